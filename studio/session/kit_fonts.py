"""An office's own faces made ready for a kit: checked, read, set in place of the starter's headlines."""

import json
import re
import struct
from pathlib import Path

from studio.domain.brand import FontFace
from studio.domain.record import Value
from studio.errors import StudioError
from studio.export.job import ensure_application
from studio.i18n import N_
from studio.intake.picture import read_bounded

MOST_BYTES = 16_000_000
MOST_TABLES = 64
SIGNATURES = {b"\x00\x01\x00\x00": ".ttf", b"true": ".ttf", b"OTTO": ".otf"}
LICENCE, LICENCE_URL = 13, 14
"""Name records of a font for its licence, and where that is read."""
MOST_NAMES, LONGEST_LICENCE = 500, 120
NEEDED = "AZaz09.,:;?!()%/-"
STYLES = ("headline", "figure", "title")
HEAVY = 700


class OwnFonts(Value, frozen=True, kw_only=True):
    """Faces, their files by the kit's name for them, and sentences on what to mind."""

    faces: tuple[FontFace, ...] = ()
    files: dict[str, bytes]
    notes: tuple[str, ...] = ()


def own_fonts(paths: tuple[Path, ...]) -> OwnFonts:
    """The faces in the files; StudioError when one is no sound font or lacks plain letters."""
    faces: list[FontFace] = []
    files: dict[str, bytes] = {}
    for number, path in enumerate(paths):
        data = read_bounded(path, MOST_BYTES)
        suffix = _checked(data, path.name)
        family, weight, italic = _facts(path)
        file = f"fonts/huruf-{number + 1}{suffix}"
        files[file] = data
        licence = licence_in(data)
        faces.append(FontFace(family=family, file=file, weight=weight, italic=italic, licence=licence))
    families = ", ".join(dict.fromkeys(f"“{face.family}”" for face in faces))
    told = N_(
        f"Judul memakai {families}. Pastikan lisensinya membolehkan huruf itu disertakan di gambar dan PDF."
    )
    return OwnFonts(faces=tuple(faces), files=files, notes=(told,) if faces else ())


def with_fonts(shared: str, fonts: OwnFonts) -> str:
    """The starter's `brand.toml` with its headline styles set in the office's heaviest upright face."""
    if not fonts.faces:
        return shared
    best = min(fonts.faces, key=lambda face: (face.italic, abs(face.weight - HEAVY)))

    def restyled(found: re.Match[str]) -> str:
        text = re.sub(r"(?m)^family = .*$", lambda _: f"family = {json.dumps(best.family)}", found.group())
        return re.sub(r"(?m)^(weight|bold_weight) = .*$", rf"\1 = {best.weight}", text)

    for name in STYLES:
        shared = re.sub(rf"(?s)\[styles\.{name}\]\n.*?(?=\n\[)", restyled, shared)
    more = [
        f"\n[[fonts]]\nfamily = {json.dumps(face.family)}\nfile = {json.dumps(face.file)}\n"
        f"weight = {face.weight}\nitalic = {json.dumps(face.italic)}\n"
        f"licence = {json.dumps(face.licence, ensure_ascii=False)}\n"
        for face in fonts.faces
    ]
    return shared.rstrip() + "\n" + "".join(more)


def licence_in(data: bytes) -> str:
    """What a font file says of its own licence (name records 13 and 14), shortened; empty for none."""
    try:
        count = struct.unpack_from(">H", data, 4)[0]
        tables = [struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(min(count, MOST_TABLES))]
        start = next((at for tag, _sum, at, _size in tables if tag == b"name"), 0)
        said = _names(data, start) if start else {}
    except (struct.error, ValueError):
        return ""
    text = " ".join(said.get(LICENCE, "").split()) or said.get(LICENCE_URL, "").strip()
    return text if len(text) <= LONGEST_LICENCE else f"{text[:LONGEST_LICENCE].rstrip(' ,.;')}…"


def _names(data: bytes, start: int) -> dict[int, str]:
    """The name records in UTF-16 by their number."""
    _format, count, strings = struct.unpack_from(">HHH", data, start)
    found: dict[int, str] = {}
    for number in range(min(count, MOST_NAMES)):
        platform, _encoding, _language, ident, length, at = struct.unpack_from(
            ">6H", data, start + 6 + 12 * number
        )
        if platform in {0, 3} and ident in {LICENCE, LICENCE_URL}:
            begin = start + strings + at
            found.setdefault(ident, data[begin : begin + length].decode("utf-16-be", "replace"))
    return found


def _checked(data: bytes, name: str) -> str:
    """The suffix of a font whose table directory stays inside the file."""
    suffix = SIGNATURES.get(data[:4])
    try:
        count = struct.unpack_from(">H", data, 4)[0]
        tables = [struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(min(count, MOST_TABLES + 1))]
    except struct.error:
        tables, count = [], 0
    known = {tag for tag, _sum, _at, _size in tables}
    inside = all(at + size <= len(data) for _tag, _sum, at, size in tables)
    sound = {b"cmap", b"head", b"name", b"hhea", b"maxp"} <= known and count <= MOST_TABLES and inside
    if suffix is None or not sound:
        raise StudioError(
            "kit/font-file", f"“{name}” bukan huruf TTF atau OTF yang utuh.", "Pilih berkas huruf lain."
        )
    return suffix


def _facts(path: Path) -> tuple[str, int, bool]:
    """Family, weight and slant as the engine knows them."""
    from PySide6.QtGui import QFont, QRawFont  # noqa: PLC0415 - brings Qt in

    from studio.render.fonts import load  # noqa: PLC0415 - brings Qt in

    ensure_application()
    family = load(path)
    raw = QRawFont(str(path), 16)
    lacking = [char for char in NEEDED if not raw.supportsCharacter(ord(char))]
    if not raw.isValid() or lacking:
        raise StudioError(
            "kit/font-letters", f"Huruf “{path.name}” tidak memuat {' '.join(lacking) or 'huruf Latin'}.",
            "Pilih huruf yang memuat abjad, angka, dan tanda baca.",
        )  # fmt: skip
    weight = max(1, min(1000, int(raw.weight())))
    return family, weight, raw.style() != QFont.Style.StyleNormal
