"""A text slot: one line or several, with a counter, bold, italic and the kit's colours."""

from unicodedata import normalize

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)  # fmt: skip
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTextEdit, QVBoxLayout

from studio.domain.content import RichText
from studio.domain.review import Where
from studio.domain.rich_splice import splice
from studio.domain.template import Slot
from studio.ui import theme
from studio.ui.post.fill import rich
from studio.ui.post.fill.base import Filling, SlotField
from studio.ui.post.word_marks import WordMarks
from studio.ui.widgets.basic import line, put, row, tool
from studio.ui.widgets.fields import Counter
from studio.ui.words import _, named

ONE_LINE = 60
"""A slot for at most so many letters is one line."""
MOST_LINES = 12
LEADING = 125.0
"""Per cent."""


def roles() -> tuple[tuple[str, str], ...]:
    """The kit's colours that text may take, and their names."""
    return (
        ("accent-ink", _("Aksen")), ("accent-on-field", _("Aksen di bidang warna")), ("muted", _("Redup")),
        ("ok", _("Baik")), ("warn", _("Waspada")), ("stop", _("Bahaya")),
    )  # fmt: skip


class RichEdit(QTextEdit):
    """Text with bold, italic and roles. `typed` comes for what a person does, not for `show_rich`."""

    typed = Signal()
    styled = Signal()
    """The style at the caret changed."""

    def __init__(self, name: str, colors: rich.Colors, *, one_line: bool) -> None:
        super().__init__()
        theme.load_faces(theme.SLANTED)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.one_line, self.bullets, self.hint = one_line, False, ""
        self.plain = False
        """Whether its style is locked."""
        self._colors, self._quiet = colors, False
        self.document().setDocumentMargin(0)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        if one_line:
            self.setVerticalScrollBarPolicy(off)
            self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.textChanged.connect(self._changed)
        self.currentCharFormatChanged.connect(lambda _style: self.styled.emit())

    def rich(self) -> RichText:
        """What stands in the field."""
        return rich.read(self.document(), bullets=self.bullets)

    def show_rich(self, value: RichText) -> None:
        """Set the text from outside; the caret stays when nothing differs."""
        if rich.merged(value) == self.rich():
            return
        self._quiet = True
        self.bullets = value.bullets
        rich.fill(self.document(), value, self._colors)
        self._dots()
        self._quiet = False
        self._resize()

    def toggle(self, what: str) -> None:
        """Bold or italic, on or off; nothing where the style is locked."""
        if self.plain:
            return
        style = QTextCharFormat()
        now = self.currentCharFormat()
        if what == "bold":
            heavy = now.fontWeight() >= QFont.Weight.Bold
            style.setFontWeight(QFont.Weight.Normal if heavy else QFont.Weight.Bold)
        else:
            style.setFontItalic(not now.fontItalic())
        self.mergeCurrentCharFormat(style)
        self._changed()

    def color(self, role: str) -> None:
        """A colour of the kit for what is selected or typed next."""
        style = QTextCharFormat()
        ink = self._colors if role else (lambda _role: theme.look().color("strong"))
        style.setProperty(rich.ROLE, role)
        style.setForeground(ink(role))
        self.mergeCurrentCharFormat(style)
        self._changed()

    def set_bullets(self, *, on: bool) -> None:
        """Every paragraph with a dot, or none."""
        self.bullets = on
        self._quiet = True
        self._dots()
        self._quiet = False
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leaves a field of one line; Ctrl+B and Ctrl+I set style."""
        if event.matches(QKeySequence.StandardKey.Bold):
            self.toggle("bold")
        elif event.matches(QKeySequence.StandardKey.Italic):
            self.toggle("italic")
        elif self.one_line and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the window's."""
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        if isinstance(event, QKeyEvent) and (event.matches(undo) or event.matches(redo)):
            event.ignore()
            return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the words alone."""
        text = source.text().replace("\r\n", "\n")
        self.insertPlainText(" ".join(text.split()) if self.one_line else text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._resize()

    def sizeHint(self) -> QSize:
        """One line's height to begin with."""
        return QSize(200, 22)

    def _changed(self) -> None:
        self._resize()
        if not self._quiet:
            self.typed.emit()

    def _dots(self) -> None:
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        if self.bullets:
            cursor.createList(QTextListFormat.Style.ListDisc)
            return
        block = self.document().begin()
        while block.isValid():
            if (found := block.textList()) is not None:
                found.remove(block)
                plain = block.blockFormat()
                plain.setIndent(0)
                at = self.textCursor()
                at.setPosition(block.position())
                at.setBlockFormat(plain)
            block = block.next()

    def _space(self) -> None:
        """Air between lines and paragraphs; blocks that have it are left alone."""
        block, quiet, self._quiet = self.document().begin(), self._quiet, True
        while block.isValid():
            style = block.blockFormat()
            gap = 6.0 if block.next().isValid() and not self.bullets else 0.0
            if style.lineHeight() != LEADING or style.bottomMargin() != gap:
                style.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
                style.setBottomMargin(gap)
                QTextCursor(block).setBlockFormat(style)
            block = block.next()
        self._quiet = quiet

    def _resize(self) -> None:
        letter = self.fontMetrics().lineSpacing()
        room, end = max(80, self.viewport().width() - 8), Qt.TextElideMode.ElideRight
        self.setPlaceholderText(self.fontMetrics().elidedText(self.hint, end, room))
        if self.one_line:
            self.setFixedHeight(letter + 4)
            return
        self._space()
        tall = round(self.document().size().height())
        self.setFixedHeight(min(round(MOST_LINES * letter * 1.3), tall) + 6)


