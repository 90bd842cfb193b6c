"""Special times in the window: crises, badges, notices, elections with lists, the gesture card."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.content import ZONE_NAMES, Design, DesignPage, Office, Post, Schedule
from studio.domain.ethics import Situation
from studio.domain.planning import Mourning, Rhythm
from studio.session import special_times
from studio.session.special_times import On
from studio.ui.calendar.details import state_of, tip
from studio.ui.calendar.page import CalendarPage
from studio.ui.crisis_sheet import CrisisPanel
from studio.ui.main_window import MainWindow
from studio.ui.modes import ModeBadges, on_now, short_until
from studio.ui.palette import entries
from studio.ui.post.checks.gestures import GestureCard, show_gestures
from studio.ui.settings.gate.door import open_gate
from studio.ui.settings.gate.times import TimesTab
from studio.ui.settings.page import SettingsPage
from studio.ui.widgets.basic import Label

LEFT = Qt.MouseButton.LeftButton
WHY = "Sistem paspor mati sejak pagi"


def pressed(top: QWidget, text: str, qtbot: QtBot) -> None:
    """Click a button by its words."""
    QApplication.processEvents()
    made = next(b for b in top.findChildren(QPushButton) if b.text() == text and b.isVisible())
    qtbot.mouseClick(made, LEFT)


def texts(top: QWidget) -> str:
    """All words in sight."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in top.findChildren(Label) if label.isVisible())


def badges(window: MainWindow) -> list[str]:
    """What the rail says."""
    (found,) = window.rail.findChildren(ModeBadges)
    return [made.accessibleName() for made in found.buttons]


def begin(window: MainWindow) -> None:
    """A crisis that is on."""
    desk = window.desk
    today = desk.now.date().isoformat()
    desk.put(
        "Mulai mode krisis", special_times.crisis(desk.project, "", WHY, today, None, desk.session.now())
    )


@pytest.fixture
def times(window: MainWindow) -> TimesTab:
    """The page of special times."""
    tab = open_gate(window, "times").tabs["times"]
    assert isinstance(tab, TimesTab)
    return tab


def test_a_crisis_begins_from_the_palette_and_offers_a_holding_statement(
    window: MainWindow, qtbot: QtBot
) -> None:
    """It asks why, then is on the rail; the next step makes a post the gate knows as a holding statement."""
    window.go("home")
    (entry,) = [one for one in entries(window, "mulai krisis") if one.icon == "command"]
    entry.act()
    (panel,) = window.findChildren(CrisisPanel)
    pressed(panel, "Mulai mode krisis", qtbot)
    assert on_now(window) == ()
    assert "kurang dari 10 huruf" in texts(panel)
    qtbot.keyClicks(panel.name, "Sistem mati")
    qtbot.keyClicks(panel.reason, WHY)
    pressed(panel, "Mulai mode krisis", qtbot)
    (on,) = on_now(window)
    assert (on.mode, on.situations[0].reason, on.until) == ("crisis", WHY, "")
    assert badges(window) == ["Krisis, sampai diakhiri"]
    pressed(panel, "Buat pernyataan awal", qtbot)
    made = window.desk.project.get(Post, window.current().ident)  # type: ignore[union-attr] # the post's page
    assert (made.title, made.tags) == ("Pernyataan awal: Sistem mati", ("holding",))
    design = window.desk.project.get(Design, made.design)
    assert design.template == "darurat"
    zone: Any = window.desk.project.get(DesignPage, design.pages[0]).slots["zone"]
    office = window.desk.project.get(Office, "office")
    assert zone.plain == ZONE_NAMES[office.zone]


def test_a_crisis_ends_at_once_and_ctrl_z_brings_it_back(window: MainWindow, qtbot: QtBot) -> None:
    """No question is asked; what was begun stays in the list as over."""
    begin(window)
    window.actions_by_id.run("crisis-end")
    assert on_now(window) == ()
    assert badges(window) == []
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [on.mode for on in on_now(window)] == ["crisis"]
    window.actions_by_id.run("crisis-start")
    assert "sudah menyala" in window.notices.shown()[-1].text
    assert window.findChildren(CrisisPanel) == []


def test_badges_say_which_until_when_and_lead_there(window: MainWindow, qtbot: QtBot) -> None:
    """The gravest first; mourning of the rhythm is among them; what is over or to come is not."""
    today = window.desk.now.date()
    days = {"start": today.isoformat(), "end": today.replace(year=today.year + 1).isoformat()}
    window.desk.put(
        "Uji", Situation(id="e", mode="election", name="Pilkada", **days),
        Situation(id="lalu", mode="crisis", start="2020-01-01", end="2020-01-02"),
        Rhythm(id="rhythm", mourning=(Mourning(start=today.isoformat(), reason="Gempa"),)),
    )  # fmt: skip
    begin(window)
    found = badges(window)
    assert [name.partition(",")[0] for name in found] == ["Krisis", "Pemilu", "Berkabung"]
    assert all("s.d." in name for name in found[1:])
    (holder,) = window.rail.findChildren(ModeBadges)
    assert "Pilkada" in holder.buttons[1].toolTip()
    qtbot.mouseClick(holder.buttons[0], LEFT)
    page = window.current()
    assert isinstance(page, SettingsPage)
    assert page.tab == "gate"
    assert "Sedang krisis." in texts(page)


