"""Giving posts to campaigns and key messages: one menu for one post or many."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from studio.domain.campaigns import in_campaign, messages_of, unlinked
from studio.domain.content import Campaign, Post
from studio.domain.strategy import KeyMessage
from studio.session.campaigns import link_posts
from studio.session.session import Draft
from studio.ui import theme
from studio.ui.naming import number
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

LONGEST = 70


def link_menu(window: "MainWindow", posts: list[Post], parent: QWidget) -> QMenu:
    """Campaigns, each with its messages; a tick where all the posts carry it."""
    menu = QMenu(_("Pesan kunci"), parent)
    menu.setIcon(theme.icon("message"))
    project = window.desk.project
    messages = project.all(KeyMessage)
    campaigns = sorted(project.all(Campaign), key=lambda c: c.name.casefold())
    for campaign in campaigns:
        inner = menu.addMenu(_short(campaign.name))
        whole = inner.addAction(_("Kampanye ini saja, tanpa pesan"), partial(_give, window, posts, campaign))
        whole.setCheckable(True)
        whole.setChecked(all(p.campaign == campaign.id and not p.messages for p in posts))
        inner.addSeparator()
        for message in messages_of(campaign.id, messages):
            on = all(message.id in p.messages for p in posts)
            act = inner.addAction(_short(message.text), partial(_link, window, posts, message, on=not on))
            act.setCheckable(True)
            act.setChecked(on)
    if not campaigns:
        menu.addAction(_("Belum ada kampanye; buat di Strategi")).setEnabled(False)
    elif any(p.campaign or p.messages for p in posts):
        menu.addSeparator()
        menu.addAction(theme.icon("x"), _("Lepas dari kampanye"), partial(_give, window, posts, None))
    return menu


def _short(text: str) -> str:
    shown = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
    return shown.replace("&", "&&")


def _link(window: "MainWindow", posts: list[Post], message: KeyMessage, *, on: bool) -> None:
    """Let the posts carry a message, or let it go."""

    def change(draft: Draft) -> None:
        if on:
            link_posts(draft, [p.id for p in posts], message)
        else:
            draft.put(*(unlinked(draft.get(Post, p.id), (message.id,)) for p in posts))

    words = _("Hubungkan ke pesan kunci") if on else _("Lepas pesan kunci")
    if window.desk.edit(words, change) and len(posts) > 1:
        told = many("{count} konten kini membawa pesan ini.", len(posts)) if on else _("Pesan kunci dilepas.")
        window.notices.say(told.format(count=number(len(posts))), "ok", (_("Urungkan"), window.undo))


def _give(window: "MainWindow", posts: list[Post], campaign: Campaign | None) -> None:
    """Give the posts to a campaign, or to none."""
    messages = window.desk.project.all(KeyMessage)
    ident = campaign.id if campaign else None
    made = [in_campaign(p, ident, messages if campaign is None else ()) for p in posts]
    window.desk.put(_("Atur kampanye konten"), *made)
