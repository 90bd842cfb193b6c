"""Names of media files: date_unit_post_platform_placement_nn, ASCII, at most 150 bytes, never twice."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

UNDATED = "tanpa-tanggal"
LIMIT = 150
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
UNIT_LENGTH, POST_LENGTH, PART_LENGTH = 28, 48, 20
MARK_LENGTH = 6


@dataclass(frozen=True, slots=True)
class MediaKey:
    """What one media file is: `date` the scheduled local date or empty, `number` the page from 1."""

    date: str
    unit: str
    post: str
    title: str
    platform: str
    placement: str
    number: int
    extension: str


def slug(text: str, *, limit: int = POST_LENGTH, fallback: str = "tanpa-judul") -> str:
    """Lower-case ASCII letters, digits and single hyphens, cut at a word where it can be."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(whole) > limit:
        cut = whole[: limit + 1].rpartition("-")[0]
        whole = cut if len(cut) >= limit // 2 else whole[:limit].strip("-")
    return whole or fallback


def unique_slugs(texts: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Slug of each (id, title); those that would be equal get a mark made from the id."""
    plain = {ident: slug(title) for ident, title in texts}
    seen: dict[str, int] = {}
    for name in plain.values():
        seen[name] = seen.get(name, 0) + 1
    taken: set[str] = {name for name, count in seen.items() if count == 1}
    made: dict[str, str] = {}
    for ident, name in plain.items():
        made[ident] = name if seen[name] == 1 else _marked(name, ident, taken)
        taken.add(made[ident])
    return made


def media_names(keys: Iterable[MediaKey]) -> dict[MediaKey, str]:
    """A file name for each key; equal names are told apart by a mark on the post's part."""
    ordered = tuple(dict.fromkeys(keys))
    plain = {key: _name(key, slug(key.title)) for key in ordered}
    counts: dict[str, int] = {}
    for name in plain.values():
        counts[name] = counts.get(name, 0) + 1
    taken = {name for name, count in counts.items() if count == 1}
    made: dict[MediaKey, str] = {}
    for key, name in plain.items():
        made[key] = name if counts[name] == 1 else _marked_name(key, taken)
        taken.add(made[key])
    return made


def _name(key: MediaKey, post: str) -> str:
    date = key.date if DATE.fullmatch(key.date) else UNDATED
    parts = (
        date,
        slug(key.unit, limit=UNIT_LENGTH, fallback="unit"),
        post,
        slug(key.platform, limit=PART_LENGTH, fallback="platform"),
        slug(key.placement.rpartition("/")[2], limit=PART_LENGTH, fallback="penempatan"),
        f"{key.number:02d}",
    )
    return "_".join(parts) + "." + slug(key.extension, limit=4, fallback="bin")


def _marked_name(key: MediaKey, taken: set[str]) -> str:
    """The name with a mark from the whole key, lengthened until nobody has it."""
    whole = hashlib.sha256(repr(key).encode()).hexdigest()
    post = slug(key.title, limit=POST_LENGTH - MARK_LENGTH - 1)
    for length in range(MARK_LENGTH, len(whole) + 1):
        name = _name(key, f"{post[: POST_LENGTH - length]}-{whole[:length]}")
        if name not in taken and len(name) <= LIMIT:
            return name
    raise ValueError(f"no free name for {key}")


def _marked(name: str, ident: str, taken: set[str]) -> str:
    whole = hashlib.sha256(ident.encode()).hexdigest()
    for length in range(MARK_LENGTH, len(whole) + 1):
        marked = f"{name[: POST_LENGTH - length].strip('-') or 'x'}-{whole[:length]}"
        if marked not in taken:
            return marked
    raise ValueError(f"no free slug for {ident}")
