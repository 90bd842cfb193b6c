"""QR codes as rows of modules; segno lives here alone."""

import sys
from functools import lru_cache
from importlib.util import find_spec, module_from_spec
from typing import Any

QUIET = 4
"""Modules of white around the code (ISO/IEC 18004)."""


@lru_cache(maxsize=64)
def matrix(address: str) -> tuple[tuple[bool, ...], ...]:
    """Rows of dark modules with the quiet zone, error level M."""
    rows = _encoder().encode(address, error="m", micro=False).matrix
    side = len(rows) + 2 * QUIET
    blank, edge = (False,) * side, (False,) * QUIET
    inside = (edge + tuple(bool(m) for m in row) + edge for row in rows)
    return (*(blank,) * QUIET, *inside, *(blank,) * QUIET)


def _encoder() -> Any:
    """The encoder of segno without its writers, which load the network library of Python for 35 ms."""
    spec = find_spec("segno") if "segno" not in sys.modules else None
    if spec is not None:
        sys.modules["segno"] = module_from_spec(spec)  # a package to find the encoder in, never run
    from segno import encoder  # noqa: PLC0415 - only pages with a code need it

    return encoder
