"""The forty questions and the profiles: complete in both languages, sourced, and guarded against easing."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio import paths
from studio.catalog.profiles import clear, load_items, load_profiles, load_sources
from studio.domain.ethics import Item, Text
from studio.errors import StudioError

SHIPPED = paths.resources() / "profiles"
LAYER = (SHIPPED,)
COUNTS = {"L": 7, "N": 4, "P": 7, "C": 4, "V": 7, "H": 2, "A": 2, "B": 3, "S": 2, "K": 2}
PENALTIES = re.compile(
    r"\bpenjara\b|\bpidana (?:penjara|denda)\b|\bprison term|\bfined?\b|\bRp ?\d", re.IGNORECASE
)
QUESTION = """
[sources.SOP]
title = "SOP kantor"
checked = "2026-11-01"

[[item]]
id = "X1"
group = "verify"
question.id = "Sudah dibaca juru bahasa daerah?"
question.en = "Has the regional interpreter read it?"
severity = "warning"
attests = ["ED"]
evidence.id = "Nama pembaca"
evidence.en = "Name of the reader"
asked = { always = true }
binds = "texts"
means = "person"
why.id = "Bahasa daerah mudah keliru."
why.en = "Regional language errs easily."
do.id = "Kirim ke juru bahasa."
do.en = "Send it to the interpreter."
right.id = "Sudah dibaca."
right.en = "It was read."
wrong.id = "Belum dibaca."
wrong.en = "It was not read."

[[item.basis]]
rule = "SOP kantor"
demand.id = "Naskah bahasa daerah dibaca juru bahasa."
demand.en = "An interpreter reads regional texts."
as_of = "2026-11-01"
confidence = "H"
source = "SOP"
"""


def office(folder: Path, text: str, name: str = "kantor.toml") -> tuple[Path, ...]:
    """The shipped layer and an office's with one file of questions."""
    (folder / "pertanyaan").mkdir(parents=True, exist_ok=True)
    (folder / "pertanyaan" / name).write_text(text, "utf-8")
    clear()
    return (SHIPPED, folder)


def shipped(ident: str) -> str:
    """A shipped question as its file says it, with its sources, as an office would copy it."""
    for file in sorted((SHIPPED / "pertanyaan").glob("*.toml")):
        head, *blocks = file.read_text("utf-8").split("\n[[item]]\n")
        for block in blocks:
            if block.startswith(f'id = "{ident}"\n'):
                return f"{head}\n[[item]]\n{block}"
    raise KeyError(ident)


def texts(item: Item) -> list[Text]:
    """All words of a question."""
    own = [item.question, item.evidence, item.why, item.do, item.right, item.wrong]
    return own + [basis.demand for basis in item.basis]


def test_all_forty_are_there_in_their_order() -> None:
    """Group by group and number by number, as the list of the law has them."""
    expected = [f"{letter}{number}" for letter, most in COUNTS.items() for number in range(1, most + 1)]
    assert list(load_items(LAYER)) == expected
    assert len(expected) == 40


@pytest.mark.parametrize("item", load_items(LAYER).values(), ids=lambda item: item.id)
def test_every_field_is_filled(item: Item) -> None:
    """Words in both languages and not the same, a basis with a source, who answers, when, by what."""
    for text in texts(item):
        assert set(text) == {"id", "en"}
        assert text["id"].strip() != text["en"].strip()
    assert all(item.question[language].endswith("?") for language in ("id", "en"))
    sentences = (item.why, item.do, *(basis.demand for basis in item.basis))
    assert all(text[language].endswith(".") for text in sentences for language in text)
    assert item.right != item.wrong
    assert all(basis.source in load_sources(LAYER) and basis.as_of == "2026-11-21" for basis in item.basis)


@pytest.mark.parametrize("item", load_items(LAYER).values(), ids=lambda item: item.id)
def test_nobody_is_threatened(item: Item) -> None:
    """Penalties are never named: the questions explain, they do not frighten."""
    said = " ".join(text[language] for text in texts(item) for language in text)
    assert PENALTIES.findall(said) == []


