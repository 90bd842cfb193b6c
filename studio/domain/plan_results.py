"""A written plan beside what was done: indicators judged, activities by month, messages, text in blocks."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from studio.domain.binding import exact
from studio.domain.content import Post
from studio.domain.record import Value
from studio.domain.shares import GONE, LEFT_OUT, Share
from studio.domain.strategy import Indicator, KeyMessage, StrategyPlan

Verdict = Literal["unmeasured", "no-target", "reached", "closer", "still", "back"]
BULLET = re.compile(r"^\s*[-•*–]\s+")
NUMBERED = re.compile(r"^\s*(\d{1,2}|[a-z])[.)]\s+")
BAR = re.compile(r"\s+\|\s+|\s+\|$|^\|\s+")


class Measure(Value, frozen=True, kw_only=True):
    """How an indicator stands: `share` of the way from baseline to target, `left` to the target, exact."""

    verdict: Verdict
    share: float = 0.0
    left: str = ""


class MonthDone(Value, frozen=True, kw_only=True):
    """A month `YYYY-MM`: posts planned (published ones among them) and published."""

    month: str
    planned: int
    published: int


class MessageDone(Value, frozen=True, kw_only=True):
    """A key message and the posts that carry it."""

    text: str
    campaign: str
    planned: int
    published: int


class Results(Value, frozen=True, kw_only=True):
    """What became of a plan in a span."""

    first: str
    last: str
    indicators: tuple[tuple[Indicator, Measure], ...] = ()
    months: tuple[MonthDone, ...] = ()
    pillars: tuple[Share, ...] = ()
    messages: tuple[MessageDone, ...] = ()

    @property
    def planned(self) -> int:
        """Posts planned in all."""
        return sum(month.planned for month in self.months)

    @property
    def published(self) -> int:
        """Posts published in all."""
        return sum(month.published for month in self.months)


class Block(Value, frozen=True, kw_only=True):
    """A piece of a part's text: a paragraph, a line of a list with its mark, or a table of cells."""

    kind: Literal["text", "bullet", "numbered", "table"]
    text: str = ""
    mark: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(re.findall(r"\w+(?:[-'’./]\w+)*", text))


def filled(plan: StrategyPlan, parts: Iterable[str]) -> int:
    """How many of a form's parts hold something."""
    return sum(1 for ident in parts if plan.parts.get(ident, "").strip())


def judged(one: Indicator) -> Measure:
    """How far an indicator came; lower may be better, which baseline and target tell."""
    base, target, actual = exact(one.baseline), exact(one.target), exact(one.actual)
    if target is None:
        return Measure(verdict="no-target")
    if actual is None:
        return Measure(verdict="unmeasured")
    start = base if base is not None else Decimal(0)
    way = target - start
    share = float((actual - start) / way) if way else (1.0 if actual >= target else 0.0)
    left = format(abs(target - actual).normalize(), "f")
    verdict: Verdict = (
        "reached" if share >= 1 else "closer" if share > 0 else "still" if share == 0 else "back"
    )
    return Measure(verdict=verdict, share=share, left="" if verdict == "reached" else left)


def counted(posts: Iterable[Post], first: str, last: str) -> list[Post]:
    """Posts that a span's plan counts."""
    return [
        p for p in posts if p.schedule.date and first <= p.schedule.date <= last and p.status not in LEFT_OUT
    ]


def by_month(posts: Sequence[Post], first: str, last: str) -> tuple[MonthDone, ...]:
    """Every month of a span with its posts."""
    start, end = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
    names = [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(start, end + 1)]
    planned = dict.fromkeys(names, 0)
    gone = dict.fromkeys(names, 0)
    for post in posts:
        month = post.schedule.date[:7]
        if month in planned:
            planned[month] += 1
            gone[month] += post.status in GONE
    return tuple(MonthDone(month=m, planned=planned[m], published=gone[m]) for m in names)


def carried(
    messages: Iterable[KeyMessage], campaigns: dict[str, str], posts: Iterable[Post]
) -> tuple[MessageDone, ...]:
    """Messages with the posts that carry them; `campaigns` are names by id."""
    planned: dict[str, int] = {}
    gone: dict[str, int] = {}
    for post in posts:
        for ident in post.messages:
            planned[ident] = planned.get(ident, 0) + 1
            gone[ident] = gone.get(ident, 0) + (post.status in GONE)
    return tuple(
        MessageDone(text=m.text, campaign=campaigns.get(m.campaign, ""), planned=planned.get(m.id, 0),
                    published=gone.get(m.id, 0))
        for m in sorted(messages, key=lambda m: (m.campaign, m.order))
    )  # fmt: skip


def blocks(text: str) -> tuple[Block, ...]:
    """A part's text as paragraphs, list lines and tables (lines with ` | ` that follow one another)."""
    found: list[Block] = []
    table: list[tuple[str, ...]] = []
    for line in (*text.splitlines(), ""):
        cells = tuple(cell.strip() for cell in BAR.split(line.strip()))
        if len(cells) > 1:
            table.append(cells)
            continue
        if table:
            wide = max(len(row) for row in table)
            found.append(Block(kind="table", rows=tuple(row + ("",) * (wide - len(row)) for row in table)))
            table = []
        if bullet := BULLET.match(line):
            found.append(Block(kind="bullet", text=line[bullet.end() :].strip()))
        elif number := NUMBERED.match(line):
            found.append(Block(kind="numbered", mark=f"{number[1]}.", text=line[number.end() :].strip()))
        elif line.strip():
            found.append(Block(kind="text", text=line.strip()))
    return tuple(found)
