"""What a press release offers to a template's slots, verbatim, for a person to accept field by field."""

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec

from studio.domain.content import Figure, FigureRef, FigureRefs, RichText, SlotValue
from studio.domain.ids import FigureId
from studio.domain.personal_data import redacted, squeezed
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.template import Template
from studio.intake.content_file import ContentFile, read_content
from studio.intake.draft import PressDraft
from studio.intake.rich_text import rich_text
from studio.session import drafting
from studio.session.projects import new_id
from studio.session.redact import personal

FIGURES = 5
"""So many figures are offered to a slot that takes several."""


class Offer(Value, frozen=True, kw_only=True):
    """Words for one slot, or `title` for the post itself; `figures` come with them."""

    slot: str
    text: str
    value: SlotValue | None = None
    figures: tuple[Figure, ...] = ()


class Offers(Value, frozen=True, kw_only=True):
    """All that a text offers, and the lead for the caption."""

    title: str = ""
    offers: tuple[Offer, ...] = ()
    caption: str = ""


def offers_of(source: Path, template: Template) -> Offers:
    """Read a .txt or .docx and say what fits which slot."""
    proposal = drafting.propose(source)
    with tempfile.TemporaryDirectory(prefix="studio-naskah-") as folder:
        file = Path(folder) / "usulan.toml"
        file.write_text(proposal.toml, "utf-8")
        content = read_content(file)
    return _offers(content, proposal.draft, template)


def hidden(offers: Offers, project: Project | None = None) -> tuple[Offers, dict[str, int]]:
    """The offers with personal data replaced by its kind; how many different ones of which kind there are."""
    found: set[tuple[str, str]] = set()

    def put(text: str) -> str:
        hits = personal(text, project)
        found.update((hit.kind, squeezed(text[hit.start : hit.end])) for hit in hits)
        return redacted(text, hits)

    made = tuple(
        msgspec.structs.replace(o, text=put(o.text), value=_hidden_value(o.value, put)) for o in offers.offers
    )
    title, caption = put(offers.title), put(offers.caption)
    counts = Counter(kind for kind, _ in found)
    return msgspec.structs.replace(offers, title=title, offers=made, caption=caption), dict(counts)


def _hidden_value(value: SlotValue | None, put: Callable[[str], str]) -> SlotValue | None:
    if not isinstance(value, RichText):
        return value
    text = put(value.plain)
    return value if text == value.plain else msgspec.structs.replace(rich_text(text), bullets=value.bullets)


def offers_of_text(text: str, template: Template) -> Offers:
    """The same for a pasted text."""
    with tempfile.TemporaryDirectory(prefix="studio-naskah-") as folder:
        file = Path(folder) / "tempelan.txt"
        file.write_text(text, "utf-8")
        return offers_of(file, template)


def _offers(content: ContentFile, draft: PressDraft, template: Template) -> Offers:
    said: dict[str, RichText] = {
        name: value for name, value in content.pages[0].slots.items() if isinstance(value, RichText)
    }
    said |= _quote(draft)
    made: list[Offer] = []
    for slot in template.slots:
        if slot.lock.content:
            continue
        if slot.kind == "text" and slot.id in said:
            made.append(Offer(slot=slot.id, text=said[slot.id].plain, value=said[slot.id]))
        elif slot.kind in {"figure", "figures"} and content.figures:
            made.append(_figures(content, slot.id, many=slot.kind == "figures"))
    return Offers(title=content.title, offers=tuple(made), caption=content.caption.text)


def _quote(draft: PressDraft) -> dict[str, RichText]:
    """The first quotation whose speaker is certain, for templates that show one."""
    found = next((q for q in draft.quotes if q.sure and q.speaker), None)
    if found is None:
        return {}
    parts = {"quote": found.text, "speaker": found.speaker, "office_title": found.position}
    return {name: rich_text(text) for name, text in parts.items() if text}


def _figures(content: ContentFile, slot: str, *, many: bool) -> Offer:
    made = tuple(
        Figure(**{**msgspec.structs.asdict(line), "id": FigureId(new_id())})
        for line in content.figures[: FIGURES if many else 1]
    )
    value = FigureRefs(figures=tuple(f.id for f in made)) if many else FigureRef(figure=made[0].id)
    text = "\n".join(" ".join(part for part in (f.value, f.unit, f.label) if part) for f in made)
    return Offer(slot=slot, text=text, value=value, figures=made)
