"""The list: days with what stands on them, from a month's first day on."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.content import ZONE_NAMES
from studio.session.campaign_bars import Span, bars
from studio.session.schedule import Entry, Plan
from studio.session.waiting import HELD
from studio.ui import theme
from studio.ui.calendar.bar_paint import span_color
from studio.ui.calendar.bars import edit, range_words
from studio.ui.calendar.bars import said as said_of
from studio.ui.calendar.details import held_of, state_of
from studio.ui.calendar.marks import Mark
from studio.ui.calendar.tile import said
from studio.ui.canvas.thumbs import draw_thumb
from studio.ui.naming import PLATFORM_ICONS, clock_words, many_posts, short_date
from studio.ui.waiting import waiting_words
from studio.ui.widgets.painting import RIGHT, draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel, Spoken
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

HEAD, TALL, RUN = 34, 60, 40
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line(Spoken):
    """A day's head, a campaign that begins or goes on there, or a post of it."""

    day: date
    marks: tuple[Mark, ...] = ()
    entry: Entry | None = None
    span: Span | None = None

    @property
    def said(self) -> str:
        """What a screen reader says."""
        if self.entry is not None:
            return said(self.entry)
        if self.span is not None:
            return said_of(self.span)
        return ", ".join((short_date(self.day.isoformat()), *(mark.name for mark in self.marks)))


