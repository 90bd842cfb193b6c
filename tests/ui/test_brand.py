"""The kit page by mouse and keys: looking at a kit, copying a colour, switching, making and importing one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from studio.domain.content import Design, Office
from studio.session.kit_draft import order_of
from studio.session.kits import new_kit
from studio.ui.brand.page import BrandPage
from studio.ui.brand.paint import Pair, Swatch
from studio.ui.brand.sections import SECTIONS
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow

ORDER = {"id": "uji", "name": "Dinas Uji", "short": "Dinas Uji", "primary": "#1F4E5F", "accent": "#F2A65A"}


@pytest.fixture
def page(window: MainWindow, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BrandPage]:
    """The kit page in the window, with all its sections."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    window.go("brand")
    shown = window.pages["brand"]
    assert isinstance(shown, BrandPage)
    qtbot.waitUntil(lambda: len(shown.reader.parts) == len(SECTIONS), timeout=10_000)
    return shown


def test_the_projects_kit_is_shown_with_every_section(page: BrandPage, qtbot) -> None:
    """Colours, pairs and the other sections of the kit in use; the list goes to a section."""
    assert page.shown is not None
    assert page.shown.in_use
    assert not page.use_button.isVisible()
    pairs = page.reader.parts["colours"].findChildren(Pair)
    assert pairs
    assert all(pair.enough for pair in pairs)
    qtbot.mouseClick(page.reader.buttons["motifs"], Qt.MouseButton.LeftButton)
    assert page.reader.area.verticalScrollBar().value() > 0
    assert page.reader.buttons["motifs"].isChecked()


def test_a_click_copies_a_colour(page: BrandPage, qtbot) -> None:
    """A swatch puts its code on the clipboard and says so."""
    swatch = page.reader.parts["colours"].findChildren(Swatch)[0]
    qtbot.mouseClick(swatch, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == swatch.color.upper()
    assert swatch.color.upper() in page.window_.notices.shown()[-1].text


def test_using_another_kit_changes_every_design_and_is_undone(page: BrandPage, desk: Desk, qtbot) -> None:
    """Office and designs change as one command that says how many; undo brings them back."""
    before = desk.project
    page.choice.setCurrentIndex(next(n for n, k in enumerate(page.kits) if k.id == "songket"))
    qtbot.mouseClick(page.use_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.project.get(Office, "office").kit == "songket", timeout=15_000)
    assert {design.kit for design in desk.project.all(Design)} == {"songket"}
    count = len(before.all(Design))
    assert f"{count} desain" in page.window_.notices.shown()[-1].text
    desk.undo()
    assert desk.project == before


def test_a_kit_made_in_the_form_is_the_offices(page: BrandPage, qtbot) -> None:
    """Typed names and a colour show at once; saving keeps the kit and shows it, ready for the project."""
    page.make()
    form = page.form
    assert form is not None
    for field, text in (
        (form.name, "Dinas Uji Coba"),
        (form.short, "Dinas Uji"),
        (form.primary.text, "#7A1F3D"),
    ):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)
    assert any(s.color == "#7a1f3d" for s in form.live.findChildren(Swatch))
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.form is None, timeout=60_000)
    assert page.shown is not None
    assert (page.shown.id, page.shown.origin) == ("dinas-uji", "office")
    assert page.use_button.isVisible()


def test_a_form_without_a_name_says_what_is_missing(page: BrandPage, qtbot) -> None:
    """Nothing is made while something needed is empty, and the field says so."""
    page.make()
    form = page.form
    assert form is not None
    form.name.clear()
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert page.form is form
    assert form.save.isEnabled()


def test_an_imported_kit_is_shown_and_a_broken_one_refused(page: BrandPage, qtbot, tmp_path: Path) -> None:
    """A sound folder becomes an office kit; a broken one is refused with the file and the key."""
    foreign = new_kit(order_of({**ORDER, "id": "kantor-lain"}), tmp_path / "asing").folder
    page.take(foreign)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.id == "kantor-lain", timeout=15_000)
    file = foreign / "brand.toml"
    file.write_text(
        file.read_text().replace('id = "kantor-lain"', 'id = "rusak"').replace("paper =", "papper =")
    )
    page.take(foreign)
    qtbot.waitUntil(lambda: "papper" in page.window_.notices.shown()[-1].text, timeout=15_000)
