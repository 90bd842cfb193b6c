"""The plans there are as cards, and the forms one can begin from."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.catalog.strategy_forms import Form, forms
from studio.domain.plan_results import filled, judged
from studio.domain.platform import CONFIDENCE_NAMES
from studio.domain.strategy import StrategyPlan
from studio.session.strategy_plan import form_of, span_of
from studio.ui.home import parts
from studio.ui.naming import between, number, short_date
from studio.ui.said import said
from studio.ui.widgets.bars import ShareBar
from studio.ui.widgets.basic import Icon, Label, box, button, column, empty, put, row, tool, writes
from studio.ui.words import _, many, named, sense

if TYPE_CHECKING:
    from studio.ui.strategy.plan.section import PlanSection

ICONS = {"strategy": "file-text", "agenda": "flag", "nine-steps": "list-numbers"}


def period_words(plan: StrategyPlan, section: "PlanSection") -> str:
    """`1 Jan – 31 Des 2026`."""
    return between(*span_of(plan, section.desk.now.date()))


def beginnings(section: "PlanSection") -> QWidget:
    """The three forms, each with what it is for and what it follows."""
    title = Label(_("Mulai rencana dari salah satu bentuk"), "title")
    words = Label(
        _(
            "Setiap bentuk menuntun bagian demi bagian, dengan pertanyaan dan contoh. Isinya dapat diambil"
            " dari kampanye, pilar, kanal, kalender, dan masukan publik di proyek ini."
        ),
        "muted",
        wrap=True,
    )
    cards = row(*(_form_card(section, form) for form in forms().values()), gap=16)
    for place in range(cards.count()):
        cards.setStretch(place, 1)
    return box(column(title, words, 8, cards, gap=8))


def _form_card(section: "PlanSection", form: Form) -> QFrame:
    made = QFrame()
    made.setObjectName("card")
    name = named(form.title, form.id)
    steps = column(*(_step(n, named(part.title)) for n, part in enumerate(form.parts, 1)), gap=5)
    basis = form.basis
    sure = said(CONFIDENCE_NAMES[basis.confidence])
    origin = _("{basis}; {sure}, dicek {day}.").format(
        basis=named(basis.short), sure=sure, day=short_date(basis.checked)
    )
    about, note = Label(named(form.about), "", wrap=True), Label(named(basis.note), "hint", wrap=True)
    begin = writes(
        button(sense("rencana", "Mulai"), partial(section.begin, form.id), kind="primary", icon="plus")
    )
    begin.setAccessibleName(_("Mulai {name}").format(name=name))
    head = row(Icon(ICONS.get(form.id, "file-text"), "accent", 22), Label(name, "section"), None, gap=10)
    put(QVBoxLayout(made), head, about, 4, steps, None, 4, Label(origin, "hint", wrap=True), note, 4,
        row(begin, None), gap=8, margins=(18, 18, 18, 18))  # fmt: skip
    return made


def _step(place: int, words: str) -> QWidget:
    mark = Label(str(place), "hint")
    mark.setFixedWidth(16)
    mark.setAlignment(Qt.AlignmentFlag.AlignRight)
    return box(row(mark, Label(words), None, gap=8))


def plan_list(section: "PlanSection", plans: Sequence[StrategyPlan]) -> QWidget:
    """A card for each plan that fits the search, the one that ends last first."""
    wanted = section.search.text().casefold().split()
    fits = [p for p in plans if all(word in f"{p.title} {form_of(p).title}".casefold() for word in wanted)]
    if not fits:
        return empty("search", _("Tidak ada rencana yang cocok"), _("Coba kata lain."),
                     button(_("Tampilkan semua"), section.search.clear))  # fmt: skip
    ranked = sorted(fits, key=lambda plan: (plan.end, plan.title), reverse=True)
    return box(column(*(_plan_card(section, plan) for plan in ranked), gap=12))


def _plan_card(section: "PlanSection", plan: StrategyPlan) -> QFrame:
    form = form_of(plan)
    whole = len(form.part)
    done = filled(plan, [part.id for part in form.part])
    progress = _("{done} dari {whole} bagian terisi").format(done=number(done), whole=number(whole))
    reached = sum(1 for one in plan.indicators if judged(one).verdict == "reached")
    measured = many("{count} indikator", len(plan.indicators)).format(count=number(len(plan.indicators)))
    if plan.indicators:
        measured = _("{indicators}, {reached} tercapai").format(indicators=measured, reached=number(reached))
    bar = ShareBar(done / whole, progress, "ok" if done == whole else "accent")
    bar.setFixedWidth(150)
    side = box(column(None, bar, Label(progress, "hint"), None, gap=2))
    side.setFixedWidth(190)
    title = plan.title or named(form.title, form.id)
    below = f"{named(form.title, form.id)} · {period_words(plan, section)} · {measured}"
    made = QFrame()
    made.setObjectName("card")
    opened = parts.OpenRow(
        _("Buka {title}").format(title=title), partial(section.open_plan, plan.id),
        Icon(ICONS.get(plan.form, "file-text"), "accent", 22), parts.two_lines(title, below), side, height=68,
    )  # fmt: skip
    results = button(_("Rencana dan hasil"), partial(section.open_plan, plan.id, "results"), small=True)
    away = writes(
        tool("trash", _("Hapus {title}").format(title=title), partial(section.remove, plan), side=18)
    )
    layout = put(QHBoxLayout(made), opened, results, away, gap=8, margins=(0, 0, 12, 0))
    layout.setStretch(0, 1)
    made.setFixedHeight(72)
    return made
