"""Posts from content files and press texts, stored as one command."""

import hashlib
from pathlib import Path

import msgspec

from studio.catalog.platforms import find_placement, placements
from studio.catalog.templates import load_template
from studio.domain.content import Asset, Figure, Office, Post
from studio.domain.ids import AssetId, PlacementId, PostId
from studio.domain.template import Template
from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.content_file import ContentFile, read_content
from studio.intake.content_records import AddPicture, ContentRecords, to_records
from studio.intake.picture import TakenPicture, take_picture
from studio.session.layers import platform_layers
from studio.session.projects import new_id
from studio.session.resources import pin_kit, pin_template
from studio.session.session import Session

ALL = "semua"
"""In a content file's `placements`: every placement the template serves."""


def add_post(session: Session, path: Path) -> Post:
    """Add the post a content file describes: pictures through the door, template and kit pinned."""
    content = read_content(path)
    session.require_writable()
    made = _records(session, content)
    with session.edit(N_(f"Tambah konten “{content.title}”")) as draft:
        draft.put(*made.all)
    return made.post


def _records(session: Session, content: ContentFile) -> ContentRecords:
    office = session.project.find(Office, "office")
    kit_id = content.kit or (office.kit if office else "")
    if not kit_id:
        raise StudioError(
            "kit/none", "Proyek ini belum punya kit merek.", 'Tulis kit = "…" di berkas konten.'
        )
    made = records_of(
        content, load_template(content.template), kit_id, lambda file: take_asset(session, file),
        platform_layers(session),
    )  # fmt: skip
    _, template_hash = pin_template(session, content.template)
    _, kit_hash = pin_kit(session, kit_id)
    design = msgspec.structs.replace(made.design, template_hash=template_hash, kit_hash=kit_hash)
    figures = tuple(_same_or_new(session, figure) for figure in made.figures)
    return msgspec.structs.replace(made, design=design, figures=figures)


def records_of(
    content: ContentFile, template: Template, kit: str, add_picture: AddPicture, layers: tuple[Path, ...]
) -> ContentRecords:
    """Records of a content file that fits its template; nothing is stored, nothing pinned."""
    expanded = _expand(content, template, layers)
    made = to_records(content, add_picture, lambda _: new_id(), kit=kit, expand=lambda _: expanded)
    _check_slots(template, made)
    return made


def _same_or_new(session: Session, figure: Figure) -> Figure:
    return session.project.find(Figure, figure.id) or figure


def _expand(content: ContentFile, template: Template, layers: tuple[Path, ...]) -> tuple[PlacementId, ...]:
    """Placement ids of a content file; `semua` and none at all mean every one the template serves."""
    if not content.placements or ALL in content.placements:
        count = max(1, len(content.pages))
        return tuple(
            PlacementId(ident)
            for ident, place in placements(layers).items()
            if place.purpose in template.purposes and place.items_min <= count
        )
    return tuple(PlacementId(find_placement(name, layers).id) for name in content.placements)


def _check_slots(template: Template, made: ContentRecords) -> None:
    """Every slot and page layout the file names must be one of the template's."""
    from studio.catalog.decode import nearest  # noqa: PLC0415 - only on this path

    _check_variant(template, made.design.variant)
    slots = [slot.id for slot in template.slots]
    layouts = [page.id for page in template.pages]
    for page in made.pages:
        for name in page.slots:
            if name not in slots:
                near = nearest(name, slots)
                hint = f"Mungkin maksudnya “{near}”?" if near else f"Isian templat ini: {', '.join(slots)}."
                raise StudioError(
                    "content/slot", f"Templat “{template.id}” tidak punya isian “{name}”.", hint
                )
        if page.layout and page.layout not in layouts:
            hint = f"Halaman yang ada: {', '.join(layouts)}."
            raise StudioError(
                "content/layout", f"Templat “{template.id}” tidak punya halaman “{page.layout}”.", hint
            )


def _check_variant(template: Template, variant: str) -> None:
    from studio.catalog.decode import nearest  # noqa: PLC0415 - only on this path

    known = [one.id for one in template.variants]
    if variant and variant not in known:
        near = nearest(variant, known)
        hint = f"Mungkin maksudnya “{near}”?" if near else f"Yang ada: {', '.join(known) or 'belum ada'}."
        message = f"Templat “{template.id}” tidak punya tata letak “{variant}”."
        raise StudioError("content/variant", message, hint)


def preview(path: Path) -> ContentFile:
    """The validated content file, nothing stored."""
    return read_content(path)


def placement_id(session: Session, name: str) -> PlacementId:
    """The placement of that id; an unknown one is answered with the nearest."""
    return PlacementId(find_placement(name, platform_layers(session)).id)


def take_asset(session: Session, path: Path) -> Asset:
    """Take a picture file in; the same bytes taken before give the asset that is there."""
    return keep_taken(session, take_named(path), path.name)


def keep_taken(session: Session, taken: TakenPicture, name: str) -> Asset:
    """Keep a picture that was taken in; the same bytes kept before give the asset that is there."""
    known = next((a for a in session.project.all(Asset) if a.sha256 == taken.sha256), None)
    session.add_blob(taken.data, taken.mime)
    session.add_blob(taken.original, "application/octet-stream")
    return asset_of(taken, name) if known is None else known


def take_named(path: Path) -> TakenPicture:
    """The clean copy of a picture file; a refusal names the file."""
    try:
        return take_picture(path)
    except StudioError as error:
        if path.name in error.message:
            raise
        raise StudioError(error.code, f"“{path.name}”: {error.message}", error.hint) from error


def asset_of(taken: TakenPicture, name: str) -> Asset:
    """The record of a picture that was taken in."""
    return Asset(
        id=AssetId(hashlib.sha256(taken.sha256.encode()).hexdigest()[:32]), sha256=taken.sha256,
        original=taken.original_sha256, name=name, mime=taken.mime, width=taken.width,
        height=taken.height, taken=taken.taken, had_place=taken.had_gps,
    )  # fmt: skip


def find_post(session: Session, ident: str) -> Post:
    """A post by id, by the start of its id, or by its title."""
    posts = session.project.all(Post)
    exact = [p for p in posts if ident in (p.id, p.title)]
    found = exact or [p for p in posts if p.id.startswith(ident)]
    if len(found) == 1:
        return found[0]
    if not posts:
        raise StudioError("post/none", "Proyek ini belum punya konten.", "Tambahkan dengan: studio post add.")
    many = len(found) > 1
    message = (
        f"Ada {len(found)} konten yang cocok dengan “{ident}”." if many else f"Konten “{ident}” tidak ada."
    )
    raise StudioError("post/unknown", message, "Lihat daftarnya dengan: studio post list.")


def all_posts(session: Session) -> tuple[PostId, ...]:
    """Ids of every post in order."""
    return tuple(post.id for post in session.project.all(Post))
