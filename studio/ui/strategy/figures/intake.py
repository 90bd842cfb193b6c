"""Figures of a table, looked at before they are taken: new, changed, and lines that cannot be read."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.domain.figure_table import Table, Taken, Wrong
from studio.ui import theme
from studio.ui.naming import number
from studio.ui.said import said
from studio.ui.widgets.basic import Label, box, button, empty, line, put, row
from studio.ui.widgets.choice import Search
from studio.ui.widgets.figure_rows import value_of
from studio.ui.widgets.painting import RIGHT, draw_check, draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel, Spoken
from studio.ui.words import _, many

Index = QModelIndex | QPersistentModelIndex
TALL = 54
TICKING = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class Line(Spoken):
    """A line of the table with its tick; one that cannot be read has none."""

    of: Taken | Wrong
    ticked: bool = False

    @property
    def number(self) -> int:
        """The line in the file."""
        return self.of.line

    @property
    def title(self) -> str:
        """What it says."""
        if isinstance(self.of, Wrong):
            return self.of.shown
        figure = self.of.figure
        return " · ".join(part for part in (figure.label, figure.period) if part)

    @property
    def value(self) -> str:
        """The number and its unit."""
        if isinstance(self.of, Wrong):
            return ""
        return f"{value_of(self.of.figure)} {self.of.figure.unit}".strip()

    @property
    def below(self) -> str:
        """Why it cannot be read, what it takes the place of, or where it comes from."""
        if isinstance(self.of, Wrong):
            return ", ".join(said(reason) for reason in self.of.reasons)
        notes = [said(remark) for remark in self.of.remarks]
        if (before := self.of.before) is not None and before.value != self.of.figure.value:
            notes.insert(0, _("sekarang {value}").format(value=value_of(before)))
        return " · ".join((*notes, self.of.figure.source)) if self.of.figure.source else " · ".join(notes)

    @property
    def kind(self) -> str:
        """New, changed, or not readable."""
        if isinstance(self.of, Wrong):
            return _("tidak terbaca")
        return _("baru") if self.of.before is None else _("berubah")

    @property
    def said(self) -> str:
        """What a screen reader says."""
        tick = "" if isinstance(self.of, Wrong) else _("dicentang") if self.ticked else _("tidak dicentang")
        where = _("baris {number}").format(number=self.number)
        parts = (where, self.title, self.value, self.kind, tick, self.below)
        return ". ".join(part for part in parts if part)


class Lines(RowModel[Line]):
    """The lines in sight."""

    def data(self, index: Index, role: int = 0) -> Any:
        """The line and its tick."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            shown = self.rows[index.row()]
            if isinstance(shown.of, Wrong):
                return None
            return Qt.CheckState.Checked if shown.ticked else Qt.CheckState.Unchecked
        return super().data(index, role)


class LineList(RowList):
    """Space, Enter or a click turns a tick."""

    ticked = Signal(int)

    def __init__(self) -> None:
        self.lines = Lines()
        super().__init__(self.lines, _("Baris tabel"))
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the tick of the current line."""
        now = self.currentIndex().data(ROW)
        if event.key() in TICKING and now is not None:
            self.ticked.emit(now.number)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Turn the tick of the line clicked."""
        super().mouseReleaseEvent(event)
        now = self.indexAt(event.position().toPoint()).data(ROW)
        if now is not None and event.button() == Qt.MouseButton.LeftButton:
            self.ticked.emit(now.number)


