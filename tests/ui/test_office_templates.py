"""A post saved as a template of the office, tried as a filler, found in the gallery, obeyed in new posts."""

from unittest.mock import patch

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from studio.domain.content import Design, OfficeTemplate, Person, Post
from studio.domain.template import Locks
from studio.session import locking
from studio.session.locking import WHOLE
from studio.ui.main_window import MainWindow
from studio.ui.post.captions.name_popup import NamePopup
from studio.ui.post.fill.tab import FillTab
from studio.ui.post.gallery import GalleryPage
from studio.ui.post.menu import fill_menu
from studio.ui.post.office.page import OfficePage

LEFT = Qt.MouseButton.LeftButton


def tab_of(window: MainWindow, ident: str = "") -> FillTab:
    """The tab Isi of a post, the first one's if none is named."""
    window.open_post(ident or window.desk.project.all(Post)[0].id, "fill")
    made: FillTab = window.pages["post"]._tabs["fill"]
    return made


def asked(window: MainWindow) -> OfficePage:
    """The page that the post's menu opens."""
    tab, menu = tab_of(window), QMenu()
    fill_menu(menu, tab.page)
    next(a for a in menu.actions() if a.text().startswith("Simpan sebagai templat")).trigger()
    made = tab.stack.currentWidget()
    assert isinstance(made, OfficePage)
    return made


def saved(window: MainWindow, qtbot) -> OfficeTemplate:
    """The first post as a template: kicker locked, headline's style, the photo's place, the whole look."""
    page = asked(window)
    qtbot.keyClicks(page.name, "Kabar loket")
    qtbot.keyClicks(page.purpose, "Untuk jam layanan khusus")
    for key in (("kicker", "content"), ("headline", "style"), ("photo", "position"), (WHOLE, "style")):
        page.table.ticks[key].setChecked(True)
    qtbot.mouseClick(page.save_, LEFT)
    return window.desk.project.all(OfficeTemplate)[0]


def shown_slots(page: OfficePage) -> set[str]:
    """Slots in the picture."""
    shown = page.preview.view.page if page.preview else None
    return {name for name, _box in shown.slots} if shown else set()


def gallery(window: MainWindow) -> GalleryPage:
    """The gallery, just opened."""
    window.new_post()
    made: GalleryPage = window.pages["gallery"]
    return made


def begun(window: MainWindow, qtbot, record: OfficeTemplate) -> FillTab:
    """A new post of the template, made with Enter in the gallery."""
    qtbot.keyClick(gallery(window).cards[record.id], Qt.Key.Key_Return)
    return tab_of(window, window.desk.project.all(Post)[-1].id)


def be(window: MainWindow, *roles: str) -> Person:
    """Work as somebody with these roles."""
    person = Person(id="p-uji", name="Rani Lestari", roles=roles)
    window.desk.put("Tambah orang", person)
    window.be(person)
    return person


def test_a_name_is_asked_for_and_saving_is_one_command(window: MainWindow, qtbot) -> None:
    """Without a name it says so; with one the template is there, and undo takes it back fully."""
    before = window.desk.project
    page = asked(window)
    qtbot.mouseClick(page.save_, LEFT)
    assert page.rows["name"].note.isVisibleTo(page)
    assert window.desk.project == before
    page.close_()
    record = saved(window, qtbot)
    assert (record.name, record.purpose) == ("Kabar loket", "Untuk jam layanan khusus")
    template = window.desk.stage.template(window.desk.project.get(Design, record.design))
    assert template.slot("kicker").lock == Locks(content=True)
    assert template.lock == Locks(style=True)
    assert window.desk.commands()[0][0] == "Simpan templat kantor “Kabar loket”"
    window.desk.undo()
    assert window.desk.project == before


