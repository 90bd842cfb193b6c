"""When the office has no pillars yet: sets to start from, or one of its own."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.catalog.share_rules import PillarSet, pillar_sets
from studio.ui import theme
from studio.ui.naming import short_date
from studio.ui.widgets.basic import Label, box, button, card, column, put, row, writes
from studio.ui.widgets.flow import SideBySide
from studio.ui.widgets.painting import RIGHT, write
from studio.ui.words import _, named

if TYPE_CHECKING:
    from studio.ui.strategy.pillars.section import PillarSection

LINE, BAR = 26, 72
WIDEST = 1080


class Shares(QWidget):
    """The pillars of a set with their shares."""

    def __init__(self, shown: PillarSet) -> None:
        super().__init__()
        self._set = shown
        told = ", ".join(f"{named(one.name)} {one.share} %" for one in shown.pillars)
        self.setAccessibleName(told)
        self.setFixedHeight(LINE * max(len(made.pillars) for made, _source in pillar_sets()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """A line each: bar, name, share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(one.share for one in self._set.pillars)
        for place, one in enumerate(self._set.pillars):
            area = QRect(0, place * LINE, self.width(), LINE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.look().color(one.color))
            wide = max(6, round(BAR * one.share / most))
            painter.drawRoundedRect(QRect(0, area.center().y() - 5, wide, 10), 3, 3)
            write(painter, area.adjusted(BAR + 12, 0, -48, 0), named(one.name), "normal")
            write(painter, area, f"{one.share} %", "strong", weight=600, align=RIGHT)


class Starters(QScrollArea):
    """The page."""

    def __init__(self, section: "PillarSection") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.section = section
        cards, sources = [], set()
        for made, source in pillar_sets():
            cards.append(self._card(made))
            sources.add(
                _("{title} (dicek {day})").format(title=named(made.basis), day=short_date(source.checked))
            )
        self.own = writes(button(_("Buat pilar sendiri"), section.add, icon="plus"))
        words = _(
            "Pilar membagi konten menurut tema. Mulailah dari satu set lalu ubah nama dan porsinya sesuka "
            "kantor, atau buat sendiri."
        )
        note = _("Porsi ini anjuran studio, bukan aturan. Sumber: {sources}.")
        hint = Label(note.format(sources="; ".join(sorted(sources))), "hint", wrap=True)
        inside = column(
            Label(_("Mulai dengan pilar apa?"), "title"), Label(words, "muted", wrap=True),
            SideBySide(*cards, room=760), row(self.own, None), hint, None, gap=16,
        )  # fmt: skip
        middle = box(inside)
        middle.setMaximumWidth(WIDEST)
        page = QWidget()
        put(QVBoxLayout(page), row(None, middle, None), margins=(24, 32, 24, 24))
        page.layout().itemAt(0).layout().setStretch(1, 20)  # type: ignore[union-attr]
        self.setWidget(page)

    def _card(self, shown: PillarSet) -> QFrame:
        take = writes(button(_("Pakai set ini"), partial(self.section.start_with, shown)))
        take.setAccessibleName(_("Pakai set {name}").format(name=named(shown.name)))
        note = Label(named(shown.note), "hint", wrap=True)
        note.setMinimumHeight(40)
        note.setAlignment(Qt.AlignmentFlag.AlignTop)
        return card(Label(named(shown.name), "section"), note, Shares(shown), row(take, None), gap=10)
