"""The shipped brand kits and the rules every kit must keep."""

import hashlib
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRawFont
from PySide6.QtSvg import QSvgRenderer

from studio import paths
from studio.catalog.brand import check_svg, contrast_table, kit_hash, kit_paths, list_kits, load_kit
from studio.domain.brand import MOTIFS, ROLES, STYLES, Kit, Texture
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


SHIPPED = list_kits([paths.brand_kits()])
BANDS = {"mega-tepi": "x", "mega-tepi-tegak": "y", "pucuk-rebung": "x", "pucuk-rebung-tegak": "y"}
"""Strips, which repeat along one axis only."""
GREY = QImage.Format.Format_Grayscale8
INDONESIAN = (
    "Jl. Dr. H. Moh. Hatta No. 7—9, RT 03/RW 11: “Wi-Fi ‘gratis’…” • Rp1.250.000,00 → 08.00–15.30 WIT; "
    "naik ↑ 6,4% turun ↓ 2,5% (±0,5), 12 × 3½ m², CO₂ 25°C & @humas #1 [a]! ? + = * «x» José Désirée Qur’an"
)


@pytest.fixture(scope="module", params=list(SHIPPED))
def shipped(request: pytest.FixtureRequest) -> Kit:
    """Each kit that comes with the program."""
    return load_kit(SHIPPED[request.param])


@pytest.fixture(scope="module", params=[ident for ident in SHIPPED if ident != "mula"])
def office(request: pytest.FixtureRequest) -> Kit:
    """Each shipped kit of an office; the starter `mula` has no region, emblem or subjects yet."""
    return load_kit(SHIPPED[request.param])


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


def test_shipped_kits_are_complete(office: Kit) -> None:
    """An office's shipped kit answers every role, style and motif, with a voice, hashtags, four logos."""
    assert set(office.roles) == set(ROLES)
    assert set(office.styles) == set(STYLES)
    assert set(office.motifs) == set(MOTIFS)
    assert {"voice", "use", "avoid"} <= set(office.tone)
    assert set(office.hashtags) == {"layanan", "umum"}
    assert len(office.footer) == 3
    assert 1 <= len(office.name.lines) <= 2
    assert {(logo.ground, logo.id.startswith("emblem-satu")) for logo in office.logos} == {
        (ground, plain) for ground in ("light", "dark") for plain in (False, True)
    }
    large = next(texture for texture in office.textures if texture.id == office.motifs["corner"])
    assert min(large.tile) >= 600
    assert all(texture.name["id"] and texture.name["en"] and texture.meaning for texture in office.textures)


def test_shipped_kits_differ() -> None:
    """No two shipped kits share their name, their strong colour, or both headline and text families."""
    kits = [load_kit(folder) for folder in SHIPPED.values()]
    for mark in (
        lambda k: k.name.full,
        lambda k: k.color("field"),
        lambda k: (k.styles["headline"].family, k.styles["body"].family),
    ):
        assert len({mark(k) for k in kits}) == len(kits)


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
def test_text_is_readable_on_its_ground(shipped: Kit, role: str, ground: str, needed: float) -> None:
    """Each text role of the shipped kits reaches its contrast, and the kit's own table says so."""
    measured = ratio(shipped.color(role), shipped.color(ground))
    assert measured >= needed
    row = next(r for r in contrast_table(shipped) if (r.role, r.ground) == (role, ground))
    assert row.ratio == pytest.approx(measured)
    assert row.needed == needed


def test_lines_are_hairlines(shipped: Kit) -> None:
    """A line is visible on its ground and far weaker than text."""
    for role, ground in (("line", "paper"), ("line", "card"), ("line-on-field", "field")):
        assert 1.2 <= ratio(shipped.color(role), shipped.color(ground)) <= 2.0


def test_headline_is_set_tight(shipped: Kit) -> None:
    """Large bold type is set tight, but for a cut that is drawn so for its size (96pt)."""
    headline = shipped.styles["headline"]
    drawn_tight = headline.family.endswith("96pt")
    assert (-0.005 if drawn_tight else -0.03) <= headline.tracking <= (0 if drawn_tight else -0.01)
    assert 0.98 <= shipped.styles["headline"].line_height <= 1.08


