"""What the background process does for the window: each task takes plain values and gives plain values."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from studio.catalog.templates import load_template
from studio.domain.content import Post
from studio.domain.layout_facts import LayoutFacts
from studio.export.job import ensure_application
from studio.session import (
    accounts,
    bundling,
    election_lists,
    exchange_tasks,
    figure_tables,
    gallery,
    gate_tasks,
    gesture_card,
    office_profile,
    picture_marks,
    plan_tasks,
    previews,
    project_tasks,
    strategy_tasks,
)
from studio.session.checking import check_post
from studio.session.executors import executor_of
from studio.session.exporting import export_posts
from studio.session.facts_memory import FactsMemory
from studio.session.press_fill import offers_of, offers_of_text
from studio.session.projects import open_project
from studio.session.session import Session
from studio.session.typed import with_typed

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Progress, Cancelled], Any]


_facts = FactsMemory()
"""Stays as long as the process, so that a check after an edit lays out only what the edit changed."""


def check(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:
    """Findings of a post, what did not run, the layout's facts per placement, and the gate.

    Given: project, post, language, and `typed`: records as they are now if they are not stored yet.
    """
    kept: list[LayoutFacts] = []

    def facts_of(session: Session, post: Post, wanted: tuple[str, ...]) -> tuple[LayoutFacts, ...]:
        kept.extend(_facts.of(session, post, wanted, progress, cancelled))
        return tuple(kept)

    with open_project(Path(given["project"]), read_only=True) as session:
        session.project = with_typed(session.project, given.get("typed", ()))
        post = session.project.get(Post, given["post"])
        judged = check_post(session, post, facts_of, language=given.get("language", "id"), patience=0.2)
    return {
        "findings": msgspec.to_builtins(judged.report.findings),
        "skipped": msgspec.to_builtins(judged.report.skipped),
        "facts": msgspec.to_builtins(kept),
        "gate": msgspec.to_builtins(judged.gate),
    }


def export(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:
    """Write a bundle. Given: project, posts, out, placements, video, final. What to keep of it is `log`.

    `blocked` tells of each post that left as a draft how many blockers are open.
    """
    with (
        open_project(Path(given["project"]), read_only=True) as session,
        executor_of(warm=False) as executor,
    ):
        ensure_application()
        posts = [session.project.get(Post, ident) for ident in given["posts"]]
        made = export_posts(
            session, posts, Path(given["out"]), given.get("placements", ()), video=bool(given.get("video")),
            executor=executor, progress=progress, cancelled=cancelled, final=bool(given.get("final")),
        )  # fmt: skip
    return {
        "folder": str(made.folder), "archive": str(made.archive), "files": made.files, "bytes": made.bytes,
        "seconds": made.seconds, "log": msgspec.to_builtins(made.log),
        "refused": msgspec.to_builtins(made.refused),
        "blocked": {post: len(gate.left("blocker")) for post, gate in made.gates.items() if gate.blocked},
    }  # fmt: skip


def preview(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:
    """Pictures of a template's examples in a kit. Given: template, kit, examples, placements. Gives paths."""
    ensure_application()
    look = gallery.look_of(given["template"], given["kit"])
    wanted = previews.wanted(look, given["examples"], given.get("placements", ()))
    made = previews.previews(wanted, progress, cancelled)
    return [{"path": str(p.path), "placement": p.wanted.placement.id, "page": p.wanted.page} for p in made]


def press(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """What a press release offers to a template's slots. Given: template, and a path or a text."""
    template = load_template(given["template"])
    made = (
        offers_of(Path(given["path"]), template)
        if given.get("path")
        else offers_of_text(given["text"], template)
    )
    return msgspec.to_builtins(made)


def weigh(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:
    """Bytes of files of a bundle before it is written. Given: project, post, placements, keys, draft."""
    with open_project(Path(given["project"]), read_only=True) as session:
        post = session.project.get(Post, given["post"])
        made = bundling.weigh(session, post, given["placements"], given["keys"], progress, cancelled,
                              draft=bool(given.get("draft")))  # fmt: skip
    return msgspec.to_builtins(made)


def verify(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """Read a written bundle anew and compare it with its manifest. Given: path."""
    return bundling.verified(Path(given["path"]))


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
    "check": check,
    "export": export,
    "preview": preview,
    "press": press,
    "weigh": weigh,
    "verify": verify,
    "kit_draft": kit_draft,
    "kit_new": kit_new,
    **project_tasks.TASKS,
    **plan_tasks.TASKS,
    **gate_tasks.TASKS,
    **exchange_tasks.TASKS,
    **figure_tables.TASKS,
    **strategy_tasks.TASKS,
    **office_profile.TASKS,
    **gesture_card.TASKS,
    **election_lists.TASKS,
    **picture_marks.TASKS,
    **accounts.TASKS,
}
