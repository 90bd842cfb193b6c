"""How Qt is loaded."""

import subprocess
import sys

ALONE = """
import builtins, os, sys
plain = builtins.__import__
from studio.render.start import load_qt
load_qt()
assert "PySide6.QtCore" in sys.modules
assert builtins.__import__ is plain
os.environ["FONTCONFIG_FILE"] = "kept"
load_qt()
assert os.environ["FONTCONFIG_FILE"] == "kept"
from PySide6.QtGui import QColor
print(QColor("red").name())
"""


def test_qt_leaves_pythons_imports_as_they_were() -> None:
    """Nothing reads the source of what is imported later; names of Qt are there all the same."""
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "#ff0000"
