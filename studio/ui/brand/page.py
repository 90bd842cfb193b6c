"""The kit page: one kit of those at hand, section by section; making, importing and switching kits."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QFileDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.project import Key
from studio.errors import StudioError
from studio.session.kit_import import Imported, import_kit
from studio.session.resources import pin_kit
from studio.session.switching import KitAtHand, kit_and_files, kits_at_hand, use_kit
from studio.ui.brand.aside import Aside
from studio.ui.brand.form import KitForm
from studio.ui.brand.reader import Reader
from studio.ui.brand.sections import Seen, copy
from studio.ui.widgets.basic import Label, box, button, column, header, line, put, row, writes
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class BrandPage(QWidget):
    """Kits of the office and of the project."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setObjectName("page")
        self.window_ = window
        self.desk = window.desk
        self.kits: tuple[KitAtHand, ...] = ()
        self.shown: KitAtHand | None = None
        self.form: KitForm | None = None
        self._build()
        self.desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self, wanted: str = "") -> None:
        """Read the kits at hand anew; show the one of that id, else the one shown, else the project's."""
        self.kits = kits_at_hand(self.desk.session)
        keep = (self.shown.id, self.shown.digest) if self.shown else ("", "")
        number = next((n for n, k in enumerate(self.kits) if k.id == wanted), -1)
        if number < 0:
            number = next((n for n, k in enumerate(self.kits) if (k.id, k.digest) == keep), 0)
        self.choice.blockSignals(True)
        self.choice.clear()
        names = [one.name for one in self.kits]
        for one in self.kits:
            twice = names.count(one.name) > 1
            self.choice.addItem(f"{one.name} · {_origin(one.origin)}" if twice else one.name, one.id)
        self.choice.setCurrentIndex(number)
        self.choice.blockSignals(False)
        self._choose(number)

    def leave(self) -> None:
        """Let go of what is under way."""
        self.desk.changed.disconnect(self._changed)
        self.reader.stop()
        self.aside.stop()
        if self.form is not None:
            self.form.leave()

    # what one may do

    def use(self) -> None:
        """Give the office and every design of the project the kit that is shown."""
        at_hand = self.shown
        if at_hand is None or not self.desk.attempt(self.desk.session.require_writable):
            return
        session = self.desk.session

        def pin(_progress: object, _cancelled: object) -> Any:
            if at_hand.origin == "project":
                return at_hand.digest
            return pin_kit(session, at_hand.id)[1]

        self.use_button.setEnabled(False)
        job = self.window_.jobs.here(pin, _("Memasang kit"), partial(self._pinned, at_hand))
        job.failed.connect(self.window_.notices.fail)
        job.ended.connect(lambda: self.use_button.setEnabled(True))

    def _pinned(self, at_hand: KitAtHand, digest: Any) -> None:
        changed: list[int] = []
        command = _("Pakai kit “{name}”").format(name=at_hand.name)
        if self.desk.edit(command, lambda draft: changed.append(use_kit(draft, at_hand.id, digest))):
            told = many("Kit “{name}” dipakai proyek ini. {count} desain berubah.", changed[0])
            words = told.format(name=at_hand.name, count=changed[0])
            self.window_.notices.say(words, "ok", (_("Urungkan"), self.window_.undo))
            self.refresh()

    def make(self) -> None:
        """Open the form for a new kit."""
        self._close_form()
        self.form = KitForm(self.window_)
        self.form.made.connect(self._made)
        self.form.left.connect(self._close_form)
        self.stack.addWidget(self.form)
        self.stack.setCurrentWidget(self.form)
        self.form.name.setFocus()

    def _made(self, ident: str) -> None:
        self._close_form()
        self.refresh(ident)
        if self.shown is not None:
            told = _("Kit “{name}” tersimpan sebagai kit kantor.").format(name=self.shown.name)
            self.window_.notices.say(told, "ok", (_("Pakai untuk proyek ini"), self.use))

    def take(self, source: Path) -> None:
        """Import a kit from a folder or a ZIP pack."""
        job = self.window_.jobs.here(
            lambda _progress, _cancelled: import_kit(source), _("Mengimpor kit"), self._imported
        )
        job.failed.connect(self._refused)

    def _imported(self, found: Imported) -> None:
        self.refresh(found.kit.id)
        told = _("Kit “{name}” sudah ada.") if found.known else _("Kit “{name}” diimpor sebagai kit kantor.")
        words = told.format(name=found.kit.name.full)
        self.window_.notices.say(words, "ok", (_("Pakai untuk proyek ini"), self.use))

    def _refused(self, error: StudioError) -> None:
        self.window_.notices.fail(error)

    def _import_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Folder kit"))
        if name:
            self.take(Path(name))

    def _import_pack(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, _("Paket kit"), "", _("Paket kit") + " (*.zip)")
        if name:
            self.take(Path(name))

    # showing

    def _choose(self, number: int) -> None:
        if not 0 <= number < len(self.kits):
            return
        before, self.shown = self.shown, self.kits[number]
        at_hand = self.shown
        words = _("Dipakai proyek ini") if at_hand.in_use else _origin(at_hand.origin)
        self.mark.setText(words)
        self.mark.tint("ok" if at_hand.in_use else "")
        self.use_button.setVisible(not at_hand.in_use)
        try:
            kit, files = kit_and_files(self.desk.session, at_hand, self.desk.stage.store)
        except StudioError as error:
            self.window_.notices.fail(error)
            return
        self.aside.show_kit(at_hand, kit)
        if (
            before is None
            or (before.id, before.digest) != (at_hand.id, at_hand.digest)
            or not self.reader.parts
        ):
            self.reader.show_kit(Seen(kit, files, self._copied))

    def _copied(self, code: str) -> None:
        copy(code)
        self.window_.notices.say(_("{code} disalin.").format(code=code), "ok")

    def _changed(self, keys: frozenset[Key]) -> None:
        if self.isVisible() and any(kind in {"office", "design"} for kind, _ident in keys):
            self.refresh()

    # making

    def _close_form(self) -> None:
        if self.form is not None:
            self.form.leave()
            self.stack.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None
        self.stack.setCurrentIndex(0)

    def _build(self) -> None:
        self.reader = Reader()
        self.aside = Aside(self.window_)
        body = row(self.reader, line(upright=True), self.aside, gap=0)
        body.setStretch(0, 1)
        whole = column(self._head(), line(), body, gap=0)
        whole.setStretch(2, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(box(whole))
        put(QVBoxLayout(self), self.stack, gap=0)

    def _head(self) -> QWidget:
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Kit"))
        self.choice.setMinimumWidth(260)
        self.choice.currentIndexChanged.connect(self._choose)
        self.mark = Label("", "chip")
        self.mark.setMinimumHeight(24)
        bring = button(_("Impor kit"), icon="file-import")
        menu = QMenu(bring)
        menu.addAction(_("Dari folder…"), self._import_folder)
        menu.addAction(_("Dari paket ZIP…"), self._import_pack)
        bring.clicked.connect(lambda _on=False: menu.popup(bring.mapToGlobal(bring.rect().bottomLeft())))
        new = button(_("Buat kit"), self.make, icon="plus")
        self.use_button = writes(button(_("Pakai kit ini"), self.use, kind="primary", icon="check"))
        return header(Label(_("Merek"), "title"), self.choice, self.mark, None, bring, new, self.use_button)


def _origin(origin: str) -> str:
    return {"shipped": _("Kit bawaan"), "office": _("Kit kantor"), "project": _("Tersimpan di proyek")}[
        origin
    ]
