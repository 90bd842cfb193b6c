"""Usual steps: the shipped file has all of them, each with a source; the office's own file wins."""

from pathlib import Path

import pytest

from studio import paths
from studio.catalog.flow import read_flow
from studio.domain.steps import FLOW
from studio.errors import StudioError

SHIPPED = paths.resources() / "flow"


def test_every_step_of_the_flow_is_shipped():
    """Editing, verifying and approving take one working day each, as proposed; news three hours."""
    found = read_flow((SHIPPED,))
    assert tuple(rule.status for rule in found.steps) == FLOW
    assert {r.status: r.days for r in found.steps if r.status in {"verifying", "in-review", "approved"}} == {
        "verifying": 1, "in-review": 1, "approved": 1,
    }  # fmt: skip
    assert found.paces == {"news": 180, "urgent": 60}


def test_our_own_proposals_are_never_called_official():
    """No national rule was found, so every number of the file is marked as ours."""
    text = (SHIPPED / "langkah.toml").read_text("utf-8")
    assert {line for line in text.splitlines() if line.startswith("c = ")} == {'c = "D"'}


def test_an_office_gives_itself_another_time(tmp_path: Path):
    """Two days for approving; the rest stays."""
    (tmp_path / "kantor.toml").write_text(
        '[sources.SOP]\ntitle = "SOP kantor"\nchecked = "2026-01-01"\n\n[[step]]\nstatus = "approved"\n'
        'role = "approver"\ndays = 2\ns = "SOP"\nc = "O"\n',
        "utf-8",
    )
    found = {rule.status: rule.days for rule in read_flow((SHIPPED, tmp_path)).steps}
    assert (found["approved"], found["verifying"]) == (2, 1)


@pytest.mark.parametrize(
    ("step", "code"),
    [
        ('status = "approved"\nrole = "approver"\ndays = -1\ns = "A"\nc = "D"', "flow/invalid"),
        ('status = "draft"\nrole = "approver"\ndays = 1\ns = "A"\nc = "D"', "flow/invalid"),
        ('status = "approved"\nrole = "approver"\ndays = 1\ns = "B"\nc = "D"', "flow/invalid"),
    ],
)
def test_a_wrong_step_is_refused_with_its_file(step: str, code: str, tmp_path: Path):
    """Negative days, a status that is no step, a source that is not there."""
    (tmp_path / "salah.toml").write_text(
        f'[sources.A]\ntitle = "A"\nchecked = "2026-01-01"\n\n[[step]]\n{step}\n', "utf-8"
    )
    with pytest.raises(StudioError, match=r"salah\.toml") as caught:
        read_flow((SHIPPED, tmp_path))
    assert caught.value.code == code
