"""How Qt is loaded, in every process: with bundled letters alone, and without its import hook."""

import builtins
import os

from studio import paths


def load_qt() -> None:
    """Load Qt for Python; to be called before anything else imports it.

    Its import hook is taken out again: it reads the source of every module that comes after it, to see whether
    that uses Qt, for a feature (names in `snake_case`) that is not used here. It was a tenth of a start.
    """
    # no system font is ever used, and reading them takes Qt longer than everything else at the start
    os.environ.setdefault("FONTCONFIG_FILE", str(paths.resources() / "fonts" / "fontconfig.conf"))
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401, PLC0415 - this is the one place

    builtins.__import__ = plain
