"""The Periksa tab: questions and findings in one list, answered by keys, by the mouse, by those who may."""

import time

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from studio.checks.gate import Gate
from studio.domain.content import Asset, Design, DesignPage, Picture, Post, RichText, Run
from studio.domain.ethics import GateRules
from studio.domain.review import Answer, Finding, Where
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from studio.ui.post.checks.evidence import proof_of
from studio.ui.post.checks.mending import mend
from studio.ui.post.checks.rows import Row, counts_of
from studio.ui.post.checks.tab import ChecksTab, seen_of
from tests.timing import bar
from tests.ui.answering import answers, be, forget_answers, person

LEFT = Qt.MouseButton.LeftButton
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
SOON = 60_000
PLACES = ("instagram/feed-portrait", "instagram/story")
WORDS = "Layar loket sudah diburamkan"


def page_of(desk: Desk, post: Post) -> DesignPage:
    """The first page of a post's design."""
    return desk.project.get(DesignPage, desk.project.get(Design, post.design).pages[0])


def broken(desk: Desk, post: Post) -> None:
    """Two placements, a picture without a licence, a headline that is missing."""
    page = page_of(desk, post)
    slots = {name: value for name, value in page.slots.items() if name != "headline"}
    assets = [msgspec.structs.replace(asset, licence="", alt="") for asset in desk.project.all(Asset)]
    desk.put("rusak", msgspec.structs.replace(page, slots=slots), *assets,
             msgspec.structs.replace(post, placements=PLACES))  # fmt: skip


def opened(window: MainWindow, post: Post, qtbot) -> ChecksTab:
    """The tab with its rows, nothing answered yet."""
    forget_answers(window.desk)
    window.open_post(post.id, "checks")
    page = window.pages["post"]
    qtbot.waitUntil(lambda: page.verdict is not None and not page.run.busy, timeout=SOON)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made = page._tabs["checks"]
    assert isinstance(made, ChecksTab)
    made.list.setFocus()
    return made


@pytest.fixture
def tab(desk: Desk, window: MainWindow, post: Post, qtbot) -> ChecksTab:
    """The tab of a sound post at two placements."""
    desk.put("dua", msgspec.structs.replace(post, placements=PLACES))
    return opened(window, post, qtbot)


@pytest.fixture
def spoiled(desk: Desk, window: MainWindow, post: Post, qtbot) -> ChecksTab:
    """The tab of a post with findings."""
    broken(desk, post)
    return opened(window, post, qtbot)


