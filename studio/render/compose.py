"""From a layout to its display list: fills, pictures, veils, text lines, drawings, in paint order."""

import math
from collections import OrderedDict
from typing import Any

from studio.domain.geometry import Box
from studio.domain.template import Gradient, Node
from studio.render import context as ctx
from studio.render import display as d
from studio.render import qr
from studio.render.motif import motif_ops
from studio.render.page import LaidOut
from studio.render.placed import PlacedPicture, fit_of, placed, shown_box, source_box
from studio.render.scrim import strength
from studio.render.styling import four, px
from studio.render.text import shape

SHADOW_OPACITY = 0.22
TONES = {"duotone": 1.0, "tinted": 0.2}
"""Share of the kit's duotone in a photo, by the kit's rule."""
OPTICAL_STYLES = frozenset({"headline", "figure", "title", "quote"})


CACHED = 256
_composed: OrderedDict[int, tuple[LaidOut, d.DisplayList]] = OrderedDict()


def compose(laid: LaidOut, context: ctx.Context) -> d.DisplayList:
    """The page's operations; a layout that comes from the cache brings its list along."""
    known = _composed.get(id(laid))
    if known is not None:
        _composed.move_to_end(id(laid))
        return known[1]
    display = _compose(laid, context)
    if laid.spec.key:
        _composed[id(laid)] = (laid, display)  # the layout is kept, so that its id stays its own
        while len(_composed) > CACHED:
            _composed.popitem(last=False)
    return display


def _compose(laid: LaidOut, context: ctx.Context) -> d.DisplayList:
    ops = _Composer(laid, context).run()
    place = laid.spec.placement
    seconds = laid.spec.layout.poster if any(isinstance(o, d.Open) and o.motion for o in ops) else 0.0
    return d.DisplayList(place.width, place.height, tuple(ops), seconds)


