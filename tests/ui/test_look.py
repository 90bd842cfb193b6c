"""The window's own colours are readable in both themes, with the accent of every kit."""

import re
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from studio import paths
from studio.catalog.brand import list_kits, load_kit
from studio.catalog.theme import theme
from studio.domain.color import contrast, parse
from studio.ui import theme as look

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
