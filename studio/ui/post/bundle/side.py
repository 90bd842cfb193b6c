"""The panel beside the bundle's files: how and where to, what stands in the way, the one button."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from studio.session.bundling import CopyText
from studio.session.findings import Spread
from studio.ui.post.bundle.options import Options, Reasons
from studio.ui.post.bundle.outcome import Before, Done, Progress
from studio.ui.widgets.basic import Label, Toned, box, button, column, line, put, row
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

WIDTH = 372


class Side(QWidget):
    """Options, outcome and the button."""

    def __init__(
        self, page: "PostPage", make: Callable[[], object], cancel: Callable[[], object],
        jump: Callable[[Spread], object], leave_out: Callable[[Spread], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.options, self.reasons = Options(), Reasons(jump, leave_out)
        self.progress, self.done, self.before = Progress(cancel), Done(page), Before(page)
        self.total, self.parts = Label("", "number"), Label("", "muted", wrap=True)
        self.over = Toned("", "warn")
        self.make = button(_("Buat bundel"), make, kind="primary", icon="package")
        self.wait = Label("", "hint", wrap=True)
        self.draft = Toned("", "warn")
        self.to_checks = button(
            _("Selesaikan di Periksa"), lambda: page.show_tab("checks"), icon="list-check"
        )
        self.draft.hide()
        self.to_checks.hide()
        self._held = False
        for part in (self.progress, self.done, self.over, self.reasons):
            part.hide()
        inside = column(
            self.progress, self.done, self.reasons, self.options, 4, line(), 4, self.before, None,
            gap=12, margins=(16, 16, 16, 16),
        )  # fmt: skip
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(box(inside))
        foot = column(self.total, self.parts, self.over, self.draft, 4, row(self.make, None),
                      row(self.to_checks, None),
                      self.wait, gap=4, margins=(16, 12, 16, 16))  # fmt: skip
        put(QVBoxLayout(self), self.area, line(), box(foot), gap=0)

    def show_total(self, total: str, parts: str, over: str) -> None:
        """Show what it comes to, and a warning when that is too much."""
        self.total.setText(total)
        self.parts.setText(parts)
        self.over.setVisible(bool(over))
        if over:
            self.over.say(over, "warn")

    def show_button(self, words: str, *, ready: bool) -> None:
        """Whether the button can be pressed, and why not, or what is waited for."""
        if not ready and self.make.hasFocus() and self.progress.isVisible():
            self.progress.stop.setFocus()  # or Qt hands the focus to the rail
        self.make.setEnabled(ready)
        self.make.setToolTip(words)
        self.wait.setText(words)
        self.wait.setVisible(bool(words))

    def show_draft(self, blocking: int) -> None:
        """Say plainly that the bundle will be a marked draft, and lead to what blocks it."""
        for part in (self.draft, self.to_checks):
            part.setVisible(bool(blocking))
        self.make.setText(_("Buat cetak coba") if blocking else _("Buat bundel"))
        if blocking:
            words = many("Media akan bertanda cetak coba karena {count} penghalang.", blocking)
            self.draft.say(words.format(count=blocking), "warn")

    def show_made(self, made: dict[str, Any], texts: tuple[CopyText, ...]) -> None:
        """Show the bundle just written, and what to do with it."""
        self.done.show_made(made, texts)
        self.done.show()
        if self._held:
            self.done.folder.setFocus(Qt.FocusReason.OtherFocusReason)
        self._held = False
        self.area.verticalScrollBar().setValue(0)

    def running(self, *, on: bool) -> None:
        """Whether a bundle is being written."""
        self.progress.setVisible(on)
        self.options.setEnabled(not on)
        now = self.window().focusWidget()
        if on:
            self._held = now is not None and self.isAncestorOf(now)
            self.done.hide()
            self.progress.begin()
            self.area.verticalScrollBar().setValue(0)
            if self._held:  # or the ring would wander to the rail when the button rests
                self.progress.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._held:
            QTimer.singleShot(0, self, self._give_back)

    def _give_back(self) -> None:
        """After a stop or a failure the keys are at the button again; `show_made` has them elsewhere."""
        if self._held:
            self._held = False
            self.make.setFocus(Qt.FocusReason.OtherFocusReason)