def test_the_corrections_of_the_facts_hold() -> None:
    """KUHP comes first where both it and the ITE Law speak; MK 105 is named; the SKB has its five numbers."""
    items = load_items(LAYER)
    for ident in ("L4", "V4"):
        assert items[ident].basis[0].rule.startswith("UU 1/2023 KUHP")
    assert any("105/PUU-XXII/2024" in basis.rule for basis in items["L4"].basis)
    numbers = ("2/2022", "800-5474/2022", "246/2022", "30/2022", "1447.1/PM.01/K.1/09/2022")
    named = [b.rule for item in items.values() for b in item.basis if b.rule.startswith("SKB")]
    assert named
    assert all(number in rule for rule in named for number in numbers)
    repealed = re.compile(r"Pasal (?:27 ayat|28 ayat \(2\)|36)\b")
    cited = [b.article for item in items.values() for b in item.basis if "11/2008" in b.rule]
    assert cited
    assert not any(repealed.search(article) for article in cited)


def test_what_comes_from_memory_is_marked() -> None:
    """A basis of which nobody read the text is M and says so by its source, and the other way round."""
    sources = load_sources(LAYER)
    for item in load_items(LAYER).values():
        for basis in item.basis:
            if "ingatan" in sources[basis.source].title:
                assert basis.confidence == "M", (item.id, basis.rule)
        assert any(basis.confidence != "M" for basis in item.basis) or item.id == "L7"


def test_weights_are_those_of_the_list() -> None:
    """Blockers, warnings and advice as agreed; election and crisis raise some and never lower any."""
    rank = {"advice": 0, "warning": 1, "blocker": 2}
    items = load_items(LAYER)
    by_weight = {w: {i for i, item in items.items() if item.severity == w} for w in rank}
    assert by_weight["advice"] == {"N2", "B1", "B3"}
    assert by_weight["warning"] == {
        "L3", "N3", "P5", "P6", "P7", "C4", "V2", "V3", "V5", "V6", "V7", "H2", "A1", "A2", "S1",
        "S2", "K1", "K2",
    }  # fmt: skip
    assert items["N2"].severity_in == {"election": "blocker"}
    for item in items.values():
        assert all(rank[raised] > rank[item.severity] for raised in item.severity_in.values())


def test_one_source_key_means_one_source(tmp_path: Path) -> None:
    """A file cannot give a key of another file a new meaning, or shown sources would be wrong."""
    text = QUESTION.replace("SOP]", "LAW]").replace('"SOP"', '"LAW"')
    with pytest.raises(StudioError, match=r"kantor\.toml: “sources\.LAW”"):
        load_items(office(tmp_path, text))


def test_the_general_profile_changes_nothing_and_the_others_say_why() -> None:
    """Four profiles, the general one first; each change has a printed reason in both languages."""
    profiles = load_profiles(LAYER)
    assert list(profiles) == ["umum", "layanan-publik", "pemasyarakatan-imigrasi", "pemerintah-daerah"]
    assert profiles["umum"].tuned == ()
    for profile in list(profiles.values())[1:]:
        assert profile.tuned
        assert all(set(tuned.reason) == {"id", "en"} and not tuned.off for tuned in profile.tuned)
    always = {tuned.item for tuned in profiles["pemasyarakatan-imigrasi"].tuned if tuned.always}
    assert {"P3", "P4", "C1"} <= always


def test_an_office_adds_its_own_question(tmp_path: Path) -> None:
    """X1 comes last in its group, with its source."""
    layers = office(tmp_path, QUESTION)
    order = list(load_items(layers))
    assert order[order.index("V7") + 1] == "X1"
    assert load_sources(layers)["SOP"].title == "SOP kantor"


def test_an_office_says_a_shipped_question_in_its_own_words(tmp_path: Path) -> None:
    """Words and basis may change, the weight may rise; what the gate rests on stays."""
    text = shipped("V6").replace("Apakah selaras dengan", "Sudahkah selaras dengan")
    text = text.replace('severity = "warning"', 'severity = "blocker"')
    item = load_items(office(tmp_path, text))["V6"]
    before = load_items(LAYER)["V6"]
    assert item.question["id"].startswith("Sudahkah selaras")
    assert item == replace(before, question=item.question, severity="blocker")


