"""Every case of every check: found when it is there, silent when it is not, with words in both languages."""

import re
import string
from dataclasses import replace

import pytest

from studio import paths
from studio.catalog.check_words import load_words
from studio.checks.every import every_check
from studio.checks.runner import BROKEN, STATUS, run
from tests.checks.samples import WRONG, good

CODES = sorted(code for check in every_check() for code in check.codes)


def test_a_sound_post_has_no_findings() -> None:
    """Nothing is reported, and nothing skipped, when nothing is wrong."""
    report = run(good())
    assert report.findings == ()
    assert report.skipped == ()
    assert report.clean


def test_each_code_has_a_spoiled_sample() -> None:
    """The samples cover all codes, and each code belongs to one check."""
    assert sorted(WRONG) == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_spoiled_post_is_found(code: str) -> None:
    """The case is reported by its check, and nothing breaks on the way."""
    report = run(WRONG[code]())
    assert code in {found.code for found in report.findings}
    assert [found for found in report.findings if found.status == "error"] == []


@pytest.mark.parametrize("code", CODES)
def test_a_spoiled_post_has_one_fault(code: str) -> None:
    """Nothing else is reported; only what is too long for a platform is also too long for listeners."""
    companions = {"picture/alt-over-limit": {"picture/alt-too-long"}}
    found = {finding.code for finding in run(WRONG[code]()).findings}
    assert found - companions.get(code, set()) == {code}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", CODES)
def test_messages_are_filled_sentences(code: str, language: str) -> None:
    """Message and hint are one sentence each, with every name filled in."""
    subject = replace(WRONG[code](), language=language)
    for found in run(subject).findings:
        assert found.severity in STATUS
        for words in (found.message, found.hint):
            assert words
            assert "{" not in words
            assert "“”" not in words
            assert words[-1] == "." or words.endswith("studio platforms list.")
            assert "  " not in words


@pytest.mark.parametrize("language", ["id", "en"])
def test_both_catalogues_say_every_code(language: str) -> None:
    """A catalogue has words for each code and for nothing else."""
    assert sorted(load_words(language).codes) == sorted([*CODES, BROKEN])


@pytest.mark.parametrize("language", ["id", "en"])
def test_both_catalogues_tell_about_every_check(language: str) -> None:
    """What a check looks after, why and on what it rests is said of each check and of nothing else."""
    checks = {check.id: check for check in every_check()}
    told = load_words(language).checks
    assert set(told) == set(checks)
    assert all(words.name and words.why.endswith(".") and words.basis for words in told.values())
    if language == "en":
        assert {i: w.why for i, w in told.items()} == {i: c.rationale for i, c in checks.items()}


def test_the_catalogues_use_the_same_names() -> None:
    """Neither language asks for a value which the other does not know, and all labels are in both."""
    own, other = load_words("id"), load_words("en")
    assert set(own.labels) == set(other.labels)
    assert set(own.report) == set(other.report)
    assert set(own.skips) == set(other.skips)
    common = {"platform", "placement", "slot", "page"}
    for code in CODES:
        assert _names(own.codes[code].message) - common == _names(other.codes[code].message) - common


def test_codes_and_ids_are_well_formed() -> None:
    """Ids and codes are `area/what`, and every check tells why and on what it rests."""
    for check in every_check():
        assert check.rationale
        assert check.basis
        for name in (check.id, *check.codes):
            assert re.fullmatch(r"[a-z]+/[a-z]+(-[a-z]+)*", name)


def test_the_catalogue_files_are_where_they_are_shipped() -> None:
    """Both languages lie in resources/checks with the same themes, packed with the program."""
    own, other = (
        sorted(f.name for f in (paths.resources() / "checks" / lang).glob("*.toml")) for lang in ("id", "en")
    )
    assert own == other


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
