"""Kalender kantor: days hidden, renamed and added, slots written, the rhythm set; from the calendar too."""

from datetime import date

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.calendar_days import OfficeDay
from studio.domain.content import Post
from studio.domain.planning import Rhythm, Rubric
from studio.paths import office_data
from studio.session import projects
from studio.ui import words
from studio.ui.calendar.ideas import IdeaColumn
from studio.ui.calendar.page import CalendarPage
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from studio.ui.settings.year.day_list import dots_of, switch_of
from studio.ui.settings.year.days import DaysTab
from studio.ui.settings.year.door import open_year
from studio.ui.settings.year.rhythm import RhythmTab
from studio.ui.settings.year.rubrics import RubricsTab
from studio.ui.widgets.basic import Label
from studio.ui.widgets.choice import Choice

LEFT = Qt.MouseButton.LeftButton
DEC = date(2026, 12, 22)


@pytest.fixture
def days(window: MainWindow, qtbot: QtBot) -> DaysTab:
    """The days of 2026."""
    tab = open_year(window).show_tab("days")
    assert isinstance(tab, DaysTab)
    tab.year = 2026
    tab.refresh()
    qtbot.waitUntil(lambda: bool(tab.list.days.rows), timeout=30_000)
    return tab


@pytest.fixture
def rubrics(window: MainWindow) -> RubricsTab:
    """The recurring slots."""
    tab = open_year(window).show_tab("rubrics")
    assert isinstance(tab, RubricsTab)
    return tab


def names(tab: DaysTab) -> list[str]:
    """Names in the list."""
    return [row.row.day.title for row in tab.list.days.rows if row.row]


def at(tab: DaysTab, ident: str) -> int:
    """The row of a day, in sight."""
    tab.list.put_caret(ident)
    row = tab.list.currentIndex().row()
    tab.list.scrollTo(tab.list.currentIndex())
    return row


def pressed(top: QWidget, text: str, qtbot: QtBot) -> None:
    """Click a button by its words."""
    made = next(b for b in top.findChildren(QPushButton) if b.text() == text and b.isVisible())
    qtbot.mouseClick(made, LEFT)


def choose(box: Choice, key: str, qtbot: QtBot) -> None:
    """Pick a choice with the keyboard."""
    box.setFocus()
    while box.key() != key:
        before = box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down if box.findData(key) > before else Qt.Key.Key_Up)
        assert box.currentIndex() != before
    box.picked.emit(key)


def test_a_switch_hides_a_day_and_undo_brings_it_back(
    days: DaysTab, window: MainWindow, qtbot: QtBot
) -> None:
    """The day stays in the list, faint; nothing is left in the project when it is shown again."""
    row = at(days, "hari-ibu")
    room = days.list.visualRect(days.list.days.index(row, 0))
    qtbot.mouseClick(days.list.viewport(), LEFT, pos=switch_of(room).center())
    assert [(d.of, d.hidden) for d in window.desk.project.all(OfficeDay)] == [("hari-ibu", True)]
    assert "disembunyikan" in days.list.days.rows[row].said
    assert "1 disembunyikan" in days.count.text()
    assert window.desk.commands()[0][0] == "Sembunyikan hari “Hari Ibu”"
    window.undo()
    assert not window.desk.project.all(OfficeDay)
    days.list.setFocus()
    for _turn in range(2):
        qtbot.keyClick(days.list, Qt.Key.Key_Space)
    assert not window.desk.project.all(OfficeDay)


