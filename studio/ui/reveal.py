"""Where records are seen, so that undo shows what it touched."""

from studio.domain.content import Design, Office, Post
from studio.domain.project import Key, Project

Spot = tuple[str, str]
"""A place of the window, and the post when that is `post`; empty words for nowhere."""
NOWHERE: Spot = ("", "")
PLANNED = frozenset({"pillar", "targets", "campaign", "message", "pack", "pack-return"})
"""Kinds that are seen in the plan alone; a figure is seen in posts too."""


def spot_of(before: Project, after: Project, keys: frozenset[Key], at: Spot = NOWHERE) -> Spot:
    """Where to look at a step that touched these records; `at` is where one stands, and stays if it fits."""
    if _kit(before) != _kit(after):
        return ("brand", "")
    kinds = {kind for kind, _ident in keys}
    if at[0] == "calendar" and kinds <= {"campaign", "post"}:
        return at
    if kinds & PLANNED or (kinds == {"figure"} and at[0] != "post"):
        return ("strategy", "")
    posts = posts_of(after, keys)
    if at[0] == "post" and at[1] in posts:
        return at
    if "asset" in kinds and len(posts) != 1:
        return ("assets", "")
    return ("post", posts[0]) if posts else NOWHERE


def posts_of(project: Project, keys: frozenset[Key]) -> tuple[str, ...]:
    """Ids of the posts that one of the records is, or belongs to."""
    return tuple(str(post.id) for post in project.all(Post) if keys & _own(project, post))


def _own(project: Project, post: Post) -> frozenset[Key]:
    design = project.find(Design, post.design)
    pages = [("page", page) for page in design.pages] if design else []
    return frozenset([("post", str(post.id)), ("design", post.design), *pages])


def _kit(project: Project) -> tuple[str, str]:
    office = project.find(Office, "office")
    return (office.kit, str(office.kit_hash)) if office else ("", "")
