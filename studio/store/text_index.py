"""Full-text search over short texts, in memory: every word of the query begins a word of the text."""

import re
import sqlite3
from collections.abc import Iterable

WORD = re.compile(r"\w+")


class TextIndex:
    """Texts by key, found by words; the title weighs more than the rest. Built anew when texts change."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Rows are key, title, rest."""
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.execute(
            "CREATE VIRTUAL TABLE entry USING fts5"
            "(key UNINDEXED, title, rest, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
        )
        self._base.executemany("INSERT INTO entry VALUES (?, ?, ?)", rows)

    def find(self, words: str, most: int = 20) -> list[str]:
        """Keys of the best matches, best first; none when there is no word to look for."""
        parts = WORD.findall(words)
        if not parts:
            return []
        query = " ".join(f'"{part}"*' for part in parts)
        rows = self._base.execute(
            "SELECT key FROM entry WHERE entry MATCH ? ORDER BY bm25(entry, 0, 8, 1) LIMIT ?", (query, most)
        )
        return [key for (key,) in rows]

    def close(self) -> None:
        """Free the memory."""
        self._base.close()
