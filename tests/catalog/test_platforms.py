"""The platform files: complete, traced, merged by layers, with errors that help."""

import datetime as dt
import hashlib
import itertools
import tomllib
from pathlib import Path

import msgspec
import pytest

from studio.catalog import decode, facts, platforms
from studio.domain.geometry import Box
from studio.domain.platform import CONFIDENCE_NAMES, Platform
from studio.errors import StudioError
from studio.paths import resources

SHIPPED = resources() / "platforms"
REQUIRED = """
instagram/feed-square instagram/feed-portrait instagram/feed-tall instagram/feed-landscape
instagram/story instagram/reel-cover facebook/feed-portrait facebook/feed-square facebook/story
facebook/cover facebook/event-cover x/post x/header x/avatar tiktok/photo youtube/thumbnail youtube/post
youtube/banner linkedin/link linkedin/square linkedin/portrait linkedin/cover whatsapp/status
whatsapp/channel telegram/post threads/portrait bluesky/post mastodon/post mastodon/header web/opengraph
web/banner web/email-header screen/tv print/a4 print/a3
"""

MINIMAL = """
name = { id = "Papan", en = "Board" }
[sources]
KANTOR = { title = "Ukur sendiri", checked = "2026-10-01" }
[placements.utama]
name = { id = "Utama", en = "Main" }
purpose = "screen"
width = { v = 800, s = "KANTOR", c = "H" }
height = { v = 600, s = "KANTOR", c = "H" }
"""


def shipped() -> dict[str, Platform]:
    return platforms.load_platforms((SHIPPED,))


def layer(folder: Path, name: str, text: str) -> tuple[Path, Path]:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return (SHIPPED, folder)


def test_every_file_is_loaded_as_one_platform():
    """Each shipped file becomes one platform of the same name."""
    assert sorted(path.stem for path in SHIPPED.glob("*.toml")) == sorted(shipped())
    assert len(shipped()) >= 14


def test_placements_are_many_and_hold_the_promised_ids():
    """At least 44 placements exist, among them all that the product names."""
    known = platforms.placements((SHIPPED,))
    assert len(known) >= 44
    assert set(REQUIRED.split()) - set(known) == set()
    assert all(key == f"{one.platform}/{key.partition('/')[2]}" == one.id for key, one in known.items())


def test_every_number_has_source_confidence_and_date():
    """No number of a resolved platform is without a named source, a known confidence and a real date."""
    numbers = 0
    for platform in shipped().values():
        body = {"placements": platform.placements, "captions": platform.captions}
        for path in all_numbers(body):
            fact = platform.fact(path)
            assert fact is not None, f"{platform.id}: {path}"
            assert platform.sources[fact.source].title, f"{platform.id}: {path}"
            assert fact.confidence in CONFIDENCE_NAMES, f"{platform.id}: {path}"
            assert dt.date.fromisoformat(fact.checked) <= dt.date(2026, 11, 21)
            numbers += 1
    assert numbers > 800


def test_stated_numbers_equal_their_facts():
    """The value kept in a fact is the value in use, also after defaults are spread over placements."""
    for platform in shipped().values():
        for path, fact in platform.facts.items():
            assert same(value_at(platform, path), fact.value), f"{platform.id}: {path}"


def test_sizes_are_stated_in_files_not_defaulted():
    """Width, height and formats of each placement come from a file."""
    for platform in shipped().values():
        for short in platform.placements:
            for key in ("width", "height", "formats"):
                fact = platform.facts.get(f"placements.{short}.{key}")
                assert fact is not None, f"{platform.id}/{short} {key}"
                assert fact.source != facts.DEFAULT_SOURCE


def test_memory_facts_stay_marked_as_memory():
    """What nobody could confirm is still marked M after loading, for example the YouTube time stamp."""
    fact = shipped()["youtube"].fact("placements.thumbnail.avoid[0].box.width")
    assert fact is not None
    assert fact.confidence == "M"


def test_safe_boxes_lie_inside_and_off_what_is_covered():
    """Each safe box is positive, inside its surface and touches nothing that the platform covers."""
    for one in platforms.placements((SHIPPED,)).values():
        safe = one.safe_box
        assert safe.width > 0.15 * one.width, one.id
        assert safe.height > 0.15 * one.height, one.id
        assert one.full_box.contains(safe, tolerance=0), one.id
        assert all(safe.intersection(covered.box).area == 0 for covered in one.avoid), one.id
        assert all(one.full_box.contains(crop.box) for crop in one.crops), one.id


