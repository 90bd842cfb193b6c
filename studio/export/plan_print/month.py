"""A month on one sheet: weeks as rows, days as cells, campaigns as bars; what has no room is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import msgspec

from studio.domain.content import RichText, Run
from studio.domain.plan_sheet import Bar, PlanSheet, SheetDay, SheetPost, bars_of, weeks_in
from studio.export.plan_print import frame
from studio.export.plan_print.ink import Block, Ink, plain, rich

MARGIN, WEEKS, NAMES = 9.0, 6.0, 5.2
"""Page margin, width of the column of week numbers, height of the row of weekdays, mm."""
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
LEAST = 15.0
"""A week is at least this high, mm."""
SIZES = (8.4, 8.0, 7.6, 7.2, 6.9)
"""Sizes in pt at which everything is tried whole, the best first."""
TIGHT = (6.9, 6.4)
"""Sizes at which titles of crowded days are cut; the last is taken whatever it leaves out."""
NAMED = (5, 2)
"""Lines that the names of a day may have, where there is room and where there is none."""
WHOLE = 12
"""Lines that a title may have where there is room."""
STRIPE = 1.9
"""Width of a pillar's stripe, which holds its number, mm."""
MORE, GAP = 2.9, 0.9
"""Height of the words for those left out, and what is between posts, mm."""


@dataclass(frozen=True, slots=True)
class Look:
    """Lengths of one try: type size in pt, width of a day in mm."""

    pt: float
    wide: float

    @property
    def gutter(self) -> float:
        """Room left of a title for stripe and sign."""
        return self.pt * 0.36 + STRIPE + 1.0

    @property
    def lane(self) -> float:
        """Height of a campaign's bar with the gap below it."""
        return self.pt * 0.5 + 0.5


@dataclass(frozen=True, slots=True)
class Cell:
    """A day measured: its names and posts as blocks."""

    day: str
    names: Block | None
    posts: tuple[tuple[SheetPost, Block], ...]

    @property
    def head(self) -> float:
        """How far its number and names reach."""
        return 5.1 + self.names.height if self.names else 5.0

    @property
    def used(self) -> float:
        """Height of its posts."""
        return sum(block.height + GAP for _, block in self.posts) + 0.6


@dataclass(frozen=True, slots=True)
class Month:
    """A month laid out: every week's cells, bars and height."""

    look: Look
    weeks: tuple[tuple[Cell, ...], ...]
    bars: tuple[tuple[Bar, ...], ...]
    heights: tuple[float, ...]


def month_page(ink: Ink, sheet: PlanSheet, month: str, width: float, height: float) -> list[str]:
    """Draw a month; the days some of which it cuts or leaves out."""
    weeks = weeks_in(month)
    days = [day for week in weeks for day in week if day.startswith(month)]
    posts = tuple(post for post in sheet.posts if post.date.startswith(month))
    sheet = msgspec.structs.replace(sheet, posts=posts)
    title = title_of(month)
    top = frame.compact_head(ink, sheet, MARGIN, width, sheet.title, title)
    groups = frame.signs_of(sheet, posts, days)
    sign = sheet.signature
    room = width - 2 * MARGIN - (frame.SIGNATURE[0] + 8 if sign else 0)
    tall = frame.legend(Ink(ink.context), groups, 0, 0, room, 7.2)
    foot = max(tall, frame.SIGNATURE[1] if sign else 0.0) + 6.0
    bottom = height - MARGIN - foot
    look_wide = (width - 2 * MARGIN - WEEKS) / 7
    made = _laid(ink, sheet, month, weeks, look_wide, bottom - top - NAMES)
    _weekdays(ink, top, look_wide)
    left = _drawn(ink, sheet, month, made, top + NAMES)
    frame.legend(ink, groups, MARGIN, bottom + 1.8, room, 7.2)
    if sign:
        frame.signature(ink, sign, width - MARGIN - frame.SIGNATURE[0], bottom + 2.4)
    return left


