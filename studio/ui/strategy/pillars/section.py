"""Pilar: the office's pillars with targets, the chart of a period, the year, what crowds out services."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.catalog.share_rules import PillarSet
from studio.domain.content import Pillar
from studio.domain.shares import moved, period
from studio.session import pillar_edits
from studio.ui.naming import platform_name
from studio.ui.strategy.pillars.chart import ChartHead, Legend, ShareChart
from studio.ui.strategy.pillars.crowd import CrowdBar
from studio.ui.strategy.pillars.facts import Facts, ShareRow, View, facts_of, period_words
from studio.ui.strategy.pillars.panel import PillarPanel, sum_words
from studio.ui.strategy.pillars.starters import Starters
from studio.ui.strategy.pillars.ways import show_only, show_pillar
from studio.ui.strategy.pillars.year import TALLEST, YearStrip
from studio.ui.widgets.basic import (
    Label,
    Segments,
    box,
    button,
    card,
    column,
    empty,
    line,
    put,
    row,
    tool,
    writes,
)
from studio.ui.widgets.choice import Choice, Search
from studio.ui.words import _, language, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class PillarSection(QWidget):
    """The section. `view` is what is looked at, `facts` what was counted."""

    kinds = frozenset({"post", "pillar", "targets", "rubric"})

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_, self.desk = window, window.desk
        self.view = View(self.desk.now.date())
        self.facts: Facts | None = None
        self.keys: dict[bool, str | None] = {False: None, True: None}
        """The row one is on, of pillars and of types; None before one was chosen."""
        self._build()

    def refresh(self) -> None:
        """Count the posts anew."""
        if not self.desk.project.all(Pillar) and not self.view.types:
            self.stack.setCurrentWidget(self.starters)
            self.bar.hide()
            return
        self.bar.show()
        self.stack.setCurrentWidget(self.body)
        self.facts = facts_of(self.desk.project, self.view)
        self._show_period()
        self._show_platforms(self.facts.platforms | {self.view.platform} - {""})
        self._show_rows()

    def look(self, **changes: Any) -> None:
        """Look at another period, platform or grouping."""
        self.desk.flush()
        kept = {name: getattr(self.view, name) for name in ("day", "length", "platform", "types")}
        self.view = View(**{**kept, **changes})
        self.refresh()

    def search_here(self) -> None:
        """Put the caret into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def leave(self) -> None:
        """Nothing is held."""

    # what is done

    def add(self) -> None:
        """A new pillar, to be named at once."""
        made = pillar_edits.new_pillar(self.desk.project, _("Pilar baru"))
        self.search.clear()
        self.keys[False] = str(made.id)
        if self.desk.put(_("Tambah pilar"), made):
            self.look(types=False)
            self.panel.name.setFocus()
            self.panel.name.selectAll()

    def start_with(self, chosen: PillarSet) -> None:
        """Take the pillars of a set."""
        made = pillar_edits.first_pillars(chosen, language())
        if self.desk.put(_("Pakai set pilar"), *made):
            self.refresh()
            self.chart.setFocus()
            told = _("{count} pilar dibuat. Ubah nama dan porsinya di samping.").format(count=len(made))
            self.window_.notices.say(told, "ok", (_("Urungkan"), self.window_.undo))

    def move_row(self, by: int) -> None:
        """The pillar one is on, up or down."""
        made = pillar_edits.reordered(self.desk.project, self.panel.key, by)
        if made:
            self.desk.put(_("Urutkan pilar"), *made)

    def show_posts(self) -> None:
        """The posts of the row one is on, in the list of posts."""
        shown = self.row()
        if self.facts is not None and shown is not None:
            idents = frozenset(str(post.id) for post in self.facts.posts_of(shown.key))
            show_only(self.window_, idents, shown.name)

    def show_calendar(self) -> None:
        """The posts of the pillar one is on, in the calendar."""
        show_pillar(self.window_, self.view, self.panel.key)

    # parts

    def _build(self) -> None:
        self.lengths = Segments(
            [("month", _("Bulan")), ("quarter", _("Triwulan")), ("year", _("Tahun"))], self.view.length
        )
        self.lengths.setFixedHeight(34)
        self.lengths.chosen.connect(lambda key: self.look(length=key))
        self.period = Label("", "strong")
        self.period.setMinimumWidth(124)
        self.period.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.platforms = Choice(_("Platform"), [("", _("Semua platform"))])
        self.platforms.picked.connect(lambda key: self.look(platform=key))
        self.platforms.setMinimumWidth(156)
        self.search = Search(_("Cari pilar"))
        self.search.setFixedWidth(180)
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.new = writes(button(_("Tambah pilar"), self.add, kind="primary", icon="plus"))
        self.bar = box(row(
            self.lengths, tool("chevron-left", _("Periode sebelumnya"), partial(self._step, -1), side=18),
            self.period, tool("chevron-right", _("Periode berikutnya"), partial(self._step, 1), side=18),
            self.platforms, None, self.search, self.new, margins=(24, 0, 16, 0),
        ), "bar")  # fmt: skip
        self.bar.setFixedHeight(48)
        self.starters = Starters(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.starters)
        self.body = self._body()
        self.stack.addWidget(self.body)
        put(QVBoxLayout(self), self.bar, line(), self.stack, gap=0).setStretch(2, 1)

    def _body(self) -> QWidget:
        self.crowd = CrowdBar(self._ceremonies)
        self.chart, self.year = ShareChart(), YearStrip()
        self.chart.picked.connect(self._picked)
        self.chart.opened.connect(lambda _key: self.show_posts())
        self.year.picked.connect(
            lambda month: self.look(day=self.view.day.replace(month=month, day=1), length="month")
        )
        self._none = empty("search", _("Tidak ada yang cocok"), _("Coba kata lain."),
                           button(_("Tampilkan semua"), self.search.clear))  # fmt: skip
        inside = column(self.crowd, self._chart_card(), self._year_card(), None, gap=12,
                        margins=(24, 14, 16, 12))  # fmt: skip
        inside.setStretch(2, 3)  # the year grows first, to its most
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(box(inside))
        self.panel = PillarPanel(self)
        self.chart.discarded.connect(self.panel.ask)
        ground = box(row(self.panel), "panel")
        made = QWidget()
        parts = put(QHBoxLayout(made), area, line(upright=True), ground, gap=0)
        parts.setStretch(0, 1)
        return made

    def _chart_card(self) -> QFrame:
        self.grouping = Segments(
            [("pillars", sense("banyak", "Pilar")), ("types", sense("banyak", "Jenis konten"))], "pillars"
        )
        self.grouping.setFixedHeight(34)
        self.grouping.chosen.connect(lambda key: self.look(types=key == "types"))
        self.sum = Label("", "chip")
        head = box(row(self.grouping, self.sum, None, Legend(), gap=12, margins=(12, 0, 16, 0)))
        head.setFixedHeight(48)
        self.head = ChartHead(self.chart)
        return card(head, line(), self.head, self.chart, self._none, gap=0, margins=(1, 0, 1, 6))

    def _year_card(self) -> QFrame:
        self.year_title = Label("", "section")
        self.only = Segments([("all", _("Semua")), ("one", _("Baris terpilih saja"))], "all")
        self.only.setFixedHeight(32)
        self.only.chosen.connect(lambda _key: self._picked(self.chart.key()))
        head = box(row(self.year_title, None, self.only, margins=(16, 0, 12, 0)))
        head.setFixedHeight(44)
        inside = box(column(self.year, margins=(12, 0, 12, 10)))
        made = card(head, inside, gap=0, margins=(1, 0, 1, 0))
        made.setMaximumHeight(TALLEST + head.height() + 12)
        return made

    # what is shown

    def _show_period(self) -> None:
        first, _last = period(self.view.length, self.view.day)
        self.period.setText(period_words(self.view))
        self.period.setMinimumWidth(200 if self.view.length == "quarter" else 124)
        self.lengths.buttons[self.view.length].setChecked(True)
        self.grouping.buttons["types" if self.view.types else "pillars"].setChecked(True)
        self.year_title.setText(_("Sepanjang {year}").format(year=first.year))

    def _show_platforms(self, used: frozenset[str]) -> None:
        now = [str(self.platforms.itemData(n)) for n in range(1, self.platforms.count())]
        names = sorted((platform_name(ident).casefold(), ident) for ident in used)
        if now == [ident for _name, ident in names]:
            return
        self.platforms.clear()
        self.platforms.addItem(_("Semua platform"), "")
        for _name, ident in names:
            self.platforms.addItem(platform_name(ident), ident)
        self.platforms.show_key(self.view.platform)

    def _show_rows(self) -> None:
        if self.facts is None:
            return
        words = self.search.text().casefold().split()
        rows = [one for one in self.facts.rows if all(w in one.name.casefold() for w in words)]
        self.chart.show_rows(rows, self.keys[self.view.types])
        for part, on in ((self._none, not rows), (self.chart, bool(rows)), (self.head, bool(rows))):
            part.setVisible(on)
        self.head.update()
        told, tone = sum_words(self.facts.targeted)
        self.sum.setText(told)
        self.sum.tint(tone)
        self.sum.setVisible(bool(self.facts.targeted))
        self.crowd.show_crowd(self.facts.crowd, self.period.text())
        self.panel.setVisible(bool(rows))
        self._picked(self.chart.key())

    def _picked(self, key: str) -> None:
        self.keys[self.view.types] = key
        shown = self.row()
        if self.facts is None or shown is None:
            return
        self.panel.show_row(shown, self.facts)
        self.year.show_facts(self.facts, key if self.only.buttons["one"].isChecked() else None)

    def row(self) -> ShareRow | None:
        """The row one is on."""
        shown = self.chart.shares.rows
        return next((one for one in shown if one.key == self.keys[self.view.types]), None)

    def _step(self, by: int) -> None:
        self.look(day=moved(self.view.length, self.view.day, by))

    def _ceremonies(self) -> None:
        if self.facts is not None:
            told = _("acara kantor, {period}").format(period=self.period.text())
            show_only(self.window_, frozenset(self.facts.crowd.ceremonies), told)
