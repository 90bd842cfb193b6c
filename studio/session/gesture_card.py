"""The gesture card for the window and on paper."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.catalog.gestures import gesture_sources, load_gestures
from studio.store.atomic import write_atomic

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Progress, Cancelled], Any]


def card_pdf() -> bytes:
    """The card as a PDF on A4."""
    from studio.export.gesture_card import gesture_pdf  # noqa: PLC0415 - brings Qt in

    sources = [f"{source.title}, dicek {source.checked}" for source in gesture_sources().values()]
    return gesture_pdf(tuple(load_gestures().values()), sources)


def write(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """Write the card. Given: path. Gives the bytes' number."""
    from studio.export.job import ensure_application  # noqa: PLC0415 - brings Qt in

    ensure_application()
    data = card_pdf()
    write_atomic(Path(given["path"]), data)
    return len(data)


TASKS: dict[str, Task] = {"gesture_card": write}
