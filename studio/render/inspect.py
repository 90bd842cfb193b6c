"""What a layout turned out to be: sizes, boxes, overlaps, and contrast measured on rendered pixels."""

from itertools import combinations
from typing import Any

from studio.domain.color import Rgb, contrast
from studio.domain.content import RichText
from studio.domain.geometry import Box, base_scale
from studio.domain.layout_facts import LayoutFacts, LogoFact, PictureFact, TextFact
from studio.render import display as d
from studio.render import qr
from studio.render.context import Context
from studio.render.page import LaidOut
from studio.render.painter import paint
from studio.render.placed import placed, shown_box
from studio.render.text import TAIL

LARGE_UNITS, LARGE_BOLD_UNITS = 60, 46.5
"""Template units from which text, or bold text, counts as large: 24 and 18.66 CSS px (WCAG 1.4.3) on a phone
that shows the picture 390 px wide."""
MEASURE_SIDE = 540
COVERING = 0.5
"""Opacity from which a filled box hides what is under it."""
TOUCH = 1.0
"""Px two inks may share before it is an overlap: antialiased edges touch."""


def inspect(laid: LaidOut, display: d.DisplayList, context: Context, *, measure: bool = True) -> LayoutFacts:
    """The facts of one page at one placement; without `measure` nothing is painted and contrast left out."""
    place = laid.spec.placement
    lines: dict[str, list[d.Text]] = {}
    for op in display.ops:
        if isinstance(op, d.Text):
            lines.setdefault(op.node, []).append(op)
    ground = _ground(display, context) if measure else None
    texts = tuple(
        _text(laid, index, lines.get(element.key, []), context, ground)
        for index, element in enumerate(laid.elements)
        if element.node.type == "text"
    )
    inks = {t.node: t.ink for t in texts}
    solid = _solid(laid)
    slots = tuple(dict.fromkeys(name.split(".")[0] for name in laid.dropped))
    codes = [(e, b) for e, b in zip(laid.elements, laid.attempt.boxes, strict=True) if e.node.type == "qr"]
    return LayoutFacts(
        placement=place.id, page=laid.spec.number, width=place.width, height=place.height, safe=laid.safe,
        texts=texts, pictures=_pictures(laid, inks), logos=_logos(laid, context, {**inks, **solid}),
        dropped=slots,
        overflow=tuple(dict.fromkeys(_culprit(laid, i) for i in laid.attempt.faults)),
        outside=tuple(k for k, box in {**inks, **solid}.items() if not laid.safe.contains(box, 1.5)),
        overlaps=_overlaps(laid, {**inks, **solid}),
        colors=_colors(display), fonts=_fonts(laid),
        qr_module=min((b.width / len(qr.matrix(str(e.content))) for e, b in codes), default=None),
        wanted={s: _words(laid.spec.data.get(s)) for s in slots},
    )  # fmt: skip


def _culprit(laid: LaidOut, index: int) -> str:
    """What does not fit: the element itself, or the tallest text in a frame that sticks out."""
    if laid.elements[index].node.type != "frame":
        return laid.elements[index].key
    inside = {index}
    for at in range(index + 1, len(laid.elements)):
        if laid.elements[at].parent in inside:
            inside.add(at)
    texts = [at for at in inside if laid.elements[at].node.type == "text"]
    return laid.elements[max(texts, key=lambda at: laid.attempt.boxes[at].height, default=index)].key


def _words(value: Any) -> str:
    if isinstance(value, RichText):
        return value.plain
    if isinstance(value, tuple):
        return "; ".join(" ".join(filter(None, (i.get("title", ""), i.get("detail", "")))) for i in value)
    return str(value.get("value", "")) if isinstance(value, dict) else str(value or "")


def _text(
    laid: LaidOut, index: int, lines: list[d.Text], context: Context, ground: "_Ground | None"
) -> TextFact:
    element, box = laid.elements[index], laid.attempt.boxes[index]
    setting = laid.attempt.settings[index]
    colors = {context.rgb(element.node.color)}
    colors |= {context.rgb(r.color) for p in element.content.paragraphs for r in p if r.color}
    hangs = element.node.style == "figure" and lines and "," in lines[-1].text
    foot = TAIL if hangs else min(0.12, setting.prepared.descent)
    return TextFact(
        node=element.key, slot=element.slot, box=box, ink=_ink(lines, setting.prepared.cap, foot, box),
        size=setting.size, floor=laid.floors[index], color=element.node.color,
        lines=tuple(line.text for line in lines), missing=setting.prepared.missing,
        overflow=index in laid.attempt.faults,
        contrast=ground.worst(lines, setting.prepared.cap, colors) if ground else None,
        balanced=element.node.balance, widths=tuple(line.width for line in lines),
        large=setting.size >= _large(setting.prepared.weight) * base_scale(laid.page.width, laid.page.height),
    )  # fmt: skip


def _large(weight: int) -> float:
    return LARGE_BOLD_UNITS if weight >= 700 else LARGE_UNITS


def _ink(lines: list[d.Text], cap: float, foot: float, box: Box) -> Box:
    """Capitals' top of the first line to just below the last baseline, as wide as the longest line."""
    if not lines:
        return box
    left = max(box.x, min(line.x for line in lines))
    right = max(line.x + line.width for line in lines)
    top = lines[0].baseline - cap * lines[0].size
    bottom = max(line.baseline for line in lines) + foot * lines[0].size
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def _solid(laid: LaidOut) -> dict[str, Box]:
    """Boxes of logos and codes."""
    return {
        e.key: box
        for e, box in zip(laid.elements, laid.attempt.boxes, strict=True)
        if e.node.type in {"logo", "qr"}
    }


