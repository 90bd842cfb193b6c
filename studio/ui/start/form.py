"""The right side of the first page: a short form that names a new office."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from studio.domain.content import Office, Person, Zone
from studio.domain.ids import PersonId
from studio.session.founding import file_name
from studio.session.projects import SUFFIX, new_id
from studio.ui.settings.office_fields import Accounts, zones
from studio.ui.settings.people import RoleBoxes
from studio.ui.start.kits import KitChoice
from studio.ui.widgets.basic import Elided, Label, button, column, put, row
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.words import _, sense

USUAL = ("instagram", "facebook", "x", "tiktok", "youtube", "whatsapp")


class OfficeForm(QWidget):
    """Name, zone, accounts, kit, oneself, and where the file is kept."""

    def __init__(self, done: Callable[[], object]) -> None:
        super().__init__()
        self.institution = TextField(_("Instansi"), hint=_("Misalnya: Pemerintah Kota Tanjung Sekar"))
        self.unit = TextField(_("Unit kerja"), hint=_("Misalnya: Dinas Komunikasi dan Informatika"))
        self.short = TextField(_("Nama pendek"), hint=_("Yang tampil di kaki gambar"))
        self.city = TextField(_("Kota"))
        self.zone = Choice(_("Zona waktu"), zones(), "Asia/Jakarta")
        self.accounts = Accounts({}, USUAL)
        self.kits = KitChoice()
        self.person = TextField(_("Nama Anda"), hint=_("Nama lengkap dengan gelar"))
        self.roles = RoleBoxes(("filler",))
        self.rows = {
            "institution": FormRow(_("Instansi"), self.institution, required=True),
            "unit": FormRow(_("Unit kerja"), self.unit, required=True),
            "person": FormRow(_("Nama Anda"), self.person, required=True),
        }
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = Path(folder or Path.home()) / "Studio Humas"
        self._own_path: Path | None = None
        self.where = Elided("", "hint")
        self.unit.typed.connect(lambda _text: self._show_path())
        for field in (self.institution, self.unit, self.short, self.city, self.person):
            field.returnPressed.connect(done)
        self._show_path()
        self._build()

    @property
    def path(self) -> Path:
        """Where the project will be."""
        return self._own_path or self.folder / f"{file_name(self.unit.text())}{SUFFIX}"

    def keep_at(self, path: Path) -> None:
        """Keep the file here."""
        self._own_path = path
        self._show_path()

    def complete(self) -> bool:
        """Whether all that is needed is there; what is missing says so below its field."""
        said = {"institution": self.institution, "unit": self.unit, "person": self.person}
        missing = [name for name, field in said.items() if not field.text().strip()]
        for name, line in self.rows.items():
            line.say(_("Isi dulu bagian ini.") if name in missing else "")
        if missing:
            said[missing[0]].setFocus()
        return not missing

    def office(self) -> Office:
        """The profile as typed."""
        return Office(
            id="office", institution=self.institution.text().strip(), unit=self.unit.text().strip(),
            short_name=self.short.text().strip(), city=self.city.text().strip(),
            zone=cast("Zone", self.zone.key()), accounts=self.accounts.said({}), kit=self.kits.ident,
        )  # fmt: skip

    def me(self) -> Person:
        """Who makes the project."""
        return Person(id=PersonId(new_id()), name=self.person.text().strip(), roles=self.roles.chosen())

    def _build(self) -> None:
        pair = row(FormRow(_("Kota"), self.city), FormRow(_("Zona waktu"), self.zone), gap=16)
        pair.setStretch(0, 1)
        pair.setStretch(1, 1)
        self.last = button(_("Ubah tempat"), self._choose, small=True)
        place = row(self.where, self.last, gap=8)
        place.setStretch(0, 1)
        put(
            QVBoxLayout(self),
            Label(_("Kantor baru"), "title"),
            Label(_("Satu berkas untuk semua konten kantor, tanpa internet."), "muted", wrap=True),
            4, self.rows["institution"], self.rows["unit"], FormRow(_("Nama pendek"), self.short), pair,
            self.rows["person"], FormRow(_("Peran Anda"), self.roles),
            FormRow(_("Kit merek"), self.kits, hint=_("Dapat diganti kapan saja di Merek.")),
            FormRow(sense("semua", "Akun"), self.accounts.widget, hint=_("Kosongkan yang tidak dipakai.")),
            column(Label(_("Disimpan di"), "strong"), place, gap=4), gap=16,
        )  # fmt: skip

    def _show_path(self) -> None:
        self.where.setText(str(self.path))

    def _choose(self) -> None:
        name, _f = QFileDialog.getSaveFileName(
            self, _("Simpan proyek"), str(self.path), "Studio Humas (*.humas)"
        )
        if name:
            self.keep_at(Path(name))
