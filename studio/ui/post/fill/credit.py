"""Source, author, licence and consent of a picture: asked once, kept with the asset."""

from functools import partial

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from studio.domain.content import Asset
from studio.ui.post.fill.base import Filling
from studio.ui.widgets.basic import Label, Switch, button, column, put, row, writes
from studio.ui.widgets.fields import TextField
from studio.ui.words import _


def missing_words(asset: Asset) -> str:
    """One line about what nobody has written down, or nothing."""
    settled = asset.nobody or (asset.faces == () and not asset.people.strip())
    parts = (
        (asset.source, _("sumber")), (asset.author, _("pembuat")), (asset.licence, _("lisensi")),
        ("-" if settled else asset.consent, _("izin orang")),
    )  # fmt: skip
    missing = [words for said, words in parts if not said.strip()]
    return _("Belum dicatat: {what}.").format(what=", ".join(missing)) if missing else ""


class CreditFields(QWidget):
    """Four fields of the asset and a mark; what is typed is stored with it, wherever it is used."""

    closed = Signal()

    def __init__(self, filling: Filling) -> None:
        super().__init__()
        self.setObjectName("well")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.filling = filling
        self.asset: Asset | None = None
        self.fields: dict[str, TextField] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, (name, words, hint) in enumerate((
            ("source", _("Sumber"), _("mis. dokumentasi kantor")),
            ("author", _("Pembuat"), _("mis. nama fotografer")),
            ("licence", _("Lisensi"), _("mis. milik kantor, CC BY 4.0")),
            ("consent", _("Izin orang"), _("mis. lisan di tempat, 18 Nov 2026")),
        )):  # fmt: skip
            made = TextField(words, hint=hint)
            made.typed.connect(partial(self._typed, name))
            self.fields[name] = made
            grid.addLayout(column(Label(words, "hint"), made, gap=2), place // 2, place % 2)
        self.nobody = writes(Switch(_("Tidak ada orang yang dapat dikenali")))
        self.nobody.clicked.connect(self._nobody)
        told = Label(_("Dicatat sekali, berlaku di semua konten yang memakai gambar ini."), "hint", wrap=True)
        done = button(_("Selesai"), self.closed.emit, small=True)
        last = row(told, done, gap=8)
        last.setStretch(0, 1)
        put(QVBoxLayout(self), grid, self.nobody, last, gap=8, margins=(12, 10, 12, 10))

    def show_asset(self, asset: Asset) -> None:
        """Show what is known."""
        self.asset = asset
        for name, field in self.fields.items():
            field.show_text(getattr(asset, name))
        self.nobody.setChecked(asset.nobody)

    def begin(self) -> None:
        """The caret into the first that is empty."""
        first = next((f for f in self.fields.values() if not f.text()), self.fields["source"])
        first.setFocus()

    def _nobody(self) -> None:
        on = self.nobody.isChecked()
        if self.asset is not None:
            command = _("Tandai tidak ada orang") if on else _("Hapus tanda tidak ada orang")
            self.filling.desk.put(command, msgspec.structs.replace(self.asset, nobody=on))

    def _typed(self, name: str, text: str) -> None:
        if self.asset is None:
            return
        self.asset = msgspec.structs.replace(self.asset, **{name: text})
        words = _("Catat data gambar {name}").format(name=self.asset.name)
        self.filling.desk.type(f"asset:{self.asset.id}", words, self.asset)
