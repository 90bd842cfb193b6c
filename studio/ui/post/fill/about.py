"""The post's own fields at the foot of the form: its title, when it goes out, and on how many clocks."""

from typing import Any

import msgspec
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from studio.domain.content import ZONE_NAMES, Post, Schedule
from studio.domain.typed import clock_time, iso_day
from studio.ui.naming import clock_words, long_day
from studio.ui.post.fill.base import FieldRow, Filling
from studio.ui.said import said
from studio.ui.widgets.basic import Label, Switch, box, column, put, row, writes
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, sense


class PostFields(QWidget):
    """Title, date, time and zone."""

    def __init__(self, filling: Filling) -> None:
        super().__init__()
        self.filling = filling
        self._dropped = ""
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
        self.national = writes(Switch(_("Nasional: tampilkan jam WIB, WITA, dan WIT")))
        self.national.toggled.connect(self._nationwide)
        self.clocks = Label("", "muted", wrap=True)
        self.name_row = FieldRow(self.title, _("Nama konten"))
        self.when_row = FieldRow(when, _("Tayang"))
        self.reach_row = FieldRow(box(column(self.national, self.clocks, gap=4)), _("Jangkauan"))
        put(
            QVBoxLayout(self), Label(sense("satu", "Konten"), "section"), self.name_row, self.when_row,
            self.reach_row, gap=16,
        )  # fmt: skip

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
        self.national.blockSignals(True)
        self.national.setChecked(post.national)
        self.national.blockSignals(False)
        self.clocks.setText(clock_words(post) if post.national else "")
        self.clocks.setVisible(bool(self.clocks.text()))

    def _post(self, command: str, **changes: Any) -> None:
        post: Post = msgspec.structs.replace(self.filling.page.post, **changes)
        self.filling.desk.type(f"post:{post.id}", command, post)

    def _title(self, text: str) -> None:
        self._post(_("Ubah nama konten"), title=text)

    def _day(self, text: str) -> None:
        day = iso_day(text)
        self._say("" if day or not text.strip() else _("Tulis tanggal, misalnya 18/11/2026."))
        if day or not text.strip():
            self._plan(date=day)

    def _time(self, text: str) -> None:
        time = clock_time(text)
        self._say("" if time or not text.strip() else _("Tulis jam, misalnya 09.30."))
        if time or not text.strip():
            self._plan(time=time)

    def _zone(self) -> None:
        self._plan(zone=self.zone.currentData())

    def _say(self, wrong: str) -> None:
        """What is wrong with what was typed, else that the approval of the time has fallen by it."""
        fallen = self._dropped == self.filling.page.post.id
        words = _("Persetujuan waktunya gugur dan dicatat; isinya tetap disetujui.") if fallen else ""
        self.when_row.say(wrong or words)

    def _nationwide(self, on: bool) -> None:
        post: Post = msgspec.structs.replace(self.filling.page.post, national=on)
        words = _("Jadikan {what} nasional") if on else _("Jadikan {what} tidak nasional")
        self.filling.desk.put(words.format(what=f"“{post.title}”"), post)
        self.refresh()

    def _plan(self, **changes: Any) -> None:
        """Another time: what is out keeps its own; where one was agreed, that falls and is logged."""
        from studio.session import agenda  # noqa: PLC0415 - the first window need not wait for it

        desk, post = self.filling.desk, self.filling.page.post
        plan: Schedule = msgspec.structs.replace(post.schedule, **changes)
        if plan == post.schedule:
            return
        planned = agenda.plan_move(desk.project, post, plan)
        if planned.forbidden:
            self._say(said(planned.forbidden))
            return
        desk.type(f"post:{post.id}", _("Atur jadwal tayang"), planned.post, *planned.reviews)
        if planned.dropped and self._dropped != post.id:
            self._dropped = str(post.id)  # what goes on being typed is the same move
            self._say("")
            desk.attempt(lambda: agenda.log_dropped(desk.session, (planned,)))
