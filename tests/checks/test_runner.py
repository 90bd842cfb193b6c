"""The runner: never raises, keeps an order, says what it skipped."""

import random
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.checks import runner
from studio.checks.every import every_check
from studio.checks.registry import Case, check
from studio.checks.reporters.json_report import as_json
from studio.checks.reporters.text import as_text
from studio.checks.runner import BROKEN, run
from studio.checks.subject import Subject
from studio.domain.content import Caption
from studio.domain.geometry import Box
from studio.domain.layout_facts import LayoutFacts, LogoFact, PictureFact, TextFact
from studio.domain.project import Project
from studio.domain.review import Where
from tests.checks.samples import FACTS, POST, WRONG, good, with_caption, with_facts

QUOTED = "nomor rahasia 3171234567890001"


@check(id="uji/rusak", severity="advice", applies_to="post", rationale="test", basis="test")
def breaks(_subject: Subject) -> Iterator[Case]:
    """Reports once, then breaks on what it read."""
    yield Case()
    raise ValueError(QUOTED)


@check(id="text/overflow", severity="blocker", applies_to="post", rationale="test", basis="test")
def breaks_late(_subject: Subject) -> Iterator[Case]:
    """Reports in words that exist, then breaks."""
    yield Case(where=Where(node="judul"))
    raise ZeroDivisionError(QUOTED)


@check(id="qr/module", severity="blocker", applies_to="post", rationale="test", basis="test")
def undeclared(_subject: Subject) -> Iterator[Case]:
    """Reports a code that it did not announce."""
    yield Case(code="qr/lain")


def test_a_broken_check_becomes_a_finding() -> None:
    """Its finding names the kind of error and the line, and the text of the error stays out."""
    report = run(good(), checks=[breaks_late])
    kept, broken = sorted(report.findings, key=lambda found: found.code, reverse=True)
    assert (kept.code, kept.status) == ("text/overflow", "fail")
    assert (broken.id, broken.code, broken.status) == ("text/overflow", BROKEN, "error")
    assert broken.values["type"] == "ZeroDivisionError"
    assert str(broken.values["at"]).startswith("test_runner.py:")
    assert QUOTED not in msgspec.json.encode(report).decode()
    assert report.counts == {"blocker": 1, "warning": 0, "advice": 0, "error": 1}
    assert not report.clean


def test_a_case_without_words_is_an_error() -> None:
    """A check whose code no catalogue knows, or that it did not announce, is broken, not silent."""
    assert [f.status for f in run(good(), checks=[breaks]).findings] == ["error"]
    assert [f.values["type"] for f in run(good(), checks=[undeclared]).findings] == ["LookupError"]


def test_other_checks_run_after_a_broken_one() -> None:
    """One broken check does not hide what the others find."""
    codes = [f.code for f in run(WRONG["contrast/text"](), checks=[breaks, *every_check()]).findings]
    assert sorted(codes) == [BROKEN, "contrast/text"]


