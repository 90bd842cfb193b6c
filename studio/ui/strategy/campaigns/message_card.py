"""A key message beside one's own writing: its approved words with their buttons, what to say, what not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studio.domain.content import Figure
from studio.domain.strategy import KeyMessage
from studio.ui.strategy.campaigns.message_form import figure_words
from studio.ui.widgets.basic import Icon, Label, box, button, column, put, row, writes
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.desk import Desk


class MessageCard(QFrame):
    """One message; `use` puts its approved words where one writes. `named`: its text stands above."""

    def __init__(
        self,
        desk: "Desk",
        message: KeyMessage,
        use: Callable[[KeyMessage], object],
        words: str,
        *,
        named: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName("well")
        self.message = message
        copy = button(_("Salin"), self.copy, icon="copy", small=True)
        copy.setAccessibleName(_("Salin kalimat yang disetujui"))
        self.user = writes(button(words, lambda: use(message), icon="text-plus", small=True))
        self.copier, self.desk = copy, desk
        parts: list[QWidget] = [Label(message.text, "strong", wrap=True)] if named else []
        if message.wording:
            parts += [Label(f"“{message.wording}”", wrap=True), box(row(self.user, copy, None))]
        else:
            parts.append(Label(_("Belum ada kalimat yang disetujui."), "hint"))
        parts += [_sign("check", "ok", sense("dalam naskah", "Boleh"), line) for line in message.dos]
        parts += [_sign("x", "stop", sense("dalam naskah", "Jangan"), line) for line in message.donts]
        parts += [_sign("info-circle", "muted", _("Fakta"), line) for line in message.facts]
        figures = [f for i in message.figures if (f := desk.project.find(Figure, i)) is not None]
        parts += [_sign("chart-bar", "muted", _("Angka"), figure_words(figure)) for figure in figures]
        put(QVBoxLayout(self), *parts, gap=6, margins=(14, 12, 14, 12))

    def copy(self) -> None:
        """Put the approved words on the clipboard."""
        QGuiApplication.clipboard().setText(self.message.wording)
        self.desk.told.emit(_("Kalimat yang disetujui disalin."))


def _sign(icon: str, token: str, said: str, text: str) -> QWidget:
    """One line with its sign; the word stands before it, so that colour is not alone."""
    head = Label(f"{said}:", "hint")
    head.setFixedWidth(52)
    made = row(column(2, Icon(icon, token, 16), None, gap=0), column(1, head, None, gap=0),
               Label(text, wrap=True), gap=6)  # fmt: skip
    made.setStretch(2, 1)
    return box(made)
