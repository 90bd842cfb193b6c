"""Draws a foreign SVG to PNG inside the worker: sanitised first, no fonts, no file ever looked up."""

import io
import zlib
from collections import Counter
from typing import Any

from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.colors import main_colors
from studio.intake.limits import LIMITS
from studio.intake.svg_clean import clean_svg

NAMES = {
    "doctype": N_("deklarasi DOCTYPE"),
    "script": "skrip",
    "text": N_("tulisan (ubah menjadi kurva agar tampil)"),
    "link": N_("rujukan ke luar berkas"),
    "event": N_("penangan peristiwa"),
    "element": N_("unsur yang tidak dikenal"),
    "style": N_("aturan gaya yang merujuk ke luar"),
    "image": N_("gambar sisipan yang tidak dikenal"),
}


def draw_svg(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Facts and PNG bytes of the drawing, its longer side 2,048 to 4,096 px."""
    from PIL import Image  # noqa: PLC0415 - heavy, and only inside the limits

    drawn, dropped = _drawn(data)
    with Image.open(io.BytesIO(drawn), formats=["PNG"]) as image:
        width, height = image.size
        colors = main_colors(image)
    facts = {
        "width": width,
        "height": height,
        "mime": "image/png",
        "notes": _notes(dropped),
        "colors": colors,
    }
    return facts, drawn


def draw_small(data: bytes, height: int) -> bytes:
    """The drawing as a PNG of that many px high, in a hundredth of the time."""
    return _drawn(data, height)[0]


def _drawn(data: bytes, height: int | None = None) -> tuple[bytes, Counter[str]]:
    import resvg_py  # noqa: PLC0415 - only inside the limits

    source, dropped = clean_svg(_inflated(data))
    try:
        return resvg_py.svg_to_bytes(svg_string=source, skip_system_fonts=True, height=height), dropped
    except ValueError as error:
        raise StudioError(
            "intake/damaged",
            "SVG ini tidak dapat digambar, tidak dipakai.",
            "Simpan ulang sebagai SVG biasa atau PNG.",
        ) from error


def _notes(dropped: Counter[str]) -> list[str]:
    return [N_(f"Dibuang dari SVG: {NAMES[what]} ({count}).") for what, count in sorted(dropped.items())]


def _inflated(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    most = LIMITS.svg.inflated
    try:
        out = zlib.decompressobj(31).decompress(data, most + 1)
    except zlib.error as error:
        raise StudioError(
            "intake/damaged", "SVG termampat ini rusak, tidak dipakai.", "Simpan ulang tanpa mampat."
        ) from error
    if len(out) > most:
        raise StudioError(
            "intake/too-large",
            f"SVG ini melebihi {most // 1_000_000} MB setelah dimekarkan, tidak dipakai.",
            "Sederhanakan gambarnya atau simpan sebagai PNG.",
        )
    return out
