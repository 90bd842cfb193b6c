"""What mouse and keys do with posts, the same in every view: pick, carry, draw a marquee, move, open."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QRubberBand, QWidget

from studio.session.schedule import WEEK, Entry, by_days
from studio.ui.calendar import acts

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

SHIFTS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class View(Protocol):
    """A view with tiles."""

    def tiles(self) -> list[tuple[QRect, Entry]]:
        """Every tile in sight and where it stands in the viewport."""

    def ghost(self, entry: Entry) -> QPixmap:
        """A tile as it is carried."""

    def viewport(self) -> QWidget:
        """Where the tiles stand."""


class Hand:
    """One hand for the page."""

    def __init__(self, page: "CalendarPage") -> None:
        self.page = page
        self._band: QRubberBand | None = None
        self._start = QPoint()
        self._kept: frozenset[str] = frozenset()
        self._held: Entry | None = None
        self._was_picked = False

    # mouse

    def press(self, event: QMouseEvent, entry: Entry | None, view: View) -> None:
        """Pick; with Ctrl or Shift to those picked before. Beside a tile a marquee begins."""
        page, adding = self.page, bool(event.modifiers() & ADDING)
        self._held = entry
        if entry is None:
            if not adding:
                page.pick(frozenset())
            if event.button() == Qt.MouseButton.LeftButton:
                self._start, self._kept = event.position().toPoint(), page.picked
                self._band = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())
            return
        ident = str(entry.post.id)
        self._was_picked = ident in page.picked
        if adding:
            page.pick(page.picked ^ {ident})
        elif not self._was_picked:
            page.pick(frozenset({ident}))
        if event.button() == Qt.MouseButton.LeftButton and page.writable and ident in page.picked:
            page.carry.press(tuple(sorted(page.picked)), event.globalPosition().toPoint())

    def move(self, event: QMouseEvent, view: View) -> bool:
        """Carry what is held, or stretch the marquee; whether one of them is going on."""
        page = self.page
        if self._held is not None and event.buttons() & Qt.MouseButton.LeftButton:
            held = self._held
            return page.carry.move(event.globalPosition().toPoint(), lambda: view.ghost(held))
        if self._band is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        area = QRect(self._start, event.position().toPoint()).normalized()
        if area.width() + area.height() < 6:
            return True
        self._band.setGeometry(area)
        self._band.show()
        inside = {str(entry.post.id) for rect, entry in view.tiles() if rect.intersects(area)}
        page.pick(self._kept | inside)
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Let go; whether something had been carried or caught."""
        copies = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        carried = self.page.carry.release(event.globalPosition().toPoint(), copies=copies)
        caught = self._band is not None and self._band.size() != QSize() and self._band.isVisible()
        if self._band is not None:
            self._band.deleteLater()
            self._band = None
        held, self._held = self._held, None
        if held is not None and not carried and self._was_picked and not event.modifiers() & ADDING:
            self.page.pick(frozenset({str(held.post.id)}))
        return carried or caught

    # keys

    def key(self, event: QKeyEvent, day: date) -> bool:
        """A key in a view, with the day the caret is on; whether it was one of these."""
        if self.page.bars.key(event):
            return True
        page, key, alt = self.page, Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and key in SHIFTS and page.picked:
            acts.move(page, tuple(page.picked), by_days(SHIFTS[key]))
            return True
        simple: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Return: lambda: self._enter(day), Qt.Key.Key_Enter: lambda: self._enter(day),
            Qt.Key.Key_Space: lambda: self._next(day), Qt.Key.Key_Delete: lambda: acts.trash(page),
            Qt.Key.Key_PageUp: lambda: page.step(-1), Qt.Key.Key_PageDown: lambda: page.step(1),
            Qt.Key.Key_Escape: self._let_go, Qt.Key.Key_Insert: lambda: page.quick(day),
        }  # fmt: skip
        if key not in simple:
            return False
        simple[key]()
        return True

    def _let_go(self) -> None:
        if self.page.carry.ids:
            self.page.carry.stop()
        else:
            self.page.pick(frozenset())

    def _next(self, day: date) -> None:
        """Pick the posts of a day one after the other, then its campaigns."""
        page = self.page
        posts = [str(entry.post.id) for entry in page.plan.on(day)]
        runs = [str(span.campaign.id) for span in page.bars.on(day)]
        if not (posts or runs):
            return
        now = [ident in page.picked for ident in posts] + [ident == page.bars.picked for ident in runs]
        at = (now.index(True) + 1 if True in now else 0) % len(now)
        page.bars.pick(runs[at - len(posts)] if at >= len(posts) else "")
        page.pick(frozenset({posts[at]}) if at < len(posts) else frozenset())

    def picked_on(self, day: date) -> Entry | None:
        """The first picked post of a day; of all days, when none of this one is."""
        picked, plan = self.page.picked, self.page.plan
        here = (entry for entry in plan.on(day) if str(entry.post.id) in picked)
        away = (e for found in plan.days.values() for e in found if str(e.post.id) in picked)
        return next(here, None) or (next(away, None) if picked else None)

    def _enter(self, day: date) -> None:
        entries = self.page.plan.on(day)
        chosen = [entry for entry in entries if str(entry.post.id) in self.page.picked]
        if chosen or entries:
            self.page.open((chosen or list(entries))[0])
        else:
            self.page.quick(day)
