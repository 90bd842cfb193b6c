"""A narrative pack beside what an office has: what is new, changed, gone; nothing is stored."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from studio.catalog.brand import kit_hash, list_kits, load_kit
from studio.catalog.templates import list_templates
from studio.domain import narrative as n
from studio.domain.content import Campaign, DesignPage, Figure, FigureRef, FigureRefs, OfficeTemplate
from studio.domain.project import Project
from studio.domain.record import Record, Value
from studio.domain.strategy import KeyMessage, NarrativePack
from studio.errors import StudioError
from studio.i18n import N_
from studio.session import office_templates
from studio.session.checking import today_of
from studio.session.kit_import import sound_kit
from studio.session.narrative_file import Read, kit_folder, require_pack
from studio.session.session import Session

PROVED = N_(
    "Isi berkas utuh menurut sidiknya. Paket ini tidak ditandatangani, jadi pengirimnya tidak terbukti."
)


class Preview(Value, frozen=True, kw_only=True):
    """What taking a pack would do; `known` is the edition that is here, 0 for none, `same` this very file."""

    read: Read
    differences: tuple[n.Difference, ...]
    known: int = 0
    same: bool = False
    notes: tuple[str, ...] = ()
    base: tuple[tuple[str, str, Record | None], ...] = ()
    """Kind, id and record of everything compared, to see whether the project has moved on."""

    @property
    def older(self) -> bool:
        """Whether a later edition is here already."""
        return self.read.manifest.edition < self.known

    @property
    def suggested(self) -> frozenset[str]:
        """Keys ticked to begin with; nothing of an edition older than the one that is here."""
        if self.older:
            return frozenset()
        return frozenset(d.key for d in self.differences if d.suggested)


def preview(session: Session, read: Read) -> Preview:
    """Compare a pack with the project; nothing is stored."""
    body = require_pack(read)
    project = session.project
    pack = project.find(NarrativePack, read.manifest.id)
    found = [_campaign(project, body), *_messages(project, body, pack), *_figures(project, body, pack)]
    if body.kit is not None:
        found.append(_kit(read, body.kit))
    found += _templates(project, body, pack)
    base = tuple((d.kind, d.id, record_of(project, d.kind, d.id)) for d in found)
    return Preview(
        read=read, differences=tuple(found), known=pack.edition if pack else 0,
        same=pack is not None and pack.sha256 == read.sha256,
        notes=_notes(read, pack, today_of(session)), base=base,
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
        with kit_folder(read, told) as folder:
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


def record_of(project: Project, kind: str, ident: str) -> Record | None:
    """The record a thing of a pack is here; a kit is none."""
    kinds: dict[str, type[Record]] = {
        "campaign": Campaign, "message": KeyMessage, "figure": Figure, "template": OfficeTemplate,
    }  # fmt: skip
    return project.find(kinds[kind], ident) if kind in kinds else None
