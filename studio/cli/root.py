"""The `studio` command: finds each subcommand's file when it is asked for, and turns errors into exit 2."""

import importlib
import json
import sys
from typing import Any

import click

from studio import __version__
from studio.errors import StudioError

COMMANDS = {
    "demo": "Pekerjaan utama dari awal sampai bundel, dengan contoh bawaan.",
    "project": "Berkas proyek: buat, lihat, periksa, cadangkan, pulihkan.",
    "post": "Konten: tambah dari berkas, susun dari naskah, daftar, lihat.",
    "check": "Periksa satu konten: temuan, pertanyaan, dan gerbangnya.",
    "answer": "Jawab pertanyaan gerbang, atau kecualikan penghalang.",
    "scan": "Cari data pribadi di teks, gambar, PDF, dan dokumen.",
    "export": "Tulis bundel media, takarir, dan lembar persetujuan.",
    "verify": "Periksa keutuhan sebuah bundel.",
    "platforms": "Penempatan tiap platform dan angka-angkanya.",
    "calendar": "Kalender: hari penting, agenda, impor dan ekspor rencana.",
    "narrative": "Paket narasi: kirim ke daerah, terima, dan kirim balik.",
    "strategy": "Strategi: rencana tertulis, daftar dan dokumennya.",
    "inquiry": "Masukan publik: impor pertanyaan warga dan hitung per pokok.",
    "templates": "Galeri templat: daftar, rincian, pratinjau, lembar contoh, pemeriksaan.",
    "textures": "Pustaka motif: daerah, makna, dan jenisnya.",
    "kit": "Kit merek: buat, daftar, lihat, periksa, lembar.",
    "caption": "Hitung takarir menurut aturan tiap platform.",
    "contrast": "Rasio kontras dua warna menurut WCAG.",
    "self-test": "Periksa bahwa program ini terpasang utuh.",
}


class Lazy(click.Group):
    """A group whose commands are imported at first use, so that `--help` and small commands start at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of a file of the same name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"studio.cli.{cmd_name.replace('-', '_')}")
        found: Any = module.command
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The table of commands, without importing any."""
        with formatter.section("Perintah"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run; an error users can act on is printed as sentences and ends with 2."""
        arguments = args[0] if args and args[0] is not None else sys.argv[1:]
        try:
            return super().main(*args, **extra)
        except StudioError as error:
            if "--json" in arguments:
                shown = {"error": {"code": error.code, "message": error.message, "hint": error.hint}}
                click.echo(json.dumps(shown, ensure_ascii=False))
            click.echo(f"{error.message} {error.hint}".strip(), err=True)
            raise SystemExit(2) from None


@click.command(
    cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=True
)
@click.version_option(__version__, prog_name="Studio Humas")
@click.pass_context
def root(ctx: click.Context) -> None:
    """Studio Humas: dari naskah sampai bundel media dan takarir, tanpa jaringan."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
