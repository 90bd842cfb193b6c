"""Captions measured per platform, folds, hashtags, snippets, differences; find and replace over a post."""

from studio.catalog.emoji import emoji_groups, find_emoji
from studio.catalog.platforms import load_platforms
from studio.domain import caption_texts as c
from studio.domain.content import Asset, Caption, Design, DesignPage, Picture, Post
from studio.domain.find_replace import find_all, replaced
from studio.domain.ids import AssetId, PostId, Sha256
from studio.domain.project import Project

FEED = load_platforms()["instagram"].captions["feed"]
VIDEO = load_platforms()["youtube"].captions["video"]
X = load_platforms()["x"].captions["post"]


def test_what_is_counted_is_what_is_written() -> None:
    """Tags and link of the common caption count on a platform that has a text of its own."""
    common = Caption(text="umum", hashtags=("#a", "#b"), link="https://kantor.go.id/x")
    tally = c.tally(Caption(text="x" * 240), common, X)
    assert tally.text.count.used == 240 + 2 + 23 + 2 + 5
    assert (tally.hashtags, tally.links, tally.state) == (2, 1, "warn")
    assert c.tally(Caption(text="x" * 260), common, X).state == "stop"


def test_too_many_tags_warn_before_they_stop() -> None:
    """Instagram advises five and refuses more than thirty."""
    tags = tuple(f"#t{n}" for n in range(31))
    assert c.tally(Caption(), Caption(hashtags=tags[:6]), FEED).states["hashtags"] == "warn"
    assert c.tally(Caption(), Caption(hashtags=tags), FEED).states["hashtags"] == "stop"


def test_a_title_near_its_limit_is_the_worst_field() -> None:
    """YouTube's title speaks for the platform when it is the one in trouble."""
    tally = c.tally(Caption(text="isi", fields={"title": "j" * 96}), Caption(), VIDEO)
    assert (tally.worst.name, tally.state, tally.worst.count.used) == ("title", "warn", 96)
    assert "<" in c.tally(Caption(text="a < b"), Caption(), VIDEO).text.count.forbidden


def test_own_text_stays_where_it_was_kept() -> None:
    """A filled main field is written to again; following the common text empties both."""
    filled = Caption(fields={"description": "lama", "title": "Judul"})
    assert c.own_text(filled, "description") == "lama"
    assert c.with_text(filled, "description", "baru").fields["description"] == "baru"
    assert c.with_text(Caption(), "description", "baru").text == "baru"
    assert c.following(filled, "description") == Caption(fields={"title": "Judul"})


def test_the_fold_is_counted_in_signs_people_see() -> None:
    """A family emoji is one sign at the fold; the folded text ends at a word."""
    family = "👨‍👩‍👧‍👦"
    text = family + "a" * 124 + "b" + " c" * 40
    counted = c.measured(text, FEED.fields["text"])
    assert c.fold_at(text, counted) == len(family) + 124
    plain = "kata " * 60
    assert c.folded(plain, c.measured(plain, FEED.fields["text"])).endswith("kata")
    assert c.fold_at("pendek", c.measured("pendek", FEED.fields["text"])) is None


def test_hashtags_snippets_and_differences() -> None:
    """Small things people type."""
    assert c.as_tags("layanan, #paspor  ##baru #paspor") == ("#layanan", "#paspor", "#baru")
    assert c.with_tags(("#Paspor",), ("#paspor", "#baru")) == ("#Paspor", "#baru")
    assert c.moved(("a", "b", "c"), 0, 2) == ("b", "c", "a")
    assert (
        c.fill_in("{judul} di {kantor} {lain}", {"judul": "Paspor", "kantor": ""})
        == "Paspor di {kantor} {lain}"
    )
    assert list(c.word_changes("buka hari Senin", "buka hari Rabu")) == [
        ("same", "buka hari "), ("gone", "Senin"), ("new", "Rabu"),
    ]  # fmt: skip


def _project() -> tuple[Project, Post]:
    page = DesignPage(id="h", layout="", slots={"photo": Picture(asset=AssetId("a"))})
    asset = Asset(id=AssetId("a"), sha256=Sha256("0"), alt="Loket paspor ramai")
    post = Post(
        id=PostId("p"), title="t", design="d", caption=Caption(text="Paspor baru", hashtags=("#Paspor",)),
        captions={"x": Caption(text="Urus paspor", fields={"title": "paspor"})},
    )  # fmt: skip
    return Project().with_records(
        page, asset, Design(id="d", template="t", kit="k", pages=("h",)), post
    ), post


def test_replacing_reaches_captions_fields_tags_and_alt_texts() -> None:
    """Five hits, one changed post and one page; the shared asset stays as it is."""
    project, post = _project()
    hits = find_all(project, post, "paspor")
    assert [(h.platform, h.part) for h in hits] == [
        ("", "text"), ("", "hashtags.0"), ("x", "text"), ("x", "fields.title"), ("alt", "h photo"),
    ]  # fmt: skip
    assert len(find_all(project, post, "Paspor", match_case=True)) == 2
    made, page = replaced(project, post, "paspor", r"\1 visa")
    assert isinstance(made, Post)
    assert made.caption.text == r"\1 visa baru"
    assert isinstance(page, DesignPage)
    assert page.slots["photo"].alt == r"Loket \1 visa ramai"  # type: ignore[union-attr]
    assert replaced(project, post, "tidak ada", "x") == ()


def test_emoji_are_found_in_indonesian_and_english() -> None:
    """At least three hundred, each with words."""
    groups = emoji_groups()
    assert len({e.sign for g in groups for e in g.emoji}) >= 300
    assert all(e.name for g in groups for e in g.emoji)
    assert "🎫" in {e.sign for e in find_emoji("antre")}
    assert "🌧️" in {e.sign for e in find_emoji("cloud rain")}
    assert find_emoji("zzzz") == ()
