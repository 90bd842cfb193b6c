"""Reads a manifest from outside: strict JSON within limits, never written again."""

import json
import re
import unicodedata
from typing import Any

import msgspec

from studio.export.container import Fault, name_fault
from studio.export.manifest import (
    FORMAT,
    MANIFEST_NAME,
    MAX_BYTES,
    MAX_DEPTH,
    MAX_INTEGER,
    MIMETYPE_NAME,
    TYPE,
    FileEntry,
    Manifest,
)
from studio.i18n import N_

HASH = re.compile(r"[0-9a-f]{64}")
STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"')


class BadManifestError(Exception):
    """The manifest breaks a rule; carries the fault."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(f"manifest/{code}", MANIFEST_NAME, message)


def read_manifest(data: bytes) -> Manifest:
    """The manifest as a value; BadManifestError names the first rule it breaks."""
    if len(data) > MAX_BYTES:
        raise BadManifestError("too-large", "Manifest lebih besar dari 1 MB.")
    raw = _strict_json(data)
    if raw.get("type") != TYPE:
        raise BadManifestError("type", "Berkas ini bukan manifest bundel Studio Humas.")
    if raw.get("format") != FORMAT:
        sentence = N_("Bundel ini dibuat versi lain; perbarui Studio Humas untuk memeriksanya.")
        raise BadManifestError("format", sentence)
    try:
        return msgspec.convert(raw, Manifest)
    except msgspec.ValidationError as error:
        raise BadManifestError("shape", f"Isi manifest tidak sesuai aturan: {error}.") from None


def entry_faults(manifest: Manifest) -> tuple[Fault, ...]:
    """What is wrong with the list of files itself, before any file is read."""
    faults = []
    seen: set[str] = set()
    for entry in manifest.every_file:
        if why := _entry_fault(entry, seen):
            faults.append(Fault("manifest/entry", entry.path, why))
        seen.add(entry.path.casefold())
    return tuple(faults)


def _entry_fault(entry: FileEntry, seen: set[str]) -> str:
    if why := name_fault(entry.path):
        return N_(f"Nama berkas di manifest ditolak: {why}.")
    if entry.path in {MANIFEST_NAME, MIMETYPE_NAME}:
        return N_("Manifest tidak boleh mendaftar dirinya sendiri.")
    if entry.path.casefold() in seen:
        return N_("Berkas ini terdaftar dua kali.")
    if not HASH.fullmatch(entry.sha256) or entry.bytes < 0:
        return N_("Sidik atau ukuran berkas di manifest tidak sah.")
    return ""


def _strict_json(data: bytes) -> dict[str, Any]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise BadManifestError("json", "Manifest bukan teks UTF-8.") from None
    if _depth(data) > MAX_DEPTH:
        raise BadManifestError("depth", f"Manifest bersusun lebih dari {MAX_DEPTH} tingkat.")
    try:
        raw = json.loads(
            text,
            object_pairs_hook=_pairs,
            parse_int=_integer,
            parse_float=_no_float,
            parse_constant=_no_float,
        )
    except json.JSONDecodeError as error:
        raise BadManifestError("json", f"Manifest bukan JSON yang sah, baris {error.lineno}.") from None
    if not isinstance(raw, dict):
        raise BadManifestError("json", "Manifest bukan objek JSON.")
    return raw


def _depth(data: bytes) -> int:
    """How deep objects and lists nest, counted without a parser that could overflow."""
    depth = deepest = 0
    for byte in STRINGS.sub(b"", data):
        if byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise BadManifestError("duplicate-key", "Manifest memuat kunci yang sama dua kali.")
    for key, value in pairs:
        _check_text(key)
        for part in value if isinstance(value, list) else (value,):
            if isinstance(part, str):
                _check_text(part)
    return made


def _check_text(text: str) -> None:
    if any(unicodedata.category(c) == "Cs" or c == "\0" for c in text):
        raise BadManifestError("text", "Manifest memuat karakter yang bukan teks.")
    if not unicodedata.is_normalized("NFC", text):
        raise BadManifestError("text", "Manifest memuat teks yang tidak dalam bentuk NFC.")


def _integer(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > MAX_INTEGER:
        raise BadManifestError("number", "Manifest memuat bilangan di luar 53 bit.")
    return int(digits)


def _no_float(_text: str) -> Any:
    raise BadManifestError("number", "Manifest hanya boleh memuat bilangan bulat.")
