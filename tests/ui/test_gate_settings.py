"""Gerbang etika in the settings: questions found, changed with a reason, own ones added, profiles shared."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.content import Person
from studio.domain.ethics import GateRules, OfficeItem
from studio.session.office_profile import written
from studio.ui.main_window import MainWindow
from studio.ui.settings.gate.door import open_gate
from studio.ui.settings.gate.profile import ProfileTab
from studio.ui.settings.gate.questions import QuestionsTab
from studio.ui.widgets.basic import Label

LEFT = Qt.MouseButton.LeftButton
WHY = "Kantor kami diaudit tiap bulan"


@pytest.fixture
def questions(window: MainWindow) -> QuestionsTab:
    """The list."""
    tab = open_gate(window).tabs["questions"]
    assert isinstance(tab, QuestionsTab)
    return tab


@pytest.fixture
def profile(window: MainWindow) -> ProfileTab:
    """Profile, lists, sharing."""
    tab = open_gate(window, "profile").tabs["profile"]
    assert isinstance(tab, ProfileTab)
    return tab


def ids(tab: QuestionsTab) -> list[str]:
    """The questions in sight."""
    return [line.row.item.id for line in tab.list.questions.rows if line.row]


def pressed(top: QWidget, text: str, qtbot: QtBot) -> None:
    """Click a button by its words."""
    QApplication.processEvents()
    made = next(b for b in top.findChildren(QPushButton) if b.text() == text and b.isVisible())
    qtbot.mouseClick(made, LEFT)


def texts(top: QWidget) -> str:
    """All words in sight."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in top.findChildren(Label) if label.isVisible())


def change(window: MainWindow, ident: str) -> OfficeItem | None:
    """What the office made of a question."""
    return window.desk.project.find(OfficeItem, ident)


def test_all_questions_are_listed_searched_and_narrowed(questions: QuestionsTab, qtbot: QtBot) -> None:
    """Forty, under their groups; words, groups, levels and states narrow them; an empty list says so."""
    assert len(ids(questions)) == 40
    questions.search.setFocus()
    qtbot.keyClicks(questions.search, "gestur")
    assert "N2" in ids(questions)
    assert len(ids(questions)) < 6
    questions.search.clear()
    questions.groups.choose(frozenset({"privacy"}))
    questions.refresh()
    assert set(ids(questions)) == {f"P{n}" for n in range(1, 8)}
    questions.states.choose(frozenset({"off"}))
    questions.refresh()
    assert ids(questions) == []
    assert "Tidak ada pertanyaan yang cocok" in texts(questions)
    pressed(questions, "Tampilkan semua", qtbot)
    assert len(ids(questions)) == 40


def test_a_question_is_switched_off_with_a_reason_and_undone(
    questions: QuestionsTab, window: MainWindow, qtbot: QtBot
) -> None:
    """Enter opens; without a reason nothing happens; with one it is stamped, and Ctrl+Z takes it back."""
    window.be(Person(id="o", name="Sari Dewi"))
    window.desk.put("Orang", Person(id="o", name="Sari Dewi"))
    questions.list.put_caret("B3")
    qtbot.keyClick(questions.list, Qt.Key.Key_Return)
    form = questions.form.form
    assert not form.off_note.isVisible()
    qtbot.mouseClick(form.asked, LEFT)
    assert form.off_note.isVisible()
    pressed(form, "Simpan", qtbot)
    assert change(window, "B3") is None
    assert "kurang dari 10 huruf" in texts(form.reason_row)
    qtbot.keyClicks(form.reason, WHY)
    pressed(form, "Simpan", qtbot)
    made = change(window, "B3")
    assert made is not None
    assert (made.off, made.reason, made.person) == (True, WHY, "o")
    assert made.at
    assert "Dimatikan" in texts(questions.form)
    assert "Diubah Sari Dewi" in texts(questions.form)
    window.undo()
    assert change(window, "B3") is None
    assert "Dimatikan" not in texts(questions.form)
    qtbot.keyClick(questions.form, Qt.Key.Key_Escape)
    assert questions.form is None
    assert questions.list.current() == "B3"


def test_levels_go_up_only_and_titles_in_both_languages(
    questions: QuestionsTab, window: MainWindow, qtbot: QtBot
) -> None:
    """Lower levels are not offered and it says why; the whole form is one step of undo; reset is another."""
    questions.open_question("P1")
    assert list(questions.form.form.levels.buttons) == ["blocker"]
    assert "tidak dapat diturunkan" in texts(questions.form.form)
    questions.open_question("B3")
    form = questions.form.form
    assert list(form.levels.buttons) == ["advice", "warning", "blocker"]
    qtbot.mouseClick(form.levels.buttons["blocker"], LEFT)
    qtbot.keyClicks(form.title_id, "Langkah berikutnya jelas?")
    qtbot.keyClicks(form.reason, WHY)
    pressed(form, "Simpan", qtbot)
    assert "satu bahasa" in texts(form.title_row)
    qtbot.keyClicks(form.title_en, "Next step clear?")
    pressed(form, "Simpan", qtbot)
    made = change(window, "B3")
    assert made is not None
    assert (made.severity, made.question["id"]) == ("blocker", "Langkah berikutnya jelas?")
    assert "Judul kantor. Judul bawaan:" in texts(questions.form)
    pressed(questions.form, "Kembalikan ke bawaan", qtbot)
    assert change(window, "B3") is None
    window.undo()
    assert change(window, "B3") == made
    window.undo()
    assert change(window, "B3") is None


