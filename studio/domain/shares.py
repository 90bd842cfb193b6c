"""How posts are shared among pillars: the target beside what is planned and what went out."""

from collections import Counter
from collections.abc import Iterable

from studio.domain.cadence import platforms_of
from studio.domain.content import Pillar, Post
from studio.domain.record import Value

GONE = frozenset({"published", "evaluated"})
LEFT_OUT = frozenset({"archived", "on-hold"})


class Share(Value, frozen=True, kw_only=True):
    """One pillar: target in percent, posts planned (published ones among them) and published."""

    pillar: str
    name: str
    target: int
    planned: int
    published: int
    planned_share: float
    published_share: float

    @property
    def gap(self) -> float:
        """Percentage points that the plan lies below (negative) or above its target."""
        return self.planned_share - self.target


def pillar_shares(
    pillars: Iterable[Pillar], posts: Iterable[Post], first: str = "", last: str = "", platform: str = ""
) -> tuple[Share, ...]:
    """Shares of the posts dated in a span, on one platform when named; posts without a pillar come last."""
    counted = [
        post
        for post in posts
        if post.schedule.date
        and post.status not in LEFT_OUT
        and (not first or post.schedule.date >= first)
        and (not last or post.schedule.date <= last)
        and (not platform or platform in platforms_of(post))
    ]
    planned = Counter(str(post.pillar or "") for post in counted)
    gone = Counter(str(post.pillar or "") for post in counted if post.status in GONE)
    known = [(str(pillar.id), pillar.name, pillar.share) for pillar in pillars]
    rest = sum(planned.values()) - sum(planned[ident] for ident, _, _ in known)
    rest_gone = sum(gone.values()) - sum(gone[ident] for ident, _, _ in known)
    rows = [
        _share(*pillar, planned[pillar[0]], gone[pillar[0]], len(counted), gone.total()) for pillar in known
    ]
    if rest:
        rows.append(_share("", "Tanpa pilar", 0, rest, rest_gone, len(counted), gone.total()))
    return tuple(rows)


def _share(ident: str, name: str, target: int, planned: int, published: int, whole: int, gone: int) -> Share:
    return Share(
        pillar=ident, name=name, target=target, planned=planned, published=published,
        planned_share=round(100 * planned / whole, 1) if whole else 0.0,
        published_share=round(100 * published / gone, 1) if gone else 0.0,
    )  # fmt: skip
