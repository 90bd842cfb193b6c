"""Choosing one picture of the library, or a new file, in place of another."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from studio.domain.content import Asset
from studio.session import library
from studio.session.taking import PICTURES
from studio.ui.assets.shelf import Shelf
from studio.ui.widgets.basic import Label, button, put, row
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.assets.thumbs import Thumbs
    from studio.ui.desk import Desk


class Picker(QDialog):
    """The library's pictures with a search; `asset` is the one chosen, `files` those to take in instead."""

    def __init__(
        self, parent: QWidget, desk: "Desk", thumbs: "Thumbs", title: str, without: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(760, 520)
        self.asset: Asset | None = None
        self.files: tuple[Path, ...] = ()
        self._project, self._without = desk.project, without
        self._used = library.uses(desk.project)
        self.shelf = Shelf(thumbs, many=False)
        self.search = TextField(_("Cari gambar"), hint=_("Cari nama, label, atau teks alternatif"))
        self.search.typed.connect(lambda _text: self._show())
        self.use = button(_("Pakai gambar ini"), self._take, kind="primary")
        browse = button(_("Dari berkas…"), self._browse, icon="upload")
        self.shelf.chosen.connect(lambda: self.use.setEnabled(bool(self.shelf.selected())))
        self.shelf.doubleClicked.connect(lambda _index: self._take())
        foot = row(browse, None, button(_("Batal"), self.reject), self.use)
        head = row(Label(title, "section"), None, self.search, gap=12)
        self.search.setFixedWidth(280)
        put(QVBoxLayout(self), head, self.shelf, foot, gap=12, margins=(20, 16, 20, 16))
        self.use.setEnabled(False)
        self._show()

    def _show(self) -> None:
        found = library.matching(self._project, self._used, text=self.search.text())
        self.shelf.show_pictures([a for a in found if a.id != self._without], self._used)

    def _take(self) -> None:
        chosen = self.shelf.selected()
        if chosen:
            self.asset = chosen[0]
            self.accept()

    def _browse(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, _("Pilih gambar"), "", picture_filter())
        if name:
            self.files = (Path(name),)
            self.accept()


def picture_filter() -> str:
    """What a file dialog shows."""
    return _("Gambar") + " (" + " ".join(f"*{suffix}" for suffix in PICTURES) + ")"
