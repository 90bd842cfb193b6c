"""What an approval binds to: the hash of each part of a post, over values and blobs, never over pixels."""

from typing import Any

from studio.domain.content import Asset, Design, DesignPage, Figure, FigureRef, FigureRefs, Picture, Post
from studio.domain.ids import AssetId, FigureId, PostId, Sha256
from studio.domain.project import Project
from studio.domain.review import Answer
from studio.seal.canonical import hash_json
from studio.store.codec import to_raw

PARTS = ("media", "captions", "alt", "answers", "schedule")
ASIDE = ("id", "pages", "unlocked")
"""Of a design: what is hashed elsewhere, or shows nothing."""
FIGURE_SHOWN = ("value", "label", "unit", "source", "as_of", "period", "previous", "previous_label")
"""What a template can show of a figure; its id and expiry stay out."""


def content_hashes(project: Project, post_id: PostId) -> dict[str, Sha256]:
    """The hash of each part of the post, and of all parts as `whole`; KeyError without such a post."""
    post = project.get(Post, post_id)
    pages = _pages(project, post)
    raw = to_raw(post)
    parts = {
        "media": hash_json(_media(project, post, pages)),
        "captions": hash_json([raw.get("caption", {}), raw.get("captions", {})]),
        "alt": hash_json(_alt(project, pages)),
        "answers": hash_json(_answers(project, post_id)),
        "schedule": hash_json([post.schedule.date, post.schedule.time, post.schedule.zone]),
    }
    return {**parts, "whole": hash_json(parts)}


def _pages(project: Project, post: Post) -> tuple[DesignPage | None, ...]:
    design = project.find(Design, post.design)
    return tuple(project.find(DesignPage, page) for page in design.pages) if design else ()


def _media(project: Project, post: Post, pages: tuple[DesignPage | None, ...]) -> dict[str, Any]:
    design = project.find(Design, post.design)
    looks = None
    if design:
        looks = {key: value for key, value in to_raw(design).items() if key not in ASIDE}
    return {
        "design": looks,
        "pages": [_page(project, page) if page else None for page in pages],
        "placements": list(post.placements),
    }


def _page(project: Project, page: DesignPage) -> dict[str, Any]:
    """The page without ids: what is shown, wherever it came from."""
    raw = to_raw(page)
    del raw["id"]
    slots = {**raw.get("slots", {})}
    for name, value in page.slots.items():
        if isinstance(value, Picture):
            slots[name] = {**slots[name], "asset": _asset_hash(project, value.asset)}
            slots[name].pop("alt", None)
        elif isinstance(value, FigureRef):
            slots[name] = {**slots[name], "figure": _figure(project, value.figure)}
        elif isinstance(value, FigureRefs):
            slots[name] = {**slots[name], "figures": [_figure(project, ref) for ref in value.figures]}
    return {**raw, "slots": slots}


def _asset_hash(project: Project, asset_id: AssetId) -> str | dict[str, str] | None:
    """The picture's bytes; of a film its own bytes and its subtitles too, for they are what is published."""
    asset = project.find(Asset, asset_id)
    film = asset.outside.film if asset and asset.outside else None
    if asset is None or film is None:
        return asset.sha256 if asset else None
    return {"cover": asset.sha256, "film": film.sha256, "subtitles": film.subtitles}


def _figure(project: Project, figure_id: FigureId) -> dict[str, str] | None:
    figure = project.find(Figure, figure_id)
    return {name: getattr(figure, name) for name in FIGURE_SHOWN} if figure else None


def _alt(project: Project, pages: tuple[DesignPage | None, ...]) -> list[list[Any]]:
    """Page number, slot and alt text of every picture; the asset's own text where the slot has none."""
    found: list[list[Any]] = []
    for number, page in enumerate(pages, 1):
        for name, value in sorted(page.slots.items()) if page else ():
            if isinstance(value, Picture):
                asset = project.find(Asset, value.asset)
                found.append([number, name, value.alt or (asset.alt if asset else "")])
    return found


def _answers(project: Project, post_id: PostId) -> list[dict[str, Any]]:
    answers = [to_raw(answer) for answer in project.all(Answer) if answer.post == post_id]
    return sorted(answers, key=lambda raw: (raw["item"], raw["id"]))
