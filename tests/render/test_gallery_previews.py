"""Previews are made once, found again, and made anew when the file is spoiled or what they show changed."""

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from PIL import Image

from studio.catalog.brand import load_kit
from studio.catalog.platforms import find_placement
from studio.cli.root import root
from studio.domain.content import Office
from studio.errors import StudioError
from studio.export.contact_sheet import GAP, HIGHEST, ROW, Tile, rows_of
from studio.intake.content_file import decode_content
from studio.intake.example_pictures import picture_path
from studio.paths import brand_kits, cache_dir
from studio.session import gallery, previews, sheets, template_lint

pytestmark = pytest.mark.usefixtures("qapp")
SQUARE = ("instagram/feed-square",)


def look() -> gallery.Look:
    """A family without pictures, so that tests are quick."""
    return gallery.look_of("angka", "nila")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of this test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return cache_dir() / previews.FOLDER


def test_a_preview_is_rendered_once(cache: Path) -> None:
    """The second call takes the file of the first, untouched but for its age."""
    wants = previews.wanted(look(), ["lazim"], SQUARE)
    first = previews.previews(wants)[0]
    data = first.path.read_bytes()
    assert not first.cached
    assert first.path.parent == cache
    with Image.open(first.path) as image:
        assert image.size == (1080, 1080)
    second = previews.previews(wants)[0]
    assert second.cached
    assert second.path == first.path
    assert second.path.read_bytes() == data


@pytest.mark.parametrize(("kept", "tail"), [(0.5, b""), (0.0, b""), (0.9, b"x" * 2000)])
def test_a_spoiled_preview_is_rendered_again(kept: float, tail: bytes, cache: Path) -> None:
    """A cut, empty or altered file in the cache counts as not there."""
    wants = previews.wanted(look(), ["lazim"], SQUARE)
    path = previews.previews(wants)[0].path
    whole = path.read_bytes()
    path.write_bytes(whole[: round(len(whole) * kept)] + tail)
    again = previews.previews(wants)[0]
    assert not again.cached
    assert again.path.read_bytes() == whole
    assert [path] == list(cache.iterdir())


def test_whatever_is_shown_belongs_to_the_key() -> None:
    """Another kit version, template, example, page or placement is another preview."""
    plain = look()
    other_kit = gallery.Look(
        plain.template, plain.template_hash, plain.kit, "0" * 64, plain.kit_folder, plain.examples
    )
    other_template = gallery.Look(
        plain.template, "0" * 64, plain.kit, plain.kit_hash, plain.kit_folder, plain.examples
    )
    keys = [
        previews.wanted(one, [example], places)[0].key
        for one, example, places in (
            (plain, "lazim", SQUARE), (other_kit, "lazim", SQUARE), (other_template, "lazim", SQUARE),
            (plain, "sulit", SQUARE), (plain, "lazim", ("x/header",)),
        )
    ]  # fmt: skip
    assert len(keys) == len(set(keys))


