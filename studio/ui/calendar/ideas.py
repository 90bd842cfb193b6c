"""The side column: ideas without a day, to be dragged onto one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.domain.content import Schedule
from studio.domain.span import FreeSlot
from studio.session.schedule import Entry, without_day
from studio.ui import theme
from studio.ui.calendar.office import fill_slot, slot_menu
from studio.ui.calendar.tile import STRIPE, said, wrapped
from studio.ui.naming import short_date, status_of
from studio.ui.widgets.basic import Elided, Label, box, button, clear, column, line, put, row, tool, writes
from studio.ui.widgets.painting import draw_icon, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel, Spoken
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

Index = QModelIndex | QPersistentModelIndex
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Idea(Spoken):
    """A post without a day."""

    entry: Entry

    @property
    def said(self) -> str:
        """What a screen reader says."""
        return said(self.entry)


class IdeaList(RowList):
    """The ideas."""

    def __init__(self, page: "CalendarPage") -> None:
        self.ideas = RowModel[Idea]()
        super().__init__(self.ideas, _("Gagasan tanpa tanggal"))
        self.page = page
        self.setSpacing(0)
        self.setItemDelegate(_Painter(page, self))
        self.doubleClicked.connect(lambda index: page.open(index.data(ROW).entry))

    def tiles(self) -> list[tuple[QRect, Entry]]:
        """Every idea and where it stands."""
        rows = enumerate(self.ideas.rows)
        return [(self.visualRect(self.ideas.index(n, 0)), row.entry) for n, row in rows]

    def ghost(self, entry: Entry) -> QPixmap:
        """The idea as it is carried."""
        rect = next((r for r, e in self.tiles() if e.post.id == entry.post.id), QRect(0, 0, 200, 56))
        return self.viewport().grab(rect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """An idea is picked and may be carried."""
        row = self.indexAt(event.position().toPoint()).data(ROW)
        super().mousePressEvent(event)
        self.page.hand.press(event, row.entry if row else None, self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry."""
        if not self.page.hand.move(event, self):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.page.hand.release(event)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes away; arrows walk."""
        row = self.currentIndex().data(ROW)
        key = Qt.Key(event.key())
        if row is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.page.open(row.entry)
        elif row is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_Space):
            self.page.pick(frozenset({str(row.entry.post.id)}))
            if key == Qt.Key.Key_Delete:
                self.page.hand.key(event, self.page.day)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the idea."""
        row = self.indexAt(event.pos()).data(ROW) or self.currentIndex().data(ROW)
        if row is not None:
            self.page.menu(row.entry, None, event.globalPos())


class IdeaColumn(QWidget):
    """Head, list, and what one can do here. A post dropped on it loses its day."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__()
        self.page = page
        self.setObjectName("ideas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(252)
        self.list, self.count = IdeaList(page), Label("", "muted")
        self.add = tool("plus", _("Gagasan baru"), lambda: page.quick(None))
        head = row(
            Label(sense("semua", "Gagasan"), "section"),
            self.count,
            None,
            self.add,
            gap=8,
            margins=(16, 0, 8, 0),
        )
        top = QWidget()
        top.setLayout(head)
        top.setFixedHeight(48)
        none = QWidget()
        words = _("Belum ada gagasan. Tulis satu dengan tombol tambah, lalu seret ke tanggalnya.")
        put(QVBoxLayout(none), Label(words, "muted", wrap=True), None, margins=(16, 12, 16, 12))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(none)
        self._slots = QVBoxLayout()
        foot = Label(_("Seret gagasan ke tanggal. Alt sambil menyeret menyalin."), "muted", wrap=True)
        foot.setContentsMargins(16, 10, 16, 12)
        put(QVBoxLayout(self), column(top, line(), self._stack, box(self._slots), line(), foot, gap=0), gap=0)

    def show_ideas(self, ideas: tuple[Entry, ...]) -> None:
        """Show other ideas."""
        self.list.ideas.show_rows([Idea(entry) for entry in ideas])
        self.count.setText(str(len(ideas)) if ideas else "")
        self._stack.setCurrentIndex(0 if ideas else 1)

    def show_slots(self, slots: tuple[FreeSlot, ...]) -> None:
        """The nearest recurring slots that nothing fills yet."""
        clear(self._slots)
        if not slots:
            return
        parts: list[QWidget | QBoxLayout] = [Label(_("Slot kosong terdekat"), "section")]
        for slot in slots[:NEAREST]:
            time = slot.schedule.time.replace(":", ".")
            day = short_date(slot.schedule.date).rpartition(" ")[0]
            at = _("{day} · {time}").format(day=day, time=time)
            fill = button(_("Isi"), partial(self._fill, slot), kind="link", small=True)
            fill.setAccessibleName(_("Isi slot {name}, {when}").format(name=slot.name, when=at))
            words = Elided(slot.name, "muted")
            more = tool("dots", _("Menu slot {name}").format(name=slot.name), side=18)
            more.clicked.connect(partial(self._slot_menu, slot, more))
            named = column(Label(at), words, gap=0)
            parts.append(row(named, writes(fill), writes(more), gap=4))
            parts[-1].setStretch(0, 1)  # type: ignore[union-attr] # a row
        put(self._slots, *parts, gap=8, margins=(16, 12, 8, 12))

    def _slot_menu(self, slot: FreeSlot, at: QWidget) -> None:
        slot_menu(self.page, slot.rubric, slot.name).popup(at.mapToGlobal(at.rect().bottomLeft()))

    def _fill(self, slot: FreeSlot) -> None:
        fill_slot(self.page, slot)

    def place_at(self, at: QPoint) -> Callable[[Schedule], Schedule] | None:
        """Back among the ideas."""
        inside = self.isVisible() and self.rect().contains(self.mapFromGlobal(at))
        self._aim(inside)
        return without_day if inside else None

    def put_down(self) -> None:
        """Show no place to drop."""
        self._aim(False)

    def _aim(self, aim: bool) -> None:
        if self.property("aim") != aim:
            self.setProperty("aim", aim)
            self.style().polish(self)


class _Painter(QStyledItemDelegate):
    def __init__(self, page: "CalendarPage", view: IdeaList) -> None:
        super().__init__(view)
        self.page, self.view = page, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for one or two lines of title and one of facts."""
        font = QFont(option.font)
        font.setPixelSize(12)
        wide = QFontMetrics(font).horizontalAdvance(index.data(ROW).entry.post.title)
        return QSize(200, 66 if wide < self.view.viewport().width() - 72 else 80)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One idea."""
        now, entry = theme.look(), index.data(ROW).entry
        ident = str(entry.post.id)
        room = option.rect.adjusted(12, 8, -12, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.35 if ident in self.page.carry.ids else 1)
        picked = ident in self.page.picked or bool(option.state & QStyle.StateFlag.State_HasFocus)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(now.color("accent"), 2) if picked else QPen(now.color("line"), 1))
        painter.setBrush(now.color("tint" if picked else "surface2" if over else "surface1"))
        painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.page.color(entry))
        painter.drawRoundedRect(QRectF(room.left(), room.top(), STRIPE, room.height()), 2, 2)
        text = room.adjusted(STRIPE + 10, 7, -26, -6)
        wrapped(painter, QRect(text.left(), text.top(), text.width(), 34), entry.post.title, 2, "strong")
        words = entry.pillar_name or status_of(entry.post.status)[0]
        write(painter, QRect(text.left(), text.bottom() - 17, text.width(), 18), words, "muted", size=12)
        grip = QRect(room.right() - 24, room.top() + 6, 16, 20)
        draw_icon(painter, grip, "grip-vertical", "muted", 16)
        painter.restore()
