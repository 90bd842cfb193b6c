"""Official accounts: who holds them, how they are secured, the monthly check, the handover sheet."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from studio.domain.accounts import AccountCheck, AccountEntry, Checked, Known
from studio.domain.content import Person
from studio.errors import StudioError
from studio.session import accounts
from studio.ui.home.parts import two_lines
from studio.ui.naming import PLATFORM_ICONS, long_day, platform_name
from studio.ui.settings.account_check import CheckForm, history_card, nothing_checked, state_line
from studio.ui.settings.account_words import field_words, known_words
from studio.ui.widgets.basic import (
    Icon,
    Label,
    Toned,
    box,
    button,
    card,
    clear,
    empty,
    line,
    put,
    row,
    tool,
    writes,
)
from studio.ui.widgets.choice import Choice, Search
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

SHOWN_CHECKS = 12


class AccountsSection(QWidget):
    """The register as a list with search; one entry, or the monthly check, is open at a time."""

    kinds = frozenset({"office", "account", "account-check", "person"})

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        writes(self)
        self.window_, self.desk = window, window.desk
        self.open_one = ""
        self.form: CheckForm | None = None
        self.search = Search(_("Cari akun"), _("Cari platform, nama akun, pemegang"))
        self.search.setFixedWidth(280)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.sheet = writes(
            button(_("Lembar serah terima…"), self.ask_handover, icon="file-type-docx"), really=False
        )
        self.check = button(_("Mulai pemeriksaan"), self.start_check, kind="primary", icon="shield-check")
        self._top, self._body = QVBoxLayout(), QVBoxLayout()
        put(self._top, gap=12)
        put(self._body, gap=12)
        self._head = box(row(Label(_("Daftar akun"), "strong"), None, self.search))
        put(
            QVBoxLayout(self),
            row(Label(_("Akun resmi"), "section"), None, self.sheet, self.check),
            Label(
                _("Siapa memegang akun kantor dan apa pengamannya. Kata sandi tidak disimpan di sini."),
                "muted", wrap=True,
            ),
            self._top, self._head, self._body, None, gap=12,
        )  # fmt: skip

    def refresh(self) -> None:
        """Show the register as it is, but not over a check that is being filled in."""
        if self.form is not None:
            return
        clear(self._top)
        clear(self._body)
        listed = accounts.entries(self.desk.project)
        for part in (self.sheet, self.check, self._head):
            part.setVisible(bool(listed))
        if not listed:
            self._body.addWidget(self._nothing())
            return
        self._top.addWidget(self._due())
        self._body.addWidget(self._list(listed))
        self._body.addSpacing(8)
        self._body.addWidget(Label(_("Riwayat pemeriksaan"), "strong"))
        found = accounts.history(self.desk.project)[:SHOWN_CHECKS]
        self._body.addWidget(history_card(found, self.remove_check) if found else nothing_checked())

    def search_here(self) -> None:
        """Put the caret into the search field."""
        if self.search.isVisible():
            self.search.setFocus()

    def start_check(self) -> None:
        """Open the form of this month's check."""
        clear(self._top)
        clear(self._body)
        self.form = CheckForm(accounts.entries(self.desk.project), self._store_check, self.close_check)
        self._body.addWidget(self.form)
        for part in (self.sheet, self.check, self._head):
            part.hide()
        self.form.parts[0].choices["two-factor"].buttons["yes"].setFocus()

    def close_check(self) -> None:
        """Back to the list; what was answered is thrown away."""
        self.form = None
        self.refresh()

    def edit(self, entry: AccountEntry) -> None:
        """Open an entry for changes."""
        self.open_one = entry.platform
        self.refresh()
        self.fields["holders"].setFocus()

    def remove_check(self, check: AccountCheck) -> None:
        """Take a check out of the history."""
        words = _("Hapus pemeriksaan akun")
        if self.desk.edit(words, lambda draft: draft.remove(AccountCheck, check.id)):
            self.window_.notices.say(_("Pemeriksaan dihapus."), "info", (_("Urungkan"), self.desk.undo))

    def ask_handover(self) -> None:
        """Ask where the handover sheet goes, then write it."""
        near = str(self.desk.session.path.parent / f"{_('serah-terima-akun')}.docx")
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Simpan lembar serah terima"), near, "Word (*.docx)"
        )
        if name:
            self.write_handover(Path(name if name.lower().endswith(".docx") else f"{name}.docx"))

    def write_handover(self, out: Path) -> None:
        """Write the handover sheet in the background; the one who works here gives."""
        self.desk.flush()
        me = self.window_.me
        given = {"project": str(self.desk.session.path), "out": str(out), "giver": str(me.id) if me else ""}
        job = self.window_.jobs.run("account_handover", _("Menulis lembar serah terima"), given)
        job.done.connect(
            lambda path: self.window_.notices.say(_("Tersimpan: {file}").format(file=path), "ok")
        )
        job.failed.connect(self.window_.notices.fail)

    def _nothing(self) -> QWidget:
        return empty(
            "shield-lock", _("Belum ada akun kantor"),
            _("Tulis akun kantor lebih dulu; setelah itu pemegang dan pengamanannya dicatat di sini."),
            writes(
                button(_("Isi akun kantor"), self._to_office, kind="primary", icon="building"), really=False
            ),
        )  # fmt: skip

    def _to_office(self) -> None:
        from studio.ui.settings.page import SettingsPage  # noqa: PLC0415 - it imports this section

        page = self.window_.pages.get("settings")
        if isinstance(page, SettingsPage):
            page.show_section("office")

    def _due(self) -> QWidget:
        """When the next check is due, in words and colour."""
        left = accounts.due_in(self.desk.project, self.desk.now.date())
        day = accounts.next_day(self.desk.project)
        if day is None:
            return card(Toned(_("Akun kantor belum pernah diperiksa. Sediakan lima menit sekarang."), "warn"))
        shown = long_day(day.isoformat())
        if left is not None and left < 0:
            return card(Toned(_("Pemeriksaan bulanan lewat waktu sejak {day}.").format(day=shown), "warn"))
        return card(Toned(_("Pemeriksaan berikutnya paling lambat {day}.").format(day=shown), "ok"))

    def _list(self, listed: tuple[AccountEntry, ...]) -> QWidget:
        wanted = self.search.text().casefold().split()
        shown = [entry for entry in listed if all(word in _told(entry) for word in wanted)]
        made = QFrame()
        made.setObjectName("card")
        rows: list[QWidget] = []
        for entry in shown:
            rows += [line()] if rows else []
            rows.append(self._editor(entry) if entry.platform == self.open_one else self._row(entry))
        if not shown:
            rows.append(empty("search", _("Tidak ada yang cocok"), _("Coba kata lain."),
                              button(_("Tampilkan semua"), self.search.clear)))  # fmt: skip
        put(QVBoxLayout(made), *rows, gap=0)
        return made

    def _row(self, entry: AccountEntry) -> QWidget:
        name = platform_name(entry.platform)
        held = two_lines(entry.holders or _("Pemegang belum dicatat"), _handover_words(entry))
        names = two_lines(name, entry.handle)
        names.setFixedWidth(168)
        side = box(row(_two_factor(entry.two_factor), None))
        side.setFixedWidth(232)
        change = tool("pencil", _("Ubah {name}").format(name=name), partial(self.edit, entry), side=18)
        icon = Icon(PLATFORM_ICONS.get(entry.platform, "world"), "normal", 20)
        made = box(row(icon, names, held, side, change, gap=12, margins=(16, 0, 8, 0)))
        made.setFixedHeight(60)
        made.layout().setStretch(2, 1)  # type: ignore[union-attr]
        return made

    def _editor(self, entry: AccountEntry) -> QWidget:
        self.fields: dict[str, TextField] = {}
        self.rows: dict[str, FormRow] = {}
        for key, (label, hint) in field_words().items():
            field = TextField(label, getattr(entry, key), hint=hint)
            field.returnPressed.connect(partial(self._store, entry))
            self.fields[key], self.rows[key] = field, FormRow(label, field)
        self.two = Choice(_("Verifikasi dua langkah"), list(known_words().items()), entry.two_factor)
        self.day = DayField(_("Serah terima terakhir"), hint=_("31/12/2026"))
        self.day.today = self.desk.now.date()
        self.day.show_text(_typed_day(entry.handover))
        self.rows["handover"] = FormRow(_("Serah terima terakhir"), self.day)
        both = row(FormRow(_("Verifikasi dua langkah"), self.two), self.rows["handover"], gap=16)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        fields = [self.rows[key] for key in ("holders", "admins", "recovery", "devices")]
        title = Label(f"{platform_name(entry.platform)} · {entry.handle}", "strong")
        made = card(
            title, *fields, box(both), self.rows["note"],
            row(button(_("Simpan"), partial(self._store, entry), kind="primary"),
                button(_("Batal"), self._close, kind="ghost"), None),
            gap=14,
        )  # fmt: skip
        made.setObjectName("personForm")
        return made

    def _store(self, entry: AccountEntry) -> None:
        said = {key: field.text().strip() for key, field in self.fields.items()}
        made = msgspec.structs.replace(
            entry, **said, two_factor=cast("Known", self.two.key()), handover=self.day.day()
        )
        if not self._fine(made):
            return
        self.open_one = ""
        words = _("Ubah akun {name}").format(name=platform_name(entry.platform))
        if self.desk.project.find(AccountEntry, made.id) == made or self.desk.put(words, made):
            self.refresh()

    def _fine(self, entry: AccountEntry) -> bool:
        """Whether nothing looks like a secret, and the day is one; what is wrong stands below its field."""
        good = True
        for key in accounts.WRITTEN:
            blank = AccountEntry(id=entry.id, platform=entry.platform, **{key: getattr(entry, key)})
            try:
                accounts.refuse_secrets(blank)
                self.rows[key].say("")
            except StudioError as error:
                self.rows[key].say(f"{error.message} {error.hint}")
                good = False
        bad_day = bool(self.day.text().strip()) and not entry.handover
        self.rows["handover"].say(_("Tanggal ini tidak terbaca. Contoh: 31/12/2026.") if bad_day else "")
        return good and not bad_day

    def _close(self) -> None:
        self.open_one = ""
        self.refresh()

    def _store_check(self, found: tuple[Checked, ...]) -> None:
        me: Person | None = self.window_.me
        made = accounts.new_check(self.desk.now.date(), self.desk.session.now(), me, found)
        self.form = None
        if self.desk.put(_("Simpan pemeriksaan akun"), made):
            self.window_.notices.say(_("Pemeriksaan akun tersimpan."), "ok")
        self.refresh()


def _two_factor(known: Known) -> QWidget:
    words = {
        "yes": (_("Dua langkah menyala"), "ok"), "no": (_("Dua langkah mati"), "stop"),
        "unknown": (_("Dua langkah belum tahu"), "warn"),
    }[known]  # fmt: skip
    return state_line(words[0], words[1])  # type: ignore[arg-type] # a tone


def _handover_words(entry: AccountEntry) -> str:
    day = long_day(entry.handover) if entry.handover else ""
    return _("Serah terima {day}").format(day=day) if day else _("Belum ada serah terima")


def _told(entry: AccountEntry) -> str:
    """All that a search looks at."""
    parts = (
        platform_name(entry.platform),
        entry.handle,
        entry.holders,
        entry.admins,
        entry.recovery,
        entry.devices,
    )
    return " ".join(parts).casefold()


def _typed_day(iso: str) -> str:
    return f"{iso[8:]}/{iso[5:7]}/{iso[:4]}" if iso else ""
