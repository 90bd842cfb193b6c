"""The guide of a part: questions that lead to it, a good wording and a weak one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studio.catalog.strategy_forms import Part
from studio.ui.widgets.basic import Icon, Label, box, column, put, row
from studio.ui.words import _, language, named


def guide(part: Part) -> QWidget:
    """All that helps to write a part."""
    questions = part.questions.get(language()) or part.questions["id"]
    asked = column(*(_question(words) for words in questions), gap=8)
    return box(
        column(
            Label(_("Pertanyaan penuntun"), "section"),
            asked,
            8,
            _example(_("Contoh yang baik"), named(part.good), "circle-check", "ok"),
            _example(_("Hindari yang seperti ini"), named(part.weak), "circle-x", "stop"),
            4,
            Label(
                _("Petunjuk dan contoh disusun Studio Humas sebagai latihan; angkanya rekaan."),
                "hint",
                wrap=True,
            ),
            None,
            gap=10,
            margins=(20, 20, 20, 20),
        )
    )


def _question(words: str) -> QWidget:
    mark, text = Icon("help-circle", "accent", 16), Label(words, "", wrap=True)
    made = row(mark, text, gap=8)
    made.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    made.setStretch(1, 1)
    return box(made)


def _example(title: str, words: str, icon: str, token: str) -> QFrame:
    made = QFrame()
    made.setObjectName("exampleBox")
    made.setProperty("tone", token)
    head = row(Icon(icon, token, 16), Label(title, "strong"), None, gap=8)
    put(QVBoxLayout(made), head, Label(words, "", wrap=True), gap=6, margins=(14, 12, 14, 12))
    return made
