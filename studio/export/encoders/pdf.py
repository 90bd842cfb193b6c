"""Finishes a PDF painted by QPdfWriter: page boxes, fixed metadata, the same bytes for the same content."""

import hashlib
import io
import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PdfWriter

PRODUCER = "Studio Humas"
INFO_DATE = "D:19800101000000Z"
XMP_DATE = "1980-01-01T00:00:00+00:00"
POINTS_PER_MM = 72 / 25.4
FONT_FILES = ("/FontFile2", "/FontFile3", "/FontFile")
Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PdfBoxes:
    """Boxes of every page in pt from the lower left corner: left, bottom, right, top."""

    media: Rect
    bleed: Rect
    trim: Rect


def print_boxes(width_mm: float, height_mm: float, *, bleed_mm: float = 0, marks_mm: float = 0) -> PdfBoxes:
    """Boxes of a sheet with the trimmed page, bleed on each side, and room for crop marks outside it."""

    def around(margin: float) -> Rect:
        rest = bleed_mm + marks_mm - margin
        edges = (rest, rest, rest + width_mm + 2 * margin, rest + height_mm + 2 * margin)
        left, bottom, right, top = (round(edge * POINTS_PER_MM, 4) for edge in edges)
        return left, bottom, right, top

    return PdfBoxes(media=around(bleed_mm + marks_mm), bleed=around(bleed_mm), trim=around(0))


def finish_pdf(raw: bytes, *, content_hash: str, boxes: PdfBoxes | None, title: str) -> bytes:
    """The same pages with boxes set and every trace of clock and random replaced.

    Args:
        raw: what QPdfWriter wrote.
        content_hash: hexadecimal SHA-256 of what was painted; the document id comes from it.
        boxes: for print; None keeps the page boxes as they are.
        title: shown by readers instead of the file name.
    """
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - heavy
    from pypdf.generic import ArrayObject, ByteStringObject, NameObject, RectangleObject  # noqa: PLC0415

    reader = PdfReader(io.BytesIO(raw))
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = reader.pdf_header
    named = () if boxes is None else (("Media", boxes.media), ("Bleed", boxes.bleed), ("Trim", boxes.trim))
    for page in writer.pages:
        for name, box in named:
            page[NameObject(f"/{name}Box")] = RectangleObject(box)
    writer.metadata = {
        "/Title": title,
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": INFO_DATE,
        "/ModDate": INFO_DATE,
        "/Trapped": NameObject("/False"),
    }
    digest = hashlib.sha256(f"pdf\0{content_hash}\0{title}".encode()).digest()[:16]
    _clean_xmp(writer, digest.hex(), title)
    _name_subsets(writer)
    ident = ByteStringObject(digest)
    writer._ID = ArrayObject([ident, ident])  # noqa: SLF001 - pypdf has no public setter
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _clean_xmp(writer: "PdfWriter", digest: str, title: str) -> None:
    """Fixes id, dates, tool and title in the XMP packet, when there is one."""
    from pypdf.generic import StreamObject  # noqa: PLC0415 - heavy

    stream = writer.root_object.get("/Metadata")
    packet = stream.get_object() if stream is not None else None
    if not isinstance(packet, StreamObject):
        return
    text = packet.get_data().decode("utf-8", "replace")
    uuid = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:]))
    for pattern, value in (
        (r'(xmp:(?:Create|Modify|Metadata)Date=")[^"]*', XMP_DATE),
        (r'(xmpMM:(?:Document|Instance)ID=")[^"]*', f"uuid:{uuid}"),
        (r'(pdf:Producer=")[^"]*', PRODUCER),
        (r'(xmp:CreatorTool=")[^"]*', PRODUCER),
        (r'(<rdf:li xml:lang="x-default">)[^<]*', escape(title)),
        (r"(<dc:creator>\s*<rdf:Seq>\s*<rdf:li>)[^<]*", ""),
    ):
        text = re.sub(pattern, lambda found, value=value: found[1] + value, text)  # type: ignore[misc] # mypy cannot type the default
    packet.set_data(text.encode())


def _name_subsets(writer: "PdfWriter") -> None:
    """Names each font subset after its own data: Qt takes the six letters from an order that is random."""
    from pypdf.generic import DictionaryObject, NameObject, StreamObject  # noqa: PLC0415 - heavy

    fonts = [found for found in writer._objects if isinstance(found, DictionaryObject)]  # noqa: SLF001
    for font in fonts:
        descriptor = font["/FontDescriptor"].get_object() if "/FontDescriptor" in font else None
        if not isinstance(descriptor, DictionaryObject) or "+" not in str(descriptor.get("/FontName")):
            continue
        file = next((descriptor[key].get_object() for key in FONT_FILES if key in descriptor), None)
        data = file.get_data() if isinstance(file, StreamObject) else b""
        name = NameObject(f"/{_tag(data)}+{str(descriptor['/FontName']).partition('+')[2]}")
        descriptor[NameObject("/FontName")] = font[NameObject("/BaseFont")] = name
    for font in fonts:
        if "/DescendantFonts" in font:
            children: Any = font["/DescendantFonts"].get_object()
            inner = children[0].get_object()
            font[NameObject("/BaseFont")] = inner["/BaseFont"]


def _tag(data: bytes) -> str:
    """Six capital letters, as subset names begin."""
    number = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))
