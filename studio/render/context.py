"""What painting needs beside the page itself: kit files, faces, icons, pictures. One a process and kit."""

import re
import struct
from functools import lru_cache
from pathlib import Path

import msgspec

from studio.catalog.icons import icon_path
from studio.domain.brand import Kit, Logo, Texture
from studio.domain.color import Rgb, luminance, parse
from studio.domain.geometry import Box
from studio.errors import StudioError
from studio.render.display import Color, Photo, Vector
from studio.render.fonts import Faces
from studio.render.raster import Pictures

PNG_SIZE_AT = 16
UNPAINTED = re.compile(rb'<(?:path|rect)\b(?=[^>]*\sfill="none")(?=[^>]*\sstroke="none")[^>]*/>')
MIDDLE = 0.179
"""The luminance on which black and white stand out alike (WCAG 2.2)."""


class Context(msgspec.Struct, frozen=True, eq=False):
    """A kit made ready: `files` gives the path of each file the kit names."""

    kit: Kit
    files: dict[str, Path]
    faces: Faces
    pictures: Pictures
    native: Kit | None = None
    """The kit before a post took another scheme; photographs keep its tones."""
    _svgs: dict[str, bytes] = msgspec.field(default_factory=dict)

    def color(self, token: str) -> Color:
        """A role, swatch or `#rrggbb`, with an opacity after a slash."""
        name, _, opacity = token.partition("/")
        return (*self.rgb(name), float(opacity) if opacity else 1.0)

    def rgb(self, token: str) -> Rgb:
        """The colour of a role or swatch without its opacity."""
        try:
            return parse(self.kit.color(token.partition("/")[0]))
        except KeyError:
            raise StudioError("template/color", f"Warna “{token}” tidak ada di kit {self.kit.id}.") from None

    def tone(self, role: str) -> Rgb:
        """The colour that a role has in the kit itself, whatever scheme is worn."""
        return parse((self.native or self.kit).color(role))

    def svg(self, file: str) -> bytes:
        """The bytes of a kit drawing."""
        if file not in self._svgs:
            data = self.files[file].read_bytes()
            self._svgs[file] = data if file.endswith(".png") else visible(data)
        return self._svgs[file]

    def drawn(self, logo: Logo, node: str, box: Box) -> Vector | Photo:
        """A logo in a box: a drawing, or a picture where the office has no drawing."""
        data = self.svg(logo.file)
        if not logo.file.endswith(".png"):
            return Vector(node, box, data, f"{self.kit.id}:{logo.file}")
        width, height = struct.unpack_from(">II", data, PNG_SIZE_AT)
        whole = Box(x=0, y=0, width=width, height=height)
        return Photo(node, box, self.kit.files[logo.file], whole, (width, height), (0, 0, 0, 0))

    def logo(self, ground: str) -> Logo | None:
        """The emblem for a `light` or `dark` ground, or for the ground that a colour token is."""
        if self.native is not None and self.native.roles != self.kit.roles:
            ground = {"light": "paper", "dark": "field"}.get(ground, ground)  # as templates of old mean it
        if ground not in {"light", "dark"}:
            ground = "dark" if luminance(self.rgb(ground)) < MIDDLE else "light"
        return next((logo for logo in self.kit.logos if logo.ground == ground), None)

    def texture(self, ident: str) -> Texture:
        """The kit's texture for that motif or of that id, else its first: templates work with every kit."""
        ident = self.kit.motifs.get(ident, ident)
        for texture in self.kit.textures:
            if texture.id == ident:
                return texture
        if not self.kit.textures:
            raise StudioError("kit/texture", f"Kit {self.kit.id} tidak punya motif.", "Tambahkan satu motif.")
        return self.kit.textures[0]


@lru_cache(maxsize=256)
def icon_svg(name: str, color: str) -> bytes:
    """An icon of the library in a colour."""
    return recolored(visible(icon_path(name).read_bytes()), color)


def visible(svg: bytes) -> bytes:
    """The drawing without shapes that have no fill and no line: QtSvg outlines them in black in a PDF."""
    return UNPAINTED.sub(b"", svg)


@lru_cache(maxsize=128)
def recolored(svg: bytes, color: str, *more: str) -> bytes:
    """The drawing in its colours: `currentColor` is the first, `var(--ink2)` the second and so on."""
    for number, ink in enumerate(more, 2):
        svg = svg.replace(f"var(--ink{number})".encode("ascii"), ink.encode("ascii"))
    return svg.replace(b"currentColor", color.encode("ascii"))
