"""Telephone numbers and e-mail by which a person is reached; what the public is meant to use is none."""

import re
from collections.abc import Iterator

from studio.domain.personal_data import Allowed, Hit, national
from studio.domain.privacy_lexicon import Lexicon
from studio.domain.privacy_near import link_at, near

EMAIL = re.compile(
    r"(?<![\w.+@/-])(?P<name>[\w.+-]{1,64})(?:@|\s?(?:\(at\)|\[at\])\s?)(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})",
    re.IGNORECASE,
)
MOBILE = re.compile(
    r"(?<![0-9+])(?<![0-9][.,/-])(?:\+?62[ .-]?(?:\(0\)[ ]?)?|\(?0)8[1-35-9]"
    r"(?:[ .)-]{0,2}[0-9]){7,10}(?![0-9])(?![.,][0-9])"
)
LANDLINE = re.compile(
    r"(?<![0-9+])(?<![0-9][.,/-])(?:\(0[2-79][0-9]{1,2}\)[ -]?|0[2-79][0-9]{1,2}[ -]"
    r"|\+62[ -](?:\([2-79][0-9]{1,2}\)|[2-79][0-9]{1,2})[ -])"
    r"[0-9]{3,4}(?:[ -]?[0-9]{2,4}){1,2}(?![0-9])(?![.,][0-9])"
)


def phones(text: str, lexicon: Lexicon, allowed: Allowed) -> Iterator[Hit]:
    """Mobile numbers are sure but where a service is spoken of; fixed lines are an office's more often."""
    public, person = lexicon.words("near", "phone_public"), lexicon.words("near", "phone_person")
    for hit in MOBILE.finditer(text):
        link = link_at(text, hit.start())
        if is_public(hit[0], lexicon, allowed) or (link and not _calls(link, lexicon)):
            continue
        service = near(public, text, hit, 70, 30) and not near(person, text, hit, 30, 20)
        yield Hit(kind="phone", start=hit.start(), end=hit.end(), level="suspect" if service else "sure")
    for hit in LANDLINE.finditer(text):
        own = near(person, text, hit, 40, 10) and not near(public, text, hit, 24, 0)
        if is_public(hit[0], lexicon, allowed) or link_at(text, hit.start()):
            continue
        if own or not near(public, text, hit, 90, 40):
            yield Hit(kind="phone", start=hit.start(), end=hit.end(), level="sure" if own else "suspect")


def emails(text: str, lexicon: Lexicon, allowed: Allowed) -> Iterator[Hit]:
    """Mail of offices is none; that of a role, or for a service, is suspected only."""
    if "@" not in text and "(at)" not in text and "[at]" not in text:
        return
    for hit in EMAIL.finditer(text):
        name, domain = hit["name"].casefold(), hit["domain"].casefold()
        if not re.search(r"\.[a-z]{2,}$", domain) or f"{name}@{domain}" in allowed.mail:
            continue
        if _within(domain, lexicon.numbers["mail_official"]) or _within(domain, allowed.domains):
            continue
        parts = set(re.split(r"[._+-]|\d+", name))
        role = bool(parts & set(lexicon.numbers["mail_role"])) or name.startswith(_long(lexicon))
        service = near(lexicon.words("near", "phone_public"), text, hit, 40, 10)
        own = near(lexicon.words("near", "phone_person"), text, hit, 30, 10)
        level = "suspect" if (role or service) and not own else "sure"
        yield Hit(kind="email", start=hit.start(), end=hit.end(), level=level)  # type: ignore[arg-type]


def is_public(number: str, lexicon: Lexicon, allowed: Allowed) -> bool:
    """Whether a number is one of the office's own or a service line of all."""
    digits = national(number)
    return digits in allowed.numbers or bool(lexicon.pattern("hotlines", _hotlines).fullmatch(digits))


def _hotlines(lexicon: Lexicon) -> str:
    return "|".join(mask.replace("#", "[0-9]").replace("*", "[0-9]*") for mask in lexicon.numbers["hotlines"])


def _long(lexicon: Lexicon) -> tuple[str, ...]:
    """Roles long enough to be known at the start of a longer name."""
    return tuple(word for word in lexicon.numbers["mail_role"] if len(word) > 4)


def _within(domain: str, known: tuple[str, ...] | frozenset[str]) -> bool:
    return any(domain == name or domain.endswith(f".{name}") for name in known)


def _calls(link: str, lexicon: Lexicon) -> bool:
    return any(name in link.casefold() for name in lexicon.numbers["phone_links"])
