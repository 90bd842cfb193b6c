"""A narrative pack for the regions: what may go into it, and the file."""

import hashlib
from pathlib import Path

import msgspec

from studio.catalog.brand import FILE, PARTS, kit_hash, kit_paths, list_kits, load_kit
from studio.catalog.templates import list_templates, template_names
from studio.domain import narrative as n
from studio.domain.campaigns import converted, messages_of
from studio.domain.content import (
    Asset,
    Campaign,
    Design,
    DesignPage,
    Figure,
    Office,
    OfficeTemplate,
    Picture,
    Post,
)
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.strategy import KeyMessage
from studio.domain.typed import iso_day
from studio.errors import StudioError
from studio.export.narrative import write_pack
from studio.i18n import N_
from studio.seal.canonical import canonical
from studio.session.campaigns import own_name, posts_in
from studio.session.checking import today_of
from studio.session.projects import new_id
from studio.session.resources import TEMPLATE
from studio.session.session import Session
from studio.store.codec import to_raw

SUFFIX = ".narasi"


class Order(Value, frozen=True, kw_only=True):
    """What the pack shall hold. `templates` are ids, the office's or the program's."""

    campaign: str
    expires: str = ""
    note: str = ""
    kit: bool = True
    templates: tuple[str, ...] = ()


class Offer(Value, frozen=True, kw_only=True):
    """What a campaign's pack can hold. `no_kit` says why the kit cannot go along."""

    messages: tuple[KeyMessage, ...] = ()
    figures: tuple[Figure, ...] = ()
    missing: tuple[str, ...] = ()
    """Ids of figures that messages name and the register lacks."""
    kit: str = ""
    no_kit: str = ""
    templates: tuple[tuple[str, str, bool], ...] = ()
    """Id, name, and whether it is the office's own."""


class Exported(Value, frozen=True, kw_only=True):
    """The pack as written, and the campaign with its new edition."""

    path: str
    edition: int
    sha256: str
    bytes: int
    messages: int
    figures: int
    templates: int
    kit: str
    campaign: Campaign


def find_campaign(project: Project, name: str) -> Campaign:
    """A campaign by id, by the start of its id, or by its name."""
    every = project.all(Campaign)
    found = [c for c in every if name == c.id or name.casefold() == c.name.casefold()]
    found = found or [c for c in every if c.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"“{c.name}”" for c in every)
    message = (
        f"Kampanye “{name}” tidak ada di proyek ini." if not found else f"Ada beberapa kampanye “{name}”."
    )
    hint = f"Yang ada: {known}." if known else "Buat dulu di halaman Strategi, bagian Kampanye."
    raise StudioError("narrative/no-campaign", message, hint)


def offer(session: Session, campaign: Campaign) -> Offer:
    """What the campaign's pack can hold."""
    project = session.project
    _campaign, made, _posts = converted(campaign, project.all(KeyMessage), project.all(Post), new_id)
    messages = (*messages_of(campaign.id, project.all(KeyMessage)), *made)
    wanted = list(dict.fromkeys(f for m in messages for f in m.figures))
    figures = tuple(f for i in wanted if (f := project.find(Figure, i)) is not None)
    name, why = _kit_of(project)
    designs = (project.find(Design, p.design) for p in posts_in(project, campaign.id))
    own = {t.id: t.name for t in project.all(OfficeTemplate)}
    names = template_names()
    used = dict.fromkeys(d.template for d in designs if d and d.template in names)
    templates = [(i, name, True) for i, name in own.items()]
    templates += [(i, names[i].get("id", i), False) for i in used]
    have = {f.id for f in figures}
    return Offer(
        messages=messages, figures=figures, missing=tuple(i for i in wanted if i not in have), kit=name,
        no_kit=why, templates=tuple(templates),
    )  # fmt: skip


def export_pack(session: Session, order: Order, out: Path) -> Exported:
    """Write the pack; storing the campaign's new edition is the caller's."""
    project = session.project
    campaign = find_campaign(project, order.campaign)
    given = offer(session, campaign)
    _check(order, given, today_of(session))
    kit, blobs = _kit(project) if order.kit and given.kit else (None, {})
    templates = []
    for ident in order.templates:
        template, more = _template(session, ident)
        templates.append(template)
        blobs |= more
    body = n.Narrative(
        campaign=n.told_campaign(campaign), messages=tuple(n.told_message(m) for m in given.messages),
        figures=tuple(n.told_figure(f) for f in given.figures), kit=kit, templates=tuple(templates),
    )  # fmt: skip
    edition = campaign.edition + 1
    head = {
        "id": str(campaign.id), "edition": edition, "issued": session.now(), "sender": own_name(project),
        "expires": order.expires, "note": order.note.strip(),
    }  # fmt: skip
    target = out if out.suffix else out.with_suffix(SUFFIX)
    sha = write_pack(target, n.PACK, head, msgspec.to_builtins(body), blobs)
    return Exported(
        path=str(target), edition=edition, sha256=sha, bytes=target.stat().st_size,
        messages=len(body.messages), figures=len(body.figures), templates=len(templates),
        kit=kit.name if kit else "", campaign=msgspec.structs.replace(campaign, edition=edition),
    )  # fmt: skip


