"""Siapkan bulan ini: what a month could hold, proposed; the person ticks, the ticked become ideas."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
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

from studio.domain.month_plan import Idea
from studio.ui import theme
from studio.ui.naming import month_name, number, short_date
from studio.ui.said import said
from studio.ui.widgets.basic import Label, button, empty, line, put, row
from studio.ui.widgets.choice import Search
from studio.ui.widgets.painting import RIGHT, draw_check, draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel, Spoken
from studio.ui.words import _

Index = QModelIndex | QPersistentModelIndex
TALL = 56
TICKING = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


def origin_of(idea: Idea) -> tuple[str, str]:
    """What an idea comes from, in words, and its icon."""
    return {
        "day": (_("Hari besar"), "flag"), "leave": (_("Cuti bersama"), "calendar-off"),
        "rubric": (_("Rubrik"), "refresh"), "campaign": (_("Kampanye"), "speakerphone"),
        "pillar": (_("Pilar"), "chart-pie"),
    }[idea.origin]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offer(Spoken):
    """An idea with its tick."""

    idea: Idea
    ticked: bool

    @property
    def said(self) -> str:
        """What a screen reader says."""
        tick = _("dicentang") if self.ticked else _("tidak dicentang")
        day = short_date(self.idea.schedule.date)
        warned = (said(warning.message) for warning in self.idea.warnings)
        return ". ".join(
            part for part in (self.idea.title, tick, day, said(self.idea.reason), *warned) if part
        )


class Offers(RowModel[Offer]):
    """The offers in sight."""

    def data(self, index: Index, role: int = 0) -> Any:
        """The offer and its tick."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            return Qt.CheckState.Checked if self.rows[index.row()].ticked else Qt.CheckState.Unchecked
        return super().data(index, role)


class OfferList(RowList):
    """The list: Space, Enter or a click turns a tick."""

    ticked = Signal(str)

    def __init__(self) -> None:
        self.offers = Offers()
        super().__init__(self.offers, _("Usulan"))
        self.setItemDelegate(_Painter(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the tick of the current row."""
        now = self.currentIndex().data(ROW)
        if event.key() in TICKING and now is not None:
            self.ticked.emit(now.idea.key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Turn the tick of the row clicked."""
        super().mouseReleaseEvent(event)
        now = self.indexAt(event.position().toPoint()).data(ROW)
        if now is not None and event.button() == Qt.MouseButton.LeftButton:
            self.ticked.emit(now.idea.key)


class Prepare(QWidget):
    """The panel. `made` gives the ideas ticked, `closed` says that nothing is wanted."""

    made = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.all: tuple[Offer, ...] = ()
        self.title, self.count = Label("", "section"), Label("", "muted")
        self.search = Search(_("Cari usulan"), _("Cari judul atau alasan"))
        self.search.setFixedWidth(240)
        self.search.textChanged.connect(lambda _text: self._show())
        self.list = OfferList()
        self.list.ticked.connect(self._tick)
        self.maker = button("", self._make, kind="primary", icon="plus")
        self.every = button(_("Centang semua"), lambda: self._tick_all(on=True), small=True)
        self.none = button(_("Kosongkan"), lambda: self._tick_all(on=False), small=True)
        self._build()

    def show_month(self, day: date, ideas: Sequence[Idea]) -> None:
        """Show the proposal of a month, ticked as suggested."""
        self.title.setText(_("Usulan untuk {month}").format(month=month_name(day)))
        self.all = tuple(Offer(idea, idea.suggested) for idea in ideas)
        self.search.clear()
        self._show()
        self.list.setCurrentIndex(self.list.offers.index(0, 0))
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        words = self.search.text().casefold().split()
        shown = [o for o in self.all if all(w in _text(o.idea) for w in words)]
        at = self.list.currentIndex().row()
        self.list.offers.show_rows(shown)
        if 0 <= at < len(shown):
            self.list.setCurrentIndex(self.list.offers.index(at, 0))
        ticked = sum(offer.ticked for offer in self.all)
        self.count.setText(
            _("{ticked} dari {count} dicentang").format(ticked=number(ticked), count=number(len(self.all)))
        )
        self.maker.setText(_("Buat {count} gagasan").format(count=number(ticked)))
        self.maker.setEnabled(ticked > 0)
        self._stack.setCurrentIndex(0 if shown else 1 if self.all else 2)

    def _tick(self, key: str) -> None:
        self.all = tuple(replace(o, ticked=not o.ticked) if o.idea.key == key else o for o in self.all)
        self._show()

    def _tick_all(self, *, on: bool) -> None:
        seen = {offer.idea.key for offer in self.list.offers.rows}
        self.all = tuple(replace(o, ticked=on) if o.idea.key in seen else o for o in self.all)
        self._show()

    def _make(self) -> None:
        self.made.emit(tuple(offer.idea for offer in self.all if offer.ticked))

    def _build(self) -> None:
        back = button(_("Tutup"), self.closed.emit)
        head = QWidget()
        head.setLayout(row(self.title, self.count, None, self.search, margins=(24, 10, 24, 10)))
        foot = QWidget()
        foot.setLayout(row(self.every, self.none, None, back, self.maker, margins=(24, 10, 24, 10)))
        none_found = empty("search", _("Tidak ada usulan yang cocok"), _("Coba kata lain."))
        nothing = empty(
            "calendar-check",
            _("Tidak ada yang perlu ditambah"),
            _("Hari besar, rubrik, dan pilar bulan ini sudah punya konten."),
        )
        self._stack = QStackedWidget()
        for page in (self.list, none_found, nothing):
            self._stack.addWidget(page)
        put(QVBoxLayout(self), head, line(), self._stack, line(), foot, gap=0).setStretch(2, 1)


def _text(idea: Idea) -> str:
    """What a search looks at: an idea, why, and where it comes from."""
    return f"{idea.title} {said(idea.reason)} {origin_of(idea)[0]}".casefold()


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Two lines."""
        return QSize(200, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One offer: tick, day, title over reason, where it comes from."""
        now, room, offer = theme.look(), option.rect, index.data(ROW)
        idea: Idea = offer.idea
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(room, now.color("surface2" if over else "surface1"))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = Qt.CheckState.Checked if offer.ticked else Qt.CheckState.Unchecked
        draw_check(painter, QRect(room.left() + 24, room.center().y() - 8, 17, 17), state)
        left = room.left() + 56
        day = idea.schedule.date and short_date(idea.schedule.date).rpartition(" ")[0]
        write(painter, QRect(left, room.top() + 8, 96, 20), day, "strong", weight=600)
        at = idea.schedule.time.replace(":", ".")
        write(painter, QRect(left, room.top() + 28, 96, 20), at, "muted", size=12)
        words, icon = origin_of(idea)
        side = QRect(room.right() - 154, room.top(), 130, room.height())
        used = write(painter, side, words, "muted", size=12, align=RIGHT)
        draw_icon(painter, QRect(room.right() - 46 - used, room.top(), 16, room.height()), icon, "muted", 15)
        wide = room.right() - 190 - left - 108
        write(painter, QRect(left + 108, room.top() + 8, wide, 20), idea.title, "strong", weight=600)
        below = QRect(left + 108, room.top() + 28, wide, 20)
        if idea.warnings:
            draw_icon(painter, QRect(below.left(), below.top(), 16, 20), "alert-triangle", "warn", 14)
            words = said(idea.warnings[0].message)
            write(painter, below.adjusted(22, 0, 0, 0), words, "warn", size=12)
        else:
            write(painter, below, said(idea.reason), "muted", size=12)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, room)
        painter.restore()
