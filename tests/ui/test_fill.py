"""The tab Isi: typing reaches the picture at once, every kind of slot is filled with real events."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QTextDocument

from studio import paths
from studio.domain.content import Asset, Figure, FigureRef, Items, Picture, Post, RichText, Run
from studio.ui.main_window import MainWindow
from studio.ui.post.fill import rich
from studio.ui.post.fill.tab import FillTab
from studio.ui.post.fill.thumb import moved_crop

SIGNS = st.characters(codec="utf-8", exclude_characters="\u2029\ufdd0\ufdd1", exclude_categories=("Cc", "Cs"))
LETTERS = st.text(SIGNS, max_size=12)
RUNS = st.builds(
    Run, text=st.builds(lambda a, b, cut: f"{a}\n{b}" if cut else a, LETTERS, LETTERS, st.booleans()),
    bold=st.booleans(), italic=st.booleans(), color=st.sampled_from(("", "accent-ink", "stop")),
)  # fmt: skip
TEXTS = st.builds(
    RichText,
    paragraphs=st.lists(st.lists(RUNS, max_size=4).map(tuple), max_size=4).map(tuple),
    bullets=st.booleans(),
)


def tab_of(window: MainWindow, qtbot, place: int = 0) -> FillTab:
    """The tab of a post, shown and painted."""
    post = window.desk.project.all(Post)[place]
    window.open_post(post.id, "fill")
    made: FillTab = window.pages["post"]._tabs["fill"]
    qtbot.waitUntil(lambda: made.preview.view.page is not None, timeout=8000)
    return made


def slot(tab: FillTab, name: str):
    """What a slot holds now."""
    return tab.filling.design_page.slots.get(name)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_rich_text_goes_through_a_document_unharmed(value: RichText) -> None:
    """Styles, roles, line breaks and paragraphs come back as they went in."""
    document = QTextDocument()
    rich.fill(document, value, lambda _role: QColor("red"))
    assert rich.read(document, bullets=value.bullets) == rich.merged(value)


def test_typing_shows_at_once_and_names_the_slot(window: MainWindow, qtbot) -> None:
    """The picture is laid out with each letter, the slot is outlined, the store follows after the pause."""
    tab = tab_of(window, qtbot)
    tab.go_to("headline")
    field = tab.form.fields["headline"]
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "Loket baru")
    assert slot(tab, "headline").plain == "Loket baru"
    assert (tab.preview.view.edited, tab.preview.view.edited_name) == ("headline", "Judul")
    before = tab.preview.view.page
    qtbot.waitUntil(lambda: tab.preview.view.page is not before, timeout=2000)
    page = tab.filling.design_page
    qtbot.waitUntil(lambda: window.desk.session.project.get(type(page), page.id) == page, timeout=4000)
    window.undo()
    assert field.edit.rich() == rich.merged(slot(tab, "headline"))
    assert slot(tab, "headline").plain != "Loket baru"


def test_bold_and_italic_by_keys(window: MainWindow, qtbot) -> None:
    """Ctrl+B and Ctrl+I style what is typed next."""
    tab = tab_of(window, qtbot)
    edit = tab.form.fields["deck"].edit
    edit.selectAll()
    qtbot.keyClicks(edit, "Buka ")
    qtbot.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(edit, "Sabtu")
    qtbot.keyClick(edit, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(edit, " pagi")
    assert slot(tab, "deck").paragraphs == (
        (Run(text="Buka "), Run(text="Sabtu", bold=True), Run(text=" pagi", bold=True, italic=True)),
    )


def test_a_click_in_the_picture_goes_to_the_field(window: MainWindow, qtbot) -> None:
    """The slot under the pointer gets the caret."""
    tab = tab_of(window, qtbot)
    view = tab.preview.view
    box = next(box for name, box in view.page.slots if name == "deck")
    at, k = view.frame(), view.scale_now()
    point = QPointF(at.x() + (box.x + box.width / 2) * k, at.y() + (box.y + box.height / 2) * k)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert view.edited == "deck"


def test_a_text_too_long_is_said_below_its_field(window: MainWindow, qtbot) -> None:
    """One line under the field says by how much at once, and names the placement when it is laid out."""
    tab = tab_of(window, qtbot)
    tab.form.fields["headline"].edit.setPlainText("Perpanjangan pendaftaran bantuan hukum " * 60)
    said = tab.form.rows["headline"].note.label.text
    assert "Lebih 2200 huruf" in said()
    qtbot.waitUntil(lambda: "Feed potret" in said(), timeout=5000)
    assert "Lebih 2200 huruf" in said()


def test_a_dropped_picture_is_taken_in_and_its_focal_point_moved(window: MainWindow, qtbot) -> None:
    """The file goes through the door in the background; arrows move the focal point; the asset keeps it."""
    tab = tab_of(window, qtbot)
    field = tab.form.fields["photo"]
    other = next(f for f in sorted((paths.resources() / "examples" / "pictures").glob("*.jpg"))
                 if f.name != field.asset.name)  # fmt: skip
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    QGuiApplication.clipboard().setMimeData(mime)
    qtbot.keyClick(field.thumb, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: field.asset is not None and field.asset.name == other.name, timeout=20000)
    qtbot.keyClick(field.thumb, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert field.picture.focal == (0.55, 0.5)
    assert "lisensi" in field.missing.label.text()
    qtbot.keyClicks(field.credit.fields["licence"], "milik kantor")
    assert window.desk.project.get(Asset, field.picture.asset).licence == "milik kantor"
    qtbot.keyClicks(field.alt, "Petugas dan warga")
    assert isinstance(slot(tab, "photo"), Picture)
    assert slot(tab, "photo").alt == "Petugas dan warga"


def test_a_file_that_is_no_picture_is_refused_below_the_field(window: MainWindow, qtbot, tmp_path) -> None:
    """The sentence stands under the field; the slot keeps what it had."""
    tab = tab_of(window, qtbot)
    field, before = tab.form.fields["photo"], slot(tab, "photo")
    bad = tmp_path / "palsu.jpg"
    bad.write_bytes(b"bukan gambar")
    field.take(bad)
    row = tab.form.rows["photo"]
    qtbot.waitUntil(lambda: "palsu.jpg" in row.note.label.text(), timeout=20000)
    assert slot(tab, "photo") == before


def test_a_figure_is_typed_as_indonesians_write_and_shown_as_set(window: MainWindow, qtbot) -> None:
    """The value is exact, the line below says how it will look."""
    tab = tab_of(window, qtbot, 1)
    form = tab.form.fields["figure"].form
    form.fields["value"].selectAll()
    qtbot.keyClicks(form.fields["value"], "1.284,5")
    value = slot(tab, "figure")
    assert isinstance(value, FigureRef)
    assert window.desk.project.get(Figure, value.figure).value == "1284.5"
    assert "1.284,5" in form.as_set.text()


def test_rows_are_added_and_moved_by_keys(window: MainWindow, qtbot) -> None:
    """Enter adds a row, Alt+Up moves it, both are undone."""
    window.new_post()
    window.pages["gallery"].make("linimasa")
    tab = window.pages["post"]._tabs["fill"]
    field = tab.form.fields["steps"]
    qtbot.keyClicks(field.rows[0][0], "Daftar")
    qtbot.keyClicks(field.rows[1][0], "Bayar")
    qtbot.keyClick(field.rows[1][0], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    value = slot(tab, "steps")
    assert isinstance(value, Items)
    assert [item.title for item in value.items] == ["Bayar", "Daftar"]
    count = len(field.rows)
    qtbot.keyClick(field.rows[-1][1], Qt.Key.Key_Return)
    assert len(field.rows) == count + 1


def test_pages_of_a_carousel_are_chosen_and_deleted_with_an_undo(window: MainWindow, qtbot) -> None:
    """Arrows walk, Delete takes a page away and says how to get it back."""
    window.new_post()
    window.pages["gallery"].make("karusel")
    tab = window.pages["post"]._tabs["fill"]
    count = len(tab.page.design.pages)
    tab.strip.buttons[0].setFocus()
    qtbot.keyClick(tab.strip.buttons[0], Qt.Key.Key_Right)
    assert tab.filling.number == 1
    qtbot.keyClick(tab.strip.buttons[1], Qt.Key.Key_Delete)
    assert len(tab.page.design.pages) == count - 1
    assert window.notices.shown()
    window.undo()
    assert len(tab.page.design.pages) == count


def test_a_crop_stays_inside_the_picture() -> None:
    """Dragging beyond an edge stops there."""
    assert moved_crop((0, 0, 1, 1), "corner:11", -0.5, -0.25) == (0, 0, 0.5, 0.75)
    assert moved_crop((0.5, 0, 0.5, 0.5), "all", 0.4, 0.9) == (0.5, 0.5, 0.5, 0.5)
