"""`studio caption count`: how long a text is for a placement, by the platform's own rule."""

import json
import sys
from typing import Any

import click

from studio.catalog.decode import nearest
from studio.catalog.platforms import alt_text_limit, caption_of, find_placement
from studio.domain.counting import Count, count
from studio.domain.platform import CaptionProfile, Placement, TextLimit, Unit
from studio.errors import StudioError

UNIT_WORDS: dict[Unit, str] = {
    "weighted": "bobot X",
    "graphemes": "karakter",
    "utf16": "satuan UTF-16",
    "bytes": "bita UTF-8",
    "characters": "karakter",
}


@click.group(name="caption")
def command() -> None:
    """Takarir: panjang menurut aturan tiap platform."""


@command.command(name="count")
@click.option("--placement", required=True, metavar="ID", help="Penempatan, misalnya x/post.")
@click.option("--field", default="", metavar="F", help="Kolom, misalnya title; tanpa ini teks utamanya.")
@click.option("--cw", default="", metavar="TEKS", help="Peringatan isi; di Mastodon ikut dihitung.")
@click.option("--json", "as_json", is_flag=True, help="Tulis sebagai JSON.")
def count_(*, placement: str, field: str, cw: str, as_json: bool) -> None:
    """Hitung teks dari masukan standar (UTF-8)."""
    target = find_placement(placement)
    profile = caption_of(target)
    limit = find_limit(target, profile, field)
    result = count(_read_input(), limit, warning=cw)
    if as_json:
        data = json.dumps(_as_json(target, profile, limit, result), ensure_ascii=False, indent=2)
        click.echo(data.encode() + b"\n", nl=False)
        return
    _print(limit, profile, result)


def find_limit(placement: Placement, profile: CaptionProfile | None, field: str) -> TextLimit:
    """The limit of a field of a placement; `alt` is the alternative text."""
    alt = alt_text_limit(placement)
    if field == "alt" and alt is not None:
        return alt
    found = profile.limit_of(field) if profile else None
    if found is not None:
        return found
    known = [*(profile.fields if profile else ()), *(["alt"] if alt else ())]
    if not known:
        raise StudioError(
            "caption/none", f"{placement.id} tidak punya takarir.", "Tulis pesannya di dalam gambar."
        )
    if not field:
        field = "text"
    close = nearest(field, known) or ", ".join(known)
    raise StudioError(
        "caption/unknown-field",
        f"{placement.id} tidak punya kolom “{field}”.",
        f"Mungkin maksudnya: {close}.",
    )


def _read_input() -> str:
    raw = sys.stdin.buffer.read()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StudioError(
            "caption/encoding", "Masukan bukan teks UTF-8.", "Simpan teks sebagai UTF-8."
        ) from error
    return text.removesuffix("\n").removesuffix("\r")


def _as_json(placement: Placement, profile: CaptionProfile | None, limit: TextLimit, result: Count) -> Any:
    allowances = (
        {}
        if profile is None
        else {
            name: {"max": allowance.max, "soft": allowance.soft}
            for name, allowance in (
                ("hashtags", profile.hashtags),
                ("mentions", profile.mentions),
                ("links", profile.links),
            )
        }
    )
    return {
        "placement": placement.id,
        "used": result.used,
        "limit": result.limit,
        "unit": result.unit,
        "over": result.over,
        "hashtags": result.hashtags,
        "links": result.links,
        "mentions": result.mentions,
        "fold": result.fold,
        "past_fold": result.past_fold,
        "rule": limit.rule,
        "soft": result.soft,
        "over_soft": result.over_soft,
        "paid": limit.paid,
        "parts": [
            {"unit": part.unit, "used": part.used, "limit": part.limit, "over": part.over}
            for part in result.parts
        ],
        "allowed": allowances,
        "found": {
            "hashtags": result.found.hashtags,
            "links": result.found.links,
            "mentions": result.found.mentions,
        },
        "forbidden": result.forbidden,
    }


def _print(limit: TextLimit, profile: CaptionProfile | None, result: Count) -> None:
    for part in result.parts:
        top = "tanpa batas resmi" if part.limit is None else f"dari {part.limit}"
        state = " — TERLALU PANJANG" if part.over else ""
        click.echo(f"{limit.name['id']}: {part.used} {top} {UNIT_WORDS[part.unit]}{state}")
    if result.over_soft:
        click.echo(f"Lebih panjang dari anjuran ({result.soft}).")
    if result.past_fold:
        click.echo(f"Kira-kira {result.fold} karakter pertama yang tampak sebelum “selengkapnya”.")
    if profile is not None:
        for words, used, allowance in (
            ("Tagar", result.hashtags, profile.hashtags),
            ("Sebutan akun", result.mentions, profile.mentions),
            ("Tautan", result.links, profile.links),
        ):
            top = f", paling banyak {allowance.max}" if allowance.max is not None else ""
            advice = f", anjuran {allowance.soft}" if allowance.soft is not None else ""
            click.echo(f"{words}: {used}{top}{advice}")
        if result.links and not profile.links_clickable:
            click.echo("Tautan di sini tidak dapat diketuk.")
    if result.forbidden:
        click.echo(f"Karakter yang ditolak: {' '.join(ascii(char) for char in result.forbidden)}")