def test_trying_shows_the_form_of_a_filler_and_stores_nothing(window: MainWindow, qtbot) -> None:
    """Locked parts say why and who; what is typed reaches the picture and nothing else."""
    be(window, "designer")
    before = window.desk.project
    page = asked(window)
    qtbot.keyClicks(page.name, "Kabar loket")
    page.table.ticks["kicker", "content"].setChecked(True)
    page.table.ticks["headline", "style"].setChecked(True)
    page.trying.click()
    form = page.form
    assert form is not None
    assert not form.fields["kicker"].isEnabled()
    assert form.fields["kicker"].edit.toPlainText()
    assert form.fields["headline"].edit.toPlainText() == ""
    told = [label.text() for label in form.rows["kicker"].findChildren(type(form.rows["kicker"].label))]
    assert any("Kabar loket" in words and "Rani Lestari" in words for words in told)
    lifts = [b for b in form.findChildren(QPushButton) if b.text() == "Buka kunci…" and b.isVisibleTo(form)]
    assert lifts == []
    qtbot.keyClicks(form.fields["headline"].edit, "Dicoba")
    assert page.trial.design_page().slots["headline"].plain == "Dicoba"
    qtbot.waitUntil(lambda: "headline" in shown_slots(page), timeout=8000)
    assert window.desk.project == before
    page.trying.click()
    assert page.form is None
    assert page.table.ticks["kicker", "content"].isChecked()


def test_it_stands_first_in_the_gallery_and_is_searched(window: MainWindow, qtbot) -> None:
    """Under its own heading, with a live picture; words of its purpose find it."""
    record = saved(window, qtbot)
    page = gallery(window)
    assert page.found[0] == record.id
    assert [head.text() for head in page.grid._heads] == ["Templat kantor", "Templat bawaan"]
    qtbot.waitUntil(lambda: page.cards[record.id].art.pixmap is not None, timeout=20000)
    qtbot.keyClicks(page.search, "jam layanan khusus")
    assert page.found == [record.id]
    page.search.clear()
    page._filter()
    qtbot.mouseClick(page.shapes.buttons["print"], LEFT)
    assert record.id in page.found
    qtbot.waitUntil(lambda: page.cards[record.id].art.pixmap is not None, timeout=20000)


