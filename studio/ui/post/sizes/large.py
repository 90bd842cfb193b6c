"""One placement large: zoom, its pages, its motion, and photos to drag into place."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QToolButton, QVBoxLayout, QWidget

from studio.domain.platform import Placement
from studio.ui.canvas.picture import try_shown
from studio.ui.naming import PLATFORM_ICONS, placement_name, platform_name
from studio.ui.post.sizes.caption_fold import folded
from studio.ui.post.sizes.marks import size_words
from studio.ui.post.sizes.player import Player
from studio.ui.post.sizes.tile import Overlays
from studio.ui.post.sizes.tuned_picture import TunedPicture
from studio.ui.theme import pixmap
from studio.ui.widgets.basic import Elided, Icon, Label, Segments, box, button, line, put, row, tool
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.sizes.acts import Acts

ZOOMS = {"fit": 0.0, "100": 1.0, "200": 2.0}
MOST_PIXELS = 36e6
"""Paper at twice its px would not fit into memory for nothing."""
STEP = 0.02
NUDGES = {
    Qt.Key.Key_Left: (-STEP, 0.0), Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP), Qt.Key.Key_Down: (0.0, STEP),
}  # fmt: skip


class LargeView(QWidget):
    """The large view. `closed` goes back to the wall, `stepped` to the next or previous placement."""

    closed = Signal()
    stepped = Signal(int)

    def __init__(self, acts: "Acts", overlays: Overlays) -> None:
        super().__init__()
        self.acts, self._overlays = acts, overlays
        self.placement: Placement | None = None
        self.number = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Tampilan besar"))
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._load)
        self._build()

    def open(self, placement: Placement) -> None:
        """Show a placement, from its first page."""
        self.placement, self.number = placement, 0
        self._icon.setPixmap(pixmap(PLATFORM_ICONS.get(placement.platform, "world")))
        self._name.setText(f"{platform_name(placement.platform)} · {placement_name(placement)}")
        self._size.setText(size_words(placement))
        self.picture.placement = placement
        self.picture.show_page(None)
        self._zoom(self.zoom_now)
        self.setAccessibleName(_("Tampilan besar: {name}").format(name=self._name.whole))
        self.refresh()

    def refresh(self) -> None:
        """Paint the page anew, in the next turn of the event loop."""
        self._turn.start(0)

    def turn(self, step: int) -> None:
        """Another page of a carousel."""
        number = min(max(self.number + step, 0), self._count() - 1)
        if number != self.number:
            self.number = number
            self.refresh()

    def leave(self) -> None:
        """Stop what moves."""
        self.player.stop()
        self._turn.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows to other placements, with Shift to move the photo; pages, motion, back."""
        key = Qt.Key(event.key())
        if key in NUDGES and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.picture.nudge(*NUDGES[key])
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Space:
            self.player.toggle()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            keys = list(ZOOMS)
            at = keys.index(self.zoom_now) + (1 if event.angleDelta().y() > 0 else -1)
            self._zoom(keys[min(max(at, 0), len(keys) - 1)])
            event.accept()
            return
        super().wheelEvent(event)

    def _load(self) -> None:
        placement, post = self.placement, self.acts.page.post
        if placement is None:
            return
        self.number = min(self.number, self._count() - 1)
        stage = self.acts.page.desk.stage
        shown, why = try_shown(stage, self.acts.project, post, placement.id, self.number)
        moving = self.player.playing
        self.picture.show_page(shown, why)
        self._pages()
        if not moving:
            films = placement.motion is not None or "mp4" in placement.formats
            self.player.load(shown, moves=films)
        photos = bool(self.picture.photos())
        self._hint.setVisible(photos)
        words = folded(self.acts.page, placement) if self._overlays.frame else ""
        self._caption.setText(words)
        self._strip.setVisible(bool(words))
        self._zoom(self.zoom_now)

    def _count(self) -> int:
        """How many pages the placement gets."""
        if self.placement is None:
            return 1
        stage, post = self.acts.page.desk.stage, self.acts.page.post
        return max(1, len(stage.plan(self.acts.project, post, (self.placement.id,)).pages))

    def _pages(self) -> None:
        count = self._count()
        for part in (self._up, self._down, self._page):
            part.setVisible(count > 1)
        self._page.setText(_("Halaman {number} / {count}").format(number=self.number + 1, count=count))
        self._up.setEnabled(self.number > 0)
        self._down.setEnabled(self.number < count - 1)

    def _zoom(self, key: str) -> None:
        self.zoom_now = key
        self._zooms.buttons[key].setChecked(True)
        zoom = ZOOMS[key]
        if zoom and self.placement is not None:
            most = math.sqrt(MOST_PIXELS / (self.placement.width * self.placement.height))
            zoom = min(zoom, max(most, 0.25))
        self.picture.set_zoom(zoom)

    def _build(self) -> None:
        self.zoom_now = "fit"
        self._icon, self._name = Icon("world"), Elided("", "strong")
        self._size, self._page = Label("", "muted"), Label("", "muted")
        self._zooms = Segments((("fit", _("Pas")), ("100", "100 %"), ("200", "200 %")), "fit")
        self._zooms.chosen.connect(self._zoom)
        self._zooms.setFixedHeight(34)
        self._up = self._tool("chevron-up", _("Halaman sebelumnya (PgUp)"), -1)
        self._down = self._tool("chevron-down", _("Halaman berikutnya (PgDn)"), 1)
        back = button(_("Semua ukuran"), self.closed.emit, kind="ghost", icon="layout-grid", small=True)
        back.setToolTip(_("Kembali ke semua ukuran (Esc)"))
        before = tool("chevron-left", _("Ukuran sebelumnya (←)"), lambda: self.stepped.emit(-1))
        after = tool("chevron-right", _("Ukuran berikutnya (→)"), lambda: self.stepped.emit(1))
        bar = box(
            row(
                back, line(upright=True), self._icon, self._name, self._size, before, after, self._page,
                self._up, self._down, 4, self._zooms, margins=(12, 0, 16, 0),
            ),
            "bar",
        )  # fmt: skip
        bar.layout().setStretch(3, 1)  # type: ignore[union-attr]
        bar.setFixedHeight(44)
        self.picture = TunedPicture(self._overlays, margin=16)
        self.picture.dragged.connect(
            lambda slot, x, y, done: self.acts.move_focal(slot, (x, y), settled=done)
        )
        self._area = QScrollArea()
        self._area.setObjectName("canvas")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self.picture)
        self._hint = Label(_("Seret foto untuk menggesernya pada ukuran ini (Shift + panah)"), "hint")
        self._caption = Label("", wrap=True)
        self._strip = box(
            row(Icon("text-caption", "muted", 18), self._caption, margins=(16, 8, 16, 8)), "bar"
        )
        self._strip.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.player = Player(self.picture)
        hint = box(row(None, self._hint, None, margins=(16, 4, 16, 6)), "canvas")
        put(QVBoxLayout(self), bar, line(), self._area, hint, self._strip, self.player, gap=0)
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]

    def _tool(self, icon: str, name: str, step: int) -> QToolButton:
        return tool(icon, name, lambda: self.turn(step))
