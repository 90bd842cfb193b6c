"""Profil kantor: which profile, what is watched, what is public, and the office's changes as a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.catalog.profiles import load_profiles
from studio.domain import office_gate as rules
from studio.domain.ethics import OfficeItem, Profile
from studio.errors import StudioError
from studio.session import office_gate, office_profile
from studio.session.gate import items
from studio.session.office_profile import Seen
from studio.ui import theme
from studio.ui.naming import number
from studio.ui.post.checks.where import severity_word
from studio.ui.said import error_words
from studio.ui.settings.gate.incoming import Incoming
from studio.ui.settings.gate.lines_field import LinesField
from studio.ui.settings.gate.words import told
from studio.ui.widgets.basic import (
    Icon,
    Label,
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
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.words import _, many, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

SUFFIX = "profil-kantor.toml"


class ProfileTab(QWidget):
    """Everything is stored as it is chosen; each act is one step of undo."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_, self.desk = window, window.desk
        self.incoming: Incoming | None = None
        self._open: frozenset[str] = frozenset()
        self._profiles = QVBoxLayout()
        put(self._profiles, gap=0)
        self._shown: object = None
        self._lists()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page())
        put(QVBoxLayout(self), self._stack)

    def refresh(self) -> None:
        """Show what is so now."""
        now = office_gate.rules_of(self.desk.project)
        if (now.profile, self._open) != self._shown:
            self._shown = (now.profile, self._open)
            clear(self._profiles)
            profiles = load_profiles().values()
            for place, profile in enumerate(profiles):
                self._profiles.addWidget(self._profile(profile, used=profile.id == now.profile))
                if place < len(profiles) - 1:
                    self._profiles.addWidget(line())
        self.officials.show_lines(now.officials)
        self.domains.show_lines(now.domains)
        self.numbers.show_lines(now.numbers)
        if not self.share.hasFocus() and self.share_row.note.isHidden():
            self.share.show_text(str(now.official_share))
        count = len(self.desk.project.all(OfficeItem))
        words = many("{count} perubahan kantor", count).format(count=number(count))
        self.changes.setText(words if count else _("Belum ada perubahan kantor."))
        self.out.setEnabled(bool(count))

    def search_here(self) -> None:
        """There is no one search; the caret goes to the first list's field."""
        self.officials.field.setFocus()

    def use(self, ident: str) -> None:
        """Use another profile."""
        profile = load_profiles()[ident]
        self._put(_("Pakai profil {name}").format(name=told(profile.name)), profile=ident)

    # the office's file

    def write_out(self) -> None:
        """Choose where the office's file goes, and write it."""
        if not self.desk.flush():
            return
        name, _f = QFileDialog.getSaveFileName(self, _("Simpan profil kantor"), SUFFIX, "TOML (*.toml)")
        if name:
            self.write_to(Path(name))

    def write_to(self, path: Path) -> None:
        """Write the office's file in the background."""
        given = {"project": str(self.desk.session.path), "path": str(path)}
        job = self.window_.jobs.run("gate_profile_out", _("Menulis profil kantor"), given)
        told_ = _("Profil kantor disimpan: {file}").format(file=path.name)
        job.done.connect(lambda _count: self.window_.notices.say(told_, "ok"))
        job.failed.connect(self.window_.notices.fail)

    def read_in(self) -> None:
        """Choose another office's file, and look at it."""
        if not (self.desk.attempt(self.desk.session.require_writable) and self.desk.flush()):
            return
        name, _f = QFileDialog.getOpenFileName(self, _("Ambil profil kantor"), "", "TOML (*.toml)")
        if name:
            self.look_at(Path(name))

    def look_at(self, path: Path) -> None:
        """Read a file in the background, and show what it brings."""
        given = {"project": str(self.desk.session.path), "path": str(path)}
        job = self.window_.jobs.run("gate_profile", _("Membaca profil kantor"), given)
        job.done.connect(lambda found: self._show_incoming(msgspec.convert(found, Seen)))
        job.failed.connect(self.window_.notices.fail)

    def _show_incoming(self, seen: Seen) -> None:
        self._close_incoming()
        self.incoming = Incoming(seen)
        self.incoming.taken.connect(partial(self._take, seen))
        self.incoming.closed.connect(self._close_incoming)
        self._stack.addWidget(self.incoming)
        self._stack.setCurrentWidget(self.incoming)
        self.incoming.start()

    def _take(self, seen: Seen, keys: tuple[str, ...], profile: bool) -> None:
        me, at = self.window_.me, self.desk.session.now()

        def stamp(change: OfficeItem) -> OfficeItem:
            return office_gate.stamped(change, me, at)

        words = _("Ambil profil kantor dari “{file}”").format(file=seen.name)
        if self.desk.edit(words, lambda d: office_profile.take(d, seen, keys, stamp, profile=profile)):
            self._close_incoming()
            told_ = many("{count} perubahan diambil.", len(keys)).format(count=number(len(keys)))
            self.window_.notices.say(told_, "ok", (_("Urungkan"), self.window_.undo))

    def _close_incoming(self) -> None:
        if self.incoming is None:
            return
        gone, self.incoming = self.incoming, None
        self._stack.removeWidget(gone)
        gone.deleteLater()
        self.refresh()

    # lists

    def _lists(self) -> None:
        self.officials = self._list(
            "officials",
            _("Pejabat yang dipantau"),
            _("Misalnya: Budi Santoso"),
            rules.official,
            _("Belum ada nama. Tanpa nama, porsi pejabat tidak dihitung."),
        )
        self.domains = self._list(
            "domains",
            _("Domain kantor"),
            _("Misalnya: layanan-contoh.id"),
            rules.own_domain,
            _("Hanya .go.id yang dianggap resmi."),
        )
        self.numbers = self._list(
            "numbers",
            _("Nomor dan surel umum"),
            _("Misalnya: 0811 1000 222"),
            rules.public_number,
            _("Nomor dan surel kantor di Setelan sudah dikenal; tambahkan yang lain di sini."),
        )
        self.share = TextField(_("Batas porsi pejabat"))
        self.share.setFixedWidth(72)
        self.share.typed.connect(self._share_typed)
        self.share_row = FormRow(
            _("Batas porsi pejabat"),
            box(row(self.share, Label(_("persen dari 30 konten terakhir"), "muted"), None)),
        )
        writes(self.share_row)

    def _list(self, key: str, name: str, hint: str, read: Callable[[str], str], nothing: str) -> LinesField:
        made = LinesField(name, hint, read, nothing)

        def change(lines: tuple[str, ...], words: str) -> None:
            self._put(words.format(name=name.lower()), **{key: lines})

        def now() -> tuple[str, ...]:
            return tuple(getattr(office_gate.rules_of(self.desk.project), key))

        made.added.connect(lambda one: change((*now(), one), _("Tambah ke {name}")))
        made.removed.connect(
            lambda gone: change(tuple(one for one in now() if one != gone), _("Hapus dari {name}"))
        )
        return made

    def _share_typed(self, text: str) -> None:
        try:
            share = rules.share_of(text)
        except StudioError as error:
            self.share_row.say(error_words(error))
            return
        self.share_row.say("")
        made = msgspec.structs.replace(office_gate.rules_of(self.desk.project), official_share=share)
        self.desk.type("gate.share", _("Ubah batas porsi pejabat"), made)

    def _put(self, command: str, **changes: Any) -> None:
        made = msgspec.structs.replace(office_gate.rules_of(self.desk.project), **changes)
        self.desk.put(command, made)

    # parts

    def _page(self) -> QScrollArea:
        profiles = QFrame()
        profiles.setObjectName("card")
        profiles.setLayout(self._profiles)
        self.changes = Label("", "muted")
        self.out = button(_("Simpan sebagai berkas…"), self.write_out, icon="file-export")
        take = writes(button(_("Ambil dari berkas…"), self.read_in, icon="file-import"))
        share = _("Untuk UPT lain: hanya perubahan kantor ini, tanpa konten dan tanpa nama orang.")
        inner = QWidget()
        inner.setFixedWidth(theme.look().size("measure"))
        put(
            QVBoxLayout(inner),
            Label(_("Profil"), "section"),
            Label(
                _("Profil mengetatkan daftar bawaan untuk jenis kantor. Alasannya tercetak."),
                "muted",
                wrap=True,
            ),
            profiles,
            4,
            Label(_("Pejabat yang dipantau"), "section"),
            Label(
                _("Akun kantor bukan akun pribadi: konten yang menyebut nama ini dihitung."),
                "muted",
                wrap=True,
            ),
            self.officials,
            self.share_row,
            4,
            Label(_("Domain kantor"), "section"),
            Label(_("Selain .go.id. Tautan ke domain lain ditanyakan."), "muted", wrap=True),
            self.domains,
            4,
            Label(_("Nomor dan surel umum"), "section"),
            Label(_("Yang boleh tampil di mana saja, jadi tidak dianggap data pribadi."), "muted", wrap=True),
            self.numbers,
            4,
            Label(_("Berbagi profil kantor"), "section"),
            card(Label(share, "muted", wrap=True), row(self.changes, None, self.out, take)),
            None,
            gap=10,
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(box(row(None, inner, None, margins=(24, 20, 24, 24))))
        return area

    def _profile(self, profile: Profile, *, used: bool) -> QWidget:
        changes = office_gate.effects(profile, items())
        open_ = profile.id in self._open
        words = many("{count} butir berubah", len(changes)).format(count=number(len(changes)))
        look = button(
            _("Tutup") if open_ else _("Bandingkan"),
            partial(self._toggle, profile.id),
            kind="ghost",
            small=True,
        )
        look.setVisible(bool(changes))
        name = told(profile.name)
        look.setAccessibleName(_("Bandingkan profil {name}").format(name=name))
        state: QWidget
        if used:
            state = box(
                row(Icon("circle-check", "ok", 16), Label(sense("profil", "Dipakai"), "strong"), gap=6)
            )
        else:
            state = writes(button(_("Pakai"), partial(self.use, profile.id), small=True))
            state.setAccessibleName(_("Pakai profil {name}").format(name=name))
        text = box(column(Label(name, "strong"), Label(told(profile.note), "muted", wrap=True), gap=2))
        counted = Label(words if changes else _("seperti bawaan"), "hint")
        head = row(text, counted, *((look,) if changes else ()), state, gap=12)
        head.setStretch(0, 1)
        lines = [self._effect(tuned, item) for tuned, item in changes] if open_ else []
        return box(column(head, *lines, gap=10, margins=(16, 12, 16, 12)))

    def _effect(self, tuned: Any, item: Any) -> QWidget:
        parts = []
        if tuned.off:
            parts.append(_("dimatikan"))
        if tuned.severity and tuned.severity != item.severity:
            now, then = severity_word(item.severity), severity_word(tuned.severity)
            parts.append(_("{then}, semula {now}").format(then=then, now=now.lower()))
        if tuned.always:
            parts.append(_("selalu ditanyakan"))
        ident = Label(item.id, "strong")
        ident.setFixedWidth(36)
        ident.setAlignment(Qt.AlignmentFlag.AlignTop)
        what = Label(f"{told(item.question)}", wrap=True)
        why = Label(f"{'; '.join(parts)}. {told(tuned.reason)}", "hint", wrap=True)
        made = row(ident, column(what, why, gap=2), gap=8)
        made.setStretch(1, 1)
        return box(made)

    def _toggle(self, ident: str) -> None:
        self._open = self._open ^ {ident}
        self.refresh()
