"""How well hashtags, capitals, emoji and colour words are found in the labelled captions."""

import pytest

from tests.checks.access_set import lines, tally


@pytest.mark.bench
def test_findings_of_access(capsys: pytest.CaptureFixture[str]) -> None:
    """Prints precision and recall by code."""
    table = tally()
    rows = [f"{len(lines())} labelled captions", "code, right, wrong, missed, precision, recall"]
    for code, (right, wrong, missed) in table.items():
        precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
        rows.append(f"{code:22}{right:4}{wrong:4}{missed:4}{precision:7.2f}{recall:7.2f}")
    with capsys.disabled():
        print("\n" + "\n".join(rows))  # noqa: T201 - the figures are the result
    assert table
