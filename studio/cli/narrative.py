"""`studio narrative`: packs of one narrative for the regions, and what they return."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from studio.session.narrative_compare import Preview
    from studio.session.narrative_file import Read
    from studio.session.narrative_return import ReturnPreview
    from studio.session.session import Session

PATH = click.Path(path_type=Path)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Hanya tampilkan apa yang akan dilakukan.")
CHANGES = {"new": "baru", "changed": "berubah", "gone": "hilang", "same": "sama"}
KINDS = {
    "campaign": "kampanye", "message": "pesan kunci", "figure": "angka", "kit": "kit merek",
    "template": "templat",
}  # fmt: skip


@click.group("narrative")
def command() -> None:
    """Paket narasi: kirim satu narasi ke daerah, terima, dan kirim balik."""


@command.command("export")
@click.argument("project", type=PATH)
@click.argument("campaign")
@click.argument("out", type=PATH)
@click.option("--expires", default="", metavar="TANGGAL", help="Berlaku sampai tanggal ini, YYYY-MM-DD.")
@click.option("--note", default="", help="Catatan untuk penerima.")
@click.option(
    "--template", "templates", multiple=True, metavar="ID", help="Sertakan templat ini; dapat diulang."
)
@click.option("--no-kit", is_flag=True, help="Jangan sertakan kit merek kantor.")
@DRY_RUN
@AS_JSON
def export(
    project: Path, campaign: str, out: Path, expires: str, note: str, templates: tuple[str, ...],
    no_kit: bool, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Tulis paket narasi CAMPAIGN di PROJECT ke OUT, sebagai edisi berikutnya."""
    import tempfile  # noqa: PLC0415 - only here

    from studio.session import campaigns, narrative_export, projects  # noqa: PLC0415

    with (
        projects.open_project(project, read_only=dry_run) as session,
        tempfile.TemporaryDirectory() as folder,
    ):
        found = narrative_export.find_campaign(session.project, campaign)
        order = narrative_export.Order(
            campaign=str(found.id), expires=expires, note=note, kit=not no_kit, templates=templates
        )
        target = Path(folder) / "coba.narasi" if dry_run else out
        made = narrative_export.export_pack(session, order, target)
        missing = narrative_export.offer(session, found).missing
        if not dry_run:
            with session.edit(f"Buat paket narasi “{found.name}”") as draft:
                campaigns.change_campaign(draft, made.campaign)
    told = {
        "path": str(out) if dry_run else made.path, "campaign": found.id, "edition": made.edition,
        "expires": expires, "sha256": made.sha256, "bytes": made.bytes, "messages": made.messages,
        "figures": made.figures, "templates": made.templates, "kit": made.kit, "missing_figures": missing,
        "signed": False, "written": not dry_run,
    }  # fmt: skip
    if as_json:
        _print(told)
        return
    for ident in missing:
        click.echo(f"Angka “{ident}” tidak ada di daftar angka, tidak disertakan.")
    click.echo(
        f"{'Akan ditulis' if dry_run else 'Ditulis'}: edisi {made.edition} ke {told['path']}"
        f" ({made.messages} pesan, {made.figures} angka, {made.templates} templat). Tidak ditandatangani."
    )


@command.command("show")
@click.argument("file", type=PATH)
@AS_JSON
def show(file: Path, as_json: bool) -> None:
    """Isi paket atau berkas balik FILE, setelah keutuhannya diperiksa."""
    from studio.session.narrative_file import read_pack  # noqa: PLC0415 - only here

    read = read_pack(file)
    if as_json:
        _print(_told(read))
        return
    head = read.manifest
    click.echo(f"{'Paket narasi' if read.body else 'Berkas balik'} dari {head.sender}, edisi {head.edition}.")
    if head.expires:
        click.echo(f"Berlaku sampai {head.expires}.")
    if read.body is not None:
        click.echo(read.body.campaign.name)
        for message in read.body.messages:
            click.echo(f"  - {message.text}")
        click.echo(f"{len(read.body.figures)} angka, {len(read.body.templates)} templat.")
    for post in read.returned.posts if read.returned else ():
        click.echo(f"  {post.date or 'tanpa tanggal':13}  {post.status:12}  {post.title}")
    click.echo("Utuh menurut sidiknya; tidak ditandatangani.")


