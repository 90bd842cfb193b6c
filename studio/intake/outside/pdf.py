"""The pages of a PDF, read inside the worker by pdfium: their size, their words, and one page as a picture.

Nothing in the file is carried out: this pdfium knows no JavaScript, and forms are drawn as they stand.
"""

import json
import re
from typing import TYPE_CHECKING, Any

from studio.domain.safe_cells import clean
from studio.errors import StudioError
from studio.intake.limits import LIMITS

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped] # no types come with it

MOST_AREAS = 60
"""Boxes of lines of text kept of one page."""
SPACES = re.compile(r"[ \t\u00a0]+")


def read_pdf(data: bytes) -> tuple[dict[str, Any], bytes]:
    """`pages`: size in points, `words` as lines, `areas` of lines of text as shares; what it says made it."""
    limits = LIMITS.pdf
    document = _opened(data)
    count = len(document)
    if not count:
        raise _refused("tidak memuat halaman")
    if count > limits.pages:
        raise _refused(f"memuat {count} halaman, lebih dari {limits.pages}")
    pages = [_page(document[number]) for number in range(count)]
    maker = " ".join(str(document.get_metadata_value(key) or "") for key in ("Creator", "Producer"))
    return {"pages": pages, "maker": clean(maker).strip()[:200]}, b""


def draw_page(data: bytes, number: int, width: int, height: int) -> tuple[dict[str, Any], bytes]:
    """Page `number`, from 0, on white as a PNG of that many px, told of as `read_picture` does.

    The bytes are packed: an order, the PDF, logos.
    """
    from studio.intake.outside.measure import seen, unpacked  # noqa: PLC0415 - only for drawing
    from studio.intake.raster import encode, told  # noqa: PLC0415

    if width * height > LIMITS.pdf.pixels:
        raise _refused("terlalu besar untuk digambar")
    head, pdf, *logos = unpacked(data)
    page = _opened(pdf)[number]
    scale = max(width / page.get_width(), height / page.get_height())
    image = page.render(scale=scale, fill_color=(255, 255, 255, 255), rev_byteorder=True).to_pil()
    image = image.convert("RGB")
    if image.size != (width, height):  # pdfium rounds up by a px at most
        image = image.crop((0, 0, min(width, image.width), min(height, image.height)))
    if image.size != (width, height):
        image = image.resize((width, height))
    mime, copy = encode(image, "PNG", exact=True)
    return told(image, mime) | seen(image, json.loads(head), logos), copy


def _opened(data: bytes) -> "pypdfium2.PdfDocument":
    import pypdfium2  # noqa: PLC0415 - only inside the limits

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise StudioError(
                "intake/pdf-locked",
                "PDF ini dikunci kata sandi, jadi tidak dapat dibaca.",
                "Simpan ulang tanpa kata sandi, lalu coba lagi.",
            ) from error
        raise StudioError(
            "intake/damaged",
            "PDF ini rusak atau terpotong, tidak dipakai.",
            "Unduh ulang dari Canva atau program asalnya, lalu coba lagi.",
        ) from error


def _page(page: "pypdfium2.PdfPage") -> dict[str, Any]:
    width, height = page.get_size()
    if not (3 < width < 20_000 and 3 < height < 20_000):
        raise _refused("memuat halaman berukuran tidak wajar")
    text = page.get_textpage()
    words = SPACES.sub(" ", clean(text.get_text_bounded()).replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.strip() for line in words.split("\n")]
    areas = []
    for index in range(min(text.count_rects(), MOST_AREAS) if not page.get_rotation() else 0):
        left, bottom, right, top = text.get_rect(index)
        areas.append([left / width, 1 - top / height, (right - left) / width, (top - bottom) / height])
    told = "\n".join(line for line in lines if line)[: LIMITS.pdf.words]
    return {"width": width, "height": height, "words": told, "areas": areas}


def _refused(what: str) -> StudioError:
    return StudioError(
        "intake/pdf", f"PDF ini {what}, tidak dipakai.", "Pisahkan halaman yang perlu, lalu coba lagi."
    )
