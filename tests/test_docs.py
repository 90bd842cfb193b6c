"""The handbook says what the program does: its tables are made from the same data, and compared.

`python -m tests.test_docs` writes the tables anew between their markers.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import click
import msgspec
import pytest
from PIL import Image

from studio.catalog.check_words import load_words
from studio.catalog.platforms import caption_of, load_platforms
from studio.catalog.templates import list_templates
from studio.checks.every import every_check
from studio.checks.runner import run
from studio.cli.root import root
from studio.domain.platform import Allowance, Placement, TextLimit
from studio.intake.limits import LIMITS
from tests import ethics_page
from tests.checks.samples import WRONG

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
FRONT = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PICTURE_BYTES = 400_000
SHIPPED = (ROOT / "resources" / "platforms",)

PURPOSES = {
    "post": "kiriman", "story": "cerita", "link": "pratinjau tautan", "cover": "sampul",
    "avatar": "foto profil", "print": "cetak", "screen": "layar",
}  # fmt: skip
SHAPES = {
    "tall": "menjulang", "portrait": "tegak", "square": "persegi", "wide": "melebar", "banner": "spanduk",
    "paper": "kertas",
}  # fmt: skip
UNITS = {
    "weighted": "bobot X", "graphemes": "karakter tampak", "utf16": "satuan UTF-16", "bytes": "bita UTF-8",
    "characters": "karakter",
}  # fmt: skip
THEMES = {
    "brand": "Merek", "caption": "Takarir", "contrast": "Kontras", "figure": "Angka", "layout": "Tata letak",
    "narrative": "Narasi", "logo": "Logo", "picture": "Gambar", "placement": "Penempatan", "post": "Konten",
    "qr": "Kode QR", "slot": "Isian", "text": "Teks di gambar", "privacy": "Data pribadi",
    "child": "Anak dan korban", "people": "Orang di gambar", "access": "Akses untuk semua",
    "symbol": "Lambang negara", "crisis": "Krisis", "language": "Bahasa", "legal": "Hukum",
    "copyright": "Hak cipta", "neutrality": "Netralitas", "security": "Keamanan", "verify": "Verifikasi",
    "outside": "Media jadi dari luar",
}  # fmt: skip
SEVERITIES = {"blocker": "menghalangi", "warning": "peringatan", "advice": "saran"}
LIMIT_NAMES = {
    "name.bytes": "Nama berkas, bita", "image.formats": "Gambar: jenis yang diterima",
    "image.bytes": "Gambar: besar berkas, bita", "image.pixels": "Gambar: jumlah piksel",
    "image.side": "Gambar: sisi terpanjang, piksel", "image.frames": "Gambar bergerak: jumlah bingkai",
    "image.frame_pixels": "Gambar bergerak: piksel semua bingkai",
    "image.metadata": "Gambar: data sisipan, bita", "image.copy_bytes": "Gambar: hasil salinan bersih, bita",
    "svg.bytes": "SVG: besar berkas, bita", "svg.inflated": "SVG termampat: setelah dibuka, bita",
    "svg.data_uri": "SVG: gambar di dalamnya, bita", "svg.elements": "SVG: jumlah unsur",
    "svg.depth": "SVG: kedalaman susunan", "svg.expansion": "SVG: unsur setelah rujukan diikuti",
    "svg.path_commands": "SVG: perintah garis", "svg.blur": "SVG: jari-jari kabur",
    "svg.octaves": "SVG: lapisan derau", "svg.side": "SVG: sisi hasil, piksel",
    "svg.side_small": "SVG: sisi hasil bila berat, piksel", "docx.bytes": "Word: besar berkas, bita",
    "docx.parts": "Word: jumlah bagian", "docx.inflated": "Word: semua bagian setelah dibuka, bita",
    "docx.document": "Word: dokumen utama, bita", "docx.depth": "Word: kedalaman susunan",
    "docx.paragraphs": "Word: jumlah paragraf", "docx.entry_ratio": "Word: pemampatan satu bagian, kali",
    "docx.entry_ratio_from": "Word: pemampatan diperiksa mulai, bita",
    "docx.total_ratio": "Word: pemampatan seluruhnya, kali", "docx.name_bytes": "Word: nama bagian, bita",
    "docx.folders": "Word: kedalaman folder", "docx.gap": "Word: celah antarbagian, bita",
    "table.bytes": "Tabel CSV dan XLSX: besar berkas, bita", "table.parts": "XLSX: jumlah bagian",
    "table.inflated": "XLSX: semua bagian setelah dibuka, bita",
    "table.entry_ratio": "XLSX: pemampatan satu bagian, kali",
    "table.entry_ratio_from": "XLSX: pemampatan diperiksa mulai, bita",
    "table.total_ratio": "XLSX: pemampatan seluruhnya, kali", "table.name_bytes": "XLSX: nama bagian, bita",
    "table.folders": "XLSX: kedalaman folder", "table.gap": "XLSX: celah antarbagian, bita",
    "table.rows": "Tabel CSV dan XLSX: baris", "table.columns": "Tabel CSV dan XLSX: kolom",
    "table.cell": "Tabel CSV dan XLSX: satu sel, karakter",
    "calendar.bytes": "Kalender ICS: besar berkas, bita",
    "calendar.components": "Kalender ICS: jumlah bagian",
    "calendar.line": "Kalender ICS: satu baris utuh, bita",
    "calendar.depth": "Kalender ICS: kedalaman susunan",
    "calendar.instances": "Kalender ICS: ulangan satu kegiatan dalam rentang",
    "calendar.wall": "Kalender ICS: waktu baca, detik",
    "narrative.bytes": "Paket narasi: besar berkas, bita", "narrative.parts": "Paket narasi: jumlah bagian",
    "narrative.inflated": "Paket narasi: setelah dibuka, bita",
    "narrative.entry_ratio": "Paket narasi: mekar satu bagian, kali",
    "narrative.entry_ratio_from": "Paket narasi: mekar dihitung mulai, bita",
    "narrative.total_ratio": "Paket narasi: mekar seluruhnya, kali",
    "narrative.name_bytes": "Paket narasi: nama bagian, bita",
    "narrative.folders": "Paket narasi: tingkat folder",
    "narrative.gap": "Paket narasi: celah antarbagian, bita",
    "narrative.template": "Paket narasi: satu templat, bita",
    "narrative.template_depth": "Paket narasi: tingkat susunan templat",
    "narrative.messages": "Paket narasi: pesan kunci", "narrative.figures": "Paket narasi: angka",
    "narrative.templates": "Paket narasi: templat", "narrative.posts": "Berkas balik: konten",
    "narrative.lines": "Paket narasi: baris satu daftar",
    "narrative.name": "Paket narasi: satu nama atau pesan, karakter",
    "narrative.text": "Paket narasi: satu teks, karakter",
    "pdf.bytes": "PDF: besar berkas, bita", "pdf.pages": "PDF: jumlah halaman",
    "pdf.pixels": "PDF: satu halaman tergambar, piksel", "pdf.words": "PDF: kata satu halaman, karakter",
    "pdf.wall": "PDF: waktu satu langkah, detik",
    "slides.bytes": "Presentasi: besar berkas, bita", "slides.parts": "Presentasi: jumlah bagian",
    "slides.inflated": "Presentasi: setelah dibuka, bita",
    "slides.entry_ratio": "Presentasi: mekar satu bagian, kali",
    "slides.entry_ratio_from": "Presentasi: mekar dihitung mulai, bita",
    "slides.total_ratio": "Presentasi: mekar seluruhnya, kali",
    "slides.name_bytes": "Presentasi: nama bagian, bita", "slides.folders": "Presentasi: tingkat folder",
    "slides.gap": "Presentasi: celah antarbagian, bita", "slides.slides": "Presentasi: jumlah salindia",
    "slides.office_wall": "Presentasi: waktu LibreOffice, detik",
    "slides.office_cpu": "Presentasi: waktu prosesor LibreOffice, detik",
    "slides.office_files": "Presentasi: berkas terbuka LibreOffice",
    "film.bytes": "Video: besar berkas, bita", "film.seconds": "Video: panjang, detik",
    "film.side": "Video: sisi terpanjang, piksel", "film.fps": "Video: bingkai per detik",
    "film.subtitles": "Video: takarir SRT, bita", "film.wall": "Video: waktu baca, detik",
    "film.cpu": "Video: waktu prosesor, detik", "film.memory": "Video: memori, bita",
    "text.bytes": "Teks: besar berkas, bita", "text.press": "Teks: panjang naskah, karakter",
    "text.caption": "Teks: satu takarir atau isian, karakter", "text.line": "Teks: satu baris, karakter",
    "json.bytes": "JSON: besar berkas, bita", "json.depth": "JSON: kedalaman susunan",
    "json.integer": "JSON: bilangan terbesar", "content.bytes": "Berkas konten: besar, bita",
    "content.pages": "Berkas konten: halaman", "content.slots": "Berkas konten: isian satu halaman",
    "content.figures": "Berkas konten: angka", "content.items": "Berkas konten: butir satu daftar",
    "content.pictures": "Berkas konten: gambar", "content.placements": "Berkas konten: penempatan",
    "scan.bytes": "Berkas pindai: besar, bita", "scan.parts": "Berkas pindai: jumlah bagian",
    "scan.inflated": "Berkas pindai: semua bagian setelah dibuka, bita",
    "scan.entry_ratio": "Berkas pindai: mekar satu bagian, kali",
    "scan.entry_ratio_from": "Berkas pindai: mekar dihitung mulai, bita",
    "scan.total_ratio": "Berkas pindai: mekar seluruhnya, kali",
    "scan.name_bytes": "Berkas pindai: nama bagian, bita", "scan.folders": "Berkas pindai: tingkat folder",
    "scan.gap": "Berkas pindai: celah antarbagian, bita",
    "scan.pages": "Berkas pindai: halaman, salindia, atau lembar",
    "scan.text": "Berkas pindai: karakter yang dibaca", "scan.codes": "Berkas pindai: kode QR satu gambar",
    "scan.wall": "Berkas pindai: waktu baca, detik",
    "worker.wall": "Proses pembaca: waktu, detik", "worker.cpu": "Proses pembaca: waktu prosesor, detik",
    "worker.memory": "Proses pembaca: memori, bita", "worker.files": "Proses pembaca: berkas terbuka",
    "worker.file_bytes": "Proses pembaca: yang ditulis, bita",
    "worker.reply": "Proses pembaca: jawaban, bita",
}  # fmt: skip


def number(value: float | None, none: str = "–") -> str:
    """A number as Indonesian writes it."""
    if value is None:
        return none
    if isinstance(value, float) and not value.is_integer():
        return str(value).replace(".", ",")
    return f"{int(value):,}".replace(",", ".")


def table(head: str, rows: list[list[str]]) -> str:
    """A Markdown table; `head` has its columns parted by |."""
    columns = [cell.strip() for cell in head.split("|")]
    lines = [columns, ["---"] * len(columns), *([cell.replace("|", r"\|") for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def placement_tables() -> str:
    """Every placement, platform by platform."""
    parts = []
    for platform in load_platforms(SHIPPED).values():
        rows = [_placement_row(placement) for placement in platform.placements.values()]
        head = (
            "penempatan | nama | piksel | bentuk | keperluan | berkas | paling besar | halaman | jarak aman"
        )
        parts.append(f"### {platform.name['id']}\n\n{table(head, rows)}")
    return "\n\n".join(parts)


def _placement_row(placement: Placement) -> list[str]:
    safe = placement.safe_box
    edges = (safe.x, safe.y, placement.width - safe.right, placement.height - safe.bottom)
    least, most = placement.items_min, placement.items_max
    return [
        f"`{placement.id}`", placement.name["id"], f"{placement.width} × {placement.height}",
        SHAPES[placement.aspect], PURPOSES[placement.purpose], ", ".join(placement.formats).upper(),
        f"{number(placement.max_bytes / 1e6)} MB" if placement.max_bytes else "–",
        str(most) if least == most else f"{least}–{most}",
        "–" if not any(edges) else " · ".join(number(round(edge)) for edge in edges),
    ]  # fmt: skip


def caption_tables() -> str:
    """How long each text may be, and how many tags, mentions and links it may hold."""
    lengths, counts = [], []
    for platform in load_platforms(SHIPPED).values():
        for key, profile in platform.captions.items():
            name = platform.name["id"] + ("" if len(platform.captions) == 1 else f" ({key})")
            lengths += [_limit_row(name, field, limit) for field, limit in profile.fields.items()]
            allowances = (profile.hashtags, profile.mentions, profile.links)
            counts.append(
                [name, *(_allowance(one) for one in allowances), "ya" if profile.links_clickable else "tidak"]
            )
    head = "platform | kolom | paling panjang | satuan | anjuran | tampak sebelum “selengkapnya”"
    return (
        table(head, lengths) + "\n\n" + table("platform | tagar | sebutan | tautan | dapat diketuk", counts)
    )


def _limit_row(platform: str, field: str, limit: TextLimit) -> list[str]:
    most = number(limit.limit, "tanpa batas resmi")
    if limit.max_bytes is not None:
        most += f" dan {number(limit.max_bytes)} bita"
    fold = "–" if limit.fold is None else f"kira-kira {number(limit.fold)}"
    return [
        platform, f"{limit.name['id']} (`{field}`)", most, UNITS[limit.unit], number(limit.soft), fold
    ]  # fmt: skip


def _allowance(allowance: Allowance) -> str:
    words = [] if allowance.max is None else [f"paling banyak {number(allowance.max)}"]
    words += [] if allowance.soft is None else [f"anjuran {number(allowance.soft)}"]
    return ", ".join(words) or "–"


def alt_table() -> str:
    """How long a text alternative may be, by platform."""
    rows = []
    for platform in load_platforms(SHIPPED).values():
        limits = {p.alt_limit for p in platform.placements.values() if p.alt_limit is not None}
        rows.append([platform.name["id"], " atau ".join(number(n) for n in sorted(limits)) or "tidak ada"])
    return table("platform | karakter paling banyak", rows)


@cache
def check_tables() -> str:
    """Every check with its severity, what it may report and what then helps."""
    words = load_words("id").codes
    themes: dict[str, list[list[str]]] = {}
    for check in every_check():
        rows = themes.setdefault(check.id.split("/")[0], [])
        for code in check.codes:
            said = words[code]
            own = f"`{check.id}`" if code == check.codes[0] else ""
            said_and_hint = (re.sub(r"\{\w+\}", "…", part) for part in (said.message, said.hint))
            rows.append([own, f"`{code}`", SEVERITIES[severity(code)], *said_and_hint])
    head = "pemeriksaan | kode temuan | tingkat | temuan | yang membantu"
    return "\n\n".join(
        f"### {THEMES.get(name, name)}\n\n{table(head, rows)}" for name, rows in themes.items()
    )


def severity(code: str) -> str:
    """How heavy a finding is, as reported for a sample that has it."""
    return next(found.severity for found in run(WRONG[code]()).findings if found.code == code)


def limit_table() -> str:
    """What a foreign file may have at most."""
    rows = [[LIMIT_NAMES[path], shown] for path, shown in _limits(LIMITS)]
    return table("batas | paling banyak", rows)


def _limits(values: Any, before: str = "") -> Iterator[tuple[str, str]]:
    for name in values.__struct_fields__:
        value = getattr(values, name)
        if isinstance(value, msgspec.Struct):
            yield from _limits(value, f"{name}.")
        else:
            yield before + name, ", ".join(value) if isinstance(value, tuple) else number(value)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with its full name."""
    stack: list[tuple[str, click.Command]] = [("studio", root)]
    while stack:
        name, command = stack.pop(0)
        if isinstance(command, click.Group):
            context = click.Context(command)
            inner = ((n, command.get_command(context, n)) for n in command.list_commands(context))
            stack[:0] = [(f"{name} {n}", found) for n, found in inner if found is not None]
        else:
            yield name, command