def title_of(month: str) -> str:
    """`Desember 2026`."""
    import datetime as dt  # noqa: PLC0415 - only here

    from studio.i18n import month_year  # noqa: PLC0415 - heavy

    return month_year(dt.date.fromisoformat(f"{month}-01"))


def _laid(
    ink: Ink, sheet: PlanSheet, month: str, weeks: Sequence[Sequence[str]], wide: float, room: float
) -> Month:
    """At the largest size that holds everything; else titles of crowded days are cut, theirs alone."""
    scale = max(1.0, wide / 39 * 0.94)
    bars = tuple(tuple(found) for found in bars_of(weeks, sheet.campaigns))
    for pt, tight in (*((pt, False) for pt in SIZES), *((pt, True) for pt in TIGHT)):
        look = Look(pt * scale, wide)
        names = NAMED[tight]
        cells = [[_cell(ink, sheet, month, day, look, names) for day in week] for week in weeks]
        starts = [_starts(row, found, look) for row, found in zip(cells, bars, strict=True)]
        needs = [
            max(LEAST, *(start + cell.used for cell, start in zip(row, begin, strict=True)))
            for row, begin in zip(cells, starts, strict=True)
        ]
        heights = _shared(needs, room)
        if tight:
            cells = [
                [_cut(ink, cell, look, height - start) for cell, start in zip(row, begin, strict=True)]
                for row, begin, height in zip(cells, starts, heights, strict=True)
            ]
        if not _over(cells, starts, heights):
            break
    return Month(look, tuple(tuple(row) for row in cells), bars, tuple(heights))


def _starts(cells: Sequence[Cell], bars: Sequence[Bar], look: Look) -> list[float]:
    """Where the posts of each day of a week begin: below its names, and below the bars that cross it."""
    level = _level(cells, bars)
    lanes = [_lanes(bars, column) for column in range(len(cells))]
    return [level + n * look.lane if n else cell.head for n, cell in zip(lanes, cells, strict=True)]


def _level(cells: Sequence[Cell], bars: Sequence[Bar]) -> float:
    """Where the bars of a week begin: below the names of all the days they cross."""
    return max((cells[n].head for bar in bars for n in range(bar.begin, bar.end + 1)), default=0.0)


def _over(
    cells: Sequence[Sequence[Cell]], starts: Sequence[Sequence[float]], heights: Sequence[float]
) -> bool:
    """Whether a day has more in it than its cell holds."""
    return any(
        start + cell.used > height + 0.01
        for row, begin, height in zip(cells, starts, heights, strict=True)
        for cell, start in zip(row, begin, strict=True)
    )


def _cut(ink: Ink, cell: Cell, look: Look, room: float) -> Cell:
    """The day with its longest titles cut, line by line, until it has room or each has one line."""
    posts = list(cell.posts)
    while Cell(cell.day, cell.names, tuple(posts)).used > room:
        longest = max(range(len(posts)), key=lambda n: posts[n][1].count, default=-1)
        if longest < 0 or posts[longest][1].count == 1:
            break
        post, block = posts[longest]
        shorter = _post(ink, post, look, block.count - 1)
        if shorter.count >= block.count:
            break
        posts[longest] = (post, shorter)
    return Cell(cell.day, cell.names, tuple(posts))


def _shared(needs: Sequence[float], room: float) -> list[float]:
    """Heights that fill the room: low rows rise to one height, or high rows are cut to one."""
    rise = sum(needs) <= room
    low, high = 0.0, room
    for _ in range(50):
        level = (low + high) / 2
        used = sum(max(need, level) if rise else min(need, level) for need in needs)
        low, high = (low, level) if used > room else (level, high)
    return [max(need, low) if rise else min(need, low) for need in needs]


