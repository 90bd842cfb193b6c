"""A recurring slot open for changes; the dates it gives are foretold while it is written."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio.domain.ids import PillarId
from studio.domain.planning import Rubric
from studio.domain.shares import pillars_of
from studio.domain.slots import upcoming
from studio.domain.typed import clock_time
from studio.errors import StudioError
from studio.session.projects import new_id
from studio.ui.said import error_words
from studio.ui.settings.year.day_form import templates
from studio.ui.settings.year.edit_page import EditPage
from studio.ui.settings.year.pattern import PatternField
from studio.ui.settings.year.places import PlacesField
from studio.ui.settings.year.words import next_words
from studio.ui.widgets.basic import Label, box, row
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

USUAL_TIME = "09:00"


class RubricForm(EditPage):
    """A new slot, or one there is."""

    def __init__(self, window: "MainWindow", rubric: Rubric | None) -> None:
        super().__init__()
        self.window_, self.desk, self.new = window, window.desk, rubric is None
        office = self.desk.office
        fresh = Rubric(id=new_id(), name="", rule="FREQ=WEEKLY;BYDAY=TU", time=USUAL_TIME,
                       zone=office.zone if office else "Asia/Jakarta")  # fmt: skip
        self.rubric = rubric or fresh
        self._fields()
        self.fill(_("Rubrik baru") if self.new else _("Ubah rubrik"), *self._rows())
        self._foretell()

    def start(self) -> None:
        """Put the caret into the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Store it, unless something is missing."""
        name = " ".join(self.name.text().split())
        if not name:
            self.name_row.say(_("Nama rubrik belum diisi."))
            self.name.setFocus()
            return
        made = self._made()
        if made is None:
            return
        made = msgspec.structs.replace(made, name=name)
        words = _("Tambah rubrik “{name}”") if self.new else _("Ubah rubrik “{name}”")
        if made == self.rubric or self.desk.put(words.format(name=name), made):
            self.closed.emit()

    # parts

    def _fields(self) -> None:
        rubric = self.rubric
        self.name = TextField(_("Nama rubrik"), rubric.name, most=60, hint=_("Misalnya: Selasa Tanya Jawab"))
        self.pattern = PatternField(rubric.rule)
        self.start_day = DayField(_("Mulai"), hint=_("Kosong: sejak dulu"))
        self.start_day.today = self.desk.now.date()
        if rubric.start:
            self.start_day.setText(f"{rubric.start[8:]}/{rubric.start[5:7]}/{rubric.start[:4]}")
        self.time = TextField(_("Jam"), rubric.time.replace(":", "."), hint=_("09.00"))
        self.places = PlacesField(self.desk.session, rubric.placements)
        pillars = [("", _("Tanpa pilar")), *((str(p.id), p.name) for p in pillars_of(self.desk.project))]
        self.pillar = Choice(_("Pilar"), pillars, str(rubric.pillar or ""))
        self.template = Choice(_("Templat"), templates(), rubric.template)
        self.template.setItemText(0, _("Dipilih nanti"))
        for signal in (self.pattern.changed, self.start_day.typed, self.time.typed):
            signal.connect(lambda *_args: self._foretell())

    def _rows(self) -> list[QWidget]:
        self.name_row = FormRow(_("Nama rubrik"), self.name, required=True)
        self.name.typed.connect(lambda _text: self.name_row.say(""))
        self.pattern_row = FormRow(_("Kapan"), self.pattern, required=True)
        self.start_row = FormRow(_("Mulai"), self.start_day)
        self.time_row = FormRow(_("Jam"), self.time)
        self.foretold = Label("", "muted", wrap=True)
        both, choices = row(self.time_row, self.start_row, gap=16), None
        choices = row(FormRow(_("Pilar"), self.pillar), FormRow(_("Templat"), self.template), gap=16)
        for pair in (both, choices):
            pair.setStretch(0, 1)
            pair.setStretch(1, 1)
        return [self.name_row, self.pattern_row, box(both), self.foretold,
                FormRow(_("Tempat tayang"), self.places), box(choices)]  # fmt: skip

    def _foretell(self) -> None:
        made = self._made()
        if made is None:
            self.foretold.setText("")
            return
        days = upcoming(made, self.desk.now.date().isoformat())
        words = next_words(days) or _("Tidak ada tanggal berikutnya.")
        self.foretold.setText(_("Berikutnya: {days}").format(days=words) if days else words)

    def _made(self) -> Rubric | None:
        """The record as the fields have it; what is wrong is said at its field."""
        for field in (self.pattern_row, self.start_row, self.time_row):
            field.say("")
        try:
            rule = self.pattern.rule()
        except StudioError as error:
            self.pattern_row.say(error_words(error))
            return None
        time, start = clock_time(self.time.text()), self.start_day.day()
        if self.time.text().strip() and not time:
            self.time_row.say(_("Tulis jam seperti 09.00."))
            return None
        if self.start_day.text().strip() and not start:
            self.start_row.say(_("Tanggal ini tidak ada."))
            return None
        return msgspec.structs.replace(
            self.rubric, rule=rule, time=time, start=start, placements=self.places.chosen(),
            pillar=PillarId(self.pillar.key()) if self.pillar.key() else None, template=self.template.key(),
        )  # fmt: skip
