"""The window speaks complete Indonesian and English, and nothing on it is left untranslated."""

import gettext
import re
import string
from functools import cache

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from studio.catalog.brand import list_kits, load_kit
from studio.domain.brand import Kit
from studio.ui import words
from studio.ui.brand.sections import TYPE
from studio.ui.main_window import MainWindow
from studio.ui.widgets.basic import Elided
from tests.ui.screens import INNER, screen
from tests.words import LANGUAGES, LOCALE, compiled, key, po_file, spoken, texts, translated

SETTLED = 150
"""Milliseconds in which a screen has put its parts in place."""
SPARE = 2


def fields(text: str) -> set[str]:
    """Names of the places a text leaves to be filled."""
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_complete(language: str) -> None:
    """Every word of the program is translated, with the same places to fill; nothing else is kept."""
    said = {key(m) for m in spoken() if m.id}
    kept = {key(m): texts(m) for m in translated(language) if m.id}
    assert said == set(kept)
    assert [ident for ident, several in kept.items() if not all(several)] == []
    assert [i for i, several in kept.items() if any(fields(i[1]) != fields(text) for text in several)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_was_written(language: str) -> None:
    """The compiled catalogue is that of the readable one, and gettext reads it."""
    assert po_file(language).with_suffix(".mo").read_bytes() == compiled(translated(language))
    found = gettext.translation("studio", LOCALE, [language])
    assert found.gettext("Beranda") != "Beranda"


SAME = set("0123456789.,:;·–—-+×/()%?!… ") | {""}
BARE = re.compile(r"\b(MB|KB|px|mm)\b")
"""Units, the same in every language."""
CODE = re.compile(
    r"#[0-9A-F]{6}|(Ctrl|Alt|Shift|Del|F\d+)([ +](Ctrl|Alt|Shift|Del|[A-Z0-9]|F\d+|/))*|(/[^ /]+)+|https://…"
)
"""Codes of colours, keys, paths, and the beginning of an address."""


def untranslated(widget: QWidget) -> list[str]:
    """Texts below a widget that did not come through the catalogue."""
    found = []
    for child in widget.findChildren(QWidget):
        if isinstance(child, QLabel | QAbstractButton) and child.isVisibleTo(widget):
            found.append(child.text())
        if isinstance(child, QLineEdit | QPlainTextEdit):
            found.append(child.placeholderText())
        found.append(child.toolTip())
        found.append(child.accessibleName())
    plain = [t.strip() for t in found if not set(t) & set("[]")]  # what went through has brackets
    return sorted({t for t in plain if not set(BARE.sub("", t)) <= SAME and not CODE.fullmatch(t)})


@pytest.fixture
def strange(dressed: QApplication, request: pytest.FixtureRequest) -> MainWindow:
    """The window in the pseudo-locale, in which every word is bracketed and a third longer."""
    words.use("xx")
    made: MainWindow = request.getfixturevalue("window")
    return made


@pytest.mark.parametrize("name", INNER)
def test_every_word_is_translated_and_has_room(strange: MainWindow, name: str, qtbot) -> None:
    """In the pseudo-locale every label, button and hint is bracketed, unless it is the office's own text.

    Words a third longer than Indonesian still have room at 1366 × 740: they grow, wrap or elide.
    """
    top = screen(strange, name)
    qtbot.wait(SETTLED)
    own = own_texts(strange)
    assert [t for t in untranslated(top) if not any(part in t or t in part for part in own)] == []
    qtbot.waitUntil(lambda: clipped(top) == [], timeout=3000)


def clipped(top: QWidget) -> list[str]:
    """Labels and buttons in sight whose words have no room."""
    return [
        f"{type(child).__name__} “{child.text()}”"
        for child in top.findChildren(QWidget)
        if isinstance(child, QLabel | QAbstractButton)
        and child.text()
        and child.isVisible()
        and not isinstance(child, Elided)
        and too_small(child)
    ]


def too_small(child: QLabel | QAbstractButton) -> bool:
    """Whether a widget is narrower than its words, or lower than its lines."""
    if isinstance(child, QLabel) and child.wordWrap():
        return child.heightForWidth(child.width()) > child.height() + SPARE
    return child.sizeHint().width() > child.width() + SPARE


def own_texts(window: MainWindow) -> set[str]:
    """Texts of the office, of its kit and of its data, which no catalogue translates; samples of letters."""
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

    for record in dict(window.desk.project.items()).values():
        take(msgspec.to_builtins(record))
    for kit in kits():
        take([kit.name.full, kit.name.short])
        if kit.id == window.desk.office.kit:
            found.update(kit_texts(kit))
    found.update(text for _style, text, _px in TYPE)
    return found


@cache
def kits() -> list[Kit]:
    """Every kit of the studio."""
    return [load_kit(folder) for folder in list_kits().values()]


def kit_texts(kit: Kit) -> set[str]:
    """What a kit says of itself: its colours' names, its letters, its meanings, its voice."""
    said = {name.replace("-", " ").capitalize() for name in kit.swatches}
    for style in kit.styles.values():
        said.add(f"{style.family} {style.weight} · {style.line_height:g}".replace(".", ","))
    for texture in kit.textures:
        said |= {texture.meaning, texture.region} - {""}
    said |= {", ".join(some) for some in kit.tone.values()} | {str(v) for v in kit.about.values()}
    return said | {" · ".join(kit.footer)}
