"""What a page's slots hold, as the nested values that template paths name (`figure.value`, `item.title`)."""

from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from studio import i18n
from studio.domain.brand import Kit
from studio.domain.content import (
    Asset,
    Design,
    DesignPage,
    Figure,
    FigureRef,
    FigureRefs,
    Items,
    Link,
    Office,
    Picture,
    Post,
    RichText,
    SlotValue,
)
from studio.domain.project import Project
from studio.domain.variants import credit_of

HANDLE_PLATFORMS = ("instagram", "x", "youtube", "facebook", "tiktok")
"""Order in which the footer names accounts."""


def brand_data(kit: Kit) -> dict[str, Any]:
    """The institution's name as the kit sets it; lines are parted by U+2028."""
    return {
        "name": kit.name.full,
        "short": kit.name.short,
        "lines": "\u2028".join(kit.name.lines or (kit.name.short,)),
        "script": kit.name.script,
    }


def bind_page(project: Project, post: Post, number: int, kit: Kit, language: str = "id") -> dict[str, Any]:
    """Everything a page of a post's design may show."""
    design = project.get(Design, post.design)
    page = project.get(DesignPage, design.pages[number])
    office = project.find(Office, "office")
    data: dict[str, Any] = {
        "post": {"title": post.title, "date": i18n.long_date(post.schedule.date, weekday=True)},
        "page": {"number": str(number + 1), "count": str(len(design.pages)), "many": len(design.pages) > 1},
        "pages": tuple({"current": index == number} for index in range(len(design.pages))),
        "office": office_data(office) if office else {},
        "brand": brand_data(kit),
    }
    lead = frozenset(str(value.figure) for value in page.slots.values() if isinstance(value, FigureRef))
    for slot, value in page.slots.items():
        data[slot] = show(project, value, language, lead)
    data["credit"] = credit_of(data)
    return data


def office_data(office: Office) -> dict[str, Any]:
    """The office's names and accounts for footers."""
    handles = [office.accounts[p].handle.lstrip("@") for p in HANDLE_PLATFORMS if p in office.accounts]
    handle = max(set(handles), key=handles.count) if handles else ""
    same = [
        p
        for p in HANDLE_PLATFORMS
        if p in office.accounts and office.accounts[p].handle.lstrip("@") == handle
    ]
    return {
        "institution": office.institution,
        "unit": office.unit,
        "short": office.short_name or office.unit,
        "city": office.city,
        "site": office.site,
        "phone": office.phone,
        "address": office.address,
        "handle": handle,
        "platforms": tuple({"icon": p} for p in same[:3]),
    }


def show(project: Project, value: SlotValue, language: str = "id", lead: frozenset[str] = frozenset()) -> Any:
    """The value templates read for one slot; `lead` names the figures that the page is about."""
    match value:
        case Picture():
            return picture_data(project.find(Asset, value.asset), value)
        case FigureRef():
            return figure_data(project.find(Figure, value.figure), language)
        case FigureRefs():
            found = [project.find(Figure, ident) for ident in value.figures]
            return figures_data([f for f in found if f is not None], language, lead)
        case Link():
            return value.url
        case Items():
            return tuple(
                {"title": item.title, "detail": item.detail, "icon": item.icon} for item in value.items
            )
        case RichText():
            return value


def picture_data(asset: Asset | None, picture: Picture) -> dict[str, Any] | None:
    """A placed asset: blob, size, focal point, credit."""
    if asset is None:
        return None
    film = asset.outside.film if asset.outside else None
    moving = {"film": msgspec.to_builtins(film)} if film else {}
    return {
        **moving,
        "sha256": asset.sha256, "width": asset.width, "height": asset.height, "focal": picture.focal,
        "crop": picture.crop, "alt": picture.alt or asset.alt, "credit": asset.credit,
    }  # fmt: skip


def figure_data(figure: Figure | None, language: str = "id") -> dict[str, Any] | None:
    """A figure as it is set: id-ID value, unit, change in words, source line, number for bars."""
    if figure is None:
        return None
    locale = i18n.ENGLISH if language == "en" else i18n.LOCALE
    return {
        "value": i18n.number(figure.value, locale=locale),
        "number": figure.value,
        "unit": figure.unit,
        "label": figure.label,
        "period": figure.period,
        "source": source_line(figure),
        "previous": i18n.number(figure.previous, locale=locale) if figure.previous else "",
        "previous_label": figure.previous_label,
        **change(figure, locale),
    }


PERCENT = ("persen", "percent", "%")


def figures_data(
    figures: list[Figure], language: str = "id", lead: frozenset[str] = frozenset()
) -> tuple[dict[str, Any], ...]:
    """Several figures with each one's share of the largest, 0..1, for bars of a zero baseline.

    `top` marks what stands out: the page's main figure when it is among them, else the largest, since less
    can be better. `comparable` says that all have one unit. Bars show no unit of their own, so that a
    percentage carries its sign with the number.
    """
    led = any(str(figure.id) in lead for figure in figures)
    numbers = [exact(f.value) or Decimal(0) for f in figures]
    largest = max((abs(n) for n in numbers), default=Decimal(0)) or Decimal(1)
    comparable = len({f.unit.strip().casefold() for f in figures}) == 1
    shown = []
    for figure, amount in zip(figures, numbers, strict=True):
        data = figure_data(figure, language)
        if data is not None:
            if figure.unit.strip().casefold() in PERCENT:
                data |= {"value": f"{data['value']}%", "unit": ""}
            share = float(abs(amount) / largest)
            top = str(figure.id) in lead if led else abs(amount) == largest
            shown.append({**data, "share": share, "top": top, "comparable": comparable})
    return tuple(shown)


def exact(text: str) -> Decimal | None:
    """The number, or None when the text is none."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def change(figure: Figure, locale: str) -> dict[str, str]:
    """Direction and words of the change against the previous value: `naik 6,3 persen dari 2025`."""
    now, before = exact(figure.value), exact(figure.previous)
    if now is None or before is None or before == 0:
        return {"change": "", "direction": ""}
    percent = (now - before) / abs(before) * 100
    amount = i18n.number(abs(percent).quantize(Decimal("0.1")).normalize() + 0, locale=locale)
    since = f" dari {figure.previous_label}" if figure.previous_label else ""
    if percent == 0:
        return {"change": f"tetap{since}", "direction": "arrow-right"}
    word, icon = ("naik", "arrow-up") if percent > 0 else ("turun", "arrow-down")
    return {"change": f"{word} {amount} persen{since}", "direction": icon}


def source_line(figure: Figure) -> str:
    """The line `Sumber: …, periode. Data per 31 Oktober 2026.` of a figure that has a source."""
    if not figure.source:
        return ""
    period = f", {figure.period}" if figure.period else ""
    dated = f" Data per {i18n.long_date(figure.as_of)}." if figure.as_of else ""
    return f"Sumber: {figure.source}{period}.{dated}"
