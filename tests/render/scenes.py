"""Pages to lay out in tests: the shipped kit, a template, content given as plain words."""

import hashlib
from functools import cache
from io import BytesIO
from typing import Any

import msgspec
from PIL import Image

from studio.catalog.brand import kit_paths, list_kits, load_kit
from studio.catalog.platforms import find_placement
from studio.catalog.templates import load_template
from studio.domain import binding
from studio.domain.content import Account, Office, Override, RichText
from studio.domain.template import Template
from studio.render.compose import compose
from studio.render.context import Context
from studio.render.display import DisplayList
from studio.render.fonts import Faces
from studio.render.page import LaidOut, PageSpec, lay_out
from studio.render.raster import Pictures
from studio.render.tree import to_rich

BLOBS: dict[str, bytes] = {}
OFFICE = Office(
    id="office",
    institution="Direktorat Contoh",
    unit="Kantor Contoh",
    accounts={"instagram": Account(handle="@kantor.contoh"), "x": Account(handle="@kantor.contoh")},
)


@cache
def context() -> Context:
    """The nila kit made ready."""
    folder = list_kits()["nila"]
    kit = load_kit(folder)
    files = kit_paths(kit, folder)
    return Context(kit, files, Faces(kit, files), Pictures(BLOBS.__getitem__))


def picture(
    color: tuple[int, int, int] = (200, 210, 220), size: tuple[int, int] = (1600, 1200)
) -> dict[str, Any]:
    """A flat picture as a slot value."""
    out = BytesIO()
    Image.new("RGB", size, color).save(out, "JPEG", quality=90)
    digest = hashlib.sha256(out.getvalue()).hexdigest()
    BLOBS[digest] = out.getvalue()
    return {
        "sha256": digest, "width": size[0], "height": size[1], "focal": (0.5, 0.5), "crop": None,
        "alt": "Contoh", "credit": "Humas Contoh",
    }  # fmt: skip


def rich(text: str) -> RichText:
    """Plain words as rich text."""
    return to_rich(text)


def template_of(root: dict[str, Any], slots: tuple[str, ...] = (), **more: Any) -> Template:
    """A template of one page for a test."""
    raw = {
        "id": "uji", "family": "uji", "name": {"id": "Uji"}, "purposes": ["post", "story", "cover", "print"],
        "slots": [{"id": s, "kind": "text", "label": {"id": s}} for s in slots],
        "pages": [{"id": "satu", "root": root}], **more,
    }  # fmt: skip
    return msgspec.convert(raw, Template)


def spec(
    template: Template | str, data: dict[str, Any], placement: str = "instagram/feed-portrait", *,
    page: str = "", override: Override | None = None, key: str = "",
) -> PageSpec:  # fmt: skip
    """A page specification with the office and kit data every page has."""
    chosen = load_template(template) if isinstance(template, str) else template
    place = find_placement(placement)
    words = {k: rich(v) if isinstance(v, str) else v for k, v in data.items()}
    whole = {
        "office": binding.office_data(OFFICE), "brand": binding.brand_data(context().kit),
        "page": {"number": "1", "count": "1", "many": False}, "pages": (),
        "is": {place.purpose: True}, **words,
    }  # fmt: skip
    layout = chosen.page(page) if page else chosen.pages[0]
    return PageSpec(chosen, layout, place, whole, override=override or Override(), key=key)


def laid(*args: Any, **kwargs: Any) -> LaidOut:
    """The layout of a page."""
    return lay_out(spec(*args, **kwargs), context())


def drawn(*args: Any, **kwargs: Any) -> tuple[LaidOut, DisplayList]:
    """The layout and display list of a page."""
    result = laid(*args, **kwargs)
    return result, compose(result, context())
