"""The first page: a new office in a form, projects opened before, one that somebody else holds."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from studio.domain.content import Office, Person, Post
from studio.session import preferences, projects
from studio.ui.home.parts import OpenRow
from studio.ui.main_window import MainWindow
from studio.ui.read_only import ReadOnlyBar
from studio.ui.start.page import StartWindow


@pytest.fixture
def start(dressed, qtbot):
    """The first page, shown; the window it opens is closed after."""
    made = StartWindow()
    made.show()
    yield made
    made.close()
    if made.opened is not None:
        made.opened.close()


def test_a_new_office_is_named_and_opened_by_keyboard(start: StartWindow, qtbot, tmp_path: Path) -> None:
    """Typing the form and pressing Enter makes the project with accounts, pinned kit and oneself in it."""
    form = start.form
    form.keep_at(tmp_path / "kominfo.humas")
    qtbot.keyClicks(form.institution, "Pemerintah Kota Tanjung Sekar")
    qtbot.keyClicks(form.unit, "Dinas Komunikasi dan Informatika")
    qtbot.keyClicks(form.accounts.fields["instagram"], "@kominfo.tjs")
    form.zone.setFocus()
    qtbot.keyClick(form.zone, Qt.Key.Key_Down)
    qtbot.mouseClick(form.kits.cards["nila"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(form.person, "Rani Maheswari, S.I.Kom.")
    qtbot.keyClick(form.person, Qt.Key.Key_Return)
    window = start.opened
    assert isinstance(window, MainWindow)
    office = window.desk.project.get(Office, "office")
    assert (office.unit, office.zone) == ("Dinas Komunikasi dan Informatika", "Asia/Makassar")
    assert office.accounts["instagram"].handle == "@kominfo.tjs"
    assert office.kit == "nila"
    assert office.kit_hash
    assert window.me is not None
    assert window.me.name == "Rani Maheswari, S.I.Kom."
    assert window.desk.project.all(Person)[0].roles == ("filler",)
    qtbot.waitUntil(lambda: preferences.read().recent == (str(tmp_path / "kominfo.humas"),))


def test_what_is_missing_is_said_below_its_field(start: StartWindow, qtbot, tmp_path: Path) -> None:
    """Without a unit nothing is made, and the caret stands in the first empty field."""
    form = start.form
    qtbot.waitUntil(form.isVisible)
    form.keep_at(tmp_path / "tidak.humas")
    qtbot.keyClicks(form.institution, "Pemerintah Kota")
    qtbot.mouseClick(start.start, Qt.MouseButton.LeftButton)
    assert form.rows["unit"].note.isVisible()
    assert not form.rows["institution"].note.isVisible()
    assert not (tmp_path / "tidak.humas").exists()


def test_an_existing_file_is_never_written_over(start: StartWindow, qtbot, tmp_path: Path) -> None:
    """A name that is taken is refused in the bar, and the file stays."""
    taken = tmp_path / "ada.humas"
    taken.write_bytes(b"x")
    form = start.form
    form.keep_at(taken)
    for field, words in ((form.institution, "Pemkot"), (form.unit, "Kominfo"), (form.person, "Rani")):
        qtbot.keyClicks(field, words)
    qtbot.mouseClick(start.start, Qt.MouseButton.LeftButton)
    assert start.opened is None
    assert start.notices.shown()[0].property("tone") == "stop"
    assert taken.read_bytes() == b"x"


def test_a_missing_project_is_said_so_and_can_be_forgotten(dressed, qtbot, tmp_path: Path) -> None:
    """A remembered project that is gone is marked; opening it says why it cannot be."""
    preferences.change(recent=(str(tmp_path / "hilang.humas"),))
    start = StartWindow()
    start.show()
    row = start.recent.findChild(OpenRow)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert start.notices.shown()
    assert start.opened is None
    start.close()


def test_a_project_that_somebody_holds_opens_for_reading_and_says_who(
    start: StartWindow, qtbot, example: Path, tmp_path: Path
) -> None:
    """The second opener reads, and a message names the first."""
    path = tmp_path / "dipakai.humas"
    path.write_bytes(example.read_bytes())
    with projects.open_project(path, who="Bayu"):
        assert start.open(path)
        window = start.opened
        assert isinstance(window, MainWindow)
        assert window.desk.session.read_only
        bar = window.findChild(ReadOnlyBar)
        assert bar is not None
        assert "Bayu" in bar.label.text()


def test_the_finished_example_is_made_in_the_background(start: StartWindow, qtbot, tmp_path: Path) -> None:
    """The window says what it does meanwhile, and ends in a project with six posts."""
    start.make_example(tmp_path)
    assert "contoh" in start._busy_words.text()
    assert not start.start.isEnabled()
    qtbot.waitUntil(lambda: start.opened is not None, timeout=90_000)
    assert isinstance(start.opened, MainWindow)
    assert len(start.opened.desk.project.all(Post)) == 6


def test_tab_goes_as_one_reads(start: StartWindow, qtbot) -> None:
    """The form has the focus; from the roles Tab comes to the kits, at the end to the button that begins."""
    qtbot.waitUntil(lambda: start.focusWidget() is start.form.institution)
    cards = tuple(start.form.kits.cards.values())
    qtbot.waitUntil(cards[0].isVisible)
    start.form.person.setFocus()
    for _role in range(6):
        qtbot.keyClick(start.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(start.focusWidget(), Qt.Key.Key_Tab)
    assert start.focusWidget() in cards
    start.form.last.setFocus()
    qtbot.keyClick(start.form.last, Qt.Key.Key_Tab)
    assert start.focusWidget() is start.start
