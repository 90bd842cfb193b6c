"""The questions of the ethics list and the profiles that choose among them, from `resources/profiles`.

Questions lie in `pertanyaan/*.toml`, profiles beside that folder. The office's folder is read after the
shipped one: it may add questions and say shipped ones in its own words, but never weigh one less. To take
one away is done in the project, with a reason that is printed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import get_args

import msgspec

from studio import paths
from studio.catalog.decode import decode, read_toml
from studio.domain.ethics import Basis, Group, Item, Mode, Profile, Text, Tuned
from studio.domain.platform import Source
from studio.domain.record import Value
from studio.domain.review import Severity
from studio.errors import StudioError

FOLDER = "profiles"
QUESTIONS = "pertanyaan"
LANGUAGES = ("id", "en")
GROUPS: tuple[Group, ...] = get_args(Group)
LETTERS: dict[Group, str] = {
    "legal": "L", "neutrality": "N", "privacy": "P", "child": "C", "verify": "V", "copyright": "H",
    "access": "A", "language": "B", "security": "S", "crisis": "K",
}  # fmt: skip
OWN = "X"
"""The letter of questions that an office adds."""
FIXED = ("group", "asked", "binds", "means", "checks", "evidence_needed")
"""What an office's file leaves of a shipped question as it is: on these the gate is built."""
WEIGHT: dict[Severity, int] = {"advice": 0, "warning": 1, "blocker": 2}
ITEM_ID = re.compile(r"[A-Z][1-9]\d*")
PROFILE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class QuestionFile(Value, frozen=True, kw_only=True):
    """One file of questions, with the sources that its bases name."""

    format: int = 1
    sources: dict[str, Source] = msgspec.field(default_factory=dict)
    item: tuple[Item, ...] = ()


class _Fault(msgspec.Struct, frozen=True):
    """What is wrong: the key, the fault in words, what to do."""

    key: str
    said: str
    hint: str


def default_layers() -> tuple[Path, ...]:
    """The shipped folder and the office's, the stronger one last."""
    return (paths.resources() / FOLDER, paths.office_data() / FOLDER)


def load_items(layers: tuple[Path, ...] | None = None) -> dict[str, Item]:
    """All questions by id, group by group, in the order of their numbers."""
    return dict(_read_items(default_layers() if layers is None else layers)[0])


def load_sources(layers: tuple[Path, ...] | None = None) -> dict[str, Source]:
    """What the source keys of the bases stand for."""
    return dict(_read_items(default_layers() if layers is None else layers)[1])


def load_profiles(layers: tuple[Path, ...] | None = None) -> dict[str, Profile]:
    """All profiles by id, `umum` first."""
    return dict(_read_profiles(default_layers() if layers is None else layers))


def clear() -> None:
    """Read the folders anew next time, after the office changed a file of its own."""
    _read_items.cache_clear()
    _read_profiles.cache_clear()


@lru_cache(maxsize=8)
def _read_items(layers: tuple[Path, ...]) -> tuple[dict[str, Item], dict[str, Source]]:
    found: dict[str, Item] = {}
    sources: dict[str, Source] = {}
    for layer in layers:
        here: dict[str, Item] = {}
        for path in sorted((layer / QUESTIONS).glob("*.toml")):
            file = decode(read_toml(path), QuestionFile, str(path))
            _refuse(path, "sources", _source_faults(file.sources, sources))
            for item in file.item:
                _refuse(path, item.id, _item_faults(item, file.sources))
                _refuse(path, item.id, _place_faults(item, here, found.get(item.id)))
                here[item.id] = item
            sources |= file.sources
        found |= here
        _refuse_shared_checks(layer, found)
    ordered = sorted(found.values(), key=lambda item: (GROUPS.index(item.group), _number(item.id)))
    return {item.id: item for item in ordered}, sources


@lru_cache(maxsize=8)
def _read_profiles(layers: tuple[Path, ...]) -> dict[str, Profile]:
    found: dict[str, Profile] = {}
    items = _read_items(layers)[0]
    for layer in layers:
        for path in sorted(layer.glob("*.toml")):
            profile = decode(read_toml(path), Profile, str(path))
            _refuse(path, profile.id, _profile_faults(profile, path, items))
            found[profile.id] = profile
    ordered = sorted(found, key=lambda ident: (ident != "umum", ident))
    return {ident: found[ident] for ident in ordered}


def _source_faults(said: dict[str, Source], before: dict[str, Source]) -> Iterator[_Fault]:
    for key in said.keys() & before.keys():
        if said[key] != before[key]:
            yield _Fault(key, "sudah berarti sumber lain", "Pakai kunci lain untuk sumber ini.")


def _number(ident: str) -> tuple[bool, int]:
    """Own questions come after those of the list."""
    return ident.startswith(OWN), int(ident[1:])


def _refuse(path: Path, ident: str, faults: Iterator[_Fault]) -> None:
    fault = next(faults, None)
    if fault is not None:
        where = ".".join(filter(None, (ident, fault.key)))
        raise StudioError("catalog/invalid", f"{path}: “{where}” {fault.said}.", fault.hint)


def _item_faults(item: Item, sources: dict[str, Source]) -> Iterator[_Fault]:
    if not ITEM_ID.fullmatch(item.id) or item.id[0] not in (LETTERS[item.group], OWN):
        letter = LETTERS[item.group]
        yield _Fault(
            "id", "bukan nama pertanyaan kelompok ini", f"Tulis seperti {letter}1, atau {OWN}1 milik kantor."
        )
    for key in ("question", "why", "do", "right", "wrong"):
        yield from _text_faults(key, getattr(item, key))
    if item.evidence:
        yield from _text_faults("evidence", item.evidence)
    elif item.evidence_needed:
        yield _Fault("evidence", "wajib tetapi belum dijelaskan", "Tulis apa yang menjadi bukti.")
    if not item.basis:
        yield _Fault("basis", "belum ada", "Tambahkan sedikitnya satu [[item.basis]].")
    for index, basis in enumerate(item.basis):
        yield from _basis_faults(f"basis[{index}]", basis, sources)
    yield from _asking_faults(item)


