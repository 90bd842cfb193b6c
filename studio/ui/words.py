"""The window's words: Indonesian as written here, other languages from gettext catalogues."""

import gettext
from collections.abc import Iterator
from functools import lru_cache

from studio import paths

SOURCE = "id"
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
PSEUDO = "xx"
"""The pseudo-locale of the tests."""
_language = [SOURCE]


class _Catalogue(gettext.GNUTranslations):
    """A catalogue that can be read from end to end."""

    _catalog: dict[str | tuple[str, int], str]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each text with its translation."""
        for key, text in self._catalog.items():
            ident = key[0] if isinstance(key, tuple) else key
            if ident:
                yield ident.rpartition("\x04")[2], text


@lru_cache(maxsize=4)
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(
        "studio", paths.resources() / "locale", [language], class_=_Catalogue, fallback=True
    )


def pairs(language: str) -> tuple[tuple[str, str], ...]:
    """What Indonesian texts are in another language."""
    found = _catalogue("en" if language == PSEUDO else language)
    return tuple(found.pairs()) if isinstance(found, _Catalogue) else ()


def use(language: str) -> None:
    """Speak this language from now on; widgets made before keep their words."""
    _language[0] = language if language in LANGUAGES or language == PSEUDO else SOURCE


def language() -> str:
    """The language spoken."""
    return _language[0]


def _(words: str) -> str:
    """The words in the language spoken."""
    if _language[0] == SOURCE:
        return words
    if _language[0] == PSEUDO:
        return strange(words)
    return _catalogue(_language[0]).gettext(words)


def sense(context: str, words: str) -> str:
    """Words that other languages say in several ways; the context tells which, for the translator alone."""
    if _language[0] == SOURCE:
        return words
    if _language[0] == PSEUDO:
        return strange(words)
    return _catalogue(_language[0]).pgettext(context, words)


def many(words: str, count: int) -> str:
    """Words with a count, which English says otherwise of one than of many."""
    if _language[0] == SOURCE:
        return words
    if _language[0] == PSEUDO:
        return strange(words)
    return _catalogue(_language[0]).ngettext(words, words, count)


def strange(words: str) -> str:
    """The words bracketed and a third longer."""
    return f"[{words}{'·' * max(2, len(words) // 3)}]"


def named(by_language: dict[str, str], fallback: str = "") -> str:
    """A name that data give in several languages."""
    name = by_language.get(_language[0]) or by_language.get(SOURCE) or fallback
    return f"[{name}]" if _language[0] == PSEUDO and name else name
