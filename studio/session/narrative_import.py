"""A narrative pack from the centre taken in: what is ticked, as one command."""

import json
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import msgspec

from studio.catalog.decode import decode
from studio.catalog.templates import check_template
from studio.domain import narrative as n
from studio.domain.content import (
    Campaign,
    Design,
    DesignPage,
    Figure,
    FigureRef,
    FigureRefs,
    OfficeTemplate,
    Picture,
    SlotValue,
)
from studio.domain.ids import AssetId, CampaignId, Sha256
from studio.domain.project import Project
from studio.domain.record import Record, Value
from studio.domain.strategy import KeyMessage, NarrativePack
from studio.domain.template import Template
from studio.errors import StudioError
from studio.i18n import N_
from studio.session import office_templates
from studio.session.campaigns import change_campaign, remove_message
from studio.session.kit_import import import_kit
from studio.session.narrative_compare import Preview, record_of
from studio.session.narrative_file import Read, kit_folder, require_pack
from studio.session.posts import keep_taken, take_named
from studio.session.resources import pin_kit
from studio.session.session import Draft, Session
from studio.session.starting import kit_of
from studio.store.codec import from_raw


class Kept(Value, frozen=True, kw_only=True):
    """What was made ready outside the project's records: the kit, and templates with their pictures."""

    kit_hash: Sha256 = Sha256("")
    templates: tuple[tuple[str, Any], ...] = ()
    pictures: tuple[Record, ...] = ()


def kept(session: Session, seen: Preview, ticks: Collection[str]) -> Kept:
    """Make ready what does not stand in records: keep the kit, decode pictures, look through templates."""
    session.require_writable()
    _require_fresh(session.project, seen)
    body = require_pack(seen.read)
    by_key = {d.key: d for d in seen.differences}
    known = frozenset(key for key in ticks if key in by_key and not by_key[key].locked)
    templates, pictures = [], []
    for told in body.templates:
        if told.sha256 and f"template:{told.id}" in known:
            assets, made = _take_pictures(session, seen.read, told)
            pictures += made
            templates.append((told.id, _template(seen.read, told, assets)))
    kit = Sha256("")
    if body.kit is not None and f"kit:{body.kit.id}" in known:
        with kit_folder(seen.read, body.kit) as folder:
            import_kit(Path(folder), over=True)
        kit = pin_kit(session, body.kit.id)[1]
    return Kept(kit_hash=kit, templates=tuple(templates), pictures=tuple(pictures))


def take(session: Session, draft: Draft, seen: Preview, ticks: Collection[str], made: Kept) -> int:
    """Put what is ticked into an edit; how many things. StudioError when the project has moved on."""
    _require_fresh(draft.project, seen)
    body = require_pack(seen.read)
    chosen = {d.key for d in seen.differences if d.key in ticks and not d.locked}
    _take_words(draft, body, seen, chosen)
    draft.put(*(p for p in made.pictures if draft.find(type(p), p.id) is None))
    for ident, source in made.templates:
        _keep_template(session, draft, ident, source)
    draft.put(_pack_record(session, draft, seen, chosen, made))
    return len(chosen)


def _require_fresh(project: Project, seen: Preview) -> None:
    if any(record_of(project, kind, ident) != before for kind, ident, before in seen.base):
        raise StudioError(
            "narrative/stale", "Proyek sudah berubah sejak paket ini dilihat.",
            "Lihat perbandingannya sekali lagi.",
        )  # fmt: skip


def apply(session: Session, seen: Preview, ticks: Collection[str] | None = None) -> int:
    """Take what is ticked, or what is suggested, as one command; how many things that are."""
    wanted = seen.suggested if ticks is None else ticks
    made = kept(session, seen, wanted)
    counted = []
    with session.edit(N_(f"Terima paket narasi “{require_pack(seen.read).campaign.name}”")) as draft:
        counted.append(take(session, draft, seen, wanted, made))
    return counted[0]


def _take_words(draft: Draft, body: n.Narrative, seen: Preview, chosen: set[str]) -> None:
    ident = body.campaign.id
    mine = draft.find(Campaign, ident)
    if mine is None or f"campaign:{ident}" in chosen:
        change_campaign(draft, n.campaign_of(body.campaign, mine))
    for told in body.messages:
        if f"message:{told.id}" in chosen:
            draft.put(n.message_of(told, ident, draft.find(KeyMessage, told.id)))
    for one in body.figures:
        if f"figure:{one.id}" in chosen:
            draft.put(n.figure_of(one, draft.find(Figure, one.id)))
    for gone in (d for d in seen.differences if d.change == "gone" and d.key in chosen):
        if gone.kind == "message":
            remove_message(draft, gone.id)
        elif gone.kind == "figure":
            draft.remove(Figure, gone.id)
        elif gone.kind == "template":
            office_templates.remove(draft, draft.get(OfficeTemplate, gone.id))