@pytest.mark.parametrize(
    ("placement", "box"),
    [
        ("tiktok/photo", (120, 240, 660, 1020)),
        ("instagram/story", (65, 269, 950, 979)),
        ("youtube/short", (48, 288, 840, 960)),
        ("youtube/banner", (507, 508, 1546, 423)),
        ("youtube/thumbnail", (0, 0, 1280, 630)),
        ("facebook/cover", (340, 48, 1120, 624)),
        ("screen/tv", (96, 54, 1728, 972)),
        ("print/a4", (95, 95, 2361, 3389)),
    ],
)
def test_safe_box_of_known_surfaces(placement: str, box: tuple[float, ...]):
    """Safe boxes are those of the published margins."""
    safe = platforms.find_placement(placement, (SHIPPED,)).safe_box
    assert (safe.x, safe.y, safe.width, safe.height) == box


def test_print_includes_three_millimetres_of_bleed():
    """A4 and A3 are the paper plus 3 mm on each side at 300 dpi, give or take a pixel, and of class paper."""
    for name, (width, height) in {"print/a4": (210, 297), "print/a3": (297, 420)}.items():
        one = platforms.find_placement(name, (SHIPPED,))
        assert one.aspect == "paper"
        assert one.dpi == 300
        assert abs(one.width - (width + 6) / 25.4 * 300) <= 1
        assert abs(one.height - (height + 6) / 25.4 * 300) <= 1
        assert one.trim is not None
        assert one.trim.width == pytest.approx(width / 25.4 * 300, abs=0.01)
        assert one.trim.height == pytest.approx(height / 25.4 * 300, abs=0.01)
        assert one.full_box.contains(one.trim, tolerance=0)


def test_grid_crop_of_a_portrait_is_three_to_four():
    """The profile grid cuts 3:4 out of the middle of a 4:5 picture."""
    (grid, *_) = platforms.find_placement("instagram/feed-portrait", (SHIPPED,)).crops
    assert grid.box == Box(x=34, y=0, width=1012, height=1350)


def test_unsettled_limits_follow_the_stricter_reading():
    """Where sources disagree the recommended value is in use."""
    known = platforms.placements((SHIPPED,))
    tags = shipped()["instagram"].captions["feed"].hashtags
    assert (tags.soft, tags.max) == (5, 30)
    assert known["instagram/feed-portrait"].items_soft == 10
    assert known["facebook/feed-portrait"].max_bytes == 4_000_000
    assert known["bluesky/post"].max_bytes == 1_000_000
    assert known["youtube/thumbnail"].max_bytes == 2_000_000
    assert "png" not in known["tiktok/photo"].formats
    text = shipped()["facebook"].captions["feed"].fields["text"]
    assert (text.soft, text.limit) == (2000, 63_206)


def test_unknown_key_names_file_path_and_nearest_key(tmp_path: Path):
    """A misspelt key is refused with file, path and the key that was probably meant."""
    layers = layer(tmp_path / "kantor", "papan", MINIMAL + 'purpos = "post"\n')
    with pytest.raises(StudioError) as caught:
        platforms.load_platforms(layers)
    assert caught.value.code == "catalog/unknown-key"
    assert "papan.toml" in caught.value.message
    assert "placements.utama.purpos" in caught.value.message
    assert "“purpose”" in caught.value.hint


