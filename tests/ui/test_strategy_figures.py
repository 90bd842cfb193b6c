"""Angka: the register, its freshness, its uses, tables in and out, and slots that take from it."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt

from studio.domain.content import Design, DesignPage, Figure, FigureRef, Post
from studio.domain.figure_register import uses_of
from studio.domain.ids import FigureId
from studio.ui.main_window import MainWindow
from studio.ui.post.fill.figure_field import FigureSlot
from studio.ui.post.fill.tab import FillTab
from studio.ui.strategy.figures import tables
from studio.ui.strategy.figures.section import FigureSection
from studio.ui.widgets.figure_picker import FigurePicker


def figure(ident: str, value: str, label: str, **more: str) -> Figure:
    """A figure."""
    told = {"source": "Buku register", "as_of": "2026-10-31", **more}
    return Figure(id=FigureId(ident), value=value, label=label, **told)


@pytest.fixture
def section(window: MainWindow) -> FigureSection:
    """The register with four more figures."""
    window.desk.put(
        "Siapkan", figure("tua", "15210", "permohonan setahun", as_of="2020-12-31"),
        figure("lewat", "350000", "biaya paspor", unit="rupiah", expires="2020-11-01"),
        figure("asal", "37", "keberangkatan dicegah", source=""), figure("baik", "92.4", "indeks kepuasan",
        expires="2099-01-01"),
    )  # fmt: skip
    window.go("strategy")
    found = window.current().show_section("figures")
    assert isinstance(found, FigureSection)
    return found


def row_of(section: FigureSection, ident: str) -> int:
    """Where a figure stands in the list."""
    return next(n for n, row in enumerate(section.figures.rows) if row.row.figure.id == ident)


def go(section: FigureSection, ident: str) -> None:
    """Stand on a figure."""
    section.list.setCurrentIndex(section.figures.index(row_of(section, ident), 0))


def test_the_old_and_the_lacking_come_first_and_say_so(section: FigureSection) -> None:
    """By icon, word and colour, and to a screen reader."""
    told = {str(row.row.figure.id): row.said for row in section.figures.rows}
    assert section.figures.rows[0].row.figure.id == "lewat"
    assert "350.000 rupiah" in told["lewat"]
    assert "kedaluwarsa 1 Nov 2020" in told["lewat"]
    assert "tua, perlu diperbarui" in told["tua"]
    assert "tanpa sumber" in told["asal"]
    assert "masih berlaku" in told["baik"]
    assert "belum dipakai" in told["baik"]


def test_search_filter_and_order(section: FigureSection, qtbot) -> None:
    """Numbers are found as they are written; a filter says how many it lets through."""
    qtbot.keyClicks(section.search, "350.000")
    assert [row.row.figure.id for row in section.figures.rows] == ["lewat"]
    section.search.clear()
    menu = section.marks.menu_of_choices()
    next(a for a in menu.actions() if a.text() == "Tua (1)").toggle()
    assert [row.row.figure.id for row in section.figures.rows] == ["tua"]
    section.marks.choose(frozenset())
    section.arrange(marks=frozenset(), sort="value")
    assert section.figures.rows[0].row.figure.id == "lewat"


def test_a_figure_is_changed_in_place(section: FigureSection, qtbot) -> None:
    """What is typed is read as Indonesians write it; a new expiry makes it fresh."""
    go(section, "lewat")
    fields = section.panel.form.fields
    assert "Kedaluwarsa" in section.panel.note.label.text()
    fields["value"].setFocus()
    fields["value"].selectAll()
    qtbot.keyClicks(fields["value"], "650.000")
    fields["expires"].setFocus()
    fields["expires"].selectAll()
    qtbot.keyClicks(fields["expires"], "31/12/2098")
    section.desk.flush()
    stored = section.desk.session.project.get(Figure, "lewat")
    assert (stored.value, stored.expires) == ("650000", "2098-12-31")
    assert section.panel.note.isHidden()
    assert "masih berlaku" in section.figures.rows[row_of(section, "lewat")].said


def test_a_used_figure_says_what_falls_and_leads_to_its_slot(section: FigureSection, qtbot) -> None:
    """Approved posts are named; Delete is refused with the way to the post; Enter opens the slot."""
    project = section.desk.project
    ident, uses = next(iter(uses_of(project).items()))
    post = project.get(Post, uses[0].post)
    section.desk.put("Setujui", msgspec.structs.replace(post, status="approved"))
    go(section, ident)
    assert f"“{post.title}”" in section.panel.warning.label.text()
    assert "gugur" in section.panel.warning.label.text()
    qtbot.mouseClick(section.panel.away, Qt.MouseButton.LeftButton)
    assert section.desk.project.find(Figure, ident) is not None
    assert "dipakai" in section.window_.notices.shown()[-1].text
    shown = section.panel.posts
    shown.setFocus()
    shown.setCurrentIndex(shown.posts.index(0, 0))
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert section.window_.place == "post"
    assert section.window_.current().ident == post.id


def test_add_and_remove(section: FigureSection, qtbot) -> None:
    """A new figure is in the register once something is typed; one that is unused goes, and comes back."""
    count = len(section.all)
    section.add()
    assert len(section.all) == count
    fields = section.panel.form.fields
    assert fields["value"].hasFocus()
    qtbot.keyClicks(fields["value"], "12,5")
    fields["label"].setFocus()
    qtbot.keyClicks(fields["label"], "menit menunggu")
    section.desk.flush()
    made = section.desk.session.project.all(Figure)[-1]
    assert (made.value, made.label, len(section.all)) == ("12.5", "menit menunggu", count + 1)
    qtbot.mouseClick(section.panel.away, Qt.MouseButton.LeftButton)
    assert section.desk.project.find(Figure, made.id) is None
    section.window_.undo()
    assert section.desk.project.find(Figure, made.id) == made


def test_a_table_is_looked_at_before_it_is_taken(section: FigureSection, tmp_path: Path, qtbot) -> None:
    """Bad lines stand first with their reason; what is ticked comes in at once; writing gives it back."""
    table = tmp_path / "angka.csv"
    table.write_text(
        "Uraian;Realisasi;Satuan;Sumber\nbiaya paspor;375.000;rupiah;PNBP\npengaduan;banyak;;\n"
        "waktu antre;12,5;menit;Register\nloket;4;loket;Register\n", "utf-8",
    )  # fmt: skip
    tables.read(section, str(table))
    qtbot.waitUntil(lambda: section.stack.currentWidget() is section.intake, timeout=20_000)
    lines = section.intake.list.lines.rows
    assert lines[0].said.startswith("baris 3. pengaduan")
    assert "bukan angka" in lines[0].said
    assert "sekarang 350.000" in next(one.said for one in lines if one.number == 2)
    at = next(n for n, one in enumerate(lines) if one.number == 5)
    section.intake.list.setFocus()
    section.intake.list.setCurrentIndex(section.intake.list.lines.index(at, 0))
    qtbot.keyClick(section.intake.list, Qt.Key.Key_Space)
    qtbot.mouseClick(section.intake.taker, Qt.MouseButton.LeftButton)
    assert section.desk.project.get(Figure, "lewat").value == "375000"
    assert {f.label for f in section.desk.project.all(Figure)} >= {"waktu antre"}
    assert "loket" not in {f.label for f in section.desk.project.all(Figure)}
    for name in ("keluar.csv", "keluar.xlsx"):
        tables.write(section, str(tmp_path / name))
        qtbot.waitUntil((tmp_path / name).is_file, timeout=20_000)
        tables.read(section, str(tmp_path / name))
        qtbot.waitUntil(lambda: section.stack.currentWidget() is section.intake, timeout=20_000)
        assert section.intake.all == ()
        section.intake.closed.emit()
    section.window_.undo()
    assert section.desk.project.get(Figure, "lewat").value == "350000"


def test_a_slot_takes_a_figure_from_the_register(section: FigureSection, qtbot) -> None:
    """The picker searches as one types; Enter puts the figure into the slot."""
    project = section.desk.project
    page = next(p for p in project.all(DesignPage) if any(isinstance(v, FigureRef) for v in p.slots.values()))
    slot = next(name for name, value in page.slots.items() if isinstance(value, FigureRef))
    design = next(d for d in project.all(Design) if page.id in d.pages)
    post = next(p for p in project.all(Post) if p.design == design.id)
    section.window_.open_post(post.id, "fill", slot)
    tab = section.window_.current().findChild(FillTab)
    field = tab.findChild(FigureSlot)
    field.choose.click()
    picker = field.findChild(FigurePicker)
    qtbot.keyClicks(picker.search, "indeks kep")
    assert [row.row.figure.id for row in picker.figures.rows] == ["baik"]
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert section.desk.project.get(DesignPage, page.id).slots[slot] == FigureRef(figure=FigureId("baik"))
    assert field.form.fields["value"].text() == "92,4"


def test_an_empty_register_says_what_it_is_for(window: MainWindow) -> None:
    """With a way to begin."""

    def none(draft: object) -> None:
        for made in window.desk.project.all(Figure):
            draft.remove(Figure, made.id)

    window.desk.edit("Kosongkan", none)
    window.go("strategy")
    found = window.current().show_section("figures")
    assert found.stack.currentIndex() == 1
    found.add()
    assert found.panel.isVisible()


def test_del_takes_a_figure_away_and_an_undone_act_is_offered_no_more(
    section: FigureSection, window: MainWindow, qtbot
) -> None:
    """Undone by Ctrl+Z; the notice that offered it would take back another command."""
    go(section, "baik")
    qtbot.keyClick(section.list, Qt.Key.Key_Delete)
    assert window.desk.project.find(Figure, "baik") is None
    assert any("dihapus" in one.text for one in window.notices.shown())
    window.undo()
    assert window.desk.project.find(Figure, "baik") is not None
    qtbot.waitUntil(lambda: not any("dihapus" in one.text for one in window.notices.shown()))


def test_fields_of_the_register_stand_under_their_names(section: FigureSection, qtbot) -> None:
    """And Tab goes down them as they are read."""
    form, seen = section.panel.form, []
    go(section, "baik")
    form.fields["value"].setFocus()
    for _n in range(8):
        qtbot.keyClick(section.window_.focusWidget(), Qt.Key.Key_Tab)
        seen.append(section.window_.focusWidget())
    names = ("unit", "label", "period", "source", "as_of", "expires", "previous", "previous_label")
    assert seen == [form.fields[name] for name in names]
