"""The card of posts that wait: for whom, at which step, since when; the late ones first and in red."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from studio.session.waiting import Held
from studio.ui.home import parts
from studio.ui.home.cards import link
from studio.ui.naming import initials, number
from studio.ui.waiting import since_words, step_words, waiting_words, who_words
from studio.ui.widgets.basic import Elided, Icon, Label, box, plain_tip, row
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.home.page import HomePage

MOST, TALL, HEAD = 5, 44, 32
STEP, WHO, SINCE = 132, 204, 96
"""Widths of the columns after the title."""


def waiting_card(page: "HomePage", found: tuple[Held, ...]) -> QFrame | None:
    """The card; none when nothing waits."""
    if not found:
        return None
    rows = [_head(), *(_row(page, one) for one in found[:MOST])]
    rest = len(found) - MOST
    note = number(len(found)) if rest <= 0 else _("{shown} dari {count}").format(
        shown=number(MOST), count=number(len(found))
    )  # fmt: skip
    action = link(_("Kalender"), lambda: page.window_.go("calendar"))
    return parts.titled(_("Menunggu siapa"), note, *rows, action=action)


def _head() -> QWidget:
    names = ((_("Langkah"), STEP), (_("Menunggu"), WHO), (_("Sejak"), SINCE))
    labels = [Label(words, "hint") for words, _wide in names]
    for label, (_words, wide) in zip(labels, names, strict=True):
        label.setFixedWidth(wide)
    labels[-1].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line = row(Label(sense("satu", "Konten"), "hint"), *labels, gap=12, margins=(16, 0, 16, 0))
    line.setStretch(0, 1)
    made = box(line)
    made.setFixedHeight(HEAD)
    return made


def _row(page: "HomePage", one: Held) -> QWidget:
    now = page.desk.now
    title, step = Elided(one.post.title, "strong"), Label(step_words(one), "muted")
    step.setFixedWidth(STEP)
    who = who_words(one)
    letters = initials(one.who)
    disc = Label(letters, "disc") if letters else Icon("users", "muted", 18)
    disc.setObjectName("small")
    disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
    disc.setFixedSize(24, 24)
    name = Elided(who[:1].upper() + who[1:])
    person = box(row(disc, name, gap=8))
    person.setFixedWidth(WHO)
    since = Label(since_words(one.waiting.since, now) or "–", "", "stop" if one.late else "")
    mark = [Icon("alert-triangle", "stop", 16)] if one.late else []
    last = box(row(None, *mark, since, gap=6))
    last.setFixedWidth(SINCE)
    told = waiting_words(one, now)
    said, go = f"{one.post.title}. {told}", partial(page.open, one.post)
    made = parts.OpenRow(said, go, title, step, person, last, height=TALL)
    made.setToolTip(plain_tip(told))
    made.layout().setStretch(0, 1)  # type: ignore[union-attr] # it has one
    return made