def test_a_day_is_renamed_and_gets_its_own_name_back(days: DaysTab, window: MainWindow, qtbot: QtBot) -> None:
    """Enter opens it; the old name still finds it; the menu gives it back."""
    at(days, "hari-oeang")
    days.list.setFocus()
    qtbot.keyClick(days.list, Qt.Key.Key_Return)
    form = days.form
    assert form is not None
    qtbot.keyClicks(form.name, "Hari Keuangan Negara")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert days.form is None
    assert days.desk.project.all(OfficeDay)[0].name == "Hari Keuangan Negara"
    qtbot.keyClicks(days.search, "oeang")
    assert names(days) == ["Hari Keuangan Negara"]
    room = days.list.visualRect(days.list.days.index(1, 0))
    qtbot.mouseClick(days.list.viewport(), LEFT, pos=dots_of(room).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(a for a in menu.actions() if a.text() == "Kembalikan nama asli").trigger()
    menu.close()
    assert not window.desk.project.all(OfficeDay)
    assert names(days) == ["Hari Oeang"]


def test_a_day_of_the_office_is_added_changed_and_deleted(
    days: DaysTab, window: MainWindow, qtbot: QtBot
) -> None:
    """A name is asked for; the day of the year, the number and the Hijri date are foretold; undo for all."""
    pressed(days, "Tambah hari", qtbot)
    form = days.form
    assert form is not None
    pressed(form, "Simpan", qtbot)
    assert form.name_row.note.isVisible()
    qtbot.keyClicks(form.name, "Hari Jadi Kantor")
    choose(form.when.day, "31", qtbot)
    choose(form.when.month, "2", qtbot)
    assert form.when_row.note.isVisible()
    choose(form.when.day, "14", qtbot)
    choose(form.when.month, "3", qtbot)
    qtbot.keyClicks(form.base, "1998")
    assert form.foretold.text() == "Sab, 14 Mar 2026 · yang ke-28 · Kliwon · 25 Ramadan 1447 H (perkiraan)"
    choose(form.kind, "institution", qtbot)
    pressed(form, "Simpan", qtbot)
    made = window.desk.project.all(OfficeDay)[0]
    assert (made.name, made.when, made.base_year, made.kind) == (
        "Hari Jadi Kantor",
        "03-14",
        1998,
        "institution",
    )
    assert "Hari Jadi Kantor ke-28" in names(days)
    at(days, made.id)
    days.list.setFocus()
    qtbot.keyClick(days.list, Qt.Key.Key_F2)
    assert days.form is not None
    choose(days.form.when.way, "hijri", qtbot)
    choose(days.form.when.hijri_month, "9", qtbot)
    choose(days.form.when.hijri_day, "1", qtbot)
    pressed(days.form, "Simpan", qtbot)
    assert window.desk.project.all(OfficeDay)[0].when == "H09-01"
    assert days.list.current().day.date == "2026-02-18"
    qtbot.keyClick(days.list, Qt.Key.Key_Delete)
    assert not window.desk.project.all(OfficeDay)
    window.undo()
    assert window.desk.project.all(OfficeDay)[0].when == "H09-01"


def test_days_are_narrowed_and_years_stepped_through(days: DaysTab, qtbot: QtBot) -> None:
    """By kind, by state, by words; what is an estimate says so; an empty list offers the way back."""
    days.kinds.choose(frozenset({"joint-leave"}))
    days.kinds.changed.emit(days.kinds.chosen)
    assert len(names(days)) == 8
    qtbot.mouseClick(days.forth, LEFT)
    qtbot.waitUntil(lambda: days.stepper.text() == "2027" and 2027 in days.tables, timeout=30_000)
    assert any(row.row and row.row.day.date == "2027-02-05" for row in days.list.days.rows)
    days.kinds.choose(frozenset({"holiday"}))
    days.kinds.changed.emit(days.kinds.chosen)
    qtbot.keyClicks(days.search, "idulfitri")
    assert all("tanggalnya perkiraan" in row.said for row in days.list.days.rows if row.row)
    qtbot.keyClicks(days.search, " zzz")
    pressed(days, "Tampilkan semua", qtbot)
    assert len(names(days)) > 90


def test_a_slot_is_written_paused_and_deleted(rubrics: RubricsTab, window: MainWindow, qtbot: QtBot) -> None:
    """The rule is built from what is chosen; the next five dates are shown; a bad one is refused in words."""
    pressed(rubrics, "Tambah rubrik", qtbot)
    form = rubrics.form
    assert form is not None
    qtbot.keyClicks(form.name, "Kamis Klinik")
    qtbot.mouseClick(form.pattern.days[1], LEFT)
    assert form.pattern_row.note.label.text().startswith("Belum ada hari yang dipilih.")
    qtbot.mouseClick(form.pattern.days[3], LEFT)
    choose(form.pattern.every, "2", qtbot)
    assert form.foretold.text().count("Kam,") == 5
    form.time.selectAll()
    qtbot.keyClicks(form.time, "25")
    assert form.time_row.note.isVisible()
    form.time.selectAll()
    qtbot.keyClicks(form.time, "15.30")
    qtbot.mouseClick(form.places.buttons["instagram"], LEFT)
    pressed(form, "Simpan", qtbot)
    made = window.desk.project.all(Rubric)[0]
    assert (made.rule, made.time) == ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "15:30")
    assert {str(p).partition("/")[0] for p in made.placements} == {"instagram"}
    window.desk.put("Jeda", msgspec.structs.replace(made, paused=True))
    assert any(b.toolTip() == "Dijeda" for b in rubrics.findChildren(QWidget))
    rubrics.open_rubric(made.id)
    assert rubrics.form is not None
    rubrics.form.pattern.form.show_key("other")
    rubrics.form.pattern.form.picked.emit("other")
    assert rubrics.form.pattern.raw.text() == made.rule
    rubrics.form.pattern.raw.selectAll()
    qtbot.keyClicks(rubrics.form.pattern.raw, "tiap Kamis")
    assert "tidak dapat dibaca" in rubrics.form.pattern_row.note.label.text()
    qtbot.keyClick(rubrics.form, Qt.Key.Key_Escape)
    assert rubrics.form is None
    assert window.desk.project.all(Rubric)[0].rule == made.rule
    window.undo()
    window.undo()
    assert not window.desk.project.all(Rubric)


