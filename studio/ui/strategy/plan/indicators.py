"""Indikator: what a plan is measured by, a row each, numbers as people write them."""

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from studio import i18n
from studio.domain.plan_results import judged
from studio.domain.strategy import Indicator
from studio.domain.typed import exact_number
from studio.session.strategy_plan import indicators_of
from studio.ui.naming import number
from studio.ui.strategy.plan.words import verdict_words
from studio.ui.widgets.basic import Label, Toned, box, button, clear, column, empty, put, row, tool, writes
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, language

if TYPE_CHECKING:
    from studio.ui.strategy.plan.editor import PlanEditor

NUMBERS = ("baseline", "target", "actual")
FIELDS = ("name", "unit", *NUMBERS, "source")
MOST = 60


def shown_number(text: str) -> str:
    """An exact number as it is written in the language spoken."""
    return i18n.number(text, locale=i18n.ENGLISH if language() == "en" else i18n.LOCALE) if text else ""


def read_number(text: str) -> str:
    """What is written there as an exact number; empty for none. English swaps points and commas."""
    if language() == "en":
        return exact_number(text.translate(str.maketrans(",.", ".,")))
    return exact_number(text)


class IndicatorTable(QWidget):
    """The rows."""

    def __init__(self, editor: "PlanEditor") -> None:
        super().__init__()
        self.editor, self.desk = editor, editor.desk
        self.fields: list[dict[str, TextField]] = []
        self._marks: list[Toned] = []
        self._shown: tuple[Indicator, ...] | None = None
        self._frame = QFrame()
        self._frame.setObjectName("card")
        self._grid = QGridLayout(self._frame)
        self._none = self._nothing()
        self.add_button = writes(button(_("Tambah indikator"), self.add, kind="primary", icon="plus"))
        self.from_figures = writes(button(_("Ambil dari angka"), self._from_figures, icon="chart-bar"))
        words = Label(
            _("Target yang lebih kecil dari nilai awal berarti makin sedikit makin baik."),
            "muted",
            wrap=True,
        )
        head = row(Label(_("Indikator kinerja"), "section"), None, self.from_figures, self.add_button)
        body = box(column(head, words, 4, self._frame, self._none, None, gap=8, margins=(24, 20, 24, 24)))
        body.setMaximumWidth(1320)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        put(QVBoxLayout(self), area, gap=0)

    def refresh(self) -> None:
        """Show the indicators as they are now; fields that have the caret keep it."""
        now = self.editor.plan.indicators
        if now == self._shown:
            return
        if self._shown is None or len(now) != len(self.fields):
            self._lay(now)
        for one, fields, mark in zip(now, self.fields, self._marks, strict=True):
            for key, field in fields.items():
                text = getattr(one, key)
                if not field.hasFocus():
                    field.show_text(shown_number(text) if key in NUMBERS else text)
            self._judge(one, mark)
        self._shown = now
        self._frame.setVisible(bool(now))
        self._none.setVisible(not now)
        self.add_button.setEnabled(len(now) < MOST)

    def add(self) -> None:
        """Another indicator, ready to be named."""
        self.desk.flush()
        plan = self.editor.plan
        self._store(_("Tambah indikator"), (*plan.indicators, Indicator(name="")))
        if self.fields:
            self.fields[-1]["name"].setFocus()

    def remove(self, place: int) -> None:
        """Take an indicator away."""
        self.desk.flush()
        rows = self.editor.plan.indicators
        name = rows[place].name or _("tanpa nama")
        if self._store(_("Hapus indikator"), rows[:place] + rows[place + 1 :]):
            window = self.editor.section.window_
            said = _("Indikator “{name}” dihapus. Ctrl+Z mengembalikannya.").format(name=name)
            window.notices.say(said, "info", (_("Urungkan"), window.undo))

    def _from_figures(self) -> None:
        self.desk.flush()
        known = {one.name for one in self.editor.plan.indicators}
        found = tuple(one for one in indicators_of(self.desk.project) if one.name not in known)
        if not found:
            words = _("Semua angka sudah menjadi indikator, atau daftar angka masih kosong.")
            self.editor.section.window_.notices.say(words, "info")
            return
        self._store(_("Ambil indikator dari angka"), (*self.editor.plan.indicators, *found)[:MOST])

    def _store(self, command: str, rows: tuple[Indicator, ...]) -> bool:
        stored = self.desk.put(command, msgspec.structs.replace(self.editor.plan, indicators=rows))
        self.refresh()
        return stored

    def _typed(self, place: int, key: str, text: str) -> None:
        field = self.fields[place][key]
        value = read_number(text) if key in NUMBERS else text
        bad = key in NUMBERS and bool(text.strip()) and not value
        field.setProperty("bad", "true" if bad else "false")
        field.setToolTip(_("Tulis bilangan saja, misalnya 1.284,5.") if bad else "")
        field.style().polish(field)
        if bad:
            self._marks[place].say(_("Bukan bilangan; tulis misalnya 74,5."), "stop")
            return
        rows = list(self.editor.plan.indicators)
        rows[place] = msgspec.structs.replace(rows[place], **{key: value})
        self.editor.change(f"indicator-{place}-{key}", _("Ubah indikator"), indicators=tuple(rows))

    def _left(self, place: int, key: str) -> None:
        """A number left behind is written as numbers are."""
        rows, field = self.editor.plan.indicators, self.fields[place][key]
        if place < len(rows) and field.property("bad") != "true":
            field.show_text(shown_number(getattr(rows[place], key)))

    def _lay(self, rows: tuple[Indicator, ...]) -> None:
        clear(self._grid)
        self.fields, self._marks = [], []
        grid = self._grid
        grid.setContentsMargins(16, 14, 12, 14)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for at, (words, stretch) in enumerate(self._columns()):
            label = Label(words, "hint")
            if at in range(2, 5):  # numbers stand at the right
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, 0, at)
            grid.setColumnStretch(at, stretch)
        for place, _one in enumerate(rows):
            fields = {key: self._field(place, key) for key in FIELDS}
            mark = Toned("", "")
            for at, key in enumerate(FIELDS):
                grid.addWidget(fields[key], 2 * place + 1, at)
            away = writes(tool("trash", _("Hapus indikator {number}").format(number=number(place + 1)),
                               partial(self.remove, place), side=18))  # fmt: skip
            grid.addWidget(away, 2 * place + 1, len(FIELDS))
            mark.setContentsMargins(2, 0, 0, 8)
            grid.addWidget(mark, 2 * place + 2, 0, 1, len(FIELDS))
            self.fields.append(fields)
            self._marks.append(mark)

    def _columns(self) -> tuple[tuple[str, int], ...]:
        return (
            (_("Indikator"), 7), (_("Satuan"), 3), (_("Awal"), 2), (_("Target"), 2), (_("Capaian"), 2),
            (_("Sumber data"), 4), ("", 0),
        )  # fmt: skip

    def _field(self, place: int, key: str) -> TextField:
        words = dict(zip(FIELDS, (words for words, _stretch in self._columns()), strict=False))[key]
        hints = {
            "name": _("Misalnya: pemohon datang dengan berkas lengkap"), "unit": _("persen"),
            "source": _("Buku loket"),
        }  # fmt: skip
        made = writes(TextField(f"{words} {number(place + 1)}", hint=hints.get(key, "")))
        made.setMinimumWidth(64)
        if key in NUMBERS:
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
            made.editingFinished.connect(partial(self._left, place, key))
        made.typed.connect(partial(self._typed, place, key))
        return made

    def _judge(self, one: Indicator, mark: Toned) -> None:
        words, tone = verdict_words(one, judged(one))
        mark.say(words, tone)

    def _nothing(self) -> QWidget:
        return empty(
            "chart-line",
            _("Belum ada indikator"),
            _("Pilih ukuran yang menunjukkan perubahan pada warga: nilai awal, target, sumber."),
            writes(button(_("Tambah indikator"), self.add, icon="plus")),
        )