def _text_faults(key: str, text: Text) -> Iterator[_Fault]:
    for language in LANGUAGES:
        if not text.get(language, "").strip():
            yield _Fault(
                f"{key}.{language}", "masih kosong", "Tulis dalam bahasa Indonesia (id) dan Inggris (en)."
            )
    for language in text.keys() - set(LANGUAGES):
        yield _Fault(f"{key}.{language}", "bukan bahasa jendela ini", "Pakai id dan en.")


def _basis_faults(key: str, basis: Basis, sources: dict[str, Source]) -> Iterator[_Fault]:
    yield from _text_faults(f"{key}.demand", basis.demand)
    if not basis.rule.strip():
        yield _Fault(f"{key}.rule", "masih kosong", "Sebut aturan atau pedomannya.")
    if not DATE.fullmatch(basis.as_of):
        yield _Fault(f"{key}.as_of", "bukan tanggal", "Tulis seperti 2026-11-21.")
    if basis.source and basis.source not in sources:
        yield _Fault(f"{key}.source", "menyebut sumber yang tidak ada", "Tambahkan sumbernya di [sources].")


def _asking_faults(item: Item) -> Iterator[_Fault]:
    asked = item.asked
    if not item.attests:
        yield _Fault("attests", "masih kosong", "Sebut siapa yang menjawab.")
    if not (asked.always or asked.traits or asked.tags or asked.modes or asked.platforms):
        yield _Fault("asked", "tidak pernah terpenuhi", "Isi always, traits, tags, modes, atau platforms.")
    if (item.means == "person") == bool(item.checks):
        hint = "Pertanyaan untuk orang saja tidak punya checks; yang lain perlu sedikitnya satu."
        yield _Fault("checks", "tidak cocok dengan means", hint)
    if "suspected" in asked.traits and not item.checks:
        yield _Fault(
            "asked.traits", "menunggu dugaan tanpa pemeriksaan", "Sebut checks, atau hapus suspected."
        )
    if len(set(item.checks)) < len(item.checks):
        yield _Fault("checks", "menyebut satu pemeriksaan dua kali", "Hapus salah satunya.")


def _place_faults(item: Item, here: dict[str, Item], before: Item | None) -> Iterator[_Fault]:
    """A question is said once a layer; a later layer keeps of a shipped one what the gate rests on."""
    if item.id in here:
        yield _Fault("id", "sudah dipakai pertanyaan lain", "Pakai nomor yang belum dipakai.")
    if before is None:
        return
    for key in FIXED:
        if getattr(item, key) != getattr(before, key):
            yield _Fault(key, "berbeda dari bawaan", "Ubah lewat profil kantor di Setelan, dengan alasan.")
    modes: tuple[Mode, ...] = get_args(Mode)
    lighter = [mode for mode in modes if _weight(item, mode) < _weight(before, mode)]
    if lighter or WEIGHT[item.severity] < WEIGHT[before.severity]:
        yield _Fault("severity", "lebih ringan dari bawaan", "Tingkat pertanyaan bawaan hanya boleh naik.")


def _weight(item: Item, mode: Mode) -> int:
    return WEIGHT[item.severity_in.get(mode, item.severity)]


def _refuse_shared_checks(layer: Path, items: dict[str, Item]) -> None:
    """A check answers one question only, or nobody could say which answer passes over its finding."""
    owner: dict[str, str] = {}
    for item in items.values():
        for check in item.checks:
            if check in owner:
                fault = _Fault(
                    "checks", f"menyebut {check}, yang milik {owner[check]}", "Sebut di satu pertanyaan."
                )
                _refuse(layer / QUESTIONS, item.id, iter((fault,)))
            owner[check] = item.id


def _profile_faults(profile: Profile, path: Path, items: dict[str, Item]) -> Iterator[_Fault]:
    if not PROFILE_ID.fullmatch(profile.id) or profile.id != path.stem:
        yield _Fault(
            "id", "berbeda dari nama berkasnya", f"Tulis id = “{path.stem}”, huruf kecil dan tanda hubung."
        )
    yield from _text_faults("name", profile.name)
    if profile.note:
        yield from _text_faults("note", profile.note)
    seen: set[str] = set()
    for index, tuned in enumerate(profile.tuned):
        yield from _tuned_faults(f"tuned[{index}]", tuned, items, seen)
        seen.add(tuned.item)


def _tuned_faults(key: str, tuned: Tuned, items: dict[str, Item], seen: set[str]) -> Iterator[_Fault]:
    yield from _text_faults(f"{key}.reason", tuned.reason)
    if tuned.item not in items:
        yield _Fault(f"{key}.item", f"menyebut pertanyaan “{tuned.item}” yang tidak ada", "Periksa namanya.")
        return
    if tuned.item in seen:
        yield _Fault(f"{key}.item", f"menyebut {tuned.item} dua kali", "Gabungkan keduanya.")
    if tuned.severity and WEIGHT[tuned.severity] < WEIGHT[items[tuned.item].severity]:
        yield _Fault(
            f"{key}.severity", "lebih ringan dari bawaan", "Tingkat pertanyaan bawaan hanya boleh naik."
        )
    if tuned.off and (tuned.always or tuned.severity):
        yield _Fault(f"{key}.off", "mematikan sekaligus mengetatkan", "Pilih salah satu.")
