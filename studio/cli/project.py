"""`studio project`: make, look at, check, back up and restore project files."""

import json
from pathlib import Path
from typing import Any, cast, get_args

import click
import msgspec

from studio.domain.content import ZONE_NAMES, Person, Role, Zone
from studio.domain.ids import PersonId
from studio.errors import StudioError
from studio.session import projects
from studio.session.projects import new_id
from studio.session.session import Session

PATH = click.Path(path_type=Path)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Hanya tampilkan apa yang akan dilakukan.")


@click.group("project")
def command() -> None:
    """Berkas proyek: buat, lihat, periksa, cadangkan, pulihkan."""


@command.command("new")
@click.argument("path", type=PATH)
@click.option("--institution", required=True, help="Nama instansi.")
@click.option("--unit", required=True, help="Nama unit kerja.")
@click.option("--city", default="", help="Kota atau kabupaten.")
@click.option("--zone", type=click.Choice(sorted(ZONE_NAMES)), default="Asia/Jakarta", help="Zona waktu.")
@click.option("--kit", default="", help="Kit merek.")
@click.option("--who", default="", help="Nama Anda, terlihat oleh rekan yang membuka proyek ini.")
@DRY_RUN
@AS_JSON
def new(
    path: Path,
    *,
    institution: str,
    unit: str,
    city: str,
    zone: str,
    kit: str,
    who: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Buat proyek baru."""
    target = projects.project_path(path)
    if dry_run:
        if target.exists():
            raise _taken(target)
    else:
        projects.create_project(
            target,
            institution=institution,
            unit=unit,
            city=city,
            zone=cast("Zone", zone),
            kit=kit,
            who=who,
        ).close()
    _show({"path": str(target), "written": not dry_run}, f"Proyek {target}", as_json=as_json, dry=dry_run)


@command.command("person")
@click.argument("path", type=PATH)
@click.argument("name")
@click.option(
    "--role",
    "roles",
    type=click.Choice(get_args(Role)),
    multiple=True,
    required=True,
    help="Perannya; boleh diulang.",
)
@click.option("--position", default="", help="Jabatannya.")
@DRY_RUN
@AS_JSON
def person(
    path: Path, name: str, *, roles: tuple[str, ...], position: str, dry_run: bool, as_json: bool
) -> None:
    """Daftarkan orang bernama NAME, atau ganti peran orang yang sudah terdaftar."""
    with projects.open_project(path, read_only=dry_run) as session:
        known = next((one for one in session.project.all(Person) if one.name == name), None)
        made = Person(
            id=known.id if known else PersonId(new_id()), name=name, roles=cast("tuple[Role, ...]", roles),
            position=position or (known.position if known else ""),
        )  # fmt: skip
        if not dry_run:
            with session.edit("Tambah orang") as draft:
                draft.put(made)
    _show({"id": made.id, "name": name, "roles": list(roles), "written": not dry_run},
          f"{name}: {', '.join(roles)}", as_json=as_json, dry=dry_run)  # fmt: skip


@command.command("info")
@click.argument("path", type=PATH)
@AS_JSON
def info(path: Path, *, as_json: bool) -> None:
    """Tampilkan isi proyek tanpa mengubahnya."""
    facts = projects.project_info(path)
    counts = ", ".join(f"{count} {name}" for name, count in facts["records"].items())
    lines = [
        f"{facts['institution']} · {facts['unit']}",
        f"Isi: {counts}",
        f"Media: {facts['media']['files']} berkas, {facts['media']['bytes']} bita",
    ]
    if facts["opened_by"]:
        lines.append(f"Sedang dibuka {facts['opened_by']}")
    _show(facts, "\n".join(lines), as_json=as_json)


@command.command("check")
@click.argument("path", type=PATH)
@AS_JSON
@click.pass_context
def check(context: click.Context, path: Path, *, as_json: bool) -> None:
    """Periksa seluruh berkas: halaman, catatan, media, catatan audit."""
    report = projects.check_project(path)
    lines = [f"{fault.code}: {fault.message}" for fault in report.faults]
    summary = f"{report.records} catatan, {report.blobs} media: " + ("utuh" if report.ok else "ada kerusakan")
    facts = {**msgspec.to_builtins(report), "ok": report.ok}
    _show(facts, "\n".join([*lines, summary]), as_json=as_json)
    context.exit(0 if report.ok else 1)


@command.command("backup")
@click.argument("path", type=PATH)
@click.option("--to", type=PATH, default=None, help="Folder cadangan; bila kosong, folder data kantor.")
@DRY_RUN
@AS_JSON
def backup(path: Path, to: Path | None, *, dry_run: bool, as_json: bool) -> None:
    """Cadangkan proyek dan periksa hasilnya."""
    if dry_run:
        facts = projects.project_info(path)
        _show({"path": facts["path"], "written": False}, f"Cadangan {path}", as_json=as_json, dry=True)
        return
    made = projects.backup_project(path, to=to)
    _show({"path": str(made), "written": True}, f"Cadangan {made}", as_json=as_json)


@command.command("restore")
@click.argument("source", metavar="BACKUP", type=PATH)
@click.argument("target", type=PATH)
@DRY_RUN
@AS_JSON
def restore(source: Path, target: Path, *, dry_run: bool, as_json: bool) -> None:
    """Pulihkan cadangan ke berkas baru."""
    target = projects.project_path(target)
    if dry_run:
        report = projects.check_project(source)
        if target.exists():
            raise _taken(target)
        facts = {"path": str(target), "records": report.records, "written": False}
        _show(facts, f"Proyek {target}", as_json=as_json, dry=True)
        return
    restored = projects.restore_project(source, target)
    lost = [f"Media {sha[:12]} tidak ada lagi di cadangan." for sha in restored.lost]
    if restored.doubtful:
        lost.append("Sebagian catatan mungkin lama atau berubah; periksa isinya.")
    facts = {"lost": [], "doubtful": False, **msgspec.to_builtins(restored), "written": True}
    text = f"Proyek {target}: {restored.records} catatan, {restored.blobs} media"
    _show(facts, "\n".join([text, *lost]), as_json=as_json)


@command.command("undo")
@click.argument("path", type=PATH)
@DRY_RUN
@AS_JSON
def undo(path: Path, *, dry_run: bool, as_json: bool) -> None:
    """Batalkan perintah terakhir."""
    _step(path, "undo", dry_run=dry_run, as_json=as_json)


@command.command("redo")
@click.argument("path", type=PATH)
@DRY_RUN
@AS_JSON
def redo(path: Path, *, dry_run: bool, as_json: bool) -> None:
    """Ulangi perintah yang dibatalkan."""
    _step(path, "redo", dry_run=dry_run, as_json=as_json)


@command.command("unlock")
@click.argument("path", type=PATH)
@click.option("--force", is_flag=True, help="Ambil alih walau kunci milik orang atau komputer lain.")
@DRY_RUN
@AS_JSON
def unlock(path: Path, *, force: bool, dry_run: bool, as_json: bool) -> None:
    """Lepas kunci yang tertinggal setelah program berhenti mendadak."""
    who = projects.project_info(path)["opened_by"] if dry_run else projects.unlock_project(path, force=force)
    text = f"Kunci {who}" if who else "Tidak ada kunci"
    _show({"holder": who, "written": not dry_run and bool(who)}, text, as_json=as_json, dry=dry_run)


def _step(path: Path, direction: str, *, dry_run: bool, as_json: bool) -> None:
    words = {"undo": ("Dibatalkan", "dibatalkan"), "redo": ("Diulangi", "diulangi")}[direction]
    with projects.open_project(path, read_only=dry_run) as session:
        name = _next(session, direction)
        if name and not dry_run:
            session.require_writable()
            (session.undo if direction == "undo" else session.redo)()
    text = f"{words[0]}: {name}" if name else f"Tidak ada yang dapat {words[1]}"
    _show({"command": name, "written": bool(name) and not dry_run}, text, as_json=as_json, dry=dry_run)


def _next(session: Session, direction: str) -> str:
    names = session.commands()[0 if direction == "undo" else 1]
    return names[0] if names else ""


def _taken(target: Path) -> StudioError:
    return StudioError("project/exists", f"“{target.name}” sudah ada dan tidak ditimpa.", "Pilih nama lain.")


def _show(facts: dict[str, Any], text: str, *, as_json: bool, dry: bool = False) -> None:
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        click.echo(f"{text} (uji coba, tidak ada yang ditulis)" if dry else text)
