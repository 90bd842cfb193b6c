"""Beside the chart: the pillar one is on, to be changed, and its posts of the period."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.domain.content import Pillar
from studio.domain.shares import WHOLE, pillars_of
from studio.session import pillar_edits
from studio.ui.colors import pillar_choices
from studio.ui.naming import many_posts
from studio.ui.strategy.pillars.facts import Facts, ShareRow
from studio.ui.strategy.pillars.share_field import ShareField
from studio.ui.strategy.posts import PostList, rows_of
from studio.ui.widgets.basic import Elided, Label, Tone, box, button, column, line, put, row, tool, writes
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.widgets.swatches import Swatches
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.strategy.pillars.section import PillarSection

WIDE = 316
LONGEST = 60
EDGE = (16, 0, 16, 0)


def sum_words(whole: int) -> tuple[str, Tone]:
    """How all targets together stand to a hundred."""
    if whole == WHOLE:
        return _("target 100 %, pas"), "ok"
    if whole > WHOLE:
        return _("target {whole} %, lebih {share} %").format(whole=whole, share=whole - WHOLE), "warn"
    return _("target {whole} %, sisa {share} %").format(whole=whole, share=WHOLE - whole), ""


class PillarPanel(QWidget):
    """Name, colour, target, order; then posts."""

    def __init__(self, section: "PillarSection") -> None:
        super().__init__()
        self.setFixedWidth(WIDE)
        self.setObjectName("panel")
        self.section, self.desk = section, section.desk
        self.key = ""
        self._fields()
        self.title, self.count = Elided("", "section"), Label("", "hint")
        self.up = writes(tool("arrow-up", _("Naikkan pilar"), lambda: section.move_row(-1), side=18))
        self.down = writes(tool("arrow-down", _("Turunkan pilar"), lambda: section.move_row(1), side=18))
        self.away = writes(tool("trash", _("Hapus pilar"), self.ask, side=18))
        self._head = box(row(self.title, self.up, self.down, self.away, gap=2, margins=(16, 0, 8, 0)))
        self._head.setFixedHeight(48)
        self.posts = PostList(_("Konten di baris ini"))
        self.posts.opened.connect(lambda shown: section.window_.open_post(shown.ident))
        self.in_calendar = button(_("Di Kalender"), section.show_calendar, small=True, icon="calendar")
        self.in_list = button(_("Di Konten"), section.show_posts, small=True, icon="files")
        shown = box(row(self.in_calendar, self.in_list, None, margins=(16, 8, 16, 12)))
        facts = box(column(
            self._form, line(), row(self.posts_title, None, self.count, margins=(16, 14, 16, 6)),
            self.posts, line(), shown, gap=0,
        ))  # fmt: skip
        self.stack = QStackedWidget()
        self.stack.addWidget(facts)
        self.stack.addWidget(self._question())
        put(QVBoxLayout(self), self._head, line(), self.stack, gap=0).setStretch(2, 1)

    def show_row(self, shown: ShareRow, facts: Facts) -> None:
        """Show the row one is on."""
        if shown.key != self.key:
            self.stack.setCurrentIndex(0)
        self.key = shown.key
        pillar = self.desk.project.find(Pillar, shown.key) if shown.key and not facts.view.types else None
        self.title.setText(shown.name)
        for part in (self.up, self.down, self.away, self._name_row, self._color_row):
            part.setVisible(pillar is not None)
        self._share_row.setVisible(bool(shown.key))
        self._rest.setVisible(not shown.key)
        words = _("Beri jenis dari menu klik kanan di Konten, banyak sekaligus pun bisa.")
        if not facts.view.types:
            words = _("Beri pilar dari menu klik kanan di Konten, banyak sekaligus pun bisa.")
        self._rest.setText(words)
        self.in_calendar.setVisible(not facts.view.types)
        self.share.show_share(shown.share.target)
        told, tone = sum_words(facts.targeted)
        self._share_row.say(told if facts.targeted > WHOLE else "", tone)
        self._sum.setText("" if facts.targeted > WHOLE else told)
        if pillar is not None:
            known = pillars_of(self.desk.project)
            place = known.index(pillar)
            self.name.show_text(pillar.name)
            self.colors.show_color(pillar_edits.shown_color(pillar.color, place))
            self.up.setEnabled(place > 0)
            self.down.setEnabled(place < len(known) - 1)
        posts = facts.posts_of(shown.key)
        self.posts.show_rows(rows_of(posts))
        self.count.setText(many_posts(len(posts)))
        self.in_calendar.setEnabled(bool(posts))
        self.in_list.setEnabled(bool(posts))

    def ask(self) -> None:
        """Take the pillar away; where its posts go is asked when it has some."""
        pillar = self.desk.project.find(Pillar, self.key)
        if pillar is None:  # a type, or what has no pillar
            return
        count = pillar_edits.posts_with(self.desk.project, self.key)
        if not count:
            self._remove("")
            return
        words = _("{posts} memakai pilar “{name}”. Kontennya tetap ada; pilih pilarnya yang baru.")
        self._asked.setText(words.format(posts=many_posts(count), name=pillar.name))
        self.heir.clear()
        self.heir.addItem(_("Tanpa pilar"), "")
        for other in pillars_of(self.desk.project):
            if other.id != self.key:
                self.heir.addItem(other.name, str(other.id))
        self.stack.setCurrentIndex(1)
        self.heir.setFocus()

    # parts

    def _fields(self) -> None:
        self.name = TextField(_("Nama pilar"), most=LONGEST)
        self.name.typed.connect(lambda text: self._type("name", text))
        of_kit = pillar_edits.colors(self.desk.session)
        kit = [(color, _("{name}, dari kit").format(name=name)) for color, name in of_kit]
        self.colors = Swatches(_("Warna pilar"), [*pillar_choices(), *kit])
        self.colors.picked.connect(self._paint)
        self.share = ShareField(_("Target porsi, persen"))
        self.share.shared.connect(self._share)
        self._sum = Label("", "hint")
        self._rest = Label("", "muted", wrap=True)
        self.posts_title = Label(_("Kontennya"), "strong")
        field = box(row(self.share, Label("%", "muted"), self._sum, None))
        self._name_row = FormRow(_("Nama"), self.name)
        self._color_row = FormRow(sense("satu", "Warna"), self.colors)
        self._share_row = FormRow(_("Target porsi"), field)
        self._share_row.label.setBuddy(self.share)
        parts = (self._name_row, self._color_row, self._share_row)
        self._form = writes(box(column(*parts, self._rest, gap=14, margins=(16, 14, 16, 16))))

    def _question(self) -> QWidget:
        self._asked = Label("", wrap=True)
        self.heir = Choice(_("Pindahkan kontennya ke"), [])
        self.sure = writes(
            button(_("Hapus pilar"), lambda: self._remove(self.heir.key()), kind="danger", icon="trash")
        )
        back = button(_("Batal"), lambda: self.stack.setCurrentIndex(0), kind="ghost")
        return box(column(
            Label(_("Hapus pilar?"), "strong"), self._asked, FormRow(_("Pindahkan kontennya ke"), self.heir),
            row(self.sure, back, None), None, gap=14, margins=(16, 16, 16, 16),
        ))  # fmt: skip

    # what happens

    def _type(self, field: str, value: object) -> None:
        pillar = self.desk.project.find(Pillar, self.key)
        if pillar is None or (field == "name" and not str(value).strip()):
            return
        words = _("Ubah pilar “{name}”").format(name=pillar.name if field != "name" else value)
        self.desk.type(f"pillar:{self.key}:{field}", words, msgspec.structs.replace(pillar, **{field: value}))

    def _paint(self, color: str) -> None:
        pillar = self.desk.project.get(Pillar, self.key)
        words = _("Ubah warna pilar “{name}”").format(name=pillar.name)
        self.desk.put(words, msgspec.structs.replace(pillar, color=color))

    def _share(self, share: int) -> None:
        if not self.section.view.types:
            self._type("share", share)
            return
        made = pillar_edits.with_target(self.desk.project, self.key, share)
        self.desk.type(f"targets:{self.key}", _("Ubah target jenis konten"), made)

    def _remove(self, to: str) -> None:
        pillar = self.desk.project.get(Pillar, self.key)
        self.stack.setCurrentIndex(0)
        words = _("Hapus pilar “{name}”").format(name=pillar.name)
        if self.desk.edit(words, lambda draft: pillar_edits.remove_pillar(draft, pillar.id, to)):
            told = _("Pilar “{name}” dihapus.").format(name=pillar.name)
            self.section.window_.notices.say(told, "info", (_("Urungkan"), self.section.window_.undo))
