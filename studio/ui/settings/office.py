"""The office's profile."""

from typing import TYPE_CHECKING, cast

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.content import Office, Zone
from studio.ui.settings.office_fields import Accounts, halves, zones
from studio.ui.widgets.basic import Label, column, put, writes
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

REQUIRED = frozenset({"institution", "unit"})


class OfficeSection(QWidget):
    """Every field is stored as it is typed."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        writes(self)
        self.desk = window.desk
        words = (
            ("institution", _("Instansi"), _("Misalnya: Pemerintah Kota Tanjung Sekar")),
            ("unit", _("Unit kerja"), _("Misalnya: Dinas Komunikasi dan Informatika")),
            ("short_name", _("Nama pendek"), _("Yang tampil di kaki gambar")),
            ("city", _("Kota"), ""), ("address", _("Alamat"), ""), ("phone", _("Telepon"), ""),
            ("site", _("Situs"), "https://"),
        )  # fmt: skip
        office = self.desk.office or Office(id="office", institution="", unit="")
        self.fields: dict[str, TextField] = {}
        self.rows: dict[str, FormRow] = {}
        for name, label, hint in words:
            field = TextField(label, getattr(office, name), hint=hint)
            field.typed.connect(lambda text, name=name: self._typed(name, text))
            self.fields[name] = field
            self.rows[name] = FormRow(label, field, required=name in REQUIRED)
        self.zone = Choice(_("Zona waktu"), zones(), office.zone)
        self.zone.picked.connect(self._zone)
        self.accounts = Accounts(office.accounts)
        for platform, field in self.accounts.fields.items():
            field.typed.connect(lambda _text, platform=platform: self._account(platform))
        left = [self.rows[n] for n in ("institution", "unit", "short_name", "city")]
        right = [self.rows[n] for n in ("address", "phone", "site")]
        put(
            QVBoxLayout(self),
            Label(_("Kantor"), "section"),
            Label(_("Dipakai di kaki gambar dan takarir. Tersimpan selagi diketik."), "muted"),
            halves(column(*left, None, gap=14), column(FormRow(_("Zona waktu"), self.zone), *right, gap=14)),
            8,
            Label(sense("semua", "Akun"), "section"),
            Label(_("Kosongkan yang tidak dipakai."), "muted"), self.accounts.widget, None, gap=14,
        )  # fmt: skip

    def refresh(self) -> None:
        """Show the profile as it is, but not over what is being typed."""
        office = self.desk.office
        if office is None:
            return
        for name, field in self.fields.items():
            if not field.hasFocus():
                field.show_text(getattr(office, name))
        self.zone.show_key(office.zone)
        self.accounts.show(office.accounts)

    def _typed(self, name: str, text: str) -> None:
        office = self.desk.office
        if office is None:
            return
        if name in REQUIRED and not text.strip():
            old = getattr(office, name)
            self.rows[name].say(_("Harus diisi; yang tersimpan tetap “{old}”.").format(old=old))
            return
        self.rows[name].say("")
        made = msgspec.structs.replace(office, **{name: text})
        self.desk.type(f"office.{name}", _("Ubah profil kantor"), made)

    def _zone(self, key: str) -> None:
        if self.desk.office is not None:
            made = msgspec.structs.replace(self.desk.office, zone=cast("Zone", key))
            self.desk.put(_("Ubah zona waktu kantor"), made)

    def _account(self, platform: str) -> None:
        office = self.desk.office
        if office is not None:
            made = msgspec.structs.replace(office, accounts=self.accounts.said(office.accounts))
            self.desk.type(f"office.{platform}", _("Ubah akun kantor"), made)
