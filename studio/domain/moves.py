"""Moving a post in time: what of its approval falls, and what it is called afterwards."""

from collections.abc import Iterable

import msgspec

from studio.domain.content import Post, Schedule, Status
from studio.domain.moments import days_between
from studio.domain.record import Value
from studio.domain.review import ReviewState
from studio.i18n import N_

SCHEDULE = "schedule"
AGAIN: dict[Status, Status] = {"scheduled": "approved"}
"""A moved post whose time is no longer approved is not scheduled; all else stays approved."""
PUBLISHED = N_("Konten ini sudah terbit, jadi tanggalnya tidak dipindah.")
DONE = frozenset({"published", "evaluated"})
AGREED = frozenset({"approved", "scheduled"})
"""Statuses that agree to a time even where no decision is on record."""


class Move(Value, frozen=True, kw_only=True):
    """A post and its reviews after a move; `dropped`: parts whose approval falls, to be asked and logged."""

    post: Post
    reviews: tuple[ReviewState, ...] = ()
    dropped: tuple[str, ...] = ()
    forbidden: str = ""


def move(
    post: Post, to: Schedule, reviews: Iterable[ReviewState] = (), *, allowed_days: int = 0,
    at_approved_time: bool = True,
) -> Move:  # fmt: skip
    """Give a post another time: the approval of its words and pictures stays, that of its time falls.

    It stays as well when the post moves by at most `allowed_days` from the very time that was approved.
    A status given by hand, without a decision on record, agreed to the time all the same.
    """
    if post.status in DONE:
        return Move(post=post, forbidden=PUBLISHED)
    if to == post.schedule:
        return Move(post=post)
    moved = msgspec.structs.replace(post, schedule=to)
    decided = [r for r in reviews if r.post == post.id and r.decision == "approve"]
    bound = [r for r in decided if SCHEDULE in r.parts]
    by_hand = not decided and post.status in AGREED
    if not (bound or by_hand) or (at_approved_time and _within(post.schedule, to, allowed_days)):
        return Move(post=moved)
    freed = tuple(
        msgspec.structs.replace(r, parts={k: v for k, v in r.parts.items() if k != SCHEDULE}) for r in bound
    )
    status = AGAIN.get(post.status, post.status)
    return Move(post=msgspec.structs.replace(moved, status=status), reviews=freed, dropped=(SCHEDULE,))


def _within(before: Schedule, after: Schedule, days: int) -> bool:
    if not (days > 0 and before.date and after.date):
        return False
    return days_between(before.date, after.date) <= days
