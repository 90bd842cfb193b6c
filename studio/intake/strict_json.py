"""JSON from outside, read within limits: no key twice, no number beyond 53 bits, no text that is none."""

import json
import re
import unicodedata
from typing import Any

from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.limits import LIMITS

STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"')


def read_json(data: bytes, name: str, *, most: int = 0, depth: int = 0, fractions: bool = False) -> Any:
    """The value in `data`; StudioError names the file and the first rule it breaks."""
    if len(data) > (most or LIMITS.json.bytes):
        raise _refused(name, N_("terlalu besar"))
    if _depth(data) > (depth or LIMITS.json.depth):
        raise _refused(name, N_("bersusun terlalu dalam"))
    hooks = _Hooks(name, fractions=fractions)
    try:
        value = json.loads(
            data.decode("utf-8"), object_pairs_hook=hooks.pairs, parse_int=hooks.integer,
            parse_float=hooks.fraction, parse_constant=hooks.constant,
        )  # fmt: skip
    except UnicodeDecodeError:
        raise _refused(name, N_("bukan teks UTF-8")) from None
    except ValueError:
        raise _refused(name, N_("bukan JSON yang sah")) from None
    _check_texts(value, name)
    return value


class _Hooks:
    """What the parser asks for keys and numbers."""

    def __init__(self, name: str, *, fractions: bool) -> None:
        self.name, self.fractions = name, fractions

    def pairs(self, found: list[tuple[str, Any]]) -> dict[str, Any]:
        """An object without a key twice."""
        made = dict(found)
        if len(made) != len(found):
            raise _refused(self.name, N_("memuat kunci yang sama dua kali"))
        return made

    def integer(self, digits: str) -> int:
        """A number of 53 bits."""
        if len(digits) > 17 or abs(int(digits)) > LIMITS.json.integer:
            raise _refused(self.name, N_("memuat bilangan di luar 53 bit"))
        return int(digits)

    def fraction(self, digits: str) -> float:
        """A fraction, where there may be some."""
        if not self.fractions:
            raise _refused(self.name, N_("memuat bilangan pecahan"))
        return float(digits)

    def constant(self, _name: str) -> float:
        """No NaN, no infinity."""
        raise _refused(self.name, N_("memuat bilangan pecahan"))


def _check_texts(value: Any, name: str) -> None:
    """Every text of the value, walked without recursion."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            left += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            left += one
        elif isinstance(one, str) and any(c == "\0" or unicodedata.category(c) == "Cs" for c in one):
            raise _refused(name, N_("memuat karakter yang bukan teks"))


def _depth(data: bytes) -> int:
    """How deep objects and lists nest, counted without a parser that could overflow."""
    depth = deepest = 0
    for byte in STRINGS.sub(b"", data):
        if byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def _refused(name: str, what: str) -> StudioError:
    return StudioError(
        "narrative/json",
        f"Berkas “{name}” di dalam paket {what}; tidak ada yang disimpan.",
        "Minta pengirim membuat ulang paketnya dengan Studio Humas.",
    )
