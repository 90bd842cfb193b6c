"""A plan as a list on as many pages as it needs: a line for each day, under it its posts, nothing cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from studio.domain.content import RichText, Run
from studio.domain.plan_sheet import PlanSheet, SheetDay, SheetPost
from studio.domain.plan_table import STATUS_WORDS
from studio.export.plan_print import frame
from studio.export.plan_print.ink import Block, Ink, plain, rich
from studio.i18n import long_date
from studio.render.context import Context

MARGIN = 15.0
PT = 8.6
MOST_LINES = 40
"""A title longer than a page would be, which nobody plans, ends in …."""
COLUMNS = (
    ("time", "Jam", 0.085), ("title", "Judul", 0.365), ("platforms", "Kanal", 0.13),
    ("pillar", "Pilar", 0.14), ("status", "Status", 0.135), ("owner", "Penanggung jawab", 0.145),
)  # fmt: skip
MOST_PLATFORMS = 6
BREAK = "\u2028"
"""A line end within a paragraph."""


Step = Callable[[int, int, str], None]
"""Told how far it is; raises when nobody wants it any more."""


@dataclass(slots=True)
class Roll:
    """Pages being filled from top to bottom. `over` heads every page but a first with a head of its own."""

    context: Context
    sheet: PlanSheet
    width: float
    height: float
    over: str
    margin: float = MARGIN
    inks: list[Ink] = field(default_factory=list)
    y: float = 0.0
    day: str = ""
    """The day whose posts are being listed, said again on a new page."""

    @property
    def ink(self) -> Ink:
        """The page in hand."""
        return self.inks[-1]

    @property
    def body(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin

    @property
    def bottom(self) -> float:
        """Where a page ends."""
        return self.height - self.margin - 4.0

    def turn(self, *, headed: bool = False) -> None:
        """A new page; `headed` ones have the office's head."""
        self.inks.append(Ink(self.context))
        if headed:
            self.y = frame.letterhead(self.ink, self.sheet, self.margin, self.width)
            title = self.ink.words(self.sheet.title, self.margin, self.y, self.body, pt=15, style="strong",
                                   align="center", lines=2)  # fmt: skip
            self.y += title.height
            self.y += self.ink.words(self.sheet.span, self.margin, self.y, self.body, pt=10, color="muted",
                                     align="center").height + 3.0  # fmt: skip
            return
        self.ink.words(self.over, self.margin, self.margin - 1, self.body, pt=10, style="strong")
        self.y = self.margin + 5.0

    def heads(self) -> None:
        """Names of the columns."""
        self.ink.rect(self.margin, self.y, self.body, 5.6, "ink")
        for _key, words, x, wide in _columns(self.body):
            self.ink.words(
                words, self.margin + x + 1.2, self.y + 0.9, wide - 2, pt=8, style="middle", color="paper"
            )
        self.y += 5.6

    def need(self, height: float) -> None:
        """Go on on a new page when there is no room for this."""
        if self.y + height <= self.bottom:
            return
        self.ink.rule(self.margin, self.y, self.body, 0.2, "line")
        self.turn()
        self.heads()
        if self.day:
            _day(self, self.day, again=True)


def list_pages(
    context: Context, sheet: PlanSheet, width: float, height: float, *, days: Sequence[str] = (),
    over: str = "", margin: float = MARGIN, step: Step | None = None, most: int = 0,
) -> list[Ink]:  # fmt: skip
    """The whole plan under the office's head; with `days` these alone, as what another page goes on with.

    `most`: who looks at the first pages alone need not wait for those after so many.
    """
    roll = Roll(context, sheet, width, height, over or f"{sheet.title}, {sheet.span}", margin)
    roll.turn(headed=not days)
    wanted = tuple(days) or _days(sheet)
    posts = [post for post in sheet.posts if (post.date in set(wanted)) or (not post.date and not days)]
    groups = frame.signs_of(sheet, posts, wanted)
    if not days:
        groups = [[s for s in group if s.kind in {"status", "pillar", "campaign"}] for group in groups]
        roll.y += frame.legend(roll.ink, [g for g in groups if g], roll.margin, roll.y, roll.body, 7.8) + 1.5
    roll.heads()
    for number, day in enumerate(wanted):
        if most and len(roll.inks) > most:
            return roll.inks
        if step is not None:
            step(number, len(wanted), day)
        _listed(roll, day, sheet.on(day))
    if not days and (loose := sheet.on("")):
        _listed(roll, "", loose)
    if not posts and not days:
        roll.ink.words(
            "Belum ada konten dalam rentang ini.", roll.margin, roll.y + 3, roll.body, pt=10, color="muted"
        )
        roll.y += 10
    roll.ink.rule(roll.margin, roll.y, roll.body, 0.3, "ink")
    roll.day = ""
    if not days:
        _end(roll, len(posts))
    return roll.inks


def _days(sheet: PlanSheet) -> tuple[str, ...]:
    """Days that hold a post or have a name."""
    named = (day for day, known in sheet.days.items() if known.names)
    return tuple(sorted({*(post.date for post in sheet.posts if post.date), *named}))


