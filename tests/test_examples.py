"""The example content that ships: it parses, its pictures are real, its texts keep the platforms' limits."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from studio.catalog.platforms import find_platform
from studio.domain.caption import assemble
from studio.domain.content import Office, Person, Pillar, RichText
from studio.domain.counting import count, x_weight
from studio.intake.content_file import ContentFile, PictureEntry, read_content

EXAMPLES = Path(__file__).resolve().parents[1] / "resources" / "examples"
POSTS = sorted(EXAMPLES.glob("[0-9][0-9]-*.toml"))
PICTURES = sorted((EXAMPLES / "pictures").glob("*.jpg"))
FORMATS = ("JPEG", "PNG")
HASHTAG = re.compile(r"#(?:[A-Z][a-z]+){1,6}")
STIFF = ("dalam rangka", "guna", "adapun", "antrian", "online", "ijin", "resiko", "viral", "gercep")
PLATFORM_FIELDS = [
    ("threads", "post", "text"),
    ("tiktok", "photo", "description"),
    ("tiktok", "video", "text"),
    ("whatsapp", "channel", "text"),
    ("instagram", "feed", "text"),
    ("youtube", "video", "title"),
    ("youtube", "video", "description"),
    ("youtube", "video", "tags"),
    ("tiktok", "photo", "title"),
]


def raw(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def pictures_of(content: ContentFile) -> list[PictureEntry]:
    return [
        entry for page in content.pages for entry in page.slots.values() if isinstance(entry, PictureEntry)
    ]


def words_of(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [word for one in inner for word in words_of(one)]


def test_there_are_six_posts_over_three_templates_and_two_more() -> None:
    """The first six files are two posts of each template; a photo-less one and a carousel follow."""
    assert [path.name[:2] for path in POSTS] == [f"{n:02d}" for n in range(1, 9)]
    templates = [raw(path)["template"] for path in POSTS]
    assert templates == ["kabar", "layanan", "angka", "kabar", "layanan", "angka", "kabar", "karusel"]


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_the_studio_reads_every_post(path: Path) -> None:
    """Every file passes the studio's own reader and is scheduled in the office's zone in December 2026."""
    content = read_content(path)
    assert content.pages
    assert content.kit == "nila"
    assert content.schedule.zone == "Asia/Makassar"
    assert content.schedule.date.startswith("2026-12-")
    assert content.pillar in {pillar["id"] for pillar in raw(EXAMPLES / "office.toml")["pillars"]}


@pytest.mark.parametrize("path", POSTS[:7], ids=lambda path: path.stem)
def test_headline_and_deck_have_a_good_length(path: Path) -> None:
    """A headline has 30 to 70 characters, a deck 80 to 150, and neither shouts."""
    slots = read_content(path).pages[0].slots
    headline, deck = slots["headline"], slots["deck"]
    assert isinstance(headline, RichText)
    assert isinstance(deck, RichText)
    assert 30 <= len(headline.plain) <= 70
    assert 80 <= len(deck.plain) <= 150
    assert "!" not in headline.plain + deck.plain


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_every_picture_exists_and_is_described_and_credited(path: Path) -> None:
    """A picture opens in an allowed format, its alt text says what it shows, its credit is whole."""
    content = read_content(path)
    entries = pictures_of(content)
    assert bool(entries) == (path.stem[:2] in {"01", "02", "04", "05"})
    for entry in entries:
        with Image.open(EXAMPLES / entry.file, formats=FORMATS) as image:
            image.load()
        assert 60 <= len(entry.alt) <= 200
        assert Path(entry.file).stem.replace("-", " ") not in entry.alt.lower()
        assert not entry.alt.lower().startswith(("gambar", "foto ", "ilustrasi"))
        assert entry.author == "Tim Ilustrasi Studio Humas"
        assert entry.source
        assert entry.licence == "Apache-2.0"


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_the_common_caption_is_whole(path: Path) -> None:
    """The common text has 300 to 700 characters, three to five CamelCase hashtags, and a link."""
    caption = read_content(path).caption
    assert 300 <= len(caption.text.strip()) <= 700
    assert caption.hashtags is not None
    assert 3 <= len(caption.hashtags) <= 5
    assert caption.link.startswith("https://imigrasi-tanjungsekar.example/")


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_hashtags_are_camel_case(path: Path) -> None:
    """Every hashtag of every platform is written in CamelCase, so that screen readers part its words."""
    content = read_content(path)
    tags = [tag for one in (content.caption, *content.captions.values()) for tag in one.hashtags or ()]
    assert tags
    assert [tag for tag in tags if not HASHTAG.fullmatch(tag)] == []


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_the_x_caption_fits(path: Path) -> None:
    """The caption that X gets, with its link and hashtag, weighs at most 280."""
    content = read_content(path)
    assert content.captions["x"].text
    assert x_weight(assemble(content.captions["x"], content.caption).text) <= 280


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
@pytest.mark.parametrize(("platform", "profile", "field"), PLATFORM_FIELDS)
def test_the_other_captions_fit(path: Path, platform: str, profile: str, field: str) -> None:
    """Texts and named fields keep the shipped limits of their platform, and its limit of hashtags."""
    content = read_content(path)
    rules = find_platform(platform).captions[profile]
    own = content.captions.get(platform, content.caption)
    whole = assemble(own, content.caption)
    text = whole.fields.get(field, whole.text)
    counted = count(text, rules.fields[field])
    assert counted.used > 0
    assert not counted.over
    if platform == "threads":
        assert counted.hashtags <= 1


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_every_figure_has_a_source_and_a_date(path: Path) -> None:
    """A figure names its source, period and as-of date, no later than the day of publication."""
    content = read_content(path)
    assert bool(content.figures) == (path.stem[:2] in {"03", "04", "06"})
    for figure in content.figures:
        assert figure.source == "Rekap layanan Kantor Imigrasi Tanjung Sekar"
        assert figure.period
        assert "2026-01-01" <= figure.as_of <= content.schedule.date
        assert bool(figure.previous) == bool(figure.previous_label)


def test_the_change_that_the_text_tells_is_the_change_of_the_figures() -> None:
    """“13,0 persen” is what the two registered figures give."""
    content = read_content(EXAMPLES / "03-paspor-terbit.toml")
    main = content.figures[0]
    change = (int(main.value) - int(main.previous)) / int(main.previous) * 100
    assert f"naik {change:.1f} persen".replace(".", ",") in content.caption.text


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_the_words_are_those_of_the_kit(path: Path) -> None:
    """No word that the kit's tone avoids, no exclamation mark, no telephone number but the invented one."""
    text = "\n".join(words_of(raw(path)))
    assert [word for word in STIFF if re.search(rf"\b{word}\b", text, re.IGNORECASE)] == []
    assert "!" not in text
    assert set(re.findall(r"\(0\d+\) ?[\d-]+", text)) <= {"(0400) 555-0142"}


