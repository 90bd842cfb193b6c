"""A kit's drawings as the window shows them: the logo's figures, the shares of its colours."""

from pathlib import Path

from studio.domain.brand import Kit, Logo
from studio.domain.kit_facts import shares
from studio.errors import StudioError
from studio.intake.svg_figures import figures


def logo_drawings(logo: Logo, file: Path, kit: Kit) -> dict[str, str]:
    """SVG of the logo's clear space and of what is not done to it; empty when it cannot be drawn."""
    colors = {role: kit.color(role) for role in kit.roles}
    try:
        found = figures(logo, file.read_bytes(), colors)
    except (StudioError, ValueError):
        return {}
    return {name: one["svg"] for name, one in found.items()}


def shares_of(kit: Kit) -> dict[str, str]:
    """Percent of a picture that paper, field and accent take, by role."""
    found = shares(str(kit.about.get("shares", "")))
    return {"paper": found["paper"], "field": found["field"], "accent-on-field": found["accent"]}