def command_sections() -> str:
    """Every command with its arguments and options."""
    parts = []
    for name, command in commands():
        context = click.Context(command)
        given = [param for param in command.params if isinstance(param, click.Argument)]
        usage = " ".join([name, *(argument.make_metavar(context) for argument in given)])
        options = [option for option in command.params if isinstance(option, click.Option)]
        parts.append(f"### {name}\n\n{command.help}\n\n```sh\n{usage}\n```")
        parts.append(table("pilihan | arti", [_option_row(option, command) for option in options]))
    return "\n\n".join(parts)


def _option_row(option: click.Option, command: click.Command) -> list[str]:
    value = "" if option.is_flag else " " + option.make_metavar(click.Context(command))
    notes = [option.help or "", "Wajib." if option.required else ""]
    if isinstance(option.default, str | Path) and str(option.default):
        notes.append(f"Bila tidak disebut: `{Path(option.default).as_posix()}`.")
    return [f"`{', '.join(option.opts)}{value}`", " ".join(filter(None, notes))]


TABLES: dict[str, tuple[str, Callable[[], str]]] = {
    "penempatan": ("penempatan.md", placement_tables),
    "takarir": ("takarir.md", caption_tables),
    "alt": ("takarir.md", alt_table),
    "pemeriksaan": ("periksa.md", check_tables),
    "batas": ("keamanan.md", limit_table),
    "perintah": ("perintah.md", command_sections),
    "pertanyaan": ("etika/daftar.md", ethics_page.questions),
    "sumber": ("etika/daftar.md", lambda: table("kunci | sumber | dibaca", ethics_page.source_rows())),
    "profil": ("etika/daftar.md", ethics_page.profiles),
    "gestur": (
        "etika/daftar.md",
        lambda: table("pose | rupanya | di masa pemilihan | catatan", ethics_page.gesture_rows()),
    ),
    "peraturan": (
        "etika/daftar.md",
        lambda: table("peraturan | tentang | status | keyakinan | catatan", ethics_page.rule_rows()),
    ),
}


