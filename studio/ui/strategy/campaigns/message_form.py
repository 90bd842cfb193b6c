"""One key message open for changes: what it says, its approved words, facts, figures, dos and don'ts."""

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from studio import i18n
from studio.domain.content import Figure
from studio.domain.ids import FigureId
from studio.domain.strategy import KeyMessage
from studio.ui.widgets.basic import Label, box, button, clear, put, row, tool, writes
from studio.ui.widgets.fields import FormRow, TextArea
from studio.ui.widgets.flow import Flow
from studio.ui.words import _, language, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class MessageForm(QFrame):
    """The fields; what is typed is stored after a pause."""

    closed = Signal()
    removed = Signal(str)

    def __init__(self, window: "MainWindow", message: KeyMessage) -> None:
        super().__init__()
        writes(self)
        self.setObjectName("card")
        self.desk, self.ident = window.desk, message.id
        self.text = TextArea(_("Pesan"), rows=1, hint=_("Satu gagasan dalam satu kalimat"))
        self.wording = TextArea(
            _("Kalimat yang disetujui"), rows=2, hint=_("Kalimat yang boleh dipakai apa adanya di takarir")
        )
        self.facts = TextArea(
            _("Fakta pendukung"), rows=2, hint=_("Satu fakta di tiap baris, dengan sumbernya")
        )
        self.dos = TextArea(sense("dalam naskah", "Boleh"), rows=2, hint=_("Satu di tiap baris"))
        self.donts = TextArea(sense("dalam naskah", "Jangan"), rows=2, hint=_("Satu di tiap baris"))
        self.figures = QWidget()
        self._flow = Flow(self.figures, gap=6)
        self._build()
        self.show_message(message)
        self._wire()

    def show_message(self, message: KeyMessage) -> None:
        """Show a message; a field being typed in keeps its words."""
        self.text.show_text(message.text)
        self.wording.show_text(message.wording)
        for field, lines in (
            (self.facts, message.facts),
            (self.dos, message.dos),
            (self.donts, message.donts),
        ):
            if not field.hasFocus():
                field.show_text("\n".join(lines))
        self._show_figures(message)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _type(self, what: str, value: Any) -> None:
        now = self.desk.project.find(KeyMessage, self.ident)
        if now is not None:
            made = msgspec.structs.replace(now, **{what: value})
            self.desk.type(f"message:{self.ident}:{what}", _("Ubah pesan kunci"), made)

    def _wire(self) -> None:
        self.text.typed.connect(lambda text: self._type("text", " ".join(text.split("\n"))))
        self.wording.typed.connect(partial(self._type, "wording"))
        for what, field in (("facts", self.facts), ("dos", self.dos), ("donts", self.donts)):
            field.typed.connect(lambda text, what=what: self._type(what, _lines(text)))

    def _show_figures(self, message: KeyMessage) -> None:
        clear(self._flow)
        reading: list[QWidget] = [self.facts]
        for ident in message.figures:
            figure = self.desk.project.find(Figure, ident)
            words = figure_words(figure) if figure else _("Angka “{name}” tidak ada").format(name=ident)
            away = tool("x", _("Lepas angka {name}").format(name=words), partial(self._drop, ident), side=14)
            self._flow.addWidget(box(row(Label(words, "chip", "" if figure else "warn"), away, gap=0)))
            reading.append(away)
        adder = self._adder()
        self._flow.addWidget(adder)
        for one, after in pairwise((*reading, adder, self.dos)):
            self.setTabOrder(one, after)
        self.figures.updateGeometry()

    def _adder(self) -> QWidget:
        made = button(_("Tambah angka"), icon="plus", small=True)
        made.clicked.connect(lambda _on=False: self._menu().popup(made.mapToGlobal(made.rect().bottomLeft())))
        return made

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        now = self.desk.project.get(KeyMessage, self.ident)
        free = [f for f in self.desk.project.all(Figure) if f.id not in now.figures]
        for figure in sorted(free, key=lambda f: f.label.casefold()):
            menu.addAction(figure_words(figure), partial(self._add, figure.id))
        if not free:
            menu.addAction(_("Tidak ada angka lain di daftar angka")).setEnabled(False)
        return menu

    def _add(self, ident: FigureId) -> None:
        self._put_figures((*self.desk.project.get(KeyMessage, self.ident).figures, ident))

    def _drop(self, ident: str) -> None:
        now = self.desk.project.get(KeyMessage, self.ident).figures
        self._put_figures(tuple(f for f in now if f != ident))

    def _put_figures(self, figures: tuple[FigureId, ...]) -> None:
        self.desk.flush()
        now = self.desk.project.get(KeyMessage, self.ident)
        made = msgspec.structs.replace(now, figures=figures)
        if self.desk.put(_("Ubah angka pesan kunci"), made):
            self._show_figures(made)

    def _build(self) -> None:
        both = QWidget()
        sides = row(
            FormRow(sense("dalam naskah", "Boleh"), self.dos),
            FormRow(sense("dalam naskah", "Jangan"), self.donts), gap=16,
        )  # fmt: skip
        both.setLayout(sides)
        foot = box(
            row(button(_("Hapus"), lambda: self.removed.emit(self.ident), kind="danger", icon="trash",
                       small=True),
                None, button(_("Selesai"), self.closed.emit, small=True))
        )  # fmt: skip
        put(
            QVBoxLayout(self), FormRow(_("Pesan"), self.text, required=True),
            FormRow(_("Kalimat yang disetujui"), self.wording,
                    hint=_("Tampil di halaman konten dan dapat dipakai langsung di takarir.")),
            FormRow(_("Fakta pendukung"), self.facts), FormRow(_("Angka"), self.figures), both, foot,
            gap=14, margins=(20, 16, 20, 16),
        )  # fmt: skip


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def figure_words(figure: Figure) -> str:
    """`Paspor biasa: 350.000 rupiah`."""
    value = i18n.number(figure.value, locale=i18n.ENGLISH if language() == "en" else i18n.LOCALE)
    return f"{figure.label}: {value} {figure.unit}".strip()
