"""Rich text in a text document and back, with nothing lost: bold, italic, roles of colour, line breaks."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from studio.domain.content import RichText, Run

ROLE = 0x100000 + 1
"""Format property that holds the kit's role; the colour shown is only its look."""
BREAK = 0x100000 + 2
"""Format property of a line separator that was a line feed."""
SEPARATOR = "\u2028"
Colors = Callable[[str], QColor]


def style_of(run: Run, color: Colors) -> QTextCharFormat:
    """How a run looks in the field."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold if run.bold else QFont.Weight.Normal)
    made.setFontItalic(run.italic)
    if run.color:
        paint(made, run.color, color)
    return made


def paint(style: QTextCharFormat, role: str, color: Colors) -> None:
    """Give a format a role of colour, or none."""
    style.setProperty(ROLE, role)
    if role:
        style.setForeground(color(role))
    else:
        style.clearForeground()


def fill(document: QTextDocument, rich: RichText, color: Colors) -> None:
    """Put the text into the document."""
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number, runs in enumerate(rich.paragraphs):
        if number:
            cursor.insertBlock()
        for run in runs:
            _insert(cursor, run, color)
    cursor.endEditBlock()


def read(document: QTextDocument, *, bullets: bool = False) -> RichText:
    """The text of the document; runs of one style are one run. An empty document is an empty text."""
    paragraphs = []
    block = document.begin()
    while block.isValid():
        paragraphs.append(_runs(block))
        block = block.next()
    if not any(paragraphs):
        return RichText(bullets=bullets)
    return RichText(paragraphs=tuple(paragraphs), bullets=bullets)


def merged(rich: RichText) -> RichText:
    """The same text with neighbours of one style in one run, as a document gives it back."""
    paragraphs = tuple(_merged(runs) for runs in rich.paragraphs)
    if not any(paragraphs):
        return RichText(bullets=rich.bullets)
    return RichText(paragraphs=paragraphs, bullets=rich.bullets)


def _insert(cursor: QTextCursor, run: Run, color: Colors) -> None:
    for number, part in enumerate(run.text.split("\n")):
        style = style_of(run, color)
        if number:
            style.setProperty(BREAK, 1)
            cursor.insertText(SEPARATOR, style)
            style.clearProperty(BREAK)
        if part:
            cursor.insertText(part, style)


def _runs(block: QTextBlock) -> tuple[Run, ...]:
    runs = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        style, text = fragment.charFormat(), fragment.text()
        if style.hasProperty(BREAK):
            text = text.replace(SEPARATOR, "\n")
        bold = style.fontWeight() >= QFont.Weight.Bold
        role = str(style.property(ROLE) or "")
        runs.append(Run(text=text, bold=bold, italic=style.fontItalic(), color=role))
        at += 1
    return _merged(tuple(runs))


def _merged(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    made: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = made[-1] if made else None
        if last and (last.bold, last.italic, last.color) == (run.bold, run.italic, run.color):
            made[-1] = Run(text=last.text + run.text, bold=run.bold, italic=run.italic, color=run.color)
        else:
            made.append(run)
    return tuple(made)
