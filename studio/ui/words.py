"""The window's words: Indonesian as written here, other languages from gettext catalogues."""

import gettext
from functools import lru_cache

from studio import paths

SOURCE = "id"
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
_language = [SOURCE]


@lru_cache(maxsize=4)
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("studio", paths.resources() / "locale", [language], fallback=True)


def use(language: str) -> None:
    """Speak this language from now on; widgets made before keep their words."""
    _language[0] = language if language in LANGUAGES or language == "xx" else SOURCE


def language() -> str:
    """The language spoken."""
    return _language[0]


def _(words: str) -> str:
    """The words in the language spoken."""
    if _language[0] == SOURCE:
        return words
    if _language[0] == "xx":  # the pseudo-locale of the tests
        return f"[{words}{'·' * max(2, len(words) // 3)}]"
    return _catalogue(_language[0]).gettext(words)


def named(by_language: dict[str, str], fallback: str = "") -> str:
    """A name that data give in several languages."""
    name = by_language.get(_language[0]) or by_language.get(SOURCE) or fallback
    return f"[{name}]" if _language[0] == "xx" and name else name
