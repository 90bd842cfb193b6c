"""What every test gets: no display, no user folders touched."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before PySide6 is imported

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The office's folders are empty ones of this test run."""
    folder = tmp_path_factory.getbasetemp() / "home"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The kind of application the program itself makes, whichever test comes first."""
    return QApplication


@pytest.fixture(scope="session", autouse=True)
def _application(qapp: QApplication) -> QApplication:
    """There is one before any test needs it: the renderer alone would make one without windows."""
    return qapp
