"""The picture library: taking pictures in, finding, describing, replacing and removing them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.content import Asset
from studio.domain.project import Key
from studio.session import library
from studio.session.session import Draft
from studio.session.taking import Taken
from studio.ui.assets.finder import Finder, Zoom
from studio.ui.assets.intake import Intake
from studio.ui.assets.panel import Panel
from studio.ui.assets.picker import Picker, picture_filter
from studio.ui.assets.shelf import Shelf
from studio.ui.assets.thumbs import Thumbs
from studio.ui.widgets.basic import Label, box, button, column, empty, header, line, put, row, writes
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class AssetsPage(QWidget):
    """Everything about the library's pictures on one page."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setObjectName("page")
        self.window_ = window
        self.desk = window.desk
        self.thumbs = Thumbs(self.desk.session)
        self.used: library.Uses = {}
        self.setAcceptDrops(True)
        self._build()
        self._keys()
        self.desk.changed.connect(self._changed)
        self.refresh()

    # taking in

    def take(self, paths: Sequence[Path]) -> bool:
        """Take files and the pictures of folders in; False when that cannot begin."""
        return self.intake.take(paths)

    def browse(self) -> None:
        """Choose files."""
        names, _filter = QFileDialog.getOpenFileNames(self, _("Pilih gambar"), "", picture_filter())
        self.take([Path(name) for name in names])

    def _taken(self, taken: Taken) -> None:
        fresh = {asset.id for asset in (*taken.new, *(asset for _name, asset in taken.known))}
        self.finder.clear()
        self.shelf.select(lambda asset: asset.id in fresh)

    # finding

    def refresh(self, *, keep: bool = False) -> None:
        """Show the library as it is now; `keep` leaves the tiles that are there, whatever is looked for."""
        self.used = library.uses(self.desk.project)
        found = self.finder.find(self.desk.project, self.used)
        if keep:
            found = tuple(self.desk.project.get(Asset, asset.id) for asset in self.shelf.pictures.assets)
        self.shelf.show_pictures(found, self.used)
        total = len(self.desk.project.all(Asset))
        self.stack.setCurrentIndex(0 if found else 1 if total else 2)
        self._selected()

    def _changed(self, keys: frozenset[Key]) -> None:
        if not self.isVisible() or not any(kind in {"asset", "page", "design", "post"} for kind, _id in keys):
            return
        focus, shown = QApplication.focusWidget(), {asset.id for asset in self.shelf.pictures.assets}
        filling = focus is not None and self.panel.isAncestorOf(focus)
        there = all(self.desk.project.find(Asset, ident) is not None for ident in shown)
        # what is being filled in stays in sight, even when a filter no longer holds
        self.refresh(
            keep=filling and there and all(kind == "asset" and ident in shown for kind, ident in keys)
        )

    def _selected(self) -> None:
        chosen = self.shelf.selected()
        self.side.setCurrentIndex(1 if chosen else 0)
        self.panel.show_assets(chosen)

    # changing

    def remove(self) -> None:
        """Take the selected pictures out of the library; refused, with the posts, when one is in use."""
        chosen = self.shelf.selected()
        if not chosen:
            return
        words = many("Hapus {count} gambar", len(chosen)).format(count=len(chosen))
        if self.desk.edit(words, lambda draft: library.remove(draft, chosen)):
            told = many("{count} gambar dihapus dari pustaka.", len(chosen)).format(count=len(chosen))
            self.window_.notices.say(told, "ok", (_("Urungkan"), self.window_.undo))

    def replace(self) -> None:
        """Choose another picture to stand wherever the selected one stands."""
        chosen = self.shelf.selected()
        if len(chosen) != 1:
            return
        old = chosen[0]
        title = _("Gambar pengganti")
        picker = Picker(self, self.desk, self.thumbs, title, without=old.id)
        if not picker.exec():
            return
        if picker.asset is not None:
            self.replace_with(old, picker.asset)
        elif picker.files:
            self.intake.take(picker.files, lambda taken: self._replace_taken(old, taken))

    def _replace_taken(self, old: Asset, taken: Taken) -> None:
        found = [*taken.new, *(asset for _name, asset in taken.known)]
        if found and found[0].id != old.id:
            self.replace_with(old, found[0])

    def replace_with(self, old: Asset, new: Asset) -> None:
        """Show `new` wherever `old` is shown, as one command."""
        posts = len(self.used.get(old.id, ()))

        def change(draft: Draft) -> None:
            library.replace_everywhere(draft, old, new)

        if not self.desk.edit(_("Ganti gambar “{name}” di semua konten").format(name=old.name), change):
            return
        told = many("Gambar diganti di {count} konten. Periksa potongan dan teks alternatifnya.", posts)
        self.window_.notices.say(told.format(count=posts), "ok", (_("Urungkan"), self.window_.undo))
        self.shelf.select(lambda asset: asset.id == new.id)

    # dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome, and pictures dragged out of another program."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            self.drop_hint.show()
            self.drop_hint.setGeometry(self.rect().adjusted(16, 72, -16, -16))
            self.drop_hint.raise_()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self.drop_hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped in."""
        self.drop_hint.hide()
        if self._bring(event.mimeData()):
            event.acceptProposedAction()

    def _paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if not _files(mime) and not mime.hasImage():
            self.window_.notices.say(_("Tidak ada gambar di papan klip."), "info")
            return
        self._bring(mime)

    def _bring(self, mime: QMimeData) -> bool:
        """Files, else the picture itself; some programs give both."""
        if files := _files(mime):
            return self.take(files)
        image = mime.imageData() if mime.hasImage() else None
        return isinstance(image, QImage) and not image.isNull() and self.intake.take_image(image)

    # making

    def leave(self) -> None:
        """Let go of what is under way."""
        self.desk.changed.disconnect(self._changed)
        self.thumbs.close()

    def _keys(self) -> None:
        for keys, act in (
            (QKeySequence.StandardKey.Find, self.finder.focus),
            (QKeySequence.StandardKey.Paste, self._paste),
        ):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    def _build(self) -> None:
        self.finder, self.intake = Finder(), Intake(self.window_)
        self.finder.asked.connect(self.refresh)
        self.intake.taken.connect(self._taken)
        self.shelf = Shelf(self.thumbs)
        self.shelf.chosen.connect(self._selected)
        self.shelf.discarded.connect(self.remove)
        self.panel = Panel(self)
        self.stack, self.side = QStackedWidget(), QStackedWidget()
        for part in (self.shelf, _nothing_found(self.finder.clear), _nothing_yet(self.browse)):
            self.stack.addWidget(part)
        for part in (_nothing_chosen(), self.panel):
            self.side.addWidget(part)
        self.side.setFixedWidth(self.panel.width())
        left = column(
            self.finder.chips_row(), self.intake.outcome, self.stack, gap=12, margins=(18, 12, 8, 0)
        )
        left.setStretch(2, 1)
        body = row(box(left), line(upright=True), self.side, gap=0)
        body.setStretch(0, 1)
        put(QVBoxLayout(self), self._head(), line(), body, gap=0)
        self.layout().setStretch(2, 1)  # type: ignore[union-attr] # just made
        self.drop_hint = Label(_("Lepaskan untuk memasukkan gambar"), "section")
        self.drop_hint.setParent(self)
        self.drop_hint.setObjectName("dropHint")
        self.drop_hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.drop_hint.hide()

    def _head(self) -> QWidget:
        add = writes(button(_("Tambah gambar"), self.browse, kind="primary", icon="photo-plus"))
        zoom, finder = Zoom(), self.finder
        zoom.changed.connect(self.shelf.set_side)
        return header(
            Label(_("Aset"), "title"), finder.count, None, finder.search, finder.order, zoom, 4, add
        )  # fmt: skip


def _nothing_found(reset: Callable[[], object]) -> QWidget:
    words = _("Tidak ada gambar dengan kata dan saringan ini.")
    return empty("search", _("Tidak ada yang cocok"), words, button(_("Tampilkan semua"), reset))


def _nothing_yet(browse: Callable[[], object]) -> QWidget:
    add = writes(button(_("Pilih gambar…"), browse, kind="primary", icon="photo-plus"))
    words = _(
        "Lepaskan foto atau logo di sini, sekaligus banyak. Setiap berkas diperiksa, dan data pribadi di "
        "dalamnya dibuang."
    )
    return empty("photo-plus", _("Pustaka masih kosong"), words, add)


def _nothing_chosen() -> QWidget:
    words = _("Pilih gambar untuk melihat dan mengisi keterangannya, atau beberapa sekaligus.")
    title = Label(_("Keterangan gambar"), "section")
    return box(column(title, Label(words, "muted", wrap=True), None, margins=(20, 20, 20, 20)), "panel")


def _files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
