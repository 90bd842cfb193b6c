"""The gate of a project file: answers by command, a file edited outside, drafts and finals of an export."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from msgspec.structs import replace
from PIL import Image, ImageChops

from studio.cli.root import root
from studio.domain.content import Caption, Person, Post
from studio.domain.ethics import GateRules, OfficeItem, Situation
from studio.domain.review import Answer, ReviewState
from studio.errors import StudioError
from studio.export.gate_sheet import UNSIGNED
from studio.session import gate, projects
from studio.session.checking import check_post
from studio.session.demo import example_files, make_example
from studio.session.exporting import export_posts
from studio.session.session import Session
from studio.store.codec import encode
from tests.settled import ALL, settle


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one post of the example, every question of which is answered."""
    path = tmp_path_factory.mktemp("gate") / "kantor.humas"
    with make_example(path, example_files()[:1]) as made:
        with made.edit("Pilih penempatan") as draft:
            draft.put(replace(the_post(made), placements=("x/post",), captions={}))
        settle(made)
    return path


@pytest.fixture
def session(settled: Path, tmp_path: Path) -> Iterator[Session]:
    """That project, to be changed at will."""
    shutil.copy(settled, tmp_path / "kantor.humas")
    with projects.open_project(tmp_path / "kantor.humas") as opened:
        yield opened


def the_post(session: Session) -> Post:
    """The post of the project."""
    (post,) = session.project.all(Post)
    return post


def blocked(session: Session) -> bool:
    """Whether the gate holds the post back."""
    return check_post(session, the_post(session), lambda *_: ()).gate.blocked


def void_all(session: Session) -> None:
    """Change the caption, so that answers about words fall."""
    with session.edit("Ubah takarir") as draft:
        draft.put(replace(the_post(session), caption=Caption(text="Kata-kata baru.")))


def test_an_edit_closes_the_gate_and_undo_opens_it(session: Session) -> None:
    """Answers fall with the words they attest, and hold again with them."""
    assert not blocked(session)
    void_all(session)
    assert blocked(session)
    session.undo()
    assert not blocked(session)


@pytest.mark.parametrize("said", ["yes", "waived"])
def test_an_answer_edited_in_the_database_does_not_open_the_gate(session: Session, said: str) -> None:
    """Rows made to attest the new words, by hand, are known to be no answers of the studio."""
    void_all(session)
    open_rows = [r for r in check_post(session, the_post(session), lambda *_: ()).gate.rows if r.open]
    path, ident = session.path, the_post(session).id
    session.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        for row in open_rows:
            connection.execute(
                "UPDATE record SET body = json_set(body, '$.attests', ?, '$.answer', ?, '$.role', 'approver')"
                " WHERE kind = 'answer' AND json_extract(body, '$.item') = ?"
                " AND json_extract(body, '$.about') = ?",
                (row.attests, said, row.item, row.about),
            )
    with projects.open_project(path, read_only=True) as again:
        found = check_post(again, again.project.get(Post, ident), lambda *_: ()).gate
    assert found.blocked
    assert "unrecorded" in {row.fell for row in found.rows}


def test_a_status_approval_or_waiver_written_into_the_file_does_not_open_the_gate(session: Session) -> None:
    """An approved status, a decision and a brand-new waiver row, all valid in form, are not believed."""
    void_all(session)
    rows = check_post(session, the_post(session), lambda *_: ()).gate.left("blocker")
    path, post = session.path, the_post(session)
    session.close()
    waivers = [
        Answer(id=f"palsu-{n}", post=post.id, item=row.item, about=row.about, answer="waived",
               reason="Disetujui lisan oleh pimpinan.", person=ALL.id, role="approver",
               at="2027-01-01T00:00:00Z", attests=row.attests)
        for n, row in enumerate(rows)
    ]  # fmt: skip
    review = ReviewState(id="palsu", post=post.id, decision="approve", person=ALL.id)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE record SET body = json_set(body, '$.status', 'approved') WHERE kind = 'post'"
        )
        for kind, record in (("review", review), *(("answer", waiver) for waiver in waivers)):
            connection.execute(
                "INSERT INTO record VALUES (?, ?, ?)", (kind, record.id, encode(record).decode())
            )
    with projects.open_project(path, read_only=True) as again:
        assert again.project.get(Post, post.id).status == "approved"
        assert blocked(again)


