"""What stands round a plan on paper: the office's head, the legend, who takes note, numbers of pages."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from studio.domain.color import luminance, parse
from studio.domain.plan_sheet import PlanSheet, SheetPost, Signature
from studio.domain.plan_table import STATUS_WORDS
from studio.export.plan_print.ink import STATUS_LOOK, Ink, plain

Kind = Literal["status", "pillar", "campaign", "day", "note"]
SIGNATURE = (78.0, 32.0)
"""Room for a signature, mm."""
LIGHT = 0.35
"""Luminance of a colour from which on it takes dark letters."""
DOTS = "…………………………"
STARRED = "* tanggalnya perkiraan, atau belum dicek ke naskah resmi"
HIJRI = "Tanggal Hijriah menurut hitungan (perkiraan)"


@dataclass(frozen=True, slots=True)
class Sign:
    """One entry of a legend: what is drawn, and its words; a pillar has its place."""

    kind: Kind
    key: str
    words: str
    place: int = -1


def signs_of(sheet: PlanSheet, posts: Sequence[SheetPost], days: Sequence[str]) -> list[list[Sign]]:
    """The legend of what is shown: statuses, pillars with their number of posts, campaigns, notes."""
    seen = Counter(post.status for post in posts)
    statuses = [
        Sign("status", code, f"{STATUS_WORDS[code].capitalize()} {seen[code]}")  # type: ignore[index] # a status
        for code in STATUS_LOOK
        if seen[code]
    ]
    counted = Counter(post.pillar for post in posts)
    pillars = [
        Sign("pillar", pillar.color, f"{pillar.name} {counted[number]}", number)
        for number, pillar in enumerate(sheet.pillars)
        if counted[number]
    ]
    if pillars and counted[-1]:
        pillars.append(Sign("pillar", "line", f"Tanpa pilar {counted[-1]}"))
    campaigns = [
        Sign("campaign", "", f"{c.name} ({short_span(c.start, c.end)})")
        for c in sheet.campaigns
        if days and c.start <= days[-1] and c.end >= days[0]
    ]
    known = [sheet.days[day] for day in days if day in sheet.days]
    marks = [Sign("day", kind, words) for kind, words in OFF_WORDS if any(d.off == kind for d in known)]
    notes = [Sign("note", "", STARRED)] if any(mark for day in known for _, mark in day.names) else []
    notes += [Sign("note", "", HIJRI)] if any(day.other for day in known) else []
    return [group for group in (statuses, pillars, campaigns, [*marks, *notes]) if group]


OFF_WORDS = (("holiday", "Libur nasional"), ("leave", "Cuti bersama"))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def short_span(first: str, last: str) -> str:
    """`1–20 Des 2026`, `28 Nov – 4 Des 2026`."""
    (y1, m1, d1), (y2, m2, d2) = (tuple(int(part) for part in day.split("-")) for day in (first, last))
    end = f"{d2} {MONTHS[m2 - 1]} {y2}"
    if first == last:
        return end
    if (y1, m1) == (y2, m2):
        return f"{d1}–{end}"
    return f"{d1} {MONTHS[m1 - 1]}{f' {y1}' if y1 != y2 else ''} – {end}"


def legend(ink: Ink, groups: Sequence[Sequence[Sign]], x: float, y: float, width: float, pt: float) -> float:
    """Draw the legend in lines of this width, each group on a line of its own where it can; its height."""
    side, gap = pt * 0.42, pt * 0.55
    pitch = pt * 0.56
    top = y
    for number, group in enumerate(groups):
        left = x
        for sign in group:
            block = ink.fitted(lambda part: plain(part, "muted"), sign.words, width * 0.8, pt, 1)
            wide = block.wide
            drawn = 0.0 if sign.kind == "note" else side * (1.9 if sign.kind == "campaign" else 1.0) + 1.1
            if left > x and left + drawn + wide > x + width:
                left, y = x, y + pitch
            _sign(ink, sign, left, y + (block.height - side) / 2, side)
            ink.put(block, left + drawn, y)
            left += drawn + wide + gap
        y += pitch if number < len(groups) - 1 else 0
    return y + pitch - top if groups else 0.0


def _sign(ink: Ink, sign: Sign, x: float, y: float, side: float) -> None:
    if sign.kind == "status":
        ink.status(sign.key, x, y, side)
    elif sign.kind == "pillar":
        ink.rect(x + side * 0.1, y, side * 0.8, side, sign.key, radius=0.5)
        if sign.place >= 0:
            numeral(ink, sign.place, sign.key, x + side * 0.1, y + side * 0.08, side * 0.8, side * 2.0)
    elif sign.kind == "campaign":
        ink.rect(x, y + side * 0.14, side * 1.9, side * 0.72, "bar", radius=0.5, line="bar-ink")
    elif sign.kind == "day":
        ink.rect(x, y, side, side, "red" if sign.key == "holiday" else "paper", radius=0.6, line="red")


def numeral(ink: Ink, place: int, ground: str, x: float, y: float, width: float, pt: float) -> None:
    """A pillar's number on its colour: what tells pillars apart in a black-and-white print."""
    color = "ink" if luminance(parse(ground)) > LIGHT else "paper"
    ink.words(str(place + 1), x, y, width, pt=pt, style="strong", color=color, align="center")