@pytest.mark.parametrize("style", [name for name in STYLES if name != "accent-script"])
def test_every_style_writes_indonesian(shipped: Kit, style: str, qapp: object) -> None:
    """A sentence full of figures, quotes, arrows and foreign names has all its glyphs, plain and bold."""
    folder = SHIPPED[shipped.id]
    where = kit_paths(shipped, folder)
    look = shipped.styles[style]
    for weight in {look.weight, look.bold_weight}:
        face = next(
            f for f in shipped.fonts if (f.family, f.weight, f.italic) == (look.family, weight, look.italic)
        )
        raw = QRawFont(str(where[face.file]), 40)
        assert [char for char in INDONESIAN if not raw.supportsCharacter(ord(char))] == []


def test_name_in_the_regions_script_has_its_glyphs(office: Kit, qapp: object) -> None:
    """The accent script writes the kit's name in it."""
    where = kit_paths(office, SHIPPED[office.id])
    look = office.styles["accent-script"]
    face = next(f for f in office.fonts if (f.family, f.weight) == (look.family, look.weight))
    raw = QRawFont(str(where[face.file]), 40)
    assert office.name.script
    assert [c for c in office.name.script if c != " " and not raw.supportsCharacter(ord(c))] == []


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
    assert SHIPPED["nila"] == NILA
    assert list_kits([NILA.parent, tmp_path]) == SHIPPED | {"nila": copy, "rusak": tmp_path / "rusak"}


def own_textures(kit: Kit) -> list[Texture]:
    """The drawings of the kit itself; those of the library have their own tests."""
    return [texture for texture in kit.textures if not texture.file.startswith("textures:")]


def test_tiles_are_seamless(shipped: Kit, qapp: object) -> None:
    """Where a tile meets its repetition, ink changes no more than between two lines inside the tile."""
    for texture in own_textures(shipped):
        if max(texture.tile) >= 600:
            continue
        width, height = (round(side * 4) for side in texture.tile)
        image = paint(SHIPPED[shipped.id] / texture.file, width, height).convertToFormat(GREY)
        grey = Image.frombuffer(
            "L", (width, height), bytes(image.constBits()), "raw", "L", image.bytesPerLine(), 1
        )
        for axis, line in (("x", (width, 1)), ("y", (1, height))):
            if BANDS.get(texture.id, axis) != axis:
                continue
            step = (1, 0) if axis == "x" else (0, 1)
            changes = ImageChops.difference(grey, ImageChops.offset(grey, *step)).resize(
                line, Image.Resampling.BOX
            )
            seam, *inside = changes.tobytes()
            assert seam <= max(inside) + 1, (texture.id, axis)
        assert grey.getextrema()[0] == 0


def test_textures_take_any_colour(shipped: Kit) -> None:
    """A texture is filled with currentColor only and draws no thin strokes."""
    for texture in own_textures(shipped):
        source = (SHIPPED[shipped.id] / texture.file).read_text(encoding="utf-8")
        assert set(re.findall(r'fill="([^"]+)"', source)) == {"currentColor"}
        assert "stroke" not in source


def test_logo_stands_out_on_its_ground(shipped: Kit) -> None:
    """The first colour of each logo has at least 4.6:1 on the grounds it is meant for."""
    for logo in shipped.logos:
        source = (SHIPPED[shipped.id] / logo.file).read_text(encoding="utf-8")
        main = re.findall(r'fill="(#[0-9a-f]{6})"', source)
        for ground in ("paper", "card") if logo.ground == "light" else ("field", "deep"):
            assert ratio(main[0], shipped.color(ground)) >= 4.6


def test_emblem_is_legible_when_small(office: Kit, qapp: object) -> None:
    """At 40 px the one-colour emblem still shows its solid body and the openings cut into it."""
    logo = next(entry for entry in office.logos if entry.id == "emblem-satu-warna")
    height = round(40 / max(1, logo.aspect))
    image = paint(SHIPPED[office.id] / logo.file, round(height * logo.aspect), height)
    columns = [[image.pixelColor(x, y).red() for y in range(image.height())] for x in range(image.width())]
    values = [value for column in columns for value in column]
    assert sum(v < 64 for v in values) / len(values) > 0.3
    openings = [sum(a < 128 <= b for a, b in pairwise(column)) for column in columns]
    assert max(openings) >= 3