def marked(name: str, text: str) -> re.Match[str]:
    """The part of a page between the markers of a table."""
    found = re.search(rf"(<!-- tabel:{name} -->\n\n)(.*?)(\n\n<!-- /tabel -->)", text, re.DOTALL)
    if found is None:
        raise ValueError(name)
    return found


def write_tables() -> None:
    """Put every table anew into its page."""
    for name, (file, make) in TABLES.items():
        text = (DOCS / file).read_text("utf-8")
        found = marked(name, text)
        text = text[: found.start(2)] + make() + text[found.end(2) :]
        (DOCS / file).write_text(text, "utf-8", newline="\n")


@pytest.mark.parametrize("name", TABLES)
def test_tables_say_what_the_program_does(name: str) -> None:
    """A table of the handbook is the one made from the program's own data, character by character."""
    file, make = TABLES[name]
    assert marked(name, (DOCS / file).read_text("utf-8"))[2] == make()


def test_tables_are_not_empty() -> None:
    """The tables hold at least forty placements, every platform with captions, every check and command."""
    captions, checks = caption_tables(), check_tables()
    named = [platform.name["id"] for platform in load_platforms(SHIPPED).values() if platform.captions]
    assert placement_tables().count("\n| `") >= 40
    assert [name for name in named if name not in captions] == []
    assert [check.id for check in every_check() if f"`{check.id}`" not in checks] == []
    assert len(list(commands())) >= 18