def compact_head(ink: Ink, sheet: PlanSheet, margin: float, width: float, over: str, title: str) -> float:
    """One line of head for a page full of days: emblem and office at the left, the month at the right."""
    tall = 13.5
    x = margin + (3.0 + ink.emblem(sheet.head, margin, margin, 24, tall) if sheet.head.emblem else 0.0)
    room = width - margin - x - 78
    y = margin
    for number, words in enumerate(sheet.head.lines[:2]):
        pt = (8.2, 11.5)[number] if len(sheet.head.lines) > 1 else 11.5
        y += ink.words(words, x, y, room, pt=pt, style="strong").height
    address = " · ".join(sheet.head.address)
    if address:
        ink.words(address, x, y + 0.3, room, pt=6.6, color="muted")
    right = width - margin - 76
    ink.words(over, right, margin, 76, pt=8.6, style="middle", color="muted", align="right")
    ink.words(title, right, margin + 4.2, 76, pt=21, style="strong", align="right")
    ink.rule(margin, margin + tall + 2.2, width - 2 * margin, 0.5, "ink")
    return margin + tall + 4.4


def letterhead(ink: Ink, sheet: PlanSheet, margin: float, width: float) -> float:
    """The head of an official letter: emblem at the left, names and address centred, a double rule."""
    body, y = width - 2 * margin, margin
    wide = ink.emblem(sheet.head, margin, margin, 26, 21)
    inset = wide + 4 if wide else 0.0
    x, room = margin + inset, body - 2 * inset
    for number, words in enumerate(sheet.head.lines):
        pt = 12.5 if number else 11.5
        y += ink.words(words, x, y, room, pt=pt, style="strong", align="center", lines=2).height
    for words in sheet.head.address:
        y += ink.words(words, x, y, room, pt=8, color="muted", align="center", lines=2).height
    y = max(y, margin + (21 if wide else 0)) + 2.4
    ink.rule(margin, y, body, 0.7, "ink")
    ink.rule(margin, y + 1.0, body, 0.2, "ink")
    return y + 4.0


def signature(ink: Ink, sign: Signature, x: float, y: float) -> None:
    """Room for a signature; nothing that looks like one."""
    width, tall = SIGNATURE
    city = f"{sign.city or DOTS}, ……………………… 20……"
    ink.words(city, x, y, width, pt=8.5)
    ink.words("Mengetahui,", x, y + 4.2, width, pt=8.5)
    ink.words(sign.position or DOTS, x, y + 8.0, width, pt=8.5, style="middle", lines=2)
    name = ink.block(plain(sign.name or DOTS), width, 8.5, "strong")
    ink.put(name, x, y + tall - name.height - 0.9)
    if sign.name:
        ink.rule(x, y + tall - 0.6, name.wide, 0.2, "ink")


def numbered(
    inks: Sequence[Ink], width: float, height: float, margin: float, told: str, *, known: bool = True
) -> None:
    """At the foot of each page what it belongs to, its number, and how many there are where that is known."""
    for number, ink in enumerate(inks, 1):
        y = height - margin - 1.6
        ink.words(told, margin, y, width * 0.6, pt=6.6, color="muted")
        words = f"halaman {number} dari {len(inks)}" if known else f"halaman {number}"
        ink.words(words, width - margin - 60, y, 60, pt=6.6, color="muted", align="right")
