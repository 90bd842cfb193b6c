"""Whole numbers written in Indonesian words: `dua puluh lima`, `seribu dua ratus`."""

import re

DIGITS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
ONES = {"sebelas": 11, "sepuluh": 10, "seratus": 100, "seribu": 1000, "sejuta": 1_000_000}
TIMES = {"puluh": 10, "ratus": 100, "ribu": 1000, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
_WORD = "|".join((*DIGITS, *ONES, *TIMES, "belas"))
WORDS = rf"(?:{_WORD})(?:\s(?:{_WORD}))*"
PHRASE = re.compile(WORDS, re.IGNORECASE)


def number_of(phrase: str) -> int | None:
    """The number of a phrase such as `dua puluh lima`; None for one small word or no number."""
    total = group = last = 0
    words = phrase.lower().split()
    if not PHRASE.fullmatch(phrase) or (len(words) == 1 and words[0] not in ONES):
        return None
    for word in words:
        if word in DIGITS:
            last = DIGITS[word]
        elif word in ONES:
            group += ONES[word]
        elif not last and not group:
            return None
        elif word == "belas":
            group, last = group + 10 + last, 0
        elif TIMES[word] < 1000:
            group, last = group + last * TIMES[word], 0
        else:
            total, group, last = total + (group + last) * TIMES[word], 0, 0
    return total + group + last
