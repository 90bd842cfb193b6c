"""The project's file: where it is, whether it is sound, its versions with names, its backups."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from studio.domain.content import Asset, Post
from studio.session import overview, projects
from studio.session.restoring import put_version
from studio.ui.content.acts import reveal
from studio.ui.naming import number, short_date, size_of
from studio.ui.said import said
from studio.ui.widgets.basic import (
    Elided,
    Icon,
    Label,
    Toned,
    box,
    button,
    card,
    clear,
    column,
    line,
    put,
    row,
    writes,
)
from studio.ui.widgets.choice import Search
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class ProjectSection(QWidget):
    """Cards for the file, its versions, its backups."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_, self.desk = window, window.desk
        self.verdict = Toned("", "info")
        self.verdict.hide()
        self._file_words = Elided("", "strong")
        self._facts = Label("", "hint")
        self._backup_words, self._backup_facts = Label("", "strong"), Elided("", "hint")
        self.version_name = TextField(_("Nama versi"), hint=_("Misalnya: Sebelum rapat Senin"))
        self.version_name.returnPressed.connect(self.name_version)
        self.search = Search(_("Cari versi"))
        self.search.setFixedWidth(200)
        self.search.textChanged.connect(lambda _text: self._show_versions())
        self._versions = QVBoxLayout()
        put(self._versions, gap=0)
        put(
            QVBoxLayout(self), Label(_("Proyek"), "section"), self._file_card(), self._version_card(),
            self._backup_card(), None, gap=16,
        )  # fmt: skip

    def refresh(self) -> None:
        """Show the file as it is now."""
        session, project = self.desk.session, self.desk.project
        self._file_words.setText(str(session.path))
        size = session.path.stat().st_size if session.path.is_file() else 0
        self._facts.setText(
            _("{size} · {posts} konten · {assets} aset").format(
                size=size_of(size),
                posts=number(len(project.all(Post))),
                assets=number(len(project.all(Asset))),
            )
        )
        last = overview.last_backup(session)
        if last is None:
            self._backup_words.setText(_("Belum ada cadangan"))
            self._backup_facts.setText(_("Cadangan disimpan terpisah dari berkas proyek dan langsung diuji."))
        else:
            at = self._local(last.at.isoformat())
            self._backup_words.setText(_("Cadangan terakhir {when}").format(when=at))
            self._backup_facts.setText(f"{size_of(last.bytes)} · {last.path.parent}")
        self._show_versions()

    def name_version(self) -> None:
        """Keep the project as it is now under a name."""
        name = self.version_name.text().strip() or _("Versi {when}").format(
            when=f"{self.desk.now:%d-%m-%Y %H.%M}"
        )
        if self.desk.flush() and self.desk.attempt(lambda: self._keep(name)):
            self.version_name.clear()
            self.window_.notices.say(_("Versi “{name}” disimpan.").format(name=name), "ok")
            self._show_versions()

    def restore_version(self, ident: int, name: str) -> None:
        """Make a version the present; one command, so undo takes it back."""
        command = _("Pulihkan versi “{name}”").format(name=name)
        if self.desk.edit(command, lambda draft: put_version(draft, self.desk.session, ident)):
            self.window_.notices.say(
                _("Proyek kini seperti versi “{name}”.").format(name=name),
                "ok",
                (_("Urungkan"), self.desk.undo),
            )

    def check(self) -> None:
        """Read the whole file in the background."""
        self.desk.flush()
        job = self.window_.jobs.run(
            "inspect", _("Memeriksa berkas proyek"), {"project": str(self.desk.session.path)}, self._checked
        )
        job.failed.connect(self.window_.notices.fail)

    def back_up(self) -> None:
        """Make a backup in the background."""
        self.desk.flush()
        job = self.window_.jobs.run(
            "backup", _("Mencadangkan"), {"project": str(self.desk.session.path)}, self._backed_up
        )
        job.failed.connect(self.window_.notices.fail)

    def restore(self) -> None:
        """Write a backup to a new file; what is there stays as it is."""
        last = overview.last_backup(self.desk.session)
        folder = str(last.path.parent) if last else ""
        source, _f = QFileDialog.getOpenFileName(
            self, _("Pilih cadangan"), folder, "Studio Humas (*.humas-cadangan *.humas)"
        )
        if not source:
            return
        target, _f = QFileDialog.getSaveFileName(
            self, _("Pulihkan ke berkas baru"), str(self.desk.session.path.parent), "Studio Humas (*.humas)"
        )
        if target:
            given = {"backup": source, "target": target}
            job = self.window_.jobs.run("restore", _("Memulihkan"), given, self._restored)
            job.failed.connect(self.window_.notices.fail)

    # parts

    def _file_card(self) -> QFrame:
        about = box(column(self._file_words, self._facts, gap=2))
        top = row(Icon("database", "muted", 20), about, button(_("Periksa keutuhan"), self.check, small=True),
                  button(_("Buka folder"), self._folder, small=True), gap=12)  # fmt: skip
        top.setStretch(1, 1)
        return card(top, self.verdict, gap=8)

    def _version_card(self) -> QFrame:
        made = QFrame()
        made.setObjectName("card")
        keep = writes(button(_("Simpan versi"), self.name_version, icon="bookmark"))
        head = column(
            row(Label(_("Versi bernama"), "section"), None, self.search),
            Label(_("Penanda yang dapat dipulihkan kapan saja; memulihkan pun dapat diurungkan."), "muted"),
            row(self.version_name, keep), gap=10, margins=(16, 14, 16, 14),
        )  # fmt: skip
        put(QVBoxLayout(made), head, self._versions, gap=0)
        return made

    def _backup_card(self) -> QFrame:
        about = box(column(self._backup_words, self._backup_facts, gap=2))
        top = row(
            Icon("device-usb", "muted", 20), about,
            button(_("Pulihkan dari cadangan"), self.restore, small=True),
            button(_("Cadangkan"), self.back_up, small=True), gap=12,
        )  # fmt: skip
        top.setStretch(1, 1)
        return card(top)

    def _show_versions(self) -> None:
        clear(self._versions)
        words = self.search.text().casefold()
        kept = projects.versions(self.desk.session)
        self.search.setVisible(len(kept) > 4)
        for version in [v for v in reversed(kept) if words in v.name.casefold()]:
            self._versions.addWidget(line())
            about = box(column(Elided(version.name, "strong"), Label(self._local(version.at), "hint"), gap=2))
            back = writes(
                button(_("Pulihkan"), partial(self.restore_version, version.id, version.name), small=True)
            )
            back.setAccessibleName(_("Pulihkan versi {name}").format(name=version.name))
            made = box(row(about, back, margins=(16, 0, 16, 0)))
            made.layout().setStretch(0, 1)  # type: ignore[union-attr]
            made.setFixedHeight(54)
            self._versions.addWidget(made)
        if not kept:
            self._versions.addWidget(line())
            said = Label(_("Belum ada versi. Simpan satu sebelum mengubah banyak hal."), "muted")
            said.setContentsMargins(16, 12, 16, 12)
            self._versions.addWidget(said)

    # what happens

    def _keep(self, name: str) -> None:
        self.desk.session.require_writable()
        projects.name_version(self.desk.session, name)

    def _checked(self, report: dict[str, Any]) -> None:
        faults = report.get("faults") or []
        if faults:
            self.verdict.say(
                _("Ada {count} kerusakan: {first} Pulihkan dari cadangan.").format(
                    count=len(faults), first=said(faults[0]["message"])
                ),
                "stop",
            )
        else:
            self.verdict.say(
                _("Utuh: {records} catatan dan {blobs} berkas media sudah dibaca.").format(
                    records=number(report["records"]), blobs=number(report["blobs"])
                ),
                "ok",
            )
        self.verdict.show()

    def _backed_up(self, path: str) -> None:
        self.refresh()
        self.window_.notices.say(
            _("Cadangan dibuat dan sudah diuji: {file}").format(file=Path(path).name), "ok"
        )

    def _restored(self, result: dict[str, Any]) -> None:
        text = _("Cadangan dipulihkan ke {file}.").format(file=result["path"])
        lost = len(result.get("lost") or ())
        if lost:
            text += " " + _("{count} berkas media tidak ada lagi di cadangan.").format(count=lost)
        self.window_.notices.say(text, "warn" if lost else "ok", stay=True)

    def _folder(self) -> None:
        reveal(str(self.desk.session.path.parent))

    def _local(self, stamp: str) -> str:
        at = datetime.fromisoformat(stamp).astimezone(self.desk.zone)
        return f"{short_date(at.date().isoformat())} · {at:%H.%M}"
