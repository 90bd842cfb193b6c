"""`studio answer`: answer a question of the gate, or waive what blocks."""

import json
from pathlib import Path

import click

from studio.domain.content import Person
from studio.errors import StudioError
from studio.session import gate, posts, projects
from studio.session.checking import check_post

SAID: dict[str, gate.Said] = {
    "ya": "yes", "tidak": "no", "tidak-berlaku": "not-applicable", "kecualikan": "waived",
}  # fmt: skip


@click.command("answer")
@click.argument("project", type=click.Path(path_type=Path))
@click.argument("post")
@click.argument("item")
@click.argument("said", type=click.Choice(list(SAID)))
@click.option("--person", required=True, help="Id atau nama orang yang menjawab.")
@click.option("--reason", default="", help="Jawaban tertulis, paling sedikit 10 huruf bila diminta.")
@click.option("--evidence", default="", help="Nomor, tautan, atau nama berkas bukti.")
@click.option("--about", default="", help="Bagian yang dijawab, misalnya caption:x; tanpa ini semuanya.")
@click.option("--dry-run", is_flag=True, help="Tampilkan butir yang akan dijawab saja.")
@click.option("--json", "as_data", is_flag=True, help="Cetak hasil sebagai JSON.")
def command(
    project: Path, post: str, item: str, said: str, *, person: str, reason: str, evidence: str, about: str,
    dry_run: bool, as_data: bool,
) -> None:  # fmt: skip
    """Jawab butir ITEM pada POST dari PROJECT; jawaban terikat pada isi saat ini."""
    with projects.open_project(project, read_only=dry_run) as session:
        found = posts.find_post(session, post)
        who = next((p for p in session.project.all(Person) if person in {p.id, p.name}), None)
        if who is None:
            raise StudioError(
                "gate/nobody", f"Tidak ada orang bernama “{person}” di proyek ini.",
                "Tambahkan di Setelan, bagian Orang.",
            )  # fmt: skip
        rows = [row for row in check_post(session, found).gate.rows if row.item == item and row.open]
        rows = [row for row in rows if about in {"", row.about}]
        if not rows:
            raise StudioError(
                "gate/not-asked", f"Butir {item} tidak sedang menunggu jawaban.",
                "Lihat butir yang terbuka: studio check PROJECT KONTEN.",
            )  # fmt: skip
        made = [
            gate.answer(session.project, found.id, row, SAID[said], who, session.now(), reason=reason,
                        evidence=evidence)
            for row in rows
        ]  # fmt: skip
        if not dry_run:
            with session.edit(f"Jawab {item}") as draft:
                draft.put(*made)
    if as_data:
        shown = [{"item": one.item, "about": one.about, "answer": one.answer, "id": one.id} for one in made]
        click.echo(json.dumps({"answers": shown, "written": not dry_run}, ensure_ascii=False, indent=2))
        return
    for one in made:
        click.echo(f"{one.item} [{one.about}]: {said}, oleh {who.name}")
