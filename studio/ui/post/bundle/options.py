"""Where a bundle goes, whether films come along, how much it may weigh; and what stands in its way."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QFrame, QVBoxLayout, QWidget

from studio.session import preferences
from studio.session.findings import Spread
from studio.ui.naming import decimal
from studio.ui.widgets.basic import Elided, Icon, Label, Switch, Toned, button, clear, column, put, row
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

MOST_REASONS = 6


def export_folder() -> Path:
    """Where bundles go: the folder chosen last, else the documents, else home."""
    chosen = preferences.read().export_folder
    if chosen and Path(chosen).is_dir():
        return Path(chosen)
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


class Options(QWidget):
    """Folder, films, budget. `changed` says which of them differs: folder, video, budget."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        now = preferences.read()
        self._folder = Elided("", "")
        self.pick = button(_("Ganti folder"), self._pick, icon="folder", small=True)
        self.video = Switch(_("Sertakan video"), on=now.export_video, changed=self._video)
        self.video_hint = Label("", "hint", wrap=True)
        self.budget = TextField(
            _("Batas berat seluruh bundel dalam MB"), _shown(now.budget_mb), hint=_("tanpa batas")
        )
        self.budget.setValidator(QDoubleValidator(0, 100_000, 1, self.budget))
        self.budget.setFixedWidth(110)
        self.budget.typed.connect(self._budget)
        folder = row(Icon("folder", "muted", 18), self._folder, self.pick, gap=8)
        folder.setStretch(1, 1)
        put(QVBoxLayout(self),
            Label(_("Simpan ke"), "strong"), folder, 12,
            self.video, self.video_hint, 12,
            Label(_("Batas berat seluruh bundel"), "strong"), row(self.budget, Label("MB", "muted"), None),
            gap=6)  # fmt: skip
        self._show_folder()

    @property
    def megabytes(self) -> float:
        """The budget, 0 for none."""
        try:
            return max(0.0, float(self.budget.text().replace(",", ".") or 0))
        except ValueError:
            return 0.0

    def show_films(self, count: int) -> None:
        """Say how many placements would get a film."""
        words = _("{count} penempatan memakai video; membuatnya perlu beberapa menit.").format(count=count)
        self.video_hint.setText(words if count else _("Tidak ada penempatan terpilih yang memakai video."))
        self.video.setEnabled(bool(count))

    def _pick(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Simpan bundel ke"), str(export_folder()))
        if name:
            preferences.change(export_folder=name)
            self._show_folder()
            self.changed.emit("folder")

    def _video(self, on: bool) -> None:
        preferences.change(export_video=on)
        self.changed.emit("video")

    def _budget(self, _text: str) -> None:
        preferences.change(budget_mb=self.megabytes)
        self.changed.emit("budget")

    def _show_folder(self) -> None:
        self._folder.setText(str(export_folder()))


def _shown(megabytes: float) -> str:
    return decimal(megabytes, 2) if megabytes else ""


class Reasons(QFrame):
    """Why no bundle can be made, each with a way to mend it."""

    def __init__(self, jump: Callable[[Spread], object], leave_out: Callable[[Spread], object]) -> None:
        super().__init__()
        self.setObjectName("reasons")
        self._jump, self._leave_out = jump, leave_out
        self._list = QVBoxLayout()
        self.said: tuple[str, ...] = ()
        put(QVBoxLayout(self), Toned(_("Bundel belum dapat dibuat"), "stop", "strong"), self._list, gap=10,
            margins=(14, 12, 14, 12))  # fmt: skip
        put(self._list, gap=10)

    def show_reasons(self, plain: Sequence[str], spreads: Sequence[Spread]) -> None:
        """Show these; nothing at all hides the box."""
        said = (*plain, *(s.message for s in spreads))
        self.setVisible(bool(said))
        if said == self.said:
            return
        self.said = said
        clear(self._list)
        for text in plain:
            self._list.addWidget(Label(text, wrap=True))
        for spread in spreads[:MOST_REASONS]:
            self._list.addLayout(self._reason(spread))
        if len(spreads) > MOST_REASONS:
            more = _("dan {count} lagi di tab Periksa").format(count=len(spreads) - MOST_REASONS)
            self._list.addWidget(Label(more, "hint"))

    def _reason(self, spread: Spread) -> QBoxLayout:
        mend = button(_("Perbaiki"), lambda: self._jump(spread), small=True, icon="arrow-right")
        buttons = row(mend, gap=8)
        if spread.placements:
            buttons.addWidget(
                button(_("Lepas penempatannya"), lambda: self._leave_out(spread), small=True, kind="ghost")
            )
        buttons.addStretch(1)
        text = Label(spread.message, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        return column(text, buttons, gap=6)
