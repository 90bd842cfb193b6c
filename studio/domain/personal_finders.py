"""How each kind of personal data is told in a text; the surer kinds first, for one place is one kind."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from studio.domain.identity_numbers import is_card, is_nik, is_nip, is_npwp
from studio.domain.personal_data import Allowed, Hit, Kind, Level, national
from studio.domain.personal_places import addresses, births, coordinates
from studio.domain.personal_reach import emails, phones
from studio.domain.privacy_lexicon import Lexicon, alternatives
from studio.domain.privacy_near import in_link, near, words_before

Finder = Callable[[str, Lexicon, Allowed], Iterator[Hit]]
EDGE, END = r"(?<![0-9])(?<![0-9][.,])", r"(?![0-9])(?![.,][0-9])"
SIXTEEN = re.compile(
    rf"{EDGE}(?:[0-9]{{16}}|[0-9]{{4}}(?P<a>[ .-])[0-9]{{4}}(?P=a)[0-9]{{4}}(?P=a)[0-9]{{4}}"
    rf"|[0-9]{{6}}(?P<b>[ .-])[0-9]{{6}}(?P=b)[0-9]{{4}}"
    rf"|[0-9]{{2}}(?P<c>[ .-])[0-9]{{2}}(?P=c)[0-9]{{2}}(?P=c)[0-9]{{6}}(?P=c)[0-9]{{4}}){END}"
)
NPWP_DOTTED = re.compile(rf"{EDGE}[0-9]{{2}}\.[0-9]{{3}}\.[0-9]{{3}}\.[0-9][-.][0-9]{{3}}\.[0-9]{{3}}{END}")
FIFTEEN = re.compile(rf"{EDGE}[0-9]{{15}}{END}")
NITKU = re.compile(rf"{EDGE}[0-9]{{22}}{END}")
NIP = re.compile(
    rf"{EDGE}(?:[0-9]{{8}} ?[0-9]{{6}} ?[12] ?[0-9]{{3}}|[0-9]{{8}}[.-][0-9]{{6}}[.-][12][.-][0-9]{{3}}){END}"
)
CARD = re.compile(
    rf"{EDGE}(?:[0-9]{{13,19}}|[0-9]{{4}}(?P<a>[ -])[0-9]{{4}}(?P=a)[0-9]{{4}}(?P=a)[0-9]{{4}}){END}"
)
PASSPORT = re.compile(r"(?<![A-Za-z0-9])[A-Z] ?[0-9]{7}(?![A-Za-z0-9])")
RUN = r"[0-9](?:[ .-]?[0-9]){7,15}"
PRICE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
DATE = re.compile(
    r"(?:(?:19|20)[0-9]{2}[ .-][0-9]{1,2}[ .-][0-9]{1,2}"
    r"|[0-9]{1,2}[ .-][0-9]{1,2}[ .-](?:19|20)[0-9]{2})(?![0-9])"
)
THOUSANDS_BEFORE = re.compile(r"(?i)rp\.?\s*$")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
PASSPORT_WORDS = 6
"""Words before or after a passport number among which “paspor” stands."""


def niks(text: str, lexicon: Lexicon, _allowed: Allowed) -> Iterator[Hit]:
    """Sure where the words say so or the first six digits are a district of today."""
    for hit in SIXTEEN.finditer(text):
        digits = _digits(hit[0])
        if not is_nik(digits, lexicon):
            continue
        told = near(lexicon.words("near", "nik"), text, hit, 60)
        other = not told and near(lexicon.words("near", "document"), text, hit, 30)
        linked = not told and in_link(text, hit.start())
        if other or linked:
            continue
        yield _hit("nik", hit, sure=told or digits[:6] in lexicon.districts)


def npwps(text: str, lexicon: Lexicon, _allowed: Allowed) -> Iterator[Hit]:
    """In dots, or with its check digit near the word."""
    word = lexicon.words("near", "npwp")
    for hit in NPWP_DOTTED.finditer(text):
        yield _hit("npwp", hit, sure=is_npwp(_digits(hit[0])) or near(word, text, hit, 40))
    for pattern in (FIFTEEN, SIXTEEN):
        for hit in pattern.finditer(text):
            digits, told = _digits(hit[0]), near(word, text, hit, 40)
            zero = len(digits) == 16 and digits[0] == "0"
            if told and (len(digits) == 15 or zero):
                yield _hit("npwp", hit, sure=is_npwp(digits))
            elif zero and is_npwp(digits) and not near(lexicon.words("near", "document"), text, hit, 30):
                yield _hit("npwp", hit, sure=False)


def nitkus(text: str, lexicon: Lexicon, _allowed: Allowed) -> Iterator[Hit]:
    """22 digits near the word."""
    for hit in NITKU.finditer(text):
        if near(lexicon.words("near", "nitku"), text, hit, 40):
            yield _hit("nitku", hit)


def nips(text: str, _lexicon: Lexicon, _allowed: Allowed) -> Iterator[Hit]:
    """18 digits whose days there are; a NIP belongs into official letters, not into posts."""
    for hit in NIP.finditer(text):
        if is_nip(_digits(hit[0])):
            yield _hit("nip", hit)


def cards(text: str, lexicon: Lexicon, _allowed: Allowed) -> Iterator[Hit]:
    """With check digit and a start that banks use; sure near its words or in groups of four."""
    for hit in CARD.finditer(text):
        if not is_card(_digits(hit[0])) or in_link(text, hit.start()):
            continue
        told = near(lexicon.words("near", "card"), text, hit, 40)
        grouped = bool(hit["a"])
        if told or (grouped and not near(lexicon.words("near", "document"), text, hit, 30)):
            yield _hit("card", hit, sure=told)


def accounts(text: str, lexicon: Lexicon, allowed: Allowed) -> Iterator[Hit]:
    """Digits soon after the word or a bank's name; of a public fund only suspected."""
    for hit in lexicon.pattern("account", _account).finditer(text):
        start, end = hit.span("value")
        value = hit["value"]
        no_number = PRICE.fullmatch(value) or DATE.match(value) or THOUSANDS_BEFORE.search(hit["gap"])
        if (
            no_number
            or lexicon.words("near", "phone").search(hit["gap"])
            or national(value) in allowed.numbers
        ):
            continue
        public = near(lexicon.words("near", "account_public"), text, hit, 70, 50)
        yield Hit(kind="account", start=start, end=end, level="suspect" if public else "sure")


