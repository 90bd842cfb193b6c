"""`studio platforms`, `studio caption` and `studio contrast` as a person and a script see them."""

import json

import pytest
from click.testing import CliRunner, Result

from studio.catalog.platforms import placements
from studio.cli import caption, contrast, platforms
from studio.errors import StudioError


def run(command: object, *arguments: str, text: str | bytes = "") -> Result:
    """Output of a command that must not fail."""
    result = CliRunner().invoke(command, arguments, input=text, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def data_of(command: object, *arguments: str, text: str | bytes = "") -> object:
    """The JSON a command writes, decoded strictly as UTF-8."""
    return json.loads(run(command, *arguments, "--json", text=text).stdout_bytes.decode("utf-8"))


def test_list_names_every_placement_with_its_size():
    """`list --json` has id, width and height of each placement; `--purpose` narrows it."""
    entries = data_of(platforms.command, "list")
    assert {entry["id"]: (entry["width"], entry["height"]) for entry in entries} == {
        key: (one.width, one.height) for key, one in placements().items()
    }
    stories = data_of(platforms.command, "list", "--purpose", "story")
    assert {entry["purpose"] for entry in stories} == {"story"}
    assert 0 < len(stories) < len(entries)
    shown = run(platforms.command, "list").stdout
    assert "instagram/feed-portrait" in shown
    assert f"{len(entries)} penempatan" in shown


def test_show_placement_says_where_numbers_come_from():
    """`show` of a placement prints each number with confidence and source; memory is marked as unsure."""
    shown = run(platforms.command, "show", "youtube/thumbnail").stdout
    width = next(line for line in shown.splitlines() if line.strip().startswith("width"))
    assert "1.280" in width
    assert "[S] support.google.com/youtube/answer/72431" in width
    assert "[M?] From memory" in shown
    assert "dari ingatan, belum pasti" in shown
    data = data_of(platforms.command, "show", "instagram/story")
    assert (data["id"], data["width"], data["height"]) == ("instagram/story", 1080, 1920)
    assert data["safe_box"] == {"x": 65, "y": 269, "width": 950, "height": 979}
    fact = data["facts"]["placements.story.width"]
    assert fact["confidence"] == "Q"
    assert data["sources"][fact["source"]]["checked"] == "2026-09-19"


def test_show_platform_holds_all_its_placements():
    """`show` of a platform lists its placements, captions and subtitle formats."""
    data = data_of(platforms.command, "show", "x")
    assert [entry["id"] for entry in data["placements"]] == [
        key for key in placements() if key.startswith("x/")
    ]
    assert data["captions"]["post"]["fields"]["text"]["limit"] == 280
    assert data["subtitles"] == ["srt", "vtt"]
    shown = run(platforms.command, "show", "x").stdout
    assert "x/post" in shown
    assert "x/header" in shown


@pytest.mark.parametrize(
    ("wanted", "meant"), [("x/pos", "x/post"), ("instagrm", "instagram"), ("tiktok/foto", "tiktok/photo")]
)
def test_show_unknown_names_the_nearest(wanted: str, meant: str):
    """An unknown id is an error of the user, with the nearest id as hint."""
    with pytest.raises(StudioError) as caught:
        run(platforms.command, "show", wanted)
    assert meant in caught.value.hint


def test_caption_count_has_the_agreed_keys():
    """`caption count` reads UTF-8 and writes the agreed keys."""
    text = "Ayo ke nama.go.id 😀 #Semarang\n"
    data = data_of(caption.command, "count", "--placement", "x/post", text=text)
    assert {"used", "limit", "unit", "over", "hashtags", "links", "fold"} <= set(data)
    assert (data["used"], data["limit"], data["unit"], data["over"]) == (43, 280, "weighted", False)
    assert (data["hashtags"], data["links"], data["fold"]) == (1, 1, None)
    assert data["found"] == {"hashtags": ["#Semarang"], "links": ["nama.go.id"], "mentions": []}


@pytest.mark.parametrize(
    ("arguments", "text", "used", "limit", "unit"),
    [
        (("--placement", "youtube/thumbnail"), "é", 2, 5000, "bytes"),
        (("--placement", "youtube/thumbnail", "--field", "text"), "é", 2, 5000, "bytes"),
        (("--placement", "youtube/thumbnail", "--field", "title"), "é", 1, 100, "characters"),
        (("--placement", "tiktok/photo", "--field", "title"), "😀", 2, 90, "utf16"),
        (("--placement", "mastodon/post", "--cw", "Awas"), "Isi", 7, 500, "graphemes"),
        (("--placement", "mastodon/post", "--field", "alt"), "Isi", 3, 1500, "utf16"),
        (("--placement", "instagram/feed-portrait"), "a\r\nb\r\n", 3, 2200, "utf16"),
    ],
)
def test_caption_count_of_fields(arguments: tuple[str, ...], text: str, used: int, limit: int, unit: str):
    """Each field counts by its own rule; without a name it is the main one."""
    data = data_of(caption.command, "count", *arguments, text=text.encode())
    assert (data["used"], data["limit"], data["unit"]) == (used, limit, unit)


def test_caption_count_says_too_long_and_still_exits_fine():
    """Too long is said in words and as `over`, and is no failure of the command."""
    text = "a" * 281
    assert data_of(caption.command, "count", "--placement", "x/post", text=text)["over"] is True
    assert "TERLALU PANJANG" in run(caption.command, "count", "--placement", "x/post", text=text).stdout
    shown = run(
        caption.command, "count", "--placement", "instagram/feed-square", text="#a " * 6 + "b" * 200
    ).stdout
    assert "Tagar: 6, paling banyak 30, anjuran 5" in shown
    assert "Kira-kira 125 karakter pertama" in shown


@pytest.mark.parametrize(
    ("arguments", "text", "code"),
    [
        (("--placement", "x/pos"), b"a", "catalog/unknown-placement"),
        (("--placement", "x/post", "--field", "judul"), b"a", "caption/unknown-field"),
        (("--placement", "print/a4"), b"a", "caption/none"),
        (("--placement", "x/post"), b"\xff\xfe", "caption/encoding"),
        (("--placement", "x/post"), b"a\0", "text/nul"),
    ],
)
def test_caption_count_refuses_with_a_sentence(arguments: tuple[str, ...], text: bytes, code: str):
    """Wrong ids, fields and bytes are errors with a code, never a crash."""
    with pytest.raises(StudioError) as caught:
        run(caption.command, "count", *arguments, text=text)
    assert caught.value.code == code
    assert caught.value.message


@pytest.mark.parametrize(
    ("front", "back", "ratio", "aa", "aaa"),
    [
        ("#000", "#fff", 21.0, True, True),
        ("#777777", "#ffffff", 4.48, False, False),
        ("#767676", "#fff", 4.54, True, False),
        ("#595959", "#fff", 7.0, True, True),
        ("fff", "#FFFFFF", 1.0, False, False),
    ],
)
def test_contrast(front: str, back: str, ratio: float, aa: bool, aaa: bool):
    """Ratios and verdicts are those of WCAG's well-known greys."""
    data = data_of(contrast.command, front, back)
    assert (data["ratio"], data["aa"], data["aaa"]) == (ratio, aa, aaa)
    assert f"AA {'lulus' if aa else 'belum'}" in run(contrast.command, front, back).stdout


def test_contrast_refuses_what_is_no_colour():
    """A word that is no colour is an error of the user."""
    with pytest.raises(StudioError) as caught:
        run(contrast.command, "merah", "#fff")
    assert caught.value.code == "color/parse"
