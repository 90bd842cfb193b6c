"""The left side of the first page: go on with a project, open another, restore one, look at the example."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.session import preferences
from studio.ui.home.parts import OpenRow, two_lines
from studio.ui.widgets.basic import Icon, Label, button, clear, put, tool
from studio.ui.widgets.choice import Search
from studio.ui.words import _

MANY = 5


class RecentProjects(QWidget):
    """Projects opened before, newest first; those that are gone say so and can be taken off the list."""

    def __init__(self, opened: Callable[[Path], object]) -> None:
        super().__init__()
        self._opened = opened
        self.search = Search(_("Cari proyek"))
        self.search.textChanged.connect(lambda _text: self.refresh())
        self._list = QVBoxLayout()
        put(self._list, gap=2)
        put(QVBoxLayout(self), self.search, self._list, gap=8)
        if len(preferences.read().recent) <= MANY:
            self.search.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show what is remembered."""
        clear(self._list)
        words = self.search.text().casefold()
        now = preferences.read()
        recent = [Path(p) for p in preferences.projects(now)]
        found = [p for p in recent if words in str(p).casefold()]
        for path in found:
            self._list.addWidget(self._row(path, kept=str(path) in now.kept))
        if not found:
            said = _("Tidak ada yang cocok.") if recent else _("Belum ada proyek di komputer ini.")
            self._list.addWidget(Label(said, "muted", wrap=True))

    def _row(self, path: Path, *, kept: bool) -> QWidget:
        if path.is_file():
            row = OpenRow(path.stem, lambda: self._opened(path), Icon("database", "accent", 20),
                           two_lines(path.stem, str(path.parent)), height=52)  # fmt: skip
            words = _("Lepas sematan {name}") if kept else _("Sematkan {name}")
            pin = tool("pinned-off" if kept else "pinned", words.format(name=path.stem),
                       lambda: self._keep(path, kept=not kept), side=18)  # fmt: skip
            row.layout().addWidget(pin)  # type: ignore[union-attr]
            return row
        drop = button(_("Lupakan"), lambda: self._forget(path), kind="link")
        drop.setAccessibleName(_("Lupakan {name}").format(name=path.stem))
        below = _("Tidak ada lagi di {folder}").format(folder=path.parent)
        made = QWidget()
        inner = put(QVBoxLayout(made), gap=0)
        row = OpenRow(path.stem, lambda: self._opened(path), Icon("alert-triangle", "warn", 20),
                      two_lines(path.stem, below), height=52)  # fmt: skip
        row.layout().addWidget(drop)  # type: ignore[union-attr]
        inner.addWidget(row)
        return made

    def _keep(self, path: Path, *, kept: bool) -> None:
        preferences.keep(str(path), kept=kept)
        self.refresh()

    def _forget(self, path: Path) -> None:
        now = preferences.read()
        recent, kept = (tuple(p for p in of if p != str(path)) for of in (now.recent, now.kept))
        preferences.change(recent=recent, kept=kept)
        self.refresh()
