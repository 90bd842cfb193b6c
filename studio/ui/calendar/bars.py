"""Campaigns as bars across days: picked, moved, pulled at an end, drawn anew, by mouse and by keys."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from studio.domain.content import Campaign
from studio.domain.ids import CampaignId
from studio.session.campaign_bars import Bar, Part, Span, dated, spans, stretched
from studio.ui import theme
from studio.ui.naming import many_posts, number, short_date
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

EDGE = 7
"""Px at a bar's end that pull it."""
NEW = CampaignId("")
SHIFTS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
PARTS: dict[Qt.KeyboardModifier, Part] = {
    Qt.KeyboardModifier.AltModifier: "whole",
    Qt.KeyboardModifier.ShiftModifier: "end",
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier: "start",
}


class BarView(Protocol):
    """A view with bars."""

    def bar_rects(self) -> list[tuple[QRect, Bar]]:
        """Every bar in sight and where it stands in the viewport."""

    def day_near(self, at: QPoint) -> date | None:
        """The day whose column and week a point of the viewport is in, or nearest to."""

    def new_at(self, at: QPoint) -> date | None:
        """The day on which a drag from this point begins a new campaign."""

    def viewport(self) -> QWidget:
        """Where the bars stand."""


@dataclass
class Hold:
    """What the mouse holds: a span as it was, which part of it, from which day on."""

    span: Span
    part: Part
    day: date
    at: QPoint
    moving: bool = False


class Bars:
    """The campaigns of the page. `picked` is the id of one, `over` the one under the mouse."""

    def __init__(self, page: "CalendarPage") -> None:
        self.page = page
        self.picked = self.over = ""
        self._spans: tuple[Span, ...] = ()
        self._shown: Span | None = None
        self._hold: Hold | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every campaign with its days, the one being pulled as it would be."""
        shown = self._shown
        if shown is None:
            return self._spans
        rest = tuple(span for span in self._spans if span.campaign.id != shown.campaign.id)
        return (*rest, shown)

    @property
    def busy(self) -> bool:
        """Whether one is being pulled."""
        return self._hold is not None

    def read(self) -> None:
        """Read the campaigns anew."""
        wanted = self.page.wanted.campaigns
        found = spans(self.page.desk.project)
        self._spans = tuple(span for span in found if not wanted or str(span.campaign.id) in wanted)
        if self.find(self.picked) is None:
            self.picked = ""

    def find(self, ident: str) -> Span | None:
        """A campaign by its id."""
        return next((span for span in self._spans if ident and span.campaign.id == ident), None)

    def on(self, day: date) -> tuple[Span, ...]:
        """The campaigns of a day."""
        return tuple(span for span in self._spans if span.over(day))

    def pick(self, ident: str) -> None:
        """Pick one and no post, or none."""
        if ident:
            self.page.pick(frozenset())
        if ident != self.picked:
            self.picked = ident
            self.page.view().update()
            self._tell()

    # mouse

    def press(self, event: QMouseEvent, view: BarView) -> bool:
        """Take a bar, one of its ends, or begin a new one; whether it was one of these."""
        at = event.position().toPoint()
        rect, bar = self.at(at, view)
        self._hold = None
        left = event.button() == Qt.MouseButton.LeftButton and self.page.writable
        if bar is not None and rect is not None:
            self.pick(str(bar.span.campaign.id))
            if left:
                day = view.day_near(at) or bar.first
                self._hold = Hold(bar.span, part_at(at, rect, bar), day, at)
            return True
        self.pick("")
        start = view.new_at(at)
        if start is None or not left:
            return False
        self.page.pick(frozenset())
        fresh = Campaign(id=NEW, name=_("Kampanye baru"))
        self._hold = Hold(Span(fresh, start, start, place=len(self._spans)), "end", start, at)
        return True

    def move(self, event: QMouseEvent, view: BarView) -> bool:
        """Pull what is held; whether something is."""
        hold = self._hold
        if hold is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        at = event.position().toPoint()
        if not hold.moving and (at - hold.at).manhattanLength() < QApplication.startDragDistance():
            return True
        hold.moving = True
        day = view.day_near(at)
        if day is None:
            return True
        if hold.span.campaign.id == NEW:
            first, last = sorted((hold.day, day))
            shown = replace(hold.span, start=first, end=last)
        else:
            shown = stretched(hold.span, hold.part, (day - hold.day).days)
        if shown != self._shown:
            self._show(shown)
        return True

    def release(self) -> bool:
        """Let go; whether something had been pulled."""
        hold, shown, self._hold = self._hold, self._shown, None
        if hold is None or not hold.moving or shown is None:
            return False
        if hold.span.campaign.id == NEW:
            edit_new(self.page, shown.start, shown.end, self.cancel)
            return True
        self._show(None)
        self._store(hold.span, shown)
        return True

    def cancel(self) -> None:
        """As if nothing had been pulled."""
        self._hold = None
        self._show(None)

    def at(self, at: QPoint, view: BarView) -> tuple[QRect | None, Bar | None]:
        """The bar at a point of the viewport, and where it stands."""
        return next(((rect, bar) for rect, bar in view.bar_rects() if rect.contains(at)), (None, None))

    def asked(self, event: QContextMenuEvent, view: BarView) -> Span | None:
        """The campaign a context menu is wanted for: the one under the mouse, by keys the one picked."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            return self.find(self.picked)
        _rect, bar = self.at(event.pos(), view)
        return bar.span if bar else None

    # keys

    def key(self, event: QKeyEvent) -> bool:
        """A key while a bar is picked or held; whether it was for the bar."""
        key, span = Qt.Key(event.key()), self.find(self.picked)
        if key == Qt.Key.Key_Escape and self.busy:
            self.cancel()
            return True
        if span is None:
            return False
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in SHIFTS and keys in PARTS:
            if self.page.writable:
                self._store(span, stretched(span, PARTS[keys], SHIFTS[key]))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            edit(self.page, span)
            return True
        if key == Qt.Key.Key_Escape:
            self.pick("")
            return True
        return False

    def menu(self, span: Span, at: QPoint) -> None:
        """What can be done with a campaign."""
        self.pick(str(span.campaign.id))
        shown, page = QMenu(self.page), self.page
        if page.writable:
            words = _("Ubah nama, tanggal, dan warna…")
            shown.addAction(theme.icon("pencil"), words, lambda: edit(page, span))
            shown.addAction(theme.icon("calendar"), _("Ubah tanggal…"), lambda: edit(page, span, "start"))
        only = frozenset({str(span.campaign.id)})
        words = _("Tampilkan kontennya saja")
        shown.addAction(theme.icon("filter"), words, lambda: page.narrow(campaigns=only))
        shown.popup(at)

    def list_at(self, day: date, at: QPoint) -> None:
        """All campaigns of a day, to open one."""
        shown = QMenu(self.page)
        for span in self.on(day):
            name = span.campaign.name.replace("&", "&&")
            shown.addAction(name, partial(edit, self.page, span))
        shown.popup(at)

    def _show(self, shown: Span | None) -> None:
        self._shown = shown
        self.page.show_again()

    def _store(self, before: Span, after: Span) -> None:
        if (before.start, before.end) == (after.start, after.end):
            return
        when = range_words(after.start, after.end)
        moved = before.days == after.days
        words = _("Pindahkan kampanye “{name}” ke {when}") if moved else _("Ubah tanggal kampanye “{name}”")
        name = after.campaign.name
        self.page.desk.put(words.format(name=name, when=when), dated(after.campaign, after.start, after.end))
        self._tell()

    def _tell(self) -> None:
        """Say the picked one to a screen reader."""
        span = self.find(self.picked)
        if span is not None:
            self.page.view().setAccessibleDescription(said(span))


