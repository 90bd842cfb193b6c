"""`studio kit`: an office makes its kit, looks at it, checks it and prints its sheet."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from pypdf import PdfReader

from studio import paths
from studio.catalog.brand import contrast_table, list_kits, load_kit
from studio.cli.kit import command
from studio.domain.brand import Kit
from studio.errors import StudioError

pytestmark = pytest.mark.usefixtures("qapp")

OFFICE = ("--id", "dinas-uji", "--name", "Dinas Kebudayaan Kota Uji", "--short", "Disbud Kota Uji")
COLOURS = ("--primary", "#1F4E5F", "--accent", "#F2A65A")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{}</svg>'
FLAT = SVG.format('<circle cx="50" cy="50" r="40" fill="#123c69"/><path d="M110 20H190V80H110Z"/>')
ONE = SVG.format(
    '<circle cx="50" cy="50" r="40" fill="#123c69"/><rect x="110" width="80" height="80" fill="#123C69"/>'
)
TOUCHING = SVG.format(
    '<rect width="200" height="100" fill="#123c69"/><circle cx="100" cy="50" r="40" fill="#fff"/>'
)


def run(*arguments: str, code: int = 0) -> Result:
    """Output of a command that must end with `code`."""
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def data_of(*arguments: str, code: int = 0) -> Any:
    """The JSON that a command prints."""
    return json.loads(run(*arguments, "--json", code=code).stdout)


def made(folder: Path, *more: str) -> tuple[Kit, Any]:
    """A new kit below `folder`, read as any kit, and what the command said."""
    said = data_of("new", "--out", str(folder), *OFFICE, *COLOURS, *more)
    return load_kit(folder / "dinas-uji"), said


def refused(*arguments: str) -> StudioError:
    """The error a command ends with."""
    with pytest.raises(StudioError) as caught:
        CliRunner().invoke(command, arguments, catch_exceptions=False)
    return caught.value


def written(path: Path, text: str) -> str:
    path.write_text(text, "utf-8")
    return str(path)


def test_a_kit_from_two_colours_is_complete_and_safe(tmp_path: Path) -> None:
    """Without a logo the kit gets a monogram, and every pair of roles has its contrast."""
    kit, said = made(tmp_path, "--handle", "@disbud.uji", "--address", "Jalan “Contoh” 1")
    assert all(row.ratio >= row.needed for row in contrast_table(kit))
    assert (kit.name.full, kit.name.lines) == ("Dinas Kebudayaan Kota Uji", ("Disbud", "Kota Uji"))
    assert kit.footer == ("@disbud.uji", "Jalan “Contoh” 1")
    assert {logo.ground for logo in kit.logos} == {"light", "dark"}
    assert any("monogram “DKU”" in note for note in said["notes"])
    drawing = (tmp_path / "dinas-uji" / kit.logos[0].file).read_text("utf-8")
    assert "<text" not in drawing
    assert kit.swatches["bidang"] in drawing


def test_a_kit_without_out_is_found_like_any_other() -> None:
    """By default it goes where the office's kits are, and `list` and `show` know it."""
    run("new", *OFFICE, *COLOURS)
    try:
        assert list_kits()["dinas-uji"] == paths.office_data() / "brand" / "dinas-uji"
        assert {"nila", "mula", "dinas-uji"} <= {row["id"] for row in data_of("list")}
        assert data_of("show", "dinas-uji")["name"] == "Dinas Kebudayaan Kota Uji"
        assert "dinas-uji" in run("list").stdout
        assert refused("new", *OFFICE, *COLOURS).code == "kit/exists"
    finally:
        for file in sorted((paths.office_data() / "brand" / "dinas-uji").rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()
        (paths.office_data() / "brand" / "dinas-uji").rmdir()


def test_a_dry_run_writes_nothing_and_says_the_same(tmp_path: Path) -> None:
    """`--dry-run` checks everything, logo included, and leaves the folder empty."""
    said = data_of("new", "--out", str(tmp_path / "kit"), *OFFICE, *COLOURS, "--dry-run")
    assert not (tmp_path / "kit").exists()
    _, real = made(tmp_path / "kit")
    assert {**said, "dry_run": False} == real


def test_a_light_primary_is_reported(tmp_path: Path) -> None:
    """The sentence on the darkened primary colour reaches the user."""
    shown = run("new", "--out", str(tmp_path), *OFFICE, "--primary", "#ffe600", "--accent", "#000").stdout
    assert "Warna utama digelapkan dari #ffe600 ke #" in shown
    assert "agar teks terbaca." in shown


@pytest.mark.parametrize(
    ("text", "word", "card"),
    [(ONE, "satu warna", False), (FLAT, "satu warna", False), (TOUCHING, "kartu putih", True)],
)
def test_the_logo_for_dark_grounds(tmp_path: Path, text: str, word: str, card: bool) -> None:
    """Colours that do not touch become one; any other logo stands on a card; the note says which."""
    kit, said = made(tmp_path, "--logo", written(tmp_path / "logo.svg", text))
    light, dark = ((tmp_path / "dinas-uji" / logo.file).read_text("utf-8") for logo in kit.logos)
    assert light == text
    assert any(word in note for note in said["notes"])
    assert ("#123c69" in dark.lower()) == card
    assert (kit.color("card") in dark) == card
    assert (kit.color("on-field") in dark) != card


def test_a_given_dark_logo_is_used_as_it_is(tmp_path: Path) -> None:
    """With --logo-dark nothing is derived."""
    logos = ("--logo", written(tmp_path / "a.svg", ONE), "--logo-dark", written(tmp_path / "b.svg", TOUCHING))
    kit, said = made(tmp_path, *logos)
    assert (tmp_path / "dinas-uji" / kit.logos[1].file).read_text("utf-8") == TOUCHING
    assert not [note for note in said["notes"] if "Logo" in note]


def test_a_png_logo_keeps_its_transparent_ground(tmp_path: Path) -> None:
    """A PNG is cropped to its ink, stays transparent, and gets a card for dark grounds."""
    image = Image.new("RGBA", (900, 500), (0, 0, 0, 0))
    image.paste((30, 60, 120, 255), (100, 100, 800, 400))
    image.paste((0, 0, 0, 0), (300, 200, 400, 300))
    image.save(tmp_path / "logo.png")
    kit, said = made(tmp_path, "--logo", str(tmp_path / "logo.png"))
    light, dark = (Image.open(tmp_path / "dinas-uji" / logo.file) for logo in kit.logos)
    assert (light.mode, light.size) == ("RGBA", (700, 300))
    assert light.getpixel((250, 150)) == (0, 0, 0, 0)
    assert (kit.logos[0].kind, kit.logos[0].aspect) == ("full", pytest.approx(700 / 300, abs=0.001))
    assert dark.getpixel((dark.width // 2, 10)) == (255, 255, 255, 255)
    assert dark.getpixel((0, 0))[3] == 0
    assert any("kartu putih" in note for note in said["notes"])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--primary", "biru"), "color/parse"),
        (("--id", "Dinas Uji"), "kit/id"),
        (("--name", " "), "kit/text"),
        (("--short", "a\nb"), "kit/text"),
        (("--logo", "tidak-ada.svg"), "intake/missing"),
        (("--logo-dark", "gelap.svg"), "kit/logo"),
    ],
)
def test_wrong_orders_are_refused_and_nothing_is_left(
    tmp_path: Path, more: tuple[str, str], code: str
) -> None:
    """Each wrong word is an error with its code, and no half kit stays behind."""
    assert refused("new", "--out", str(tmp_path), *OFFICE, *COLOURS, *more).code == code
    assert list(tmp_path.iterdir()) == []


def test_an_unsafe_logo_is_refused(tmp_path: Path) -> None:
    """A drawing with a script does not enter a kit."""
    logo = written(tmp_path / "jahat.svg", SVG.format("<script>1</script>"))
    out = tmp_path / "out"
    assert refused("new", "--out", str(out), *OFFICE, *COLOURS, "--logo", logo).code == "kit/svg-unsafe"
    assert not out.exists()


def test_check_finds_what_is_wrong(tmp_path: Path) -> None:
    """A sound kit ends with 0, a pale text or a missing file with 1, no folder with 2."""
    made(tmp_path)
    folder = tmp_path / "dinas-uji"
    assert data_of("check", str(folder))["ok"] is True
    assert "Kit siap dipakai." in run("check", str(folder)).stdout
    file = folder / "brand.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace('muted = "kelabu"', 'muted = "garis"'), "utf-8")
    report = data_of("check", str(folder), code=1)
    assert [found["code"] for found in report["findings"]] == ["kit/contrast", "kit/contrast"]
    assert "KURANG" in run("check", str(folder), code=1).stdout
    (folder / "logos" / "logo-gelap.svg").unlink()
    assert [f["code"] for f in data_of("check", str(folder), code=1)["findings"]] == ["kit/file"]
    assert refused("check", str(tmp_path / "kosong")).code == "kit/folder"


def test_check_asks_for_logos_and_motifs(tmp_path: Path) -> None:
    """A kit without a dark logo, or with a motif that nothing names, is told so."""
    made(tmp_path)
    file = tmp_path / "dinas-uji" / "brand.toml"
    text = (
        file.read_text("utf-8")
        .replace('ground = "dark"', 'ground = "light"')
        .replace('quiet = "', '#quiet = "')
    )
    file.write_text(text, "utf-8")
    codes = [found["code"] for found in data_of("check", str(file.parent), code=1)["findings"]]
    assert codes == ["kit/logo-missing", "kit/motif-missing"]


def test_show_names_what_is_near() -> None:
    """An unknown id is refused with the nearest known one."""
    error = refused("show", "nilo")
    assert (error.code, error.hint) == ("kit/unknown", "Mungkin maksudnya “nila”?")
    assert "Plus Jakarta Sans" in run("show", "nila").stdout


@pytest.mark.parametrize("ident", ["nila", pytest.param("mula", marks=pytest.mark.slow)])
def test_the_sheet_is_pictures_and_one_document(tmp_path: Path, ident: str) -> None:
    """Every page is a PNG of A4's shape in the width asked for; the PDF holds them all as text."""
    planned = data_of("sheet", ident, "--out", str(tmp_path / "x"), "--dry-run")
    assert not (tmp_path / "x").exists()
    said = data_of("sheet", ident, "--out", str(tmp_path / "x"), "--width", "877")
    assert {**planned, "dry_run": False} == said == {**said, "dry_run": False}
    assert sorted(said["files"]) == sorted(file.name for file in (tmp_path / "x").iterdir())
    pictures = [name for name in said["files"] if name.endswith(".png")]
    for name in pictures:
        picture = Image.open(io.BytesIO((tmp_path / "x" / name).read_bytes()))
        assert picture.size == (877, 620)
        assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 50
    document = PdfReader(tmp_path / "x" / f"{ident}.pdf")
    assert len(document.pages) == len(pictures)
    first = document.pages[0].mediabox
    assert (round(first.width), round(first.height)) == (842, 595)
    words = document.pages[1].extract_text()
    assert "Warna" in words
    assert load_kit(list_kits()[ident]).color("field").upper() in words
