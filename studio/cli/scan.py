"""`studio scan`: personal data and other findings in a text or a file, without a project."""

import json
import sys
from pathlib import Path

import click

from studio.catalog.check_words import Language
from studio.session.scan import Part, Scan, Spot, scan_file, scan_text, spots_of, where_of

PARTS = {
    "text": "teks", "file-name": "nama berkas", "properties": "keterangan dokumen", "page": "halaman",
    "slide": "salindia", "notes": "catatan salindia", "metadata": "data tersembunyi gambar", "qr": "kode QR",
    "table": "tabel", "header": "kepala halaman", "footer": "kaki halaman", "comments": "komentar",
    "footnotes": "catatan kaki", "endnotes": "catatan akhir",
}  # fmt: skip
MOST = 2_000_000
"""Characters of standard input that are read."""
LANGUAGE = click.option("--language", type=click.Choice(["id", "en"]), default="id", help="Bahasa temuan.")
AS_DATA = click.option("--json", "as_data", is_flag=True, help="Cetak hasil sebagai JSON.")


@click.group("scan")
def command() -> None:
    """Cari data pribadi dan temuan lain di teks atau berkas apa pun; keluar 1 bila ada temuan."""


@command.command("text")
@LANGUAGE
@AS_DATA
@click.pass_context
def text(context: click.Context, *, language: Language, as_data: bool) -> None:
    """Periksa teks dari masukan standar."""
    words = sys.stdin.read(MOST)
    part = Part(name="text", text=words)
    _show(context, Scan(spots=tuple(spots_of(part, scan_text(words, language)))), as_data=as_data)


@command.command("file")
@click.argument("path", type=click.Path(path_type=Path))
@LANGUAGE
@AS_DATA
@click.pass_context
def file(context: click.Context, path: Path, *, language: Language, as_data: bool) -> None:
    """Periksa berkas teks, gambar, PDF, DOCX, PPTX, XLSX, atau CSV."""
    _show(context, scan_file(path, language), as_data=as_data)


def _show(context: click.Context, scan: Scan, *, as_data: bool) -> None:
    if as_data:
        shown = {"findings": [_as_json(spot) for spot in scan.spots], "notes": list(scan.notes)}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        for spot in scan.spots:
            click.echo(f"  • {spot.finding.message} {spot.finding.hint}".rstrip())
            click.echo(f"    [{spot.finding.code} · {spot.finding.severity} · {_place(spot)}]")
        click.echo(f"{len(scan.spots)} temuan." if scan.spots else "Tidak ada temuan.")
        for note in scan.notes:
            click.echo(f"Catatan: {note}")
    context.exit(1 if scan.spots else 0)


def _as_json(spot: Spot) -> dict[str, object]:
    found = spot.finding
    return {
        "id": found.id, "code": found.code, "severity": found.severity, "where": where_of(spot),
        "message": found.message, "hint": found.hint, "fix": found.fix,
    }  # fmt: skip


def _place(spot: Spot) -> str:
    name, _, sheet = spot.part.partition(":")
    said = f"lembar {sheet}" if name == "sheet" else PARTS.get(name, name)
    page = f" {spot.page}" if spot.page and name in {"page", "slide", "notes"} else ""
    line = f", baris {spot.line}" if spot.line and name != "file-name" else ""
    return f"{said}{page}{line}"