class FigureIntake(QWidget):
    """The panel. `taken` gives the lines ticked, `closed` says that nothing is wanted."""

    taken = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.all: tuple[Line, ...] = ()
        self.title, self.count = Label("", "section"), Label("", "muted")
        self.search = Search(_("Cari baris"))
        self.search.setFixedWidth(220)
        self.search.textChanged.connect(lambda _text: self._show())
        self.list = LineList()
        self.list.ticked.connect(self._tick)
        self.taker = button("", self._take, kind="primary", icon="check")
        head = box(row(self.title, self.count, None, self.search, margins=(24, 0, 16, 0)), "bar")
        head.setFixedHeight(48)
        foot = QWidget()
        every = button(_("Centang semua"), lambda: self._tick_all(on=True), small=True)
        none = button(_("Kosongkan"), lambda: self._tick_all(on=False), small=True)
        back = button(_("Batal"), self.closed.emit)
        foot.setLayout(row(every, none, None, back, self.taker, margins=(24, 10, 16, 10)))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty("search", _("Tidak ada yang cocok"), _("Coba kata lain.")))
        self._stack.addWidget(
            empty(
                "circle-check", _("Tidak ada yang baru"), _("Semua angka di berkas ini sudah ada dan sama.")
            )
        )
        put(QVBoxLayout(self), head, line(), self._stack, line(), foot, gap=0).setStretch(2, 1)

    def show_table(self, name: str, seen: Table) -> None:
        """Show what a file holds, good lines ticked."""
        self.title.setText(_("Angka dari {name}").format(name=name))
        good = [Line(taken, ticked=True) for taken in (*seen.new, *seen.changed)]
        self.all = (*(Line(wrong) for wrong in seen.bad), *good)
        facts = (
            (many("{count} baru", len(seen.new)), len(seen.new)),
            (many("{count} berubah", len(seen.changed)), len(seen.changed)),
            (many("{count} sama", seen.same), seen.same),
            (many("{count} tidak terbaca", len(seen.bad)), len(seen.bad)),
        )
        self.count.setText(" · ".join(words.format(count=number(count)) for words, count in facts if count))
        self.search.clear()
        self._show()
        self.list.setCurrentIndex(self.list.lines.index(0, 0))
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        words = self.search.text().casefold().split()
        shown = [one for one in self.all if all(w in one.said.casefold() for w in words)]
        at = self.list.currentIndex().row()
        self.list.lines.show_rows(shown)
        if 0 <= at < len(shown):
            self.list.setCurrentIndex(self.list.lines.index(at, 0))
        ticked = sum(one.ticked for one in self.all)
        self.taker.setText(many("Masukkan {count} angka", ticked).format(count=number(ticked)))
        self.taker.setEnabled(ticked > 0)
        self._stack.setCurrentIndex(0 if shown else 1 if self.all else 2)

    def _tick(self, at: int) -> None:
        self.all = tuple(
            replace(one, ticked=not one.ticked) if one.number == at and isinstance(one.of, Taken) else one
            for one in self.all
        )
        self._show()

    def _tick_all(self, *, on: bool) -> None:
        seen = {one.number for one in self.list.lines.rows}
        self.all = tuple(
            replace(one, ticked=on) if one.number in seen and isinstance(one.of, Taken) else one
            for one in self.all
        )
        self._show()

    def _take(self) -> None:
        self.taken.emit(frozenset(one.number for one in self.all if one.ticked))


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Two lines."""
        return QSize(200, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Tick, line, number, words, what it is."""
        now, room, shown = theme.look(), option.rect, index.data(ROW)
        bad = isinstance(shown.of, Wrong)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = option.state & QStyle.StateFlag.State_MouseOver
        painter.fillRect(room, now.color("surface2" if over else "surface1"))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
        left, top = room.left(), room.top()
        if bad:
            draw_icon(painter, QRect(left + 23, top, 20, room.height()), "alert-octagon", "stop", 18)
        else:
            state = Qt.CheckState.Checked if shown.ticked else Qt.CheckState.Unchecked
            draw_check(painter, QRect(left + 24, room.center().y() - 8, 17, 17), state)
        where = QRect(left + 56, top, 64, room.height())
        write(painter, where, _("baris {number}").format(number=shown.number), "muted", size=12)
        write(painter, QRect(left + 128, top, 176, room.height()), shown.value, "strong", size=15, weight=600)
        side = QRect(room.right() - 134, top, 110, room.height())
        write(painter, side, shown.kind, "stop" if bad else "muted", size=12, align=RIGHT)
        area = QRect(left + (128 if bad else 316), top + 8, 0, 19)
        area.setRight(room.right() - 150)
        write(painter, area, shown.title, "muted" if bad else "strong", weight=500)
        below = area.translated(0, 18)
        remarked = not bad and bool(shown.of.remarks)
        token = "stop" if bad else "warn" if remarked else "muted"
        if remarked:
            draw_icon(painter, QRect(below.left() - 1, below.top(), 16, 19), "alert-triangle", "warn", 14)
            below = below.adjusted(20, 0, 0, 0)
        write(painter, below, shown.below, token, size=12)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, room)
        painter.restore()
