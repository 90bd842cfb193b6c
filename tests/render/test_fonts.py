"""Fonts stay with the process that loaded them."""

import subprocess
import sys

ALONE = """
import shutil, sys, tempfile
from pathlib import Path
from PySide6.QtGui import QFont, QRawFont
from studio.catalog.fonts import font_file
from studio.export.job import ensure_application
from studio.render import fonts

app = ensure_application()
with tempfile.TemporaryDirectory() as folder:
    copy = Path(shutil.copyfile(font_file("fonts:figtree-500").path, Path(folder) / "huruf.ttf"))
    family = fonts.load(copy)
font = QFont(family)
font.setPixelSize(37)
font.setWeight(QFont.Weight.Medium)
print(QRawFont.fromFont(font).familyName())
"""


def test_a_face_outlives_the_folder_it_was_read_from():
    """A job's folder of inputs is gone before other jobs in the same process draw with its letters."""
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "Figtree"
