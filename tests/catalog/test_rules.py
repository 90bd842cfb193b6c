"""The list of rules: what is cited by its old form is known, unsure stays unsure, an office adds its own."""

from pathlib import Path

import pytest

from studio import paths
from studio.catalog.profiles import load_items
from studio.catalog.rules import load_rules
from studio.errors import StudioError

SHIPPED = paths.resources() / "rules"
LAYER = (SHIPPED,)


@pytest.mark.parametrize(
    ("kind", "number", "year", "status"),
    [
        ("UU", "14", 2008, "in-force"),
        ("UU", "11", 2008, "changed"),
        ("UU", "1", 2023, "changed"),
        ("UU", "4", 1997, "revoked"),
        ("PP", "53", 2010, "revoked"),
        ("Permenkominfo", "8", 2019, "revoked"),
        ("PermenPANRB", "83", 2012, "unsure"),
        ("SE MenPANRB", "137", 2018, "unsure"),
        ("SKB", "22", 2022, "unsure"),
        ("Putusan MK", "105/PUU-XXII", 2024, "in-force"),
    ],
)
def test_the_status_is_told(kind: str, number: str, year: int, status: str) -> None:
    """In force, changed, revoked, or unsure, as far as it is known."""
    assert load_rules(LAYER)[kind, number, year].status == status


def test_titles_are_those_of_the_rules() -> None:
    """A title is compared with what a post writes, so remarks stand in the note and short names beside it."""
    rules = load_rules(LAYER)
    cited = [rule for rule in rules.values() if rule.kind != "Putusan MK"]
    assert not [rule.name for rule in cited if "(" in rule.title or "UU" in rule.title]
    assert rules["UU", "1", 2023].also == ("KUHP",)
    assert "ITE" in rules["UU", "11", 2008].also


def test_what_changed_names_its_change_and_what_is_unsure_says_why() -> None:
    """No status stands alone; a revoked one names its successor or says that it is not known."""
    for rule in load_rules(LAYER).values():
        assert rule.status != "changed" or rule.by
        assert rule.status != "revoked" or rule.by or rule.note
        assert rule.status != "unsure" or rule.note
        assert rule.confidence != "O" or rule.source != "INGATAN"
        assert (rule.source == "INGATAN") == (rule.confidence == "M")


def test_every_rule_that_a_question_rests_on_is_listed() -> None:
    """The statutes named as a basis are known to the list by kind, number and year."""
    items = load_items((paths.resources() / "profiles",)).values()
    named = {basis.rule for item in items for basis in item.basis}
    listed = load_rules(LAYER)
    kinds = {"UU", "PP", "Inpres", "PermenPANRB"}
    missing = []
    for rule in named:
        for part in rule.split(" jo. "):
            kind, _, rest = part.partition(" ")
            number, _, year = rest.partition(" ")[0].partition("/")
            if kind in kinds and (kind, number, int(year[:4])) not in listed:
                missing.append(part)
    assert missing == []


def test_an_office_adds_and_corrects(tmp_path: Path) -> None:
    """A rule of the same kind, number and year takes the shipped one's place."""
    head = '[sources.JDIH]\ntitle = "JDIH"\nchecked = "2026-12-01"\n'
    body = (
        '\n[[rule]]\nkind = "PermenPANRB"\nnumber = "83"\nyear = 2012\ntitle = "Judul"\nstatus = "revoked"\n'
        'by = "PermenPANRB 1/2026"\nas_of = "2026-12-01"\nconfidence = "O"\nsource = "JDIH"\n'
    )
    (tmp_path / "a.toml").write_text(head + body, "utf-8")
    found = load_rules((SHIPPED, tmp_path))["PermenPANRB", "83", 2012]
    assert (found.status, found.confidence) == ("revoked", "O")
    (tmp_path / "a.toml").write_text(head + body + body, "utf-8")
    with pytest.raises(StudioError, match=r"a\.toml: “PermenPANRB 83/2012” tercatat dua kali"):
        load_rules((tmp_path,))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('source = "A"', 'source = "B"', "sumber"),
        ('as_of = "2026-01-01"', 'as_of = "2026"', "tanggal"),
        ('status = "in-force"', 'status = "changed"', "oleh apa"),
        ('title = "t"', 'title = ""', "lengkap"),
    ],
)
def test_a_faulty_rule_is_refused(old: str, new: str, said: str, tmp_path: Path) -> None:
    """File and rule are named."""
    text = (
        '[sources.A]\ntitle = "A"\nchecked = "2026-01-01"\n\n[[rule]]\nkind = "UU"\nnumber = "1"\n'
        'year = 2020\ntitle = "t"\nstatus = "in-force"\nas_of = "2026-01-01"\n'
        'confidence = "O"\nsource = "A"\n'
    )
    (tmp_path / "x.toml").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(StudioError, match=rf"x\.toml.*{said}"):
        load_rules((tmp_path,))
