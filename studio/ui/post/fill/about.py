"""The post's own fields at the foot of the form: its title, and when it goes out."""

from typing import Any

import msgspec
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from studio.domain.content import ZONE_NAMES, Post, Schedule
from studio.domain.typed import clock_time, iso_day
from studio.ui.naming import long_day
from studio.ui.post.fill.base import FieldRow, Filling
from studio.ui.widgets.basic import Label, put, row
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, sense


class PostFields(QWidget):
    """Title, date, time and zone."""

    def __init__(self, filling: Filling) -> None:
        super().__init__()
        self.filling = filling
        self.title = TextField(_("Nama konten"), hint=_("Nama untuk mencari konten ini, tidak ikut tampil"))
        self.title.typed.connect(self._title)
        self.day = DayField(_("Tanggal tayang"), hint=_("mis. 18/11/2026"))
        self.day.today = filling.desk.now.date()
        self.day.typed.connect(self._day)
        self.day.editingFinished.connect(self.refresh)
        self.time = TextField(_("Jam tayang"), hint="09.00")
        self.time.setFixedWidth(84)
        self.time.typed.connect(self._time)
        self.time.editingFinished.connect(self.refresh)
        self.zone = QComboBox()
        self.zone.setAccessibleName(_("Zona waktu"))
        self.zone.setFixedWidth(104)
        for key, words in ZONE_NAMES.items():
            self.zone.addItem(words, key)
        self.zone.activated.connect(self._zone)
        when = QWidget()
        when.setLayout(row(self.day, self.time, self.zone, gap=8))
        when.setFocusProxy(self.day)
        self.name_row = FieldRow(self.title, _("Nama konten"))
        self.when_row = FieldRow(when, _("Tayang"))
        put(
            QVBoxLayout(self), Label(sense("satu", "Konten"), "section"), self.name_row, self.when_row, gap=16
        )

    def refresh(self) -> None:
        """Show what the project holds; a field being typed in keeps its words."""
        post = self.filling.page.post
        self.title.show_text(post.title)
        plan = post.schedule
        if not self.day.hasFocus() or self.day.day() != plan.date:
            self.day.show_text(long_day(plan.date, weekday=True) if plan.date else "")
        if not self.time.hasFocus() or clock_time(self.time.text()) != plan.time:
            self.time.show_text(plan.time.replace(":", "."))
        self.zone.setCurrentIndex(max(0, self.zone.findData(plan.zone)))

    def _post(self, command: str, **changes: Any) -> None:
        post: Post = msgspec.structs.replace(self.filling.page.post, **changes)
        self.filling.desk.type(f"post:{post.id}", command, post)

    def _title(self, text: str) -> None:
        self._post(_("Ubah nama konten"), title=text)

    def _day(self, text: str) -> None:
        day = iso_day(text)
        self.when_row.say("" if day or not text.strip() else _("Tulis tanggal, misalnya 18/11/2026."))
        if day or not text.strip():
            self._plan(date=day)

    def _time(self, text: str) -> None:
        time = clock_time(text)
        self.when_row.say("" if time or not text.strip() else _("Tulis jam, misalnya 09.30."))
        if time or not text.strip():
            self._plan(time=time)

    def _zone(self) -> None:
        self._plan(zone=self.zone.currentData())

    def _plan(self, **changes: Any) -> None:
        now: Schedule = self.filling.page.post.schedule
        plan = msgspec.structs.replace(now, **changes)
        if plan != now:
            self._post(_("Atur jadwal tayang"), schedule=plan)
