"""Making a kit in a form: names, two colours, a logo, own letters, with the kit beside it as it will be."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.domain.color import HEX, parse
from studio.errors import StudioError
from studio.session.kit_draft import palette_of
from studio.session.kits import ident_for
from studio.ui import theme
from studio.ui.brand.kit_words import pair_word, role_word
from studio.ui.brand.paint import Pair, Shot, Swatch
from studio.ui.brand.sections import MAIN, grid
from studio.ui.jobs import Job
from studio.ui.said import error_words, said
from studio.ui.widgets.basic import (
    Elided,
    Label,
    Toned,
    box,
    button,
    clear,
    column,
    header,
    line,
    put,
    row,
    tool,
)
from studio.ui.widgets.fields import FormRow, TextField, form
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

PRIMARY, ACCENT = "#1F4E5F", "#F2A65A"
PAUSE_MS = 600
PAIRS = (("on-field", "field"), ("ink", "paper"), ("accent-on-field", "field"), ("accent-ink", "paper"))


class ColourField(QWidget):
    """A colour by its code, or picked."""

    typed = Signal(str)

    def __init__(self, name: str, color: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.text = TextField(name, color, hint="#1F4E5F")
        self.chip = Swatch(color, name, height=32)
        self.chip.setFixedWidth(48)
        self.chip.setAccessibleName(_("Pilih {name}").format(name=name.lower()))
        self.chip.setToolTip(_("Pilih warna"))
        self.chip.copied.connect(lambda _code: self._pick())
        self.text.typed.connect(self._typed)
        put(QHBoxLayout(self), self.chip, self.text, gap=8)
        self.setFocusProxy(self.text)

    def value(self) -> str:
        """`#rrggbb`, or nothing when it is no colour yet."""
        text = self.text.text().strip()
        return "#" + text.lstrip("#") if HEX.fullmatch(text) else ""

    def set_value(self, color: str) -> None:
        """Take another colour."""
        self.text.setText(color.upper())
        self._typed(color)

    def _typed(self, _text: str) -> None:
        if value := self.value():
            self.chip.color = value
            self.chip.update()
        self.text.setProperty("bad", "false" if value else "true")
        self.text.style().polish(self.text)
        self.typed.emit(self.text.text())

    def _pick(self) -> None:
        chosen = QColorDialog.getColor(QColor(self.value() or PRIMARY), self, _("Pilih warna"))
        if chosen.isValid():
            self.set_value(chosen.name())


class FileField(QWidget):
    """Files chosen from a folder, shown by name."""

    typed = Signal(str)

    def __init__(self, name: str, kinds: str, *, many: bool = False) -> None:
        super().__init__()
        self.files: tuple[Path, ...] = ()
        self._name, self._kinds, self._many = name, kinds, many
        self.choose = button(_("Pilih berkas…"), self._browse, icon="upload")
        self.choose.setAccessibleName(_("Pilih {name}").format(name=name.lower()))
        self.names = Elided(_("belum dipilih"), "muted")
        self.drop = tool(
            "x", _("Lepas {name}").format(name=name.lower()), lambda: self.set_files(()), side=16
        )
        self.drop.hide()
        line_ = put(QHBoxLayout(self), self.choose, self.names, self.drop, gap=10)
        line_.setStretch(1, 1)
        self.setFocusProxy(self.choose)

    def set_files(self, files: tuple[Path, ...]) -> None:
        """Take these files."""
        self.files = files
        self.names.setText(", ".join(file.name for file in files) or _("belum dipilih"))
        self.drop.setVisible(bool(files))
        self.typed.emit("")

    def _browse(self) -> None:
        ask = QFileDialog.getOpenFileNames if self._many else QFileDialog.getOpenFileName
        found, _filter = ask(self, self._name, "", f"{self._name} ({self._kinds})")
        names = found if isinstance(found, list) else [found] if found else []
        if names:
            self.set_files(tuple(Path(name) for name in names))


class Live(QScrollArea):
    """The kit as it will be: colours at once, pictures when the background has made them."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Kit Anda"))
        self.colours, self.notes = QVBoxLayout(), QVBoxLayout()
        self.shot = Shot(_("Contoh konten dengan kit ini"), 380)
        self.sheet = [Shot(_("Lembar kit halaman {n}").format(n=n + 1), 130) for n in range(6)]
        body = column(
            Label(_("Kit Anda"), "section"), box(self.colours), box(self.notes),
            Label(_("Di templat"), "strong"), self.shot, Label(_("Lembar kit"), "strong"),
            grid(list(self.sheet), 2), None, gap=12, margins=(24, 20, 24, 24),
        )  # fmt: skip
        self.setWidget(box(body))

    def show_colours(self, primary: str, accent: str) -> None:
        """Show every colour derived from two, and whether the pairs are enough."""
        made, rows = palette_of(parse(primary), parse(accent))
        value = {role: made.swatches[swatch] for role, swatch in made.roles.items()}
        clear(self.colours)
        swatches = [Swatch(value[role], role_word(role), height=48) for role in MAIN]
        pairs = []
        for row_ in rows:
            if (row_.role, row_.ground) in PAIRS:
                told = pair_word(row_.role, row_.ground)
                pairs.append(Pair(told, value[row_.role], value[row_.ground], row_.ratio, row_.needed))
        put(self.colours, grid(list(swatches), 6), grid(list(pairs), 2), gap=12)
        self.show_notes(made.notes)

    def show_notes(self, notes: tuple[str, ...] | list[str], tone: str = "info") -> None:
        """Show sentences on what was decided for the office."""
        clear(self.notes)
        put(self.notes, *(Toned(said(note), tone) for note in notes), gap=6)  # type: ignore[arg-type]

    def show_pictures(self, given: dict[str, Any]) -> None:
        """Show what the background made."""
        self.show_notes(given["notes"])
        self.shot.show_file(given["pictures"][0] if given["pictures"] else "")
        for shot, file in zip(self.sheet, given["sheet"], strict=False):
            shot.show_file(file)


