"""What a scheduling tool is told: platform, bundle, where media lie, columns of another tool's template."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout, QWidget

from studio.domain.content import Post
from studio.domain.planning import Rhythm
from studio.domain.platform import platforms_of
from studio.session import preferences
from studio.session.office_year import RHYTHM, rhythm_of
from studio.ui.naming import platform_name
from studio.ui.widgets.basic import Elided, Label, button, clear, put, row, tool
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

NEW = "+"


def fields() -> list[tuple[str, str]]:
    """What a column can be filled with."""
    return [
        ("", _("Biarkan kosong")), ("when", _("Tanggal dan jam")), ("date", _("Tanggal")), ("time", _("Jam")),
        ("text", _("Takarir")), ("title", _("Judul")), ("link", _("Tautan")), ("media", _("Semua media")),
        ("first_media", _("Media pertama")), ("alts", _("Teks alternatif")), ("labels", _("Label")),
        ("comment", _("Komentar pertama")),
    ]  # fmt: skip


class SchedulerForm(QWidget):
    """The rows of the form; `changed` is called when what is asked for is another."""

    def __init__(self, page: "CalendarPage", changed: Callable[[], object]) -> None:
        super().__init__()
        self.page, self._changed = page, changed
        self._tool, self._bundle = "", ""
        self.mapping: dict[str, str] = {}
        used = {p for post in page.desk.project.all(Post) for p in platforms_of(tuple(post.placements))}
        names = sorted(((p, platform_name(p)) for p in used), key=lambda pair: pair[1].casefold())
        self.platform = Choice(_("Platform"), names or [("", _("Belum ada penempatan"))])
        self.platform.picked.connect(changed)
        self.base = TextField(_("Alamat media"), rhythm_of(page.desk.project).media_base, hint="https://…")
        self.base.typed.connect(lambda _text: changed())
        self.bundle = Elided(_("Tanpa media"), "muted")
        self.saved = Choice(_("Alat"), [])
        self.saved.picked.connect(self._pick)
        self.name = TextField(_("Nama alat"), hint=_("Misalnya Metricool"))
        self.name.typed.connect(lambda _text: changed())
        self.columns = QGridLayout()
        self._build()

    def show_tool(self, name: str) -> None:
        """The rows that a tool needs."""
        self._tool = name
        self.other.setVisible(name == "template")
        if name == "template" and self.saved.count() == 0:
            self._refill()

    def wanted(self) -> dict[str, Any]:
        """What the session is asked for."""
        given: dict[str, Any] = {
            "platform": self.platform.key(), "tool": self._tool, "media_base": self.base.text().strip(),
            "bundle": self._bundle,
        }  # fmt: skip
        if self._tool == "template":
            given["header"] = list(self.mapping)
            given["mapping"] = {column: field for column, field in self.mapping.items() if field}
        return given

    def wrong(self) -> str:
        """Why nothing can be written yet."""
        base = self.base.text().strip()
        if not self.platform.key():
            return _("Belum ada konten dengan penempatan.")
        if base and not base.startswith(("https://", "http://")):
            return _("Alamat media dimulai dengan https://.")
        if self._bundle and not base:
            return _("Isi alamat media: di sana berkas bundel akan Anda unggah.")
        if self._tool == "template" and not any(self.mapping.values()):
            return _("Pilih templat alatnya, lalu petakan sedikitnya satu kolom.")
        if self._tool == "template" and not self.name.text().strip():
            return _("Beri nama alat itu agar pemetaannya diingat.")
        return ""

    def keep(self) -> bool:
        """Remember the address in the project and the mapping under the tool's name."""
        if not self._tool:
            return True
        desk, base = self.page.desk, self.base.text().strip()
        now = rhythm_of(desk.project)
        if base != now.media_base and self.page.writable:
            fresh: Rhythm = msgspec.structs.replace(now, id=RHYTHM, media_base=base)
            if not desk.put(_("Alamat media"), fresh):
                return False
        if self._tool == "template":
            known = preferences.read().schedulers
            preferences.change(schedulers={**known, self.name.text().strip(): dict(self.mapping)})
        return True

    def open_template(self, path: Path) -> None:
        """Read a tool's own template in the background, and show its columns."""
        job = self.page.window_.jobs.run("plan_header", _("Membaca templat"), {"path": str(path)}, quiet=True)
        job.done.connect(lambda header: self._show_columns({name: "" for name in header if name}))
        job.failed.connect(self.page.window_.notices.fail)
        if not self.name.text().strip():
            self.name.show_text(path.stem)

    def _pick(self, key: str) -> None:
        if key == NEW:
            self._browse_template()
        else:
            self.name.show_text(key)
            self._show_columns(preferences.read().schedulers.get(key, {}))

    def _refill(self) -> None:
        known = preferences.read().schedulers
        self.saved.clear()
        for name in sorted(known, key=str.casefold):
            self.saved.addItem(name, name)
        self.saved.setVisible(bool(known))
        if known:
            self._pick(self.saved.key())

    def _show_columns(self, mapping: dict[str, str]) -> None:
        self.mapping = dict(mapping)
        clear(self.columns)
        for number, (name, field) in enumerate(mapping.items()):
            choice = Choice(_("Isi kolom {name}").format(name=name), fields(), field)
            choice.picked.connect(lambda key, name=name: self._map(name, key))
            self.columns.addWidget(Elided(name, "strong"), number, 0)
            self.columns.addWidget(choice, number, 1)
        self._changed()

    def _map(self, column: str, field: str) -> None:
        self.mapping[column] = field
        self._changed()

    def _browse_template(self) -> None:
        words = _("Templat") + " (*.csv *.xlsx)"
        name, _kind = QFileDialog.getOpenFileName(self, _("Pilih templat alat"), "", words)
        if name:
            self.open_template(Path(name))

    def _browse_bundle(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Pilih bundel"), preferences.read().export_folder, _("Bundel") + " (*.zip)"
        )
        if name:
            self._use_bundle(name)

    def _use_bundle(self, name: str) -> None:
        self._bundle = name
        self.bundle.setText(Path(name).name if name else _("Tanpa media"))
        self._changed()

    def _build(self) -> None:
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.columns.setHorizontalSpacing(8)
        self.columns.setVerticalSpacing(6)
        self.columns.setColumnStretch(0, 2)
        self.columns.setColumnStretch(1, 3)
        hint = _("Tempat Anda mengunggah media; alat penjadwal mengambilnya dari sana.")
        choose = button(_("Pilih…"), self._browse_bundle, small=True)
        none = tool("x", _("Tanpa media"), lambda: self._use_bundle(""), side=16)
        media = QWidget()
        media.setLayout(row(self.bundle, choose, none, gap=6))
        self.other = QWidget()
        grid = QWidget()
        grid.setLayout(self.columns)
        put(
            QVBoxLayout(self.other), self.saved,
            button(_("Pilih templat alat…"), self._browse_template, icon="file-import", small=True),
            FormRow(_("Nama alat"), self.name), Label(_("Isi setiap kolom"), "strong"), grid, gap=10,
        )  # fmt: skip
        put(
            QVBoxLayout(self), FormRow(_("Platform"), self.platform),
            FormRow(_("Bundel yang medianya dipakai"), media),
            FormRow(_("Alamat media"), self.base, hint=hint), self.other, gap=12,
        )  # fmt: skip
