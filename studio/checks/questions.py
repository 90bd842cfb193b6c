"""Which questions a post is asked: the list as profile and office have it, met with what the post is."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from studio.checks.runner import RANK, Report
from studio.domain.ethics import Asked, Item, Mode, OfficeItem, Profile, Trait, Tuned
from studio.domain.project import Key, Project
from studio.domain.record import Value
from studio.domain.review import Severity


class Question(Value, frozen=True, kw_only=True):
    """A question put to this post: the item as the office has it, how grave it is now.

    `decided`: its checks ran and found nothing, so nobody needs to answer. `reason` is the office's own, for
    what it changed.
    """

    item: Item
    severity: Severity
    decided: bool = False
    reason: str = ""


class Put(NamedTuple):
    """What is asked, what is switched off with the reason, and checks whose findings weigh more than usual.

    Those last are of questions that mode, profile or office made graver.
    """

    put: tuple[Question, ...]
    off: tuple[tuple[str, str], ...]
    raised: dict[str, Severity]


def questions_of(
    project: Project, items: Mapping[str, Item], profile: Profile, altered: Collection[Key], *,
    modes: Collection[Mode], traits: Collection[Trait], tags: Iterable[str], platforms: Collection[str],
    report: Report, language: str = "id",
) -> Put:  # fmt: skip
    """The questions of the list that this post is asked, in the list's order."""
    from studio.checks.every import every_check  # noqa: PLC0415 - every theme; the first window needs none

    changes = {
        change.id: change for change in project.all(OfficeItem) if ("office-item", change.id) not in altered
    }
    own = {change.id: change.own for change in changes.values() if change.own is not None}
    tuned = {one.item: one for one in profile.tuned}
    labels = {tag.casefold() for tag in tags}
    spoke = {finding.id for finding in report.findings if finding.status not in {"pass", "skip"}}
    ran = {check.id for check in every_check()} - {ident for ident, _why in report.skipped}
    put, off = [], []
    raised: dict[str, Severity] = {}
    for item in {**items, **own}.values():
        now, reason, gone = as_office_has(item, changes.get(item.id), tuned.get(item.id), language)
        if gone:
            off.append((item.id, reason))
            continue
        suspected = bool(spoke & set(item.checks))
        if not (_asked(now.asked, modes, traits, labels, platforms) or _suspected(now, suspected)):
            continue
        unable = not item.checks or not set(item.checks) <= ran
        severity = _gravest(
            now.severity, [now.severity_in[mode] for mode in modes if mode in now.severity_in]
        )
        if RANK[severity] < RANK[item.severity]:
            raised |= dict.fromkeys(now.checks, severity)
        if now.means == "decides" and not unable and suspected:
            continue  # its findings stand in the list themselves
        decided = now.means == "decides" and not unable
        put.append(Question(item=now, severity=severity, decided=decided, reason=reason))
    return Put(tuple(put), tuple(off), raised)


def as_office_has(
    item: Item, change: OfficeItem | None, tuned: Tuned | None, language: str
) -> tuple[Item, str, bool]:
    """The item as profile and office have it, the reason for that, and whether it is switched off."""
    reason, gone = "", False
    if tuned is not None:
        reason = tuned.reason.get(language) or next(iter(tuned.reason.values()), "")
        gone = tuned.off
        item = replace(
            item, severity=tuned.severity or item.severity,
            asked=replace(item.asked, always=item.asked.always or tuned.always),
        )  # fmt: skip
    if change is not None and change.reason.strip():
        reason, gone = change.reason, change.off
        graver = change.severity if change.severity and RANK[change.severity] < RANK[item.severity] else None
        item = replace(item, severity=graver or item.severity, question={**item.question, **change.question})
    return item, reason, gone


def _asked(
    asked: Asked, modes: Collection[str], traits: Collection[str], tags: Collection[str],
    platforms: Collection[str],
) -> bool:  # fmt: skip
    met = (
        (asked.modes, modes), (asked.traits, traits), (asked.platforms, platforms),
        (tuple(tag.casefold() for tag in asked.tags), tags),
    )  # fmt: skip
    return asked.always or any(set(wanted) & set(given) for wanted, given in met)


def _suspected(item: Item, found: bool) -> bool:
    return found and (item.means == "suspects" or "suspected" in item.asked.traits)


def _gravest(severity: Severity, others: Iterable[Severity]) -> Severity:
    return min((severity, *others), key=RANK.__getitem__)
