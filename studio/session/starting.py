"""A new post from a template: pages as its short example has them, placements that serve most offices."""

import msgspec

from studio.catalog.platforms import placements
from studio.catalog.templates import list_templates, load_template
from studio.domain.content import Caption, Design, DesignPage, Figure, Office, Post, SlotValue
from studio.domain.ids import PlacementId, PostId
from studio.domain.record import Record, Value
from studio.domain.template import Template
from studio.errors import StudioError
from studio.session import gallery
from studio.session.layers import platform_layers
from studio.session.projects import new_id
from studio.session.resources import pin_kit, pin_template
from studio.session.session import Session

USUAL = (
    "instagram/feed-portrait", "instagram/feed-square", "instagram/story", "facebook/feed-portrait", "x/post",
    "whatsapp/status", "web/opengraph",
)  # fmt: skip
"""Where a new post goes unless somebody says otherwise, as far as the template serves it."""
EXAMPLE, EXAMPLE_SHOWN = "pendek", "lazim"
"""Whose pages a new post has, and which one shows the template."""


class NewPost(Value, frozen=True, kw_only=True):
    """Records of a post to come, pinned and not stored; all of them are one command."""

    post: Post
    design: Design
    pages: tuple[DesignPage, ...]
    figures: tuple[Figure, ...] = ()

    @property
    def all(self) -> tuple[Record, ...]:
        """Every record, parents last."""
        return (*self.figures, *self.pages, self.design, self.post)


def templates() -> tuple[Template, ...]:
    """Every template of the catalogues, by name."""
    return tuple(sorted((load_template(i) for i in list_templates()), key=lambda t: t.name.get("id", t.id)))


def kit_of(session: Session) -> str:
    """The office's kit, else the first there is."""
    office = session.project.find(Office, "office")
    names = gallery.kit_names()
    if office and office.kit in names:
        return office.kit
    if not names:
        raise StudioError("kit/none", "Belum ada kit merek.", "Buat satu di halaman Merek.")
    return names[0]


def default_placements(session: Session, template: Template, pages: int = 1) -> tuple[PlacementId, ...]:
    """The usual placements that the template serves; all that it serves when those are none."""
    known = placements(platform_layers(session))
    served = [
        ident
        for ident, place in known.items()
        if place.purpose in template.purposes and place.items_min <= pages
    ]
    usual = [ident for ident in USUAL if ident in served]
    return tuple(PlacementId(ident) for ident in usual or served)


def new_post(
    session: Session, template: str, kit: str, title: str,
    slots: dict[str, SlotValue] | None = None, figures: tuple[Figure, ...] = (), caption: str = "",
) -> NewPost:  # fmt: skip
    """A draft from a template: pinned with its kit, its first page filled with what is known."""
    session.require_writable()
    made, template_hash = pin_template(session, template)
    _, kit_hash = pin_kit(session, kit)
    layouts = page_layouts(made, kit)
    pages = tuple(DesignPage(id=new_id(), layout=layout) for layout in layouts)
    pages = (msgspec.structs.replace(pages[0], slots=dict(slots or {})), *pages[1:])
    design = Design(
        id=new_id(), template=template, template_hash=template_hash, kit=kit, kit_hash=kit_hash,
        pages=tuple(page.id for page in pages),
    )  # fmt: skip
    office = session.project.find(Office, "office")
    post = Post(
        id=PostId(new_id()), title=title, design=design.id,
        placements=default_placements(session, made, len(pages)), caption=Caption(text=caption),
    )  # fmt: skip
    if office is not None:
        zone = msgspec.structs.replace(post.schedule, zone=office.zone)
        post = msgspec.structs.replace(post, schedule=zone)
    return NewPost(post=post, design=design, pages=pages, figures=figures)


def dressed(made: NewPost, post: Post) -> NewPost:
    """What was made for a new post, for one that has no design yet: its words and its time stay."""
    placements = post.placements or made.post.placements
    own = msgspec.structs.replace(post, design=made.design.id, placements=placements)
    return msgspec.structs.replace(made, post=own)


def page_layouts(template: Template, kit: str) -> tuple[str, ...]:
    """Layouts of the pages of the template's short example, else its first alone."""
    try:
        content = gallery.read_example(gallery.look_of(template.id, kit), EXAMPLE)
    except StudioError:
        return (template.pages[0].id,)
    known = {page.id for page in template.pages}
    named = tuple(page.layout for page in content.pages if page.layout in known)
    return named or (template.pages[0].id,)
