"""Cakupan: messages against platforms or regions, gaps shown by shape and words; a gap makes a post."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studio.domain.content import Campaign, Post
from studio.domain.coverage import Cell, Column, Matrix, by_platform, by_region
from studio.domain.strategy import PackReturn
from studio.session.campaigns import expected_platforms, gap_post, own_name
from studio.ui import theme
from studio.ui.home import parts
from studio.ui.naming import number, platform_name, short_date
from studio.ui.settings.people import SETTLED_MS, show_whole
from studio.ui.strategy.campaigns.seen import Seen
from studio.ui.widgets.basic import Label, Segments, Toned, box, clear, column, plain_tip, put, row
from studio.ui.widgets.painting import draw_icon, draw_ring, write
from studio.ui.words import _, many, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
CELL = int(Qt.ItemDataRole.UserRole)
TALL, NARROWEST, FIRST = 64, 124, 260
CENTER = Qt.AlignmentFlag.AlignCenter


class Grid(QAbstractTableModel):
    """The matrix; its first column are the messages."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = Matrix(columns=(), lines=())
        self.regions = False

    def show(self, matrix: Matrix, *, regions: bool) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self.matrix, self.regions = matrix, regions
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """A row a message."""
        return 0 if parent.isValid() else len(self.matrix.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """A column a platform or region, and one for the messages."""
        return 0 if parent.isValid() else len(self.matrix.columns) + 1

    def name(self, column: Column) -> str:
        """What a column is called."""
        return column.name if self.regions else platform_name(column.key)

    def cell(self, index: Index) -> Cell | None:
        """The cell at an index; None for a message."""
        return self.matrix.lines[index.row()].cells[index.column() - 1] if index.column() else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        name = self.name(self.matrix.columns[section - 1]) if section else sense("banyak", "Pesan kunci")
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        return plain_tip(name) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        """What a cell says."""
        if role == CELL:
            return self.cell(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.said(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.said(index))
        return None

    def said(self, index: Index) -> str:
        """One sentence about a cell."""
        message, cell = self.matrix.lines[index.row()].message.text, self.cell(index)
        if cell is None:
            return message
        name = self.name(self.matrix.columns[index.column() - 1])
        return f"{message}. {gap_words(self, index) if cell.empty else f'{name}: {count_words(cell)}'}"


def count_words(cell: Cell) -> str:
    """`2 terbit, 1 disiapkan`."""
    parts_ = []
    if cell.published:
        parts_.append(_("{count} terbit").format(count=number(cell.published)))
    if cell.planned:
        parts_.append(_("{count} disiapkan").format(count=number(cell.planned)))
    return ", ".join(parts_)


def gap_words(grid: Grid, index: Index) -> str:
    """Why a cell is empty."""
    where = grid.matrix.columns[index.column() - 1]
    if grid.regions:
        return (_("{name} belum") if where.known else _("{name} belum kirim balik")).format(name=where.name)
    return _("belum ada di {name}").format(name=grid.name(where))


class CoverageTable(QTableView):
    """The matrix as people use it: arrows walk, Enter or a click opens."""

    opened = Signal(QModelIndex)

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.grid = grid
        self.setObjectName("coverage")
        self.setModel(grid)
        self.setAccessibleName(_("Cakupan"))
        self.setItemDelegate(_Painter(self))
        self.setShowGrid(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(TALL)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
            and self.currentIndex().isValid()
        ):
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out."""
        super().resizeEvent(event)
        self.spread()

    def spread(self) -> None:
        """Columns of equal width, as wide as there is room; all rows in sight."""
        count = self.grid.columnCount() - 1
        if count < 1:
            return
        first = min(FIRST, self.viewport().width() * 3 // 10)
        self.setColumnWidth(0, first)
        each = max(NARROWEST, (self.viewport().width() - first) // count)
        for n in range(count):
            self.setColumnWidth(n + 1, min(each, 220))
        bar = (
            self.horizontalScrollBar().sizeHint().height()
            if each * count + first > self.viewport().width()
            else 0
        )
        self.setFixedHeight(self.horizontalHeader().height() + TALL * self.grid.rowCount() + bar + 4)


class CoveragePage(QWidget):
    """Segments, the matrix, and the posts of the cell that was clicked."""

    def __init__(self, window: "MainWindow", seen: Seen) -> None:
        super().__init__()
        self.window_, self.desk, self.seen = window, window.desk, seen
        self.campaign: Campaign | None = None
        self.regions = False
        self.segments = Segments(
            [("platform", _("Menurut platform")), ("region", _("Menurut wilayah"))], "platform"
        )
        self.segments.chosen.connect(self._turn)
        self.segments.setFixedHeight(36)
        self.told = Toned("", "info")
        self.grid = Grid()
        self.table = CoverageTable(self.grid)
        self.table.opened.connect(self.open)
        self._posts = QVBoxLayout()
        put(self._posts, gap=0)
        self.hint = Label("", "hint", wrap=True)
        self.told.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        put(
            QVBoxLayout(self),
            row(self.segments, None, self.told),
            self.table,
            self.hint,
            self._posts,
            None,
            gap=12,
        )

    def show_campaign(self, campaign: Campaign) -> None:
        """Show a campaign's coverage."""
        if self.campaign is None or self.campaign.id != campaign.id:
            clear(self._posts)
        self.campaign = campaign
        messages, posts = self.seen.messages(campaign.id), self.seen.posts(campaign.id)
        if self.regions:
            returns = [r for r in self.seen.all(PackReturn) if r.campaign == campaign.id]
            found = by_region(messages, posts, returns, campaign.regions, own_name(self.desk.project))
        else:
            found = by_platform(messages, posts, expected_platforms(self.desk.project, posts))
        if (found, self.regions) != (self.grid.matrix, self.grid.regions):
            self.grid.show(found, regions=self.regions)
        self.table.spread()
        self.table.setVisible(bool(found.lines and found.columns))
        self._tell(found)

    def open(self, index: QModelIndex) -> None:
        """A gap becomes a post; a number shows its posts."""
        cell = self.grid.cell(index)
        line, campaign = self.grid.matrix.lines[index.row()], self.campaign
        if cell is None or campaign is None:
            return
        where = self.grid.matrix.columns[index.column() - 1]
        if not cell.empty:
            self._list(f"{self.grid.name(where)}: {line.message.text}", cell)
        elif self.regions and not where.own:
            self.window_.notices.say(
                gap_words(self.grid, index) + ". " + _("Mintalah berkas baliknya."), "info"
            )
        elif self.desk.attempt(self.desk.session.require_writable):
            post = gap_post(self.desk.session, campaign, line.message, "" if self.regions else where.key)
            if self.desk.put(_("Buat konten untuk pesan kunci"), post):
                told = _("Konten baru membawa pesan ini. Pilih templatnya.")
                self.window_.notices.say(told, "ok", (_("Urungkan"), self.window_.undo))
                self.window_.open_post(post.id)

    def _turn(self, key: str) -> None:
        self.regions = key == "region"
        clear(self._posts)
        if self.campaign is not None:
            self.show_campaign(self.campaign)

    def _tell(self, found: Matrix) -> None:
        if not found.lines:
            self.told.say(_("Tulis dulu pesan kuncinya; cakupan dihitung per pesan."), "info")
        elif found.gaps:
            words = many("{count} petak masih kosong", found.gaps).format(count=number(found.gaps))
            self.told.say(words, "warn")
        else:
            self.told.say(_("Semua pesan ada di semua tempat"), "ok")
        if self.regions:
            self.hint.setText(_("Angka wilayah lain berasal dari berkas balik yang mereka kirim."))
        else:
            self.hint.setText(
                _("Klik petak kosong untuk membuat konten; klik angka untuk melihat kontennya.")
            )

    def _list(self, title: str, cell: Cell) -> None:
        clear(self._posts)
        rows: list[QWidget] = []
        for ident in cell.posts:
            post = self.desk.project.find(Post, ident)
            if post is not None:
                day = short_date(post.schedule.date) if post.schedule.date else _("Belum dijadwalkan")
                two = parts.two_lines(post.title, day)
                rows.append(parts.OpenRow(post.title, partial(self.window_.open_post, ident), two,
                                          parts.state(post.status)))  # fmt: skip
        for told in cell.told:
            day = short_date(told.date) if told.date else _("Belum dijadwalkan")
            names = ", ".join(platform_name(p) for p in told.platforms)
            two = parts.two_lines(told.title, f"{day} · {names}" if names else day)
            line_ = row(two, parts.state(told.status),
                        gap=12, margins=(16, 6, 16, 6))  # fmt: skip
            rows.append(box(column(line_)))
        made = parts.titled(title, count_words(cell), *rows)
        self._posts.addWidget(made)
        QTimer.singleShot(SETTLED_MS, made, lambda: show_whole(made))


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        return QSize(NARROWEST, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A message, a count on its ground, or a dashed gap with words."""
        now, room = theme.look(), option.rect
        cell, grid = index.data(CELL), index.model()
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(room, now.color("surface1"))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not isinstance(grid, Grid):
            painter.restore()
            return
        if cell is None:
            _message(painter, room.adjusted(16, 8, -12, -8), index.row(), grid)
        elif cell.empty:
            _gap(painter, room.adjusted(4, 7, -4, -8), index, grid, over=over)
        else:
            _count(painter, room.adjusted(4, 7, -4, -8), cell, over=over)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, room)
        painter.restore()


def _message(painter: QPainter, area: QRect, place: int, grid: Grid) -> None:
    write(painter, QRect(area.left(), area.top(), 22, area.height()), f"{place + 1}", "muted", weight=600)
    font = painter.font()
    font.setWeight(font.Weight.Medium)
    painter.setFont(font)
    painter.setPen(theme.look().color("strong"))
    text, box_ = grid.matrix.lines[place].message.text, area.adjusted(24, 0, 0, 0)
    fits = painter.boundingRect(box_, int(Qt.TextFlag.TextWordWrap), text).height() <= box_.height()
    wrap = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    if fits:
        painter.drawText(box_, wrap, text)
        return
    words = text.split()
    while words and painter.boundingRect(box_, wrap, " ".join(words) + " …").height() > box_.height():
        words.pop()
    painter.drawText(box_, wrap, " ".join(words) + " …")


def _gap(painter: QPainter, area: QRect, index: Index, grid: Grid, *, over: bool) -> None:
    now = theme.look()
    painter.setBrush(now.color("surface2") if over else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(now.color("control"), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(area, 6, 6)
    where = grid.matrix.columns[index.column() - 1]
    makes = not grid.regions or where.own
    top = QRect(area.left(), area.top() + 5, area.width(), 20)
    draw_icon(painter, top, "plus" if makes else "circle-dashed", "accent" if over and makes else "muted", 16)
    words = (_("belum") if where.known else _("belum kirim balik")) if grid.regions else _("belum ada")
    below = QRect(area.left() + 4, area.top() + 26, area.width() - 8, 18)
    write(painter, below, words, "muted", size=12, align=CENTER)


def _count(painter: QPainter, area: QRect, cell: Cell, *, over: bool) -> None:
    now = theme.look()
    painter.setPen(QPen(now.color("accent"), 1) if over else Qt.PenStyle.NoPen)
    painter.setBrush(now.color("ok_tint" if cell.published else "info_tint"))
    painter.drawRoundedRect(area, 6, 6)
    alone = area.adjusted(10, 0, -6, 0)
    upper = QRect(area.left() + 10, area.top() + 5, area.width() - 16, 20) if cell.planned else alone
    lower = QRect(area.left() + 10, area.top() + 25, area.width() - 16, 18)
    if cell.published:
        words = _("{count} terbit").format(count=number(cell.published))
        write(painter, upper, words, "ok", weight=600)
    if cell.planned:
        words = _("{count} disiapkan").format(count=number(cell.planned))
        write(painter, lower if cell.published else alone, words,
              "muted" if cell.published else "info", size=12 if cell.published else 13,
              weight=400 if cell.published else 600)  # fmt: skip
