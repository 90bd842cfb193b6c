"""A bundle being written, written, and those written before."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.session.bundling import PAGE, CopyText, exports_of, field_words
from studio.ui.naming import PLATFORM_ICONS, number, platform_name, short_date, size_of
from studio.ui.said import said
from studio.ui.widgets.basic import Elided, Icon, Label, Toned, button, clear, column, put, row
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

MOST_BEFORE = 8


class Progress(QFrame):
    """A bundle being written: how far, which file, and a button to stop."""

    def __init__(self, cancel: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.head, self.file = Label(_("Membuat bundel"), "section"), Elided("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Kemajuan pembuatan bundel"))
        self.stop = button(_("Batalkan"), cancel, small=True)
        put(
            QVBoxLayout(self),
            self.head,
            self.bar,
            self.file,
            row(self.stop, None),
            gap=10,
            margins=(16, 14, 16, 14),
        )

    def begin(self) -> None:
        """Show that it starts."""
        self.bar.setRange(0, 0)
        self.head.setText(_("Membuat bundel"))
        self.file.setText(_("Memeriksa muat tidaknya setiap halaman"))
        self.stop.setEnabled(True)

    def along(self, done: int, total: int, name: str) -> None:
        """Show how far it is."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        if done >= total:
            self.file.setText(_("Menulis dokumen dan ZIP"))
            return
        self.head.setText(_("Membuat berkas {now} dari {total}").format(now=done + 1, total=total))
        self.file.setText(name)

    def stopping(self) -> None:
        """Show that it will stop."""
        self.stop.setEnabled(False)
        self.file.setText(_("Menghentikan; tidak ada berkas yang akan tertinggal"))


class Done(QFrame):
    """A bundle written: where it is, and what to do with it."""

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self.setObjectName("card")
        self._page = page
        self._made: dict[str, Any] = {}
        self._name, self._parent = Elided("", "strong"), Elided("", "hint")
        self._facts = Label("", "muted")
        self._head, self._kind = Toned("", "ok", "section"), Label("", "muted", wrap=True)
        self.folder = button(_("Buka folder"), self._open_folder, icon="folder-open", small=True)
        self.page_button = button(_("Buka halaman"), self._open_page, icon="world", small=True)
        self.verify = button(_("Periksa ulang bundel"), self._verify, icon="shield-check", small=True)
        self.verdict = Toned("", "ok")
        self._copies = QVBoxLayout()
        put(self._copies, gap=4)
        self._copy_head = Label(_("Salin takarir"), "strong")
        put(
            QVBoxLayout(self), self._head, self._kind, self._name, self._parent, self._facts,
            row(self.folder, self.page_button, None), row(self.verify, None), self.verdict, 4,
            self._copy_head, self._copies, gap=8, margins=(16, 14, 16, 14),
        )  # fmt: skip

    def show_made(self, made: dict[str, Any], texts: tuple[CopyText, ...]) -> None:
        """Show what was written."""
        self._made = made
        self._name.setText(Path(made["folder"]).name)
        self._parent.setText(_("di {folder}").format(folder=Path(made["folder"]).parent))
        facts = _("{files} berkas · {size} · {seconds} detik").format(
            files=number(made["files"]),
            size=size_of(made["bytes"]),
            seconds=number(max(1, round(made["seconds"]))),
        )
        self._facts.setText(facts)
        self._show_kind(sum(made.get("blocked", {}).values()))
        self.verdict.hide()
        clear(self._copies)
        for text in texts:
            self._copies.addWidget(self._copy(text))
        self._copy_head.setVisible(bool(texts))

    def _show_kind(self, blocking: int) -> None:
        """Whether this may be published, or is a draft."""
        if blocking:
            self._head.say(_("Cetak coba selesai"), "warn")
            words = many(
                "Setiap media bertanda cetak coba karena {count} penghalang. Jangan ditayangkan.", blocking
            )
            self._kind.setText(words.format(count=blocking))
            return
        self._head.say(_("Bundel selesai"), "ok")
        self._kind.setText(_("Tanpa penghalang: media tidak bertanda dan siap tayang."))

    def _copy(self, text: CopyText) -> QPushButton:
        names = {"": "", "comment": _("komentar pertama")}
        field = names.get(text.field, field_words(text.field).casefold())
        name = platform_name(text.platform) + (f", {field}" if field else "")
        icon = PLATFORM_ICONS.get(text.platform, "copy")
        made = button(_("Salin {name}").format(name=name), kind="ghost", icon=icon, small=True)

        def copy() -> None:
            QGuiApplication.clipboard().setText(text.text)
            self._page.window_.notices.say(_("Takarir {name} disalin.").format(name=name), "ok")

        made.clicked.connect(lambda _on=False: copy())
        return made

    def _open_folder(self) -> None:
        self._open(Path(self._made["folder"]))

    def _open_page(self) -> None:
        self._open(Path(self._made["folder"]) / PAGE)

    def _open(self, path: Path) -> None:
        if not path.exists() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            what = _("“{name}” tidak dapat dibuka dari sini.").format(name=path.name)
            hint = _("Buka sendiri di {folder}.").format(folder=path.parent)
            self._page.window_.notices.fail(StudioError("bundle/not-opened", what, hint))

    def _verify(self) -> None:
        self.verify.setEnabled(False)
        job = self._page.window_.jobs.run(
            "verify", _("Memeriksa ulang bundel"), {"path": self._made["archive"]}
        )
        job.done.connect(self._verified)
        job.failed.connect(self._page.window_.notices.fail)
        job.ended.connect(lambda: self.verify.setEnabled(True))

    def _verified(self, found: dict[str, Any]) -> None:
        if found["ok"]:
            words = _("ZIP utuh: {files} berkas cocok dengan daftar isinya.").format(
                files=number(found["files"])
            )
        else:
            words = _("ZIP tidak utuh: {faults}").format(
                faults="; ".join(said(fault) for fault in found["faults"][:3])
            )
        self.verdict.say(words, "ok" if found["ok"] else "stop")
        self.verdict.show()


class Before(QWidget):
    """The bundles written of the post before."""

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self._page = page
        self._lines = QVBoxLayout()
        put(self._lines, gap=10)
        put(QVBoxLayout(self), Label(_("Bundel sebelumnya"), "strong"), self._lines, gap=10)

    def refresh(self) -> None:
        """Show those of now."""
        found = exports_of(self._page.desk.project, self._page.post.id)
        clear(self._lines)
        for log, same in found[:MOST_BEFORE]:
            at = datetime.fromisoformat(log.at).astimezone(self._page.desk.zone)
            when = f"{short_date(at.date().isoformat())} · {at:%H.%M}"
            facts = _("{places} penempatan · {files} berkas · {size}").format(
                places=len(log.placements), files=log.files, size=size_of(log.bytes)
            )
            state = _("isi masih sama") if same else _("isi sudah berubah")
            icon = Icon("circle-check" if same else "history", "ok" if same else "muted", 18)
            text = column(
                Label(when, "strong"), Label(facts, "hint"), Label(state, "hint", "ok" if same else ""), gap=2
            )
            self._lines.addLayout(row(icon, text, None, gap=10))
        if not found:
            self._lines.addWidget(Label(_("Belum ada bundel dari konten ini."), "muted", wrap=True))
