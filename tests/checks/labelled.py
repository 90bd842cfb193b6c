"""Labelled sets of sentences, and what precision and recall a finder reaches on one."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

SETS = Path(__file__).with_name("sets")


@dataclass(frozen=True, slots=True)
class Rate:
    """Right findings, false alarms and misses; the lines that went wrong with what was found."""

    right: int
    false: int
    missed: int
    wrong: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Share of findings that are right."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def row(self, name: str) -> str:
        """One line of a table."""
        counts = f"{self.right:5} {self.false:5} {self.missed:5}"
        return f"{name:34} {counts} {self.precision:9.3f} {self.recall:7.3f}"


HEAD = f"{'set':34} {'right':>5} {'false':>5} {'missed':>5} {'precision':>9} {'recall':>7}"


def lines(name: str, key: str) -> list[tuple[str, tuple[str, ...]]]:
    """Texts of a set with what is expected of each, from the list called `key`."""
    read = tomllib.loads((SETS / f"{name}.toml").read_text("utf-8"))
    return [(line["text"], tuple(line[key])) for line in read["line"]]


def rate(given: Iterable[tuple[str, tuple[str, ...]]], find: Callable[[str], Iterable[str]]) -> Rate:
    """How right `find` is on texts with what is expected of each."""
    right = false = missed = 0
    wrong: list[str] = []
    for text, expected in given:
        have, want = Counter(find(text)), Counter(expected)
        right += (have & want).total()
        false += (have - want).total()
        missed += (want - have).total()
        if have != want:
            wrong.append(f"{text} → {sorted(have.elements())}, expected {sorted(want.elements())}")
    return Rate(right, false, missed, tuple(wrong))
