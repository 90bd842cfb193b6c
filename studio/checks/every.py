"""All checks there are, in the order of their ids."""

from functools import cache

from studio.checks import (
    brand_checks,
    caption_checks,
    child_checks,
    contrast_checks,
    figure_checks,
    layout_checks,
    narrative_checks,
    picture_checks,
    placement_checks,
    privacy_checks,
    slot_checks,
)
from studio.checks.registry import Check

THEMES = (
    brand_checks,
    caption_checks,
    child_checks,
    contrast_checks,
    figure_checks,
    layout_checks,
    narrative_checks,
    picture_checks,
    placement_checks,
    privacy_checks,
    slot_checks,
)
"""One module a theme; every check in it is found by its kind."""


@cache
def every_check() -> tuple[Check, ...]:
    """Each check of each theme; two of one id are an error of the program."""
    found: dict[str, Check] = {}
    for theme in THEMES:
        for value in vars(theme).values():
            if not isinstance(value, Check):
                continue
            if value.id in found:
                raise ValueError(value.id)
            found[value.id] = value
    return tuple(found[ident] for ident in sorted(found))
