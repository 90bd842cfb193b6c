"""Sentences made below the window, and names of commands, in the language spoken.

Both are kept in Indonesian: an error knows no language, and a project outlives a choice of it. The catalogue
holds the templates they were made from, so the one that fits is found, and filled anew in the other language.
"""

import re
import string
from functools import lru_cache

from studio.catalog.names import template_names
from studio.errors import StudioError
from studio.ui.words import PSEUDO, SOURCE, language, pairs, strange

LEAST = 3
"""Letters and signs a template has of its own; one with fewer would fit anything."""
END = re.compile(r"(?<=[.?!]) ")


class Template:
    """A text with fields, cut at them, and what it stands for."""

    def __init__(self, text: str, others: list[str]) -> None:
        parts = list(string.Formatter().parse(text))
        self.text, self.others = text, others
        self.pieces = [literal for literal, _name, _spec, _conversion in parts]
        self.names = [name for _literal, name, _spec, _conversion in parts if name is not None]
        self.length = len("".join(self.pieces).replace(" ", ""))

    def values(self, said: str) -> dict[str, str] | None:
        """What a text has in the template's fields; None when it was not made from it."""
        at = 0
        for piece in self.pieces:
            at = said.find(piece, at)
            if at < 0:
                return None
            at += len(piece)
        found = _pattern(self.text).fullmatch(said)
        return dict(zip(self.names, found.groups(), strict=True)) if found else None

    def of(self, count: str) -> str:
        """What it stands for; of one thing it may be said otherwise than of many."""
        return self.others[0 if count == "1" else -1]

    def quoted(self, name: str) -> bool:
        """Whether a field stands in quotation marks: then it holds the office's own words."""
        return f"“{{{name}}}”" in self.text


@lru_cache(maxsize=512)
def _pattern(text: str) -> re.Pattern[str]:
    made = ""
    for literal, name, _spec, _conversion in string.Formatter().parse(text):
        made += re.escape(literal) + ("(.*?)" if name is not None else "")
    return re.compile(made, re.DOTALL)


def said(text: str) -> str:
    """A sentence made below the window, or the stored name of a command, in the language spoken."""
    if language() == SOURCE or not text:
        return text
    return _turned(text, language(), back=False)


def error_words(error: StudioError) -> str:
    """What happened, and what to do next."""
    return f"{said(error.message)} {said(error.hint)}".strip()


def stored(command: str) -> str:
    """The name of a command as it is kept: in Indonesian, whatever the window speaks."""
    if language() in {SOURCE, PSEUDO}:
        return command
    return _turned(command, language(), back=True)


@lru_cache(maxsize=1024)
def _turned(text: str, to: str, *, back: bool) -> str:
    found = _known(text, to, back=back)
    if found is not None:
        return found
    for end in END.finditer(text):  # several sentences in one
        first = _known(text[: end.start()], to, back=back)
        if first is not None:
            return f"{first} {_turned(text[end.end() :], to, back=back)}"
    return text


def _known(text: str, to: str, *, back: bool) -> str | None:
    """The text in the other language, if the catalogue has it or the template it was made from."""
    whole, templates = _catalogue(to, back=back)
    if text in whole:
        return whole[text]
    for template in templates:
        values = template.values(text)
        if values is not None:
            turned = {
                name: value if template.quoted(name) else _turned(value, to, back=back)
                for name, value in values.items()
            }
            return _filled(template.of(values.get("count", "")), turned)
    return None


def _filled(text: str, values: dict[str, str]) -> str:
    parts = string.Formatter().parse(text)
    return "".join(literal + values.get(name or "", "") for literal, name, _spec, _conversion in parts)


@lru_cache(maxsize=4)
def _catalogue(to: str, *, back: bool) -> tuple[dict[str, str], list[Template]]:
    """Texts without fields, and templates, those first that say the most of their own."""
    known = [(b, a) for a, b in pairs(to)] if back else list(pairs(to))
    if to == PSEUDO:
        known = [(a, strange(a)) for a, _b in known]
    others: dict[str, list[str]] = {}
    for a, b in known:
        others.setdefault(a, []).append(b)
    made = [Template(a, several) for a, several in others.items() if "{" in a]
    whole = {name[SOURCE]: name[to] for name in template_names() if {SOURCE, to} <= set(name)}
    whole = {b: a for a, b in whole.items()} if back else whole
    whole |= {a: b for a, b in known if "{" not in a}
    usable = [template for template in made if template.length >= LEAST]
    return whole, sorted(usable, key=lambda template: -template.length)
