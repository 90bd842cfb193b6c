"""Topics the public often asks about: `resources/inquiries/*.toml`, then the office's own files."""

from functools import lru_cache
from pathlib import Path

from studio import paths
from studio.catalog.decode import decode_toml
from studio.domain.inquiries import Topic
from studio.domain.platform import Confidence
from studio.domain.record import Value
from studio.errors import StudioError

FOLDER = "inquiries"


class _Source(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: str
    checked: str
    confidence: Confidence


class _Topic(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    name: dict[str, str]
    service: dict[str, str]
    words: tuple[str, ...]


class _File(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: int
    source: _Source
    topic: tuple[_Topic, ...] = ()


@lru_cache(maxsize=1)
def shipped_topics() -> tuple[Topic, ...]:
    """The shipped topics and the office's, which replace those of the same id."""
    found: dict[str, Topic] = {}
    for folder in (paths.resources() / FOLDER, paths.office_data() / FOLDER):
        for file in sorted(folder.glob("*.toml")):
            found |= {topic.id: topic for topic in read_topics(file)}
    return tuple(found.values())


def read_topics(file: Path) -> tuple[Topic, ...]:
    """The topics of a file; ids are unique, each has an Indonesian name and small words to know it by."""
    read = decode_toml(file, _File)
    seen: set[str] = set()
    for topic in read.topic:
        if topic.id in seen:
            raise _wrong(file, topic.id, "tertulis dua kali")
        seen.add(topic.id)
        if not topic.name.get("id"):
            raise _wrong(file, topic.id, "belum bernama dalam bahasa Indonesia")
        if not topic.words or any(word != word.casefold().strip() for word in topic.words):
            raise _wrong(file, topic.id, "perlu kata pengenal berhuruf kecil")
    return tuple(
        Topic(id=topic.id, name=topic.name, service=topic.service, words=topic.words) for topic in read.topic
    )


def _wrong(file: Path, ident: str, why: str) -> StudioError:
    return StudioError("inquiries/topic", f"{file}: pokok “{ident}” {why}.", "Perbaiki berkas itu.")
