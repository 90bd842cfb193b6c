"""A day open for changes: one of the office's own with all it has, or a known one with its name."""

from datetime import date
from typing import TYPE_CHECKING, cast

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio.catalog.templates import template_names
from studio.domain.calendar_days import DayKind, OfficeDay, own_days
from studio.domain.office_year import OWN_KINDS, YearRow, YearTable
from studio.session.office_year import keep_day
from studio.session.projects import new_id
from studio.ui.naming import other_calendars, short_date
from studio.ui.settings.year.edit_page import EditPage
from studio.ui.settings.year.when import WhenField
from studio.ui.settings.year.words import day_name, kind_name, sureness
from studio.ui.widgets.basic import Label, box, button, row, writes
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.words import SOURCE, _, language, named

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

YEARS = range(1000, 2077)


class DayForm(EditPage):
    """A new day, one of the office's own, or a known one."""

    def __init__(self, window: "MainWindow", table: YearTable, shown: YearRow | None, day: date) -> None:
        super().__init__()
        self.desk, self.table, self.shown = window.desk, table, shown
        self.own = shown is None or shown.own
        record = (shown.record if shown else None) or OfficeDay(id=new_id())
        self.record = record
        name = record.name or (named(shown.day.name) if shown else "")
        self.name = TextField(_("Nama hari"), name, most=80)
        self.name_row = FormRow(_("Nama hari"), self.name, required=True)
        self.name.typed.connect(lambda _text: self.name_row.say(""))
        self.template = Choice(_("Templat"), templates(), record.template)
        self.foretold = Label("", "muted", wrap=True)
        parts = self._own_parts(day) if self.own else self._known_parts()
        title = (
            _("Hari baru") if shown is None else _("Ubah hari kantor") if self.own else _("Ganti nama hari")
        )
        self.fill(title, *parts)
        self.name.returnPressed.connect(self.save)

    def start(self) -> None:
        """Put the caret into the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def save(self) -> None:
        """Store it, unless something is missing."""
        name = " ".join(self.name.text().split())
        if not name:
            self.name_row.say(_("Nama hari belum diisi."))
            self.name.setFocus()
        elif self._stored(name):
            self.closed.emit()

    # a day of the office's own

    def _own_parts(self, day: date) -> list[QWidget]:
        record = self.record
        self.when = WhenField(self.desk.now.date(), self.table.months)
        self.when.start_on(day)
        self.when.show_rule(record.when)
        self.when_row = FormRow(_("Jatuh pada"), self.when, required=True)
        self.kind = Choice(_("Jenis"), [(key, kind_name(key)) for key in OWN_KINDS], record.kind)
        self.base = TextField(_("Tahun dasar"), str(record.base_year or ""), hint=_("Misalnya 1998"))
        self.base_row = FormRow(_("Tahun dasar"), self.base,
                                hint=_("Untuk menulis “ke-n”. Kosongkan bila tidak tahu pasti."))  # fmt: skip
        self.basis = TextField(_("Dasar"), record.basis, hint=_("Misalnya: SK Kepala Kantor"))
        self.note = TextField(_("Catatan"), record.note)
        self.when.changed.connect(self._foretell)
        self.base.typed.connect(lambda _text: self._foretell())
        self.name.typed.connect(lambda _text: self._foretell())
        self._foretell()
        kinds = _("Libur dan cuti bersama ikut dihitung sebagai hari tanpa layanan.")
        return [
            self.name_row, self.when_row, self.foretold, FormRow(_("Jenis"), self.kind, hint=kinds),
            self.base_row, FormRow(_("Dasar"), self.basis), FormRow(_("Catatan"), self.note),
            FormRow(_("Templat"), self.template, hint=_("Untuk konten yang dibuat dari hari ini.")),
        ]  # fmt: skip

    def _foretell(self) -> None:
        self.when_row.say("")
        self.base_row.say("")
        made = self._made(self.name.text())
        if made is None:
            self.foretold.setText("")
            return
        days = own_days(made, self.table.year, self.table.hijri_days)
        if not days:
            words = _("Tidak jatuh pada tahun {year}.").format(year=self.table.year)
        else:
            other = other_calendars(self.table.other.get(days[0].date, ""))
            number = _("yang ke-{number}").format(number=days[0].number) if days[0].number else ""
            words = " · ".join(part for part in (short_date(days[0].date), number, other) if part)
        self.foretold.setText(words)

    def _made(self, name: str) -> OfficeDay | None:
        """The record as the fields have it; what is wrong is said at its field."""
        try:
            rule = self.when.rule()
        except ValueError:
            self.when_row.say(_("Tanggal ini tidak ada."))
            return None
        base = self.base.text().strip()
        if base and not (base.isdecimal() and int(base) in YEARS):
            self.base_row.say(_("Tulis tahun dengan empat angka."))
            return None
        return msgspec.structs.replace(
            self.record, name=name, when=rule, kind=cast("DayKind", self.kind.key()),
            base_year=int(base or 0), basis=" ".join(self.basis.text().split()),
            note=" ".join(self.note.text().split()), template=self.template.key(),
        )  # fmt: skip

    def _stored(self, name: str) -> bool:
        if not self.own:
            return self._renamed(name)
        made = self._made(name)
        if made is None or (self.shown and made == self.record):
            return made is not None
        words = _("Ubah hari “{name}”") if self.shown else _("Tambah hari “{name}”")
        return self.desk.put(words.format(name=name), made)

    # a known day

    def _known_parts(self) -> list[QWidget]:
        assert self.shown is not None  # noqa: S101 - there is no known day without one
        day = self.shown.day
        known = named(self.shown.known or day.name, day.id)
        sure, _tone = sureness(day)
        other = other_calendars(self.table.other.get(day.date, ""))
        note = day.note if language() == SOURCE else ""  # notes in data are in Indonesian alone
        facts = [
            (_("Tanggal"), " · ".join(part for part in (short_date(day.date), other) if part)),
            (_("Jenis"), kind_name(day.kind)), (_("Dasar"), day.basis), (_("Keyakinan"), sure),
            (_("Sumber"), day.source), (_("Diperiksa"), short_date(day.as_of)), (_("Catatan"), note),
        ]  # fmt: skip
        lines = []
        for label, words in facts:
            if words:
                head = Label(label, "muted")
                head.setFixedWidth(88)
                head.setAlignment(Qt.AlignmentFlag.AlignTop)
                lines.append(box(row(head, Label(words, wrap=True), gap=12)))
        name = FormRow(_("Nama di kantor ini"), self.name, required=True,
                       hint=_("Nama asli: {name}").format(name=known))  # fmt: skip
        self.name_row = name
        self.original = writes(button(_("Pakai nama asli"), lambda: self.name.setText(known), small=True))
        self.original.setEnabled(bool(self.shown.known))
        template = FormRow(_("Templat"), self.template, hint=_("Untuk konten yang dibuat dari hari ini."))
        return [
            Label(day_name(day), "strong", wrap=True),
            *lines,
            name,
            box(row(self.original, None)),
            template,
        ]

    def _renamed(self, name: str) -> bool:
        assert self.shown is not None  # noqa: S101 - there is no known day without one
        day = self.shown.day
        said = "" if name in (self.shown.known or day.name).values() else name
        if said == self.record.name and self.template.key() == self.record.template:
            return True
        words = _("Ganti nama hari menjadi “{name}”").format(name=name)
        return self.desk.edit(
            words, lambda draft: keep_day(draft, day, name=said, template=self.template.key())
        )


def templates() -> list[tuple[str, str]]:
    """The shipped templates by name, none first."""
    names = sorted((named(name, ident), ident) for ident, name in template_names().items())
    return [("", _("Seperti biasa")), *((ident, name) for name, ident in names)]
