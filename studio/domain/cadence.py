"""Rules of rhythm as warnings: posts too close on one account, quiet hours, days of mourning."""

from collections.abc import Iterable

from studio.domain.content import Post, Schedule
from studio.domain.moments import DAY, minutes_of, moment, shifted
from studio.domain.planning import Mourning, PlanWarning, Rhythm
from studio.domain.platform import platforms_of

IDLE = frozenset({"on-hold", "archived"})
"""Statuses of posts that go nowhere."""
CROWD = 200
"""Posts after one that are compared with it; more within the hour say nothing new."""


def accounts_of(post: Post) -> frozenset[str]:
    """The platforms a post goes to; an office has one account on each."""
    return frozenset(platforms_of(post.placements))


def warnings(posts: Iterable[Post], rhythm: Rhythm) -> dict[str, tuple[PlanWarning, ...]]:
    """Warnings by post id; posts without any are not in it. A year of posts is walked once."""
    live = [post for post in posts if post.status not in IDLE and post.schedule.date]
    found: dict[str, list[PlanWarning]] = {}
    for post in live:
        own = time_warnings(post.schedule, rhythm)
        if own:
            found[post.id] = [*own]
    for ident, others in _close_pairs(live, rhythm.minutes_apart).items():
        found.setdefault(ident, []).append(_too_close(others, rhythm.minutes_apart))
    return {ident: tuple(said) for ident, said in found.items()}


def time_warnings(schedule: Schedule, rhythm: Rhythm) -> tuple[PlanWarning, ...]:
    """Warnings about a day and time alone, whatever stands beside it."""
    found = []
    grief = mourning_on(schedule.date, rhythm)
    if grief is not None:
        why = f" ({grief.reason})" if grief.reason else ""
        found.append(
            PlanWarning(
                code="plan/mourning",
                message=f"Tanggal ini termasuk hari berkabung{why}.",
                hint="Pindahkan ke hari lain, atau tahan konten ini.",
            )
        )
    if is_quiet(schedule.time, rhythm):
        found.append(
            PlanWarning(
                code="plan/quiet",
                message=(
                    f"Pukul {_dot(schedule.time)} termasuk jam tenang"
                    f" ({_dot(rhythm.quiet_from)}–{_dot(rhythm.quiet_until)})."
                ),
                hint="Pilih jam lain, kecuali isinya darurat.",
            )
        )
    return tuple(found)


def mourning_on(day: str, rhythm: Rhythm) -> Mourning | None:
    """The mourning that a day falls in, or None."""
    return next((m for m in rhythm.mourning if m.start <= day <= (m.end or m.start)), None) if day else None


def is_quiet(time: str, rhythm: Rhythm) -> bool:
    """Whether a time of day is in the quiet hours, which may go over midnight; never when they are empty."""
    try:
        now, begin, end = (minutes_of(t) for t in (time, rhythm.quiet_from, rhythm.quiet_until))
    except ValueError:
        return False
    return begin <= now < end if begin <= end else now >= begin or now < end


def collides(schedule: Schedule, platforms: frozenset[str], posts: Iterable[Post], rhythm: Rhythm) -> bool:
    """Whether another post goes out on one of the platforms within the minutes the rhythm asks for."""
    when = moment(schedule)
    if when is None:
        return False
    reach = rhythm.minutes_apart // DAY + 1
    near = {shifted(schedule.date, days) for days in range(-reach, reach + 1)}
    return any(
        abs(other - when) < rhythm.minutes_apart
        for post in posts
        if post.schedule.date in near
        and post.status not in IDLE
        and (other := moment(post.schedule)) is not None
        and (not platforms or platforms & accounts_of(post))
    )


def _close_pairs(posts: list[Post], apart: int) -> dict[str, dict[str, frozenset[str]]]:
    """For each post the others within `apart` minutes, with the platforms they share."""
    timed = [(when, post) for post in posts if (when := moment(post.schedule)) is not None]
    timed.sort(key=lambda pair: pair[0])
    found: dict[str, dict[str, frozenset[str]]] = {}
    for n, (when, post) in enumerate(timed):
        for later, other in timed[n + 1 : n + 1 + CROWD]:
            if later - when >= apart:
                break
            shared = accounts_of(post) & accounts_of(other)
            if shared:
                found.setdefault(post.id, {})[other.id] = shared
                found.setdefault(other.id, {})[post.id] = shared
    return found


def _too_close(others: dict[str, frozenset[str]], apart: int) -> PlanWarning:
    accounts = sorted(frozenset().union(*others.values()))
    return PlanWarning(
        code="plan/too-close",
        message=f"Ada konten lain di akun yang sama dalam {apart} menit: {', '.join(accounts)}.",
        hint="Geser salah satunya supaya masing-masing sempat dilihat.",
        posts=tuple(others),
        accounts=tuple(accounts),
    )


def _dot(time: str) -> str:
    return time.replace(":", ".")
