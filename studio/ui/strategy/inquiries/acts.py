"""What can be done with inquiries, each as one command that Ctrl+Z takes back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from studio.domain.inquiries import Group, Same, Topic, once_more
from studio.domain.strategy import Inquiry
from studio.errors import StudioError
from studio.session import inquiries
from studio.session.projects import new_id
from studio.session.session import Draft
from studio.ui.naming import number
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.strategy.inquiries.section import InquirySection


def make_idea(section: "InquirySection", group: Group) -> None:
    """A post as an idea that would answer a group, linked with its open inquiries."""
    name = section.title_of(group)
    title = _("Tanya jawab: {topic}").format(topic=name[:1].lower() + name[1:])
    desk = section.desk
    if not desk.flush():
        return
    try:
        made = inquiries.idea_for(desk.session, desk.project, group, title, name)
    except StudioError as error:
        section.window_.notices.fail(error)
        return

    def store(draft: Draft) -> None:
        draft.put(*made.all)
        inquiries.linked(draft, group, made.post)

    if desk.edit(_("Buat gagasan “{title}”").format(title=title), store):
        window = section.window_
        window.notices.say(
            _("Gagasan “{title}” dibuat dan dihubungkan.").format(title=title), "ok",
            (_("Buka"), partial(window.open_post, made.post.id)), (_("Urungkan"), window.undo),
        )  # fmt: skip


def mark_answered(section: "InquirySection", group: Group) -> None:
    """Mark all of a group as answered."""
    done = inquiries.answered(section.desk.project, group)
    if done and section.desk.put(_("Tandai terjawab"), *done):
        told = _("{count} masukan ditandai terjawab.").format(count=number(len(done)))
        section.window_.notices.say(told, "ok", (_("Urungkan"), section.window_.undo))


def count_again(section: "InquirySection", one: Inquiry) -> None:
    """The same was asked again."""
    more = once_more(one, section.desk.now.date().isoformat(), new_id)
    section.desk.put(_("Tambah hitungan masukan"), more)


def remove(section: "InquirySection", same: Same) -> None:
    """Take a question away, with all its records."""

    def act(draft: Draft) -> None:
        for one in same.items:
            draft.remove(Inquiry, one.id)

    if section.desk.edit(_("Hapus masukan"), act):
        count = len(same.items)
        said = many("{count} masukan dihapus. Ctrl+Z mengembalikannya.", count).format(count=number(count))
        section.window_.notices.say(said, "info", (_("Urungkan"), section.window_.undo))


def rename(section: "InquirySection", topic: str, name: str) -> None:
    """Give a topic another name."""
    try:
        record = inquiries.renamed(section.desk.project, topic, name)
    except StudioError as error:
        section.window_.notices.fail(error)
        return
    section.desk.put(_("Ganti nama pokok menjadi “{name}”").format(name=record.name), record)


def new_topic(section: "InquirySection", name: str, one: Inquiry) -> str:
    """A topic of the office's own, with an inquiry in it; its id, empty when that is refused."""
    try:
        record = inquiries.renamed(section.desk.project, "", name)
    except StudioError as error:
        section.window_.notices.fail(error)
        return ""
    known = {**section.topics()}
    put = inquiries.moved((one,), record.id, known)
    stored = section.desk.put(_("Pokok baru “{name}”").format(name=record.name), record, *put)
    return record.id if stored else ""


def merge(section: "InquirySection", source: str, target: str) -> None:
    """Make one topic part of another."""
    known = section.topics()
    names = section.name_of(source), section.name_of(target)
    command = _("Gabungkan “{one}” ke “{other}”").format(one=names[0], other=names[1])
    if section.desk.edit(command, lambda draft: _merged(draft, source, target, known)):
        said = _("“{one}” kini bagian dari “{other}”.").format(one=names[0], other=names[1])
        section.window_.notices.say(said, "ok", (_("Urungkan"), section.window_.undo))
        section.show_topic(target)


def _merged(draft: Draft, source: str, target: str, known: dict[str, Topic]) -> None:
    inquiries.merge(draft, source, target, known)


def choose_file(section: "InquirySection") -> None:
    """Take a table in."""
    name, _kind = QFileDialog.getOpenFileName(
        section,
        _("Impor masukan publik"),
        str(section.desk.session.path.parent),
        _("Tabel (*.csv *.xlsx *.tsv *.txt)"),
    )
    if name:
        section.open_file(Path(name))
