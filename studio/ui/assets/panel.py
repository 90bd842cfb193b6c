"""What is known of the selected pictures, to read and to change; of many pictures all at once."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from studio.domain.content import Asset
from studio.i18n import N_
from studio.session.library import changed, common, tags_of
from studio.session.thumbnails import size_of
from studio.ui import theme
from studio.ui.assets.people import People
from studio.ui.assets.thumbs import Thumbs, Wanted
from studio.ui.naming import number
from studio.ui.naming import size_of as bytes_in_words
from studio.ui.said import said
from studio.ui.widgets.basic import Elided, Label, box, button, clear, column, line, put, row, writes
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import FormRow, TextArea, TextField
from studio.ui.words import _, many, sense

if TYPE_CHECKING:
    from studio.ui.assets.page import AssetsPage

WIDTH, PICTURE = 328, 192
LONG_ALT = 250
LICENCES = (
    N_("Milik kantor"), N_("Izin tertulis pemilik"), "CC0 1.0", "CC BY 4.0", "CC BY-SA 4.0",
    N_("Domain publik"), N_("Dibeli dari penyedia"),
)  # fmt: skip
COMMANDS = {
    "name": lambda: _("Ubah nama gambar"), "alt": lambda: _("Ubah teks alternatif gambar"),
    "tags": lambda: _("Ubah label gambar"), "people": lambda: _("Ubah orang dalam gambar"),
    "consent": lambda: _("Ubah bukti izin gambar"), "consent_date": lambda: _("Ubah tanggal izin gambar"),
    "source": lambda: _("Ubah sumber gambar"),
    "author": lambda: _("Ubah pembuat gambar"), "licence": lambda: _("Ubah lisensi gambar"),
}  # fmt: skip


class Portrait(QWidget):
    """One picture, all of it, in a fixed room."""

    def __init__(self, thumbs: Thumbs) -> None:
        super().__init__()
        self.setFixedHeight(PICTURE)
        self.asset: Asset | None = None
        self._thumbs = thumbs
        thumbs.ready.connect(self._came)  # a method: Qt calls none of a widget that is gone

    def _came(self, _sha: str) -> None:
        self.update()

    def show_asset(self, asset: Asset) -> None:
        """Show another picture."""
        self.asset = asset
        self.setAccessibleName(asset.alt or asset.name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw ground and picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.look().color("canvas"))
        painter.drawRoundedRect(self.rect(), 8, 8)
        if self.asset is None:
            return
        ratio = self.devicePixelRatioF()
        room = QRect(8, 8, self.width() - 16, self.height() - 16)
        wanted = Wanted(
            str(self.asset.sha256), round(room.width() * ratio), round(room.height() * ratio), 4 * ratio,
            cover=False,
        )  # fmt: skip
        if (found := self._thumbs.get(wanted)) is not None:
            found.setDevicePixelRatio(ratio)
            painter.drawPixmap(room.topLeft(), found)


class Licence(QComboBox):
    """The usual licences, kept in Indonesian, or another in words."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(_("Lisensi"))
        self._usual = {said(name): name for name in LICENCES}
        self.addItems(list(self._usual))
        line_edit = QLineEdit()
        line_edit.textEdited.connect(self._type)
        self.setLineEdit(line_edit)
        self.textActivated.connect(self._type)

    def show_text(self, text: str) -> None:
        """Set the text from outside."""
        shown = said(text) if text in LICENCES else text
        if self.currentText() != shown:
            self.setEditText(shown)

    def _type(self, shown: str) -> None:
        self.typed.emit(self._usual.get(shown, shown))


