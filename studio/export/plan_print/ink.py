"""Words, shapes and icons on a sheet of paper in mm, as operations of the one display list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from studio.catalog.fonts import font_index
from studio.domain.brand import FontFace, Kit, KitNames, TypeStyle
from studio.domain.content import RichText, Run
from studio.domain.geometry import Box
from studio.domain.plan_sheet import Letterhead
from studio.render import display as d
from studio.render.context import Context, icon_svg, visible
from studio.render.fonts import Faces
from studio.render.raster import Pictures
from studio.render.text import PARAGRAPH_GAP, Setting, prepare, set_text, shape

DPI = 600
MM, PT = DPI / 25.4, DPI / 72
FAMILY = "Source Sans 3"
COLORS = {
    "ink": "#14181F", "muted": "#4C5666", "line": "#9AA4B2", "hair": "#CBD2DB", "wash": "#F1F3F6",
    "paper": "#FFFFFF", "red": "#B42318", "red-wash": "#FBEAE8", "bar": "#E3EBF8", "bar-ink": "#23448A",
    "ok": "#177245", "warn": "#8F5B00", "stop": "#B42318", "info": "#1F5FBF",
}  # fmt: skip
STYLES = {
    "normal": TypeStyle(family=FAMILY, weight=400, line_height=1.19, bold_weight=700),
    "strong": TypeStyle(family=FAMILY, weight=700, line_height=1.16, bold_weight=700),
    "middle": TypeStyle(family=FAMILY, weight=600, line_height=1.19, bold_weight=700),
}
SCRIPTS = {
    "Javanese": "Noto Sans Javanese", "Balinese": "Noto Sans Balinese", "Sundanese": "Noto Sans Sundanese",
    "Batak": "Noto Sans Batak", "Buginese": "Noto Sans Buginese", "Arabic": "Noto Naskh Arabic",
    "Emoji": "Noto Color Emoji",
}  # fmt: skip
EMBLEM = "emblem"
SQUARE = (0.0, 0.0, 0.0, 0.0)
STATUS_LOOK = {
    "idea": ("bulb", "muted"), "draft": ("pencil", "muted"), "editing": ("ballpen", "info"),
    "verifying": ("zoom-check", "warn"), "in-review": ("hourglass", "warn"),
    "changes-asked": ("message-report", "stop"), "approved": ("discount-check", "ok"),
    "scheduled": ("clock-check", "ok"), "published": ("send", "ok"), "evaluated": ("report-analytics", "ok"),
    "on-hold": ("ban", "warn"), "archived": ("archive", "muted"),
}  # fmt: skip
"""Icon and colour of each status: no two share an icon, so that a black-and-white print tells them apart."""


@dataclass(frozen=True, slots=True)
class Block:
    """Words set at a size and width; `height` in mm, `cut` says that some are left out."""

    setting: Setting
    width: float
    height: float
    cut: bool = False

    @property
    def count(self) -> int:
        """Number of lines."""
        return self.setting.count

    @property
    def wide(self) -> float:
        """Width of its longest line, mm."""
        return self.setting.width / MM


@cache
def _kit() -> Kit:
    """The look of papers: one plain family, and faces for the scripts of the archipelago."""
    wanted = {FAMILY, *SCRIPTS.values()}
    fonts = tuple(
        FontFace(family=face.family, file=f"fonts:{face.key}", weight=face.weight, italic=face.italic)
        for face in font_index().values()
        if face.family in wanted
    )
    name = KitNames(full="Kertas", short="Kertas")
    return Kit(id="kertas", name=name, swatches={}, roles=COLORS, styles=STYLES, fonts=fonts, scripts=SCRIPTS)


@cache
def _faces() -> Faces:
    kit = _kit()
    return Faces(kit, {face.file: font_index()[face.file.removeprefix("fonts:")].path for face in kit.fonts})


def context_of(head: Letterhead) -> Context:
    """What the painter needs: the faces of papers, and the emblem where it is a picture."""

    def blob(_name: str) -> bytes:
        return head.emblem

    files: dict[str, Path] = {}
    return Context(_kit(), files, _faces(), Pictures(blob))


def rich(*runs: Run) -> RichText:
    """Runs as one paragraph; line ends become blanks."""
    return RichText(paragraphs=(tuple(r for r in runs if r.text),))


def plain(text: str, color: str = "ink") -> RichText:
    """Words in one colour."""
    return rich(Run(text=" ".join(text.split()), color=color))


@dataclass(slots=True)
class Ink:
    """Gathers operations of one page, in mm from its upper left corner."""

    context: Context
    ops: list[d.Op] = field(default_factory=list)

    def block(self, words: RichText, width: float, pt: float, style: str = "normal") -> Block:
        """Words broken to a width."""
        setting = set_text(prepare(self.context.faces, words, style), pt * PT, max(1.0, width * MM))
        gaps = max(0, len(setting.lines) - 1) * PARAGRAPH_GAP * setting.size
        return Block(setting, width, (setting.count * setting.leading + gaps) / MM)

    def fitted(
        self, make: Callable[[str], RichText], words: str, width: float, pt: float, lines: int,
        style: str = "normal",
    ) -> Block:  # fmt: skip
        """As many words as so many lines hold, then …; `make` puts them among what is always shown."""
        whole = self.block(make(words), width, pt, style)
        if whole.count <= lines:
            return whole
        cuts = list(_cuts(words))
        low, high = 0, len(cuts) - 1
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.block(make(f"{cuts[middle]}…"), width, pt, style).count <= lines
            low, high = (middle, high) if fits else (low, middle - 1)
        made = self.block(make(f"{cuts[low]}…"), width, pt, style)
        return Block(made.setting, width, made.height, cut=True)

    def put(self, block: Block, x: float, y: float, align: str = "left", color: str = "ink") -> float:
        """Draw a block with its capitals' top a hair below `y`; its height."""
        setting = block.setting
        lead = (setting.leading - setting.prepared.cap * setting.size) / 2.6
        for line in shape(setting, block.width * MM, align, optical=False):
            self.ops.append(
                d.Text(
                    "", x * MM + line.x, y * MM + lead + line.baseline, line.ascent, line.width, line.size,
                    self.context.color(color), line.text, line.layout,
                )
            )  # fmt: skip
        return block.height

    def words(
        self, text: str, x: float, y: float, width: float, *, pt: float, style: str = "normal",
        color: str = "ink", align: str = "left", lines: int = 1,
    ) -> Block:  # fmt: skip
        """Draw words, with … where so many lines do not hold them."""
        block = self.fitted(lambda part: plain(part, color), text, width, pt, lines, style)
        self.put(block, x, y, align, color)
        return block

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, *, radius: float = 0.0,
        line: str = "", left: float = -1.0, right: float = -1.0,
    ) -> None:  # fmt: skip
        """A filled rectangle; `left` and `right` are radii of their own."""
        one, two = (radius if side < 0 else side for side in (left, right))
        radii = (one * MM, two * MM, two * MM, one * MM)
        box = Box(x=x * MM, y=y * MM, width=width * MM, height=height * MM)
        paint = d.Paint(self.context.color(fill)) if fill else None
        edge = self.context.color(line) if line else None
        self.ops.append(d.Rect("", box, radii, paint, edge, 0.18 * MM if line else 0))

    def rule(self, x: float, y: float, width: float, thick: float = 0.2, color: str = "line") -> None:
        """A level line."""
        self.rect(x, y - thick / 2, width, thick, color)

    def stem(self, x: float, y: float, height: float, thick: float = 0.2, color: str = "line") -> None:
        """An upright line."""
        self.rect(x - thick / 2, y, thick, height, color)

    def icon(self, name: str, color: str, x: float, y: float, side: float) -> None:
        """An icon of the library."""
        paint = COLORS.get(color, color)
        box = Box(x=x * MM, y=y * MM, width=side * MM, height=side * MM)
        self.ops.append(d.Vector("", box, icon_svg(name, paint), f"icon:{name}:{paint}"))

    def status(self, status: str, x: float, y: float, side: float) -> None:
        """The sign of a status."""
        name, color = STATUS_LOOK.get(status, ("help-circle", "muted"))
        self.icon(name, color, x, y, side)

    def emblem(self, head: Letterhead, x: float, y: float, width: float, height: float) -> float:
        """The office's emblem in a box, its shape kept; the width it took."""
        if not head.emblem:
            return 0.0
        tall = min(height, width / head.aspect)
        wide = tall * head.aspect
        box = Box(x=x * MM, y=(y + (height - tall) / 2) * MM, width=wide * MM, height=tall * MM)
        if head.emblem.startswith(b"\x89PNG"):
            size = (int.from_bytes(head.emblem[16:20]), int.from_bytes(head.emblem[20:24]))
            whole = Box(x=0, y=0, width=size[0], height=size[1])
            self.ops.append(d.Photo("", box, EMBLEM, whole, size, SQUARE))
        else:
            self.ops.append(d.Vector("", box, visible(head.emblem), EMBLEM))
        return wide

    def page(self, width: float, height: float) -> d.DisplayList:
        """The page as it is painted."""
        return d.DisplayList(round(width * MM), round(height * MM), tuple(self.ops))


def _cuts(words: str) -> Iterator[str]:
    """Beginnings of a text, shorter to longer: letters of its first word, then whole words."""
    parts = words.split()
    first = parts[0] if parts else ""
    yield from (first[:n] for n in range(len(first)))
    for count in range(1, len(parts)):
        yield " ".join(parts[:count]).rstrip(" ,;:–—-(")
