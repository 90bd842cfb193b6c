"""The proof of an answer: words, a link, or a file, of which the name and the SHA-256 are kept alone."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.ui.widgets.basic import plain_tip, put, row, tool, writes
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class ProofLine(TextField):
    """One line; Enter sends, Esc leaves."""

    sent = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Two keys are the form's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.sent.emit()
        elif event.key() == int(Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class EvidenceField(QWidget):
    """The field with its label and the way to a file. `typed` gives the proof as it stands."""

    typed = Signal(str)
    sent = Signal()
    left = Signal()

    def __init__(self, window: "MainWindow", label: str, *, needed: bool) -> None:
        super().__init__()
        self._window = window
        hint = _("Wajib: {label}").format(label=label) if needed else label
        self.field = writes(ProofLine(label, hint=hint))
        self.field.textChanged.connect(self.typed)
        self.field.sent.connect(self.sent)
        self.field.left.connect(self.left)
        self.field.setToolTip(plain_tip(_("{label}. Nomor, tautan, atau berkas.").format(label=label)))
        file = writes(
            tool(
                "paperclip", _("Pilih berkas; hanya nama dan sidik SHA-256 yang dicatat"), self._pick, side=18
            )
        )
        put(QVBoxLayout(self), row(self.field, file, gap=4), gap=0)

    def _pick(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Berkas bukti"))
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Note a file; it is read in the background and stays where it is."""
        job = self._window.jobs.here(
            lambda _tell, _stop: proof_of(path), _("Membaca berkas bukti"), self._took
        )
        job.failed.connect(self._window.notices.fail)

    def _took(self, proof: str) -> None:
        from shiboken6 import isValid  # noqa: PLC0415 - only after a file was read

        if isValid(self.field):
            self.field.setText(proof)


def proof_of(path: Path) -> str:
    """`surat.pdf (SHA-256 …)`; StudioError when the file cannot be read."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise StudioError(
            "gate/proof",
            f"Berkas “{path.name}” tidak dapat dibaca.",
            "Pilih berkas lain, atau tulis nomornya.",
        ) from error
    return f"{path.name} (SHA-256 {digest})"
