"""A narrative file read in the limited child: a pack of the centre, or what a region returned."""

import json
import tempfile
from pathlib import Path

import msgspec

from studio.domain import narrative as n
from studio.domain.record import Value
from studio.errors import StudioError
from studio.intake.child import run_job
from studio.intake.limits import LIMITS
from studio.intake.picture import read_bounded


class Read(Value, frozen=True, kw_only=True):
    """A file as it was read: a pack (`body`) or what a region returned (`returned`)."""

    name: str
    sha256: str
    manifest: n.Manifest
    body: n.Narrative | None = None
    returned: n.Returned | None = None
    blobs: dict[str, bytes] = msgspec.field(default_factory=dict)


def read_pack(path: Path) -> Read:
    """Read a file in the limited child; StudioError says what is wrong with it."""
    data = read_bounded(path, LIMITS.narrative.bytes)
    answer = run_job("narrative", data)
    length = int(answer.facts["json"])
    raw = json.loads(answer.data[:length])
    blobs: dict[str, bytes] = {}
    at = length
    for sha, size in answer.facts["blobs"]:
        blobs[str(sha)] = answer.data[at : at + int(size)]
        at += int(size)
    pack = answer.facts["kind"] == n.PACK
    return Read(
        name=path.name, sha256=str(answer.facts["sha256"]), blobs=blobs,
        manifest=msgspec.convert(raw["manifest"], n.Manifest),
        body=msgspec.convert(raw["body"], n.Narrative) if pack else None,
        returned=None if pack else msgspec.convert(raw["body"], n.Returned),
    )  # fmt: skip


def require_pack(read: Read) -> n.Narrative:
    """What a pack says; StudioError when the file is a region's return."""
    if read.body is None:
        raise StudioError(
            "narrative/a-return", f"“{read.name}” adalah berkas balik dari daerah, bukan paket narasi.",
            "Pilih berkas berakhiran .narasi.",
        )  # fmt: skip
    return read.body


def kit_folder(read: Read, told: n.PackKit) -> "tempfile.TemporaryDirectory[str]":
    """The kit's files in a folder of their own; names were checked by the child."""
    holder = tempfile.TemporaryDirectory(prefix="studio-kit-")
    for file in told.files:
        target = Path(holder.name) / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(read.blobs[file.sha256])
    return holder
