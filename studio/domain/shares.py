"""How posts are shared among pillars or types: the target beside what is planned and what went out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, get_args

from studio.domain.content import Pillar, Post
from studio.domain.platform import platforms_of
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.strategy import ContentType

GONE = frozenset({"published", "evaluated"})
LEFT_OUT = frozenset({"archived", "on-hold"})
TYPES: tuple[ContentType, ...] = get_args(ContentType)
WHOLE, MONTHS = 100, 12
Length = Literal["month", "quarter", "year"]
LENGTHS: dict[Length, int] = {"month": 1, "quarter": 3, "year": 12}
"""Months of a period."""
Group = tuple[str, str, int]
"""Id, name and target in percent of what posts are shared among."""
Grouping = Callable[[Post], str]


class Share(Value, frozen=True, kw_only=True):
    """One pillar or type: target in percent, posts planned (published ones among them) and published.

    `whole` is how many posts are planned in all.
    """

    pillar: str
    name: str
    target: int
    planned: int
    published: int
    planned_share: float
    published_share: float
    whole: int = 0

    @property
    def gap(self) -> float:
        """Percentage points that the plan lies below (negative) or above its target."""
        return self.planned_share - self.target

    @property
    def wanted(self) -> int:
        """Posts that the target asks for, rounded to the nearer whole one."""
        return (self.target * self.whole + WHOLE // 2) // WHOLE

    @property
    def off(self) -> int:
        """Posts that the plan has fewer (negative) or more than its target asks for; 0 without a target."""
        return self.planned - self.wanted if self.target else 0


class Month(Value, frozen=True, kw_only=True):
    """Posts of one month: planned (published ones among them) and published."""

    planned: int = 0
    published: int = 0


def in_order(pillars: Iterable[Pillar]) -> tuple[Pillar, ...]:
    """Pillars as the office ordered them; those of one number as they were made."""
    return tuple(sorted(pillars, key=lambda pillar: pillar.order))


def pillars_of(project: Project) -> tuple[Pillar, ...]:
    """The office's pillars in its order."""
    return in_order(project.all(Pillar))


def targeted(pillars: Iterable[Pillar]) -> int:
    """The sum of all targets, in percent."""
    return sum(pillar.share for pillar in pillars)


def period(length: Length, day: date) -> tuple[date, date]:
    """The first and the last day of the month, quarter or year that a day lies in."""
    months = LENGTHS[length]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return first, moved(length, first, 1) - timedelta(days=1)


def moved(length: Length, day: date, by: int) -> date:
    """The first day of the period that lies so many on."""
    months = LENGTHS[length]
    number = day.year * MONTHS + (day.month - 1) // months * months + by * months
    return date(number // MONTHS, number % MONTHS + 1, 1)


def counted(posts: Iterable[Post], first: str = "", last: str = "", platform: str = "") -> tuple[Post, ...]:
    """Posts dated in a span, on one platform when named; what was archived or put on hold left out."""
    return tuple(
        post
        for post in posts
        if (day := post.schedule.date)
        and post.status not in LEFT_OUT
        and (not first or day >= first)
        and (not last or day <= last)
        and (not platform or platform in platforms_of(post.placements))
    )


def pillar_of(post: Post) -> str:
    """The id of a post's pillar, or nothing."""
    return post.pillar or ""


def type_of(post: Post) -> str:
    """A post's content type, or nothing."""
    return post.content_type


def shares(groups: Sequence[Group], posts: Sequence[Post], of: Grouping, rest: str) -> tuple[Share, ...]:
    """Shares of posts by group; what belongs to none of them comes last, under the name `rest`."""
    planned = Counter(of(post) for post in posts)
    gone = Counter(of(post) for post in posts if post.status in GONE)
    left = len(posts) - sum(planned[ident] for ident, _, _ in groups)
    left_gone = gone.total() - sum(gone[ident] for ident, _, _ in groups)
    rows = [_share(*group, planned[group[0]], gone[group[0]], len(posts), gone.total()) for group in groups]
    if left:
        rows.append(_share("", rest, 0, left, left_gone, len(posts), gone.total()))
    return tuple(rows)


def pillar_shares(
    pillars: Iterable[Pillar], posts: Iterable[Post], first: str = "", last: str = "", platform: str = ""
) -> tuple[Share, ...]:
    """Shares of the posts dated in a span, on one platform when named; posts without a pillar come last."""
    groups = [(str(pillar.id), pillar.name, pillar.share) for pillar in in_order(pillars)]
    return shares(groups, counted(posts, first, last, platform), pillar_of, "Tanpa pilar")


def type_shares(targets: Mapping[str, int], posts: Sequence[Post]) -> tuple[Share, ...]:
    """Shares of posts by content type; the names are the types themselves."""
    groups = [(kind, kind, targets.get(kind, 0)) for kind in TYPES]
    return shares(groups, posts, type_of, "")


def by_month(posts: Iterable[Post], of: Grouping) -> dict[str, tuple[Month, ...]]:
    """For each group the twelve months of a year's posts; groups without posts are not in it."""
    planned: dict[str, list[int]] = defaultdict(lambda: [0] * MONTHS)
    gone: dict[str, list[int]] = defaultdict(lambda: [0] * MONTHS)
    for post in posts:
        place = int(post.schedule.date[5:7]) - 1
        key = of(post)
        planned[key][place] += 1
        gone[key][place] += post.status in GONE
    return {
        ident: tuple(Month(planned=a, published=b) for a, b in zip(found, gone[ident], strict=True))
        for ident, found in planned.items()
    }


def _share(ident: str, name: str, target: int, planned: int, published: int, whole: int, gone: int) -> Share:
    return Share(
        pillar=ident, name=name, target=target, planned=planned, published=published, whole=whole,
        planned_share=WHOLE * planned / whole if whole else 0.0,
        published_share=WHOLE * published / gone if gone else 0.0,
    )  # fmt: skip
