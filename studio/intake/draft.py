"""A press release as a draft of a post. Nothing is invented: every proposed string stands in the text."""

import re

from studio.domain.record import Value
from studio.intake.press_lines import Dropped, Lines, looks_like_title, sort_lines
from studio.intake.press_numbers import FoundFigure, find_figures
from studio.intake.press_quotes import Quote, find_quotes
from studio.intake.sentences import DATE, event_date, iso_date, sentences

TITLE, LEAD = 110, 320
CITY = r"[A-Z][\w’'.]*(?:[ /-][A-Z][\w’'.]*){0,4}"
PROVINCE = (
    r"(?:Jawa|Sumat(?:e)?ra|Kalimantan|Sulawesi|Papua|Nusa Tenggara|Maluku|Bali|Banten|Aceh|Riau|Jambi"
    r"|Lampung|Bengkulu|Gorontalo|Bangka Belitung|Kepulauan Riau|DKI Jakarta|DIY|DI Yogyakarta)"
    r"(?:\s[A-Z][a-z]+){0,2}"
)
DAY = r"(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)"
DATELINE = re.compile(
    rf"^(?:\((?P<agency>[^()]{{2,60}})\)\s*)?(?:(?P<outlet>[A-Za-z][\w-]*(?:\.[A-Za-z]{{2,4}}){{1,2}}),?\s+)?"
    rf"(?P<city>(?!Program|Kegiatan|Layanan|Gerakan|Aplikasi|Tahap|Media){CITY})(?:\s*,\s*{PROVINCE})?(?:\s*,\s*(?P<outlet2>(?!\d|{DAY})[\w.]{{3,30}}))?"
    rf"(?:\s*,?\s*(?:{DAY},?\s*)?\(?(?P<date>{DATE}|\d{{1,2}}/\d{{1,2}})\)?|\s\((?P<agency2>[A-Z][\w. ]+)\))?"
    r"(?:\s*[–—]\s*|\s*-{1,2}\s+|(?<=\d)\.\s+)(?=\S)"
)
CLAUSE_END = re.compile(r"\s*[,;:—–]\s+|(?<=[.!?])\s+")
VERBISH = re.compile(
    r"\b(?:me(?:m|n|ng|ny|l|r|w)\w+|ber\w{3,}|di[a-z]{4,}|ter[a-z]{4,}|adalah|kini|harus|akan|telah|jadi)\b"
)


class DateLine(Value, frozen=True, kw_only=True):
    """Where and when, as written; `iso` is `YYYY-MM-DD` or empty when the date is not certain."""

    written: str = ""
    city: str = ""
    outlet: str = ""
    date: str = ""
    iso: str = ""


class PressDraft(Value, frozen=True, kw_only=True):
    """What the text offers to a post, verbatim. `body` goes on where `lead` ends."""

    title: str = ""
    title_from_lead: bool = False
    kicker: str = ""
    deck: str = ""
    lead: str = ""
    date_line: DateLine = DateLine()
    event_date: str = ""
    event_date_written: str = ""
    body: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[FoundFigure, ...] = ()
    captions: tuple[str, ...] = ()
    photographer: str = ""
    source: str = ""
    author: str = ""
    editor: str = ""
    dropped: tuple[Dropped, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Lead and body."""
        return (self.lead, *self.body) if self.lead else self.body


def draft_from_text(text: str) -> PressDraft:
    """The draft of a press release."""
    lines = sort_lines(text)
    title, deck, rest = _headings(lines.texts)
    date_line, rest = _date_line(rest, lines.fields.get("published", ""))
    lead, body = _lead(rest)
    told = (lead, *body) if lead else body
    written, event = event_date(
        "\n".join((*told, *(caption for caption, _ in lines.captions))), date_line.iso
    )
    return PressDraft(
        title=title or title_of(lead),
        title_from_lead=not title and bool(lead),
        kicker=lines.fields.get("kicker", ""),
        deck=deck,
        lead=lead,
        date_line=date_line,
        event_date=event,
        event_date_written=written,
        body=body,
        summary=lines.summary,
        quotes=find_quotes(rest),
        figures=find_figures(rest),
        captions=tuple(caption for caption, _ in lines.captions),
        photographer=lines.fields.get("photographer", "") or _photo_credit(lines),
        source=lines.fields.get("source", ""),
        author=lines.fields.get("author", ""),
        editor=lines.fields.get("editor", ""),
        dropped=lines.dropped,
    )


def _photo_credit(lines: Lines) -> str:
    return next((credit for _, credit in lines.captions), "")


def _headings(texts: tuple[str, ...]) -> tuple[str, str, tuple[str, ...]]:
    """Title, deck and the other paragraphs."""
    if len(texts) < 2 or DATELINE.match(texts[0]) or not looks_like_title(texts[0]):
        return "", "", texts
    second = len(texts) > 2 and looks_like_title(texts[1]) and not DATELINE.match(texts[1])
    return texts[0], texts[1] if second else "", texts[2:] if second else texts[1:]


def _date_line(texts: tuple[str, ...], published: str) -> tuple[DateLine, tuple[str, ...]]:
    """The date line of the first paragraph that has one, and the paragraphs without it."""
    for index, paragraph in enumerate(texts[:2]):
        found = DATELINE.match(paragraph)
        if not found:
            continue
        date = found.group("date") or published
        line = DateLine(
            written=found.group(0).strip(),
            city=found.group("city"),
            outlet=next(
                (found.group(g) for g in ("agency", "outlet", "outlet2", "agency2") if found.group(g)), ""
            ),
            date=date,
            iso=iso_date(date),
        )
        return line, (*texts[:index], paragraph[found.end() :], *texts[index + 1 :])
    return DateLine(date=published, iso=iso_date(published)), texts


def _lead(texts: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The first paragraph, or its first sentences when it is long, and what follows."""
    if not texts:
        return "", ()
    parts = sentences(texts[0])
    end = 0
    for part in parts:
        at = texts[0].index(part, end) + len(part)
        if end and at > LEAD:
            break
        end = at
    rest = texts[0][end:].strip()
    return texts[0][:end], (rest, *texts[1:]) if rest else texts[1:]


def title_of(lead: str) -> str:
    """The first clause of a lead, at most 110 characters, cut where a clause or word ends."""
    first = sentences(lead)[0] if lead else ""
    if len(first) <= TITLE:
        return first.rstrip(".")
    clauses = [first[: end.start()] for end in CLAUSE_END.finditer(first) if 25 <= end.start() <= TITLE]
    told = [clause for clause in clauses if VERBISH.search(clause)]
    if told:
        return told[0]
    return first[: TITLE + 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
