"""What a tile says beside its name, and the facts of a placement in words."""

from studio.domain.platform import CONFIDENCE_NAMES, Placement, Platform
from studio.domain.review import Finding
from studio.ui.naming import ratio_name, short_date, size_of
from studio.ui.post.verdict import Verdict
from studio.ui.said import said
from studio.ui.words import _, many, sense

FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WebP", "pdf": "PDF", "mp4": "MP4", "gif": "GIF"}
SHORT = 24
"""A source's title up to so long is shown whole."""
OPEN = frozenset({"warn", "fail", "error"})
Mark = tuple[str, str, str, str]
"""Icon, colour token, short text, and the sentence of it."""


def open_findings(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that ask for something, advice last."""
    order = {"blocker": 0, "warning": 1, "advice": 2}
    return tuple(sorted((f for f in findings if f.status in OPEN), key=lambda f: order[f.severity]))


def mark_of(differences: int, findings: tuple[Finding, ...] | None) -> Mark | None:
    """The worst thing to say of a placement; None while it is not checked."""
    asked = open_findings(findings or ())
    stops = sum(f.severity == "blocker" for f in asked)
    warns = sum(f.severity == "warning" for f in asked)
    if stops:
        return "alert-octagon", "stop", str(stops), many("{count} penghalang", stops).format(count=stops)
    if warns:
        return "alert-triangle", "warn", str(warns), many("{count} peringatan", warns).format(count=warns)
    if differences:
        words = _("{count} beda").format(count=differences)
        return "adjustments-horizontal", "info", words, _("{words} dari aturan").format(words=words)
    if findings is None:
        return None
    return "check", "ok", "", _("tanpa temuan")


def size_words(placement: Placement) -> str:
    """`4:5 · 1080 × 1350`."""
    return f"{ratio_name(placement)} · {placement.width} × {placement.height}"


def facts_of(placement: Placement, platform: Platform | None) -> list[tuple[str, str, str]]:
    """What a placement asks: names, words, and what there is to say beyond them."""
    facts = [
        (sense("satu", "Ukuran"), f"{placement.width} × {placement.height} px, {ratio_name(placement)}", ""),
        (_("Area aman"), _safe(placement), ""),
        (_("Berkas"), _files(placement), ""),
    ]
    if placement.motion is not None and placement.motion.max_seconds:
        longest = _("paling lama {count} detik").format(count=round(placement.motion.max_seconds))
        facts.append((_("Gerak"), longest, ""))
    if placement.items_max > 1:
        facts.append((_("Halaman"), _("sampai {count}").format(count=placement.items_max), ""))
    if platform is not None:
        facts.append((_("Sumber aturan"), *_source(placement, platform)))
    return facts


def dropped_names(
    verdict: Verdict | None, placement: str, names: dict[str, str]
) -> tuple[tuple[str, ...], tuple[int, tuple[str, ...]]]:
    """Slots without room there, and in how many placements which ones lack."""
    facts = verdict.facts if verdict is not None else ()
    short = {f.placement: {s for s in f.dropped if s in names} for f in facts}
    short = {ident: slots for ident, slots in short.items() if slots}
    every = {slot for slots in short.values() for slot in slots}

    def said(slots: set[str]) -> tuple[str, ...]:
        return tuple(name for slot, name in names.items() if slot in slots)

    return said(short.get(placement, set())), (len(short), said(every))


def _safe(placement: Placement) -> str:
    box = placement.safe_box
    left, right = box.x, placement.width - box.right
    sides = {_("atas"): box.y, _("bawah"): placement.height - box.bottom}
    sides |= {_("sisi"): left} if left == right else {_("kiri"): left, _("kanan"): right}
    shown = [f"{name} {round(value)}" for name, value in sides.items() if round(value)]
    return ", ".join(shown) if shown else _("seluruh bidang")


def _files(placement: Placement) -> str:
    words = " / ".join(FORMATS.get(name, name.upper()) for name in placement.formats)
    limit = placement.max_bytes or placement.advised_bytes
    return _("{formats}, maks. {size}").format(formats=words, size=size_of(limit)) if limit else words


def _source(placement: Placement, platform: Platform) -> tuple[str, str]:
    """Where the numbers come from and when that was looked up; the whole title beside it."""
    path = f"placements.{placement.id.rpartition('/')[2]}"
    fact = platform.fact(f"{path}.width") or platform.fact(f"{path}.formats")
    if fact is None:
        return _("tidak tercatat"), ""
    words = _("{trust}, dicek {date}").format(
        trust=said(CONFIDENCE_NAMES[fact.confidence]), date=short_date(fact.checked).partition(", ")[2]
    )
    source = platform.sources.get(fact.source)
    if source is None:
        return words, ""
    short = source.title if len(source.title) <= SHORT else _start(source.title)
    return f"{short}, {words}", f"{source.title}. {fact.note}".strip()


def _start(title: str) -> str:
    """Who says it: an address without its path, else the first words."""
    first = title.partition(",")[0]
    return first.partition(" ")[0].partition("/")[0] if "." in first or "/" in first else first
