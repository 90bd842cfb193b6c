"""A whole project as one immutable snapshot: records by kind and id."""

from typing import TypeVar

from studio.domain import accounts, calendar_days, content, ethics, planning, review, strategy
from studio.domain.record import Record

KINDS: dict[str, type[Record]] = {
    "office": content.Office,
    "post": content.Post,
    "design": content.Design,
    "page": content.DesignPage,
    "asset": content.Asset,
    "figure": content.Figure,
    "pillar": content.Pillar,
    "campaign": content.Campaign,
    "person": content.Person,
    "day": calendar_days.OfficeDay,
    "rhythm": planning.Rhythm,
    "rubric": planning.Rubric,
    "targets": planning.Targets,
    "message": strategy.KeyMessage,
    "pack": strategy.NarrativePack,
    "pack-return": strategy.PackReturn,
    "plan": strategy.StrategyPlan,
    "inquiry": strategy.Inquiry,
    "inquiry-topic": strategy.InquiryTopic,
    "answer": review.Answer,
    "review": review.ReviewState,
    "office-item": ethics.OfficeItem,
    "situation": ethics.Situation,
    "gate": ethics.GateRules,
    "ignored": ethics.Ignored,
    "account": accounts.AccountEntry,
    "account-check": accounts.AccountCheck,
    "office-template": content.OfficeTemplate,
    "trash": content.TrashedPost,
    "export": review.ExportLog,
}
"""Every kind of record, by the name under which it is stored."""

NAMES: dict[type[Record], str] = {kind: name for name, kind in KINDS.items()}
Key = tuple[str, str]
"""Kind and id of a record."""

R = TypeVar("R", bound=Record)


class Project:
    """Records by (kind, id); iteration is in insertion order. Never changed: edits make a new one."""

    __slots__ = ("_records",)

    def __init__(self, records: dict[Key, Record] | None = None) -> None:
        self._records = dict(records or {})

    def find(self, kind: type[R], ident: str) -> R | None:
        """The record, or None."""
        record = self._records.get((NAMES[kind], ident))
        return record if isinstance(record, kind) else None

    def get(self, kind: type[R], ident: str) -> R:
        """The record; KeyError when there is none."""
        record = self.find(kind, ident)
        if record is None:
            raise KeyError((NAMES[kind], ident))
        return record

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind."""
        return tuple(r for r in self._records.values() if isinstance(r, kind))

    def items(self) -> tuple[tuple[Key, Record], ...]:
        """All keys and records."""
        return tuple(self._records.items())

    def with_records(self, *records: Record) -> "Project":
        """A project in which these records are added or replaced."""
        changed = dict(self._records)
        for record in records:
            changed[NAMES[type(record)], record.id] = record
        return Project(changed)

    def without(self, *keys: Key) -> "Project":
        """A project that lacks these records."""
        return Project({k: r for k, r in self._records.items() if k not in keys})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Project) and self._records == other._records

    def __hash__(self) -> int:
        return hash(tuple(self._records))

    def __len__(self) -> int:
        return len(self._records)
