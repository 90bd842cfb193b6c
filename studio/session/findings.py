"""Findings as people read them: the same finding in several places is said once, and what passed is told."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from studio.catalog.check_words import About, Language, load_words
from studio.checks.every import every_check
from studio.domain.platform import Placement
from studio.domain.record import Value
from studio.domain.review import Finding, Severity

PLACES = {"id": "{count} penempatan", "en": "{count} placements"}
PLATFORMS = {"id": "{count} platform", "en": "{count} platforms"}
NAME = re.compile(r"\{(\w+)\}")
OPEN = frozenset({"warn", "fail", "error"})


class Spread(Value, frozen=True, kw_only=True):
    """One row: findings of one case about one part, wherever it shows."""

    severity: Severity
    message: str
    hint: str
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The first of them."""
        return self.findings[0]

    @property
    def placements(self) -> tuple[str, ...]:
        """Ids of the placements, each once."""
        return tuple(dict.fromkeys(f.where.placement for f in self.findings if f.where.placement))


def spreads(findings: Iterable[Finding], language: Language = "id") -> tuple[Spread, ...]:
    """The findings with those of one case about one part put together, in the order they came."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_key(finding), []).append(finding)
    return tuple(_spread(tuple(group), language) for group in groups.values())


def _key(finding: Finding) -> tuple[object, ...]:
    where = finding.where
    platform = where.platform if where.field or finding.id.startswith("caption/") else ""
    part = where.slot or where.node or finding.values.get("color", "") or finding.values.get("font", "")
    alone = "" if where.placement else finding.message
    return finding.severity, finding.code, where.page, part, where.field, platform, alone


def _spread(group: tuple[Finding, ...], language: Language) -> Spread:
    first, words = group[0], load_words(language).codes.get(group[0].code)
    message, hint = first.message, first.hint
    if len(group) > 1 and words is not None:
        message = _together(words.message, [f.message for f in group], language) or message
        hint = _together(words.hint, [f.hint for f in group], language) or hint
    return Spread(severity=first.severity, message=message, hint=hint, findings=group)


def _together(said: str, sentences: Sequence[str], language: Language) -> str:
    """One sentence for several that differ in what their names stand for; empty when of different kinds."""
    if len(set(sentences)) == 1:
        return sentences[0]
    found = [_pattern(said).fullmatch(sentence) for sentence in sentences]
    if not all(found):
        return ""
    filled = {
        name: _shared(name, list(dict.fromkeys(m[name] for m in found if m is not None)), language)
        for name in dict.fromkeys(NAME.findall(said))
    }
    return said.format_map(filled)


@lru_cache(maxsize=256)
def _pattern(said: str) -> re.Pattern[str]:
    parts, seen = [], set()
    for index, part in enumerate(NAME.split(said)):
        if index % 2 == 0:
            parts.append(re.escape(part))
        else:
            parts.append(f"(?P={part})" if part in seen else f"(?P<{part}>.+?)")
            seen.add(part)
    return re.compile("".join(parts), re.DOTALL)


def _shared(name: str, values: list[str], language: Language) -> str:
    if len(values) == 1:
        return values[0]
    if name in {"placement", "platform"}:
        return (PLACES if name == "placement" else PLATFORMS)[language].format(count=len(values))
    try:
        numbers = {_number(value, language): value for value in values}
    except ValueError:
        return ", ".join(values)
    return f"{numbers[min(numbers)]}–{numbers[max(numbers)]}"


def _number(shown: str, language: Language) -> float:
    plain = shown.replace(".", "").replace(",", ".") if language == "id" else shown.replace(",", "")
    return float(plain)


def about(ident: str, language: Language = "id") -> About:
    """What a check looks after and why; a check without words answers with its id."""
    return load_words(language).checks.get(ident) or About(name=ident, why="", basis="")


def passed(findings: Iterable[Finding], skipped: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Ids of the checks that ran and had nothing to say, in their order."""
    spoke = {f.id for f in findings} | {ident for ident, _why in skipped}
    return tuple(check.id for check in every_check() if check.id not in spoke)


def concerned(
    finding: Finding, chosen: Iterable[str], placements: Mapping[str, Placement]
) -> tuple[str, ...]:
    """Which of the chosen placements a finding is about; one without a placement is about all of them."""
    at = placements.get(finding.where.placement)
    if at is None:
        return tuple(chosen)
    if finding.where.field or finding.id.startswith("caption/"):
        alike = (at.platform, at.caption)
        return tuple(i for i in chosen if (placements[i].platform, placements[i].caption) == alike)
    return tuple(i for i in chosen if i == at.id)


def blockers(
    findings: Iterable[Finding], chosen: Sequence[str], placements: Mapping[str, Placement]
) -> tuple[Finding, ...]:
    """What stands in the way of a bundle of the chosen placements."""
    return tuple(
        f for f in findings
        if f.severity == "blocker" and f.status in OPEN and (not chosen or concerned(f, chosen, placements))
    )  # fmt: skip
