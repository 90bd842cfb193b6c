"""Findings are said once for all the placements where they stand, and block only the placements written."""

from studio.catalog.platforms import load_platforms
from studio.domain.review import Finding, Where
from studio.session.findings import about, blockers, passed, spreads

PLACEMENTS = {p.id: p for platform in load_platforms().values() for p in platform.placements.values()}
FEED, STORY = "instagram/feed-portrait", "instagram/story"


def small(placement: str, name: str, size: str, severity: str = "blocker") -> Finding:
    """Text under the floor at a placement."""
    return Finding(
        id="text/under-floor", code="text/under-floor", severity=severity, status="fail",
        message=f"“Judul” di {name} hanya {size} px, padahal paling kecil 24 px.",
        hint="Pendekkan teksnya, atau kembalikan skala teks ke semula.",
        where=Where(slot="headline", placement=placement, platform=placement.partition("/")[0]),
    )  # fmt: skip


def test_one_finding_in_two_placements_is_one_row_that_says_how_many_and_between_what() -> None:
    """The placement becomes a count, differing numbers a range; a single finding keeps its own words."""
    first, second = (
        small(FEED, "Instagram – Feed potret 4:5", "19,5"),
        small(STORY, "Instagram – Story", "21"),
    )
    (one,) = spreads([first, second])
    assert one.message == "“Judul” di 2 penempatan hanya 19,5–21 px, padahal paling kecil 24 px."
    assert one.placements == (FEED, STORY)
    assert spreads([first])[0].message == first.message


def test_what_differs_in_its_part_stays_apart() -> None:
    """Another slot, another code or another severity is another row."""
    first = small(FEED, "A", "19")
    assert len(spreads([first, small(STORY, "B", "20", "warning")])) == 2


def test_a_blocker_at_a_placement_left_out_does_not_block() -> None:
    """What is left out cannot stand in the way; a caption blocks as long as one placement carries it."""
    place = small(FEED, "A", "19")
    caption = Finding(
        id="caption/too-long", code="caption/too-long", severity="blocker", status="fail", message="Panjang.",
        where=Where(placement=FEED, platform="instagram", field="text"),
    )  # fmt: skip
    alike = next(i for i, p in PLACEMENTS.items() if i != FEED and (p.platform, p.caption) ==
                 ("instagram", PLACEMENTS[FEED].caption))  # fmt: skip
    assert blockers([place], [FEED], PLACEMENTS) == (place,)
    assert blockers([place, caption], [alike], PLACEMENTS) == (caption,)
    assert blockers([place, caption], ["x/post"], PLACEMENTS) == ()


def test_what_passed_is_what_ran_and_said_nothing() -> None:
    """A check with findings or one that was skipped has not passed; each is told in words."""
    quiet = passed([small(FEED, "A", "19")], [("qr/module", "Dilewati")])
    assert "text/under-floor" not in quiet
    assert "qr/module" not in quiet
    assert "text/overflow" in quiet
    assert about("text/overflow").name == "Teks muat"
    assert about("text/overflow", "en").name == "Text fits"
