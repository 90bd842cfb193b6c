"""Findings about words in a field of one line: a sign at its end, with the acts of larger texts."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu

from studio.domain.review import Finding, Where
from studio.ui import theme
from studio.ui.post.captions.edit import utf16
from studio.ui.post.why import WhyPopup
from studio.ui.post.word_marks import (
    ICONS,
    MOST,
    TONES,
    Replace,
    mine,
    offer,
    pass_over,
    same_text,
    title,
)
from studio.ui.widgets.basic import plain_tip

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


class LineMark(NamedTuple):
    """A finding, and its words in the field by code points."""

    finding: Finding
    start: int
    end: int


class LineMarks(QObject):
    """The sign of one field. `before` counts characters of the checked text that stand before the field's."""

    def __init__(
        self, field: QLineEdit, page: "PostPage", where: Callable[[], Where], text: Callable[[], str],
        store: Replace, before: Callable[[], int] = lambda: 0,
    ) -> None:  # fmt: skip
        super().__init__(field)
        self.field, self.page = field, page
        self._where, self._text, self._store, self._before = where, text, store, before
        self.marks: tuple[LineMark, ...] = ()
        self._sign: QAction | None = None
        field.textChanged.connect(self._changed)
        if (checked := getattr(page, "checked", None)) is not None:  # a template is tried without checks
            checked.connect(self._checked)
        theme.look().changed.connect(self._show)
        self.refresh()

    def refresh(self) -> None:
        """Show what the last check found here, unless it is of a text that has changed since."""
        verdict = getattr(self.page, "verdict", None)
        if verdict is None or self.page.run.stale:
            return
        where, first, text = self._where(), self._before(), self._text()
        made = []
        for found in verdict.findings:
            start, end = (at - first for at in found.where.span or (0, 0))
            if mine(found, where) and 0 <= start < end <= len(text):
                made.append(LineMark(found, start, end))
        rank = list(TONES)
        self.marks = tuple(sorted(made, key=lambda mark: rank.index(mark.finding.severity)))
        self._show()

    def edit_selects(self, where: Where) -> bool:
        """Select the words of a place, when they stand in this field."""
        text, first = self._text(), self._before()
        start, end = (at - first for at in where.span or (0, 0))
        if where.span is None or not same_text(where, self._where()) or not 0 <= start <= end <= len(text):
            return False
        self.field.setSelection(utf16(text, start), utf16(text, end) - utf16(text, start))
        return True

    def menu(self) -> QMenu:
        """What can be done about them."""
        menu, read_only = QMenu(self.field), self.page.desk.session.read_only
        for mark in self.marks[:MOST]:
            title(menu, mark.finding, shown=len(self.marks) > 1)
            replace = None if read_only or self.field.isReadOnly() else partial(self.replace, mark)
            ignore = None if read_only else partial(self._ignore, mark)
            offer(menu, mark.finding, replace=replace, ignore=ignore, why=partial(self._why, mark))
        return menu

    def replace(self, mark: LineMark) -> None:
        """Put the better wording in the place of the words, as one command."""
        self.marks = ()
        self._show()
        self._store(mark.start, mark.end, mark.finding.fix or "")

    def open_menu(self) -> bool:
        """The menu below the field; False without marks."""
        if self.marks:
            self.menu().popup(self.field.mapToGlobal(self.field.rect().bottomLeft()))
        return bool(self.marks)

    def _checked(self, _verdict: object) -> None:
        self.refresh()

    def _changed(self, _text: str) -> None:
        if self.marks:
            self.marks = ()
            self._show()

    def _ignore(self, mark: LineMark) -> None:
        first = self._before()
        if pass_over(self.page, mark.finding, " " * first + self._text()):
            self.marks = tuple(m for m in self.marks if m is not mark)
            self._show()

    def _show(self) -> None:
        """The sign, with all messages as its tip; none without findings."""
        if self._sign is None:
            if not self.marks:
                return
            self._sign = self.field.addAction(theme.icon("check"), QLineEdit.ActionPosition.TrailingPosition)
            self._sign.triggered.connect(self.open_menu)
        self._sign.setVisible(bool(self.marks))
        if self.marks:
            worst = self.marks[0].finding.severity
            self._sign.setIcon(theme.icon(ICONS[worst], TONES[worst]))
            self._sign.setToolTip(plain_tip("\n".join(mark.finding.message for mark in self.marks[:MOST])))

    def _why(self, mark: LineMark) -> None:
        WhyPopup(self.field, mark.finding).open_at(self.field.mapToGlobal(self.field.rect().bottomLeft()))
