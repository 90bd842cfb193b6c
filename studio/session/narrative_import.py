"""A narrative pack from the centre: read in the limited child, compared, stored when somebody says so."""

import json
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import msgspec

from studio.catalog.brand import kit_hash, list_kits, load_kit
from studio.catalog.decode import decode
from studio.catalog.templates import check_template, list_templates
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
from studio.intake.child import run_job
from studio.intake.limits import LIMITS
from studio.intake.picture import read_bounded
from studio.session import office_templates
from studio.session.campaigns import change_campaign, remove_message
from studio.session.checking import today_of
from studio.session.kit_import import import_kit, sound_kit
from studio.session.posts import keep_taken, take_named
from studio.session.resources import pin_kit
from studio.session.session import Draft, Session
from studio.session.starting import kit_of
from studio.store.codec import from_raw

PROVED = N_(
    "Isi berkas utuh menurut sidiknya. Paket ini tidak ditandatangani, jadi pengirimnya tidak terbukti."
)


class Read(Value, frozen=True, kw_only=True):
    """A file as it was read: a pack (`body`) or what a region returned (`returned`)."""

    name: str
    sha256: str
    manifest: n.Manifest
    body: n.Narrative | None = None
    returned: n.Returned | None = None
    blobs: dict[str, bytes] = msgspec.field(default_factory=dict)


class Preview(Value, frozen=True, kw_only=True):
    """What taking a pack would do; `known` is the edition that is here already, 0 for none."""

    read: Read
    differences: tuple[n.Difference, ...]
    known: int = 0
    notes: tuple[str, ...] = ()
    base: tuple[tuple[str, str, Record | None], ...] = ()
    """Kind, id and record of everything compared, to see whether the project has moved on."""

    @property
    def suggested(self) -> frozenset[str]:
        """Keys ticked to begin with."""
        return frozenset(d.key for d in self.differences if d.suggested)


class Kept(Value, frozen=True, kw_only=True):
    """What was made ready outside the project's records: the kit, and templates with their pictures."""

    kit_hash: Sha256 = Sha256("")
    templates: tuple[tuple[str, Any], ...] = ()
    pictures: tuple[Record, ...] = ()


def read_pack(path: Path) -> Read:
    """Read a file in the limited child; StudioError says what is wrong with it."""
    data = read_bounded(path, LIMITS.narrative.bytes)
    answer = run_job("narrative", data)
    length = int(answer.facts["json"])
    raw = json.loads(answer.data[:length])
    blobs: dict[str, bytes] = {}
    at = length
    for sha, size in answer.facts["blobs"]:
        blobs[str(sha)] = answer.data[at : at + int(size)]
        at += int(size)
    pack = answer.facts["kind"] == n.PACK
    return Read(
        name=path.name, sha256=str(answer.facts["sha256"]), blobs=blobs,
        manifest=msgspec.convert(raw["manifest"], n.Manifest),
        body=msgspec.convert(raw["body"], n.Narrative) if pack else None,
        returned=None if pack else msgspec.convert(raw["body"], n.Returned),
    )  # fmt: skip


def preview(session: Session, read: Read) -> Preview:
    """Compare a pack with the project; nothing is stored."""
    body = require_pack(read)
    project = session.project
    pack = project.find(NarrativePack, read.manifest.id)
    found = [_campaign(project, body), *_messages(project, body, pack), *_figures(project, body, pack)]
    if body.kit is not None:
        found.append(_kit(read, body.kit))
    found += _templates(project, body, pack)
    base = tuple((d.kind, d.id, _record(project, d.kind, d.id)) for d in found)
    return Preview(
        read=read, differences=tuple(found), known=pack.edition if pack else 0,
        notes=_notes(read, pack, today_of(session)), base=base,
    )  # fmt: skip


def require_pack(read: Read) -> n.Narrative:
    """What a pack says; StudioError when the file is a region's return."""
    if read.body is None:
        raise StudioError(
            "narrative/a-return", f"“{read.name}” adalah berkas balik dari daerah, bukan paket narasi.",
            "Pilih berkas berakhiran .narasi.",
        )  # fmt: skip
    return read.body


def kept(session: Session, seen: Preview, ticks: Collection[str]) -> Kept:
    """Make ready what does not stand in records: keep the kit, decode pictures, look through templates."""
    session.require_writable()
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
        with _kit_folder(seen.read, body.kit) as folder:
            import_kit(Path(folder), over=True)
        kit = pin_kit(session, body.kit.id)[1]
    return Kept(kit_hash=kit, templates=tuple(templates), pictures=tuple(pictures))


