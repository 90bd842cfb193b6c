"""The child process in which every foreign file is read; started by `child.py`, one file a process.

Arguments: one JSON object `{"job", "memory"}`, with `cpu` and `files` where a job needs other bounds. It
reads `in` from its working folder and writes `out` (bytes) and `reply.json` (facts, or `error: [code,
message, hint]`). No pickle, no network, no other file.
Before the file is touched the process bounds its own memory, time, open files and written bytes.
"""

import contextlib
import ctypes
import json
import struct
import sys
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.limits import LIMITS

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
Job = Callable[[bytes], tuple[dict[str, Any], bytes]]
FAULTS = (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, EOFError, struct.error)
"""What decoders raise on damaged input."""


def main(arguments: list[str] | None = None) -> int:
    """Do the one job named in the arguments."""
    order = json.loads((arguments or sys.argv[1:])[0])
    leave_network()
    bound(int(order["memory"]), order.get("cpu"), order.get("files"))
    warnings.simplefilter("ignore")
    job = _job(order["job"])
    try:
        facts, data = job(Path("in").read_bytes())
        Path("out").write_bytes(data)
    except StudioError as error:
        facts = {"error": [error.code, error.message, error.hint]}
    except MemoryError:
        facts = {"error": list(_NO_MEMORY)}
    except FAULTS as error:
        facts = {"error": list(_DAMAGED), "detail": type(error).__name__}
    Path("reply.json").write_text(json.dumps(facts), "utf-8")
    return 0


_NO_MEMORY = (
    "intake/too-large",
    N_("Berkas ini memerlukan memori melebihi batas, tidak dipakai."),
    N_("Perkecil ukurannya, lalu coba lagi."),
)
_DAMAGED = (
    "intake/damaged",
    N_("Berkas ini rusak atau terpotong, tidak dipakai."),
    N_("Minta atau unduh ulang berkasnya, lalu coba lagi."),
)


def _job(name: str) -> Job:
    if name in ("picture", "picture:exact", "marks", "faces", "faces:once", "svg"):
        return _of_pixels(name)
    if name == "docx":
        from studio.intake.docx_text import docx_text  # noqa: PLC0415 - only inside the limits

        return docx_text
    if name == "table":
        from studio.intake.table_rows import table_rows  # noqa: PLC0415 - only inside the limits

        return table_rows
    if name == "narrative":
        from studio.intake.narrative_pack import narrative_pack  # noqa: PLC0415 - only inside the limits

        return narrative_pack
    return _job_with(*name.partition(":")[::2])


def _job_with(name: str, given: str) -> Job:
    """A job that is told more behind a colon."""
    if name == "scan":
        from studio.intake.scan_texts import READERS  # noqa: PLC0415 - only inside the limits

        return READERS[given]
    if name == "outside":
        from studio.intake.outside.jobs import job_of  # noqa: PLC0415 - only inside the limits

        return job_of(f"{name}:{given}")
    if name == "calendar":
        from studio.intake.calendar_events import calendar_events  # noqa: PLC0415 - only inside the limits

        first, _, last = given.partition(":")
        return lambda data: calendar_events(data, first, last)
    raise ValueError(name)


def _of_pixels(name: str) -> Job:
    """Decoding a picture, measuring a clean copy, counting faces, or drawing an SVG."""
    if name.startswith("picture"):
        from studio.intake.raster import decode_picture  # noqa: PLC0415 - only inside the limits

        return partial(decode_picture, exact=name.endswith(":exact"))
    if name == "marks":
        from studio.intake.picture_marks import marks_of  # noqa: PLC0415 - only inside the limits

        return marks_of
    if name.startswith("faces"):
        from studio.intake.faces import look_for_faces  # noqa: PLC0415 - only inside the limits

        return partial(look_for_faces, fine=name == "faces")
    from studio.intake.drawing import draw_svg  # noqa: PLC0415 - only inside the limits

    return draw_svg


def bound(memory: int, cpu: int | None = None, files: int | None = None) -> None:
    """Lower this process's limits; does nothing where the system has none (Windows). `memory` 0 leaves it."""
    try:
        import resource  # noqa: PLC0415 - Unix only
    except ImportError:
        return
    limits = LIMITS.worker
    for which, value in (
        *([(resource.RLIMIT_AS, memory)] if memory else []),
        (resource.RLIMIT_CPU, cpu or limits.cpu),
        (resource.RLIMIT_NOFILE, files or limits.files),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # macOS knows no RLIMIT_AS; a lower hard limit stays
            resource.setrlimit(which, (value, value))


def leave_network() -> bool:
    """Move into an empty network namespace where the system allows it, and say whether it did.

    A second wall only: no code in the worker uses a network.
    """
    if sys.platform != "linux":
        return False
    try:
        return ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0  # type: ignore[no-any-return]  # ctypes
    except (OSError, AttributeError):
        return False


if __name__ == "__main__":
    raise SystemExit(main())
