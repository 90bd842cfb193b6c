"""The section Strategi: the plans there are, and the one being written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.strategy import StrategyPlan
from studio.session.strategy_plan import new_plan
from studio.ui.strategy.plan.editor import PlanEditor
from studio.ui.strategy.plan.lists import beginnings, plan_list
from studio.ui.widgets.basic import box, button, column, line, put, row, writes
from studio.ui.widgets.choice import Search
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

WIDE = 1180


class PlanSection(QWidget):
    """Written plans."""

    kinds = frozenset(
        {"plan", "campaign", "message", "pillar", "post", "figure", "office", "rubric", "inquiry"}
    )

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_, self.desk = window, window.desk
        self.open_one = ""
        self.offering = False
        """Whether the forms are offered although there are plans."""
        self.editor: PlanEditor | None = None
        self.search = Search(_("Cari rencana"), _("Cari judul rencana"))
        self.search.setFixedWidth(250)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self._stack = QStackedWidget()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._new = writes(
            button(_("Rencana baru"), lambda: self.offer(on=True), kind="primary", icon="plus")
        )
        self._back = button(_("Kembali ke daftar"), lambda: self.offer(on=False), icon="arrow-left")
        self._bar = box(row(self.search, self._back, None, self._new, margins=(24, 0, 16, 0)), "bar")
        self._bar.setFixedHeight(48)
        self._edge = line()
        whole = QWidget()
        put(QVBoxLayout(whole), self._bar, self._edge, self._area, gap=0).setStretch(2, 1)
        self._stack.addWidget(whole)
        put(QVBoxLayout(self), self._stack, gap=0)

    def refresh(self) -> None:
        """Show the plans, or the one that is open."""
        if self.open_one and self.desk.project.find(StrategyPlan, self.open_one) is None:
            self.close_plan()
            return
        if self.open_one and self.editor is not None:
            self.editor.refresh()
            return
        plans = self.desk.project.all(StrategyPlan)
        offered = self.offering or not plans
        for made, shown in (
            (self._new, not offered),
            (self.search, not offered),
            (self._back, offered and bool(plans)),
            (self._bar, bool(plans)),
            (self._edge, bool(plans)),
        ):
            made.setVisible(shown)
        body = beginnings(self) if offered else plan_list(self, plans)
        body.setMaximumWidth(WIDE)
        held = box(column(body, None, margins=(24, 20, 24, 24)))
        self._area.setWidget(box(row(held, gap=0)))
        self._stack.setCurrentIndex(0)

    def search_here(self) -> None:
        """Put the caret into the search field."""
        if not self.open_one and self.search.isVisible():
            self.search.setFocus()

    def offer(self, *, on: bool) -> None:
        """Show the forms a plan can be begun from, or the plans again."""
        self.offering = on
        self.refresh()

    def begin(self, form: str) -> None:
        """Begin a plan on a form and open it."""
        plan = new_plan(self.desk.project, form, self.desk.now.date())  # type: ignore[arg-type] # of the catalogue
        if self.desk.put(_("Mulai rencana “{title}”").format(title=plan.title), plan):
            self.offering = False
            self.open_plan(plan.id)

    def open_plan(self, ident: str, tab: str = "write") -> None:
        """Open a plan."""
        self._drop()
        self.open_one = ident
        self.editor = PlanEditor(self, ident)
        self._stack.addWidget(self.editor)
        self._stack.setCurrentWidget(self.editor)
        self.editor.show_tab(tab)
        self.editor.start()

    def close_plan(self) -> None:
        """Go back to the list."""
        self.desk.flush()
        self._drop()
        self.refresh()
        self._area.setFocus()

    def remove(self, plan: StrategyPlan) -> None:
        """Take a plan away."""
        words = _("Hapus rencana “{title}”").format(title=plan.title)
        if self.desk.edit(words, lambda draft: draft.remove(StrategyPlan, plan.id)):
            said = _("Rencana “{title}” dihapus. Ctrl+Z mengembalikannya.").format(title=plan.title)
            self.window_.notices.say(said, "info", (_("Urungkan"), self.window_.undo))

    def leave(self) -> None:
        """Store what is typed."""
        self.desk.flush()

    def _drop(self) -> None:
        self.open_one = ""
        if self.editor is not None:
            self._stack.removeWidget(self.editor)
            self.editor.deleteLater()
            self.editor = None
