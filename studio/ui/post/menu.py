"""What can be done with a whole post: duplicate, pin, delete."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from studio.domain.content import Design
from studio.session import preferences
from studio.session.resources import is_newest, newer_template
from studio.session.trash import duplicate_post, trash_post
from studio.ui import theme
from studio.ui.content.kinds import pillar_menu, type_menu
from studio.ui.widgets.basic import writes
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


def fill_menu(menu: QMenu, page: "PostPage") -> None:
    """The actions of a post's page."""
    window, desk = page.window_, page.desk

    def duplicate() -> None:
        made: list[str] = []
        desk.edit(_("Gandakan “{title}”").format(title=page.post.title),
                  lambda draft: made.append(duplicate_post(draft, page.post)))  # fmt: skip
        if made:
            window.open_post(made[0])

    def trash() -> None:
        title, at = page.post.title, desk.now.isoformat(timespec="seconds")
        if desk.edit(
            _("Hapus “{title}”").format(title=title), lambda draft: trash_post(draft, page.post, at)
        ):
            window.go("content")
            window.notices.say(
                _("“{title}” dihapus.").format(title=title), "info", (_("Urungkan"), window.undo)
            )

    def pin() -> None:
        now = preferences.read().pinned
        here = page.ident in now
        preferences.change(pinned=tuple(i for i in now if i != page.ident) if here else (*now, page.ident))

    pinned = page.ident in preferences.read().pinned
    writes(menu.addMenu(pillar_menu(window, [page.post], menu)))
    writes(menu.addMenu(type_menu(window, [page.post], menu)))
    writes(menu.addAction(theme.icon("copy"), _("Gandakan konten"), duplicate))
    writes(
        menu.addAction(
            theme.icon("template"), _("Simpan sebagai templat kantor…"), lambda: _keep_as_template(page)
        )
    )
    if not is_newest(page.design):
        renew = menu.addAction(theme.icon("refresh"), _("Perbarui ke templat terbaru"), lambda: _renew(page))
        writes(renew)
    menu.addAction(theme.icon("pinned"), _("Lepas sematan") if pinned else _("Sematkan"), pin)
    menu.addSeparator()
    writes(menu.addAction(theme.icon("trash", "stop"), _("Hapus konten"), trash))


def _keep_as_template(page: "PostPage") -> None:
    from studio.ui.post.fill.tab import FillTab  # noqa: PLC0415 - the tab is made when first shown

    page.show_tab("fill")
    tab = page.findChild(FillTab)
    if tab is not None:
        tab.keep_as_template()


def _renew(page: "PostPage") -> None:
    """The template as it is now, if it still has the pages of this post."""
    window, desk = page.window_, page.desk
    found: list[Design | None] = []
    if not desk.attempt(lambda: found.append(newer_template(desk.session, page.design))):
        return
    if found[0] is None:
        window.notices.say(_("Templat baru tidak punya halaman yang dipakai konten ini."), "warn")
    elif desk.put(_("Perbarui templat “{title}”").format(title=page.post.title), found[0]):
        told = _("Templat diperbarui. Periksa semua ukurannya.")
        window.notices.say(told, "ok", (_("Urungkan"), window.undo))
