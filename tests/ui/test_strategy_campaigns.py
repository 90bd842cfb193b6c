"""Kampanye by real events: writing, ordering, linking, gaps, packs in and out."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from studio.domain.campaigns import messages_of
from studio.domain.content import Campaign, Figure, Office, Post
from studio.domain.strategy import KeyMessage, NarrativePack, PackReturn
from studio.session import (
    narrative_compare,
    narrative_export,
    narrative_file,
    narrative_import,
    narrative_return,
)
from studio.session.projects import create_project
from studio.ui.home.parts import OpenRow
from studio.ui.post.captions.guide import Guide
from studio.ui.post.fill.narrative import NarrativeFields
from studio.ui.strategy.campaigns import section as campaign_section
from studio.ui.strategy.campaigns.linking import link_menu
from studio.ui.strategy.campaigns.messages import MessageRow

CAMPAIGN = Campaign(
    id="kampanye-1", name="Layanan tanpa pungutan", start="2026-12-01", end="2026-12-31",
    regions=("Kanwil Nusa",), hashtags=("#Antipungli",),
)  # fmt: skip
MESSAGES = tuple(
    KeyMessage(id=f"m{i}", campaign=CAMPAIGN.id, text=text, order=i, wording=f"{text}, tanpa biaya lain.")
    for i, text in enumerate(("Tarif tertulis di loket", "Lapor bila diminta lebih"))
)


@pytest.fixture(autouse=True)
def _anew():
    """No campaign was looked at before."""
    campaign_section.last[0] = ""


@pytest.fixture
def section(window):
    """The section, in sight."""
    window.go("strategy")
    return window.current().show_section("campaigns")


@pytest.fixture
def filled(window, desk, section):
    """The section with a campaign of two messages."""
    desk.put("Isi", CAMPAIGN, *MESSAGES)
    section.show_campaign(CAMPAIGN.id)
    return section


def click(qtbot, parent, words):
    """Press the button that says so."""
    found = [b for b in parent.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_the_first_campaign_is_written(window, desk, section, qtbot):
    """From the empty page: a campaign, its name typed over, its hashtags and regions; one undo each."""
    click(qtbot, section, "Buat kampanye pertama")
    assert section.detail.form.name.hasFocus()
    qtbot.keyClicks(section.detail.form.name, "Siap libur")
    section.detail.form.hashtags.setFocus()
    qtbot.keyClicks(section.detail.form.hashtags, "libur, #Paspor libur")
    section.detail.form.regions.setFocus()
    qtbot.keyClicks(section.detail.form.regions, "Kanwil Nusa")
    desk.flush()
    made = desk.project.all(Campaign)[0]
    assert (made.name, made.hashtags, made.regions) == ("Siap libur", ("#libur", "#Paspor"), ("Kanwil Nusa",))
    window.undo()
    assert desk.project.all(Campaign)[0].regions == ()


def test_messages_are_written_and_ordered(desk, filled, qtbot):
    """Enter opens a message, typing stores it, Escape closes; Alt and an arrow move it."""
    filled.detail.show_part("messages")
    page = filled.detail.messages
    first = page.findChildren(MessageRow)[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert page.form is not None
    page.form.dos.setFocus()
    qtbot.keyClicks(page.form.dos, "Sebut tarifnya")
    qtbot.keyClick(page.form.dos, Qt.Key.Key_Escape)
    assert desk.project.get(KeyMessage, "m0").dos == ("Sebut tarifnya",)
    second = page.findChildren(MessageRow)[-1]
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [m.id for m in messages_of(CAMPAIGN.id, desk.project.all(KeyMessage))] == ["m1", "m0"]


def test_an_empty_message_is_no_message(desk, filled, qtbot):
    """One that was added and left without a word is gone when it closes."""
    filled.detail.show_part("messages")
    click(qtbot, filled.detail.messages, "Tambah pesan")
    qtbot.keyClick(filled.detail.messages.form.text, Qt.Key.Key_Escape)
    assert len(desk.project.all(KeyMessage)) == 2


def test_old_messages_are_converted_when_the_campaign_is_edited(desk, section, qtbot):
    """Texts of an earlier version become messages with the first change of the campaign."""
    old = msgspec.structs.replace(CAMPAIGN, extra={"key_messages": ["Satu", "Dua"]})
    desk.put("Lama", old)
    section.show_campaign(old.id)
    qtbot.keyClicks(section.detail.form.audience, "Pemohon")
    desk.flush()
    assert [m.text for m in messages_of(old.id, desk.project.all(KeyMessage))] == ["Satu", "Dua"]
    assert "key_messages" not in desk.project.get(Campaign, old.id).extra


def test_a_campaign_is_deleted_and_brought_back(window, desk, filled, post):
    """Posts stay and let it go; undo brings all of it back."""
    desk.put("Hubungkan", msgspec.structs.replace(post, campaign=CAMPAIGN.id, messages=("m0",)))
    filled.detail.remove()
    assert not desk.project.all(Campaign)
    assert desk.project.get(Post, post.id).messages == ()
    window.undo()
    assert desk.project.get(Post, post.id).messages == ("m0",)
    assert len(desk.project.all(KeyMessage)) == 2


def test_a_gap_becomes_a_post(window, desk, filled, qtbot):
    """A click on an empty cell makes a post of that message and platform, waiting for a template."""
    filled.detail.show_part("coverage")
    table = filled.detail.coverage.table
    index = table.grid.index(1, 1)
    platform = table.grid.matrix.columns[0].key
    assert "belum ada di" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    made = desk.project.all(Post)[-1]
    assert (made.messages, made.campaign, made.title) == (("m1",), CAMPAIGN.id, "Lapor bila diminta lebih")
    assert all(place.startswith(platform) for place in made.placements)
    assert made.caption.hashtags == ("#Antipungli",)
    assert window.place == "gallery"
    window.undo()
    assert made.id not in {p.id for p in desk.project.all(Post)}


def test_a_number_shows_its_posts(desk, filled, post, qtbot):
    """Enter on a count lists the posts behind it; a region that sent nothing says so."""
    desk.put("Hubungkan", msgspec.structs.replace(post, messages=("m0",), campaign=CAMPAIGN.id))
    filled.detail.show_part("coverage")
    page = filled.detail.coverage
    column = next(n for n, cell in enumerate(page.grid.matrix.lines[0].cells) if not cell.empty)
    page.table.setCurrentIndex(page.grid.index(0, column + 1))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert [row.accessibleName() for row in page.findChildren(OpenRow)] == [post.title]
    qtbot.mouseClick(page.segments.buttons["region"], Qt.MouseButton.LeftButton)
    assert page.grid.said(page.grid.index(0, 2)).endswith("Kanwil Nusa belum kirim balik")


def test_a_post_takes_its_message_and_its_words(window, desk, filled, post, qtbot):
    """In Isi: campaign chosen, message ticked, its wording put into the caption once, and copied."""
    window.open_post(post.id, "fill")
    fields = window.current().findChild(NarrativeFields)
    fields.campaign.setCurrentIndex(fields.campaign.findData(CAMPAIGN.id))
    fields.campaign.picked.emit(CAMPAIGN.id)
    fields.boxes["m0"].click()
    assert desk.project.get(Post, post.id).messages == ("m0",)
    card = fields.cards[0]
    qtbot.mouseClick(card.user, Qt.MouseButton.LeftButton)
    fields.use(MESSAGES[0])
    assert desk.project.get(Post, post.id).caption.text.count(MESSAGES[0].wording) == 1
    qtbot.mouseClick(card.copier, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == MESSAGES[0].wording


def test_takarir_shows_what_to_say(window, desk, filled, post, qtbot):
    """The messages a post carries stand beside its caption, and their words go in at the caret."""
    desk.put("Hubungkan", msgspec.structs.replace(post, messages=("m1",), campaign=CAMPAIGN.id))
    window.open_post(post.id, "captions")
    guide = window.current().findChild(Guide)
    assert guide.isVisible()
    qtbot.mouseClick(guide.cards[0].user, Qt.MouseButton.LeftButton)
    desk.flush()
    assert MESSAGES[1].wording in desk.project.get(Post, post.id).caption.text


def test_many_posts_are_linked_at_once(window, desk, filled):
    """The menu of Konten links all chosen posts as one command, and takes them off again."""
    posts = list(desk.project.all(Post))
    menu = link_menu(window, posts, window)
    inner = menu.actions()[0].menu()
    next(a for a in inner.actions() if a.text() == MESSAGES[0].text).trigger()
    assert all(p.messages == ("m0",) and p.campaign == CAMPAIGN.id for p in desk.project.all(Post))
    window.undo()
    assert not any(p.messages for p in desk.project.all(Post))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of the centre, its second edition."""
    made = create_project(tmp_path / "pusat.humas", institution="K", unit="Biro Humas", kit="imipas")
    with made as session:
        with session.edit("Isi") as draft:
            draft.put(msgspec.structs.replace(CAMPAIGN, edition=1), *MESSAGES,
                      Figure(id="tarif", value="350000", label="Paspor biasa"))  # fmt: skip
        order = narrative_export.Order(campaign=CAMPAIGN.id, kit=False, expires="2099-01-01")
        return Path(narrative_export.export_pack(session, order, tmp_path / "dua.narasi").path)


