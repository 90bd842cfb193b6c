"""The labelled captions about access: what was found in each, what should have been, and the fixed text."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from studio.checks.runner import run
from tests.checks import samples

CHECKS = frozenset(
    {"access/hashtag-case", "access/emoji-run", "access/all-caps", "access/color-only"}
)  # fmt: skip
FILE = Path(__file__).parent / "sets" / "akses.toml"


def lines() -> list[dict[str, Any]]:
    """The lines of the set."""
    return list(tomllib.loads(FILE.read_text("utf-8"))["line"])


def found_in(text: str) -> tuple[list[str], str]:
    """Codes found in a caption, and the caption with every offered fix in place."""
    report = run(samples.with_caption("facebook/feed-portrait", text=text, hashtags=()), only=CHECKS)
    fixes = [
        (found.where.span, found.fix)
        for found in report.findings
        if found.fix is not None and found.where.span
    ]
    fixed = text
    for (start, end), fix in sorted(fixes, reverse=True):
        fixed = fixed[:start] + fix + fixed[end:]
    return sorted(found.code for found in report.findings), fixed


def tally() -> dict[str, tuple[int, int, int]]:
    """Right, wrong and missed findings of each code over the whole set."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for line in lines():
        found, wanted = Counter(found_in(line["text"])[0]), Counter(line.get("codes", ()))
        right += found & wanted
        wrong += found - wanted
        missed += wanted - found
    return {code: (right[code], wrong[code], missed[code]) for code in sorted({*right, *wrong, *missed})}