def test_the_calendar_and_the_bundle_tell_of_a_crisis(window: MainWindow, qtbot: QtBot) -> None:
    """A line under the head; what is held back says so in tile and list."""
    post = window.desk.project.all(Post)[0]
    day = window.desk.now.date()
    schedule = Schedule(date=day.isoformat(), time="09:00")
    window.desk.put("Jadwalkan", msgspec.structs.replace(post, status="scheduled", schedule=schedule))
    window.go("calendar")
    page = window.pages["calendar"]
    assert isinstance(page, CalendarPage)
    assert not page.notice.isVisible()
    begin(window)
    assert page.notice.isVisible()
    assert "K1" in page.notice.words()
    qtbot.waitUntil(lambda: page.days.held(str(post.id)), timeout=60_000)
    assert state_of(page, window.desk.project.get(Post, post.id))[0] == "Ditahan krisis"
    (entry,) = page.plan.on(day)
    assert "jawab butir K1" in tip(page, entry)
    window.open_post(str(post.id), "bundle")
    assert "Masa krisis" in texts(window.current())  # type: ignore[arg-type] # the post's page
    window.actions_by_id.run("crisis-end")
    window.go("calendar")
    assert not page.notice.isVisible()
    qtbot.waitUntil(lambda: not page.days.held(str(post.id)), timeout=60_000)


def test_an_election_is_typed_and_its_lists_come_from_a_file(
    times: TimesTab, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """Name and dates are asked for; a file adds to what is typed; nothing is stored before Simpan."""
    pressed(times, "Tambah pemilihan", qtbot)
    form: Any = times.form
    pressed(form, "Simpan", qtbot)
    assert "belum ditulis" in texts(form.rows["name"])
    qtbot.keyClicks(form.name, "Pilkada 2029")
    qtbot.keyClicks(form.begin, "1/9/2029")
    qtbot.keyClicks(form.end, "30/11/2028")
    qtbot.keyClicks(form.lists["parties"], "Partai Satu")
    path = tmp_path / "daftar.csv"
    path.write_text(
        "jenis;nama;nomor;slogan\npartai;Partai Dua;;\ncalon;Budi Fiktif;2;Maju Bersama\n", "utf-8"
    )
    form.read_file(path)
    qtbot.waitUntil(lambda: "Budi Fiktif" in form.lists["candidates"].toPlainText(), timeout=30_000)
    assert "4 isian baru" in texts(form.rows["lists"])
    assert window.desk.project.all(Situation) == ()
    pressed(form, "Simpan", qtbot)
    assert "selesai sebelum mulai" in texts(form.rows["days"])
    form.end.clear()
    qtbot.keyClicks(form.end, "30/11/2029")
    pressed(form, "Simpan", qtbot)
    (made,) = window.desk.project.all(Situation)
    assert (made.parties, made.candidates) == (("Partai Satu", "Partai Dua"), ("Budi Fiktif",))
    assert (made.numbers, made.slogans) == (("2",), ("Maju Bersama",))
    assert (made.start, made.end) == ("2029-09-01", "2029-11-30")
    assert "akan datang" in texts(times)
    times.open_election(str(made.id))
    qtbot.keyClick(times.form, Qt.Key.Key_Escape)
    assert times.form is None
    window.undo()
    assert window.desk.project.all(Situation) == ()


def test_mourning_is_written_in_one_place(times: TimesTab, window: MainWindow, qtbot: QtBot) -> None:
    """The page shows it and leads to the rhythm."""
    window.desk.put("Irama", Rhythm(id="rhythm", mourning=(Mourning(start="2026-12-24", reason="Gempa"),)))
    QApplication.processEvents()
    assert any("Gempa" in label.text() for label in times.findChildren(Label))
    pressed(times, "Atur di Irama", qtbot)
    page = window.current()
    assert isinstance(page, SettingsPage)
    assert page.tab == "year"


def test_the_gesture_card_shows_all_poses_and_goes_on_paper(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """Nine to avoid, one disputed, one allowed; Esc closes; the PDF is one page."""
    sheet = show_gestures(window)
    (card,) = sheet.findChildren(GestureCard)
    words = texts(card)
    assert all(name in words for name in ("Jempol", "Metal", "Kepalan tangan", "Diperselisihkan"))
    assert "bukan teks aturannya" in words
    path = tmp_path / "kartu.pdf"
    card.write_to(path)
    qtbot.waitUntil(path.exists, timeout=60_000)
    assert path.read_bytes().startswith(b"%PDF")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_badge_that_ends_in_another_year_says_the_year() -> None:
    """Day and month alone would be read as of this year."""
    on = On(mode="election", situations=(), until="2027-11-22")
    assert short_until(on, "2026-11-22") == "s.d. Nov 2027"
    assert short_until(on, "2027-01-02") == "s.d. 22 Nov"
