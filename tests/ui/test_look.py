"""The window's own colours are readable in both themes, with the accent of every kit."""

import re
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio import paths
from studio.catalog.brand import list_kits, load_kit
from studio.catalog.theme import theme
from studio.domain.color import contrast, parse
from studio.ui import theme as look
from studio.ui.widgets.basic import tool
from studio.ui.widgets.flow import SideBySide

ROOT = Path(__file__).resolve().parents[2]
ACCENTS = ["", *(load_kit(folder).color("field") for folder in list_kits().values())]
ACCENTS += ["#ffe600", "#000000", "#ffffff", "#ff00aa"]


@pytest.mark.parametrize(("mode", "accent"), list(product(("light", "dark"), ACCENTS)))
def test_every_text_is_readable_on_every_ground_it_stands_on(mode: str, accent: str) -> None:
    """Each pair of the theme file has 4.5 : 1, whatever colour the office's kit brings."""
    colors = theme().colors(mode, accent)
    poor = {
        (text, ground): round(contrast(parse(colors[text]), parse(colors[ground])), 2)
        for text, grounds in theme().pairs.items()
        for ground in grounds
        if contrast(parse(colors[text]), parse(colors[ground])) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_style_sheet_has_every_token(dressed: object, mode: str) -> None:
    """No @token is left over, and no colour stands in the sheet that is not of the theme file."""
    look.look().use(mode)
    sheet = look.style_sheet(look.look())
    assert "@" not in sheet
    raw = (paths.resources() / "window" / "style.qss").read_text("utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)", raw) == []


def test_both_themes_have_the_same_tokens() -> None:
    """A token of one theme is one of the other."""
    assert theme().light.keys() == theme().dark.keys()


@pytest.mark.parametrize("project", [False, True])
def test_opening_the_window_brings_in_nothing_heavy(tmp_path: Path, example: Path, *, project: bool) -> None:
    """By the first painted window neither moviepy, docx, numpy nor sqlite_utils is imported."""
    code = """
import sys
from pathlib import Path
from studio.ui import app
made = app.application()
window = app.first_widget(Path(sys.argv[1]) if sys.argv[1:] else None)
window.show()
made.processEvents()
print(*[n for n in ("moviepy", "docx", "numpy", "sqlite_utils", "PIL", "lxml") if n in sys.modules])
"""
    given = [shutil.copy(example, tmp_path / "contoh.humas")] if project else []
    done = subprocess.run(
        [sys.executable, "-c", code, *given],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.split() == []


def test_enter_presses_a_tool_button(dressed, qtbot) -> None:
    """As Space does: whoever works by keys need not know what kind of button it is."""
    pressed: list[int] = []
    made = tool("x", "Tutup", lambda: pressed.append(1))
    qtbot.addWidget(made)
    made.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(made, key)
    assert len(pressed) == 3


def test_every_icon_of_the_window_is_used() -> None:
    """No drawing is shipped that nothing shows."""
    folder = paths.resources()
    written = " ".join(p.read_text("utf-8") for p in (ROOT / "studio").rglob("*.py"))
    names = {p.stem for p in (folder / "window" / "icons").glob("*.svg")}
    assert {name for name in names if f'"{name}"' not in written} == set()


def test_lists_stand_side_by_side_where_there_is_room(dressed, qtbot) -> None:
    """On a wide screen beside each other, on a small one below."""
    parts = [QWidget(), QWidget()]
    for part in parts:
        part.setMinimumHeight(20)
    made = SideBySide(*parts, room=600)
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    qtbot.waitUntil(lambda: parts[0].width() == parts[1].width() == 392)
    made.resize(500, 300)
    qtbot.waitUntil(lambda: parts[1].y() > parts[0].y())
    assert parts[0].width() == 500