def test_the_carousel_has_seven_pages() -> None:
    """A cover, five inner pages and a closing page, each with number, headline and body."""
    pages = read_content(EXAMPLES / "08-karusel.toml").pages
    assert [page.layout for page in pages] == ["sampul", *["isi"] * 5, "penutup"]
    assert all(set(page.slots) == {"number", "headline", "body"} for page in pages)


def test_the_office_is_complete() -> None:
    """Profile, five pillars that share a hundred per cent, and a person for each step of the work."""
    import msgspec

    data = raw(EXAMPLES / "office.toml")
    office = msgspec.convert({"id": "office", **data["office"]}, Office)
    pillars = msgspec.convert(data["pillars"], list[Pillar])
    persons = msgspec.convert(data["persons"], list[Person])
    assert office.unit_code == "imigrasi-tanjungsekar"
    assert office.zone == "Asia/Makassar"
    assert all(find_platform(name) for name in office.accounts)
    assert len(pillars) == 5
    assert sum(pillar.share for pillar in pillars) == 100
    roles = {role for person in persons for role in person.roles}
    assert roles == {"designer", "filler", "editor", "verifier", "approver", "admin"}


def test_the_pictures_are_large_and_light() -> None:
    """Eight pictures in 4:3 or 3:4, at least 2400 px long, one of 4000 × 3000, each under 720 kB."""
    assert len(PICTURES) == 8
    sizes = []
    for path in PICTURES:
        with Image.open(path, formats=("JPEG",)) as image:
            assert image.mode == "RGB"
            assert not image.getexif()
            sizes.append(image.size)
        assert path.stat().st_size < 720_000
    assert all(max(size) >= 2400 and max(size) * 3 == min(size) * 4 for size in sizes)
    assert (4000, 3000) in sizes
    assert (3000, 4000) in sizes


def test_every_picture_has_its_vector_source_and_a_credit() -> None:
    """Each picture has an SVG without scripts, links or embedded pictures, and stands in CREDITS.md."""
    from lxml import etree

    credits_text = (EXAMPLES / "CREDITS.md").read_text(encoding="utf-8")
    for path in PICTURES:
        assert f"`{path.name}`" in credits_text
        root = etree.parse(path.parent / "src" / f"{path.stem}.svg").getroot()
        names = {etree.QName(node).localname for node in root.iter() if isinstance(node.tag, str)}
        assert names <= {
            "svg", "title", "defs", "pattern", "clipPath", "g", "path", "rect", "circle", "ellipse",
        }  # fmt: skip
        assert not [
            key for node in root.iter() for key in node.attrib if "href" in key or key.startswith("on")
        ]
