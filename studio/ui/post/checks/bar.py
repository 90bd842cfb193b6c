"""The bar over the findings: severities with their counts, search, how the check stands."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from studio.ui.post.check_state import CheckState
from studio.ui.post.checks.rows import ORDER, count_of
from studio.ui.post.checks.where import severity_words
from studio.ui.post.verdict import Verdict
from studio.ui.widgets.basic import Elided, Segments, button, put, row
from studio.ui.widgets.fields import TextField
from studio.ui.widgets.painting import RIGHT
from studio.ui.words import _

HEIGHT = 51


class Bar(QWidget):
    """`narrowed` comes with a severity and the words looked for."""

    narrowed = Signal(str, str)

    def __init__(self, state: CheckState, check: Callable[[], object]) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._state = state
        self._severity = ""
        choices = [("", _("Semua")), *((key, severity_words(key)[0]) for key in ORDER)]
        self.segments = Segments(choices)
        self.segments.setFixedHeight(34)
        self.segments.chosen.connect(self._narrow)
        self.search = TextField(_("Cari temuan"), hint=_("Cari temuan"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(88)
        self.search.setMaximumWidth(180)
        self.search.textChanged.connect(lambda _text: self._tell())
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setObjectName("thin")
        keep = self.progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keep)
        self.progress.setAccessibleName(_("Kemajuan pemeriksaan"))
        self.said = Elided("", "hint")
        self.said.setAlignment(RIGHT)
        self.again = button(_("Periksa lagi"), check, icon="refresh", small=True)
        tools = row(self.segments, self.search, self.said, self.again, gap=10, margins=(24, 6, 12, 0))
        tools.setStretch(1, 2)
        tools.setStretch(2, 3)
        put(QVBoxLayout(self), tools, self.progress, gap=0)
        state.changed.connect(self.show_state)
        self.show_state()

    def show_counts(self, verdict: Verdict) -> None:
        """Show how many there are of each severity."""
        for key, made in self.segments.buttons.items():
            words = severity_words(key)[0] if key else _("Semua")
            made.setText(f"{words}  {count_of(verdict, key)}")
        self.segments.buttons[self._severity].setChecked(True)

    def show_state(self) -> None:
        """Show whether a check is under way, and whether the findings are of now."""
        state, (done, total) = self._state, self._state.progress
        self.again.setEnabled(not state.busy)
        self.progress.setVisible(state.busy)
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        if state.failed:
            words = _("Pemeriksaan terakhir gagal")
        elif state.busy:
            along = _("Memeriksa {done} dari {total}").format(done=done, total=total)
            words = along if total else _("Memeriksa…")
        else:
            words = _("Terkini") if state.fresh else _("Ada perubahan")
        self.said.setText(words)
        self.said.tint("stop" if state.failed else "")

    def clear(self) -> None:
        """Show all findings again."""
        self._severity = ""
        self.segments.buttons[""].setChecked(True)
        self.search.clear()
        self._tell()

    def _narrow(self, severity: str) -> None:
        self._severity = severity
        self._tell()

    def _tell(self) -> None:
        self.narrowed.emit(self._severity, self.search.text())
