"""Precision and recall of the checks on the labelled sets, printed as one table.

A set joins by a function in `TABLES` that gives its rows; it is measured here, asserted beside its checks.
"""

from collections.abc import Callable

import lokal
import pytest

from tests.checks.labelled import HEAD, Rate, lines, rate
from tests.checks.test_privacy_sets import codes_of, kinds_of, milliseconds, rates

pytestmark = pytest.mark.bench
LOKAL = {
    "NIK": "nik", "KK": "nik", "NPWP": "npwp", "PASSPORT": "passport", "SIM": "licence", "NIP": "nip",
    "BPJS": "bpjs", "PHONE": "phone", "EMAIL": "email", "BANK_ACCOUNT": "account", "CARD": "card",
    "PLATE": "plate", "GEO": "coordinates", "ADDRESS": "address", "BIRTH_DATE": "birth",
}  # fmt: skip
"""Kinds of lokal-id by our names; others of its kinds (names, religion, money) are not counted against it."""


def privacy() -> dict[str, Rate]:
    """Personal data and people, and lokal-id on the same lines of personal data."""

    def theirs(text: str) -> list[str]:
        return [LOKAL[found.type] for found in lokal.detect_pii(text) if found.type in LOKAL]

    others = {
        "  the same by lokal-id": rate(lines("privacy", "kinds"), theirs),
        "  held out, by lokal-id": rate(lines("privacy_held", "kinds"), theirs),
    }
    return rates() | others


TABLES: tuple[Callable[[], dict[str, Rate]], ...] = (privacy,)


def test_precision_and_recall_of_every_set() -> None:
    """The table; what went wrong stands below it."""
    found = {name: reached for table in TABLES for name, reached in table().items()}
    print(f"\n{HEAD}")  # noqa: T201 - the table is the result
    for name, reached in found.items():
        print(reached.row(name))  # noqa: T201


def test_speed_on_a_caption() -> None:
    """Milliseconds of the processor for 900 letters."""
    text = " ".join(text for text, _ in lines("privacy", "kinds"))[:900]
    ours, people = milliseconds(lambda: kinds_of(text)), milliseconds(lambda: codes_of(text))
    theirs = milliseconds(lambda: lokal.detect_pii(text))
    print(f"\npersonal data {ours:.2f} ms, people {people:.2f} ms, lokal-id {theirs:.2f} ms")  # noqa: T201
