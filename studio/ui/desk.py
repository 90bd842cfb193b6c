"""The open project as the window works on it: typing gathered into commands, signals for what changed."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from studio.domain.change import Change, diff
from studio.domain.content import Office
from studio.domain.project import Key, Project
from studio.domain.record import Record
from studio.errors import StudioError
from studio.session.session import Draft, Session
from studio.ui.said import said, stored
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.session.stage import Stage

PAUSE_MS, LONGEST_MS = 700, 2000
"""Typing is stored after a pause, and at the latest after two seconds."""
BEAT_MS = 30_000


class Desk(QObject):
    """Edits, undo and save state of one project. `project` includes what is typed but not stored yet."""

    changed = Signal(object)
    """Keys (kind, id) of the records that differ, a frozenset."""
    state_changed = Signal(str, str)
    """Tone (`ok`, `busy`, `stop`) and the sentence of the save state."""
    failed = Signal(object)
    """A StudioError that the notice bar shows."""
    told = Signal(str)
    """A short message of something done."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.project = session.project
        self.closed = False
        """Nothing can be read or stored any more; what was due in a later turn finds that out here."""
        self.typing: tuple[str, str] | None = None
        """Field and command of what is typed and not stored yet."""
        self._pause, self._longest, self._beat = QTimer(self), QTimer(self), QTimer(self)
        for timer in (self._pause, self._longest):
            timer.setSingleShot(True)
            timer.timeout.connect(self.flush)
        self._beat.timeout.connect(self._keep_alive)
        self._beat.start(BEAT_MS)

    @cached_property
    def stage(self) -> "Stage":
        """What lays posts out; made when the first one is shown."""
        from studio.session.stage import Stage  # noqa: PLC0415 - the first window need not wait for it

        return Stage(self.session)

    @property
    def office(self) -> Office | None:
        """The office's profile."""
        return self.project.find(Office, "office")

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.office.zone if self.office else "Asia/Jakarta")

    @property
    def now(self) -> datetime:
        """The time on the office's wall."""
        return self.session.clock().astimezone(self.zone)

    def edit(self, command: str, change: Callable[[Draft], None]) -> bool:
        """One undoable command; False when it was refused, which `failed` has said."""
        if not self.flush():
            return False
        before = self.session.project
        try:
            with self.session.edit(stored(command)) as draft:
                change(draft)
        except StudioError as error:
            self._fail(error)
            return False
        self._follow(before)
        return True

    def put(self, command: str, *records: Record) -> bool:
        """Add or replace records as one command."""
        return self.edit(command, lambda draft: draft.put(*records))

    def type(self, field: str, command: str, *records: Record) -> None:
        """Show records at once and store them after a pause; `field` names what is being typed in."""
        if self.session.read_only:
            self._refuse()
            self._announce(diff_of(Project(), records))  # fields go back to what is stored
            return
        if self.typing is not None and self.typing != (field, command):
            self.flush()
        before, self.project = self.project, self.project.with_records(*records)
        self.typing = (field, command)
        self._pause.start(PAUSE_MS)
        if not self._longest.isActive():
            self._longest.start(LONGEST_MS)
        self.state_changed.emit("busy", _("Menyimpan…"))
        self._announce(diff_of(before, records))

    def flush(self) -> bool:
        """Store what was typed; False when that failed."""
        self._pause.stop()
        self._longest.stop()
        if self.typing is None:
            return True
        typed, command, self.typing = unstored(self), self.typing[1], None
        try:
            with self.session.edit(stored(command)) as draft:
                draft.put(*typed)
        except StudioError as error:
            self._fail(error)
            return False
        self.project = self.session.project
        self._saved()
        return True

    def undo(self) -> frozenset[Key]:
        """Take the last command back; the records it touched."""
        return self._step(self.session.undo, _("Diurungkan: {name}"))

    def redo(self) -> frozenset[Key]:
        """Do the undone command again; the records it touched."""
        return self._step(self.session.redo, _("Diulangi: {name}"))

    def commands(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Names, in the language spoken, of what can be undone, newest first, and redone, next first."""
        back, forth = self.session.commands()
        shown = tuple(said(name) for name in back)
        return ((self.typing[1], *shown) if self.typing else shown), tuple(said(name) for name in forth)

    def attempt(self, work: Callable[[], None]) -> bool:
        """Run work that may raise a StudioError; it becomes a notice."""
        try:
            work()
        except StudioError as error:
            self.failed.emit(error)
            return False
        return True

    def close(self) -> None:
        """Store what is typed and let others write."""
        self.flush()
        self.closed = True
        self._beat.stop()
        if "stage" in self.__dict__:
            self.stage.close()
        self.session.close()

    def _step(self, move: Callable[[], object], words: str) -> frozenset[Key]:
        if not self.flush():
            return frozenset()
        before = self.session.project
        try:
            step = move()
        except StudioError as error:
            self._fail(error)
            return frozenset()
        if step is None:
            return frozenset()
        self._follow(before)
        self.told.emit(words.format(name=said(getattr(step, "command", ""))))
        change: Change = getattr(step, "change", Change())
        return frozenset(change.pairs())

    def _follow(self, before: Project) -> None:
        self.project = self.session.project
        self._saved()
        self._announce(frozenset(diff(before, self.project).pairs()))

    def _announce(self, keys: frozenset[Key]) -> None:
        if keys:
            self.changed.emit(keys)

    def _saved(self) -> None:
        self.state_changed.emit("ok", _("Tersimpan {time}").format(time=self.now.strftime("%H.%M")))

    def _fail(self, error: StudioError) -> None:
        if not self.session.read_only:  # then there is nothing that waits to be stored
            self.state_changed.emit("stop", _("Belum tersimpan: {why}").format(why=said(error.message)))
        self.failed.emit(error)

    def _refuse(self) -> None:
        self.attempt(self.session.require_writable)

    def _keep_alive(self) -> None:
        if not self.session.read_only and not self.session.file.beat():
            self.state_changed.emit("stop", _("Proyek ini diambil alih dari tempat lain; simpan salinan."))


def diff_of(before: Project, records: tuple[Record, ...]) -> frozenset[Key]:
    """Keys of the given records that a project has otherwise; cheaper than comparing two projects."""
    made = Project().with_records(*records)
    return frozenset(key for key, record in made.items() if before.find(type(record), key[1]) != record)


def unstored(desk: Desk) -> tuple[Record, ...]:
    """Records that are typed and not stored yet."""
    if desk.typing is None:
        return ()
    pairs = diff(desk.session.project, desk.project).pairs().values()
    return tuple(after for _before, after in pairs if after is not None)
