"""A press release beside what it offers: paste or open it, accept field by field."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.domain.template import Template
from studio.errors import StudioError
from studio.session.press_fill import Offer, Offers, hidden
from studio.ui.personal import personal_words
from studio.ui.said import error_words
from studio.ui.widgets.basic import (
    Label,
    Toned,
    box,
    button,
    card,
    clear,
    column,
    empty,
    header,
    line,
    put,
    row,
    tool,
)  # fmt: skip
from studio.ui.widgets.fields import TextArea
from studio.ui.words import _, many, named, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

PAUSE_MS = 600
FEW = 40
"""Letters below which nothing is read."""


class PressPage(QWidget):
    """`accepted` gives template, offers taken, title and caption; `closed` comes without."""

    accepted = Signal(str, object, str, str)
    closed = Signal()

    def __init__(
        self, window: "MainWindow", choose: tuple[Template, ...], now: dict[str, str] | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self.window_, self.templates, self.now = window, choose, now or {}
        self.offers = Offers()
        self.ticks: dict[str, QCheckBox] = {}
        self._path = ""
        self._run = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.read)
        self._build()

    @property
    def template(self) -> Template:
        """The template that is filled."""
        ident = self.which.currentData()
        return next(t for t in self.templates if t.id == ident)

    def begin(self) -> None:
        """The caret into the text."""
        self.text.setFocus()

    def read(self) -> None:
        """Read the text in the background and show what it offers."""
        text = self.text.toPlainText()
        if not self._path and len(text.strip()) < FEW:
            self._show(Offers())
            return
        self._run += 1
        run = self._run
        given = {"template": self.template.family, "path": self._path, "text": text}
        job = self.window_.jobs.run("press", _("Membaca siaran pers"), given, quiet=True)
        job.done.connect(lambda made: self._came(run, made))
        job.failed.connect(self._refused)
        self.state.say(_("Membaca naskah…"), "info")
        self.state.show()

    def open_file(self, path: Path) -> None:
        """Read a file."""
        self._path = str(path)
        self.text.show_text("")
        self.text.setPlaceholderText(_("Dibaca dari {name}").format(name=path.name))
        self.read()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the page."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        for url in event.mimeData().urls()[:1]:
            self.open_file(Path(url.toLocalFile()))

    def _browse(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Buka siaran pers"), "", _("Naskah ({kinds})").format(kinds="*.txt *.docx")
        )
        if name:
            self.open_file(Path(name))

    def _typed(self, _text: str) -> None:
        self._path = ""
        self._pause.start(PAUSE_MS)

    def _came(self, run: int, made: dict[str, Any]) -> None:
        if run == self._run:
            self._show(self._allowed(msgspec.convert(made, Offers)))

    def _allowed(self, offers: Offers) -> Offers:
        """Without what a template of the office locks, which stands on one of the shipped."""
        free = {slot.id for slot in self.template.slots if not slot.lock.content}
        return msgspec.structs.replace(offers, offers=tuple(o for o in offers.offers if o.slot in free))

    def _refused(self, error: StudioError) -> None:
        self.state.say(error_words(error), "stop")
        self.state.show()

    def _show(self, offers: Offers) -> None:
        self.offers, self.ticks = offers, {}
        self.state.hide()
        clear(self._lines)
        self._tell_personal(offers)
        names = {slot.id: named(slot.label, slot.id) for slot in self.template.slots}
        for offer in offers.offers:
            self._lines.addWidget(self._offer(offer, names.get(offer.slot, offer.slot)))
        if not offers.offers:
            words = _("Tempel naskahnya di kiri, atau seret berkas .txt atau .docx ke sini.")
            self._lines.addWidget(empty("file-text", _("Belum ada usulan"), words))
        self._lines.addStretch(1)
        self._count()

    def _tell_personal(self, offers: Offers) -> None:
        """How much personal data the offers hold, with one button that takes it out of them."""
        cleaned, found = hidden(offers, self.window_.desk.project)
        if not found:
            return
        count = sum(found.values())
        words = many("Ada {count} data pribadi di naskah ini: {kinds}.", count)
        told = Toned(words.format(count=count, kinds=personal_words(found)), "warn")
        told.setObjectName("personal")
        act = button(_("Samarkan"), partial(self._hide_personal, cleaned), icon="eye-off", small=True)
        act.setToolTip(_("Ganti dengan jenisnya, misalnya [NIK/KK]; naskah di kiri tidak diubah"))
        inside = row(told, act, gap=12)
        inside.setStretch(0, 1)
        inside.setAlignment(told, Qt.AlignmentFlag.AlignVCenter)
        holder = QWidget()
        holder.setLayout(inside)
        self._lines.addWidget(holder)

    def _hide_personal(self, cleaned: Offers) -> None:
        """The offers without personal data, ticked as they were."""
        ticked = {slot: tick.isChecked() for slot, tick in self.ticks.items()}
        self._show(cleaned)
        for slot, on in ticked.items():
            self.ticks[slot].setChecked(on)

    def _offer(self, offer: Offer, name: str) -> QWidget:
        tick = QCheckBox(name)
        tick.setObjectName("offer")
        old = self.now.get(offer.slot, "")
        tick.setChecked(not old)
        tick.toggled.connect(lambda _on: self._count())
        tick.setAccessibleDescription(offer.text)
        self.ticks[offer.slot] = tick
        if not old:
            return card(tick, Label(offer.text, wrap=True), gap=4, margins=(16, 12, 16, 12))
        new = column(Label(_("Dari naskah"), "hint"), Label(offer.text, wrap=True), None, gap=2)
        was = column(Label(_("Sekarang"), "hint"), Label(old, "muted", wrap=True), None, gap=2)
        both = row(was, new, gap=16)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        holder = QWidget()
        holder.setLayout(both)
        return card(tick, holder, gap=8, margins=(16, 12, 16, 12))

    def _count(self) -> None:
        count = sum(tick.isChecked() for tick in self.ticks.values())
        self.use.setText(
            many("Pakai {count} isian", count).format(count=count) if count else _("Pakai isian")
        )
        self.use.setEnabled(count > 0)
        self.use.setToolTip("" if count else _("Pilih dulu isian yang dipakai."))

    def _accept(self) -> None:
        taken = tuple(o for o in self.offers.offers if self.ticks[o.slot].isChecked())
        self.accepted.emit(self.template.id, taken, self.offers.title, self.offers.caption)

    def _build(self) -> None:
        self.which = QComboBox()
        self.which.setAccessibleName(sense("satu", "Templat"))
        for template in self.templates:
            self.which.addItem(named(template.name, template.id), template.id)
        self.which.setCurrentIndex(max(0, self.which.findData("kabar")))
        self.which.activated.connect(lambda _index: self.read())
        told = Label(_("Untuk templat"), "muted")
        if len(self.templates) < 2:
            self.which.hide()
            told.hide()
        self.use = button("", self._accept, kind="primary", icon="check")
        head = header(
            tool("arrow-left", _("Kembali"), self.closed.emit), Label(_("Dari siaran pers"), "title"), None,
            told, self.which, self.use,
        )  # fmt: skip
        self.text = TextArea(_("Naskah siaran pers"), rows=20, most_rows=22)
        self.text.setPlaceholderText(_("Tempel siaran pers di sini"))
        self.text.typed.connect(self._typed)
        self.state = Toned("", "info")
        self.state.hide()
        file = button(_("Buka berkas .txt atau .docx"), self._browse, icon="folder-open", small=True)
        told = Label(
            _("Usulan hanya memakai kata-kata di naskah; tidak ada yang dikarang."), "hint", wrap=True
        )
        left = box(
            column(Label(_("Naskah"), "section"), self.text, row(file, None), self.state, told, None, gap=12,
                   margins=(24, 20, 24, 20)), "panel",
        )  # fmt: skip
        inside = QWidget()
        self._lines = QVBoxLayout()
        put(self._lines, gap=12)
        put(QVBoxLayout(inside), self._lines, gap=0, margins=(24, 20, 24, 24))
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        both = QHBoxLayout()
        put(both, left, line(upright=True), area, gap=0)
        both.setStretch(0, 5)
        both.setStretch(2, 6)
        put(QVBoxLayout(self), head, line(), both, gap=0).setStretch(2, 1)
        self._show(Offers())
