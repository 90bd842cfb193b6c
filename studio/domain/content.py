"""What an office keeps: posts, assets, figures, people, plans. Flat records, parents by id."""

from typing import Literal

import msgspec

from studio.domain.ids import AssetId, CampaignId, FigureId, PersonId, PillarId, PlacementId, PostId, Sha256
from studio.domain.outside import Fit, Outside
from studio.domain.record import Record, Value

Status = Literal[
    "idea", "draft", "editing", "verifying", "in-review", "changes-asked",
    "approved", "scheduled", "published", "evaluated", "on-hold", "archived",
]  # fmt: skip
Role = Literal["designer", "filler", "editor", "verifier", "approver", "admin"]
Zone = Literal["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
ZONE_NAMES: dict[str, str] = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


class Run(Value, frozen=True, kw_only=True):
    """A stretch of text in one style; `color` is a kit role such as `accent`."""

    text: str
    bold: bool = False
    italic: bool = False
    color: str = ""


class RichText(Value, frozen=True, kw_only=True, tag="text"):
    """Text as typed: paragraphs of runs. A plain string in a content file becomes one run a paragraph."""

    paragraphs: tuple[tuple[Run, ...], ...] = ()
    bullets: bool = False

    @property
    def plain(self) -> str:
        """The words alone, paragraphs on lines of their own."""
        return "\n".join("".join(run.text for run in runs) for runs in self.paragraphs)


class Picture(Value, frozen=True, kw_only=True, tag="picture"):
    """A placed asset. Focal point and crop are fractions 0..1 of the picture."""

    asset: AssetId
    focal: tuple[float, float] = (0.5, 0.5)
    crop: tuple[float, float, float, float] | None = None
    alt: str = ""


class FigureRef(Value, frozen=True, kw_only=True, tag="figure"):
    """A figure of the register, shown in this slot."""

    figure: FigureId


class Link(Value, frozen=True, kw_only=True, tag="link"):
    """An address, shown as text or as a QR code."""

    url: str


class Item(Value, frozen=True, kw_only=True):
    """One row of a list slot: a step, a requirement, a fact."""

    title: str = ""
    detail: str = ""
    icon: str = ""


class Items(Value, frozen=True, kw_only=True, tag="items"):
    """An ordered list slot."""

    items: tuple[Item, ...] = ()


class FigureRefs(Value, frozen=True, kw_only=True, tag="figures"):
    """Several figures in one slot, in order."""

    figures: tuple[FigureId, ...] = ()


SlotValue = RichText | Picture | FigureRef | FigureRefs | Link | Items


class Override(Value, frozen=True, kw_only=True):
    """A marked, resettable difference of one placement: focal point, text scale, hidden nodes.

    `fit` says by slot how a picture of another shape is shown there.
    """

    focal: dict[str, tuple[float, float]] = msgspec.field(default_factory=dict)
    fit: dict[str, Fit] = msgspec.field(default_factory=dict)
    text_scale: float = 1.0
    hidden: tuple[str, ...] = ()


class DesignPage(Record, frozen=True, kw_only=True):
    """One page of a design: which template page it follows and what its slots hold."""

    layout: str
    slots: dict[str, SlotValue] = msgspec.field(default_factory=dict)


class Design(Record, frozen=True, kw_only=True):
    """The picture of a post: a pinned template and kit, pages in order, overrides per placement.

    `variant` is a chosen layout of the template, `scheme` and `motifs` are other roles of the kit's colours
    and textures; empty means as template and kit have it. `unlocked` says why locks of a slot were lifted.
    """

    template: str
    template_hash: Sha256 = Sha256("")
    kit: str
    kit_hash: Sha256 = Sha256("")
    pages: tuple[str, ...] = ()
    variant: str = ""
    scheme: str = ""
    motifs: dict[str, str] = msgspec.field(default_factory=dict)
    unlocked: dict[str, str] = msgspec.field(default_factory=dict)
    overrides: dict[PlacementId, Override] = msgspec.field(default_factory=dict)


class OfficeTemplate(Record, frozen=True, kw_only=True):
    """A template of the office: a design of no post, whose pinned template holds the locks.

    A new post keeps what is locked; with `filled` it begins with everything that the design holds.
    """

    name: str
    purpose: str = ""
    note: str = ""
    design: str
    placements: tuple[PlacementId, ...] = ()
    filled: bool = False


class Caption(Value, frozen=True, kw_only=True):
    """Text for one platform. Empty parts fall back to the common caption; kept as typed, counted in NFC.

    `fields` holds what some platforms have beside the text: `title`, `description`, `tags`.
    """

    text: str = ""
    hashtags: tuple[str, ...] | None = None
    mentions: tuple[str, ...] | None = None
    link: str = ""
    call_to_action: str = ""
    first_comment: str = ""
    fields: dict[str, str] = msgspec.field(default_factory=dict)


class Schedule(Value, frozen=True, kw_only=True):
    """Local date `YYYY-MM-DD` and time `HH:MM` in the office's or the named zone."""

    date: str = ""
    time: str = ""
    zone: Zone = "Asia/Jakarta"


class Step(Value, frozen=True, kw_only=True):
    """Who brings a post to a status, and until when: `YYYY-MM-DD`, or with `THH:MM`."""

    status: Status
    owner: PersonId | None = None
    due: str = ""


class Post(Record, frozen=True, kw_only=True):
    """What is published: a design, captions, schedule, review.

    `rubric` and `observance` name the recurring slot or the day it was made for, `calendar_uid` the event in
    the calendar it was read from. `content_type` is a `strategy.ContentType` or empty, `messages` are ids of
    key messages; a `national` post shows all three clocks. `since`: when it came to its status, local ISO.
    """

    id: PostId
    title: str
    status: Status = "draft"
    design: str = ""
    placements: tuple[PlacementId, ...] = ()
    caption: Caption = Caption()
    captions: dict[str, Caption] = msgspec.field(default_factory=dict)
    schedule: Schedule = Schedule()
    pillar: PillarId | None = None
    campaign: CampaignId | None = None
    owner: PersonId | None = None
    tags: tuple[str, ...] = ()
    summary: str = ""
    purpose: str = ""
    audience: str = ""
    key_message: str = ""
    event_date: str = ""
    note: str = ""
    rubric: str = ""
    observance: str = ""
    calendar_uid: str = ""
    content_type: str = ""
    national: bool = False
    messages: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    since: str = ""


class TrashedPost(Record, frozen=True, kw_only=True):
    """A post taken away, with what belonged to it alone; its id is the post's. `at` is local, ISO."""

    post: Post
    design: Design | None = None
    pages: tuple[DesignPage, ...] = ()
    at: str = ""


class Asset(Record, frozen=True, kw_only=True):
    """A picture of the library. `sha256` is the clean working copy; `original` the bytes as they came.

    `faces` are boxes found by the program, x, y, width, height as shares of the picture; None: not counted.
    `codes` are the texts of QR codes in it, None: not looked for. `had_place`: its position was taken out.
    `likeness` is a fingerprint of how it looks, hexadecimal. `made_from` is the asset it was made from by
    covering faces or parts. `ai` says what machine made or changed it. `colors` are its main colours
    `#rrggbb` with their shares, largest first. `nobody`: a person said that nobody can be known in
    it. `consent` is the number or place of the consent form, `consent_date` its date `YYYY-MM-DD`.
    `outside` is known of media made elsewhere; with a film in it, the picture is the film's cover.
    """

    id: AssetId
    sha256: Sha256
    original: Sha256 = Sha256("")
    name: str = ""
    mime: str = ""
    width: int = 0
    height: int = 0
    source: str = ""
    author: str = ""
    licence: str = ""
    consent: str = ""
    consent_date: str = ""
    alt: str = ""
    people: str = ""
    nobody: bool = False
    taken: str = ""
    tags: tuple[str, ...] = ()
    faces: tuple[tuple[float, float, float, float], ...] | None = None
    codes: tuple[str, ...] | None = None
    colors: tuple[tuple[str, float], ...] = ()
    had_place: bool = False
    likeness: str = ""
    made_from: str = ""
    ai: str = ""
    outside: Outside | None = None

    @property
    def credit(self) -> str:
        """The credit line, from author, source and licence."""
        who = " / ".join(part for part in (self.author, self.source) if part)
        return f"{who} ({self.licence})" if who and self.licence else who or self.licence


class Figure(Record, frozen=True, kw_only=True):
    """A number that may be shown: exact decimal as text, unit, source, as-of date `YYYY-MM-DD`."""

    id: FigureId
    value: str
    label: str
    unit: str = ""
    source: str = ""
    as_of: str = ""
    period: str = ""
    previous: str = ""
    previous_label: str = ""
    expires: str = ""


class Account(Value, frozen=True, kw_only=True):
    """One account of the office."""

    handle: str
    url: str = ""


class Office(Record, frozen=True, kw_only=True):
    """The office profile; one a project, id `office`."""

    institution: str
    unit: str
    short_name: str = ""
    unit_code: str = ""
    level: str = ""
    city: str = ""
    zone: Zone = "Asia/Jakarta"
    accounts: dict[str, Account] = msgspec.field(default_factory=dict)
    address: str = ""
    phone: str = ""
    site: str = ""
    kit: str = ""
    kit_hash: Sha256 = Sha256("")


class Pillar(Record, frozen=True, kw_only=True):
    """A theme with its target share of posts, 0..100. `color` is `#rrggbb` or a token such as `pillar1`."""

    id: PillarId
    name: str
    share: int = 0
    color: str = ""
    order: int = 0


class Campaign(Record, frozen=True, kw_only=True):
    """Posts that serve one goal between two dates. What it says are `strategy.KeyMessage` records.

    `regions` are the offices expected to carry it, `edition` the last narrative pack handed out to them.
    `color` is `#rrggbb` or empty.
    """

    id: CampaignId
    name: str
    start: str = ""
    end: str = ""
    objective: str = ""
    audience: str = ""
    color: str = ""
    hashtags: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    edition: int = 0


class Person(Record, frozen=True, kw_only=True):
    """Somebody who works on the project, with roles."""

    id: PersonId
    name: str
    position: str = ""
    roles: tuple[Role, ...] = ()
    competences: tuple[str, ...] = ()
