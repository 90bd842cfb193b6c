"""Whether the narrative a post rests on is still the one the centre stands by."""

from collections.abc import Iterator

from studio.checks.registry import Case, check
from studio.checks.subject import Subject
from studio.domain.campaigns import campaigns_of, expired
from studio.domain.content import Campaign
from studio.domain.strategy import KeyMessage, NarrativePack


@check(
    id="narrative/expired-pack",
    severity="warning",
    applies_to="post",
    rationale="A narrative pack holds until its day; after it the centre may say otherwise.",
    basis="Expiry date of the narrative pack",
    needs=("today",),
)
def expired_pack(subject: Subject) -> Iterator[Case]:
    """Each pack of the post's campaigns that is over on the later of today and the day of publication."""
    post = subject.post
    home = {m.id: str(m.campaign) for m in subject.project.all(KeyMessage)}
    mine = campaigns_of(post, home)
    day = max(subject.today, post.schedule.date)
    for pack in subject.project.all(NarrativePack):
        if pack.campaign in mine and expired(pack, day):
            values: dict[str, str | int | float] = {
                "name": pack.name, "edition": pack.edition, "expires": pack.expires, "day": day,
            }  # fmt: skip
            yield Case(values=values)


@check(
    id="narrative/unknown-message",
    severity="advice",
    applies_to="post",
    rationale="A key message that was taken away may have been taken back.",
    basis="House rule: one narrative",
)
def unknown_message(subject: Subject) -> Iterator[Case]:
    """Key messages the post names that are no longer in the project."""
    gone = [m for m in subject.post.messages if subject.project.find(KeyMessage, m) is None]
    if gone:
        campaign = subject.project.find(Campaign, subject.post.campaign or "")
        yield Case(values={"count": len(gone), "name": campaign.name if campaign else "–"})
