"""The line in which one writes down what somebody asked.

Enter keeps it, Ctrl+Enter counts it to one that asks the same.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.inquiries import once_more
from studio.domain.strategy import Inquiry
from studio.session.inquiries import Entry, channels, read_entry
from studio.session.projects import new_id
from studio.ui.naming import number
from studio.ui.strategy.inquiries import acts
from studio.ui.strategy.inquiries.words import channel_words, kind_words, masked_words
from studio.ui.widgets.basic import Elided, Icon, box, button, put, row, writes
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.strategy.inquiries.section import InquirySection

PAUSE_MS = 120


class Line(TextField):
    """The field; Ctrl+Enter says that the same was asked again."""

    again = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the field's own."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and ctrl:
            self.again.emit()
        else:
            super().keyPressEvent(event)


class QuickEntry(QWidget):
    """Field, channel, and what the line would become."""

    def __init__(self, section: "InquirySection") -> None:
        super().__init__()
        self.section, self.desk = section, section.desk
        self.entry: Entry | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self.read)
        self.line = writes(
            Line(_("Yang ditanyakan warga"), hint=_("Tulis yang ditanyakan warga, lalu Enter"))
        )
        self.line.setMaxLength(2000)
        self.line.textEdited.connect(lambda _text: self._due.start(PAUSE_MS))
        self.line.returnPressed.connect(self.store)
        self.line.again.connect(self.count)
        self.channel = Choice(_("Kanal"), self._channels())
        self.channel.setMinimumWidth(140)
        self.kind = Choice(_("Jenis"), [("", _("Jenis otomatis")), *kind_words().items()])
        self.keep = writes(button(_("Catat"), self.store, kind="primary"))
        self.told = Elided("", "hint")
        self.more = writes(button("", self.count, icon="plus", small=True, tip=_("Ctrl+Enter")))
        self.more.hide()
        paste = writes(button(_("Tempel banyak"), section.paste, icon="clipboard-text"))
        take = writes(button(_("Impor berkas"), partial(acts.choose_file, section), icon="file-import"))
        above = row(self.line, self.channel, self.kind, self.keep, 8, paste, take)
        above.setStretch(0, 1)
        self._below = box(row(Icon("info-circle", "muted", 16), self.told, self.more, gap=8))
        self._below.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._below.setFixedHeight(30)
        put(QVBoxLayout(self), above, self._below, gap=4, margins=(24, 12, 16, 4))
        self._say_nothing()

    def read(self) -> None:
        """Say what the line would become."""
        self._due.stop()
        text = self.line.text()
        if not text.strip():
            self.entry = None
            self._say_nothing()
            return
        self.entry = read_entry(
            self.desk.project, text, self.desk.now.date().isoformat(), self.channel.key(), self.kind.key()
        )
        one, same = self.entry.inquiry, self.entry.same
        topic = self.section.name_of(one.topic)
        parts = [topic, kind_words()[one.kind], masked_words(self.entry.masked)]
        self.told.setText(" · ".join(part for part in parts if part))
        self.more.setVisible(same is not None)
        if same is not None:
            shown = same.words if len(same.words) <= 48 else f"{same.words[:47]}…"
            self.more.setText(
                _("Sama dengan “{words}” ({count})").format(
                    words=shown.replace("&", "&&"), count=number(same.count)
                )
            )

    def store(self) -> None:
        """Keep the line as an inquiry of its own."""
        self.read()
        if self.entry is None or len(self.entry.inquiry.words) < 3:
            self.line.setFocus()
            return
        self._put(_("Catat masukan"), self.entry.inquiry)

    def count(self) -> None:
        """Count the line to the one that asks the same."""
        self.read()
        if self.entry is None:
            return
        if self.entry.same is None:
            self.store()
            return
        more = once_more(self.entry.same, self.desk.now.date().isoformat(), new_id)
        self._put(_("Tambah hitungan masukan"), more)

    def refresh(self) -> None:
        """Offer the channels there are."""
        now, offered = self.channel.key(), self._channels()
        if [self.channel.itemData(n) for n in range(self.channel.count())] != [
            key for key, _words in offered
        ]:
            self.channel.clear()
            for key, words in offered:
                self.channel.addItem(words, key)
            self.channel.show_key(now)

    def _put(self, command: str, one: Inquiry) -> None:
        masked = self.entry.masked if self.entry else {}
        if not self.desk.put(command, one):
            return
        self.line.clear()
        self.entry = None
        self.more.hide()
        self.line.setFocus()
        told = _("Tercatat di {topic}, {count} kali.").format(
            topic=self.section.name_of(one.topic), count=number(one.count)
        )
        self.told.setText(f"{told} {masked_words(masked)}".strip())
        self.section.show_topic(one.topic, one.id)

    def _say_nothing(self) -> None:
        self.more.hide()
        self.told.setText(_("Nama, nomor telepon, NIK, dan surel disamarkan sebelum disimpan."))

    def _channels(self) -> list[tuple[str, str]]:
        return [("", _("Tanpa kanal")), *((c, channel_words(c)) for c in channels(self.desk.project))]