@pytest.mark.parametrize("kind", ["office-item", "gate", "situation"])
def test_rules_written_or_removed_outside_close_the_gate(session: Session, kind: str) -> None:
    """Switching questions off, choosing a profile or ending an election in the file itself is noticed."""
    with session.edit("Atur gerbang") as draft:
        draft.put(
            GateRules(id="gate"),
            OfficeItem(id="B1", reason="Diperketat kantor", severity="warning"),
            Situation(id="pilkada", mode="election", start="2026-01-01", end="2026-02-01"),
        )
    assert not blocked(session)
    path, post = session.path, the_post(session).id
    session.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM record WHERE kind = ?", (kind,))
    with projects.open_project(path, read_only=True) as again:
        rows = check_post(again, again.project.get(Post, post), lambda *_: ()).gate.left("blocker")
        assert "gate/altered" in {row.item for row in rows}


def test_undo_and_redo_of_an_answer_stay_believed(session: Session) -> None:
    """The log follows what the studio itself takes back and does again."""
    assert session.undo() is not None
    assert gate.altered_of(session) == frozenset()
    assert blocked(session)
    session.redo()
    assert gate.altered_of(session) == frozenset()
    assert not blocked(session)


def test_a_saved_copy_keeps_its_answers(session: Session, tmp_path: Path) -> None:
    """A copy of the project is as open as the project."""
    session.save_copy(tmp_path / "salinan.humas")
    with projects.open_project(tmp_path / "salinan.humas", read_only=True) as copy:
        assert gate.altered_of(copy) == frozenset()
        assert not blocked(copy)


