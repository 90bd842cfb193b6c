"""The shipped brand kit and the rules every kit must keep."""

import hashlib
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from studio import paths
from studio.catalog.brand import check_svg, contrast_table, kit_hash, kit_paths, list_kits, load_kit
from studio.domain.brand import ROLES, STYLES, Kit
from studio.errors import StudioError

NILA = paths.brand_kits() / "nila"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A kit folder that a test may spoil."""
    return Path(shutil.copytree(NILA, tmp_path / "kit"))


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit(NILA)


def change(folder: Path, old: str, new: str) -> None:
    file = folder / "brand.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(folder: Path) -> StudioError:
    with pytest.raises(StudioError) as caught:
        load_kit(folder)
    return caught.value


def ratio(first: str, second: str) -> float:
    """WCAG contrast, written out again so that the table is not checked against itself."""

    def light(value: str) -> float:
        parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(first), light(second)))
    return (high + 0.05) / (low + 0.05)


def paint(path: Path, width: int, height: int, ink: str = "#000000") -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    drawing = QSvgRenderer(QByteArray(path.read_bytes().replace(b"currentColor", ink.encode())))
    assert drawing.isValid()
    painter = QPainter(image)
    drawing.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def test_nila_is_complete(kit: Kit) -> None:
    """The shipped kit gives a colour to every role and a face to every style."""
    assert set(kit.roles) == set(ROLES)
    assert set(kit.styles) == set(STYLES)
    assert kit.name.full == "Kantor Imigrasi Kelas II Tanjung Sekar"
    assert kit.name.lines == ("Kantor Imigrasi", "Tanjung Sekar")
    assert {"use", "avoid"} <= set(kit.tone)
    assert set(kit.hashtags) == {"layanan", "umum"}


@pytest.mark.parametrize(
    ("role", "ground", "needed"),
    [
        *((role, ground, 4.6) for role in ("ink", "muted", "accent-ink") for ground in ("paper", "card")),
        *((role, ground, 4.6) for role in ("ok", "warn", "stop") for ground in ("paper", "card")),
        *(
            (role, ground, 4.6)
            for role in ("on-field", "on-field-muted", "accent-on-field")
            for ground in ("field", "deep")
        ),
        ("on-deep", "deep", 7.0),
        ("accent", "paper", 3.0),
    ],
)
def test_text_is_readable_on_its_ground(kit: Kit, role: str, ground: str, needed: float) -> None:
    """Each text role of the shipped kit reaches its contrast, and the kit's own table says so."""
    measured = ratio(kit.color(role), kit.color(ground))
    assert measured >= needed
    row = next(r for r in contrast_table(kit) if (r.role, r.ground) == (role, ground))
    assert row.ratio == pytest.approx(measured)
    assert row.needed == needed


def test_lines_are_hairlines(kit: Kit) -> None:
    """A line is visible on its ground and far weaker than text."""
    for role, ground in (("line", "paper"), ("line", "card"), ("line-on-field", "field")):
        assert 1.2 <= ratio(kit.color(role), kit.color(ground)) <= 2.0


def test_headline_is_set_tight(kit: Kit) -> None:
    """The headline's tracking and line height stay in the range that large bold type needs."""
    assert -0.03 <= kit.styles["headline"].tracking <= -0.02
    assert 1.03 <= kit.styles["headline"].line_height <= 1.08


def test_files_carry_the_hash_of_their_bytes(kit: Kit) -> None:
    """Every font, logo and texture stands in `files` with the SHA-256 of the bytes on disk."""
    named = {f.file for f in kit.fonts} | {x.file for x in kit.logos} | {x.file for x in kit.textures}
    where = kit_paths(kit, NILA)
    assert set(kit.files) == set(where) == named
    for name, digest in kit.files.items():
        assert digest == hashlib.sha256(where[name].read_bytes()).hexdigest()


def test_hash_follows_every_byte(copy: Path, kit: Kit) -> None:
    """The kit's hash is the same for the same files anywhere and changes with one byte of a texture."""
    assert kit_hash(load_kit(copy)) == kit_hash(kit)
    texture = copy / "textures" / "kawung.svg"
    texture.write_bytes(texture.read_bytes() + b"\n")
    assert kit_hash(load_kit(copy)) != kit_hash(kit)


def test_missing_file_is_named(copy: Path) -> None:
    """A kit without one of its files is refused by that file's name."""
    (copy / "logos" / "emblem-gelap.svg").unlink()
    error = refused(copy)
    assert error.code == "kit/file"
    assert "logos/emblem-gelap.svg" in error.message


