"""Where a finding is mended, and how places and severities are called."""

from typing import NamedTuple

from studio.catalog.check_words import Language
from studio.catalog.platforms import load_platforms
from studio.domain.review import Finding
from studio.domain.template import Template
from studio.session.findings import Spread, about
from studio.ui.naming import placement_name, platform_name
from studio.ui.widgets.basic import Tone
from studio.ui.words import _, language, named, sense

IN_SIZES = ("layout/overlap", "layout/safe-area", "logo/", "placement/", "brand/", "qr/")
"""What is mended by looking at the page at that size rather than in a field."""

ACCOUNTS = "security/account-check"
"""What is mended in the settings, as it is of the office and no post's own."""

NOTE = "note."
"""What fields of a post's own notes begin with: title, summary, key message."""


class Target(NamedTuple):
    """A tab of the page or `settings`, where on it, and the words of the button that goes there."""

    tab: str
    where: str
    words: str


def speech() -> Language:
    """The language of findings."""
    return "en" if language() == "en" else "id"


def target_of(finding: Finding, template: Template | None) -> Target:
    """Where a finding is mended."""
    where = finding.where
    if finding.id == ACCOUNTS:
        return Target("settings", "accounts", _("Buka akun resmi"))
    if (where.field and not where.field.startswith(NOTE)) or finding.id.startswith("caption/"):
        return Target("captions", where.platform, _("Buka takarir"))
    slot = template.slot(where.slot) if template else None
    if slot is not None and not finding.id.startswith(IN_SIZES):
        return Target("fill", where.slot, _("Buka isian"))
    if where.placement:
        return Target("sizes", where.placement, _("Buka ukuran"))
    if finding.id.startswith("placement/"):
        return Target("sizes", "", _("Buka ukuran"))
    return Target("fill", where.slot, _("Buka isian"))


def severity_word(severity: str) -> str:
    """What one finding of a severity is."""
    return {
        "blocker": sense("satu", "Penghalang"), "warning": sense("satu", "Peringatan"),
        "advice": sense("satu", "Saran"),
    }[severity]  # fmt: skip


def severity_words(severity: str) -> tuple[str, str, Tone, str]:
    """Word, icon and tone of a severity, and what it means."""
    known: dict[str, tuple[str, str, Tone, str]] = {
        "blocker": (_("Penghalang"), "alert-octagon", "stop", _("harus beres sebelum diajukan")),
        "warning": (
            _("Peringatan"),
            "alert-triangle",
            "warn",
            _("perlu jawaban tertulis"),
        ),
        "advice": (_("Saran"), "bulb", "info", _("boleh diabaikan")),
    }
    return known[severity]


def place_words(ident: str) -> str:
    """`Instagram – Feed potret 4:5` of a placement's id."""
    platform = load_platforms().get(ident.partition("/")[0])
    known = {p.id: p for p in platform.placements.values()} if platform else {}
    placement = known.get(ident)
    return f"{platform_name(placement.platform)} – {placement_name(placement)}" if placement else ident


def spread_words(spread: Spread, template: Template | None, pages: int) -> str:
    """Where it is and by which rule, in one line."""
    where, parts = spread.first.where, []
    slot = template.slot(where.slot) if template and where.slot else None
    if where.field.startswith(NOTE):
        parts.append(_("Keterangan konten"))
    elif where.field or spread.first.id.startswith("caption/"):
        named_one = _("Takarir, {platform}").format(platform=platform_name(where.platform))
        parts.append(named_one if where.platform else _("Takarir umum"))
    elif slot is not None:
        parts.append(named(slot.label, where.slot))
    if pages > 1 and (where.slot or where.placement):
        parts.append(_("halaman {number}").format(number=where.page + 1))
    places = spread.placements
    if len(places) == 1 and not where.field:
        parts.append(place_words(places[0]))
    elif len(places) > 1:
        parts.append(", ".join(dict.fromkeys(platform_name(p.partition("/")[0]) for p in places)))
    parts.append(about(spread.first.id, speech()).name)
    return " · ".join(dict.fromkeys(part for part in parts if part))
