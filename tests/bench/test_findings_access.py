"""How well hashtags, capitals, emoji and colour words are found in the labelled captions."""

import pytest

from tests.checks.access_set import lines, tally


@pytest.mark.bench
def test_findings_of_access(capsys: pytest.CaptureFixture[str]) -> None:
    """Prints precision and recall by code."""
    table = tally()
    with capsys.disabled():
        print(f"\n{len(lines())} labelled captions")
        print(f"{'code':24}{'right':>6}{'wrong':>6}{'missed':>7}{'precision':>10}{'recall':>8}")
        for code, (right, wrong, missed) in table.items():
            precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
            print(f"{code:24}{right:6}{wrong:6}{missed:7}{precision:10.2f}{recall:8.2f}")
    assert table
