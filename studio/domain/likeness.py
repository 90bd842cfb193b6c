"""How like two pictures are, by fingerprints of 64 bits that intake measured."""

ALIKE = 6
"""Bits that may differ in pictures that are one for the eye: another size, another compression."""
DIGITS = 16


def distance(first: str, second: str) -> int | None:
    """Bits that differ; None where a picture has no fingerprint."""
    try:
        if len(first) != DIGITS or len(second) != DIGITS:
            return None
        return (int(first, 16) ^ int(second, 16)).bit_count()
    except ValueError:
        return None


def alike(first: str, second: str) -> bool:
    """Whether two pictures look the same. A flat picture, all bits equal, is like nothing."""
    if {*first} <= {"0"} or {*first} <= {"f"}:
        return False
    apart = distance(first, second)
    return apart is not None and apart <= ALIKE
