"""What a row is about, to be looked at: its place on a page, faces in a picture, words in a text."""

from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.domain.content import Asset
from studio.session.session import Session
from studio.ui import theme
from studio.ui.assets.thumbs import Thumbs, Wanted
from studio.ui.canvas.spots import Spot, Spots
from studio.ui.widgets.basic import Label
from studio.ui.widgets.painting import draw_tile

PICTURE = QSize(340, 164)
MARGIN = 60
"""Characters shown before and after the words marked."""


class SpotView(QWidget):
    """A place enlarged with its box outlined, or a picture with the faces that were seen in it."""

    def __init__(self, spots: Spots, session: Session) -> None:
        super().__init__()
        self._spots, self._session = spots, session
        self._thumbs: Thumbs | None = None
        self.wish: Spot | None = None
        self.asset: Asset | None = None
        self.setFixedSize(PICTURE)
        spots.painted.connect(self._painted)

    def look_at(self, wish: Spot | None, asset: Asset | None = None) -> None:
        """Show another place, or a picture whose faces are known, or nothing."""
        self.asset = asset if asset is not None and asset.faces else None
        self.wish = wish if self.asset is None else None
        self.setVisible(self.wish is not None or self.asset is not None)
        self.update()

    def close_thumbs(self) -> None:
        """Let go of the thread that reads pictures."""
        if self._thumbs is not None:
            self._thumbs.close()
            self._thumbs = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw the place, or its ground until it is painted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(0, 0, -1, -1)
        if self.asset is not None:
            draw_tile(painter, area, None)
            self._faces(painter, self.asset)
            return
        picture = self._spots.get(self.wish, self.devicePixelRatioF()) if self.wish else None
        draw_tile(painter, area, picture, "photo")

    def _faces(self, painter: QPainter, asset: Asset) -> None:
        if self._thumbs is None:
            self._thumbs = Thumbs(self._session)
            self._thumbs.ready.connect(lambda _sha: self.update())
        ratio = self.devicePixelRatioF()
        wanted = Wanted(
            asset.sha256, round(self.width() * ratio), round(self.height() * ratio), 0, cover=False
        )
        picture = self._thumbs.get(wanted)
        if picture is None:
            return
        shape = QSize(asset.width, asset.height).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        room = QRectF((self.width() - shape.width()) / 2, (self.height() - shape.height()) / 2, shape.width(),
                      shape.height())  # fmt: skip
        painter.drawPixmap(self.rect(), picture)
        for x, y, wide, high in asset.faces or ():
            box = QRectF(room.x() + x * room.width(), room.y() + y * room.height(), wide * room.width(),
                         high * room.height())  # fmt: skip
            for color, width in ((QColor("#0B1512"), 4.0), (QColor("#F3C46B"), 2.0)):
                painter.setPen(QPen(color, width))
                painter.drawRoundedRect(box, 2, 2)

    def _painted(self, wish: object) -> None:
        if wish == self.wish:
            self.update()


class Quote(Label):
    """Some of a text with words of it marked; what people wrote is escaped, letter by letter."""

    def __init__(self) -> None:
        super().__init__("", wrap=True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setObjectName("quote")

    def show_words(self, text: str, span: tuple[int, int] | None) -> None:
        """Show the words of a span amid what stands around them; nothing hides the quote."""
        self.setVisible(bool(text) and span is not None)
        if span is None or not text:
            return
        start, end = max(0, span[0]), min(len(text), span[1])
        head, tail = text[max(0, start - MARGIN) : start], text[end : end + MARGIN]
        before = ("… " if start > MARGIN else "") + head
        after = tail + (" …" if end + MARGIN < len(text) else "")
        now = theme.look().colors
        marked = escape(text[start:end])
        style = f"background:{now['warn_tint']}; color:{now['warn']}; font-weight:600"
        self.setText(f"“{escape(before)}<span style='{style}'>{marked}</span>{escape(after)}”")
        self.setAccessibleName(f"{before}{text[start:end]}{after}")
