"""An office's logo made ready for a kit: checked, measured, and given a second form for dark grounds."""

import io
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from studio.catalog.brand import SVG_MAX_BYTES, check_svg
from studio.domain.brand import Logo
from studio.domain.color import Rgb, parse
from studio.domain.record import Value
from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.limits import LIMITS
from studio.intake.picture import read_bounded, take_picture
from studio.intake.sniff import judge
from studio.intake.svg_paint import BLACK, MIXED, on_card, one_colour, paints

FORBIDDEN = (
    "diputar",
    "ditarik",
    "diberi bayangan",
    "diletakkan di atas foto tanpa bidang",
    "diganti warnanya",
)
WIDE = 1.6
"""Width ÷ height from which a logo is taken for one with its name beside it."""
FEW_COLOURS = 4
TALLEST, WIDEST, SMALL = 1024, 2048, 240
CARD_MARGIN = 0.18
SEEN, TOUCHING = 128, 0.004
"""Opacity from which a pixel counts, and the share of pixels that may border on another colour."""


class Drawing(Value, frozen=True, kw_only=True):
    """A logo's file: its bytes, kind of file, and width ÷ height."""

    data: bytes
    suffix: Literal[".svg", ".png"]
    aspect: float
    source: Path | None = None


class LogoSet(Value, frozen=True, kw_only=True):
    """What goes into the kit: records, files by name, and what was done in words."""

    logos: tuple[Logo, ...]
    files: dict[str, bytes]
    notes: tuple[str, ...] = ()


def logo_set(light: Drawing, dark: Drawing | None, kit: dict[str, str], *, drawn: bool = False) -> LogoSet:
    """Both forms of a logo; the dark one is derived when none is given. `kit` holds colours by role."""
    notes: list[str] = [] if drawn else list(_warnings(light))
    if dark is None:
        dark, told = for_dark(light, kit)
        notes.append(told)
    kind: Literal["emblem", "full"] = "full" if light.aspect > WIDE else "emblem"
    files: dict[str, bytes] = {}
    logos = []
    grounds: tuple[tuple[str, Literal["light", "dark"], Drawing], ...] = (
        ("terang", "light", light), ("gelap", "dark", dark),
    )  # fmt: skip
    for name, ground, one in grounds:
        file = f"logos/logo-{name}{one.suffix}"
        files[file] = one.data
        aspect = round(one.aspect, 4)
        logos.append(
            Logo(id=f"logo-{name}", file=file, kind=kind, ground=ground, aspect=aspect, forbidden=FORBIDDEN)
        )
    return LogoSet(logos=tuple(logos), files=files, notes=tuple(notes))


def read_logo(path: Path) -> Drawing:
    """A logo from outside: SVG as plain shapes, pictures by the one door for foreign pictures."""
    data = read_bounded(path, LIMITS.image.bytes)
    if judge(data, path).kind != "svg":
        return _picture(path)
    if len(data) > SVG_MAX_BYTES:
        raise StudioError(
            "kit/logo-size", f"Logo “{path.name}” terlalu besar.",
            "Sederhanakan gambarnya, atau simpan sebagai PNG.",
        )  # fmt: skip
    width, height = check_svg(data, path.name)
    return Drawing(data=data, suffix=".svg", aspect=width / height, source=path)


def for_dark(light: Drawing, kit: dict[str, str]) -> tuple[Drawing, str]:
    """The logo's form for dark grounds, and a sentence saying what was done."""
    pale = kit["on-field"]
    if light.suffix == ".svg" and _simple(light):
        told = N_(f"Logo untuk bidang gelap dibuat satu warna ({pale}) dari logo yang diberikan.")
        return Drawing(data=one_colour(light.data, pale), suffix=".svg", aspect=light.aspect), told
    told = N_("Logo untuk bidang gelap diletakkan di atas kartu putih, karena warnanya tidak boleh diubah.")
    if light.suffix == ".svg":
        data = on_card(light.data, kit["card"], CARD_MARGIN)
        width, height = check_svg(data, "logo di atas kartu")
        return Drawing(data=data, suffix=".svg", aspect=width / height), told
    return _carded(light, parse(kit["card"])), told


