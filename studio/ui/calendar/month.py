"""The month: a table of weeks whose cells hold tiles; keys walk the days, the mouse carries posts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from studio.domain.content import Schedule
from studio.session.schedule import WEEK, Entry, Plan, on_day, weeks_of
from studio.ui.calendar.cell import CellPainter
from studio.ui.calendar.marks import Mark
from studio.ui.calendar.tile import places, said
from studio.ui.naming import DAYS, short_date
from studio.ui.widgets.basic import plain_tip
from studio.ui.words import _, language

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

Index = QModelIndex | QPersistentModelIndex
CELL = int(Qt.ItemDataRole.UserRole)
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


@dataclass(frozen=True, slots=True)
class Cell:
    """A day as the month shows it."""

    day: date
    entries: tuple[Entry, ...]
    marks: tuple[Mark, ...]
    inside: bool
    """In the month shown, not beside it."""

    @property
    def off(self) -> bool:
        """A holiday or joint leave."""
        return any(mark.off for mark in self.marks)

    @property
    def said(self) -> str:
        """What a screen reader says of the day."""
        names = ", ".join(mark.name for mark in self.marks)
        posts = "; ".join(said(entry) for entry in self.entries) or _("belum ada konten")
        return ". ".join(part for part in (short_date(self.day.isoformat()), names, posts) if part)


class Month(QAbstractTableModel):
    """Weeks by days."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[list[Cell]] = []

    def show_month(self, day: date, plan: Plan, marks: dict[date, tuple[Mark, ...]]) -> None:
        """Show the month of a day."""
        weeks = weeks_of(day.year, day.month)
        cells = [
            [Cell(d, plan.on(d), marks.get(d, ()), d.month == day.month) for d in week] for week in weeks
        ]
        if len(cells) == len(self.cells):
            self.cells = cells
            self.dataChanged.emit(self.index(0, 0), self.index(len(cells) - 1, WEEK - 1))
            return
        self.beginResetModel()
        self.cells = cells
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many weeks."""
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Seven days."""
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = 0) -> Any:
        """The cell, and what to say of it."""
        if not index.isValid():
            return None
        cell = self.cells[index.row()][index.column()]
        if role == CELL:
            return cell
        return cell.said if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Names of days, numbers of weeks."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return DAYS.get(language(), DAYS["id"])[section]
        return str(self.cells[section][0].day.isocalendar().week) if section < len(self.cells) else ""

    def index_of(self, day: date) -> QModelIndex:
        """Where a day is; invalid when it is not shown."""
        if not self.cells:
            return QModelIndex()
        number = (day - self.cells[0][0].day).days
        return self.index(*divmod(number, WEEK)) if 0 <= number < WEEK * len(self.cells) else QModelIndex()


