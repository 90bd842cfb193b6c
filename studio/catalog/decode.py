"""From TOML to values: errors name the file, the key, and the known key that comes nearest."""

import os
import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from studio.errors import StudioError
from studio.i18n import N_

T = TypeVar("T")

MAX_DEPTH = 40
LOCATED = re.compile(r"(?s)(.*?)(?: - at `(?:key in )?\$\.?(.*)`)?")
WORDS = {
    "int": N_("bilangan bulat"),
    "float": N_("bilangan"),
    "str": N_("teks"),
    "bool": N_("true atau false"),
    "array": N_("daftar"),
    "object": N_("tabel"),
    "null": N_("kosong"),
}


def read_toml(path: Path) -> dict[str, Any]:
    """The raw tables of a TOML file in UTF-8."""
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"{path} tidak dapat dibaca: {error.strerror}."
        raise StudioError("catalog/unreadable", message, "Periksa nama dan izin berkas.") from error
    return read_toml_text(content, str(path))


def read_toml_text(content: bytes, where: str) -> dict[str, Any]:
    """The raw tables of TOML bytes in UTF-8; `where` names the file in errors."""
    try:
        return tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        message = f"{where} bukan teks UTF-8."
        raise StudioError("catalog/encoding", message, "Simpan ulang berkas sebagai UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message = f"{where} bukan TOML yang sah: {error}."
        raise StudioError("catalog/syntax", message, "Perbaiki baris yang disebut.") from error


def files_in(folder: Path) -> frozenset[str]:
    """Files below a folder by their path in it, `/` between; no links, for those may lead outside."""
    found = []
    todo = [(str(folder), "")]
    while todo:
        here, before = todo.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    todo.append((entry.path, f"{before}{entry.name}/"))
                elif entry.is_file(follow_symlinks=False):
                    found.append(before + entry.name)
    return frozenset(found)


def decode_toml(path: Path, type_: type[T]) -> T:
    """A TOML file as a value of `type_`."""
    return decode(read_toml(path), type_, str(path))


def decode(data: Any, type_: type[T], where: str) -> T:
    """Raw tables as a value of `type_`; unknown keys are refused. `where` names the file in errors."""
    refuse_unknown_keys(data, type_, where)
    try:
        return msgspec.convert(data, type_)
    except msgspec.ValidationError as error:
        raise _invalid(str(error), where) from error


def refuse_unknown_keys(data: Any, type_: Any, where: str) -> None:
    """Raise on the first key that `type_` does not know, at any depth."""
    _check(data, _type_info(type_), where, "", 0)


@lru_cache(maxsize=64)
def _type_info(type_: Any) -> inspect.Type:
    return inspect.type_info(type_)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like `word`, else nothing."""
    names = list(known)
    import difflib  # noqa: PLC0415 - only a wrong word needs it

    close = difflib.get_close_matches(word.lower(), [name.lower() for name in names], n=1, cutoff=0.5)
    return next((name for name in names if close and name.lower() == close[0]), "")


def unknown_key(key: str, path: str, known: Iterable[str], where: str) -> StudioError:
    """The error for a key nobody knows."""
    names = sorted(known)
    close = nearest(key, names)
    hint = f"Mungkin maksudnya “{close}”." if close else f"Kunci yang dikenal: {', '.join(names)}."
    return StudioError("catalog/unknown-key", f"{where}: kunci “{_join(path, key)}” tidak dikenal.", hint)


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _check(data: Any, info: inspect.Type, where: str, path: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise StudioError(
            "catalog/depth", f"{where}: “{path}” terlalu dalam.", "Sederhanakan susunan berkas."
        )
    if isinstance(info, inspect.UnionType):
        chosen = _chosen(data, info)
        if chosen is not None:
            _check(data, chosen, where, path, depth)
    elif isinstance(info, inspect.StructType) and isinstance(data, dict):
        _check_struct(data, info, where, path, depth)
    elif isinstance(info, inspect.DictType) and isinstance(data, dict):
        for key, value in data.items():
            _check(value, info.value_type, where, _join(path, str(key)), depth + 1)
    elif isinstance(data, (list, tuple)):
        _check_items(data, info, where, path, depth)


def _check_struct(data: dict[str, Any], info: inspect.StructType, where: str, path: str, depth: int) -> None:
    fields = {field.encode_name: field for field in info.fields}
    for key, value in data.items():
        if key in fields:
            _check(value, fields[key].type, where, _join(path, key), depth + 1)
        elif key != info.tag_field:
            raise unknown_key(key, path, fields, where)


def _check_items(
    data: list[Any] | tuple[Any, ...], info: inspect.Type, where: str, path: str, depth: int
) -> None:
    for index, value in enumerate(data):
        item: inspect.Type | None = None
        if isinstance(info, inspect.TupleType):
            item = info.item_types[index] if index < len(info.item_types) else None
        elif isinstance(info, inspect.CollectionType):
            item = info.item_type
        if item is not None:
            _check(value, item, where, f"{path}[{index}]", depth + 1)


def _chosen(data: Any, info: inspect.UnionType) -> inspect.Type | None:
    """The member of a union that raw `data` is meant for, when that can be told."""
    if isinstance(data, dict):
        structs = [kind for kind in info.types if isinstance(kind, inspect.StructType)]
        tagged = [kind for kind in structs if kind.tag_field and data.get(kind.tag_field) == kind.tag]
        mappings = [kind for kind in info.types if isinstance(kind, inspect.DictType)]
        candidates: list[inspect.Type] = [*tagged] or ([*structs] if len(structs) == 1 else [*mappings])
        return candidates[0] if candidates else None
    if isinstance(data, (list, tuple)):
        lists = (inspect.CollectionType, inspect.TupleType)
        return next((kind for kind in info.types if isinstance(kind, lists)), None)
    return None


def _invalid(text: str, where: str) -> StudioError:
    found = LOCATED.fullmatch(text)
    said, path = (found.group(1), found.group(2) or "") if found else (text, "")
    missing = re.fullmatch(r"Object missing required field `(.*)`", said)
    if missing:
        return StudioError(
            "catalog/missing-key",
            f"{where}: kunci “{_join(path, missing.group(1))}” belum ada.",
            "Tambahkan kunci itu.",
        )
    kinds = re.fullmatch(r"Expected `(.*)`, got `(.*)`", said)
    if kinds:
        said = N_(f"seharusnya {_words(kinds.group(1))}, ternyata {_words(kinds.group(2))}")
    choice = re.fullmatch(r"Invalid enum value (.*)", said)
    if choice:
        said = N_(f"nilai {choice.group(1)} tidak dikenal")
    place = f" “{path}”" if path else ""
    return StudioError(
        "catalog/invalid", f"{where}: nilai{place} tidak sah, {said}.", "Perbaiki nilai kunci itu."
    )


def _words(kinds: str) -> str:
    return " atau ".join(WORDS.get(kind.strip(), kind.strip()) for kind in kinds.split("|"))
