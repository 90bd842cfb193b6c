"""The caption's text field: plain text with air between its lines, and the platform's fold drawn in it."""

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from studio.ui import theme
from studio.ui.widgets.basic import Label

LINE_HEIGHT = 150.0
GUTTER = 108


class CaptionEdit(QTextEdit):
    """`typed` comes for what a person types. Undo is the window's: one list for everything."""

    typed = Signal(str)
    entered = Signal(bool)

    def __init__(self, name: str, *, rows: int = 3) -> None:
        super().__init__()
        self.setObjectName("captionEdit")
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._rows, self._quiet = rows, False
        self._fold: int | None = None
        self._hits: tuple[tuple[int, int], ...] = ()
        self._marks: list[QTextEdit.ExtraSelection] = []
        self.fold_label = Label("", "hint")
        self.fold_label.setParent(self)
        self.fold_label.hide()
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._air()

    def text(self) -> str:
        """The text as it stands, with its no-break spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Set the text from outside; the caret stays where it is as far as there is text."""
        if self.text().rstrip("\n") == text.rstrip("\n"):
            return
        at = self.textCursor().position()
        self._quiet = True
        self.setPlainText(text.rstrip("\n"))
        self._air()
        self._quiet = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._fit()

    def insert(self, text: str) -> None:
        """Put text at the caret, as if typed."""
        self.textCursor().insertText(text)
        self.setFocus()

    def show_fold(self, at: int | None, words: str) -> None:
        """Draw the fold behind the `at`-th code point of the text; None takes it away."""
        self._fold = None if at is None else utf16(self.text(), at)
        self.fold_label.setText(words)
        self.setViewportMargins(0, 0, 0 if at is None else GUTTER, 0)
        self._mark()
        self._place_fold()

    def show_hits(self, hits: tuple[tuple[int, int], ...]) -> None:
        """Mark what was found, by code points."""
        text = self.text()
        self._hits = tuple((utf16(text, start), utf16(text, end)) for start, end in hits)
        self._mark()

    def show_marks(self, marks: list[QTextEdit.ExtraSelection]) -> None:
        """Show these looks on top of fold and hits."""
        self._marks = marks
        self._mark()

    def select(self, start: int, end: int) -> None:
        """Select a stretch, by code points."""
        text, cursor = self.text(), self.textCursor()
        cursor.setPosition(utf16(text, start))
        cursor.setPosition(utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):
                event.ignore()
                return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words alone, with one kind of line end."""
        self.textCursor().insertText(source.text().replace("\r\n", "\n").replace("\r", "\n"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the field is being edited."""
        super().focusInEvent(event)
        self.entered.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it is left."""
        super().focusOutEvent(event)
        self.entered.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._fit()
        self._place_fold()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the fold."""
        super().paintEvent(event)
        y = self._fold_y()
        if y is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.look().color("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(0, y + 0.5), QPointF(self.viewport().width(), y + 0.5))

    def _changed(self) -> None:
        if not self._quiet:
            self.typed.emit(self.text())

    def _air(self) -> None:
        shape = QTextBlockFormat()
        shape.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)

    def _fit(self) -> None:
        least = round(self._rows * self.fontMetrics().lineSpacing() * LINE_HEIGHT / 100)
        margins = self.contentsMargins()
        height = max(least, round(self.document().size().height())) + margins.top() + margins.bottom() + 14
        if height != self.height():
            self.setFixedHeight(height)
        self._place_fold()

    def _fold_y(self) -> float | None:
        if self._fold is None or self._fold >= self.document().characterCount():
            return None
        block = self.document().findBlock(self._fold)
        at = block.layout().lineForTextPosition(self._fold - block.position())
        if not at.isValid():
            return None
        top = self.document().documentLayout().blockBoundingRect(block).top()
        return float(top + at.y() + at.height()) - self.verticalScrollBar().value() + 2

    def _place_fold(self) -> None:
        y = self._fold_y()
        self.fold_label.setVisible(y is not None)
        if y is not None:
            self.fold_label.adjustSize()
            top = self.viewport().y() + y - self.fold_label.height() / 2
            self.fold_label.move(self.width() - self.fold_label.width(), round(top))

    def _mark(self) -> None:
        now, marks = theme.look(), []
        if self._fold is not None:
            marks.append(
                self._stretch(self._fold, self.document().characterCount() - 1, ink=now.color("muted"))
            )
        for start, end in self._hits:
            made = self._stretch(start, end, ink=now.color("strong"))
            made.format.setBackground(now.color("warn_tint"))
            made.format.setFontUnderline(True)
            marks.append(made)
        self.setExtraSelections([*marks, *self._marks])

    def _stretch(self, start: int, end: int, *, ink: object) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, self.document().characterCount() - 1))
        cursor.setPosition(min(end, self.document().characterCount() - 1), QTextCursor.MoveMode.KeepAnchor)
        shape = QTextCharFormat()
        shape.setForeground(ink)  # type: ignore[arg-type]
        made.cursor, made.format = cursor, shape
        return made


def utf16(text: str, at: int) -> int:
    """Where Qt counts the `at`-th code point."""
    return len(text[:at].encode("utf-16-le")) // 2
