"""Samarkan: what is to be covered in a picture, seen as it will be; a job then makes the covered copy."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from studio.domain.content import Asset, DesignPage
from studio.domain.covering import FaceBox
from studio.errors import StudioError
from studio.session import blur
from studio.session.session import Draft
from studio.ui.blur.board import SIDE, Board, Tool
from studio.ui.blur.side import Side
from studio.ui.blur.working import Working
from studio.ui.canvas.pixels import Pixels
from studio.ui.said import error_words
from studio.ui.widgets.basic import Label, Switch, Toned, button, line, put, row
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

Made = Callable[[Asset], object]


class BlurDialog(QDialog):
    """The panel. `pages` and `slot` say where the copy goes at once; without pages, wherever it is shown."""

    def __init__(
        self, window: "MainWindow", asset: Asset, pages: tuple[str, ...] | None = None, slot: str = "",
        made: Made | None = None,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self.window_, self.desk, self.asset = window, window.desk, asset
        self._pages, self._slot, self._made = pages, slot, made
        self.setWindowTitle(_("Samarkan gambar"))
        room = window.size()
        self.resize(min(1160, room.width() - 48), min(740, room.height() - 40))
        self.board = Board(asset.faces or ())
        self.side = Side(self.board.radius)
        self.pixels = Pixels(self.desk.session.blob, SIDE)
        self.pixels.ready.connect(self._came)
        self._follow()
        self._build()
        self._show_faces(asset.faces)
        self._use(self.board.tool)
        self._refreshed()
        self._came(str(asset.sha256))

    # marks

    def _came(self, sha: str) -> None:
        image = self.pixels.image(sha)
        if image is not None and not image.isNull():
            self.board.show_image(image)

    def _show_faces(self, faces: tuple[FaceBox, ...] | None) -> None:
        self.board.faces = faces or ()
        self.side.show_faces(faces, faces_note(faces), search=faces is None and blur.presence() == "ready")
        if faces and not self.board.history.can_undo:
            self._use("face")
        self._refreshed()

    def _use(self, kind: str) -> None:
        tool: Tool = "box" if kind == "box" else "face" if kind == "face" and self.board.faces else "brush"
        self.board.use(tool)
        self.side.show_tool(tool, self.board.accessibleDescription())

    def _to(self, **changes: Any) -> None:
        history = self.board.history
        history.to(replace(history.now, **changes))
        self.board.changed()

    def _tick(self, face: int) -> None:
        self.board.history.toggle(face)
        self.board.changed()

    def _tick_all(self) -> None:
        self._to(ticked=frozenset(range(len(self.board.faces))))

    def _radius(self, radius: float) -> None:
        self.board.radius = radius
        self.board.update()

    def undo(self) -> None:
        """Take the last mark back."""
        if self.board.history.undo():
            self.board.changed()

    def redo(self) -> None:
        """Mark it again."""
        if self.board.history.redo():
            self.board.changed()

    def _refreshed(self) -> None:
        history = self.board.history
        self.side.show_marks(history.now, undo=history.can_undo, redo=history.can_redo)
        areas = history.now.covering(self.board.faces).areas
        self.apply.setEnabled(bool(areas) and self.working.job is None)

    # faces

    def search(self) -> None:
        """Have the faces counted."""
        self.working.begin(
            partial(blur.faces_of, self.desk.session, (self.asset,)), _("Mencari wajah"), self._searched
        )

    def _searched(self, found: blur.Found) -> None:
        faces = found.get(self.asset.id)
        if faces is not None:
            self._show_faces(faces)

    # making

    def save(self) -> None:
        """Have the copy made."""
        covering = self.board.history.now.covering(self.board.faces)
        if not covering.areas or not self.desk.attempt(self.desk.session.require_writable):
            return
        asset = self.asset
        if asset.faces is None and self.board.faces:
            asset = msgspec.structs.replace(asset, faces=self.board.faces)
        self.working.begin(
            partial(blur.covered, self.desk.session, asset, covering), _("Menyamarkan gambar"), self._saved
        )

    def _saved(self, new: Asset | None) -> None:
        if new is None:
            return
        old, pages, slot = self.asset, self._pages if self.swap.isChecked() else (), self._slot

        def change(draft: Draft) -> None:
            blur.swap(draft, old, new, pages, slot)

        if self.desk.edit(_("Samarkan gambar {name}").format(name=old.name), change):
            told = _(
                "Gambar yang disamarkan ada di pustaka. Aslinya tetap di sana; menghapusnya langkah lain."
            )
            self.window_.notices.say(told, "ok", (_("Urungkan"), self.window_.undo))
            self.accept()
            if self._made is not None:
                self._made(new)

    def _failed(self, error: StudioError) -> None:
        self.wrong.say(error_words(error), "stop")
        self.wrong.show()

    def _busy(self, on: bool) -> None:
        self.wrong.hide()
        for part in (self.board, self.side, self.swap):
            part.setEnabled(not on)
        self._refreshed()

    def reject(self) -> None:
        """Stop what is under way; else close, and nothing happened."""
        if self.working.job is not None:
            self.working.stop()
            return
        super().reject()

    # parts

    def _follow(self) -> None:
        side, board = self.side, self.board
        board.marked.connect(self._refreshed)
        side.ticked.connect(self._tick)
        side.all_ticked.connect(self._tick_all)
        side.tool_chosen.connect(self._use)
        side.radius_chosen.connect(self._radius)
        side.style_chosen.connect(lambda key: self._to(style=key))
        side.strength_chosen.connect(lambda level: self._to(strength=level))
        side.undone.connect(self.undo)
        side.redone.connect(self.redo)
        side.search_asked.connect(self.search)
        for keys, act in (("Ctrl+Z", self.undo), ("Ctrl+Shift+Z", self.redo), ("Ctrl+Y", self.redo)):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WindowShortcut)

    def _build(self) -> None:
        shown = blur.shown_on(self.desk.project.all(DesignPage), self.asset)
        self.swap = Switch(swap_words(self._pages, len(shown)), on=True)
        self.swap.setVisible(bool(shown))
        self.apply = button(_("Samarkan"), self.save, kind="primary", icon="eye-off")
        self.working = Working(self.window_.jobs)
        self.working.turned.connect(self._busy)
        self.working.wrong.connect(self._failed)
        self.wrong = Toned("", "stop")
        self.wrong.hide()
        about = Label(
            _("Yang tertutup tidak dapat dikembalikan dari hasilnya. Gambar aslinya tetap di pustaka."),
            "hint",
            wrap=True,
        )
        head = row(Label(_("Samarkan gambar"), "section"), Label(self.asset.name, "muted"), None, gap=12)
        body = row(self.board, self.side, gap=20)
        body.setStretch(0, 1)
        foot = row(self.swap, None, self.working, button(_("Batal"), self.reject), self.apply, gap=10)
        put(QVBoxLayout(self), head, about, body, self.wrong, line(), foot, gap=10, margins=(20, 16, 20, 14))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr] # just made
        QTimer.singleShot(0, self.board.setFocus)


def swap_words(pages: tuple[str, ...] | None, count: int) -> str:
    """What the switch says: into the named page, or wherever the picture is shown."""
    if pages is not None:
        return _("Pasang di konten ini")
    return many("Pasang di {count} halaman yang menampilkannya", count).format(count=count)


def faces_note(faces: tuple[FaceBox, ...] | None) -> str:
    """What is to be known when no face can be ticked."""
    if faces:
        return ""
    if faces is not None:
        return _("Tidak ada wajah yang ditemukan. Lihat sendiri gambarnya, lalu pakai kuas atau kotak.")
    if blur.presence() == "ready":
        return _("Wajah di gambar ini belum dihitung.")
    return not_counted()


def not_counted() -> str:
    """Why this computer counts no faces, and how it will."""
    if blur.presence() == "no-model":
        return _("Wajah tidak dihitung: berkas modelnya tidak ada. Pasang ulang Studio Humas.")
    words = _(
        "Wajah tidak dihitung: paket tambahan belum dipasang. Tanpa internet, dari folder paket: {command}"
    )
    return words.format(command=blur.INSTALL)


def open_blur(
    parent: QWidget, window: "MainWindow", asset: Asset, pages: tuple[str, ...] | None = None, slot: str = "",
    made: Made | None = None,
) -> BlurDialog:  # fmt: skip
    """Show the dialog without stopping the window."""
    dialog = BlurDialog(window, asset, pages, slot, made)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(True)
    dialog.finished.connect(lambda _result: parent.setFocus(Qt.FocusReason.OtherFocusReason))
    dialog.open()
    return dialog
