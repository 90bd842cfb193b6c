"""`studio calendar`: the year's days, the agenda of a project, plans out and in."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from studio.domain.calendar_days import KIND_NAMES, Day, DayKind, search
from studio.domain.content import ZONE_NAMES, Post
from studio.domain.moments import month_span, require_day
from studio.domain.plan_table import STATUS_WORDS
from studio.errors import StudioError

if TYPE_CHECKING:
    from studio.session.plan_import import Preview

PATH = click.Path(path_type=Path)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Keluaran JSON.")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Hanya tampilkan apa yang akan dilakukan.")
FROM = click.option("--from", "first", default="", metavar="TANGGAL", help="Mulai tanggal ini, YYYY-MM-DD.")
TO = click.option("--to", "last", default="", metavar="TANGGAL", help="Sampai tanggal ini, YYYY-MM-DD.")


@click.group("calendar")
def command() -> None:
    """Kalender: hari penting, agenda, impor dan ekspor rencana."""


@command.command("days")
@click.option("--year", type=int, required=True, help="Tahun.")
@click.option("--project", type=PATH, default=None, help="Pakai hari kantor di proyek ini juga.")
@click.option("--kind", type=click.Choice(get_args(DayKind)), default=None, help="Hanya jenis ini.")
@click.option("--search", "words", default="", help="Hanya yang memuat kata ini.")
@AS_JSON
def days(year: int, project: Path | None, kind: str | None, words: str, as_json: bool) -> None:
    """Libur, cuti bersama, dan peringatan setahun, dengan pasaran dan tanggal Hijriah."""
    found = _days(year, project)
    chosen = [day for day in search(found, words) if kind in (None, day.kind)]
    if as_json:
        _print([_day(day) for day in chosen])
        return
    for day in chosen:
        until = f"–{day.until}" if day.until else ""
        mark = f" [{day.mark}]" if day.mark else ""
        click.echo(f"{day.date}{until}  {KIND_NAMES[day.kind]:24}  {day.title}{mark}")
    click.echo(f"{len(chosen)} hari. Yang bertanda dari ingatan perlu dicek sebelum dipakai.")


def _days(year: int, project: Path | None) -> list[Day]:
    from studio.catalog.days import days_of, require_year  # noqa: PLC0415 - only here

    require_year(year)
    if project is None:
        return list(days_of(year))
    from studio.session import agenda, projects  # noqa: PLC0415

    with projects.open_project(project, read_only=True) as session:
        return agenda.days_between(session.project, f"{year}-01-01", f"{year}-12-31")


def _day(day: Day) -> dict[str, Any]:
    from studio.catalog.days import hijri_text, is_ramadan, pasaran_of  # noqa: PLC0415 - only here

    when = date.fromisoformat(day.date)
    return {
        "date": day.date, "name": day.title, "kind": day.kind, "id": day.id, "until": day.until,
        "names": day.name, "number": day.number, "provisional": day.provisional, "certain": day.certain,
        "mark": day.mark, "confidence": day.confidence, "basis": day.basis, "source": day.source,
        "as_of": day.as_of, "note": day.note, "aliases": day.aliases, "pasaran": pasaran_of(when),
        "hijri": hijri_text(when), "ramadan": is_ramadan(when),
    }  # fmt: skip


@command.command("list")
@click.argument("project", type=PATH)
@FROM
@TO
@AS_JSON
def list_(project: Path, first: str, last: str, as_json: bool) -> None:
    """Agenda PROJECT: konten; dengan rentang juga hari penting dan slot kosong."""
    from studio.session import agenda, plan_export, projects  # noqa: PLC0415 - only here

    _check_days(first, last)
    with projects.open_project(project, read_only=True) as session:
        warned = agenda.plan_warnings(session.project)
        rows = [_post(post, warned) for post in plan_export.posts_between(session, first, last)]
        if first and last:
            rows += [_day(day) for day in agenda.days_between(session.project, first, last)]
            rows += [_slot(slot) for slot in agenda.slots_between(session.project, first, last)]
    rows.sort(key=lambda row: (not row["date"], row["date"], row.get("time", ""), row["name"]))
    if as_json:
        _print(rows)
        return
    words = {str(code): said for names in (STATUS_WORDS, KIND_NAMES) for code, said in names.items()}
    for row in rows:
        what = words.get(row.get("status") or row["kind"], "slot kosong")
        when = f"{row['date'] or 'tanpa tanggal':13}  {row.get('time', ''):5}"
        click.echo(f"{when}  {what:24}  {row['name']}{_mark(row)}")
        for warning in row.get("warnings", ()):
            click.echo(f"{'':46}! {warning['message']}")
    if not rows:
        click.echo("Belum ada konten. Impor rencana dengan: studio calendar import PROYEK BERKAS")


def _mark(row: dict[str, Any]) -> str:
    """What a day's uncertainty is, beside its name wherever it is shown."""
    return f" [{row['mark']}]" if row.get("mark") else ""


