"""Names of persons in Indonesian sentences, told by the words beside them, an age, or a usual first name.

Of initials and pseudonyms nothing is told: they are how a person should be named who must stay unknown.
"""

import re
from collections.abc import Iterator
from functools import partial

from studio.domain.privacy_lexicon import Lexicon, alternatives
from studio.domain.record import Value

WORD = r"[A-Z][\w’'-]*"
RUN = re.compile(rf"(?<![\w.@#/-]){WORD}(?: (?:bin|binti|{WORD})){{0,5}}")
AGE = re.compile(
    r"\s?\(\s?([0-9]{1,2})\s?(?:th|thn|tahun)?\.?\s?\)"
    r"|,?\s(?:yang\s)?(?:berusia\s|berumur\s|umur\s|usia\s)?([0-9]{1,2})[- ]?(?:th|thn|tahun)\b"
)
SAMPLE = re.compile(r"(?i)[^.!?\n]{0,20}\b(?:nama samaran|bukan nama sebenarnya|disamarkan|samaran)\b")
SPEAKS = re.compile(
    r"(?i),?\s(?:mengatakan|menjelaskan|menyampaikan|menuturkan|mengimbau|menegaskan|menyebut|mengungkapkan|memaparkan|menambahkan|selaku|sebagai)\b"
)
BREAK = re.compile(r"[.!?\n](?=\s|$)")
DOES = re.compile(r"\b(?:me|di|ber|ter)[a-z]{3,}")
"""A verb: behind it the sentence speaks of somebody else than before."""
REACH, BEFORE, LONGEST = 90, 36, 500


class Name(Value, frozen=True, kw_only=True):
    """A person's name. `role` are the words before it that say what the person is; `age` in years or None."""

    start: int
    end: int
    age: int | None = None
    role: str = ""
    official: bool = False


def names(text: str, lexicon: Lexicon) -> Iterator[Name]:
    """Every name that the words beside it, an age or a usual first name tell."""
    for run in RUN.finditer(text):
        for start, end in _pieces(run, lexicon):
            found = _name(text, start, end, lexicon)
            if found is not None:
                yield found


def initials(name: str) -> str:
    """The first letters of a name's words."""
    return "".join(word[0] for word in name.split() if word not in {"bin", "binti"})


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    first = max(0, start - LONGEST)
    for hit in BREAK.finditer(text, first, start):
        first = hit.end()
    after = BREAK.search(text, end, end + LONGEST)
    return first, after.end() if after else min(len(text), end + LONGEST)


def _pieces(run: re.Match[str], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The stretches of a run of capitals without words that are no part of a name."""
    never, at, begun, last = lexicon.all("never"), run.start(), -1, -1
    for word in run[0].split(" "):
        bare = word.casefold().rstrip(".")
        if bare in lexicon.all("places"):  # what follows is the name of a place
            break
        out = bare in never or (word.isupper() and len(word) > 1 and "'" not in word and not _shouted(run[0]))
        if out and begun >= 0:
            yield begun, last
            begun = -1
        elif not out:
            begun = at if begun < 0 else begun
            last = at + len(word)
        at += len(word) + 1
    if begun >= 0:
        yield begun, last


def _shouted(words: str) -> bool:
    """Whether all words of a run are in capitals and some are long: a headline, not initials."""
    return words.isupper() and any(len(word) > 4 for word in words.split())


def _name(text: str, start: int, end: int, lexicon: Lexicon) -> Name | None:
    title = lexicon.words("names", "officials").match(text, start, end)
    if title and title.end() < end - 1:
        start = title.end() + 1
    words = text[start:end].split(" ")
    before = text[max(0, start - BEFORE) : start]
    if _last(lexicon, "places").search(before) or SAMPLE.match(text, end):
        return None
    if len(words[0].rstrip(".")) < 2 or words[0].casefold() in lexicon.all("officials"):
        return None
    aged = AGE.match(text, end)
    age = int(aged[1] or aged[2]) if aged else None
    known = any(word.casefold() in lexicon.all("given") for word in words)
    cue, role = _last(lexicon, "cues").search(before), _last(lexicon, "roles").search(before)
    if not (cue or age is not None or (known and (role or len(words) > 1))):
        return None
    if cue and not known and words[0].casefold() in lexicon.all("not_names"):
        return None
    said = (role or cue)[1].casefold() if role or cue else ""  # type: ignore[index]
    return Name(
        start=start, end=end, age=age, role=said,
        official=bool(title) or (age is None and not role and _official(text, start, end, lexicon)),
    )  # fmt: skip


def _official(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether somebody speaks or is named for an office."""
    first, last = sentence_at(text, start, end)
    before = text[max(first, start - REACH) : start]
    after = text[end : min(last, end + BEFORE)]
    titled = lexicon.words("names", "officials")
    *_, last_title = (None, *titled.finditer(before))
    held = last_title is not None and not DOES.search(before, last_title.end())
    spoke = lexicon.words("names", "speakers").search(before[-14:]) or SPEAKS.match(after)
    return bool(held or (after.startswith((",", " (", " –")) and titled.search(after)) or spoke)


def _last(lexicon: Lexicon, name: str) -> re.Pattern[str]:
    """Words of a list at the very end of what stands before."""
    return lexicon.pattern(f"last {name}", partial(_ending, name))


def _ending(name: str, lexicon: Lexicon) -> str:
    between = r"\s" if name == "places" else r"(?:nya)?[\s,:–-]{1,3}(?:bernama\s|yaitu\s|yakni\s)?"
    return rf"(?i)(?<!\w)({alternatives(lexicon.names[name])}){between}$"
