"""The pictures of the library to choose one from: a small floating list with a search."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studio.domain.content import Asset
from studio.ui.canvas.pixels import Pixels
from studio.ui.widgets.basic import Label, plain_tip, put
from studio.ui.widgets.fields import TextField
from studio.ui.words import _


class LibraryPopup(QFrame):
    """Search and thumbnails; Enter or a click chooses, Esc closes."""

    def __init__(
        self, owner: QWidget, assets: tuple[Asset, ...], pixels: Pixels, chosen: Callable[[Asset], object]
    ) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._assets, self._pixels, self._chosen = assets, pixels, chosen
        self.search = TextField(_("Cari gambar"), hint=_("Cari nama, tag, atau teks alternatif"))
        self.search.typed.connect(self._fill)
        self.search.returnPressed.connect(self._first)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Gambar di pustaka"))
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setIconSize(QSize(120, 80))
        self.list.setGridSize(QSize(136, 116))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setUniformItemSizes(True)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.none = Label(_("Tidak ada gambar yang cocok."), "muted")
        put(QVBoxLayout(self), self.search, self.none, self.list, gap=8, margins=(12, 12, 12, 12))
        self.setFixedSize(460, 360)
        pixels.ready.connect(self._came)
        self._fill("")

    def show_at(self, point: QPoint) -> None:
        """Open at a point of the screen, inside it."""
        area = self.screen().availableGeometry()
        x = min(point.x(), area.right() - self.width())
        y = min(point.y(), area.bottom() - self.height())
        self.move(max(area.left(), x), max(area.top(), y))
        self.show()
        self.search.setFocus()

    def _fill(self, text: str) -> None:
        wanted = text.casefold().split()
        self.list.clear()
        for asset in self._assets:
            words = " ".join((asset.name, asset.alt, *asset.tags)).casefold()
            if all(part in words for part in wanted):
                item = QListWidgetItem(asset.name)
                item.setData(Qt.ItemDataRole.UserRole, asset.id)
                item.setToolTip(plain_tip(asset.name))
                self._draw(item, asset.sha256)
                self.list.addItem(item)
        self.none.setVisible(self.list.count() == 0)

    def _draw(self, item: QListWidgetItem, sha: str) -> None:
        image = self._pixels.image(sha)
        blank = QPixmap(120, 80)
        blank.fill(Qt.GlobalColor.transparent)
        item.setIcon(QIcon(QPixmap.fromImage(image) if image is not None else blank))

    def _came(self, sha: str) -> None:
        by_id = {asset.id: asset for asset in self._assets if asset.sha256 == sha}
        for place in range(self.list.count()):
            item = self.list.item(place)
            if item.data(Qt.ItemDataRole.UserRole) in by_id:
                self._draw(item, sha)

    def _first(self) -> None:
        if self.list.count():
            self._take(self.list.item(0))

    def _take(self, item: QListWidgetItem) -> None:
        asset = next(a for a in self._assets if a.id == item.data(Qt.ItemDataRole.UserRole))
        self.close()
        self._chosen(asset)
