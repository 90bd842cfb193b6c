"""The platforms of all layers: shipped < office < further folders; merged by key, every number traced."""

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from studio.catalog.decode import decode, nearest, read_toml_text, refuse_unknown_keys
from studio.catalog.facts import FactTable, add_defaults, is_fact, resolve
from studio.domain.platform import CaptionProfile, Placement, Platform, Source, TextLimit
from studio.domain.record import Value
from studio.errors import StudioError
from studio.paths import office_data, resources

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class _PlatformFile(Value, frozen=True, kw_only=True):
    """The keys of a platform file; `defaults` hold for all its placements."""

    name: dict[str, str] = msgspec.field(default_factory=dict)
    defaults: Placement
    placements: dict[str, Placement]
    captions: dict[str, CaptionProfile]
    subtitles: tuple[str, ...] = ()
    subtitle_name: str = ""
    sources: dict[str, Source]


class _LayerFile(msgspec.Struct, frozen=True):
    """A file as read: which platform it speaks of and what it says."""

    platform: str
    path: str
    content: bytes


def default_layers() -> tuple[Path, ...]:
    """The shipped folder and the office's, the stronger one last."""
    return (resources() / "platforms", office_data() / "platforms")


def load_platforms(layers: tuple[Path, ...] | None = None) -> dict[str, Platform]:
    """All platforms by id. `layers` are folders, the stronger one last; without it the default ones."""
    return dict(_build(_read(default_layers() if layers is None else layers)))


def placements(layers: tuple[Path, ...] | None = None) -> dict[str, Placement]:
    """All placements by their id, such as `instagram/story`."""
    return {
        placement.id: placement
        for platform in load_platforms(layers).values()
        for placement in platform.placements.values()
    }


def find_placement(placement_id: str, layers: tuple[Path, ...] | None = None) -> Placement:
    """One placement; an unknown id is an error that names the nearest."""
    known = placements(layers)
    if placement_id not in known:
        raise unknown_id("placement", placement_id, list(known))
    return known[placement_id]


def find_platform(platform_id: str, layers: tuple[Path, ...] | None = None) -> Platform:
    """One platform; an unknown id is an error that names the nearest."""
    known = load_platforms(layers)
    if platform_id not in known:
        raise unknown_id("platform", platform_id, list(known))
    return known[platform_id]


def caption_of(placement: Placement, layers: tuple[Path, ...] | None = None) -> CaptionProfile | None:
    """The caption profile of a placement; none where the surface has no text beside it."""
    return find_platform(placement.platform, layers).captions.get(placement.caption)


def alt_text_limit(placement: Placement) -> TextLimit | None:
    """The limit of the alternative text; none where the platform takes no such text."""
    if placement.alt_limit is None:
        return None
    name = {"id": "Teks alternatif", "en": "Alt text"}
    return TextLimit(name=name, rule="utf16", limit=placement.alt_limit, soft=placement.alt_advice)


def data_version(layers: tuple[Path, ...] | None = None) -> str:
    """SHA-256 over the names and bytes of all files, layer by layer, in order of their names."""
    digest = hashlib.sha256()
    for file in _read(default_layers() if layers is None else layers):
        digest.update(f"{file.platform}\0{hashlib.sha256(file.content).hexdigest()}\n".encode())
    return digest.hexdigest()


def unknown_id(kind: str, wanted: str, known: list[str]) -> StudioError:
    """The error for a placement or platform nobody knows."""
    close = nearest(wanted, known)
    words = "Penempatan" if kind == "placement" else "Platform"
    hint = f"Mungkin maksudnya “{close}”." if close else "Lihat daftarnya dengan: studio platforms list."
    return StudioError(f"catalog/unknown-{kind}", f"{words} “{wanted}” tidak dikenal.", hint)


def _read(layers: tuple[Path, ...]) -> tuple[_LayerFile, ...]:
    files: list[_LayerFile] = []
    for folder in layers:
        for path in sorted(folder.glob("*.toml"), key=lambda found: found.name):
            try:
                content = path.read_bytes().replace(b"\r\n", b"\n")
            except OSError as error:
                message = f"{path} tidak dapat dibaca: {error.strerror}."
                raise StudioError("catalog/unreadable", message, "Periksa izin berkas.") from error
            files.append(_LayerFile(path.stem, str(path), content))
    return tuple(files)


