"""Caption files to paste from: one text per platform, alt texts, and the same as JSON."""

import json
import unicodedata
from collections.abc import Sequence
from typing import Any

from studio.domain.caption import AssembledCaption
from studio.domain.record import Value
from studio.export.naming import unique_slugs

FIELD_NAMES = {"title": "Judul", "description": "Deskripsi", "tags": "Tag", "text": "Teks"}


class CaptionSet(Value, frozen=True, kw_only=True):
    """The texts of one post: captions by platform id, alt texts by page from 1."""

    id: str
    title: str
    captions: dict[str, AssembledCaption] = {}  # noqa: RUF012 - msgspec copies an empty default
    alt: tuple[str, ...] = ()


def caption_files(posts: Sequence[CaptionSet]) -> dict[str, bytes]:
    """Relative path → content: `captions/<platform>.txt`; with several posts, a folder for each of them."""
    folders = caption_folders([(post.id, post.title) for post in posts])
    files: dict[str, bytes] = {}
    for post in posts:
        folder = folders[post.id]
        for platform, caption in post.captions.items():
            files[f"{folder}/{platform}.txt"] = _bytes(_one_text(caption))
            if caption.first_comment:
                files[f"{folder}/{platform}-komentar-pertama.txt"] = _bytes(caption.first_comment)
        files[f"{folder}/alt.txt"] = _bytes(_alt_text(post.alt))
    files["captions/captions.json"] = _bytes(
        json.dumps({"format": 1, "posts": [_as_json(post) for post in posts]}, ensure_ascii=False, indent=2)
    )
    return files


def caption_folders(posts: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Folder of captions by post id: `captions`, or `captions/<slug>` when there are several posts."""
    if len(posts) == 1:
        return {posts[0][0]: "captions"}
    return {ident: f"captions/{name}" for ident, name in unique_slugs(posts).items()}


def _one_text(caption: AssembledCaption) -> str:
    """The text alone, or each field under its name where the platform has fields."""
    if not caption.fields:
        return caption.text
    named = dict(caption.fields)
    if caption.text and "description" not in named:
        named["description"] = caption.text
    order = [*(name for name in FIELD_NAMES if name in named), *(n for n in named if n not in FIELD_NAMES)]
    return "\n\n".join(f"[{FIELD_NAMES.get(name, name)}]\n{named[name]}" for name in order)


def _alt_text(alt: tuple[str, ...]) -> str:
    if len(alt) == 1:
        return alt[0]
    return "\n\n".join(f"[Halaman {number}]\n{text}" for number, text in enumerate(alt, start=1))


def _as_json(post: CaptionSet) -> dict[str, Any]:
    return {
        "id": post.id,
        "title": post.title,
        "platforms": {
            platform: {"text": c.text, "first_comment": c.first_comment, "fields": c.fields}
            for platform, c in post.captions.items()
        },
        "alt": [{"page": number, "text": text} for number, text in enumerate(post.alt, start=1)],
    }


def _bytes(text: str) -> bytes:
    """UTF-8 in NFC with one line end at the end."""
    return (unicodedata.normalize("NFC", text).rstrip("\n") + "\n").encode()