def _pack_record(
    session: Session, draft: Draft, seen: Preview, chosen: set[str], made: Kept
) -> NarrativePack:
    """What is remembered of the pack; ids it brought that are still here stay known as its own."""
    read, body = seen.read, require_pack(seen.read)
    before = draft.find(NarrativePack, read.manifest.id)
    refused = {d.id for d in seen.differences if d.own and d.key not in chosen}
    messages = [m.id for m in body.messages if m.id not in refused and draft.find(KeyMessage, m.id)]
    figures = [f.id for f in body.figures if f.id not in refused and draft.find(Figure, f.id)]
    old = before or NarrativePack(id=read.manifest.id, name=body.campaign.name)
    messages += [i for i in old.messages if i not in messages and draft.find(KeyMessage, i)]
    figures += [i for i in old.figures if i not in figures and draft.find(Figure, i)]
    taken = {ident for ident, _source in made.templates}
    templates = {i: sha for i, sha in old.templates.items() if draft.find(OfficeTemplate, i)}
    templates |= {t.id: t.sha256 for t in body.templates if t.id in taken or not t.sha256}
    brought = msgspec.structs.replace(
        old, messages=tuple(messages), figures=tuple(figures), templates=templates,
        kit=body.kit.id if body.kit and made.kit_hash else old.kit, kit_hash=made.kit_hash or old.kit_hash,
    )  # fmt: skip
    if seen.older:
        return brought
    head = read.manifest
    return msgspec.structs.replace(
        brought, name=body.campaign.name, sender=head.sender, campaign=CampaignId(body.campaign.id),
        edition=head.edition, issued=head.issued, expires=head.expires, sha256=Sha256(read.sha256),
        imported=session.now(), note=head.note,
    )  # fmt: skip


def _take_pictures(session: Session, read: Read, told: n.PackTemplate) -> tuple[dict[str, str], list[Record]]:
    """Pictures of a template through the one door; their new ids by those in the pack, and the records."""
    idents: dict[str, str] = {}
    made: list[Record] = []
    with tempfile.TemporaryDirectory(prefix="studio-narasi-") as folder:
        for asset in told.assets:
            file = Path(folder) / asset.sha256
            file.write_bytes(read.blobs[asset.sha256])
            kept_one = keep_taken(session, take_named(file), asset.name or told.name)
            record = msgspec.structs.replace(
                kept_one, source=kept_one.source or asset.source, author=kept_one.author or asset.author,
                licence=kept_one.licence or asset.licence, consent=kept_one.consent or asset.consent,
                alt=kept_one.alt or asset.alt,
            )  # fmt: skip
            idents[asset.id] = str(record.id)
            made.append(record)
    return idents, made


class _Source(Value, frozen=True, kw_only=True):
    record: OfficeTemplate
    source: office_templates.Source


def _template(read: Read, told: n.PackTemplate, assets: Mapping[str, str]) -> _Source:
    """A template of the pack as records with a tree that was walked; StudioError when it is not sound."""
    raw = json.loads(read.blobs[told.sha256])
    figures = {f.id for f in require_pack(read).figures}
    where = f"{read.name}: {told.name}"
    try:
        record, design = from_raw("office-template", raw["record"]), from_raw("design", raw["design"])
        pages = tuple(from_raw("page", page) for page in raw["pages"])
        template = decode(raw["template"], Template, where)
    except (KeyError, TypeError, AttributeError) as error:
        raise _unsound(told.name) from error
    check_template(template, where)
    if not isinstance(record, OfficeTemplate) or not isinstance(design, Design) or template.id != told.id:
        raise _unsound(told.name)
    known = {"", *(page.id for page in template.pages)}
    good = tuple(
        _relinked(p, assets, figures) for p in pages if isinstance(p, DesignPage) and p.layout in known
    )
    if len(good) != len(pages) or not good or any(one.extra for one in (record, design, *good)):
        raise _unsound(told.name)
    source = office_templates.Source(
        design=design, pages=good, template=template, placements=record.placements
    )
    return _Source(record=record, source=source)


def _relinked(page: DesignPage, assets: Mapping[str, str], figures: Collection[str]) -> DesignPage:
    """The page showing the pictures as they are kept here; figures and pictures not in the pack go."""
    slots: dict[str, SlotValue] = {}
    for name, value in page.slots.items():
        if isinstance(value, Picture):
            if value.asset in assets:
                slots[name] = msgspec.structs.replace(value, asset=AssetId(assets[value.asset]))
        elif isinstance(value, FigureRefs):
            slots[name] = FigureRefs(figures=tuple(f for f in value.figures if f in figures))
        elif not isinstance(value, FigureRef) or value.figure in figures:
            slots[name] = value
    return msgspec.structs.replace(page, slots=slots)


def _keep_template(session: Session, draft: Draft, ident: str, made: _Source) -> None:
    """The template in this office's kit, over the one that is here."""
    source = made.source
    kit = kit_of(session)
    design = msgspec.structs.replace(source.design, kit=kit, kit_hash=pin_kit(session, kit)[1])
    source = msgspec.structs.replace(source, design=design)
    wish = office_templates.wish_of(made.record, source.template)
    _pinned, digest = office_templates.pin(session, source, ident, wish)
    office_templates.keep(draft, source, wish, ident, digest, draft.find(OfficeTemplate, ident))


def _unsound(name: str) -> StudioError:
    return StudioError(
        "narrative/template", f"Templat “{name}” di dalam paket tidak sesuai aturan, tidak disimpan.",
        "Lepaskan centangnya, atau minta pusat membuat ulang paketnya.",
    )  # fmt: skip
