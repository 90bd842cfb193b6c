"""People of the example by role, and answers to everything that is open on a post."""

import msgspec

from studio.checks.gate import Gate
from studio.domain.content import Asset, Person, Post, Role
from studio.domain.ids import PostId
from studio.domain.project import Project
from studio.domain.review import Answer
from studio.session.gate import answer, may_answer
from studio.session.session import Draft
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow

WHY = "Sudah dicek bersama pemohon"


def person(project: Project, role: Role) -> Person:
    """Somebody with a role."""
    return next(one for one in project.all(Person) if role in one.roles)


def be(window: MainWindow, role: Role) -> Person:
    """Work as somebody with a role."""
    made = person(window.desk.project, role)
    window.be(made)
    return made


def answers(project: Project, post: PostId, gate: Gate) -> tuple[Answer, ...]:
    """An answer to each open row by somebody who may give it."""
    made = []
    for row in gate.rows:
        who = next((p for p in project.all(Person) if may_answer(project, row, p)), None)
        if row.open and who is not None:
            made.append(answer(project, post, row, "yes", who, "2026-11-22T03:00:00+00:00", reason=WHY,
                               evidence="Surat 12/2026"))  # fmt: skip
    return tuple(made)


def forget_answers(desk: Desk) -> None:
    """Take away every answer that the example came with."""

    def forget(draft: Draft) -> None:
        for one in desk.project.all(Answer):
            draft.remove(Answer, str(one.id))

    desk.edit("Lupakan", forget)


def answer_all(window: MainWindow, post: Post, qtbot) -> None:
    """Answer whatever is open on the post in sight, and wait for the gate to say so."""
    page = window.pages["post"]
    qtbot.waitUntil(lambda: page.verdict is not None, timeout=60_000)
    with qtbot.waitSignal(page.checked, timeout=60_000):
        window.desk.put("Jawab", *answers(window.desk.project, post.id, page.verdict.gate))


def unlicensed(desk: Desk) -> None:
    """Pictures without a licence: a blocker that no answer settles."""
    desk.put("rusak", *(msgspec.structs.replace(a, licence="") for a in desk.project.all(Asset)))
