"""The calendar's panels for plans out and in: seen first, done in the background, one undo step."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from studio.domain.content import Post, Schedule
from studio.domain.planning import Rhythm
from studio.session import preferences
from studio.session.office_year import RHYTHM
from studio.session.trash import duplicate_post
from studio.ui.calendar.exchange.export import ExportDialog
from studio.ui.calendar.exchange.take import ImportDialog
from studio.ui.calendar.page import CalendarPage
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from studio.ui.post.fill.text_field import TextSlot
from tests.ui.screens import accessible

LONG = 60_000
LEFT = Qt.MouseButton.LeftButton
NINTH = date(2026, 12, 9)
WORDY = (
    "Loket ramah disabilitas: kursi roda, juru bahasa isyarat, dan antrean prioritas tanpa mendaftar dahulu"
)


@pytest.fixture
def page(window: MainWindow, desk: Desk, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The calendar in December with two posts."""
    first, second = desk.project.all(Post)[:2]
    wide = msgspec.structs.replace
    desk.put(
        "Jadwalkan",
        wide(first, title="Satu", status="draft", schedule=Schedule(date="2026-12-09", time="08:00")),
        wide(second, title=WORDY, status="approved", schedule=Schedule(date="2026-12-10", time="10:00")),
    )
    window.go("calendar")
    made = window.pages["calendar"]
    assert isinstance(made, CalendarPage)
    made.show_day(NINTH)
    qtbot.waitUntil(lambda: made.month.viewport().height() > 200)
    yield made
    made.carry.stop()
    if made.exchange.panel is not None:
        made.exchange.panel.close()


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answers the file dialogs."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))


def exporting(page: CalendarPage, ident: str) -> ExportDialog:
    """The panel for a kind of file, through the menu."""
    words = {"month-pdf": "Halaman bulan (PDF)", "ics": "Kalender (ICS)", "xlsx": "Tabel (XLSX)"}
    menu = page.exchange.menu()
    next(action for action in menu.actions() if action.text() == words[ident]).trigger()
    panel = page.exchange.panel
    assert isinstance(panel, ExportDialog)
    return panel


def importing(page: CalendarPage, path: Path, qtbot: QtBot) -> ImportDialog:
    """The panel for a file, once it was read."""
    page.exchange.take(path)
    panel = page.exchange.panel
    assert isinstance(panel, ImportDialog)
    qtbot.waitUntil(lambda: panel.job is None, timeout=LONG)
    return panel