def test_saving_what_is_shipped_says_so(questions: QuestionsTab, window: MainWindow, qtbot: QtBot) -> None:
    """Nothing is stored when nothing differs."""
    questions.open_question("L1")
    pressed(questions.form.form, "Simpan", qtbot)
    assert change(window, "L1") is None
    assert "Belum ada yang diubah." in texts(questions.form.form)


def test_an_own_question_gets_its_number_for_ever(
    questions: QuestionsTab, window: MainWindow, qtbot: QtBot
) -> None:
    """What is missing is said at its field; the next one is X2, also when X1 is switched off."""
    pressed(questions, "Tambah pertanyaan", qtbot)
    form = questions.form
    assert form.ident == "X1"
    pressed(form, "Simpan", qtbot)
    assert "belum ditulis" in texts(form.rows["question"])
    qtbot.keyClicks(form.question, "Sudah dibaca kepala seksi?")
    qtbot.keyClicks(form.why, "Angka salah menyusahkan warga.")
    qtbot.mouseClick(form.always, LEFT)
    pressed(form, "Simpan", qtbot)
    assert "kapan pertanyaan ini diajukan" in texts(form.rows["asked"])
    qtbot.mouseClick(form.when.buttons["figure"], LEFT)
    qtbot.mouseClick(form.when.buttons["mode:crisis"], LEFT)
    qtbot.keyClicks(form.reason, WHY)
    pressed(form, "Simpan", qtbot)
    made = change(window, "X1")
    assert made is not None
    assert made.own is not None
    assert (made.own.asked.traits, made.own.asked.modes, made.own.severity) == (
        ("figure",),
        ("crisis",),
        "warning",
    )
    assert ids(questions)[-1] == "X1"
    questions.open_question("X1")
    qtbot.mouseClick(questions.form.form.asked, LEFT)
    pressed(questions.form.form, "Simpan", qtbot)
    assert change(window, "X1").off  # type: ignore[union-attr] # it is there
    pressed(questions.form.form, "Ubah pertanyaan…", qtbot)
    qtbot.keyClicks(questions.form.english, "Has the head read it?")
    pressed(questions.form, "Simpan", qtbot)
    made = change(window, "X1")
    assert made is not None
    assert made.own is not None
    assert (made.off, made.own.question["en"]) == (True, "Has the head read it?")
    questions.add()
    assert questions.form.ident == "X2"


def test_a_profile_is_compared_and_used(profile: ProfileTab, window: MainWindow, qtbot: QtBot) -> None:
    """Its changes and their reasons are there before it is chosen; choosing is one step of undo."""
    pressed(profile, "Bandingkan", qtbot)
    assert "B3" in texts(profile)
    assert "semula saran" in texts(profile)
    pressed(profile, "Pakai", qtbot)
    assert window.desk.project.get(GateRules, "gate").profile == "layanan-publik"
    window.undo()
    assert window.desk.project.find(GateRules, "gate") is None


def test_small_lists_refuse_what_is_wrong_and_get_a_search_when_long(
    profile: ProfileTab, window: MainWindow, qtbot: QtBot
) -> None:
    """Enter adds; a fault and a double are sentences; nine lines bring a search; the bin takes away."""
    field = profile.domains
    qtbot.keyClicks(field.field, "bukan domain")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert "bukan nama domain" in texts(field)
    for number in range(9):
        field.field.clear()
        qtbot.keyClicks(field.field, f"kanwil{number}.id")
        qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert window.desk.project.get(GateRules, "gate").domains[-1] == "kanwil8.id"
    assert field.search.isVisibleTo(field)
    qtbot.keyClicks(field.search, "wil3")
    assert "kanwil3.id" in texts(field)
    assert "kanwil4.id" not in texts(field)
    qtbot.keyClicks(field.field, "KANWIL3.id")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert "Sudah ada di daftar." in texts(field)
    field.removed.emit("kanwil3.id")
    assert "kanwil3.id" not in window.desk.project.get(GateRules, "gate").domains
    profile.share.end(False)
    qtbot.keyClicks(profile.share, "0")
    window.desk.flush()
    assert "bukan bilangan" in texts(profile.share_row)


def test_a_profile_goes_out_and_comes_in_by_ticks(
    profile: ProfileTab, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """Written in the background; looked at; what loosens is not ticked; taking is one step of undo."""
    desk = window.desk
    off, tight = (
        OfficeItem(id="B3", reason=WHY, off=True),
        OfficeItem(id="P6", reason=WHY, severity="blocker"),
    )
    desk.put("Ubah", off, tight)
    path = tmp_path / "profil.toml"
    profile.write_to(path)
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert path.read_bytes() == written(desk.session)
    window.undo()
    profile.look_at(path)
    qtbot.waitUntil(lambda: profile.incoming is not None, timeout=30_000)
    incoming: Any = profile.incoming
    assert [tick.isChecked() for tick in incoming.boxes.values()] == [False, True]
    pressed(incoming, "Centang semua", qtbot)
    pressed(incoming, "Ambil 2 perubahan", qtbot)
    assert profile.incoming is None
    assert {c.id for c in desk.project.all(OfficeItem)} == {"B3", "P6"}
    assert all(c.at for c in desk.project.all(OfficeItem))
    window.undo()
    assert desk.project.all(OfficeItem) == ()


def test_a_broken_profile_is_a_sentence(
    profile: ProfileTab, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """In the bar of messages; nothing opens."""
    path = tmp_path / "rusak.toml"
    path.write_text("format = [", encoding="utf-8")
    profile.look_at(path)
    qtbot.waitUntil(lambda: bool(window.notices.shown()), timeout=30_000)
    assert "rusak.toml" in window.notices.shown()[-1].text
    assert profile.incoming is None