def _check(order: Order, given: Offer, today: str) -> None:
    if not given.messages:
        raise StudioError(
            "narrative/no-messages", "Kampanye ini belum punya pesan kunci, jadi paketnya kosong.",
            "Tulis dulu pesan kuncinya.",
        )  # fmt: skip
    if order.expires and iso_day(order.expires) != order.expires:
        raise StudioError(
            "narrative/expires", f"“{order.expires}” bukan tanggal.", "Tulis masa berlaku seperti 2026-12-31."
        )
    if order.expires and order.expires < today:
        raise StudioError(
            "narrative/expires",
            f"Masa berlaku {order.expires} sudah lewat.",
            "Pilih tanggal yang akan datang.",
        )


def _kit_of(project: Project) -> tuple[str, str]:
    """Name of the office's kit, or why it cannot go along."""
    office = project.find(Office, "office")
    if office is None or not office.kit:
        return "", N_("Kantor ini belum memilih kit merek.")
    folder = list_kits().get(office.kit)
    if folder is None:
        return "", N_("Kit kantor ini hanya ada di dalam proyek, tidak di pustaka kit.")
    return load_kit(folder, drawings=False).name.full, ""


def _kit(project: Project) -> tuple[n.PackKit, dict[str, bytes]]:
    """The office's kit with every file of its own; library fonts and textures go by their names."""
    folder = list_kits()[project.get(Office, "office").kit]
    kit = load_kit(folder)
    files = {name: path for name, path in kit_paths(kit, folder).items() if path.is_relative_to(folder)}
    files |= {name: folder / name for name in (FILE, PARTS) if (folder / name).is_file()}
    entries, blobs = [], {}
    for name in sorted(files):
        data = files[name].read_bytes()
        sha = hashlib.sha256(data).hexdigest()
        entries.append(n.KitFile(name=name, sha256=sha))
        blobs[f"kit/{sha}"] = data
    told = n.PackKit(id=kit.id, name=kit.name.full, sha256=kit_hash(kit), files=tuple(entries))
    return told, blobs


def _template(session: Session, ident: str) -> tuple[n.PackTemplate, dict[str, bytes]]:
    """A template by its id; the office's own with its pages, its locks and the pictures it shows."""
    project = session.project
    record = project.find(OfficeTemplate, ident)
    if record is None:
        if ident not in list_templates():
            raise StudioError(
                "template/unknown", f"Templat “{ident}” tidak ada.", "Lihat: studio templates list."
            )
        return n.PackTemplate(id=ident, name=template_names()[ident].get("id", ident)), {}
    design = project.get(Design, record.design)
    pages = tuple(project.get(DesignPage, i) for i in design.pages)
    files = session.file.pinned("template", design.template, design.template_hash)
    if files is None:
        raise StudioError("project/pin-missing", f"Templat “{record.name}” tidak ada di berkas proyek.", "")
    assets, blobs = _pictures(session, pages)
    raw = {
        "record": to_raw(record), "design": to_raw(design), "pages": [to_raw(p) for p in pages],
        "template": msgspec.json.decode(files[TEMPLATE]),
    }  # fmt: skip
    data = canonical(raw)
    sha = hashlib.sha256(data).hexdigest()
    blobs[f"templat/{sha}.json"] = data
    return n.PackTemplate(id=record.id, name=record.name, sha256=sha, assets=assets), blobs


def _pictures(
    session: Session, pages: tuple[DesignPage, ...]
) -> tuple[tuple[n.PackAsset, ...], dict[str, bytes]]:
    shown = dict.fromkeys(
        value.asset for page in pages for value in page.slots.values() if isinstance(value, Picture)
    )
    found = [a for i in shown if (a := session.project.find(Asset, i)) is not None]
    blobs = {f"gambar/{a.sha256}": session.blob(a.sha256) for a in found}
    told = tuple(
        n.PackAsset(
            id=str(a.id), sha256=str(a.sha256), name=a.name, source=a.source, author=a.author,
            licence=a.licence, consent=a.consent, alt=a.alt,
        )
        for a in found
    )  # fmt: skip
    return told, blobs
