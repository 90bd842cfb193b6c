"""Links, hashtags and mentions of a text, and the form in which it is counted."""

import importlib
import re
import sys
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.util import find_spec, module_from_spec
from typing import Any

from studio.domain.record import Value
from studio.errors import StudioError

MAX_DOTS, MAX_NAME = 9, 253
"""Dots and length of the longest believable server name; beyond, the library's pattern stalls."""
RUN = re.compile(r"[^\s/?#:]+")
PATH_RUN = re.compile(r"[0-9A-Za-z%&=+$~._-]+")
JOINTS = re.compile(r"[._-]")
WORD = r"[\p{L}\p{M}\p{N}_]"


class Span(Value, frozen=True, kw_only=True):
    """A stretch of the counted text, by code points."""

    start: int
    end: int
    text: str


class Found(Value, frozen=True, kw_only=True):
    """What stands in a text: hashtags with `#`, mentions with `@`, links; in order, with repeats."""

    hashtags: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def counted_form(text: str) -> str:
    """The text as it is counted: NFC, lines ended by a line feed; broken characters are an error."""
    if "\0" in text:
        raise StudioError("text/nul", "Teks berisi karakter nol yang tidak sah.", "Tempel ulang teksnya.")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise StudioError(
            "text/surrogate", "Teks berisi separuh karakter yang rusak.", "Tempel ulang teks dari sumbernya."
        )
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")


@lru_cache(maxsize=64)
def links(text: str, *, bare: bool = True) -> tuple[Span, ...]:
    """Web addresses as X and Mastodon see them; `bare` also takes names without http, such as nama.go.id."""
    if "." not in text or not (bare or "://" in text):
        return ()
    found = _url_finder()(_bounded(text), bare)
    return tuple(
        Span(start=start, end=end, text=text[start:end])
        for start, end in (entry["indices"] for entry in found)
    )


def _bounded(text: str) -> str:
    """The text without names that no server can have, at the same length."""
    return RUN.sub(lambda run: _bounded_run(run.group()), text)


def _bounded_run(run: str) -> str:
    if len(run) > MAX_NAME:
        return JOINTS.sub("~", run) if PATH_RUN.fullmatch(run) else " " * len(run)
    if run.count(".") <= MAX_DOTS:
        return run
    pieces = re.split(r"(\.{2,})", run)
    return "".join(p.replace(".", "~") if p.strip(".").count(".") > MAX_DOTS else p for p in pieces)


def find_parts(text: str, *, bare_links: bool = True) -> Found:
    """Hashtags, mentions and links of a text in counted form; nothing inside links is a tag or a mention."""
    spans = links(text, bare=bare_links)
    rest = without(text, spans)
    tag_pattern, mention_pattern = _patterns()
    tags = (tag for run in tag_pattern.finditer(rest) for tag in re.split("[#＃]", run.group())[1:])
    return Found(
        hashtags=tuple(f"#{tag}" for tag in tags),
        mentions=tuple(match.group() for match in mention_pattern.finditer(rest)),
        links=tuple(span.text for span in spans),
    )


def without(text: str, spans: tuple[Span, ...], put: str = " ") -> str:
    """The text with `put` in the place of each span."""
    pieces: list[str] = []
    start = 0
    for span in spans:
        pieces += [text[start : span.start], put]
        start = span.end
    return "".join([*pieces, text[start:]])


@cache
def _patterns() -> tuple[Any, Any]:
    import regex  # noqa: PLC0415 - heavy

    tag = rf"[#＃](?=[\p{{N}}_]*[\p{{L}}\p{{M}}]){WORD}+"
    return (
        regex.compile(rf"(?<!{WORD}|[&/])(?:{tag})+"),
        regex.compile(rf"(?<!{WORD}|[./@])[@＠]{WORD}+(?:[.\-]+{WORD}+)*(?:@{WORD}+(?:[.\-]+{WORD}+)+)?"),
    )


@cache
def _url_finder() -> Callable[[str, bool], list[dict[str, Any]]]:
    """The library's address finder, loaded without its package body.

    WORKAROUND: `twitter_text/__init__.py` imports pkg_resources, which Python 3.12 and later
    no longer install; the address finder does not need it. Remove when twitter-text-parser reads its
    emoji list without it.
    """
    if "twitter_text" in sys.modules:
        return _loaded()
    spec = find_spec("twitter_text")
    if spec is None:
        raise ModuleNotFoundError("twitter_text")
    sys.modules["twitter_text"] = module_from_spec(spec)
    try:
        return _loaded()
    finally:
        del sys.modules["twitter_text"]


def _loaded() -> Callable[[str, bool], list[dict[str, Any]]]:
    finder: Callable[[str, bool], list[dict[str, Any]]] = importlib.import_module(
        "twitter_text.extract_urls"
    ).extract_urls_with_indices
    return finder
