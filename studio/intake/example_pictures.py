"""The shipped illustrations under a short name, so that examples need no copies beside them."""

import re
from pathlib import Path

from studio import paths

PREFIX = "contoh:"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpg|png)")


def picture_path(folder: Path, name: str) -> Path:
    """Where a content file's picture lies: `contoh:NAME` among the shipped ones, else beside the file."""
    plain = name.removeprefix(PREFIX)
    if plain != name and NAME.fullmatch(plain):
        return paths.resources() / "examples" / "pictures" / plain
    return folder / name
