"""Access: what is found in labelled captions, colour sight, and colours of pictures from elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studio import paths
from studio.catalog.brand import load_kit
from studio.checks.access_checks import lexicon
from studio.checks.runner import run
from studio.domain import color
from studio.domain.color_sight import lost_pair, seen
from studio.domain.legible_words import better_tag, shouted
from studio.domain.palette_drift import drift
from tests.checks import samples
from tests.checks.access_set import found_in, lines, tally
from tests.checks.samples_people import FACE, labelled

PRECISION, RECALL = 0.97, 0.95


def test_the_set_is_large_and_mixed() -> None:
    """At least thirty lines, a third of them sound."""
    assert len(lines()) >= 30
    assert sum("codes" not in line for line in lines()) >= len(lines()) / 3


def test_precision_and_recall_over_the_set() -> None:
    """Nearly everything found is right, and nearly everything wrong is found."""
    right, wrong, missed = (sum(part) for part in zip(*tally().values(), strict=True))
    assert right / (right + wrong) >= PRECISION
    assert right / (right + missed) >= RECALL


@pytest.mark.parametrize(
    "line", [line for line in lines() if "fixed" in line], ids=lambda line: line["text"][:30]
)
def test_fixes_read_well(line: dict[str, str]) -> None:
    """With every offered fix taken, the text is as a person would have written it."""
    assert found_in(line["text"])[1] == line["fixed"]


@given(st.text(max_size=60))
def test_a_hashtag_keeps_its_letters(tag: str) -> None:
    """A better hashtag differs in capitals alone."""
    better = better_tag(tag, lexicon())
    assert better == "" or better.lower() == tag.lower()


@given(st.text(max_size=80))
def test_capitals_are_found_within_the_text(text: str) -> None:
    """Spans lie in the text, in order, and a fix keeps the letters."""
    last = 0
    for found in shouted(text, lexicon()):
        assert last <= found.start < found.end <= len(text)
        assert found.better is None or found.better.lower() == text[found.start : found.end].lower()
        last = found.end


def test_red_and_green_of_one_lightness_fall_together() -> None:
    """The classic pair is lost, red and blue are not, and two near colours never were a pair."""
    assert lost_pair((90, 143, 0), (196, 106, 16)) is not None
    assert lost_pair((200, 30, 30), (30, 60, 200)) is None
    assert lost_pair((200, 30, 30), (205, 32, 30)) is None


def test_greys_look_the_same_to_everybody() -> None:
    """The matrices leave greys alone, within rounding."""
    for grey in (0, 60, 128, 255):
        assert all(abs(part - grey) <= 1 for part in seen((grey, grey, grey), "deutan"))


@pytest.mark.parametrize("folder", sorted(p.name for p in paths.brand_kits().iterdir() if p.is_dir()))
def test_shipped_kits_do_not_drift_from_themselves(folder: str) -> None:
    """A picture in a kit's own colours, tints and greys is not strange to it; a foreign one is."""
    kit = load_kit(paths.brand_kits() / folder)
    own = tuple(color.parse(kit.color(role)) for role in kit.roles)
    shown = (*((one, 0.1) for one in own), ((128, 128, 128), 0.3), ((250, 250, 250), 0.3))
    assert drift(shown, own).share == 0
    assert drift((((255, 0, 255), 0.5), (own[0], 0.5)), own).share == pytest.approx(0.5)


def test_a_person_who_agreed_is_no_finding() -> None:
    """A consent form, or the word that nobody can be known, settles a picture with faces."""
    for changes in ({"consent": "B-12/2026"}, {"nobody": True}):
        report = run(labelled("layanan", faces=FACE, **changes))
        assert report.findings == ()


def test_faces_not_counted_are_left_to_the_question() -> None:
    """Without a count and without names nothing is claimed of an ordinary picture."""
    assert run(samples.with_asset(faces=None, tags=("layanan",))).findings == ()


def test_a_covered_picture_of_detainees_is_in_order() -> None:
    """When no face is left the blocker goes, also where only the post is labelled."""
    report = run(labelled("deteni", faces=(), made_from="foto-0"))
    assert report.findings == ()
    shown = labelled("layanan", faces=FACE, consent="B-12/2026")
    tagged = replace(shown.post, tags=("Tersangka",))
    codes = {found.code for found in run(samples.good(project=shown.project, post=tagged)).findings}
    assert codes == {"people/faces-shown"}


def test_a_photograph_of_a_flag_keeps_its_light() -> None:
    """Shape and colours are judged of drawn flags alone: a photograph has many colours."""
    photo = labelled("upacara bendera", colors=(("#7a8aa0", 0.3), ("#c02020", 0.1)), width=2400, height=1800)
    assert run(photo).findings == ()
    drawn = labelled("bendera", colors=(("#fe0101", 0.5), ("#fefefe", 0.49)), width=900, height=600)
    assert run(drawn).findings == ()


def test_anakonda_is_no_child() -> None:
    """Labels match whole words."""
    assert run(labelled("anakonda", faces=FACE, consent="B-1/2026")).findings == ()
