"""What the window remembers for a person: theme, language, last projects, keys, sets. A small file."""

import os
import threading
from pathlib import Path

import msgspec

from studio import paths
from studio.domain.record import Value
from studio.session.calendar_filter import Filter
from studio.store.atomic import write_atomic

FILE = "jendela.json"
RECENT = 8
PLACES = 32
_changing = threading.Lock()


class SavedView(Value, frozen=True, kw_only=True):
    """A view of the calendar under a name: month, week, list or year, with its search and filters."""

    name: str
    view: str = "month"
    wanted: Filter = Filter()


class Preferences(Value, frozen=True, kw_only=True):
    """All of it; unknown keys of other versions are left out."""

    theme: str = "system"
    language: str = "id"
    scale: int = 100
    motion: bool = True
    recent: tuple[str, ...] = ()
    """Projects, newest first."""
    kept: tuple[str, ...] = ()
    """Projects pinned to the head of the list; they never drop off it."""
    closed: bool = False
    """Whether the last project was put away, so that the next start shows the first page."""
    places: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Where one stood last, by project id, the newest last: place, post, tab."""
    people: dict[str, str] = msgspec.field(default_factory=dict)
    """Who works here, by project id."""
    keys: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    favourites: tuple[str, ...] = ()
    """Ids of templates."""
    pinned: tuple[str, ...] = ()
    """Ids of posts."""
    export_folder: str = ""
    export_video: bool = False
    budget_mb: float = 0
    """The most a whole bundle should weigh; 0 for no limit."""
    sets: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Placements by the name of a platform set."""
    tags: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Hashtags by the name of a set."""
    schedulers: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    """By the name of a scheduling tool: what fills each column of its template, empty for nothing."""
    snippets: dict[str, str] = msgspec.field(default_factory=dict)
    views: dict[str, tuple[SavedView, ...]] = msgspec.field(default_factory=dict)
    """Views of the calendar that a person keeps, by project id."""


def _file() -> Path:
    return paths.office_data() / FILE


def read() -> Preferences:
    """What is remembered; a damaged or missing file is as good as none."""
    try:
        return msgspec.json.decode(_file().read_bytes(), type=Preferences)
    except (OSError, msgspec.DecodeError):
        return Preferences()


def change(**changes: object) -> Preferences:
    """Remember something; a place that cannot be written is no reason to stop."""
    with _changing:
        return _write(msgspec.structs.replace(read(), **changes))


def opened(path: Path) -> None:
    """Remember a project as the last one."""
    name = os.path.abspath(path)  # noqa: PTH100 - without following links, as the person sees it
    now = read()
    rest = tuple(p for p in now.recent if p != name)
    shown = (name, *rest)[:RECENT]
    change(recent=(*shown, *(p for p in rest if p in now.kept and p not in shown)), closed=False)


def keep(path: str, *, kept: bool) -> None:
    """Pin a project to the head of the list, or let it go."""
    rest = tuple(p for p in read().kept if p != path)
    change(kept=(*rest, path) if kept else rest)


def projects(now: Preferences) -> tuple[str, ...]:
    """Projects opened before, the pinned ones first, then the newest."""
    return (*(p for p in now.kept if p in now.recent), *(p for p in now.recent if p not in now.kept))


def stand(project: str, place: tuple[str, ...]) -> None:
    """Remember where one is in a project."""
    with _changing:
        now = read()
        rest = [item for item in now.places.items() if item[0] != project]
        _write(msgspec.structs.replace(now, places=dict([*rest, (project, place)][-PLACES:])))


def _write(now: Preferences) -> Preferences:
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        write_atomic(_file(), msgspec.json.format(msgspec.json.encode(now), indent=1))
    except OSError:
        return now
    return now
