"""Findings of checks, answers of people, and the state of a review."""

from typing import Literal

import msgspec

from studio.domain.ids import PersonId, PostId, Sha256
from studio.domain.record import Record, Value

Severity = Literal["blocker", "warning", "advice"]
FindingStatus = Literal["pass", "skip", "info", "warn", "fail", "error"]
Decision = Literal["approve", "changes", "reject"]


class Where(Value, frozen=True, kw_only=True):
    """What a finding points at; empty parts do not apply. `box` is x, y, width, height in placement px."""

    page: int = 0
    node: str = ""
    slot: str = ""
    placement: str = ""
    platform: str = ""
    field: str = ""
    box: tuple[float, float, float, float] | None = None


class Finding(Value, frozen=True, kw_only=True):
    """One result of one check. `id` names the check, `code` the case; both are for ever."""

    id: str
    code: str
    severity: Severity
    status: FindingStatus
    message: str
    hint: str = ""
    where: Where = Where()
    values: dict[str, str | int | float] = msgspec.field(default_factory=dict)


class Answer(Record, frozen=True, kw_only=True):
    """A person's answer to a question or a waiver of a finding, bound to the hash of what it attests."""

    post: PostId
    item: str
    answer: Literal["yes", "no", "not-applicable", "waived"]
    reason: str = ""
    person: PersonId | None = None
    role: str = ""
    at: str = ""
    attests: Sha256 = Sha256("")
    evidence: str = ""


class ReviewState(Record, frozen=True, kw_only=True):
    """Decisions on a post per content part. The gate recomputes hashes and never believes this row."""

    post: PostId
    decision: Decision | None = None
    parts: dict[str, Sha256] = msgspec.field(default_factory=dict)
    person: PersonId | None = None
    at: str = ""
    comment: str = ""


class ExportLog(Record, frozen=True, kw_only=True):
    """That a bundle was written: when, of which content, and the hash of its manifest. Never undone."""

    posts: tuple[PostId, ...]
    at: str
    manifest: Sha256
    content: dict[str, Sha256] = msgspec.field(default_factory=dict)
    placements: tuple[str, ...] = ()
    files: int = 0
    bytes: int = 0
