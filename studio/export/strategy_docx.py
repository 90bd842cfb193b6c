"""A written plan as a document that an office files: letterhead, parts, indicators, plan beside results."""

from studio import i18n
from studio.domain.plan_results import Block, Measure, Results, Verdict, blocks, words_in
from studio.domain.record import Value
from studio.domain.strategy import Indicator
from studio.export.docx import EMPTY, Kop, Paper, blank, finished_docx
from studio.export.docx_layout import Sheet

VERDICTS: dict[Verdict, str] = {
    "unmeasured": "belum diukur", "no-target": "belum bertarget", "reached": "tercapai",
    "closer": "mendekati target", "still": "belum bergerak", "back": "menjauh dari target",
}  # fmt: skip
NOTHING = "–"
INSET = 8
"""What stands below a heading begins where its words do, in mm."""


class StrategyDocument(Value, frozen=True, kw_only=True):
    """What the document shows; `parts` are (title, text), `indicators_in` the part that holds the table."""

    kop: Kop
    form: str
    title: str
    period: str
    basis: str
    parts: tuple[tuple[str, str], ...]
    indicators_in: int = -1
    results: Results | None = None
    city: str = ""
    position: str = ""
    name: str = ""
    paper: Paper = "a4"


def strategy_docx(plan: StrategyDocument) -> bytes:
    """The document, the same bytes for the same plan."""
    document = blank(plan.paper)
    page = Sheet(document, inset=INSET)
    page.letterhead(plan.kop.logo, plan.kop.lines, plan.kop.address)
    page.centred(plan.form.upper(), plan.title)
    page.pairs([("Periode", plan.period), ("Dasar penyusunan", plan.basis)])
    measured = plan.results.indicators if plan.results else ()
    for number, (title, text) in enumerate(plan.parts):
        page.chapter(f"{chr(65 + number)}.", title)
        holds = number == plan.indicators_in and bool(measured)
        if text.strip() or not holds:
            _written(page, text)
        if holds:
            _indicators(page, measured)
    number = len(plan.parts)
    if plan.indicators_in < 0 and measured:
        page.chapter(f"{chr(65 + number)}.", "Indikator kinerja")
        _indicators(page, measured)
        number += 1
    if plan.results and (plan.results.planned or measured):
        page.chapter(f"{chr(65 + number)}.", "Rencana dan hasil")
        _results(page, plan.results)
    page.signature(plan.city or EMPTY, plan.position or EMPTY, plan.name or EMPTY)
    return finished_docx(document, plan.title)


def _written(page: Sheet, text: str) -> None:
    if not words_in(text):
        page.body("Bagian ini belum diisi.", faint=True)
        return
    for block in blocks(text):
        _block(page, block)


def _block(page: Sheet, block: Block) -> None:
    if block.kind == "table":
        page.table(block.rows[0], block.rows[1:], right=numbers_in(block.rows))
        page.gap()
    elif block.kind == "text":
        page.body(block.text)
    else:
        page.item(block.mark or "–", block.text)


def numbers_in(rows: tuple[tuple[str, ...], ...]) -> tuple[int, ...]:
    """Columns of a table whose cells below the head all begin with a digit."""
    wide = len(rows[0])
    return tuple(
        at
        for at in range(wide)
        if len(rows) > 1 and all(row[at][:1].isdigit() or row[at] == NOTHING for row in rows[1:])
    )


def _indicators(page: Sheet, measured: tuple[tuple[Indicator, Measure], ...]) -> None:
    head = ("No.", "Indikator", "Satuan", "Awal", "Target", "Capaian", "Sumber data")
    rows = [
        (f"{number}.", one.name or NOTHING, one.unit or NOTHING, _number(one.baseline), _number(one.target),
         _number(one.actual), one.source or NOTHING)
        for number, (one, _m) in enumerate(measured, 1)
    ]  # fmt: skip
    page.gap()
    page.table(head, rows, widths=(12, 40, 25, 16, 17, 21, 29), right=(3, 4, 5))
    page.gap()


def _results(page: Sheet, results: Results) -> None:
    span = f"{i18n.long_date(results.first)} sampai {i18n.long_date(results.last)}"
    page.body(
        f"Perbandingan untuk {span}. Direncanakan {i18n.number(results.planned)} konten, sudah terbit"
        f" {i18n.number(results.published)} konten{_percent(results.published, results.planned)}."
    )
    if results.indicators:
        page.heading("Capaian indikator")
        page.table(
            ("Indikator", "Awal", "Target", "Capaian", "Keadaan"),
            [_judged(one, measure) for one, measure in results.indicators],
            widths=(60, 20, 20, 20, 40), right=(1, 2, 3),
        )  # fmt: skip
    months = [m for m in results.months if m.planned or m.published]
    if months:
        page.heading("Kegiatan per bulan")
        page.table(
            ("Bulan", "Direncanakan", "Terbit", "Terlaksana"),
            [
                (
                    _month(m.month),
                    i18n.number(m.planned),
                    i18n.number(m.published),
                    _share(m.published, m.planned),
                )
                for m in months
            ],
            widths=(64, 32, 32, 32),
            right=(1, 2, 3),
        )
    _pillars_and_messages(page, results)


def _pillars_and_messages(page: Sheet, results: Results) -> None:
    if results.pillars:
        page.heading("Kegiatan per pilar")
        page.table(
            ("Pilar", "Target", "Direncanakan", "Terbit", "Bagian yang terbit"),
            [
                (s.name, f"{s.target}%" if s.target else "–", i18n.number(s.planned),
                 i18n.number(s.published), f"{i18n.decimal(s.published_share, 0)}%")
                for s in results.pillars
            ],
            widths=(52, 20, 32, 20, 36), right=(1, 2, 3, 4),
        )  # fmt: skip
    if results.messages:
        page.heading("Pesan kunci yang dibawa konten")
        page.table(
            ("Pesan", "Kampanye", "Konten", "Terbit"),
            [
                (m.text, m.campaign or NOTHING, i18n.number(m.planned), i18n.number(m.published))
                for m in results.messages
            ],
            widths=(82, 42, 18, 18), right=(2, 3),
        )  # fmt: skip


def _judged(one: Indicator, measure: Measure) -> tuple[str, ...]:
    said = VERDICTS[measure.verdict]
    if measure.left and measure.verdict != "unmeasured":
        said += f", selisih {_number(measure.left)}"
    name = f"{one.name} ({one.unit})" if one.unit else one.name
    return name or NOTHING, _number(one.baseline), _number(one.target), _number(one.actual), said


def _number(text: str) -> str:
    return i18n.number(text) if text else NOTHING


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}%" if whole else NOTHING


def _percent(part: int, whole: int) -> str:
    return f" ({round(100 * part / whole)} persen)" if whole else ""


def _month(month: str) -> str:
    from datetime import date  # noqa: PLC0415 - only here

    return i18n.month_year(date(int(month[:4]), int(month[5:7]), 1))
