"""Rules for the layouts that a template offers: each can be taken, none leaves out what must be said."""

from collections import Counter
from collections.abc import Iterator

from studio.checks.fault import Fault, fault
from studio.checks.template_walk import Form
from studio.domain.template import CONDITION, Template, Variant

LANGUAGES = ("id", "en")


def variant_faults(template: Template, written: tuple[Form, ...]) -> Iterator[Fault]:
    """Every fault of the named layouts."""
    for ident, count in Counter(one.id for one in template.variants).items():
        if count > 1:
            yield fault("static/variant-twice", ident, variant=ident)
    for one in template.variants:
        missing = [language for language in LANGUAGES if not one.name.get(language)]
        if missing:
            yield fault("static/variant-name", one.id, variant=one.id, languages=", ".join(missing))
        yield from _pages(template, one)
        yield from _slots(template, one)
        yield from _conditions(template, one, written)


def _pages(template: Template, one: Variant) -> Iterator[Fault]:
    known = {page.id for page in template.pages}
    for ident in sorted(set(one.pages) - known):
        yield fault("static/variant-page", one.id, variant=one.id, page=ident)
    if not (one.needs or one.omits or one.holds):
        yield fault("static/variant-idle", one.id, variant=one.id)


def _slots(template: Template, one: Variant) -> Iterator[Fault]:
    for ident in one.omits:
        slot = template.slot(ident)
        if slot is None or slot.required:
            yield fault("static/variant-omits", one.id, variant=one.id, slot=ident)
    for need in one.needs:
        found = CONDITION.fullmatch(need)
        name = found.group(1).split(".")[0] if found else need
        if template.slot(name) is None or name in one.omits:
            yield fault("static/variant-needs", one.id, variant=one.id, condition=need)


def _conditions(template: Template, one: Variant, written: tuple[Form, ...]) -> Iterator[Fault]:
    pages = set(one.pages or (page.id for page in template.pages))
    asked = {
        part.strip()
        for form in written if form.page in pages
        for part in (*str(form.raw.get("if", "")).split("&"), *str(form.raw.get("unless", "")).split("|"))
    }  # fmt: skip
    for condition in sorted(set(one.holds) - asked):
        yield fault("static/variant-holds", one.id, variant=one.id, condition=condition)
