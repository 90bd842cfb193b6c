"""Contact sheets: many previews on one PNG, each at its true shape, with a quiet caption."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

from studio.catalog.fonts import font_file

WIDTH = 2000
MARGIN = 48
GAP = 28
ROW = 440
"""Height a row aims at; justified rows come out a little lower or higher."""
HIGHEST = 1.3
"""Share of ROW over which a row does not grow to fill the width."""
LABEL, TITLE = 21, 34
GROUND, INK, QUIET, EDGE = "#edeceb", "#242424", "#6a6a6a", "#d6d4d1"


@dataclass(frozen=True, slots=True)
class Tile:
    """A preview and the words under it."""

    path: Path
    caption: str
    width: int
    height: int

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Band:
    """Tiles under one heading; a band begins on a new row."""

    title: str
    tiles: tuple[Tile, ...]


def contact_sheet(title: str, bands: Sequence[Band], width: int = WIDTH) -> bytes:
    """The PNG of a sheet."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - heavy

    rows = [(band, rows_of(band.tiles, width - 2 * MARGIN)) for band in bands]
    height = 2 * MARGIN + TITLE * 2 + sum(_height(band, lines) for band, lines in rows)
    sheet = Image.new("RGB", (width, round(height)), GROUND)
    draw = ImageDraw.Draw(sheet)
    draw.text((MARGIN, MARGIN), title, fill=INK, font=_font(700, TITLE))
    top = MARGIN + TITLE * 2.0
    for band, lines in rows:
        if band.title:
            draw.text((MARGIN, top), band.title, fill=INK, font=_font(600, LABEL + 5))
            top += LABEL * 2.2
        for line, tall in lines:
            _row(sheet, draw, line, tall, top)
            top += tall + LABEL * 2.4
    out = BytesIO()
    sheet.save(out, "PNG", compress_level=6)
    return out.getvalue()


def rows_of(tiles: Sequence[Tile], width: float) -> list[tuple[list[Tile], float]]:
    """Tiles in order as rows that fill the width, broken where their heights come nearest to ROW."""
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    """For each number of tiles: what their rows cost, and where the rows begin."""
    count = len(tiles)
    for end in range(1, count + 1):
        ways = [
            (best[start][0] + _cost(tiles[start:end], width, last=end == count), [*best[start][1], start])
            for start in range(end)
        ]
        best.append(min(ways))
    rows = [list(tiles[start:end]) for start, end in pairwise([*best[-1][1], count])]
    return [(row, min(_tall(row, width), ROW * HIGHEST)) for row in rows]


def _cost(row: Sequence[Tile], width: float, *, last: bool) -> float:
    """How far a row is from the height it should have; a last row may leave some of its width empty."""
    tall = _tall(row, width)
    empty = max(0.0, tall / ROW - HIGHEST) * (0.3 if last else 1.0)
    return (math.log(min(tall, ROW * HIGHEST) / ROW)) ** 2 + empty


def _tall(row: Sequence[Tile], width: float) -> float:
    return (width - GAP * (len(row) - 1)) / sum(tile.ratio for tile in row)


def _height(band: Band, lines: Sequence[tuple[list[Tile], float]]) -> float:
    return (LABEL * 2.2 if band.title else 0) + sum(tall + LABEL * 2.4 for _, tall in lines)


def _row(sheet: Any, draw: Any, row: Sequence[Tile], tall: float, top: float) -> None:
    from PIL import Image  # noqa: PLC0415 - heavy

    left = float(MARGIN)
    for tile in row:
        size = (round(tall * tile.ratio), round(tall))
        with Image.open(tile.path) as image:
            small = image.convert("RGB").resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
        at = (round(left), round(top))
        sheet.paste(small, at)
        draw.rectangle((at[0] - 1, at[1] - 1, at[0] + size[0], at[1] + size[1]), outline=EDGE)
        draw.text(
            (at[0], at[1] + size[1] + 8), _fitting(tile.caption, size[0]), fill=QUIET, font=_font(400, LABEL)
        )
        left += size[0] + GAP


def _fitting(words: str, width: float) -> str:
    """The caption with parts, then letters, left off at its end until it is no wider than its tile."""
    parts = words.split(" · ")
    while len(parts) > 1 and _font(400, LABEL).getlength(" · ".join(parts)) > width:
        parts.pop()
    words = " · ".join(parts)
    while words and _font(400, LABEL).getlength(words) > width:
        words = f"{words.rstrip('…')[:-1]}…" if len(words) > 1 else ""
    return words


def _font(weight: int, size: int) -> Any:
    from PIL import ImageFont  # noqa: PLC0415 - heavy

    return ImageFont.truetype(str(font_file(f"fonts:source-sans-3-{weight}").path), size)