@lru_cache(maxsize=16)
def _build(files: tuple[_LayerFile, ...]) -> dict[str, Platform]:
    merged: dict[str, FactTable] = {}
    last: dict[str, str] = {}
    for file in files:
        raw = read_toml_text(file.content, file.path)
        before = merged.get(file.platform, {})
        _check_file(raw, before, file)
        merged[file.platform] = _merge(before, raw)
        last[file.platform] = file.path
    return {key: _platform(key, merged[key], last[key]) for key in sorted(merged)}


def _check_file(raw: FactTable, before: FactTable, file: _LayerFile) -> None:
    """Errors of one file, before it is mixed with others."""
    if not NAME.fullmatch(file.platform):
        raise StudioError(
            "catalog/name",
            f"{file.path}: nama berkas bukan nama platform.",
            "Pakai huruf kecil, angka, tanda hubung.",
        )
    sources = {**before.get("sources", {}), **raw.get("sources", {})}
    plain, _ = resolve({key: value for key, value in raw.items() if key != "sources"}, sources, file.path)
    refuse_unknown_keys({**plain, "sources": raw.get("sources", {})}, _PlatformFile, file.path)
    for key in plain.get("placements", {}):
        if not NAME.fullmatch(key):
            raise StudioError(
                "catalog/name",
                f"{file.path}: “{key}” bukan nama penempatan.",
                "Pakai huruf kecil, angka, tanda hubung.",
            )


def _merge(weak: FactTable, strong: FactTable) -> FactTable:
    """Tables merged key by key; a fact, a list and a plain value replace what was there."""
    result = dict(weak)
    for key, value in strong.items():
        old = result.get(key)
        plain = isinstance(old, dict) and isinstance(value, dict) and not is_fact(old) and not is_fact(value)
        result[key] = _merge(old, value) if plain and isinstance(old, dict) else value
    return result


def _platform(key: str, raw: FactTable, where: str) -> Platform:
    sources = raw.get("sources", {})
    own = {name: value for name, value in raw.items() if name not in {"sources", "defaults"}}
    own["placements"] = {
        name: _merge(raw.get("defaults", {}), table) for name, table in raw.get("placements", {}).items()
    }
    plain, facts = resolve(own, sources, where)
    for name, table in plain["placements"].items():
        table.update(id=f"{key}/{name}", platform=key)
    data: dict[str, Any] = {**plain, "id": key, "sources": sources}
    platform = decode(data, Platform, where)
    for placement in platform.placements.values():
        _check_sound(placement, platform, where)
    for name, source in platform.sources.items():
        if not DATE.fullmatch(source.checked):
            message = f"{where}: tanggal sumber “{name}” bukan YYYY-MM-DD."
            raise StudioError("catalog/invalid", message, "Tulis seperti 2026-09-19.")
    return add_defaults(msgspec.structs.replace(platform, facts=facts))


def _check_sound(placement: Placement, platform: Platform, where: str) -> None:
    """Refuse values that no page could be laid out on."""
    safe = placement.safe_box
    faults = {
        "width": placement.width <= 0 or placement.height <= 0,
        "safe": safe.width <= 0 or safe.height <= 0 or not placement.full_box.contains(safe),
        "formats": not placement.formats,
        "items_max": not 1 <= placement.items_min <= placement.items_max,
        "shown_scale": placement.shown_scale <= 0,
        "caption": bool(placement.caption) and placement.caption not in platform.captions,
    }
    for key, wrong in faults.items():
        if wrong:
            message = f"{where}: “placements.{placement.id.rpartition('/')[2]}.{key}” tidak masuk akal."
            raise StudioError("catalog/invalid", message, "Periksa angka dan namanya.")
    for name, profile in platform.captions.items():
        if profile.main not in profile.fields:
            message = f"{where}: “captions.{name}.main” menunjuk kolom yang tidak ada."
            raise StudioError("catalog/invalid", message, "Sebut salah satu kolom di fields.")
