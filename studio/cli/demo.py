"""`studio demo`: the main job on shipped examples, with a readable summary."""

import json
from pathlib import Path

import click

from studio.cli.export import ProgressBar
from studio.domain.review import Finding
from studio.session import demo


@click.command("demo")
@click.option("--out", type=click.Path(path_type=Path), default=Path("out/demo"), help="Folder tujuan.")
@click.option("--video", is_flag=True, help="Tulis juga video.")
@click.option("--dry-run", is_flag=True, help="Hanya tampilkan apa yang akan dilakukan.")
@click.option("--json", "as_json", is_flag=True, help="Cetak hasil sebagai JSON.")
def command(out: Path, video: bool, dry_run: bool, as_json: bool) -> None:
    """Buat proyek contoh, isi enam konten, periksa, ekspor semua penempatan, verifikasi."""
    if dry_run:
        names = [file.stem for file in demo.example_files()]
        plan = {"out": str(out), "posts": names}
        words = f"Akan membuat proyek contoh dan bundel di {out} dari: {', '.join(names)}."
        click.echo(json.dumps(plan, ensure_ascii=False, indent=2) if as_json else words)
        return
    if not as_json:
        click.echo("Membuat proyek contoh dan enam konten ...")
    with ProgressBar(as_json) as progress:
        done = demo.run_demo(out, progress, video=video)
    click.echo(_json(done) if as_json else _text(done))


def _text(done: demo.Demo) -> str:
    exported = done.exported
    lines = [""]
    for post in done.posts:
        findings = exported.findings[post.id]
        marks = ", ".join(f"{n} {word}" for level, word in LEVELS if (n := _count(findings, level)))
        lines.append(f"  {post.title}: {marks or 'tanpa temuan'}")
        lines += [f"    - {f.message}" for f in findings if f.severity == "blocker"][:5]
    size = f"{exported.bytes / 1e6:.1f}".replace(".", ",")
    seconds = f"{done.seconds:.1f}".replace(".", ",")
    state = "utuh" if done.verified.ok else f"TIDAK utuh, {len(done.verified.faults)} masalah"
    lines += [
        "",
        f"{exported.files} berkas, {size} MB, {seconds} detik. Bundel diperiksa: {state}.",
        "",
        f"Proyek  : {done.project}",
        f"Bundel  : {exported.archive}",
        f"Lihat   : {exported.folder / 'index.html'} (buka di peramban atau ponsel)",
        f"          {exported.folder / 'proof.pdf'}",
        f"          {exported.folder / 'lembar-persetujuan.docx'}",
    ]
    return "\n".join(lines)


LEVELS = (("blocker", "penghalang"), ("warning", "peringatan"), ("advice", "saran"))


def _count(findings: tuple[Finding, ...], level: str) -> int:
    return sum(1 for finding in findings if finding.severity == level)


def _json(done: demo.Demo) -> str:
    exported = done.exported
    return json.dumps(
        {
            "project": str(done.project), "folder": str(exported.folder), "archive": str(exported.archive),
            "files": exported.files, "bytes": exported.bytes, "seconds": round(done.seconds, 2),
            "verified": done.verified.ok,
            "posts": [
                {
                    "id": p.id, "title": p.title,
                    "findings": {level: _count(exported.findings[p.id], level) for level, _ in LEVELS},
                }
                for p in done.posts
            ],
        },
        ensure_ascii=False, indent=2,
    )  # fmt: skip
