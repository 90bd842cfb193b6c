"""Alternative text of every placed picture, counted against the platform's limit; and the private note."""

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImageReader, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.catalog.platforms import alt_text_limit
from studio.domain.caption_texts import measured, state_of
from studio.domain.content import Asset, Design, DesignPage, Picture
from studio.domain.find_replace import alts_of
from studio.domain.platform import TextLimit
from studio.errors import StudioError
from studio.ui import theme
from studio.ui.naming import number
from studio.ui.post.captions.bar import TONES
from studio.ui.post.captions.context import Captions
from studio.ui.widgets.basic import Icon, Label, clear, column, put, row, writes
from studio.ui.widgets.fields import TextArea
from studio.ui.words import _, named

THUMB = QSize(56, 56)


class AltRow(QWidget):
    """One picture: thumbnail, text, counter."""

    def __init__(self, captions: Captions, page: str, slot: str, label: str) -> None:
        super().__init__()
        writes(self)
        self.captions, self.page, self.slot = captions, page, slot
        self.thumb = QLabel()
        self.thumb.setFixedSize(THUMB)
        self.thumb.setPixmap(theme.pixmap("photo", "muted", 24))
        self.thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = TextArea(
            _("Teks alternatif {name}").format(name=label), rows=2,
            hint=_("Apa yang terlihat, untuk warga yang tidak dapat melihatnya"),
        )  # fmt: skip
        self.area.setReadOnly(captions.desk.session.read_only)
        self.area.typed.connect(self._typed)
        self.title, self.counter = Label(label, "hint"), Label("", "hint")
        words = column(row(self.title, None, self.counter), self.area, gap=4)
        inner = put(QHBoxLayout(self), self.thumb, words, gap=12)
        inner.setAlignment(self.thumb, Qt.AlignmentFlag.AlignTop)
        inner.setStretch(1, 1)
        QTimer.singleShot(0, self, self._load)

    def refresh(self, text: str, limit: TextLimit | None) -> None:
        """Show the text and its length."""
        if not self.area.hasFocus() or self.area.toPlainText() != text:
            self.area.show_text(text)
        self.counter.setVisible(limit is not None)
        if limit is None:
            return
        counted = measured(text, limit)
        used, most = number(counted.used), number(counted.limit or 0)
        said = f"{used} / {most}"
        if counted.soft:
            said += " · " + _("anjuran {count}").format(count=number(counted.soft))
        self.counter.setText(said)
        self.counter.tint(TONES[state_of(counted)])

    def _typed(self, text: str) -> None:
        desk = self.captions.desk
        page = desk.project.get(DesignPage, self.page)
        value = page.slots.get(self.slot)
        if isinstance(value, Picture):
            slots = {**page.slots, self.slot: msgspec.structs.replace(value, alt=text)}
            made = msgspec.structs.replace(page, slots=slots)
            desk.type(f"alt:{self.page}:{self.slot}", _("Sunting teks alternatif"), made)

    def _load(self) -> None:
        desk = self.captions.desk
        value = desk.project.get(DesignPage, self.page).slots.get(self.slot)
        asset = desk.project.find(Asset, value.asset) if isinstance(value, Picture) else None
        if asset is None:
            return
        try:
            desk.stage.bring(desk.project, self.captions.page.design)
        except StudioError:
            return
        self.thumb.setPixmap(thumbnail(str(desk.stage.store / asset.sha256), THUMB, self.devicePixelRatioF()))


class Alts(QWidget):
    """All pictures of the design."""

    def __init__(self, captions: Captions) -> None:
        super().__init__()
        self.captions = captions
        self.rows: dict[tuple[str, str], AltRow] = {}
        self.rule = Label("", "muted")
        self._list = QVBoxLayout()
        self.nothing = Label(
            _("Desain ini tanpa foto; isinya tersampaikan lewat takarir."), "muted", wrap=True
        )
        head = row(Label(_("Teks alternatif"), "section"), self.rule, None, gap=10)
        put(QVBoxLayout(self), head, self.nothing, put(self._list, gap=12), gap=8)

    def refresh(self) -> None:
        """Show every text."""
        found = alts_of(self.captions.desk.project, self.captions.post)
        keys = [(page.id, slot) for page, slot, _text in found]
        if keys != [*self.rows]:
            self._make(keys)
        limit, name = self._limit()
        self.rule.setText(_("batas {name}").format(name=name) if name and found else "")
        self.nothing.setVisible(not found)
        for page, slot, text in found:
            self.rows[page.id, slot].refresh(text, limit)

    def _make(self, keys: list[tuple[str, str]]) -> None:
        clear(self._list)
        captions = self.captions
        pages = captions.desk.project.get(Design, captions.post.design).pages
        self.rows = {}
        for page, slot in keys:
            known = captions.page.template.slot(slot)
            label = named(known.label, slot) if known else slot
            if len(pages) > 1:
                label = _("Halaman {number}: {name}").format(number=pages.index(page) + 1, name=label)
            self.rows[page, slot] = AltRow(captions, page, slot, label)
            self._list.addWidget(self.rows[page, slot])

    def _limit(self) -> tuple[TextLimit | None, str]:
        """The strictest limit of the platform in work, or of all of them."""
        found = self.captions.surfaces()
        where = self.captions.where
        wanted = [found[where]] if where in found else list(found.values())
        limits = [(alt_text_limit(p), s.platform.id) for s in wanted for p in s.placements]
        known = [(limit, ident) for limit, ident in limits if limit is not None]
        if not known:
            return None, ""
        limit, ident = min(known, key=lambda pair: pair[0].limit or 1 << 30)
        return limit, self.captions.called(ident)


class Note(QWidget):
    """What is meant for the reviewer alone. No exporter reads it."""

    def __init__(self, captions: Captions) -> None:
        super().__init__()
        writes(self)
        self.captions = captions
        self.area = TextArea(
            _("Catatan untuk pemeriksa"), rows=2, hint=_("Misalnya: angka menunggu konfirmasi Seksi Paspor")
        )
        self.area.setObjectName("privateNote")
        self.area.setReadOnly(captions.desk.session.read_only)
        self.area.typed.connect(self._typed)
        private = Label(_("Tidak pernah ikut ke bundel"), "chip", "warn")
        head = row(Icon("lock", "warn", 18), Label(_("Catatan untuk pemeriksa"), "section"), private, None)
        put(QVBoxLayout(self), head, self.area, gap=8)

    def refresh(self) -> None:
        """Show the note."""
        self.area.show_text(self.captions.post.note)

    def _typed(self, text: str) -> None:
        post = msgspec.structs.replace(self.captions.post, note=text)
        self.captions.desk.type(f"note:{post.id}", _("Sunting catatan untuk pemeriksa"), post)


def thumbnail(path: str, size: QSize, ratio: float) -> QPixmap:
    """A picture file cut to a small rounded square, read no larger than needed."""
    reader = QImageReader(path)
    reader.setDecideFormatFromContent(True)
    whole = reader.size()
    want = size * ratio
    if whole.isValid():
        reader.setScaledSize(whole.scaled(want, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    made = QPixmap(want)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(0, 0, want.width(), want.height()), 4 * ratio, 4 * ratio)
    painter.setClipPath(shape)
    painter.drawImage((want.width() - image.width()) // 2, (want.height() - image.height()) // 2, image)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