def test_every_command_and_option_is_in_the_handbook() -> None:
    """Each command has its heading in perintah.md, with every option it takes below it."""
    text = (DOCS / "perintah.md").read_text("utf-8")
    for name, command in commands():
        section = text.partition(f"\n### {name}\n")[2].partition("\n### ")[0]
        missing = [
            o for p in command.params if isinstance(p, click.Option) for o in p.opts if o not in section
        ]
        assert (name, missing, bool(section)) == (name, [], True)


def test_every_placement_with_a_caption_has_its_rule() -> None:
    """A placement that takes a caption points to texts that takarir.md lists."""
    for platform in load_platforms(SHIPPED).values():
        for placement in platform.placements.values():
            profile = caption_of(placement, SHIPPED)
            assert (profile is None) == (not placement.caption)


def test_every_template_is_in_the_handbook() -> None:
    """docs/konten.md says what each template is for."""
    listed = re.findall(r"^\| `([\w-]+)` \|", (DOCS / "konten.md").read_text("utf-8"), re.MULTILINE)
    assert set(list_templates()) <= set(listed)


def test_the_readme_counts_right() -> None:
    """README.md names as many placements and surfaces as there are."""
    platforms = load_platforms(SHIPPED)
    count = sum(len(platform.placements) for platform in platforms.values())
    text = re.sub(r"\s+", " ", (ROOT / "README.md").read_text("utf-8"))
    assert f"{count} placements on {len(platforms)} surfaces" in text


