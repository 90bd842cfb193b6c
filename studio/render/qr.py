"""QR codes as rows of modules; segno lives here alone."""

from functools import lru_cache

QUIET = 4
"""Modules of white around the code (ISO/IEC 18004)."""


@lru_cache(maxsize=64)
def matrix(address: str) -> tuple[tuple[bool, ...], ...]:
    """Rows of dark modules with the quiet zone, error level M."""
    import segno  # noqa: PLC0415 - only pages with a code need it

    code = segno.make(address, error="m", micro=False)
    return tuple(tuple(bool(m) for m in row) for row in code.matrix_iter(border=QUIET))
