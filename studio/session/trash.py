"""Copies of posts, and the trash: posts taken away with what belongs to them alone, to be brought back."""

from collections.abc import Iterable

import msgspec

from studio.domain.content import Design, DesignPage, Post, TrashedPost
from studio.domain.ids import PostId
from studio.domain.project import Project
from studio.session.projects import new_id
from studio.session.session import Draft

KEPT = 200
"""Posts that the trash holds."""


def duplicate_post(draft: Draft, post: Post) -> str:
    """A draft copy with its own design, if the post has one; the id of the copy."""
    copy = msgspec.structs.replace(
        post, id=PostId(new_id()), title=f"{post.title} (salinan)", status="draft", steps=(), since=""
    )
    design = draft.find(Design, post.design) if post.design else None
    if design is not None:
        pages = [msgspec.structs.replace(draft.get(DesignPage, i), id=new_id()) for i in design.pages]
        own = msgspec.structs.replace(design, id=new_id(), pages=tuple(page.id for page in pages))
        copy = msgspec.structs.replace(copy, design=own.id)
        draft.put(*pages, own)
    draft.put(copy)
    return str(copy.id)


def trash_post(draft: Draft, post: Post, at: str = "") -> None:
    """Take the post with its design and pages away, into the trash; the newest KEPT stay there."""
    design = draft.find(Design, post.design)
    draft.remove(Post, post.id)
    if design is not None and any(p.design == design.id for p in draft.project.all(Post) if p.id != post.id):
        design = None
    pages = [draft.get(DesignPage, ident) for ident in design.pages] if design else []
    for page in pages:
        draft.remove(DesignPage, page.id)
    if design is not None:
        draft.remove(Design, design.id)
    draft.put(TrashedPost(id=post.id, post=post, design=design, pages=tuple(pages), at=at))
    forget(draft, [one.id for one in trashed(draft.project)[KEPT - 1 :]])


def trashed(project: Project) -> tuple[TrashedPost, ...]:
    """What is in the trash, the last taken away first."""
    return tuple(sorted(project.all(TrashedPost), key=lambda one: one.at, reverse=True))


def bring_back(draft: Draft, idents: Iterable[str]) -> None:
    """Put posts back as they were."""
    for ident in idents:
        one = draft.get(TrashedPost, ident)
        draft.put(*one.pages, *((one.design,) if one.design else ()), one.post)
        draft.remove(TrashedPost, ident)


def forget(draft: Draft, idents: Iterable[str]) -> None:
    """Take posts out of the trash for good; an undo still brings them back."""
    for ident in idents:
        if draft.find(TrashedPost, ident) is not None:
            draft.remove(TrashedPost, ident)
