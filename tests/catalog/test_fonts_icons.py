"""The bundled fonts and icons: whole, licensed, and what their indexes say."""

import shutil
import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import ImageFont
from PySide6.QtCore import QByteArray, QPointF
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter, QRawFont
from PySide6.QtSvg import QSvgRenderer

from studio import paths
from studio.catalog.brand import check_svg
from studio.catalog.fonts import FontFile, font_file, font_index, read_fonts
from studio.catalog.icons import icon_index, icon_path, read_icons, search_icons
from studio.errors import StudioError

FONTS = paths.resources() / "fonts"
ICONS = paths.resources() / "icons"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789éèêÉ"
SIGNS = "–—’‘“”…•→↑↓×½€%&@#/()[]°©«»"
SAMPLES = {
    "Javanese": "ꦥꦺꦴ꧀",
    "Balinese": "ᬧᬮ᭄",
    "Sundanese": "ᮕᮜ᮪",
    "Batak": "ᯅᯖ᯲",
    "Buginese": "ᨒᨚ",
    "Arabic": "خدمة",
    "Cyrillic": "Жя",
    "Greek": "Ωλ",
    "Emoji": "🙏🕌",
}
faces = pytest.mark.parametrize("face", read_fonts(FONTS).values(), ids=lambda face: face.key)


def tables(path: Path) -> dict[bytes, bytes]:
    """The tables of an sfnt file."""
    data = path.read_bytes()
    rows = (
        struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(struct.unpack_from(">H", data, 4)[0])
    )
    return {tag: data[start : start + size] for tag, _, start, size in rows}


@faces
def test_font_file_says_what_the_index_says(face: FontFile) -> None:
    """The file's own tables give the index's weight and style, are static, and may be embedded."""
    found = tables(face.path)
    weight, _, embedding = struct.unpack_from(">HHH", found[b"OS/2"], 4)
    assert weight == face.weight
    assert embedding == 0
    assert b"fvar" not in found
    assert bool(struct.unpack_from(">H", found[b"head"], 44)[0] & 2) == face.italic


@pytest.mark.parametrize(
    "face", [f for f in read_fonts(FONTS).values() if "Emoji" not in f.scripts], ids=lambda f: f.key
)
def test_second_reader_opens_the_font(face: FontFile) -> None:
    """FreeType as used by Pillow opens the face under the family of the index."""
    family, style = ImageFont.truetype(face.path, 20).getname()
    assert f"{family} {style}".startswith(face.family)


@faces
def test_qt_knows_the_family(face: FontFile, qapp: object) -> None:
    """Qt loads the file under the family name of the index and offers its style."""
    ident = QFontDatabase.addApplicationFont(str(face.path))
    assert ident >= 0
    assert QFontDatabase.applicationFontFamilies(ident)[0] == face.family
    assert face.style in QFontDatabase.styles(face.family)


@faces
def test_scripts_are_covered(face: FontFile, qapp: object) -> None:
    """Each face has glyphs for the scripts it claims, and text faces for Indonesian typography."""
    raw = QRawFont(str(face.path), 40)
    wanted = "".join(SAMPLES.get(script, "") for script in face.scripts)
    wanted += LETTERS + SIGNS if "Latin" in face.scripts else ""
    assert wanted
    assert [char for char in wanted if not raw.supportsCharacter(ord(char))] == []


@pytest.mark.parametrize(
    ("family", "weights"),
    [
        ("Plus Jakarta Sans", (400, 500, 600, 700, 800)),
        ("Source Sans 3", (400, 600, 700)),
        ("Source Serif 4", (400, 600, 700)),
        ("Bricolage Grotesque", (600, 700, 800)),
        ("Figtree", (400, 500, 600, 700)),
    ],
)
def test_weight_changes_the_drawing(family: str, weights: tuple[int, ...], qapp: object) -> None:
    """Under one family name each weight draws more ink than the lighter one."""
    for face in font_index().values():
        if face.family == family:
            QFontDatabase.addApplicationFont(str(face.path))
    inks = []
    for weight in weights:
        font = QFont(family)
        font.setPixelSize(60)
        font.setWeight(QFont.Weight(weight))
        image = drawn("Hamburg", font)
        inks.append(sum(255 - image.pixelColor(x, y).red() for x in range(400) for y in range(100)))
    assert all(light * 1.05 < heavy for light, heavy in pairwise(inks))


