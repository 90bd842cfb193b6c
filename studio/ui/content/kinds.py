"""The pillar and the content type of posts, one or many at once, from a menu."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QMenu, QWidget

from studio.domain.content import Post
from studio.domain.shares import TYPES, pillar_of, pillars_of, type_of
from studio.session.pillar_edits import give_pillar, give_type
from studio.ui import theme
from studio.ui.colors import pillar_color
from studio.ui.content.acts import name_of
from studio.ui.naming import type_name
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow
    from studio.ui.strategy.page import StrategyPage

DOT = 12


def pillar_menu(window: "MainWindow", posts: list[Post], parent: QWidget) -> QMenu:
    """The office's pillars; the one that all posts have is ticked."""
    menu = QMenu(_("Pilar"), parent)
    now = {pillar_of(post) for post in posts}
    tick = theme.icon("check", "accent", DOT + 4)
    for place, pillar in enumerate(pillars_of(window.desk.project)):
        mark = tick if now == {pillar.id} else _dot(pillar_color(pillar.color, place))
        words = pillar.name.replace("&", "&&")
        menu.addAction(mark, words, partial(set_pillar, window, posts, str(pillar.id)))
    if not menu.isEmpty():
        menu.addSeparator()
        none = menu.addAction(_("Tanpa pilar"), partial(set_pillar, window, posts, ""))
        if now == {""}:
            none.setIcon(tick)
    menu.addAction(_("Atur pilar…"), partial(_manage, window))
    return menu


def type_menu(window: "MainWindow", posts: list[Post], parent: QWidget) -> QMenu:
    """The content types; the one that all posts have is ticked."""
    menu = QMenu(_("Jenis konten"), parent)
    now = {type_of(post) for post in posts}
    for kind in (*TYPES, ""):
        if not kind:
            menu.addSeparator()
        words = type_name(kind) if kind else _("Tanpa jenis")
        made = menu.addAction(words, partial(set_type, window, posts, kind))
        made.setCheckable(True)
        made.setChecked(now == {kind})
    return menu


def set_pillar(window: "MainWindow", posts: list[Post], ident: str) -> None:
    """Give posts a pillar as one command."""
    idents = [str(post.id) for post in posts]
    words = _("Ubah pilar {what}").format(what=name_of(posts))
    window.desk.edit(words, lambda draft: give_pillar(draft, idents, ident))


def set_type(window: "MainWindow", posts: list[Post], kind: str) -> None:
    """Give posts a content type as one command."""
    idents = [str(post.id) for post in posts]
    words = _("Ubah jenis {what}").format(what=name_of(posts))
    window.desk.edit(words, lambda draft: give_type(draft, idents, kind))


def _manage(window: "MainWindow") -> None:
    window.go("strategy")
    cast("StrategyPage", window.current()).show_section("pillars")


def _dot(color: QColor) -> QIcon:
    drawn = QPixmap(DOT, DOT)
    drawn.fill(GuiQt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(GuiQt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(0, 0, DOT, DOT)
    painter.end()
    return QIcon(drawn)
