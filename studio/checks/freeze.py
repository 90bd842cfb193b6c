"""The frozen queue: in a crisis a post waits until somebody answered K1 for it and for this crisis."""

from collections.abc import Iterable, Mapping

from studio.checks.gate import Gate, gate
from studio.checks.runner import Report
from studio.checks.situations import modes_on
from studio.checks.subject import Subject
from studio.domain.content import Post
from studio.domain.ethics import Item, Profile
from studio.domain.project import Key, Project

LOOKED_AT = "K1"
"""The question whose answer lets a post go in a crisis; it binds the situation and the whole post."""
OUT = frozenset({"published", "evaluated", "archived"})
"""Statuses of posts that are out already, or never will be."""
NOTHING = Report(findings=(), skipped=())


def frozen(post: Post, gate: Gate) -> bool:
    """Whether a crisis holds a post back, by its gate.

    Without an answer it is held; a no holds it too. An office that switched the question off, with the reason
    that is printed, is not held.
    """
    if "crisis" not in gate.modes or post.status in OUT:
        return False
    rows = [row for row in gate.rows if row.item == LOOKED_AT]
    if not rows:
        return all(item != LOOKED_AT for item, _reason in gate.off)
    return any(row.open or row.answer is None or row.answer.answer == "no" for row in rows)


def held_back(
    project: Project, posts: Iterable[Post], today: str, items: Mapping[str, Item], profile: Profile,
    altered: Iterable[Key] = (),
) -> frozenset[str]:  # fmt: skip
    """Ids of the posts that a crisis holds back on a day, without running checks; none without a crisis."""
    changed = frozenset(altered)
    if any(kind == "situation" for kind, _ident in changed):  # nobody knows whether there is a crisis
        return frozenset(str(post.id) for post in posts if post.status not in OUT)
    if "crisis" not in modes_on(project, today):
        return frozenset()
    asked = {ident: item for ident, item in items.items() if ident == LOOKED_AT}
    return frozenset(
        str(post.id) for post in posts if frozen(post, _bare(project, post, today, asked, profile, changed))
    )


def _bare(
    project: Project, post: Post, today: str, asked: Mapping[str, Item], profile: Profile,
    altered: frozenset[Key],
) -> Gate:  # fmt: skip
    """The gate of a post with the one question alone."""
    subject = Subject(
        project=project, post=post, kit=None, templates={}, placements={}, platforms={}, facts=(), today=today
    )
    return gate(subject, NOTHING, asked, profile, altered)
