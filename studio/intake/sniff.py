"""What a file is, told by its first bytes and never by its name."""

import re
from pathlib import Path
from typing import Literal

from studio.domain.record import Value
from studio.errors import StudioError
from studio.i18n import N_

Kind = Literal[
    "png", "jpeg", "webp", "gif", "tiff", "bmp", "svg", "svgz", "docx", "pptx", "pdf", "film", "zip", "text",
    "unknown",
]  # fmt: skip
HEAD = 65_536
RASTER: tuple[Kind, ...] = ("png", "jpeg", "webp", "gif", "tiff", "bmp")
EXTENSIONS: dict[Kind, tuple[str, ...]] = {
    "png": ("png",),
    "jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "webp": ("webp",),
    "gif": ("gif",),
    "tiff": ("tif", "tiff"),
    "bmp": ("bmp", "dib"),
    "svg": ("svg",),
    "svgz": ("svgz", "svg"),
    "docx": ("docx",),
    "pptx": ("pptx",),
    "pdf": ("pdf",),
    "film": ("mp4", "mov", "m4v"),
    "zip": ("zip",),
    "text": ("txt", "text", "md", "toml"),
    "unknown": (),
}
MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "unknown"),
    (b"<!DOCTYPE html", "unknown"),
    (b"<!doctype html", "unknown"),
    (b"<html", "unknown"),
    (b"\x1f\x8b\x08", "svgz"),
)
STILL_BRANDS = (b"heic", b"heix", b"mif1", b"avif", b"msf1")
"""Brands of the same container that hold pictures: HEIC and AVIF."""
SVG_ROOT = re.compile(r"<(?:\w{1,32}:)?svg[\s>/]")
BINARY = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


class Sniffed(Value, frozen=True, kw_only=True):
    """The kind by content; `agrees` is false when the extension claims something else."""

    kind: Kind
    extension: str = ""
    agrees: bool = True

    @property
    def note(self) -> str:
        """One sentence for the user when name and content disagree, else empty."""
        if self.agrees:
            return ""
        said = f".{self.extension}" if self.extension else N_("tanpa akhiran")
        return N_(f"Nama berkas {said}, tetapi isinya {self.kind.upper()}; dibaca menurut isinya.")


def sniff_bytes(head: bytes) -> Kind:
    """The kind of a file that begins with `head` (64 kB are enough)."""
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[:2] == b"BM" and len(head) >= 18 and head[14:18] in _BMP_HEADERS:
        return "bmp"
    if head[4:8] == b"ftyp" and head[8:12] not in STILL_BRANDS:
        return "film"
    return _sniff_zip(head) if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) else _sniff_text(head)


def _sniff_zip(head: bytes) -> Kind:
    if b"ppt/" in head:
        return "pptx"
    return "docx" if b"word/" in head or b"[Content_Types].xml" in head else "zip"


_BMP_HEADERS = tuple(size.to_bytes(4, "little") for size in (12, 16, 40, 52, 56, 64, 108, 124))


def _sniff_text(head: bytes) -> Kind:
    text = _as_text(head)
    if text is None:
        return "unknown"
    if _is_svg(text):
        return "svg"
    return "unknown" if BINARY.search(text) else "text"


def _is_svg(text: str) -> bool:
    """Whether the first element is `svg`, past the XML declaration, comments and a document type."""
    at = 0
    while True:
        at += len(text[at:]) - len(text[at:].lstrip())
        for start, end in (("<?", "?>"), ("<!--", "-->"), ("<!", ">")):
            if text.startswith(start, at):
                closing = "]>" if start == "<!" and "[" in text[at : text.find(">", at)] else end
                stop = text.find(closing, at)
                if stop < 0:
                    return False
                at = stop + len(closing)
                break
        else:
            return SVG_ROOT.match(text, at) is not None


def _as_text(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) & ~1].decode("utf-16", "replace")
    if head.startswith(b"\xef\xbb\xbf"):
        head = head[3:]
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(head) - 4 and head:
            return head[: error.start].decode("utf-8")
    return head.decode("cp1252", "replace")


def sniff(path: Path) -> Sniffed:
    """The kind of the file at `path`, and whether its extension agrees."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise StudioError(
            "intake/read",
            f"Berkas “{path.name}” tidak dapat dibaca.",
            "Periksa apakah berkas masih ada di sana.",
        ) from error
    return judge(head, path)


def judge(head: bytes, path: Path) -> Sniffed:
    """The kind of bytes that were read from `path`."""
    kind = sniff_bytes(head[:HEAD])
    extension = path.suffix.lower().lstrip(".")
    agrees = extension in EXTENSIONS[kind] or (kind in ("text", "unknown") and not _claims(extension))
    return Sniffed(kind=kind, extension=extension, agrees=agrees)


def _claims(extension: str) -> bool:
    return any(extension in names for kind, names in EXTENSIONS.items() if kind != "text")
