"""`studio strategy`: written plans listed and written as documents."""

import json
from pathlib import Path

import click

from studio.domain.plan_results import filled
from studio.domain.strategy import StrategyPlan

PATH = click.Path(path_type=Path)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")


@click.group("strategy")
def command() -> None:
    """Strategi: rencana tertulis, daftar dan dokumennya."""


@command.command("list")
@click.argument("project", type=PATH)
@AS_JSON
def list_(project: Path, as_json: bool) -> None:
    """Rencana tertulis di PROJECT."""
    from studio.session import projects, strategy_plan  # noqa: PLC0415 - only here

    with projects.open_project(project, read_only=True) as session:
        rows = []
        for plan in session.project.all(StrategyPlan):
            parts = strategy_plan.form_of(plan).parts
            rows.append({
                "id": plan.id, "title": plan.title, "form": plan.form, "start": plan.start, "end": plan.end,
                "parts": len(parts), "filled": filled(plan, [part.id for part in parts]),
                "indicators": len(plan.indicators),
            })  # fmt: skip
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        span = f"{row['start']} – {row['end']}"
        click.echo(
            f"{str(row['id'])[:8]}  {span}  {row['filled']} dari {row['parts']} bagian  {row['title']}"
        )
    if not rows:
        click.echo("Belum ada rencana. Mulai satu di halaman Strategi.")


@command.command("export")
@click.argument("project", type=PATH)
@click.argument("plan")
@click.argument("out", type=PATH)
@click.option("--paper", type=click.Choice(["a4", "f4"]), default="a4", help="Ukuran kertas.")
@click.option("--from", "first", default="", metavar="TANGGAL", help="Hasil mulai tanggal ini, YYYY-MM-DD.")
@click.option("--to", "last", default="", metavar="TANGGAL", help="Hasil sampai tanggal ini, YYYY-MM-DD.")
@AS_JSON
def export(project: Path, plan: str, out: Path, paper: str, first: str, last: str, as_json: bool) -> None:
    """Tulis PLAN (id, awalannya, atau judul) dari PROJECT sebagai dokumen DOCX ke OUT."""
    from studio.domain.moments import require_day  # noqa: PLC0415 - only here
    from studio.session import projects  # noqa: PLC0415
    from studio.session.strategy_export import write_plan  # noqa: PLC0415

    for day in filter(None, (first, last)):
        require_day(day)
    with projects.open_project(project, read_only=True) as session:
        made = write_plan(session, plan, out, paper, (first, last))
    if as_json:
        click.echo(json.dumps({"path": made.path, "bytes": made.bytes, "parts": made.parts}))
    else:
        click.echo(f"Ditulis: {made.parts} bagian ke {made.path}.")
