"""Template paths (`d` of SVG, absolute M L H V C Q Z only) as painter paths."""

import re
from functools import lru_cache

from PySide6.QtGui import QPainterPath

from studio.errors import StudioError

TOKEN = re.compile(r"[MLHVCQZ]|-?\d+(?:\.\d+)?")
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "Z": 0}


@lru_cache(maxsize=256)
def painter_path(d: str) -> QPainterPath:
    """The path; templates are ours and checked, so the grammar is the small one named above."""
    path, tokens = QPainterPath(), TOKEN.findall(d)
    index, command = 0, ""
    while index < len(tokens):
        if tokens[index] in TAKES:
            command = tokens[index]
            index += 1
        count = TAKES.get(command, -1)
        numbers = [float(t) for t in tokens[index : index + count]] if count > 0 else []
        if count < 0 or len(numbers) < count:
            raise StudioError(
                "template/path", f"Bentuk “{d[:40]}” tidak terbaca.", "Pakai M L H V C Q Z mutlak."
            )
        _step(path, command, numbers)
        index += count
    return path


def _step(path: QPainterPath, command: str, n: list[float]) -> None:
    here = path.currentPosition()
    if command == "M":
        path.moveTo(n[0], n[1])
    elif command == "L":
        path.lineTo(n[0], n[1])
    elif command == "H":
        path.lineTo(n[0], here.y())
    elif command == "V":
        path.lineTo(here.x(), n[0])
    elif command == "C":
        path.cubicTo(*n)
    elif command == "Q":
        path.quadTo(*n)
    else:
        path.closeSubpath()
