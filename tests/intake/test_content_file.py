"""Content files: what is valid becomes records, what is not is named by file and key."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PIL import Image

from studio.domain.content import Asset, FigureRef, FigureRefs, Item, Items, Link, Picture, RichText, Run
from studio.domain.ids import AssetId, PlacementId, Sha256
from studio.errors import StudioError
from studio.intake.content_file import read_content
from studio.intake.content_records import to_records
from studio.intake.picture import take_picture
from studio.intake.rich_text import escaped, rich_text
from tests.intake.conftest import Save, encoded

HEAD = 'format = 1\ntitle = "Pasar murah"\ntemplate = "kabar"\n'
FULL = (
    HEAD
    + """
kit = "nila"
placements = ["instagram/feed-portrait", "x/post"]
pillar = "layanan"
tags = ["pangan", "pasar"]
purpose = "warga tahu jadwal"
event_date = "2026-11-28"

[slots]
headline = "Pasar **murah** dibuka"
body = '''
Paragraf satu.

Paragraf *dua*.'''
photo = { file = "foto/pasar.png", source = "Humas", author = "Dewi", licence = "CC BY", focal = [0.5, 0.4] }
main = { figure = "paket" }
row = { figures = ["paket", "hemat"] }
link = { url = "https://contoh.go.id/pasar" }
steps = { items = [{ title = "Datang", detail = "Bawa KTP", icon = "id-card" }] }

[alt]
photo = "Warga mengantre di depan tenda pasar murah."

[[pages]]
layout = "isi"
[pages.slots]
headline = "Jadwal"
photo = { file = "foto/pasar.png", alt = "Tenda pasar dari samping." }

[caption]
text = "Pasar murah dibuka Sabtu ini."
hashtags = ["#PasarMurah"]
link = "https://contoh.go.id/pasar"

[captions.x]
text = "Pasar murah Sabtu ini."
hashtags = []

[captions.youtube.fields]
title = "Pasar murah"

[schedule]
date = "2026-11-27"
time = "09:30"
zone = "Asia/Makassar"

[[figures]]
id = "paket"
value = "1250"
label = "paket dijual"
unit = "paket"
source = "Dinas Perdagangan"
as_of = "2026-11-20"

[[figures]]
id = "hemat"
value = "12.5"
label = "lebih hemat"
unit = "%"
"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one picture."""
    (tmp_path / "foto").mkdir()
    (tmp_path / "foto" / "pasar.png").write_bytes(encoded(Image.new("RGB", (40, 30), "green"), "PNG"))
    return tmp_path


def wrong(folder: Path, text: str) -> StudioError:
    (folder / "isi.toml").write_text(text, "utf-8")
    with pytest.raises(StudioError) as caught:
        read_content(folder / "isi.toml")
    return caught.value


def ids() -> Iterator[int]:
    return count(1)


def test_records(folder: Path) -> None:
    """A full content file becomes linked records; the picture is really taken in, and only once."""
    (folder / "isi.toml").write_text(FULL, "utf-8")
    numbers, taken = ids(), []

    def add(path: Path) -> Asset:
        picture = take_picture(path)
        taken.append(path)
        return Asset(id=AssetId("a1"), sha256=picture.sha256, width=picture.width, height=picture.height)

    made = to_records(read_content(folder / "isi.toml"), add, lambda kind: f"{kind}-{next(numbers)}")
    assert taken == [folder / "foto" / "pasar.png"]
    first, second = made.pages
    assert made.design.pages == (first.id, second.id)
    assert (made.post.design, made.design.template, made.design.kit) == (made.design.id, "kabar", "nila")
    assert made.post.placements == (PlacementId("instagram/feed-portrait"), PlacementId("x/post"))
    assert first.slots["headline"] == RichText(
        paragraphs=((Run(text="Pasar "), Run(text="murah", bold=True), Run(text=" dibuka")),)
    )
    assert [len(runs) for runs in first.slots["body"].paragraphs] == [1, 3]
    assert first.slots["photo"] == Picture(
        asset=AssetId("a1"), focal=(0.5, 0.4), alt="Warga mengantre di depan tenda pasar murah."
    )
    figures = {figure.label: figure for figure in made.figures}
    assert first.slots["main"] == FigureRef(figure=figures["paket dijual"].id)
    assert first.slots["row"] == FigureRefs(figures=tuple(figure.id for figure in made.figures))
    assert first.slots["link"] == Link(url="https://contoh.go.id/pasar")
    assert first.slots["steps"] == Items(items=(Item(title="Datang", detail="Bawa KTP", icon="id-card"),))
    assert (second.layout, second.slots["photo"].alt) == ("isi", "Tenda pasar dari samping.")
    assert [(asset.credit, asset.width) for asset in made.assets] == [("Dewi / Humas (CC BY)", 40)]
    assert made.post.captions["x"].hashtags == ()
    assert made.post.caption.mentions is None
    assert made.post.captions["youtube"].fields == {"title": "Pasar murah"}
    assert (made.post.schedule.time, made.post.schedule.zone) == ("09:30", "Asia/Makassar")
    assert len({record.id for record in made.all}) == len(made.all) == 7