def take(session: Session, draft: Draft, seen: Preview, ticks: Collection[str], made: Kept) -> int:
    """Put what is ticked into an edit; how many things. StudioError when the project has moved on."""
    for kind, ident, before in seen.base:
        if _record(draft.project, kind, ident) != before:
            raise StudioError(
                "narrative/stale", "Proyek sudah berubah sejak paket ini dilihat.",
                "Lihat perbandingannya sekali lagi.",
            )  # fmt: skip
    body = require_pack(seen.read)
    chosen = {d.key for d in seen.differences if d.key in ticks and not d.locked}
    _take_words(draft, body, seen, chosen)
    draft.put(*(p for p in made.pictures if draft.find(type(p), p.id) is None))
    for ident, source in made.templates:
        _keep_template(session, draft, ident, source)
    draft.put(_pack_record(session, draft, seen, chosen, made))
    return len(chosen)


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
    head = read.manifest
    return msgspec.structs.replace(
        old, name=body.campaign.name, sender=head.sender, campaign=CampaignId(body.campaign.id),
        edition=head.edition, issued=head.issued, expires=head.expires, sha256=Sha256(read.sha256),
        imported=session.now(), note=head.note, messages=tuple(messages), figures=tuple(figures),
        templates=templates, kit=body.kit.id if body.kit and made.kit_hash else old.kit,
        kit_hash=made.kit_hash or old.kit_hash,
    )  # fmt: skip


def _notes(read: Read, pack: NarrativePack | None, today: str) -> tuple[str, ...]:
    found = [PROVED]
    head = read.manifest
    if pack is not None and head.edition < pack.edition:
        found.append(N_(f"Ini edisi {head.edition}; di sini sudah ada edisi {pack.edition} yang lebih baru."))
    elif pack is not None and head.edition == pack.edition:
        same = pack.sha256 == read.sha256
        found.append(
            N_(f"Edisi {head.edition} ini sudah pernah diterima.")
            if same
            else N_(f"Edisi {head.edition} sudah pernah diterima, tetapi isinya lain; tanyakan pengirimnya.")
        )
    if head.expires and head.expires < today:
        found.append(N_(f"Masa berlaku paket ini berakhir {head.expires}; mintalah edisi baru."))
    if head.signatures:
        found.append(N_("Tanda tangan di dalamnya belum dapat diperiksa versi ini."))
    return tuple(found)


def _campaign(project: Project, body: n.Narrative) -> n.Difference:
    mine = project.find(Campaign, body.campaign.id)
    told = n.told_campaign(mine) if mine else None
    return n.compared("campaign", body.campaign.id, body.campaign.name, told, body.campaign)


def _messages(project: Project, body: n.Narrative, pack: NarrativePack | None) -> list[n.Difference]:
    found = []
    for told in body.messages:
        mine = project.find(KeyMessage, told.id)
        one = n.compared("message", told.id, told.text, n.told_message(mine) if mine else None, told)
        if mine is not None and mine.campaign != body.campaign.id:
            one = msgspec.structs.replace(one, locked=N_("Pesan dengan id ini milik kampanye lain di sini."))
        found.append(one)
    theirs = {m.id for m in body.messages}
    for ident in pack.messages if pack else ():
        mine = project.find(KeyMessage, ident)
        if mine is not None and ident not in theirs:
            found.append(n.compared("message", ident, mine.text, n.told_message(mine), None))
    return found


def _figures(project: Project, body: n.Narrative, pack: NarrativePack | None) -> list[n.Difference]:
    brought = set(pack.figures if pack else ())
    found = []
    for told in body.figures:
        mine = project.find(Figure, told.id)
        one = n.compared("figure", told.id, told.label, n.told_figure(mine) if mine else None, told)
        own = mine is not None and told.id not in brought and one.change == "changed"
        found.append(msgspec.structs.replace(one, own=own))
    theirs, shown = {f.id for f in body.figures}, _figures_shown(project)
    for ident in sorted(brought - theirs):
        mine = project.find(Figure, ident)
        if mine is not None:
            one = n.compared("figure", ident, mine.label, n.told_figure(mine), None)
            locked = N_("Masih dipakai di konten, jadi tetap disimpan.") if ident in shown else ""
            found.append(msgspec.structs.replace(one, locked=locked))
    return found


