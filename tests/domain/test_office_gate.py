"""What an office may make of a question: reasons, titles in both languages, only graver, own questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.catalog.profiles import load_items
from studio.domain import office_gate as rules
from studio.domain.ethics import Asked, Situation
from studio.domain.office_gate import OwnQuestion
from studio.errors import StudioError

ITEMS = load_items()
WHY = "Kantor kami diaudit tiap bulan"


def fault(work: object, *given: object, **more: object) -> str:
    """The code of the error."""
    with pytest.raises(StudioError) as raised:
        work(*given, **more)  # type: ignore[operator]
    return raised.value.code


@pytest.mark.parametrize("text", ["", "   ", "pendek", " 123456789 "])
def test_nothing_is_changed_without_a_reason(text: str) -> None:
    """Ten letters at least, blanks round them aside."""
    assert fault(rules.changed, ITEMS["B3"], text, off=True) == "gate/reason"
    assert rules.changed(ITEMS["B3"], f"  {WHY} ", off=True).reason == WHY


def test_severity_only_rises() -> None:
    """Advice to warning or blocker; a blocker stays one."""
    assert rules.graver("advice") == ("warning", "blocker")
    assert rules.graver("blocker") == ()
    item = next(one for one in ITEMS.values() if one.severity == "warning")
    assert rules.changed(item, WHY, severity="blocker").severity == "blocker"
    assert rules.changed(item, WHY, severity="warning").severity is None
    assert fault(rules.changed, item, WHY, severity="advice") == "gate/lighter"


def test_a_title_is_said_in_both_languages() -> None:
    """One alone is refused; the shipped words again are no title."""
    item = ITEMS["P1"]
    assert fault(rules.changed, item, WHY, title={"id": "Ada NIK?", "en": ""}) == "gate/title"
    assert rules.changed(item, WHY, title={"id": " Ada  NIK? ", "en": "Any NIK?"}).question == {
        "id": "Ada NIK?", "en": "Any NIK?",
    }  # fmt: skip
    assert rules.changed(item, WHY, title=item.question).question == {}
    assert fault(rules.changed, item, WHY, title={"id": "x" * 301, "en": "y"}) == "gate/long-question"


def test_an_own_question_needs_its_words_who_and_when() -> None:
    """What is left out says itself; what cannot be guessed is asked for."""
    made = rules.own_item(
        "X1", OwnQuestion(question={"id": "Sudah dibaca kepala seksi?"}, why=WHY), "2026-11-22"
    )
    assert (made.question["en"], made.means, made.basis[0].rule) == (
        made.question["id"],
        "person",
        rules.HOUSE,
    )
    assert fault(rules.own_item, "X1", OwnQuestion(question={"id": " "}, why=WHY), "") == "gate/question"
    known = {"id": "Sudah?"}
    assert fault(rules.own_item, "X1", OwnQuestion(question=known, why="ya"), "") == "gate/why"
    assert fault(rules.own_item, "X1", OwnQuestion(question=known, why=WHY, attests=()), "") == "gate/attests"
    assert (
        fault(rules.own_item, "X1", OwnQuestion(question=known, why=WHY, asked=Asked()), "") == "gate/asked"
    )


@given(st.frozensets(st.integers(1, 9999).map(lambda n: f"X{n}") | st.sampled_from(["P1", "X", "x3", "X0"])))
def test_a_number_is_never_given_twice(used: frozenset[str]) -> None:
    """The next is above all that were."""
    made = rules.next_own(used)
    assert made not in used
    assert all(int(one[1:]) < int(made[1:]) for one in used if rules.OWN.fullmatch(one))


def test_an_election_has_a_name_and_days_in_order() -> None:
    """Each fault is a sentence of its own."""
    now = Situation(id="e", mode="election", start="")
    made = rules.election(now, " Pilkada  2029 ", "1/9/2029", "30 Nov 2029")
    assert (made.name, made.start, made.end) == ("Pilkada 2029", "2029-09-01", "2029-11-30")
    assert fault(rules.election, now, "", "1/9/2029", "2/9/2029") == "mode/name"
    assert fault(rules.election, now, "P", "1/9/2029", "besok") == "mode/day"
    assert fault(rules.election, now, "P", "1/9/2029", "1/8/2029") == "mode/order"
    assert rules.entries(" Partai A \n\nPartai B\nPartai A") == ("Partai A", "Partai B")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://www.Layanan-Contoh.id/daftar", "layanan-contoh.id"),
        ("kanwil.kemenimipas.go.id", "kanwil.kemenimipas.go.id"),
    ],
)
def test_domains_are_taken_bare(typed: str, kept: str) -> None:
    """Without scheme, path and www."""
    assert rules.own_domain(typed) == kept


@pytest.mark.parametrize("typed", ["", "contoh", "a b.id", "-.id", "http://", "id"])
def test_what_is_no_domain_is_refused(typed: str) -> None:
    """With a sentence."""
    assert fault(rules.own_domain, typed) == "gate/domain"


def test_public_numbers_names_and_shares() -> None:
    """Telephone or mail, a name, a percentage."""
    assert rules.public_number(" 0811 1000  222 ") == "0811 1000 222"
    assert rules.public_number("humas@contoh.go.id") == "humas@contoh.go.id"
    assert rules.public_number("(021) 500-123") == "(021) 500-123"
    for bad in ("", "telepon", "12", "a@b", "08x11"):
        assert fault(rules.public_number, bad) == "gate/number"
    assert fault(rules.official, "Al") == "gate/official"
    assert rules.share_of(" 25 % ") == 25
    for bad in ("0", "101", "-1", "dua", ""):
        assert fault(rules.share_of, bad) == "gate/share"
