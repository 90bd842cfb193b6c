"""Done while nobody waits: what the gallery needs is read once, a little in each turn, after the start."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from studio.catalog.brand import list_kits
from studio.catalog.templates import list_templates, load_template
from studio.errors import StudioError

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

AFTER_MS, PAUSE_MS = 1200, 40


class Warming(QObject):
    """One small step at a time, and none while somebody types."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._desk = window.desk
        self._steps = _steps(window)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)
        self._timer.start(AFTER_MS)
        self.done = False

    def _next(self) -> None:
        if self._desk.closed:
            return
        if self._desk.typing is not None:
            self._timer.start(AFTER_MS)
            return
        step = next(self._steps, None)
        if step is None:
            self.done = True
            return
        with suppress(StudioError):  # whoever needs it is told
            step()
        self._timer.start(PAUSE_MS)


def _steps(window: "MainWindow") -> Iterator[Callable[[], object]]:
    yield partial(import_module, "studio.session.starting")
    yield partial(import_module, "studio.ui.post.gallery")
    for ident in list_templates():
        yield partial(load_template, ident)
    yield list_kits
    yield partial(import_module, "studio.session.gate_tasks")
    yield lambda: window.survey