def _figures_shown(project: Project) -> set[str]:
    found: set[str] = set()
    for page in project.all(DesignPage):
        for value in page.slots.values():
            if isinstance(value, FigureRef):
                found.add(str(value.figure))
            elif isinstance(value, FigureRefs):
                found.update(str(f) for f in value.figures)
    return found


def _kit(read: Read, told: n.PackKit) -> n.Difference:
    """The kit beside the one of that id; a kit that is not sound cannot be ticked."""
    there = list_kits().get(told.id)
    mine = (
        {} if there is None else {"name": load_kit(there).name.full, "hash": kit_hash(load_kit(there))[:12]}
    )
    theirs, locked, title = {"name": told.name, "hash": told.sha256[:12]}, "", told.name
    try:
        with _kit_folder(read, told) as folder:
            kit = sound_kit(Path(folder), read.name)
            theirs = {"name": kit.name.full, "hash": kit_hash(kit)[:12]}
            locked = "" if kit.id == told.id else N_("Id kit di dalam paket tidak sama dengan daftarnya.")
    except StudioError as error:
        locked = error.message
    fields = tuple(key for key in theirs if mine.get(key, "") != theirs[key])
    change: n.Change = "new" if there is None else "changed" if fields else "same"
    return n.Difference(
        kind="kit", id=told.id, change=change, title=title, mine=mine, theirs=theirs, fields=fields,
        locked=locked if change != "same" else "",
    )  # fmt: skip


def _kit_folder(read: Read, told: n.PackKit) -> "tempfile.TemporaryDirectory[str]":
    """The kit's files in a folder of their own; names were checked by the child."""
    holder = tempfile.TemporaryDirectory(prefix="studio-kit-")
    for file in told.files:
        target = Path(holder.name) / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(read.blobs[file.sha256])
    return holder


def _templates(project: Project, body: n.Narrative, pack: NarrativePack | None) -> list[n.Difference]:
    brought: Mapping[str, str] = pack.templates if pack else {}
    shipped = set(list_templates())
    found = []
    for told in body.templates:
        mine = project.find(OfficeTemplate, told.id)
        have = told.id in shipped if not told.sha256 else mine is not None
        same = have and (not told.sha256 or brought.get(told.id) == told.sha256)
        change: n.Change = "same" if same else "changed" if have else "new"
        locked = ""
        if not told.sha256 and not have:
            locked = N_("Templat bawaan ini tidak ada di versi program Anda; perbarui Studio Humas.")
        elif told.sha256 and not told.id.startswith(office_templates.PREFIX):
            locked = N_("Templat ini tidak bernama sebagai templat kantor.")
        found.append(
            n.Difference(
                kind="template", id=told.id, change=change, title=told.name, locked=locked,
                mine={"name": mine.name} if mine else {}, theirs={"name": told.name},
                own=mine is not None and told.id not in brought,
            )
        )  # fmt: skip
    theirs = {t.id for t in body.templates}
    for ident in brought:
        record = project.find(OfficeTemplate, ident)
        if record is not None and ident not in theirs:
            gone = n.Difference(kind="template", id=ident, change="gone", title=record.name)
            found.append(msgspec.structs.replace(gone, mine={"name": record.name}))
    return found


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
    good = tuple(_relinked(p, assets) for p in pages if isinstance(p, DesignPage) and p.layout in known)
    if len(good) != len(pages) or not good or any(one.extra for one in (record, design, *good)):
        raise _unsound(told.name)
    source = office_templates.Source(
        design=design, pages=good, template=template, placements=record.placements
    )
    return _Source(record=record, source=source)


def _relinked(page: DesignPage, assets: Mapping[str, str]) -> DesignPage:
    """The page showing the pictures as they are kept here; figures and pictures not in the pack go."""
    slots: dict[str, SlotValue] = {}
    for name, value in page.slots.items():
        if isinstance(value, Picture):
            if value.asset in assets:
                slots[name] = msgspec.structs.replace(value, asset=AssetId(assets[value.asset]))
        else:
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


def _record(project: Project, kind: str, ident: str) -> Record | None:
    kinds: dict[str, type[Record]] = {
        "campaign": Campaign, "message": KeyMessage, "figure": Figure, "template": OfficeTemplate,
    }  # fmt: skip
    return project.find(kinds[kind], ident) if kind in kinds else None
