"""The pictures of the library as tiles that fill the width: a model, and how a tile is drawn."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.content import Asset
from studio.session.library import Uses, lacks
from studio.ui import theme
from studio.ui.assets.thumbs import Thumbs, Wanted
from studio.ui.words import _, many

GAP, WORDS = 12, 46
SMALLEST, LARGEST, USUAL = 120, 300, 180
Index = QModelIndex | QPersistentModelIndex


def lack_words(key: str) -> str:
    """What is missing, in words."""
    return {
        "licence": _("Tanpa lisensi"), "source": _("Tanpa sumber"), "alt": _("Tanpa teks alternatif"),
        "consent": _("Ada orang tanpa izin"), "unused": _("Belum dipakai"),
    }[key]  # fmt: skip


class Pictures(QAbstractListModel):
    """The pictures that are shown, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.assets: tuple[Asset, ...] = ()
        self.used: Uses = {}

    def show(self, assets: Sequence[Asset], used: Uses) -> None:
        """Show these; the view keeps its selection when only their fields differ."""
        before, self.used = self.assets, used
        if [a.id for a in before] == [a.id for a in assets]:
            self.assets = tuple(assets)
            if assets:
                self.dataChanged.emit(self.index(0), self.index(len(assets) - 1))
            return
        self.beginResetModel()
        self.assets = tuple(assets)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: ARG002 - a flat list
        """How many pictures."""
        return len(self.assets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, and for a screen reader all that the tile says."""
        if not index.isValid() or index.row() >= len(self.assets):
            return None
        asset = self.assets[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return asset.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return f"{asset.name}. {asset.alt}. {state_of(asset, self.used)[0]}"
        return None

    def rows(self, sha: str) -> list[QModelIndex]:
        """Where a picture is shown."""
        return [self.index(n) for n, asset in enumerate(self.assets) if asset.sha256 == sha]


def state_of(asset: Asset, used: Uses) -> tuple[str, bool]:
    """What a tile says below the name, and whether it is a warning."""
    missing = lacks(asset, used)
    for key in ("consent", "licence", "source", "alt"):
        if key in missing:
            return lack_words(key), True
    count = len(used.get(asset.id, ()))
    return (
        many("Dipakai di {count} konten", count).format(count=count) if count else _("Belum dipakai")
    ), False


class Tile(QStyledItemDelegate):
    """Draws a picture, its name and its state."""

    def __init__(self, shelf: "Shelf") -> None:
        super().__init__(shelf)
        self._shelf = shelf

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt gives them
        """All tiles are alike."""
        return self._shelf.tile

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one tile."""
        model = self._shelf.pictures
        if index.row() >= len(model.assets):
            return
        asset, now = model.assets[index.row()], theme.look()
        rect: QRect = option.rect.adjusted(GAP // 2, GAP // 2, -GAP // 2, -GAP // 2)
        room = QRect(rect.left(), rect.top(), rect.width(), rect.height() - WORDS)
        state = option.state
        self._picture(painter, asset, room)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(now.color("accent"), 2))
            painter.drawRoundedRect(QRectF(room).adjusted(-3, -3, 3, 3), 10, 10)
        elif state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(now.color("muted"), 1))
            painter.drawRoundedRect(QRectF(room).adjusted(-2.5, -2.5, 2.5, 2.5), 9, 9)
        self._words(painter, asset, QRect(rect.left(), room.bottom() + 8, rect.width(), WORDS - 8))

    def _picture(self, painter: QPainter, asset: Asset, room: QRect) -> None:
        ratio = self._shelf.devicePixelRatioF()
        wanted = Wanted(
            str(asset.sha256), round(room.width() * ratio), round(room.height() * ratio), 8 * ratio,
            cover=asset.mime != "image/png",
        )  # fmt: skip
        found = self._shelf.thumbs.get(wanted)
        if found is None or not wanted.cover:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.look().color("canvas"))
            painter.drawRoundedRect(room, 8, 8)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if found is not None:
            found.setDevicePixelRatio(ratio)
            painter.drawPixmap(room.topLeft(), found)

    def _words(self, painter: QPainter, asset: Asset, room: QRect) -> None:
        now, left = theme.look(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        words, warns = state_of(asset, self._shelf.pictures.used)
        below = room.adjusted(19 if warns else 0, 19, 0, 0)
        name_font, hint_font = _fonts()
        painter.setFont(name_font)
        painter.setPen(now.color("strong"))
        painter.drawText(room, left, _elided(asset.name, room.width(), name=True))
        painter.setFont(hint_font)
        painter.setPen(now.color("warn" if warns else "muted"))
        if warns:
            painter.drawPixmap(
                QPoint(room.left(), below.top() + 1), theme.pixmap("alert-triangle", "warn", 14)
            )
        painter.drawText(below, left, _elided(words, below.width(), name=False))


@lru_cache(maxsize=1)
def _fonts() -> tuple[QFont, QFont]:
    """Letters of a tile's name and of the line below it."""
    tokens = theme.look().tokens.type
    name, hint = QFont(str(tokens["family"])), QFont(str(tokens["family"]))
    name.setPixelSize(int(tokens["body"]))
    name.setWeight(QFont.Weight.Medium)
    hint.setPixelSize(int(tokens["hint"]))
    return name, hint


@lru_cache(maxsize=2048)
def _elided(text: str, width: int, *, name: bool) -> str:
    """As much of a text as fits; file names keep their end."""
    mode = Qt.TextElideMode.ElideMiddle if name else Qt.TextElideMode.ElideRight
    return QFontMetrics(_fonts()[0 if name else 1]).elidedText(text, mode, width)


class Shelf(QListView):
    """The tiles. `chosen` tells that other pictures are selected, `discarded` that Delete was pressed."""

    chosen = Signal()
    discarded = Signal()

    def __init__(self, thumbs: Thumbs, *, many: bool = True) -> None:
        super().__init__()
        self.setObjectName("shelf")
        self.setAccessibleName(_("Gambar di pustaka"))
        self.thumbs = thumbs
        self.pictures = Pictures()
        self.side = USUAL
        self.tile = QSize(USUAL, USUAL)
        self.setModel(self.pictures)
        self.setItemDelegate(Tile(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSpacing(0)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if many else modes.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(48)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        thumbs.ready.connect(self._arrived)

    def show_pictures(self, assets: Sequence[Asset], used: Uses) -> None:
        """Show these and keep what is selected of them."""
        kept = {asset.id for asset in self.selected()}
        self.pictures.show(assets, used)
        self.select(lambda asset: asset.id in kept)

    def selected(self) -> tuple[Asset, ...]:
        """The selected pictures in the order shown."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self.pictures.assets[row] for row in rows if row < len(self.pictures.assets))

    def select(self, which: Callable[[Asset], bool]) -> None:
        """Select these pictures and no others."""
        wanted = [n for n, asset in enumerate(self.pictures.assets) if which(asset)]
        if wanted == sorted(index.row() for index in self.selectedIndexes()):
            return
        chosen = self.selectionModel()
        chosen.clearSelection()
        for row in wanted:
            chosen.select(self.pictures.index(row), QItemSelectionModel.SelectionFlag.Select)
        if wanted:
            first = self.pictures.index(wanted[0])
            chosen.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(first)

    def set_side(self, side: int) -> None:
        """How wide tiles should be; they grow a little so that they fill the width."""
        self.side = max(SMALLEST, min(LARGEST, side))
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to take the selected pictures away."""
        if event.key() == Qt.Key.Key_Delete:
            self.discarded.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width."""
        self._measure()
        super().resizeEvent(event)

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        extent = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, bar)
        room = max(SMALLEST, self.width() - max(bar.sizeHint().width(), extent) - 4)
        columns = max(1, room // (self.side + GAP))
        width = room // columns
        self.tile = QSize(width, round((width - GAP) * 0.72) + GAP + WORDS)
        self.setGridSize(self.tile)
        self.scheduleDelayedItemsLayout()

    def _arrived(self, sha: str) -> None:
        for index in self.pictures.rows(sha):
            self.update(index)
