"""What is asked is counted once each, whatever the order; the same question is known in other words."""

from datetime import date
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from studio.catalog.inquiry_topics import shipped_topics
from studio.catalog.privacy import load_privacy
from studio.domain.inquiries import (
    Asked,
    clustered,
    gathered,
    gist,
    groups,
    kept,
    kind_of,
    merged_topics,
    months_until,
    once_more,
    same_as,
    suggest,
    topics_of,
)
from studio.domain.strategy import Inquiry, InquiryTopic

WORDS = ("paspor hilang", "paspor hilang gimana ya", "sabtu buka", "biaya paspor", "kitas habis")
INQUIRIES = st.builds(
    Inquiry, id=st.just(""), words=st.sampled_from(WORDS), date=st.dates(min_value=date(2026, 1, 1),
    max_value=date(2026, 12, 31)).map(lambda d: d.isoformat()),
    topic=st.sampled_from(("a", "b", "")), channel=st.sampled_from(("Loket", "")), count=st.integers(1, 20),
)  # fmt: skip


@given(st.lists(INQUIRIES, max_size=40), st.lists(INQUIRIES, max_size=40))
def test_gathering_loses_and_invents_no_question(known: list[Inquiry], coming: list[Inquiry]) -> None:
    """All questions that come are counted once, in new records or added to known ones."""
    ids = (f"n{n}" for n in count())
    first, more = gathered([], known, lambda: next(ids))
    assert more == {}
    new, raised = gathered(first, coming, lambda: next(ids))
    assert sum(one.count for one in new) + sum(raised.values()) == sum(one.count for one in coming)
    assert set(raised) <= {one.id for one in first}


@given(st.lists(INQUIRIES, max_size=60))
def test_groups_count_every_question_once(found: list[Inquiry]) -> None:
    """Groups hold all questions, their months those of the year, by topic and by service."""
    months = months_until("2026-12-31", 12)
    made = groups(found, Asked(), months)
    assert sum(group.count for group in made) == sum(one.count for one in found)
    assert all(sum(group.months) == group.count for group in made)
    assert [g.count for g in made] == sorted((g.count for g in made), reverse=True)
    assert sum(g.count for g in groups(found, Asked(), months, "service")) == sum(one.count for one in found)


def test_the_same_question_is_known_in_other_words() -> None:
    """Filler words, endings and masked places say nothing of what is asked."""
    known = [
        Inquiry(id="1", words="Paspor saya hilang di angkot, harus ke mana?"),
        Inquiry(id="2", words="Sabtu buka tidak?"),
    ]
    found = same_as("min paspornya hilang di angkot [nama] harus ke mana ya", known)
    assert found is not None
    assert found.id == "1"
    assert same_as("Biaya apostille berapa", known) is None
    assert gist("Tolong info ya min") == frozenset()


def test_once_more_in_another_month_is_a_record_of_that_month() -> None:
    """The trend stays true: what is asked again in December is counted in December."""
    one = Inquiry(id="1", words="Sabtu buka?", date="2026-11-03", count=4, state="closed")
    assert once_more(one, "2026-11-22", lambda: "2").count == 5
    later = once_more(one, "2026-12-01", lambda: "2")
    assert (later.id, later.count, later.date, later.state) == ("2", 1, "2026-12-01", "open")


def test_topics_are_suggested_and_follow_the_office() -> None:
    """Words suggest a shipped topic; a renamed one keeps its words, a merged one leads to its target."""
    shipped = shipped_topics()
    known = topics_of(shipped, [])
    assert suggest("paspor saya hilang di bus", known) == "paspor-hilang"
    assert suggest("buka hari sabtu tidak", known) == "jam-layanan"
    assert suggest("hmm", known) == ""
    renamed = InquiryTopic(id="paspor-hilang", name="Kehilangan paspor")
    merged = InquiryTopic(id="paspor-perpanjang", name="Perpanjang", into="paspor-syarat")
    own = InquiryTopic(id="x", name="Layanan malam")
    now = topics_of(shipped, [renamed, merged, own])
    assert now["paspor-hilang"].name["id"] == "Kehilangan paspor"
    assert suggest("paspor saya hilang", now) == "paspor-hilang"
    assert "paspor-perpanjang" not in now
    assert suggest("kapan layanan malam dibuka", now) == "x"
    assert (
        merged_topics([merged, InquiryTopic(id="b", name="b", into="paspor-perpanjang")])["b"]
        == "paspor-syarat"
    )


@given(st.lists(INQUIRIES, max_size=60))
def test_clusters_hold_every_record_once(found: list[Inquiry]) -> None:
    """No record is lost or doubled, and equal words stand together."""
    made = clustered(found)
    assert sum(len(same.items) for same in made) == len(found)
    assert sum(same.count for same in made) == sum(one.count for one in found)
    assert len({gist(same.one.words) for same in made}) == len(made)


def test_what_is_kept_is_short_and_masked() -> None:
    """Lines become one, long texts end in an ellipsis, and a kind is guessed."""
    text, found = kept("Pak Joko\n" + "paspor " * 200, load_privacy())
    assert len(text) <= 600
    assert text.endswith("…")
    assert found == {"name": 1}
    assert kind_of("petugas loket tidak ramah") == "complaint"
    assert kind_of("Sabtu buka?") == "question"
