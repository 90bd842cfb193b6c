"""Angka: the register of figures, how fresh each is, where it is shown; tables in and out."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.domain.content import Figure
from studio.domain.figure_table import Table
from studio.domain.ids import FigureId
from studio.session.figure_register import MARKS, Row, Wanted, arranged, rows, tally
from studio.ui.naming import many_posts, number
from studio.ui.strategy.figures import tables
from studio.ui.strategy.figures.intake import FigureIntake
from studio.ui.strategy.figures.panel import FigurePanel
from studio.ui.widgets.basic import Label, box, button, column, empty, line, put, row, tool, writes
from studio.ui.widgets.choice import Chip, Choice, Options, Search
from studio.ui.widgets.figure_rows import EDGE, STATE, USED, VALUE, FigurePainter, FigureRow, value_of
from studio.ui.widgets.painting import LEFT, RIGHT, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class FigureSection(QWidget):
    """The section. `key` is the figure one is on."""

    kinds = frozenset({"figure", "post", "design", "page"})

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_, self.desk = window, window.desk
        self.wanted, self.key = Wanted(), ""
        self.all: tuple[Row, ...] = ()
        self.begun = ""
        """The figure that is being begun; it is in the register once something is typed."""
        self._seen: Table | None = None
        self._build()

    def refresh(self) -> None:
        """Read the register anew."""
        self.all = rows(self.desk.project, self.desk.now.date())
        self.marks.choose(self.marks.chosen)
        self.arrange()

    def arrange(self, **changes: object) -> None:
        """Search, filter and sort anew, staying on the figure one is on."""
        self.wanted = msgspec.structs.replace(self.wanted, **changes)
        shown = arranged(self.all, self.wanted)
        self.list.selectionModel().blockSignals(True)
        self.figures.show_rows([FigureRow(one) for one in shown])
        place = next((n for n, one in enumerate(shown) if one.figure.id == self.key), -1)
        if place >= 0:
            self.list.setCurrentIndex(self.figures.index(place, 0))
        self.list.selectionModel().blockSignals(False)
        total, count = number(len(self.all)), number(len(shown))
        self.count.setText(total if len(shown) == len(self.all) else f"{count} / {total}")
        if self._row() is None and self.begun != self.key:
            self.key = ""
        if shown and place < 0 and not self.key:
            self.list.setCurrentIndex(self.figures.index(0, 0))
        self.lists.setCurrentIndex(0 if shown else 1)
        self._show_panel()
        none = not self.all and not self.key
        if self.stack.currentWidget() is not self.intake:
            self.stack.setCurrentIndex(1 if none else 0)
        self.bar.setVisible(self.stack.currentIndex() == 0)

    def search_here(self) -> None:
        """Put the caret into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def leave(self) -> None:
        """Nothing is held."""

    # what is done

    def add(self) -> None:
        """A new figure; it is in the register once something is typed."""
        self.desk.flush()
        self.stack.setCurrentIndex(0)
        self.bar.show()
        self.panel.show()
        self.list.clearSelection()
        self.panel.begin()
        self.key = self.begun = str(self.panel.figure.id)

    def remove(self) -> None:
        """Take the figure one is on away; one that is shown somewhere stays."""
        shown = self._row()
        if shown is None or not self.desk.flush():
            return
        name = shown.figure.label or value_of(shown.figure)
        if shown.uses:
            words = _("Angka “{name}” dipakai {posts}. Lepaskan dulu dari isiannya.")
            told = words.format(name=name, posts=many_posts(shown.posts))
            first = shown.uses[0]
            act = (_("Buka kontennya"), lambda: self.window_.open_post(first.post, "fill", first.slot))
            self.window_.notices.say(told, "warn", act)
            return
        at = self.list.currentIndex().row()
        near = self.figures.index(at + 1 if at + 1 < len(self.figures.rows) else at - 1, 0).data(ROW)
        self.key = str(near.row.figure.id) if near is not None else ""
        words = _("Hapus angka “{name}”").format(name=name)
        if self.desk.edit(words, lambda draft: draft.remove(Figure, shown.figure.id)):
            told = _("Angka “{name}” dihapus.").format(name=name)
            self.window_.notices.say(told, "info", (_("Urungkan"), self.window_.undo))

    def read_table(self) -> None:
        """Choose a table to take figures from."""
        tables.choose(self)

    def write_table(self) -> None:
        """Choose where the register goes as a table."""
        tables.choose_target(self)

    def show_table(self, name: str, seen: Table) -> None:
        """Show what a table holds, before anything of it is taken."""
        self._seen = seen
        self.bar.hide()
        self.stack.setCurrentWidget(self.intake)
        self.intake.show_table(name, seen)

    # what happens

    def _take(self, lines: frozenset[int]) -> None:
        if self._seen is not None and tables.take_in(self, self._seen, lines):
            self._close()

    def _close(self) -> None:
        self.stack.setCurrentIndex(0)
        self.refresh()
        self.list.setFocus()

    def _came(self) -> None:
        shown = self.list.currentIndex().data(ROW)
        if shown is not None and self.key != shown.row.figure.id:
            self.key = str(shown.row.figure.id)
            self.desk.flush()
            self._show_panel()

    def _row(self) -> Row | None:
        return next((one for one in self.all if one.figure.id == self.key), None)

    def _show_panel(self) -> None:
        shown = self._row()
        self.panel.setVisible(bool(self.key))
        if shown is not None:
            self.panel.show_figure(shown.figure, shown)
        elif self.key:
            self.panel.show_figure(Figure(id=FigureId(self.key), value="", label=""), None)

    # parts

    def _build(self) -> None:
        self.search = Search(_("Cari angka"), _("Cari angka atau sumber"))
        self.search.setFixedWidth(250)
        self.search.textChanged.connect(lambda text: self.arrange(words=text))
        self.marks = Chip(_("Keadaan"), self._options)
        self.marks.changed.connect(lambda keys: self.arrange(marks=keys))
        self.sort = Choice(_("Urutan"), sort_words(), "fresh")
        self.sort.picked.connect(lambda key: self.arrange(sort=key))
        self.count = Label("", "chip")
        reader = writes(tool("file-import", _("Impor dari CSV atau XLSX"), self.read_table))
        writer = tool("file-export", _("Ekspor ke CSV atau XLSX"), self.write_table)
        new = writes(button(_("Tambah angka"), self.add, kind="primary", icon="plus"))
        parts = (self.search, self.marks, self.sort, self.count, None, reader, writer, new)
        bar = box(row(*parts, margins=(24, 0, 16, 0)), "bar")
        bar.setFixedHeight(48)
        self.bar = box(column(bar, line(), gap=0))
        self.intake = FigureIntake()
        self.intake.closed.connect(self._close)
        self.intake.taken.connect(self._take)
        self.stack = QStackedWidget()
        for part in (self._body(), _nothing(self), self.intake):
            self.stack.addWidget(part)
        put(QVBoxLayout(self), self.bar, self.stack, gap=0).setStretch(1, 1)

    def _body(self) -> QWidget:
        self.figures: RowModel[FigureRow] = RowModel()
        self.list = RowList(self.figures, _("Daftar angka"))
        self.list.setItemDelegate(FigurePainter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.selectionModel().currentChanged.connect(lambda *_both: self._came())
        self.list.discarded.connect(self.remove)
        every = button(_("Tampilkan semua"), lambda: _clear(self))
        words = _("Coba kata lain, atau lepaskan saringannya.")
        self.lists = QStackedWidget()
        self.lists.addWidget(self.list)
        self.lists.addWidget(empty("search", _("Tidak ada yang cocok"), words, every))
        self.panel = FigurePanel(self)
        self.panel.hide()
        left = box(column(Head(self.list), line(), self.lists, gap=0), "panel")
        whole = QWidget()
        put(QHBoxLayout(whole), left, line(upright=True), self.panel, gap=0).setStretch(0, 1)
        return whole

    def _options(self) -> Options:
        counts = tally(self.all)
        return [(mark, f"{words} ({number(counts[mark])})") for mark, words in mark_words() if counts[mark]]


def mark_words() -> list[tuple[str, str]]:
    """What can be filtered for."""
    known = {
        "expired": _("Kedaluwarsa"), "old": _("Tua"), "soon": _("Segera berakhir"),
        "source": _("Tanpa sumber"), "lacking": _("Belum lengkap"), "unused": _("Belum dipakai"),
        "fresh": _("Masih berlaku"),
    }  # fmt: skip
    return [(mark, known[mark]) for mark in MARKS]


def sort_words() -> Options:
    """Orders of the list."""
    return [
        ("fresh", _("Yang perlu diurus dahulu")), ("label", _("Menurut keterangan")),
        ("as_of", _("Data paling lama")), ("used", _("Paling banyak dipakai")), ("value", _("Paling besar")),
    ]  # fmt: skip


class Head(QWidget):
    """Words over the columns."""

    def __init__(self, rows: RowList) -> None:
        super().__init__()
        self._rows = rows
        self.setFixedHeight(30)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Where the rows have them."""
        painter, high = QPainter(self), self.height()
        right = self._rows.viewport().width() - 16
        about = EDGE + VALUE + 16
        for left, wide, words, align in (
            (EDGE, VALUE, sense("satu", "Angka"), LEFT), (about, 200, _("Keterangan"), LEFT),
            (right - USED - STATE + 24, STATE, _("Keadaan"), LEFT),
            (right - USED, USED, _("Dipakai di"), RIGHT),
        ):  # fmt: skip
            write(painter, QRect(left, 0, wide, high), words, "muted", size=12, align=align)


def _clear(page: FigureSection) -> None:
    page.search.clear()
    page.marks.choose(frozenset())
    page.arrange(words="", marks=frozenset())
    page.list.setFocus()


def _nothing(page: FigureSection) -> QWidget:
    return empty(
        "number-123",
        _("Belum ada angka"),
        _("Tulis tiap angka sekali, lengkap dengan sumbernya. Konten mengambilnya dari sini, jadi ketahuan "
          "mana yang sudah tua."),
        writes(button(_("Tambah angka"), page.add, kind="primary", icon="plus")),
        writes(button(_("Impor dari tabel"), page.read_table, icon="file-import")),
    )  # fmt: skip
