"""`studio templates preview` and `sheet`: templates shown with their examples, to look at."""

import json
import shutil
from pathlib import Path

import click

from studio.cli.export import ProgressBar


@click.command("preview")
@click.argument("ident")
@click.option("--kit", "kits", multiple=True, help="Kit merek; boleh diulang. Tanpa ini nila.")
@click.option("--example", "examples", multiple=True, help="Contoh isi: pendek, lazim, sulit; boleh diulang.")
@click.option(
    "--placement",
    "places",
    multiple=True,
    help="Penempatan; boleh diulang. Tanpa ini satu untuk tiap bentuk.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Folder tujuan; tanpa ini hanya di tembolok.")
@click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")
def preview(
    ident: str, kits: tuple[str, ...], examples: tuple[str, ...], places: tuple[str, ...], out: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Gambar pratinjau templat IDENT dengan contoh isinya; yang sudah pernah dibuat diambil dari tembolok."""
    from studio.session import gallery, previews  # noqa: PLC0415 - brings the renderer in

    wants = [
        want
        for kit in kits or ("nila",)
        for want in previews.wanted(gallery.look_of(ident, kit), examples or ("lazim",), places)
    ]
    with ProgressBar(as_json) as progress:
        made = previews.previews(wants, progress)
    rows = []
    for one in made:
        path = one.path
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
            path = Path(shutil.copyfile(one.path, out / one.name))
        want = one.wanted
        rows.append(
            {"template": ident, "kit": want.look.kit.id, "example": want.example,
             "placement": want.placement.id, "page": want.page + 1, "path": str(path), "cached": one.cached}
        )  # fmt: skip
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(row["path"])


@click.command("sheet")
@click.option("--family", "families", multiple=True, help="Templat; boleh diulang. Tanpa ini semua.")
@click.option("--kit", "kits", multiple=True, help="Kit merek; boleh diulang. Tanpa ini semua.")
@click.option(
    "--class", "shapes", multiple=True,
    help="Bentuk: tall, portrait, square, wide, banner, paper, atau 4:5 dan sejenisnya; boleh diulang.",
)  # fmt: skip
@click.option("--example", "examples", multiple=True, help="Contoh isi; boleh diulang. Tanpa ini lazim.")
@click.option(
    "--by", type=click.Choice(["family", "class"]), default="family",
    help="Satu lembar tiap templat dan kit, atau satu lembar tiap bentuk.",
)  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder tujuan.")
@click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")
def sheet(
    families: tuple[str, ...], kits: tuple[str, ...], shapes: tuple[str, ...], examples: tuple[str, ...],
    by: str, out: Path, as_json: bool,
) -> None:  # fmt: skip
    """Lembar contoh: banyak pratinjau dalam satu PNG, tiap bentuk menurut perbandingan aslinya."""
    from studio.session import sheets  # noqa: PLC0415 - brings the renderer in

    choice = sheets.Choice(families, kits, shapes, examples)
    with ProgressBar(as_json) as progress:
        made = sheets.sheets(choice, out, "class" if by == "class" else "family", progress)
    if as_json:
        click.echo(json.dumps([str(path) for path in made], ensure_ascii=False, indent=2))
        return
    for path in made:
        click.echo(path)
