"""Plans read in this process: what the limited child would answer, without starting one for each example."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from studio.intake import calendar_events, table_rows
from studio.session import plan_import, table_intake

JOBS = {
    "table": table_rows.table_rows,
    "calendar": lambda data: calendar_events.calendar_events(data, "2026-01-01", "2027-12-31"),
}


class Answer:
    """What the child answers."""

    def __init__(self, facts: object, data: bytes) -> None:
        self.facts, self.data = facts, data


@contextmanager
def reading_here() -> Iterator[None]:
    """Within it no child is started."""

    def run(job: str, data: bytes, **_limits: object) -> Answer:
        return Answer(*JOBS[job.partition(":")[0]](data))

    with pytest.MonkeyPatch.context() as patch:
        for module in (plan_import, table_intake):
            patch.setattr(module, "run_job", run)
        yield
