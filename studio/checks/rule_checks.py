"""Whether the rules a post cites exist, are in force, and are what the post calls them."""

from collections.abc import Iterator
from functools import lru_cache

from studio.catalog.rules import Rule, load_rules
from studio.checks.debunk_checks import quotes_claim
from studio.checks.passages import published
from studio.checks.phrases import has_any, sentence
from studio.checks.registry import Case, check
from studio.checks.subject import Subject
from studio.checks.wording import shown
from studio.domain.review import Severity
from studio.domain.rule_references import RuleRef, kind_of, number_of, references, same_title, title_words

TOLD = {
    "legal/rule-revoked": (
        "dicabut", "mencabut", "menggantikan", "digantikan", "tidak berlaku", "sebelumnya", "dahulu",
        "pengganti",
    ),
    "legal/rule-changed": ("diubah", "perubahan", "jo", "jo.", "juncto", "mengubah"),
}  # fmt: skip
"""Words by which a sentence shows that it knows."""
LOCAL = frozenset({"perda", "pergub", "perbup", "perwali", "perka", "skb"})
"""Rules of one region or body, which no list of ours can hold."""


@check(
    id="legal/rule-reference",
    severity="warning",
    applies_to="post",
    rationale="A wrong number or a rule out of force makes everything beside it doubtful.",
    basis="UU 14/2008 Pasal 7 ayat (2) (L3)",
    codes=("legal/rule-unknown", "legal/rule-changed", "legal/rule-revoked", "legal/rule-mistitled"),
)
def rule_reference(subject: Subject) -> Iterator[Case]:
    """Each cited rule that is not in the list, changed, revoked, or called by another's title."""
    for passage in published(subject):
        if quotes_claim(subject, passage):
            continue
        for ref in references(passage.text):
            where = passage.at(ref.start, ref.end)
            values: dict[str, str | int | float] = {"rule": shown(passage.text[ref.start : ref.end])}
            rule = find_rule(ref)
            if rule is None and ref.kind in LOCAL:
                continue
            if rule is None:
                near = titled_as(ref)
                yield Case(
                    code="legal/rule-unknown", severity="warning" if near else "advice", where=where,
                    values={**values, "near": _name(near) if near else "none"},
                )  # fmt: skip
                continue
            yield from _known(rule, sentence(passage.text, ref.start), Case(where=where, values=values))
            if ref.title_span and not same_title(ref.title, " ".join((rule.title, *rule.also))):
                yield Case(
                    code="legal/rule-mistitled", where=passage.at(*ref.title_span),
                    values={**values, "title": rule.title},
                )  # fmt: skip


def _known(rule: Rule, said: str, case: Case) -> Iterator[Case]:
    """What is to be told of a rule that is in the list."""
    code = {"revoked": "legal/rule-revoked", "changed": "legal/rule-changed"}.get(rule.status, "")
    if code and not has_any(TOLD[code], said):
        values = {**case.values, "by": rule.by or "none", "title": rule.title}
        severity: Severity = "advice" if code == "legal/rule-changed" or rule.confidence == "M" else "warning"
        yield Case(code=code, severity=severity, where=case.where, values=values)


def find_rule(ref: RuleRef) -> Rule | None:
    """The rule that a reference means; a ministry left out is no hindrance where only one rule fits."""
    found = _index().get((ref.kind, ref.number, ref.year))
    if found or ref.kind not in {"permen", "kepmen", "se"}:
        return found
    fit = [r for (kind, number, year), r in _index().items()
           if (number, year) == (ref.number, ref.year) and kind.startswith(ref.kind)]  # fmt: skip
    return fit[0] if len(fit) == 1 else None


def titled_as(ref: RuleRef) -> Rule | None:
    """The rule of that kind whose title the reference gives, under another number."""
    own = title_words(ref.title)
    if not own:
        return None
    return next(
        (r for (kind, _n, _y), r in _index().items() if kind == ref.kind and own == title_words(r.title)),
        None,
    )


@lru_cache(maxsize=1)
def _index() -> dict[tuple[str, str, int], Rule]:
    return {
        (kind_of(rule.kind), number_of(str(rule.number)), int(rule.year)): rule
        for rule in load_rules().values()
    }


def _name(rule: Rule) -> str:
    return f"{rule.kind} Nomor {rule.number} Tahun {rule.year}"
