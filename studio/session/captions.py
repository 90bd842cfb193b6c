"""Captions as a bundle writes them, for the clipboard; and what a post's placements make of its platforms."""

from collections.abc import Iterable, Mapping

from studio.domain.content import Caption, Post
from studio.domain.platform import CaptionProfile, Placement, Platform
from studio.domain.record import Value
from studio.export.captions import CaptionSet, caption_files
from studio.export.documents import captions_of

COMMON = ""
"""Stands where a platform's id would, for the common caption."""


class Surface(Value, frozen=True, kw_only=True):
    """A platform on which a post appears with words: its placements and the profiles they ask for."""

    platform: Platform
    placements: tuple[Placement, ...]
    profiles: tuple[CaptionProfile, ...]


def surfaces(
    post: Post, served: Iterable[str], placements: Mapping[str, Placement], platforms: Mapping[str, Platform]
) -> tuple[Surface, ...]:
    """Platforms with captions, in the order of the post's placements; then those with words of their own."""
    by_platform: dict[str, list[Placement]] = {}
    for ident in served:
        place = placements[ident]
        if place.caption:
            by_platform.setdefault(place.platform, []).append(place)
    for ident in post.captions:
        if platforms.get(ident) and platforms[ident].captions:
            by_platform.setdefault(ident, [])
    made = []
    for ident, places in by_platform.items():
        platform = platforms[ident]
        names = list(dict.fromkeys(place.caption for place in places)) or list(platform.captions)[:1]
        profiles = tuple(platform.captions[name] for name in names)
        made.append(Surface(platform=platform, placements=tuple(places), profiles=profiles))
    return tuple(made)


def text_to_paste(post: Post, platform: str) -> str:
    """What the bundle's `captions/<platform>.txt` holds, without the line end of the file."""
    return _written(post, platform, f"captions/{platform or 'umum'}.txt")


def comment_to_paste(post: Post, platform: str) -> str:
    """What the bundle writes for the first comment; empty without one."""
    return _written(post, platform, f"captions/{platform or 'umum'}-komentar-pertama.txt")


def _written(post: Post, platform: str, path: str) -> str:
    key = platform or "umum"
    captions = captions_of(post, [platform]) if platform else captions_of(_plain(post), [key])
    texts = CaptionSet(id=post.id, title=post.title, captions={key: next(iter(captions.values()))})
    return caption_files([texts]).get(path, b"").decode().removesuffix("\n")


def _plain(post: Post) -> Post:
    from msgspec.structs import replace  # noqa: PLC0415 - one use

    return replace(post, captions={"umum": Caption()})