def _post(post: Post, warned: dict[str, Any]) -> dict[str, Any]:
    said = [{"code": w.code, "message": w.message, "hint": w.hint} for w in warned.get(post.id, ())]
    return {
        "date": post.schedule.date, "name": post.title, "kind": "post", "id": post.id,
        "time": post.schedule.time, "zone": ZONE_NAMES[post.schedule.zone], "status": post.status,
        "placements": post.placements, "warnings": said,
    }  # fmt: skip


def _slot(slot: Any) -> dict[str, Any]:
    return {
        "date": slot.schedule.date, "name": slot.rubric.name, "kind": "slot", "id": slot.key,
        "time": slot.schedule.time, "zone": ZONE_NAMES[slot.schedule.zone],
        "placements": slot.rubric.placements,
    }  # fmt: skip


@command.command("export")
@click.argument("project", type=PATH)
@click.argument("out", type=PATH)
@click.option("--form", type=click.Choice(["ics", "csv", "xlsx", "month-pdf", "list-pdf", "docx"]),
              required=True, help="Jenis berkas; month-pdf, list-pdf, dan docx untuk dicetak.")  # fmt: skip
@FROM
@TO
@click.option("--month", default="", metavar="BULAN", help="Sebulan ini, YYYY-MM; ganti --from dan --to.")
@click.option("--paper", type=click.Choice(["a4", "f4", "a3"]), default="a4", show_default=True,
              help="Cetak: ukuran kertas.")  # fmt: skip
@click.option("--sign", is_flag=True, help="Cetak: sertakan ruang tanda tangan “Mengetahui”.")
@click.option("--with-days", is_flag=True, help="Sertakan hari penting dan kampanye.")
@click.option("--scheduler", type=click.Choice(["publer", "buffer"]), default=None,
              help="CSV untuk alat penjadwal ini.")  # fmt: skip
@click.option("--template", type=PATH, default=None, help="CSV: templat kosong alat penjadwal lain.")
@click.option(
    "--map", "mapping", multiple=True, metavar="KOLOM=ISIAN", help="Isi kolom templat; dapat diulang."
)
@click.option("--platform", default="", help="Penjadwal: platform tujuan.")
@click.option("--bundle", type=PATH, default=None, help="Penjadwal: bundel yang medianya diunggah.")
@click.option("--media-base", default="", metavar="ALAMAT", help="Penjadwal: alamat tempat media diletakkan.")
@DRY_RUN
@AS_JSON
def export(project: Path, out: Path, form: str, dry_run: bool, as_json: bool, **given: Any) -> None:
    """Tulis rencana PROJECT ke OUT: kalender, tabel, atau kertas."""
    from studio.session import plan_export, projects  # noqa: PLC0415 - only here

    if given["month"]:
        given["first"], given["last"] = _month(given["month"])
    _check_days(given["first"], given["last"])
    with projects.open_project(project, read_only=True) as session:
        made = _made(session, form, given)
    if not dry_run:
        plan_export.write_plan(out, made)
    left = [{"name": name, "reason": why} for name, why in made.left_out]
    if as_json:
        _print({"path": str(out), "form": form, "rows": made.rows, "left_out": left, "written": not dry_run})
        return
    for one in left:
        click.echo(f"Tidak ditulis: {one['name']} ({one['reason']}).")
    unit = "konten" if form in plan_export.PRINTED else "baris"
    click.echo(f"{'Akan ditulis' if dry_run else 'Ditulis'}: {made.rows} {unit} ke {out}.")


def _made(session: Any, form: Any, given: dict[str, Any]) -> Any:
    from studio.session import plan_export, plan_import, scheduling  # noqa: PLC0415 - only here

    tool: Any = "template" if given["template"] else given["scheduler"]
    if tool is None:
        wanted = plan_export.Wanted(
            form=form, **{key: given[key] for key in ("first", "last", "with_days", "paper", "sign")}
        )
        return plan_export.plan_of(session, wanted)
    if form != "csv" or not given["platform"]:
        raise StudioError(
            "plan/scheduler",
            "Berkas penjadwal adalah CSV untuk satu platform.",
            "Pakai --form csv --platform, misalnya --platform instagram.",
        )
    header = plan_import.header_of(given["template"]) if given["template"] else ()
    asked = scheduling.Scheduler(
        tool=tool, platform=given["platform"], media_base=given["media_base"],
        bundle=str(given["bundle"] or ""), header=header, mapping=_mapping(given["mapping"]),
    )  # fmt: skip
    return scheduling.scheduler_file(session, asked, given["first"], given["last"])


