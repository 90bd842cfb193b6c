"""The way in: a menu in the calendar's head, files dropped on it, and what is said when a file is written."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu

from studio.errors import StudioError
from studio.session import preferences
from studio.ui import theme
from studio.ui.calendar.exchange.forms import GROUPS, MIME_SUFFIXES, Kind, kind_of
from studio.ui.naming import many_posts, number
from studio.ui.said import said
from studio.ui.widgets.basic import button, writes
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.calendar.exchange.export import ExportDialog
    from studio.ui.calendar.exchange.take import ImportDialog
    from studio.ui.calendar.page import CalendarPage

NAMED = 3


class Exchange(QObject):
    """Plans out and in, for one calendar page."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__(page)
        self.page = page
        self.panel: ExportDialog | ImportDialog | None = None
        self.button = button(_("Ekspor & cetak"), self.open_menu, icon="file-export")
        self.button.setToolTip(_("Ekspor, cetak, dan impor"))
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        add = page.window_.actions_by_id.add
        add("calendar-print", _("Kalender: cetak"), partial(self._from_anywhere, "month-pdf"), "Ctrl+P")
        add("calendar-export", _("Kalender: ekspor"), partial(self._from_anywhere, "xlsx"))
        add("calendar-import", _("Kalender: impor"), partial(self._from_anywhere, ""))

    def open_menu(self) -> None:
        """What can be done, below the button."""
        made = self.menu()
        made.aboutToHide.connect(made.deleteLater)
        made.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Print, export, scheduling tools, import."""
        made = QMenu(self.button)
        for words, idents in GROUPS:
            made.addSection(words())
            for ident in idents:
                kind = kind_of(ident)
                made.addAction(theme.icon(kind.icon), kind.words(), partial(self.export, ident))
        made.addSeparator()
        writes(made.addAction(theme.icon("file-import"), _("Impor…"), self.browse))
        return made

    def export(self, ident: str) -> None:
        """Open the panel for a kind of file."""
        from studio.ui.calendar.exchange.export import ExportDialog  # noqa: PLC0415 - made when first asked

        if self.page.desk.flush():
            self._put_away()
            self.panel = ExportDialog(self.page, ident, self.write)
            self.panel.open()

    def browse(self) -> None:
        """Ask for a file and look at it."""
        if not self.page.desk.attempt(self.page.desk.session.require_writable):
            return
        words = _("Rencana") + " (" + " ".join(f"*{suffix}" for suffix in MIME_SUFFIXES) + ")"
        name, _kind = QFileDialog.getOpenFileName(
            self.page, _("Impor rencana"), preferences.read().export_folder, words
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Look at a file before anything of it is stored."""
        from studio.ui.calendar.exchange.take import ImportDialog  # noqa: PLC0415 - made when first asked

        desk = self.page.desk
        if desk.attempt(desk.session.require_writable) and desk.flush():
            self._put_away()
            self.panel = ImportDialog(self.page, path)
            self.panel.open()

    def write(self, kind: Kind, path: Path, given: dict[str, Any]) -> None:
        """Have the file written in the background."""
        title = _("Menulis {name}").format(name=path.name)
        job = self.page.window_.jobs.run("plan_write", title, given)
        job.done.connect(partial(self._written, kind))
        job.failed.connect(self.page.window_.notices.fail)
        job.cancelled.connect(self._cancelled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files dropped on the calendar."""
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter:
            if _dropped(event):
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and (path := _dropped(event)):
            event.acceptProposedAction()
            self.take(path)
            return True
        return super().eventFilter(watched, event)

    def _put_away(self) -> None:
        """Let go of the panel that was open before."""
        if self.panel is not None:
            self.panel.reject()
            self.panel.deleteLater()

    def _from_anywhere(self, ident: str) -> None:
        if self.page.window_.current() is self.page:
            self.export(ident) if ident else self.browse()

    def _cancelled(self) -> None:
        self.page.window_.notices.say(_("Penulisan berkas dibatalkan; tidak ada yang ditulis."), "info")

    def _written(self, kind: Kind, made: dict[str, Any]) -> None:
        path = Path(made["path"])
        if not made["written"]:
            self._cancelled()
            return
        rows = many_posts(made["rows"])
        text = _("“{name}” selesai: {rows}.").format(name=path.name, rows=rows)
        left = made["left_out"]
        if left:
            text += " " + self._left(left)
        if kind.tool and not made["rows"]:
            text += " " + _("Setujui dan beri tanggal dahulu kontennya.")
        self.page.window_.notices.say(
            text, "warn" if left else "ok", (_("Buka berkas"), partial(self._open, path)),
            (_("Tampilkan di folder"), partial(self._open, path.parent)),
        )  # fmt: skip

    def _left(self, left: list[list[str]]) -> str:
        shown = "; ".join(f"“{title}” ({said(why)})" for title, why in left[:NAMED])
        rest = len(left) - NAMED
        words = many("{count} konten tidak ditulis: {names}", len(left))
        text = words.format(count=number(len(left)), names=shown)
        return text + (" " + _("dan {count} lagi.").format(count=number(rest)) if rest > 0 else ".")

    def _open(self, path: Path) -> None:
        if not path.exists() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            what = _("“{name}” tidak dapat dibuka dari sini.").format(name=path.name)
            hint = _("Buka sendiri di {folder}.").format(folder=path.parent)
            self.page.window_.notices.fail(StudioError("plan/not-opened", what, hint))


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is dropped, when the calendar takes its kind."""
    found = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return found[0] if len(found) == 1 and found[0].suffix.lower() in MIME_SUFFIXES else None
