"""Copies of posts, and posts taken away with what belongs to them alone. Both are undone like any command."""

import msgspec

from studio.domain.content import Design, DesignPage, Post
from studio.domain.ids import PostId
from studio.session.projects import new_id
from studio.session.session import Draft


def duplicate_post(draft: Draft, post: Post) -> str:
    """A draft copy with its own design; the id of the copy."""
    design = draft.get(Design, post.design)
    pages = [msgspec.structs.replace(draft.get(DesignPage, i), id=new_id()) for i in design.pages]
    own = msgspec.structs.replace(design, id=new_id(), pages=tuple(page.id for page in pages))
    copy = msgspec.structs.replace(
        post, id=PostId(new_id()), title=f"{post.title} (salinan)", design=own.id, status="draft"
    )
    draft.put(*pages, own, copy)
    return str(copy.id)


def trash_post(draft: Draft, post: Post) -> None:
    """Take the post with its design and pages away."""
    design = draft.find(Design, post.design)
    draft.remove(Post, post.id)
    if design is None or any(p.design == design.id for p in draft.project.all(Post)):
        return
    for page in design.pages:
        draft.remove(DesignPage, page)
    draft.remove(Design, design.id)
