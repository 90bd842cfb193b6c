"""`studio kit`: make, list, show, check and print brand kits."""

import json
from pathlib import Path
from typing import Any

import click

from studio.catalog.brand import RoleContrast, contrast_table, list_kits, load_kit
from studio.catalog.kit_findings import examine
from studio.domain.brand import Kit
from studio.domain.color import parse
from studio.errors import StudioError

PATH = click.Path(path_type=Path)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Hanya tampilkan apa yang akan dilakukan.")
AA, AAA = 4.5, 7.0
"""Ratios for normal text. Source: WCAG 2.2, 1.4.3 and 1.4.6."""


@click.group("kit")
def command() -> None:
    """Kit merek: buat, daftar, lihat, periksa, lembar."""


@command.command("new")
@click.option("--out", type=PATH, help="Folder kit-kit; bila kosong, folder data kantor.")
@click.option("--id", "ident", required=True, help="Nama singkat kit: huruf kecil, angka, tanda hubung.")
@click.option("--name", required=True, help="Nama lengkap kantor.")
@click.option("--short", required=True, help="Nama pendek kantor.")
@click.option("--lines", multiple=True, help="Satu baris nama di kaki gambar; boleh diulang.")
@click.option("--primary", required=True, help="Warna utama, misalnya #1F4E5F.")
@click.option("--accent", required=True, help="Warna aksen, misalnya #F2A65A.")
@click.option("--logo", type=PATH, help="Logo untuk kertas: SVG atau PNG tembus pandang.")
@click.option("--logo-dark", type=PATH, help="Logo untuk bidang gelap; bila kosong, dibuat dari logo itu.")
@click.option("--handle", default="", help="Nama akun, misalnya @akunkantor.")
@click.option("--site", default="", help="Alamat situs.")
@click.option("--address", default="", help="Alamat kantor dalam satu baris.")
@DRY_RUN
@AS_JSON
def new(*, out: Path | None, ident: str, dry_run: bool, as_json: bool, **said: Any) -> None:
    """Buat kit dari dua warna dan, bila ada, sebuah logo."""
    from studio.session.kits import KitOrder, new_kit  # noqa: PLC0415 - the other subcommands need no session

    order = KitOrder(
        id=ident, name=said["name"], short=said["short"], lines=said["lines"],
        primary=parse(said["primary"]), accent=parse(said["accent"]),
        footer=tuple(filter(None, (said["handle"], said["site"], said["address"]))),
        logo=said["logo"], logo_dark=said["logo_dark"],
    )  # fmt: skip
    made = new_kit(order, out, dry_run=dry_run)
    if as_json:
        _print({
            "id": made.kit.id, "folder": str(made.folder), "files": list(made.files),
            "notes": list(made.notes), "dry_run": dry_run, **_colors(made.kit),
        })  # fmt: skip
        return
    click.echo(f"Kit “{made.kit.id}” {'akan ditulis' if dry_run else 'ditulis'} di {made.folder}:")
    for line in (*made.files, "", *made.notes, ""):
        click.echo(f"  {line}" if line else "")
    _print_contrasts(made.kit)


@command.command("list")
@AS_JSON
def list_(*, as_json: bool) -> None:
    """Daftar kit yang terpasang, bawaan dan milik kantor."""
    found = [(load_kit(folder), folder) for folder in list_kits().values()]
    if as_json:
        _print([{"id": kit.id, "name": kit.name.full, "folder": str(folder)} for kit, folder in found])
        return
    width = max(len(kit.id) for kit, _ in found)
    for kit, _ in found:
        click.echo(f"{kit.id:<{width}}  {kit.name.full}")