def part_at(at: QPoint, rect: QRect, bar: Bar) -> Part:
    """Which part of a bar a point would pull."""
    edge = min(EDGE, rect.width() // 4)
    if bar.closes and rect.right() - at.x() <= edge:
        return "end"
    return "start" if bar.opens and at.x() - rect.left() <= edge else "whole"


def cursor_at(at: QPoint, rect: QRect, bar: Bar) -> Qt.CursorShape:
    """The pointer that says what pressing here would take."""
    whole = part_at(at, rect, bar) == "whole"
    return Qt.CursorShape.PointingHandCursor if whole else Qt.CursorShape.SizeHorCursor


def said(span: Span) -> str:
    """What a screen reader and a resting mouse tell of a campaign."""
    posts = many_posts(span.posts)
    days = many("{count} hari", span.days).format(count=number(span.days))
    when = range_words(span.start, span.end)
    return _("Kampanye {name}. {when}, {days}. {posts}").format(
        name=span.campaign.name, when=when, days=days, posts=posts
    )


def range_words(start: date, end: date) -> str:
    """`Sel, 1 Des 2026 – Kam, 24 Des 2026`."""
    first, last = short_date(start.isoformat()), short_date(end.isoformat())
    return first if start == end else f"{first} – {last}"


def edit(page: "CalendarPage", span: Span, first: str = "name") -> None:
    """The panel for a campaign."""
    from studio.ui.calendar.campaign import CampaignPanel  # noqa: PLC0415 - the first view need not wait for it

    if page.desk.attempt(page.desk.session.require_writable):
        CampaignPanel(page, span.campaign, span.start, span.end, span.posts).open_near(first)


def edit_new(page: "CalendarPage", start: date, end: date, closed: object = None) -> None:
    """The panel for a campaign that is to be made."""
    from studio.ui.calendar.campaign import CampaignPanel  # noqa: PLC0415 - the first view need not wait for it

    if not page.desk.attempt(page.desk.session.require_writable):
        return
    panel = CampaignPanel(page, Campaign(id=NEW, name=""), start, end, 0)
    if callable(closed):
        panel.closed.connect(closed)
    panel.open_near("name")
