"""What tells who a child of a case or a victim is: name, school, family, address. Initials tell nobody."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from studio.domain.person_names import Name, names, sentence_at
from studio.domain.personal_places import RT_RW, STREET
from studio.domain.privacy_lexicon import Lexicon, alternatives
from studio.domain.record import Value

GROWN = 18
"""Years at which somebody is no child."""
TAGS = frozenset({"anak", "abh", "korban", "kasus", "lpka", "tpks"})
"""Tags by which people say that a post is about a case."""
Part = Literal["name", "school", "parents", "address", "victim"]
FAMILY_REACH = 24
ACCUSED = re.compile(
    r"(?i)\b(?:pelaku|tersangka|terdakwa|terpidana|ditangkap|ditahan|mencabuli|memerkosa|melecehkan)\b"
)
AGED = re.compile(
    r"(?i)\(\s?([0-9]{1,2})\s?(?:th|thn|tahun)?\s?\)"
    r"|(?:,\s|berusia\s|umur\s)([0-9]{1,2})[- ]tahun\b(?!\spenjara)"
)
"""An age as reports write it."""


class Story(Value, frozen=True, kw_only=True):
    """What a post is about. `sexual`: violence that its own law names; `teaches`: prevention."""

    child: bool = False
    case: bool = False
    sexual: bool = False
    teaches: bool = False

    @property
    def guarded(self) -> bool:
        """Whether somebody's identity is at stake."""
        return self.case or self.sexual


class Told(Value, frozen=True, kw_only=True):
    """A stretch of text that tells who somebody is."""

    part: Part
    start: int
    end: int
    sure: bool = False


def story_of(texts: Iterable[str], tags: Iterable[str], lexicon: Lexicon) -> Story:
    """What the words and tags of a post say it is about."""
    whole = "\n".join(texts)
    bare = lexicon.words("child", "not_case").sub(lambda hit: " " * len(hit[0]), whole)
    tagged = bool(TAGS & {tag.strip().casefold() for tag in tags})
    child = bool(lexicon.words("child", "child").search(bare)) or any(map(_young, AGED.finditer(whole)))
    sexual = bool(lexicon.words("child", "sexual").search(bare))
    crime = sexual or bool(lexicon.words("child", "crime").search(bare))
    young = bool(lexicon.words("child", "case").search(bare)) or tagged
    case = young or (child and crime)
    teaches = bool(lexicon.words("child", "prevention").search(whole)) and not tagged
    return Story(child=child or young, case=case, sexual=sexual, teaches=teaches)


def _young(aged: re.Match[str]) -> bool:
    return int(aged[1] or aged[2]) < GROWN


def told(text: str, story: Story, lexicon: Lexicon, officials: Iterable[str] = ()) -> Iterator[Told]:
    """What in a text tells who the child or victim is; nothing when the post is about no case."""
    if not story.guarded:
        return
    yield from _names(text, story, lexicon, frozenset(name.casefold() for name in officials))
    if story.child or story.sexual:
        yield from _schools(text, story, lexicon)
        yield from _addresses(text, story, lexicon)


def _names(text: str, story: Story, lexicon: Lexicon, officials: frozenset[str]) -> Iterator[Told]:
    for name in names(text, lexicon):
        if name.official or text[name.start : name.end].casefold() in officials:
            continue
        found = _named(text, name, story, lexicon)
        if found is not None:
            yield found


def _named(text: str, name: Name, story: Story, lexicon: Lexicon) -> Told | None:
    first, last = sentence_at(text, name.start, name.end)
    sentence = text[first:last]
    kin = lexicon.words("child", "parents")
    if kin.search(text, max(first, name.start - FAMILY_REACH), name.start):
        return Told(part="parents", start=name.start, end=name.end, sure=_of_child(sentence, lexicon))
    if name.age is not None and name.age >= GROWN:
        return _grown(name, story, sentence, related=bool(kin.search(sentence)))
    minor = name.age is not None or bool(lexicon.words("child", "child").fullmatch(name.role))
    sure = minor or (bool(name.role) and _of_child(sentence, lexicon))
    if story.teaches and not (name.age is not None or "korban" in name.role):
        return None
    if not (sure or name.role or _of_child(sentence, lexicon) or "korban" in sentence.casefold()):
        return None
    part: Part = "name" if story.child else "victim"
    return Told(part=part, start=name.start, end=name.end, sure=sure or "korban" in name.role)


