"""The bar over the wall: how many, at which scale, which platforms, what is drawn over, one more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QVBoxLayout, QWidget

from studio.ui.naming import PLATFORM_ICONS, platform_name
from studio.ui.post.sizes.wall import LEAST, MOST
from studio.ui.widgets.basic import Label, Switch, box, button, clear, put, row, tool, writes
from studio.ui.words import _, many

FEW = 5
"""So many platforms have room beside the rest; more of them get a line of their own."""


class Toolbar(QWidget):
    """Tells what was asked for; the tab does it."""

    scaled = Signal(float)
    filtered = Signal(object)
    """The platforms to show, a frozenset; none means all."""
    overlaid = Signal()
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.count, self.skipped = Label("", "strong"), Label("", "muted")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(LEAST * 100), round(MOST * 100))
        self.slider.setFixedWidth(96)
        self.slider.setAccessibleName(_("Skala"))
        self.slider.setToolTip(_("Skala semua gambar (Ctrl + roda tetikus)"))
        self.percent = Label("", "muted")
        self.percent.setFixedWidth(38)
        self.safe = Switch(_("Area aman"), on=True, changed=lambda _on: self.overlaid.emit())
        self.frame = Switch(_("Bingkai platform"), changed=lambda _on: self.overlaid.emit())
        self.add = writes(button(_("Penempatan"), self.asked.emit, icon="plus"))
        self.slider.valueChanged.connect(self._scaled)
        self._buttons: dict[str, QToolButton] = {}
        self._icons = QHBoxLayout()
        put(self._icons, gap=2)
        self._platforms = box(self._icons)
        self._first = row(
            self.count,
            self.skipped,
            4,
            self.slider,
            self.percent,
            None,
            self.safe,
            8,
            self.frame,
            8,
            self.add,
        )
        self._second = row(gap=0)
        put(QVBoxLayout(self), self._first, self._second, gap=4, margins=(24, 6, 16, 6))

    def show_scale(self, scale: float) -> None:
        """Show the scale in use."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(scale * 100))
        self.slider.blockSignals(False)
        self.percent.setText(f"{round(scale * 100)} %")

    def show_count(self, count: int, skipped: int) -> None:
        """Show how many there are, and how many the template does not serve."""
        self.count.setText(many("{count} penempatan", count).format(count=count))
        self.skipped.setText(_("{count} dilewati").format(count=skipped))
        self.skipped.setToolTip(_("Templat ini tidak melayani jenis penempatan itu."))
        self.skipped.setVisible(bool(skipped))

    def show_platforms(self, platforms: Sequence[str]) -> None:
        """One button a platform."""
        if list(platforms) == list(self._buttons):
            return
        on = self.filter()
        clear(self._icons)
        self._buttons = {}
        for ident in platforms:
            name = _("Hanya {platform}").format(platform=platform_name(ident))
            made = tool(PLATFORM_ICONS.get(ident, "world"), name, self._filter, checkable=True)
            made.setChecked(ident in on)
            self._icons.addWidget(made)
            self._buttons[ident] = made
        for line in (self._first, self._second):
            line.removeWidget(self._platforms)
        if len(platforms) <= FEW:
            self._first.insertWidget(5, self._platforms)
        else:
            self._second.insertWidget(0, self._platforms)
            self._second.addStretch(1)
        self._platforms.setVisible(len(platforms) > 1)

    def for_large(self, large: bool) -> None:
        """Keep only what concerns one placement seen large."""
        for part in (self.slider, self.percent, self.add):
            part.setVisible(not large)
        self._platforms.setVisible(not large and len(self._buttons) > 1)

    def filter(self) -> frozenset[str]:
        """The platforms asked for."""
        return frozenset(ident for ident, made in self._buttons.items() if made.isChecked())

    def no_filter(self) -> None:
        """Show all platforms."""
        for made in self._buttons.values():
            made.setChecked(False)
        self._filter()

    def _filter(self) -> None:
        self.filtered.emit(self.filter())

    def _scaled(self, value: int) -> None:
        self.percent.setText(f"{value} %")
        self.scaled.emit(value / 100)