class KitForm(QWidget):
    """The form. `made` gives the new kit's id, `left` comes when nothing is made."""

    made = Signal(str)
    left = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_ = window
        self.job: Job | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._draft)
        office = window.desk.office
        self.name = TextField(_("Nama lengkap kantor"), office.unit if office else "")
        self.short = TextField(_("Nama pendek"), (office.short_name or office.unit) if office else "", 40)
        self.primary = ColourField(_("Warna utama"), PRIMARY)
        self.accent = ColourField(_("Warna aksen"), ACCENT)
        self.logo = FileField(_("Logo"), "*.svg *.png *.jpg *.webp")
        self.fonts = FileField(_("Huruf judul"), "*.ttf *.otf", many=True)
        handles = [a.handle for a in office.accounts.values()] if office else []
        handle = next((h for h in handles if h.startswith("@") and h.count(".") < 2), "")
        site = office.site.partition("://")[2] or office.site if office else ""
        self.handle = TextField(_("Akun"), handle, hint="@akunkantor")
        self.site = TextField(_("Situs"), site, hint="kantor.go.id")
        self.address = TextField(_("Alamat"), office.address if office else "")
        self.save = button(_("Simpan kit"), self.finish, kind="primary", icon="check")
        self.live = Live()
        self._build()
        self._changed()

    def given(self) -> dict[str, Any] | None:
        """What was filled in, as plain values; None while something needed is missing."""
        values = {
            "name": self.name.text().strip(), "short": self.short.text().strip(),
            "primary": self.primary.value(), "accent": self.accent.value(),
        }  # fmt: skip
        if not all(values.values()):
            return None
        foot = [field.text().strip() for field in (self.handle, self.site, self.address)]
        return {
            **values, "id": ident_for(values["short"]), "footer": [part for part in foot if part],
            "logo": str(self.logo.files[0]) if self.logo.files else "",
            "fonts": [str(file) for file in self.fonts.files],
        }  # fmt: skip

    def finish(self) -> None:
        """Make the kit."""
        given = self.given()
        for row_, field in self._needed:
            row_.say("" if field.text().strip() else _("Isi dahulu."))
        if given is None or not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        job = self.window_.jobs.run("kit_new", _("Membuat kit"), given, self._saved)
        job.failed.connect(self._refused)
        job.ended.connect(lambda: self.save.setEnabled(True))

    def leave(self) -> None:
        """Give up what is under way."""
        self._wait.stop()
        if self.job is not None:
            self.window_.jobs.cancel(self.job)

    def _saved(self, result: dict[str, Any]) -> None:
        self.leave()
        self.made.emit(result["id"])

    def _refused(self, error: StudioError) -> None:
        self.window_.notices.fail(error)

    def _changed(self, _text: str = "") -> None:
        primary, accent = self.primary.value(), self.accent.value()
        if primary and accent:
            self.live.show_colours(primary, accent)
        self._wait.start(PAUSE_MS)

    def _draft(self) -> None:
        given = self.given()
        if given is None:
            return
        if self.job is not None:
            self.window_.jobs.cancel(self.job)
        self.job = self.window_.jobs.run("kit_draft", _("Pratinjau kit"), given, self._drafted, quiet=True)
        self.job.failed.connect(self._draft_failed)

    def _drafted(self, result: dict[str, Any]) -> None:
        self.live.show_pictures(result)

    def _draft_failed(self, error: StudioError) -> None:
        self.live.show_notes([error_words(error)], "stop")

    def _build(self) -> None:
        name = FormRow(_("Nama lengkap kantor"), self.name, required=True)
        short = FormRow(_("Nama pendek"), self.short, required=True, hint=_("Tampil di kaki setiap gambar."))
        self._needed = ((name, self.name), (short, self.short))
        colours = row(
            FormRow(_("Warna utama"), self.primary, required=True),
            FormRow(_("Warna aksen"), self.accent, required=True), gap=16,
        )  # fmt: skip
        rows = (
            name, short, box(colours),
            FormRow(_("Logo"), self.logo, hint=_("SVG atau PNG tembus pandang. Tanpa logo: monogram.")),
            FormRow(_("Huruf judul"), self.fonts, hint=_("TTF atau OTF milik kantor, bila ada.")),
            FormRow(_("Akun"), self.handle), FormRow(_("Situs"), self.site),
            FormRow(_("Alamat"), self.address),
        )  # fmt: skip
        for field in (
            self.name, self.short, self.primary, self.accent, self.logo, self.fonts, self.handle, self.site,
            self.address,
        ):  # fmt: skip
            field.typed.connect(self._changed)
        left = QScrollArea()
        left.setWidgetResizable(True)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left.setMinimumWidth(420)
        left.setMaximumWidth(theme.look().size("form") + 80)
        body = column(form(*rows, width=theme.look().size("form")), None, margins=(24, 20, 24, 24))
        left.setWidget(box(body))
        cancel = button(_("Batal"), self.left.emit, kind="ghost")
        middle = row(left, line(upright=True), self.live, gap=0)
        middle.setStretch(0, 1)
        middle.setStretch(2, 1)
        head = header(
            Label(_("Buat kit"), "title"),
            Label(_("disimpan sebagai kit kantor"), "hint"),
            None,
            cancel,
            self.save,
        )
        put(QVBoxLayout(self), head, line(), middle, gap=0)
        self.layout().setStretch(2, 1)  # type: ignore[union-attr] # just made
        self.layout().setAlignment(Qt.AlignmentFlag.AlignTop)  # type: ignore[union-attr] # just made
