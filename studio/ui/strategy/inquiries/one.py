"""One inquiry with all its fields; its words are masked again when they are changed."""

from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from studio.domain.content import Post
from studio.domain.inquiries import Same, clustered
from studio.domain.strategy import Inquiry
from studio.session.inquiries import kept, moved
from studio.ui.home import parts
from studio.ui.home.parts import titled
from studio.ui.naming import number, short_date
from studio.ui.strategy.inquiries import acts
from studio.ui.strategy.inquiries.words import channel_words, kind_words, masked_words, state_words
from studio.ui.widgets.basic import Elided, Icon, Label, box, button, column, line, put, row, tool, writes
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import FormRow, TextArea, TextField
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.strategy.inquiries.section import InquirySection

NEW = "+"


class OneInquiry(QWidget):
    """The form. Nothing is stored while one types: first the words are masked, when the field is left."""

    def __init__(self, section: "InquirySection", one: Inquiry) -> None:
        super().__init__()
        self.section, self.desk, self.ident = section, section.desk, one.id
        back = tool("arrow-left", _("Kembali ke pokok"), section.close_one)
        away = writes(tool("trash", _("Hapus masukan"), self._remove, side=18))
        head = box(row(back, Label(_("Satu masukan"), "section"), None, away, gap=8, margins=(12, 8, 12, 8)))
        self.words = writes(TextArea(_("Isi masukan"), one.words, rows=3, most_rows=8))
        self.words_row = FormRow(
            _("Isi masukan"), self.words, hint=_("Tanpa nama dan nomor; yang tertulis disamarkan.")
        )
        self.words.installEventFilter(self)
        self.kind = writes(Choice(_("Jenis"), list(kind_words().items()), one.kind))
        self.state = writes(Choice(_("Keadaan"), [(k, w[0]) for k, w in state_words().items()], one.state))
        self.topic = writes(Choice(_("Pokok"), self._topics(), one.topic))
        self.fresh = writes(TextField(_("Nama pokok baru"), hint=_("Nama pokok baru, lalu Enter")))
        self.fresh.hide()
        self.service = writes(TextField(_("Layanan"), one.service))
        self.channel = writes(TextField(_("Kanal"), channel_words(one.channel)))
        self.day = writes(DayField(sense("hari", "Tanggal")))
        self.day.today = self.desk.now.date()
        self.count = writes(TextField(_("Ditanyakan berapa kali"), str(one.count)))
        self._wire()
        put(QVBoxLayout(self), head, line(), self._body(one), gap=0).setStretch(2, 1)
        self.refresh()

    @property
    def one(self) -> Inquiry | None:
        """The inquiry as it is now."""
        return self.desk.project.find(Inquiry, self.ident)

    def refresh(self) -> None:
        """Show what is stored, but not where one types."""
        one = self.one
        if one is None:
            return
        shown = (
            (self.service, one.service),
            (self.channel, channel_words(one.channel)),
            (self.count, str(one.count)),
            (self.day, short_date(one.date).partition(", ")[2]),
        )
        for field, text in shown:
            if not field.hasFocus():
                field.show_text(text)
        if not self.words.hasFocus():
            self.words.show_text(one.words)
        self.kind.show_key(one.kind)
        self.state.show_key(one.state)
        self.topic.show_key(one.topic)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """The words are stored when their field is left."""
        if watched is self.words and event.type() == event.Type.FocusOut:
            self._store_words()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the group."""
        if event.key() == Qt.Key.Key_Escape:
            self.section.close_one()
        else:
            super().keyPressEvent(event)

    def _store_words(self) -> None:
        one = self.one
        text, found = kept(self.words.toPlainText())
        if one is None or text == one.words:
            return
        if len(text) < 3:
            self.words_row.say(_("Isinya belum ditulis."))
            return
        self.words_row.say(masked_words(found), "info")
        self._put(_("Ubah masukan"), words=text)
        self.words.show_text(text)

    def _put(self, command: str, **values: Any) -> None:
        one = self.one
        if one is not None and any(getattr(one, key) != value for key, value in values.items()):
            self.desk.put(command, msgspec.structs.replace(one, **values))

    def _wire(self) -> None:
        self.kind.picked.connect(lambda key: self._put(_("Ubah jenis masukan"), kind=key))
        self.state.picked.connect(lambda key: self._put(_("Ubah keadaan masukan"), state=key))
        self.topic.picked.connect(self._move)
        self.fresh.returnPressed.connect(self._new_topic)
        self.service.editingFinished.connect(partial(self._store_line, self.service, "service"))
        self.channel.editingFinished.connect(partial(self._store_line, self.channel, "channel"))
        self.day.editingFinished.connect(self._store_day)
        self.count.editingFinished.connect(self._store_count)

    def _store_line(self, field: TextField, key: str) -> None:
        one = self.one
        if one is None or (key == "channel" and field.text() == channel_words(one.channel)):
            return
        self._put(_("Ubah masukan"), **{key: kept(field.text())[0][:60]})

    def _store_day(self) -> None:
        if day := self.day.day():
            self._put(_("Ubah tanggal masukan"), date=day)

    def _store_count(self) -> None:
        text = self.count.text().strip()
        if text.isdecimal() and 0 < int(text) <= 1_000_000:
            self._put(_("Ubah hitungan masukan"), count=int(text))
        elif self.one is not None:
            self.count.setText(str(self.one.count))

    def _move(self, topic: str) -> None:
        self.fresh.setVisible(topic == NEW)
        if topic == NEW:
            self.fresh.setFocus()
            return
        if self.one is not None:
            self.desk.put(_("Pindahkan ke pokok lain"), *moved((self.one,), topic, self.section.topics()))

    def _new_topic(self) -> None:
        if self.one is None:
            return
        made = acts.new_topic(self.section, self.fresh.text(), self.one)
        if made:
            self.fresh.hide()
            self.topic.insertItem(self.topic.count() - 1, self.section.name_of(made), made)
            self.topic.show_key(made)
            self.topic.setFocus()

    def _topics(self) -> list[tuple[str, str]]:
        known = sorted(self.section.topics(), key=lambda key: self.section.name_of(key).casefold())
        named = [(ident, self.section.name_of(ident)) for ident in known]
        return [("", _("Tanpa pokok")), *named, (NEW, _("Pokok baru…"))]

    def _remove(self) -> None:
        if self.one is not None:
            acts.remove(self.section, Same(items=(self.one,)))

    def _body(self, one: Inquiry) -> QWidget:
        pairs = (
            (FormRow(_("Jenis"), self.kind), FormRow(_("Keadaan"), self.state)),
            (FormRow(sense("hari", "Tanggal"), self.day), FormRow(_("Ditanyakan berapa kali"), self.count)),
            (FormRow(_("Layanan"), self.service), FormRow(_("Kanal"), self.channel)),
        )  # fmt: skip
        rows = []
        for left, right in pairs:
            both = row(left, right, gap=16)
            both.setStretch(0, 1)
            both.setStretch(1, 1)
            rows.append(both)
        post = self.desk.project.find(Post, one.post) if one.post else None
        body = column(
            self.words_row,
            FormRow(_("Pokok"), self.topic),
            self.fresh,
            *rows,
            gap=14,
            margins=(20, 16, 20, 20),
        )
        if post is not None:
            title = _("Dijawab oleh konten “{title}”").format(title=post.title)
            body.addWidget(
                parts.OpenRow(
                    title,
                    partial(self.section.window_.open_post, post.id),
                    Icon("link", "accent", 18),
                    Elided(title, "strong"),
                    parts.state(post.status),
                    height=44,
                )
            )
            body.addWidget(writes(button(_("Lepas dari konten"), self._unlink, kind="link")))
        others = self._others(one)
        if others:
            body.addWidget(titled(_("Pertanyaan yang sama"), "", *others))
        body.addStretch(1)
        held = box(body)
        held.setMaximumWidth(640)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(held)
        return area

    def _others(self, one: Inquiry) -> list[QWidget]:
        """Other records of the same question, a way to each."""
        known = [i for i in self.desk.project.all(Inquiry) if i.topic == one.topic]
        same = next((s for s in clustered(known) if any(i.id == one.id for i in s.items)), None)
        rows: list[QWidget] = []
        for other in same.items if same else ():
            if other.id != one.id:
                told = [short_date(other.date).partition(", ")[2], channel_words(other.channel)]
                name = " · ".join(part for part in told if part)
                count = Label(f"{number(other.count)}×", "strong")
                go = partial(self.section.open_one, other)
                rows.append(parts.OpenRow(name, go, parts.one_line(name), count, height=40))
        return rows[:12]

    def _unlink(self) -> None:
        self._put(_("Lepas masukan dari konten"), post=None, state="open")
        if self.one is not None:
            self.section.open_one(self.one)
