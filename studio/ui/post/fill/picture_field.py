"""A picture slot: drop, paste, browse or from the library; focal point and crop; alt text; what is known."""

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.content import Asset, Picture
from studio.domain.template import Slot
from studio.errors import StudioError
from studio.session.posts import keep_taken
from studio.ui.blur.dialog import open_blur
from studio.ui.canvas.pixels import Pixels
from studio.ui.naming import number
from studio.ui.post.fill.base import Filling
from studio.ui.post.fill.credit import CreditFields, missing_words
from studio.ui.post.fill.library import LibraryPopup
from studio.ui.post.fill.take import PictureDoor
from studio.ui.post.fill.thumb import Crop, Thumb
from studio.ui.said import said
from studio.ui.widgets.basic import Elided, Label, Toned, button, column, put, row, tool, writes
from studio.ui.widgets.fields import TextArea
from studio.ui.words import _

ALT = 250
"""Letters of an alt text that every platform takes."""


class PictureSlot(PictureDoor):
    """The field of a picture slot."""

    def __init__(self, filling: Filling, slot: Slot, pixels: Pixels) -> None:
        super().__init__(filling, slot)
        self.pixels = pixels
        pixels.ready.connect(self._came)
        self.thumb = Thumb()
        self.thumb.setAccessibleName(self.name)
        self.thumb.moved.connect(self._moved)
        self.thumb.asked.connect(self.browse)
        self.thumb.use("focal")
        self._build()
        self.refresh()

    @property
    def picture(self) -> Picture | None:
        """What the slot holds."""
        value = self.filling.value(self.slot)
        return value if isinstance(value, Picture) else None

    @property
    def asset(self) -> Asset | None:
        """The placed asset."""
        picture = self.picture
        return self.filling.desk.project.find(Asset, picture.asset) if picture else None

    def refresh(self) -> None:
        """Show the picture of the project."""
        picture, asset = self.picture, self.asset
        here = picture is not None and asset is not None
        self.thumb.here = here
        self.side.setVisible(here)
        self.invite.setVisible(not here)
        fixed = self.filling.locks(self.slot).position
        self.gone.setVisible(here)
        self.cover.setVisible(here)
        for made in (self.crop, self.focus):
            made.setVisible(here and not fixed)
        if picture is None or asset is None:
            self.thumb.show_picture(None, (0.5, 0.5), None)
            self.credit.setVisible(False)
            return
        self.thumb.show_picture(self.pixels.image(asset.sha256), picture.focal, picture.crop)
        self.file.setText(asset.name)
        self.extent.setText(f"{number(asset.width)} × {number(asset.height)}")
        self.alt.show_text(picture.alt or asset.alt)
        self._say_missing(asset)
        self.credit.show_asset(asset)

    def take_focus(self) -> None:
        """The keys go to the thumbnail."""
        self.thumb.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+V on the thumbnail pastes, Delete takes the picture out."""
        if watched is self.thumb and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Paste):
                return self.paste()
            if event.key() == Qt.Key.Key_Delete and self.picture is not None:
                self._remove()
                return True
        return super().eventFilter(watched, event)

    def taken(self, taken: object, name: str) -> None:
        """Keep the clean copy and place it."""
        session = self.filling.desk.session
        try:
            session.require_writable()
            asset = keep_taken(session, taken, name)  # type: ignore[arg-type] # what take_named gave
        except StudioError as error:
            self.refused(error)
            return
        notes = getattr(taken, "notes", ())
        self.said.emit(" ".join(said(note) for note in notes), "info")
        self._place(asset)

    def _place(self, asset: Asset) -> None:
        known = self.filling.desk.project.find(Asset, asset.id)
        value = Picture(asset=asset.id, alt="")
        records = () if known is not None else (asset,)
        self.filling.put(_("Pasang gambar {name}").format(name=asset.name), self.slot, value, *records)

    def _remove(self) -> None:
        self.filling.put(_("Lepas gambar dari {name}").format(name=self.name), self.slot, None)

    def _library(self) -> None:
        assets = self.filling.desk.project.all(Asset)
        popup = LibraryPopup(self, assets, self.pixels, self._place)
        popup.show_at(self.replace.mapToGlobal(self.replace.rect().bottomLeft()))

    def _cover(self) -> None:
        asset = self.asset
        if asset is not None:
            page = self.filling.design_page.id
            open_blur(self.cover, self.filling.page.window_, asset, (page,), self.slot.id)

    # what is known about it

    def _moved(self, focal: tuple[float, float], crop: Crop | None) -> None:
        if self.filling.locks(self.slot).position:
            self.refresh()
        elif self.picture is not None:
            value = msgspec.structs.replace(self.picture, focal=focal, crop=crop)
            self.filling.type(self.slot, value)

    def _alt(self, text: str) -> None:
        if self.picture is not None:
            self.filling.type(self.slot, msgspec.structs.replace(self.picture, alt=text))

    def _say_missing(self, asset: Asset) -> None:
        words = missing_words(asset)
        self.missing.label.setText(words)
        self.missing_row.setVisible(bool(words) and not self.credit.isVisibleTo(self))

    def _record(self) -> None:
        self.credit.setVisible(not self.credit.isVisibleTo(self))
        if self.asset is not None:
            self._say_missing(self.asset)
        if self.credit.isVisibleTo(self):
            self.credit.begin()

    def _came(self, sha: str) -> None:
        if self.asset is not None and self.asset.sha256 == sha:
            self.refresh()

    def _mode(self, mode: str) -> None:
        self.crop.setChecked(mode == "crop")
        self.focus.setChecked(mode == "focal")
        self.thumb.use(mode)
        self.thumb.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.crop = tool("crop", _("Potong"), lambda: self._mode("crop"), checkable=True)
        self.focus = tool("focus-centered", _("Titik fokus"), lambda: self._mode("focal"), checkable=True)
        self.focus.setChecked(True)
        self.replace = tool("photo", _("Dari pustaka aset"), self._library)
        self.open = tool("folder-open", _("Pilih berkas"), self.browse)
        self.cover = writes(tool("blur", _("Samarkan…"), self._cover))
        self.gone = tool("trash", _("Lepas gambar"), self._remove)
        tools = row(self.focus, self.crop, self.replace, self.open, self.cover, self.gone, None, gap=4)
        self.file, self.extent = Elided("", "strong"), Label("", "hint")
        self.alt = TextArea(_("Teks alternatif {name}").format(name=self.name), "", ALT, rows=2, most_rows=5)
        self.alt.setPlaceholderText(_("Apa yang terlihat, untuk yang tidak melihat gambarnya"))
        self.alt.typed.connect(self._alt)
        self.missing = Toned("", "warn")
        record = button(_("Catat"), self._record, kind="link")
        self.missing_row = QWidget()
        line = row(self.missing, record, gap=6)
        line.setStretch(0, 1)
        line.setAlignment(self.missing, Qt.AlignmentFlag.AlignVCenter)
        self.missing_row.setLayout(line)
        head = row(self.file, self.extent, gap=8)
        head.setStretch(0, 1)
        self.side = QWidget()
        side = column(head, Label(_("Teks alternatif"), "hint"), self.alt, None, gap=4)
        self.side.setLayout(side)
        words = _("Bisa juga ditempel dengan Ctrl+V, atau dipilih dari pustaka.")
        self.invite = Label(words, "hint", wrap=True)
        left = column(self.thumb, tools, gap=4)
        self.credit = CreditFields(self.filling)
        self.credit.setVisible(False)
        self.credit.closed.connect(self._record)
        top = row(left, self.side, self.invite, gap=12)
        top.setStretch(1, 1)
        top.setAlignment(self.invite, Qt.AlignmentFlag.AlignTop)
        self.invite.setContentsMargins(0, 8, 0, 0)
        put(QVBoxLayout(self), top, self.missing_row, self.credit, gap=6)
        self.missing_row.hide()
        self.follow(
            self.thumb,
            self.alt,
            record,
            self.replace,
            self.open,
            self.crop,
            self.focus,
            self.cover,
            self.gone,
        )
        self.follow(*self.credit.fields.values(), self.credit.nobody)