@pytest.mark.parametrize(
    ("old", "new", "code", "word"),
    [
        ('muted = "kelabu"\n', "", "kit/missing", "muted"),
        ('muted = "kelabu"', 'mutted = "kelabu"', "kit/unknown", "mutted"),
        ("[styles.quote]", "[styles.quotes]", "kit/unknown", "quotes"),
        ('kelabu = "#555a7c"', 'kelabu = "#55"', "kit/color", "kelabu"),
        ('muted = "kelabu"', 'muted = "abu-abu"', "kit/color", "abu-abu"),
        (
            'file = "fonts:plus-jakarta-sans-800"',
            'file = "fonts:plus-jakarta-sans-900"',
            "font/unknown",
            "900",
        ),
        ('file = "fonts:plus-jakarta-sans-800"', 'file = "fonts:plus-jakarta-sans-700"', "kit/font", "700"),
        ('family = "Source Serif 4"\nweight = 600', 'family = "Lora"\nweight = 600', "kit/font", "quote"),
        ('Batak = "Noto Sans Batak"', 'Batak = "Arial"', "kit/font", "Arial"),
        ('file = "logos/emblem-terang.svg"', 'file = "../luar.svg"', "kit/path", "../luar.svg"),
        ('file = "logos/emblem-terang.svg"', 'file = "/etc/hostname"', "kit/path", "/etc/hostname"),
        ('file = "logos/emblem-terang.svg"', 'file = "C:\\\\logo.svg"', "kit/path", "logo.svg"),
        ('file = "logos/emblem-terang.svg"', 'file = "brand.toml"', "kit/type", "brand.toml"),
        ('id = "kawung-halus"', 'id = "kawung"', "kit/duplicate", "kawung"),
        ("aspect = 0.8125", "aspect = 1.0", "kit/aspect", "emblem-terang.svg"),
        ('id = "nila"', 'id = "Nila Kita"', "kit/id", "Nila Kita"),
        ("version = 1", 'version = 1\nfiles = {a = "b"}', "kit/files", "files"),
        ("version = 1", "version = 1\nhastags = {}", "catalog/unknown-key", "hastags"),
    ],
)
def test_faulty_kit_is_refused(copy: Path, old: str, new: str, code: str, word: str) -> None:
    """Each fault in brand.toml is refused under its own code, naming what is wrong."""
    change(copy, old, new)
    error = refused(copy)
    assert error.code == code
    assert word in str(error)


def test_typo_in_a_role_is_answered_with_the_nearest(copy: Path) -> None:
    """A misspelt role is answered with the role that was meant."""
    change(copy, 'accent-ink = "soga-tua"', 'acent-ink = "soga-tua"')
    assert "accent-ink" in refused(copy).hint


def test_link_out_of_the_folder_is_refused(copy: Path, tmp_path: Path) -> None:
    """A symbolic link that leaves the kit folder is refused although its target is a sound drawing."""
    logo = copy / "logos" / "emblem-terang.svg"
    outside = tmp_path / "luar.svg"
    outside.write_bytes(logo.read_bytes())
    logo.unlink()
    logo.symlink_to(outside)
    assert refused(copy).code == "kit/path"


def test_renamed_file_type_is_refused(copy: Path) -> None:
    """A PNG logo must begin as a PNG, whatever its name says."""
    change(copy, 'file = "logos/emblem-terang.svg"', 'file = "logos/emblem.png"')
    (copy / "logos" / "emblem.png").write_bytes(b"GIF89a........")
    assert refused(copy).code == "kit/type"


@pytest.mark.parametrize(
    "body",
    [
        HEAD + "<script>1</script></svg>",
        HEAD + '<foreignObject width="9" height="9"/></svg>',
        HEAD + '<image href="https://contoh.example/a.png"/></svg>',
        HEAD + '<use href="#a"/></svg>',
        HEAD + "<style>@import 'a.css';</style></svg>",
        HEAD + '<path d="M0 0h9" onclick="x()"/></svg>',
        HEAD + '<path d="M0 0h9" fill="url(https://contoh.example/a.svg#b)"/></svg>',
        HEAD + '<path d="M0 0h9" style="fill:url(berkas.svg#b)"/></svg>',
        HEAD + '<path d="M0 0h9" style="fill:u\\72l(berkas.svg)"/></svg>',
        HEAD + '<linearGradient xlink:href="lain.svg#a"/></svg>',
        '<?xml-stylesheet href="a.css"?>' + HEAD + "</svg>",
        HEAD + "</svg><?xml-stylesheet href='a.css'?>",
        '<!DOCTYPE svg SYSTEM "a.dtd">' + HEAD + "</svg>",
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + HEAD + "<title>&a;</title></svg>",
    ],
)
def test_unsafe_svg_is_refused(copy: Path, body: str) -> None:
    """A drawing that runs, loads or refers to anything outside itself is refused by its file name."""
    (copy / "textures" / "kawung.svg").write_text(body, encoding="utf-8")
    error = refused(copy)
    assert error.code == "kit/svg-unsafe"
    assert "kawung.svg" in error.message


