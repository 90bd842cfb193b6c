"""`studio templates`: what there is to fill."""

import json

import click

from studio.catalog.templates import list_templates, load_template
from studio.cli.template_lint import lint
from studio.cli.template_pictures import preview, sheet


@click.group("templates")
def command() -> None:
    """Galeri templat: daftar, rincian, pratinjau, lembar contoh, pemeriksaan."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")
def list_(as_json: bool) -> None:
    """Daftar templat."""
    found = [load_template(ident) for ident in list_templates()]
    rows = [{"id": t.id, "family": t.family, "purposes": list(t.purposes), "name": t.name} for t in found]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for template in found:
        click.echo(f"{template.id:12}  {template.name.get('id', ''):28}  {', '.join(template.purposes)}")


@command.command("show")
@click.argument("ident")
@click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")
def show(ident: str, as_json: bool) -> None:
    """Isian sebuah templat, dengan penjelasannya."""
    template = load_template(ident)
    slots = [
        {"id": s.id, "kind": s.kind, "label": s.label.get("id", s.id), "help": s.help.get("id", ""),
         "required": s.required, "max_chars": s.limits.max_chars, "max_items": s.limits.max_items}
        for s in template.slots
    ]  # fmt: skip
    if as_json:
        shown = {
            "id": template.id, "family": template.family, "purposes": list(template.purposes),
            "name": template.name, "about": template.about, "slots": slots,
            "pages": [{"id": p.id, "name": p.name} for p in template.pages],
            "variants": [{"id": v.id, "name": v.name} for v in template.variants],
        }  # fmt: skip
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    click.echo(f"{template.name.get('id', template.id)} ({template.id})\n{template.about.get('id', '')}\n")
    for slot in slots:
        mark = " (wajib)" if slot["required"] else ""
        click.echo(f"  {slot['id']}: {slot['label']}{mark}. {slot['help']}")
    if template.variants:
        names = ", ".join(f"{v.id} ({v.name.get('id', v.id)})" for v in template.variants)
        click.echo(f"\nTata letak: {names}")


command.add_command(preview)
command.add_command(sheet)
command.add_command(lint)
