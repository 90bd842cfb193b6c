"""The rows of the list: questions and findings of the gate under heads, by filter and search."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Literal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, Qt

from studio.checks.gate import Row as GateRow
from studio.domain.content import Person
from studio.domain.project import Project
from studio.domain.template import Template
from studio.session.findings import Spread, about, spreads
from studio.session.gate import may_answer
from studio.session.gate_list import mine, roles_of
from studio.session.redact import can_redact
from studio.ui.naming import initials
from studio.ui.post.checks import words
from studio.ui.post.checks.where import Target, severity_word, severity_words, speech, spread_words, target_of
from studio.ui.post.verdict import Verdict
from studio.ui.widgets.basic import Tone
from studio.ui.widgets.rowlist import Index, RowModel, Spoken
from studio.ui.words import _, many

ORDER = ("blocker", "warning", "advice")
QUIET = ("answered", "passed", "skipped", "off")
"""Heads that open and close."""
LONGEST = 26
"""Characters of a name in a row; the panel has all of it."""
Kind = Literal["head", "item", "quiet"]
Control = Literal["", "choice", "typed", "acts", "waits", "done", "auto"]
"""What stands at the right of a row: a choice of three, a field, buttons, whom it waits for, who answered."""
Act = tuple[str, str]
"""What a button of a row does, and its words."""


@dataclass(slots=True)
class Row(Spoken):
    """One row. A head stands over others; an item is a row of the gate, with what is found and where."""

    kind: Kind
    key: str
    title: str
    detail: str = ""
    icon: str = ""
    tone: Tone = ""
    count: int = 0
    open: bool = True
    gate: GateRow | None = None
    spreads: tuple[Spread, ...] = ()
    target: Target | None = None
    control: Control = ""
    acts: tuple[Act, ...] = ()
    note: str = ""
    initials: str = ""
    chosen: str = ""

    @property
    def spread(self) -> Spread | None:
        """The first of what was found."""
        return self.spreads[0] if self.spreads else None

    @property
    def said(self) -> str:
        """What a screen reader says."""
        if self.kind == "head":
            return f"{self.title} {self.count}. {self.detail}"
        if self.gate is None:
            return f"{self.note}: {self.title}. {self.detail}"
        state = self.note if self.control in {"done", "auto", "waits"} else _("belum dijawab")
        return f"{severity_word(self.gate.severity)}: {self.title} {self.detail}. {state}"

    @property
    def tip(self) -> str:
        """The whole of it; a head needs none."""
        return f"<span>{escape(self.title)}<br>{escape(self.detail)}</span>" if self.kind != "head" else ""


@dataclass(slots=True)
class Filter:
    """What is to be seen: everything, mine or the program's (`all`, `mine`, `auto`), words, open groups."""

    part: str = "all"
    words: str = ""
    open: set[str] = field(default_factory=lambda: {"answered"})

    def takes(self, *texts: str) -> bool:
        """Whether every word looked for stands in one of the texts."""
        all_of_it = " ".join(texts).casefold()
        return all(word in all_of_it for word in self.words.casefold().split())

    def shows(self, key: str) -> bool:
        """Whether a head that closes is open."""
        return key in self.open or bool(self.words)


@dataclass(frozen=True, slots=True)
class Seen:
    """What rows are made from beside the verdict."""

    project: Project
    me: Person | None
    zone: ZoneInfo
    today: str
    template: Template | None = None
    pages: int = 1
    sizes: int = 0
    """How many placements the post has."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows there are in all, of mine, of the program's own; and how many are done."""

    all: int = 0
    mine: int = 0
    auto: int = 0
    done: int = 0


def counts_of(verdict: Verdict, seen: Seen) -> Counts:
    """What the bar counts; a check that ran and found nothing is a row that is done."""
    rows, fine = verdict.gate.rows, len(verdict.fine)
    return Counts(
        all=len(rows) + fine,
        mine=sum(mine(seen.project, row, seen.me) for row in rows),
        auto=sum(row.question is None or row.state == "passed" for row in rows) + fine,
        done=sum(not row.open for row in rows) + fine,
    )


