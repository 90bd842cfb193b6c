"""How right the checks of neutrality, verification and security are on the labelled sentences."""

import pytest

from tests.checks.labelled_claims import CHECKS, precision_recall, read, score

pytestmark = pytest.mark.bench


def test_precision_and_recall(capsys) -> None:
    """Prints right, false and missed findings by code."""
    with capsys.disabled():
        for name in sorted(CHECKS):
            print(f"\n{name}: {len(read(name)['line'])} sentences")  # noqa: T201 - the table is the result
            for code, row in sorted(score(name).items()):
                precision, recall = precision_recall(row)
                print(f"  {code:28} {row[0]:3} {row[1]:3} {row[2]:3}  P {precision:.2f}  R {recall:.2f}")  # noqa: T201
