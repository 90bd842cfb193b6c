"""Keadaan khusus: crises, elections with their lists, and the way to mourning, which lies with the rhythm."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.content import Person
from studio.domain.ethics import Situation
from studio.session import special_times
from studio.session.office_year import rhythm_of
from studio.ui import theme
from studio.ui.modes import end_crisis, start_crisis
from studio.ui.naming import between, number, short_date
from studio.ui.post.checks.gestures import show_gestures
from studio.ui.settings.gate.election_form import ElectionForm
from studio.ui.settings.gate.words import mode_about, mode_icon, mode_name
from studio.ui.settings.year.edit_page import WithForm
from studio.ui.widgets.basic import (
    Elided,
    Icon,
    Label,
    Tone,
    box,
    button,
    card,
    clear,
    column,
    line,
    put,
    row,
    tool,
    writes,
)
from studio.ui.widgets.choice import Search
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

LONG = 6
"""Elections and crises from which on a search stands above."""


class TimesTab(WithForm):
    """Three cards; a form in their place while an election is open."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._shown: object = None
        self.search = Search(_("Cari keadaan khusus"), _("Cari nama atau alasan"))
        self.search.setFixedWidth(250)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self._head = box(row(self.search, None, margins=(24, 10, 24, 0)))
        self._inner = QVBoxLayout()
        put(self._inner, gap=10)
        inner = QWidget()
        inner.setFixedWidth(theme.look().size("measure"))
        inner.setLayout(self._inner)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(box(row(None, inner, None, margins=(24, 16, 24, 24))))
        self._area, self._stack = area, QStackedWidget()
        self._stack.addWidget(area)
        put(QVBoxLayout(self), self._head, self._stack, gap=0).setStretch(1, 1)

    def refresh(self) -> None:
        """Show what is so now."""
        project, today = self.desk.project, self.desk.now.date().isoformat()
        crises = special_times.of_mode(project, "crisis")
        elections = special_times.of_mode(project, "election")
        mourning = rhythm_of(project).mourning
        now = (crises, elections, mourning, today, self.search.text(), project.all(Person))
        if self.form is None:
            self._head.setVisible(len(crises) + len(elections) > LONG)
        if now == self._shown:
            return
        self._shown = now
        clear(self._inner)
        for part in (
            *self._title("crisis"), self._crises(self._fitting(crises), today), *self._title("election"),
            self._elections(self._fitting(elections), today), *self._title("mourning"), self._mourning(),
        ):  # fmt: skip
            self._inner.addWidget(part)
        self._inner.addStretch(1)

    def search_here(self) -> None:
        """Put the caret into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_election(self) -> None:
        """An election to come."""
        if self.desk.attempt(self.desk.session.require_writable):
            self._open(ElectionForm(self.window_, None))

    def open_election(self, ident: str) -> None:
        """Open an election."""
        found = self.desk.project.find(Situation, ident)
        if found is not None and self.desk.attempt(self.desk.session.require_writable):
            self._open(ElectionForm(self.window_, found))

    def _closed(self, form: ElectionForm) -> None:  # noqa: ARG002 - every form is closed alike
        self.refresh()
        self._stack.setCurrentWidget(self._area)

    # parts

    def _title(self, mode: str) -> tuple[QWidget, ...]:
        name, icon = mode_name(mode), mode_icon(mode)  # type: ignore[arg-type] # a Mode
        head = box(row(Icon(icon, "normal", 20), Label(name, "section"), None, gap=8, margins=(0, 6, 0, 0)))
        return head, Label(mode_about(mode), "muted", wrap=True)  # type: ignore[arg-type] # likewise

    def _fitting(self, found: tuple[Situation, ...]) -> list[Situation]:
        words = self.search.text().casefold().split()
        return [one for one in found if all(word in f"{one.name} {one.reason}".casefold() for word in words)]

    def _crises(self, found: list[Situation], today: str) -> QWidget:
        lines: list[QWidget] = []
        is_on = any(special_times.state_of(one, today) == "on" for one in found)
        if is_on:
            act = writes(
                button(
                    _("Akhiri krisis"), partial(end_crisis, self.window_), kind="primary", icon="player-play"
                )
            )
        else:
            act = writes(button(_("Mulai mode krisis…"), partial(start_crisis, self.window_), icon="urgent"))
        words = _("Sedang krisis.") if is_on else _("Tidak ada krisis.")
        lines.append(box(row(Label(words, "strong"), None, act, margins=(16, 12, 12, 12))))
        for one in found:
            lines += [line(), self._crisis(one, today)]
        return _frame(lines)

    def _crisis(self, one: Situation, today: str) -> QWidget:
        since = short_date(one.start)
        until = short_date(one.ended[:10])
        words = since if until in {"", since} else _("{start} – {end}").format(start=since, end=until)
        who = self.desk.project.find(Person, one.person) if one.person else None
        text = " · ".join(part for part in (one.name, one.reason, who.name if who else "") if part)
        return _line(words, text, _mark(one, today))

    def _elections(self, found: list[Situation], today: str) -> QWidget:
        lines: list[QWidget] = []
        for one in found:
            lists = (one.parties, one.candidates, one.numbers, one.slogans)
            count = sum(len(part) for part in lists)
            told = many("{count} nama dan slogan", count).format(count=number(count))
            change = tool(
                "pencil", _("Ubah {name}").format(name=one.name), partial(self.open_election, one.id), side=18
            )
            away = tool("trash", _("Hapus {name}").format(name=one.name), partial(self._remove, one), side=18)
            about = f"{between(one.start, one.end)} · {told}"
            lines += [_line(one.name, about, _mark(one, today), writes(change), writes(away)), line()]
        if not found:
            lines.append(box(row(Label(_("Belum ada pemilihan."), "muted"), margins=(16, 12, 16, 4))))
        add = writes(button(_("Tambah pemilihan"), self.add_election, icon="plus"))
        card_ = button(
            _("Kartu gestur"), partial(show_gestures, self.window_), icon="hand-stop", kind="ghost"
        )
        lines.append(box(row(add, card_, None, margins=(16, 10, 16, 12))))
        return _frame(lines)

    def _mourning(self) -> QWidget:
        days = rhythm_of(self.desk.project).mourning
        lines: list[QWidget] = []
        for one in sorted(days, key=lambda m: m.start, reverse=True)[:LONG]:
            when = between(one.start, one.end) if one.end else short_date(one.start)
            lines.append(Elided(" · ".join(part for part in (when, one.reason) if part)))
        if not days:
            lines.append(Label(_("Belum ada hari berkabung."), "muted"))
        go = button(_("Atur di Irama"), self._to_rhythm, icon="chevron-right", kind="link")
        return card(column(*lines, gap=4), row(go, None))

    def _to_rhythm(self) -> None:
        from studio.ui.settings.year.door import open_year  # noqa: PLC0415 - each way is its own

        open_year(self.window_, "rhythm")

    def _remove(self, one: Situation) -> None:
        words = _("Hapus masa “{name}”").format(name=one.name)
        if self.desk.edit(words, lambda draft: draft.remove(Situation, one.id)):
            told = _("Masa “{name}” dihapus.").format(name=one.name)
            self.window_.notices.say(told, "info", (_("Urungkan"), self.window_.undo))


def _mark(one: Situation, today: str) -> tuple[str, Tone]:
    known: dict[str, tuple[str, Tone]] = {
        "on": (_("menyala"), "warn"), "coming": (_("akan datang"), "info"), "over": (_("selesai"), ""),
    }  # fmt: skip
    return known[special_times.state_of(one, today)]


def _line(head: str, below: str, mark: tuple[str, Tone], *acts: QWidget) -> QWidget:
    words = column(Elided(head, "strong"), Elided(below, "muted"), gap=1)
    made = row(box(words), Label(mark[0], "chip", mark[1]), *acts, gap=8, margins=(16, 8, 12, 8))
    made.setStretch(0, 1)
    return box(made)


def _frame(lines: list[QWidget]) -> QFrame:
    made = QFrame()
    made.setObjectName("card")
    put(QVBoxLayout(made), *lines, gap=0)
    return made