@pytest.fixture
def jumps(spoiled: ChecksTab, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Where the tab asks to go, in place of going there."""
    found: list[tuple[str, str]] = []
    monkeypatch.setattr(spoiled.page, "show_tab", lambda ident, where="": found.append((ident, where)))
    return found


def items(tab: ChecksTab) -> list[Row]:
    """The rows of the gate."""
    return [tab.rows.rows[number] for number in tab.rows.items()]


def row_of(tab: ChecksTab, item: str) -> Row:
    """The row of a question or case, chosen."""
    tab.go_to(item)
    row = tab.list.row()
    assert row is not None
    assert row.gate is not None
    assert row.gate.item == item
    return row


def press(qtbot, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget(), key, with_)
    QApplication.processEvents()


def settled(tab: ChecksTab, qtbot) -> None:
    """Wait for the check of what is written now."""
    qtbot.waitUntil(lambda: tab.state.fresh, timeout=SOON)


def test_rows_stand_open_first_worst_first_with_counts(spoiled: ChecksTab, qtbot) -> None:
    """Blockers under their head with what they demand; what is settled below; counts on segments and tabs."""
    shown = [row.gate for row in items(spoiled) if row.gate]
    order = [
        (not row.open, ["blocker", "warning", "advice"].index(row.severity)) for row in shown if row.open
    ]
    assert order == sorted(order)
    assert [row.open for row in shown] == sorted((row.open for row in shown), reverse=True)
    head = spoiled.rows.rows[0]
    assert (head.key, head.detail) == ("blocker", "harus beres sebelum diajukan")
    verdict = spoiled.page.verdict
    counts = counts_of(verdict, seen_of(spoiled.page))
    assert f"  {counts.all}" in spoiled.bar.segments.buttons["all"].text()
    assert spoiled.bar.said.whole == f"{counts.done} dari {counts.all} beres"
    assert counts.mine == 0, "nobody is chosen yet"
    stop, warn = verdict.count("blocker"), verdict.count("warning")
    assert spoiled.page._bar._buttons["checks"].count == stop + warn
    assert spoiled.page._bar._buttons["fill"].count > 0
    assert f"{stop} penghalang" in spoiled.page._head.counts.toolTip()


def test_a_question_shows_its_law_and_how_sure_it_is(tab: ChecksTab) -> None:
    """The panel names rule, article, demand and confidence; the row names rule and part."""
    row = row_of(tab, "P2")
    assert row.detail.startswith("P2 · UU 27/2022")
    assert "Gambar" in row.detail
    said = " ".join(label.text() for label in tab.panel._law.findChildren(type(tab.panel._why)))
    assert "Pasal 20" in said
    assert "teks resmi" in said
    assert tab.panel._why.text()
    assert tab.panel._do.text()


def test_keys_answer_with_proof_and_undo_takes_it_back(tab: ChecksTab, desk: Desk, window, qtbot) -> None:
    """Y on a question that needs proof goes to its field; Enter there stores; Ctrl+Z opens it again."""
    who = be(window, "verifier")
    tab.list.setFocus()
    row_of(tab, "P2")
    stop = tab.page.verdict.count("blocker")
    press(qtbot, Key.Key_Y)
    assert QApplication.focusWidget() is tab.panel.form.evidence.field
    assert not desk.project.all(Answer)
    qtbot.keyClicks(QApplication.focusWidget(), "Formulir 12/2026")
    press(qtbot, Key.Key_Return)
    (made,) = desk.project.all(Answer)
    assert (made.item, made.answer, made.person, made.role) == ("P2", "yes", who.id, "verifier")
    assert made.evidence == "Formulir 12/2026"
    assert tab.page.verdict.count("blocker") == stop - 1, "shown at once, before the check says it"
    assert tab.list.hasFocus()
    settled(tab, qtbot)
    assert tab.page.verdict.count("blocker") == stop - 1
    answered = next(row for row in items(tab) if row.gate and row.gate.item == "P2")
    assert (answered.control, bool(answered.initials)) == ("done", True)
    window.undo()
    settled(tab, qtbot)
    assert not desk.project.all(Answer)
    assert tab.page.verdict.count("blocker") == stop


def test_a_typed_answer_needs_ten_letters(tab: ChecksTab, desk: Desk, window, qtbot) -> None:
    """Enter on a warning opens the field over its row; nine letters are not enough, Esc keeps them."""
    be(window, "editor")
    tab.list.setFocus()
    row_of(tab, "P6")
    press(qtbot, Key.Key_Return)
    assert tab.list.field.hasFocus()
    qtbot.keyClicks(tab.list.field, "sembilan ")
    press(qtbot, Key.Key_Return)
    assert not desk.project.all(Answer)
    press(qtbot, Key.Key_Escape)
    assert tab.list.hasFocus()
    assert "sembilan " in tab.list.painter_.drafts.values()
    press(qtbot, Key.Key_Return)
    tab.list.field.selectAll()
    qtbot.keyClicks(tab.list.field, WORDS)
    assert tab.list.field.counter.text() == f"{len(WORDS)} / 10"
    press(qtbot, Key.Key_Return, Control)
    (made,) = desk.project.all(Answer)
    assert (made.item, made.reason) == ("P6", WORDS)


def test_an_edit_voids_what_it_touches_and_one_key_answers_again(
    tab: ChecksTab, desk: Desk, post: Post, window, qtbot
) -> None:
    """Another crop: the answer fell, says so, keeps its words; L gives it again; undo brings it back."""
    be(window, "editor")
    row = row_of(tab, "P6")
    tab.answering.draft(row.gate).reason = WORDS
    tab.act("yes")
    settled(tab, qtbot)
    page = page_of(desk, post)
    slots = {
        name: msgspec.structs.replace(value, focal=(0.2, 0.3)) if isinstance(value, Picture) else value
        for name, value in page.slots.items()
    }
    desk.put("Geser", msgspec.structs.replace(page, slots=slots))
    settled(tab, qtbot)
    row = row_of(tab, "P6")
    assert row.gate.state == "void"
    assert "Gugur" in row.detail
    assert "masih terbaca" in row.detail
    assert tab.panel.form.reason.toPlainText() == WORDS
    window.undo()
    settled(tab, qtbot)
    assert row_of(tab, "P6").gate.state == "answered"
    window.redo()
    settled(tab, qtbot)
    row_of(tab, "P6")
    tab.list.setFocus()
    press(qtbot, Key.Key_L)
    assert [answer.reason for answer in desk.project.all(Answer)] == [WORDS, WORDS]
    settled(tab, qtbot)
    row_of(tab, "P6")
    assert tab.panel.past.isVisible()


def test_who_may_not_answer_is_told_who_may(tab: ChecksTab, desk: Desk, window, qtbot) -> None:
    """Nobody chosen: the names are offered; another role: whom it waits for; keys store nothing then."""
    row_of(tab, "P2")
    press(qtbot, Key.Key_Y)
    assert not desk.project.all(Answer)
    be(window, "admin")
    row = row_of(tab, "P2")
    assert (row.control, row.note) == ("waits", "menunggu pemeriksa")
    tab.list.setFocus()
    press(qtbot, Key.Key_Y)
    press(qtbot, Key.Key_B)
    assert not desk.project.all(Answer)
    be(window, "verifier")
    assert row_of(tab, "P2").control == "choice"
    assert int(tab.bar.segments.buttons["mine"].text().split()[-1]) > 0
    qtbot.mouseClick(tab.bar.segments.buttons["mine"], LEFT)
    assert all(row.gate.open for row in items(tab) if row.gate)


def test_only_a_decider_waives(spoiled: ChecksTab, desk: Desk, window, qtbot) -> None:
    """A missing licence is no question: an editor cannot waive it, an approver can, with ten letters."""
    row = row_of(spoiled, "slot/required-empty")
    assert row.gate.severity == "blocker"
    be(window, "editor")
    spoiled.panel.form._toggle_waiver()
    assert spoiled.panel.form.reason is None
    spoiled.act("waived")
    assert not desk.project.all(Answer)
    be(window, "approver")
    if spoiled.panel.form.reason is None:
        spoiled.panel.form._toggle_waiver()
    qtbot.keyClicks(spoiled.panel.form.reason, "pendek")
    press(qtbot, Key.Key_Return, Control)
    assert not desk.project.all(Answer)
    qtbot.keyClicks(spoiled.panel.form.reason, ", tetapi milik kantor sendiri")
    qtbot.keyClick(spoiled.panel.form.reason, Key.Key_Return, Control)
    (made,) = desk.project.all(Answer)
    assert (made.answer, made.role) == ("waived", "approver")
    settled(spoiled, qtbot)
    assert row_of(spoiled, "slot/required-empty").gate.state == "waived"


def test_one_answer_for_all_pictures(tab: ChecksTab, desk: Desk, post: Post, window, qtbot) -> None:
    """The same question of two pictures: ticked, one answer is stored for each, as one command."""
    page = page_of(desk, post)
    name, value = next((n, v) for n, v in page.slots.items() if isinstance(v, Picture))
    asset = msgspec.structs.replace(desk.project.get(Asset, value.asset), id="0" * 32)
    second = msgspec.structs.replace(value, asset=asset.id)
    slots = {**page.slots, f"{name}-2": second}
    desk.put("Dua gambar", asset, msgspec.structs.replace(page, slots=slots))
    settled(tab, qtbot)
    be(window, "editor")
    rows = [row for row in items(tab) if row.gate and row.gate.item == "P6"]
    assert len(rows) == 2
    draft = tab.answering.draft(row_of(tab, "P6").gate)
    draft.reason, draft.for_all = WORDS, True
    tab.act("yes")
    made = desk.project.all(Answer)
    assert {answer.about for answer in made} == {row.gate.about for row in rows if row.gate}
    window.undo()
    assert not desk.project.all(Answer)


def test_enter_and_the_rows_button_go_to_the_field(spoiled: ChecksTab, jumps, qtbot) -> None:
    """Enter on the missing headline goes to its field in Isi; a click on the row's button does the same."""
    spoiled.go_to("headline")
    spoiled.list.setFocus()
    press(qtbot, Key.Key_Return)
    assert jumps == [("fill", "headline")]
    index = spoiled.list.currentIndex()
    area = spoiled.list.visualRect(index)
    qtbot.mouseClick(spoiled.list.viewport(), LEFT, pos=QPoint(area.right() - 40, area.center().y()))
    qtbot.waitUntil(lambda: len(jumps) == 2, timeout=2000)
    assert jumps[1] == ("fill", "headline")


def test_keys_go_through_the_open_rows_and_around(spoiled: ChecksTab, qtbot) -> None:
    """F8 and Shift+F8 go on and back, and around at the end."""
    numbers = spoiled.rows.unsettled()
    spoiled.list.choose(numbers[0])
    for number in (*numbers[1:], numbers[0]):
        spoiled.page.window_.actions_by_id.run("next-finding")
        assert spoiled.list.currentIndex().row() == number
    spoiled.page.window_.actions_by_id.run("previous-finding")
    assert spoiled.list.currentIndex().row() == numbers[-1]


def test_search_and_segments_narrow_the_list(spoiled: ChecksTab, qtbot) -> None:
    """Words that nothing has lead to an empty state whose button brings everything back."""
    every = len(items(spoiled))
    qtbot.mouseClick(spoiled.bar.segments.buttons["auto"], LEFT)
    assert 0 < len(items(spoiled)) < every
    qtbot.keyClicks(spoiled.bar.search, "zzz tak ada")
    assert spoiled.views.currentWidget() is spoiled.nothing
    spoiled.bar.clear()
    assert len(items(spoiled)) == every


def test_a_mended_finding_goes_and_the_others_stay(spoiled: ChecksTab, desk: Desk, post: Post, qtbot) -> None:
    """After the headline is written the check runs by itself; the row goes, choice and scroll stay."""
    page = page_of(desk, post)
    row = row_of(spoiled, "H2")
    first = items(spoiled)
    slots = {**page.slots, "headline": RichText(paragraphs=((Run(text="Layanan baru"),),))}
    desk.put("Isi judul", msgspec.structs.replace(page, slots=slots))
    assert not spoiled.state.fresh
    settled(spoiled, qtbot)
    titles = {row.title for row in items(spoiled)}
    gone = {row.title for row in first} - titles
    assert any("wajib diisi" in title for title in gone)
    assert spoiled.list.row().key == row.key


def test_f8_goes_to_the_first_row_before_the_list_was_opened(
    desk: Desk, window: MainWindow, post: Post, qtbot
) -> None:
    """From Isi, with the list never seen, F8 goes to the first open row and says it."""
    broken(desk, post)
    forget_answers(desk)
    window.open_post(post.id, "fill")
    page = window.pages["post"]
    qtbot.waitUntil(lambda: page.verdict is not None, timeout=SOON)
    window.actions_by_id.run("next-finding")
    made = page._tabs["checks"]
    assert made.list.currentIndex().row() == made.rows.unsettled()[0]
    assert [notice.text for notice in window.notices.shown()] == [items(made)[0].title]


def test_one_click_puts_the_better_word_in_place(tab: ChecksTab, desk: Desk, post: Post) -> None:
    """A finding with a wording replaces exactly its words; not while the check is of older words."""
    text = desk.project.get(Post, post.id).caption.text
    word = text.split()[0]
    finding = Finding(id="language/nonstandard", code="language/nonstandard", severity="advice",
                      status="info", message="", fix="Loket",
                      where=Where(field="text", span=(0, len(word))))  # fmt: skip
    assert not mend(tab.page, finding, fresh=False)
    assert desk.project.get(Post, post.id).caption.text == text
    assert mend(tab.page, finding, fresh=True)
    assert desk.project.get(Post, post.id).caption.text == "Loket" + text[len(word) :]


def test_personal_data_is_covered_by_one_click(tab: ChecksTab, desk: Desk, post: Post, window, qtbot) -> None:
    """An identity number in the caption blocks; Samarkan takes it out, the row goes; undo undoes it."""
    number = "3173016507900003"
    now = desk.project.get(Post, post.id)
    caption = msgspec.structs.replace(now.caption, text=f"{now.caption.text} NIK {number}.")
    desk.put("Tulis", msgspec.structs.replace(now, caption=caption))
    settled(tab, qtbot)
    rows = [row for row in items(tab) if ("fix", "Samarkan") in row.acts]
    assert rows
    assert all(row.gate.severity == "blocker" for row in rows if row.gate)
    tab.list.choose(tab.rows.number_of(rows[0].gate.key))
    assert tab.panel.fix.text() == "Samarkan"
    assert number not in tab.panel._message.text()
    began = time.thread_time()
    tab.act("fix")
    assert (time.thread_time() - began) * 1000 < 200
    assert number not in desk.project.get(Post, post.id).caption.text
    settled(tab, qtbot)
    assert rows[0].key not in [row.key for row in items(tab)]
    window.undo()
    assert number in desk.project.get(Post, post.id).caption.text


def test_a_proof_file_leaves_its_name_and_hash_alone(tmp_path) -> None:
    """The bytes stay where they are."""
    file = tmp_path / "izin.pdf"
    file.write_bytes(b"isi rahasia")
    told = proof_of(file)
    assert told.startswith("izin.pdf (SHA-256 ")
    assert len(told) == len("izin.pdf (SHA-256 )") + 64
    assert "rahasia" not in told


def test_the_profile_is_chosen_in_the_bar(tab: ChecksTab, desk: Desk, qtbot) -> None:
    """The menu names each profile with what it changes; choosing one is a command."""
    button = tab.bar.profile
    qtbot.waitUntil(lambda: bool(button._known), timeout=SOON)
    other = next((p for p in button._known if p.id != "umum"), None)
    assert any("daftar bawaan" in act.text() for act in button.menu_of().actions())
    if other is None:
        other = msgspec.structs.replace(button._known[0], id="lain")
    button._use(other)
    assert desk.project.get(GateRules, "gate").profile == other.id
    assert desk.commands()[0][0].startswith("Pakai profil")


def test_a_screen_reader_hears_every_row(spoiled: ChecksTab) -> None:
    """Each row of the list says its severity, words, place and state."""
    face = QAccessible.queryAccessibleInterface(spoiled.list)
    names = [face.child(n).text(QAccessible.Text.Name) for n in range(face.childCount())]
    questions = [name for name in names if "belum dijawab" in name]
    assert questions
    assert all(name.split(":")[0] in {"Penghalang", "Peringatan", "Saran"} for name in questions)
    assert all(name.strip() for name in names)


def test_all_done_leads_on(tab: ChecksTab, desk: Desk, post: Post, window, qtbot) -> None:
    """Everything answered: nothing is open, the head counts no blocker, the list says who answered."""
    be(window, "approver")
    desk.put("Jawab", *answers(desk.project, post.id, tab.page.verdict.gate))
    settled(tab, qtbot)
    assert not tab.rows.unsettled()
    assert tab.page.verdict.gate.ready
    assert tab.page._bar._buttons["checks"].count == 0
    tab.step(1)
    assert any("semua beres" in notice.text for notice in window.notices.shown())
    assert person(desk.project, "approver").name[:8] in " ".join(row.note for row in items(tab))


@pytest.mark.alone
def test_sixty_rows_are_shown_anew_within_a_frame(tab: ChecksTab, qtbot) -> None:
    """A verdict of sixty rows, half of them otherwise than before, costs the window less than a frame."""
    verdict = tab.page.verdict
    base = [row for row in verdict.gate.rows if row.question is not None]
    many = [msgspec.structs.replace(base[n % len(base)], about=f"picture:{n}") for n in range(60)]
    other = [msgspec.structs.replace(row, severity="advice") if n % 2 else row for n, row in enumerate(many)]
    spent = []
    for number in range(12):
        rows = sorted(
            other if number % 2 else many, key=lambda row: (not row.open, row.severity != "blocker")
        )
        tab.page.verdict = msgspec.structs.replace(verdict, gate=Gate(profile="umum", rows=tuple(rows)))
        began = time.thread_time()
        tab._show()
        spent.append((time.thread_time() - began) * 1000)
    print(f"\n60 rows anew: {sorted(spent)[len(spent) // 2]:.1f} ms, worst {max(spent[2:]):.1f} ms")  # noqa: T201
    assert sorted(spent)[len(spent) // 2] < bar(16)
