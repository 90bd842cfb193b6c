"""What is open on a post, counted by the tab where it is mended, and as the menu of the head."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from studio.checks.gate import Row
from studio.domain.template import Template
from studio.errors import StudioError
from studio.ui import theme
from studio.ui.post.checks.where import severity_words, target_of
from studio.ui.post.checks.words import told
from studio.ui.post.verdict import Verdict
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

MOST, LONGEST = 8, 62
MENDED = ("fill", "sizes", "captions")


def open_by_tab(verdict: Verdict, template: Template | None) -> dict[str, tuple[int, str]]:
    """Blockers and warnings that are open, with the gravest tone, by tab; all of them on `checks`."""
    counts = {tab: [0, 0] for tab in (*MENDED, "checks")}
    for row in verdict.gate.rows:
        if not row.open or row.severity == "advice":
            continue
        which = 0 if row.severity == "blocker" else 1
        counts["checks"][which] += 1
        tab = target_of(row.findings[0], template).tab if row.question is None and row.findings else ""
        if tab in MENDED:
            counts[tab][which] += 1
    return {tab: (stop + warn, "stop" if stop else "warn") for tab, (stop, warn) in counts.items()}


def template_of(page: "PostPage") -> Template | None:
    """The template pinned for a post; None when it is gone."""
    try:
        return page.template
    except (StudioError, KeyError):
        return None


def counts_menu(page: "PostPage", parent: QWidget) -> QMenu:
    """The open rows, worst first, and the way to the whole list."""
    menu = QMenu(parent)
    rows = [row for row in page.verdict.gate.rows if row.open] if page.verdict is not None else []
    for row in rows[:MOST]:
        _many, icon, tone, _means = severity_words(row.severity)
        words = _words(row)
        short = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        menu.addAction(theme.icon(icon, tone or "muted"), short.replace("&", "&&"),
                       partial(page.show_tab, "checks", f"{row.item}|{row.about}"))  # fmt: skip
    if rows:
        menu.addSeparator()
    every = (
        _("Buka Periksa")
        if len(rows) <= MOST
        else _("Buka Periksa ({count} lagi)").format(count=len(rows) - MOST)
    )
    menu.addAction(theme.icon("list-check"), every, partial(page.show_tab, "checks"))
    return menu


def _words(row: Row) -> str:
    if row.question is not None:
        return told(row.question.item.question)
    return row.findings[0].message if row.findings else row.item
