"""The key messages a post carries, beside its caption: words to use, what to say and what not."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.strategy import KeyMessage
from studio.ui.post.captions.context import Captions
from studio.ui.post.captions.edit import CaptionEdit
from studio.ui.strategy.campaigns.message_card import MessageCard
from studio.ui.widgets.basic import Label, clear, put
from studio.ui.words import _


class Guide(QWidget):
    """A card for each message; hidden while the post carries none."""

    def __init__(self, captions: Captions, edit: CaptionEdit) -> None:
        super().__init__()
        self.captions, self._edit = captions, edit
        self.cards: list[MessageCard] = []
        self._shown: tuple[KeyMessage, ...] = ()
        self._lines = QVBoxLayout()
        put(self._lines, gap=8)
        put(QVBoxLayout(self), Label(_("Pesan kunci yang dibawa"), "section"), self._lines, gap=10)
        self.hide()

    def refresh(self) -> None:
        """Show the messages the post carries now."""
        project = self.captions.desk.project
        found = tuple(
            m for i in self.captions.post.messages if (m := project.find(KeyMessage, i)) is not None
        )
        if found == self._shown:
            return
        self._shown = found
        clear(self._lines)
        self.cards = [MessageCard(self.captions.desk, one, self.use, _("Sisipkan")) for one in found]
        for card in self.cards:
            self._lines.addWidget(card)
        self.setVisible(bool(found))

    def use(self, message: KeyMessage) -> None:
        """Put the approved words in at the caret."""
        self._edit.insert(message.wording)
        self._edit.setFocus()

    @property
    def buttons(self) -> list[QWidget]:
        """What the Tab key reaches, in reading order."""
        return [part for card in self.cards if card.message.wording for part in (card.user, card.copier)]
