"""What came of taking pictures in: progress while it goes on, then file by file what was refused and why."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from studio.session.taking import Taken
from studio.ui.said import said
from studio.ui.widgets.basic import Elided, Icon, Label, box, button, clear, column, put, row, tool
from studio.ui.words import _, many

TALLEST = 168


class Outcome(QFrame):
    """A card above the tiles."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.words = Elided("", "strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = button(_("Batal"), stop, small=True)
        self.dismiss = tool("x", _("Tutup hasil"), self.hide, side=16)
        self.lines = QVBoxLayout()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(_("Hasil"))
        self.area.setWidget(box(self.lines))
        head = row(self.words, self.stop, self.dismiss, gap=8)
        head.setStretch(0, 1)
        put(QVBoxLayout(self), head, self.bar, self.area, gap=8, margins=(16, 10, 8, 12))
        self.hide()

    def begin(self, count: int) -> None:
        """Show that pictures are being taken in."""
        self.words.setText(many("Memeriksa dan memasukkan {count} berkas…", count).format(count=count))
        self.bar.setRange(0, count)
        self.bar.setValue(0)
        self._mode(busy=True)
        self.show()

    def progress(self, done: int, total: int, name: str) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.words.setText(
            _("Memasukkan gambar {done} dari {total} · {name}").format(done=done, total=total, name=name)
        )

    def show_taken(self, taken: Taken) -> None:
        """Show what was refused or known; nothing when all went well."""
        self.words.setText(summary(taken))
        self._mode(busy=False)
        clear(self.lines)
        for one in taken.refused:
            self.lines.addWidget(
                _line(one.name, f"{said(one.why)} {said(one.hint)}".strip(), "alert-octagon", "stop")
            )
        for name, asset in taken.known:
            same = _("Sudah ada di pustaka sebagai “{name}”; tidak digandakan.").format(name=asset.name)
            self.lines.addWidget(_line(name, same, "copy", "info"))
        for name, note in taken.notes:
            self.lines.addWidget(_line(name, said(note), "info-circle", "info"))
        count = self.lines.count()
        self.lines.addStretch(1)
        self.lines.setContentsMargins(0, 0, 8, 0)
        self.lines.setSpacing(8)
        self.area.setFixedHeight(min(TALLEST, 40 * count))
        self.setVisible(count > 0)

    def _mode(self, *, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self.dismiss.setVisible(not busy)
        self.area.setVisible(not busy)


def summary(taken: Taken) -> str:
    """The outcome in one sentence."""
    parts = [many("{count} gambar masuk", len(taken.new)).format(count=len(taken.new))]
    if taken.known:
        parts.append(_("{count} sudah ada").format(count=len(taken.known)))
    if taken.refused:
        parts.append(_("{count} ditolak").format(count=len(taken.refused)))
    if taken.skipped:
        parts.append(_("{count} dibatalkan").format(count=taken.skipped))
    return ", ".join(parts) + "."


def _line(name: str, why: str, icon: str, token: str) -> QWidget:
    words = column(Elided(name, "strong"), Label(why, "hint", wrap=True), gap=1)
    mark = Icon(icon, token, 18)
    made = row(mark, words, gap=10)
    made.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    made.setStretch(1, 1)
    return box(made)