def _cell(ink: Ink, sheet: PlanSheet, month: str, day: str, look: Look, lines: int) -> Cell:
    if not day.startswith(month):
        return Cell(day, None, ())
    known = sheet.days.get(day, SheetDay())
    color = "red" if known.off else "muted"
    names = None
    if known.names:
        style = "strong" if known.off else "normal"
        names = ink.fitted(
            lambda part: plain(part, color), known.short, look.wide - 2.2, look.pt * 0.92, lines, style
        )
    posts = tuple((post, _post(ink, post, look)) for post in sheet.on(day))
    return Cell(day, names, posts)


def _post(ink: Ink, post: SheetPost, look: Look, lines: int = WHOLE) -> Block:
    def made(title: str) -> RichText:
        at = Run(text=f"{post.time.replace(':', '.')} ", bold=True) if post.time else Run(text="")
        return rich(at, Run(text=title), Run(text=f"  {post.codes}" if post.codes else "", color="muted"))

    title = " ".join(post.title.split()) or "(tanpa judul)"
    return ink.fitted(made, title, look.wide - look.gutter - 1.2, look.pt, lines)


def _lanes(bars: Sequence[Bar], column: int) -> int:
    """Lanes that bars take in a day's column."""
    return max((bar.lane + 1 for bar in bars if bar.begin <= column <= bar.end), default=0)


def _weekdays(ink: Ink, top: float, wide: float) -> None:
    ink.rect(MARGIN, top, WEEKS + 7 * wide, NAMES, "wash")
    ink.words("Mg", MARGIN, top + 1.0, WEEKS, pt=6.4, color="muted", align="center")
    for column, name in enumerate(WEEKDAYS):
        x = MARGIN + WEEKS + column * wide
        color = "red" if column == 6 else "ink"
        ink.words(name, x + 1.1, top + 0.7, wide, pt=8.2, style="middle", color=color)


def _drawn(ink: Ink, sheet: PlanSheet, month: str, made: Month, top: float) -> list[str]:
    left: list[str] = []
    wide = made.look.wide
    tops = list(accumulate(made.heights, initial=top))
    for row, (cells, y) in enumerate(zip(made.weeks, tops, strict=False)):
        for column, cell in enumerate(cells):
            _ground(ink, sheet, cell.day, month, (MARGIN + WEEKS + column * wide, y, wide, made.heights[row]))
    _grid(ink, top, tops, wide)
    for row, (cells, bars, y) in enumerate(zip(made.weeks, made.bars, tops, strict=False)):
        week = _week_number(cells[0].day)
        ink.words(week, MARGIN, y + 0.9, WEEKS, pt=6.4, color="muted", align="center")
        for column, cell in enumerate(cells):
            _head(ink, sheet, cell, month, MARGIN + WEEKS + column * wide, y, made.look)
        level = _level(cells, bars)
        for bar in bars:
            _bar(ink, bar, y + level + bar.lane * made.look.lane, made.look)
        for column, (cell, start) in enumerate(zip(cells, _starts(cells, bars, made.look), strict=True)):
            x = MARGIN + WEEKS + column * wide
            if _posts(ink, sheet, cell, x, y + start, y + made.heights[row], made.look):
                left.append(cell.day)
    return left


def _grid(ink: Ink, top: float, tops: Sequence[float], wide: float) -> None:
    for y in tops[1:]:
        ink.rule(MARGIN, y, WEEKS + 7 * wide, 0.2, "line")
    for column in range(1, 7):
        ink.stem(MARGIN + WEEKS + column * wide, top, tops[-1] - top, 0.12, "hair")
    ink.stem(MARGIN + WEEKS, top, tops[-1] - top, 0.12, "hair")
    x = MARGIN + WEEKS + 7 * wide
    for side in (MARGIN, x):
        ink.stem(side, top - NAMES, tops[-1] - top + NAMES, 0.2, "line")
    ink.rule(MARGIN, top - NAMES, x - MARGIN, 0.2, "line")
    ink.rule(MARGIN, top, x - MARGIN, 0.3, "line")


def _week_number(day: str) -> str:
    import datetime as dt  # noqa: PLC0415 - only here

    return str(dt.date.fromisoformat(day).isocalendar().week)


