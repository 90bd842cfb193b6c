"""Lists of an election as words to look for: parties, candidates, ballot numbers, slogans, all spellings."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from studio.domain.ethics import Situation
from studio.domain.record import Value

ListKind = Literal["party", "candidate", "number", "slogan"]
LIST_FIELDS: dict[ListKind, str] = {
    "party": "parties", "candidate": "candidates", "number": "numbers", "slogan": "slogans",
}  # fmt: skip
TITLES = re.compile(
    r"(?i)\b(?:prof|drs?|dra|ir|h|hj|kh|k\.h|r|rr|tgk|tgh|ust|letjen|mayjen|brigjen|kolonel|jenderal|irjen|komjen)\b\.?\s*"
)
AFTER = re.compile(r",.*$")
PAIR = re.compile(r"\s+(?:-|–|—|&|/|dan)\s+|\s*/\s*")
PARTY = re.compile(r"(?i)^partai\s+")
SHORT_NAME = re.compile(r"\(([A-Z][A-Za-z-]{1,9})\)")
LETTERS = re.compile(r"\w+")
ACRONYM = 5
BEFORE_NUMBER = (
    "nomor urut", "no. urut", "no urut", "paslon", "paslon nomor", "paslon no.", "pasangan calon nomor",
    "calon nomor", "pilih nomor", "pilih no.", "coblos nomor", "coblos no.",
)  # fmt: skip
"""What stands before a ballot number; a number alone says nothing."""
LEAST_SLOGAN = 2
"""Words a slogan needs to be told from everyday speech; one word counts as a hashtag alone."""


class Sought(Value, frozen=True, kw_only=True):
    """One name as it may be written; `exact`: only in this case, as acronyms are."""

    kind: ListKind
    text: str
    name: str
    exact: bool = False


def sought_in(situations: Iterable[Situation], common: Iterable[str] = ()) -> tuple[Sought, ...]:
    """All spellings of all lists, each once; `common` are everyday words that alone are no party's name."""
    everyday = frozenset(word.casefold() for word in common)
    found: dict[tuple[str, str], Sought] = {}
    for one in situations:
        made: list[Sought] = []
        for name in one.parties:
            made += _party(name, everyday)
        for name in one.candidates:
            made += _candidate(name)
        for name in one.numbers:
            made += _number(name)
        for name in one.slogans:
            made += _slogan(name)
        for each in made:
            found.setdefault((each.kind, each.text.casefold()), each)
    return tuple(found.values())


def finder(sought: Sought) -> re.Pattern[str]:
    """A pattern for one spelling as whole words; between its words may stand any space."""
    words = r"\s+".join(re.escape(word) for word in sought.text.split())
    return re.compile(rf"(?<!\w)#?{words}(?!\w)", re.NOFLAG if sought.exact else re.IGNORECASE)


def bare_name(name: str) -> str:
    """A person's name without titles, as texts write it."""
    return " ".join(TITLES.sub("", AFTER.sub("", name)).split())


def _party(name: str, everyday: frozenset[str]) -> Iterator[Sought]:
    whole = name.strip()
    for short in SHORT_NAME.findall(whole):
        yield Sought(kind="party", text=short, name=whole, exact=short.isupper())
    bare = SHORT_NAME.sub("", whole).strip()
    if not bare:
        return
    acronym = bare.isupper() and len(bare) <= ACRONYM
    common = bare.casefold() in everyday
    if not common or acronym:
        yield Sought(kind="party", text=bare, name=whole, exact=acronym)
    inner = PARTY.sub("", bare)
    if inner == bare:
        yield Sought(kind="party", text=f"Partai {bare}", name=whole)
    elif inner.casefold() not in everyday:
        yield Sought(kind="party", text=inner, name=whole, exact=inner.isupper() and len(inner) <= ACRONYM)


def _candidate(name: str) -> Iterator[Sought]:
    for person in PAIR.split(name):
        bare = bare_name(person)
        if len(bare) > 2:
            yield Sought(kind="candidate", text=bare, name=bare)
            words = bare.split()
            if len(words) > 1:
                yield Sought(kind="candidate", text="".join(words), name=bare)
    people = [bare.split()[0] for part in PAIR.split(name) if (bare := bare_name(part))]
    if len(people) == 2:
        for joint in ("-", " - ", "–", " dan ", " & "):
            yield Sought(kind="candidate", text=joint.join(people), name="–".join(people))


def _number(name: str) -> Iterator[Sought]:
    digits = re.sub(r"\D", "", name)
    if not digits:
        return
    bare = str(int(digits))
    for number in dict.fromkeys((bare, bare.zfill(2))):
        for before in BEFORE_NUMBER:
            yield Sought(kind="number", text=f"{before} {number}", name=bare)


def _slogan(name: str) -> Iterator[Sought]:
    words = LETTERS.findall(name)
    if not words:
        return
    if len(words) >= LEAST_SLOGAN:
        yield Sought(kind="slogan", text=" ".join(words), name=name.strip())
        yield Sought(kind="slogan", text="".join(words), name=name.strip())
    else:
        yield Sought(kind="slogan", text=f"#{words[0]}", name=name.strip())
