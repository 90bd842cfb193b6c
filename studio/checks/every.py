"""All checks there are, in the order of their ids."""

from functools import cache

from studio.checks import (
    access_checks,
    brand_checks,
    caption_checks,
    child_checks,
    claim_checks,
    contrast_checks,
    copyright_checks,
    crisis_checks,
    debunk_checks,
    figure_checks,
    film_checks,
    language_checks,
    layout_checks,
    legal_checks,
    link_checks,
    narrative_checks,
    neutrality_checks,
    outside_checks,
    people_checks,
    photo_checks,
    picture_checks,
    placement_checks,
    privacy_checks,
    respect_checks,
    rule_checks,
    sentence_checks,
    slot_checks,
    symbol_checks,
)
from studio.checks.registry import Check

THEMES = (
    access_checks,
    brand_checks,
    caption_checks,
    claim_checks,
    child_checks,
    contrast_checks,
    crisis_checks,
    copyright_checks,
    debunk_checks,
    figure_checks,
    film_checks,
    language_checks,
    layout_checks,
    legal_checks,
    link_checks,
    narrative_checks,
    neutrality_checks,
    photo_checks,
    outside_checks,
    people_checks,
    picture_checks,
    placement_checks,
    respect_checks,
    sentence_checks,
    rule_checks,
    privacy_checks,
    slot_checks,
    symbol_checks,
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