def test_emoji_is_drawn_in_colour(qapp: object) -> None:
    """Qt draws the bundled emoji as a coloured picture."""
    QFontDatabase.addApplicationFont(str(font_file("fonts:noto-color-emoji-400").path))
    font = QFont("Noto Color Emoji")
    font.setPixelSize(60)
    image = drawn("🇮🇩", font)
    colors = [image.pixelColor(x, y) for x in range(0, 100, 3) for y in range(0, 100, 3)]
    assert any(c.red() > 150 and c.green() < 90 and c.blue() < 90 for c in colors)


def drawn(text: str, font: QFont) -> QImage:
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(QPointF(4, 70), text)
    painter.end()
    return image


def test_every_font_is_listed_and_licensed() -> None:
    """No font lies in the folder unlisted, and each family has its licence with a copyright line."""
    listed = {face.path for face in read_fonts(FONTS).values()}
    assert {*FONTS.rglob("*.ttf"), *FONTS.rglob("*.otf")} == listed
    for face in read_fonts(FONTS).values():
        text = face.licence_path.read_text(encoding="utf-8")
        assert face.licence == "OFL-1.1"
        assert text.startswith("Copyright")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
        assert "PERMISSION & CONDITIONS" in text


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An office folder of its own, with the indexes read anew before and after."""
    monkeypatch.setattr(paths, "office_data", lambda: tmp_path)
    font_index.cache_clear()
    icon_index.cache_clear()
    yield tmp_path
    font_index.cache_clear()
    icon_index.cache_clear()


def test_office_face_replaces_the_shipped_one(office: Path) -> None:
    """A face in the office folder takes the place of the shipped face with its key, and no other."""
    shutil.copytree(FONTS / "noto-sans-batak", office / "fonts" / "noto-sans-batak")
    text = (FONTS / "fonts.toml").read_text(encoding="utf-8")
    table = next(part for part in text.split("[[face]]") if 'key = "noto-sans-batak-400"' in part)
    (office / "fonts" / "fonts.toml").write_text("[[face]]" + table, encoding="utf-8")
    moved = {key for key, face in font_index().items() if face.path.is_relative_to(office)}
    assert moved == {"noto-sans-batak-400"}
    assert font_index().keys() == read_fonts(FONTS).keys()


def test_office_icon_is_found(office: Path) -> None:
    """An icon in the office folder is found by its key and its words beside the shipped ones."""
    (office / "icons").mkdir()
    (office / "icons" / "garis.svg").write_bytes((ICONS / "tabler" / "minus.svg").read_bytes())
    (office / "icons" / "index.json").write_text(
        '{"icon": [{"key": "garis", "file": "garis.svg", "set": "kantor", "look": "line", "group": "g",'
        ' "tags_id": ["garis dinas"]}]}',
        encoding="utf-8",
    )
    assert icon_path("garis") == office / "icons" / "garis.svg"
    assert [icon.key for icon in search_icons("dinas")] == ["garis"]
    assert icon_path("minus").is_file()


def test_unknown_font_is_answered_with_the_nearest() -> None:
    """A misspelt font key is refused with the key that was meant."""
    with pytest.raises(StudioError) as caught:
        font_file("fonts:plus-jakarta-sans-80")
    assert caught.value.code == "font/unknown"
    assert "plus-jakarta-sans-800" in caught.value.hint


def test_missing_font_file_is_named(tmp_path: Path) -> None:
    """An index that names an absent file is refused by that file's name."""
    text = (FONTS / "fonts.toml").read_text(encoding="utf-8")
    (tmp_path / "fonts.toml").write_text(text, encoding="utf-8")
    with pytest.raises(StudioError) as caught:
        read_fonts(tmp_path)
    assert caught.value.code == "font/missing"
    assert "PlusJakartaSans-Regular.ttf" in caught.value.message


