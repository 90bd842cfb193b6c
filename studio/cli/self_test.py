"""`studio self-test`: the main job once, to prove that an installed program is complete."""

import json
import tempfile
from pathlib import Path

import click

from studio.session.self_test import steps


@click.command("self-test")
@click.option("--json", "as_json", is_flag=True, help="Cetak hasil sebagai JSON.")
def command(as_json: bool) -> None:
    """Buat proyek, baca gambar, tulis bundel dan video, buka jendela; semuanya di folder sementara."""
    found = []
    with tempfile.TemporaryDirectory(prefix="studio-uji-") as folder:
        for name, said, seconds in steps(Path(folder)):
            found.append({"step": name, "said": said, "seconds": round(seconds, 2)})
            if not as_json:
                click.echo(f"{name:8} {seconds:6.2f} s  {said}")
    click.echo(json.dumps(found, ensure_ascii=False, indent=2) if as_json else "SELFTEST OK")