def test_a_new_post_obeys_the_locks(window: MainWindow, qtbot) -> None:
    """Locked words stay, style and crop have no tools, colours refuse with a reason."""
    tab = begun(window, qtbot, saved(window, qtbot))
    assert set(tab.filling.design_page.slots) == {"kicker"}
    assert not tab.form.fields["kicker"].isEnabled()
    headline = tab.form.fields["headline"]
    qtbot.keyClicks(headline.edit, "Loket malam")
    headline.edit.selectAll()
    qtbot.keyClick(headline.edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    runs = tab.filling.design_page.slots["headline"].paragraphs[0]
    assert [(run.text, run.bold) for run in runs] == [("Loket malam", False)]
    assert not headline.bold.isVisibleTo(tab)
    qtbot.mouseClick(tab.looks.buttons["scheme"], LEFT)
    assert tab.looks.popup is None
    assert "dikunci" in window.notices.shown()[-1].text


def test_a_designer_lifts_a_lock_with_a_reason_in_the_undo_list(window: MainWindow, qtbot) -> None:
    """The reason is asked for, stands below the field and in the list; undo locks again."""
    record = saved(window, qtbot)
    be(window, "designer")
    tab = begun(window, qtbot, record)
    row = tab.form.rows["kicker"]
    lift = next(b for b in row.findChildren(QPushButton) if b.text() == "Buka kunci…")
    qtbot.mouseClick(lift, LEFT)
    popup = row.findChild(NamePopup)
    qtbot.keyClicks(popup.field, "Nama rubrik berganti")
    qtbot.mouseClick(popup.save, LEFT)
    assert window.desk.commands()[0][0] == "Buka kunci Rubrik: Nama rubrik berganti"
    assert tab.form.fields["kicker"].isEnabled()
    assert tab.page.design.unlocked == {"kicker": "Nama rubrik berganti"}
    window.undo()
    assert not tab.form.fields["kicker"].isEnabled()


def test_a_filler_is_told_who_may_and_gets_no_button(window: MainWindow, qtbot) -> None:
    """Without the role there is nothing to press."""
    record = saved(window, qtbot)
    be(window, "filler", "editor")
    tab = begun(window, qtbot, record)
    row = tab.form.rows["kicker"]
    assert not [b for b in row.findChildren(QPushButton) if b.text() == "Buka kunci…" and b.isVisibleTo(row)]
    names = [person.name for person in locking.designers(window.desk.project)]
    texts = [label.text() for label in row.findChildren(type(row.label))]
    assert any(all(name in text for name in names) for text in texts)


def test_locks_hold_in_the_sizes_as_well(window: MainWindow, qtbot) -> None:
    """Neither the photo's place nor the size of type is changed for one placement."""
    tab = begun(window, qtbot, saved(window, qtbot))
    tab.page.show_tab("sizes")
    acts = tab.page._tabs["sizes"].acts
    acts.now = tab.page.served()[0]
    before = window.desk.project
    acts.move_focal("photo", (0.1, 0.1), settled=True)
    acts.scale_text(1.1, settled=True)
    acts.hide_part("photo", hide=True)
    assert window.desk.project == before


def test_it_is_renamed_updated_and_deleted(window: MainWindow, qtbot) -> None:
    """From its card and from a post; each act is undone with one step."""
    record = saved(window, qtbot)
    page = gallery(window)
    page.shelf.edit_asked.emit(record)
    edit = page.stack.currentWidget()
    edit.name.selectAll()
    qtbot.keyClicks(edit.name, "Kabar loket malam")
    qtbot.mouseClick(edit.save_, LEFT)
    assert page.cards[record.id].template.name["id"] == "Kabar loket malam"
    renamed = window.desk.project
    tab = begun(window, qtbot, window.desk.project.get(OfficeTemplate, record.id))
    again = asked_of(tab)
    assert again.which.key() == record.id
    qtbot.mouseClick(again.save_, LEFT)
    assert len(window.desk.project.all(OfficeTemplate)) == 1
    page = gallery(window)
    page.shelf._remove(window.desk.project.get(OfficeTemplate, record.id))
    assert record.id not in page.found
    window.desk.undo()
    assert record.id in page.found
    for _step in range(2):
        window.desk.undo()
    assert window.desk.project == renamed


def asked_of(tab: FillTab) -> OfficePage:
    """The page for the post of a tab."""
    tab.keep_as_template()
    made = tab.stack.currentWidget()
    assert isinstance(made, OfficePage)
    return made


def test_a_press_release_leaves_locked_parts_alone(window: MainWindow, qtbot) -> None:
    """The offers are those of the family without what the office locks."""
    from studio.session.press_fill import Offer, Offers
    from studio.ui.post.press import PressPage

    tab = begun(window, qtbot, saved(window, qtbot))
    page = PressPage(window, (tab.page.template,))
    offers = Offers(offers=(Offer(slot="kicker", text="A"), Offer(slot="headline", text="B")))
    assert [offer.slot for offer in page._allowed(offers).offers] == ["headline"]
    with patch.object(window.jobs, "run") as run:
        page.open_file(window.desk.session.path)
    assert run.call_args.args[2]["template"] == tab.page.template.family


def test_the_read_only_project_saves_no_template(
    window: MainWindow, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is pinned and the reason is said."""
    page = asked(window)
    qtbot.keyClicks(page.name, "Kabar loket")

    def refuse() -> None:
        from studio.errors import StudioError

        raise StudioError("project/locked", "Hanya baca.")

    monkeypatch.setattr(window.desk.session, "require_writable", refuse)
    qtbot.mouseClick(page.save_, LEFT)
    assert window.desk.project.all(OfficeTemplate) == ()
    assert msgspec.structs.asdict(page.wish)["name"] == "Kabar loket"
