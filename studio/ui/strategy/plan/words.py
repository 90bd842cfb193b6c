"""How plans are spoken of: verdicts on indicators, spans."""

from datetime import date

from studio.domain.plan_results import Measure
from studio.domain.strategy import Indicator
from studio.ui.naming import MONTHS, between
from studio.ui.widgets.basic import Tone
from studio.ui.words import _, language


def verdict_words(one: Indicator, measure: Measure) -> tuple[str, Tone]:
    """What to say of an indicator, and in which colour."""
    from studio.ui.strategy.plan.indicators import shown_number  # noqa: PLC0415 - it speaks of verdicts too

    left = f"{shown_number(measure.left)} {one.unit}".strip()
    told: dict[str, tuple[str, Tone]] = {
        "unmeasured": (_("Capaian belum diisi"), "info"),
        "no-target": (_("Target belum diisi"), "warn"),
        "reached": (_("Target tercapai"), "ok"),
        "closer": (_("Mendekati target, {left} lagi").format(left=left), "info"),
        "still": (_("Belum bergerak, {left} dari target").format(left=left), "warn"),
        "back": (_("Menjauh dari target, {left} lagi").format(left=left), "stop"),
    }
    return told[measure.verdict]


def span_words(span: tuple[str, str], whole: tuple[str, str]) -> str:
    """A span as a choice: the whole, a year, a quarter, or its days."""
    first, last = span
    if span == whole:
        return _("Seluruh periode")
    if first.endswith("01-01") and last == f"{first[:4]}-12-31":
        return first[:4]
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    if a.year == b.year:
        names = MONTHS[language() if language() in MONTHS else "id"]
        return f"{names[a.month - 1]}–{names[b.month - 1]} {a.year}"
    return between(first, last)
