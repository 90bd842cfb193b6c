"""Characters that nobody sees, and texts without them, which can be counted."""

import unicodedata

LINES = frozenset("\n\r\t")
INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff\u2028\u2029") | frozenset(
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC))
)
"""Soft hyphen, zero-width space, word joiner, marks of direction and notes: pasted along, then stumbled over.

Joiners (U+200C, U+200D) and U+200E/U+200F stay: emoji and right-to-left quotes need them.
"""


def control_characters(text: str, forbidden: str = "") -> tuple[str, ...]:
    """Control and invisible characters of a text, each once, as `U+0007`."""
    found = (char for char in text if is_control(char) or char in forbidden)
    return tuple(dict.fromkeys(f"U+{ord(char):04X}" for char in found))


def is_control(char: str) -> bool:
    """Whether a character does not belong in a text that is pasted."""
    if char in LINES:
        return False
    return char in INVISIBLE or unicodedata.category(char) in {"Cc", "Cs"}


def countable(text: str) -> str:
    """The text without characters that make counting impossible."""
    return "".join(char for char in text if char != "\0" and not "\ud800" <= char <= "\udfff")
