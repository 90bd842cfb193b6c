"""A content file as records of a project; pure but for the one callable that brings pictures in."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from studio.domain.content import (
    Asset,
    Design,
    DesignPage,
    Figure,
    FigureRef,
    FigureRefs,
    Picture,
    Post,
    SlotValue,
)
from studio.domain.ids import AssetId, CampaignId, FigureId, PillarId, PlacementId, PostId
from studio.domain.record import Record, Value
from studio.intake.content_file import ContentFile, Entry, FigureEntry, FiguresEntry, PictureEntry
from studio.intake.example_pictures import picture_path

NewId = Callable[[str], str]
"""Gives a fresh id for a record kind (`post`, `design`, `page`, `figure`)."""
AddPicture = Callable[[Path], Asset]
"""Takes a picture file in and gives its asset record."""
Expand = Callable[[tuple[str, ...]], tuple[PlacementId, ...]]
"""Turns placement ids and set names such as `semua` into placement ids."""


class ContentRecords(Value, frozen=True, kw_only=True):
    """The records of one content file."""

    post: Post
    design: Design
    pages: tuple[DesignPage, ...]
    assets: tuple[Asset, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def all(self) -> tuple[Record, ...]:
        """Every record, parents last."""
        return (*self.assets, *self.figures, *self.pages, self.design, self.post)


SAME = (
    "title", "tags", "summary", "purpose", "audience", "key_message", "event_date", "note",
    "caption", "captions", "schedule",
)  # fmt: skip


def to_records(
    content: ContentFile,
    add_picture: AddPicture,
    new_id: NewId,
    *,
    kit: str = "",
    expand: Expand | None = None,
) -> ContentRecords:
    """Records of `content`; `kit` stands in when the file names none. A picture is taken in once."""
    figures = {line.id: _figure(line, new_id) for line in content.figures}
    assets: dict[str, Asset] = {}
    pages = []
    for page in content.pages:
        slots = {
            name: _slot(entry, content, add_picture, assets, figures) for name, entry in page.slots.items()
        }
        pages.append(DesignPage(id=new_id("page"), layout=page.layout, slots=slots))
    design = Design(
        id=new_id("design"),
        template=content.template,
        kit=content.kit or kit,
        variant=content.variant,
        pages=tuple(page.id for page in pages),
    )
    return ContentRecords(
        post=_post(content, new_id, design.id, expand),
        design=design,
        pages=tuple(pages),
        assets=tuple({asset.id: asset for asset in assets.values()}.values()),
        figures=tuple(figures.values()),
    )


def _post(content: ContentFile, new_id: NewId, design: str, expand: Expand | None) -> Post:
    named = content.placements
    return Post(
        id=PostId(new_id("post")),
        design=design,
        placements=expand(named) if expand else tuple(PlacementId(name) for name in named),
        pillar=PillarId(content.pillar) if content.pillar else None,
        campaign=CampaignId(content.campaign) if content.campaign else None,
        **{name: getattr(content, name) for name in SAME},
    )


def _figure(line: Value, new_id: NewId) -> Figure:
    parts = msgspec.structs.asdict(line)
    return Figure(**{**parts, "id": FigureId(new_id("figure"))})


def _slot(
    entry: Entry, content: ContentFile, add: AddPicture, assets: dict[str, Asset], figures: dict[str, Figure]
) -> SlotValue:
    if isinstance(entry, FigureEntry):
        return FigureRef(figure=figures[entry.figure].id)
    if isinstance(entry, FiguresEntry):
        return FigureRefs(figures=tuple(figures[name].id for name in entry.figures))
    if isinstance(entry, PictureEntry):
        return _picture(entry, content, add, assets)
    return entry


def _picture(entry: PictureEntry, content: ContentFile, add: AddPicture, assets: dict[str, Asset]) -> Picture:
    if entry.file not in assets:
        assets[entry.file] = add(picture_path(Path(content.folder), entry.file))
    known = ("source", "author", "licence", "consent", "people", "alt")
    said = {name: getattr(entry, name) for name in known if getattr(entry, name)}
    asset = msgspec.structs.replace(assets[entry.file], **said)
    assets[entry.file] = asset
    return Picture(asset=AssetId(asset.id), focal=entry.focal, crop=entry.crop, alt=entry.alt)
