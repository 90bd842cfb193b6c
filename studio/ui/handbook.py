"""The handbook in the window: a page of docs/ with its pictures, opened at what one is doing."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from studio import paths
from studio.ui import theme
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

FIRST = "jendela.md"
PAGES = {
    "home": "jendela.md#beranda", "content": "jendela.md#beranda", "gallery": "jendela.md#1-pilih-templat",
    "post/fill": "jendela.md#2-isi", "post/sizes": "jendela.md#3-ukuran",
    "post/captions": "jendela.md#4-takarir", "post/checks": "jendela.md#5-periksa",
    "post/bundle": "jendela.md#6-bundel", "assets": "jendela.md#aset", "brand": "jendela.md#merek",
    "settings": "jendela.md#setelan", "settings/year": "jendela.md#kalender-kantor",
    "settings/gate": "etika/kantor.md#profil-kantor-dan-keadaan-khusus",
    "calendar": "jendela.md#kalender",
    "strategy": "strategi.md#strategi", "gate": "jendela.md#periksa-semua-konten",
}  # fmt: skip
"""Page and heading by place, and by tab of a post's page."""
WIDTH, SIDES = 860, 80
LINE_PERCENT = 135.0
ABOVE, BELOW = {0: 0, 1: 0, 2: 28, 3: 20}, 8
DARK, PICTURE = "-gelap", "\ufffc"


def folder() -> Path:
    """Where the handbook is."""
    return paths.data_root() / "docs"


def page_for(window: "MainWindow") -> str:
    """The page, with its heading, of where one is."""
    tab = getattr(window.current(), "tab", "")
    return PAGES.get(f"{window.place}/{tab}", PAGES.get(window.place, FIRST))


class Reader(QTextBrowser):
    """A page of the handbook; links lead to its other pages, pictures are as wide as the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.setAccessibleName(_("Buku panduan"))
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.file = folder() / FIRST
        self.heading = ""
        self.open(page)

    def open(self, page: str) -> None:
        """Show `PAGE.md#heading`."""
        name, _mark, heading = page.partition("#")
        self.file = folder() / name
        there = self.file.is_file()
        self.setMarkdown(self.file.read_text("utf-8") if there else _("Halaman panduan tidak ditemukan."))
        self._set_type()
        self.go(heading)

    def go(self, heading: str) -> None:
        """Bring a heading to the top; without one, the beginning."""
        self.heading = heading
        block = next((b for b in self._blocks() if heading and anchor_of(b) == heading), None)
        top = 0.0 if block is None else self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top))

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: A002, ARG002 - Qt's names
        """Pictures of the handbook alone, those of the dark window in the dark, no wider than the page."""
        shown = self.file.parent / (name.path() if isinstance(name, QUrl) else name)
        dark = shown.with_stem(f"{shown.stem}{DARK}")
        image = QImage(str(dark if theme.look().mode == "dark" and dark.is_file() else shown))
        scale = self.devicePixelRatioF()
        if image.width() > WIDTH - SIDES:
            wide = round((WIDTH - SIDES) * scale)
            image = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(scale)
        return image

    def _follow(self, link: QUrl) -> None:
        """Other pages of the handbook, and headings; nothing outside is opened."""
        here = folder().resolve()
        page = (self.file.parent / link.path()).resolve() if link.path() else self.file.resolve()
        if link.isRelative() and page.suffix == ".md" and page.is_relative_to(here) and page.is_file():
            self.open(f"{page.relative_to(here).as_posix()}#{link.fragment()}")

    def _blocks(self) -> list[QTextBlock]:
        found, block = [], self.document().begin()
        while block.isValid():
            found.append(block)
            block = block.next()
        return found

    def _set_type(self) -> None:
        """Room between paragraphs, quiet lines in tables."""
        cursor = QTextCursor(self.document())
        fixed = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        for block in self._blocks():
            cursor.setPosition(block.position())
            if cursor.currentTable() is not None:
                continue
            shape = block.blockFormat()
            shape.setTopMargin(ABOVE.get(shape.headingLevel(), ABOVE[3]))
            shape.setBottomMargin(BELOW)
            if PICTURE not in block.text():
                shape.setLineHeight(LINE_PERCENT, fixed)
            cursor.setBlockFormat(shape)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _quiet(frame)


def _quiet(table: QTextTable) -> None:
    shape = table.format().toTableFormat()
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(theme.look().color("line")))
    shape.setBorderCollapse(True)
    shape.setCellPadding(6)
    shape.setTopMargin(4)
    shape.setBottomMargin(12)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)


def anchor_of(block: QTextBlock) -> str:
    """What a link calls a heading; empty for other text."""
    if not block.blockFormat().headingLevel():
        return ""
    return re.sub(r"[^\w\- ]", "", block.text().strip().lower()).replace(" ", "-")
