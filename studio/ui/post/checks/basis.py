"""The well of the law: which rules a question rests on, what each demands, how sure we are of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.ethics import Basis
from studio.ui.post.checks.words import rule_words, sure_words, told
from studio.ui.widgets.basic import Icon, Label, clear, column, put, row
from studio.ui.words import _


class Law(QWidget):
    """Each basis in three lines: the rule, what it demands, how sure."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("well")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines = QVBoxLayout()
        put(self._lines, gap=8)
        self._head = Label("", "strong")
        head = row(Icon("scale", "normal", 16), self._head, None, gap=8)
        put(QVBoxLayout(self), head, self._lines, gap=6, margins=(12, 10, 12, 10))
        self._shown: object = None

    def show_bases(self, bases: Sequence[Basis], house: str = "") -> None:
        """Show the bases of a question, or the one line that a check rests on."""
        self.setVisible(bool(bases or house))
        if (tuple(bases), house) == self._shown:
            return
        self._shown = (tuple(bases), house)
        self._head.setText(_("Dasar hukum") if bases else _("Dasar"))
        clear(self._lines)
        if house:
            self._lines.addWidget(Label(house, wrap=True))
        for one in bases:
            sure = Label(sure_words(one), "hint", "warn" if one.confidence == "M" else "", wrap=True)
            self._lines.addLayout(
                column(
                    Label(rule_words(one), "strong", wrap=True),
                    Label(told(one.demand), wrap=True),
                    sure,
                    gap=2,
                )
            )
