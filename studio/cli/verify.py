"""`studio verify`: is this bundle what was made?"""

import json
from dataclasses import asdict
from pathlib import Path

import click

from studio.export.verify import Verification, verify_bundle


@click.command("verify")
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Cetak hasil sebagai JSON.")
def command(bundle: Path, as_json: bool) -> None:
    """Periksa setiap berkas sebuah bundel terhadap manifest-nya."""
    result = verify_bundle(bundle)
    click.echo(_as_json(result) if as_json else _as_text(result))
    raise SystemExit(0 if result.ok else 1)


def _as_json(result: Verification) -> str:
    shown = {
        "ok": result.ok,
        "faults": [asdict(fault) for fault in result.faults],
        "notes": list(result.notes),
        "files": result.files,
        "bytes": result.bytes,
        "manifest_sha256": result.manifest_sha256,
    }
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _as_text(result: Verification) -> str:
    if result.ok:
        size = f"{result.bytes / 1e6:.1f}".replace(".", ",")
        lines = [f"Bundel utuh: {result.files} berkas, {size} MB, semua sesuai manifest."]
    else:
        lines = [f"Bundel TIDAK utuh: {len(result.faults)} masalah."]
        lines += [f"  {fault.path or '(bundel)'}: {fault.message} [{fault.code}]" for fault in result.faults]
    return "\n".join([*lines, *(f"Catatan: {note}" for note in result.notes)])
