"""What a narrative pack says, as strict values, and how it differs from what an office has."""

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

import msgspec

from studio.domain.content import Campaign, Figure
from studio.domain.ids import CampaignId, FigureId
from studio.domain.record import Record, Value
from studio.domain.strategy import KeyMessage, PackPost

T = TypeVar("T", bound="Strict")
FORMAT = 1
PACK, RETURN = "narasi", "narasi-balik"
Kind = Literal["campaign", "message", "figure", "kit", "template"]
Change = Literal["new", "changed", "gone", "same"]
KINDS: tuple[Kind, ...] = ("campaign", "message", "figure", "kit", "template")


class Strict(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value of a file from outside: keys nobody knows are refused."""


class PackCampaign(Strict, frozen=True, kw_only=True):
    """The campaign as the centre has it."""

    id: str
    name: str
    start: str = ""
    end: str = ""
    objective: str = ""
    audience: str = ""
    color: str = ""
    hashtags: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


class PackMessage(Strict, frozen=True, kw_only=True):
    """One key message."""

    id: str
    text: str
    order: int = 0
    facts: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    dos: tuple[str, ...] = ()
    donts: tuple[str, ...] = ()
    wording: str = ""


class PackFigure(Strict, frozen=True, kw_only=True):
    """One figure of the centre's register."""

    id: str
    value: str
    label: str
    unit: str = ""
    source: str = ""
    as_of: str = ""
    period: str = ""
    previous: str = ""
    previous_label: str = ""
    expires: str = ""


class KitFile(Strict, frozen=True, kw_only=True):
    """A file of the kit: the name the kit uses, and the hash under which the pack holds it."""

    name: str
    sha256: str


class PackKit(Strict, frozen=True, kw_only=True):
    """The kit, by hash, with every file of its own."""

    id: str
    name: str
    sha256: str
    files: tuple[KitFile, ...] = ()


class PackAsset(Strict, frozen=True, kw_only=True):
    """A picture that a template shows."""

    id: str
    sha256: str
    name: str = ""
    source: str = ""
    author: str = ""
    licence: str = ""
    consent: str = ""
    alt: str = ""


class PackTemplate(Strict, frozen=True, kw_only=True):
    """A template: of the program by its id alone, or the office's own in a file of the pack, by hash."""

    id: str
    name: str
    sha256: str = ""
    assets: tuple[PackAsset, ...] = ()


class Narrative(Strict, frozen=True, kw_only=True):
    """All that a pack says."""

    campaign: PackCampaign
    messages: tuple[PackMessage, ...] = ()
    figures: tuple[PackFigure, ...] = ()
    kit: PackKit | None = None
    templates: tuple[PackTemplate, ...] = ()


class ReturnPost(Strict, frozen=True, kw_only=True):
    """One post of a region, as it returns it."""

    title: str
    status: str = ""
    date: str = ""
    messages: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    link: str = ""


class Returned(Strict, frozen=True, kw_only=True):
    """What a region did with a pack."""

    pack: str
    edition: int
    pack_sha256: str
    region: str
    posts: tuple[ReturnPost, ...] = ()


class FileEntry(Strict, frozen=True, kw_only=True):
    """A file of the container."""

    path: str
    bytes: int
    sha256: str


class Manifest(Strict, frozen=True, kw_only=True):
    """What stands in manifest.json. `signatures` is a place kept free: this format knows none."""

    type: str
    format: int
    id: str
    edition: int
    issued: str
    sender: str
    expires: str = ""
    note: str = ""
    signatures: tuple[str, ...] = ()
    files: tuple[FileEntry, ...] = ()


class Difference(Value, frozen=True, kw_only=True):
    """One thing of a pack beside what the office has; `fields` are the names of what differs.

    `own`: the office has such a thing that no pack brought it. `locked`: why it cannot be taken.
    """

    kind: Kind
    id: str
    change: Change
    title: str
    mine: dict[str, str] = msgspec.field(default_factory=dict)
    theirs: dict[str, str] = msgspec.field(default_factory=dict)
    fields: tuple[str, ...] = ()
    own: bool = False
    locked: str = ""

    @property
    def key(self) -> str:
        """Kind and id, as ticks are named."""
        return f"{self.kind}:{self.id}"

    @property
    def suggested(self) -> bool:
        """Whether it is ticked to begin with."""
        return (self.change in {"new", "changed"} and not self.own and not self.locked) or (
            self.change == "gone" and self.kind == "message"
        )


def campaign_of(told: PackCampaign, mine: Campaign | None) -> Campaign:
    """The record a pack's campaign becomes; what only this office knows of it stays."""
    base = mine or Campaign(id=CampaignId(told.id), name=told.name)
    return msgspec.structs.replace(base, **_fields(told))


def message_of(told: PackMessage, campaign: str, mine: KeyMessage | None) -> KeyMessage:
    """The record a pack's message becomes."""
    base = mine or KeyMessage(id=told.id, campaign=CampaignId(campaign), text=told.text)
    return msgspec.structs.replace(base, campaign=CampaignId(campaign), **_fields(told))


def figure_of(told: PackFigure, mine: Figure | None) -> Figure:
    """The record a pack's figure becomes."""
    base = mine or Figure(id=FigureId(told.id), value=told.value, label=told.label)
    return msgspec.structs.replace(base, **_fields(told))


def told_campaign(campaign: Campaign) -> PackCampaign:
    """A campaign as a pack tells it."""
    return _told(campaign, PackCampaign)


def told_message(message: KeyMessage) -> PackMessage:
    """A message as a pack tells it."""
    return _told(message, PackMessage)


def told_figure(figure: Figure) -> PackFigure:
    """A figure as a pack tells it."""
    return _told(figure, PackFigure)


def post_of(told: ReturnPost) -> PackPost:
    """A returned post as it is kept."""
    return PackPost(**_fields(told, leave=()))


def compared(kind: Kind, ident: str, title: str, mine: Value | None, theirs: Value | None) -> Difference:
    """One thing beside the other; None where there is none."""
    left, right = _shown(mine), _shown(theirs)
    fields = tuple(n for n in dict.fromkeys((*right, *left)) if left.get(n, "") != right.get(n, ""))
    change: Change = "new" if mine is None else "gone" if theirs is None else "changed" if fields else "same"
    return Difference(kind=kind, id=ident, change=change, title=title, mine=left, theirs=right, fields=fields)


def _shown(value: Value | None) -> dict[str, str]:
    if value is None:
        return {}
    found = {name: getattr(value, name) for name in value.__struct_fields__ if name not in {"id", "sha256"}}
    return {name: _text(one) for name, one in found.items() if _text(one)}


def _text(value: Any) -> str:
    return "\n".join(str(v) for v in value) if isinstance(value, tuple) else str(value)


def _fields(told: Strict, leave: tuple[str, ...] = ("id",)) -> dict[str, Any]:
    return {name: getattr(told, name) for name in told.__struct_fields__ if name not in leave}


def _told(record: Record, kind: type[T]) -> T:
    return kind(**{name: getattr(record, name) for name in kind.__struct_fields__})


def counts(differences: tuple[Difference, ...]) -> Mapping[Change, int]:
    """How many things are new, changed, gone and the same."""
    found: dict[Change, int] = {"new": 0, "changed": 0, "gone": 0, "same": 0}
    for one in differences:
        found[one.change] += 1
    return found
