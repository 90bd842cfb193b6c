"""The foot of the calendar: how the posts in sight are shared among the pillars, against the targets."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.domain.content import Pillar
from studio.domain.shares import pillars_of
from studio.session.schedule import Entry
from studio.ui import theme
from studio.ui.colors import pillar_color
from studio.ui.naming import many_posts
from studio.ui.widgets.basic import plain_tip
from studio.ui.widgets.painting import draw_icon, write
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

TALL, BAR = 52, 152
NAME_MOST, REST = 112, 40
"""Px of a name where not all have room, and for the number of the pillars left out."""
FAR = 10
"""Percent off the target that are worth an arrow."""


class PillarStrip(QWidget):
    """A bar of shares, then each pillar with its share and target."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__()
        self.page = page
        self.shares: list[tuple[Pillar, int, int]] = []
        """Pillar, posts, percent."""
        self.total = 0
        self.setFixedHeight(TALL)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Count the posts in sight."""
        self.total = len(entries)
        counts = {p.id: 0 for p in pillars_of(self.page.desk.project)}
        for entry in entries:
            if entry.post.pillar in counts:
                counts[entry.post.pillar] += 1
        whole = sum(counts.values())
        self.shares = [
            (p, counts[p.id], round(100 * counts[p.id] / whole) if whole else 0)
            for p in pillars_of(self.page.desk.project)
        ]
        told = "; ".join(self._words(p, percent) for p, _count, percent in self.shares)
        self.setAccessibleName(_("Bagian tiap pilar: {told}").format(told=told))
        self.setToolTip(plain_tip(told.replace("; ", "\n")))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Bar and words."""
        now, painter = theme.look(), QPainter(self)
        painter.fillRect(self.rect(), now.color("surface1"))
        write(painter, QRect(24, 8, 90, 18), _("Pilar"), "strong", weight=600)
        write(
            painter,
            QRect(24, 26, 90, 18),
            many_posts(self.total),
            "muted",
            size=12,
        )
        left = self._bar(painter, 122) + 20
        shown = [share for share in self.shares if share[1] or share[0].share]
        most = NAME_MOST if sum(self._wide(s[0], s[2]) for s in shown) > self.width() - left else self.width()
        for number_, (pillar, _count, percent) in enumerate(shown):
            last = number_ == len(shown) - 1
            if left + self._wide(pillar, percent, most) > self.width() - (0 if last else REST):
                write(painter, QRect(left, 0, REST, TALL), f"+{len(shown) - number_}", "muted")
                break
            left = self._pillar(painter, left, pillar, percent, most)

    def _bar(self, painter: QPainter, left: int) -> int:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = sum(count for _pillar, count, _percent in self.shares)
        middle = TALL // 2
        if not whole:
            painter.setBrush(theme.look().color("surface2"))
            painter.drawRoundedRect(QRect(left, middle - 5, BAR, 10), 5, 5)
            return left + BAR
        at = float(left)
        for number_, (pillar, count, _percent) in enumerate(self.shares):
            wide = BAR * count / whole
            painter.setBrush(pillar_color(pillar.color, number_))
            painter.drawRect(QRect(round(at), middle - 5, max(0, round(at + wide) - round(at) - 1), 10))
            at += wide
        return left + BAR

    def _wide(self, pillar: Pillar, percent: int, most: int = 1000) -> int:
        """About how wide a pillar's words are, its name cut where it is longer than the most."""
        font = self.font()
        font.setPixelSize(13)
        measure = QFontMetrics(font)
        name = min(measure.horizontalAdvance(pillar.name), most)
        target = measure.horizontalAdvance(f"/ {pillar.share}") + 26 if pillar.share else 0
        return name + measure.horizontalAdvance(f"{percent} %") + target + 18 + 6 + 5 + 22

    def _pillar(self, painter: QPainter, left: int, pillar: Pillar, percent: int, most: int) -> int:
        place = [p.id for p, _count, _percent in self.shares].index(pillar.id)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pillar_color(pillar.color, place))
        painter.drawRoundedRect(QRect(left, TALL // 2 - 5, 10, 10), 3, 3)
        room = QRect(left + 18, 0, self.width() - left - 18, TALL)
        name = QRect(room.left(), 0, min(most, room.width()), TALL)
        used = write(painter, name, pillar.name, "normal")
        room.setLeft(room.left() + used + 6)
        used = write(painter, room, f"{percent} %", "strong", weight=600)
        room.setLeft(room.left() + used + 5)
        if pillar.share:
            used = write(painter, room, f"/ {pillar.share}", "muted")
            room.setLeft(room.left() + used + 4)
            if self.total and abs(percent - pillar.share) >= FAR:
                icon = "arrow-down" if percent < pillar.share else "arrow-up"
                draw_icon(painter, QRect(room.left(), 0, 16, TALL), icon, "warn", 14)
                room.setLeft(room.left() + 16)
        return room.left() + 22

    def _words(self, pillar: Pillar, percent: int) -> str:
        target = _("target {share} %").format(share=pillar.share) if pillar.share else _("tanpa target")
        return f"{pillar.name} {percent} %, {target}"
