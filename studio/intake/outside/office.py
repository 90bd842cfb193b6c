"""Slides drawn by LibreOffice, started inside the worker: own profile, no network, files of its folder alone.

The worker has left the network before it starts the program, and so has the program. Where a system knows no
such thing, files that name others outside themselves are not given to it anyway (see `read.py`).
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from studio.errors import StudioError

NAMES = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)


def office_program() -> str:
    """Where LibreOffice lies, or nothing."""
    found = next((path for name in NAMES if (path := shutil.which(name))), "")
    return found or next((place for place in PLACES if Path(place).is_file()), "")


def slides_to_pdf(data: bytes) -> tuple[dict[str, Any], bytes]:
    """The presentation as a PDF."""
    program = office_program()
    if not program:
        raise no_office()
    here = Path.cwd()
    (here / "salindia.pptx").write_bytes(data)
    profile = (here / "profil").as_uri()
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if key in os.environ}
    home = {
        "HOME": str(here),
        "TMPDIR": str(here),
        "TEMP": str(here),
        "TMP": str(here),
        "SAL_USE_VCLPLUGIN": "svp",
    }
    order = [
        program, f"-env:UserInstallation={profile}", "--headless", "--invisible", "--norestore", "--nologo",
        "--nolockcheck", "--convert-to", "pdf:impress_pdf_Export", "--outdir", str(here), "salindia.pptx",
    ]  # fmt: skip
    # CREATE_NO_WINDOW
    hidden: dict[str, Any] = {"creationflags": 0x0800_0000} if sys.platform == "win32" else {}
    subprocess.run(
        order, cwd=here, env={**kept, **home}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, check=False, **hidden,
    )  # fmt: skip
    made = here / "salindia.pdf"
    if not made.is_file():
        raise StudioError(
            "intake/pptx-drawing",
            "LibreOffice di komputer ini tidak berhasil menggambar presentasi itu.",
            "Simpan sebagai PDF dari Canva atau PowerPoint, lalu seret PDF-nya.",
        )
    return {}, made.read_bytes()


def no_office() -> StudioError:
    """The refusal where a slide has no full picture and no program can draw it."""
    return StudioError(
        "intake/pptx-no-office",
        "Salindia ini tersusun dari teks dan gambar lepas, dan di komputer ini tidak ada LibreOffice untuk"
        " menggambarnya.",
        "Simpan sebagai PDF dari Canva atau PowerPoint, lalu seret PDF-nya.",
    )
