"""The month as a table: weeks by days, where tiles and bars stand in it, and how tall the weeks are."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from studio.domain.content import Schedule
from studio.domain.span import FreeSlot
from studio.session.campaign_bars import Bar, Span, bars
from studio.session.schedule import WEEK, Entry, Plan, on_day, weeks_of
from studio.ui import theme
from studio.ui.calendar.bar_paint import BAR, LANE, LEAST_LANES, MOST_LANES, draw_bar, fitting
from studio.ui.calendar.cell import CellPainter
from studio.ui.calendar.ghosts import slots_by_day
from studio.ui.calendar.marks import Mark
from studio.ui.calendar.tile import HEAD, LEAST, PAD, PAIR_LEAST, places, said, slot_places
from studio.ui.naming import DAYS, short_date
from studio.ui.words import _, language

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

Index = QModelIndex | QPersistentModelIndex
CELL = int(Qt.ItemDataRole.UserRole)
ZOOM = (1.0, 1.5, 2.2, 3.2)
"""How much taller than the room for it a month may be."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A day as the month shows it."""

    day: date
    entries: tuple[Entry, ...]
    marks: tuple[Mark, ...]
    inside: bool
    """In the month shown, not beside it."""
    spans: tuple[Span, ...] = ()
    below: int = 0
    """Px that bars take above the tiles."""
    left: int = 0
    """Bars without room."""
    slots: tuple[FreeSlot, ...] = ()
    """Recurring slots that nothing fills."""
    ramadan: int = 0
    """Which day of Ramadan it is."""

    @property
    def off(self) -> bool:
        """A holiday or joint leave."""
        return any(mark.off for mark in self.marks)

    @property
    def said(self) -> str:
        """What a screen reader says of the day."""
        names = ", ".join(mark.name for mark in self.marks)
        fast = _("Ramadan hari ke-{number}, perkiraan").format(number=self.ramadan) if self.ramadan else ""
        posts = "; ".join(said(entry) for entry in self.entries) or _("belum ada konten")
        free = ", ".join(f"{slot.schedule.time.replace(':', '.')} {slot.name}" for slot in self.slots)
        free = _("Slot kosong: {names}").format(names=free) if free else ""
        runs = ", ".join(span.campaign.name for span in self.spans)
        runs = _("Kampanye: {names}").format(names=runs) if runs else ""
        parts = (short_date(self.day.isoformat()), names, fast, posts, free, runs)
        return ". ".join(part for part in parts if part)

    def places(self, room: QRect) -> tuple[list[QRect], QRect | None]:
        """Where the tiles stand in the cell, and where the number of those without room does."""
        return places(room, len(self.entries), self.below, slots=bool(self.slots))

    def slot_places(self, room: QRect) -> list[QRect]:
        """Where the empty slots stand below the tiles."""
        tiles, rest = self.places(room)
        hidden = bool(self.entries) and not tiles
        return [] if rest or hidden else slot_places(room, tiles, len(self.slots), self.below)