def test_number_without_source_is_refused(tmp_path: Path):
    """A bare number cannot enter through an office file."""
    layers = layer(tmp_path, "papan", MINIMAL.replace('{ v = 800, s = "KANTOR", c = "H" }', "800"))
    with pytest.raises(StudioError, match=r"placements\.utama\.width") as caught:
        platforms.load_platforms(layers)
    assert caught.value.code == "catalog/no-source"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('s = "KANTOR", c = "H" }\nheight', 's = "KANTR", c = "H" }\nheight', "catalog/unknown-source"),
        ('c = "H" }\nheight', 'c = "Z" }\nheight', "catalog/confidence"),
        ("v = 800", 'v = "lebar"', "catalog/invalid"),
        ("v = 800", "v = 0", "catalog/invalid"),
        ('purpose = "screen"', 'purpose = "layar"', "catalog/invalid"),
        ('purpose = "screen"\n', "", "catalog/missing-key"),
        ('checked = "2026-10-01"', 'checked = "Oktober"', "catalog/invalid"),
        ("[sources]", "[sources", "catalog/syntax"),
        ('c = "H" }\nheight', 'c = "H", x = 1 }\nheight', "catalog/unknown-key"),
        ("[placements.utama]", "[placements.Utama]", "catalog/name"),
    ],
)
def test_faults_in_a_file_are_named(tmp_path: Path, old: str, new: str, code: str):
    """Each kind of fault has its own code and names the file."""
    assert old in MINIMAL
    layers = layer(tmp_path, "papan", MINIMAL.replace(old, new))
    with pytest.raises(StudioError) as caught:
        platforms.load_platforms(layers)
    assert caught.value.code == code
    assert "papan.toml" in caught.value.message


def test_file_that_is_not_utf8_is_refused(tmp_path: Path):
    """A file in another encoding is refused with a sentence, not a crash."""
    (tmp_path / "papan.toml").write_bytes(b'name = { id = "Pap\xe4n", en = "x" }')
    with pytest.raises(StudioError) as caught:
        platforms.load_platforms((tmp_path,))
    assert caught.value.code == "catalog/encoding"


def test_office_layer_overrides_one_field_and_keeps_the_rest(tmp_path: Path):
    """An office file may change one number of a shipped placement, whose source is then its own."""
    layers = layer(
        tmp_path,
        "instagram",
        '[sources]\nKANTOR = { title = "Uji sendiri", checked = "2026-11-01" }\n'
        "[placements.story]\nsafe = { v = { left = 80, top = 300, right = 80, bottom = 700 }, "
        's = "KANTOR", c = "H" }\n',
    )
    story = platforms.load_platforms(layers)["instagram"].placements["story"]
    assert (story.safe.left, story.safe.bottom, story.width) == (80, 700, 1080)
    instagram = platforms.load_platforms(layers)["instagram"]
    moved, kept = instagram.fact("placements.story.safe.left"), instagram.fact("placements.story.width")
    assert moved is not None
    assert kept is not None
    assert (moved.source, kept.source) == ("KANTOR", "IG-API")
    assert len(instagram.placements) == len(shipped()["instagram"].placements)


def test_office_folder_is_the_second_layer_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Without layers the office's own folder is read after the shipped one, also when it is missing."""
    monkeypatch.setattr(platforms, "office_data", lambda: tmp_path)
    before = platforms.data_version()
    assert "papan/utama" not in platforms.placements()
    layer(tmp_path / "platforms", "papan", MINIMAL)
    assert platforms.find_placement("papan/utama").width == 800
    assert platforms.data_version() != before


def test_unknown_ids_name_the_nearest():
    """A misspelt placement or platform is an error that names the one that was probably meant."""
    with pytest.raises(StudioError, match="instagram/feed-potrait") as caught:
        platforms.find_placement("instagram/feed-potrait", (SHIPPED,))
    assert "instagram/feed-portrait" in caught.value.hint
    with pytest.raises(StudioError) as caught:
        platforms.find_platform("instagrm", (SHIPPED,))
    assert "“instagram”" in caught.value.hint


def test_data_version_follows_bytes_not_line_ends(tmp_path: Path):
    """The version is a SHA-256 that moves with any change but not with line ends or folder names."""
    first, second, third = (tmp_path / name for name in ("a", "b", "c"))
    layer(first, "papan", MINIMAL)
    second.mkdir()
    (second / "papan.toml").write_bytes(MINIMAL.replace("\n", "\r\n").encode())
    layer(third, "papan", MINIMAL.replace("800", "801"))
    versions = [platforms.data_version((folder,)) for folder in (first, second, third)]
    assert versions[0] == versions[1] != versions[2]
    line = f"papan\0{hashlib.sha256(MINIMAL.encode()).hexdigest()}\n"
    assert versions[0] == hashlib.sha256(line.encode()).hexdigest()


def test_changing_the_result_does_not_change_the_cache():
    """A caller that drops a platform from the result harms nobody else."""
    platforms.load_platforms((SHIPPED,)).clear()
    assert len(shipped()) >= 14