def test_a_blocked_post_leaves_only_as_a_marked_draft(session: Session, tmp_path: Path) -> None:
    """The same picture: final without a mark, blocked with words all over it, and so said on every paper."""
    final = export_posts(session, [the_post(session)], tmp_path / "a", ["x/post"], final=True)
    (clean,) = final.folder.glob("media/*x_post*")
    void_all(session)
    with pytest.raises(StudioError) as refused:
        export_posts(session, [the_post(session)], tmp_path / "b", ["x/post"], final=True)
    assert refused.value.code == "gate/closed"
    assert not list((tmp_path / "b").glob("*"))
    draft = export_posts(session, [the_post(session)], tmp_path / "c", ["x/post"])
    (marked,) = draft.folder.glob("media/*x_post*")
    with Image.open(clean) as one, Image.open(marked) as other:
        changed = ImageChops.difference(one.convert("L"), other.convert("L")).point(lambda v: 255 * (v > 24))
        third = (one.width // 3, one.height // 3)
        corners = [(x * third[0], y * third[1]) for x in range(3) for y in range(3)]
        quarters = [(x, y, x + third[0], y + third[1]) for x, y in corners]
        assert all(changed.crop(box).getbbox() for box in quarters)
    manifests = [json.loads((made.folder / "manifest.json").read_text()) for made in (final, draft)]
    assert ["draft" in manifest["posts"][0] for manifest in manifests] == [False, True]
    assert "Cetak coba." in (draft.folder / "index.html").read_text()
    assert "Cetak coba." not in (final.folder / "index.html").read_text()
    words = _words(draft.folder / "lembar-persetujuan.docx")
    assert "bertanda cetak coba" in words
    assert "gugur: isinya berubah setelah dijawab" in words
    assert UNSIGNED in _words(final.folder / "lembar-persetujuan.docx")


def test_the_sheet_prints_waivers_and_what_is_switched_off(session: Session, tmp_path: Path) -> None:
    """Who waived what and why, and which questions the office does without, stand on the sheet."""
    with session.edit("Matikan butir") as draft:
        draft.put(OfficeItem(id="P6", off=True, reason="Studio foto kami selalu kosong"))
    void_all(session)
    post = the_post(session)
    row = next(r for r in check_post(session, post).gate.left("blocker"))
    waiver = gate.answer(
        session.project, post.id, row, "waived", ALL, session.now(), reason="Mendesak: banjir"
    )
    with session.edit("Kecualikan") as draft:
        draft.put(waiver)
    words = _words(export_posts(session, [post], tmp_path, ["x/post"]).folder / "lembar-persetujuan.docx")
    for said in ("Dikecualikan", "Mendesak: banjir", ALL.name, "penyetuju", "Studio foto kami selalu kosong"):
        assert said in words


def test_questions_are_answered_from_the_command_line(session: Session) -> None:
    """`check` names what is open, `answer` settles it, and `check` then says so."""
    void_all(session)
    path, ident = str(session.path), the_post(session).id
    session.close()
    shown = json.loads(CliRunner().invoke(root, ["check", path, ident, "--json"]).output)["gate"]
    assert shown["blocked"]
    (open_one,) = [r for r in shown["rows"] if r["item"] == "L2"]
    assert (open_one["state"], open_one["fell"]) == ("void", "changed")
    given = [
        "answer",
        path,
        ident,
        "L2",
        "ya",
        "--person",
        ALL.name,
        "--reason",
        "Sesuai disposisi kepala kantor",
    ]
    tried = CliRunner().invoke(root, [*given, "--dry-run", "--json"])
    assert json.loads(tried.output)["written"] is False
    assert CliRunner().invoke(root, given).exit_code == 0
    shown = json.loads(CliRunner().invoke(root, ["check", path, ident, "--json"]).output)["gate"]
    (answered,) = [r for r in shown["rows"] if r["item"] == "L2"]
    assert answered["state"] == "answered"
    again = CliRunner().invoke(root, given)
    assert (again.exit_code, "tidak sedang menunggu" in again.output) == (2, True)
    wrong = CliRunner().invoke(root, ["check", path, ident, "--profile", "tidak-ada"])
    assert (wrong.exit_code, "umum" in wrong.output) == (2, True)


def test_people_are_registered_from_the_command_line(session: Session) -> None:
    """A new person answers at once; the same name again changes roles and keeps the person."""
    path = str(session.path)
    session.close()
    given = ["project", "person", path, "Rani Lestari", "--role", "editor"]
    assert json.loads(CliRunner().invoke(root, [*given, "--dry-run", "--json"]).output)["written"] is False
    first = json.loads(CliRunner().invoke(root, [*given, "--json"]).output)["id"]
    again = json.loads(CliRunner().invoke(root, [*given, "--role", "approver", "--json"]).output)["id"]
    assert first == again
    with projects.open_project(Path(path), read_only=True) as opened:
        (rani,) = [p for p in opened.project.all(Person) if p.name == "Rani Lestari"]
        assert rani.roles == ("editor", "approver")


def test_an_answer_needs_a_person_a_role_and_words(session: Session) -> None:
    """Each lack is a sentence that says what to do."""
    void_all(session)
    project, post = session.project, the_post(session)
    rows = check_post(session, post, lambda *_: ()).gate.rows
    row = next(r for r in rows if r.item == "L2")
    intern = Person(id="magang", name="Magang", roles=("filler",))
    for person, said, reason, code in (
        (None, "yes", "Cukup panjang.", "gate/nobody"),
        (intern, "yes", "Cukup panjang.", "gate/not-theirs"),
        (intern, "waived", "Cukup panjang.", "gate/not-decider"),
        (ALL, "not-applicable", "tidak", "gate/short"),
    ):
        with pytest.raises(StudioError) as lacking:
            gate.answer(project, post.id, row, said, person, session.now(), reason=reason)  # type: ignore[arg-type] # a case
        assert lacking.value.code == code
        assert lacking.value.hint


def _words(sheet: Path) -> str:
    document = Document(str(sheet))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])