def test_damaged_words_do_not_stop_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a catalogue a finding still says which check and which error."""

    def gone(_language: str) -> None:
        raise FileNotFoundError("id.toml")

    monkeypatch.setattr(runner, "load_words", gone)
    report = run(WRONG["contrast/text"](), only=["contrast/text"])
    (broken,) = report.findings
    assert broken.status == "error"
    assert broken.message.startswith("contrast/text: FileNotFoundError (")


def test_order_is_severity_id_place() -> None:
    """Findings stand in the same order however checks and facts are shuffled."""
    pages = [
        replace(
            FACTS,
            placement=placement,
            dropped=("deck", "steps"),
            overflow=("headline", "deck"),
            texts=(replace(FACTS.texts[0], contrast=2.0),),
        )
        for placement in ("linkedin/square", "instagram/feed-portrait", "x/post")
    ]
    checks = list(every_check())
    expected = run(good(facts=tuple(pages)), checks=checks).findings
    ranks = [runner.RANK[f.severity] for f in expected]
    assert ranks == sorted(ranks)
    assert len(expected) == 15
    for seed in range(10):
        random.Random(seed).shuffle(pages)  # noqa: S311 - an order, no secret
        random.Random(seed).shuffle(checks)  # noqa: S311 - an order, no secret
        assert run(good(facts=tuple(pages)), checks=checks).findings == expected


def test_only_and_skip_choose() -> None:
    """What is left out is listed with the reason; unknown names are too."""
    spoiled = WRONG["contrast/text"]()
    chosen = run(spoiled, only=["contrast/text", "contrast/teks"])
    assert [f.code for f in chosen.findings] == ["contrast/text"]
    reasons = dict(chosen.skipped)
    assert reasons["text/overflow"] == "Tidak dipilih untuk dijalankan."
    assert reasons["contrast/teks"] == "Tidak ada pemeriksaan dengan nama ini."
    assert "contrast/text" not in reasons
    left = run(spoiled, skip=["contrast/text"])
    assert left.findings == ()
    assert left.skipped == (("contrast/text", "Diminta dilewati."),)


def test_what_is_not_known_is_skipped_with_its_reason() -> None:
    """Without a layout, a kit, a template or a date the checks that need them say so."""
    bare = good(facts=(), kit=None, templates={}, today="")
    reasons = dict(run(bare).skipped)
    assert reasons["text/overflow"] == "Halamannya belum ditata."
    assert reasons["slot/required-empty"] == "Templatnya tidak ditemukan."
    assert reasons["figure/expired"] == "Tanggal hari ini tidak diketahui."
    assert dict(run(good(kit=None)).skipped) == {
        "brand/off-color": "Kit mereknya tidak ditemukan.",
        "brand/off-font": "Kit mereknya tidak ditemukan.",
        "brand/palette-drift": "Kit mereknya tidak ditemukan.",
        "logo/missing": "Kit mereknya tidak ditemukan.",
    }


def test_an_empty_project_is_checked_too() -> None:
    """A post of which nothing else exists is one finding, not an error."""
    report = run(good(project=Project()))
    assert [f.code for f in report.findings] == ["post/no-design"]


def test_a_bad_today_is_a_broken_check() -> None:
    """A date that is none is reported, not taken for the past."""
    (found,) = run(good(today="besok")).findings
    assert (found.id, found.status) == ("figure/expired", "error")


words = st.text(max_size=12)
number = st.floats()
boxes = st.builds(Box, x=number, y=number, width=number, height=number)
names = st.lists(
    st.one_of(words, st.sampled_from(["headline", "photo", "steps.a#2", "logo"])), max_size=4
).map(tuple)
texts = st.builds(
    TextFact, node=words, slot=words, box=boxes, ink=boxes, size=number, floor=number, color=words,
    lines=names, missing=names, overflow=st.booleans(), contrast=st.none() | number, large=st.booleans(),
)  # fmt: skip
pictures = st.builds(PictureFact, node=words, slot=words, box=boxes, enlarged=number)
layouts = st.builds(
    LayoutFacts,
    placement=st.one_of(words, st.sampled_from(["x/post", "instagram/story", "print/a4"])),
    page=st.integers(-2, 9),
    width=st.integers(),
    height=st.integers(),
    safe=boxes,
    texts=st.lists(texts, max_size=3).map(tuple),
    pictures=st.lists(pictures, max_size=2).map(tuple),
    logos=st.lists(
        st.builds(LogoFact, node=words, box=boxes, clear=boxes, minimum=number, crowded_by=words), max_size=2
    ).map(tuple),
    dropped=names,
    overflow=names,
    outside=names,
    overlaps=st.lists(st.tuples(words, words), max_size=2).map(tuple),
    colors=names,
    fonts=names,
    qr_module=st.none() | number,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(layouts, max_size=3).map(tuple))
def test_no_facts_break_the_run(facts: tuple[LayoutFacts, ...]) -> None:
    """Whatever a layout reports, no check breaks, order is total, and both reports can be written."""
    report = run(good(facts=facts))
    assert [f for f in report.findings if f.status == "error"] == []
    assert run(good(facts=tuple(reversed(facts)))).counts == report.counts
    assert msgspec.json.encode(as_json(report))
    assert as_text(report)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.lists(st.text(max_size=8), max_size=5).map(tuple))
def test_no_caption_breaks_the_run(words: str, tags: tuple[str, ...]) -> None:
    """Any text at all, nul and lone surrogates included, is counted or reported, never an error."""
    caption = Caption(text=words, hashtags=tags)
    idents = ("x/post", "mastodon/post", "threads/portrait", "telegram/post", "bluesky/post")
    report = run(good(post=replace(POST, placements=idents, caption=caption, captions={})))
    assert [f for f in report.findings if f.status == "error"] == []


def test_surrogates_and_nul_are_control_characters() -> None:
    """What cannot even be counted is named by its code."""
    (found,) = run(with_caption(text="Datang\0 Sabtu \ud83d saja")).findings
    assert (found.code, found.values["signs"]) == ("caption/control-characters", "U+0000, U+D83D")


def test_infinite_numbers_are_null_in_json() -> None:
    """JSON has no infinity: a value that is none becomes null, the finding stays."""
    shown: Any = as_json(run(with_facts(pictures=(replace(FACTS.pictures[0], enlarged=float("inf")),))))
    assert shown["findings"][0]["code"] == "picture/upscaled-far"
    assert shown["findings"][0]["values"] == {"times": None}
