"""What is checked: one post with everything it rests on, as values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from studio.catalog.check_words import Language, load_words
from studio.checks.registry import Need, Scope
from studio.domain.accounts import AccountCheck, AccountEntry
from studio.domain.brand import Kit
from studio.domain.caption import assemble
from studio.domain.content import Asset, Caption, Design, DesignPage, Office, Picture, Post
from studio.domain.layout_facts import LayoutFacts
from studio.domain.platform import CaptionProfile, Placement, Platform
from studio.domain.project import Project
from studio.domain.review import Where
from studio.domain.template import Template

WORDS_SHOWN = 40
"""Characters of a text that stand for it in a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A post to check. `facts` are of the pages as laid out; `today` is the local date `YYYY-MM-DD`.

    `unknown_words` are words of it, in small letters, that a dictionary of the office does not have.
    """

    project: Project
    post: Post
    kit: Kit | None = None
    templates: dict[str, Template] = field(default_factory=dict)
    placements: dict[str, Placement] = field(default_factory=dict)
    platforms: dict[str, Platform] = field(default_factory=dict)
    facts: tuple[LayoutFacts, ...] = ()
    today: str = ""
    language: Language = "id"
    unknown_words: frozenset[str] = frozenset()

    @property
    def design(self) -> Design | None:
        """The design of the post, when it has one."""
        return self.project.find(Design, self.post.design)

    @property
    def template(self) -> Template | None:
        """The template of the design, when it is known."""
        return self.templates.get(self.design.template) if self.design else None

    @property
    def pages(self) -> tuple[tuple[int, DesignPage], ...]:
        """The pages of the design with their numbers from 0."""
        idents = self.design.pages if self.design else ()
        found = ((number, self.project.find(DesignPage, ident)) for number, ident in enumerate(idents))
        return tuple((number, page) for number, page in found if page is not None)

    @property
    def chosen(self) -> tuple[Placement, ...]:
        """The known placements of the post, each once; without any, all that its template serves."""
        if not self.post.placements:
            purposes = self.template.purposes if self.template else ()
            return tuple(place for place in self.placements.values() if place.purpose in purposes)
        idents = dict.fromkeys(self.post.placements)
        return tuple(self.placements[ident] for ident in idents if ident in self.placements)

    def label(self, names: dict[str, str], fallback: str = "") -> str:
        """A name in the language of the words, else in any."""
        return names.get(self.language) or next(iter(names.values()), "") or fallback

    def slot_label(self, slot: str) -> str:
        """What people call a slot, or a part that every template has, such as the footer's office."""
        found = self.template.slot(slot) if self.template else None
        if found:
            return self.label(found.label, slot)
        return load_words(self.language).labels.get(f"part.{slot}", slot)

    def part_label(self, where: Where) -> str:
        """What people call the part a finding points at: its slot, else its own words, else its node."""
        if where.slot:
            return self.slot_label(where.slot)
        pages = (f for f in self.facts if (f.placement, f.page) == (where.placement, where.page))
        texts = (text for facts in pages for text in facts.texts if text.node == where.node)
        words = " ".join(next((text.lines for text in texts), ()))
        return f"{words[:WORDS_SHOWN].rstrip(' ,.;:')}…" if len(words) > WORDS_SHOWN else words or where.node

    def placement_label(self, ident: str) -> str:
        """Platform and placement as people call them."""
        place = self.placements.get(ident)
        if place is None:
            return ident
        return f"{self.platform_label(place.platform)} – {self.label(place.name, ident)}"

    def platform_label(self, ident: str) -> str:
        """The platform as people call it."""
        platform = self.platforms.get(ident)
        return self.label(platform.name, ident) if platform else ident


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionText:
    """The texts that go with one kind of placement of one platform, by field name."""

    platform: Platform
    placement: Placement
    profile: CaptionProfile
    texts: dict[str, str]
    first_comment: str = ""

    @property
    def all(self) -> str:
        """Every text, parted by blank lines."""
        return "\n\n".join((*self.texts.values(), self.first_comment))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPicture:
    """A picture in a slot, with its asset when the library still has it."""

    page: int
    slot: str
    picture: Picture
    asset: Asset | None

    @property
    def alt(self) -> str:
        """The text alternative: the placed one, else the asset's."""
        return (self.picture.alt or (self.asset.alt if self.asset else "")).strip()


def caption_of(subject: Subject, placement: Placement) -> CaptionText | None:
    """The texts that go with a placement; none where the surface takes no text."""
    platform = subject.platforms.get(placement.platform)
    profile = platform.captions.get(placement.caption) if platform else None
    if platform is None or profile is None:
        return None
    made = assemble(subject.post.captions.get(platform.id, Caption()), subject.post.caption)
    texts = {name: made.fields.get(name, "") for name in profile.fields}
    texts[profile.main] = texts[profile.main] or made.text
    comment = made.first_comment if profile.first_comment else ""
    return CaptionText(
        platform=platform, placement=placement, profile=profile, texts=texts, first_comment=comment
    )


def captions(subject: Subject) -> tuple[CaptionText, ...]:
    """One entry for each kind of caption that the chosen placements need, in their order."""
    found: dict[tuple[str, str], CaptionText] = {}
    for placement in subject.chosen:
        key = (placement.platform, placement.caption)
        text = None if key in found else caption_of(subject, placement)
        if text is not None:
            found[key] = text
    return tuple(found.values())


def placed_pictures(subject: Subject) -> Iterator[PlacedPicture]:
    """Every picture in a slot of the design."""
    for number, page in subject.pages:
        for slot, value in page.slots.items():
            if isinstance(value, Picture):
                asset = subject.project.find(Asset, value.asset)
                yield PlacedPicture(page=number, slot=slot, picture=value, asset=asset)


def targets(subject: Subject, scope: Scope) -> tuple[tuple[Any, ...], ...]:
    """What checks of a scope are called with, beside the subject."""
    if scope == "page":
        return tuple((facts,) for facts in subject.facts)
    if scope == "placement":
        return tuple((placement,) for placement in subject.chosen)
    if scope == "caption":
        return tuple((text,) for text in captions(subject))
    return ((),)


def lacks(subject: Subject, need: Need) -> bool:
    """Whether the subject does not know what a check needs."""
    known: dict[Need, object] = {
        "design": subject.design,
        "template": subject.template,
        "kit": subject.kit,
        "layout": subject.facts,
        "today": subject.today,
        "accounts": _looked_after(subject.project),
    }
    return not known[need]


def _looked_after(project: Project) -> bool:
    """Whether anything is known of the office's accounts; an office without any has nothing to look after."""
    office = project.find(Office, "office")
    if office is None or not office.accounts:
        return True
    return bool(project.all(AccountEntry)) or bool(project.all(AccountCheck))
