"""`studio export`: write a bundle of one or more posts."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from studio.errors import StudioError
from studio.session import exporting, posts, projects
from studio.session.executors import executor_of
from studio.session.exporting import Progress


@click.command("export")
@click.argument("project", type=click.Path(path_type=Path))
@click.argument("post", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder tujuan.")
@click.option("--placements", default="", help="Penempatan, dipisah koma; tanpa ini semua pilihan konten.")
@click.option("--all", "everything", is_flag=True, help="Semua konten proyek.")
@click.option("--video", is_flag=True, help="Tulis juga video 9:16, 1:1, dan 16:9.")
@click.option("--final", is_flag=True, help="Jangan tulis apa pun bila masih ada penghalang.")
@click.option("--cluster", default="", help="Alamat penjadwal Dask, misalnya tcp://10.0.0.5:8786.")
@click.option("--dry-run", is_flag=True, help="Tampilkan rencananya saja.")
@click.option("--json", "as_json", is_flag=True, help="Cetak hasil sebagai JSON.")
def command(
    project: Path, post: tuple[str, ...], out: Path, placements: str, everything: bool, video: bool,
    final: bool, cluster: str, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Tulis bundel POST dari PROJECT: media, takarir, lembar persetujuan, dan satu ZIP."""
    wanted = tuple(filter(None, (p.strip() for p in placements.split(","))))
    with projects.open_project(project) as session:
        names = posts.all_posts(session) if everything else post
        if not names:
            raise StudioError(
                "export/no-post", "Belum ada konten yang dipilih.", "Sebut kontennya, atau pakai --all."
            )
        chosen = [posts.find_post(session, name) for name in names]
        wanted = tuple(posts.placement_id(session, p) for p in wanted)
        if dry_run:
            show_plan(exporting.plan_export(session, chosen, wanted, video=video), as_json=as_json)
            return
        with executor_of(cluster) as executor, ProgressBar(as_json) as progress:
            done = exporting.export_posts(
                session, chosen, out, wanted, video=video, executor=executor, progress=progress, final=final
            )
    show(done, as_json=as_json)


class ProgressBar:
    """A progress bar on standard error; silent for JSON."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Any = None

    def __enter__(self) -> Progress:
        return self._advance

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)

    def _advance(self, done: int, total: int, name: str) -> None:
        if self._quiet:
            return
        if self._bar is None:
            self._bar = click.progressbar(
                length=total,
                label="Merender",
                item_show_func=lambda name: name,
                file=sys.stderr,
            )
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos, name)


def show_plan(plan: exporting.Plan, *, as_json: bool) -> None:
    """The files that would be written."""
    rows = [
        {"post": job.post, "placement": job.placement.id, "kind": job.kind, "page": job.number + 1,
         "path": path, "width": job.placement.width, "height": job.placement.height}
        for job, path in zip(plan.jobs, plan.paths, strict=True)
    ]  # fmt: skip
    refused = [{"placement": r.placement, "reason": r.reason} for i in plan.items for r in i.plan.refused]
    if as_json:
        click.echo(json.dumps({"files": rows, "refused": refused}, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['path']}  {row['width']}×{row['height']}  {row['kind']}")
    for refusal in refused:
        click.echo(f"Dilewati {refusal['placement']}: {refusal['reason']}")


def show(done: exporting.Exported, *, as_json: bool) -> None:
    """What was written and where."""
    counts: dict[str, int] = {"blocker": 0, "warning": 0, "advice": 0}
    for findings in done.findings.values():
        for finding in findings:
            counts[finding.severity] += 1
    drafts = [ident for ident, gate in done.gates.items() if gate.blocked]
    if as_json:
        shown = {
            "folder": str(done.folder), "archive": str(done.archive), "manifest_sha256": done.manifest,
            "files": done.files, "bytes": done.bytes, "seconds": round(done.seconds, 2), "findings": counts,
            "refused": [{"placement": r.placement, "reason": r.reason} for r in done.refused],
            "drafts": drafts,
        }  # fmt: skip
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    size = f"{done.bytes / 1e6:.1f}".replace(".", ",")
    seconds = f"{done.seconds:.1f}".replace(".", ",")
    click.echo(f"{done.files} berkas, {size} MB, {seconds} detik.")
    click.echo(
        f"Temuan: {counts['blocker']} penghalang, {counts['warning']} peringatan, {counts['advice']} saran."
    )
    for refusal in done.refused:
        click.echo(f"Dilewati {refusal.placement}: {refusal.reason}")
    if drafts:
        left = sum(len(done.gates[ident].left("blocker")) for ident in drafts)
        click.echo(
            f"CETAK COBA: {len(drafts)} konten masih tertahan {left} penghalang, jadi medianya bertanda."
            " Lihat: studio check PROJECT KONTEN."
        )
    click.echo(f"Folder : {done.folder}")
    click.echo(f"ZIP    : {done.archive}")