def _end(roll: Roll, count: int) -> None:
    sign = roll.sheet.signature
    words = f"Jumlah: {count} konten."
    if any(mark for known in roll.sheet.days.values() for _, mark in known.names):
        words += (
            " Yang tanggalnya perkiraan atau belum dicek ke naskah resmi bertanda di belakang nama harinya."
        )
    roll.y += (
        roll.ink.words(words, roll.margin, roll.y + 1.2, roll.body, pt=7.8, color="muted", lines=2).height + 2
    )
    if sign is None:
        return
    if roll.y + frame.SIGNATURE[1] + 4 > roll.bottom:
        roll.turn()
    frame.signature(roll.ink, sign, roll.width - roll.margin - frame.SIGNATURE[0], roll.y + 4)


def _columns(body: float) -> list[tuple[str, str, float, float]]:
    found, x = [], 0.0
    for key, words, share in COLUMNS:
        found.append((key, words, x, share * body))
        x += share * body
    return found


def _listed(roll: Roll, day: str, posts: Sequence[SheetPost]) -> None:
    rows = [_row(roll, post) for post in posts]
    roll.day = ""
    roll.need(7.0 + (_tall(rows[0]) if rows else 0.0))
    roll.day = day
    _day(roll, day)
    for post, row in zip(posts, rows, strict=True):
        roll.need(_tall(row))
        _draw(roll, post, row)


def _day(roll: Roll, day: str, *, again: bool = False) -> None:
    """The line that names a day."""
    known = roll.sheet.days.get(day, SheetDay())
    ink, x = roll.ink, roll.margin + 1.2
    words = long_date(day, weekday=True) if day else "Belum bertanggal"
    words += " (lanjutan)" if again else ""
    color = "red" if known.off or words.startswith("Minggu") else "ink"
    label = ink.block(plain(words, color), roll.body * 0.5, PT + 0.4, "strong")
    side = known.full if not again else ""
    room = roll.body - label.wide - 7
    look, tint = ("strong", color) if known.off else ("normal", "muted")
    names = ink.fitted(lambda part: plain(part, tint), side, room * 0.66, PT - 0.6, 3, look) if side else None
    tall = max(5.6, (names.height if names else 0) + 1.6)
    ink.rect(roll.margin, roll.y, roll.body, tall, "red-wash" if known.off else "wash")
    ink.rule(roll.margin, roll.y, roll.body, 0.2, "line")
    if known.off:
        solid = known.off == "holiday"
        ink.rect(roll.margin, roll.y, 0.9, tall, "red" if solid else "paper", line="red")
    ink.put(label, x + 0.4, roll.y + 0.8)
    if names:
        ink.put(names, x + label.wide + 4, roll.y + 1.0)
    if known.other:
        left, wide = roll.margin + roll.body * 0.7, roll.body * 0.3 - 1.2
        ink.words(known.other, left, roll.y + 1.2, wide, pt=PT - 1.6, color="muted", align="right")
    roll.y += tall


def _row(roll: Roll, post: SheetPost) -> dict[str, Block]:
    pillar = roll.sheet.pillars[post.pillar].name if post.pillar >= 0 else "–"
    title = " ".join(post.title.split()) or "(tanpa judul)"
    words = {
        "time": plain(post.time.replace(":", ".") or "–"),
        "platforms": plain(platform_words(post)),
        "pillar": plain(pillar),
        "status": plain(STATUS_WORDS.get(post.status, post.status).capitalize()),  # type: ignore[call-overload] # any
        "owner": plain(post.owner or "–"),
    }
    blocks = {}
    for key, _words, _x, wide in _columns(roll.body):
        inset = 5.6 if key in {"pillar", "status"} else 2.4
        if key == "title":
            below = BREAK.join(remarks_of(post))
            blocks[key] = roll.ink.fitted(partial(_titled, below), title, wide - inset, PT, MOST_LINES)
        else:
            style = "strong" if key == "time" else "normal"
            blocks[key] = roll.ink.block(words[key], wide - inset, PT - (0 if key == "time" else 0.6), style)
    return blocks


def platform_words(post: SheetPost) -> str:
    """Names of the platforms; of many the first, and how many more."""
    shown = post.platforms if len(post.platforms) <= MOST_PLATFORMS else post.platforms[: MOST_PLATFORMS - 1]
    rest = len(post.platforms) - len(shown)
    return ", ".join((*shown, *([f"+{rest} lagi"] if rest else []))) or "–"


def remarks_of(post: SheetPost) -> tuple[str, ...]:
    """What stands below a title: the campaign, and the three clocks of a national post."""
    campaign = f"Kampanye: {post.campaign}" if post.campaign else ""
    return tuple(filter(None, (campaign, post.clocks)))


def _titled(below: str, title: str) -> RichText:
    return rich(Run(text=title), Run(text=f"{BREAK}{below}" if below else "", color="muted"))


def _tall(row: dict[str, Block]) -> float:
    return max(block.height for block in row.values()) + 2.2


def _draw(roll: Roll, post: SheetPost, row: dict[str, Block]) -> None:
    ink, tall = roll.ink, _tall(row)
    ink.rule(roll.margin, roll.y, roll.body, 0.1, "hair")
    for key, _words, x, _wide in _columns(roll.body):
        left = roll.margin + x + 1.2
        if key == "pillar" and post.pillar >= 0:
            color = roll.sheet.pillars[post.pillar].color
            ink.rect(left, roll.y + 1.3, 2.4, 2.8, color, radius=0.4)
            frame.numeral(ink, post.pillar, color, left, roll.y + 1.5, 2.4, 5.6)
        if key == "status":
            ink.status(post.status, left - 0.3, roll.y + 1.1, 3.0)
        ink.put(row[key], left + (3.2 if key in {"pillar", "status"} else 0), roll.y + 0.9)
    roll.y += tall
