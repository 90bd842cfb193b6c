"""Personal data in a text: which kind, where, how sure; the value itself is never told.

Rules and sources: the facts of personal data patterns. `sure` is what cannot well be anything else, `suspect`
what a person has to look at. Public numbers, the office's own, prices, dates and document numbers are none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal

from studio.domain.privacy_lexicon import Lexicon
from studio.domain.record import Value

Kind = Literal[
    "nik", "npwp", "nitku", "nip", "passport", "bpjs", "licence", "phone", "email", "plate", "account",
    "card", "birth", "address", "coordinates",
]  # fmt: skip
Level = Literal["sure", "suspect"]
LABELS: dict[Kind, str] = {
    "nik": "NIK/KK", "npwp": "NPWP", "nitku": "NITKU", "nip": "NIP", "passport": "paspor", "bpjs": "BPJS",
    "licence": "SIM", "phone": "telepon", "email": "surel", "plate": "pelat", "account": "rekening",
    "card": "kartu", "birth": "tanggal lahir", "address": "alamat", "coordinates": "koordinat",
}  # fmt: skip
PLACED: dict[Kind, str] = {
    "nik": "[NIK/KK]", "npwp": "[NPWP]", "nitku": "[NITKU]", "nip": "[NIP]", "passport": "[nomor paspor]",
    "bpjs": "[nomor BPJS]", "licence": "[nomor SIM]", "phone": "[telepon]", "email": "[surel]",
    "plate": "[pelat nomor]", "account": "[nomor rekening]", "card": "[nomor kartu]",
    "birth": "[tanggal lahir]", "address": "[alamat]", "coordinates": "[koordinat]",
}  # fmt: skip
"""What stands in the place of each kind."""
TWIN = str.maketrans(
    {
        **{0xFF10 + digit: str(digit) for digit in range(10)},
        **dict.fromkeys((0x00A0, 0x2007, 0x202F, 0x2009), " "),
        **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2212), "-"),
        0xFF20: "@", 0xFF0B: "+",
    }
)  # fmt: skip
"""Characters that look like others, each for one, so that places stay."""
PLACEHOLDER = re.compile(r"\[[^\]\n]{2,20}\]")


class Hit(Value, frozen=True, kw_only=True):
    """Personal data from `start` up to `end` of a text."""

    kind: Kind
    start: int
    end: int
    level: Level = "sure"

    @property
    def masked(self) -> str:
        """The kind with stars for its value."""
        return f"{LABELS[self.kind]} ****"


class Allowed(Value, frozen=True, kw_only=True):
    """What the office has made public: numbers as digits, mail and domains in small letters, its address."""

    numbers: frozenset[str] = frozenset()
    mail: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    address: str = ""


def find(text: str, lexicon: Lexicon, allowed: Allowed | None = None) -> tuple[Hit, ...]:
    """Every piece of personal data, none over another, in the order of the text."""
    from studio.domain.personal_finders import FINDERS  # noqa: PLC0415 - they are made of this module's values

    seen = twin_of(text)
    hits: list[Hit] = []
    for finder in FINDERS:
        for hit in finder(seen, lexicon, allowed or Allowed()):
            at = bisect_left(hits, hit.start, key=lambda one: one.start)
            if _free(hit, hits[max(0, at - 1) : at + 1]):
                hits.insert(at, hit)
    return tuple(hits)


def twin_of(text: str) -> str:
    """The text as it is read: one kind of digits, blanks and dashes, nothing in the place of masked data."""
    seen = text.translate(TWIN)
    return PLACEHOLDER.sub(lambda hit: " " * len(hit[0]), seen) if "[" in seen else seen


def redacted(text: str, hits: Iterable[Hit]) -> str:
    """The text with the kind of each hit in its place."""
    for hit in sorted(hits, key=lambda one: -one.start):
        text = f"{text[: hit.start]}{PLACED[hit.kind]}{text[hit.end :]}"
    return text


def allowed_of(numbers: Iterable[str], domains: Iterable[str], address: str = "") -> Allowed:
    """What is public, from numbers and mail as people type them."""
    words = [word for line in numbers for word in re.split(r"[;,/\n|]", line) if word.strip()]
    mail = {word.strip().casefold() for word in words if "@" in word}
    return Allowed(
        numbers=frozenset(filter(None, (national(word) for word in words if "@" not in word))),
        mail=frozenset(mail),
        domains=frozenset(_domain(name) for name in domains if _domain(name)),
        address=squeezed(address),
    )


def national(number: str) -> str:
    """The digits of a number; a telephone number begins with 0 instead of the country's 62."""
    digits = re.sub(r"[^0-9]", "", number.replace("(0)", ""))
    return f"0{digits[2:]}" if digits.startswith("62") and 10 <= len(digits) <= 15 else digits


def squeezed(words: str) -> str:
    """Letters and digits alone, in small letters."""
    return re.sub(r"[\W_]+", "", words.casefold())


def _domain(address: str) -> str:
    bare = re.sub(r"^[a-z]+://", "", address.strip().casefold())
    return re.split(r"[/?#:]", bare.removeprefix("www."))[0]


def _free(hit: Hit, taken: list[Hit]) -> bool:
    return all(hit.end <= other.start or hit.start >= other.end for other in taken)
