"""Plays the staged motion of a page in place, from the same display list as the picture."""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from studio.render import timeline
from studio.ui import theme
from studio.ui.canvas.picture import PictureView, Shown
from studio.ui.naming import decimal
from studio.ui.widgets.basic import Label, put, tool
from studio.ui.words import _

FRAME_MS = 40
STEPS = 1000
"""Places of the slider, one for each thousandth of the length."""


class Player(QWidget):
    """Play, a slider to look for a moment, and the time."""

    ended = Signal()

    def __init__(self, view: PictureView) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(44)
        self._view = view
        self.length, self.at = 0.0, 0.0
        self._since, self._from = QElapsedTimer(), 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._tick)
        self.play = tool("player-play", _("Putar gerak (Spasi)"), self.toggle)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setAccessibleName(_("Waktu gerak"))
        self.slider.valueChanged.connect(self._scrubbed)
        self.words = Label("", "muted")
        self.words.setFixedWidth(104)
        line = put(QHBoxLayout(self), self.play, self.slider, self.words, gap=12, margins=(16, 0, 16, 0))
        line.setStretch(1, 1)

    @property
    def playing(self) -> bool:
        """Whether it runs."""
        return self._timer.isActive()

    def load(self, page: Shown | None, *, moves: bool) -> None:
        """Take another page; hidden when it does not move there."""
        self.stop()
        length = page.display.seconds or timeline.end_of(page.display) if page else 0.0
        self.length = length if page and moves and timeline.end_of(page.display) > 0 else 0.0
        self.setVisible(bool(self.length))
        self._still()

    def toggle(self) -> None:
        """Play, or pause where it is."""
        if not self.length:
            return
        if self.playing:
            self._pause()
            return
        self._from = 0.0 if self.at >= self.length else self.at
        self._since.start()
        self._timer.start()
        self._look("player-pause", _("Jeda (Spasi)"))

    def stop(self) -> None:
        """Show the still again."""
        self._pause()
        self._still()

    def _tick(self) -> None:
        self._show(self._from + self._since.elapsed() / 1000)
        if self.at >= self.length:
            self.stop()
            self.ended.emit()

    def _scrubbed(self, value: int) -> None:
        self._pause()
        self._show(value / STEPS * self.length)

    def _show(self, seconds: float) -> None:
        self.at = min(seconds, self.length)
        self._view.seconds = self.at
        self._view.update()
        self._slide(self.at)

    def _still(self) -> None:
        """The end is the still: what files show."""
        self.at = self.length
        self._view.seconds = None
        self._view.update()
        self._slide(self.length)

    def _slide(self, seconds: float) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(round(seconds / self.length * STEPS) if self.length else 0)
        self.slider.blockSignals(False)
        shown = f"{decimal(seconds, fixed=True)} / {decimal(self.length, fixed=True)}"
        self.words.setText(_("{time} detik").format(time=shown))

    def _pause(self) -> None:
        self._timer.stop()
        self._look("player-play", _("Putar gerak (Spasi)"))

    def _look(self, icon: str, name: str) -> None:
        self.play.setIcon(theme.icon(icon))
        self.play.setToolTip(name)
        self.play.setAccessibleName(name)
