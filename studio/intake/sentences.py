"""Indonesian sentences and dates as they are written in press releases."""

import datetime as dt
import re

MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
MONTH = (
    "(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Nopember|Desember"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Agt|Agu|Sep|Sept|Okt|Nov|Des)"
)
DATE = rf"(?:\d{{1,2}}\s+{MONTH}\s+\d{{4}}|\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{4}})"
DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


ABBREVIATIONS = words(
    """r h hj dr drs dra ir prof kh tgk tb rm rr i.b st s.t sh s.h se s.e mm m.m msi m.si s.sos s.pd
    m.pd s.ip m.ip s.kom m.kom s.stp m.h s.ag m.ag s.km m.kes ph.d b.sc m.sc m.a s.h.i s.t.p s.farm
    apt no nomor jl jln gg kab kec kel dkk dll dsb dst tgl a.n u.p s.d u.b d.a plt plh pj rp pt cv
    tbk ted yth bpk sdr hal ttd vol mr mrs ms st"""
)
END = re.compile(r"[.!?…]+[”\"’')\]]*(?=\s)")
NEXT = re.compile(r"\s+[“\"‘'(\[]?[A-Z0-9À-Ý]")
LAST_WORD = re.compile(r"([\w./]+)$")


def sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of a paragraph, verbatim; titles and abbreviations do not end one."""
    found, start = [], 0
    for end in END.finditer(paragraph):
        if NEXT.match(paragraph, end.end()) and not _abbreviated(paragraph[start : end.start()], end.group()):
            found.append(paragraph[start : end.end()].strip())
            start = end.end()
    rest = paragraph[start:].strip()
    return (*found, rest) if rest else tuple(found)


def _abbreviated(before: str, mark: str) -> bool:
    word = LAST_WORD.search(before)
    if mark != "." or word is None:
        return False
    text = word.group(1).rstrip(".")
    initial = len(text) == 1 and text.isupper()
    return initial or text.lower() in ABBREVIATIONS or bool(_DOTTED.fullmatch(text))


_DOTTED = re.compile(r"(?:[A-Z]{1,2}[a-z]{0,3}\.)+[A-Z][a-z]{0,3}")


def iso_date(written: str) -> str:
    """`YYYY-MM-DD` of a full date such as `31 Juli 2025` or `24/10/2022`; empty when it is not certain."""
    found = re.search(rf"(\d{{1,2}})(?:\s+({MONTH})\s+|[/-](\d{{1,2}})[/-])(\d{{4}})", written)
    if not found:
        return ""
    day, name, number, year = found.groups()
    month = int(number) if number else _month(name)
    try:
        return dt.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def _month(name: str) -> int:
    key = {"nopember": "november", "agt": "agustus"}.get(name.lower(), name.lower())
    return next(number for number, full in enumerate(MONTHS, 1) if full.startswith(key))


def event_date(text: str, published: str) -> tuple[str, str]:
    """The first date in brackets after a weekday, as written and in ISO form.

    A date without a year, `Kamis (31/7)`, is certain only when the year of `published` gives that weekday.
    """
    pattern = rf"\b({'|'.join(DAYS)}|jum.at)\s*,?\s*\(((\d{{1,2}})[/-](\d{{1,2}})(?:[/-](\d{{4}}))?)\)"
    for found in re.finditer(pattern, text, re.IGNORECASE):
        year = found.group(5) or published[:4]
        if not year:
            continue
        try:
            date = dt.date(int(year), int(found.group(4)), int(found.group(3)))
        except ValueError:
            continue
        name = found.group(1).lower()
        if name.startswith("jum"):
            name = "jumat"
        if DAYS[date.weekday()] == name:
            return found.group(0), date.isoformat()
    return "", ""
