"""Which campaign a post belongs to and which key messages it carries, with what they ask of its writer."""

import msgspec
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from studio.domain.campaigns import in_campaign, linked, messages_of, unlinked
from studio.domain.content import Campaign, Post
from studio.domain.ids import CampaignId
from studio.domain.strategy import KeyMessage
from studio.ui.post.fill.base import FieldRow, Filling
from studio.ui.strategy.campaigns.message_card import MessageCard
from studio.ui.widgets.basic import Label, clear, column, put, row
from studio.ui.widgets.choice import Choice
from studio.ui.words import _, sense


class NarrativeFields(QWidget):
    """Campaign, its messages to tick, and each ticked one with its approved words."""

    def __init__(self, filling: Filling) -> None:
        super().__init__()
        self.filling = filling
        self.campaign = Choice(_("Kampanye"), ())
        self.campaign.picked.connect(self._give)
        self.boxes: dict[str, QCheckBox] = {}
        self.cards: list[MessageCard] = []
        self._inner = QWidget()
        self._lines = QVBoxLayout(self._inner)
        put(self._lines, gap=8)
        self.messages_row = FieldRow(self._inner, sense("banyak", "Pesan kunci"))
        self._shown: tuple[object, ...] = ()
        head = Label(_("Kampanye dan pesan kunci"), "section")
        put(QVBoxLayout(self), head, FieldRow(self.campaign, _("Kampanye")), self.messages_row, gap=16)

    def refresh(self) -> None:
        """Show what the project holds; nothing at all while there is no campaign."""
        project, post = self.filling.desk.project, self.filling.page.post
        campaigns = sorted(project.all(Campaign), key=lambda c: c.name.casefold())
        self.setVisible(bool(campaigns))
        messages = messages_of(post.campaign or "", project.all(KeyMessage))
        others = tuple(m for i in post.messages if (m := project.find(KeyMessage, i)) and m not in messages)
        shown = (tuple((c.id, c.name) for c in campaigns), messages, others, post.messages, post.campaign)
        if shown != self._shown:
            self._shown = shown
            self._fill(post, campaigns, (*messages, *others))

    def _fill(self, post: Post, campaigns: list[Campaign], messages: tuple[KeyMessage, ...]) -> None:
        self.campaign.clear()
        self.campaign.addItem(_("Tanpa kampanye"), "")
        for one in campaigns:
            self.campaign.addItem(one.name, str(one.id))
        self.campaign.show_key(str(post.campaign or ""))
        clear(self._lines)
        self.boxes, self.cards = {}, []
        for message in messages:
            box = QCheckBox()
            box.setAccessibleName(_("Pesan kunci: {text}").format(text=message.text))
            box.setChecked(message.id in post.messages)
            box.toggled.connect(lambda on, message=message: self._tick(message, on=on))
            self.boxes[message.id] = box
            line = row(
                column(box, None, gap=0), column(3, Label(message.text, wrap=True), None, gap=0), gap=8
            )
            line.setStretch(1, 1)
            self._lines.addLayout(line)
            if message.id in post.messages:
                card = MessageCard(self.filling.desk, message, self.use, _("Pakai di takarir"), named=False)
                self.cards.append(card)
                self._lines.addLayout(column(card, margins=(26, 0, 0, 4)))
        self.messages_row.setVisible(bool(messages))

    def use(self, message: KeyMessage) -> None:
        """Put the approved words at the end of the common caption, once."""
        desk, post = self.filling.desk, self.filling.page.post
        desk.flush()
        if message.wording in post.caption.text:
            desk.told.emit(_("Kalimat ini sudah ada di takarir."))
            return
        text = f"{post.caption.text.rstrip()}\n\n{message.wording}".strip()
        caption = msgspec.structs.replace(post.caption, text=text)
        if desk.put(
            _("Pakai kalimat pesan kunci di takarir"), msgspec.structs.replace(post, caption=caption)
        ):
            desk.told.emit(_("Kalimat masuk ke takarir umum."))

    def _tick(self, message: KeyMessage, *, on: bool) -> None:
        desk = self.filling.desk
        desk.flush()
        post = self.filling.page.post
        made = linked(post, message) if on else unlinked(post, (message.id,))
        desk.put(_("Hubungkan ke pesan kunci") if on else _("Lepas pesan kunci"), made)
        box = self.boxes.get(message.id)
        if box is not None:
            box.setFocus()

    def _give(self, ident: str) -> None:
        desk = self.filling.desk
        desk.flush()
        post = self.filling.page.post
        made = in_campaign(post, CampaignId(ident) if ident else None, desk.project.all(KeyMessage))
        desk.put(_("Atur kampanye konten"), made)
