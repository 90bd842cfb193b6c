"""Forms of plans and topics of inquiries are whole; wrong files say what is wrong."""

from pathlib import Path

import pytest

from studio.catalog.inquiry_topics import read_topics, shipped_topics
from studio.catalog.strategy_forms import forms, read_form
from studio.errors import StudioError
from studio.paths import resources


def test_the_three_forms_have_their_parts() -> None:
    """Eight, four and nine parts, every text in both languages, each with its source."""
    found = forms()
    assert {ident: len(form.part) for ident, form in found.items()} == {
        "strategy": 8, "agenda": 4, "nine-steps": 9,
    }  # fmt: skip
    for form in found.values():
        assert form.basis.source
        assert form.basis.checked
        for part in form.parts:
            for said in (part.title, part.write, part.good, part.weak, part.questions):
                assert set(said) == {"id", "en"}


def test_shipped_topics_are_whole() -> None:
    """Every topic has a name and a service in both languages and words to be known by."""
    for topic in shipped_topics():
        assert set(topic.name) == set(topic.service) == {"id", "en"}
        assert topic.words


def test_a_form_with_a_gap_is_refused(tmp_path: Path) -> None:
    """Parts are counted from one without a gap, unknown keys are named."""
    text = (resources() / "strategy" / "forms" / "agenda.toml").read_text("utf-8")
    file = tmp_path / "salah.toml"
    file.write_text(text.replace("order = 2", "order = 7"), "utf-8")
    with pytest.raises(StudioError, match="urutan"):
        read_form(file)
    file.write_text(text.replace("years = 1", "yeers = 1"), "utf-8")
    with pytest.raises(StudioError, match="yeers"):
        read_form(file)


def test_a_topic_written_twice_is_refused(tmp_path: Path) -> None:
    """Ids of topics are unique, their words small."""
    head = 'format = 1\n[source]\ntitle = "x"\nchecked = "2026-11-22"\nconfidence = "H"\n'
    topic = '[[topic]]\nid = "a"\nname = { id = "A" }\nservice = { id = "B" }\nwords = ["a"]\n'
    file = tmp_path / "salah.toml"
    file.write_text(head + topic + topic, "utf-8")
    with pytest.raises(StudioError, match="dua kali"):
        read_topics(file)
    file.write_text(head + topic.replace('["a"]', '["Huruf Besar"]'), "utf-8")
    with pytest.raises(StudioError, match="huruf kecil"):
        read_topics(file)