def test_the_rhythm_is_stored_while_typing_and_faults_are_not(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    """Http is refused in words; a range of mourning is added with Enter and deleted again."""
    tab = open_year(window).show_tab("rhythm")
    assert isinstance(tab, RhythmTab)
    qtbot.keyClicks(tab.media, "http://media.contoh.go.id")
    desk.flush()
    assert "https" in tab.rows["media"].note.label.text()
    assert desk.project.find(Rhythm, "rhythm") is None
    tab.media.selectAll()
    qtbot.keyClicks(tab.media, "https://media.contoh.go.id/2026/")
    desk.flush()
    assert not tab.rows["media"].note.isVisible()
    rhythm = desk.session.project.get(Rhythm, "rhythm")
    assert rhythm.media_base == "https://media.contoh.go.id/2026"
    tab.quiet_from.setFocus()
    tab.quiet_from.selectAll()
    qtbot.keyClicks(tab.quiet_from, "22")
    qtbot.keyClicks(tab.start, "10/12/2026")
    qtbot.keyClicks(tab.end, "12/12/2026")
    qtbot.keyClicks(tab.reason, "Gempa")
    qtbot.keyClick(tab.reason, Qt.Key.Key_Return)
    rhythm = desk.session.project.get(Rhythm, "rhythm")
    assert (rhythm.quiet_from, [(m.start, m.end, m.reason) for m in rhythm.mourning]) == (
        "22:00", [("2026-12-10", "2026-12-12", "Gempa")],
    )  # fmt: skip
    window.undo()
    assert desk.project.get(Rhythm, "rhythm").mourning == ()


@pytest.fixture
def calendar(window: MainWindow, desk: Desk, qtbot: QtBot) -> CalendarPage:
    """The calendar of December with a slot on Tuesdays."""
    desk.put("Rubrik", Rubric(id="tanya", name="Selasa Tanya", rule="FREQ=WEEKLY;BYDAY=TU", time="10:00"))
    window.go("calendar")
    page = window.pages["calendar"]
    assert isinstance(page, CalendarPage)
    page.show_day(DEC)
    qtbot.waitUntil(lambda: bool(page.days.slots()) and bool(page.days.between(DEC, DEC)), timeout=30_000)
    return page


def act(page: CalendarPage, words_: str) -> None:
    """Do something from the menu of the day."""
    page.menu(None, DEC, QPoint(300, 300))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(a for a in menu.actions() if a.text() == words_).trigger()
    menu.close()


def test_the_calendar_hides_a_day_and_pauses_a_slot(calendar: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """From the menu of a day; both are undone by the window's undo."""
    act(calendar, "Sembunyikan hari ini")
    assert [(d.of, d.hidden) for d in desk.project.all(OfficeDay)] == [("hari-ibu", True)]
    qtbot.waitUntil(lambda: not calendar.days.between(DEC, DEC), timeout=30_000)
    act(calendar, "Jeda rubrik “Selasa Tanya”")
    assert desk.project.get(Rubric, "tanya").paused
    calendar.window_.undo()
    calendar.window_.undo()
    assert not desk.project.all(OfficeDay)
    assert not desk.project.get(Rubric, "tanya").paused


def test_the_calendar_leads_to_the_forms_and_back(
    calendar: CalendarPage, window: MainWindow, qtbot: QtBot
) -> None:
    """A day is added where one stood, another renamed, a slot changed; each ends where it began."""
    act(calendar, "Tambah hari kantor…")
    tab = open_year(window).tabs["days"]
    qtbot.waitUntil(lambda: tab.form is not None, timeout=30_000)
    assert (tab.form.when.day.key(), tab.form.when.month.key()) == ("22", "12")
    qtbot.keyClicks(tab.form.name, "Hari Pelanggan Kantor")
    qtbot.keyClick(tab.form.name, Qt.Key.Key_Return)
    assert window.place == "calendar"
    assert window.desk.project.all(OfficeDay)[0].when == "12-22"
    act(calendar, "Ganti nama…")
    qtbot.waitUntil(lambda: tab.form is not None, timeout=30_000)
    assert tab.form.name.text() == "Hari Ibu"
    qtbot.keyClick(tab.form.name, Qt.Key.Key_Escape)
    assert window.place == "calendar"
    side = calendar.findChild(IdeaColumn)
    more = next(b for b in side.findChildren(QWidget) if b.accessibleName() == "Menu slot Selasa Tanya")
    qtbot.mouseClick(more, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[-2].trigger()
    menu.close()
    assert window.place == "settings"
    assert open_year(window, "rubrics").tabs["rubrics"].form.name.text() == "Selasa Tanya"


def test_an_empty_slot_is_filled_from_its_rubric(
    calendar: CalendarPage, window: MainWindow, qtbot: QtBot
) -> None:
    """“Isi” makes the post of that slot, on its own day, and opens it; the slot is offered no more."""
    tanya = window.desk.project.get(Rubric, "tanya")
    window.desk.put(
        "Rubrik", msgspec.structs.replace(tanya, template="karusel", placements=("instagram/story",))
    )
    slot = calendar.days.slots()[0]
    side = calendar.findChild(IdeaColumn)
    qtbot.mouseClick(next(b for b in side.findChildren(QPushButton) if b.text() == "Isi"), LEFT)
    made = window.desk.project.all(Post)[-1]
    assert (made.title, made.rubric, made.schedule.date) == ("Selasa Tanya", "tanya", slot.schedule.date)
    assert made.placements == ("instagram/story",)
    assert window.current().ident == made.id
    window.go("calendar")
    qtbot.waitUntil(lambda: calendar.days.slots()[0].schedule.date > slot.schedule.date, timeout=30_000)


def test_a_broken_file_of_days_is_told_and_read_again(window: MainWindow, qtbot: QtBot) -> None:
    """The file and the fault are named; once it is mended, the button reads the year."""
    folder = office_data() / "days"
    folder.mkdir(parents=True)
    (folder / "rusak.toml").write_text("[[day]]\nid = 1\n", "utf-8")
    window.jobs.close()
    tab = open_year(window).tabs["days"]
    qtbot.waitUntil(lambda: tab._stack.currentWidget() is tab._fault, timeout=30_000)
    assert "rusak.toml" in window.notices.findChild(QWidget, "notice").findChildren(Label)[0].text()
    (folder / "rusak.toml").unlink()
    pressed(tab, "Coba lagi", qtbot)
    qtbot.waitUntil(lambda: bool(tab.list.days.rows), timeout=30_000)


def test_an_office_name_is_shown_in_english_too(days: DaysTab, window: MainWindow, qtbot: QtBot) -> None:
    """What the office calls a day is its own word in every language."""
    window.desk.put("Uji", OfficeDay(id="x", of="hari-ibu", name="Hari Perempuan"))
    words.use("en")
    window.rebuild()
    tab = open_year(window).tabs["days"]
    qtbot.waitUntil(lambda: bool(tab.list.days.rows), timeout=30_000)
    told = [row.said for row in tab.list.days.rows if row.row and row.row.day.id == "hari-ibu"]
    assert told[0].startswith("Hari Perempuan. Tue, 22 Dec 2026. Pon")
    assert "formerly “Mothers" in told[0]


def test_a_window_for_reading_shows_the_year(window: MainWindow, dressed: QApplication, qtbot: QtBot) -> None:
    """Nothing can be hidden there; the list is still searched."""
    reader = MainWindow(Desk(projects.open_project(window.desk.session.path, read_only=True)))
    reader.resize(1366, 740)
    reader.show()
    tab = open_year(reader).tabs["days"]
    qtbot.waitUntil(lambda: bool(tab.list.days.rows), timeout=30_000)
    at(tab, "hari-ibu")
    tab.list.setFocus()
    qtbot.keyClick(tab.list, Qt.Key.Key_Space)
    qtbot.keyClick(tab.list, Qt.Key.Key_Return)
    assert tab.form is None
    assert not reader.desk.project.all(OfficeDay)
    assert [a.text() for a in tab.menu_of(tab.list.current()).actions()] == ["Lihat di kalender"]
    reader.agreed = True
    reader.close()