def test_captions_of_placements_exist_and_alt_limits_are_used():
    """Each placement with a caption finds its profile, and the alternative text its limit."""
    for one in platforms.placements((SHIPPED,)).values():
        profile = platforms.caption_of(one, (SHIPPED,))
        assert (profile is None) == (one.caption == "")
        assert profile is None or profile.limit_of("text") is not None
    alt = platforms.alt_text_limit(platforms.find_placement("mastodon/post", (SHIPPED,)))
    assert alt is not None
    assert alt.limit == 1500
    assert platforms.alt_text_limit(platforms.find_placement("print/a4", (SHIPPED,))) is None


class Leaf(msgspec.Struct, tag="leaf"):
    """A member of a union."""

    size: int


class Branch(msgspec.Struct, tag="branch"):
    """The other member, with children."""

    children: list["Leaf | Branch"] = []


def test_decode_refuses_deep_files_without_crashing():
    """A file nested without end is refused."""
    deep = {"type": "branch"}
    for _ in range(60):
        deep = {"type": "branch", "children": [deep]}
    with pytest.raises(StudioError) as caught:
        decode.decode(deep, Branch, "pohon.toml")
    assert caught.value.code == "catalog/depth"


def test_decode_checks_unions_inside_lists():
    """Unknown keys are found inside tagged unions in lists, and the path says where."""
    data = {"type": "branch", "children": [{"type": "leaf", "size": 1}, {"type": "leaf", "sise": 2}]}
    with pytest.raises(StudioError) as caught:
        decode.decode(data, Branch, "pohon.toml")
    assert caught.value.message == "pohon.toml: kunci “children[1].sise” tidak dikenal."
    assert caught.value.hint == "Mungkin maksudnya “size”."


def test_decode_toml_reads_a_file(tmp_path: Path):
    """A TOML file becomes a value; a missing file is a sentence."""
    path = tmp_path / "daun.toml"
    path.write_text('type = "leaf"\nsize = 3\n', encoding="utf-8")
    assert decode.decode_toml(path, Leaf).size == 3
    with pytest.raises(StudioError) as caught:
        decode.decode_toml(tmp_path / "tidak-ada.toml", Leaf)
    assert caught.value.code == "catalog/unreadable"


def test_files_use_only_known_top_level_tables():
    """Read with another reader, each file has sources with title and date, and placements."""
    for path in SHIPPED.glob("*.toml"):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        assert raw["placements"], path.name
        assert all(set(source) == {"title", "checked"} for source in raw["sources"].values()), path.name
        used = set(itertools.chain.from_iterable(sources_in(raw)))
        assert used <= set(raw["sources"]), path.name


def all_numbers(value: object, path: str = "") -> list[str]:
    """Paths of all numbers, found without the product's own walker."""
    if isinstance(value, msgspec.Struct):
        return [
            found
            for key in value.__struct_fields__
            for found in all_numbers(getattr(value, key), f"{path}.{key}")
        ]
    if isinstance(value, dict):
        return [
            found
            for key, inner in value.items()
            for found in all_numbers(inner, f"{path}.{key}" if path else key)
        ]
    if isinstance(value, tuple):
        return [
            found for index, inner in enumerate(value) for found in all_numbers(inner, f"{path}[{index}]")
        ]
    return [path] if isinstance(value, (int, float)) and not isinstance(value, bool) else []


def value_at(platform: Platform, path: str) -> object:
    """The value at a dotted path of a platform."""
    value: object = platform
    for part in path.replace("]", "").replace("[", ".").split("."):
        if isinstance(value, tuple):
            value = value[int(part)]
        else:
            value = value[part] if isinstance(value, dict) else getattr(value, part)
    return value


def same(value: object, stated: object) -> bool:
    """Whether a decoded value is what a file states."""
    if isinstance(stated, dict):
        return all(same(getattr(value, key), inner) for key, inner in stated.items())
    if isinstance(stated, list):
        return list(value) == stated
    return value == stated


def sources_in(raw: object) -> list[list[str]]:
    """Source keys of all facts in raw tables."""
    if isinstance(raw, dict):
        own = [[str(raw["s"])]] if "v" in raw else []
        return own + [found for inner in raw.values() for found in sources_in(inner)]
    if isinstance(raw, list):
        return [found for inner in raw for found in sources_in(inner)]
    return []
