"""Fields of forms: text with a counter inside, areas that grow, labels with what is wrong below."""

from unicodedata import normalize

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from studio.ui.widgets.basic import Label, Tone, Toned, column, put, row

NEAR = 0.9


class Counter(Label):
    """`36 / 60` in the field's corner; over the limit it says so in colour."""

    def __init__(self, field: QWidget, most: int | None) -> None:
        super().__init__("", "hint")
        self.setParent(field)
        self.most = most
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setVisible(most is not None)

    def show_length(self, length: int) -> None:
        """Count so many letters."""
        if self.most is None:
            return
        self.setText(f"{length} / {self.most}")
        self.tint("stop" if length > self.most else "warn" if length > self.most * NEAR else "")
        if (field := self.parentWidget()) is None or field.layout() is None:
            self.adjustSize()


def leaves_to_window(event: QEvent) -> bool:
    """Whether a key belongs to the window: undo is that of the project, not of one field."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    if event.matches(keys.Undo) or event.matches(keys.Redo):
        event.ignore()
        return True
    return False


class TextField(QLineEdit):
    """One line. `typed` comes for every letter a person types, not when the program sets the text."""

    typed = Signal(str)
    focused = Signal()

    def __init__(self, name: str, text: str = "", most: int | None = None, hint: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.counter = Counter(self, most)
        if most is not None:
            self.setTextMargins(0, 0, 64, 0)
        self.textEdited.connect(self.typed)
        self.textChanged.connect(self._count)
        self._count(text)

    def show_text(self, text: str) -> None:
        """Set the text from outside, keeping the caret where it is if nothing differs."""
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)  # a long text is read from its beginning

    def event(self, event: QEvent) -> bool:
        """Undo is the window's."""
        return False if leaves_to_window(event) else super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the counter in the corner."""
        super().resizeEvent(event)
        self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that this is the field being edited."""
        super().focusInEvent(event)
        self.focused.emit()

    def _count(self, text: str) -> None:
        self.counter.show_length(len(normalize("NFC", text)))
        self._place()

    def _place(self) -> None:
        self.counter.move(
            self.width() - self.counter.width() - 10, (self.height() - self.counter.height()) // 2
        )


class TextArea(QPlainTextEdit):
    """Several lines; it grows with its text between `rows` and `most_rows`. Tab goes to the next field."""

    typed = Signal(str)
    focused = Signal()

    def __init__(
        self,
        name: str,
        text: str = "",
        most: int | None = None,
        *,
        rows: int = 2,
        most_rows: int = 10,
        hint: str = "",
    ) -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._rows, self._most_rows, self._quiet = rows, most_rows, False
        self.counter = Counter(self, most)
        self.textChanged.connect(self._changed)
        self._changed_size()

    def show_text(self, text: str) -> None:
        """Set the text from outside; nothing is `typed` by it."""
        if self.toPlainText() != text:
            self._quiet = True
            self.setPlainText(text)
            self._quiet = False

    def event(self, event: QEvent) -> bool:
        """Undo is the window's."""
        return False if leaves_to_window(event) else super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the counter in the corner."""
        super().resizeEvent(event)
        self._changed_size()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that this is the field being edited."""
        super().focusInEvent(event)
        self.focused.emit()

    def _changed(self) -> None:
        self._changed_size()
        if not self._quiet:
            self.typed.emit(self.toPlainText())

    def _changed_size(self) -> None:
        self.counter.show_length(len(normalize("NFC", self.toPlainText())))
        lines = max(1, round(self.document().size().height()))
        shown = min(self._most_rows, max(self._rows, lines))
        room = 20 if self.counter.isVisibleTo(self) else 0
        self.setFixedHeight(round(shown * self.fontMetrics().lineSpacing() * 1.1) + 24 + room)
        self.counter.move(self.width() - self.counter.width() - 12, self.height() - self.counter.height() - 6)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters, another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._changed_size()


class FormRow(QWidget):
    """A labelled field: label above, the field, and one line below for what is wrong or good to know."""

    def __init__(
        self,
        label: str,
        field: QWidget,
        *,
        required: bool = False,
        hint: str = "",
        side: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.field = field
        self.label = Label(label, "strong")
        self.label.setBuddy(field)
        head = row(self.label, Label("*", "", "stop") if required else None, None, gap=4)
        if side is not None:
            head.addWidget(side)
        self.hint = Label(hint, "hint", wrap=True)
        if not hint:  # shown before it has a parent it would be a window of its own
            self.hint.hide()
        self.note = Toned("", "")
        self.note.hide()
        put(QVBoxLayout(self), head, field, self.note, self.hint, gap=6)

    def say(self, text: str, tone: Tone = "stop") -> None:
        """Show a finding below the field; an empty text takes it away."""
        self.note.say(text, tone)
        self.note.setVisible(bool(text))
        self.field.setProperty("bad", "true" if text and tone == "stop" else "false")
        self.field.style().polish(self.field)


def form(*rows: QWidget, width: int, gap: int = 18) -> QWidget:
    """Rows below one another at a reading width."""
    made = QWidget()
    made.setMaximumWidth(width)
    made.setLayout(column(*rows, gap=gap))
    return made
