"""Kits to choose from at the start: each a card in its real colours with its logo."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from studio.domain.brand import Kit
from studio.session.resources import kits_to_show
from studio.ui import theme
from studio.ui.sight import once_seen
from studio.ui.widgets.basic import plain_tip
from studio.ui.words import _

LATER = "mula"
"""The plain kit stands in until the office has made its own."""
HIGH = 84
SWATCHES = ("paper", "deep", "accent", "accent-on-field")


@dataclass(frozen=True, slots=True)
class Shown:
    """A kit and the logo that stands on its field."""

    kit: Kit
    logo: bytes
    aspect: float


class KitCard(QAbstractButton):
    """One kit: its field with the logo, its name, its colours."""

    def __init__(self, ident: str, shown: Shown | None) -> None:
        super().__init__()
        self.ident, self.shown = ident, shown
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumSize(QSize(150, HIGH))
        self.setFixedHeight(HIGH)
        name = _("Kit sederhana") if ident == LATER or not shown else shown.kit.name.short
        self.setText(name)
        self.setAccessibleName(_("Kit merek {name}").format(name=name))
        self.setToolTip(plain_tip(name))

    def sizeHint(self) -> QSize:
        """A card."""
        return QSize(170, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Field, logo, colours, name, and the ring when chosen or focused."""
        now, painter = theme.look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(area, 8, 8)
        painter.fillPath(path, now.color("surface1"))
        painter.save()
        painter.setClipPath(path)
        band = QRectF(area.left(), area.top(), area.width(), 50)
        if self.shown is None:
            painter.fillRect(band, now.color("surface2"))
            painter.drawPixmap(int(band.center().x()) - 10, int(band.center().y()) - 10,
                               theme.pixmap("palette", "muted", 20))  # fmt: skip
        else:
            self._brand(painter, band, self.shown)
        painter.restore()
        font = painter.font()
        font.setPixelSize(now.size("hint"))
        font.setWeight(font.Weight.Medium)
        painter.setFont(font)
        painter.setPen(now.color("strong"))
        room = QRectF(area.left() + 10, band.bottom(), area.width() - 20, area.bottom() - band.bottom())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        ring = self.isChecked() or self.hasFocus()
        painter.setPen(now.color("accent" if ring else "line"))
        if ring:
            pen = painter.pen()
            pen.setWidthF(2)
            painter.setPen(pen)
        painter.drawPath(path)
        if self.isChecked():
            painter.drawPixmap(
                self.width() - 26, self.height() - 27, theme.pixmap("circle-check", "accent", 18)
            )

    def _brand(self, painter: QPainter, band: QRectF, shown: Shown) -> None:
        kit = shown.kit
        painter.fillRect(band, QColor(kit.color("field")))
        side = 30.0
        logo = QRectF(band.left() + 12, band.top() + 10, side * shown.aspect, side)
        if shown.logo.lstrip()[:1] == b"<":
            QSvgRenderer(QByteArray(shown.logo)).render(painter, logo)
        width = 18.0
        colors = [kit.color(role) for role in SWATCHES]
        left = band.right() - 12 - width * len(colors)
        for number, color in enumerate(colors):
            painter.fillRect(QRectF(left + number * width, band.top() + 17, width, 16), QColor(color))


class KitChoice(QWidget):
    """Cards side by side; `chosen` gives the kit's id."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Kit merek"))
        self.ident = LATER
        self._group, self._grid = QButtonGroup(self), QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        once_seen(self, lambda: self.cards)
        self.setMinimumHeight(HIGH)

    @cached_property
    def cards(self) -> dict[str, KitCard]:
        """A card for each kit; reading them takes a moment, which the form does not wait for."""
        made: dict[str, KitCard] = {}
        for ident, kit, folder in sorted(kits_to_show(), key=lambda found: found[0] != LATER):
            made[ident] = KitCard(ident, Shown(kit, *_logo(kit, folder)))
            self._add(made[ident], len(made) - 1)
        self.ident = self.ident if self.ident in made else next(iter(made))
        made[self.ident].setChecked(True)
        _in_place(self, tuple(made.values()))
        return made

    def choose(self, ident: str) -> None:
        """Choose a kit."""
        self.ident = ident
        self.cards[ident].setChecked(True)
        self.chosen.emit(ident)

    def _add(self, made: KitCard, nth: int) -> None:
        made.clicked.connect(lambda _on=False: self.choose(made.ident))
        self._group.addButton(made)
        self._grid.addWidget(made, nth // 3, nth % 3)


def _in_place(holder: QWidget, late: tuple[QWidget, ...]) -> None:
    """Let Tab find parts that were made late where they stand, not at the window's end."""
    before = holder.previousInFocusChain()
    while before is not None and before is not holder and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    if before is not None:
        for one, next_ in pairwise((before, *late)):
            QWidget.setTabOrder(one, next_)


def _logo(kit: Kit, folder: Path) -> tuple[bytes, float]:
    dark = [one for one in kit.logos if one.ground == "dark"] or list(kit.logos)
    if not dark:
        return b"", 1.0
    return (folder / dark[0].file).read_bytes(), dark[0].aspect
