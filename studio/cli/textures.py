"""`studio textures`: the library of motifs, where each comes from and what it means."""

import json

import click

from studio.catalog.textures import texture_index

KINDS = {"tile": "ubin", "band": "pita", "ornament": "hiasan"}


@click.group("textures")
def command() -> None:
    """Pustaka motif: daerah, makna, dan jenisnya."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")
def list_(as_json: bool) -> None:
    """Daftar motif; kit memakainya dengan file = "textures:ID"."""
    motifs = [motif for motif, _ in texture_index().values()]
    if as_json:
        rows = [
            {"id": m.id, "name": m.name, "region": m.region, "meaning": m.meaning, "kind": m.kind,
             "inks": m.inks, "spaced": m.spaced, "source": m.source, "confidence": m.confidence}
            for m in motifs
        ]  # fmt: skip
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for m in motifs:
        click.echo(f"{m.id:21}  {KINDS[m.kind]:6}  {m.inks} tinta  {m.name['id']} ({m.region})")
        click.echo(f"    {m.meaning}")
    click.echo(f"{len(motifs)} motif")
