"""Impor: a file looked at before anything is stored: columns, what is new or changed, what cannot be read."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.ui.calendar.exchange.columns import ColumnList
from studio.ui.calendar.exchange.rows import Row, RowPainter
from studio.ui.naming import number
from studio.ui.said import error_words, said
from studio.ui.widgets.basic import (
    Elided,
    Icon,
    Label,
    Segments,
    box,
    button,
    column,
    empty,
    line,
    put,
    row,
)  # fmt: skip
from studio.ui.widgets.choice import Search
from studio.ui.widgets.rowlist import RowList, RowModel
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage
    from studio.ui.jobs import Job

SIDE = 400
KINDS = ("new", "changed", "bad")


@dataclass(slots=True)
class Seen:
    """What the background process said of the file."""

    name: str = ""
    form: str = ""
    notes: tuple[str, ...] = ()
    same: int = 0
    rows: tuple[Row, ...] = ()
    data: bytes = b""

    def count(self, kind: str) -> int:
        """How many rows of a kind."""
        return sum(one.kind == kind for one in self.rows)


class ImportDialog(QDialog):
    """The panel."""

    def __init__(self, page: "CalendarPage", path: Path) -> None:
        super().__init__(page.window_)
        self.page, self.path, self.seen = page, path, Seen()
        self.job: Job | None = None
        self.setWindowTitle(_("Impor rencana"))
        room = page.window_.size()
        self.resize(min(1080, room.width() - 60), min(680, room.height() - 40))
        self._parts()
        self._build()
        self.read({})

    def read(self, mapping: dict[str, str]) -> None:
        """Read the file in the background, columns taken as told."""
        if self.job is not None:
            self.page.window_.jobs.cancel(self.job)
        given = {"project": str(self.page.desk.session.path), "path": str(self.path), "mapping": mapping}
        job = self.page.window_.jobs.run("plan_read", _("Membaca {name}").format(name=self.path.name), given)
        self.job = job
        self.store.setEnabled(False)
        self.state.setText(_("Membaca berkas…"))
        job.done.connect(lambda made: self._came(job, made))
        job.failed.connect(lambda error: self._refused(job, error))

    def save(self) -> None:
        """Store the good rows as one step that can be undone."""
        from studio.session import agenda, exchange_tasks, plan_import  # noqa: PLC0415 - heavy

        desk, seen = self.page.desk, exchange_tasks.seen_of(self.seen.data)
        done: list[bool] = []

        def work() -> None:
            records, moves = plan_import.changes(desk.project, seen)
            if desk.put(plan_import.command_of(seen), *records):
                agenda.log_dropped(desk.session, moves)
                done.append(True)

        if desk.flush() and desk.attempt(work) and done:
            self.accept()
            self._tell()
        else:
            self.read(self.columns.mapping())

    def done(self, result: int) -> None:
        """Give up reading."""
        if self.job is not None:
            self.page.window_.jobs.cancel(self.job)
            self.job = None
        super().done(result)

    def _tell(self) -> None:
        new, changed, bad = (self.seen.count(kind) for kind in KINDS)
        words = _("Impor “{name}”: {new} baru, {changed} berubah, {bad} dilewati.").format(
            name=self.seen.name, new=number(new), changed=number(changed), bad=number(bad)
        )
        self.page.window_.notices.say(words, "ok", (_("Urungkan"), self.page.window_.undo))
        dated = [one.date for one in self.seen.rows if one.kind == "new" and one.date]
        if dated:
            from datetime import date  # noqa: PLC0415 - only here

            self.page.show_day(date.fromisoformat(min(dated)))

    def _came(self, job: "Job", made: dict[str, Any]) -> None:
        if job is not self.job:
            return
        self.job = None
        rows = tuple(Row.of(one) for one in made["rows"])
        self.seen = Seen(made["name"], made["form"], tuple(made["notes"]), made["same"], rows, made["seen"])
        self.columns.show_columns(made["columns"])
        self.side.setVisible(bool(made["columns"]))
        self.wall.setVisible(bool(made["columns"]))
        self._count()
        first = next((kind for kind in ("bad", "new", "changed") if self.seen.count(kind)), "new")
        self.kinds.buttons[first].setChecked(True)
        self._show()
        if not self.columns.isAncestorOf(self.focusWidget() or self):
            self.list.setFocus()

    def _refused(self, job: "Job", error: StudioError) -> None:
        if job is not self.job:
            return
        self.job, self.seen = None, Seen()
        self.state.setText(error_words(error))
        self.fault.setText(error_words(error))
        self.stack.setCurrentIndex(2)
        self._count()

    def _count(self) -> None:
        new, changed, bad = (self.seen.count(kind) for kind in KINDS)
        names = (_("Baru {count}"), _("Berubah {count}"), _("Tidak terbaca {count}"))
        for kind, words, count in zip(KINDS, names, (new, changed, bad), strict=True):
            self.kinds.buttons[kind].setText(words.format(count=number(count)))
            self.kinds.buttons[kind].setEnabled(count > 0)
        good = new + changed
        unit = _("kegiatan") if self.seen.form == "ics" else _("baris")
        if good and bad:
            words = _("Simpan {good} {unit}, lewati {bad}").format(
                good=number(good), bad=number(bad), unit=unit
            )
        elif good:
            words = _("Simpan {good} {unit}").format(good=number(good), unit=unit)
        else:
            words = _("Tidak ada yang perlu disimpan")
        self.store.setText(words)
        self.store.setEnabled(good > 0)
        told = [said(note) for note in self.seen.notes]
        if self.seen.same:
            same = many("{count} konten sudah sama.", self.seen.same)
            told.insert(0, same.format(count=number(self.seen.same)))
        self.state.setText(" ".join(told))

    def _show(self, _what: object = None) -> None:
        kind = next((k for k, made in self.kinds.buttons.items() if made.isChecked()), "new")
        words = self.search.text().casefold().split()
        found = [
            one for one in self.seen.rows
            if one.kind == kind and all(word in one.words for word in words)
        ]  # fmt: skip
        self.list.model().show_rows(found)  # type: ignore[attr-defined] # a RowModel
        if not self.seen.data:
            return
        empty_file = not self.seen.rows and not self.seen.same
        self.fault.setText(" ".join(said(note) for note in self.seen.notes))
        self.stack.setCurrentIndex(0 if found else 3 if words else 2 if empty_file else 1)

    # parts

    def _parts(self) -> None:
        self.columns = ColumnList()
        self.columns.changed.connect(self.read)
        self.kinds = Segments([(kind, "") for kind in KINDS], "new")
        self.kinds.chosen.connect(self._show)
        self.search = Search(_("Cari baris"), _("Cari judul atau sebab"))
        self.search.setFixedWidth(220)
        self.search.textChanged.connect(self._show)
        self.list = RowList(RowModel[Row](self), _("Isi berkas"))
        self.list.setItemDelegate(RowPainter(self.list))
        self.state, self.fault = Label("", "muted", wrap=True), Label("", "muted", wrap=True)
        self.store = button(_("Simpan"), self.save, kind="primary", icon="check")

    def _build(self) -> None:
        nothing = empty("circle-check", _("Tidak ada yang berubah"),
                        _("Semua isi berkas ini sudah ada di proyek, sama persis."))  # fmt: skip
        self.fault.setMaximumWidth(460)
        wrong = box(column(None, row(None, self.fault, None), None, margins=(24, 24, 24, 24)))
        none_found = empty("search", _("Tidak ada baris yang cocok"), _("Coba kata lain."))
        self.stack = QStackedWidget()
        for page in (self.list, nothing, wrong, none_found):
            self.stack.addWidget(page)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.columns)
        area.setAccessibleName(_("Kolom berkas"))
        hint = _("Setiap kolom dibaca sebagai apa. Yang tidak perlu, lewati.")
        told = column(
            Label(_("Kolom berkas"), "strong"),
            Label(hint, "hint", wrap=True),
            gap=2,
            margins=(24, 10, 16, 10),
        )
        self.side = box(column(box(told), line(), area, gap=0), "panel")
        self.side.setFixedWidth(SIDE)
        self.wall = line(upright=True)
        name = Elided(self.path.name, "section")
        over = row(Icon("file-import", "muted", 20), name, gap=10, margins=(24, 12, 16, 12))
        over.setStretch(1, 1)
        head = row(self.kinds, None, self.search, gap=12, margins=(16, 8, 16, 8))
        main = QWidget()
        put(QVBoxLayout(main), box(head), line(), self.stack, gap=0).setStretch(2, 1)
        foot = row(self.state, button(_("Batal"), self.reject), self.store, gap=12, margins=(24, 12, 16, 12))
        foot.setStretch(0, 1)
        whole = QWidget()
        body = row(self.side, self.wall, main, gap=0)
        body.setStretch(2, 1)
        whole.setLayout(body)
        put(QVBoxLayout(self), box(over), line(), whole, line(), box(foot), gap=0).setStretch(2, 1)
        self.side.hide()
        self.wall.hide()
        self.stack.setCurrentIndex(2)
