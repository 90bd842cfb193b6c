"""The list of campaigns at the left: name, dates, where it stands, how far it is."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.campaigns import Progress, expired, state_of
from studio.domain.content import Campaign
from studio.domain.strategy import NarrativePack
from studio.ui import theme
from studio.ui.colors import campaign_color
from studio.ui.naming import number
from studio.ui.strategy.campaigns.said import span_words, state_words
from studio.ui.strategy.campaigns.seen import Seen
from studio.ui.widgets.painting import RIGHT, draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel, Spoken
from studio.ui.words import _

Index = QModelIndex | QPersistentModelIndex
TALL = 78


@dataclass(frozen=True, slots=True)
class CampaignRow(Spoken):
    """A campaign as the list shows it; `pack` is the one it came with, `place` its own among all."""

    campaign: Campaign
    progress: Progress
    state: str
    pack: NarrativePack | None = None
    over: bool = False
    place: int = 0

    @property
    def facts(self) -> str:
        """How far it is, in one line."""
        told = self.progress
        posts = _("{published} terbit, {planned} disiapkan").format(
            published=number(told.published), planned=number(told.planned)
        )
        if not told.messages:
            return " · ".join([posts, _("belum ada pesan kunci")])
        covered = _("{covered} dari {count} pesan terpakai").format(
            covered=number(told.covered), count=number(told.messages)
        )
        return f"{posts} · {covered}"

    @property
    def said(self) -> str:
        """What a screen reader says."""
        parts = [self.campaign.name, self.state, span_words(self.campaign), self.facts]
        if self.over:
            parts.append(_("paket narasinya kedaluwarsa"))
        return ". ".join(parts)


def rows(seen: Seen, today: str, words: str) -> list[CampaignRow]:
    """Campaigns that fit a search: running, coming, undated, over; each by its start."""
    packs = {str(p.campaign): p for p in seen.all(NarrativePack)}
    wanted = words.casefold().split()
    order = {"running": 0, "coming": 1, "undated": 2, "over": 3}
    found = []
    for campaign in seen.all(Campaign):
        looked_in = f"{campaign.name} {campaign.objective} {' '.join(campaign.hashtags)}".casefold()
        if all(word in looked_in for word in wanted):
            found.append(campaign)
    found.sort(key=lambda c: (order[state_of(c, today)], c.start or c.end, c.name.casefold()))
    return [
        CampaignRow(
            c, seen.progress(c.id), state_words(state_of(c, today))[0], pack := packs.get(c.id),
            over=pack is not None and expired(pack, today), place=seen.place(c.id),
        )
        for c in found
    ]  # fmt: skip


class CampaignList(RowList):
    """The list; arrows choose, a click too."""

    chosen = Signal(str)

    def __init__(self) -> None:
        self.campaigns: RowModel[CampaignRow] = RowModel()
        super().__init__(self.campaigns, _("Kampanye"))
        self.setItemDelegate(_Painter(self))
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))
        self._quiet = False

    def show_rows(self, found: list[CampaignRow], ident: str) -> None:
        """Show these, with one of them chosen; nothing is told by it."""
        self._quiet = True
        if found != self.campaigns.rows:
            self.campaigns.show_rows(found)
        at = next((n for n, row in enumerate(found) if row.campaign.id == ident), -1)
        if at >= 0 and self.currentIndex().row() != at:
            self.setCurrentIndex(self.campaigns.index(at, 0))
        self._quiet = False

    def _tell(self, now: QModelIndex) -> None:
        row = now.data(ROW)
        if row is not None and not self._quiet:
            self.chosen.emit(str(row.campaign.id))


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Three lines."""
        return QSize(200, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Stripe, name over dates over figures."""
        now, room, row = theme.look(), option.rect, index.data(ROW)
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(room, now.color("tint" if on else "surface2" if over else "surface1"))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(campaign_color(row.campaign.color, row.place))
        painter.drawRoundedRect(QRect(room.left() + 8, room.top() + 12, 4, room.height() - 24), 2, 2)
        left, wide = room.left() + 24, room.width() - 40
        name = QRect(left, room.top() + 9, wide - (24 if row.pack else 0), 20)
        write(painter, name, row.campaign.name, "strong", weight=600)
        if row.pack is not None:
            side = QRect(room.right() - 34, room.top() + 9, 20, 20)
            draw_icon(
                painter,
                side,
                "alert-triangle" if row.over else "package",
                "warn" if row.over else "muted",
                17,
            )
        line = QRect(left, room.top() + 30, wide, 18)
        used = write(painter, line, row.state, "muted", size=12, align=RIGHT)
        write(painter, line.adjusted(0, 0, -used - 12, 0), span_words(row.campaign), "normal", size=12)
        write(painter, QRect(left, room.top() + 49, wide, 18), row.facts, "muted", size=12)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, room)
        painter.restore()