def test_sets_of_placements(folder: Path) -> None:
    """Names of sets go through the given callable; the kit given stands in for a missing one."""
    (folder / "isi.toml").write_text(HEAD + 'placements = ["semua"]\n', "utf-8")

    def expand(names: tuple[str, ...]) -> tuple[PlacementId, ...]:
        assert names == ("semua",)
        return (PlacementId("x/post"),)

    def add(path: Path) -> Asset:
        return Asset(id=AssetId("a"), sha256=Sha256(""))

    numbers = ids()
    content = read_content(folder / "isi.toml")
    made = to_records(content, add, lambda kind: f"{kind}{next(numbers)}", kit="nila", expand=expand)
    assert (made.post.placements, made.design.kit) == ((PlacementId("x/post"),), "nila")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (HEAD.replace("title", "titel"), ("isi.toml", "titel", "title")),
        ('format = 1\ntitle = "a"\n', ("isi.toml", "template")),
        (HEAD.replace("1", "2"), ("isi.toml", "format")),
        (HEAD + "tags = 3\n", ("isi.toml", "tags")),
        (HEAD + 'slots.photo = { fil = "a.png" }\n', ("slots.photo", "file")),
        (
            HEAD + 'slots.photo = { file = "foto/pasar.png", sumber = "x" }\n',
            ("slots.photo", "sumber", "source"),
        ),
        (
            HEAD + 'slots.photo = { file = "foto/pasat.png" }\n',
            ("slots.photo", "foto/pasat.png", "pasar.png"),
        ),
        (HEAD + 'slots.photo = { file = "foto/pasar.png", focal = [0.5, 1.5] }\n', ("slots.photo", "focal")),
        (HEAD + "slots.headline = 3\n", ("slots.headline",)),
        (HEAD + 'alt.foto = "x"\nslots.photo = { file = "foto/pasar.png" }\n', ("alt.foto", "photo")),
        (
            HEAD + 'slots.n = { figure = "jumlh" }\n[[figures]]\nid="jumlah"\nvalue="1"\nlabel="a"\n',
            ("jumlh", "jumlah"),
        ),
        (HEAD + '[[figures]]\nid="a"\nvalue="1.250,5"\nlabel="a"\n', ("figures[0].value", "1.250,5")),
        (HEAD + '[[figures]]\nid="a"\nvalue="1"\nlabel="a"\nas_of="20/11/2026"\n', ("figures[0].as_of",)),
        (HEAD + 'schedule.time = "9.30"\n', ("schedule.time", "9.30")),
        (HEAD + 'schedule.zone = "Asia/Tokyo"\n', ("schedule.zone", "Asia/Tokyo")),
        (HEAD + 'captions.x.teks = "a"\n', ("captions.x.teks", "text")),
        (HEAD + 'caption.text = "a\\u0000b"\n', ("caption.text",)),
        (HEAD + f'caption.text = "{"a" * 20_001}"\n', ("caption.text", "20000")),
        ("format = \n", ("isi.toml",)),
    ],
)
def test_faults_are_named(folder: Path, text: str, parts: tuple[str, ...]) -> None:
    """Each fault names the file or key, and the nearest known key or the value that stands there."""
    error = wrong(folder, text)
    assert [part for part in parts if part not in str(error)] == []
    assert error.hint


@pytest.mark.parametrize(
    "file", ["/etc/hostname", "C:/a.png", "\\\\\\\\server\\\\a.png", "//server/a.png", ""]
)
def test_picture_paths_are_relative(folder: Path, file: str) -> None:
    """Absolute paths, drives, shares and empty names are refused."""
    error = wrong(folder, f'{HEAD}slots.photo = {{ file = "{file}" }}\n')
    assert (error.code, "slots.photo.file" in error.message) == ("content/invalid", True)


def test_too_large(save: Save) -> None:
    """A content file beyond 1 MB is refused."""
    path = save("isi.toml", HEAD + "#" * 1_000_001)
    with pytest.raises(StudioError) as caught:
        read_content(path)
    assert caught.value.code == "intake/too-large"


def test_bare_dates_and_whole_numbers(folder: Path) -> None:
    """TOML's own dates, times and whole numbers are taken as if they were quoted."""
    figure = '[[figures]]\nid="a"\nvalue=1250\nlabel="paket"\nas_of=2026-11-20\n'
    text = HEAD + "event_date = 2026-11-28\nschedule = { date = 2026-11-27, time = 09:30:00 }\n" + figure
    (folder / "isi.toml").write_text(text, "utf-8")
    content = read_content(folder / "isi.toml")
    assert (content.event_date, content.schedule.date, content.schedule.time) == (
        "2026-11-28",
        "2026-11-27",
        "09:30",
    )
    assert (content.figures[0].value, content.figures[0].as_of) == ("1250", "2026-11-20")


def test_manual_example(folder: Path) -> None:
    """The example of the manual is valid."""
    manual = Path(__file__).parents[2] / "docs" / "berkas-konten.md"
    example = manual.read_text("utf-8").split("```toml\n")[1].split("```")[0]
    (folder / "foto" / "pasar.jpg").write_bytes(encoded(Image.new("RGB", (4, 3)), "JPEG"))
    (folder / "isi.toml").write_text(example, "utf-8")
    assert read_content(folder / "isi.toml").figures[0].unit == "paket"


def test_rich_text() -> None:
    """Bold, italic, both, bullets and lone stars are read as written; escaping gives the words back."""
    assert rich_text("a ***b*** *c*").paragraphs[0] == (
        Run(text="a "), Run(text="b", bold=True, italic=True), Run(text=" "), Run(text="c", italic=True),
    )  # fmt: skip
    assert rich_text("3 * 4 = 12").paragraphs == ((Run(text="3 * 4 = 12"),),)
    assert rich_text("- satu\n- dua") == RichText(
        paragraphs=((Run(text="satu"),), (Run(text="dua"),)), bullets=True
    )
    assert rich_text("") == RichText()
    odd = r"**x** \* \\ *y* \n ***"
    assert rich_text(escaped(odd)).paragraphs == ((Run(text=odd),),)
