"""Campaigns and what they say: their messages in order, how far they are, which posts carry what."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from studio.domain.content import Campaign, Post
from studio.domain.ids import CampaignId
from studio.domain.record import Value
from studio.domain.shares import GONE, LEFT_OUT
from studio.domain.strategy import KeyMessage, NarrativePack

State = Literal["coming", "running", "over", "undated"]
OLD_MESSAGES = "key_messages"
"""Key under which campaigns of earlier versions held their messages, as texts."""


class Progress(Value, frozen=True, kw_only=True):
    """How far a campaign is: posts not out yet, posts that are, its messages, those some post carries."""

    planned: int = 0
    published: int = 0
    messages: int = 0
    covered: int = 0


def messages_of(campaign: str, messages: Iterable[KeyMessage]) -> tuple[KeyMessage, ...]:
    """The messages of a campaign in their order."""
    return tuple(sorted((m for m in messages if m.campaign == campaign), key=lambda m: (m.order, m.id)))


def state_of(campaign: Campaign, today: str) -> State:
    """Where a campaign stands on a day `YYYY-MM-DD`."""
    if not campaign.start and not campaign.end:
        return "undated"
    if campaign.start and today < campaign.start:
        return "coming"
    return "over" if campaign.end and today > campaign.end else "running"


def carries(post: Post, message: KeyMessage) -> bool:
    """Whether a post that counts carries a message."""
    return message.id in post.messages and post.status not in LEFT_OUT


def progress(
    campaigns: Iterable[Campaign], messages: Sequence[KeyMessage], posts: Iterable[Post]
) -> dict[str, Progress]:
    """How far each campaign is, by id; one walk over the posts."""
    of = grouped(posts, {m.id: str(m.campaign) for m in messages})
    return {str(c.id): progress_of(messages_of(c.id, messages), of.get(c.id, ())) for c in campaigns}


def progress_of(messages: Sequence[KeyMessage], posts: Iterable[Post]) -> Progress:
    """How far one campaign is, from its messages and its posts."""
    mine = {m.id for m in messages}
    counted, published = 0, 0
    used: set[str] = set()
    for post in posts:
        if post.status not in LEFT_OUT:
            counted += 1
            published += post.status in GONE
            used.update(post.messages)
    return Progress(
        planned=counted - published, published=published, messages=len(mine), covered=len(mine & used)
    )


def grouped(posts: Iterable[Post], home: dict[str, str]) -> dict[str, list[Post]]:
    """The posts of each campaign, by its id (`home`: campaign by message)."""
    found: dict[str, list[Post]] = {}
    for post in posts:
        if post.messages:
            for ident in campaigns_of(post, home):
                found.setdefault(ident, []).append(post)
        elif post.campaign:
            found.setdefault(post.campaign, []).append(post)
    return found


def campaigns_of(post: Post, home: dict[str, str]) -> set[str]:
    """Campaigns a post belongs to: its own, and those of its messages (`home`: campaign by message)."""
    found = {home[m] for m in post.messages if m in home}
    return found | {str(post.campaign)} if post.campaign else found


def moved(messages: Sequence[KeyMessage], ident: str, to: int) -> tuple[KeyMessage, ...]:
    """All messages renumbered with one of them at another place."""
    rest = [m for m in messages if m.id != ident]
    mine = next(m for m in messages if m.id == ident)
    rest.insert(max(0, min(to, len(rest))), mine)
    return tuple(msgspec.structs.replace(m, order=n) for n, m in enumerate(rest))


def linked(post: Post, message: KeyMessage) -> Post:
    """The post carrying a message, and of its campaign when it had none."""
    if message.id in post.messages:
        return post
    campaign = post.campaign or message.campaign
    return msgspec.structs.replace(post, messages=(*post.messages, message.id), campaign=campaign)


def unlinked(post: Post, messages: Iterable[str]) -> Post:
    """The post without these messages."""
    gone = set(messages)
    return msgspec.structs.replace(post, messages=tuple(m for m in post.messages if m not in gone))


def in_campaign(post: Post, campaign: CampaignId | None, messages: Iterable[KeyMessage]) -> Post:
    """The post given to a campaign, or to none; messages of other campaigns are let go."""
    keep = {m.id for m in messages if m.campaign == campaign}
    kept = tuple(m for m in post.messages if m in keep)
    return msgspec.structs.replace(post, campaign=campaign, messages=kept)


def old_messages(campaign: Campaign) -> tuple[str, ...]:
    """Messages that an earlier version kept inside the campaign."""
    found = campaign.extra.get(OLD_MESSAGES)
    return (
        tuple(t for t in found if isinstance(t, str) and t.strip()) if isinstance(found, list | tuple) else ()
    )


def converted(
    campaign: Campaign, messages: Iterable[KeyMessage], posts: Iterable[Post], new_id: Callable[[], str]
) -> tuple[Campaign, tuple[KeyMessage, ...], tuple[Post, ...]]:
    """The campaign with its old messages as records, and the posts that said one of them linked to it."""
    texts = old_messages(campaign)
    extra = {key: value for key, value in campaign.extra.items() if key != OLD_MESSAGES}
    if not texts:
        return campaign, (), ()
    mine = messages_of(campaign.id, messages)
    have = {m.text for m in mine}
    made = tuple(
        KeyMessage(id=new_id(), campaign=campaign.id, text=text, order=len(mine) + n)
        for n, text in enumerate(dict.fromkeys(t for t in texts if t not in have))
    )
    by_text = {m.text: m for m in (*mine, *made)}
    told = tuple(
        linked(post, by_text[post.key_message])
        for post in posts
        if post.campaign == campaign.id and post.key_message in by_text and post.key_message in texts
    )
    return msgspec.structs.replace(campaign, extra=extra), made, told


def expired(pack: NarrativePack, today: str) -> bool:
    """Whether a pack is no longer to be used."""
    return bool(pack.expires) and today > pack.expires