def rows_of(verdict: Verdict, seen: Seen, wanted: Filter) -> list[Row]:
    """Everything the list shows."""
    made = [item(row, seen) for row in verdict.gate.rows if _wanted(row, seen, wanted.part)]
    made = [row for row in made if wanted.takes(row.title, row.detail, row.note)]
    found: list[Row] = []
    for severity in ORDER:
        found += _under(severity, [r for r in made if r.gate and r.gate.open and r.gate.severity == severity])
    if wanted.part == "mine":
        return found
    answered = [row for row in made if row.gate and row.gate.state in {"answered", "waived"}]
    found += _quiet("answered", _("Dijawab"), "user-check", "ok", answered, wanted)
    fine = [row for row in made if row.gate and row.gate.state == "passed"]
    fine += [
        Row("quiet", f"passed:{ident}", about(ident, speech()).name, about(ident, speech()).basis, "check",
            "ok", note=_("otomatis"))
        for ident in verdict.fine
    ]  # fmt: skip
    found += _quiet("passed", _("Lolos"), "check", "ok", _fitting(fine, wanted), wanted)
    idle = [
        Row("quiet", f"skipped:{ident}", about(ident, speech()).name, why, "circle-dashed",
            note=_("tidak dijalankan"))
        for ident, why in verdict.skipped
    ]  # fmt: skip
    found += _quiet("skipped", _("Tidak dijalankan"), "circle-dashed", "", _fitting(idle, wanted), wanted)
    if wanted.part == "all":
        off = [
            Row("quiet", f"off:{i}", i, why, "eye-off", note=_("dimatikan")) for i, why in verdict.gate.off
        ]
        found += _quiet("off", _("Dimatikan kantor"), "eye-off", "", _fitting(off, wanted), wanted)
    return found


def item(row: GateRow, seen: Seen) -> Row:
    """A row of the gate as the list shows it."""
    found = spreads(row.findings, speech()) if row.findings else ()
    _many, icon, tone, _means = severity_words(row.severity)
    if not row.open:
        icon, tone = "check", "ok"
    made = Row("item", f"row:{row.key}", "", icon=icon, tone=tone, gate=row, spreads=found)
    made.target = target_of(found[0].first, seen.template) if found else None
    made.title, made.detail = _title(row, found), _detail(row, found, seen)
    made.chosen = row.answer.answer if row.answer is not None else ""
    _control(made, row, seen)
    return made


def _title(row: GateRow, found: tuple[Spread, ...]) -> str:
    if row.question is not None:
        return words.told(row.question.item.question)
    if not found:
        return _("Catatan gerbang diubah di luar Studio Humas")
    more = f" ({words.more_words(len(found) - 1)})" if len(found) > 1 else ""
    return found[0].message + more


def _detail(row: GateRow, found: tuple[Spread, ...], seen: Seen) -> str:
    if row.fell and (fell := words.fell_words(seen.project, row)):
        return fell if row.question is None else f"{row.item} · {fell}"
    if row.question is None:
        return spread_words(found[0], seen.template, seen.pages) if found else ""
    basis = row.question.item.basis
    parts = [row.item, words.rule_words(basis[0]) if basis else "", words.part_name(seen.project, row.about)]
    if row.about.startswith(("picture:", "media")) and seen.sizes:
        parts.append(many("{count} ukuran", seen.sizes).format(count=seen.sizes))
    return " · ".join(part for part in parts if part)


def _control(made: Row, row: GateRow, seen: Seen) -> None:
    """What can be done with a row, by whom."""
    if row.state == "passed":
        made.control, made.note = "auto", _("otomatis")
    elif not row.open and row.answer is not None:
        name = words.person_name(seen.project, row.answer)
        made.control, made.initials = "done", initials(name)
        name = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
        when = words.moment(row.answer.at, seen.zone, seen.today)
        waived = _("Dikecualikan") if row.state == "waived" else ""
        made.note = " · ".join(part for part in (waived, name, when) if part)
    elif row.question is None:
        made.control, made.acts = "acts", _acts(made, row)
    elif seen.me is not None and not may_answer(seen.project, row, seen.me):
        made.control, made.note = "waits", _("menunggu {who}").format(who=words.role_list(roles_of(row)))
    elif row.state == "void":
        made.control, made.acts = "acts", (("again", _("Jawab lagi")), ("open", _("Ubah")))
    else:
        made.control = "typed" if row.severity == "warning" else "choice"


