"""The only text shaping: words are measured and lines shaped at `fonts.EM` px, and drawn scaled.

Widths are linear in the size that way (no hinting), so fitting needs no Qt at all.
A text box is optical: its top is the capitals' top, its bottom the descenders' foot.
"""

import math
import re
from functools import lru_cache

import msgspec
from PySide6.QtCore import QPointF, QTextBoundaryFinder
from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout, QTextOption

from studio.domain.brand import TypeStyle
from studio.domain.content import RichText, Run
from studio.render import fonts
from studio.render.breaking import Atom, Line, break_lines, glued, greedy

DESCENT, FIGURE_DESCENT = 0.22, 0.03
"""Room below the last baseline, as a share of the size; figures have no descenders and stand on the line."""
TAIL = 0.18
"""How deep a decimal comma hangs beneath figures, of their size: the deepest of the kits' faces."""
BULLET_INDENT = 1.0
PARAGRAPH_GAP = 0.45
ENDLESS = 1e7
POINT = re.compile(r"\d[.,](?=\d)")
PAUSES = frozenset(",.:;–—?!")


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph: its runs, and its unbreakable parts measured at 1 px."""

    text: str
    runs: tuple[Run, ...]
    atoms: tuple[Atom, ...]
    indent: float


class Prepared(msgspec.Struct, frozen=True, eq=False):
    """A text measured in one style, ready to be set at any size and width; equal to itself alone."""

    faces: fonts.Faces
    style: TypeStyle
    weight: int
    paragraphs: tuple[Paragraph, ...]
    missing: tuple[str, ...]
    cap: float
    descent: float
    widest: float
    word: float

    @property
    def plain(self) -> str:
        """The words."""
        return "\n".join(p.text for p in self.paragraphs)


class Setting(msgspec.Struct, frozen=True):
    """Lines of every paragraph at one size and width, px."""

    prepared: Prepared
    size: float
    leading: float
    lines: tuple[tuple[Line, ...], ...]
    width: float
    height: float

    @property
    def count(self) -> int:
        """Number of lines."""
        return sum(len(lines) for lines in self.lines)


class ShapedLine(msgspec.Struct, frozen=True):
    """One line ready to draw: a Qt layout at `fonts.EM` px, and where it stands, its ink, its text."""

    layout: QTextLayout
    x: float
    baseline: float
    ascent: float
    width: float
    text: str
    size: float


class _Offsets(msgspec.Struct):
    """Python offsets to UTF-16 offsets, which Qt counts in."""

    text: str
    table: list[int] | None = None

    def __post_init__(self) -> None:
        if any(ord(c) > 0xFFFF for c in self.text):
            total, table = 0, [0]
            for char in self.text:
                total += 2 if ord(char) > 0xFFFF else 1
                table.append(total)
            self.table = table

    def at(self, offset: int) -> int:
        return self.table[offset] if self.table else offset


def _formats(
    faces: fonts.Faces, style: TypeStyle, weight: int, text: str, runs: tuple[Run, ...]
) -> list[QTextLayout.FormatRange]:
    """Format ranges for bold, italic, colour and script stretches that differ from the base font."""
    offsets = _Offsets(text)
    scripts = faces.spans(text)
    ranges: list[QTextLayout.FormatRange] = []
    position = 0
    for run in runs:
        end = position + len(run.text)
        if run.bold or run.italic or run.color:
            _add(
                ranges,
                offsets,
                position,
                end,
                faces.font(style, bold=run.bold, italic=run.italic, weight=weight),
                run.color,
                faces,
            )
        for start, stop in _points(style, run.text):
            font = faces.font(_pointed(style), bold=run.bold, italic=run.italic, weight=weight)
            _add(ranges, offsets, position + start, position + stop, font, run.color, faces)
        for start, stop, family in scripts:
            first, last = max(start, position), min(stop, end)
            if first < last:
                font = faces.font(style, bold=run.bold, weight=min(weight, 700), family=family)
                _add(ranges, offsets, first, last, font, run.color, faces)
        position = end
    return ranges


def _points(style: TypeStyle, text: str) -> list[tuple[int, int]]:
    """Each separator inside a number, with the digit before it."""
    return [match.span() for match in POINT.finditer(text)] if style.point_space else []


@lru_cache(maxsize=64)
def _pointed(style: TypeStyle) -> TypeStyle:
    return msgspec.structs.replace(style, tracking=style.tracking + style.point_space)


def _add(ranges, offsets, start, end, font, color, faces) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - Qt values
    entry = QTextLayout.FormatRange()
    entry.start = offsets.at(start)
    entry.length = offsets.at(end) - entry.start
    form = QTextCharFormat()
    form.setFont(font)
    if color:
        form.setForeground(QColor(faces.kit.color(color)))
    entry.format = form
    ranges.append(entry)


def _breaks(text: str) -> list[int]:
    """Offsets at which a line may end, spaces belonging to what stands before."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    offsets = _Offsets(text)
    back = {offsets.at(i): i for i in range(len(text) + 1)}
    keep = glued(text)
    result = []
    while (position := finder.toNextBoundary()) != -1:
        offset = back.get(position)
        if offset and offset not in keep:
            result.append(offset)
    if not result or result[-1] != len(text):
        result.append(len(text))
    return result


