"""`studio contrast`: the WCAG ratio of two colours."""

import json

import click

from studio.domain.color import contrast, parse, to_hex

AA, AAA = 4.5, 7.0
"""Ratios for normal text. Source: WCAG 2.2, 1.4.3 and 1.4.6."""


@click.command(name="contrast")
@click.argument("foreground", metavar="FG")
@click.argument("background", metavar="BG")
@click.option("--json", "as_json", is_flag=True, help="Tulis sebagai JSON.")
def command(*, foreground: str, background: str, as_json: bool) -> None:
    """Kontras dua warna menurut WCAG, misalnya #1C2456 #FFFFFF."""
    front, back = parse(foreground), parse(background)
    exact = contrast(front, back)
    aa, aaa = exact >= AA, exact >= AAA
    if as_json:
        data = {
            "ratio": round(exact, 2),
            "aa": aa,
            "aaa": aaa,
            "foreground": to_hex(front),
            "background": to_hex(back),
        }
        click.echo(json.dumps(data, ensure_ascii=False).encode() + b"\n", nl=False)
        return
    number = f"{exact:.2f}".replace(".", ",")
    click.echo(f"{number} : 1   AA {'lulus' if aa else 'belum'}   AAA {'lulus' if aaa else 'belum'}")