class Month(QAbstractTableModel):
    """Weeks by days."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[list[Cell]] = []
        self.bars: list[list[Bar]] = []
        self.lanes = 0
        self.slots = dict[date, tuple[FreeSlot, ...]]()
        self.ramadan: Callable[[date], int] = lambda _day: 0

    def show_month(
        self, day: date, plan: Plan, marks: dict[date, tuple[Mark, ...]], spans: tuple[Span, ...], lanes: int
    ) -> None:
        """Show the month of a day, with so many lanes of bars at most."""
        cells: list[list[Cell]] = []
        self.bars, self.lanes = [], lanes
        for week in weeks_of(day.year, day.month):
            shown, left = fitting(bars(spans, week[0], week[-1]), lanes)
            self.bars.append(shown)
            line = []
            for d in week:
                high = max((bar.lane + 1 for bar in shown if bar.first <= d <= bar.last), default=0)
                below = LANE * (lanes if left.get(d) else high)
                over = tuple(span for span in spans if span.over(d))
                inside = d.month == day.month
                cell = Cell(d, plan.on(d), marks.get(d, ()), inside, over, below, left.get(d, 0))
                line.append(replace(cell, slots=self.slots.get(d, ()), ramadan=self.ramadan(d)))
            cells.append(line)
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


class MonthTable(QTableView):
    """The table without mouse and keys."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__()
        self.page, self.month_ = page, Month()
        self.zoom = 0
        self.setObjectName("month")
        self.setAccessibleName(_("Bulan"))
        self.setModel(self.month_)
        self.painter_ = CellPainter(page)
        self.setItemDelegate(self.painter_)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
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
        self.month_.slots, self.month_.ramadan = slots_by_day(self.page), self.page.days.ramadan
        self.month_.show_month(day, plan, marks, self.page.bars.spans, self._lanes(day))
        self._measure()
        self.setCurrentIndex(self.month_.index_of(day))

    def scale(self, by: int) -> None:
        """Show weeks taller or lower; the taller ones scroll."""
        self.zoom = min(max(self.zoom + by, 0), len(ZOOM) - 1)
        self.page.show_again()
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Weeks share the height, or what of it the zoom asks for; lower ones have fewer bars."""
        super().resizeEvent(event)
        self._measure()
        if self.month_.cells and self._lanes(self.page.day) != self.month_.lanes:
            QTimer.singleShot(0, self, self.page.show_again)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, the bars over them, and the frame of the day the caret is on."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for rect, bar in self.bar_rects():
            draw_bar(painter, rect, bar, self.page)
        if self.hasFocus() and self.currentIndex().isValid():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.look().color("accent"), 2))
            room = QRectF(self.visualRect(self.currentIndex()))
            painter.drawRoundedRect(room.adjusted(1.5, 1.5, -2.5, -2.5), 5, 5)

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
        rects, _more = cell.places(self.visualRect(index))
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

    def bar_rects(self) -> list[tuple[QRect, Bar]]:
        """Every bar in sight and where it stands."""
        found = []
        for week, line in enumerate(self.month_.bars):
            monday = self.month_.cells[week][0].day
            for bar in line:
                ends = [self.month_.index(week, (day - monday).days) for day in (bar.first, bar.last)]
                left, right = (self.visualRect(index) for index in ends)
                start = left.left() + (4 if bar.opens else 0)
                wide = right.right() - (5 if bar.closes else 0) - start + 1
                found.append((QRect(start, left.top() + HEAD + bar.lane * LANE, wide, BAR), bar))
        return found

    def day_near(self, at: QPoint) -> date | None:
        """The day at a point, or the nearest one."""
        room = self.viewport().rect().adjusted(1, 1, -2, -2)
        point = QPoint(
            min(max(at.x(), room.left()), room.right()), min(max(at.y(), room.top()), room.bottom())
        )
        cell = self.indexAt(point).data(CELL)
        return cell.day if cell else None

    def new_at(self, at: QPoint) -> date | None:
        """A campaign begins by a drag from the head of a day, beside its number."""
        index = self.indexAt(at)
        cell = index.data(CELL)
        return cell.day if cell and at.y() - self.visualRect(index).top() < HEAD else None

    def more_at(self, at: QPoint) -> date | None:
        """The day whose number of bars without room is at a point."""
        index = self.indexAt(at)
        cell = index.data(CELL)
        if cell is None or not cell.left:
            return None
        top = self.visualRect(index).top() + HEAD + cell.below - LANE
        return cell.day if top <= at.y() < top + LANE else None

    def ghost(self, entry: Entry) -> QPixmap:
        """The tile as it is carried."""
        rect = next((r for r, e in self.tiles() if e.post.id == entry.post.id), QRect(0, 0, 150, 44))
        return self.viewport().grab(rect)

    def _lanes(self, day: date) -> int:
        """How many lanes of bars a week has room for above a tile."""
        weeks = len(weeks_of(day.year, day.month))
        tall = self.viewport().height() * ZOOM[self.zoom] / weeks
        room = tall - HEAD - 2 * PAD
        fit, low = int((room - PAIR_LEAST) // LANE), int((room - LEAST) // LANE)
        return min(max(fit, min(low, LEAST_LANES), 1), MOST_LANES)

    def _measure(self) -> None:
        """Give the weeks their height."""
        down, weeks = self.verticalHeader(), max(1, self.month_.rowCount())
        down.setMinimumSectionSize(48)
        if not self.zoom:
            down.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            return
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        tall = round(self.viewport().height() * ZOOM[self.zoom] / weeks)
        for week in range(weeks):
            if self.rowHeight(week) != tall:
                self.setRowHeight(week, tall)