class TextSlot(SlotField):
    """The field of a text slot."""

    def __init__(self, filling: Filling, slot: Slot) -> None:
        super().__init__(filling, slot)
        most = slot.limits.max_chars
        self._over: int | None = None
        self.one_line = most is not None and most <= ONE_LINE
        self.edit = RichEdit(self.name, self._ink, one_line=self.one_line)
        self.edit.hint = slot.default or named(slot.help)
        self.edit.plain = filling.locks(slot).style
        self.edit.setAccessibleDescription(named(slot.help))
        self.edit.typed.connect(self._typed)
        self.edit.styled.connect(self._show_style)
        self.frame = QFrame()
        self.frame.setObjectName("rich")
        self.frame.setCursor(Qt.CursorShape.IBeamCursor)
        self.counter = Counter(self.frame, most)
        self._build()
        put(QVBoxLayout(self), self.frame, gap=0)
        self.follow(self.edit)
        self.edit.installEventFilter(self)
        self.marks = WordMarks(self.edit, filling.page, self._place, self._plain, self._replace)
        self.refresh()
        self._over = None  # nobody listens yet; the next one says it

    def refresh(self) -> None:
        """Show the text of the project."""
        value = self.filling.value(self.slot)
        self.edit.show_rich(value if isinstance(value, RichText) else RichText())
        self._count()

    def take_focus(self) -> None:
        """The caret into the text."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The frame wears the focus ring."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            on = event.type() == QEvent.Type.FocusIn
            self.frame.setProperty("on", "true" if on else "false")
            self.frame.style().polish(self.frame)
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The caret belongs into the text."""
        super().focusInEvent(event)
        self.take_focus()

    def _place(self) -> Where:
        return Where(page=self.filling.number, slot=self.slot.id)

    def _plain(self) -> str:
        return self.edit.rich().plain

    def _replace(self, start: int, end: int, words: str) -> None:
        command = _("Ganti kata di {name}").format(name=self.name)
        self.filling.put(command, self.slot, splice(self.edit.rich(), start, end, words))

    def _build(self) -> None:
        if self.one_line:
            put(QHBoxLayout(self.frame), self.edit, self.counter, gap=8, margins=(10, 4, 10, 2))
            self.frame.setFixedHeight(theme.look().size("control"))
            return
        self.bold = tool(
            "bold", _("Tebal (Ctrl+B)"), lambda: self.edit.toggle("bold"), checkable=True, side=16
        )
        self.italic = tool(
            "italic", _("Miring (Ctrl+I)"), lambda: self.edit.toggle("italic"), checkable=True, side=16
        )
        self.dots = tool("list", _("Butir"), self._toggle_dots, checkable=True, side=16)
        self.paint = tool("palette", _("Warna kit"), self._colors, side=16)
        for made in (self.bold, self.italic, self.dots, self.paint):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setFixedSize(26, 26)
            if self.edit.plain:  # shown before they have a parent they would be windows
                made.hide()
        bar = row(self.bold, self.italic, self.dots, self.paint, None, self.counter, gap=4)
        bar.setContentsMargins(4, 2, 10, 2)
        bar.addStrut(26)
        body = row(self.edit, margins=(10, 6, 6, 4))
        put(QVBoxLayout(self.frame), bar, line(), body, gap=0)

    def _typed(self) -> None:
        self._count()
        self.filling.type(self.slot, self.edit.rich())

    def _count(self) -> None:
        length, most = len(normalize("NFC", self.edit.rich().plain)), self.slot.limits.max_chars
        self.counter.show_length(length)
        over = 0 if most is None else max(0, length - most)
        if over != self._over:
            self._over = over
            words = _("Lebih {over} huruf dari batas {most}.").format(over=over, most=most)
            self.said.emit(words if over else "", "warn" if over else "")

    def _toggle_dots(self) -> None:
        self.edit.set_bullets(on=self.dots.isChecked())

    def _show_style(self) -> None:
        if self.one_line:
            return
        now = self.edit.currentCharFormat()
        self.bold.setChecked(now.fontWeight() >= QFont.Weight.Bold)
        self.italic.setChecked(now.fontItalic())
        self.dots.setChecked(self.edit.bullets)

    def _colors(self) -> None:
        menu = QMenu(self)
        menu.addAction(_("Warna templat"), lambda: self.edit.color(""))
        for role, words in roles():
            dot = QPixmap(14, 14)
            dot.fill(self._ink(role))
            menu.addAction(QIcon(dot), words, lambda role=role: self.edit.color(role))
        menu.popup(self.paint.mapToGlobal(self.paint.rect().bottomLeft()))

    def _ink(self, role: str) -> QColor:
        kit = self.filling.desk.stage.kit(self.filling.page.design)
        try:
            return QColor(kit.color(role))
        except KeyError:
            return theme.look().color("accent")