@pytest.mark.parametrize(
    ("ident", "old", "new", "key"),
    [
        ("L4", 'severity = "blocker"', 'severity = "advice"', "L4.severity"),
        ("N2", 'election = "blocker"', 'election = "warning"', "N2.severity"),
        ("L2", "always = true", 'tags = ["tidak-pernah"]', "L2.asked"),
        ("P1", 'means = "decides"', 'means = "suspects"', "P1.means"),
        ("P1", '"privacy/identifiers"', '"privacy/metadata"', "P1.checks"),
        ("P2", "evidence_needed = true\n", "", "P2.evidence_needed"),
        ("P2", 'binds = "picture"', 'binds = "whole"', "P2.binds"),
    ],
)
def test_a_file_never_eases_the_gate(ident: str, old: str, new: str, key: str, tmp_path: Path) -> None:
    """Lighter, rarer, unbound or unproved is refused, naming file and key."""
    text = shipped(ident)
    assert old in text
    with pytest.raises(StudioError, match=rf"kantor\.toml: “{re.escape(key)}”"):
        load_items(office(tmp_path, text.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('question.en = "Has the regional interpreter read it?"', 'question.en = " "', "X1.question.en"),
        ('why.en = "Regional language errs easily."\n', "", "X1.why.en"),
        ('id = "X1"', 'id = "X01"', "X01.id"),
        ('id = "X1"', 'id = "L9"', "L9.id"),
        ('source = "SOP"', 'source = "SK"', "X1.basis[0].source"),
        ('as_of = "2026-11-01"', 'as_of = "November 2026"', "X1.basis[0].as_of"),
        ('demand.en = "An interpreter reads regional texts."\n', "", "X1.basis[0].demand.en"),
        ("always = true", "", "X1.asked"),
        ("always = true", 'traits = ["suspected"]', "X1.asked.traits"),
        ('means = "person"', 'means = "decides"', "X1.checks"),
        ('means = "person"', 'means = "decides"\nchecks = ["a/b", "a/b"]', "X1.checks"),
        ('means = "person"', 'means = "decides"\nchecks = ["crisis/holding"]', "X1.checks"),
        ('attests = ["ED"]', "attests = []", "X1.attests"),
    ],
)
def test_a_faulty_question_names_file_and_key(old: str, new: str, key: str, tmp_path: Path) -> None:
    """Each fault is refused with where it is."""
    assert old in QUESTION
    with pytest.raises(StudioError, match=rf"“{re.escape(key)}”") as caught:
        load_items(office(tmp_path, QUESTION.replace(old, new, 1)))
    assert str(tmp_path) in caught.value.message
    assert caught.value.hint


def test_unknown_keys_and_words_are_refused(tmp_path: Path) -> None:
    """A misspelt key is named with the one that was meant; an unknown weight is no weight."""
    with pytest.raises(StudioError, match="severty") as caught:
        load_items(office(tmp_path, QUESTION.replace("severity", "severty")))
    assert "severity" in caught.value.hint
    with pytest.raises(StudioError, match="gawat"):
        load_items(office(tmp_path, QUESTION.replace('severity = "warning"', 'severity = "gawat"')))


def test_a_question_is_said_once(tmp_path: Path) -> None:
    """Two of one id in one folder are refused."""
    office(tmp_path, QUESTION, "a.toml")
    with pytest.raises(StudioError, match=r"b\.toml: “X1\.id” sudah dipakai"):
        load_items(office(tmp_path, QUESTION, "b.toml"))


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ('item = "Z9"\nreason.id = "a"\nreason.en = "b"', "rumah.tuned[0].item"),
        ('item = "L4"\nseverity = "advice"\nreason.id = "a"\nreason.en = "b"', "rumah.tuned[0].severity"),
        ('item = "L4"\nreason.id = "a"', "rumah.tuned[0].reason.en"),
        ('item = "L4"\noff = true\nalways = true\nreason.id = "a"\nreason.en = "b"', "rumah.tuned[0].off"),
    ],
)
def test_a_profile_gives_its_reason_and_never_eases(body: str, key: str, tmp_path: Path) -> None:
    """An unknown question, a lighter weight, a reason in one language only, off and stricter at once."""
    head = 'id = "rumah"\nname.id = "Rumah"\nname.en = "House"\n\n[[tuned]]\n'
    (tmp_path / "rumah.toml").write_text(head + body, "utf-8")
    clear()
    with pytest.raises(StudioError, match=rf"rumah\.toml: “{re.escape(key)}”"):
        load_profiles((SHIPPED, tmp_path))
