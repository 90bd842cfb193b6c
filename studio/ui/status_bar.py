"""The status line: save state in words with the time, who has the project, background work, who one is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from studio.ui import theme
from studio.ui.jobs import Job
from studio.ui.said import said
from studio.ui.widgets.basic import Elided, Icon, Label, button, put, tool
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

STATE_ICONS = {
    "ok": ("circle-check", "ok"),
    "busy": ("refresh", "muted"),
    "stop": ("alert-octagon", "stop"),
    "read": ("lock", "warn"),
}


class StatusBar(QWidget):
    """28 px at the foot of the window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(34)
        self.window_ = window
        self.icon = Icon("circle-check", "ok", 16)
        self.state = Label("", "hint")
        self.file = Elided(window.desk.session.path.name, "hint")
        self.job_words = Label("", "hint")
        self.bar = QProgressBar()
        self.bar.setFixedWidth(140)
        self.bar.setTextVisible(False)
        self.stop = tool("x", _("Batalkan pekerjaan"), self._cancel, side=14)
        self.me = button("", self._people, kind="ghost", icon="user", small=True)
        put(
            QHBoxLayout(self),
            self.icon,
            self.state,
            8,
            self.file,
            None,
            self.job_words,
            self.bar,
            self.stop,
            8,
            self.me,
            gap=6,
            margins=(16, 0, 8, 0),
        )
        self.layout().setStretch(3, 1)  # type: ignore[union-attr]
        self.job: Job | None = None
        window.desk.state_changed.connect(self.say)
        window.jobs.started.connect(self._started)
        window.jobs.ended.connect(self._ended)
        self.refresh()
        session = window.desk.session
        if session.read_only:
            who = said(session.holder.sentence()) if session.holder else ""
            self.say("read", _("Hanya baca: dibuka {who}").format(who=who) if who else _("Hanya baca"))
        else:
            self.say("ok", _("Tersimpan {time}").format(time=window.desk.now.strftime("%H.%M")))

    def say(self, tone: str, words: str) -> None:
        """Show a save state."""
        name, token = STATE_ICONS[tone]
        self.icon.setPixmap(theme.pixmap(name, token, 16))
        self.state.setText(words)
        self.state.tint("stop" if tone == "stop" else "warn" if tone == "read" else "")

    def refresh(self) -> None:
        """Show who one is and what is under way."""
        me = self.window_.me
        name = me.name.replace("&", "&&") if me else ""  # a letter after & would be underlined
        self.me.setText(_("Saya: {name}").format(name=name) if me else _("Siapa Anda?"))
        loud = [job for job in self.window_.jobs.open.values() if not job.quiet]
        self.job = loud[-1] if loud else None
        for part in (self.job_words, self.bar, self.stop):
            part.setVisible(self.job is not None)
        if self.job is not None:
            self._progress(*self.job.so_far)

    def _ended(self, _job: Job) -> None:
        self.refresh()

    def _started(self, job: Job) -> None:
        if not job.quiet:
            job.progress.connect(self._progress)
        self.refresh()

    def _progress(self, done: int, total: int, _what: str) -> None:
        if self.job is None:
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        count = f" {done}/{total}" if total else ""
        self.job_words.setText(f"{self.job.title}{count}")

    def _cancel(self) -> None:
        if self.job is not None:
            self.window_.jobs.cancel(self.job)

    def _people(self) -> None:
        from studio.ui.people import people_menu  # noqa: PLC0415 - the first window need not wait for it

        menu = people_menu(self.window_, self)
        menu.popup(self.me.mapToGlobal(self.me.rect().topLeft()) - menu.rect().bottomLeft())
