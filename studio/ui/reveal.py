"""Which post records belong to, so that undo shows what it touched."""

from studio.domain.content import Design, Post
from studio.domain.project import Key, Project


def post_of(project: Project, keys: frozenset[Key]) -> str:
    """Id of the first post that one of the records is, or belongs to; empty when none."""
    return next((str(post.id) for post in project.all(Post) if keys & _own(project, post)), "")


def _own(project: Project, post: Post) -> frozenset[Key]:
    design = project.find(Design, post.design)
    pages = [("page", page) for page in design.pages] if design else []
    return frozenset([("post", str(post.id)), ("design", post.design), *pages])
