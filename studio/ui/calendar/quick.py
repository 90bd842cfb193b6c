"""A line over the calendar to write a post in: day, time and platforms are read as one types."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from studio.domain.content import Schedule
from studio.domain.span import FreeSlot
from studio.session.quick_post import Quick, read_line, slot_for
from studio.session.schedule import USUAL_TIME
from studio.ui.naming import platform_name, short_date
from studio.ui.widgets.basic import Label, button, float_over, put, row
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

WIDE = 380


class QuickLine(QFrame):
    """`written` gives what was said, its day and its slot or None, and whether the post is wanted open.

    Opened on a day it offers that day's empty slot; opened `anywhen`, the next free one from that day on.
    """

    written = Signal(object, object, object, bool)

    def __init__(self, page: "CalendarPage", day: date | None, *, anywhen: bool = False) -> None:
        super().__init__(page)
        self.page, self.day, self.anywhen = page, day, anywhen
        self.slot: FreeSlot | None = None
        self._no_slot = False
        self.setObjectName("popup")
        self.setFixedWidth(WIDE)
        self.field = TextField(_("Konten baru"), hint=_("09.00 IG FB: Judul konten"))
        self.field.textChanged.connect(lambda _text: self._read())
        self.field.returnPressed.connect(lambda: self._write(opened=False))
        self.told = Label("", "muted", wrap=True)
        add = button(_("Tambah"), lambda: self._write(opened=False), kind="primary", small=True)
        fill = button(_("Tambah dan isi"), lambda: self._write(opened=True), small=True)
        self.without = button(_("Tanpa slot"), self._refuse, kind="link", small=True)
        acts = row(add, fill, None, self.without)
        put(QVBoxLayout(self), self.field, self.told, acts, gap=10, margins=(14, 14, 14, 14))
        float_over(self)
        self._read()

    def said(self) -> Quick:
        """What the line says."""
        return read_line(self.field.text(), self.page.today)

    def appear(self, near: QPoint) -> None:
        """Come up beside a point of the page, wholly inside it."""
        self.adjustSize()
        room = self.page.rect().adjusted(12, 12, -12, -12)
        left = min(max(near.x(), room.left()), room.right() - self.width())
        top = min(max(near.y(), room.top()), room.bottom() - self.height())
        self.move(left, top)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            self.page.view().setFocus()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        said = self.said()
        self.slot = self._slot_for(said)
        day = said.date or (self.day.isoformat() if self.day else "")
        time = said.time or USUAL_TIME
        if self.slot:
            day, time = self.slot.schedule.date, self.slot.schedule.time
        when = short_date(day) or _("gagasan tanpa tanggal")
        at = time.replace(":", ".") if day else ""
        where = ", ".join(platform_name(p) for p in said.platforms)
        where = where or (_("slot “{name}”").format(name=self.slot.name) if self.slot else "")
        self.told.setText(" · ".join(part for part in (when, at, where or _("platform yang biasa")) if part))
        self.without.setVisible(self.slot is not None)

    def _slot_for(self, said: Quick) -> FreeSlot | None:
        """The slot the post takes; an idea takes none."""
        if self._no_slot or self.day is None:
            return None
        page, now = self.page, self.page.desk.now
        first = max(self.day, page.today)
        time = f"{now:%H:%M}" if first == now.date() else ""
        office = page.desk.office
        zone = office.zone if office else ""
        after = Schedule(date=first.isoformat(), time=time or "00:00", zone=zone or Schedule().zone)
        day = "" if self.anywhen else self.day.isoformat()
        return slot_for(page.desk.project, said, page.days.slots(), after, day)

    def _refuse(self) -> None:
        """The day asked for, and no slot."""
        self._no_slot = True
        self._read()
        self.field.setFocus()

    def _write(self, *, opened: bool) -> None:
        said = self.said()
        if not said.title:
            self.field.setFocus()
            self.told.setText(_("Tulis judulnya dulu."))
            return
        self.written.emit(said, self.day, self.slot, opened)
        self.close()
