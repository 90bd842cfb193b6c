"""The live picture: placement chooser, zoom, safe area, and the post's sizes in a strip below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.domain.content import Post
from studio.domain.platform import Placement
from studio.session.filling import is_filled
from studio.session.starting import USUAL
from studio.ui import theme
from studio.ui.canvas.picture import PictureView, Shown, image_of, try_shown
from studio.ui.naming import PLATFORM_ICONS, pixels, placement_name, platform_name, ratio_name
from studio.ui.widgets.basic import Elided, Switch, box, button, clear, line, put, row, tool
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

SETTLE_MS, REST_MS = 250, 400
"""Typing keeps the sizes where they fit; at rest the page is laid out anew, and then the strip."""
ZOOMS = (0.25, 0.37, 0.5, 0.75, 1.0, 1.5, 2.0)
BAR_TOOLS = 196
"""Px of the zoom buttons and the gaps of the bar."""
THUMB_H, THUMB_W = 54, 124


class SizeThumb(QAbstractButton):
    """One size in the strip."""

    def __init__(self, placement: Placement) -> None:
        super().__init__()
        self.placement = placement
        self.pixmap: QPixmap | None = None
        scale = min(THUMB_H / placement.height, THUMB_W / placement.width)
        self.shown = QSize(max(14, round(placement.width * scale)), max(14, round(placement.height * scale)))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        name = f"{platform_name(placement.platform)}, {placement_name(placement)}"
        self.setAccessibleName(name)
        self.setToolTip(f"{name} · {pixels(placement.width, placement.height)}")
        self.setFixedSize(max(56, self.shown.width() + 12), 82)

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """Show the page as it is now."""
        self.pixmap = pixmap
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Picture, ring, shape."""
        painter, now = QPainter(self), theme.look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        at = QRectF((self.width() - self.shown.width()) / 2, 5 + (THUMB_H - self.shown.height()) / 2,
                    self.shown.width(), self.shown.height())  # fmt: skip
        if self.pixmap is not None:
            painter.drawPixmap(at, self.pixmap, QRectF(self.pixmap.rect()))
        else:
            painter.fillRect(at, now.color("surface2"))
        if self.isChecked() or self.hasFocus():
            painter.setPen(theme.look().color("accent"))
            ring = at.adjusted(-3, -3, 3, 3)
            painter.drawRoundedRect(ring, 4, 4)
            painter.drawRoundedRect(ring.adjusted(0.7, 0.7, -0.7, -0.7), 4, 4)
        font = painter.font()
        font.setPixelSize(theme.look().size("hint"))
        painter.setFont(font)
        painter.setPen(now.color("strong" if self.isChecked() else "muted"))
        painter.drawText(
            self.rect().adjusted(0, 62, 0, 0), int(Qt.AlignmentFlag.AlignHCenter), ratio_name(self.placement)
        )


class Strip(QScrollArea):
    """Thumbnails in a row; the wheel runs along it."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up and down is left and right here."""
        bar, turn = self.horizontalScrollBar(), event.angleDelta()
        bar.setValue(bar.value() - (turn.x() or turn.y()))
        event.accept()


