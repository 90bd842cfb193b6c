"""The plan behind the calendar: messages, packs from the centre, the strategy document, public questions."""

from typing import Literal

import msgspec

from studio.domain.ids import CampaignId, FigureId, PostId, Sha256
from studio.domain.record import Record, Value

ContentType = Literal["entertaining", "inspiring", "educating", "interactive", "relating"]
PlanForm = Literal["strategy", "agenda", "nine-steps"]
InquiryKind = Literal["question", "complaint", "suggestion", "thanks"]
InquiryState = Literal["open", "answered", "planned", "closed"]


class KeyMessage(Record, frozen=True, kw_only=True):
    """One message of a campaign, as the whole institution says it; `wording` is approved word for word."""

    campaign: CampaignId
    text: str
    order: int = 0
    facts: tuple[str, ...] = ()
    figures: tuple[FigureId, ...] = ()
    dos: tuple[str, ...] = ()
    donts: tuple[str, ...] = ()
    wording: str = ""


class PackPost(Value, frozen=True, kw_only=True):
    """What a region made of a pack: one post, with the key messages and platforms it carries."""

    title: str
    status: str = ""
    date: str = ""
    messages: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    link: str = ""


class NarrativePack(Record, frozen=True, kw_only=True):
    """A narrative pack that came from the centre; `campaign` is what it became here. Times are local ISO.

    `messages` and `figures` are ids of what it brought, `templates` their hashes by id, so that a later
    edition knows what is gone; `kit` and `kit_hash` name its kit, empty when there was none.
    """

    name: str
    sender: str = ""
    campaign: CampaignId = CampaignId("")
    edition: int = 1
    issued: str = ""
    expires: str = ""
    sha256: Sha256 = Sha256("")
    imported: str = ""
    returned: str = ""
    note: str = ""
    messages: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    templates: dict[str, str] = msgspec.field(default_factory=dict)
    kit: str = ""
    kit_hash: Sha256 = Sha256("")


class PackReturn(Record, frozen=True, kw_only=True):
    """What one region did with a pack of ours."""

    campaign: CampaignId
    region: str
    at: str = ""
    edition: int = 1
    sha256: Sha256 = Sha256("")
    posts: tuple[PackPost, ...] = ()


class Indicator(Value, frozen=True, kw_only=True):
    """What a plan is measured by. Numbers are exact decimals as text."""

    name: str
    unit: str = ""
    baseline: str = ""
    target: str = ""
    actual: str = ""
    source: str = ""


class StrategyPlan(Record, frozen=True, kw_only=True):
    """A written plan: `parts` holds what was written, by the part's id in its form. Dates `YYYY-MM-DD`."""

    form: PlanForm = "strategy"
    title: str = ""
    start: str = ""
    end: str = ""
    parts: dict[str, str] = msgspec.field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()


class Inquiry(Record, frozen=True, kw_only=True):
    """A question or complaint from the public, without a name or a number; `count` says how many asked so."""

    words: str
    date: str = ""
    kind: InquiryKind = "question"
    topic: str = ""
    service: str = ""
    channel: str = ""
    count: int = 1
    state: InquiryState = "open"
    post: PostId | None = None


class InquiryTopic(Record, frozen=True, kw_only=True):
    """What the office calls a topic of inquiries: one of its own, or a shipped one by the same id.

    `into` is the topic that it was merged into. `words` suggest it, beside those of a shipped topic.
    """

    name: str
    service: str = ""
    words: tuple[str, ...] = ()
    into: str = ""
