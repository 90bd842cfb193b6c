"""The text of a Word document, read inside the worker: text only, links and fields dropped and counted."""

import io
import re
import zipfile
from collections import Counter
from typing import Any

from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.limits import LIMITS
from studio.intake.zip_check import open_checked, read_entry

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DOCTYPE = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
EXTERNAL = re.compile(rb"TargetMode\s*=\s*['\"]External['\"]")
SPACES = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
COUNTED = {
    f"{W}altChunk": N_("bagian dari berkas lain"),
    f"{W}object": N_("objek tertanam"),
    f"{W}fldSimple": N_("kode bidang"),
    f"{W}instrText": N_("kode bidang"),
    f"{W}del": N_("teks yang sudah dihapus"),
    f"{W}drawing": "gambar",
}


def docx_text(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Notes on what was left out, and the text as UTF-8, one line a paragraph."""
    limits = LIMITS.docx
    archive = open_checked(data, limits)
    outside = _check_parts(archive)
    body = _body(data)
    found: Counter[str] = Counter()
    if outside:
        found[N_("rujukan ke luar berkas")] = outside
    lines: list[str] = []
    _check_depth(body)
    for paragraph in body.iter(f"{W}p"):
        if not _dropped(paragraph):
            lines.append(_line(paragraph))
        if len(lines) > limits.paragraphs:
            raise _refused(f"berisi lebih dari {limits.paragraphs} paragraf")
    for tag, what in COUNTED.items():
        if count := sum(1 for _ in body.iter(tag)):
            found[what] += count
    notes = [N_(f"Tidak diambil dari dokumen: {what} ({count}).") for what, count in sorted(found.items())]
    if hidden := sum(1 for _ in body.iter(f"{W}vanish")):
        notes.append(N_(f"Ada tulisan tersembunyi di dokumen ({hidden}); kini ditampilkan."))
    return {"notes": notes}, "\n".join(lines).encode()


def _refused(what: str) -> StudioError:
    return StudioError(
        "intake/docx", f"Dokumen ini {what}, tidak dipakai.", "Simpan ulang sebagai .docx biasa atau .txt."
    )


def _check_parts(archive: zipfile.ZipFile) -> int:
    """The number of relations that point outside; StudioError on a document type or a missing document."""
    names = archive.namelist()
    if "[Content_Types].xml" not in names or "word/document.xml" not in names:
        raise _refused("bukan dokumen Word")
    outside = 0
    for name in names:
        if not name.endswith((".xml", ".rels")):
            read_entry(archive, name, LIMITS.docx.inflated)
            continue
        part = read_entry(archive, name, LIMITS.docx.document)
        text = part.decode("utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
        if "\x00" in text or DOCTYPE.search(text):
            raise _refused("memuat deklarasi DOCTYPE")
        outside += len(EXTERNAL.findall(text.encode("utf-8", "replace"))) if name.endswith(".rels") else 0
    return outside


def _body(data: bytes) -> Any:
    import docx  # noqa: PLC0415 - heavy, and only inside the limits
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        return docx.Document(io.BytesIO(data)).element.body
    except (OpcError, KeyError, ValueError) as error:
        raise _refused("rusak atau bukan dokumen Word") from error


def _check_depth(body: Any) -> None:
    stack = [(body, 1)]
    while stack:
        element, depth = stack.pop()
        if depth > LIMITS.docx.depth:
            raise _refused(f"bersarang lebih dari {LIMITS.docx.depth} tingkat")
        stack.extend((child, depth + 1) for child in element)


def _dropped(paragraph: Any) -> bool:
    """Whether a paragraph stands in the second copy of a drawing that Word keeps for old readers."""
    return any(parent.tag == f"{MC}Fallback" for parent in paragraph.iterancestors())


def _line(paragraph: Any) -> str:
    parts = []
    for element in paragraph.iter():
        if element.tag != f"{W}t" and element.tag not in SPACES:
            continue
        if next(element.iterancestors(f"{W}p")) is paragraph and not _in_deleted(element, paragraph):
            parts.append(element.text or "" if element.tag == f"{W}t" else SPACES[element.tag])
    text = "".join(parts)
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    named = style is not None and str(style.get(f"{W}val")).startswith(("ListBullet", "ListNumber"))
    listed = named or paragraph.find(f"{W}pPr/{W}numPr") is not None
    return f"- {text}" if listed and text.strip() else text


def _in_deleted(element: Any, paragraph: Any) -> bool:
    for parent in element.iterancestors():
        if parent is paragraph:
            return False
        if parent.tag in (f"{W}del", f"{W}tabs", f"{MC}Fallback"):
            return True
    return False
