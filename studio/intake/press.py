"""The text of a press release, from a plain text file or a Word document."""

import re
from pathlib import Path

from studio.domain.record import Value
from studio.errors import StudioError
from studio.intake.child import run_job
from studio.intake.limits import LIMITS
from studio.intake.picture import read_bounded
from studio.intake.sniff import EXTENSIONS, judge

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class PressText(Value, frozen=True, kw_only=True):
    """The words as they came, lines ended by line feeds, and sentences for the user about the rest."""

    text: str
    notes: tuple[str, ...] = ()


def read_text(path: Path) -> str:
    """The text of a .txt or .docx file; StudioError when it is refused."""
    return read_press(path).text


def read_press(path: Path) -> PressText:
    """The text of a .txt or .docx file with notes; StudioError when it is refused."""
    data = read_bounded(path, LIMITS.docx.bytes)
    sniffed = judge(data, path)
    notes = [sniffed.note]
    if sniffed.kind == "docx":
        answer = run_job("docx", data)
        text = answer.data.decode("utf-8")
        notes += [str(note) for note in answer.facts.get("notes", ())]
    elif sniffed.kind == "text" or (sniffed.kind == "unknown" and sniffed.extension in EXTENSIONS["text"]):
        if len(data) > LIMITS.text.bytes:
            raise _too_long(f"{LIMITS.text.bytes // 1_000_000} MB")
        text = decode_text(data)
    else:
        raise StudioError(
            "intake/kind",
            f"“{path.name}” bukan naskah yang dikenal.",
            "Simpan naskah sebagai .docx atau .txt.",
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    if len(text) > LIMITS.text.press:
        raise _too_long(f"{LIMITS.text.press} huruf")
    return PressText(text=text, notes=tuple(note for note in notes if note))


def decode_text(data: bytes) -> str:
    """The characters of a plain text: UTF-8, UTF-16 or Windows-1252; NUL and lone surrogates are refused."""
    encoding = _encoding(data)
    for bom, _ in BOMS:
        data = data.removeprefix(bom)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text() from error
    if CONTROL.search(text):
        raise _not_text()
    return text


def _encoding(data: bytes) -> str:
    for bom, name in BOMS:
        if data.startswith(bom):
            return name
    zeros_even, zeros_odd = data[0:2000:2].count(0), data[1:2000:2].count(0)
    for name, many, few in (("utf-16-le", zeros_odd, zeros_even), ("utf-16-be", zeros_even, zeros_odd)):
        if many > len(data[:2000]) // 4 and not few and len(data) % 2 == 0:
            return name
    for name, handler in (("utf-8", "strict"), ("utf-8", "surrogatepass")):
        try:
            data.decode(name, handler)
        except UnicodeDecodeError:
            continue
        return "utf-8"  # with lone surrogates the strict reading refuses them
    return "cp1252"


def _not_text() -> StudioError:
    return StudioError(
        "intake/text",
        "Naskah ini memuat karakter yang bukan tulisan, tidak dipakai.",
        "Simpan ulang sebagai teks UTF-8 atau .docx.",
    )


def _too_long(most: str) -> StudioError:
    return StudioError(
        "intake/too-large", f"Naskah melebihi batas {most}, tidak dipakai.", "Bagi menjadi beberapa naskah."
    )
