"""Long work on plans and inquiries for the window: tables read, documents written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from studio.session import inquiry_import
from studio.session.projects import open_project

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Progress, Cancelled], Any]


def inquiries(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """What a table or pasted lines hold. Given: project, today, path with mapping, or text with channel."""
    with open_project(Path(given["project"]), read_only=True) as session:
        if given.get("path"):
            seen = inquiry_import.preview(
                session.project, Path(given["path"]), given["today"], given.get("mapping")
            )
        else:
            seen = inquiry_import.pasted(
                session.project, given["text"], given["today"], given.get("channel", "")
            )
    return msgspec.to_builtins(seen)


def document(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """Write a plan as DOCX. Given: project, plan, out, paper, first, last. Gives the path."""
    from studio.session.strategy_export import write_plan  # noqa: PLC0415 - heavy

    with open_project(Path(given["project"]), read_only=True) as session:
        span = (given.get("first", ""), given.get("last", ""))
        made = write_plan(session, given["plan"], Path(given["out"]), given.get("paper", "a4"), span)
    return msgspec.to_builtins(made)


TASKS: dict[str, Task] = {"inquiries": inquiries, "strategy_docx": document}
