"""Wavy lines under words a check speaks of, and what can be done there: replace, pass over, ask why.

Marks are cursors of the document, so they move with what is typed; those that are touched go at once and come
back, if they are still so, with the next check.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit, QToolTip

from studio.domain.review import Finding, Severity, Where
from studio.ui import theme
from studio.ui.post.captions.edit import CaptionEdit, utf16
from studio.ui.post.why import WhyPopup
from studio.ui.widgets.basic import plain_tip
from studio.ui.words import _, language

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

TONES: dict[Severity, str] = {"blocker": "stop", "warning": "warn", "advice": "info"}
ICONS: dict[Severity, str] = {
    "blocker": "alert-octagon",
    "warning": "alert-triangle",
    "advice": "info-circle",
}
SENTENCE = 48
"""A stretch longer than that is a whole sentence, and gets a quiet line of dots."""
Edit = QTextEdit | QPlainTextEdit
Act = Callable[[], object]
MOST = 3
"""Findings that one menu is about."""
Replace = Callable[[int, int, str], object]
"""Puts words in the place of those from a character to another; one undoable command."""


class Mark(NamedTuple):
    """A finding and where its words stand now."""

    finding: Finding
    cursor: QTextCursor


def mine(found: Finding, where: Where) -> bool:
    """Whether a finding is about words of this text."""
    return found.where.span is not None and same_text(found.where, where)


def same_text(at: Where, where: Where) -> bool:
    """Whether a place lies in a text."""
    if at.asset:
        return False
    return (at.slot, at.page, at.platform, at.field) == (where.slot, where.page, where.platform, where.field)


class WordMarks(QObject):
    """The marks of one field. `where` says which text it shows now, `text` that text, `store` changes it."""

    def __init__(
        self,
        edit: Edit,
        page: "PostPage",
        where: Callable[[], Where],
        text: Callable[[], str],
        store: Replace,
    ) -> None:
        super().__init__(edit)
        self.edit, self.page = edit, page
        self._where, self._text, self._store = where, text, store
        self.marks: list[Mark] = []
        edit.viewport().installEventFilter(self)
        edit.document().contentsChange.connect(self._touched)
        if (checked := getattr(page, "checked", None)) is not None:  # a template is tried without checks
            checked.connect(self._checked)
        theme.look().changed.connect(self._paint)
        self.refresh()

    def _checked(self, _verdict: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Mark what the last check found here, unless it is of a text that has changed since."""
        verdict = getattr(self.page, "verdict", None)
        if verdict is None or self.page.run.stale:
            return
        text, where = self._text(), self._where()
        found = [f for f in verdict.findings if mine(f, where)]
        self.marks = [made for f in found if (made := self._mark(f, text)) is not None]
        self._paint()

    def edit_selects(self, where: Where) -> bool:
        """Select the words of a place, when they stand in this field; the caret is at their end."""
        text, span = self._text(), where.span
        if span is None or not same_text(where, self._where()) or span[1] > len(text):
            return False
        cursor = QTextCursor(self.edit.document())
        last = self.edit.document().characterCount() - 1
        cursor.setPosition(min(utf16(text, span[0]), last))
        cursor.setPosition(min(utf16(text, span[1]), last), QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)
        self.edit.ensureCursorVisible()
        return True

    def clear(self) -> None:
        """Show none, until the next check."""
        self.marks = []
        self._paint()

    def at(self, position: int) -> tuple[Mark, ...]:
        """Marks at a place of the document, the worst first, the shorter first."""
        found = [m for m in self.marks if m.cursor.selectionStart() <= position <= m.cursor.selectionEnd()]
        rank = list(TONES)
        key = lambda m: (rank.index(m.finding.severity), m.cursor.selectionEnd() - m.cursor.selectionStart())  # noqa: E731
        return tuple(sorted(found, key=key))

    def replace(self, mark: Mark) -> None:
        """Put the better wording in the place of the words, as one command."""
        text, fix = self._text(), mark.finding.fix
        if fix is None:
            return
        start, end = (
            codepoint(text, at) for at in (mark.cursor.selectionStart(), mark.cursor.selectionEnd())
        )
        caret = start + len(fix)
        self.marks = [m for m in self.marks if m is not mark]
        self._store(start, end, fix)
        cursor = self.edit.textCursor()
        cursor.setPosition(min(utf16(self._text(), caret), self.edit.document().characterCount() - 1))
        self.edit.setTextCursor(cursor)

    def ignore(self, mark: Mark) -> None:
        """Pass these words over for good."""
        if pass_over(self.page, mark.finding, self._text()):
            self.marks = [m for m in self.marks if m is not mark]
            self._paint()

    def menu(self, position: int) -> QMenu | None:
        """What can be done about the marks at a place; none without marks."""
        found = self.at(position)
        if not found:
            return None
        menu = QMenu(self.edit)
        for mark in found[:MOST]:
            title(menu, mark.finding, shown=len(found) > 1)
            self._offer(menu, mark)
        return menu

    def open_menu(self) -> bool:
        """The menu for the mark at the caret, else for the next one; False without marks."""
        here = self.edit.textCursor().position()
        if not self.at(here):
            after = sorted(m.cursor.selectionStart() for m in self.marks)
            if not after:
                return False
            here = next((at for at in after if at >= here), after[0])
            cursor = self.edit.textCursor()
            cursor.setPosition(here)
            self.edit.setTextCursor(cursor)
        menu = self.menu(here)
        if menu is not None:
            menu.popup(self.edit.viewport().mapToGlobal(self.edit.cursorRect().bottomLeft()))
            menu.setActiveAction(
                next(act for act in menu.actions() if act.isEnabled() and not act.isSeparator())
            )
        return menu is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The context menu, and words of a check beside the pointer."""
        if isinstance(event, QHelpEvent):
            return self._tip(event)
        if isinstance(event, QContextMenuEvent) and watched is self.edit.viewport():
            return self._context(event)
        return super().eventFilter(watched, event)

    def _tip(self, event: QHelpEvent) -> bool:
        found = self.at(self.edit.cursorForPosition(event.pos()).position())
        if not found:
            return False
        QToolTip.showText(event.globalPos(), plain_tip(found[0].finding.message), self.edit, QRect())
        return True

    def _context(self, event: QContextMenuEvent) -> bool:
        menu = self.menu(self.edit.cursorForPosition(event.pos()).position())
        if menu is None:
            return False
        menu.addSeparator()
        usual = self.edit.createStandardContextMenu()
        usual.setParent(menu, usual.windowFlags())
        menu.addActions(usual.actions())
        menu.popup(event.globalPos())
        return True

    def _offer(self, menu: QMenu, mark: Mark) -> None:
        desk = self.page.desk
        writable = not desk.session.read_only and not self.edit.isReadOnly()
        offer(
            menu, mark.finding,
            replace=(lambda: self.replace(mark)) if writable else None,
            ignore=None if desk.session.read_only else (lambda: self.ignore(mark)),
            why=lambda: self._why(mark),
        )  # fmt: skip

    def _why(self, mark: Mark) -> None:
        cursor = QTextCursor(mark.cursor)
        cursor.setPosition(mark.cursor.selectionStart())
        rect = self.edit.cursorRect(cursor)
        corner: QPoint = self.edit.viewport().mapToGlobal(rect.bottomLeft())
        WhyPopup(self.edit, mark.finding).open_at(corner)

    def _mark(self, found: Finding, text: str) -> Mark | None:
        start, end = found.where.span or (0, 0)
        last = self.edit.document().characterCount() - 1
        if not 0 <= start < end <= len(text) or utf16(text, end) > last:
            return None
        cursor = QTextCursor(self.edit.document())
        cursor.setPosition(utf16(text, start))
        cursor.setPosition(utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        return Mark(found, cursor)

    def _touched(self, at: int, gone: int, come: int) -> None:
        """Something was typed: marks that it touches are no longer so."""
        if not self.marks or (gone == come and gone > 1):
            return  # a change of looks alone
        end = at + come
        left = [m for m in self.marks if _clear_of(m.cursor, at, end)]
        if len(left) != len(self.marks):
            self.marks = left
            self._paint()

    def _paint(self) -> None:
        look, made = theme.look(), []
        for mark in reversed(self.at_all()):
            shape = QTextCharFormat()
            long = mark.cursor.selectionEnd() - mark.cursor.selectionStart() > SENTENCE
            styles = QTextCharFormat.UnderlineStyle
            shape.setUnderlineStyle(styles.DotLine if long else styles.WaveUnderline)
            shape.setUnderlineColor(look.color(TONES[mark.finding.severity]))
            one = QTextEdit.ExtraSelection()
            one.cursor, one.format = mark.cursor, shape
            made.append(one)
        if isinstance(self.edit, CaptionEdit):
            self.edit.show_marks(made)
        else:
            self.edit.setExtraSelections(made)

    def at_all(self) -> list[Mark]:
        """All marks, the worst first."""
        rank = list(TONES)
        return sorted(self.marks, key=lambda m: rank.index(m.finding.severity))


def title(menu: QMenu, found: Finding, *, shown: bool) -> None:
    """The name of the check above its acts, where a menu is about several."""
    if not shown:
        return
    from studio.session.findings import about  # noqa: PLC0415 - the first window need not wait for it

    if menu.actions():
        menu.addSeparator()
    menu.addAction(about(found.id, "en" if language() == "en" else "id").name).setEnabled(False)


def offer(menu: QMenu, found: Finding, *, replace: Act | None, ignore: Act | None, why: Act) -> None:
    """What can be done about a finding, as entries of a menu."""
    if found.fix is not None and replace is not None:
        better = " ".join(found.fix.split()).replace("&", "&&")
        words = _("Ganti dengan “{words}”").format(words=better) if len(better) > 1 else _("Hapus kata ini")
        menu.addAction(theme.icon("check", "accent"), words, replace)
    if found.severity == "advice" and ignore is not None:
        menu.addAction(theme.icon("eye-off"), _("Abaikan selalu"), ignore)
    menu.addAction(theme.icon(ICONS[found.severity], TONES[found.severity]), _("Mengapa?"), why)


def pass_over(page: "PostPage", found: Finding, text: str) -> bool:
    """Ignore advice for good, as one command; False when it may not be."""
    from studio.session.ignoring import ignore  # noqa: PLC0415 - the first window need not wait for it

    record = ignore(found, text, page.window_.me, page.desk.session.now())
    return record is not None and page.desk.put(_("Abaikan “{words}”").format(words=record.words), record)


def _clear_of(cursor: QTextCursor, start: int, end: int) -> bool:
    """Whether an edit left the words of a mark alone."""
    return cursor.hasSelection() and (end < cursor.selectionStart() or start > cursor.selectionEnd())


def codepoint(text: str, at: int) -> int:
    """Which code point stands at a place as Qt counts."""
    return len(text.encode("utf-16-le")[: 2 * at].decode("utf-16-le", "ignore"))
