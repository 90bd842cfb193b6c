"""Fonts of a kit, loaded once; which face sets which script. No system font is ever used."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout

from studio.domain.brand import Kit, TypeStyle
from studio.errors import StudioError

EM = 200
"""Px at which all text is measured and shaped, to be drawn scaled: Qt rounds a font's size to whole px, and
scales letter spacing by a quotient of resolutions that only a size in px leaves at one."""
EMOJI_START = r"\p{Regional_Indicator}{2}|\p{Emoji_Presentation}|\p{Emoji}\uFE0F"
EMOJI_MORE = r"\p{EMod}|\u200D\p{Emoji}\uFE0F?|\uFE0F|\u20E3"
FONTS = 512
PLAIN = 0x0530
"""Below this code point everything is Latin, Greek, Cyrillic or common."""

_loaded: dict[Path, str] = {}
_known: dict[bytes, str] = {}
"""Family of each file given to Qt, by path and by the bytes' SHA-256."""
_files: dict[tuple[str, int, bool], tuple[Path, ...]] = {}
"""File of each outline face a kit has brought, by family, weight and italic."""


def load(path: Path) -> str:
    """Register a font file with Qt and return its family; a second call costs nothing.

    Qt gets the bytes, once for equal files: a path it would open again whenever it makes an engine, and a
    job's folder of inputs may be gone by then.
    """
    if path not in _loaded:
        data = path.read_bytes()
        digest = hashlib.sha256(data).digest()
        if digest in _known:
            _loaded[path] = _known[digest]
            return _loaded[path]
        ident = QFontDatabase.addApplicationFontFromData(data)
        families = QFontDatabase.applicationFontFamilies(ident) if ident >= 0 else []
        if not families:
            raise StudioError("font/load", f"Huruf {path.name} tidak dapat dibuka.", "Ganti berkas hurufnya.")
        _loaded[path] = _known[digest] = families[0]
    return _loaded[path]


def file_of(family: str, weight: int, italic: bool) -> Path | None:
    """A file of an outline face that is still there; None for colour emoji."""
    return next((p for p in _files.get((family, weight, italic), ()) if p.is_file()), None)


def _remember(face: tuple[str, int, bool], path: Path) -> None:
    """Note where a face can be read; a job's folder of inputs goes away before other jobs draw."""
    known = _files.get(face, ())
    if path not in known:
        _files[face] = (path, *(p for p in known if p.is_file()))


@lru_cache(maxsize=16)
def _compiled(pattern: str) -> Any:
    import regex  # noqa: PLC0415 - only texts beyond Latin need it

    return regex.compile(pattern)


class Faces:
    """The faces of one kit: fonts by type style, families by script."""

    def __init__(self, kit: Kit, files: dict[str, Path]) -> None:
        self.kit = kit
        self.emoji = kit.scripts.get("Emoji", "")
        self._fonts: dict[tuple[TypeStyle, bool, bool, int | None, str], QFont] = {}
        self._waiting: dict[str, list[Path]] = {}
        for face in kit.fonts:
            self._waiting.setdefault(face.family, []).append(files[face.file])
            if face.family != self.emoji:
                _remember((face.family, face.weight, face.italic), files[face.file])
        self._scripts = {code: family for code, family in kit.scripts.items() if code != "Emoji"}
        names = "|".join(rf"(?P<s{i}>\p{{Script={name}}}+)" for i, name in enumerate(self._scripts))
        emoji = rf"(?P<emoji>(?:{EMOJI_START})(?:{EMOJI_MORE})*)"
        self._pattern = "|".join(p for p in (emoji, names) if p)

    def style(self, name: str) -> TypeStyle:
        """The kit's type style; unknown names are a template fault."""
        try:
            return self.kit.styles[name]
        except KeyError:
            raise StudioError(
                "template/style", f"Gaya huruf “{name}” tidak ada di kit {self.kit.id}."
            ) from None

    def need(self, family: str) -> None:
        """Load a family's files at its first use: the emoji face alone is 10 MB."""
        for path in self._waiting.pop(family, ()):
            load(path)

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Stretches (start, end, family) that another family than the style's own must set."""
        if all(ord(char) < PLAIN for char in text):
            return []
        found = []
        scripts = list(self._scripts.values())
        for match in _compiled(self._pattern).finditer(text):
            group = match.lastgroup or ""
            family = self.emoji if group == "emoji" else scripts[int(group[1:])]
            found.append((match.start(), match.end(), family))
        return found

    def font(
        self, style: TypeStyle, *, bold: bool = False, italic: bool = False,
        weight: int | None = None, family: str = "",
    ) -> QFont:  # fmt: skip
        """A QFont of `EM` px, unhinted, without merging other fonts in; not to be changed."""
        key = (style, bold, italic, weight, family)
        if key not in self._fonts:
            if len(self._fonts) >= FONTS:
                self._fonts.clear()
            self._fonts[key] = self._font(style, bold, italic, weight, family)
        return self._fonts[key]

    def _font(self, style: TypeStyle, bold: bool, italic: bool, weight: int | None, family: str) -> QFont:
        self.need(family or style.family)
        font = QFont(family or style.family)
        font.setPixelSize(EM)
        font.setWeight(QFont.Weight(style.bold_weight if bold else weight or style.weight))
        font.setItalic(italic or style.italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        font.setKerning(True)
        if style.tracking and not family:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.tracking * EM)
        if style.word_space and not family:
            font.setWordSpacing(style.word_space * EM)
        if not family and (feature := figures(style)):
            font.setFeature(QFont.Tag(feature), 1)
        return font


def figures(style: TypeStyle) -> str:
    """The OpenType feature of the style's figures; empty for those the family sets by itself."""
    return "tnum" if style.tabular else "pnum" if style.proportional else ""


def _plain(family: str, weight: int, italic: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(100)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


@lru_cache(maxsize=64)
def _raw(family: str, weight: int, italic: bool) -> QRawFont:
    return QRawFont.fromFont(_plain(family, weight, italic))


@lru_cache(maxsize=4096)
def has_glyph(family: str, weight: int, italic: bool, char: str) -> bool:
    """Whether the face can show a character; joiners and spaces always can."""
    if char in "\u200c\u200d\ufe0e\ufe0f\u00a0\u2028\u00ad\u20e3" or char.isspace():
        return True
    return bool(_raw(family, weight, italic).supportsCharacter(ord(char)))


@lru_cache(maxsize=64)
def cap_height(family: str, weight: int) -> float:
    """Height of a capital, as a share of the size."""
    return float(_raw(family, weight, False).capHeight()) / 100 or 0.7


@lru_cache(maxsize=2048)
def left_bearing(family: str, weight: int, char: str, feature: str = "") -> float:
    """White space left of a glyph's ink, as a share of the size, under an OpenType feature."""
    raw = _raw(family, weight, False)
    glyphs = raw.glyphIndexesForString(char)
    if feature and char.isdigit():
        font = _plain(family, weight, False)
        font.setFeature(QFont.Tag(feature), 1)
        layout = QTextLayout(char, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        glyphs = [index for run in layout.glyphRuns() for index in run.glyphIndexes()] or glyphs
    return float(raw.boundingRect(glyphs[0]).left()) / 100 if glyphs else 0.0
