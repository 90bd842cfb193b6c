"""How much of a text stands word for word in another: runs of eight words, quotes left out."""

import re
from functools import lru_cache

RUN = 8
WORDS = re.compile(r"\w+")
QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|«[^»]{0,2000}»")


@lru_cache(maxsize=4096)
def runs(text: str) -> frozenset[int]:
    """Hashes of all runs of eight words outside quotes, whatever case and signs."""
    words = [word.casefold() for word in WORDS.findall(QUOTED.sub(" \n", text))]
    return frozenset(hash(tuple(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


def copied_share(text: str, other: str) -> float:
    """The share 0..1 of a text's runs that the other has too; 0 for a text of fewer than eight words."""
    own = runs(text)
    return len(own & runs(other)) / len(own) if own else 0.0
