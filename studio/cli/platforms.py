"""`studio platforms`: what each platform accepts, and where each number comes from."""

import json
from pathlib import Path
from typing import Any, get_args

import click
import msgspec

from studio.catalog.facts import number_paths
from studio.catalog.platforms import (
    data_version,
    find_placement,
    find_platform,
    load_platforms,
    placements,
    unknown_id,
)
from studio.domain.platform import CONFIDENCE_NAMES, Fact, Placement, Platform, Purpose


@click.group(name="platforms")
def command() -> None:
    """Platform dan penempatan: ukuran, batas, sumber angkanya."""


@command.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Tulis sebagai JSON.")
@click.option("--purpose", type=click.Choice(get_args(Purpose)), help="Hanya yang untuk keperluan ini.")
def list_(*, as_json: bool, purpose: str | None) -> None:
    """Daftar semua penempatan."""
    chosen = [one for one in placements().values() if purpose in {None, one.purpose}]
    if as_json:
        _print_json([_summary(one) for one in chosen])
        return
    width = max((len(one.id) for one in chosen), default=0)
    for one in chosen:
        size = f"{one.width} × {one.height}"
        click.echo(f"{one.id:<{width}}  {size:<11}  {one.aspect:<8}  {one.purpose:<6}  {one.name['id']}")
    click.echo(f"{len(chosen)} penempatan")


@command.command(name="use")
@click.argument("project", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Hanya tampilkan apa yang akan dilakukan.")
@click.option("--json", "as_json", is_flag=True, help="Tulis sebagai JSON.")
def use(*, project: Path, file: Path, dry_run: bool, as_json: bool) -> None:
    """Simpan berkas platform di dalam proyek; angkanya mengalahkan angka kantor dan bawaan."""
    from studio.session import layers, projects  # noqa: PLC0415 - the other subcommands need no project

    with projects.open_project(project, read_only=dry_run) as session:
        if dry_run:
            click.echo(f"Akan menyimpan {file.name} di {project.name}.")
            return
        found = layers.use_platform_file(session, file)
    if as_json:
        _print_json({"file": file.name, "placements": list(found)})
        return
    click.echo(f"{file.name} tersimpan di proyek; platform ini punya {len(found)} penempatan.")


@command.command(name="show")
@click.argument("identifier", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Tulis sebagai JSON.")
def show(*, identifier: str, as_json: bool) -> None:
    """Satu platform atau satu penempatan, dengan sumber dan keyakinan setiap angka."""
    known = load_platforms()
    if "/" in identifier:
        placement = find_placement(identifier)
        platform, chosen = known[placement.platform], [placement]
    elif identifier in known:
        platform = find_platform(identifier)
        chosen = list(platform.placements.values())
    else:
        raise unknown_id("platform", identifier, [*known, *placements()])
    if as_json:
        _print_json(_details(platform, chosen, whole="/" not in identifier))
        return
    click.echo(f"{platform.id}  {platform.name['id']}")
    for placement in chosen:
        _print_placement(platform, placement)
    _print_captions(platform, {placement.caption for placement in chosen})
    burn = "bakar ke gambar" if not platform.subtitles else ", ".join(platform.subtitles)
    click.echo(f"\nTeks video: {burn}")
    click.echo("Keyakinan: " + "; ".join(f"{mark} {words}" for mark, words in CONFIDENCE_NAMES.items()))


def _summary(placement: Placement) -> dict[str, Any]:
    return {
        "id": placement.id,
        "platform": placement.platform,
        "name": placement.name,
        "purpose": placement.purpose,
        "width": placement.width,
        "height": placement.height,
        "aspect": placement.aspect,
        "formats": placement.formats,
        "caption": placement.caption,
    }


def _details(platform: Platform, chosen: list[Placement], *, whole: bool) -> dict[str, Any]:
    """What `show --json` prints: flat for one placement, a list of placements for a platform."""
    names = {placement.caption for placement in chosen}
    captions = {name: profile for name, profile in platform.captions.items() if whole or name in names}
    prefixes = [f"placements.{_short(placement)}" for placement in chosen]
    prefixes += [f"captions.{name}" for name in captions]
    facts = {path: fact for path, fact in platform.facts.items() if _under(path, prefixes)}
    sources = {fact.source: platform.sources[fact.source] for fact in facts.values()}
    entries = [
        {**_summary(placement), **_builtins(placement), "safe_box": _builtins(placement.safe_box)}
        for placement in chosen
    ]
    shared = {
        "captions": {name: _builtins(profile) for name, profile in captions.items()},
        "subtitles": platform.subtitles,
        "facts": {path: _builtins(fact) for path, fact in facts.items()},
        "sources": {key: _builtins(source) for key, source in sources.items()},
        "version": data_version(),
    }
    if whole:
        return {"id": platform.id, "name": platform.name, "placements": entries, **shared}
    return {**entries[0], **shared}


def _print_placement(platform: Platform, placement: Placement) -> None:
    safe = placement.safe_box
    click.echo(f"\n{placement.id}  {placement.name['id']}  ({placement.aspect}, {placement.purpose})")
    click.echo(
        f"  ruang aman: {safe.width:g} × {safe.height:g} px mulai x {safe.x:g}, y {safe.y:g}; "
        f"format: {', '.join(placement.formats)}"
    )
    if placement.note:
        click.echo(f"  {placement.note['id']}")
    _print_numbers(platform, placement, f"placements.{_short(placement)}")


def _print_captions(platform: Platform, names: set[str]) -> None:
    for name, profile in platform.captions.items():
        if name not in names:
            continue
        click.echo(f"\nTeks “{name}”")
        for key, limit in profile.fields.items():
            click.echo(f"  {key}: {limit.name['id']}, dihitung menurut {limit.rule} ({limit.unit})")
        _print_numbers(platform, profile, f"captions.{name}")


def _print_numbers(platform: Platform, value: Any, prefix: str) -> None:
    for path in number_paths(value):
        fact = platform.fact(f"{prefix}.{path}")
        if fact is not None and not _plain_default(fact):
            title = platform.sources[fact.source].title
            note = f" ({fact.note})" if fact.note else ""
            mark = "M?" if fact.confidence == "M" else fact.confidence
            click.echo(f"  {path:<26} {_number(value, path):>14}  [{mark}] {title}, {fact.checked}{note}")


def _plain_default(fact: Fact) -> bool:
    return fact.source == "STUDIO"


def _number(value: Any, path: str) -> str:
    for part in path.replace("]", "").replace("[", ".").split("."):
        if isinstance(value, dict):
            value = value[part]
        elif isinstance(value, tuple):
            value = value[int(part)]
        else:
            value = getattr(value, part)
    whole = isinstance(value, int) or float(value).is_integer()
    return f"{int(value):,}".replace(",", ".") if whole else str(value).replace(".", ",")


def _short(placement: Placement) -> str:
    return placement.id.partition("/")[2]


def _under(path: str, prefixes: list[str]) -> bool:
    return any(path == prefix or path.startswith((f"{prefix}.", f"{prefix}[")) for prefix in prefixes)


def _builtins(value: Any) -> Any:
    """A value as JSON types with all its fields, those at their default included."""
    if isinstance(value, msgspec.Struct):
        return {key: _builtins(inner) for key, inner in msgspec.structs.asdict(value).items()}
    if isinstance(value, dict):
        return {key: _builtins(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_builtins(inner) for inner in value]
    return value


def _print_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n", nl=False)
