"""Campaigns at work: a new one, old messages made records, posts linked, a post for a gap in the coverage."""

from collections.abc import Iterable, Sequence

import msgspec

from studio.catalog.platforms import placements
from studio.domain.cadence import accounts_of
from studio.domain.campaigns import campaigns_of, converted, linked, messages_of, old_messages, unlinked
from studio.domain.content import Campaign, Caption, Office, Post
from studio.domain.ids import CampaignId, PlacementId, PostId
from studio.domain.project import Project
from studio.domain.strategy import KeyMessage, NarrativePack, PackReturn
from studio.session.layers import platform_layers
from studio.session.projects import new_id
from studio.session.session import Draft, Session
from studio.session.starting import USUAL

EXPECTED = ("instagram", "facebook", "x", "tiktok")
"""Platforms whose gaps are shown while the office has named no account."""


def new_campaign(name: str) -> Campaign:
    """A campaign that is not stored yet."""
    return Campaign(id=CampaignId(new_id()), name=name)


def new_message(project: Project, campaign: str, text: str) -> KeyMessage:
    """A message at the end of a campaign's."""
    mine = messages_of(campaign, project.all(KeyMessage))
    order = max((m.order for m in mine), default=-1) + 1
    return KeyMessage(id=new_id(), campaign=CampaignId(campaign), text=text, order=order)


def change_campaign(draft: Draft, campaign: Campaign) -> None:
    """Store a campaign; messages that an earlier version kept inside it become records with it."""
    if not old_messages(campaign):
        draft.put(campaign)
        return
    project = draft.project
    made, messages, posts = converted(campaign, project.all(KeyMessage), project.all(Post), new_id)
    draft.put(made, *messages, *posts)


def remove_campaign(draft: Draft, ident: str) -> None:
    """Take a campaign away with its messages and the packs of it; posts stay, without them."""
    project = draft.project
    gone = {m.id for m in messages_of(ident, project.all(KeyMessage))}
    for post in project.all(Post):
        if post.campaign == ident or gone & set(post.messages):
            free = unlinked(post, gone)
            kept = None if post.campaign == ident else post.campaign
            draft.put(msgspec.structs.replace(free, campaign=kept))
    records: tuple[NarrativePack | PackReturn, ...] = (
        *project.all(NarrativePack),
        *project.all(PackReturn),
    )
    for record in records:
        if record.campaign == ident:
            draft.remove(type(record), record.id)
    for message in gone:
        draft.remove(KeyMessage, message)
    draft.remove(Campaign, ident)


def remove_message(draft: Draft, ident: str) -> None:
    """Take a message away; posts that carry it let it go."""
    for post in draft.project.all(Post):
        if ident in post.messages:
            draft.put(unlinked(post, (ident,)))
    draft.remove(KeyMessage, ident)


def link_posts(draft: Draft, posts: Iterable[str], message: KeyMessage) -> int:
    """Let posts carry a message; how many did not before."""
    count = 0
    for ident in posts:
        post = draft.get(Post, ident)
        if (made := linked(post, message)) != post:
            draft.put(made)
            count += 1
    return count


def posts_in(project: Project, campaign: str) -> tuple[Post, ...]:
    """Posts that belong to a campaign, by date."""
    home = {m.id: str(m.campaign) for m in project.all(KeyMessage)}
    found = (p for p in project.all(Post) if campaign in campaigns_of(p, home))
    return tuple(
        sorted(found, key=lambda p: (not p.schedule.date, p.schedule.date, p.schedule.time, p.title))
    )


def expected_platforms(project: Project, posts: Iterable[Post]) -> tuple[str, ...]:
    """Platforms a campaign should be on: those of the office's accounts, else the usual and those in use."""
    office = project.find(Office, "office")
    own = tuple(office.accounts) if office else ()
    used = dict.fromkeys(one for post in posts for one in sorted(accounts_of(post)))
    return own or tuple(dict.fromkeys((*EXPECTED, *used)))


def own_name(project: Project) -> str:
    """What this office is called in returns and in the coverage."""
    office = project.find(Office, "office")
    return (office.short_name or office.unit) if office else ""


def gap_post(session: Session, campaign: Campaign, message: KeyMessage, platform: str = "") -> Post:
    """A post that would fill a gap, not stored: of the campaign, with its message, hashtags and platform."""
    office = session.project.find(Office, "office")
    known = placements(platform_layers(session))
    wanted = [i for i in USUAL if i.partition("/")[0] == platform and i in known]
    wanted = wanted or [i for i, place in known.items() if place.platform == platform][:1]
    post = Post(
        id=PostId(new_id()), title=message.text, status="idea", campaign=campaign.id, messages=(message.id,),
        placements=tuple(PlacementId(i) for i in wanted),
        caption=Caption(hashtags=campaign.hashtags or None),
    )  # fmt: skip
    zone = msgspec.structs.replace(post.schedule, zone=office.zone) if office else post.schedule
    return msgspec.structs.replace(post, schedule=zone)


def reordered(messages: Sequence[KeyMessage], before: Sequence[KeyMessage]) -> tuple[KeyMessage, ...]:
    """Those of the messages whose place differs from before."""
    known = {m.id: m for m in before}
    return tuple(m for m in messages if known.get(m.id) != m)
