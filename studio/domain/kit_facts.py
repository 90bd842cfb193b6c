"""A kit as its sheet shows it: the nested values that the sheet's template names."""

import re
from collections.abc import Iterator
from typing import Any

from studio.domain.binding import brand_data
from studio.domain.brand import STYLES, Kit, TypeStyle
from studio.domain.color import Rgb, luminance, parse

AA, AAA, LARGE = 4.5, 7.0, 3.0
"""Ratios for normal text and for large text. Source: WCAG 2.2, 1.4.3 and 1.4.6."""
HALF = 0.179
"""The luminance on which black and white stand out alike."""
ROLE_NAMES = {
    "paper": "Kertas", "card": "Kartu", "ink": "Teks", "muted": "Teks redup", "line": "Garis",
    "accent": "Aksen", "accent-ink": "Teks aksen", "field": "Bidang", "on-field": "Teks di bidang",
    "on-field-muted": "Teks redup di bidang", "accent-on-field": "Aksen di bidang",
    "line-on-field": "Garis di bidang", "deep": "Dasar tergelap", "on-deep": "Teks di dasar tergelap",
    "ok": "Tanda baik", "warn": "Tanda waspada", "stop": "Tanda bahaya",
}  # fmt: skip
CHIPS = (
    "ink", "muted", "line", "accent-ink", "on-field", "on-field-muted", "line-on-field", "ok", "warn", "stop",
)  # fmt: skip
"""Roles shown small; papers, fields and accents have areas of their own."""
PHOTO = {
    "natural": "Foto tampil apa adanya. Di bawah teks dipasang selubung gelap secukupnya agar terbaca.",
    "duotone": "Foto menjadi dua warna kit, dasar tergelap dan kertas, lalu diberi selubung di bawah teks.",
    "tinted": "Foto diberi nuansa warna kit, lalu selubung di bawah teks.",
}
GROUNDS = (("field", "line-on-field"), ("deep", "accent-on-field"), ("paper", "accent"), ("card", "field"))
"""Ground and colour on which the first motifs are shown."""
MOTIF_ORDER = ("corner", "pattern", "quiet", "band")
LARGE_TILE = 600
"""From this size a motif is a single shape, not a tile."""
SCRIPT_SAMPLES = {"Javanese": "ꦱꦸꦒꦼꦁꦫꦮꦸꦃ"}
"""A welcome in the script of an accent face; other faces say it in Latin."""
WELCOME = "Selamat datang"


def kit_facts(kit: Kit, contrasts: tuple[tuple[str, str, float], ...]) -> dict[str, Any]:
    """What a kit sheet binds to; `contrasts` are role, ground and ratio of each pair to show."""
    return {
        "brand": brand_data(kit),
        "kit": {
            "version": str(kit.version),
            "share": shares(str(kit.about.get("shares", ""))),
            "shares": str(kit.about.get("shares", "")),
            "accent": str(kit.about.get("accent", "")),
            "character": str(kit.about.get("character", "")),
            "voice": tuple({"word": word} for word in kit.tone.get("voice", ())),
            "use": tuple({"word": word} for word in kit.tone.get("use", ())[:13]),
            "avoid": tuple({"word": word} for word in kit.tone.get("avoid", ())[:13]),
            "tags": " ".join(dict.fromkeys(tag for tags in kit.hashtags.values() for tag in tags)),
            "footer": "\u2028".join(kit.footer),
            "photo": PHOTO[kit.rules.photo],
            "chips": tuple(_color(kit, role) for role in CHIPS),
            "pairs": tuple(_pair(*row) for row in contrasts),
            "textures": tuple(_textures(kit)),
            "second": _second(kit),
            "welcome": kit.name.script or _welcome(kit),
        },
        "role": {role.replace("-", "_"): _color(kit, role) for role in kit.roles},
        "style": {name.replace("-", "_"): _style(kit.styles[name]) for name in STYLES},
    }


def shares(told: str) -> dict[str, str]:
    """Shares of paper, field and accent as the kit's own sentence gives them, in that order."""
    numbers = re.findall(r"\d+", told)
    shown = (numbers[0], numbers[1], numbers[-1]) if len(numbers) >= 3 else ("60", "30", "10")
    return dict(zip(("paper", "field", "accent"), shown, strict=True))


def _color(kit: Kit, role: str) -> dict[str, Any]:
    value = kit.color(role)
    swatch = kit.roles[role]
    return {
        "token": role, "role": role, "name": ROLE_NAMES[role], "hex": value.upper(),
        "swatch": swatch if swatch in kit.swatches else "", "over": _over(parse(value)),
        "rgb": " ".join(str(channel) for channel in parse(value)),
    }  # fmt: skip


def _over(color: Rgb) -> str:
    """Black or white, whichever is read better on the colour."""
    return "#ffffff" if luminance(color) < HALF else "#101114"


def _pair(role: str, ground: str, ratio: float) -> dict[str, Any]:
    grade = "AAA" if ratio >= AAA else "AA" if ratio >= AA else "besar" if ratio >= LARGE else "kurang"
    words, where = ROLE_NAMES[role].partition(" di ")[0], ROLE_NAMES[ground].lower()
    return {
        "ink": role, "ground": ground, "ratio": f"{ratio:.1f}".replace(".", ","), "grade": grade,
        "said": f"{words} di {where}", "words": role if ratio >= AA else "ink",
    }  # fmt: skip


def _style(style: TypeStyle) -> dict[str, str]:
    tracking = f"{style.tracking * 100:+.1f} %".replace(".", ",").replace("-", "−") if style.tracking else "0"
    height = f"{style.line_height:g}".replace(".", ",")
    return {
        "family": style.family, "face": f"{style.family} {style.weight}",
        "fine": f"baris {height}, jarak {tracking}",
    }  # fmt: skip


def _textures(kit: Kit) -> Iterator[dict[str, Any]]:
    first = [kit.motifs.get(name, "") for name in MOTIF_ORDER]
    ids = [ident for ident in dict.fromkeys((*first, *(one.id for one in kit.textures))) if ident]
    known = {one.id: one for one in kit.textures}
    for ident, (ground, color) in zip(ids, GROUNDS, strict=False):
        one = known[ident]
        large = max(one.tile) >= LARGE_TILE
        yield {
            "id": one.id, "name": one.name.get("id", one.id), "region": one.region or "Gambar bebas",
            "meaning": one.meaning, "large": large, "ground": ground,
            "color": "line" if large and ground == "paper" else color,
        }  # fmt: skip


def _second(kit: Kit) -> str:
    """The family of running text, when it is another than that of headlines."""
    family = kit.styles["body"].family
    return family if family != kit.styles["headline"].family else ""


def _welcome(kit: Kit) -> str:
    family = kit.styles["accent-script"].family
    script = next((code for code, name in kit.scripts.items() if name == family), "")
    return SCRIPT_SAMPLES.get(script, WELCOME)