def _ground(
    ink: Ink, sheet: PlanSheet, day: str, month: str, area: tuple[float, float, float, float]
) -> None:
    known = sheet.days.get(day, SheetDay())
    if not day.startswith(month):
        ink.rect(*area, "wash")
    elif known.off:
        ink.rect(*area, "red-wash")


def _head(ink: Ink, sheet: PlanSheet, cell: Cell, month: str, x: float, y: float, look: Look) -> None:
    """The day's number, its other dates and names."""
    known = sheet.days.get(cell.day, SheetDay())
    inside = cell.day.startswith(month)
    number = str(int(cell.day[8:]))
    sunday = x > MARGIN + WEEKS + 5.5 * look.wide
    if not inside:
        ink.words(number, x + 1.1, y + 0.5, 8, pt=9, color="muted")
        return
    if known.off:
        solid = known.off == "holiday"
        ink.rect(x + 0.8, y + 0.7, 5.4, 4.0, "red" if solid else "paper", radius=0.9, line="red")
        ink.words(number, x + 0.8, y + 0.6, 5.4, pt=9.4, style="strong", align="center",
                  color="paper" if solid else "red")  # fmt: skip
    else:
        color = "red" if sunday else "ink"
        ink.words(number, x + 1.1, y + 0.6, 8, pt=9.4, style="strong", color=color)
    if known.other:
        pt = look.pt * 0.74
        ink.words(known.other, x + 7, y + 1.3, look.wide - 8, pt=pt, color="muted", align="right")
    if cell.names is not None:
        ink.put(cell.names, x + 1.1, y + 4.8)


def _bar(ink: Ink, bar: Bar, y: float, look: Look) -> None:
    x = MARGIN + WEEKS + bar.begin * look.wide + (0.8 if bar.starts else 0.0)
    end = MARGIN + WEEKS + (bar.end + 1) * look.wide - (0.8 if bar.ends else 0.0)
    tall = look.lane - 0.5
    left, right = (0.9 if bar.starts else 0.0), (0.9 if bar.ends else 0.0)
    ink.rect(x, y, end - x, tall, "bar", left=left, right=right, line="bar-ink")
    words = bar.name if bar.starts else f"‹ {bar.name}"
    words = words if bar.ends else f"{words} ›"
    label = ink.fitted(lambda part: plain(part, "bar-ink"), words, end - x - 2, look.pt * 0.88, 1, "middle")
    ink.put(label, x + 1.3, y + (tall - label.height) / 2)


def _posts(ink: Ink, sheet: PlanSheet, cell: Cell, x: float, y: float, bottom: float, look: Look) -> bool:
    """Draw the posts of a day; whether some are cut or left out."""
    y += 0.3
    heights = [block.height + GAP for _, block in cell.posts]
    fit = len(heights)
    if sum(heights) > bottom - y - 0.25:
        fit = sum(1 for used in accumulate(heights) if used <= bottom - y - MORE)
    for post, block in cell.posts[:fit]:
        color = sheet.pillars[post.pillar].color if post.pillar >= 0 else "line"
        ink.rect(x + 0.9, y + 0.2, STRIPE, block.height - 0.1, color, radius=0.4)
        if post.pillar >= 0:
            frame.numeral(ink, post.pillar, color, x + 0.9, y + 0.3, STRIPE, look.pt * 0.68)
        side = look.pt * 0.36
        ink.status(post.status, x + STRIPE + 1.3, y + (look.pt * 0.42 - side) / 2 + 0.1, side)
        ink.put(block, x + look.gutter + 0.7, y)
        y += block.height + GAP
    rest = len(cell.posts) - fit
    if rest:
        words = f"+{rest} lagi di lanjutan"
        ink.words(words, x + 1, bottom - MORE, look.wide - 2, pt=look.pt * 0.92, style="middle",
                  color="muted", align="right")  # fmt: skip
    cut = any(block.cut for _, block in cell.posts) or (cell.names is not None and cell.names.cut)
    return bool(rest or cut)
