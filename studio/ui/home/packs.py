"""Narrative packs on the first page: those that are over or soon will be."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from studio.domain.campaigns import expired
from studio.domain.strategy import NarrativePack
from studio.ui.home import parts
from studio.ui.naming import short_date
from studio.ui.widgets.basic import Icon
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.home.page import HomePage

SOON = 7


def packs_cards(page: "HomePage") -> tuple[QFrame, ...]:
    """A card of packs that are over, or will be within a week; none when all is well."""
    today = page.today.isoformat()
    until = (page.today + timedelta(days=SOON)).isoformat()
    found = [p for p in page.desk.project.all(NarrativePack) if p.expires and p.expires <= until]
    rows: list[QWidget] = []
    for pack in sorted(found, key=lambda p: p.expires):
        over = expired(pack, today)
        words = _("Kedaluwarsa sejak {day}") if over else _("Berlaku sampai {day}")
        below = words.format(day=short_date(pack.expires))
        rows.append(
            parts.OpenRow(f"{pack.name}. {below}", partial(_open, page, pack),
                          Icon("alert-triangle" if over else "clock", "warn", 20),
                          parts.two_lines(pack.name, below))
        )  # fmt: skip
    return (parts.titled(_("Paket narasi"), "", *rows),) if rows else ()


def _open(page: "HomePage", pack: NarrativePack) -> None:
    from studio.ui.strategy.campaigns.section import open_campaign  # noqa: PLC0415 - only when asked for

    open_campaign(page.window_, str(pack.campaign), "pack")
