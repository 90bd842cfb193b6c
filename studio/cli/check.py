"""`studio check`: what stands between a post and its publication."""

import json
from pathlib import Path

import click

from studio.catalog.check_words import Language
from studio.checks.reporters.gate_report import gate_json, gate_text
from studio.checks.reporters.json_report import as_json
from studio.checks.reporters.text import as_text
from studio.session import posts, projects
from studio.session.checking import check_post


@click.command("check")
@click.argument("project", type=click.Path(path_type=Path))
@click.argument("post")
@click.option("--only", multiple=True, help="Hanya pemeriksaan dengan nama ini; boleh diulang.")
@click.option("--skip", multiple=True, help="Lewati pemeriksaan dengan nama ini; boleh diulang.")
@click.option("--profile", default="", help="Profil pertanyaan, menggantikan pilihan kantor.")
@click.option("--language", type=click.Choice(["id", "en"]), default="id", help="Bahasa temuan.")
@click.option("--json", "as_data", is_flag=True, help="Cetak hasil sebagai JSON.")
@click.pass_context
def command(
    context: click.Context,
    project: Path,
    post: str,
    *,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    profile: str,
    language: Language,
    as_data: bool,
) -> None:
    """Periksa POST dari PROJECT tanpa mengubahnya; keluar 1 bila ada yang perlu diperbaiki atau dijawab."""
    with projects.open_project(project, read_only=True) as session:
        found = posts.find_post(session, post)
        judged = check_post(session, found, language=language, only=only or None, skip=skip, profile=profile)
    report, gate = judged.report, judged.gate
    if as_data:
        shown = {"post": found.id, **as_json(report), "gate": gate_json(gate)}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        click.echo(f"{found.title}\n")
        click.echo(as_text(report, language))
        click.echo(gate_text(gate, language))
    context.exit(0 if report.clean and gate.ready else 1)
