"""The gate on paper: what is open, what was answered and by whom, what was waived, what is switched off."""

from datetime import datetime, timedelta

from studio import i18n
from studio.checks.gate import Gate, Row
from studio.domain.content import Asset, Figure, Office, Person
from studio.domain.moments import OFFSETS
from studio.domain.project import Project
from studio.domain.record import Value
from studio.export.docx_layout import Sheet
from studio.export.index_page import SEVERITY_NAMES

SAID = {"yes": "Ya", "no": "Tidak", "not-applicable": "Tidak berlaku", "waived": "Dikecualikan"}
FELL = {
    "changed": "isinya berubah setelah dijawab",
    "unrecorded": "catatannya diubah di luar Studio Humas",
    "person": "penjawabnya tidak berwenang",
    "short": "jawaban tertulisnya kurang",
    "evidence": "buktinya belum dicatat",
    "no": "dijawab tidak",
}
ROLE_NAMES = {
    "designer": "perancang", "filler": "pengisi", "editor": "penyunting", "verifier": "pemeriksa",
    "approver": "penyetuju", "admin": "pengelola",
}  # fmt: skip
UNSIGNED = (
    "Jawaban di lembar ini belum ditandatangani. Ia membuktikan bahwa seseorang yang membuka berkas proyek"
    " memilih nama tersebut, dan isi yang dijawab tidak berubah sesudahnya; bukan bahwa orang itu sendiri"
    " yang menjawab."
)


class GatePaper(Value, frozen=True, kw_only=True):
    """The rows of the tables as text, and the numbers over them."""

    draft: bool
    counts: tuple[tuple[str, int], ...]
    open: tuple[tuple[str, str, str], ...]
    answered: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]
    """Who answered on which day, and each answer."""
    off: tuple[tuple[str, str], ...]


def gate_paper(project: Project, gate: Gate) -> GatePaper:
    """What is printed of a gate."""
    settled = [row for row in gate.rows if row.state in {"answered", "waived"}]
    return GatePaper(
        draft=gate.blocked,
        counts=(
            *((SEVERITY_NAMES[level], len(gate.left(level))) for level in SEVERITY_NAMES),
            ("Dijawab", sum(row.state == "answered" for row in settled)),
            ("Dikecualikan", sum(row.state == "waived" for row in settled)),
            ("Lolos", sum(row.state == "passed" for row in gate.rows)),
        ),
        open=tuple(_open(project, row) for row in gate.rows if row.open),
        answered=_by_person(project, settled),
        off=gate.off,
    )


def write_gate(page: Sheet, paper: GatePaper) -> None:
    """The section of the approval sheet."""
    page.heading("Hasil daftar periksa")
    page.counts(paper.counts)
    if paper.draft:
        page.text("Ada penghalang terbuka, jadi media dalam bundel ini bertanda cetak coba.")
    if paper.open:
        page.table(("Tingkat", "Butir terbuka", "Letak"), paper.open, widths=(26, 99, 35))
    else:
        page.text("Tidak ada butir terbuka.")
    if paper.answered:
        page.heading("Jawaban dan pengecualian")
        for who, rows in paper.answered:
            page.text(who, stays=True)
            page.table(("Butir", "Jawaban", "Alasan dan bukti"), rows, widths=(72, 24, 64))
            page.gap()
        page.body(UNSIGNED, faint=True)
    if paper.off:
        page.heading("Butir yang dimatikan kantor")
        page.table(("Butir", "Alasan"), paper.off, widths=(22, 138))


def _open(project: Project, row: Row) -> tuple[str, str, str]:
    said = _words(row)
    if row.fell and row.answer is not None:
        said += f" (jawaban {_name(project, row)} gugur: {FELL[row.fell]})"
    return SEVERITY_NAMES[row.severity], said, _place(project, row)


def _by_person(project: Project, rows: list[Row]) -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
    groups: dict[str, list[tuple[str, str, str]]] = {}
    for row in rows:
        answer = row.answer
        if answer is None:
            raise AssertionError("a settled row has its answer")
        role, day = ROLE_NAMES.get(answer.role, answer.role), _day(project, answer.at)
        who = ", ".join(part for part in (_name(project, row), role, day) if part)
        why = " ".join(filter(None, (answer.reason, answer.evidence and f"Bukti: {answer.evidence}."))) or "–"
        what = f"{_words(row)} [{_place(project, row)}]"
        groups.setdefault(who, []).append((what, SAID[answer.answer], why))
    return tuple((who, tuple(said)) for who, said in groups.items())


def _words(row: Row) -> str:
    if row.question is not None:
        item = row.question.item
        return f"{item.id} · {item.question.get('id', '')}"
    if not row.findings:
        return "Catatan gerbang diubah di luar Studio Humas."
    more = len({finding.message for finding in row.findings}) - 1
    return row.findings[0].message + (f" (dan {more} lagi seperti ini)" if more else "")


def _name(project: Project, row: Row) -> str:
    person = project.find(Person, row.answer.person) if row.answer and row.answer.person else None
    return person.name if person else ""


def _place(project: Project, row: Row) -> str:
    kind, _, ident = row.about.partition(":")
    if kind == "picture":
        asset = project.find(Asset, ident)
        return asset.name if asset else "gambar"
    if kind == "figure":
        figure = project.find(Figure, ident)
        return figure.label if figure else "angka"
    if kind == "caption":
        return "takarir" if ident == "common" else f"takarir {ident}"
    known = {"texts": "semua teks", "media": "gambar jadi", "captions": "takarir", "whole": "seluruh konten"}
    return known.get(kind, "kantor")


def _day(project: Project, at: str) -> str:
    """The day on the office's wall."""
    office = project.find(Office, "office")
    hours = OFFSETS[office.zone if office else "Asia/Jakarta"]
    return i18n.long_date((datetime.fromisoformat(at) + timedelta(hours=hours)).date().isoformat())