def _measure(
    faces: fonts.Faces, style: TypeStyle, weight: int, text: str, runs: tuple[Run, ...]
) -> tuple[Atom, ...]:
    # Qt ends a line at a forced break, and what stands behind it would have no width on this one
    layout = QTextLayout(text.replace("\u2028", " "), faces.font(style, weight=weight))
    layout.setFormats(_formats(faces, style, weight, text, runs))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(ENDLESS)
    layout.endLayout()
    offsets = _Offsets(text)

    def x(offset: int) -> float:
        return float(line.cursorToX(offsets.at(offset))[0]) / fonts.EM  # type: ignore[index] # a pair, typed as float

    atoms, start = [], 0
    for end in _breaks(text):
        bare = start + len(text[start:end].rstrip())
        left, middle, right = x(start), x(bare), x(end)
        forced, pause = text[start:end].endswith("\u2028"), text[max(start, bare - 1) : bare] in PAUSES
        atoms.append(Atom(start, bare, abs(middle - left), abs(right - middle), forced, pause))
        start = end
    return tuple(atoms)


def _missing(faces: fonts.Faces, style: TypeStyle, weight: int, text: str) -> list[str]:
    other = {i: family for start, end, family in faces.spans(text) for i in range(start, end)}
    found = []
    for index, char in enumerate(text):
        family = other.get(index, style.family)
        if not fonts.has_glyph(family, min(weight, 700) if index in other else weight, style.italic, char):
            found.append(char)
    return found


def prepare(
    faces: fonts.Faces, rich: RichText, style_name: str, weight: int | None = None, *, tail: bool = False
) -> Prepared:
    """Measure a text in a style; `tail` keeps room beneath figures for a comma. The result is cached."""
    return _prepare(faces, rich, style_name, weight, tail)


@lru_cache(maxsize=2048)
def _prepare(faces: fonts.Faces, rich: RichText, style_name: str, weight: int | None, tail: bool) -> Prepared:
    style = faces.style(style_name)
    heavy = weight or style.weight
    paragraphs, missing = [], []
    for runs in rich.paragraphs:
        kept = tuple(run for run in runs if run.text)
        text = "".join(run.text for run in kept)
        atoms = _measure(faces, style, heavy, text, kept) if text else ()
        missing += _missing(faces, style, heavy, text)
        paragraphs.append(Paragraph(text, kept, atoms, BULLET_INDENT if rich.bullets else 0.0))
    widest = max((ln.width + p.indent for p in paragraphs for ln in greedy(p.atoms, math.inf)), default=0.0)
    word = max((a.width + p.indent for p in paragraphs for a in p.atoms), default=0.0)
    cap = fonts.cap_height(style.family, heavy)
    descent = FIGURE_DESCENT if style_name == "figure" else DESCENT
    if tail and "," in rich.plain:
        descent = max(descent, TAIL)
    seen = tuple(dict.fromkeys(missing))
    return Prepared(faces, style, heavy, tuple(paragraphs), seen, cap, descent, widest, word)


