"""The office's own Hunspell dictionary, read in a child process that stays; answers are kept by word.

An office puts `id_ID.aff` and `id_ID.dic` into the folder `kamus` of its data. Reading takes seconds, so who
asks says how long it may wait; later questions find the child ready.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from studio.intake.child import environment
from studio.paths import office_data

CHILD = "studio.intake.dictionary_child"
MOST_BYTES = 40_000_000


def dictionary_file() -> Path | None:
    """The office's dictionary without its suffix; none when it has none, or one of unreasonable size."""
    for words in sorted((office_data() / "kamus").glob("*.dic")):
        rules = words.with_suffix(".aff")
        if rules.is_file() and words.stat().st_size + rules.stat().st_size <= MOST_BYTES:
            return words.with_suffix("")
    return None


class Reader:
    """One dictionary in its child. Questions are asked one at a time."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._known: dict[str, bool] = {}
        self._lock = threading.Lock()
        self._child = subprocess.Popen(
            [sys.executable, *([] if getattr(sys, "frozen", False) else ["-P"]), "-m", CHILD, str(file)],
            env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip

    def unknown(self, words: Collection[str], wait: float) -> frozenset[str]:
        """Which words it does not have, of those answered within `wait` seconds; the rest are not doubted."""
        wanted = sorted(word for word in words if word not in self._known)
        if wanted and self._child.poll() is None:
            asked = threading.Thread(target=self._ask, args=(wanted,), daemon=True)
            asked.start()
            asked.join(wait)
        return frozenset(word for word in words if self._known.get(word) is False)

    def close(self) -> None:
        """End the child."""
        with suppress(OSError):
            self._child.kill()
        self._child.wait()

    def _ask(self, words: list[str]) -> None:
        with self._lock:
            left = [word for word in words if word not in self._known]
            if not left or self._child.stdin is None or self._child.stdout is None:
                return
            with suppress(OSError, ValueError):
                self._child.stdin.write(json.dumps(left) + "\n")
                self._child.stdin.flush()
                unknown = set(json.loads(self._child.stdout.readline()))
                self._known |= {word: word not in unknown for word in left}


_reader: list[Reader] = []


def unknown_words(words: Collection[str], wait: float) -> frozenset[str]:
    """Words, in small letters, that the office's dictionary does not have; none without a dictionary."""
    file = dictionary_file()
    if file is None:
        return frozenset()
    if not _reader or _reader[0].file != file:
        while _reader:
            _reader.pop().close()
        _reader.append(Reader(file))
    return _reader[0].unknown(words, wait)
