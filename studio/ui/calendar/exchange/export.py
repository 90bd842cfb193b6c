"""Ekspor & cetak: kind, span, what to include, paper, the first page as it will be; then a job writes it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QScrollArea, QVBoxLayout, QWidget

from studio.domain.content import Post
from studio.errors import StudioError
from studio.session import preferences
from studio.session.scheduling import ready
from studio.ui import theme
from studio.ui.calendar.exchange.forms import GROUPS, Kind, kind_of, spans
from studio.ui.calendar.exchange.scheduler import SchedulerForm
from studio.ui.calendar.exchange.sheet import Sheet
from studio.ui.naming import many_posts, number
from studio.ui.said import error_words
from studio.ui.widgets.basic import Icon, Label, Segments, Switch, Toned, box, button, column, line, put, row
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import FormRow
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage
    from studio.ui.jobs import Job

PAUSE_MS = 250
SIDE = 372
Ready = Callable[[Kind, Path, dict[str, Any]], None]
"""Told what to write, where, and what the job is given."""


class ExportDialog(QDialog):
    """The panel. `ready` is called once a place for the file was chosen."""

    def __init__(self, page: "CalendarPage", ident: str, ready: Ready) -> None:
        super().__init__(page.window_)
        self.page, self.kind, self._ready = page, kind_of(ident), ready
        self.setWindowTitle(_("Ekspor & cetak"))
        room = page.window_.size()
        self.resize(min(1080, room.width() - 60), min(680, room.height() - 40))
        self._run = 0
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._parts()
        self._build()
        self.show_kind(ident)

    def show_kind(self, ident: str) -> None:
        """Another kind of file."""
        self.kind = kind_of(ident)
        self.choice.show_key(ident)
        self.about.setText(self.kind.about())
        self.icon.setPixmap(theme.pixmap(self.kind.icon, "muted", 40))
        self.what.setText(self.kind.words())
        self.more.setText(self.kind.about())
        self.about.setVisible(self.kind.shown)
        self.paper_row.setVisible(self.kind.printed)
        self.sign.setVisible(self.kind.printed)
        self.days.setVisible(self.kind.printed or self.kind.form == "ics")
        self.include.setVisible(self.kind.printed or self.kind.form == "ics" or not self.only.isHidden())
        self.tool.setVisible(bool(self.kind.tool))
        self.tool.show_tool(self.kind.tool)
        self.sheet.setVisible(self.kind.shown)
        self.still.setVisible(not self.kind.shown)
        self._changed()

    @property
    def narrowed(self) -> bool:
        """Whether the calendar shows only some posts."""
        return self.page.wanted != type(self.page.wanted)()

    def span(self) -> tuple[str, str]:
        """First and last day; empty for everything."""
        if self.spans.key() == "own":
            return self.first.day(), self.last.day()
        return next(((a, b) for key, _w, a, b in self._spans if key == self.spans.key()), ("", ""))

    def wanted(self) -> dict[str, Any]:
        """What the session is asked for."""
        first, last = self.span()
        given: dict[str, Any] = {
            "form": self.kind.form, "first": first, "last": last, "paper": self.papers(),
            "with_days": self.days.isChecked(), "sign": self.sign.isChecked(),
        }  # fmt: skip
        if not self.only.isHidden() and self.only.isChecked():
            plan = self.page.plan
            given["only"] = [
                str(e.post.id) for e in (*plan.ideas, *(e for d in plan.days.values() for e in d))
            ]
        return given

    def papers(self) -> str:
        """The paper chosen."""
        return next(key for key, made in self.paper.buttons.items() if made.isChecked())

    def save(self) -> None:
        """Ask where, and have it written."""
        why = self._wrong()
        if why or not self.page.desk.flush() or not self.tool.keep():
            return
        first, last = self.span()
        name = f"kalender-konten-{self._name(first, last)}.{self.kind.suffix}"
        folder = preferences.read().export_folder or str(Path.home())
        words = f"{self.kind.words()} (*.{self.kind.suffix})"
        out, _chosen = QFileDialog.getSaveFileName(self, _("Simpan"), str(Path(folder) / name), words)
        if not out:
            return
        path = Path(out)
        if path.suffix.lower() != f".{self.kind.suffix}":
            path = path.with_name(f"{path.name}.{self.kind.suffix}")
        preferences.change(export_folder=str(path.parent))
        given: dict[str, Any] = {"project": str(self.page.desk.session.path), "out": str(path)}
        if self.kind.tool:
            given |= {"scheduler": self.tool.wanted(), "first": first, "last": last}
        else:
            given["wanted"] = self.wanted()
        self._ready(self.kind, path, given)
        self.accept()

    def done(self, result: int) -> None:
        """Give up the page that is being painted."""
        self._pause.stop()
        self._stop()
        super().done(result)

    def _name(self, first: str, last: str) -> str:
        key = self.spans.key()
        if key == "month":
            return first[:7]
        return first[:4] if key == "year" else f"{first}-{last}" if first else "semua"

    # looking

    def _changed(self, _what: object = None) -> None:
        own = self.spans.key() == "own"
        self.own.setVisible(own)
        why = self._wrong()
        self.write.setEnabled(not why)
        self.fault.setVisible(bool(why))
        self.fault.say(why, "warn")
        self._stop()
        self.pages.setVisible(self.kind.shown and not why)
        if why:
            self.sheet.clear()
            self.sheet.say("")
        if self.kind.shown and not why:
            self.sheet.say(_("Menyiapkan pratinjau…"))
            self._pause.start()
        self.count.setText(self._count())

    def _count(self) -> str:
        first, last = self.span()
        if self.kind.tool:
            held = self.page.days.held
            free = [post for post in self.page.desk.project.all(Post) if not held(str(post.id))]
            found = ready(free, self.tool.platform.key(), first, last)
            return many("{count} konten siap dijadwalkan", found).format(count=number(found))
        plan = self.page.plan
        found = sum(len(v) for k, v in plan.days.items() if (first or "0") <= k <= (last or "9"))
        found += len(plan.ideas) if not first else 0
        if self.narrowed and not self.only.isChecked():
            return ""
        return many_posts(found)

    def _wrong(self) -> str:
        """Why nothing can be written yet."""
        if self.spans.key() == "own":
            first, last = self.span()
            if not first or not last:
                return _("Isi kedua tanggal rentangnya.")
            if last < first:
                return _("Tanggal akhir mendahului tanggal awal.")
        return self.tool.wrong() if self.kind.tool else ""

    def _look(self) -> None:
        if not self.isVisible() or not self.page.desk.flush():
            return
        self._run += 1
        run = self._run
        given = {
            "project": str(self.page.desk.session.path), "wanted": self.wanted(),
            "width": self.sheet.wanted(),
        }  # fmt: skip
        job = self.page.window_.jobs.run("plan_look", _("Menyiapkan pratinjau"), given, quiet=True)
        self._job = job
        job.done.connect(lambda made: self._came(run, made))
        job.failed.connect(lambda error: self._refused(run, error))

    def _came(self, run: int, made: dict[str, Any]) -> None:
        if run != self._run:
            return
        self._job = None
        self.sheet.show_page(made["png"])
        count = made["pages"]
        words = many("{count} halaman", count).format(count=number(count)) if count else _("banyak halaman")
        self.pages.setText(words)

    def _refused(self, run: int, error: StudioError) -> None:
        if run == self._run:
            self._job = None
            self.sheet.clear()
            self.sheet.say(error_words(error))

    def _stop(self) -> None:
        self._run += 1
        if self._job is not None:
            self.page.window_.jobs.cancel(self._job)
            self._job = None

    # parts

    def _parts(self) -> None:
        options = [(ident, kind_of(ident).words()) for _words, idents in GROUPS for ident in idents]
        self.choice = Choice(_("Jenis berkas"), options, self.kind.ident)
        self.choice.picked.connect(self.show_kind)
        self.about = Label("", "hint", wrap=True)
        self._spans = spans(self.page.day)
        self.spans = Choice(_("Rentang"), [(key, words) for key, words, _a, _b in self._spans], "month")
        self.spans.picked.connect(self._changed)
        self.first, self.last = DayField(_("Mulai tanggal")), DayField(_("Sampai tanggal"))
        for field in (self.first, self.last):
            field.today = self.page.today
            field.typed.connect(self._changed)
        self.own = box(row(self.first, Label("–", "muted"), self.last, gap=6))
        self.days = Switch(_("Hari penting dan kampanye"), on=True, changed=self._changed)
        self.sign = Switch(_("Ruang tanda tangan “Mengetahui”"), changed=self._changed)
        self.only = Switch(_("Hanya yang sedang disaring"), on=True, changed=self._changed)
        self.only.setHidden(not self.narrowed)
        self.paper = Segments([("a4", "A4"), ("f4", "F4"), ("a3", "A3")], "a4")
        self.paper.chosen.connect(self._changed)
        self.tool = SchedulerForm(self.page, self._changed)
        self.sheet, self.pages = Sheet(), Label("", "hint")
        self.sheet.resized.connect(self._again)
        self.fault = Toned("", "warn")
        self.icon, self.what = Icon("table", "muted", 40), Label("", "section")
        self.more = Label("", "muted", wrap=True)
        self.count = Label("", "muted")
        self.write = button(_("Simpan ke berkas…"), self.save, kind="primary", icon="download")

    def _again(self) -> None:
        if self.kind.shown and self.sheet.ready:
            self._pause.start()

    def _build(self) -> None:
        self.paper_row = FormRow(_("Kertas"), box(row(self.paper, None)), hint=_("F4 (folio): 215 × 330 mm"))
        self.include = box(column(Label(_("Sertakan"), "strong"), self.days, self.sign, self.only, gap=4))
        self.kind_row = FormRow(_("Jenis berkas"), self.choice)
        rows = column(
            self.kind_row, self.about, 4, FormRow(_("Rentang"), self.spans), self.own, self.include,
            self.paper_row, self.tool, None, gap=12, margins=(24, 20, 20, 16),
        )  # fmt: skip
        side = QScrollArea()
        side.setWidgetResizable(True)
        side.setFrameShape(QScrollArea.Shape.NoFrame)
        side.setWidget(box(rows, "panel"))
        side.setFixedWidth(SIDE)
        side.setAccessibleName(_("Pilihan berkas"))
        middle = column(None, self.icon, self.what, self.more, None, gap=12, margins=(48, 0, 48, 0))
        middle.setAlignment(self.icon, Qt.AlignmentFlag.AlignHCenter)
        for part in (self.what, self.more):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.still = box(middle, "canvas")
        told = (self.count, self.pages, self.fault)
        foot = row(*told, None, button(_("Batal"), self.reject), self.write, gap=12, margins=(24, 12, 16, 12))
        whole = QWidget()
        body = row(side, line(upright=True), self.sheet, self.still, gap=0)
        body.setStretch(2, 1)
        body.setStretch(3, 1)
        whole.setLayout(body)
        put(QVBoxLayout(self), whole, line(), box(foot), gap=0).setStretch(0, 1)
