"""The wall: tiles grouped by platform at one scale; only those in sight are laid out and painted."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from studio.domain.platform import Placement
from studio.session import wall as plan
from studio.ui.naming import PLATFORM_ICONS, platform_name
from studio.ui.post.sizes.marks import Mark
from studio.ui.post.sizes.paint_queue import Painted
from studio.ui.post.sizes.tile import Overlays, Tile
from studio.ui.widgets.basic import Icon, Label, put

SIDE, TOP = 24, 20
LEAST, MOST, STEP = 0.06, 0.45, 0.02
"""Bounds of the scale, and how far a turn of the wheel changes it."""


class Heading(QWidget):
    """A platform's icon, name and number of placements."""

    def __init__(self, platform: str) -> None:
        super().__init__()
        self.count = Label("", "muted")
        name = Label(platform_name(platform), "strong")
        put(
            QHBoxLayout(self),
            Icon(PLATFORM_ICONS.get(platform, "world"), "normal", 20),
            name,
            self.count,
            None,
        )


class Wall(QScrollArea):
    """Tiles to scroll through. `chosen` names the tile in focus, `opened` the one to see large."""

    chosen = Signal(str)
    opened = Signal(str)
    rescaled = Signal()
    shifted = Signal()
    """Other tiles may have come into sight."""

    def __init__(self, overlays: Overlays) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.overlays = overlays
        self.scale = plan.SCALES[-1]
        self.tiles: dict[str, Tile] = {}
        self.now = ""
        self.auto = True
        """The scale is the one that reads well, until a person sets another."""
        self._heads: dict[str, Heading] = {}
        self._pictures: tuple[plan.Framed, ...] = ()
        self._plan = plan.Wall((), (), 0)
        self._ground = QWidget()
        self._ground.setObjectName("canvas")
        self.setWidget(self._ground)
        self.verticalScrollBar().valueChanged.connect(lambda _at: self.shifted.emit())

    def hang(self, placements: Sequence[Placement]) -> None:
        """Show these placements; tiles of others go."""
        wanted = {p.id: p for p in placements}
        before = dict(self.tiles)
        for ident in [i for i, tile in self.tiles.items() if wanted.get(i) != tile.placement]:
            gone = self.tiles.pop(ident)
            gone.setParent(None)
            gone.deleteLater()
        for ident, placement in wanted.items():
            if ident not in self.tiles:
                self.tiles[ident] = self._tile(placement)
        self._pictures = plan.framed(placements)
        if self.now not in self.tiles:
            self.now = self._pictures[0].ident if self._pictures else ""
        if self.tiles != before or self.order() != tuple(p.ident for p in self._pictures):
            self.settle()
        self._mark_now()

    def use_scale(self, scale: float) -> None:
        """Another scale for all; what is chosen stays in sight."""
        if scale != self.scale:
            self.scale, self.auto = scale, False
            self.settle()
            self.rescaled.emit()
            self._reveal()

    def order(self) -> tuple[str, ...]:
        """Tiles in reading order."""
        return tuple(spot.ident for spot in self._plan.spots)

    def px_to_unit(self, ident: str) -> float:
        """Logical px to a px of the placement, as its tile stands."""
        spot = next(s for s in self._plan.spots if s.ident == ident)
        return spot.width / self.tiles[ident].placement.width

    def choose(self, ident: str, *, focus: bool = True) -> None:
        """Make a tile the one in focus."""
        if ident not in self.tiles:
            return
        self.now = ident
        self._mark_now()
        self._reveal()
        if focus:
            self.tiles[ident].setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(ident)

    def in_sight(self) -> tuple[str, ...]:
        """Tiles that can be seen, the chosen one first."""
        if not self.isVisible():
            return ()
        view = QRect(0, self.verticalScrollBar().value(), self.viewport().width(), self.viewport().height())
        seen = [s.ident for s in self._plan.spots if self.tiles[s.ident].geometry().intersects(view)]
        return tuple(sorted(seen, key=lambda ident: ident != self.now))

    def describe(self, ident: str, mark: Mark | None) -> None:
        """Show a tile's mark."""
        self.tiles[ident].describe(mark)

    def show_painted(self, ident: str, done: Painted | None) -> None:
        """Show a tile's new picture."""
        if done is not None and ident in self.tiles:
            self.tiles[ident].show_picture(done.picture, done.message)

    def repaint_tiles(self) -> None:
        """Overlays have changed."""
        for tile in self.tiles.values():
            tile.update()

    def settle(self) -> None:
        """Place everything anew."""
        if self.auto:
            height = self.viewport().height() - 2 * TOP
            before = self.scale
            self.scale = plan.readable_scale(self._pictures, self._room(), height)
            if self.scale != before:
                self.rescaled.emit()
        self._plan = plan.arrange(self._pictures, self.scale, self._room())
        for spot in self._plan.spots:
            moved = plan.Spot(spot.ident, spot.x + SIDE, spot.y + TOP, spot.cell, spot.width, spot.height)
            self.tiles[spot.ident].hang(moved)
            self.tiles[spot.ident].show()
        shown = {head.group for head in self._plan.heads}
        for group in [g for g in self._heads if g not in shown]:
            self._heads.pop(group).deleteLater()
        for head in self._plan.heads:
            if head.group not in self._heads:
                self._heads[head.group] = Heading(head.group)
                self._heads[head.group].setParent(self._ground)
            made = self._heads[head.group]
            made.count.setText(str(head.count))
            made.setGeometry(head.x + SIDE, head.y + TOP, max(head.width, made.sizeHint().width()), 26)
            made.show()
        self._ground.resize(
            QSize(self.viewport().width(), max(self._plan.height + 2 * TOP, self.viewport().height()))
        )
        self.shifted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other rows."""
        super().resizeEvent(event)
        self.settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel change the scale."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            way = STEP if event.angleDelta().y() > 0 else -STEP
            self.use_scale(round(min(max(self.scale + way, LEAST), MOST), 2))
            event.accept()
            return
        super().wheelEvent(event)

    def _room(self) -> int:
        return max(200, self.viewport().width() - 2 * SIDE)

    def _tile(self, placement: Placement) -> Tile:
        tile = Tile(placement, self.overlays)
        tile.setParent(self._ground)
        tile.clicked.connect(lambda _on=False: self.choose(placement.id))
        tile.opened.connect(self.opened)
        tile.moved.connect(self._go)
        return tile

    def _go(self, dx: int, dy: int) -> None:
        self.choose(plan.neighbour(self._plan.spots, self.now, dx, dy))

    def _mark_now(self) -> None:
        """One tile is chosen, and it alone stands in the order of Tab."""
        for ident, tile in self.tiles.items():
            here = ident == self.now
            tile.setChecked(here)
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            if tile.focusPolicy() != policy:
                tile.setFocusPolicy(policy)

    def _reveal(self) -> None:
        """Bring the chosen tile into sight, with the heading of its group when it is right above."""
        if self.now in self.tiles:
            tile = self.tiles[self.now].geometry()
            self.ensureVisible(0, tile.bottom(), 0, 12)
            self.ensureVisible(0, tile.top(), 0, plan.HEAD + TOP)
