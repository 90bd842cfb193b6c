"""Cards of the gallery in as many columns as there is room for, under headings; arrows walk over them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from studio.ui.post.card import CARD_WIDTH, TemplateCard
from studio.ui.widgets.basic import Label, put

GAP, SIDES = 16, 64
Section = tuple[str, Sequence[TemplateCard]]
"""A heading and the cards below it; an empty heading shows none."""


class CardGrid(QScrollArea):
    """Sections of cards. The caller gives them anew whenever another set is to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        put(QVBoxLayout(self.inside), self._grid, None, gap=0, margins=(24, 4, 24, 24))
        self.setWidget(self.inside)
        self._sections: Sequence[Section] = ()
        self._heads: list[Label] = []
        self._places: list[tuple[int, int, TemplateCard]] = []
        self.columns = 0

    def show_sections(self, sections: Sequence[Section], before: QWidget) -> None:
        """Show these, in this order; the Tab key comes to them from `before`."""
        self._sections, self.columns = sections, 0
        self.arrange()
        for _row, _column, card in self._places:
            QWidget.setTabOrder(before, card)
            before = card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put the cards into columns if their number is another one now."""
        columns = max(1, (self.width() - SIDES + GAP) // (CARD_WIDTH + GAP))
        if columns == self.columns:
            return
        self.columns, self._places = columns, []
        while self._grid.count():
            self._grid.takeAt(0)
        for head in self._heads:
            head.deleteLater()
        self._heads, row = [], 0
        for title, cards in self._sections:
            if title and cards:
                head = Label(title, "section")
                head.setContentsMargins(0, 8 if row else 0, 0, 0)
                self._heads.append(head)
                self._grid.addWidget(head, row, 0, 1, columns)
                row += 1
            for number, card in enumerate(cards):
                at = (row + number // columns, number % columns)
                self._grid.addWidget(card, *at)
                self._places.append((*at, card))
            row += -(-len(cards) // columns)
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def step(self, card: TemplateCard, right: int, down: int) -> None:
        """Go to the next card, or to the nearest one of another row."""
        order = [one for _row, _column, one in self._places]
        if card not in order:
            return
        if right:
            place = order.index(card) + right
            target = order[place] if 0 <= place < len(order) else None
        else:
            target = self._beside(card, down)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(target, 0, 24)

    def first(self) -> TemplateCard | None:
        """The first card."""
        return self._places[0][2] if self._places else None

    def _beside(self, card: TemplateCard, down: int) -> TemplateCard | None:
        row, column = next((r, c) for r, c, one in self._places if one is card)
        rows = sorted({r for r, _c, _one in self._places})
        at = rows.index(row) + down
        if not 0 <= at < len(rows):
            return None
        near = [(abs(c - column), c, one) for r, c, one in self._places if r == rows[at]]
        return min(near, key=lambda found: found[:2])[2]
