"""The pages of the files that were dropped: a picture, what was seen on it, take or leave, order."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.session.outside.reading import ReadPage
from studio.ui.post.outside.words import page_words, seen_words
from studio.ui.widgets.basic import Elided, Label, clear, column, put, row, tool
from studio.ui.widgets.choice import Search
from studio.ui.words import _

THUMB = 64


class PageList(QWidget):
    """Pages in the order of the post. `changed` when one is taken, left or moved."""

    changed = Signal()

    def __init__(self, image_of: Callable[[ReadPage], QImage | None]) -> None:
        super().__init__()
        self._image_of = image_of
        self.pages: list[ReadPage] = []
        self.left_out: set[str] = set()
        self.search = Search(_("Cari halaman"), _("Cari nama atau tulisan di halaman"))
        self.search.textChanged.connect(lambda _text: self.show_pages(self.pages))
        self.none = Label(_("Tidak ada halaman yang cocok."), "muted", wrap=True)
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        put(self._rows, gap=6, margins=(16, 4, 10, 12))
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        find = QWidget()
        put(QVBoxLayout(find), self.search, self.none, gap=6, margins=(16, 10, 16, 6))
        self._find = find
        put(QVBoxLayout(self), find, area, gap=0).setStretch(1, 1)
        self.show_pages([])

    def chosen(self) -> list[ReadPage]:
        """The pages that are taken, in order."""
        return [page for page in self.pages if page.clean not in self.left_out]

    def show_pages(self, pages: list[ReadPage]) -> None:
        """Show these, as far as the search lets them through."""
        self.pages = pages
        words = self.search.text().casefold().split()
        clear(self._rows)
        shown = 0
        for number, page in enumerate(pages):
            told = f"{page.asset.name}\n{page.outside.words}".casefold()
            if all(word in told for word in words):
                self._rows.addWidget(self._row(number, page))
                shown += 1
        self._rows.addStretch(1)
        self._find.setVisible(len(pages) > 5)
        self.none.setVisible(bool(pages) and not shown)

    def _row(self, number: int, page: ReadPage) -> QWidget:
        take = QCheckBox()
        take.setChecked(page.clean not in self.left_out)
        take.setAccessibleName(_("Ambil {name}").format(name=page.asset.name))
        take.toggled.connect(partial(self._take, page))
        picture = PagePicture(self._image_of(page))
        up = tool(
            "chevron-up",
            _("Naikkan {name}").format(name=page.asset.name),
            partial(self._move, number, -1),
            side=16,
        )
        down = tool(
            "chevron-down",
            _("Turunkan {name}").format(name=page.asset.name),
            partial(self._move, number, 1),
            side=16,
        )
        up.setEnabled(number > 0)
        down.setEnabled(number < len(self.pages) - 1)
        name = Elided(page.asset.name, "strong")
        told = column(name, Label(page_words(page), "hint", wrap=True), gap=1)
        if seen := seen_words(page):
            told.addWidget(Label(seen, "hint", wrap=True))
        told.addStretch(1)
        order = column(up, down, None, gap=0)
        made = QFrame()
        made.setObjectName("card")
        line = row(take, picture, told, order, gap=8, margins=(8, 8, 4, 8))
        line.setStretch(2, 1)
        made.setLayout(line)
        if len(self.pages) < 2:
            for part in (take, up, down):
                part.hide()
        return made

    def _take(self, page: ReadPage, on: bool) -> None:
        (self.left_out.discard if on else self.left_out.add)(page.clean)
        self.changed.emit()

    def _move(self, number: int, by: int) -> None:
        pages = list(self.pages)
        pages.insert(max(0, number + by), pages.pop(number))
        self.show_pages(pages)
        self.changed.emit()


class PagePicture(Label):
    """A picture of fixed room; empty while it is not there."""

    def __init__(self, image: QImage | None) -> None:
        super().__init__()
        self.setFixedSize(THUMB, THUMB)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if image is not None and not image.isNull():
            scale = self.devicePixelRatioF()
            side = round(THUMB * scale)
            small = image.scaled(
                side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            small.setDevicePixelRatio(scale)
            self.setPixmap(QPixmap.fromImage(small))