def _grown(name: Name, story: Story, sentence: str, *, related: bool) -> Told | None:
    """A grown person: the victim of sexual violence, or somebody whose name tells who the child is."""
    if story.sexual and "korban" in name.role:
        return Told(part="victim", start=name.start, end=name.end, sure=True)
    if story.sexual and "korban" in sentence.casefold() and not ACCUSED.search(sentence):
        return Told(part="victim", start=name.start, end=name.end)
    return Told(part="parents", start=name.start, end=name.end) if related else None


def _of_child(sentence: str, lexicon: Lexicon) -> bool:
    """Whether a sentence speaks of a child."""
    bare = lexicon.words("child", "not_case").sub(" ", sentence)
    return bool(lexicon.words("child", "child").search(bare) or lexicon.words("child", "case").search(bare))


def _schools(text: str, story: Story, lexicon: Lexicon) -> Iterator[Told]:
    for hit in lexicon.pattern("school", _school).finditer(text):
        first, last = sentence_at(text, hit.start(), hit.end())
        person = _about_person(text[first:last], lexicon)
        if person or not story.teaches:
            yield Told(part="school", start=hit.start(), end=hit.end(), sure=person)


def _addresses(text: str, story: Story, lexicon: Lexicon) -> Iterator[Told]:
    places = [hit.span("value") for hit in lexicon.pattern("lives", _lives).finditer(text)]
    places += [hit.span() for hit in RT_RW.finditer(text)]
    places += [
        hit.span()
        for hit in STREET.finditer(text)
        if lexicon.words("near", "home").search(text[max(0, hit.start() - 30) : hit.start()])
    ]
    done: list[tuple[int, int]] = []
    for start, end in places:
        first, last = sentence_at(text, start, end)
        person = _about_person(text[first:last], lexicon)
        if any(a < end and start < b for a, b in done) or (story.teaches and not person):
            continue
        if person or _of_child(text[first:last], lexicon):
            done.append((start, end))
            yield Told(part="address", start=start, end=end, sure=person)


def _school(lexicon: Lexicon) -> str:
    kinds, words = (alternatives(lexicon.child[name]) for name in ("school_kinds", "school_words"))
    kind = r"(?:\s(?:Negeri|Islam|Katolik|Kristen|N|Swasta)\b)?"
    called = r"\s(?:[0-9]{1,3}\b(?:\s[A-Z]\w+)*|(?:[A-Z]\w+)(?:\s[A-Z]\w+)*)"
    none = r"Dasar|Menengah|Ramah|Rakyat|Penggerak|Sehat|Negeri\b"
    return rf"(?<!\w)(?:(?:{kinds}){kind}{called}|(?:{words})\s(?!{none})[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)"


def _lives(lexicon: Lexicon) -> str:
    home = alternatives(lexicon.child["home"])
    sort = "desa|kelurahan|dusun|kampung|perumahan|kompleks|gang|jalan|jl\\.?|lingkungan"
    called = r"[A-Z][\w.’'-]*(?:\s[A-Z0-9][\w.’'-]*)*"
    return rf"(?<!\w)(?i:{home})\s(?:di\s)?(?P<value>(?i:{sort})\s{called})"


PERSON = re.compile(
    r"(?i)\b(?:korban|pelaku|tersangka|abh|anak berhadapan|berinisial|inisial|bocah|"
    r"(?:seorang|salah satu|salah seorang) (?:siswa|siswi|anak|pelajar|santri|murid|remaja|santriwati))\b"
    r"|\b[A-Z]{1,3}\s?\([0-9]{1,2}\)|\([0-9]{1,2} ?(?:tahun|th|thn)?\)"
)


def _about_person(sentence: str, lexicon: Lexicon) -> bool:
    """Whether a sentence speaks of one person of the case."""
    bare = lexicon.words("child", "not_case").sub(" ", sentence)
    return bool(PERSON.search(bare))