def test_icons_are_sound_drawings(qapp: object) -> None:
    """Every icon is plain SVG, valid in Qt, square, and takes any colour."""
    for icon in read_icons(ICONS).values():
        data = icon.path.read_bytes()
        width, height = check_svg(data, icon.key)
        assert (width, height) == ((24, 24) if icon.look == "line" else (48, 48))
        assert b"currentColor" in data
        assert b"#" not in data
        assert QSvgRenderer(QByteArray(data)).isValid()


def test_every_icon_is_listed_tagged_and_licensed() -> None:
    """No drawing lies unlisted, each has words in both languages, and each set its MIT text."""
    icons = read_icons(ICONS).values()
    assert {icon.path for icon in icons} == set(ICONS.rglob("*.svg"))
    assert all(icon.tags_id and icon.tags_en for icon in icons)
    for name in {icon.set for icon in icons}:
        assert "MIT License" in (ICONS / name / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "key",
    [
        "instagram",
        "facebook",
        "brand-x",
        "tiktok",
        "youtube",
        "linkedin",
        "whatsapp",
        "telegram",
        "threads",
        "bluesky",
        "mastodon",
        "world",
        "phone",
        "mail",
        "map-pin",
        "clock",
        "calendar",
        "id",
        "passport",
        "file-text",
        "receipt",
        "coin",
        "cash",
        "users",
        "arrow-up",
        "arrow-down",
        "arrow-right",
        "check",
        "alert-triangle",
        "info-circle",
        "quote",
        "scale",
        "gavel",
        "building",
        "fingerprint",
        "shield",
        "heart-handshake",
        "wheelchair",
        "school",
        "hospital",
    ],
)
def test_public_service_icons_are_there(key: str) -> None:
    """The terms and accounts that public-service posts need each have an icon."""
    assert icon_path(key).is_file()


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("paspor", "passport"),
        ("antrean", "ticket"),
        ("sidik jari", "fingerprint"),
        ("lansia", "orang-elderly"),
        ("Banjir", "flood"),
        ("x", "x"),
        ("hukum", "scale"),
    ],
)
def test_search_speaks_indonesian(words: str, key: str) -> None:
    """Indonesian words lead to the icon that means them, first."""
    assert search_icons(words)[0].key == key


def test_search_without_match_is_empty() -> None:
    """Words that no icon carries find nothing, and no words find everything."""
    assert search_icons("kuda lumping terbang") == ()
    assert len(search_icons("")) == len(icon_index())


def test_unknown_icon_is_answered_with_the_nearest() -> None:
    """A misspelt icon key is refused with the key that was meant."""
    with pytest.raises(StudioError) as caught:
        icon_path("pasport")
    assert "passport" in caught.value.hint


def test_icon_outside_its_folder_is_refused(tmp_path: Path) -> None:
    """An icon index cannot lead out of its folder."""
    (tmp_path / "set").mkdir()
    (tmp_path / "luar.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "set" / "index.json").write_text(
        '{"icon": [{"key": "a", "file": "../luar.svg", "set": "s", "look": "line", "group": "g",'
        ' "tags_id": ["a"]}]}',
        encoding="utf-8",
    )
    with pytest.raises(StudioError) as caught:
        read_icons(tmp_path / "set")
    assert caught.value.code == "icon/missing"


def test_misspelt_key_of_the_icon_index_is_named(tmp_path: Path) -> None:
    """An unknown key in an icon index is refused with the key that was meant."""
    (tmp_path / "index.json").write_text('{"icon": [{"key": "a", "fil": "a.svg"}]}', encoding="utf-8")
    with pytest.raises(StudioError) as caught:
        read_icons(tmp_path)
    assert "fil" in caught.value.message
    assert "file" in caught.value.hint