def _acts(made: Row, row: GateRow) -> tuple[Act, ...]:
    """The buttons of a finding, the last of them the likeliest."""
    first = made.spread.first if made.spread is not None else None
    fix = first is not None and first.fix is not None
    jump: tuple[Act, ...] = (("jump", made.target.words),) if made.target else ()
    if row.state == "void":
        return (*jump, ("again", _("Jawab lagi")))
    if fix:
        cover = first is not None and can_redact(first)
        jump = (*jump, ("fix", _("Samarkan") if cover else _("Perbaiki")))
    if row.severity == "warning":
        return (*jump, ("answer", _("Jawab"))) if not fix else jump
    if row.severity == "advice" and not fix:
        return (("ignore", _("Abaikan")), *jump)
    return jump


def _wanted(row: GateRow, seen: Seen, part: str) -> bool:
    if part == "mine":
        return mine(seen.project, row, seen.me)
    return part == "all" or row.question is None or row.state == "passed"


def _fitting(rows: Iterable[Row], wanted: Filter) -> list[Row]:
    return [row for row in rows if wanted.takes(row.title, row.detail)]


def _under(severity: str, rows: list[Row]) -> list[Row]:
    name, icon, tone, means = severity_words(severity)
    head = Row("head", severity, name, means, icon, tone, count=len(rows))
    return [head, *rows] if rows else []


def _quiet(key: str, name: str, icon: str, tone: Tone, rows: list[Row], wanted: Filter) -> list[Row]:
    if not rows:
        return []
    shown = wanted.shows(key)
    head = Row("head", key, name, "", icon, tone, count=len(rows), open=shown)
    return [head, *rows] if shown else [head]


class Rows(RowModel[Row]):
    """The rows for the list view; showing others keeps those that stay, so that selection and scroll do."""

    def show_rows(self, rows: list[Row]) -> None:
        """Show these, by the smallest steps: what is gone goes, what is new comes, what moved moves."""
        wanted = {row.key for row in rows}
        for number in range(len(self.rows) - 1, -1, -1):
            if self.rows[number].key not in wanted:
                self.beginRemoveRows(QModelIndex(), number, number)
                del self.rows[number]
                self.endRemoveRows()
        for number, row in enumerate(rows):
            self._bring(number, row)

    def _bring(self, number: int, row: Row) -> None:
        """Have a row at its number; those before it stand already."""
        at = next((n for n in range(number, len(self.rows)) if self.rows[n].key == row.key), -1)
        if at < 0:
            self.beginInsertRows(QModelIndex(), number, number)
            self.rows.insert(number, row)
            self.endInsertRows()
            return
        if at != number:
            self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), number)
            self.rows.insert(number, self.rows.pop(at))
            self.endMoveRows()
        if self.rows[number] != row:
            self.rows[number] = row
            index = self.index(number, 0)
            self.dataChanged.emit(index, index)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads are passed over by the keys, unless they open and close."""
        row = self.rows[index.row()]
        if row.kind == "head" and row.key in ORDER:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def items(self) -> list[int]:
        """Numbers of the rows that are of the gate."""
        return [number for number, row in enumerate(self.rows) if row.kind == "item"]

    def unsettled(self) -> list[int]:
        """Numbers of the rows that somebody has to do something about."""
        return [number for number in self.items() if (row := self.rows[number].gate) and row.open]

    def number_of(self, key: str) -> int:
        """Where a row of the gate stands; -1 when it is not shown."""
        return next(
            (n for n, row in enumerate(self.rows) if row.kind == "item" and row.gate and row.gate.key == key),
            -1,
        )
