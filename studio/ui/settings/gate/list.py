"""The list of the gate's questions under their groups: id, question, who answers, when, severity, marks."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.session.office_gate import OfficeRow
from studio.ui import theme
from studio.ui.post.checks.where import severity_word, severity_words
from studio.ui.settings.gate.words import asked_words, attesters, group_name, told
from studio.ui.widgets.painting import RIGHT, draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel, Spoken
from studio.ui.words import _

Index = QModelIndex | QPersistentModelIndex
TALL, HEAD, SIDE = 56, 36, 24
MARKS, SEVERITY, IDENT = 128, 112, 52
OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space}


def mark_of(row: OfficeRow) -> tuple[str, str, str]:
    """Word, icon and colour of what the office, or its profile, made of a question; empty when nothing."""
    if row.off:
        return _("Dimatikan"), "ban", "stop"
    if row.own:
        return _("Milik kantor"), "building", "accent"
    if row.changed:
        return _("Diubah kantor"), "pencil", "accent"
    if row.tuned is not None:
        return _("Diubah profil"), "adjustments-horizontal", "muted"
    return "", "", ""


@dataclass(frozen=True, slots=True)
class QuestionLine(Spoken):
    """A question, or the group above its questions."""

    group: str = ""
    row: OfficeRow | None = None

    @property
    def said(self) -> str:
        """What a screen reader says."""
        if self.row is None:
            return self.group
        item = self.row.item
        parts = (item.id, told(item.question), severity_word(item.severity), self.below, mark_of(self.row)[0])
        return ". ".join(part for part in parts if part)

    @property
    def below(self) -> str:
        """Who answers, and when it is put."""
        if self.row is None:
            return ""
        who = _("Dijawab {who}").format(who=attesters(self.row.item))
        return f"{who} · {asked_words(self.row.item.asked)}"


class QuestionModel(RowModel[QuestionLine]):
    """Questions and groups; a group cannot be chosen."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What one may do with a row."""
        if index.isValid() and self.rows[index.row()].row is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class QuestionList(RowList):
    """Enter, Space or a click opens a question."""

    opened = Signal(str)

    def __init__(self) -> None:
        self.questions = QuestionModel()
        super().__init__(self.questions, _("Pertanyaan gerbang etika"))
        self.setItemDelegate(_Painter(self))
        self.clicked.connect(self._tell)

    def show_rows(self, rows: Iterable[OfficeRow]) -> None:
        """Show other questions, staying at the one the caret is on."""
        now, bar = self.current(), self.verticalScrollBar().value()
        shown: list[QuestionLine] = []
        for row in rows:
            name = _("Milik kantor") if row.own else group_name(row.item.group)
            if not shown or (shown[-1].row is not None and _heading(shown) != name):
                shown.append(QuestionLine(group=name))
            shown.append(QuestionLine(row=row))
        self.questions.show_rows(shown)
        self.verticalScrollBar().setValue(bar)
        if now:
            self.put_caret(now)

    def put_caret(self, ident: str) -> None:
        """Put the caret on a question."""
        for number, shown in enumerate(self.questions.rows):
            if shown.row is not None and shown.row.item.id == ident:
                self.setCurrentIndex(self.questions.index(number, 0))
                return

    def current(self) -> str:
        """The id of the question the caret is on."""
        found = self.currentIndex().data(ROW)
        return found.row.item.id if found and found.row else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the question the caret is on."""
        if Qt.Key(event.key()) in OPENING and self.current():
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    def _tell(self, index: Index) -> None:
        found = index.data(ROW)
        if found is not None and found.row is not None:
            self.opened.emit(found.row.item.id)


def _heading(shown: list[QuestionLine]) -> str:
    return next(line.group for line in reversed(shown) if line.row is None)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Two lines; a group has one."""
        return QSize(200, TALL if index.data(ROW).row else HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A group, or a question."""
        now, room, shown = theme.look(), option.rect, index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if shown.row is None:
            painter.fillRect(room, now.color("surface0"))
            write(painter, room.adjusted(SIDE, 8, -SIDE, 0), shown.group, "muted", size=12, weight=600)
        else:
            over = bool(option.state & QStyle.StateFlag.State_MouseOver)
            painter.fillRect(room, now.color("surface2" if over else "surface1"))
            painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
            _question(painter, room, shown)
            if option.state & QStyle.StateFlag.State_HasFocus:
                draw_ring(painter, room)
        painter.restore()


def _question(painter: QPainter, room: QRect, shown: QuestionLine) -> None:
    row: OfficeRow = shown.row  # type: ignore[assignment] # it is a question
    right, item = room.right() - SIDE, row.item
    draw_icon(painter, QRect(right - 16, room.top(), 18, room.height()), "chevron-right", "muted", 16)
    words, icon, token = mark_of(row)
    mark = QRect(right - 28 - MARKS, room.top(), MARKS, room.height())
    if words:
        used = write(painter, mark, words, token, size=12, weight=500, align=RIGHT)
        draw_icon(painter, QRect(mark.right() - used - 22, room.top(), 16, room.height()), icon, token, 14)
    painter.setOpacity(0.55 if row.off else 1)
    _words, icon, tone, _about = severity_words(item.severity)
    level = QRect(mark.left() - 12 - SEVERITY, room.top(), SEVERITY, room.height())
    draw_icon(painter, QRect(level.left(), room.top(), 16, room.height()), icon, tone or "muted", 15)
    write(painter, level.adjusted(22, 0, 0, 0), severity_word(item.severity), tone or "muted", size=12)
    left = room.left() + SIDE
    write(painter, QRect(left, room.top(), IDENT, room.height()), item.id, "muted", weight=600)
    wide = level.left() - 16 - left - IDENT
    top = QRect(left + IDENT, room.top() + 8, wide, 20)
    write(painter, top, told(item.question), "strong", weight=500)
    write(painter, QRect(top.left(), room.top() + 29, wide, 18), shown.below, "muted", size=12)
