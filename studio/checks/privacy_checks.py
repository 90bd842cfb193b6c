"""Personal data of people in a post's texts, and places in its pictures."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from studio.catalog.privacy import load_privacy
from studio.checks.passages import passages
from studio.checks.registry import Case, check
from studio.checks.subject import Subject, placed_pictures
from studio.domain.child_identity import GROWN
from studio.domain.content import Figure, FigureRef, FigureRefs, Office
from studio.domain.ethics import GateRules
from studio.domain.person_names import initials, names, sentence_at
from studio.domain.personal_data import LABELS, PLACED, Allowed, Hit, allowed_of, find
from studio.domain.project import Project
from studio.domain.review import Severity, Where

CODES = tuple(sorted(f"privacy/{kind}" for kind in LABELS))
TOPICS = ("health", "crime", "finance", "inheritance")
REACH = 120
"""Characters within which a word and a name belong together."""
FIXED = frozenset({"caption", "slot", "alt", "note"})
"""Texts in which a stretch can be replaced on one click; an address or a file name would be broken."""


@check(
    id="privacy/identifiers",
    severity="blocker",
    applies_to="post",
    rationale="Whoever reads a number of a person can open accounts, borrow money or find a home with it.",
    basis="UU 27/2022 Articles 4, 16, 65 (2); UU 23/2006 jo. UU 24/2013 Article 84 (P1)",
    codes=CODES,
)
def identifiers(subject: Subject) -> Iterator[Case]:
    """Numbers, mail, addresses, days of birth in every text; what is only suspected is a warning."""
    allowed = allowed_in(subject.project)
    for passage in passages(subject):
        for hit in find(passage.text, load_privacy(), allowed):
            fix = PLACED[hit.kind] if passage.sort in FIXED else None
            yield _case(hit, passage.at(hit.start, hit.end), passage.sort, fix)
    for where, label in _labels(subject):
        for hit in find(label, load_privacy(), allowed):
            yield _case(hit, where, "figure", None)


def _case(hit: Hit, where: Where, sort: str, fix: str | None) -> Case:
    severity: Severity = "blocker" if hit.level == "sure" and sort != "note" else "warning"
    return Case(
        code=f"privacy/{hit.kind}", where=where, severity=severity, fix=fix,
        values={"personal": hit.kind, "masked": hit.masked, "kept": sort, "level": hit.level},
    )  # fmt: skip


@check(
    id="privacy/specific",
    severity="warning",
    applies_to="post",
    rationale="Health, crime and money of a named person are data that the law protects most.",
    basis="UU 27/2022 Articles 4 (2) and 34 (P3)",
)
def specific(subject: Subject) -> Iterator[Case]:
    """A word of health, crime or money close to a person's name; officials who speak of it are none."""
    lexicon, known = load_privacy(), officials_in(subject.project)
    for passage in passages(subject):
        text = passage.text
        spots = sorted(
            (hit.start(), hit.end(), topic)
            for topic in TOPICS
            for hit in lexicon.words("specific", topic).finditer(text)
        )
        if not spots:
            continue
        for name in names(text, lexicon):
            minor = name.age is not None and name.age < GROWN  # child/identity looks at them
            if minor or name.official or text[name.start : name.end].casefold() in known:
                continue
            topic = _topic(text, name.start, name.end, spots)
            if topic:
                yield Case(
                    where=passage.at(name.start, name.end), values={"specific": topic, "kept": passage.sort},
                    fix=initials(text[name.start : name.end]) if passage.sort in FIXED else None,
                )  # fmt: skip


def _topic(text: str, start: int, end: int, spots: list[tuple[int, int, str]]) -> str:
    """What is said of the name in its sentence, or nothing. `spots` are in the order of the text."""
    first, last = sentence_at(text, start, end)
    near = spots[bisect_left(spots, (first,)) : bisect_left(spots, (last,))]
    close = {topic for begin, stop, topic in near if max(start - stop, begin - end) <= REACH}
    return next((topic for topic in TOPICS if topic in close), "")


@check(
    id="privacy/metadata",
    severity="advice",
    applies_to="post",
    rationale="A photo from a phone says where it was taken; what is published must not.",
    basis="UU 27/2022 Article 35 (P5)",
)
def metadata(subject: Subject) -> Iterator[Case]:
    """Pictures that came with a place: it was taken out, and the original stays in the project."""
    seen: set[str] = set()
    for placed in placed_pictures(subject):
        if placed.asset and placed.asset.had_place and placed.asset.id not in seen:
            seen.add(placed.asset.id)
            yield Case(where=Where(page=placed.page, slot=placed.slot, asset=placed.asset.id))


def allowed_in(project: Project) -> Allowed:
    """What the office has made public: its profile and the numbers and domains of its gate rules."""
    return _allowed(project.find(Office, "office"), project.find(GateRules, "gate"))


@lru_cache(maxsize=8)
def _allowed_of(numbers: tuple[str, ...], domains: tuple[str, ...], address: str) -> Allowed:
    return allowed_of(numbers, domains, address)


def _allowed(office: Office | None, rules: GateRules | None) -> Allowed:
    numbers = (*((office.phone,) if office else ()), *(rules.numbers if rules else ()))
    accounts = tuple(account.url for account in office.accounts.values()) if office else ()
    domains = (*((office.site,) if office else ()), *(rules.domains if rules else ()))
    return _allowed_of((*numbers, *accounts), domains, office.address if office else "")


def officials_in(project: Project) -> frozenset[str]:
    """Names of officials whom the office shows, in small letters."""
    rules = project.find(GateRules, "gate")
    return frozenset(name.casefold() for name in rules.officials) if rules else frozenset()


def _labels(subject: Subject) -> Iterator[tuple[Where, str]]:
    """Labels and sources of figures that the design shows."""
    for number, page in subject.pages:
        for slot, value in page.slots.items():
            one = (value.figure,) if isinstance(value, FigureRef) else ()
            idents = value.figures if isinstance(value, FigureRefs) else one
            for ident in idents:
                figure = subject.project.find(Figure, ident)
                if figure:
                    yield Where(page=number, slot=slot), f"{figure.label}\n{figure.source}"