class MonthView(QTableView):
    """The table. `wanted` asks for a new post on a day, `more` for the day's whole list."""

    wanted = Signal(object)
    more = Signal(object)

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__()
        self.page, self.month_ = page, Month()
        self.setObjectName("month")
        self.setAccessibleName(_("Bulan"))
        self.setModel(self.month_)
        self.painter_ = CellPainter(page)
        self.setItemDelegate(self.painter_)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setFixedHeight(28)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        down.setFixedWidth(30)
        for header in (across, down):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)

    def show_month(self, day: date, plan: Plan, marks: dict[date, tuple[Mark, ...]]) -> None:
        """Show the month of a day, with the caret on it."""
        self.month_.show_month(day, plan, marks)
        self.setCurrentIndex(self.month_.index_of(day))

    # what is where

    def entry_at(self, at: QPoint) -> Entry | None:
        """The tile at a point of the viewport."""
        for rect, entry in self.tiles_of(self.indexAt(at)):
            if rect.contains(at):
                return entry
        return None

    def tiles_of(self, index: QModelIndex) -> list[tuple[QRect, Entry]]:
        """The tiles of a cell and where they stand."""
        cell = index.data(CELL)
        if cell is None:
            return []
        rects, _more = places(self.visualRect(index), len(cell.entries))
        return list(zip(rects, cell.entries, strict=False))

    def tiles(self) -> list[tuple[QRect, Entry]]:
        """Every tile in sight."""
        weeks = range(self.month_.rowCount())
        return [t for week in weeks for n in range(WEEK) for t in self.tiles_of(self.month_.index(week, n))]

    def place_at(self, at: QPoint) -> Callable[[Schedule], Schedule] | None:
        """The day under a carried post."""
        point = self.viewport().mapFromGlobal(at)
        inside = self.isVisible() and self.viewport().rect().contains(point)
        cell = self.indexAt(point).data(CELL) if inside else None
        self._aim(cell.day if cell else None)
        return on_day(cell.day) if cell else None

    def put_down(self) -> None:
        """Show no place to drop."""
        self._aim(None)

    def _aim(self, day: date | None) -> None:
        if day != self.painter_.aim:
            self.painter_.aim = day
            self.viewport().update()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tile is picked and may be carried; beside one a marquee begins."""
        at = event.position().toPoint()
        index, entry = self.indexAt(at), self.entry_at(at)
        if index.isValid():
            self.setCurrentIndex(index)
        self.page.hand.press(event, entry, self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry, draw the marquee, or mark what the mouse is over."""
        if self.page.hand.move(event, self):
            return
        at = event.position().toPoint()
        entry, cell = self.entry_at(at), self.indexAt(at).data(CELL)
        over = (str(entry.post.id) if entry else "", cell.day if cell else None)
        if over != (self.painter_.over, self.painter_.day):
            self.painter_.over, self.painter_.day = over
            hand = Qt.CursorShape.PointingHandCursor if entry else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand)
            self.viewport().setToolTip(self.tip(entry, cell))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a click on the number left out, or on the plus of an empty day."""
        at = event.position().toPoint()
        if self.page.hand.release(event) or event.button() != Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(at)
        cell = index.data(CELL)
        if cell is None or self.entry_at(at) is not None:
            return
        _tiles, rest = places(self.visualRect(index), len(cell.entries))
        if rest is not None and rest.contains(at):
            self.more.emit(cell.day)
        elif not cell.entries and self.painter_.plus(self.visualRect(index)).contains(at):
            self.wanted.emit(cell.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a post; write one where there is none."""
        at = event.position().toPoint()
        entry, cell = self.entry_at(at), self.indexAt(at).data(CELL)
        if entry is not None:
            self.page.open(entry)
        elif cell is not None:
            self.wanted.emit(cell.day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the posts picked, or with the day."""
        cell = self.indexAt(event.pos()).data(CELL) or self.currentIndex().data(CELL)
        self.page.menu(self.entry_at(event.pos()), cell.day if cell else None, event.globalPos())

    def tip(self, entry: Entry | None, cell: Cell | None) -> str:
        """What a resting mouse is told: of a post, or of the day."""
        if entry is not None:
            return plain_tip(said(entry, self.page.days.warned(str(entry.post.id))))
        if cell is None:
            return ""
        marks = (mark.said for mark in cell.marks)
        told = (short_date(cell.day.isoformat()), *marks, self.page.days.other(cell.day))
        return plain_tip("\n".join(part for part in told if part))

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the mouse."""
        self.painter_.over, self.painter_.day = "", None
        self.viewport().update()
        super().leaveEvent(event)  # type: ignore[arg-type] # a QEvent

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the days, past the month's edge too; the page knows the rest."""
        cell = self.currentIndex().data(CELL)
        day = cell.day if cell else self.page.day
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and plain:
            self.page.show_day(day + timedelta(days=step))
        elif not self.page.hand.key(event, day):
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Weeks share the height."""
        super().resizeEvent(event)
        self.verticalHeader().setMinimumSectionSize(48)

    def ghost(self, entry: Entry) -> QPixmap:
        """The tile as it is carried."""
        rect = next((r for r, e in self.tiles() if e.post.id == entry.post.id), QRect(0, 0, 150, 44))
        return self.viewport().grab(rect)
