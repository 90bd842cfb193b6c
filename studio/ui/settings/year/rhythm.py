"""Irama: how close posts may stand, hours of rest, days of mourning, how far an approved post may move."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.domain import rhythm_rules
from studio.domain.planning import Mourning, Rhythm
from studio.errors import StudioError
from studio.session.office_year import rhythm_of
from studio.ui import theme
from studio.ui.naming import short_date
from studio.ui.said import error_words
from studio.ui.widgets.basic import Elided, Label, box, button, card, clear, line, put, row, tool, writes
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class RhythmTab(QScrollArea):
    """Every field is stored as it is typed; what cannot be read is said below it and not stored."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_, self.desk = window, window.desk
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        now = rhythm_of(self.desk.project)
        self.apart = TextField(_("Menit antarkonten"), str(now.minutes_apart or ""))
        self.quiet_from = TextField(_("Jam tenang mulai"), hint=_("21.00"))
        self.quiet_until = TextField(_("Jam tenang selesai"), hint=_("06.00"))
        self.move_days = TextField(_("Hari geser"), str(now.move_days or ""), hint="0")
        self.media = TextField(_("Alamat media"), now.media_base, hint=_("https://media.contoh.go.id/2026"))
        self.start, self.end = (
            DayField(_("Mulai"), hint=_("31/12/2026")),
            DayField(_("Sampai"), hint=_("opsional")),
        )
        self.reason = TextField(_("Alasan"), hint=_("Misalnya: gempa di wilayah kami"))
        for field in (self.start, self.end):
            field.today = self.desk.now.date()
        self._mourning = QVBoxLayout()
        put(self._mourning, gap=0)
        self._build()
        writes(self)

    def refresh(self) -> None:
        """Show the rhythm as it is, but not over what is being typed."""
        now = rhythm_of(self.desk.project)
        shown = (
            (self.apart, str(now.minutes_apart or "")), (self.move_days, str(now.move_days or "")),
            (self.quiet_from, now.quiet_from.replace(":", ".")), (self.media, now.media_base),
            (self.quiet_until, now.quiet_until.replace(":", ".")),
        )  # fmt: skip
        for field, text in shown:
            if not field.hasFocus() and not self._bad(field):
                field.show_text(text)
        clear(self._mourning)
        for one in sorted(now.mourning, key=lambda m: m.start):
            self._mourning.addWidget(self._mourned(one))
            self._mourning.addWidget(line())

    def search_here(self) -> None:
        """There is nothing to search; the caret goes to the first field."""
        self.apart.setFocus()

    def add_mourning(self) -> None:
        """Add the days typed."""
        try:
            made = rhythm_rules.mourning(self.start.text(), self.end.text(), self.reason.text())
        except StudioError as error:
            self.rows["mourning"].say(error_words(error))
            return
        self.rows["mourning"].say("")
        now = rhythm_of(self.desk.project)
        days = tuple(sorted({*now.mourning, made}, key=lambda m: m.start))
        if self.desk.put(_("Tambah hari berkabung"), msgspec.structs.replace(now, mourning=days)):
            for field in (self.start, self.end, self.reason):
                field.clear()
            self.start.setFocus()

    # parts

    def _build(self) -> None:
        times = row(self.quiet_from, Label("–", "muted"), self.quiet_until, None)
        for field in (self.apart, self.quiet_from, self.quiet_until, self.move_days):
            field.setFixedWidth(96)
        add = button(_("Tambah"), self.add_mourning, icon="plus")
        for field in (self.start, self.end):
            field.setFixedWidth(160)
        typed = row(self.start, self.end, self.reason, add)
        typed.setStretch(2, 1)
        hints = {
            "quiet": _("Konten di jam ini diberi peringatan. Kosongkan keduanya bila tidak ada."),
            "move": _("Dalam rentang ini persetujuan jadwalnya tetap berlaku. 0: selalu disetujui lagi."),
            "media": _("Tempat kantor mengunggah gambar; hanya https. Program ini tidak mengunggah."),
        }
        self.rows = {
            "apart": FormRow(_("Jarak antarkonten di akun yang sama"), box(_unit(self.apart, _("menit")))),
            "quiet": FormRow(_("Jam tenang"), box(times), hint=hints["quiet"]),
            "move": FormRow(_("Konten yang disetujui boleh bergeser"), box(_unit(self.move_days, _("hari"))),
                            hint=hints["move"]),
            "media": FormRow(_("Alamat dasar media untuk alat penjadwal"), self.media,
                             hint=hints["media"]),
            "mourning": FormRow(_("Tambah hari berkabung"), box(typed)),
        }  # fmt: skip
        for field in (self.start, self.end, self.reason):
            field.returnPressed.connect(self.add_mourning)
        frame = QFrame()
        frame.setObjectName("card")
        foot = box(row(self.rows["mourning"], margins=(16, 12, 16, 16)))
        put(QVBoxLayout(frame), self._mourning_box(), foot, gap=0)
        inner = QWidget()
        inner.setFixedWidth(theme.look().size("measure"))
        put(
            QVBoxLayout(inner),
            Label(_("Aturan ini memberi peringatan di kalender dan tidak pernah melarang."), "muted"),
            card(self.rows["apart"], self.rows["quiet"], self.rows["move"], gap=16),
            Label(_("Hari berkabung"), "section"),
            Label(_("Tidak ada slot yang diusulkan; konten di hari ini diberi peringatan."), "muted"),
            frame, Label(_("Alat penjadwal"), "section"), card(self.rows["media"]), None, gap=14,
        )  # fmt: skip
        self.setWidget(box(row(None, inner, None, margins=(24, 20, 24, 24))))
        self._listen()

    def _listen(self) -> None:
        rules = rhythm_rules
        self.apart.typed.connect(
            lambda text: self._typed("apart", lambda: {"minutes_apart": rules.minutes_apart(text)})
        )
        self.move_days.typed.connect(
            lambda text: self._typed("move", lambda: {"move_days": rules.move_days(text)})
        )
        self.media.typed.connect(
            lambda text: self._typed("media", lambda: {"media_base": rules.media_base(text)})
        )
        for field in (self.quiet_from, self.quiet_until):
            field.typed.connect(lambda _text: self._typed("quiet", self._quiet))

    def _mourning_box(self) -> QWidget:
        made = QWidget()
        made.setLayout(self._mourning)
        return made

    def _mourned(self, one: Mourning) -> QWidget:
        days = short_date(one.start)
        if one.end:
            days = f"{days} – {short_date(one.end)}"
        away = tool("trash", _("Hapus {name}").format(name=days), partial(self._remove, one), side=18)
        when = Label(days, "strong")
        when.setFixedWidth(300)
        made = box(row(when, Elided(one.reason, "muted"), away, gap=12, margins=(16, 0, 8, 0)))
        made.layout().setStretch(1, 1)  # type: ignore[union-attr]
        made.setFixedHeight(44)
        return made

    # what happens

    def _quiet(self) -> dict[str, Any]:
        begin, end = rhythm_rules.quiet_hours(self.quiet_from.text(), self.quiet_until.text())
        return {"quiet_from": begin, "quiet_until": end}

    def _typed(self, name: str, read: Callable[[], dict[str, Any]]) -> None:
        try:
            changes = read()
        except StudioError as error:
            self.rows[name].say(error_words(error))
            return
        self.rows[name].say("")
        made: Rhythm = msgspec.structs.replace(rhythm_of(self.desk.project), **changes)
        self.desk.type(f"rhythm.{name}", _("Ubah irama"), made)

    def _bad(self, field: QWidget) -> bool:
        return any(form.isAncestorOf(field) and not form.note.isHidden() for form in self.rows.values())

    def _remove(self, gone: Mourning) -> None:
        now = rhythm_of(self.desk.project)
        days = tuple(one for one in now.mourning if one != gone)
        if self.desk.put(_("Hapus hari berkabung"), msgspec.structs.replace(now, mourning=days)):
            told = _("Hari berkabung dihapus.")
            self.window_.notices.say(told, "info", (_("Urungkan"), self.window_.undo))


def _unit(field: QWidget, words: str) -> Any:
    return row(field, Label(words, "muted"), None)
