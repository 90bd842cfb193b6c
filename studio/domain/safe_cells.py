"""Cells that no spreadsheet runs: what could be a formula is kept as text, and comes back as it was."""

import re

LEADING = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff"
"""Blanks and zero-width characters that a spreadsheet may skip before a formula."""
DANGEROUS = re.compile(rf"[{LEADING}]*[=+\-@|%\t\r＝＋－＠｜％]")
ESCAPE = "'"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text with line feeds alone and without control characters, as every table holds it."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula."""
    return DANGEROUS.match(text) is not None


def guarded(text: str) -> str:
    """The text with `'` before each line that could be a formula, or that begins with `'` itself."""
    return "\n".join(_guard(line) for line in text.split("\n"))


def unguarded(text: str) -> str:
    """The text as it was before `guarded`; a quotation mark that guards nothing stays."""
    return "\n".join(_unguard(line) for line in text.split("\n"))


def _guard(line: str) -> str:
    return ESCAPE + line if line.startswith(ESCAPE) or is_dangerous(line) else line


def _unguard(line: str) -> str:
    rest = line.removeprefix(ESCAPE)
    guards = rest != line and (rest.startswith(ESCAPE) or is_dangerous(rest))
    return rest if guards else line