def worded(text: str, lexicon: Lexicon, _allowed: Allowed) -> Iterator[Hit]:
    """Numbers of insurance and driving licence, which only the word before them tells."""
    for kind, name, counts in (("bpjs", "bpjs", {11, 13}), ("licence", "licence", {12, 14})):
        for hit in lexicon.pattern(kind, partial(_worded, name)).finditer(text):
            digits = _digits(hit["value"])
            if len(digits) in counts and not digits.startswith(("08", "628")):
                yield Hit(kind=kind, start=hit.start("value"), end=hit.end("value"))  # type: ignore[arg-type]


def passports(text: str, lexicon: Lexicon, _allowed: Allowed) -> Iterator[Hit]:
    """A letter and seven digits near the word; codes look the same, so it is suspected only."""
    for hit in PASSPORT.finditer(text):
        around = f"{words_before(text, hit.start(), PASSPORT_WORDS)} {text[hit.end() : hit.end() + 50]}"
        if lexicon.words("near", "passport").search(around):
            yield _hit("passport", hit, sure=False)


def plates(text: str, lexicon: Lexicon, _allowed: Allowed) -> Iterator[Hit]:
    """Suspected only: paper sizes and years look alike, so without a word near it has to be a long one."""
    for hit in lexicon.pattern("plate", _plate).finditer(text):
        told = near(lexicon.words("near", "plate"), text, hit, 50, 25)
        long = len(hit["number"]) >= 3 and len(hit["tail"]) >= 2 and not YEAR.fullmatch(hit["number"])
        if told or long:
            yield _hit("plate", hit, sure=False)


def _account(lexicon: Lexicon) -> str:
    word, banks = alternatives(lexicon.near["account"]), alternatives(lexicon.numbers["banks"])
    return (
        rf"(?<!\w)(?:(?i:{word})(?!\w)|(?:{banks})(?!\w))(?P<gap>[^0-9\n]{{0,30}})(?P<value>{RUN})(?![0-9])"
    )


def _worded(name: str, lexicon: Lexicon) -> str:
    said = rf"(?<!\w)(?i:{alternatives(lexicon.near[name])})(?!\w)[^0-9\n]{{0,30}}"
    return rf"{said}(?P<value>{EDGE}[0-9](?:[ .-]?[0-9]){{10,13}}){END}"


def _plate(lexicon: Lexicon) -> str:
    region = alternatives(lexicon.numbers["plates"])
    tail = r"(?P<number>[1-9][0-9]{0,3})[ -]?(?P<tail>[A-Z]{1,3})(?![A-Za-z0-9/.-])"
    return rf"(?<![A-Za-z0-9/.-])(?:{region})[ -]?{tail}"


def _hit(kind: Kind, hit: re.Match[str], *, sure: bool = True) -> Hit:
    level: Level = "sure" if sure else "suspect"
    return Hit(kind=kind, start=hit.start(), end=hit.end(), level=level)


def _digits(words: str) -> str:
    return "".join(char for char in words if char in "0123456789")


FINDERS: tuple[Finder, ...] = (
    emails, nitkus, nips, niks, npwps, accounts, cards, worded, phones, passports, plates, births,
    coordinates, addresses,
)  # fmt: skip