class _Composer:
    def __init__(self, laid: LaidOut, context: ctx.Context) -> None:
        self.laid = laid
        self.context = context
        self.ops: list[d.Op] = []
        self.children: dict[int, list[int]] = {}
        for index, element in enumerate(laid.elements):
            self.children.setdefault(element.parent, []).append(index)

    def run(self) -> list[d.Op]:
        for index in self.children.get(-1, []):
            self.draw(index)
        return self.ops

    def draw(self, index: int) -> None:
        node, box, key = self._at(index)
        group = node.opacity < 1 or node.rotate or node.clip or node.motion is not None
        if group:
            self.ops.append(d.Open(
                key, clip=box if node.clip else None, radii=self.radii(node) if node.clip else (0, 0, 0, 0),
                opacity=node.opacity, rotate=node.rotate, motion=node.motion, box=box,
                pivot=(box.x + box.width / 2, box.y + box.height / 2),
            ))  # fmt: skip
        self.ground(node, box, key)
        self.content(index)
        for child in self.children.get(index, []):
            self.draw(child)
        if group:
            self.ops.append(d.Close(key))

    def _at(self, index: int) -> tuple[Node, Box, str]:
        element = self.laid.elements[index]
        return element.node, self.laid.attempt.boxes[index], element.key

    def radii(self, node: Node) -> tuple[float, float, float, float]:
        tops = [px(r, self.laid.page) or 0.0 for r in four(node.radius)]
        return tops[0], tops[1], tops[2], tops[3]

    def paint(self, fill: str | Gradient) -> d.Paint:
        if isinstance(fill, str):
            return d.Paint(color=self.context.color(fill))
        angle = math.radians(fill.angle)
        dx, dy = math.cos(angle) / 2, math.sin(angle) / 2
        stops = tuple((at, self.context.color(token)) for at, token in fill.stops)
        return d.Paint(stops=stops, start=(0.5 - dx, 0.5 - dy), end=(0.5 + dx, 0.5 + dy))

    def ground(self, node: Node, box: Box, key: str) -> None:
        if node.shadow:
            sigma = node.shadow * self.laid.page.unit
            drop = sigma * 0.5
            below = Box(x=box.x, y=box.y + drop, width=box.width, height=box.height)
            tint = (*self.context.tone("deep"), SHADOW_OPACITY)
            cover = drop if self._solid(node) else None
            self.ops.append(d.Shadow(key, below, max(self.radii(node)), sigma, tint, cover))
        if node.type in {"shape", "text", "icon"} and node.type != "text":
            return
        if node.fill or node.line:
            self.ops.append(d.Rect(
                key, box, self.radii(node), self.paint(node.fill) if node.fill else None,
                self.context.color(node.line) if node.line else None, node.line_w * self.laid.page.unit,
            ))  # fmt: skip

    def _solid(self, node: Node) -> bool:
        """Whether the node's own fill covers what is drawn under it."""
        return bool(node.fill) and isinstance(node.fill, str) and self.context.color(node.fill)[3] >= 1

    def content(self, index: int) -> None:
        node, box, key = self._at(index)
        draw = getattr(self, f"_{node.type}", None)
        if draw is not None:
            draw(index, node, box, key)

    def _text(self, index: int, node: Node, box: Box, key: str) -> None:
        setting = self.laid.attempt.settings[index]
        tint = self.context.color(node.color)
        optical = node.style in OPTICAL_STYLES
        for line in shape(setting, box.width, node.text_align, optical=optical):
            self.ops.append(d.Text(
                key, box.x + line.x, box.y + line.baseline, line.ascent, line.width, line.size, tint,
                line.text, line.layout,
            ))  # fmt: skip

    def _picture(self, index: int, node: Node, box: Box, key: str) -> None:
        picture = placed(self.laid.elements[index].content)
        source, target = shown_box(self.laid, index, box)
        tone = None
        if self.context.kit.rules.photo in TONES and not node.untreated:
            share = TONES[self.context.kit.rules.photo]
            tone = d.Tone(self.context.tone("deep"), self.context.tone("paper"), share)
        size = (picture.width, picture.height)
        self._around(fit_of(self.laid, index), picture, box, key)
        self.ops.append(d.Photo(key, target, picture.sha256, source, size, self.radii(node), tone))
        for overlay in node.overlay:
            self.ops.append(d.Rect(key, target, self.radii(node), self.paint(overlay)))
        if node.scrim is not None:
            veil = strength(self.laid, self.context, node.scrim, picture, source, target)
            self.ops.append(d.Rect(key, target, self.radii(node), veil))

    def _around(self, fit: str | None, picture: PlacedPicture, box: Box, key: str) -> None:
        """What stands around a picture that is shown whole: a colour of the kit, or it out of focus."""
        if fit in ("paper", "field"):
            self.ops.append(d.Rect(key, box, (0, 0, 0, 0), self.paint(fit)))
        elif fit == "blur":
            source, target = source_box(picture, box)
            size = (picture.width, picture.height)
            self.ops.append(
                d.Photo(key, target, picture.sha256, source, size, (0, 0, 0, 0), None, blurred=True)
            )

    def _shape(self, index: int, node: Node, box: Box, key: str) -> None:  # noqa: ARG002 - one signature for all
        fill = self.paint(node.fill or "accent")
        if node.shape == "ellipse":
            self.ops.append(d.Ellipse(key, box, fill))
        elif node.shape == "path":
            self.ops.append(d.Path(key, box, node.d, node.view, fill))
        else:
            line = self.context.color(node.line) if node.line else None
            self.ops.append(d.Rect(key, box, self.radii(node), fill, line, node.line_w * self.laid.page.unit))

    def _icon(self, index: int, node: Node, box: Box, key: str) -> None:
        svg = ctx.icon_svg(self.laid.elements[index].content, self._hex(node.color))
        self.ops.append(d.Vector(key, box, svg, f"{self.laid.elements[index].content}:{node.color}"))

    def _logo(self, index: int, node: Node, box: Box, key: str) -> None:  # noqa: ARG002 - one signature for all
        logo = self.context.logo(node.ground or "light")
        if logo is not None:
            self.ops.append(self.context.drawn(logo, key, box))

    def _drawing(self, index: int, node: Node, box: Box, key: str) -> None:  # noqa: ARG002 - one signature for all
        svg = str(self.laid.elements[index].content["svg"]).encode()
        self.ops.append(d.Vector(key, box, svg, "drawing"))

    def _qr(self, index: int, node: Node, box: Box, key: str) -> None:  # noqa: ARG002 - one signature for all
        content: Any = self.laid.elements[index].content
        snapped = Box(x=round(box.x), y=round(box.y), width=box.width, height=box.height)
        self.ops.append(d.Rect(key, snapped, (0, 0, 0, 0), d.Paint(color=(255, 255, 255, 1.0))))
        rows = qr.matrix(str(getattr(content, "url", content)))
        self.ops.append(d.Modules(key, snapped, rows, self.context.color("ink")))

    def _texture(self, index: int, node: Node, box: Box, key: str) -> None:  # noqa: ARG002 - one signature for all
        self.ops += motif_ops(node, box, key, self.context, self.laid.page)

    def _hex(self, token: str) -> str:
        return "#{:02x}{:02x}{:02x}".format(*self.context.rgb(token))
