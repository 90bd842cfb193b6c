"""The key messages of a campaign: one open for changes at a time, the others as they will be read."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.domain.campaigns import messages_of, moved, old_messages
from studio.domain.content import Campaign, Post
from studio.domain.shares import LEFT_OUT
from studio.domain.strategy import KeyMessage
from studio.session.campaigns import change_campaign, new_message, remove_message, reordered
from studio.ui.naming import many_posts
from studio.ui.strategy.campaigns.message_form import MessageForm
from studio.ui.strategy.campaigns.seen import Seen
from studio.ui.widgets.basic import (
    Elided,
    Label,
    Toned,
    box,
    button,
    clear,
    column,
    empty,
    put,
    row,
    tool,
    writes,
)
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class MessageRow(QFrame):
    """A message as it will be read; a click or Enter opens it, Alt+arrows move it."""

    def __init__(self, message: KeyMessage, place: int, used: int, page: "Messages") -> None:
        super().__init__()
        self.setObjectName("card")
        self.setProperty("click", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{place + 1}. {message.text}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.page, self.ident = page, message.id
        disc = Label(str(place + 1), "disc")
        disc.setFixedSize(32, 32)
        disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
        told = Elided(message.wording or _("Belum ada kalimat yang disetujui"), "muted")
        text = Label(message.text or _("Pesan tanpa kalimat"), "strong", wrap=True)
        facts = [
            many_posts(used) if used else _("belum dipakai"),
            many("{count} fakta", len(message.facts)).format(count=len(message.facts)),
            many("{count} angka", len(message.figures)).format(count=len(message.figures)),
        ]
        hint = Label(" · ".join(facts), "hint")
        middle = box(column(text, told, hint, gap=4))
        tools = [
            tool("chevron-up", _("Naikkan pesan (Alt+↑)"), partial(page.shift, message.id, -1), side=18),
            tool("chevron-down", _("Turunkan pesan (Alt+↓)"), partial(page.shift, message.id, 1), side=18),
            tool("pencil", _("Ubah pesan"), partial(page.open, message.id), side=18),
        ]
        for one in tools[:2]:
            writes(one)
        line = put(QHBoxLayout(self), disc, middle, *tools, gap=12, margins=(16, 12, 12, 12))
        line.setStretch(1, 1)
        line.setAlignment(disc, Qt.AlignmentFlag.AlignTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, or move."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.page.open(self.ident)
        elif alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.page.shift(self.ident, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: object) -> None:  # noqa: ARG002 - Qt gives it
        """Open it."""
        self.page.open(self.ident)


class Messages(QWidget):
    """The messages, in their order."""

    def __init__(self, window: "MainWindow", seen: Seen) -> None:
        super().__init__()
        self.window_, self.desk, self.seen = window, window.desk, seen
        self.ident = self.open_one = ""
        self.form: MessageForm | None = None
        self._shown: tuple[object, ...] = ()
        self._list = QVBoxLayout()
        put(self._list, gap=8)
        self.adder = writes(button(_("Tambah pesan"), self.add, icon="plus"))
        self._foot = box(row(self.adder, None))
        put(QVBoxLayout(self), self._list, self._foot, None, gap=12)
        self.setMaximumWidth(840)

    def show_campaign(self, campaign: Campaign) -> None:
        """Show the messages; nothing is made anew while one is being written."""
        if campaign.id != self.ident:
            self.ident, self.open_one = str(campaign.id), ""
        messages = self.seen.messages(self.ident)
        used = _used(self.seen.posts(self.ident))
        order = tuple(m.id for m in messages)
        shown = tuple((m, used.get(m.id, 0)) for m in messages if m.id != self.open_one)
        if (order, self.open_one, shown, old_messages(campaign)) != self._shown:
            self._shown = (order, self.open_one, shown, old_messages(campaign))
            self._fill(campaign, messages, used)
        elif self.form is not None and (now := self.desk.project.find(KeyMessage, self.open_one)):
            self.form.show_message(now)

    def add(self) -> None:
        """A message at the end, open for writing."""
        made = new_message(self.desk.project, self.ident, "")
        if self.desk.put(_("Tambah pesan kunci"), made):
            self.open(made.id)

    def open(self, ident: str) -> None:
        """Open a message for changes; the one that was open closes."""
        self.desk.flush()
        self.open_one = ident
        self._again()
        if self.form is not None:
            self.form.text.setFocus()

    def close_form(self) -> None:
        """Show all messages as they will be read."""
        self.tidy()
        self._again()
        self.adder.setFocus()

    def tidy(self) -> None:
        """Close what is open; one without words is no message."""
        self.desk.flush()
        ident, self.open_one = self.open_one, ""
        now = self.desk.project.find(KeyMessage, ident)
        if now is not None and not (now.text.strip() or now.wording.strip() or now.facts):
            self.desk.edit(_("Hapus pesan kunci kosong"), lambda draft: remove_message(draft, ident))

    def shift(self, ident: str, by: int) -> None:
        """Move a message up or down."""
        before = messages_of(self.ident, self.desk.project.all(KeyMessage))
        at = next(n for n, m in enumerate(before) if m.id == ident)
        if not 0 <= at + by < len(before):
            return
        changed = reordered(moved(before, ident, at + by), before)
        if self.desk.put(_("Urutkan pesan kunci"), *changed):
            self._again()
            for one in self.findChildren(MessageRow):
                if one.ident == ident:
                    one.setFocus()

    def remove(self, ident: str) -> None:
        """Take a message away; a notice offers to take that back."""
        message = self.desk.project.get(KeyMessage, ident)
        self.open_one = ""
        command = _("Hapus pesan kunci “{text}”").format(text=message.text[:60])
        if self.desk.edit(command, lambda draft: remove_message(draft, ident)):
            told = _("Pesan kunci dihapus, juga dari konten yang memakainya.")
            self.window_.notices.say(told, "info", (_("Urungkan"), self.window_.undo))
            self._again()

    def convert(self) -> None:
        """Make old messages records."""
        campaign = self.desk.project.get(Campaign, self.ident)
        self.desk.edit(_("Ubah pesan lama menjadi pesan kunci"), lambda d: change_campaign(d, campaign))
        self._again()

    def _again(self) -> None:
        campaign = self.desk.project.find(Campaign, self.ident)
        if campaign is not None:
            self.show_campaign(campaign)

    def _fill(self, campaign: Campaign, messages: tuple[KeyMessage, ...], used: dict[str, int]) -> None:
        clear(self._list)
        self.form = None
        if old := old_messages(campaign):
            self._list.addWidget(_old_bar(len(old), self.convert))
        for place, message in enumerate(messages):
            if message.id == self.open_one:
                self.form = MessageForm(self.window_, message)
                self.form.closed.connect(self.close_form)
                self.form.removed.connect(self.remove)
                self._list.addWidget(self.form)
            else:
                self._list.addWidget(MessageRow(message, place, used.get(message.id, 0), self))
        if not messages and not old_messages(campaign):
            self._list.addWidget(self._nothing())
        self._foot.setVisible(bool(messages))
        before = [part for part in self.findChildren(QAbstractButton) if part is not self.adder]
        if before:
            self.setTabOrder(before[-1], self.adder)

    def _nothing(self) -> QWidget:
        return empty(
            "message", _("Belum ada pesan kunci"),
            _("Tulis kalimat yang sama-sama diucapkan semua kantor, dengan fakta dan batasnya."),
            writes(button(_("Tulis pesan pertama"), self.add, kind="primary", icon="plus")),
        )  # fmt: skip


def _old_bar(count: int, convert: Callable[[], None]) -> QWidget:
    words = many("Kampanye ini menyimpan {count} pesan dari versi lama.", count).format(count=count)
    made = QFrame()
    made.setObjectName("card")
    act = writes(button(_("Ubah menjadi pesan kunci"), convert, small=True))
    put(QHBoxLayout(made), Toned(words, "info"), act, gap=12, margins=(16, 12, 12, 12)).setStretch(0, 1)
    return made


def _used(posts: list[Post]) -> dict[str, int]:
    found: dict[str, int] = {}
    for post in posts:
        if post.status not in LEFT_OUT:
            for message in post.messages:
                found[message] = found.get(message, 0) + 1
    return found
