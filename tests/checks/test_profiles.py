"""The shipped questions met with real posts: how many a person is asked, and which times and tags raise."""

import pytest
from msgspec.structs import replace

from studio import paths
from studio.catalog.profiles import load_items, load_profiles
from studio.checks.every import every_check
from studio.checks.gate import Gate, gate
from studio.checks.runner import run
from studio.checks.subject import Subject
from studio.domain.content import Asset
from studio.domain.ethics import Mode, Situation
from tests.checks.samples import good, with_records

LAYER = (paths.resources() / "profiles",)
CROWDED = {
    "umum": (8, 12), "layanan-publik": (8, 12), "pemerintah-daerah": (8, 12),
    "pemasyarakatan-imigrasi": (9, 14),
}  # fmt: skip


def gate_of(subject: Subject, profile: str = "umum") -> Gate:
    """The gate of a post by the shipped list, when no check found anything."""
    return gate(subject, run(good()), load_items(LAYER), load_profiles(LAYER)[profile])


def asked(subject: Subject, profile: str = "umum") -> list[str]:
    """Questions for a person, by id; those which the program decides are not counted."""
    put = [row.question.item for row in gate_of(subject, profile).rows if row.question is not None]
    return sorted(item.id for item in put if item.means != "decides")


def tagged(*tags: str) -> Subject:
    """The sound post with tags of its own."""
    return good(post=replace(good().post, tags=tags))


def during(mode: Mode) -> Subject:
    """The sound post in an election, a crisis or mourning."""
    return with_records(Situation(id="masa", mode=mode, start="2026-01-01"))


def test_every_check_that_a_question_names_exists() -> None:
    """Only checks there are can pass a question or raise one."""
    known = {check.id for check in every_check()}
    named = {check for item in load_items(LAYER).values() for check in item.checks}
    assert sorted(named - known) == []


@pytest.mark.parametrize("profile", sorted(CROWDED))
def test_an_ordinary_post_asks_few_questions(profile: str) -> None:
    """A service post with one staff photo, a figure and a link: a handful for people, not forty."""
    least, most = CROWDED[profile]
    assert least <= len(asked(good(), profile)) <= most


def test_what_an_ordinary_post_is_asked() -> None:
    """Authority; consent, background, origin, credit of the photo; the figure, the message, the next step."""
    assert asked(good()) == ["B3", "H2", "L2", "N2", "P2", "P6", "V1", "V4", "V6"]


def test_what_the_program_decides_is_passed_without_a_person() -> None:
    """Identifiers, metadata, licences, alternatives, contrast, language, links and accounts ask nobody."""
    passed = {row.item for row in gate_of(good()).rows if row.state == "passed"}
    assert passed == {"A1", "A2", "B1", "H1", "P1", "P5", "S1", "S2"}


@pytest.mark.parametrize(
    ("mode", "more"),
    [("election", {"N1", "N3", "N4"}), ("crisis", {"K1", "K2", "V2"}), ("mourning", {"K1"})],
)
def test_a_stricter_time_asks_more(mode: Mode, more: set[str]) -> None:
    """An election brings neutrality, a crisis the holding statement, mourning the look at the queue."""
    assert set(asked(during(mode))) == set(asked(good())) | more


def test_gestures_block_in_an_election_only() -> None:
    """A thumb in a photo is advice all year and a blocker in election time."""
    found = {row.item: row.severity for row in gate_of(good()).rows}
    assert found["N2"] == "advice"
    found = {row.item: row.severity for row in gate_of(during("election")).rows}
    assert found["N2"] == "blocker"


@pytest.mark.parametrize(
    ("tag", "more"),
    [
        ("WBP/deteni", {"P3", "P4", "P7"}),
        ("Deteni", {"P3", "P4", "P7"}),
        ("ABH", {"C1", "C2", "C4", "P7"}),
        ("anak", {"C2", "C4", "P7"}),
        ("korban", {"C1", "L6", "P3", "P7", "V2"}),
        ("twibbon", {"C3"}),
        ("klarifikasi", {"V2", "V5"}),
        ("kasus", {"L1", "L6", "L7", "V2"}),
        ("pernyataan-awal", {"K2", "V2"}),
        ("deportasi", {"L7", "P3", "P4"}),
    ],
)
def test_a_tag_asks_what_it_is_about(tag: str, more: set[str]) -> None:
    """Tags as people type them; each brings its own questions and nothing else."""
    assert set(asked(tagged(tag))) == set(asked(good())) | more


def test_a_post_without_people_is_not_asked_for_consent() -> None:
    """When somebody saw that nobody is in the picture, consent, poses and origin are not asked."""
    photo = next(asset for asset in good().project.all(Asset) if asset.id == "foto-1")
    empty = with_records(replace(photo, tags=("tanpa-orang",), people="", faces=()))
    assert set(asked(good())) - set(asked(empty)) == {"N2", "P2", "V4"}


def test_a_crisis_weighs_more() -> None:
    """In a crisis the queue and missing alternatives block."""
    weights = {row.item: row.severity for row in gate_of(during("crisis")).rows}
    assert (weights["K1"], weights["K2"], weights["A1"]) == ("blocker", "blocker", "blocker")
