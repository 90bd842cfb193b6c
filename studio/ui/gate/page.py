"""The place Periksa: posts with something open, whom each waits for, since when."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from studio.checks.situations import situations_on
from studio.domain.content import Person, Post
from studio.domain.project import Key
from studio.ui.gate.paint import PostPainter
from studio.ui.gate.rows import Row, row_of
from studio.ui.gate.survey import Survey, waits_for
from studio.ui.naming import number, short_date
from studio.ui.widgets.basic import (
    Label,
    Segments,
    Toned,
    box,
    button,
    column,
    empty,
    header,
    line,
    put,
    row,
    tool,
)
from studio.ui.widgets.choice import Search
from studio.ui.widgets.rowlist import ROW, RowList, RowModel
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class GatePage(QWidget):
    """Every post that goes out with what is open on it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setObjectName("page")
        self.window_, self.desk = window, window.desk
        self.survey: Survey = window.survey
        self.part = "all"
        self.rows = RowModel[Row](self)
        self.list = RowList(self.rows, _("Konten dengan yang terbuka"))
        self.painter_ = PostPainter(self.list)
        self.list.setItemDelegate(self.painter_)
        self.list.activated.connect(lambda index: self._open(index.data(ROW)))
        self.list.clicked.connect(lambda index: self._open(index.data(ROW)))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.show_rows)
        self._build()
        self.survey.changed.connect(self._later)
        self.survey.moved.connect(self._show_progress)
        window.became.connect(self.show_rows)
        self.desk.changed.connect(self._changed)

    def refresh(self) -> None:
        """Show what is known, and look at what is stale."""
        self.survey.start()
        self.show_rows()

    def leave(self) -> None:
        """Let go."""
        self._soon.stop()
        self.survey.changed.disconnect(self._later)
        self.survey.moved.disconnect(self._show_progress)
        self.window_.became.disconnect(self.show_rows)
        self.desk.changed.disconnect(self._changed)

    def search_here(self) -> None:
        """Put the caret into the search."""
        self.search.setFocus()

    def show_rows(self) -> None:
        """Fill the list, worst first, by filter and search."""
        project, me = self.desk.project, self.window_.me
        people = project.all(Person)
        every = [
            row_of(project, post, found, self.desk.now)
            for found in self.survey.found.values()
            if found.open and (post := project.find(Post, found.post)) is not None
        ]
        mine = [one for one in every if waits_for(one.found, me, people)]
        self._count(len(every), len(mine))
        words = self.search.text().casefold().split()
        shown = [one for one in (mine if self.part == "mine" else every)
                 if all(word in one.said.casefold() for word in words)]  # fmt: skip
        at: Row | None = self.list.currentIndex().data(ROW)
        self.rows.show_rows(sorted(shown, key=lambda one: one.rank))
        kept = next((n for n, one in enumerate(self.rows.rows) if at and one.post.id == at.post.id), 0)
        if self.rows.rows:
            self.list.setCurrentIndex(self.rows.index(kept, 0))
        self._stack.setCurrentWidget(self._view(len(every), len(shown)))
        self._show_modes()
        self._show_progress()

    def _view(self, every: int, shown: int) -> QWidget:
        if shown:
            return self.list
        if self.search.text():
            return self.nothing
        if self.survey.busy and not every:
            return self.waiting
        return self.none_mine if every else self.all_well

    def _count(self, every: int, mine: int) -> None:
        for key, words, count in (("all", _("Semua"), every), ("mine", _("Perlu saya"), mine)):
            self.segments.buttons[key].setText(f"{words}  {number(count)}")

    def _show_modes(self) -> None:
        """Which situations are on, in words."""
        on = situations_on(self.desk.project, self.desk.now.date().isoformat())
        names = {"election": _("Masa pemilu"), "crisis": _("Krisis"), "mourning": _("Masa berkabung")}
        told = []
        for one in on:
            words = f"{names[one.mode]}: {one.name}" if one.name else names[one.mode]
            told.append(words + (_(" sampai {day}").format(day=short_date(one.end)) if one.end else ""))
        self.modes.setVisible(bool(told))
        if told:
            more = _("{modes}. Pertanyaan tambahan dan tingkat yang lebih ketat sedang berlaku.")
            self.modes_words.say(more.format(modes=" · ".join(told)), "warn")

    def _show_progress(self) -> None:
        done, total = self.survey.along
        busy = self.survey.busy
        self.bar.setVisible(busy and total > 0)
        self.stop.setVisible(busy and total > 0)
        self.again.setVisible(not busy)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        words = _("Memeriksa {done} dari {total}").format(done=number(done), total=number(total))
        failed = _("Sebagian tidak dapat diperiksa")
        self.said.setText(words if busy and total else failed if self.survey.failed else "")

    def _open(self, chosen: Row | None) -> None:
        if chosen is not None:
            self.window_.open_post(chosen.post.id, "checks")

    def _narrow(self, part: str) -> None:
        self.part = part
        self.show_rows()

    def _everything(self) -> None:
        self.search.clear()
        self.segments.buttons["all"].setChecked(True)
        self._narrow("all")

    def _later(self) -> None:
        if not self._soon.isActive():
            self._soon.start(120)

    def _changed(self, keys: frozenset[Key]) -> None:
        if any(kind in {"situation", "rhythm", "person"} for kind, _ident in keys):
            self._later()

    def _build(self) -> None:
        self.segments = Segments([("all", _("Semua")), ("mine", _("Perlu saya"))], "all")
        self.segments.setFixedHeight(34)
        self.segments.chosen.connect(self._narrow)
        self.search = Search(_("Cari konten yang diperiksa"), _("Cari judul, status, orang"))
        self.search.setFixedWidth(260)
        self.search.textChanged.connect(lambda _text: self.show_rows())
        self.said, self.bar = Label("", "hint"), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.bar.setAccessibleName(_("Kemajuan pemeriksaan semua konten"))
        self.stop = button(_("Hentikan"), self.survey.cancel, small=True)
        self.again = tool("refresh", _("Periksa semua lagi"), self.survey.again)
        head = header(Label(_("Periksa"), "title"), None, self.search)
        tools = box(row(self.segments, None, self.said, self.bar, self.stop, self.again, gap=10,
                        margins=(24, 0, 16, 0)), "bar")  # fmt: skip
        tools.setFixedHeight(50)
        self.modes_words = Toned("", "warn")
        self.modes = box(column(self.modes_words, margins=(24, 8, 24, 8)), "well")
        well = _("Tidak ada pertanyaan atau temuan yang terbuka pada konten yang akan tayang.")
        self.all_well = empty("circle-check", _("Semua beres"), well,
                              button(_("Buka Konten"), partial(self.window_.go, "content")))  # fmt: skip
        theirs = _("Yang masih terbuka menunggu orang lain, atau nama Anda belum dipilih.")
        every = button(_("Tampilkan semua"), self._everything)
        self.none_mine = empty("user-check", _("Tidak ada yang menunggu Anda"), theirs, every)
        self.nothing = empty("search", _("Tidak ada yang cocok"), _("Coba judul atau nama lain."),
                             button(_("Tampilkan semua"), self._everything))  # fmt: skip
        meanwhile = _("Pertanyaan dan teks setiap konten diperiksa di latar. Anda boleh terus bekerja.")
        self.waiting = empty("hourglass", _("Sedang diperiksa"), meanwhile)
        self._stack = QStackedWidget()
        for view in (self.list, self.all_well, self.none_mine, self.nothing, self.waiting):
            self._stack.addWidget(view)
        put(QVBoxLayout(self), head, tools, line(), self.modes, self.painter_.heads(), self._stack, gap=0)
        self.layout().setStretch(5, 1)  # type: ignore[union-attr]
        self.setFocusProxy(self.list)
