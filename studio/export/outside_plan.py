"""Which pages are films made elsewhere, told from their bound data alone."""

from typing import Any

import msgspec

from studio.domain.outside import Film
from studio.domain.outside_fit import takes_film
from studio.domain.platform import Placement


def film_in(data: dict[str, Any]) -> Film | None:
    """The film behind a page's picture, when there is one."""
    for value in data.values():
        if isinstance(value, dict) and isinstance(value.get("film"), dict):
            return msgspec.convert(value["film"], Film)
    return None


def moves_there(data: dict[str, Any], placement: Placement) -> bool:
    """Whether a page is a film made elsewhere at a placement that takes films."""
    return film_in(data) is not None and takes_film(placement)