@command.command("import")
@click.argument("project", type=PATH)
@click.argument("file", type=PATH)
@DRY_RUN
@AS_JSON
def import_(project: Path, file: Path, dry_run: bool, as_json: bool) -> None:
    """Terima paket narasi, atau berkas balik dari daerah, FILE ke PROJECT."""
    from studio.session import narrative_file, projects  # noqa: PLC0415 - only here

    read = narrative_file.read_pack(file)
    with projects.open_project(project, read_only=dry_run) as session:
        _import(session, read, dry_run=dry_run, as_json=as_json)


def _import(session: "Session", read: "Read", *, dry_run: bool, as_json: bool) -> None:
    from studio.session import narrative_compare, narrative_import, narrative_return  # noqa: PLC0415 - only here

    if read.returned is not None:
        back = narrative_return.preview_return(session, read)
        written = 0 if dry_run else narrative_return.apply_return(session, back)
        told = _returned(back, written)
    else:
        seen = narrative_compare.preview(session, read)
        written = 0 if dry_run else narrative_import.apply(session, seen)
        told = _preview(seen, written)
    if as_json:
        _print(told)
        return
    for line in told["lines"]:
        click.echo(line)
    for note in told["notes"]:
        click.echo(note)
    if not dry_run:
        click.echo(f"Disimpan: {written} konten." if read.returned else f"Disimpan: {written} hal.")


@command.command("return")
@click.argument("project", type=PATH)
@click.argument("pack")
@click.argument("out", type=PATH)
@click.option("--as", "region", default="", metavar="NAMA", help="Nama kantor seperti dikenal pusat.")
@DRY_RUN
@AS_JSON
def return_(project: Path, pack: str, out: Path, region: str, dry_run: bool, as_json: bool) -> None:
    """Tulis berkas balik untuk PACK ke OUT: apa yang dibuat kantor ini dari paket itu."""
    import tempfile  # noqa: PLC0415 - only here

    from studio.session import narrative_return, projects  # noqa: PLC0415

    with (
        projects.open_project(project, read_only=dry_run) as session,
        tempfile.TemporaryDirectory() as folder,
    ):
        found = narrative_return.find_pack(session.project, pack)
        target = Path(folder) / "coba.narasi-balik" if dry_run else out
        sent = narrative_return.write_return(session, found, target, region)
        if not dry_run:
            with session.edit(f"Kirim balik “{found.name}”") as draft:
                draft.put(sent.pack)
    path = str(out) if dry_run else sent.path
    if as_json:
        _print({"path": path, "region": sent.region, "posts": sent.posts, "bytes": sent.bytes,
                "edition": found.edition, "written": not dry_run})  # fmt: skip
        return
    click.echo(
        f"{'Akan ditulis' if dry_run else 'Ditulis'}: {sent.posts} konten dari {sent.region} ke {path}."
    )


def _told(read: "Read") -> dict[str, Any]:
    import msgspec  # noqa: PLC0415 - only here

    head = read.manifest
    return {
        "kind": "narasi" if read.body else "narasi-balik", "id": head.id, "edition": head.edition,
        "issued": head.issued, "sender": head.sender, "expires": head.expires, "note": head.note,
        "sha256": read.sha256, "whole": True, "signed": False,
        "content": msgspec.to_builtins(read.body or read.returned),
    }  # fmt: skip


def _preview(seen: "Preview", written: int) -> dict[str, Any]:
    lines = [
        f"{CHANGES[d.change]:8}  {KINDS[d.kind]:12}  {d.title}{f' ({d.locked})' if d.locked else ''}"
        for d in seen.differences
    ]
    return {
        "kind": "narasi", "edition": seen.read.manifest.edition, "known_edition": seen.known,
        "changes": [
            {"kind": d.kind, "id": d.id, "change": d.change, "title": d.title, "fields": d.fields,
             "suggested": d.suggested, "locked": d.locked}
            for d in seen.differences
        ],
        "notes": seen.notes, "taken": written, "lines": lines,
    }  # fmt: skip


def _returned(seen: "ReturnPreview", written: int) -> dict[str, Any]:
    record = seen.record
    return {
        "kind": "narasi-balik", "region": record.region, "edition": record.edition, "at": record.at,
        "posts": len(record.posts), "replaces": seen.before is not None, "notes": seen.notes,
        "taken": written,
        "lines": [f"{p.date or 'tanpa tanggal':13}  {p.status:12}  {p.title}" for p in record.posts],
    }  # fmt: skip


def _print(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