@command.command("show")
@click.argument("ident", metavar="ID")
@AS_JSON
def show(*, ident: str, as_json: bool) -> None:
    """Isi sebuah kit: nama, warna, huruf, logo, motif, nada."""
    from studio.session.kits import find_kit  # noqa: PLC0415 - only here

    kit, folder = find_kit(ident)
    if as_json:
        _print(_details(kit, folder))
        return
    click.echo(f"{kit.name.full} ({kit.id}, versi {kit.version})\n{folder}\n")
    for role, swatch in kit.roles.items():
        click.echo(f"  {role:<16} {kit.color(role)}  {swatch}")
    families = dict.fromkeys(style.family for style in kit.styles.values())
    for what, words in (
        ("huruf", families), ("logo", (logo.id for logo in kit.logos)),
        ("motif", (texture.name.get("id", texture.id) for texture in kit.textures)),
        ("nada", kit.tone.get("voice", ())),
    ):  # fmt: skip
        click.echo(f"\n{what}: {', '.join(words) or 'belum ada'}", nl=False)
    click.echo("\n")
    _print_contrasts(kit)


@command.command("check")
@click.argument("folder", type=PATH)
@AS_JSON
@click.pass_context
def check(context: click.Context, folder: Path, *, as_json: bool) -> None:
    """Periksa kit di FOLDER; keluar 1 bila ada yang perlu diperbaiki."""
    if not folder.is_dir():
        raise StudioError("kit/folder", f"Folder {folder} tidak ada.", "Sebut folder yang memuat brand.toml.")
    kit, found = examine(folder)
    if as_json:
        rows = [{"code": one.code, "message": one.message, "hint": one.hint} for one in found]
        _print({"ok": not found, "findings": rows, **(_colors(kit) if kit else {})})
    else:
        for one in found:
            click.echo(f"{one.message} {one.hint}  [{one.code}]")
        if kit is not None:
            _print_contrasts(kit)
        click.echo("Kit siap dipakai." if not found else f"{len(found)} temuan.")
    context.exit(1 if found else 0)


@command.command("sheet")
@click.argument("ident", metavar="KIT")
@click.option("--out", type=PATH, required=True, help="Folder tujuan.")
@click.option("--width", type=click.IntRange(800, 3508), default=3508, help="Lebar PNG dalam piksel.")
@DRY_RUN
@AS_JSON
def sheet(*, ident: str, out: Path, width: int, dry_run: bool, as_json: bool) -> None:
    """Cetak lembar kit: satu PNG tiap halaman A4 dan satu PDF; KIT adalah nama atau folder kit."""
    from studio.session.kit_sheet import write_sheet  # noqa: PLC0415 - brings Qt in

    made = write_sheet(ident, out, dry_run=dry_run, width=width)
    if as_json:
        _print({"kit": made.kit, "folder": str(made.folder), "files": list(made.files), "dry_run": dry_run})
        return
    click.echo(f"Lembar kit “{made.kit}” {'akan ditulis' if dry_run else 'ditulis'} di {made.folder}:")
    for file in made.files:
        click.echo(f"  {file}")


def _details(kit: Kit, folder: Path) -> dict[str, Any]:
    return {
        "id": kit.id, "version": kit.version, "name": kit.name.full, "short": kit.name.short,
        "folder": str(folder), "swatches": kit.swatches, **_colors(kit),
        "styles": {name: f"{style.family} {style.weight}" for name, style in kit.styles.items()},
        "logos": [logo.id for logo in kit.logos], "motifs": kit.motifs, "tone": kit.tone,
        "textures": [
            {"id": one.id, "name": one.name, "region": one.region, "meaning": one.meaning}
            for one in kit.textures
        ],
    }  # fmt: skip


def _colors(kit: Kit) -> dict[str, Any]:
    return {
        "roles": {role: kit.color(role) for role in kit.roles},
        "contrasts": [
            {"role": row.role, "ground": row.ground, "ratio": round(row.ratio, 2), "needed": row.needed,
             "ok": row.ratio >= row.needed}
            for row in contrast_table(kit)
        ],
    }  # fmt: skip


def _print_contrasts(kit: Kit) -> None:
    for row in contrast_table(kit):
        ratio, needed = (f"{value:.2f}".replace(".", ",") for value in (row.ratio, row.needed))
        click.echo(
            f"  {row.role:<16} di atas {row.ground:<6} {ratio:>6} : 1  {_grade(row):<6}  perlu {needed}"
        )


def _grade(row: RoleContrast) -> str:
    if row.ratio < row.needed:
        return "KURANG"
    return "AAA" if row.ratio >= AAA else "AA" if row.ratio >= AA else "bentuk"


def _print(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
