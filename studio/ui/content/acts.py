"""What can be done with many posts at once: bundle, status, copies, away."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from studio.domain.content import Post, Status
from studio.domain.review import ExportLog
from studio.session import preferences
from studio.session.post_list import set_status
from studio.session.trash import duplicate_post, trash_post
from studio.ui import theme
from studio.ui.naming import many_posts, number, status_of
from studio.ui.widgets.basic import writes
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


def name_of(posts: list[Post]) -> str:
    """`“Title”`, or how many."""
    return f"“{posts[0].title}”" if len(posts) == 1 else many_posts(len(posts))


def trash(window: "MainWindow", posts: list[Post]) -> None:
    """Take posts away; a notice offers to take that back."""
    what, at = name_of(posts), window.desk.now.isoformat(timespec="seconds")

    def gone(draft: Any) -> None:
        for post in posts:
            trash_post(draft, post, at)

    if window.desk.edit(_("Hapus {what}").format(what=what), gone):
        window.notices.say(_("{what} dihapus.").format(what=what), "info", (_("Urungkan"), window.desk.undo))


def duplicate(window: "MainWindow", posts: list[Post]) -> list[str]:
    """Draft copies of posts; their ids."""
    made: list[str] = []
    window.desk.edit(
        _("Gandakan {what}").format(what=name_of(posts)),
        lambda draft: made.extend(duplicate_post(draft, post) for post in posts),
    )
    return made


def give_status(window: "MainWindow", posts: list[Post], status: Status) -> None:
    """Set the status of posts as one command."""
    words = status_of(status)[0]
    command = _("Ubah status {what} menjadi {status}").format(what=name_of(posts), status=words)
    window.desk.edit(command, lambda draft: set_status(draft, [p.id for p in posts], status))


def status_menu(window: "MainWindow", posts: list[Post], parent: QWidget) -> QMenu:
    """Statuses a post can have before it is reviewed, and after it was published."""
    menu = QMenu(_("Ubah status"), parent)
    for status in LIFE:
        words, tone, icon = status_of(status)
        menu.addAction(
            theme.icon(icon, tone or "normal"), words, lambda s=status: give_status(window, posts, s)
        )
    return menu


LIFE: tuple[Status, ...] = (
    "idea", "draft", "editing", "verifying", "in-review", "changes-asked", "approved", "scheduled",
    "published", "evaluated", "on-hold", "archived",
)  # fmt: skip


def bundle(window: "MainWindow", posts: list[Post]) -> None:
    """Write one bundle of posts into a folder the person chooses, in the background."""
    before = preferences.read().export_folder or str(Path.home())
    folder = QFileDialog.getExistingDirectory(window, _("Simpan bundel di folder"), before)
    if folder:
        preferences.change(export_folder=folder)
        bundle_into(window, posts, folder)


def bundle_into(window: "MainWindow", posts: list[Post], folder: str) -> None:
    """The same, into a known folder."""
    if not window.desk.flush():
        return
    given = {"project": str(window.desk.session.path), "posts": [p.id for p in posts], "out": folder}
    title = _("Membuat bundel {what}").format(what=name_of(posts))

    def done(result: dict[str, Any]) -> None:
        log = msgspec.convert(result["log"], ExportLog)
        window.desk.put(_("Catat bundel"), log)
        text = _("Bundel {what} selesai: {files} berkas di {folder}.").format(
            what=name_of(posts), files=number(result["files"]), folder=result["folder"]
        )
        drafts = len(result.get("blocked") or ())
        if drafts:
            words = many("{count} konten bertanda cetak coba karena penghalangnya belum beres.", drafts)
            text += " " + words.format(count=drafts)
        refused = len(result.get("refused") or ())
        if refused:
            text += " " + many("{count} penempatan ditolak; lihat laporannya.", refused).format(count=refused)
        window.notices.say(
            text, "warn" if refused or drafts else "ok", (_("Buka folder"), lambda: reveal(result["folder"]))
        )

    job = window.jobs.run("export", title, given, done)
    job.failed.connect(window.notices.fail)
    job.cancelled.connect(lambda: window.notices.say(_("Pembuatan bundel dibatalkan."), "info"))


def reveal(folder: str) -> None:
    """Open a folder in the file manager."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415 - rare
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))


def toggle_pin(post: Post) -> None:
    """Pin a post to the first page, or let it go."""
    now = preferences.read().pinned
    preferences.change(
        pinned=tuple(i for i in now if i != post.id) if post.id in now else (*now, str(post.id))
    )


def row_menu(window: "MainWindow", posts: list[Post], parent: QWidget) -> QMenu:
    """The menu of the chosen rows."""
    menu = QMenu(parent)
    if len(posts) == 1:
        post = posts[0]
        menu.addAction(theme.icon("pencil"), _("Buka"), lambda: window.open_post(post.id))
        pinned = post.id in preferences.read().pinned
        words = _("Lepas sematan") if pinned else _("Sematkan di Beranda")
        menu.addAction(theme.icon("pinned"), words, lambda: toggle_pin(post))
    from studio.ui.content import kinds  # noqa: PLC0415 - only when asked for
    from studio.ui.strategy.campaigns.linking import link_menu  # noqa: PLC0415 - only when asked for

    menu.addAction(theme.icon("package"), _("Buat bundel…"), lambda: bundle(window, posts))
    writes(menu.addMenu(status_menu(window, posts, menu)))
    writes(menu.addMenu(kinds.pillar_menu(window, posts, menu)))
    writes(menu.addMenu(kinds.type_menu(window, posts, menu)))
    writes(menu.addMenu(link_menu(window, posts, menu)))
    writes(menu.addAction(theme.icon("copy"), _("Gandakan"), lambda: duplicate(window, posts)))
    menu.addSeparator()
    writes(menu.addAction(theme.icon("trash", "stop"), _("Hapus"), lambda: trash(window, posts)))
    return menu
