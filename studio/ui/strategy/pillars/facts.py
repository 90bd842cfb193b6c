"""What the section on pillars shows of a period: shares, months, ceremonies, the posts behind each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from studio.catalog.share_rules import crowding
from studio.domain.content import Post
from studio.domain.crowding import Crowd, crowd
from studio.domain.planning import Rubric
from studio.domain.platform import platforms_of
from studio.domain.project import Project
from studio.domain.shares import (
    Grouping,
    Length,
    Month,
    Share,
    by_month,
    counted,
    period,
    pillar_of,
    pillars_of,
    shares,
    targeted,
    type_of,
    type_shares,
)
from studio.session.pillar_edits import shown_color, targets
from studio.ui import theme
from studio.ui.colors import pillar_color
from studio.ui.naming import decimal, many_posts, month_name, number, type_name
from studio.ui.widgets.basic import Tone
from studio.ui.widgets.rowlist import Spoken
from studio.ui.words import _, many

FAR = 10
"""Percent off the target that are worth a warning, as in the calendar's strip."""


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: pillars or types, of which period, on which platform."""

    day: date
    length: Length = "month"
    platform: str = ""
    types: bool = False

    @property
    def span(self) -> tuple[str, str]:
        """The first and the last day, `YYYY-MM-DD`."""
        first, last = period(self.length, self.day)
        return first.isoformat(), last.isoformat()

    @property
    def of(self) -> Grouping:
        """What a post is counted under."""
        return type_of if self.types else pillar_of


def period_words(view: View) -> str:
    """`Desember 2026`, `Oktober – Desember 2026`, or `2026`."""
    first, last = period(view.length, view.day)
    if view.length == "year":
        return str(first.year)
    if view.length == "month":
        return month_name(first)
    return f"{month_name(first, year=False)} – {month_name(last)}"


@dataclass(frozen=True, slots=True)
class ShareRow(Spoken):
    """One row of the chart. `color` is `#rrggbb` or a token; the row without an id is what is left over."""

    share: Share
    name: str
    color: str

    @property
    def key(self) -> str:
        """The pillar's id, or the type."""
        return self.share.pillar

    @property
    def verdict(self) -> tuple[str, Tone, str]:
        """How the plan stands to its target: words, tone and icon."""
        share = self.share
        if not share.target:
            return (_("tanpa target") if self.key else _("perlu dipilah")), "", ""
        if not share.whole:
            return _("belum ada konten"), "", ""
        if not share.off:
            return _("sesuai target"), "ok", "check"
        tone: Tone = "warn" if abs(share.gap) >= FAR else ""
        if share.off < 0:
            words = many("kurang {count} konten", -share.off).format(count=number(-share.off))
            return words, tone, "arrow-down"
        return many("lebih {count} konten", share.off).format(count=number(share.off)), tone, "arrow-up"

    @property
    def said(self) -> str:
        """What a screen reader says: the same facts as the picture."""
        share = self.share
        target = _("target {share} %").format(share=share.target) if share.target else ""
        planned = _("rencana {posts}, {share} %").format(
            posts=many_posts(share.planned), share=decimal(share.planned_share, 0)
        )
        gone = _("terbit {posts}, {share} %").format(
            posts=many_posts(share.published), share=decimal(share.published_share, 0)
        )
        facts = ", ".join(part for part in (target, planned, gone) if part)
        return f"{self.name}. {facts}. {self.verdict[0]}"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is shown of a view."""

    view: View
    rows: tuple[ShareRow, ...]
    months: dict[str, tuple[Month, ...]]
    posts: tuple[Post, ...]
    crowd: Crowd
    targeted: int
    platforms: frozenset[str]
    """Those that any post goes to."""

    def posts_of(self, key: str) -> tuple[Post, ...]:
        """The posts of the period behind a row, by their time."""
        known = {row.key for row in self.rows}
        of = self.view.of
        found = (post for post in self.posts if of(post) == key or (not key and of(post) not in known))
        return tuple(sorted(found, key=lambda post: (post.schedule.date, post.schedule.time)))

    def month_of(self, key: str, place: int) -> Month:
        """A row's month; without a key, that of all that belongs to no row."""
        if key:
            return self.months[key][place] if key in self.months else Month()
        known = {row.key for row in self.rows} - {""}
        rest = [months[place] for other, months in self.months.items() if other not in known]
        return Month(planned=sum(m.planned for m in rest), published=sum(m.published for m in rest))


def facts_of(project: Project, view: View) -> Facts:
    """Count the posts of a project."""
    first, last = (day.isoformat() for day in period("year", view.day))
    every = project.all(Post)
    year = counted(every, first, last, view.platform)
    posts = year if view.length == "year" else counted(year, *view.span)
    rows, whole = _types(project, posts) if view.types else _pillars(project, posts)
    rubrics = {rubric.id: rubric.name for rubric in project.all(Rubric)}
    names = {str(pillar.id): pillar.name for pillar in pillars_of(project)}
    return Facts(
        view=view,
        rows=rows,
        months=by_month(year, view.of),
        posts=posts,
        crowd=crowd(crowding(), posts, names, lambda post: rubrics.get(post.rubric, "")),
        targeted=whole,
        platforms=frozenset(
            p for placed in {post.placements for post in every} for p in platforms_of(placed)
        ),
    )


def _pillars(project: Project, posts: Sequence[Post]) -> tuple[tuple[ShareRow, ...], int]:
    known = pillars_of(project)
    colors = [pillar_color(pillar.color, place).name() for place, pillar in enumerate(known)]
    groups = [(str(pillar.id), pillar.name, pillar.share) for pillar in known]
    found = shares(groups, posts, pillar_of, _("Tanpa pilar"))
    return _rows(found, colors, [share.name for share in found]), targeted(known)


def _types(project: Project, posts: Sequence[Post]) -> tuple[tuple[ShareRow, ...], int]:
    now = targets(project).content_types
    found = type_shares(now, posts)
    colors = [theme.look().colors[shown_color("", place)] for place in range(len(found))]
    names = [type_name(share.pillar) if share.pillar else _("Belum diberi jenis") for share in found]
    return _rows(found, colors, names), sum(now.values())


def _rows(found: Sequence[Share], colors: list[str], names: list[str]) -> tuple[ShareRow, ...]:
    grey = theme.look().colors["control"]
    return tuple(
        ShareRow(share, names[place], colors[place] if share.pillar else grey)
        for place, share in enumerate(found)
    )