def ended(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Wait for a message with these words."""
    qtbot.waitUntil(lambda: any(words in one.text for one in window.notices.shown()), timeout=LONG)


def test_a_month_is_seen_before_it_is_printed(
    page: CalendarPage, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first page comes into sight, the file is written, and a bar offers to open it."""
    panel = exporting(page, "month-pdf")
    qtbot.waitUntil(lambda: panel.sheet.ready and not panel.sheet.words, timeout=LONG)
    assert panel.pages.text() == "1 halaman"
    qtbot.mouseClick(panel.paper.buttons["a3"], LEFT)
    assert panel.wanted()["paper"] == "a3"
    qtbot.mouseClick(panel.sign, LEFT, pos=panel.sign.rect().center() - panel.sign.rect().topRight() / 3)
    chosen(monkeypatch, tmp_path / "bulan")
    qtbot.mouseClick(panel.write, LEFT)
    assert not panel.isVisible()
    ended(window, qtbot, "“bulan.pdf” selesai: 2 konten.")
    assert (tmp_path / "bulan.pdf").read_bytes().startswith(b"%PDF")
    assert [a for one in window.notices.shown() for a in _buttons(one)] == [
        "Buka berkas",
        "Tampilkan di folder",
    ]


def _buttons(notice: object) -> list[str]:
    from PySide6.QtWidgets import QPushButton

    return [made.text() for made in notice.findChildren(QPushButton)]  # type: ignore[attr-defined]


def test_a_span_of_ones_own_is_asked_for_in_words(page: CalendarPage, qtbot: QtBot) -> None:
    """Without both days, or with the last before the first, nothing can be written."""
    panel = exporting(page, "xlsx")
    panel.spans.setFocus()
    qtbot.keyClick(panel.spans, Qt.Key.Key_End)
    panel.spans.picked.emit(panel.spans.key())
    assert panel.spans.key() == "own"
    assert not panel.write.isEnabled()
    qtbot.keyClicks(panel.first, "2026-12-31")
    qtbot.keyClicks(panel.last, "2026-12-01")
    assert not panel.write.isEnabled()
    panel.first.clear()
    qtbot.keyClicks(panel.first, "1/12/2026")
    qtbot.waitUntil(panel.write.isEnabled)
    assert panel.span() == ("2026-12-01", "2026-12-01")


def test_a_calendar_goes_out_and_comes_back_changed(
    page: CalendarPage, desk: Desk, window: MainWindow, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Read again as it is nothing is new; with another title its post changes, and one step takes it back."""
    panel = exporting(page, "ics")
    out = tmp_path / "rencana.ics"
    chosen(monkeypatch, out)
    qtbot.mouseClick(panel.write, LEFT)
    ended(window, qtbot, "selesai: 2 konten")
    same = importing(page, out, qtbot)
    assert (same.seen.rows, same.seen.same, same.store.isEnabled()) == ((), 2, False)
    same.close()
    out.write_bytes(out.read_bytes().replace(b"SUMMARY:Satu", b"SUMMARY:Satu sudah dicek"))
    changed = importing(page, out, qtbot)
    assert [(one.kind, one.title) for one in changed.seen.rows] == [("changed", "Satu sudah dicek")]
    qtbot.mouseClick(changed.store, LEFT)
    assert {post.title for post in desk.project.all(Post)} == {"Satu sudah dicek", WORDY}
    assert desk.commands()[0][0] == "Impor rencana “rencana.ics”"
    window.undo()
    assert {post.title for post in desk.project.all(Post)} == {"Satu", WORDY}


TABLE = """Tgl;Pukul;Apa;Kanal;Status
1/12/2026;08.00;Apel pagi;IG;draf
32/12/2026;09.00;Tanggal ngawur;IG;draf
2/12/2026;09.00;Paspor anak;FB;ide
"""


def test_bad_rows_are_named_and_good_ones_wait_for_a_word(
    page: CalendarPage, desk: Desk, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """A column is mapped by hand; rows that cannot be read keep their line and reason; the rest is stored."""
    path = tmp_path / "lama.csv"
    path.write_text(TABLE.replace("Apa", "Judul"), "utf-8")
    before = len(desk.project.all(Post))
    panel = importing(page, path, qtbot)
    assert [one.line for one in panel.seen.rows if one.kind == "bad"] == [3]
    assert "32/12/2026" in panel.seen.rows[-1].told
    assert panel.store.text() == "Simpan 2 baris, lewati 1"
    status = panel.columns.choices["Status"]
    status.setFocus()
    qtbot.keyClick(status, Qt.Key.Key_Home)
    status.picked.emit(status.key())
    qtbot.waitUntil(lambda: panel.job is None, timeout=LONG)
    assert panel.columns.mapping()["Status"] == "-"
    assert len(desk.project.all(Post)) == before
    qtbot.mouseClick(panel.kinds.buttons["new"], LEFT)
    assert panel.list.model().rowCount() == 2
    qtbot.mouseClick(panel.store, LEFT)
    assert len(desk.project.all(Post)) == before + 2
    assert all(post.status == "idea" for post in desk.project.all(Post) if post.title == "Apel pagi")
    ended(window, qtbot, "2 baru, 0 berubah, 1 dilewati")
    window.undo()
    assert len(desk.project.all(Post)) == before


def test_a_project_that_moved_on_is_not_overwritten(
    page: CalendarPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    """What was looked at no longer fits: nothing is stored, and the file is read again."""
    path = tmp_path / "baru.csv"
    path.write_text("Judul;Tanggal\nSatu lagi;2026-12-20\n", "utf-8")
    panel = importing(page, path, qtbot)
    ident = panel.seen.data
    ids = {post.id for post in desk.project.all(Post)}
    desk.put("Sela", *_same_post(ident, "Sudah ada"))
    qtbot.mouseClick(panel.store, LEFT)
    assert panel.isVisible()
    assert len(desk.project.all(Post)) == len(ids) + 1
    qtbot.waitUntil(lambda: panel.job is None, timeout=LONG)


def _same_post(data: bytes, title: str) -> tuple[Post, ...]:
    from studio.session.exchange_tasks import seen_of

    return tuple(msgspec.structs.replace(t.post, title=title) for t in seen_of(data).merged.new)


def test_a_file_that_cannot_be_read_is_a_sentence(page: CalendarPage, qtbot: QtBot, tmp_path: Path) -> None:
    """A table without titles and a broken calendar say what is wrong; nothing can be stored."""
    path = tmp_path / "rusak.ics"
    path.write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\n" * 9000, "utf-8")
    panel = importing(page, path, qtbot)
    assert panel.stack.currentIndex() == 2
    assert "tidak dipakai" in panel.fault.text()
    assert not panel.store.isEnabled()


def test_a_plan_is_dropped_on_the_calendar(page: CalendarPage, qtbot: QtBot, tmp_path: Path) -> None:
    """A table may be dropped anywhere; a picture may not."""
    path = tmp_path / "jadwal.csv"
    path.write_text(TABLE.replace("Apa", "Judul"), "utf-8")
    wrong = tmp_path / "foto.png"
    for file, taken in ((wrong, False), (path, True)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        copy, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPointF(300, 300).toPoint(), copy, data, LEFT, keys)
        enter.ignore()
        QApplication.sendEvent(page, enter)
        assert enter.isAccepted() is taken
        QApplication.sendEvent(page, QDropEvent(QPointF(300, 300), copy, data, LEFT, keys))
        assert isinstance(page.exchange.panel, ImportDialog) is taken
    panel = page.exchange.panel
    qtbot.waitUntil(lambda: panel.job is None, timeout=LONG)  # type: ignore[union-attr]


def test_a_tools_template_is_mapped_once(
    page: CalendarPage, desk: Desk, window: MainWindow, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Its columns are filled as chosen; the choice is remembered by its name, the address in the project."""
    template, out = tmp_path / "Metricool.csv", tmp_path / "keluar.csv"
    template.write_text("Teks,Waktu,Lain\n", "utf-8")
    page.exchange.export("template")
    panel = page.exchange.panel
    assert isinstance(panel, ExportDialog)
    assert not panel.write.isEnabled()
    panel.tool.open_template(template)
    qtbot.waitUntil(lambda: len(panel.tool.mapping) == 3, timeout=LONG)
    post = next(p for p in desk.project.all(Post) if p.status == "approved")
    panel.tool.platform.show_key(post.placements[0].partition("/")[0])
    for column, key in (("Teks", "title"), ("Waktu", "when")):
        panel.tool._map(column, key)
    qtbot.keyClicks(panel.tool.base, "https://media.contoh.go.id")
    assert panel.write.isEnabled()
    chosen(monkeypatch, out)
    qtbot.mouseClick(panel.write, LEFT)
    ended(window, qtbot, "“keluar.csv” selesai: 1 konten.")
    assert out.read_text("utf-8").splitlines()[1] == f'"{WORDY}","2026-12-10 10:00",""'
    assert preferences.read().schedulers == {"Metricool": {"Teks": "title", "Waktu": "when", "Lain": ""}}
    rhythm = desk.project.find(Rhythm, RHYTHM)
    assert rhythm is not None
    assert rhythm.media_base == "https://media.contoh.go.id"
    page.exchange.export("template")
    again = page.exchange.panel
    assert isinstance(again, ExportDialog)
    assert (again.tool.name.text(), again.write.isEnabled()) == ("Metricool", True)


def test_only_what_is_filtered_goes_out(page: CalendarPage, desk: Desk) -> None:
    """With a filter on, the panel offers the posts it shows, and says so."""
    page.narrow(words="satu")
    panel = exporting(page, "xlsx")
    assert not panel.only.isHidden()
    found = next(post for post in desk.project.all(Post) if post.title == "Satu")
    assert panel.wanted()["only"] == [found.id]
    panel.only.setChecked(False)
    assert "only" not in panel.wanted()


def test_many_posts_a_day_go_on(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """Twenty posts on one day do not fit its cell: the month goes on on further pages that list them."""

    def crowd(draft: object) -> None:
        post = next(p for p in desk.project.all(Post) if p.title == WORDY)
        for _number in range(20):
            duplicate_post(draft, post)  # type: ignore[arg-type]

    desk.edit("Gandakan", crowd)
    desk.put("Hari", *(msgspec.structs.replace(p, schedule=Schedule(date="2026-12-10", time="09:00"))
                       for p in desk.project.all(Post)))  # fmt: skip
    panel = exporting(page, "month-pdf")
    qtbot.waitUntil(lambda: panel.sheet.ready and not panel.sheet.words, timeout=LONG)
    assert panel.pages.text() not in {"", "1 halaman"}


def test_writing_can_be_given_up(
    page: CalendarPage, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two years of pages, stopped from the status line: that is said, and no file is left."""
    panel = exporting(page, "month-pdf")
    panel.spans.show_key("own")
    panel.spans.picked.emit("own")
    qtbot.keyClicks(panel.first, "2026-01-01")
    qtbot.keyClicks(panel.last, "2027-12-31")
    chosen(monkeypatch, tmp_path / "lama.pdf")
    qtbot.mouseClick(panel.write, LEFT)
    job = next(job for job in window.jobs.open.values() if job.task == "plan_write")
    qtbot.waitUntil(lambda: job.so_far[1] == 24, timeout=LONG)
    window.jobs.cancel(job)
    ended(window, qtbot, "dibatalkan")
    assert list(tmp_path.glob("lama*")) == []


def test_a_table_without_titles_asks_for_them(page: CalendarPage, qtbot: QtBot, tmp_path: Path) -> None:
    """No column is known by its name: the panel shows them, and a choice makes rows of them."""
    path = tmp_path / "asing.csv"
    path.write_text("Alpha;Beta\nApel pagi;x\n", "utf-8")
    panel = importing(page, path, qtbot)
    assert list(panel.columns.choices) == ["Alpha", "Beta"]
    assert panel.fault.text() == "Tunjukkan kolom mana yang berisi judul."
    choice = panel.columns.choices["Alpha"]
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    choice.picked.emit(choice.key())
    qtbot.waitUntil(lambda: panel.job is None and bool(panel.seen.rows), timeout=LONG)
    assert [(one.kind, one.title) for one in panel.seen.rows] == [("new", "Apel pagi")]


@pytest.mark.parametrize("kind", ["month-pdf", "template", "import"])
def test_panels_say_what_each_thing_is(page: CalendarPage, qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    """Whatever takes the focus has a name and a role; Escape closes the panel."""
    path = tmp_path / "lama.csv"
    path.write_text(TABLE.replace("Apa", "Judul"), "utf-8")
    panel = importing(page, path, qtbot) if kind == "import" else page.exchange.export(kind)
    panel = page.exchange.panel
    assert panel is not None
    qtbot.wait(50)
    found = [face for face in accessible(panel) if face.state().focusable]
    assert found
    nameless = [str(face.role()) for face in found if not face.text(QAccessible.Text.Name).strip()]
    assert nameless == []
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def proposed(page: CalendarPage, desk: Desk, qtbot: QtBot) -> list[str]:
    """Ids of the first two proposals with a template, ticked in the panel and taken."""
    before = {post.id for post in desk.project.all(Post)}
    buttons = {b.accessibleName(): b for b in page.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Siapkan bulan ini"], LEFT)
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.prepare, timeout=LONG)
    qtbot.mouseClick(page.prepare.none, LEFT)
    rows = page.prepare.list.offers.rows
    page.prepare.list.setFocus()
    ticked = 0
    for offer in rows:
        qtbot.keyClick(page.prepare.list, Qt.Key.Key_Down)
        if offer.idea.template and ticked < 2:
            qtbot.keyClick(page.prepare.list, Qt.Key.Key_Space)
            ticked += 1
    qtbot.mouseClick(page.prepare.maker, LEFT)
    made = [str(post.id) for post in desk.project.all(Post) if post.id not in before]
    assert len(made) == 2
    return made


def test_a_december_is_planned_printed_and_read_again(
    page: CalendarPage, desk: Desk, window: MainWindow, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """A month proposed, two filled, two written, one moved, printed, out and in: nothing is there twice."""
    taken = proposed(page, desk, qtbot)
    for ident in taken:
        window.open_post(ident, "fill")
        tab = window.pages["post"]._tabs["fill"]
        name, field = next((n, f) for n, f in tab.form.fields.items() if isinstance(f, TextSlot))
        field.edit.selectAll()
        qtbot.keyClicks(field.edit, "Libur loket")
        assert desk.flush()
        assert tab.filling.design_page.slots[name].plain == "Libur loket"
    window.go("calendar")
    for day, words in ((16, "09.00 IG: Jam layanan libur"), (18, "13.30 FB: Paspor simpatik")):
        page.month.setFocus()
        page.show_day(date(2026, 12, day))
        qtbot.keyClick(page.month, Qt.Key.Key_Return)
        line = page._line
        assert line is not None
        qtbot.keyClicks(line.field, words)
        qtbot.keyClick(line.field, Qt.Key.Key_Return)
    made = next(post for post in desk.project.all(Post) if post.title == "Jam layanan libur")
    page.pick(frozenset({str(made.id)}))
    page.show_day(date(2026, 12, 16))
    page.month.setFocus()
    qtbot.keyClick(page.month, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desk.project.get(Post, made.id).schedule.date == "2026-12-17"
    for ident, name in (("month-pdf", "desember.pdf"), ("ics", "desember.ics")):
        panel = exporting(page, ident)
        chosen(monkeypatch, tmp_path / name)
        qtbot.mouseClick(panel.write, LEFT)
        ended(window, qtbot, f"“{name}” selesai: 6 konten.")
    titles = sorted(post.title for post in desk.project.all(Post))
    again = importing(page, tmp_path / "desember.ics", qtbot)
    assert (again.seen.rows, again.seen.same, again.store.isEnabled()) == ((), 6, False)
    assert sorted(post.title for post in desk.project.all(Post)) == titles
