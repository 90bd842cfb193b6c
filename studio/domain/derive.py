"""Two colours to a whole palette: every role of a kit, readable on its ground whatever the two colours are.

Only lightness is moved (and chroma where the screen or calm asks for it); the hue of each role is that of the
colour it comes from. Everything starts from the ideal and moves no further than its contrast needs.
"""

from collections.abc import Sequence

from studio.domain.color import Rgb, contrast, to_hex
from studio.domain.oklab import STEPS, Lch, to_lch, to_rgb
from studio.domain.record import Value
from studio.i18n import N_

TEXT, LARGE, ROOM = 4.75, 3.1, 5.3
"""Contrast aimed at for text (4.6 needed), for graphics (3 needed), and for light text on the field."""
DARKEST_FIELD = 0.21
"""Lightness a field keeps so that `deep` can be darker than it."""
BRIGHT = 0.75
"""Lightness from which a colour is better as an accent than as a field."""
SWAP = N_("Warna utama yang terang lebih kuat sebagai aksen; coba tukar warna utama dan aksennya.")
SIGNALS = {"ok": ("hijau", (29, 107, 69)), "warn": ("jingga", (138, 90, 0)), "stop": ("merah", (176, 38, 31))}
SWATCHES = {
    "paper": "kertas", "card": "putih", "ink": "tinta", "muted": "kelabu", "line": "garis",
    "accent": "aksen-kertas", "accent-ink": "aksen-tulisan", "field": "bidang", "on-field": "terang",
    "on-field-muted": "redup", "accent-on-field": "aksen-bidang", "line-on-field": "garis-bidang",
    "deep": "pekat", "on-deep": "terang",
    **{role: name for role, (name, _) in SIGNALS.items()},
}  # fmt: skip
"""The swatch each role takes its colour from."""


class Palette(Value, frozen=True, kw_only=True):
    """Swatches and roles as a kit holds them, and a sentence for each colour that had to move."""

    swatches: dict[str, str]
    roles: dict[str, str]
    notes: tuple[str, ...] = ()


def derive(primary: Rgb, accent: Rgb) -> Palette:
    """The palette of a kit from its two colours."""
    colors = _ground(to_lch(primary), primary) | {"card": (255, 255, 255)}
    papers = (colors["paper"], colors["card"])
    dark = (colors["field"], colors["deep"])
    colors["accent"] = darker(accent, papers, LARGE)
    colors["accent-ink"] = darker(accent, papers, TEXT)
    colors["accent-on-field"] = lighter(accent, dark, TEXT)
    colors |= {role: darker(base, papers, TEXT) for role, (_, base) in SIGNALS.items()}
    shown = {SWATCHES[role]: to_hex(value) for role, value in colors.items()}
    shown |= {"utama": to_hex(primary), "aksen": to_hex(accent)}
    return Palette(swatches=shown, roles=dict(SWATCHES), notes=_notes(primary, accent, colors))


def _ground(base: Lch, primary: Rgb) -> dict[str, Rgb]:
    """Papers, inks and fields, all of the primary colour's hue."""

    def tint(light: float, chroma: float) -> Rgb:
        return to_rgb(Lch(light=light, chroma=min(chroma, base.chroma), hue=base.hue))

    paper = tint(0.976, 0.005)
    papers = (paper, (255, 255, 255))
    field = darker(primary, (paper,), ROOM)
    if to_lch(field).light < DARKEST_FIELD:
        field = to_rgb(Lch(light=DARKEST_FIELD, chroma=base.chroma, hue=base.hue))
    below = to_lch(field)
    deep = to_rgb(Lch(light=min(0.25, below.light * 0.62), chroma=min(below.chroma, 0.09), hue=base.hue))
    dark = (field, deep)
    return {
        "paper": paper, "field": field, "deep": deep, "on-field": paper, "on-deep": paper,
        "ink": darker(tint(0.24, 0.04), papers, 12.0), "muted": darker(tint(0.48, 0.03), papers, 5.2),
        "line": darker(tint(0.92, 0.012), papers, 1.28),
        "on-field-muted": lighter(tint(0.84, 0.05), dark, TEXT),
        "line-on-field": lighter(to_rgb(_calm(below)), (field,), 1.5),
    }  # fmt: skip


def _calm(color: Lch) -> Lch:
    return Lch(light=color.light, chroma=color.chroma * 0.8, hue=color.hue)


def darker(color: Rgb, grounds: Sequence[Rgb], needed: float) -> Rgb:
    """The colour, made just dark enough to have that contrast on every ground."""
    return _moved(color, grounds, needed, limit=0.0)


def lighter(color: Rgb, grounds: Sequence[Rgb], needed: float) -> Rgb:
    """The colour, made just light enough to have that contrast on every ground."""
    return _moved(color, grounds, needed, limit=1.0)


def _moved(color: Rgb, grounds: Sequence[Rgb], needed: float, *, limit: float) -> Rgb:
    def enough(tried: Rgb) -> bool:
        return all(contrast(tried, ground) >= needed for ground in grounds)

    if enough(color) and not _beyond(color, grounds, limit):
        return color
    start = to_lch(color)
    near, far = start.light, limit
    best: Rgb = (255, 255, 255) if limit else (0, 0, 0)
    for _ in range(STEPS):
        middle = (near + far) / 2
        tried = to_rgb(Lch(light=middle, chroma=start.chroma, hue=start.hue))
        if enough(tried) and not _beyond(tried, grounds, limit):
            best, far = tried, middle
        else:
            near = middle
    return best


def _beyond(color: Rgb, grounds: Sequence[Rgb], limit: float) -> bool:
    """Whether the colour lies on the other side of a ground: dark on dark where light is wanted."""
    light = to_lch(color).light
    return any((to_lch(ground).light > light) == bool(limit) for ground in grounds)


def _notes(primary: Rgb, accent: Rgb, colors: dict[str, Rgb]) -> tuple[str, ...]:
    read, seen = N_("agar teks terbaca"), N_("agar bentuknya terlihat")
    told = (
        (N_("Warna utama"), primary, colors["field"], read),
        (N_("Warna aksen di atas kertas"), accent, colors["accent"], seen),
        (N_("Warna aksen untuk tulisan di kertas"), accent, colors["accent-ink"], read),
        (N_("Warna aksen di atas bidang"), accent, colors["accent-on-field"], read),
    )
    moved = tuple(_told(*row) for row in told if row[1] != row[2])
    swap = to_lch(primary).light > BRIGHT > to_lch(accent).light
    return (*moved, SWAP) if swap else moved


def _told(what: str, old: Rgb, new: Rgb, why: str) -> str:
    reason = _why(old, new, why)
    if to_lch(new).light < to_lch(old).light:
        return N_(f"{what} digelapkan dari {to_hex(old)} ke {to_hex(new)} {reason}.")
    return N_(f"{what} diterangkan dari {to_hex(old)} ke {to_hex(new)} {reason}.")


def _why(old: Rgb, new: Rgb, why: str) -> str:
    lifted = to_lch(old).light < DARKEST_FIELD and to_lch(new).light < DARKEST_FIELD + 0.02
    return N_("agar bidang tergelap tetap berbeda") if lifted and old != new else why
