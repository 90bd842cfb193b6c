"""manifest.json: the one list of hashes of a bundle, in RFC 8785 form with integers only."""

import unicodedata
from typing import Any

import msgspec
import rfc8785

from studio.errors import StudioError

TYPE = "application/vnd.studio-humas.bundle+json"
MIMETYPE = b"application/vnd.studio-humas.bundle+zip"
MANIFEST_NAME, MIMETYPE_NAME = "manifest.json", "mimetype"
FORMAT = 1
MAX_BYTES = 1 << 20
MAX_DEPTH = 20
MAX_INTEGER = (1 << 53) - 1


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the manifest; absent optional parts are left out, everything else is written."""


class FileEntry(Part, frozen=True, kw_only=True):
    """One file of the bundle; `path` has forward slashes and is relative to the manifest."""

    path: str
    sha256: str
    bytes: int
    media_type: str = "application/octet-stream"
    pixels: tuple[int, int] | msgspec.UnsetType = msgspec.UNSET
    placement: str | msgspec.UnsetType = msgspec.UNSET
    page: int | msgspec.UnsetType = msgspec.UNSET
    quality: int | msgspec.UnsetType = msgspec.UNSET
    tries: int | msgspec.UnsetType = msgspec.UNSET


class CaptionEntry(Part, frozen=True, kw_only=True):
    """A platform's caption as text, ready to paste."""

    text: str
    first_comment: str = ""
    fields: dict[str, str] = {}


class AltEntry(Part, frozen=True, kw_only=True):
    """The alternative text of one page."""

    page: int
    text: str


class ScheduleEntry(Part, frozen=True, kw_only=True):
    """Local date and time with the zone they are meant in; empty when not planned."""

    date: str = ""
    time: str = ""
    zone: str = ""


class FindingCounts(Part, frozen=True, kw_only=True):
    """How many findings stood when the bundle was made."""

    blocker: int = 0
    warning: int = 0
    advice: int = 0
    waived: int = 0


class PostEntry(Part, frozen=True, kw_only=True):
    """One post: what it says, the hash of each part of its content, and its files."""

    id: str
    title: str
    version: int
    content: dict[str, str]
    captions: dict[str, CaptionEntry]
    alt: tuple[AltEntry, ...]
    schedule: ScheduleEntry
    findings: FindingCounts
    files: tuple[FileEntry, ...]
    status: str | msgspec.UnsetType = msgspec.UNSET
    draft: bool | msgspec.UnsetType = msgspec.UNSET
    """True when the gate blocked the post: its media are marked all over and must not be published."""


class Software(Part, frozen=True, kw_only=True):
    """On what the bytes were made; the same input gives the same bytes only on the same of these."""

    os: str
    python: str
    qt: str
    pillow: str


class ProjectEntry(Part, frozen=True, kw_only=True):
    """Which project, and which state of it."""

    id: str
    revision: int


class DataVersions(Part, frozen=True, kw_only=True):
    """Hashes or versions of the data used, by id."""

    platforms: dict[str, str] = {}
    templates: dict[str, str] = {}
    kits: dict[str, str] = {}


class Manifest(Part, frozen=True, kw_only=True):
    """The whole of manifest.json; `files` are those that belong to no single post."""

    studio: str
    platform: Software
    project: ProjectEntry
    data: DataVersions
    posts: tuple[PostEntry, ...]
    files: tuple[FileEntry, ...] = ()
    type: str = TYPE
    format: int = FORMAT

    @property
    def every_file(self) -> tuple[FileEntry, ...]:
        """Files of all posts, then the shared ones."""
        return tuple(entry for post in self.posts for entry in post.files) + self.files


def encode_manifest(manifest: Manifest) -> bytes:
    """RFC 8785 bytes with every string in NFC; refused when larger than a verifier would read."""
    data = rfc8785.dumps(_normal(msgspec.to_builtins(manifest)))
    if len(data) > MAX_BYTES:
        raise StudioError(
            "export/manifest-too-large",
            f"Bundel ini memuat {len(manifest.posts)} konten, terlalu banyak untuk satu daftar berkas.",
            "Bagi menjadi beberapa bundel yang lebih kecil.",
        )
    return data


def _normal(value: Any) -> Any:
    """The same JSON value with NFC strings and keys; floats have no place in it."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        normal = {_normal(key): _normal(part) for key, part in value.items()}
        if len(normal) != len(value):
            raise ValueError("two keys of the manifest are equal in NFC")
        return normal
    if isinstance(value, list | tuple):
        return [_normal(part) for part in value]
    if isinstance(value, float):
        raise TypeError("the manifest holds integers only")
    return value
