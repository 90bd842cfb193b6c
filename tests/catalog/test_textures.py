"""The library of motifs: sound data, drawings that pass the checker and join at their edges, use in kits."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from studio import paths
from studio.catalog.brand import check_svg, kit_hash, kit_paths, load_kit
from studio.catalog.textures import read_textures, texture_file, texture_index
from studio.cli import textures as command
from studio.errors import StudioError
from studio.render.context import recolored
from studio.render.tiling import _stretched

LIBRARY = paths.resources() / "textures"
MOTIFS = read_textures(LIBRARY)
JOINED = [ident for ident, (motif, _) in MOTIFS.items() if motif.kind != "ornament"]
BLACK = ("#000000",) * 4
INKS = ("currentColor", "var(--ink2)", "var(--ink3)", "var(--ink4)")
TOLERANCE = 24
"""Grey levels between the last column and the first, at most, where an outline runs through the edge."""


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def edges(ident: str, scale: float) -> tuple[list[int], list[int]]:
    """Greys beside a tile's edges against those at the opposite edge: columns, then rows."""
    motif, path = MOTIFS[ident]
    width, height = (round(side * scale) for side in motif.tile)
    image = QImage(width + 2, height + 2, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _stretched(recolored(path.read_bytes(), *BLACK)).render(painter, QRectF(1, 1, width, height))
    painter.end()

    def grey(x: int, y: int) -> int:
        return image.pixelColor(x, y).red()

    sides = [abs(grey(1, y) - grey(width + 1, y)) for y in range(1, height + 1)]
    sides += [abs(grey(0, y) - grey(width, y)) for y in range(1, height + 1)]
    ends = [abs(grey(x, 1) - grey(x, height + 1)) for x in range(1, width + 1)]
    ends += [abs(grey(x, 0) - grey(x, height)) for x in range(1, width + 1)]
    return sides, ends


def test_the_library_is_complete() -> None:
    """At least fourteen motifs, each with both names, region, meaning, and the basis of the drawing."""
    assert len(MOTIFS) >= 14
    assert {motif.kind for motif, _ in MOTIFS.values()} == {"tile", "band", "ornament"}
    for motif, _ in MOTIFS.values():
        assert set(motif.name) == {"id", "en"}
        assert motif.region
        assert len(motif.meaning) > 60
        assert len(motif.source) > 20
    bands = {ident for ident, (motif, _) in MOTIFS.items() if motif.kind == "band"}
    assert {"kawung-pita", "parang-pita", "tenun-pita", "songket-pucuk-rebung"} <= bands


@pytest.mark.parametrize("ident", MOTIFS)
def test_a_drawing_is_safe_and_as_told(ident: str) -> None:
    """A drawing passes the checker, has the size and the inks its entry names, and no other colour."""
    motif, path = MOTIFS[ident]
    data = path.read_bytes()
    assert check_svg(data, str(path)) == motif.tile
    assert set(re.findall(r'fill="([^"]+)"', data.decode())) == set(INKS[: motif.inks])
    assert b"stroke" not in data
    assert (b'class="sela"' in data) == motif.spaced


def test_no_drawing_is_left_over() -> None:
    """Every SVG in the folder is in the index."""
    assert {path.name for path in LIBRARY.glob("*.svg")} == {motif.file for motif, _ in MOTIFS.values()}


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.25])
@pytest.mark.parametrize("ident", JOINED)
def test_edges_meet(ident: str, scale: float, qapp: object) -> None:
    """What leaves a tile on one side comes in on the other; a band does so sideways, and no shape is cut."""
    sides, ends = edges(ident, scale)
    assert max(sides) <= TOLERANCE
    assert MOTIFS[ident][0].kind == "band" or max(ends) <= TOLERANCE


def test_a_cut_drawing_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    """The edge test fails on a drawing whose page is too narrow by a twentieth: it can fail."""
    motif, path = MOTIFS["truntum"]
    spoiled = tmp_path / "miring.svg"
    spoiled.write_text(path.read_text("utf-8").replace('viewBox="0 0 200', 'viewBox="0 0 190'), "utf-8")
    monkeypatch.setitem(MOTIFS, "truntum", (motif, spoiled))
    assert max(edges("truntum", 1.0)[0]) > TOLERANCE


@pytest.mark.parametrize(
    ("old", "new", "code", "word"),
    [
        ('region = "Bali"', 'regoin = "Bali"', "catalog/unknown-key", "regoin"),
        ('kind = "ornament"', 'kind = "poster"', "catalog/invalid", "kind"),
        ('file = "poleng.svg"', 'file = "hilang.svg"', "texture/missing", "hilang.svg"),
        ('file = "poleng.svg"', 'file = "../fonts/fonts.toml"', "texture/missing", "fonts.toml"),
        ('id = "nitik"', 'id = "ceplok"', "texture/duplicate", "ceplok"),
    ],
)
def test_faulty_data_is_refused(tmp_path: Path, old: str, new: str, code: str, word: str) -> None:
    """Each fault in textures.toml is refused by its own code, naming what is wrong."""
    folder = Path(shutil.copytree(LIBRARY, tmp_path / "textures"))
    change(folder, "textures.toml", old, new)
    with pytest.raises(StudioError) as caught:
        read_textures(folder)
    assert caught.value.code == code
    assert word in str(caught.value)


def kit_with(tmp_path: Path, file: str) -> Path:
    folder = Path(shutil.copytree(paths.brand_kits() / "nila", tmp_path / "kit"))
    with (folder / "brand.toml").open("a", encoding="utf-8") as brand:
        brand.write(f'\n[[textures]]\nid = "pita"\nfile = "{file}"\nregion = "Contoh"\n')
    return folder


def test_a_kit_takes_a_motif_from_the_library(tmp_path: Path) -> None:
    """A kit that names `textures:ID` has the library's name, meaning, tile and kind; its own words stay."""
    folder = kit_with(tmp_path, "textures:parang-pita")
    kit = load_kit(folder)
    texture, motif = kit.textures[-1], MOTIFS["parang-pita"][0]
    assert (texture.name, texture.meaning, texture.tile, texture.kind) == (
        motif.name, motif.meaning, motif.tile, "band",
    )  # fmt: skip
    assert texture.region == "Contoh"
    path = LIBRARY / "parang-pita.svg"
    assert kit_paths(kit, folder)["textures:parang-pita"] == path
    assert kit.files["textures:parang-pita"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert kit_hash(kit) != kit_hash(load_kit(paths.brand_kits() / "nila"))


def test_an_unknown_motif_is_answered_with_the_nearest(tmp_path: Path) -> None:
    """A kit with a misspelt motif is refused, and the hint names the one that was meant."""
    with pytest.raises(StudioError) as caught:
        load_kit(kit_with(tmp_path, "textures:parang-pitta"))
    assert caught.value.code == "texture/unknown"
    assert "parang-pita" in caught.value.hint
    assert texture_file("kawung")[0] == texture_file("textures:kawung")[0]


def test_list_tells_region_and_meaning() -> None:
    """`studio textures list` names every motif; `--json` has id, name, region, meaning and kind."""
    shown = CliRunner().invoke(command.command, ["list"], catch_exceptions=False)
    assert (shown.exit_code, f"{len(texture_index())} motif" in shown.output) == (0, True)
    rows = json.loads(CliRunner().invoke(command.command, ["list", "--json"]).output)
    assert [row["id"] for row in rows] == list(texture_index())
    assert {"id", "name", "region", "meaning", "kind"} <= set(rows[0])
