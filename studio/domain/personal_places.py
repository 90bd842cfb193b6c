"""Where somebody lives, where something is, when somebody was born."""

import re
from collections.abc import Iterator

from studio.domain.identity_numbers import real_day
from studio.domain.personal_data import Allowed, Hit, squeezed
from studio.domain.privacy_lexicon import Lexicon
from studio.domain.privacy_near import near

MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
DAY = (
    rf"(?P<d>[0-9]{{1,2}})(?:[ ./-](?P<m>[0-9]{{1,2}})[ ./-]|[ -](?P<mm>{MONTH})[ -])"
    rf"(?P<y>[0-9]{{4}}|[0-9]{{2}})"
    r"|(?P<yy>[0-9]{4})-(?P<mmm>[0-9]{2})-(?P<dd>[0-9]{2})"
)
BIRTH = re.compile(
    r"(?i)\b(?P<said>(?:tempat(?:,|/| dan)? ?(?:tanggal|tgl\.?) lahir"
    r"|ttl|tgl\.? lahir|tanggal lahir|(?:di)?lahir(?:kan)?|kelahiran)\b)"
    rf"(?P<gap>[^0-9\n]{{0,40}}?)(?P<value>{DAY})(?![0-9])"
)
EARLIEST, LATEST = 1920, 2035
RT_RW = re.compile(
    r"(?i)\bRT\s?[./]?\s?[0-9]{1,3}\s?[/,.\-]?\s?(?:dan\s)?RW\s?[./]?\s?[0-9]{1,3}\b"
    r"|\bRT\s?/\s?RW\s?[.:]?\s?[0-9]{1,3}\s?/\s?[0-9]{1,3}\b|\bRT\s?[.]?\s?[0-9]{1,3}\s?/\s?[0-9]{1,3}\b"
)
STREET = re.compile(
    r"(?:\b(?i:jl\.?|jalan|gang|gg\.?)\s+(?=[A-Z0-9])|\b(?i:perum\w*|kompleks?|komplek|blok)\s+(?=[A-Z0-9]))"
    r"(?:[^,;.!?\n]|(?<=\b[Nn]o)\.){2,50}(?:,?\s*(?i:no\.?|nomor)\s?[0-9]{1,4}[A-Za-z]?)?"
)
NUMBERED = re.compile(r"(?i)\b(?:no\.?|nomor)\s?[0-9]|\s[0-9]{1,4}[a-z]?$")
LIVES, EXACT = 60, 5
DECIMAL = re.compile(
    r"(?<![0-9.,])(?P<lat>-?(?:[0-9]|1[01])\.[0-9]{4,15})\s?[,; ]\s?"
    r"(?P<lon>1[0-4][0-9]\.[0-9]{4,15}|9[4-9]\.[0-9]{4,15})(?![0-9])"
)
DEGREES = re.compile(
    r"(?<![0-9])[0-9]{1,2}°\s?[0-9]{1,2}(?:[.,][0-9]+)?\s?['′’]\s?(?:[0-9]{1,2}(?:[.,][0-9]+)?\s?[\"″”]?)?['′’]?\s?(?:LU|LS|N|S)\b"
    r"[\s,;–-]{0,3}1?[0-9]{2}°\s?[0-9]{1,2}(?:[.,][0-9]+)?\s?['′’]\s?(?:[0-9]{1,2}(?:[.,][0-9]+)?\s?[\"″”]?)?['′’]?\s?(?:BT|E)\b"
)


def births(text: str, lexicon: Lexicon, _allowed: Allowed) -> Iterator[Hit]:
    """A day after words of birth; birthdays of institutions and terms of rules are none."""
    for hit in BIRTH.finditer(text):
        around = text[max(0, hit.start() - 20) : hit.start("value")]
        if lexicon.words("near", "birth_not").search(around) or not _a_day(hit):
            continue
        sure = bool(lexicon.words("near", "birth_label").match(hit["said"]))
        start, end = hit.span("value")
        yield Hit(kind="birth", start=start, end=end, level="sure" if sure else "suspect")


def addresses(text: str, lexicon: Lexicon, allowed: Allowed) -> Iterator[Hit]:
    """Neighbourhood numbers, and streets where the words say that somebody lives there."""
    home, venue = lexicon.words("near", "home"), lexicon.words("near", "venue")
    for hit in RT_RW.finditer(text):
        lives = near(home, text, hit, LIVES, 0)
        if _own(hit[0], allowed) or (near(venue, text, hit, 40, 0) and not lives):
            continue
        yield Hit(kind="address", start=hit.start(), end=hit.end(), level="sure" if lives else "suspect")
    for hit in STREET.finditer(text):
        if not near(home, text, hit, LIVES // 2, 0) or near(venue, text, hit, 25, 0) or _own(hit[0], allowed):
            continue
        words = hit[0].rstrip()
        sure = bool(NUMBERED.search(words))
        yield Hit(
            kind="address",
            start=hit.start(),
            end=hit.start() + len(words),
            level="sure" if sure else "suspect",
        )


def coordinates(text: str, lexicon: Lexicon, _allowed: Allowed) -> Iterator[Hit]:
    """A point on the map so exact that it names a house; of public places and earthquakes it is none."""
    for pattern in (DECIMAL, DEGREES):
        for hit in pattern.finditer(text):
            home = near(lexicon.words("near", "place_home"), text, hit, 60)
            if pattern is DECIMAL and not (_exact(hit) or near(lexicon.words("near", "map"), text, hit, 40)):
                continue
            if not home and near(lexicon.words("near", "place_public"), text, hit, 90, 30):
                continue
            yield Hit(
                kind="coordinates", start=hit.start(), end=hit.end(), level="sure" if home else "suspect"
            )


def _a_day(hit: re.Match[str]) -> bool:
    month = hit["m"] or hit["mmm"] or str(1 + MONTHS.index(hit["mm"][:3].lower()))
    day, year = int(hit["d"] or hit["dd"]), int(hit["y"] or hit["yy"])
    return real_day(day, int(month), year) and (year < 100 or EARLIEST <= year <= LATEST)


def _exact(hit: re.Match[str]) -> bool:
    """Whether so many digits stand behind the point that it can hardly be a score."""
    return min(len(hit[part].partition(".")[2]) for part in ("lat", "lon")) >= EXACT


def _own(words: str, allowed: Allowed) -> bool:
    return bool(allowed.address) and squeezed(words) in allowed.address
