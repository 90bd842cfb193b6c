"""The lists of personal data: `resources/privacy/*.toml`; an office's file of one name goes first."""

from functools import lru_cache
from pathlib import Path

import msgspec

from studio import paths
from studio.catalog.decode import decode_toml
from studio.domain.platform import Confidence
from studio.domain.privacy_lexicon import Lexicon
from studio.domain.record import Value
from studio.errors import StudioError

FOLDER = "privacy"
NUMBERS = ("plates", "hotlines", "banks", "mail_official", "mail_free", "mail_role", "phone_links")
NEAR = (
    "nik", "npwp", "nitku", "passport", "bpjs", "licence", "account", "account_public", "card", "plate",
    "phone", "phone_public", "phone_person", "home", "venue", "birth_label", "birth_not", "place_public",
    "place_home", "document", "map",
)  # fmt: skip
NAMES = ("given", "cues", "roles", "officials", "speakers", "places", "not_names", "never")
SPECIFIC = ("health", "crime", "finance", "inheritance")
CHILD = (
    "child", "case", "crime", "sexual", "not_case", "prevention", "parents", "home", "school_kinds",
    "school_words", "activity", "pupils", "data", "consent",
)  # fmt: skip


class _Source(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: str
    checked: str
    confidence: Confidence


class _Lists(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: int
    source: _Source
    lists: dict[str, tuple[str, ...] | str] = msgspec.field(default_factory=dict)


class _Ranges(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    regency: tuple[str, str]
    city: tuple[str, str]
    district: tuple[str, str]


class _Regions(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: int
    source: _Source
    ranges: _Ranges
    provinces: dict[str, str]
    districts: dict[str, str]


@lru_cache(maxsize=1)
def load_privacy() -> Lexicon:
    """All lists as they stand."""
    return read_privacy(paths.resources() / FOLDER, paths.office_data() / FOLDER)


def read_privacy(shipped: Path, office: Path | None = None) -> Lexicon:
    """The lists of a folder; what the office has of the same file name is taken instead."""

    def place(name: str) -> Path:
        own = office / name if office else None
        return own if own is not None and own.is_file() else shipped / name

    regions = decode_toml(place("wilayah.toml"), _Regions)
    return Lexicon(
        provinces=regions.provinces,
        districts=frozenset(_districts(regions.districts, place("wilayah.toml"))),
        regency=regions.ranges.regency,
        city=regions.ranges.city,
        district=regions.ranges.district,
        numbers=_lists(place("nomor.toml"), NUMBERS),
        near=_lists(place("kata.toml"), NEAR),
        names=_lists(place("nama.toml"), NAMES),
        specific=_lists(place("spesifik.toml"), SPECIFIC),
        child=_lists(place("anak.toml"), CHILD),
    )


def _lists(file: Path, wanted: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    read = decode_toml(file, _Lists)
    if strange := sorted(read.lists.keys() ^ set(wanted)):
        raise _wrong(file, strange[0], "tidak dikenal" if strange[0] in read.lists else "belum ada")
    found = {name: tuple(v.split()) if isinstance(v, str) else v for name, v in read.lists.items()}
    for name, words in found.items():
        if not words or any(not word.strip() for word in words):
            raise _wrong(file, name, "kosong atau memuat kata kosong")
    return found


def _districts(ranges: dict[str, str], file: Path) -> list[str]:
    """Six-digit codes of `01-08 10` by the four digits before."""
    found: list[str] = []
    for code, parts in ranges.items():
        for part in parts.split():
            first, _, last = part.partition("-")
            if not (code + first + last).isdigit() or len(code) != 4:
                raise _wrong(file, code, "bukan kode wilayah")
            found += [f"{code}{number:02d}" for number in range(int(first), int(last or first) + 1)]
    return found


def _wrong(file: Path, name: str, why: str) -> StudioError:
    return StudioError("privacy/list", f"{file}: daftar “{name}” {why}.", "Perbaiki berkas itu.")
