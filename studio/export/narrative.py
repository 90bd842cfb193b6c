"""Writes a narrative pack or what a region returns of one: same content, same bytes; whole or not at all."""

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from studio.domain.narrative import FORMAT, FileEntry, Manifest
from studio.errors import StudioError
from studio.export.bundle import write_bundle_zip
from studio.i18n import N_
from studio.intake.limits import LIMITS
from studio.intake.narrative_pack import BODIES, MANIFEST, MIMETYPE, TYPES, narrative_pack
from studio.seal.canonical import canonical


def write_pack(
    path: Path, kind: str, head: Mapping[str, Any], body: Mapping[str, Any], blobs: Mapping[str, bytes]
) -> str:
    """Write the file; the SHA-256 of its manifest. `blobs` are by their path in the pack."""
    files = {BODIES[kind]: canonical(dict(body), integers_only=True), **blobs}
    entries = tuple(
        FileEntry(path=name, bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
        for name, data in sorted(files.items(), key=lambda pair: pair[0].encode())
    )
    manifest = Manifest(type=TYPES[kind], format=FORMAT, files=entries, **head)
    raw = canonical(_whole(manifest), integers_only=True)
    size = sum(map(len, files.values())) + len(raw)
    if size > LIMITS.narrative.bytes or len(files[BODIES[kind]]) > LIMITS.json.bytes:
        most = LIMITS.narrative.bytes // 1_000_000
        raise StudioError(
            "narrative/too-large",
            f"Paket ini lebih dari {most} MB, atau teksnya lebih dari 1 MB.",
            "Kurangi templat, atau lepaskan kitnya dari paket.",
        )
    with tempfile.TemporaryDirectory(prefix="studio-narasi-") as name:
        folder = Path(name)
        for inner, data in {**files, MANIFEST: raw, MIMETYPE: TYPES[kind].encode()}.items():
            (folder / inner).parent.mkdir(parents=True, exist_ok=True)
            (folder / inner).write_bytes(data)
        tried = folder.parent / f"{folder.name}.coba"
        try:
            write_bundle_zip(folder, tried)
            _require_readable(tried.read_bytes())
        finally:
            tried.unlink(missing_ok=True)
        write_bundle_zip(folder, path)
    return hashlib.sha256(raw).hexdigest()


def _require_readable(data: bytes) -> None:
    """What is written must pass where it is read; a text too long is told to whom can shorten it."""
    try:
        narrative_pack(data)
    except StudioError as error:
        hint = N_("Pendekkan atau perbaiki isinya, lalu tulis paketnya lagi.")
        raise StudioError(error.code, error.message, hint) from error


def _whole(manifest: Manifest) -> dict[str, Any]:
    """Every key of the manifest, the place for signatures among them, empty as it is."""
    raw: dict[str, Any] = msgspec.to_builtins(manifest)
    return {"signatures": [], "expires": "", "note": "", **raw}
