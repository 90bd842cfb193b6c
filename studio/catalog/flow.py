"""The usual steps of a post and their times, read from `resources/flow/*.toml`; the office's win."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from studio import paths
from studio.catalog.decode import decode, read_toml
from studio.domain.content import Role, Status
from studio.domain.platform import Source
from studio.domain.record import Value
from studio.domain.steps import FLOW, Pace, StepRule
from studio.errors import StudioError

FOLDER = "flow"
Sure = Literal["O", "Q", "S", "M", "C", "D"]
"""As in the facts: official, quoted, second hand, from memory, computed, our own proposal."""


class UsualStep(Value, frozen=True, kw_only=True):
    """A step in a file; `s` names its source, `c` how sure it is."""

    status: Status
    role: Role
    days: int
    s: str
    c: Sure


class UsualPace(Value, frozen=True, kw_only=True):
    """How many minutes a post has that cannot wait for working days."""

    id: Pace
    minutes: int
    s: str
    c: Sure


class FlowFile(Value, frozen=True, kw_only=True):
    """One file of steps and paces."""

    format: int = 1
    sources: dict[str, Source] = msgspec.field(default_factory=dict)
    step: tuple[UsualStep, ...] = ()
    pace: tuple[UsualPace, ...] = ()


class Flow(Value, frozen=True, kw_only=True):
    """All files in one: a rule for every step in its order, minutes by pace."""

    steps: tuple[StepRule, ...]
    paces: dict[Pace, int]


def flow() -> Flow:
    """The usual steps."""
    return read_flow((paths.resources() / FOLDER, paths.office_data() / FOLDER))


@lru_cache(maxsize=4)
def read_flow(folders: tuple[Path, ...]) -> Flow:
    """Every file of the folders, checked, the strongest last; StudioError names the file and the fault."""
    steps: dict[Status, StepRule] = {}
    paces: dict[Pace, int] = {}
    for path in (found for folder in folders for found in sorted(folder.glob("*.toml"))):
        file = decode(read_toml(path), FlowFile, str(path))
        for one in file.step:
            _check(str(path), one.status, one.s in file.sources, one.status in FLOW and one.days >= 0)
            steps[one.status] = StepRule(status=one.status, role=one.role, days=one.days)
        for pace in file.pace:
            _check(str(path), pace.id, pace.s in file.sources, pace.minutes > 0)
            paces[pace.id] = pace.minutes
    missing = [status for status in FLOW if status not in steps]
    if missing:
        raise StudioError(
            "flow/missing",
            f"Langkah “{missing[0]}” tidak ada di berkas langkah.",
            "Pasang ulang program ini.",
        )
    return Flow(steps=tuple(steps[status] for status in FLOW), paces=paces)


def _check(where: str, ident: str, sourced: bool, sound: bool) -> None:
    if not sourced:
        hint = "Tambahkan sumbernya di [sources]."
        raise StudioError("flow/invalid", f"{where}: “{ident}” menyebut sumber yang tidak ada.", hint)
    if not sound:
        hint = "Hari tidak boleh negatif, menit harus lebih dari nol, dan statusnya salah satu langkah."
        raise StudioError("flow/invalid", f"{where}: “{ident}” bernilai tidak sah.", hint)
