"""Parts of a kit as it looks, painted when seen: swatches, pairs, type, drawings, motifs."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.domain.brand import Texture, TypeStyle
from studio.domain.color import luminance, parse
from studio.domain.kit_facts import AA, HALF
from studio.render.context import recolored
from studio.ui import theme
from studio.ui.naming import decimal
from studio.ui.words import _

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def over(color: str) -> QColor:
    """Black or white, whichever is read better on the colour."""
    return QColor("#FFFFFF" if luminance(parse(color)) < HALF else "#101114")


def letters(px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The window's own letters."""
    font = QFont(str(theme.look().tokens.type["family"]))
    font.setPixelSize(px)
    font.setWeight(weight)
    return font


class Swatch(QAbstractButton):
    """A colour with its share; a click copies its code."""

    copied = Signal(str)

    def __init__(self, color: str, name: str, corner: str = "", height: int = 72) -> None:
        super().__init__()
        self.color, self.corner = color, corner
        self.setObjectName("swatch")
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(48)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Salin warna {name} {code}").format(name=name, code=color.upper()))
        self.setToolTip(_("Klik untuk menyalin {code}").format(code=color.upper()))
        self.clicked.connect(lambda _on=False: self.copied.emit(self.color.upper()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw the colour and what stands in its corner."""
        painter, now = QPainter(self), theme.look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("accent"), 2) if self.hasFocus() else QPen(now.color("line"), 1))
        painter.setBrush(QColor(self.color))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.setPen(over(self.color))
        painter.setFont(letters(12, QFont.Weight.DemiBold))
        inside = self.rect().adjusted(10, 8, -10, -8)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), self.corner)


class Pair(QWidget):
    """A role on its ground in their own colours, with the ratio and whether it is enough."""

    def __init__(self, words: str, ink: str, ground: str, ratio: float, needed: float) -> None:
        super().__init__()
        self.words, self.ink, self.ground = words, ink, ground
        self.ratio, self.enough = decimal(ratio), ratio >= needed
        if needed < AA:
            self.ratio += f" ≥ {decimal(needed)}"
        self.setFixedHeight(48)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        state = _("lolos") if self.enough else _("kurang")
        told = _("{pair}: {ratio}, perlu {needed}, {state}").format(
            pair=words, ratio=self.ratio, needed=decimal(needed), state=state
        )
        self.setAccessibleName(told)
        self.setToolTip(told)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw ground, words, mark and ratio."""
        painter, now = QPainter(self), theme.look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("line"), 1))
        painter.setBrush(QColor(self.ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.setPen(QColor(self.ink))
        painter.setFont(letters(12, QFont.Weight.DemiBold))
        inside = self.rect().adjusted(10, 0, -10, 0)
        metrics = painter.fontMetrics()
        width, needed = metrics.horizontalAdvance(self.ratio), metrics.horizontalAdvance(self.words)
        mark = theme.pixmap("check" if self.enough else "alert-triangle", self.ink, 16)
        if needed <= inside.width() - width - 26:
            painter.drawText(inside, int(LEFT), self.words)
            painter.drawText(inside, int(RIGHT), self.ratio)
            painter.drawPixmap(QPointF(inside.right() - width - 20, (self.height() - 16) / 2), mark)
            return
        shown = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside.adjusted(0, 0, 0, -18), int(LEFT), shown)
        painter.drawText(inside.adjusted(20, 18, 0, 0), int(LEFT), self.ratio)
        painter.drawPixmap(QPointF(inside.left(), self.height() / 2 + 1), mark)


class Specimen(QWidget):
    """A line of text in a style of the kit."""

    def __init__(self, text: str, font: QFont, px: int, style: TypeStyle) -> None:
        super().__init__()
        self.text = text
        self.letters = QFont(font)
        self.letters.setPixelSize(px)
        self.letters.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.tracking * px)
        self.letters.setWordSpacing(style.word_space * px)
        self.setFixedHeight(round(px * 1.5))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw the words."""
        painter = QPainter(self)
        painter.setFont(self.letters)
        painter.setPen(theme.look().color("strong"))
        shown = painter.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(LEFT), shown)


class Drawing(QWidget):
    """A drawing or picture on a ground of the kit; `svg` may come late."""

    def __init__(self, name: str, ground: str, *, height: int = 132, margin: int = 24) -> None:
        super().__init__()
        self.ground, self.margin = ground, margin
        self._renderer: QSvgRenderer | None = None  # made once, drawn when seen
        self._picture: QPixmap | None = None
        self.setFixedHeight(height)
        self.setMinimumWidth(72)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_file(self, path: Path) -> "Drawing":
        """Show a logo's file."""
        if path.suffix.lower() == ".png" or path.read_bytes()[:4] == b"\x89PNG":
            self._picture = QPixmap(str(path))
        else:
            self._renderer = QSvgRenderer(QByteArray(path.read_bytes()))
        self.update()
        return self

    def show_svg(self, svg: str) -> "Drawing":
        """Show a drawing."""
        self._renderer = QSvgRenderer(QByteArray(svg.encode()))
        self.update()
        return self

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw ground and drawing."""
        painter, now = QPainter(self), theme.look()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(now.color("line"), 1))
        painter.setBrush(QColor(self.ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        if self._renderer is not None:
            self._renderer.render(painter, self._room(QSize(self._renderer.defaultSize())))
        elif self._picture is not None and not self._picture.isNull():
            room = self._room(self._picture.size())
            painter.drawPixmap(room, self._picture, QRectF(self._picture.rect()))

    def _room(self, size: QSize) -> QRectF:
        inside = QRectF(self.rect()).adjusted(self.margin, self.margin, -self.margin, -self.margin)
        k = min(inside.width() / max(1, size.width()), inside.height() / max(1, size.height()))
        width, height = size.width() * k, size.height() * k
        return QRectF(inside.center().x() - width / 2, inside.center().y() - height / 2, width, height)


class Motif(QWidget):
    """A motif in inks of the kit on one of its grounds, repeated as its kind has it."""

    def __init__(self, texture: Texture, svg: bytes, ground: str, inks: tuple[str, ...], name: str) -> None:
        super().__init__()
        self.ground = ground
        self._texture, self._svg, self._inks = texture, svg, inks
        self._tile: QPixmap | None = None
        self.setFixedHeight(132)
        self.setMinimumWidth(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw ground and motif."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.ground))
        painter.drawRoundedRect(self.rect(), 7, 7)
        large = max(self._texture.tile) >= 600 or self._texture.kind == "ornament"
        if self._tile is None:
            self._tile = self._made(large)
        ratio = self._tile.devicePixelRatio()
        width, height = self._tile.width() / ratio, self._tile.height() / ratio
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if large:
            painter.drawPixmap(QPointF(self.width() - width, (self.height() - height) / 2), self._tile)
        elif self._texture.kind == "band":
            top = (self.height() - height) / 2
            painter.drawTiledPixmap(QRectF(inside.left(), top, inside.width(), height), self._tile)
        else:
            painter.drawTiledPixmap(inside, self._tile)

    def _made(self, large: bool) -> QPixmap:
        width, height = self._texture.tile
        k = self.height() / height if large else min(56, max(28, height * 0.4)) / height
        ratio = self.devicePixelRatioF()
        made = QPixmap(max(1, round(width * k * ratio)), max(1, round(height * k * ratio)))
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(recolored(self._svg, *self._inks))).render(painter, QRectF(made.rect()))
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made


class Shot(QWidget):
    """A preview that comes from the background; its ground until then."""

    clicked = Signal()

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self.picture = QPixmap()
        self.message = ""
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_file(self, path: str, message: str = "") -> None:
        """Show the picture in a file, or why there is none."""
        self.picture, self.message = QPixmap(path) if path else QPixmap(), message
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell that it was clicked."""
        self.clicked.emit()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw the picture, all of it."""
        painter, now = QPainter(self), theme.look()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color("canvas"))
        painter.drawRoundedRect(self.rect(), 8, 8)
        if self.picture.isNull():
            painter.setPen(now.color("muted"))
            painter.setFont(letters(12))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(16, 8, -16, -8), flags, self.message or _("Menyiapkan…"))
            return
        ratio = self.devicePixelRatioF()
        room = (QSize(self.width() - 16, self.height() - 16)) * ratio
        small = self.picture.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        left = (self.width() - small.width() / ratio) / 2
        painter.drawPixmap(QPointF(left, (self.height() - small.height() / ratio) / 2), small)
