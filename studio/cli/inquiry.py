"""`studio inquiry`: what the public asks, taken in from tables and listed by topic."""

import json
from pathlib import Path
from typing import Any

import click

PATH = click.Path(path_type=Path)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")


@click.group("inquiry")
def command() -> None:
    """Masukan publik: impor pertanyaan warga dan hitung per pokok."""


@command.command("import")
@click.argument("project", type=PATH)
@click.argument("file", type=PATH)
@click.option("--map", "mapping", multiple=True, metavar="KOLOM=ISIAN",
              help="Baca kolom ini sebagai isian itu, atau - untuk dilewati; dapat diulang.")  # fmt: skip
@click.option("--good-rows", is_flag=True, help="Simpan baris yang baik walau ada yang tidak terbaca.")
@click.option("--dry-run", is_flag=True, help="Hanya tampilkan apa yang akan dilakukan.")
@AS_JSON
def import_(
    project: Path, file: Path, mapping: tuple[str, ...], good_rows: bool, dry_run: bool, as_json: bool
) -> None:
    """Baca tabel FILE (.csv, .xlsx) ke PROJECT; data pribadi disamarkan sebelum disimpan."""
    from studio.cli.calendar import _mapping  # noqa: PLC0415 - only here
    from studio.session import inquiry_import, projects  # noqa: PLC0415

    with projects.open_project(project, read_only=dry_run) as session:
        seen = inquiry_import.preview(session.project, file, session.now()[:10], _mapping(mapping))
        agreed = not seen.bad or good_rows
        stored = inquiry_import.apply(session, seen) if agreed and not dry_run else 0
    if as_json:
        click.echo(json.dumps(_seen(seen, stored), ensure_ascii=False, indent=2))
    else:
        _show(seen)
        if not dry_run:
            click.echo(
                f"Disimpan: {stored} masukan." if agreed else "Tidak ada yang disimpan; pakai --good-rows."
            )
    if not dry_run and not agreed:
        raise SystemExit(2)


def _show(seen: Any) -> None:
    for column in seen.columns:
        taken = column.key or ("tidak dibaca: data pribadi" if column.personal else "dilewati")
        click.echo(f"kolom {column.header}: {taken}")
    for bad in seen.bad:
        click.echo(f"baris {bad.line}: {bad.reason}.  {bad.shown}")
    for note in seen.notes:
        click.echo(note)
    hidden = ", ".join(f"{kind} {count}" for kind, count in sorted(seen.masked.items()))
    if hidden:
        click.echo(f"Disamarkan: {hidden}.")
    click.echo(
        f"{seen.asked} masukan: {len(seen.new)} baru, {len(seen.more)} menambah yang ada,"
        f" {len(seen.bad)} tidak terbaca."
    )


def _seen(seen: Any, stored: int) -> dict[str, Any]:
    return {
        "rows": seen.rows,
        "asked": seen.asked,
        "new": len(seen.new),
        "more": len(seen.more),
        "written": stored,
        "columns": [{"header": c.header, "key": c.key, "personal": c.personal} for c in seen.columns],
        "bad": [{"line": b.line, "reason": b.reason, "shown": b.shown} for b in seen.bad],
        "masked": seen.masked,
        "notes": seen.notes,
    }


@command.command("list")
@click.argument("project", type=PATH)
@click.option("--from", "first", default="", metavar="TANGGAL", help="Mulai tanggal ini, YYYY-MM-DD.")
@click.option("--to", "last", default="", metavar="TANGGAL", help="Sampai tanggal ini, YYYY-MM-DD.")
@click.option(
    "--by", type=click.Choice(["topic", "service"]), default="topic", help="Kelompokkan menurut ini."
)
@AS_JSON
def list_(project: Path, first: str, last: str, by: str, as_json: bool) -> None:
    """Yang ditanyakan warga di PROJECT, terbanyak lebih dulu."""
    from studio.domain.inquiries import Asked  # noqa: PLC0415 - only here
    from studio.domain.moments import require_day  # noqa: PLC0415
    from studio.session import inquiries, projects  # noqa: PLC0415

    for day in filter(None, (first, last)):
        require_day(day)
    with projects.open_project(project, read_only=True) as session:
        known = inquiries.topics(session.project)
        span = (first or "0000-00-00", last or "9999-12-31") if first or last else ("", "")
        found = inquiries.grouped(session.project, Asked(first=span[0], last=span[1]), session.now()[:10], by)
        posts = {g.key: [p.title for p in inquiries.answers(session.project, g)] for g in found}
    rows: list[dict[str, Any]] = [
        {
            "key": g.key,
            "name": inquiries.topic_name(known, g.key) if by == "topic" else g.key,
            "service": g.service,
            "count": g.count,
            "waiting": g.waiting,
            "kinds": g.kinds,
            "months": g.months,
            "posts": posts[g.key],
        }
        for g in found
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        answered = f"  dijawab: {', '.join(row['posts'])}" if row["posts"] else ""
        click.echo(
            f"{row['count']:6}  {row['name'] or 'Tanpa pokok':36} {row['waiting']:5} menunggu{answered}"
        )
    if not rows:
        click.echo("Belum ada masukan. Impor dengan: studio inquiry import PROYEK BERKAS")
