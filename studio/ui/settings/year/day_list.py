"""The list of a year's days under their months; a switch shows or hides each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.office_year import YearRow
from studio.ui import theme
from studio.ui.naming import month_name, short_date
from studio.ui.settings.year.words import day_name, kind_name, sureness
from studio.ui.widgets.painting import RIGHT, draw_icon, draw_ring, draw_switch, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel, Spoken
from studio.ui.words import _, named

Index = QModelIndex | QPersistentModelIndex
TALL, HEAD = 52, 36
SIDE, SWITCH, DOTS = 24, 34, 28
OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}


@dataclass(frozen=True, slots=True)
class DayRow(Spoken):
    """A day of the list, or the month above its days. `other` is its pasaran and Hijri date."""

    month: str = ""
    row: YearRow | None = None
    other: str = ""

    @property
    def said(self) -> str:
        """What a screen reader says."""
        if self.row is None:
            return self.month
        day = self.row.day
        hidden = _("disembunyikan") if self.row.hidden else _("tampil")
        parts = (day_name(day), short_date(day.date), self.other, self.below, sureness(day)[0], hidden)
        return ". ".join(part for part in parts if part)

    @property
    def below(self) -> str:
        """The second line: kind, what it was called, basis."""
        if self.row is None:
            return ""
        known = _("semula “{name}”").format(name=named(self.row.known)) if self.row.known else ""
        return " · ".join(part for part in (kind_name(self.row.day.kind), known, self.row.day.basis) if part)


class DayModel(RowModel[DayRow]):
    """Days and months; a month cannot be chosen."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What one may do with a row."""
        if index.isValid() and self.rows[index.row()].row is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = 0) -> Any:
        """The row and its switch."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            row = self.rows[index.row()].row
            return None if row is None else Qt.CheckState.Unchecked if row.hidden else Qt.CheckState.Checked
        return super().data(index, role)


class DayList(RowList):
    """Space turns the switch, Enter opens, Delete takes away, the menu key shows what can be done."""

    turned = Signal(object)
    opened = Signal(object)
    dropped = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self) -> None:
        self.days = DayModel()
        super().__init__(self.days, _("Hari penting"))
        self.setItemDelegate(_Painter(self))
        self.doubleClicked.connect(lambda index: self._tell(self.opened, index))

    def show_days(self, rows: Iterable[YearRow], other: dict[str, str]) -> None:
        """Show other days, staying at the one the caret is on."""
        at, bar = self.current(), self.verticalScrollBar().value()
        shown: list[DayRow] = []
        month = ""
        for row in rows:
            if row.day.date[:7] != month:
                month = row.day.date[:7]
                shown.append(DayRow(month=month_name(date.fromisoformat(row.day.date))))
            shown.append(DayRow(row=row, other=other.get(row.day.date, "")))
        self.days.show_rows(shown)
        self.verticalScrollBar().setValue(bar)
        if at is not None:
            self.put_caret(at.day.id, at.day.date)

    def show_month(self, day: date) -> None:
        """Scroll to a month, the caret on its first day from this one on."""
        rows = self.days.rows
        at = next((n for n, r in enumerate(rows) if r.row and r.row.day.date >= day.isoformat()), -1)
        if at >= 0:
            head = next(n for n in range(at, -1, -1) if rows[n].row is None)
            self.setCurrentIndex(self.days.index(at, 0))
            self.scrollTo(self.days.index(head, 0), RowList.ScrollHint.PositionAtTop)

    def put_caret(self, ident: str, day: str = "") -> None:
        """Put the caret on a day."""
        for number, shown in enumerate(self.days.rows):
            if shown.row and shown.row.day.id == ident and day in {"", shown.row.day.date}:
                self.setCurrentIndex(self.days.index(number, 0))
                return

    def current(self) -> YearRow | None:
        """The day the caret is on."""
        found = self.currentIndex().data(ROW)
        return found.row if found else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What can be done with the day the caret is on."""
        row, key = self.current(), Qt.Key(event.key())
        if row is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self.turned.emit(row)
        elif key in OPENING:
            self.opened.emit(row)
        elif key == Qt.Key.Key_Delete:
            self.dropped.emit(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The switch and the dots of the row under the mouse."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        found = index.data(ROW)
        if found is None or found.row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        room = self.visualRect(index)
        if switch_of(room).adjusted(-8, -8, 8, 8).contains(at):
            self.turned.emit(found.row)
        elif dots_of(room).adjusted(-4, -4, 4, 4).contains(at):
            self.menu_wanted.emit(found.row, self.viewport().mapToGlobal(dots_of(room).bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a day."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        found = index.data(ROW)
        if found is not None and found.row is not None:
            at = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            self.menu_wanted.emit(found.row, at)

    def _tell(self, signal: Any, index: Index) -> None:
        found = index.data(ROW)
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        room = self.visualRect(index)
        if found is not None and found.row is not None and not (
            switch_of(room).adjusted(-8, -8, 8, 8) | dots_of(room)
        ).contains(at):  # fmt: skip
            signal.emit(found.row)


def dots_of(room: QRect) -> QRect:
    """Where a row's menu opens."""
    return QRect(room.right() - SIDE - DOTS + 6, room.center().y() - DOTS // 2 + 1, DOTS, DOTS)


def switch_of(room: QRect) -> QRect:
    """Where a row's switch is."""
    return QRect(dots_of(room).left() - 16 - SWITCH, room.center().y() - 10, SWITCH, 20)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Two lines; a month has one."""
        return QSize(200, TALL if index.data(ROW).row else HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A month, or a day: date over other calendars, name over kind, how sure, switch, menu."""
        now, room, shown = theme.look(), option.rect, index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if shown.row is None:
            painter.fillRect(room, now.color("surface0"))
            area = room.adjusted(SIDE, 8, -SIDE, 0)
            write(painter, area, shown.month, "muted", size=12, weight=600)
        else:
            over = bool(option.state & QStyle.StateFlag.State_MouseOver)
            painter.fillRect(room, now.color("surface2" if over else "surface1"))
            painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
            self._day(painter, room, shown)
            if option.state & QStyle.StateFlag.State_HasFocus:
                draw_ring(painter, room)
        painter.restore()

    def _day(self, painter: QPainter, room: QRect, shown: DayRow) -> None:
        row: YearRow = shown.row  # type: ignore[assignment] # it is a day
        switch = switch_of(room)
        draw_switch(painter, switch.left(), switch.center().y() + 1, on=not row.hidden)
        draw_icon(painter, dots_of(room), "dots", "muted", 18)
        painter.setOpacity(0.5 if row.hidden else 1)
        wide = 272
        left, top, foot = room.left() + SIDE, room.top() + 7, room.top() + 27
        off = row.day.kind in {"holiday", "joint-leave"}
        day = short_date(row.day.date).rpartition(" ")[0]
        write(painter, QRect(left, top, wide - 16, 20), day, "stop" if off else "strong", weight=600)
        write(painter, QRect(left, foot, wide - 16, 18), shown.other, "muted", size=12)
        words, tone = sureness(row.day)
        mark = QRect(switch.left() - 16 - 184, room.top(), 184, room.height())
        used = write(painter, mark, words, tone or "muted", size=12, align=RIGHT)
        if tone:
            icon = QRect(mark.right() - used - 22, room.top(), 16, room.height())
            draw_icon(painter, icon, "alert-triangle", tone, 14)
        name_left = left + wide
        name = QRect(name_left, top, mark.left() - 16 - name_left, 20)
        weight = 600 if row.own or row.known else 500
        write(painter, name, day_name(row.day), "strong", weight=weight)
        write(painter, QRect(name.left(), foot, name.width(), 18), shown.below, "muted", size=12)
