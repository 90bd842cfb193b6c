"""Direct speech in a press release: the words, who said them, in which position."""

import re

import msgspec

from studio.domain.record import Value
from studio.intake.press_people import ADVERBS, Speaker, full_person, name_phrase, split_person

QUOTE = re.compile(r"[“\"]([^“”\"]{12,}?)[”\"]")
VERBS = (
    "kata|ujar|tegas|jelas|tutur|ungkap|papar|imbuh|ucap|sebut|pungkas|terang|tambah|lanjut|tandas|harap|beber|urai"
    "|pesan|tukas|cetus|ajak|imbau|kisah|cerita|nilai|simpul"
)
ACTIVE = (
    "mengatakan|menyatakan|menyampaikan|menegaskan|menjelaskan|mengungkapkan|menuturkan|memaparkan|menambahkan"
    "|menerangkan|menyebut|menyebutkan|berharap|berpesan|menekankan|menilai|mengajak|mengimbau|meminta|mengingatkan"
    "|mengkritisi|mengapresiasi|mendorong|membuka|menuturkan|mengucapkan|menguraikan|berujar|berkata|menutup"
)
AFTER = re.compile(
    rf"\s*,?\s*(?P<verb>(?:{VERBS}))(?P<own>nya)?\b(?:\s+(?P<pronoun>dia|ia|beliau)\b)?\s*,?\s*",
    re.IGNORECASE,
)
BEFORE = re.compile(rf"(?:\b(?:{ACTIVE})\b(?:[^.“”\"]{{0,60}}))[,:]?\s*(?:bahwa\s*)?$")
WORD = r"(?:(?:[A-Z]|Dr|Drs|Dra|Ir|Hj|Prof)\.|[A-Z][\w’']*)"
SUBJECT = re.compile(
    rf"(?P<name>{WORD}(?: {WORD}){{0,5}})"
    rf"(?P<aside>,\s(?:[^.“”\"]|\b[A-Z][a-z]{{0,2}}\.){{3,140}}?,(?:\s[a-z]+){{0,4}}|\sdari\s(?:[A-Z]\w*\s?){{1,6}}|\s\([^)]{{2,40}}\))?"
    rf"\s(?:(?:juga|kembali|turut|pun|lalu|kemudian|sekaligus|yang hadir[^.]{{0,40}}turut)\s)*(?:{ACTIVE})\b"
)
PASSIVE = re.compile(
    r"\b(?:disampaikan|dikatakan|diungkapkan|dijelaskan|ditegaskan|dituturkan|diutarakan)(?: oleh)? (?=[A-Z])"
)
ACCORDING = re.compile(r"\b[Mm]enurut (?=[A-Z])[^.“”\"]{3,160},\s*$")
BACK = 3


class Quote(Value, frozen=True, kw_only=True):
    """Words between quotation marks. `sure` is false when the speaker follows from an earlier sentence."""

    text: str
    speaker: str = ""
    position: str = ""
    sure: bool = True


class _Place(Value, frozen=True, kw_only=True):
    """Where a quotation stands: its paragraph, the ones before, the whole text, the quotation before it."""

    paragraph: str
    context: str
    text: str
    last: Quote | None = None
    previous: int = 0


def find_quotes(paragraphs: tuple[str, ...]) -> tuple[Quote, ...]:
    """Every direct quotation that is attributed to somebody or stands as a paragraph's own speech."""
    text = "\n".join(paragraphs)
    quotes: list[Quote] = []
    for number, paragraph in enumerate(paragraphs):
        previous = 0
        context = "\n".join(paragraphs[max(0, number - BACK) : number]) + "\n"
        for found in QUOTE.finditer(paragraph):
            last = quotes[-1] if quotes else None
            place = _Place(paragraph=paragraph, context=context, text=text, last=last, previous=previous)
            quote = _attributed(found, place)
            quotes += [quote] if quote else []
            previous = found.end()
    return tuple(quotes)


def _attributed(found: re.Match[str], place: _Place) -> Quote | None:
    words = found.group(1).strip().rstrip(",")
    after = AFTER.match(place.paragraph, found.end())
    before = place.paragraph[place.previous : found.start()]
    if after:
        phrase = "" if after.group("pronoun") else name_phrase(place.paragraph[after.end() :])
        if phrase:
            return _quote(words, split_person(phrase, place.text), place.text, sure=True)
        told = place.context + place.paragraph[: found.start()]
        return _quote(words, _subject_before(told, place.last), place.text, sure=False)
    if according := ACCORDING.search(before):
        phrase = name_phrase(according.group(0).split(" ", 1)[1])
        return _quote(words, split_person(phrase, place.text), place.text, sure=True)
    if BEFORE.search(before):
        return _quote(words, _subject_before(before, None), place.text, sure=True)
    return _loose(found, words, place)


def _loose(found: re.Match[str], words: str, place: _Place) -> Quote | None:
    """Speech without a verb of its own: the second part of a quotation, or a whole paragraph."""
    ended = re.search(r"[.!?,]$", found.group(1).strip())
    if len(words.split()) < 5 or not words[:1].isupper() or not ended:
        return None
    before, after = place.paragraph[: found.start()].strip(), place.paragraph[found.end() :].strip()
    if place.last is not None and before.endswith((".", "”", '"')) and place.last.text in before:
        return msgspec.structs.replace(place.last, text=words, sure=False)
    return None if before or after else Quote(text=words, sure=False)


def _subject_before(text: str, last: Quote | None) -> Speaker:
    """Who the text before a quotation last let speak."""
    starts = [found.start("name") for found in SUBJECT.finditer(text) if _name_of(found.group("name"))]
    starts += [found.end() for found in PASSIVE.finditer(text)]
    start = max(starts, default=-1)
    earlier = Speaker(name=last.speaker, position=last.position) if last else Speaker()
    spoken = text.rfind(last.text) if last and last.speaker else -1
    if start < max(spoken, 0):
        return earlier
    return split_person(_name_of(name_phrase(text[start:])), text)


def _name_of(run: str) -> str:
    words = run.split()
    while words and words[0].strip(",") in ADVERBS:
        words.pop(0)
    name = " ".join(words)
    return (
        ""
        if not words or words[0] in ("Ia", "Dia", "Beliau", "Hal", "Kegiatan", "Acara", "Panduan")
        else name
    )


def _quote(words: str, speaker: Speaker, text: str, *, sure: bool) -> Quote:
    """The quotation with the fullest mention of its speaker."""
    if speaker.name and (not speaker.position or len(speaker.name.split()) == 1):
        full = full_person(speaker.name.split(",")[0], text)
        position = speaker.position or full.position
        speaker = Speaker(
            name=full.name if len(full.name) > len(speaker.name) else speaker.name, position=position
        )
    return Quote(
        text=words, speaker=speaker.name, position=speaker.position, sure=sure and bool(speaker.name)
    )
