"""A plan as it is written: title and period above, then its parts, its indicators, its results."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.strategy import StrategyPlan
from studio.session.strategy_plan import form_of
from studio.ui.naming import short_date
from studio.ui.strategy.plan.indicators import IndicatorTable
from studio.ui.strategy.plan.parts import PartsTab
from studio.ui.strategy.plan.results import ResultsTab
from studio.ui.widgets.basic import Label, Segments, box, button, line, put, row, tool, writes
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, named, sense

if TYPE_CHECKING:
    from studio.ui.strategy.plan.section import PlanSection


class PlanEditor(QWidget):
    """One plan."""

    def __init__(self, section: "PlanSection", ident: str) -> None:
        super().__init__()
        self.section, self.desk, self.ident = section, section.desk, ident
        form = form_of(self.plan)
        self.title = writes(TextField(_("Judul rencana"), self.plan.title))
        self.title.setMinimumWidth(180)
        self.title.setCursorPosition(0)
        self.title.typed.connect(lambda text: self.change("title", _("Ubah judul rencana"), title=text))
        self.start_day, self.end_day = (
            self._day(name) for name in (_("Mulai berlaku"), _("Selesai berlaku"))
        )
        self.tabs = Segments(
            [("write", _("Naskah")), ("indicators", _("Indikator")), ("results", _("Rencana dan hasil"))],
            "write",
        )
        self.tabs.setFixedHeight(36)
        self.tabs.chosen.connect(self.show_tab)
        self.export = button(_("Ekspor DOCX"), self._papers, icon="file-export")
        back = tool("arrow-left", _("Kembali ke daftar rencana"), section.close_plan)
        head = box(
            row(
                back,
                self.title,
                self.start_day,
                Label("–", "muted"),
                self.end_day,
                8,
                self.tabs,
                self.export,
                gap=8,
                margins=(16, 0, 16, 0),
            ),
            "bar",
        )
        head.setFixedHeight(48)
        head.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.title.setToolTip(named(form.title, form.id))
        self.parts, self.indicators = PartsTab(self), IndicatorTable(self)
        self.results = ResultsTab(self)
        self._stack = QStackedWidget()
        for page in (self.parts, self.indicators, self.results):
            self._stack.addWidget(page)
        put(QVBoxLayout(self), head, line(), self._stack, gap=0).setStretch(2, 1)

    @property
    def plan(self) -> StrategyPlan:
        """The plan as it is now."""
        return self.desk.project.get(StrategyPlan, self.ident)

    def start(self) -> None:
        """Put the caret where one goes on writing."""
        self.parts.start()

    def refresh(self) -> None:
        """Show the plan as it is now."""
        plan = self.plan
        self.title.show_text(plan.title)
        for field, day in ((self.start_day, plan.start), (self.end_day, plan.end)):
            if not field.hasFocus():
                field.show_text(short_date(day).partition(", ")[2] or day)
        now = self._stack.currentWidget()
        if isinstance(now, PartsTab | IndicatorTable | ResultsTab):
            now.refresh()

    def show_tab(self, tab: str) -> None:
        """Show a part of the page."""
        self.desk.flush()
        self.tabs.buttons[tab].setChecked(True)
        self._stack.setCurrentIndex(("write", "indicators", "results").index(tab))
        self.refresh()

    def change(self, field: str, command: str, **values: Any) -> None:
        """Take in what is typed."""
        self.desk.type(f"plan-{self.ident}-{field}", command, msgspec.structs.replace(self.plan, **values))

    def write_to(self, out: Path, paper: str) -> None:
        """Write the plan as a document in the background."""
        if not self.desk.flush():
            return
        first, last = self.results.span
        given = {
            "project": str(self.desk.session.path), "plan": self.ident, "out": str(out), "paper": paper,
            "first": first, "last": last,
        }  # fmt: skip
        window = self.section.window_
        job = window.jobs.run("strategy_docx", _("Menulis dokumen strategi"), given)
        job.done.connect(self._written)
        job.failed.connect(window.notices.fail)

    def _written(self, made: dict[str, Any]) -> None:
        name = Path(made["path"]).name
        self.section.window_.notices.say(_("Dokumen {name} sudah ditulis.").format(name=name), "ok")

    def _papers(self) -> None:
        menu = QMenu(self)
        for paper, words in (("a4", _("Kertas A4")), ("f4", _("Kertas F4"))):
            menu.addAction(words).triggered.connect(partial(self._ask, paper))
        menu.popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))

    def _ask(self, paper: str) -> None:
        title = "".join(ch if ch.isalnum() or ch in " -–" else " " for ch in self.plan.title).strip()
        near = str(self.desk.session.path.parent / f"{title or 'strategi'}.docx")
        name, _kind = QFileDialog.getSaveFileName(self, _("Simpan dokumen"), near, "Word (*.docx)")
        if name:
            self.write_to(Path(name if name.lower().endswith(".docx") else f"{name}.docx"), paper)

    def _day(self, name: str) -> DayField:
        made = writes(DayField(name, hint=sense("hari", "Tanggal")))
        made.setFixedWidth(132)
        made.today = self.desk.now.date()
        made.editingFinished.connect(partial(self._period, made))
        return made

    def _period(self, field: DayField) -> None:
        which = "start" if field is self.start_day else "end"
        day = field.day()
        field.setProperty("bad", "true" if field.text().strip() and not day else "false")
        field.style().polish(field)
        if field.text().strip() and not day:
            self.section.window_.notices.say(_("Tanggal tidak terbaca; tulis misalnya 31/12/2026."), "warn")
            return
        if getattr(self.plan, which) != day:
            changed = msgspec.structs.replace(self.plan, **{which: day})
            self.desk.put(_("Ubah periode rencana"), changed)