class Agenda(RowModel[Line]):
    """The lines."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads are passed over by the keys."""
        row = self.rows[index.row()]
        if row.entry is None and row.span is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class AgendaView(RowList):
    """The list."""

    def __init__(self, page: "CalendarPage") -> None:
        self.lines = Agenda()
        super().__init__(self.lines, _("Daftar"))
        self.page = page
        self.setItemDelegate(_Painter(page, self))
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda now, _old: self._picked(now))

    def show_days(self, first: date, last: date, plan: Plan, marks: dict[date, tuple[Mark, ...]]) -> None:
        """Show the days that have something on them."""
        now = self.currentIndex().data(ROW)
        rows: list[Line] = []
        runs: dict[date, list[Span]] = {}
        for bar in bars(self.page.bars.spans, first, last):
            runs.setdefault(bar.first, []).append(bar.span)
        days = [date.fromisoformat(d) for d in plan.days if first.isoformat() <= d <= last.isoformat()]
        for day in sorted({*marks, *days, *runs}):
            if first <= day <= last and (marks.get(day) or plan.on(day) or day in runs):
                rows.append(Line(day, marks.get(day, ())))
                rows.extend(Line(day, span=span) for span in runs.get(day, ()))
                rows.extend(Line(day, entry=entry) for entry in plan.on(day))
        self.lines.show_rows(rows)
        held = ident_of(now)
        at = next((n for n, row in enumerate(rows) if held and ident_of(row) == held), -1)
        if at >= 0:
            self.setCurrentIndex(self.lines.index(at, 0))

    def scroll_to(self, day: date) -> None:
        """Bring a day into sight."""
        at = next((n for n, row in enumerate(self.lines.rows) if row.day >= day), -1)
        if at >= 0:
            self.scrollTo(self.lines.index(at, 0), self.ScrollHint.PositionAtTop)

    def tiles(self) -> list[tuple[QRect, Entry]]:
        """Every post in sight."""
        rows = enumerate(self.lines.rows)
        return [(self.visualRect(self.lines.index(n, 0)), row.entry) for n, row in rows if row.entry]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a head does nothing."""
        if ident_of(self.indexAt(event.position().toPoint()).data(ROW)):
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the posts; the page knows the rest."""
        row = self.currentIndex().data(ROW)
        day = row.day if row is not None else self.page.day
        if not self.page.hand.key(event, day):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the post."""
        row = self.indexAt(event.pos()).data(ROW) or self.currentIndex().data(ROW)
        if row is not None and row.span is not None:
            self.page.bars.menu(row.span, event.globalPos())
        elif row is not None:
            self.page.menu(row.entry, row.day, event.globalPos())

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None and row.entry is not None:
            self.page.open(row.entry)
        elif row is not None and row.span is not None:
            edit(self.page, row.span)

    def _picked(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None and row.entry is not None:
            self.page.pick(frozenset({str(row.entry.post.id)}))
        elif row is not None and row.span is not None:
            self.page.bars.pick(str(row.span.campaign.id))


def ident_of(row: Line | None) -> str:
    """The id of the post or the campaign of a line; empty for a head."""
    if row is None:
        return ""
    return str(row.entry.post.id if row.entry else row.span.campaign.id if row.span else "")


class _Painter(QStyledItemDelegate):
    def __init__(self, page: "CalendarPage", view: AgendaView) -> None:
        super().__init__(view)
        self.page = page

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Heads are lower."""
        row = index.data(ROW)
        return QSize(200, TALL if row.entry else RUN if row.span else HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        now, room, row = theme.look(), option.rect, index.data(ROW)
        painter.save()
        if not ident_of(row):
            self._head(painter, room, row)
        else:
            picked = ident_of(row) in {*self.page.picked, self.page.bars.picked}
            over = bool(option.state & QStyle.StateFlag.State_MouseOver)
            ground = "tint" if picked else "surface2" if over else "surface1"
            painter.fillRect(room, now.color(ground))
            if row.entry:
                self._entry(painter, room, row.entry)
            else:
                _run(painter, room, row.span)
            painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                draw_ring(painter, room)
        painter.restore()

    def _head(self, painter: QPainter, room: QRect, row: Line) -> None:
        now, off = theme.look(), any(mark.off for mark in row.marks)
        painter.fillRect(room, now.color("stop_tint" if off else "surface0"))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
        at = room.adjusted(24, 0, -24, 0)
        words = short_date(row.day.isoformat())
        if row.day == self.page.today:
            words += " · " + _("hari ini")
        token = "stop" if off else "accent" if row.day == self.page.today else "strong"
        used = write(painter, at, words, token, size=13, weight=600)
        names = " · ".join(mark.short for mark in row.marks)
        write(painter, at.adjusted(used + 16, 0, 0, 0), names, "stop" if off else "muted", size=12)

    def _entry(self, painter: QPainter, room: QRect, entry: Entry) -> None:
        painter.fillRect(QRect(room.left(), room.top(), 4, room.height() - 1), self.page.color(entry))
        at = QPoint(room.left() + 24, room.top())
        time = entry.post.schedule.time.replace(":", ".") or "–"
        zone = ZONE_NAMES[entry.post.schedule.zone] if entry.away or entry.post.national else ""
        high = room.height() // 2 if zone else room.height()
        top = at.y() + (8 if zone else 0)
        write(painter, QRect(at.x(), top, 48, high - (top - at.y())), time, "strong", size=13, weight=600)
        write(painter, QRect(at.x(), at.y() + high, 48, high - 8), zone, "muted", size=12)
        picture = QRectF(at.x() + 56, room.top() + 6, 38, room.height() - 13)
        draw_thumb(painter, picture, self.page.thumbs.get(entry.post))
        left, right = int(picture.right()) + 14, room.right() - 24
        words, tone, icon = state_of(self.page, entry.post)
        side = QRect(right - 170, room.top(), 170, room.height())
        used = write(painter, side, words, tone or "muted", size=12, weight=500, align=RIGHT)
        draw_icon(painter, QRect(right - used - 22, room.top(), 16, room.height()), icon, tone or "muted", 15)
        icons = [PLATFORM_ICONS[p] for p in entry.platforms if p in PLATFORM_ICONS][:8]
        start = right - 190 - 22 * len(icons)
        for place, name in enumerate(icons):
            spot = QRect(start + 22 * place, room.top(), 18, room.height())
            draw_icon(painter, spot, name, "muted", 16)
        half = room.height() // 2
        wide = start - left - 16
        upper, lower = (
            QRect(left, room.top() + 8, wide, half - 8),
            QRect(left, room.top() + half, wide, half - 8),
        )
        write(painter, upper, entry.post.title, "strong", weight=600)
        self._facts(painter, lower, entry)

    def _facts(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        """Pillar, clocks, and whom it waits for; in red what is late."""
        parts = [entry.pillar_name or _("Tanpa pilar")]
        if entry.post.national:
            parts.append(clock_words(entry.post))
        used = write(painter, area, " · ".join(parts), "muted", size=12)
        found = held_of(self.page, entry.post)
        if found is None or not (found.late or found.who or entry.post.status in HELD):
            return
        left = area.left() + used + 14
        if area.right() - left < 60:
            return
        tone = "stop" if found.late else "muted"
        icon = QRect(left, area.top(), 14, area.height())
        draw_icon(painter, icon, "alert-triangle" if found.late else "hourglass-high", tone, 14)
        words = waiting_words(found, self.page.desk.now)
        write(
            painter,
            QRect(left + 20, area.top(), area.right() - left - 20, area.height()),
            words,
            tone,
            size=12,
        )


def _run(painter: QPainter, room: QRect, span: Span) -> None:
    """A campaign: colour, name, days, posts."""
    color = span_color(span)
    painter.fillRect(QRect(room.left(), room.top(), 4, room.height() - 1), color)
    draw_icon(painter, QRect(room.left() + 24, room.top(), 18, room.height()), "speakerphone", "muted", 18)
    text = QRect(room.left() + 80, room.top(), room.width() - 104, room.height())
    used = write(painter, text, span.campaign.name, "strong", weight=600)
    posts = many_posts(span.posts)
    told = f"{range_words(span.start, span.end)} · {posts}"
    write(painter, text.adjusted(used + 14, 0, 0, 0), told, "muted", size=12)
