"""Slides of a PPTX, read inside the worker: words, notes, and the one picture that covers a slide.

python-pptx brings network modules in; it is used here only, in a process that has left the network.
"""

import io
import re
from typing import TYPE_CHECKING, Any

from studio.domain.safe_cells import clean
from studio.errors import StudioError
from studio.intake.docx_text import DOCTYPE
from studio.intake.limits import LIMITS
from studio.intake.zip_check import open_checked, read_entry

if TYPE_CHECKING:
    import zipfile

COVERS = 0.9
"""Share of a slide that a picture must cover to stand for it; Canva's exports cover all of it."""
RELATION = re.compile(rb"<[^<>]*Relationship\b[^<>]*>")
EXTERNAL = re.compile(rb"TargetMode\s*=\s*['\"]External['\"]")
HYPERLINK = re.compile(rb"Type\s*=\s*['\"][^'\"]*/hyperlink['\"]")


def read_slides(data: bytes) -> tuple[dict[str, Any], bytes]:
    """`slides`: words, notes, whether a picture covers it; the size in points; whether it fetches."""
    deck, fetches = _opened(data)
    slides = list(deck.slides)
    if not slides:
        raise _refused("tidak memuat salindia")
    if len(slides) > LIMITS.slides.slides:
        raise _refused(f"memuat {len(slides)} salindia, lebih dari {LIMITS.slides.slides}")
    size = (deck.slide_width or 9_144_000, deck.slide_height or 6_858_000)
    told = [
        {
            "words": _words(slide.shapes),
            "notes": _plain(slide.notes_slide.notes_text_frame) if slide.has_notes_slide else "",
            "covered": _covering(slide, size) is not None,
            "plain": _plainly_covered(slide, size),
        }
        for slide in slides
    ]
    return {"slides": told, "width": size[0] / 12_700, "height": size[1] / 12_700, "fetches": fetches}, b""


def slide_picture(data: bytes, number: int) -> tuple[dict[str, Any], bytes]:
    """The bytes of the picture that covers slide `number`, from 0, as they lie in the file."""
    deck, _ = _opened(data)
    slide = list(deck.slides)[number]
    found = _covering(slide, (deck.slide_width, deck.slide_height))
    if found is None:
        raise _refused(f"tidak memuat gambar penuh di salindia {number + 1}")
    return {}, found


def _opened(data: bytes) -> tuple[Any, bool]:
    """The presentation once its container is sound, and whether it names files outside itself."""
    fetches = _check_parts(open_checked(data, LIMITS.slides))
    from pptx import Presentation  # noqa: PLC0415 - only inside the limits
    from pptx.exc import PythonPptxError  # noqa: PLC0415

    try:
        return Presentation(io.BytesIO(data)), fetches
    except (PythonPptxError, KeyError, ValueError, AttributeError) as error:
        raise _refused("tidak dapat dibaca sebagai presentasi") from error


def _check_parts(archive: "zipfile.ZipFile") -> bool:
    fetches = False
    for name in archive.namelist():
        if not name.endswith((".xml", ".rels")):
            continue
        part = read_entry(archive, name, LIMITS.slides.inflated)
        text = part.decode("utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
        if "\x00" in text or DOCTYPE.search(text):
            raise _refused("memuat deklarasi DOCTYPE")
        if name.endswith(".rels"):
            fetches |= any(
                EXTERNAL.search(one) and not HYPERLINK.search(one) for one in RELATION.findall(part)
            )
    return fetches


def _covering(slide: Any, size: tuple[int, int]) -> bytes | None:
    """The bytes of the largest picture or picture ground, when it covers the slide."""
    best: tuple[float, bytes | None] = (COVERS, None)
    for shape in slide.shapes:
        blob = _blob(shape)
        if blob is None or None in (shape.left, shape.top, shape.width, shape.height):
            continue
        right, bottom = min(shape.left + shape.width, size[0]), min(shape.top + shape.height, size[1])
        share = max(0, right - max(shape.left, 0)) * max(0, bottom - max(shape.top, 0)) / (size[0] * size[1])
        if share >= best[0]:
            best = (share, blob)
    return best[1] or _ground(slide)


def _plainly_covered(slide: Any, size: tuple[int, int]) -> bool:
    """Whether the covering picture is all there is: no words and no other picture would be lost."""
    if _covering(slide, size) is None or _words(slide.shapes):
        return False
    return sum(1 for shape in slide.shapes if shape.width and shape.height) <= 1


def _blob(shape: Any) -> bytes | None:
    """The picture of a picture shape, or of a shape filled with one, as Canva writes them."""
    try:
        if shape.shape_type == 13:  # MSO_SHAPE_TYPE.PICTURE
            return bytes(shape.image.blob)
    except (AttributeError, ValueError, KeyError, NotImplementedError):
        return None
    return _filled(shape.part, shape._element)  # noqa: SLF001 - python-pptx tells picture fills nowhere else


def _ground(slide: Any) -> bytes | None:
    background = slide._element.find(".//{*}bg")  # noqa: SLF001 - as above
    return None if background is None else _filled(slide.part, background)


def _filled(part: Any, element: Any) -> bytes | None:
    blips = element.findall(".//{*}blipFill/{*}blip")
    if len(blips) != 1:
        return None
    ident = next((value for key, value in blips[0].attrib.items() if key.endswith("}embed")), "")
    try:
        return bytes(part.related_part(ident).blob) if ident else None
    except KeyError:
        return None


def _words(shapes: Any) -> str:
    """Words of shapes, groups and tables in the order they lie, within the bound."""
    found: list[str] = []
    for shape in shapes:
        if hasattr(shape, "shapes"):
            found.append(_words(shape.shapes))
        elif getattr(shape, "has_table", False):
            found += [" | ".join(clean(cell.text) for cell in row.cells) for row in shape.table.rows]
        elif getattr(shape, "has_text_frame", False):
            found.append(_plain(shape.text_frame))
    return "\n".join(part for part in found if part.strip())[: LIMITS.pdf.words]


def _plain(frame: Any) -> str:
    if frame is None:
        return ""
    lines = [clean(paragraph.text.replace("\v", "\n")).strip() for paragraph in frame.paragraphs]
    return "\n".join(line for line in lines if line)[: LIMITS.pdf.words]


def _refused(what: str) -> StudioError:
    return StudioError(
        "intake/pptx",
        f"Presentasi ini {what}, tidak dipakai.",
        "Simpan sebagai PDF dari Canva atau PowerPoint, lalu seret PDF-nya.",
    )
