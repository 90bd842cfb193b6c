"""Settings: the office while typing, people, look and language at once, keys, versions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from studio.domain.content import Office, Person, Post
from studio.session import preferences, projects
from studio.ui import theme, words
from studio.ui.main_window import MainWindow
from studio.ui.settings import page as settings_page
from studio.ui.settings.page import SettingsPage


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    """The settings, at the office."""
    settings_page.last[0] = "office"
    window.go("settings")
    found = window.current()
    assert isinstance(found, SettingsPage)
    return found


def test_the_office_is_stored_while_typing(page: SettingsPage, qtbot) -> None:
    """Letters typed into the profile are one command; an empty unit is refused below its field."""
    page.show_section("office")
    fields = page.sections["office"].fields  # type: ignore[attr-defined]
    fields["city"].selectAll()
    qtbot.keyClicks(fields["city"], "Kendari")
    desk = page.window_.desk
    desk.flush()
    assert desk.session.project.get(Office, "office").city == "Kendari"
    assert desk.commands()[0][0] == "Ubah profil kantor"
    fields["unit"].selectAll()
    qtbot.keyClick(fields["unit"], Qt.Key.Key_Delete)
    desk.flush()
    assert desk.session.project.get(Office, "office").unit


def test_somebody_is_added_with_a_role_and_is_me(page: SettingsPage, qtbot) -> None:
    """Add, type the name, Enter; “Ini saya” makes the status line say so."""
    page.show_section("people")
    people = page.sections["people"]
    people.add()  # type: ignore[attr-defined]
    qtbot.keyClicks(people.name, "Rani Maheswari")  # type: ignore[attr-defined]
    people.roles.boxes["approver"].click()  # type: ignore[attr-defined]
    qtbot.keyClick(people.name, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    person = page.window_.desk.project.all(Person)[-1]
    assert (person.name, person.roles) == ("Rani Maheswari", ("filler", "approver"))
    people.search.setText("rani")  # type: ignore[attr-defined]

    def mine() -> list[QPushButton]:
        return [b for b in people.findChildren(QPushButton) if b.text() == "Ini saya" and b.isVisible()]

    qtbot.waitUntil(lambda: len(mine()) == 1)
    qtbot.mouseClick(mine()[0], Qt.MouseButton.LeftButton)
    assert page.window_.me == person


def test_theme_and_language_change_at_once(page: SettingsPage, qtbot) -> None:
    """The window is dressed and worded anew without a restart, and stands where it stood."""
    page.show_section("look")
    window = page.window_
    qtbot.mouseClick(page.sections["look"].theme.buttons["dark"], Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.pages.get("settings") is not page)
    assert theme.look().mode == "dark"
    again = window.current()
    assert isinstance(again, SettingsPage)
    look = again.sections["look"]
    assert look.theme.buttons["dark"].hasFocus() or not window.isActiveWindow()  # type: ignore[attr-defined]
    qtbot.mouseClick(look.language.buttons["en"], Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.pages.get("settings") is not again)
    assert words.language() == preferences.read().language == "en"
    preferences.change(language="id", theme="system")


def test_a_key_is_changed_by_pressing_it_and_conflicts_are_said(page: SettingsPage, qtbot) -> None:
    """A free key is taken and remembered; one in use is refused by name; reset brings the old one back."""
    page.show_section("keys")
    keys, actions = page.sections["keys"], page.window_.actions_by_id

    def press(key: Qt.Key) -> None:
        catcher = keys.catchers["new-post"]  # type: ignore[attr-defined]
        qtbot.mouseClick(catcher, Qt.MouseButton.LeftButton)
        qtbot.keyClick(catcher, key, Qt.KeyboardModifier.ControlModifier)

    press(Qt.Key.Key_J)
    assert actions.known["new-post"].keys == ("Ctrl+J",)
    assert preferences.read().keys["new-post"] == ("Ctrl+J",)
    press(Qt.Key.Key_S)
    assert actions.known["new-post"].keys == ("Ctrl+J",)
    assert "Simpan sekarang" in page.window_.notices.shown()[-1].text
    keys._reset("new-post")  # type: ignore[attr-defined]
    assert actions.known["new-post"].keys == ("Ctrl+N",)
    assert "new-post" not in preferences.read().keys


def test_a_named_version_is_restored_as_a_command(page: SettingsPage, qtbot) -> None:
    """Restoring brings a deleted post back, and undo takes the restoring back."""
    page.show_section("project")
    desk, section = page.window_.desk, page.sections["project"]
    qtbot.keyClicks(section.version_name, "Sebelum rapat")  # type: ignore[attr-defined]
    qtbot.keyClick(section.version_name, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    kept = projects.versions(desk.session)[-1]
    assert kept.name == "Sebelum rapat"
    post = desk.project.all(Post)[0]
    desk.edit("Hapus", lambda draft: draft.remove(Post, post.id))
    section.restore_version(kept.id, kept.name)  # type: ignore[attr-defined]
    assert desk.project.find(Post, post.id) == post
    assert desk.commands()[0][0] == "Pulihkan versi “Sebelum rapat”"
    desk.undo()
    assert desk.project.find(Post, post.id) is None


def test_a_backup_is_made_and_the_file_looked_through_in_the_background(page: SettingsPage, qtbot) -> None:
    """Both say in words what came of them."""
    page.show_section("project")
    section = page.sections["project"]
    section.check()  # type: ignore[attr-defined]
    section.back_up()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not page.window_.jobs.open, timeout=60_000)
    assert section.verdict.label.text().startswith("Utuh")  # type: ignore[attr-defined]
    assert section._backup_words.text().startswith("Cadangan terakhir")  # type: ignore[attr-defined]