def dropped(section, path: Path) -> None:
    """Drop a file onto the section."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    section.dropEvent(
        QDropEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                   Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip


def test_a_pack_is_dropped_looked_at_and_taken(window, desk, section, pack, qtbot):
    """What is new stands there with its tick; one taken away is left out; undo takes all of it back."""
    dropped(section, pack)
    qtbot.waitUntil(
        lambda: section.incoming.preview is not None and len(section.incoming.cards) == 3, timeout=9000
    )
    assert "tidak ditandatangani" in section.incoming.preview.notes[0]
    card = next(c for c in section.incoming.cards if c.one.id == "m1")
    qtbot.mouseClick(card.box, Qt.MouseButton.LeftButton)
    assert section.incoming.taker.text() == "Terima 2 hal"
    qtbot.mouseClick(section.incoming.taker, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(desk.project.all(NarrativePack)), timeout=9000)
    assert [m.id for m in desk.project.all(KeyMessage)] == ["m0"]
    assert section.detail.ident == CAMPAIGN.id
    window.undo()
    assert not desk.project.all(Campaign)
    assert not desk.project.all(NarrativePack)


def test_a_file_that_is_none_is_refused_in_the_bar(window, desk, section, tmp_path, qtbot):
    """One sentence in the bar, and the project as it was."""
    bad, before = tmp_path / "x.narasi", desk.project
    bad.write_bytes(b"bukan paket")
    dropped(section, bad)
    qtbot.waitUntil(lambda: bool(window.notices.shown()), timeout=9000)
    assert "tidak dipakai" in window.notices.shown()[0].text
    assert desk.project == before


def test_a_pack_goes_out_and_a_return_comes_in(window, desk, filled, tmp_path, qtbot):
    """The next edition is written and counted; what a region sends back shows in the coverage."""
    filled.detail.show_part("pack")
    filled.detail.pack.kit.setChecked(False)
    filled.detail.pack.write_pack(tmp_path / "satu.narasi")
    qtbot.waitUntil(lambda: desk.project.get(Campaign, CAMPAIGN.id).edition == 1, timeout=9000)
    assert "Tidak ditandatangani" in window.notices.shown()[-1].text
    made = create_project(tmp_path / "nusa.humas", institution="K", unit="Kanwil Nusa", kit="imipas")
    with made as region:
        read = narrative_file.read_pack(tmp_path / "satu.narasi")
        narrative_import.apply(region, narrative_compare.preview(region, read))
        with region.edit("Konten") as draft:
            draft.put(Post(id="p", title="Satu", status="published", campaign=CAMPAIGN.id, messages=("m0",)))
        taken = region.project.get(NarrativePack, CAMPAIGN.id)
        sent = narrative_return.write_return(region, taken, tmp_path / "nusa.narasi-balik")
    dropped(filled, Path(sent.path))
    qtbot.waitUntil(lambda: bool(desk.project.all(PackReturn)), timeout=9000)
    filled.detail.show_part("coverage")
    qtbot.mouseClick(filled.detail.coverage.segments.buttons["region"], Qt.MouseButton.LeftButton)
    grid = filled.detail.coverage.grid
    assert grid.said(grid.index(0, 2)) == "Tarif tertulis di loket. Kanwil Nusa: 1 terbit"


def test_an_expired_pack_warns_on_the_first_page(window, desk, filled, qtbot):
    """Beranda names it, and a click leads to it."""
    desk.put(
        "Paket", NarrativePack(id=CAMPAIGN.id, name=CAMPAIGN.name, campaign=CAMPAIGN.id, expires="2020-01-01")
    )
    assert filled.detail.warning.isVisibleTo(filled.detail)
    window.go("home")
    qtbot.wait(50)
    rows = [r for r in window.current().findChildren(OpenRow) if "Kedaluwarsa" in r.accessibleName()]
    qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    assert window.place == "strategy"
    assert window.current().sections["campaigns"].detail.part == "pack"


def test_a_region_sends_back(window, desk, filled, post, tmp_path):
    """The return names the office as the centre knows it, and the pack remembers when."""
    desk.put("Nama", msgspec.structs.replace(desk.project.get(Office, "office"), short_name="kanwil nusa"))
    desk.put("Paket", NarrativePack(id=CAMPAIGN.id, name="P", campaign=CAMPAIGN.id, messages=("m0",)))
    desk.put("Hubungkan", msgspec.structs.replace(post, messages=("m0",), campaign=CAMPAIGN.id))
    filled.detail.show_part("pack")
    assert filled.detail.pack.region.key() == "Kanwil Nusa"
    filled.detail.pack.send_back(tmp_path / "balik.narasi-balik")
    told = narrative_file.read_pack(tmp_path / "balik.narasi-balik").returned
    assert (told.region, len(told.posts), told.posts[0].messages) == ("Kanwil Nusa", 1, ("m0",))
    assert desk.project.get(NarrativePack, CAMPAIGN.id).returned


@pytest.mark.parametrize("part", ["form", "messages", "coverage", "pack", "incoming"])
def test_every_control_says_itself_and_nothing_is_markup(window, desk, filled, pack, part, qtbot):
    """A screen reader finds a name on each control; words that look like HTML are words."""
    markup = "<b>Tebal</b> & <img src=x>"
    desk.put("Nama", msgspec.structs.replace(CAMPAIGN, name=markup, regions=(markup,)))
    desk.put("Pesan", msgspec.structs.replace(MESSAGES[0], text=markup, wording=markup, dos=(markup,)))
    desk.put("Angka", Figure(id="tarif", value="1", label=markup, unit=markup))
    if part == "incoming":
        filled.take_file(pack)
        qtbot.waitUntil(lambda: len(filled.incoming.cards) == 2, timeout=9000)
    else:
        filled.detail.show_part(part)
        if part == "messages":
            filled.detail.messages.open("m1")
    seen = [w for w in filled.findChildren(QWidget) if w.isVisible()]
    named = (QPushButton, QToolButton, QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, QAbstractItemView)
    reached = [w for w in seen if isinstance(w, named) and w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    nameless = [w for w in reached if not _name(w)]
    assert [f"{type(w).__name__} {w.objectName()}" for w in nameless] == []
    assert [w.toolTip() for w in seen if "<b>" in w.toolTip()] == []
    assert all(w.textFormat() == Qt.TextFormat.PlainText for w in seen if isinstance(w, QLabel) and w.text())


def _name(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face is not None else "–"
