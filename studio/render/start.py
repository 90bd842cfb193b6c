"""How Qt is loaded, in every process: with bundled letters alone, and without its import hook."""

import builtins
import os
import sys

from studio import paths


def load_qt() -> None:
    """Load Qt for Python, unless something else has done so.

    Its import hook is taken out again: it reads the source of every module that comes after, looking for
    names in `snake_case` and star imports, neither of which is used here. It was a tenth of a start.
    """
    if "PySide6" in sys.modules:
        return
    # no system font is ever used, and reading them takes Qt longer than everything else at the start
    os.environ.setdefault("FONTCONFIG_FILE", str(paths.resources() / "fonts" / "fontconfig.conf"))
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401, PLC0415 - this is the one place

    builtins.__import__ = plain