NO_PAGE = [
    HEAD.replace('viewBox="0 0 9 9"', box) + "</svg>"
    for box in ("", 'viewBox="0 0 0 9"', 'viewBox="0 0 nan 9"')
]


@pytest.mark.parametrize("body", ["<svg", "<html/>", "", *NO_PAGE])
def test_broken_svg_is_refused(body: str) -> None:
    """What is no SVG, or has no page size, is refused as such."""
    with pytest.raises(StudioError) as caught:
        check_svg(body.encode(), "gambar.svg")
    assert caught.value.code == "kit/svg"
    assert "gambar.svg" in caught.value.message


def test_plain_svg_passes() -> None:
    """Comments, gradients and references inside the drawing are allowed; the page size comes back."""
    body = (
        "<!-- a -->" + HEAD + '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>'
        '<path fill="url(#a)" d="M0 0h9v9z"/></svg>'
    )
    assert check_svg(body.encode(), "gambar.svg") == (9.0, 9.0)


def test_office_kit_replaces_the_shipped_one(copy: Path, tmp_path: Path) -> None:
    """Of two kits with one id the later folder wins, and a broken kit is still listed under its folder."""
    (tmp_path / "rusak").mkdir()
    (tmp_path / "rusak" / "brand.toml").write_text("id = ", encoding="utf-8")
    assert list_kits([NILA.parent]) == {"nila": NILA}
    assert list_kits([NILA.parent, tmp_path]) == {"nila": copy, "rusak": tmp_path / "rusak"}


@pytest.mark.parametrize("name", ["kawung", "kawung-halus", "ombak"])
def test_tiles_are_seamless(kit: Kit, name: str, qapp: object) -> None:
    """Opposite edges of a tile carry the same ink, so that repeated tiles join without a seam."""
    texture = next(t for t in kit.textures if t.id == name)
    width, height = (round(side * 4) for side in texture.tile)
    image = paint(NILA / texture.file, width, height)
    sides = [(image.pixelColor(0, y).red(), image.pixelColor(width - 1, y).red()) for y in range(height)]
    ends = [(image.pixelColor(x, 0).red(), image.pixelColor(x, height - 1).red()) for x in range(width)]
    assert max(abs(a - b) for a, b in (*sides, *ends)) <= 40
    assert min(image.pixelColor(x, y).red() for x in range(width) for y in range(0, height, 7)) == 0


def test_textures_take_any_colour(kit: Kit) -> None:
    """A texture is filled with currentColor only and draws no thin strokes."""
    for texture in kit.textures:
        source = (NILA / texture.file).read_text(encoding="utf-8")
        assert set(re.findall(r'fill="([^"]+)"', source)) == {"currentColor"}
        assert "stroke" not in source


def test_logo_stands_out_on_its_ground(kit: Kit) -> None:
    """The first colour of each logo has at least 4.6:1 on the paper or field it is meant for."""
    for logo in kit.logos:
        main = re.findall(r'fill="(#[0-9a-f]{6})"', (NILA / logo.file).read_text(encoding="utf-8"))
        ground = kit.color("paper" if logo.ground == "light" else "field")
        assert ratio(main[0], ground) >= 4.6


def test_emblem_is_legible_when_small(kit: Kit, qapp: object) -> None:
    """At 40 px the emblem still shows both its solid gate and the open petals and waves."""
    logo = next(entry for entry in kit.logos if entry.id == "emblem-satu-warna")
    image = paint(NILA / logo.file, round(40 * logo.aspect), 40)
    values = [image.pixelColor(x, y).red() for x in range(image.width()) for y in range(40)]
    assert sum(v < 64 for v in values) / len(values) > 0.3
    centre = [image.pixelColor(image.width() // 2 - 5, y).red() for y in range(40)]
    assert sum(a < 128 <= b for a, b in pairwise(centre)) >= 4
