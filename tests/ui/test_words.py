"""The window speaks complete Indonesian and English, and nothing on it is left untranslated."""

import gettext
import string

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from studio.ui import words
from studio.ui.main_window import MainWindow
from studio.ui.places import PLACES
from studio.ui.post.page import TABS
from tests.words import LANGUAGES, LOCALE, compiled, po_file, spoken, translated


def fields(text: str) -> set[str]:
    """Names of the places a text leaves to be filled."""
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_complete(language: str) -> None:
    """Every word of the program is translated, with the same places to fill; nothing else is kept."""
    said = {m.id for m in spoken() if m.id}
    kept = {m.id: m.string for m in translated(language) if m.id}
    assert said == set(kept)
    assert [ident for ident, text in kept.items() if not text] == []
    assert [ident for ident, text in kept.items() if fields(ident) != fields(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_was_written(language: str) -> None:
    """The compiled catalogue is that of the readable one, and gettext reads it."""
    assert po_file(language).with_suffix(".mo").read_bytes() == compiled(translated(language))
    found = gettext.translation("studio", LOCALE, [language])
    assert found.gettext("Beranda") != "Beranda"


SAME = set("0123456789.,:;·–—-+×/()%?!… ") | {""}


def untranslated(widget: QWidget) -> list[str]:
    """Texts below a widget that did not come through the catalogue."""
    found = []
    for child in widget.findChildren(QWidget):
        if isinstance(child, QLabel | QAbstractButton) and child.isVisibleTo(widget):
            found.append(child.text())
        if isinstance(child, QLineEdit | QPlainTextEdit):
            found.append(child.placeholderText())
        found.append(child.toolTip())
    return [t for t in found if not set(t) <= SAME and "[" not in t]


@pytest.mark.parametrize("place", [place.ident for place in PLACES])
def test_no_word_of_a_place_is_left_untranslated(window: MainWindow, place: str, qtbot) -> None:
    """In the pseudo-locale every label, button and hint is bracketed, unless it is the office's own text."""
    words.use("xx")
    window.rebuild()
    window.go(place)
    qtbot.wait(50)
    own = project_texts(window)
    assert [
        t for t in untranslated(window.pages[place]) if not any(part in t or t in part for part in own)
    ] == []


@pytest.mark.parametrize("tab", [tab[0] for tab in TABS])
def test_no_word_of_a_tab_is_left_untranslated(window: MainWindow, post, tab: str, qtbot) -> None:
    """The same for each tab of a post."""
    words.use("xx")
    window.rebuild()
    window.open_post(post.id, tab)
    qtbot.wait(50)
    own = project_texts(window)
    assert [t for t in untranslated(window.pages["post"]) if not any(p in t or t in p for p in own)] == []


def project_texts(window: MainWindow) -> set[str]:
    """Texts of the office, of its data and of the shipped names, which no catalogue translates."""
    found: set[str] = set()

    def take(value: object) -> None:
        if isinstance(value, str):
            found.update(part for part in (value, *value.split()) if len(part) > 2)
        elif isinstance(value, dict):
            for key, inner in value.items():
                take(key)
                take(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                take(inner)

    import msgspec

    for record in dict(window.desk.project.items()).values():
        take(msgspec.to_builtins(record))
    for placement in window.desk.stage.placements().values():
        take(placement.name)
        take(placement.id)
    return found
