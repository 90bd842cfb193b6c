"""The layouts within a family: which ones a page can take, what they lack, and the data they show."""

from typing import Any

from studio.domain.conditions import CHOSEN, holds, is_empty
from studio.domain.template import Template, Variant


def variants_of(template: Template, page: str) -> tuple[Variant, ...]:
    """The layouts that a page of the template can take."""
    ident = template.page(page).id
    return tuple(one for one in template.variants if not one.pages or ident in one.pages)


def variant_of(template: Template, page: str, ident: str) -> Variant | None:
    """The layout of that id, if the page can take it."""
    return next((one for one in variants_of(template, page) if one.id == ident), None)


def lacking(variant: Variant, data: dict[str, Any]) -> tuple[str, ...]:
    """The conditions of a layout that the content does not meet."""
    plain = {key: value for key, value in data.items() if key != CHOSEN}
    return tuple(need for need in variant.needs if not holds(plain, need))


def alters(variant: Variant, data: dict[str, Any]) -> bool:
    """Whether the layout shows this content otherwise than the template would by itself."""
    left_out = any(not is_empty(data.get(slot)) for slot in variant.omits)
    return left_out or any(holds(data, asked) != said for asked, said in variant.holds.items())


def arranged(template: Template, page: str, ident: str, data: dict[str, Any]) -> dict[str, Any]:
    """The data as the chosen layout shows them; unchanged when the page cannot take it or lacks something."""
    variant = variant_of(template, page, ident)
    if variant is None or lacking(variant, data):
        return data
    shown = {key: value for key, value in data.items() if key not in variant.omits}
    if "credit" in shown:
        shown["credit"] = credit_of(shown)
    shown[CHOSEN] = {"id": variant.id, variant.id: True, "holds": dict(variant.holds)}
    return shown


def credit_of(data: dict[str, Any]) -> str:
    """The credit lines of the pictures that the data show, each once."""
    lines = [value["credit"] for value in data.values() if isinstance(value, dict) and value.get("credit")]
    return "; ".join(dict.fromkeys(lines))