def test_the_cache_keeps_its_bound(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over its bound the cache loses what was not looked at for longest."""
    wants = previews.wanted(look(), ["lazim", "pendek"], SQUARE)
    first = previews.previews(wants[:1])[0].path
    monkeypatch.setattr(previews, "CACHE_BYTES", first.stat().st_size)
    second = previews.previews(wants[1:])[0].path
    assert not first.exists()
    assert [second] == list(cache.iterdir())


def test_rendering_stops_when_asked(cache: Path) -> None:
    """A cancelled run ends before its next picture and leaves none half written."""
    wants = previews.wanted(look(), ["lazim"])
    done: list[int] = []
    with pytest.raises(StudioError, match="dihentikan"):
        previews.previews(wants[:3], lambda at, _total, _name: done.append(at), lambda: len(done) >= 1)
    assert done == [0]
    assert len(list(cache.iterdir())) == 1


def test_an_unknown_example_or_placement_is_answered_with_what_there_is() -> None:
    """The error names the nearest example, and placements that are served."""
    with pytest.raises(StudioError) as wrong:
        previews.wanted(look(), ["lasim"])
    assert "lazim" in wrong.value.hint
    with pytest.raises(StudioError) as unserved:
        previews.wanted(look(), ["lazim"], ["instagram/avatar"])
    assert "instagram/feed-square" in unserved.value.hint


def test_the_office_of_an_example_is_the_kits() -> None:
    """Names, account and address come from the kit; the hard example carries the longest account name."""
    kit = load_kit(brand_kits() / "nila")
    made = gallery.show(look(), "lazim").project.get(Office, "office")
    assert (kit.name.full, kit.footer[2]) == (made.unit, made.address)
    assert kit.footer[0] == made.accounts["instagram"].handle
    longest = gallery.show(look(), "sulit").project.get(Office, "office").accounts["instagram"].handle
    assert longest.startswith(f"{kit.footer[0]}.")
    assert len(longest.lstrip("@")) in range(gallery.HANDLE_LENGTH - 4, gallery.HANDLE_LENGTH + 1)


def test_shipped_pictures_have_a_short_name(tmp_path: Path) -> None:
    """`contoh:` leads to the shipped pictures and nowhere else; a wrong name is answered with the nearest."""
    assert picture_path(tmp_path, "contoh:loket-prioritas.jpg").is_file()
    assert tmp_path == picture_path(tmp_path, "contoh:../office.toml").parent.parent
    raw = {"format": 1, "title": "x", "template": "kabar", "slots": {"photo": {"file": "contoh:loket.jpg"}}}
    with pytest.raises(StudioError) as wrong:
        decode_content(raw, tmp_path, "x.toml")
    assert "loket-prioritas.jpg" in wrong.value.hint


def test_rows_of_a_sheet_fill_the_width() -> None:
    """Every full row is as wide as the sheet, every tile has its own shape, none is left out."""
    shapes = [(1080, 1080), (1080, 1350), (1080, 1920), (1920, 1080), (1500, 500), (1080, 1080)]
    tiles = [Tile(Path(), "", *shape) for shape in shapes]
    rows = rows_of(tiles, 1900)
    assert tiles == [tile for row, _ in rows for tile in row]
    for row, tall in rows[:-1]:
        assert pytest.approx(sum(tile.ratio * tall for tile in row) + GAP * (len(row) - 1)) == 1900
    assert rows[-1][1] <= ROW * HIGHEST


def test_sheets_show_shapes_or_families(tmp_path: Path, cache: Path) -> None:
    """One sheet shows a family in all shapes, another a shape across families; both are PNG of one width."""
    choice = sheets.Choice(families=("angka",), kits=("nila",), shapes=("1:1", "9:16"), examples=("pendek",))
    whole = sheets.sheets(choice, tmp_path / "a")
    split = sheets.sheets(choice, tmp_path / "b", "class")
    assert [path.name for path in whole] == ["angka_nila_pendek.png"]
    assert len(split) == 2
    assert len(list(cache.iterdir())) == 2
    for path in (*whole, *split):
        with Image.open(path) as image:
            assert (image.format, image.width) == ("PNG", 2000)


def test_the_commands_speak_json(tmp_path: Path, cache: Path) -> None:
    """`preview` tells where each picture is; `lint` gives findings, counts, and 1 when there are errors."""
    asked = ["templates", "preview", "angka", "--example", "pendek", "--placement", SQUARE[0]]
    done = CliRunner().invoke(root, [*asked, "--out", str(tmp_path / "out"), "--json"])
    row = json.loads(done.stdout)[0]
    assert ("angka", "nila", "pendek", SQUARE[0], 1, False) == tuple(
        row[key] for key in ("template", "kit", "example", "placement", "page", "cached")
    )
    assert Path(row["path"]).name == "angka_nila_pendek_instagram-feed-square.png"
    assert Path(row["path"]).is_file()
    assert cache.is_dir()


def test_a_broken_template_fails_the_lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office template without examples or help is reported with file, node and rule, and exit code 1."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = tmp_path / "studio-humas" / "templates" / "rusak"
    folder.mkdir(parents=True)
    both = {"id": "Rusak", "en": "Broken"}
    raw = {
        "id": "rusak", "family": "rusak", "name": both, "about": both, "purposes": ["post"],
        "slots": [{"id": "headline", "kind": "text", "label": both}],
        "pages": [{"id": "satu", "slots": ["headline"], "root": {"children": [
            {"id": "h", "type": "text", "bind": "headline", "size": "m3", "color": "nila"}]}}],
    }  # fmt: skip
    (folder / "template.json").write_text(json.dumps(raw), "utf-8")
    done = CliRunner().invoke(root, ["templates", "lint", "rusak", "--kit", "nila", "--json"])
    report = json.loads(done.stdout)
    assert done.exit_code == 1
    assert not report["clean"]
    found = {(f["rule"], f["where"]) for f in report["findings"]}
    missing = {("static/example-missing", name) for name in gallery.EXAMPLES}
    assert found == {("static/help", "headline"), ("static/color", "satu/frame/h"), *missing}


def test_the_lint_lays_out_many_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over all cores the layouts of a family come out as in one process, and every one is counted."""
    monkeypatch.setattr(gallery, "example_names", lambda _folder: ("lazim",))
    done = template_lint.lint(["angka"], ["nila"])
    made = [gallery.show(look(), name) for name in gallery.example_names(look().examples)]
    jobs = [job for one in made for job in template_lint.jobs_of(one, everything=False)]
    assert len(jobs) == done.layouts
    assert sum(job.kind == "facts" for job in jobs) == done.measured
    assert find_placement("x/header").id in {job.placement.id for job in jobs}
    assert msgspec.json.decode(msgspec.json.encode(done), type=template_lint.Report) == done
