"""An open project with its history: what the command line and the window both work through."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from studio.domain.change import Change, Pair, apply, change_of, find
from studio.domain.content import Office, Post
from studio.domain.ids import Sha256
from studio.domain.moments import OFFSETS
from studio.domain.project import NAMES, Key, Project
from studio.domain.record import Record
from studio.domain.steps import since_now
from studio.errors import StudioError
from studio.store import backup, faults
from studio.store.history import Step
from studio.store.lock import Holder
from studio.store.project_file import ProjectFile

R = TypeVar("R", bound=Record)
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The computer's clock, in UTC."""
    return datetime.now(UTC)


def stamp(clock: Clock) -> str:
    """The clock's time in UTC, `YYYY-MM-DDTHH:MM:SSZ`."""
    return clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Draft:
    """What an edit collects before it becomes one change."""

    def __init__(self, project: Project) -> None:
        self.before = project
        self._touched: dict[Key, Record | None] = {}

    def put(self, *records: Record) -> None:
        """Add records, or replace those of the same id."""
        for record in records:
            self._touched[NAMES[type(record)], record.id] = record

    def remove(self, kind: type[Record] | str, ident: str) -> None:
        """Remove a record; KeyError when there is none."""
        key = (kind if isinstance(kind, str) else NAMES[kind], ident)
        if self._now(key) is None:
            raise KeyError(key)
        self._touched[key] = None

    def find(self, kind: type[R], ident: str) -> R | None:
        """The record as edited so far, or None."""
        record = self._now((NAMES[kind], ident))
        return record if isinstance(record, kind) else None

    def get(self, kind: type[R], ident: str) -> R:
        """The record as edited so far; KeyError when there is none."""
        record = self.find(kind, ident)
        if record is None:
            raise KeyError((NAMES[kind], ident))
        return record

    @property
    def project(self) -> Project:
        """The project as edited so far."""
        return apply(self.before, self.change())

    def change(self) -> Change:
        """What the edit does so far."""
        pairs: dict[Key, Pair] = {key: (find(self.before, key), new) for key, new in self._touched.items()}
        return change_of(pairs)

    def _now(self, key: Key) -> Record | None:
        return self._touched[key] if key in self._touched else find(self.before, key)


class Session:
    """An open project: its records, its edits, its media. Close it to let others write."""

    def __init__(self, file: ProjectFile, clock: Clock = utc_now) -> None:
        self.file = file
        self.clock = clock
        self.project = file.snapshot()
        self.unsaved: tuple[str, Change] | None = None
        self._editing = False

    @property
    def path(self) -> Path:
        """Where the project is."""
        return self.file.path

    @property
    def read_only(self) -> bool:
        """Whether edits are refused; `holder` says who works on it, if that is why."""
        return self.file.read_only

    @property
    def holder(self) -> Holder | None:
        """Who holds the project, when somebody else does."""
        return self.file.holder

    def now(self) -> str:
        """The time in UTC, `YYYY-MM-DDTHH:MM:SSZ`."""
        return stamp(self.clock)

    def local_now(self) -> str:
        """The time on the office's wall with its offset, `YYYY-MM-DDTHH:MM:SS+07:00`."""
        office = self.project.find(Office, "office")
        zone = timezone(timedelta(hours=OFFSETS[office.zone if office else "Asia/Jakarta"]))
        return self.clock().astimezone(zone).isoformat(timespec="seconds")

    @contextmanager
    def edit(self, command: str) -> Iterator[Draft]:
        """Collect puts and removals and store them as one undoable command; an error means nothing happened.

        When storing fails, `unsaved` keeps the change for `retry` and `save_copy`; a later edit of the same
        records takes its place.
        """
        self._require_idle()
        self._editing = True
        try:
            draft = Draft(self.project)
            yield draft
            self._commit(command, _with_times(draft.change(), self.local_now()))
        finally:
            self._editing = False

    def retry(self) -> None:
        """Store the changes that could not be stored before."""
        if self.unsaved:
            self._commit(*self._rebased(*self.unsaved))

    def save_copy(self, target: Path) -> None:
        """Write the project, with what could not be stored, to a new file; this session stays where it is."""
        if target.exists():
            raise faults.exists(target)
        backup.restore(self.path, target)
        if self.unsaved:
            with ProjectFile.open(target) as copy:
                copy.commit(*self._rebased(*self.unsaved), self.now())

    def undo(self) -> Step | None:
        """Take the last command back; what it was, or None. Exports and decisions stay."""
        self._require_idle()
        return self._follow(self.file.undo())

    def redo(self) -> Step | None:
        """Do the last undone command again; what it was, or None."""
        self._require_idle()
        return self._follow(self.file.redo())

    def commands(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Names of what can be undone, newest first, and of what can be done again, next first."""
        return self.file.commands()

    def add_blob(self, data: bytes, mime: str) -> Sha256:
        """Keep bytes in the project; their hash."""
        self.require_writable()
        return self.file.add_blob(data, mime)

    def blob(self, sha: str) -> bytes:
        """Bytes kept in the project, checked against their hash."""
        return self.file.blob(sha)

    def require_writable(self) -> None:
        """StudioError with the reason when the project is open for reading only."""
        if not self.read_only:
            return
        if self.holder:
            raise StudioError(
                "project/locked",
                f"Proyek “{self.path.name}” sedang dibuka {self.holder.sentence()}, jadi hanya dapat dibaca.",
                "Tunggu sampai ditutup, atau ambil alih bila Anda yakin ia sudah berhenti.",
            )
        raise (faults.damaged if self.file.why == "damaged" else faults.not_writable)(self.path)

    def close(self) -> None:
        """Let others write."""
        self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _commit(self, command: str, change: Change) -> None:
        after = apply(self.project, change)
        try:
            self.file.commit(command, change, self.now())
        except StudioError:
            waiting = self.unsaved[1].pairs() if self.unsaved else {}
            self.unsaved = command, change_of({**waiting, **change.pairs()})
            raise
        self.project = after
        if self.unsaved:
            stored, (waiting_for, rest) = change.pairs(), self.unsaved
            left = change_of({key: pair for key, pair in rest.pairs().items() if key not in stored})
            self.unsaved = (waiting_for, left) if left else None

    def _rebased(self, command: str, change: Change) -> tuple[str, Change]:
        """The same outcome, starting from the project as it is now."""
        pairs = change.pairs().items()
        return command, change_of({key: (find(self.project, key), after) for key, (_, after) in pairs})

    def _require_idle(self) -> None:
        if self._editing:
            raise RuntimeError("edits and undo do not nest")
        self.require_writable()

    def _follow(self, step: Step | None) -> Step | None:
        if step:
            self.project = apply(self.project, step.change)
        return step


def _with_times(change: Change, at: str) -> Change:
    """The change, with posts that come to another status by it told when; it stays one step of undo."""
    pairs = change.pairs()
    timed: dict[Key, Pair] = {
        key: (before, since_now(before if isinstance(before, Post) else None, after, at))
        for key, (before, after) in pairs.items()
        if isinstance(after, Post)
    }
    told = {key: pair for key, pair in timed.items() if pair != pairs[key]}
    return change_of({**pairs, **told}) if told else change
