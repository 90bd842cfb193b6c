"""What the filters of the list offer, and what the list says when it is empty."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio.domain.shares import TYPES, pillars_of
from studio.ui import theme
from studio.ui.content.acts import LIFE
from studio.ui.naming import status_of, type_name
from studio.ui.post.outside.door import open_sheet
from studio.ui.widgets.basic import ToolButton, button, empty
from studio.ui.widgets.choice import Options
from studio.ui.words import _, named

if TYPE_CHECKING:
    from studio.ui.content.page import ContentPage


def statuses(page: "ContentPage") -> Options:
    """Statuses that posts have, in the order of a post's life."""
    used = {row.post.status for row in page.all} | set(page.wanted.statuses)
    return [(status, status_of(status)[0]) for status in LIFE if status in used]


def pillars(page: "ContentPage") -> Options:
    """The office's pillars, and none."""
    return [*((str(p.id), p.name) for p in pillars_of(page.desk.project)), ("", _("Tanpa pilar"))]


def types(page: "ContentPage") -> Options:  # noqa: ARG001 - asked as the others are
    """Content types, and none."""
    return [*((kind, type_name(kind)) for kind in TYPES), ("", _("Tanpa jenis"))]


def only_chip(clear: Callable[[], object]) -> ToolButton:
    """Says which posts alone are shown; a click shows all again."""
    made = ToolButton()
    made.setObjectName("chip")
    made.setProperty("on", "true")
    made.setIcon(theme.icon("x", "accent", 14))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setToolTip(_("Tampilkan semua"))
    made.clicked.connect(lambda _on=False: clear())
    made.hide()
    return made


def templates(page: "ContentPage") -> Options:
    """Templates in use, by name."""
    names = {row.template: named(row.template_name, row.template) for row in page.all}
    return sorted(names.items(), key=lambda pair: pair[1].casefold())


def nothing_found(page: "ContentPage") -> QWidget:
    """No post fits the search and the filters."""
    return empty(
        "search",
        _("Tidak ada yang cocok"),
        _("Coba kata lain, atau lepaskan saringannya."),
        button(_("Tampilkan semua"), page.clear),
    )


def nothing(page: "ContentPage") -> QWidget:
    """There is no post yet."""
    return empty(
        "files",
        _("Belum ada konten"),
        _("Pilih templat dan isi kalimatnya, atau seret poster, PDF, atau video yang sudah jadi ke sini."),
        button(_("Buat konten pertama"), page.window_.new_post, kind="primary", icon="plus"),
        button(_("Dari berkas jadi…"), lambda: open_sheet(page.window_), icon="photo-plus"),
    )
