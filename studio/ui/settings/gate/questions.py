"""Pertanyaan: every question of the gate, and what the office made of it."""

from typing import TYPE_CHECKING, Any, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from studio.domain.ethics import Group
from studio.session import office_gate
from studio.session.office_gate import OfficeRow
from studio.ui.naming import number
from studio.ui.post.checks.where import severity_words
from studio.ui.settings.gate.detail import DetailPage
from studio.ui.settings.gate.list import QuestionList
from studio.ui.settings.gate.own_form import OwnForm
from studio.ui.settings.gate.words import group_name
from studio.ui.settings.year.edit_page import WithForm
from studio.ui.widgets.basic import Label, box, button, column, empty, line, put, row, writes
from studio.ui.widgets.choice import Chip, Options, Search
from studio.ui.words import _, language, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class QuestionsTab(WithForm):
    """The list with search and filters; in its place a question while it is open."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.rows: dict[str, OfficeRow] = {}
        self._build()

    def refresh(self) -> None:
        """Show the questions as the office has them now."""
        found = office_gate.rows(self.desk.project, language=language())
        self.rows = {shown.item.id: shown for shown in found}
        chosen = (self.groups.chosen, self.severities.chosen, self.states.chosen)
        shown = office_gate.narrowed(found, self.search.text(), *chosen)
        self.list.show_rows(shown)
        words = many("{count} butir", len(shown)).format(count=number(len(shown)))
        off = sum(one.off for one in found)
        if off:
            words += " · " + _("{count} dimatikan").format(count=number(off))
        self.count.setText(words)
        if self.form is None:
            self._stack.setCurrentWidget(self.list if shown else self._none)
        elif isinstance(self.form, DetailPage):
            self.form.show_row(self.rows.get(self.form.ident))

    def search_here(self) -> None:
        """Put the caret into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_question(self, ident: str) -> None:
        """Open a question."""
        if not self.rows:
            self.refresh()
        if (shown := self.rows.get(ident)) is not None:
            self._open(DetailPage(self.window_, shown, self.change_own))

    def add(self) -> None:
        """A question of the office's own."""
        if self.desk.attempt(self.desk.session.require_writable):
            self._open(OwnForm(self.window_, None))

    def change_own(self, shown: OfficeRow) -> None:
        """Write a question of the office's own anew."""
        if self.desk.attempt(self.desk.session.require_writable):
            self._open(OwnForm(self.window_, shown))

    def _closed(self, form: Any) -> None:
        self.refresh()
        if form.ident:
            self.list.put_caret(form.ident)
        self.list.setFocus()

    def _build(self) -> None:
        self.search = Search(_("Cari pertanyaan"), _("Cari kata, nomor, atau aturan"))
        self.search.setFixedWidth(250)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.groups, self.severities = Chip(_("Kelompok"), _groups), Chip(_("Tingkat"), _severities)
        self.states = Chip(_("Keadaan"), _states)
        for chip in (self.groups, self.severities, self.states):
            chip.changed.connect(lambda _keys: self.refresh())
        self.count = Label("", "muted")
        add = writes(button(_("Tambah pertanyaan"), self.add, kind="primary", icon="plus"))
        bar = row(self.search, self.groups, self.severities, self.states, self.count, None, add,
                  margins=(24, 10, 24, 10))  # fmt: skip
        self._head = box(column(bar, line(), gap=0))
        self.list = QuestionList()
        self.list.opened.connect(self.open_question)
        every = button(_("Tampilkan semua"), self._show_all)
        self._none = empty(
            "search", _("Tidak ada pertanyaan yang cocok"), _("Coba kata atau saringan lain."), every
        )
        self._stack = QStackedWidget()
        for part in (self.list, self._none):
            self._stack.addWidget(part)
        put(QVBoxLayout(self), self._head, self._stack, gap=0).setStretch(1, 1)
        self.setFocusProxy(self.list)

    def _show_all(self) -> None:
        self.search.clear()
        for chip in (self.groups, self.severities, self.states):
            chip.choose(frozenset())
        self.refresh()


def _groups() -> Options:
    return [(group, group_name(group)) for group in get_args(Group)]


def _severities() -> Options:
    return [(key, severity_words(key)[0]) for key in ("blocker", "warning", "advice")]


def _states() -> Options:
    return [
        ("off", _("Dimatikan")), ("changed", _("Diubah kantor")), ("own", _("Milik kantor")),
        ("profile", _("Diubah profil")),
    ]  # fmt: skip
