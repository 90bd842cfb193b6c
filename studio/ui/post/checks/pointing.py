"""Going to the very words a finding is about: the field that shows them takes the keys, they are selected."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea, QTextEdit, QWidget

from studio.domain.review import Where
from studio.ui.post.line_marks import LineMarks
from studio.ui.post.word_marks import WordMarks


def point_at(tab: QWidget, where: Where) -> bool:
    """Select the words of a span in the field of a tab that shows them; False when none does."""
    if where.span is None:
        return False
    every: list[WordMarks | LineMarks] = [*tab.findChildren(WordMarks), *tab.findChildren(LineMarks)]
    found = next((marks for marks in every if marks.edit_selects(where)), None)
    if found is not None:
        _into_sight(found.parent())
    return found is not None


def _into_sight(field: object) -> None:
    """Scroll every area that holds a field so that it is seen, and give it the keys."""
    if not isinstance(field, (QTextEdit, QLineEdit)):
        return
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    above = field.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(field, 0, 40)
        above = above.parentWidget()
