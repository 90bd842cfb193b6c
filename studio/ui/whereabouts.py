"""Where one is in a project: the window goes there again when it is opened, also after a crash."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from studio.domain.content import Post
from studio.session import preferences
from studio.ui.places import PLACES
from studio.ui.sight import once_seen
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

PAUSE_MS = 400


class Whereabouts(QObject):
    """Brings a window to where one stood last, and remembers where one goes.

    The way there begins after the window was painted for the first time, so that it stands at once.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window_ = window
        self.project = window.desk.session.file.id
        self.known = preferences.read().places.get(self.project, ())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._remember)
        window.moved.connect(lambda: self._pause.start(PAUSE_MS))
        window.leaving.connect(self._leave)
        window.rail.mark(self.goal()[0])
        once_seen(window, self._arrive)

    def goal(self) -> tuple[str, str, str]:
        """Mark of the rail, post and tab to go to; what is gone is answered with the first page."""
        place, post, tab = (*self.known, "", "", "")[:3]
        if place == "post" and self.window_.desk.project.find(Post, post) is not None:
            return ("content", post, tab)
        return (place if any(p.ident == place for p in PLACES) else "home", "", "")

    def now(self) -> tuple[str, ...]:
        """Where one is; nothing when that is no place to come back to."""
        place, page = self.window_.place, self.window_.current()
        if place == "post":
            return (place, getattr(page, "ident", ""), getattr(page, "tab", ""))
        return (place,) if any(p.ident == place for p in PLACES) else ()

    def _arrive(self) -> None:
        window = self.window_
        if window.desk.closed:
            return
        if not window.place:
            mark, post, tab = self.goal()
            if post:
                window.open_post(post, tab)
            else:
                window.go(mark)
        from studio.ui.marking import Marking  # noqa: PLC0415 - the first window need not wait for it
        from studio.ui.warm import Warming  # noqa: PLC0415

        Warming(window)
        Marking(window)
        path = window.desk.session.path
        window.jobs.here(lambda _tell, _stop: preferences.opened(path), _("Mencatat"), quiet=True)

    def _leave(self) -> None:
        if self._pause.isActive() and (place := self.now()):
            self._pause.stop()
            preferences.stand(self.project, place)

    def _remember(self) -> None:
        place, project = self.now(), self.project
        if place and place != self.known:
            self.known = place
            self.window_.jobs.here(
                lambda _tell, _stop: preferences.stand(project, place), _("Mencatat"), quiet=True
            )
