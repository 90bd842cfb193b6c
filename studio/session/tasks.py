"""What the background process does for the window: each task takes plain values and gives plain values."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from studio.domain.content import Post
from studio.domain.layout_facts import LayoutFacts
from studio.export.job import ensure_application
from studio.session import gallery, previews
from studio.session.checking import check_post
from studio.session.executors import executor_of
from studio.session.exporting import export_posts
from studio.session.projects import open_project
from studio.session.rendering import page_facts
from studio.session.session import Session

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Progress, Cancelled], Any]


def check(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """Findings of a stored post, what did not run, and the layout's facts per placement.

    Given: project, post, language.
    """
    ensure_application()
    kept: list[LayoutFacts] = []

    def facts_of(session: Session, post: Post, wanted: tuple[str, ...]) -> tuple[LayoutFacts, ...]:
        kept.extend(page_facts(session, post, wanted))
        return tuple(kept)

    with open_project(Path(given["project"]), read_only=True) as session:
        post = session.project.get(Post, given["post"])
        report = check_post(session, post, facts_of, language=given.get("language", "id"))
    return {
        "findings": msgspec.to_builtins(report.findings),
        "skipped": msgspec.to_builtins(report.skipped),
        "facts": msgspec.to_builtins(kept),
    }


def export(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:
    """Write a bundle. Given: project, posts, out, placements, video. What to keep of it is `log`."""
    with (
        open_project(Path(given["project"]), read_only=True) as session,
        executor_of(warm=False) as executor,
    ):
        ensure_application()
        posts = [session.project.get(Post, ident) for ident in given["posts"]]
        made = export_posts(
            session, posts, Path(given["out"]), given.get("placements", ()), video=bool(given.get("video")),
            executor=executor, progress=progress, cancelled=cancelled,
        )  # fmt: skip
    return {
        "folder": str(made.folder), "archive": str(made.archive), "files": made.files, "bytes": made.bytes,
        "seconds": made.seconds, "log": msgspec.to_builtins(made.log),
        "refused": msgspec.to_builtins(made.refused),
    }  # fmt: skip


def preview(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:
    """Pictures of a template's examples in a kit. Given: template, kit, examples, placements. Gives paths."""
    ensure_application()
    look = gallery.look_of(given["template"], given["kit"])
    wanted = previews.wanted(look, given["examples"], given.get("placements", ()))
    made = previews.previews(wanted, progress, cancelled)
    return [{"path": str(p.path), "placement": p.wanted.placement.id, "page": p.wanted.page} for p in made]


def kit_draft(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:
    """A kit as it would be. Given: what `kit_draft.order_of` takes. Gives notes and paths of pictures."""
    from studio.session.kit_draft import draft, order_of  # noqa: PLC0415 - only the kit's form needs it

    ensure_application()
    return draft(order_of(given), progress, cancelled)


def kit_new(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """Make a kit of the office. Given: what `kit_draft.order_of` takes. Gives its id and notes."""
    from studio.session.kit_draft import order_of  # noqa: PLC0415 - only the kit's form needs it
    from studio.session.kits import new_kit  # noqa: PLC0415

    ensure_application()
    made = new_kit(order_of(given))
    return {"id": made.kit.id, "notes": list(made.notes)}


TASKS: dict[str, Task] = {
    "check": check, "export": export, "preview": preview, "kit_draft": kit_draft, "kit_new": kit_new,
}  # fmt: skip