def _pictures(laid: LaidOut, inks: dict[str, Box]) -> tuple[PictureFact, ...]:
    found = []
    for index, (element, box) in enumerate(zip(laid.elements, laid.attempt.boxes, strict=True)):
        if element.node.type == "picture":
            picture = placed(element.content)
            source, target = shown_box(laid, index, box)
            scale = target.width / source.width
            focal = (
                target.x + (picture.focal[0] * picture.width - source.x) * scale,
                target.y + (picture.focal[1] * picture.height - source.y) * scale,
            )
            found.append(PictureFact(
                node=element.key, slot=element.slot, box=target, enlarged=scale, focal=focal,
                covered_by=_covering(laid, index, focal, inks),
            ))  # fmt: skip
    return tuple(found)


def _covering(laid: LaidOut, picture: int, focal: tuple[float, float], inks: dict[str, Box]) -> str:
    """What is painted over a picture's focal point: a text's ink, or a box that is filled beneath one."""
    point = Box(x=focal[0], y=focal[1], width=0, height=0)
    for element, box in list(zip(laid.elements, laid.attempt.boxes, strict=True))[picture + 1 :]:
        node = element.node
        solid = isinstance(node.fill, str) and node.fill and _opacity(node.fill) >= COVERING
        area = inks.get(element.key) if node.type == "text" else box if solid else None
        if area is not None and area.contains(point, 0):
            return element.key
    return ""


def _opacity(token: str) -> float:
    return float(token.partition("/")[2] or 1)


def _logos(laid: LaidOut, context: Context, others: dict[str, Box]) -> tuple[LogoFact, ...]:
    found = []
    for element, box in zip(laid.elements, laid.attempt.boxes, strict=True):
        logo = context.logo(element.node.ground or "light") if element.node.type == "logo" else None
        if logo is None:
            continue
        room = logo.clear * box.height - TOUCH
        clear = Box(x=box.x - room, y=box.y - room, width=box.width + 2 * room, height=box.height + 2 * room)
        crowd = next(
            (k for k, o in others.items() if k != element.key and clear.intersection(o).area > 1), ""
        )
        found.append(LogoFact(node=element.key, box=box, clear=clear, minimum=logo.min_px, crowded_by=crowd))
    return tuple(found)


def _overlaps(laid: LaidOut, boxes: dict[str, Box]) -> tuple[tuple[str, str], ...]:
    allowed = {e.key for e in laid.elements if e.node.overlap}
    pairs = []
    for (a, first), (b, second) in combinations(boxes.items(), 2):
        common = first.intersection(second)
        if common.width > TOUCH and common.height > TOUCH and not {a, b} & allowed:
            pairs.append((a, b))
    return tuple(pairs)


def _colors(display: d.DisplayList) -> tuple[str, ...]:
    used: set[str] = set()
    for op in display.ops:
        paint_ = getattr(op, "fill", None)
        flat = [paint_.color] if isinstance(paint_, d.Paint) and paint_.color else []
        flat += [op.color] if isinstance(op, d.Text) else []
        used |= {"#{:02x}{:02x}{:02x}".format(*c[:3]) for c in flat}
    return tuple(sorted(used))


def _fonts(laid: LaidOut) -> tuple[str, ...]:
    used = set()
    for setting in laid.attempt.settings.values():
        used.add(setting.prepared.style.family)
        for paragraph in setting.prepared.paragraphs:
            used |= {family for _, _, family in setting.prepared.faces.spans(paragraph.text)}
    return tuple(sorted(used))


class _Ground:
    """The page without its text, small, to measure what stands behind the glyphs."""

    def __init__(self, picture: Any, scale: float) -> None:
        self._picture = picture
        self._scale = scale

    def worst(self, lines: list[d.Text], cap: float, colors: set[Rgb]) -> float | None:
        """The lowest contrast of any text colour in any window about one em wide behind the lines."""
        ratios = [
            contrast(color, window)
            for line in lines
            for window in self._windows(line, cap)
            for color in colors
        ]
        return round(min(ratios), 2) if ratios else None

    def _windows(self, line: d.Text, cap: float) -> list[Rgb]:
        k = self._scale
        width, height = self._picture.size
        left, right = max(0.0, line.x * k), min(float(width), (line.x + line.width) * k)
        top = max(0.0, (line.baseline - cap * line.size) * k)
        bottom = min(float(height), max(line.baseline * k, top + 1))
        if right - left < 1 or bottom <= top:
            return []
        count = max(1, round((right - left) / max(1.0, line.size * k)))
        data = self._picture.resize((count, 1), 4, box=(left, top, right, bottom)).tobytes()  # 4 = box filter
        return [(data[i], data[i + 1], data[i + 2]) for i in range(0, len(data), 3)]


def _ground(display: d.DisplayList, context: Context) -> _Ground:
    from PIL import Image  # noqa: PLC0415 - heavy

    scale = min(1.0, MEASURE_SIDE / max(display.width, display.height))
    bare = d.DisplayList(
        display.width, display.height, tuple(op for op in display.ops if not isinstance(op, d.Text))
    )
    image = paint(bare, context.pictures, scale)
    size = (image.width(), image.height())
    data = bytes(image.constBits())
    return _Ground(Image.frombuffer("RGB", size, data, "raw", "BGRX", image.bytesPerLine(), 1), scale)
