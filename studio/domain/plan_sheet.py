"""A plan as it is printed: what each day holds, in words, with the office's head. No layout, no drawing."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from studio.domain.moments import days_between, shifted
from studio.domain.record import Value

Paper = Literal["a4", "f4", "a3"]
PAPERS: dict[Paper, tuple[float, float]] = {"a4": (210, 297), "f4": (215, 330), "a3": (297, 420)}
"""Width and height in mm, upright. F4 is what Indonesian offices call folio."""
WEEK = 7


class SheetPost(Value, frozen=True, kw_only=True):
    """A post as a line: `pillar` is its place among the sheet's pillars, -1 for none."""

    title: str
    date: str = ""
    time: str = ""
    clocks: str = ""
    platforms: tuple[str, ...] = ()
    codes: str = ""
    status: str = "draft"
    pillar: int = -1
    campaign: str = ""
    owner: str = ""


class SheetDay(Value, frozen=True, kw_only=True):
    """What a day is: names with what is uncertain about them, whether one is off, pasaran and Hijri date."""

    names: tuple[tuple[str, str], ...] = ()
    off: Literal["", "holiday", "leave"] = ""
    other: str = ""

    @property
    def short(self) -> str:
        """The names on one line, an asterisk after what is uncertain."""
        return " · ".join(f"{name}*" if mark else name for name, mark in self.names)

    @property
    def full(self) -> str:
        """The names with what is uncertain about each."""
        return "; ".join(f"{name} ({mark})" if mark else name for name, mark in self.names)


class SheetCampaign(Value, frozen=True, kw_only=True):
    """A campaign's name and its days, both included."""

    name: str
    start: str
    end: str


class SheetPillar(Value, frozen=True, kw_only=True):
    """A pillar's name and colour."""

    name: str
    color: str


class Letterhead(Value, frozen=True, kw_only=True):
    """The office's head: name lines, address lines, and the emblem as its kit has it, with its shape."""

    lines: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    emblem: bytes = b""
    aspect: float = 1.0


class Signature(Value, frozen=True, kw_only=True):
    """Who takes note of the plan; empty parts stay dotted lines."""

    city: str = ""
    position: str = ""
    name: str = ""


class PlanSheet(Value, frozen=True, kw_only=True):
    """A plan ready to be printed. `span` says in words which days it covers; `days` are keyed by ISO day."""

    title: str
    span: str
    first: str = ""
    last: str = ""
    posts: tuple[SheetPost, ...] = ()
    days: dict[str, SheetDay] = msgspec.field(default_factory=dict)
    campaigns: tuple[SheetCampaign, ...] = ()
    pillars: tuple[SheetPillar, ...] = ()
    head: Letterhead = Letterhead()
    signature: Signature | None = None

    def on(self, day: str) -> tuple[SheetPost, ...]:
        """The posts of a day."""
        return tuple(post for post in self.posts if post.date == day)


def months_of(first: str, last: str) -> list[str]:
    """Every month `YYYY-MM` that a span touches."""
    year, month = int(first[:4]), int(first[5:7])
    found = []
    while f"{year:04d}-{month:02d}" <= last[:7]:
        found.append(f"{year:04d}-{month:02d}")
        year, month = year + month // 12, month % 12 + 1
    return found


def weeks_in(month: str) -> list[list[str]]:
    """The weeks, Monday first, that show a month whole, as ISO days."""
    first = date.fromisoformat(f"{month}-01")
    start = first - timedelta(first.weekday())
    weeks = []
    while start.isoformat()[:7] <= month:
        weeks.append([(start + timedelta(n)).isoformat() for n in range(WEEK)])
        start += timedelta(WEEK)
    return weeks


class Bar(Value, frozen=True, kw_only=True):
    """A campaign within one week: columns 0..6 both included, its lane, whether its ends are in sight."""

    name: str
    lane: int
    begin: int
    end: int
    starts: bool
    ends: bool


def bars_of(weeks: Sequence[Sequence[str]], campaigns: Sequence[SheetCampaign]) -> list[list[Bar]]:
    """The bars of each week; those that go on keep their order, and lanes that are free close up."""
    free: list[str] = []
    lanes: dict[str, int] = {}
    shown = [c for c in campaigns if c.start <= weeks[-1][-1] and c.end >= weeks[0][0]]
    for campaign in sorted(shown, key=lambda c: (c.start, -days_between(c.start, c.end), c.name)):
        lane = next((n for n, until in enumerate(free) if until < campaign.start), len(free))
        free[lane : lane + 1] = [campaign.end]
        lanes[campaign.name + campaign.start] = lane
    return [_week_bars(week, shown, lanes) for week in weeks]


def _week_bars(week: Sequence[str], shown: Sequence[SheetCampaign], lanes: Mapping[str, int]) -> list[Bar]:
    here = [c for c in shown if c.start <= week[-1] and c.end >= week[0]]
    used = sorted({lanes[c.name + c.start] for c in here})
    return [
        Bar(
            name=c.name, lane=used.index(lanes[c.name + c.start]),
            begin=days_between(week[0], max(c.start, week[0])),
            end=days_between(week[0], min(c.end, week[-1])),
            starts=c.start >= week[0], ends=c.end <= week[-1],
        )
        for c in here
    ]  # fmt: skip


def each_day(first: str, last: str) -> list[str]:
    """Every ISO day of a span."""
    return [shifted(first, n) for n in range(days_between(first, last) + 1)] if first <= last else []
