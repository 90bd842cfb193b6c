"""One campaign: its head, and its four sides as segments."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.campaigns import expired, state_of
from studio.domain.content import Campaign, Post
from studio.session.campaigns import remove_campaign
from studio.ui import theme
from studio.ui.colors import campaign_color
from studio.ui.home import parts
from studio.ui.naming import many_posts, number, short_date
from studio.ui.strategy.campaigns.coverage import CoveragePage
from studio.ui.strategy.campaigns.form import CampaignForm
from studio.ui.strategy.campaigns.messages import Messages
from studio.ui.strategy.campaigns.pack import PackPage
from studio.ui.strategy.campaigns.said import span_words, state_words
from studio.ui.strategy.campaigns.seen import Seen
from studio.ui.widgets.basic import (
    Elided,
    Label,
    Segments,
    Toned,
    box,
    button,
    clear,
    column,
    line,
    put,
    row,
    tool,
    writes,
)
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

SIDE, SHOWN = 300, 8
PARTS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("form", lambda: _("Ringkasan")), ("messages", lambda: sense("banyak", "Pesan kunci")),
    ("coverage", lambda: _("Cakupan")), ("pack", lambda: _("Paket narasi")),
)  # fmt: skip


class Dot(QWidget):
    """The campaign's colour."""

    def __init__(self) -> None:
        super().__init__()
        self.color = campaign_color("", 0)
        self.setFixedSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """A disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.color)
        painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))


class Detail(QWidget):
    """Head and sides; `part` is the side in sight."""

    def __init__(self, window: "MainWindow", seen: Seen) -> None:
        super().__init__()
        self.window_, self.desk, self.seen = window, window.desk, seen
        self._beside: tuple[object, ...] = ()
        self.ident, self.part = "", "form"
        self.dot, self.name = Dot(), Elided("", "section")
        self.state, self.span = Label("", "chip"), Label("", "muted")
        self.segments = Segments([(key, words()) for key, words in PARTS], self.part)
        self.segments.setFixedHeight(36)
        self.segments.chosen.connect(self.show_part)
        self.warning = Toned("", "warn")
        self.form, self.messages = CampaignForm(self.desk), Messages(window, seen)
        self.coverage, self.pack = CoveragePage(window, seen), PackPage(window, seen)
        self._aside = QVBoxLayout()
        put(self._aside, gap=16)
        self._build()

    def show_campaign(self, ident: str) -> None:
        """Show a campaign as it is now."""
        campaign = self.desk.project.find(Campaign, ident)
        if campaign is None:
            return
        self.ident = ident
        self.dot.color = campaign_color(campaign.color, self.seen.place(ident))
        self.dot.update()
        self.name.setText(campaign.name)
        words, tone, _icon = state_words(state_of(campaign, self._today))
        self.state.setText(words)
        self.state.tint(tone)
        self.span.setText(span_words(campaign) if campaign.start or campaign.end else "")
        self._warn()
        self._show(campaign)

    def show_part(self, key: str) -> None:
        """Show a side."""
        self.desk.flush()
        if key != self.part:
            self.messages.tidy()
        self.part = key
        self.segments.buttons[key].setChecked(True)
        self.stack.setCurrentIndex([ident for ident, _words in PARTS].index(key))
        self.show_campaign(self.ident)

    def remove(self) -> None:
        """Take the campaign away; a notice offers to take that back."""
        campaign = self.desk.project.get(Campaign, self.ident)
        command = _("Hapus kampanye “{name}”").format(name=campaign.name)
        if self.desk.edit(command, lambda draft: remove_campaign(draft, campaign.id)):
            told = _("Kampanye “{name}” dihapus; kontennya tetap ada.").format(name=campaign.name)
            self.window_.notices.say(told, "info", (_("Urungkan"), self.window_.undo))

    @property
    def _today(self) -> str:
        return self.desk.now.date().isoformat()

    def _show(self, campaign: Campaign) -> None:
        if self.part == "form":
            self.form.show_campaign(campaign)
            self._show_aside(campaign)
        elif self.part == "messages":
            self.messages.show_campaign(campaign)
        elif self.part == "coverage":
            self.coverage.show_campaign(campaign)
        else:
            self.pack.show_campaign(campaign)

    def _warn(self) -> None:
        pack = self.seen.pack(self.ident)
        over = pack is not None and expired(pack, self._today)
        if pack is not None and over:
            told = _("Paket narasi edisi {n} kedaluwarsa sejak {day}. Minta edisi baru ke {sender}.").format(
                n=pack.edition, day=short_date(pack.expires), sender=pack.sender or _("pusat")
            )
            self.warning.say(told, "warn")
        self.warning.setVisible(over)

    def _show_aside(self, campaign: Campaign) -> None:
        far, posts = self.seen.progress(campaign.id), self.seen.first_posts(campaign.id, SHOWN)
        count = len(self.seen.posts(campaign.id))
        if (far, posts, count) == self._beside:
            return
        self._beside = (far, posts, count)
        clear(self._aside)
        numbers = row(
            parts.number(number(far.published), _("terbit")),
            parts.number(number(far.planned), _("disiapkan")),
            parts.number(f"{far.covered}/{far.messages}", _("pesan terpakai")),
            gap=20, margins=(16, 12, 16, 14),
        )  # fmt: skip
        made = QFrame()
        made.setObjectName("card")
        made.setLayout(numbers)
        self._aside.addWidget(made)
        rows = [self._post(post) for post in posts]
        told = many_posts(count) if count > SHOWN else ""
        if not rows:
            hint = Label(_("Hubungkan konten dari tab Isi, dari menu di Konten, atau dari Cakupan."),
                         "muted", wrap=True)  # fmt: skip
            hint.setContentsMargins(16, 12, 16, 12)
            rows = [hint]
        self._aside.addWidget(parts.titled(_("Konten kampanye ini"), told, *rows))

    def _post(self, post: Post) -> QWidget:
        day = short_date(post.schedule.date) if post.schedule.date else _("Belum dijadwalkan")
        return parts.OpenRow(post.title, partial(self.window_.open_post, str(post.id)),
                             parts.two_lines(post.title, day))  # fmt: skip

    def _menu(self) -> None:
        menu = QMenu(self)
        writes(menu.addAction(theme.icon("trash", "stop"), _("Hapus kampanye"), self.remove))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _build(self) -> None:
        self.more = writes(tool("dots", _("Lainnya"), self._menu))
        self.name.setMinimumWidth(120)
        head_row = row(self.dot, self.name, self.state, self.span, self.more, gap=10)
        head_row.setStretch(1, 1)
        head = box(column(head_row, self.warning, row(self.segments, None), gap=8, margins=(24, 10, 16, 8)))
        aside = box(column(self._aside, None, gap=0))
        aside.setFixedWidth(SIDE)
        both = row(self.form, aside, None, gap=24)
        both.setStretch(0, 1000)  # as wide as it may be, and no wider
        both.setStretch(2, 1)
        self.stack = QStackedWidget()
        for part in (box(both), self.messages, self.coverage, self.pack):
            self.stack.addWidget(_scrolled(part))
        put(QVBoxLayout(self), head, line(), self.stack, gap=0).setStretch(2, 1)


def _scrolled(part: QWidget) -> QScrollArea:
    inner = QWidget()
    inner.setLayout(column(part, None, gap=0, margins=(24, 20, 24, 24)))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


def new_button(make: Callable[[], object]) -> QWidget:
    """The button that makes a campaign."""
    return writes(button(_("Kampanye baru"), make, kind="primary", icon="plus"))
