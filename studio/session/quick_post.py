"""A post typed in one line: `Rabu 09.00 IG FB: Layanan paspor simpatik`."""

import re
from datetime import date, timedelta

import msgspec

from studio.domain.content import Status
from studio.domain.record import Value
from studio.session.schedule import USUAL_TIME
from studio.session.session import Session
from studio.session.starting import NewPost, kit_of, new_post

TEMPLATE = "pengumuman"
"""What a post typed in a hurry is made of; another template can be chosen later."""
PLATFORMS = {
    "ig": "instagram", "instagram": "instagram", "fb": "facebook", "facebook": "facebook", "x": "x",
    "twitter": "x", "yt": "youtube", "youtube": "youtube", "tt": "tiktok", "tiktok": "tiktok",
    "wa": "whatsapp", "whatsapp": "whatsapp", "tg": "telegram", "telegram": "telegram", "th": "threads",
    "threads": "threads", "li": "linkedin", "linkedin": "linkedin", "web": "web", "situs": "web",
}  # fmt: skip
DAYS = {
    "senin": 0, "sen": 0, "selasa": 1, "sel": 1, "rabu": 2, "rab": 2, "kamis": 3, "kam": 3, "jumat": 4,
    "jum": 4, "sabtu": 5, "sab": 5, "minggu": 6, "ahad": 6, "min": 6,
}  # fmt: skip
WEEK = re.compile(r"minggu\s+(?:depan|ini|lalu)")
"""`Minggu` is also the week."""
SOON = {"hari ini": 0, "besok": 1, "lusa": 2}
MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
TIME = re.compile(r"(?:pukul\s+)?([01]?\d|2[0-3])[.:]([0-5]\d)(?:\s*wi(?:b|ta|t))?", re.IGNORECASE)
DATED = re.compile(r"(\d{1,2})(?:\s+([a-z]{3,9})|[/-](\d{1,2}))(?:[\s/-]+(\d{4}))?", re.IGNORECASE)


class Quick(Value, frozen=True, kw_only=True):
    """What a line says; empty parts were not said. `date` is `YYYY-MM-DD`, `time` is `HH:MM`."""

    title: str = ""
    date: str = ""
    time: str = ""
    platforms: tuple[str, ...] = ()


def read_line(line: str, today: date) -> Quick:
    """Day, time and platforms before the title, in any order and all optional; a colon may end them."""
    rest, day, time = " ".join(line.split()), "", ""
    platforms: list[str] = []
    while rest:
        if not time and (clock := TIME.match(rest)) and _ends(rest, clock.end()):
            time, rest = f"{int(clock[1]):02}:{clock[2]}", _after(rest, clock.end())
        elif not day and (found := _day(rest, today)):
            day, rest = found[0].isoformat(), _after(rest, found[1])
        elif word := _platform(rest, said=bool(day or time or platforms)):
            platforms.append(PLATFORMS[word.casefold()])
            rest = _after(rest, len(word))
        else:
            break
        if rest.startswith(":"):
            rest = rest[1:].strip()
            break
    return Quick(title=rest.strip(" :"), date=day, time=time, platforms=tuple(dict.fromkeys(platforms)))


def quick_post(session: Session, said: Quick, day: str) -> NewPost:
    """The post that a line asks for, as an idea when it has no day."""
    made = new_post(session, TEMPLATE, kit_of(session), said.title)
    placements = made.post.placements
    if said.platforms:
        wanted = tuple(i for i in placements if i.partition("/")[0] in said.platforms)
        placements = wanted or placements
    when = said.date or day
    time = (said.time or USUAL_TIME) if when else said.time
    schedule = msgspec.structs.replace(made.post.schedule, date=when, time=time)
    status: Status = "draft" if when else "idea"
    post = msgspec.structs.replace(made.post, schedule=schedule, placements=placements, status=status)
    return msgspec.structs.replace(made, post=post)


def _day(text: str, today: date) -> tuple[date, int] | None:
    low = text.casefold()
    for words, ahead in SOON.items():
        if low.startswith(words) and _ends(low, len(words)):
            return today + timedelta(days=ahead), len(words)
    word = re.match(r"[a-z]+", low)
    if word and word[0] in DAYS and not WEEK.match(low):
        return today + timedelta(days=(DAYS[word[0]] - today.weekday()) % 7 or 7), word.end()
    dated = DATED.match(low)
    if dated is None or not _ends(low, dated.end()):
        return None
    month = int(dated[3]) if dated[3] else _month(dated[2])
    try:
        day = date(int(dated[4]) if dated[4] else today.year, month, int(dated[1]))
    except ValueError:
        return None
    if not dated[4] and day < today:
        day = day.replace(year=day.year + 1)
    return day, dated.end()


def _month(word: str) -> int:
    return next((n for n, short in enumerate(MONTHS, 1) if word[:3] == short), 0)


def _platform(text: str, *, said: bool) -> str:
    """`X` and `web` are words too: they count where a day or time stood before, or a colon comes after."""
    found = re.match(r"[A-Za-z]+", text)
    word = found[0] if found else ""
    if word.casefold() not in PLATFORMS or not _ends(text, len(word)):
        return ""
    short = word.isupper() and len(word) > 1
    return word if said or short or ":" in text else ""


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or text[at] in " ,:"


def _after(text: str, at: int) -> str:
    return text[at:].lstrip(" ,")
