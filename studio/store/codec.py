"""Records to JSON and back, losing nothing that this version does not know.

Unknown keys of a record stand in its `extra`. Values inside a record have no such place: their unknown keys,
and entries whose `type` is unknown, are kept in `extra["$nested"]` under their JSON pointer and put back on
saving, as long as what they belonged to is still there.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
import msgspec.inspect as inspection

from studio.domain.project import KINDS
from studio.domain.record import Record
from studio.errors import StudioError

NESTED = "$nested"
MAX_DEPTH = 20
_Strip = Callable[[Any, str, dict[str, Any]], None]


def to_raw(record: Record) -> dict[str, Any]:
    """The record as plain JSON values, with everything unknown back in its place."""
    raw = _plain_struct(record)
    extra = raw.pop("extra", {})
    nested = extra.pop(NESTED, {})
    for key, value in extra.items():
        raw.setdefault(key, value)
    for pointer, value in nested.items():
        _put_back(raw, record, pointer, value)
    return raw


def from_raw(kind: str, raw: dict[str, Any]) -> Record:
    """The record in plain JSON values, which are taken apart; StudioError when they do not fit the kind."""
    if kind not in KINDS:
        raise _unreadable(kind)
    nested: dict[str, Any] = {}
    cls = KINDS[kind]
    _record_stripper(cls)(raw, "", nested)
    own = {pointer: nested.pop(pointer) for pointer in list(nested) if pointer.count("/") == 1}
    extra = {_unescape(pointer[1:]): value for pointer, value in own.items()}
    if NESTED in extra:
        nested["/" + NESTED] = extra.pop(NESTED)
    if nested:
        extra[NESTED] = nested
    if extra:
        raw["extra"] = extra
    try:
        return msgspec.convert(raw, cls)
    except (msgspec.ValidationError, RecursionError) as error:
        raise _unreadable(kind) from error


def encode(record: Record) -> bytes:
    """The record as JSON bytes, keys in a fixed order."""
    raw = to_raw(record)
    _limit_depth(raw, type(record).__name__)
    try:
        return msgspec.json.encode(raw, order="deterministic")
    except UnicodeEncodeError as error:
        raise StudioError(
            "project/text-not-unicode",
            "Ada huruf yang rusak di dalam teks sehingga tidak dapat disimpan.",
            "Hapus huruf yang tampak sebagai kotak, lalu ketik ulang.",
        ) from error


def decode(kind: str, body: bytes | str) -> Record:
    """The record in JSON bytes; StudioError when it is not one."""
    try:
        raw = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise _unreadable(kind) from error
    if not isinstance(raw, dict):
        raise _unreadable(kind)
    _limit_depth(raw, kind)
    return from_raw(kind, raw)


def _unreadable(kind: str) -> StudioError:
    return StudioError(
        "project/record-unreadable",
        f"Satu catatan jenis “{kind}” di dalam proyek tidak dapat dibaca.",
        "Jalankan pemeriksaan berkas, lalu pulihkan dari cadangan terakhir.",
    )


def _limit_depth(raw: Any, kind: str) -> None:
    level = [raw]
    for _ in range(MAX_DEPTH):
        level = [
            child
            for node in level
            if isinstance(node, dict | list | tuple)
            for child in (node.values() if isinstance(node, dict) else node)
        ]
        if not level:
            return
    raise StudioError(
        "project/too-deep",
        f"Catatan “{kind}” bersarang lebih dari {MAX_DEPTH} tingkat.",
        "Sederhanakan isinya, lalu coba lagi.",
    )


@cache
def _record_stripper(cls: type[Record]) -> _Strip:
    info = inspection.type_info(cls)
    if not isinstance(info, inspection.StructType):
        raise TypeError(cls)
    return _struct_stripper(info, skip=("extra",))


def _stripper(kind: inspection.Type) -> _Strip | None:
    """What moves unknown keys out of values of this type, or None when there can be none."""
    if isinstance(kind, inspection.StructType):
        return _struct_stripper(kind)
    if isinstance(kind, inspection.DictType):
        return _dict_stripper(kind)
    if isinstance(kind, inspection.VarTupleType | inspection.ListType):
        return _list_stripper(kind)
    if isinstance(kind, inspection.UnionType):
        structs = [member for member in kind.types if isinstance(member, inspection.StructType)]
        return _tagged_stripper(structs)
    return None


def _struct_stripper(kind: inspection.StructType, skip: tuple[str, ...] = ()) -> _Strip:
    inner = {f.encode_name: _stripper(f.type) for f in kind.fields if f.encode_name not in skip}
    if kind.tag_field:
        inner[kind.tag_field] = None

    def strip(raw: Any, at: str, lost: dict[str, Any]) -> None:
        if not isinstance(raw, dict):
            return
        for key in list(raw):
            if key not in inner:
                lost[f"{at}/{_escape(key)}"] = raw.pop(key)
            elif (step := inner[key]) is not None:
                step(raw[key], f"{at}/{_escape(key)}", lost)

    return strip


def _dict_stripper(kind: inspection.DictType) -> _Strip | None:
    step = _stripper(kind.value_type)
    tags = _tags(kind.value_type)
    if step is None:
        return None

    def strip(raw: Any, at: str, lost: dict[str, Any]) -> None:
        if not isinstance(raw, dict):
            return
        for key, value in list(raw.items()):
            where = f"{at}/{_escape(key)}"
            if tags and isinstance(value, dict) and value.get("type") not in tags:
                lost[where] = raw.pop(key)
            else:
                step(value, where, lost)

    return strip


def _list_stripper(kind: inspection.VarTupleType | inspection.ListType) -> _Strip | None:
    step = _stripper(kind.item_type)
    if step is None:
        return None

    def strip(raw: Any, at: str, lost: dict[str, Any]) -> None:
        if isinstance(raw, list):
            for index, item in enumerate(raw):
                step(item, f"{at}/{index}", lost)

    return strip


def _tagged_stripper(structs: list[inspection.StructType]) -> _Strip | None:
    if not structs:
        return None
    by_tag = {kind.tag: _struct_stripper(kind) for kind in structs}

    def strip(raw: Any, at: str, lost: dict[str, Any]) -> None:
        if isinstance(raw, dict):
            step = by_tag.get(_tag_of(raw)) or by_tag.get(None)
            if step is not None:
                step(raw, at, lost)

    return strip


def _tag_of(raw: dict[str, Any]) -> str | None:
    tag = raw.get("type")
    return tag if isinstance(tag, str) else None


def _tags(kind: inspection.Type) -> list[str | int | None]:
    """Known values of `type` in a union of tagged structs; empty for every other type."""
    members = kind.types if isinstance(kind, inspection.UnionType) else ()
    return [m.tag for m in members if isinstance(m, inspection.StructType) and m.tag_field == "type"]


def _plain(value: Any) -> Any:
    """JSON values without defaults; msgspec would keep a default that is equal but another object."""
    if isinstance(value, msgspec.Struct):
        return _plain_struct(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _plain_struct(value: msgspec.Struct) -> dict[str, Any]:
    config = value.__struct_config__
    raw = {config.tag_field: config.tag} if config.tag_field else {}
    for name, key, default in _fields(type(value)):
        if (item := getattr(value, name)) != default:
            raw[key] = _plain(item)
    return raw


@cache
def _fields(cls: type[msgspec.Struct]) -> tuple[tuple[str, str, Any], ...]:
    """Name, key and default of each field."""
    return tuple(
        (f.name, f.encode_name, f.default_factory() if callable(f.default_factory) else f.default)
        for f in msgspec.structs.fields(cls)
    )


def _put_back(raw: dict[str, Any], record: Record, pointer: str, value: Any) -> None:
    *path, last = (_unescape(token) for token in pointer.split("/")[1:])
    node: Any = raw
    thing: Any = record
    for token in path:
        thing = _child(thing, token)
        if thing is None:
            return
        if isinstance(node, dict) and token not in node:
            node[token] = _plain(thing)
        node = node[token] if isinstance(node, dict) else node[int(token)]
    if isinstance(node, dict):
        node.setdefault(last, value)


def _child(thing: Any, token: str) -> Any:
    if isinstance(thing, msgspec.Struct):
        return getattr(thing, token, None) if token in thing.__struct_fields__ else None
    if isinstance(thing, dict):
        return thing.get(token)
    return thing[int(token)] if isinstance(thing, tuple) and int(token) < len(thing) else None


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _unescape(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")
