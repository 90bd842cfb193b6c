"""The list of commands hangs where one looks for it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from studio.domain.content import Post
from studio.ui.main_window import MainWindow


def test_the_undo_list_hangs_from_the_undo_button(
    window: MainWindow, post: Post, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a post's page below its button; elsewhere above the words that say what is stored."""
    opened: list[tuple[QPoint, int]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: opened.append((at, menu.sizeHint().height())))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    window.open_post(post.id)
    qtbot.keyClick(window, Qt.Key.Key_Z, both)
    button = window.findChild(QToolButton, "undoButton")
    assert button is not None
    assert opened[-1][0] == button.mapToGlobal(button.rect().bottomLeft())
    window.go("home")
    qtbot.keyClick(window, Qt.Key.Key_Z, both)
    foot = window.status.state.mapToGlobal(window.status.state.rect().topLeft())
    at, height = opened[-1]
    assert at.x() == foot.x()
    assert foot.y() - 12 <= at.y() + height <= foot.y()
