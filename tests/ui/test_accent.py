"""The window wears the colour of the office's kit."""

from pytestqt.qtbot import QtBot

from studio.catalog.brand import list_kits, load_kit
from studio.session.accent import accent_in
from studio.session.resources import pin_kit
from studio.session.switching import use_kit
from studio.ui import theme
from studio.ui.main_window import MainWindow


def test_another_kit_gives_the_window_its_colour(window: MainWindow, qtbot: QtBot) -> None:
    """Opening takes the field of the office's kit; switching takes the other's and keeps the messages."""
    nila, songket = (load_kit(list_kits()[ident]).color("field") for ident in ("nila", "songket"))
    assert theme.look().accent == nila
    window.notices.say("Halo")
    digest = pin_kit(window.desk.session, "songket")[1]
    window.desk.edit("Pakai kit", lambda draft: use_kit(draft, "songket", digest))
    assert theme.look().accent == songket
    qtbot.waitUntil(lambda: window.current() is not None)
    assert [one.text for one in window.notices.shown()] == ["Halo"]
    window.undo()
    assert theme.look().accent == nila


def test_a_red_kit_gives_its_second_colour() -> None:
    """Red means “cannot be taken back” in the window, so a red field does not dress its buttons."""
    mega = load_kit(list_kits()["mega"])
    assert accent_in(mega) == mega.color("accent-ink")
