"""What an answer attests: the hash of one part of a post, so that an edit voids only what it touches."""

from collections.abc import Iterable
from typing import Any

import msgspec

from studio.domain.caption import assemble
from studio.domain.content import (
    Asset,
    Caption,
    Design,
    DesignPage,
    Figure,
    FigureRef,
    FigureRefs,
    Office,
    Picture,
    Post,
    SlotValue,
)
from studio.domain.ethics import Binds, Situation
from studio.domain.ids import PostId, Sha256
from studio.domain.project import Project
from studio.seal.canonical import hash_json
from studio.seal.content_hash import FIGURE_SHOWN, content_hashes
from studio.store.codec import to_raw

WHOLE = ("media", "captions", "alt")
COMMON = "common"
"""What the caption for all platforms is called after `caption:`."""


def parts(project: Project, post_id: PostId, situations: tuple[Situation, ...] = ()) -> dict[str, Sha256]:
    """Every part of a post that can be attested, by its name, with its hash; KeyError without such a post.

    `whole`, `texts`, `media`, `captions`, `accounts`, `situation`, then `caption:<platform>`,
    `picture:<asset>` and `figure:<id>` for each that it has. Hashes are of values and blobs, never of pixels.
    """
    post = project.get(Post, post_id)
    pages = _pages(project, post)
    content = content_hashes(project, post_id)
    whole = hash_json([content[name] for name in WHOLE])
    found = {
        "whole": whole,
        "media": content["media"],
        "captions": content["captions"],
        "texts": hash_json([content["captions"], content["alt"], _words(project, pages), post.title]),
        "accounts": hash_json(_accounts(project)),
        "situation": hash_json([whole, [[s.id, s.mode, s.start] for s in situations]]),
    }
    return found | _captions(post) | _pictures(project, pages) | _figures(project, pages)


def parts_of(binds: Binds, names: dict[str, Sha256]) -> tuple[str, ...]:
    """The names a question is asked about: itself, or one for each caption, picture or figure there is."""
    if binds in {"caption", "picture", "figure"}:
        return tuple(name for name in names if name.startswith(f"{binds}:"))
    return (binds,)


def _pages(project: Project, post: Post) -> tuple[DesignPage, ...]:
    design = project.find(Design, post.design)
    found = (project.find(DesignPage, ident) for ident in design.pages) if design else ()
    return tuple(page for page in found if page is not None)


def _words(project: Project, pages: tuple[DesignPage, ...]) -> list[Any]:
    """Slots of words, page by page, and the figures that stand among them; a file keeps no order of slots."""
    return [
        [
            [name, _shown(project, value)]
            for name, value in sorted(page.slots.items())
            if not isinstance(value, Picture)
        ]
        for page in pages
    ]


def _shown(project: Project, value: SlotValue) -> Any:
    figures = _figure_ids(value)
    return [_figure(project, ident) for ident in figures] if figures else msgspec.to_builtins(value)


def _figure_ids(value: SlotValue) -> tuple[str, ...]:
    if isinstance(value, FigureRef):
        return (value.figure,)
    return value.figures if isinstance(value, FigureRefs) else ()


def _figure(project: Project, ident: str) -> list[str]:
    figure = project.find(Figure, ident)
    return [getattr(figure, name) for name in FIGURE_SHOWN] if figure else []


def _captions(post: Post) -> dict[str, Sha256]:
    texts = {COMMON: assemble(Caption(), post.caption)}
    texts |= {platform: assemble(own, post.caption) for platform, own in post.captions.items()}
    return {f"caption:{name}": hash_json(msgspec.to_builtins(made)) for name, made in texts.items()}


def _pictures(project: Project, pages: tuple[DesignPage, ...]) -> dict[str, Sha256]:
    """Each picture with the ways it is shown: another crop may show somebody else.

    Pages of one finished file are one picture (`stands_for`): who made it is asked of the file, once.
    """
    shown: dict[str, dict[str, list[Any]]] = {}
    heads = stands_for(project, pages)
    for page in pages:
        for _name, value in sorted(page.slots.items()):
            if isinstance(value, Picture):
                raw = msgspec.to_builtins(value)
                of_file = shown.setdefault(heads[value.asset], {})
                of_file.setdefault(value.asset, []).append(
                    {key: raw[key] for key in sorted(raw) if key not in {"alt", "asset", "type"}}
                )
    return {
        f"picture:{head}": hash_json([part for one in _hashed(project, of_file) for part in one])
        for head, of_file in shown.items()
    }


def _hashed(project: Project, shown: dict[str, list[Any]]) -> list[list[Any]]:
    return [[_bytes(project, ident), ways] for ident, ways in shown.items()]


def stands_for(project: Project, pages: Iterable[DesignPage]) -> dict[str, str]:
    """For each picture on the pages the one it is asked about as: itself, or its file's first page here."""
    heads: dict[tuple[str, int], str] = {}
    found: dict[str, str] = {}
    for page in pages:
        for _name, value in sorted(page.slots.items()):
            if isinstance(value, Picture):
                asset = project.find(Asset, value.asset)
                known = asset.outside if asset else None
                many = known is not None and known.pages > 1
                file = (known.file, known.bytes) if known and many else (value.asset, 0)
                found[value.asset] = heads.setdefault(file, value.asset)
    return found


def _bytes(project: Project, ident: str) -> str:
    asset = project.find(Asset, ident)
    return asset.sha256 if asset else ""


def _figures(project: Project, pages: tuple[DesignPage, ...]) -> dict[str, Sha256]:
    found = dict.fromkeys(i for page in pages for value in page.slots.values() for i in _figure_ids(value))
    return {f"figure:{ident}": hash_json(_figure(project, ident)) for ident in found}


def _accounts(project: Project) -> Any:
    """The accounts of the office; the same for every post."""
    office = project.find(Office, "office")
    return to_raw(office).get("accounts", {}) if office else {}