@lru_cache(maxsize=4096)
def set_text(
    prepared: Prepared, size: float, width: float, *, even: bool = False, leading: float | None = None
) -> Setting:
    """Break a text into lines of `width` px at `size` px."""
    pitch = size * (leading or prepared.style.line_height)
    lines = tuple(
        tuple(break_lines(p.atoms, width / size - p.indent, even=even)) or (Line(0, 0, 0.0, 0),)
        for p in prepared.paragraphs
    )
    count = sum(len(part) for part in lines)
    gaps = max(0, len(lines) - 1) * PARAGRAPH_GAP * size
    height = (count - 1) * pitch + gaps + (prepared.cap + prepared.descent) * size if count else 0.0
    widest = max(
        (ln.width + p.indent for p, part in zip(prepared.paragraphs, lines, strict=True) for ln in part),
        default=0.0,
    )
    return Setting(prepared, size, pitch, lines, widest * size, height)


def shape(setting: Setting, width: float, align: str, *, optical: bool) -> list[ShapedLine]:
    """Shape every line, positions relative to the box; `optical` hangs the ink on the left edge."""
    result = []
    prepared, size = setting.prepared, setting.size
    baseline = prepared.cap * size
    for paragraph, lines in zip(prepared.paragraphs, setting.lines, strict=True):
        for number, line in enumerate(lines):
            text = paragraph.text[line.start : line.end]
            shift = 0.0
            if align != "left":
                room = width - line.width * size
                shift = room / 2 if align == "center" else room
            elif optical and text:
                style, feature = prepared.style, fonts.figures(prepared.style)
                shift = -fonts.left_bearing(style.family, prepared.weight, text[0], feature) * size
            indent = paragraph.indent * size
            if indent and number == 0:
                result.append(_line(prepared, size, "•", (Run(text="•"),), 0.1 * size, baseline, 0.3 * size))
            runs = _cut(paragraph.runs, line.start, line.end)
            result.append(_line(prepared, size, text, runs, shift + indent, baseline, line.width * size))
            baseline += setting.leading
        baseline += PARAGRAPH_GAP * size
    return result


def _cut(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """The runs between two offsets."""
    result, position = [], 0
    for run in runs:
        first, last = max(start - position, 0), min(end - position, len(run.text))
        if first < last:
            result.append(Run(text=run.text[first:last], bold=run.bold, italic=run.italic, color=run.color))
        position += len(run.text)
    return tuple(result)


def _line(
    prepared: Prepared, size: float, text: str, runs: tuple[Run, ...], x: float, baseline: float, width: float
) -> ShapedLine:
    layout, ascent = _shaped(prepared.faces, prepared.style, prepared.weight, text, runs)
    return ShapedLine(layout, x, baseline, ascent * size, width, text, size)


@lru_cache(maxsize=4096)
def _shaped(
    faces: fonts.Faces, style: TypeStyle, weight: int, text: str, runs: tuple[Run, ...]
) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text, faces.font(style, weight=weight))
    layout.setFormats(_formats(faces, style, weight, text, runs))
    return layout, _one_line(layout) / fonts.EM


def with_text(layout: QTextLayout, text: str) -> QTextLayout:
    """A line of plain text with other words, such as a number on its way: same font, same points."""
    fresh = QTextLayout(text, layout.font())
    old = layout.text()
    point = next((f.format for f in layout.formats() if POINT.match(old, f.start)), None)
    if point is not None:
        ranges = []
        for match in POINT.finditer(text):
            entry = QTextLayout.FormatRange()
            entry.start, entry.length, entry.format = match.start(), len(match.group()), point
            ranges.append(entry)
        fresh.setFormats(ranges)
    _one_line(fresh)
    return fresh


def _one_line(layout: QTextLayout) -> float:
    """Lay the text out as one line; its ascent in px."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(ENDLESS)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return float(line.ascent())
