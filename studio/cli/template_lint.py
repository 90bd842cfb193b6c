"""`studio templates lint`: a table of what is wrong with templates, and one line that sums up."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from studio.cli.export import ProgressBar

if TYPE_CHECKING:
    from studio.session.template_lint import LintFinding, Report

SUMMED = (
    ("layout/overflow", "tidak muat"),
    ("pixels/contrast", "kontras kurang"),
    ("layout/safe-area", "keluar daerah aman"),
    ("layout/overlap", "bertumpukan"),
)
"""Rules that the last line always names."""
PLACES_SHOWN = 4
ADVICE_SHOWN = 3


@click.command("lint")
@click.argument("idents", nargs=-1)
@click.option("--kit", "kits", multiple=True, help="Kit merek; boleh diulang. Tanpa ini semua.")
@click.option("--all", "everything", is_flag=True, help="Ukur kontras di setiap tata letak.")
@click.option("--advice", is_flag=True, help="Tampilkan semua saran.")
@click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")
def lint(
    idents: tuple[str, ...], kits: tuple[str, ...], everything: bool, advice: bool, as_json: bool
) -> None:
    """Periksa templat IDENT (tanpa ini semua) dengan contoh isinya, di setiap kit dan bentuk."""
    from studio.session import template_lint  # noqa: PLC0415 - brings the renderer in

    with ProgressBar(as_json) as progress:
        done = template_lint.lint(idents, kits, everything=everything, progress=progress)
    if as_json:
        shown = {**msgspec.to_builtins(done), "clean": done.clean}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        for line in _lines(done, advice=advice):
            click.echo(line)
    if not done.clean:
        raise SystemExit(1)


def _lines(done: "Report", *, advice: bool) -> Iterator[str]:
    errors = [finding for finding in done.findings if finding.level == "error"]
    hints = [finding for finding in done.findings if finding.level == "advice"]
    name = ""
    for finding in (*errors, *(hints if advice else hints[:ADVICE_SHOWN])):
        if finding.template != name:
            name = finding.template
            yield f"\n{name}"
        mark = "✗" if finding.level == "error" else "·"
        yield f"  {mark} {finding.rule:22} {finding.where}"
        yield f"    {finding.message}{_seen_in(finding)}"
    left = 0 if advice else max(0, len(hints) - ADVICE_SHOWN)
    if left:
        yield f"\n{left} saran lagi; tampilkan dengan --advice."
    summed = ", ".join(f"{done.counts.get(rule, 0)} {words}" for rule, words in SUMMED)
    named = {rule for rule, _ in SUMMED}
    other = sum(1 for finding in errors if finding.rule not in named)
    yield (
        f"\n{done.layouts} tata letak ({done.measured} diukur kontrasnya): {summed}, {other} temuan lain, "
        f"{len(hints)} saran."
    )


def _seen_in(finding: "LintFinding") -> str:
    parts = [", ".join(finding.kits), ", ".join(finding.examples)]
    places = list(finding.placements[:PLACES_SHOWN])
    if len(finding.placements) > PLACES_SHOWN:
        places.append(f"dan {len(finding.placements) - PLACES_SHOWN} lagi")
    told = " · ".join(part for part in (*parts, ", ".join(places)) if part)
    return f" [{told}]" if told else ""
