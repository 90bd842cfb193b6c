"""How strict tests that measure time are."""

import os

ROOM = 1.6
STRICT = "STUDIO_STRICT"


def bar(promised: float) -> float:
    """The bar for a promised figure: itself where `STUDIO_STRICT` is set, with room on any other machine.

    The room lets a slower computer pass while a slip (a file read, a picture decoded on the window's thread)
    still fails. Whoever closes a piece of work runs `STUDIO_STRICT=1 python3 main.py --test -m alone`.
    """
    return promised if os.environ.get(STRICT) else promised * ROOM
