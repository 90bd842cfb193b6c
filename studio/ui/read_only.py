"""A window for reading only: a bar that stays says who works on it; what would write says why not."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QToolTip,
    QWidget,
)

from studio.session.projects import free_to_work
from studio.ui.commands import save_copy
from studio.ui.said import said
from studio.ui.switching import work_here
from studio.ui.widgets.basic import Icon, Label, button, plain_tip, put
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

LOOK_MS = 10_000
TEXTS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
PRESSES = {
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease,
    QEvent.Type.Wheel,
}  # fmt: skip
MOVES = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_F8}


def reason(window: "MainWindow") -> str:
    """Why nothing can be changed: who works on it, where, since when."""
    session = window.desk.session
    holder = session.holder
    if holder is None:
        return _("Hanya baca: berkas ini tidak dapat ditulis.")
    try:
        since = datetime.fromisoformat(holder.since).astimezone(window.desk.zone)
    except ValueError:
        return _("Hanya baca: proyek ini sedang dikerjakan {who}.").format(who=said(holder.sentence()))
    same_day = since.date() == window.desk.now.date()
    when = f"{since:%H.%M}" if same_day else f"{since:%d-%m-%Y %H.%M}"
    words = _("Hanya baca: proyek ini sedang dikerjakan {who}, sejak {when}.")
    return words.format(who=said(holder.sentence()), when=when)


class ReadOnlyBar(QFrame):
    """Stays as long as the window reads only; offers to work once the project is free, and a copy before."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setObjectName("readOnlyBar")
        self.window_ = window
        self.label = Label(reason(window), wrap=True)
        self.work = button(_("Kerjakan di sini"), lambda: work_here(window), small=True)
        self.work.hide()
        copy = button(_("Simpan salinan…"), lambda: save_copy(window), small=True)
        line = put(QHBoxLayout(self), Icon("lock", "warn", 18), self.label, self.work, copy,
                   gap=10, margins=(24, 6, 16, 6))  # fmt: skip
        line.setStretch(1, 1)
        self._beat = QTimer(self)
        self._beat.timeout.connect(self.look)
        if window.desk.session.holder is not None:
            self._beat.start(LOOK_MS)

    def look(self) -> None:
        """Whether the project is free by now."""
        free = free_to_work(self.window_.desk.session.path)
        if free != self.work.isHidden():
            return
        self.work.setVisible(free)
        free_words = _("Proyek ini sudah tidak dipakai orang lain. Buka untuk bekerja; isinya dibaca ulang.")
        self.label.setText(free_words if free else reason(self.window_))


class Shut(QObject):
    """Watches the widgets of a window for reading only.

    Fields take no letters. What writes is not greyed in silence: it keeps its focus, looks at rest, and says
    why when pointed at, read out, or pressed.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window_ = window
        self.why = reason(window)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Meet widgets when they are first shown; keep presses from what is shut."""
        kind = event.type()
        if kind == QEvent.Type.Show and isinstance(watched, QMenu):
            self._menu(watched)
        elif kind == QEvent.Type.Show and isinstance(watched, QWidget):
            self._meet(watched)
        elif kind in PRESSES or kind in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return self._pressed(watched, event)
        return False

    def _pressed(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget) or watched.property("shut") != "true":
            return False
        if isinstance(event, QKeyEvent):
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            if not plain or event.key() in MOVES or event.type() == QEvent.Type.ShortcutOverride:
                return False
        if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress}:
            watched.setFocus()
            QToolTip.showText(watched.mapToGlobal(watched.rect().bottomLeft()), plain_tip(self.why), watched)
        return event.type() != QEvent.Type.Wheel

    def _meet(self, widget: QWidget) -> None:
        if widget.window() is not self.window_ or widget.property("shut") or not _writes(widget):
            return
        widget.setAcceptDrops(False)
        if isinstance(widget, TEXTS):
            widget.setReadOnly(True)
        elif isinstance(widget, QScrollBar) or not _acts(widget):
            return
        else:
            widget.setProperty("shut", "true")
            if isinstance(widget, QAbstractButton) and not widget.icon().isNull():
                resting = widget.icon().pixmap(widget.iconSize(), self.window_.devicePixelRatioF(),
                                               QIcon.Mode.Disabled)  # fmt: skip
                widget.setIcon(QIcon(resting))
        widget.style().polish(widget)
        widget.setToolTip(plain_tip(self.why))
        widget.setAccessibleDescription(self.why)

    def _menu(self, menu: QMenu) -> None:
        writing = [action for action in menu.actions() if action.property("writes")]
        if not writing or menu.property("shut"):
            return
        menu.setProperty("shut", "true")
        for action in writing:
            action.setEnabled(False)
        first = menu.actions()[0]
        told = menu.addAction(self.why)
        told.setEnabled(False)
        menu.removeAction(told)
        menu.insertAction(first, told)
        menu.insertSeparator(first)


def _acts(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton | QComboBox) or bool(
        widget.focusPolicy() & (Qt.FocusPolicy.TabFocus | Qt.FocusPolicy.ClickFocus)
    )


def _writes(widget: QWidget) -> bool:
    """Whether the widget, or what it stands in, is marked as writing; the nearest mark counts."""
    at: QWidget | None = widget
    while at is not None:
        mark = at.property("writes")
        if mark is not None:
            return bool(mark)
        at = at.parentWidget()
    return False
