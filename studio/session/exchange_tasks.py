"""Plans out and in, for the window: files written, looked at before they are written, and read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from studio.domain.plan_merge import Taking
from studio.session import plan_export, plan_import, scheduling
from studio.session.plan_export import PlanFile, Wanted
from studio.session.plan_import import Preview
from studio.session.projects import open_project

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Progress, Cancelled], Any]
LEAST_WIDTH, MOST_WIDTH = 200, 2400


def write(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:
    """Write a plan. Given: project, out, and `wanted` or, for a scheduling tool, `scheduler` with a span."""
    with open_project(Path(given["project"]), read_only=True) as session:
        if given.get("scheduler"):
            tool = msgspec.convert(given["scheduler"], scheduling.Scheduler)
            made = scheduling.scheduler_file(session, tool, given.get("first", ""), given.get("last", ""))
        else:
            wanted = msgspec.convert(given["wanted"], Wanted)
            made = plan_export.plan_of(session, wanted, progress, cancelled)
    if cancelled():
        return _told(given, made, written=False)
    plan_export.write_plan(Path(given["out"]), made)
    return _told(given, made, written=True)


def _told(given: dict[str, Any], made: PlanFile, *, written: bool) -> dict[str, Any]:
    return {
        "path": given["out"], "rows": made.rows, "left_out": [list(one) for one in made.left_out],
        "bytes": len(made.data), "written": written,
    }  # fmt: skip


def look(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """The first page of a PDF as a PNG. Given: project, wanted, width in px."""
    from studio.session.plan_print import preview  # noqa: PLC0415 - brings Qt in

    wanted = msgspec.convert(given["wanted"], Wanted)
    width = max(LEAST_WIDTH, min(MOST_WIDTH, int(given["width"])))
    with open_project(Path(given["project"]), read_only=True) as session:
        data, pages = preview(session, wanted, width, cancelled)
    return {"png": data, "pages": pages}


def read(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """What taking a file in would do. Given: project, path, mapping (column to field).

    Gives what is shown as plain rows, and `seen`, the whole of it as bytes, for when it is stored.
    """
    with open_project(Path(given["project"]), read_only=True) as session:
        mapping = given.get("mapping") or {}
        seen = plan_import.preview(session, Path(given["path"]), mapping, strict=False)
    merged = seen.merged
    return {
        "name": seen.name, "form": seen.form, "notes": list(seen.notes), "same": merged.same,
        "columns": msgspec.to_builtins(seen.columns),
        "rows": [
            *(_row(taking, "new") for taking in merged.new),
            *(_row(taking, "changed") for taking in merged.changed),
            *({"kind": "bad", "line": b.line, "title": b.shown, "said": list(b.reasons)} for b in merged.bad),
        ],
        "seen": msgspec.msgpack.encode(seen),
    }  # fmt: skip


def _row(taking: Taking, kind: str) -> dict[str, Any]:
    at = taking.post.schedule
    return {
        "kind": kind, "line": taking.line, "title": taking.post.title, "date": at.date, "time": at.time,
        "fields": list(taking.fields), "said": list(taking.remarks),
    }  # fmt: skip


def seen_of(data: bytes) -> Preview:
    """What was looked at."""
    return msgspec.msgpack.decode(data, type=Preview)


def header(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """The columns of a scheduling tool's own template. Given: path."""
    return list(plan_import.header_of(Path(given["path"])))


TASKS: dict[str, Task] = {
    "plan_write": write, "plan_look": look, "plan_read": read, "plan_header": header,
}  # fmt: skip
