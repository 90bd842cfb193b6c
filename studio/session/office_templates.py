"""Templates of the office: made of a post, kept in its project, and new posts of them."""

import msgspec

from studio.domain.content import Design, DesignPage, Office, OfficeTemplate, Picture, Post
from studio.domain.ids import PlacementId, PostId, Sha256
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.template import Locks, Template
from studio.session.locking import WHOLE
from studio.session.projects import new_id
from studio.session.resources import TEMPLATE, template_file
from studio.session.session import Draft, Session
from studio.session.starting import NewPost

PREFIX = "kantor-"
"""Begins the id of every template that an office made."""


class Wish(Value, frozen=True, kw_only=True):
    """What somebody says of a template: name, purpose, when to use it, what is locked, how a post begins."""

    name: str
    purpose: str = ""
    note: str = ""
    locks: dict[str, Locks] = msgspec.field(default_factory=dict)
    """By slot; WHOLE is the look as a whole."""
    filled: bool = False


class Source(Value, frozen=True, kw_only=True):
    """What a template is made of: a design with its pages, the template it follows, where it goes."""

    design: Design
    pages: tuple[DesignPage, ...]
    template: Template
    placements: tuple[PlacementId, ...] = ()


def source_of_post(project: Project, post: Post, template: Template) -> Source:
    """A post as what a template is made of."""
    design = project.get(Design, post.design)
    return Source(
        design=design, pages=pages_of(project, design), template=template, placements=post.placements
    )


def source_of(project: Project, record: OfficeTemplate, template: Template) -> Source:
    """A template as it was saved."""
    design = project.get(Design, record.design)
    return Source(
        design=design, pages=pages_of(project, design), template=template, placements=record.placements
    )


def pages_of(project: Project, design: Design) -> tuple[DesignPage, ...]:
    """The pages of a design."""
    return tuple(project.get(DesignPage, ident) for ident in design.pages)


def wish_of(record: OfficeTemplate, template: Template) -> Wish:
    """What was said of a template."""
    locks = {slot.id: slot.lock for slot in template.slots if slot.lock}
    if template.lock:
        locks[WHOLE] = template.lock
    return Wish(name=record.name, purpose=record.purpose, note=record.note, locks=locks, filled=record.filled)


def template_with(template: Template, ident: str, wish: Wish) -> Template:
    """The template under the office's name, with its locks."""
    slots = tuple(
        msgspec.structs.replace(slot, lock=wish.locks.get(slot.id, Locks())) for slot in template.slots
    )
    about = " ".join(_sentence(text) for text in (wish.purpose, wish.note) if text.strip())
    return msgspec.structs.replace(
        template, id=ident, name=dict.fromkeys(("id", "en"), wish.name.strip()),
        about=dict.fromkeys(("id", "en"), about), slots=slots, lock=wish.locks.get(WHOLE, Locks()),
    )  # fmt: skip


def pin(session: Session, source: Source, ident: str, wish: Wish) -> tuple[Template, Sha256]:
    """The template copied into the project under its hash."""
    made = template_with(source.template, ident, wish)
    digest, data = template_file(made)
    session.file.pin("template", ident, digest, {TEMPLATE: data})
    return made, digest


def new_ident() -> str:
    """An id for another template."""
    return PREFIX + new_id()[:12]


def keep(
    draft: Draft, source: Source, wish: Wish, ident: str, digest: Sha256, record: OfficeTemplate | None = None
) -> None:
    """Store the template, or what becomes of one that is there; the pages of the source are copied."""
    if record is not None:
        _drop_design(draft, record)
    pages = tuple(msgspec.structs.replace(page, id=new_id()) for page in source.pages)
    design = msgspec.structs.replace(
        source.design, id=new_id(), template=ident, template_hash=digest, unlocked={},
        pages=tuple(page.id for page in pages),
    )  # fmt: skip
    made = OfficeTemplate(
        id=ident, name=wish.name.strip(), purpose=wish.purpose.strip(), note=wish.note.strip(),
        design=design.id, placements=source.placements, filled=wish.filled,
        extra=record.extra if record else {},
    )  # fmt: skip
    draft.put(*pages, design, made)


def remove(draft: Draft, record: OfficeTemplate) -> None:
    """Take a template away; posts made of it keep what they are made with."""
    _drop_design(draft, record)
    draft.remove(OfficeTemplate, record.id)


def _drop_design(draft: Draft, record: OfficeTemplate) -> None:
    design = draft.find(Design, record.design)
    if design is None:
        return
    for page in design.pages:
        draft.remove(DesignPage, page)
    draft.remove(Design, design.id)


def started(
    project: Project, source: Source, template: Template, digest: Sha256, title: str, *, filled: bool
) -> NewPost:
    """A new post of the template: what is locked stays, the rest is empty or as it was saved."""
    pages = tuple(begun(page, template, filled=filled) for page in source.pages)
    design = msgspec.structs.replace(
        source.design, id=new_id(), template=template.id, template_hash=digest, unlocked={},
        pages=tuple(page.id for page in pages),
    )  # fmt: skip
    post = Post(id=PostId(new_id()), title=title, design=design.id, placements=source.placements)
    office = project.find(Office, "office")
    if office is not None:
        post = msgspec.structs.replace(
            post, schedule=msgspec.structs.replace(post.schedule, zone=office.zone)
        )
    return NewPost(post=post, design=design, pages=pages)


def begun(page: DesignPage, template: Template, *, filled: bool) -> DesignPage:
    """The page as a new post begins with it."""
    kept = {
        name: value for name, value in page.slots.items()
        if filled or ((slot := template.slot(name)) is not None and slot.lock.content)
    }  # fmt: skip
    return msgspec.structs.replace(page, id=new_id(), slots=kept)


def shown(project: Project, record: OfficeTemplate) -> tuple[Project, Post]:
    """The template as a post that is not stored, to be painted."""
    post = Post(id=PostId(record.id), title=record.name, design=record.design, placements=record.placements)
    return project.with_records(post), post


def source_design(project: Project, post: Post) -> Design:
    """The design of a post."""
    return project.get(Design, post.design)


def uses_asset(project: Project, asset: str) -> tuple[OfficeTemplate, ...]:
    """The templates that show a picture."""
    found = []
    for record in project.all(OfficeTemplate):
        design = project.find(Design, record.design)
        pages = (project.find(DesignPage, ident) for ident in (design.pages if design else ()))
        values = [value for page in pages if page for value in page.slots.values()]
        if any(isinstance(value, Picture) and value.asset == asset for value in values):
            found.append(record)
    return tuple(found)


def _sentence(text: str) -> str:
    words = " ".join(text.split())
    return words if words.endswith((".", "!", "?")) else f"{words}."