class Preview(QWidget):
    """The picture beside the form. `shown` comes with each page laid out; `picked` with a slot clicked."""

    shown = Signal(object)
    picked = Signal(str)

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page = page
        self.placement = ""
        self.number = 0
        self.thumbs: dict[str, SizeThumb] = {}
        self._stale: set[str] = set()
        self._soon, self._settle, self._rest, self._next = (QTimer(self) for _each in range(4))
        for timer, act in (
            (self._soon, self._follow),
            (self._settle, self.paint_now),
            (self._rest, self._begin_strip),
            (self._next, self._thumb),
        ):
            timer.setSingleShot(True)
            timer.timeout.connect(act)
        self.view = PictureView(margin=20)
        self.view.picked.connect(self.picked)
        self._build()
        self.view.resized.connect(self._show_zoom)

    def refresh(self) -> None:
        """Show the post as it is now, in the next turn of the event loop."""
        served = tuple(sorted(self.page.served(), key=lambda i: USUAL.index(i) if i in USUAL else len(USUAL)))
        if tuple(self.thumbs) != served:
            self._fill_strip(served)
        if self.placement not in served:
            self.placement = served[0] if served else ""
            self._show_name()
        self._soon.start(0)
        self._next.stop()
        self._rest.start(REST_MS)

    def choose(self, ident: str) -> None:
        """Show another placement."""
        if ident not in self.thumbs:
            return
        self.placement = ident
        self._show_name()
        self.sizes.ensureWidgetVisible(self.thumbs[ident])
        self.paint_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow picture area goes without the px, which the button's tooltip has too."""
        super().resizeEvent(event)
        self._fit_bar()

    def _fit_bar(self) -> None:
        rest = self.chooser.sizeHint().width() + self.safe.sizeHint().width() + BAR_TOOLS
        self.px.setVisible(self.width() - rest >= self.px.fontMetrics().horizontalAdvance(self.px.whole))

    def show_number(self, number: int) -> None:
        """Show another page of the design."""
        self.number = number
        self._soon.start(0)
        self._rest.start(0)

    def paint_now(self) -> None:
        """Lay the page out and show it."""
        self._paint(None)

    def _follow(self) -> None:
        """Keep up with typing, or show the page as it is."""
        self._paint(self.view.page if self.page.desk.typing is not None else None)

    def _paint(self, last: Shown | None) -> None:
        self._settle.stop()
        if self.page.desk.project.find(Post, self.page.ident) is None:
            return
        if not self.placement:
            self.view.show_page(None, _("Belum ada ukuran. Pilih di tab Ukuran."))
            return
        if last is not None:
            self._settle.start(SETTLE_MS)
        found, why = self._laid(self.placement, last)
        if found is None and not why:
            why = _("Halaman ini tidak dikirim ke ukuran ini; hanya halaman pertama.")
        filled = any(is_filled(value) for value in self.page.design_page(self.number).slots.values())
        self.view.hint = (
            "" if filled or found is None else _("Isi formulir di kiri; gambar ini langsung ikut.")
        )
        self.view.show_page(found, why)
        self._show_zoom()
        if found is not None:
            self.shown.emit(found)

    def stop(self) -> None:
        """Paint nothing more."""
        for timer in (self._soon, self._settle, self._rest, self._next):
            timer.stop()

    def _laid(self, ident: str, last: Shown | None = None) -> tuple[Shown | None, str]:
        desk = self.page.desk
        return try_shown(desk.stage, desk.project, self.page.post, ident, self.number, last)

    # the strip

    def _fill_strip(self, served: tuple[str, ...]) -> None:
        clear(self._strip)
        known = self.page.desk.stage.placements()
        group = QButtonGroup(self)
        self.thumbs = {}
        for ident in served:
            made = SizeThumb(known[ident])
            made.clicked.connect(lambda _on=False, ident=ident: self.choose(ident))
            group.addButton(made)
            self._strip.addWidget(made)
            self.thumbs[ident] = made
        self._strip.addStretch(1)
        self.all.setText(many("{count} ukuran", len(served)).format(count=len(served)))
        self._rest.start(0)

    def _begin_strip(self) -> None:
        self._stale = set(self.thumbs)
        self._next.start(0)

    def _thumb(self) -> None:
        """Paint one thumbnail that is in sight and not up to date."""
        seen = [i for i in self.thumbs if i in self._stale and not self.thumbs[i].visibleRegion().isEmpty()]
        gone = self.page.desk.project.find(Post, self.page.ident) is None
        if not seen or gone or self._rest.isActive():
            return
        ident = self.placement if self.placement in seen else seen[0]
        self._stale.discard(ident)
        made = self.thumbs[ident]
        found, _why = self._laid(ident)
        scale = made.shown.width() / made.placement.width * self.devicePixelRatioF()
        made.show_picture(image_of(found, scale * 1.5) if found else None)
        self._next.start(0)

    # the bar

    def _show_name(self) -> None:
        known = self.page.desk.stage.placements()
        place = known.get(self.placement)
        if place is None:
            self.chooser.setText(_("Tanpa ukuran"))
            return
        self.chooser.setText(shape_words(place))
        icon = PLATFORM_ICONS.get(place.platform, "photo")
        self.chooser.setIcon(theme.icon(icon, "normal", 18, gap=theme.look().size("xs")))
        self.px.setText(pixels(place.width, place.height))
        self.chooser.setToolTip(_("Pilih ukuran yang dilihat") + f" · {self.px.whole}")
        self._fit_bar()
        for ident, thumb in self.thumbs.items():
            thumb.setChecked(ident == self.placement)

    def _choose(self) -> None:
        menu, known, platform = QMenu(self), self.page.desk.stage.placements(), ""
        for ident in self.thumbs:
            place = known[ident]
            if place.platform != platform:
                platform = place.platform
                menu.addSection(platform_name(platform))
            icon = theme.icon(PLATFORM_ICONS.get(platform, "photo"))
            menu.addAction(icon, shape_words(place), lambda ident=ident: self.choose(ident))
        menu.popup(self.chooser.mapToGlobal(QPoint(0, self.chooser.height() + 4)))

    def _safe(self, on: bool) -> None:
        self.view.show_safe = on
        self.view.update()

    def _zoom(self, step: int) -> None:
        now = self.view.scale_now() * self.view.devicePixelRatioF()
        if step > 0:
            wanted = next((z for z in ZOOMS if z > now + 0.01), ZOOMS[-1])
        else:
            wanted = next((z for z in reversed(ZOOMS) if z < now - 0.01), ZOOMS[0])
        self.view.set_zoom(wanted)
        self._show_zoom()

    def _fit(self) -> None:
        self.view.set_zoom(0 if self.view.zoom else 1.0)
        self._show_zoom()

    def _show_zoom(self) -> None:
        shown = round(self.view.scale_now() * self.view.devicePixelRatioF() * 100)
        self.zoom.setText(f"{shown} %")
        fits = not self.view.zoom
        self.zoom.setToolTip(_("Perlihatkan 100 %") if fits else _("Paskan ke ruang"))
        self.zoom.setAccessibleName(f"{shown} %, {self.zoom.toolTip()}")

    def _build(self) -> None:
        self.chooser = button("", self._choose, icon="photo", small=True, tip=_("Pilih ukuran yang dilihat"))
        self.chooser.setAccessibleDescription(_("Pilih ukuran yang dilihat"))
        self.px = Elided("", "muted")
        self.safe = Switch(_("Area aman"), changed=self._safe)
        self.zoom = button("", self._fit, kind="ghost", small=True)
        bar = row(
            self.chooser, self.px, None, self.safe, 8,
            tool("minus", _("Perkecil"), lambda: self._zoom(-1)), self.zoom,
            tool("plus", _("Perbesar"), lambda: self._zoom(1)), gap=8,
        )  # fmt: skip
        bar.setContentsMargins(16, 8, 12, 0)
        bar.setStretch(1, 4)
        bar.setStretch(2, 1)
        room = QScrollArea()
        room.setObjectName("canvas")
        room.setWidget(self.view)
        room.setWidgetResizable(True)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._strip = QHBoxLayout(inner)
        self._strip.setContentsMargins(12, 0, 12, 0)
        self._strip.setSpacing(8)
        self.sizes = sizes = Strip(inner)
        sizes.horizontalScrollBar().valueChanged.connect(lambda _value: self._next.start(0))
        self.all = button(
            "", lambda: self.page.show_tab("sizes"), kind="link", icon="chevron-right", small=True
        )
        self.all.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        foot = box(row(sizes, self.all, gap=8, margins=(0, 0, 12, 0)), "panel")
        foot.setFixedHeight(theme.look().size("strip"))
        put(QVBoxLayout(self), bar, room, line(), foot, gap=0).setStretch(1, 1)


def shape_words(place: Placement) -> str:
    """The placement's name with its shape, said once."""
    name, ratio = placement_name(place), ratio_name(place)
    return name if ratio in name else f"{name} {ratio}"
