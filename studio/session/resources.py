"""Templates and kits of a project: found in catalogues, pinned by hash at first use, read back."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from studio.catalog.brand import kit_hash, kit_paths, list_kits, load_kit
from studio.catalog.decode import nearest
from studio.catalog.templates import list_templates, load_template
from studio.domain.brand import Kit
from studio.domain.content import Design, DesignPage
from studio.domain.ids import Sha256
from studio.domain.template import Template
from studio.errors import StudioError
from studio.paths import brand_kits
from studio.seal.canonical import canonical
from studio.session.session import Session

KIT, TEMPLATE = "kit.json", "template.json"


def pin_template(session: Session, ident: str) -> tuple[Template, Sha256]:
    """The template of the catalogues, copied into the project under its hash."""
    template = load_template(ident)
    digest, data = template_file(template)
    session.file.pin("template", ident, digest, {TEMPLATE: data})
    return template, digest


def newer_template(session: Session, design: Design) -> Design | None:
    """The design with the template of the catalogues, pinned, when that is another one by now."""
    if design.template not in list_templates():
        return None
    template, digest = pin_template(session, design.template)
    known = {"", *(page.id for page in template.pages)}
    pages = (session.project.find(DesignPage, ident) for ident in design.pages)
    if digest == design.template_hash or not all(page is None or page.layout in known for page in pages):
        return None
    return msgspec.structs.replace(design, template_hash=digest)


def is_newest(design: Design) -> bool:
    """Whether a design has its template as the catalogues have it now; the office's own always has."""
    if design.template not in list_templates():
        return True
    return template_file(load_template(design.template))[0] == design.template_hash


def kits_to_show() -> Iterator[tuple[str, Kit, Path]]:
    """Every kit that can be read with its folder, quickly: a shipped one's drawings are taken as they are."""
    for ident, folder in list_kits().items():
        try:
            yield ident, load_kit(folder, drawings=folder.parent != brand_kits()), folder
        except StudioError:
            continue  # a damaged kit of the office is no reason not to show the others


def template_file(template: Template) -> tuple[Sha256, bytes]:
    """A template as it is pinned: the hash of its canonical JSON, and that JSON."""
    data = canonical(msgspec.to_builtins(template))
    return Sha256(hashlib.sha256(data).hexdigest()), data


def find_kit(ident: str) -> tuple[Kit, Path]:
    """The kit of the catalogues and its folder; an unknown one is answered with the nearest."""
    folders = list_kits()
    if ident not in folders:
        near = nearest(ident, folders)
        hint = f"Mungkin maksudnya “{near}”?" if near else f"Yang ada: {', '.join(folders)}."
        raise StudioError("kit/unknown", f"Kit merek “{ident}” tidak ada.", hint)
    return load_kit(folders[ident]), folders[ident]


def kit_file(kit: Kit) -> tuple[Sha256, bytes]:
    """A kit as it is pinned: its hash and its canonical JSON."""
    return Sha256(kit_hash(kit)), canonical(msgspec.to_builtins(kit))


def pin_kit(session: Session, ident: str) -> tuple[Kit, Sha256]:
    """The kit of the catalogues with its fonts and drawings, copied into the project under its hash."""
    kit, folder = find_kit(ident)
    digest, data = kit_file(kit)
    if (ident, digest) not in {(i, h) for kind, i, h in session.file.pins() if kind == "kit"}:
        files = {name: path.read_bytes() for name, path in kit_paths(kit, folder).items()}
        session.file.pin("kit", ident, digest, {KIT: data, **files})
    return kit, digest


def pinned_template(session: Session, design: Design) -> Template:
    """The template a design was made with."""
    files = session.file.pinned("template", design.template, design.template_hash)
    if files is None:
        raise _lost("Templat", design.template)
    return msgspec.json.decode(files[TEMPLATE], type=Template)


def pinned_kit(session: Session, design: Design) -> Kit:
    """The kit a design was made with."""
    files = session.file.pinned("kit", design.kit, design.kit_hash)
    if files is None:
        raise _lost("Kit merek", design.kit)
    return msgspec.json.decode(files[KIT], type=Kit)


def write_store(session: Session, designs: tuple[Design, ...], pictures: set[str], store: Path) -> None:
    """Everything jobs read, as files named by hash, written once."""
    for design in designs:
        for kind, ident, digest, main in (
            ("template", design.template, design.template_hash, TEMPLATE),
            ("kit", design.kit, design.kit_hash, KIT),
        ):
            if (store / digest).exists():
                continue
            files = session.file.pinned(kind, ident, digest)
            if files is None:
                raise _lost(kind, ident)
            for name, data in files.items():
                target = digest if name == main else hashlib.sha256(data).hexdigest()
                (store / target).write_bytes(data)
    for sha in pictures:
        if not (store / sha).exists():
            (store / sha).write_bytes(session.blob(sha))


def _lost(what: str, ident: str) -> StudioError:
    return StudioError(
        "project/pin-missing",
        f"{what} “{ident}” tidak ada di berkas proyek.",
        "Pulihkan proyek dari cadangan.",
    )
