"""Whether links and codes lead to official places, and whether the office looked after its accounts."""

import re
from collections.abc import Iterator

from studio.catalog.link_rules import link_rules
from studio.checks.debunk_checks import quotes_claim
from studio.checks.passages import Passage, published
from studio.checks.registry import Case, check
from studio.checks.subject import Subject, placed_pictures
from studio.domain.accounts import AccountCheck, days_since, last_check
from studio.domain.addresses import Known, is_address, is_payment, judge, looks_like, server_of
from studio.domain.content import Office
from studio.domain.ethics import GateRules
from studio.domain.review import Where
from studio.domain.text_parts import links

LATE, LONG = 31, 62
"""Days after which an account check is due, and long due."""
DIGITS = re.compile(r"\D+")
DEGREE = re.compile(r"(?:[A-Z][a-z]{0,2}\.)+(?:[A-Z][a-z]{1,3}|ST)")
"""A degree behind a name, such as M.Si or S.Tr.Ak, which ends as the addresses of a country do."""


def known_addresses(subject: Subject) -> Known:
    """What the office's project calls its own, with the shipped rules."""
    rules = link_rules()
    office = subject.project.find(Office, "office")
    gate = subject.project.find(GateRules, "gate")
    own = [server_of(name) for name in (*(gate.domains if gate else ()), office.site if office else "")]
    accounts = {
        platform: tuple(filter(None, (one.handle, one.url.rstrip("/").rpartition("/")[2])))
        for platform, one in (office.accounts.items() if office else ())
    }
    numbers = (*(gate.numbers if gate else ()), office.phone if office else "")
    if reach := tuple(n for number in numbers for n in _spellings(number)):
        accounts["whatsapp"] = (*accounts.get("whatsapp", ()), *reach)
    return Known(
        suffixes=rules.official.suffixes, reserved=rules.official.reserved, own=tuple(filter(None, own)),
        shorteners=rules.shorteners, platforms=rules.platforms, accounts=accounts,
        confusable=rules.names.confusable,
    )  # fmt: skip


@check(
    id="security/link",
    severity="warning",
    applies_to="post",
    rationale="People trust an address because an office gives it; it must be one the office answers for.",
    basis="House rule: official links (S1)",
)
def link(subject: Subject) -> Iterator[Case]:
    """Addresses outside official servers, the office's own, and its accounts."""
    for where, address, judged in _judged(subject):
        if judged == "unknown":
            yield Case(where=where, values={"server": server_of(address)})


@check(
    id="security/shortener",
    severity="warning",
    applies_to="post",
    rationale="A short address hides where it leads, and whoever owns it may lead it elsewhere tomorrow.",
    basis="House rule: official links (S1)",
)
def shortener(subject: Subject) -> Iterator[Case]:
    """Addresses of shorteners and link pages."""
    for where, address, judged in _judged(subject):
        if judged == "shortener":
            yield Case(where=where, values={"server": server_of(address)})


@check(
    id="security/look-alike",
    severity="blocker",
    applies_to="post",
    rationale="Frauds use names that look official; an office must never spread one by a slip of the pen.",
    basis="House rule: official links (S1); UTS 39",
)
def look_alike(subject: Subject) -> Iterator[Case]:
    """Addresses whose server imitates an official one or the office's own."""
    known = known_addresses(subject)
    for where, address, judged in _judged(subject):
        if judged == "look-alike":
            server = server_of(address)
            yield Case(where=where, values={"server": server, "like": looks_like(server, known) or ".go.id"})


@check(
    id="security/qr",
    severity="warning",
    applies_to="post",
    rationale="Nobody sees where a code in a picture leads; money sent to a wrong one is gone.",
    basis="House rule: official links (S1)",
    codes=("security/qr", "security/qr-payment"),
    needs=("design",),
)
def qr(subject: Subject) -> Iterator[Case]:
    """Codes in pictures that lead outside official places, or ask for money."""
    known = known_addresses(subject)
    for placed in placed_pictures(subject):
        for text in (placed.asset.codes or ()) if placed.asset else ():
            where = Where(page=placed.page, slot=placed.slot, asset=placed.asset.id if placed.asset else "")
            if is_payment(text):
                yield Case(code="security/qr-payment", where=where)
            elif is_address(text) and judge(text, known) in {"unknown", "shortener", "look-alike"}:
                yield Case(where=where, values={"server": server_of(text)})


@check(
    id="security/account-check",
    severity="advice",
    applies_to="post",
    rationale="An account is lost through somebody who left, or a second factor nobody turned on.",
    basis="House rule: monthly account check (S2)",
    codes=("security/account-check", "security/account-never"),
    needs=("today", "accounts"),
)
def account_check(subject: Subject) -> Iterator[Case]:
    """A monthly check that is due, or never made; where nothing was begun yet, question S2 asks instead."""
    office = subject.project.find(Office, "office")
    if office is None or not office.accounts:
        return
    latest = last_check(subject.project.all(AccountCheck))
    if latest is None:
        yield Case(code="security/account-never", values={"count": len(office.accounts)})
        return
    days = days_since(latest, subject.today)
    if days > LATE:
        yield Case(severity="warning" if days > LONG else "advice", values={"days": days})


def _judged(subject: Subject) -> Iterator[tuple[Where, str, str]]:
    """Each address in what is published, with what it is; those a debunked rumour quotes are left out."""
    known = known_addresses(subject)
    for passage in published(subject):
        if passage.sort == "alt" or quotes_claim(subject, passage):
            continue
        for start, end, address in _addresses(passage):
            yield passage.at(start, end), address, judge(address, known)


def _addresses(passage: Passage) -> Iterator[tuple[int, int, str]]:
    text = passage.text
    if passage.sort == "link":
        yield 0, len(text), text.strip()
        return
    for span in links(text):
        if span.start and text[span.start - 1] in "@.":  # a mail address or a name in one
            continue
        if not DEGREE.fullmatch(span.text):
            yield span.start, span.end, span.text


def _spellings(number: str) -> tuple[str, ...]:
    """A telephone number as addresses of messengers write it."""
    digits = DIGITS.sub("", number)
    if len(digits) < 5:
        return ()
    local = digits.removeprefix("62").removeprefix("0")
    return (digits, f"62{local}", f"0{local}")