class Panel(QScrollArea):
    """The side panel; `page` gives the selection and does what is asked."""

    def __init__(self, page: "AssetsPage") -> None:
        super().__init__()
        self.page = page
        self.assets: tuple[Asset, ...] = ()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields: dict[str, TextField | TextArea | Licence] = {}
        self.picture = Portrait(page.thumbs)
        self.title, self.facts = Elided("", "section"), Label("", "hint", wrap=True)
        self.used = QVBoxLayout()
        self.setWidget(box(self._body(), "panel"))
        for field in self.fields.values():
            writes(field)

    def _body(self) -> QVBoxLayout:
        fields = self.fields
        fields["name"] = TextField(_("Nama gambar"))
        fields["alt"] = TextArea(
            _("Teks alternatif"),
            most=LONG_ALT,
            rows=3,
            hint=_("Apa yang tampak, untuk yang tidak melihatnya"),
        )
        fields["tags"] = TextField(sense("gambar", "Label"), hint=_("dipisah koma"))
        fields["people"] = TextField(_("Orang dalam gambar"), hint=_("nama, atau kosong bila tidak ada"))
        fields["consent"] = TextField(_("Bukti izin"), hint=_("nomor surat atau tempat simpan"))
        fields["consent_date"] = DayField(_("Tanggal izin"), hint=_("mis. 2026-11-22"))
        fields["source"] = TextField(_("Sumber"), hint=_("mis. Dokumentasi humas"))
        fields["author"] = TextField(_("Pembuat"), hint=_("mis. nama fotografer"))
        fields["licence"] = Licence()
        rows: list[FormRow] = []
        self.rows: dict[str, FormRow] = {}
        for key, field in fields.items():
            made = FormRow(field.accessibleName(), field)
            self.rows[key] = made
            rows.append(made)
            field.typed.connect(partial(self._typed, key))
        self.people = People(self.page)
        after = list(fields).index("tags") + 1
        self.delete = button(_("Hapus"), self.page.remove, kind="danger", small=True)
        self.replace = button(_("Ganti di semua konten…"), self.page.replace, icon="replace", small=True)
        used = column(line(), 8, Label(_("Dipakai di"), "strong"), self.used, gap=6)
        self.uses = box(used)
        body = QVBoxLayout()
        return put(  # type: ignore[return-value] # a QVBoxLayout it was given
            body, self.picture, column(self.title, self.facts, gap=2), *rows[:after], line(), self.people,
            *rows[after:], self.uses, line(),
            row(self.replace, None, self.delete), None, gap=14, margins=(16, 16, 16, 24),
        )  # fmt: skip

    def show_assets(self, assets: tuple[Asset, ...]) -> None:
        """Show these pictures, the fields of one or what several have in common."""
        self.assets = assets
        if not assets:
            return
        single = assets[0] if len(assets) == 1 else None
        self.picture.setVisible(single is not None)
        for key in ("name", "alt"):
            self.rows[key].setVisible(single is not None)
        self.uses.setVisible(single is not None)
        self.people.show_assets(assets)
        self.replace.setVisible(single is not None)
        for key, field in self.fields.items():
            self._show_field(key, field)
        if single is not None:
            self._show_single(single)
        else:
            self.title.setText(many("{count} gambar dipilih", len(assets)).format(count=len(assets)))
            self.facts.setText(_("Isian di bawah diubah pada semuanya. Isian yang berbeda-beda kosong."))
        self._warn()

    def _show_single(self, asset: Asset) -> None:
        self.picture.show_asset(asset)
        self.title.setText(asset.name or _("Tanpa nama"))
        size = size_of(self.page.desk.session, asset.sha256)
        kind = asset.mime.rpartition("/")[2].upper()
        parts = [f"{number(asset.width)} × {number(asset.height)} px", kind, bytes_in_words(size)]
        if asset.taken:
            parts.append(_("diambil {day}").format(day=asset.taken[:10]))
        self.facts.setText(" · ".join(part for part in parts if part))
        clear(self.used)
        posts = self.page.used.get(asset.id, ())
        for post in posts:
            link = button(post.title, partial(self.page.window_.open_post, post.id), kind="link")
            link.setMaximumWidth(WIDTH - 48)
            link.setText(link.fontMetrics().elidedText(post.title, Qt.TextElideMode.ElideRight, WIDTH - 64))
            link.setAccessibleName(_("Buka konten {title}").format(title=post.title))
            self.used.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if not posts:
            self.used.addWidget(Label(_("Belum dipakai di konten mana pun."), "muted", wrap=True))

    def _show_field(self, key: str, field: TextField | TextArea | Licence) -> None:
        shared = common(self.assets, key)
        text = ", ".join(shared) if isinstance(shared, tuple) else str(shared or "")
        if not field.hasFocus() or (key == "tags" and tags_of(field.text()) != shared):  # type: ignore[union-attr]
            field.show_text(text)

    def _typed(self, key: str, text: str) -> None:
        value = tags_of(text) if key == "tags" else text
        command = COMMANDS[key]()
        ids = "-".join(str(asset.id)[:8] for asset in self.assets)
        self.page.desk.type(f"asset/{ids}/{key}", command, *changed(self.assets, key, value))

    def _warn(self) -> None:
        people = any(
            (a.people.strip() or a.faces) and not a.nobody and not a.consent.strip() for a in self.assets
        )
        self.rows["consent"].say(_("Ada orang dalam gambar; catat bukti izinnya.") if people else "", "warn")
        bare = any(not a.licence.strip() for a in self.assets)
        self.rows["licence"].say(
            _("Tanpa lisensi, gambar ini tidak boleh dipakai orang lain.") if bare else "", "warn"
        )
