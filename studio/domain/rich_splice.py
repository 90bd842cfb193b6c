"""Words of a rich text replaced without touching its looks."""

import msgspec

from studio.domain.content import RichText, Run


def splice(rich: RichText, start: int, end: int, words: str) -> RichText:
    """The text with other words in the place of some characters of its plain text.

    The words take the looks of the first character replaced; a stretch over paragraphs stays as it is.
    """
    at, made = 0, []
    for runs in rich.paragraphs:
        length = sum(len(run.text) for run in runs)
        inside = at <= start and end <= at + length and "\n" not in words
        made.append(_within(runs, start - at, end - at, words) if inside else runs)
        at += length + 1
    return msgspec.structs.replace(rich, paragraphs=tuple(made))


def _within(runs: tuple[Run, ...], start: int, end: int, words: str) -> tuple[Run, ...]:
    made, at, rest = [], 0, words
    for run in runs:
        first, last = max(0, start - at), min(len(run.text), end - at)
        text = run.text
        if first < last or (start == end and 0 <= start - at <= len(run.text)):
            text = run.text[:first] + rest + run.text[max(first, last) :]
            rest = ""
        at += len(run.text)
        if text:
            made.append(msgspec.structs.replace(run, text=text))
    return tuple(made)