def _warnings(light: Drawing) -> tuple[str, ...]:
    if light.suffix == ".svg":
        return ()
    image = _open(light.data)
    notes = []
    if image.getchannel("A").getextrema()[0] == 255:
        notes.append(N_("Logo ini tidak tembus pandang, sehingga tampak sebagai kotak; SVG lebih baik."))
    if image.height < SMALL:
        notes.append(
            N_(f"Logo ini hanya {image.height} px tingginya, jadi buram bila besar; SVG lebih baik.")
        )
    return tuple(notes)


def _simple(light: Drawing) -> bool:
    """Whether one colour says the same: a single colour, or few that nowhere touch each other."""
    used = paints(light.data)
    if MIXED in used or len(used) > FEW_COLOURS or "currentcolor" in used:
        return False
    return len(used) == 1 or _apart(light, used)


def _apart(light: Drawing, used: set[str]) -> bool:
    """Whether shapes of different colours keep a gap between them, seen on the drawn logo."""
    if light.source is None:
        return False
    try:
        palette = [(0, 0, 0) if name == BLACK else parse(name) for name in sorted(used)]
    except StudioError:  # a colour by its English name: rare, and the card is right for it as well
        return False
    image = _open(take_picture(light.source).data)
    image.thumbnail((160, 160), 0)  # 0 = Image.Resampling.NEAREST
    rows = [[_nearest(pixel, palette) for pixel in row] for row in _rows(image)]
    pairs = [pair for row in rows for pair in pairwise(row)]
    pairs += [pair for above, below in pairwise(rows) for pair in zip(above, below, strict=True)]
    seen = sum(1 for a, b in pairs if a >= 0 and b >= 0)
    return sum(1 for a, b in pairs if a >= 0 and b >= 0 and a != b) <= TOUCHING * max(1, seen)


def _rows(image: Any) -> list[list[tuple[int, int, int, int]]]:
    pixels, width = list(image.getdata()), image.width
    return [pixels[at : at + width] for at in range(0, len(pixels), width)]


def _nearest(pixel: tuple[int, int, int, int], palette: list[Rgb]) -> int:
    if pixel[3] < SEEN:
        return -1
    return min(
        range(len(palette)), key=lambda i: sum((a - b) ** 2 for a, b in zip(pixel, palette[i], strict=False))
    )


def _picture(path: Path) -> Drawing:
    image = _open(take_picture(path).data)
    bounds = image.getchannel("A").getbbox()
    if bounds is None:
        raise StudioError("kit/logo-empty", f"Logo “{path.name}” kosong.", "Pilih gambar yang ada isinya.")
    return _png(image.crop(bounds))


def _open(data: bytes) -> Any:
    from PIL import Image  # noqa: PLC0415 - heavy

    return Image.open(io.BytesIO(data), formats=("PNG", "JPEG")).convert("RGBA")


def _png(image: Any) -> Drawing:
    image.thumbnail((WIDEST, TALLEST))
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return Drawing(data=out.getvalue(), suffix=".png", aspect=image.width / image.height)


def _carded(light: Drawing, card: Rgb) -> Drawing:
    from PIL import Image, ImageDraw  # noqa: PLC0415 - heavy

    logo = _open(light.data)
    room = round(min(logo.size) * CARD_MARGIN)
    size = (logo.width + 2 * room, logo.height + 2 * room)
    mask = Image.new("L", (size[0] * 4, size[1] * 4), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, size[0] * 4 - 1, size[1] * 4 - 1), room * 2.8, fill=255)
    image = Image.new("RGBA", size, (*card, 0))
    image.putalpha(mask.resize(size, Image.Resampling.BOX))
    image.alpha_composite(logo, (room, room))
    return _png(image)