@pytest.mark.parametrize("file", [*PAGES, *FRONT], ids=lambda file: file.name)
def test_links_lead_somewhere(file: Path) -> None:
    """Every link to a file of the repository, and to a heading in it, finds it."""
    text = re.sub(r"```.*?```", "", file.read_text("utf-8"), flags=re.DOTALL)
    dead = []
    for address in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", address):
            continue
        path, _, anchor = unquote(address).partition("#")
        target = (file.parent / path).resolve() if path else file
        if not target.exists() or (anchor and anchor not in headings(target)):
            dead.append(address)
    assert dead == []


def headings(file: Path) -> set[str]:
    """Anchors of the headings of a page."""
    lines = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


def test_every_page_is_in_the_list() -> None:
    """docs/README.md leads to every page of the handbook."""
    listed = set(re.findall(r"\]\(([\w/-]+\.md)", (DOCS / "README.md").read_text("utf-8")))
    chapters = {page.relative_to(DOCS).as_posix() for page in PAGES}
    assert listed == chapters - {"README.md"}


@pytest.mark.parametrize("file", [*PAGES, *FRONT], ids=lambda file: file.name)
def test_commands_shown_exist(file: Path) -> None:
    """Every `studio …` and `main.py …` line in a code block names a command with options it has."""
    known = dict(commands())
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", file.read_text("utf-8"), re.DOTALL)
    wrong = []
    for line in "".join(blocks).replace("\\\n", " ").splitlines():
        found = re.match(r"(?:\$ )?(?:.*\| *)?(?:python3 main\.py|studio) ([a-z].*)", line)
        if found is None:
            continue
        words = found[1].split(" #")[0].split()
        name = next((n for size in (2, 1) if (n := "studio " + " ".join(words[:size])) in known), "")
        options = {o for p in known[name].params for o in p.opts} if name else set()
        wrong += [line] if not name else [w for w in words if w.startswith("--") and w not in options]
    assert wrong == []


def test_the_pictures_of_the_readme_are_small() -> None:
    """README.md shows the window, the gallery and the demo; each picture opens and has at most 400 KB."""
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert len(pictures) == 6
    for shown in pictures:
        file = ROOT / shown
        assert file.stat().st_size <= PICTURE_BYTES
        with Image.open(file) as picture:
            picture.load()
            assert picture.width >= 1000
            assert not picture.info.get("exif")


def test_the_changelog_has_this_version() -> None:
    """The newest entry of CHANGELOG.md is the version of the program."""
    from studio import __version__

    versions = re.findall(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert versions[0] == __version__


if __name__ == "__main__":
    write_tables()
