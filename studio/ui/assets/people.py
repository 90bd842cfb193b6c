"""What the side panel says of people in the pictures: faces found, covering them, nobody to be known."""

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.content import Asset
from studio.errors import StudioError
from studio.session import blur
from studio.ui.blur.dialog import not_counted, open_blur
from studio.ui.widgets.basic import Label, Switch, button, put, row, writes
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.assets.page import AssetsPage
    from studio.ui.jobs import Job


ROOM = 284
"""Px that the panel gives a sentence."""


class People(QWidget):
    """Faces of the selected pictures."""

    def __init__(self, page: "AssetsPage") -> None:
        super().__init__()
        self.page = page
        self.assets: tuple[Asset, ...] = ()
        self._job: Job | None = None
        self.words = Label("", "hint", wrap=True)
        self.cover = writes(button(_("Samarkan…"), self._cover, icon="blur", small=True))
        self.search = writes(button(_("Cari wajah"), self._search, icon="user-search", small=True))
        self.stop = button(_("Berhenti"), self._stop, small=True)
        self.stop.hide()
        self.nobody = writes(Switch(_("Tidak ada orang yang dapat dikenali")))
        self.nobody.clicked.connect(self._nobody)
        acts = row(self.cover, self.search, self.stop, None)
        put(QVBoxLayout(self), Label(_("Wajah"), "strong"), self.words, acts, self.nobody, gap=6)

    def show_assets(self, assets: tuple[Asset, ...]) -> None:
        """Show what is known of these pictures."""
        self.assets = assets
        uncounted = [asset for asset in assets if asset.faces is None]
        self.cover.setVisible(len(assets) == 1)
        self.search.setVisible(bool(uncounted) and blur.presence() == "ready" and self._job is None)
        self.stop.setVisible(self._job is not None)
        self.nobody.setChecked(bool(assets) and all(asset.nobody for asset in assets))
        if self._job is None:
            self._say(self._told(uncounted))

    def _told(self, uncounted: list[Asset]) -> str:
        if uncounted and blur.presence() != "ready":
            return not_counted()
        if len(uncounted) == len(self.assets):
            return _("Belum dihitung.")
        count = sum(len(asset.faces or ()) for asset in self.assets)
        words = (
            many("{count} wajah ditemukan.", count).format(count=count)
            if count
            else _("Tidak ada yang ditemukan.")
        )
        if len(self.assets) == 1 and self.assets[0].made_from:
            origin = self.page.desk.project.find(Asset, self.assets[0].made_from)
            words += " " + _("Disamarkan dari {name}.").format(
                name=origin.name if origin else _("gambar lain")
            )
        return words

    def _nobody(self) -> None:
        on = self.nobody.isChecked()
        command = _("Tandai tidak ada orang") if on else _("Hapus tanda tidak ada orang")
        self.page.desk.put(command, *(msgspec.structs.replace(asset, nobody=on) for asset in self.assets))

    def _cover(self) -> None:
        if len(self.assets) == 1:
            open_blur(self.cover, self.page.window_, self.assets[0], made=self._made)

    def _made(self, new: Asset) -> None:
        self.page.shelf.select(lambda asset: asset.id == new.id)

    def _search(self) -> None:
        window, chosen = self.page.window_, [asset for asset in self.assets if asset.faces is None]
        if self._job is not None or not self.page.desk.attempt(self.page.desk.session.require_writable):
            return
        work = partial(blur.faces_of, self.page.desk.session, chosen)
        self._job = window.jobs.here(work, _("Mencari wajah"), self._found)
        self._job.progress.connect(self._progress)
        self._job.failed.connect(self._failed)
        self.show_assets(self.assets)

    def _progress(self, done: int, total: int, _name: str) -> None:
        self._say(_("Mencari wajah: {done} dari {total}").format(done=done, total=total))

    def _stop(self) -> None:
        if self._job is not None:
            self.page.window_.jobs.cancel(self._job)

    def _found(self, found: blur.Found) -> None:
        self._over()
        project = self.page.desk.project
        seen = {ident: faces for ident, faces in found.items() if faces is not None}
        known = [asset for asset in project.all(Asset) if asset.id in seen]
        changed = [msgspec.structs.replace(asset, faces=seen[asset.id]) for asset in known]
        if changed:
            words = many("Cari wajah di {count} gambar", len(changed)).format(count=len(changed))
            self.page.desk.put(words, *changed)

    def _failed(self, error: StudioError) -> None:
        self._over()
        self.page.window_.notices.fail(error)

    def _say(self, words: str) -> None:
        """Show a sentence, with the room its lines take: a scrolled panel does not ask for it."""
        self.words.setText(words)
        self.words.setMinimumHeight(self.words.heightForWidth(ROOM))

    def _over(self) -> None:
        self._job = None
        self.show_assets(self.assets)
