"""`studio post`: add posts from content files, draft them from press texts, list and show them."""

import json
from pathlib import Path
from typing import Any

import click
import msgspec

from studio.domain.content import Design, DesignPage, Post
from studio.session import drafting, posts, projects

PATH = click.Path(path_type=Path)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Hanya tampilkan apa yang akan dilakukan.")


@click.group("post")
def command() -> None:
    """Konten: tambah dari berkas, susun dari naskah, daftar, lihat."""


@command.command("add")
@click.argument("project", type=PATH)
@click.option("--from", "source", type=PATH, required=True, help="Berkas konten TOML.")
@DRY_RUN
@AS_JSON
def add(project: Path, source: Path, dry_run: bool, as_json: bool) -> None:
    """Tambah konten dari berkas TOML ke PROJECT."""
    if dry_run:
        content = posts.preview(source)
        _say(
            {"title": content.title, "template": content.template, "pages": len(content.pages)},
            as_json,
            f"Akan menambah “{content.title}”.",
        )
        return
    with projects.open_project(project) as session:
        post = posts.add_post(session, source)
    _say(
        {"id": post.id, "title": post.title, "status": post.status},
        as_json,
        f"Ditambahkan: {post.title}\nid: {post.id}",
    )


@command.command("new")
@click.argument("project", type=PATH, required=False)
@click.option("--from-text", "source", type=PATH, required=True, help="Naskah berita .txt atau .docx.")
@click.option("--photo", type=PATH, default=None, help="Foto untuk konten itu.")
@click.option("--template", default="kabar", help="Templat yang diisi.")
@click.option("--kit", default="", help="Kit merek; tanpa ini kit proyek.")
@click.option("--toml", "target", type=PATH, default=None, help="Tulis usulan ke berkas ini untuk disunting.")
@DRY_RUN
@AS_JSON
def new(
    project: Path | None, source: Path, photo: Path | None, template: str, kit: str, target: Path | None,
    dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Susun konten dari naskah berita; tidak ada kata yang dikarang."""
    proposal = drafting.propose(source, template=template, kit=kit, photo=photo)
    if dry_run or (project is None and target is None):
        click.echo(
            json.dumps(drafting.summary(proposal), ensure_ascii=False, indent=2) if as_json else proposal.toml
        )
        return
    if target is not None:
        drafting.write(proposal, target)
        _say({"path": str(target)}, as_json, f"Usulan ditulis: {target}. Sunting, lalu: studio post add.")
    if project is not None:
        with projects.open_project(project) as session:
            post = drafting.add(session, proposal)
        _say(
            {"id": post.id, "title": post.title, "status": post.status},
            as_json,
            f"Ditambahkan: {post.title}\nid: {post.id}",
        )


@command.command("outside")
@click.argument("project", type=PATH)
@click.argument("files", type=PATH, nargs=-1, required=True)
@click.option("--title", default="", help="Nama konten; tanpa ini nama berkasnya.")
@click.option(
    "--placement", "placements", multiple=True, help="Penempatan; boleh berulang. Tanpa ini yang pas saja."
)
@DRY_RUN
@AS_JSON
def outside(
    project: Path,
    files: tuple[Path, ...],
    title: str,
    placements: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Jadikan FILES yang sudah jadi (PNG, JPEG, PDF, PPTX, MP4, SRT) satu konten di PROJECT."""
    from studio.session.outside.command import from_files  # noqa: PLC0415 - heavy

    with projects.open_project(project, read_only=dry_run) as session:
        wanted = [posts.placement_id(session, name) for name in placements]
        made = from_files(session, files, title, wanted, dry=dry_run)
    lines = [
        f"Akan menambah “{made['title']}”." if dry_run else f"Ditambahkan: {made['title']}\nid: {made['id']}"
    ]
    lines += [f"  {page['name']}  {page['width']} × {page['height']}" for page in made["pages"]]
    chosen = set(made["placements"])
    lines += [
        f"{'✓' if one['placement'] in chosen else ' '} {one['placement']:28} {one['words']}"
        for one in made["suits"]
    ]
    lines += [f"Tidak dipakai: {one['name']}. {one['why']} {one['hint']}" for one in made["refused"]]
    _say(made, as_json, "\n".join(lines))


@command.command("list")
@click.argument("project", type=PATH)
@click.option("--search", default="", help="Hanya judul yang memuat kata ini.")
@AS_JSON
def list_(project: Path, search: str, as_json: bool) -> None:
    """Daftar konten PROJECT."""
    with projects.open_project(project, read_only=True) as session:
        found = [p for p in session.project.all(Post) if search.lower() in p.title.lower()]
    rows = [
        {"id": p.id, "title": p.title, "status": p.status, "date": p.schedule.date, "time": p.schedule.time}
        for p in found
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(
            f"{row['id'][:8]}  {row['date'] or 'tanpa tanggal':13}  {row['status']:10}  {row['title']}"
        )
    if not rows:
        click.echo("Belum ada konten. Tambahkan dengan: studio post add PROYEK --from BERKAS.toml")


@command.command("show")
@click.argument("project", type=PATH)
@click.argument("post")
@AS_JSON
def show(project: Path, post: str, as_json: bool) -> None:
    """Tampilkan satu konten: isian, takarir, jadwal."""
    with projects.open_project(project, read_only=True) as session:
        found = posts.find_post(session, post)
        design = session.project.find(Design, found.design)
        pages = [session.project.get(DesignPage, p) for p in design.pages] if design else []
    shown: dict[str, Any] = {**msgspec.to_builtins(found), "pages": msgspec.to_builtins(pages)}
    if as_json:
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    click.echo(
        f"{found.title}\n{found.status} · {found.schedule.date or 'tanpa tanggal'} {found.schedule.time}"
    )
    for page in pages:
        for slot, value in page.slots.items():
            click.echo(f"  {slot}: {getattr(value, 'plain', None) or msgspec.to_builtins(value)}")
    click.echo(f"\n{found.caption.text}")


def _say(values: dict[str, Any], as_json: bool, sentence: str) -> None:
    click.echo(json.dumps(values, ensure_ascii=False, indent=2) if as_json else sentence)
