"""Findings of checks, answers of people, and the state of a review."""

from typing import Literal

import msgspec

from studio.domain.ids import PersonId, PostId, Sha256
from studio.domain.record import Record, Value

Severity = Literal["blocker", "warning", "advice"]
FindingStatus = Literal["pass", "skip", "info", "warn", "fail", "error"]
Decision = Literal["approve", "changes", "reject"]


class Where(Value, frozen=True, kw_only=True):
    """What a finding points at; empty parts do not apply. `box` is x, y, width, height in placement px.

    `span` is the first character and the one after the last in the text of `field` (of `platform`, or of the
    common caption without one) or of `slot` (its plain text). `asset` is a picture of the library.
    """

    page: int = 0
    node: str = ""
    slot: str = ""
    placement: str = ""
    platform: str = ""
    field: str = ""
    asset: str = ""
    span: tuple[int, int] | None = None
    box: tuple[float, float, float, float] | None = None


class Finding(Value, frozen=True, kw_only=True):
    """One result of one check. `id` names the check, `code` the case; both are for ever.

    `fix` is what may stand in place of `where.span`, for one click; None when there is nothing to offer.
    """

    id: str
    code: str
    severity: Severity
    status: FindingStatus
    message: str
    hint: str = ""
    where: Where = Where()
    values: dict[str, str | int | float] = msgspec.field(default_factory=dict)
    fix: str | None = None


class Answer(Record, frozen=True, kw_only=True):
    """A person's answer to a question, or to a finding, or its waiver; bound to the hash of what it attests.

    `item` is the id of a question or the code of a finding. `about` names the part it speaks of, as
    `seal.attest` calls it: `whole`, `texts`, `media`, `caption:instagram`, `picture:<asset>`, `figure:<id>`.
    `role` is the role in which the person answered.
    """

    post: PostId
    item: str
    about: str = "whole"
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
