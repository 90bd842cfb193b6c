"""Colours of pillars and campaigns, one answer for every place that shows them."""

from PySide6.QtGui import QColor

from studio.session.pillar_edits import TOKENS
from studio.ui import theme
from studio.ui.words import _

CAMPAIGN_COLORS = ("#0B7A75", "#3B63C4", "#B9790F", "#8A4799", "#B2445C", "#4E7A27", "#5C6675", "#0E6F9E")
"""What a campaign may be marked with; readable as a stripe on light and dark ground."""


def pillar_color(own: str, place: int) -> QColor:
    """The office's own colour of a pillar, else the one of its place among them; grey for none."""
    if own in TOKENS:
        return theme.look().color(own)
    if own and QColor(own).isValid():
        return QColor(own)
    return theme.look().color(TOKENS[place % len(TOKENS)] if place >= 0 else "control")


def campaign_color(own: str, place: int) -> QColor:
    """The campaign's own colour, else that of its place among them, from the far end of the pillars'."""
    return pillar_color(own, len(TOKENS) - 1 - place % len(TOKENS))


def pillar_choices() -> list[tuple[str, str]]:
    """Colours of the theme that a pillar may have, with their names."""
    names = (_("toska"), _("biru"), _("kunyit"), _("ungu"), _("merah muda"), _("hijau"))
    return list(zip(TOKENS, names, strict=True))


def campaign_choices() -> list[tuple[str, str]]:
    """Colours that a campaign may have, with their names; the empty one follows from its place."""
    names = (
        _("Toska"), _("Biru"), _("Kunyit"), _("Ungu"), _("Merah"), _("Hijau"), _("Abu-abu"), _("Langit"),
    )  # fmt: skip
    return [("", _("Warna otomatis")), *zip(CAMPAIGN_COLORS, names, strict=True)]
