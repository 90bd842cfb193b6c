"""Find and replace over every caption and alternative text of a post."""

import re
from collections.abc import Callable

import msgspec

from studio.domain.content import Asset, Caption, Design, DesignPage, Picture, Post
from studio.domain.project import Project
from studio.domain.record import Record, Value


class Hit(Value, frozen=True, kw_only=True):
    """Where something stands: `platform` is empty for the common caption, `part` names the field.

    For an alternative text `platform` is `alt` and `part` is page id and slot, parted by a blank.
    """

    platform: str
    part: str
    start: int
    end: int


def pattern(find: str, *, match_case: bool = False) -> re.Pattern[str]:
    """What to look for, literally."""
    return re.compile(re.escape(find), 0 if match_case else re.IGNORECASE)


def find_all(project: Project, post: Post, find: str, *, match_case: bool = False) -> tuple[Hit, ...]:
    """Every place, common caption first, then platforms, then alternative texts."""
    if not find:
        return ()
    wanted = pattern(find, match_case=match_case)
    hits: list[Hit] = []
    for platform, caption in _captions(post):
        for part, text in parts_of(caption).items():
            hits += [
                Hit(platform=platform, part=part, start=m.start(), end=m.end()) for m in wanted.finditer(text)
            ]
    for page, slot, text in alts_of(project, post):
        hits += [
            Hit(platform="alt", part=f"{page.id} {slot}", start=m.start(), end=m.end())
            for m in wanted.finditer(text)
        ]
    return tuple(hits)


def replaced(
    project: Project, post: Post, find: str, by: str, *, match_case: bool = False
) -> tuple[Record, ...]:
    """The records that a replacement of all changes."""
    if not find:
        return ()
    wanted = pattern(find, match_case=match_case)

    def put(text: str) -> str:
        return wanted.sub(lambda _m: by, text)

    made = msgspec.structs.replace(
        post, caption=_each(post.caption, put), captions={k: _each(c, put) for k, c in post.captions.items()}
    )
    pages: dict[str, DesignPage] = {}
    for page, slot, text in alts_of(project, post):
        value = page.slots[slot]
        if put(text) != text and isinstance(value, Picture):
            now = pages.get(page.id, page)
            slots = {**now.slots, slot: msgspec.structs.replace(value, alt=put(text))}
            pages[page.id] = msgspec.structs.replace(now, slots=slots)
    return (*((made,) if made != post else ()), *pages.values())


def parts_of(caption: Caption) -> dict[str, str]:
    """Every text of a caption by the name of its part; fields are `fields.<name>`, tags `hashtags.<n>`."""
    parts = {name: getattr(caption, name) for name in ("text", "call_to_action", "link", "first_comment")}
    parts |= {f"fields.{name}": text for name, text in caption.fields.items()}
    for name in ("hashtags", "mentions"):
        parts |= {f"{name}.{at}": word for at, word in enumerate(getattr(caption, name) or ())}
    return parts


def alts_of(project: Project, post: Post) -> tuple[tuple[DesignPage, str, str], ...]:
    """Page, slot and alternative text of every placed picture; the asset's text where it has none itself."""
    design = project.find(Design, post.design)
    found = []
    for ident in design.pages if design else ():
        page = project.get(DesignPage, ident)
        for slot, value in page.slots.items():
            if isinstance(value, Picture):
                asset = project.find(Asset, value.asset)
                found.append((page, slot, value.alt or (asset.alt if asset else "")))
    return tuple(found)


def _captions(post: Post) -> tuple[tuple[str, Caption], ...]:
    return (("", post.caption), *post.captions.items())


def _each(caption: Caption, put: Callable[[str], str]) -> Caption:
    return msgspec.structs.replace(
        caption,
        text=put(caption.text),
        call_to_action=put(caption.call_to_action),
        link=put(caption.link),
        first_comment=put(caption.first_comment),
        fields={name: put(text) for name, text in caption.fields.items()},
        hashtags=None if caption.hashtags is None else tuple(filter(None, map(put, caption.hashtags))),
        mentions=None if caption.mentions is None else tuple(filter(None, map(put, caption.mentions))),
    )
