"""The line above the form: layout, colours and motif chosen with mouse and keys, seen at once, undone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from studio.domain.content import Design, Post
from studio.session import appearance
from studio.ui.main_window import MainWindow
from studio.ui.post.fill.tab import FillTab
from studio.ui.post.look.tile import LookPopup


def tab_of(window: MainWindow, qtbot) -> FillTab:
    """The tab of the first post, shown and painted."""
    window.open_post(window.desk.project.all(Post)[0].id, "fill")
    made: FillTab = window.pages["post"]._tabs["fill"]
    qtbot.waitUntil(lambda: made.preview.view.page is not None, timeout=8000)
    return made


def opened(tab: FillTab, part: str, qtbot) -> LookPopup:
    """The popup of a part, opened with a click."""
    qtbot.mouseClick(tab.looks.buttons[part], Qt.MouseButton.LeftButton)
    popup = tab.looks.popup
    assert popup is not None
    return popup


def shown_slots(tab: FillTab) -> set[str]:
    """Slots in the picture."""
    page = tab.preview.view.page
    return {name for name, _box in page.slots} if page else set()


def test_a_layout_is_taken_with_a_click_and_seen_at_once(window: MainWindow, qtbot) -> None:
    """The photo goes, the field says so, the popup stays; undo brings it back fully."""
    tab, before = tab_of(window, qtbot), window.desk.project
    popup = opened(tab, "layout", qtbot)
    assert popup.tiles[""].isChecked()
    qtbot.mouseClick(popup.tiles["bidang"], Qt.MouseButton.LeftButton)
    assert tab.page.design.variant == "bidang"
    assert popup.tiles["bidang"].isChecked()
    assert popup.isVisible()
    qtbot.waitUntil(lambda: "photo" not in shown_slots(tab), timeout=8000)
    qtbot.waitUntil(lambda: tab.form.rows["photo"].note.isVisibleTo(tab), timeout=8000)
    assert tab.looks.buttons["layout"].text() == "Judul di bidang warna"
    assert window.desk.commands()[0][0] == "Tata letak: Judul di bidang warna"
    popup.close()
    window.undo()
    assert window.desk.project == before
    assert tab.looks.buttons["layout"].text() == "Tata letak"


def test_a_layout_that_needs_a_photo_says_so(window: MainWindow, qtbot) -> None:
    """Nothing changes; the popup names the slot."""
    tab = tab_of(window, qtbot)
    photo = next(s for s in tab.page.template.slots if s.id == "photo")
    tab.filling.put("Lepas foto", photo, None)
    popup = opened(tab, "layout", qtbot)
    assert popup.tiles["foto"].choice.why == "Isi “Foto” dulu."
    qtbot.mouseClick(popup.tiles["foto"], Qt.MouseButton.LeftButton)
    assert popup.note.text() == "Isi “Foto” dulu."
    assert tab.page.design.variant == ""
    assert popup.tiles[""].isChecked()
    popup.close()


def test_colours_are_walked_with_arrows_and_put_back(window: MainWindow, qtbot) -> None:
    """Arrows and Enter choose a scheme, every tile has its picture, the arrow back undoes all of it."""
    tab = tab_of(window, qtbot)
    popup = opened(tab, "scheme", qtbot)
    assert popup.tiles[""].hasFocus()
    qtbot.waitUntil(lambda: all(tile.pixmap for tile in popup.tiles.values()), timeout=20000)
    keys = list(popup.tiles)
    assert keys[1:] == list(appearance.roles_of(tab.looks._kit(), tab.page.template))
    qtbot.keyClick(popup.tiles[""], Qt.Key.Key_Right)
    qtbot.keyClick(popup.tiles[keys[1]], Qt.Key.Key_Return)
    assert tab.page.design.scheme == keys[1]
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert tab.looks.popup is None
    assert tab.looks.reset.isVisibleTo(tab)
    qtbot.mouseClick(tab.looks.reset, Qt.MouseButton.LeftButton)
    assert appearance.is_plain(tab.page.design)
    assert not tab.looks.reset.isVisibleTo(tab)


def test_a_motif_of_the_kit_takes_its_places(window: MainWindow, qtbot) -> None:
    """Every placement wears it; the kit's own is taken back with the first tile."""
    tab = tab_of(window, qtbot)
    popup = opened(tab, "texture", qtbot)
    other = list(popup.tiles)[1]
    qtbot.mouseClick(popup.tiles[other], Qt.MouseButton.LeftButton)
    stage, post = window.desk.stage, tab.page.post
    plan = stage.plan(window.desk.project, post)
    assert all(other in job.motifs.values() for job in plan.pages)
    qtbot.mouseClick(popup.tiles[""], Qt.MouseButton.LeftButton)
    assert tab.page.design.motifs == {}
    popup.close()


def test_every_part_of_it_has_a_name(window: MainWindow, qtbot) -> None:
    """Buttons say what they are and what is chosen; tiles say why they cannot be."""
    tab = tab_of(window, qtbot)
    names = [made.accessibleName() for made in tab.looks.findChildren(QToolButton)]
    assert names[:3] == ["Tata letak: Otomatis", "Warna: Seperti templat", "Motif: Seperti templat"]
    assert all(names)


def test_a_layout_that_lost_its_photo_is_told(window: MainWindow, qtbot) -> None:
    """The choice stays in the design; the button warns that the layout is automatic meanwhile."""
    tab = tab_of(window, qtbot)
    tab.looks._take("layout", "foto")
    photo = next(s for s in tab.page.template.slots if s.id == "photo")
    tab.filling.put("Lepas foto", photo, None)
    assert window.desk.project.get(Design, tab.page.post.design).variant == "foto"
    assert "otomatis" in tab.looks.buttons["layout"].toolTip()