@command.command("import")
@click.argument("project", type=PATH)
@click.argument("file", type=PATH)
@click.option("--map", "mapping", multiple=True, metavar="KOLOM=ISIAN",
              help="Baca kolom ini sebagai isian itu, atau - untuk dilewati; dapat diulang.")  # fmt: skip
@FROM
@TO
@click.option("--good-rows", is_flag=True, help="Simpan baris yang baik walau ada yang tidak terbaca.")
@DRY_RUN
@AS_JSON
def import_(
    project: Path, file: Path, mapping: tuple[str, ...], first: str, last: str, good_rows: bool,
    dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Baca kalender atau tabel FILE ke PROJECT: .ics, .csv, .xlsx. Rentang untuk kegiatan berulang."""
    from studio.session import plan_import, projects  # noqa: PLC0415 - only here

    with projects.open_project(project, read_only=dry_run) as session:
        seen = plan_import.preview(session, file, _mapping(mapping), (first, last))
        if not as_json:
            _show(seen)
        bad = bool(seen.merged.bad)
        agreed = not bad or good_rows or (not dry_run and not as_json and _agrees())
        written = plan_import.apply(session, seen) if agreed and not dry_run else 0
    if as_json:
        _print(_preview(seen, written))
    elif not dry_run:
        click.echo(f"Disimpan: {written} konten." if agreed else "Tidak ada yang disimpan.")
    if not dry_run and not agreed:
        raise SystemExit(2)


def _agrees() -> bool:
    question = "Simpan baris yang baik saja?"
    return sys.stdin.isatty() and click.confirm(question, default=False)


def _show(seen: "Preview") -> None:
    from studio.domain.table_types import TYPE_NAMES  # noqa: PLC0415 - only here

    for column in seen.columns:
        taken = column.key or "dilewati"
        click.echo(f"kolom {column.header}: {TYPE_NAMES[column.type]} → {taken}")
    for taking in seen.merged.new:
        _say(taking, "baru")
    for taking in seen.merged.changed:
        _say(taking, f"berubah ({', '.join(taking.fields) or 'tidak ada'})")
    for row in seen.merged.bad:
        click.echo(f"{seen.unit} {row.line}: {'; '.join(row.reasons)}.  {row.shown}")
    for note in seen.notes:
        click.echo(note)
    merged = seen.merged
    click.echo(
        f"{len(merged.new)} baru, {len(merged.changed)} berubah, {merged.same} sama,"
        f" {len(merged.bad)} tidak terbaca."
    )


def _say(taking: Any, what: str) -> None:
    when = taking.post.schedule.date or "tanpa tanggal"
    remarks = f" ({'; '.join(taking.remarks)})" if taking.remarks else ""
    click.echo(f"{when:13}  {what}: {taking.post.title}{remarks}")


def _preview(seen: "Preview", written: int) -> dict[str, Any]:
    merged = seen.merged
    return {
        "form": seen.form, "unit": seen.unit, "written": written,
        "columns": [
            {"header": c.header, "key": c.key, "type": c.type, "samples": c.samples} for c in seen.columns
        ],
        "new": [_taking(t) for t in merged.new],
        "changed": [_taking(t) for t in merged.changed],
        "same": merged.same,
        "bad": [{"line": b.line, "reasons": b.reasons, "shown": b.shown} for b in merged.bad],
        "notes": seen.notes,
    }  # fmt: skip


def _taking(taking: Any) -> dict[str, Any]:
    return {
        "date": taking.post.schedule.date, "name": taking.post.title, "kind": "post", "id": taking.post.id,
        "line": taking.line, "fields": taking.fields, "remarks": taking.remarks,
    }  # fmt: skip


def _mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    wrong = next((pair for pair in pairs if "=" not in pair), "")
    if wrong:
        raise StudioError("plan/map", f"Pemetaan “{wrong}” tidak dikenal.", "Tulis --map “Nama kolom=title”.")
    return {name.strip(): key.strip() for name, _, key in (pair.rpartition("=") for pair in pairs)}


def _month(month: str) -> tuple[str, str]:
    try:
        return month_span(month)
    except ValueError:
        raise StudioError("plan/month", f"Bulan “{month}” tidak dikenal.", "Tulis seperti 2026-12.") from None


def _check_days(*given: str) -> None:
    for day in filter(None, given):
        require_day(day)


def _print(values: Any) -> None:
    click.echo(json.dumps(values, ensure_ascii=False, indent=2))
