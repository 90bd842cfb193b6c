"""A line over the calendar to write a post in: day, time and platforms are read as one types."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from studio.session.quick_post import Quick, read_line
from studio.ui.naming import platform_name, short_date
from studio.ui.widgets.basic import Label, button, float_over, put, row
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

WIDE = 380


class QuickLine(QFrame):
    """`written` gives what was said, the day it was opened on, and whether the post is wanted open."""

    written = Signal(object, object, bool)

    def __init__(self, page: "CalendarPage", day: date | None) -> None:
        super().__init__(page)
        self.page, self.day = page, day
        self.setObjectName("popup")
        self.setFixedWidth(WIDE)
        self.field = TextField(_("Konten baru"), hint=_("09.00 IG FB: Judul konten"))
        self.field.textChanged.connect(lambda _text: self._read())
        self.field.returnPressed.connect(lambda: self._write(opened=False))
        self.told = Label("", "muted", wrap=True)
        add = button(_("Tambah"), lambda: self._write(opened=False), kind="primary", small=True)
        fill = button(_("Tambah dan isi"), lambda: self._write(opened=True), small=True)
        put(QVBoxLayout(self), self.field, self.told, row(add, fill, None), gap=10, margins=(14, 14, 14, 14))
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
        day = said.date or (self.day.isoformat() if self.day else "")
        when = short_date(day) or _("gagasan tanpa tanggal")
        at = (said.time or "09:00").replace(":", ".") if day else ""
        where = ", ".join(platform_name(p) for p in said.platforms) or _("platform yang biasa")
        self.told.setText(" · ".join(part for part in (when, at, where) if part))

    def _write(self, *, opened: bool) -> None:
        said = self.said()
        if not said.title:
            self.field.setFocus()
            self.told.setText(_("Tulis judulnya dulu."))
            return
        self.written.emit(said, self.day, opened)
        self.close()
