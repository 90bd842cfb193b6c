"""Shares of pillars and types, the year, ceremonies against services."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import i18n
from studio.catalog.share_rules import crowding, pillar_sets
from studio.domain.content import Pillar, Post, Schedule
from studio.domain.crowding import crowd, kind_of
from studio.domain.shares import (
    TYPES,
    by_month,
    counted,
    in_order,
    moved,
    period,
    pillar_of,
    pillar_shares,
    shares,
    type_shares,
)

STATUSES = ("idea", "draft", "approved", "published", "evaluated", "on-hold", "archived")
days = st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(date.isoformat) | st.just("")
posts = st.lists(
    st.builds(
        lambda ident, day, pillar, status, kind, place: Post(
            id=ident, title="x", schedule=Schedule(date=day), pillar=pillar or None, status=status,
            content_type=kind, placements=(place,),
        ),
        st.uuids().map(str), days, st.sampled_from(["a", "b", "lost", ""]), st.sampled_from(STATUSES),
        st.sampled_from([*TYPES, ""]), st.sampled_from(["x/post", "instagram/story"]),
    ),
    max_size=40,
)  # fmt: skip
PILLARS = (Pillar(id="a", name="A", share=60, order=2), Pillar(id="b", name="B", share=40, order=1))


@given(posts, st.sampled_from(["", "x", "instagram"]))
def test_every_post_is_counted_once(found, platform):
    """Rows add up to what is dated in the span, whatever pillars posts name; shares to a hundred."""
    rows = pillar_shares(PILLARS, found, platform=platform)
    whole = counted(found, platform=platform)
    assert sum(row.planned for row in rows) == len(whole)
    assert sum(row.published for row in rows) == sum(p.status in {"published", "evaluated"} for p in whole)
    assert all(row.published <= row.planned for row in rows)
    if whole:
        assert sum(row.planned_share for row in rows) == pytest.approx(100, abs=0.2)
    assert [row.pillar for row in rows][:2] == ["b", "a"]


@given(posts)
def test_the_months_are_the_year(found):
    """Twelve months of every group add up to the year's count, by type as by pillar."""
    months = by_month(counted(found), pillar_of)
    rows = pillar_shares(PILLARS, found)
    assert sum(m.planned for group in months.values() for m in group) == sum(r.planned for r in rows)
    assert sum(r.planned for r in type_shares({}, counted(found))) == sum(r.planned for r in rows)


@given(
    st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    st.sampled_from(["month", "quarter", "year"]),
    st.integers(-30, 30),
)
def test_periods_follow_each_other(day, length, by):
    """A period holds its day, and the next begins the day after its last."""
    first, last = period(length, day)
    assert first <= day <= last
    assert (moved(length, day, 1) - last).days == 1
    assert moved(length, moved(length, day, by), -by) == first


def test_a_target_is_said_in_posts():
    """Of 20 posts 35 % are 7: with 5 there are 2 too few; without a target nothing is too few."""
    found = [
        Post(id=str(n), title="x", schedule=Schedule(date="2026-12-01"), pillar="a" if n < 5 else "b")
        for n in range(20)
    ]
    pillars = (Pillar(id="a", name="A", share=35), Pillar(id="b", name="B"))
    a, b = pillar_shares(pillars, found)
    assert (a.wanted, a.off, b.off) == (7, -2, 0)


def test_pillars_stand_in_the_office_s_order():
    """Those of one number stay as they were made."""
    made = (Pillar(id="c", name="C"), *PILLARS, Pillar(id="d", name="D"))
    assert [p.id for p in in_order(made)] == ["c", "d", "b", "a"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Peresmian loket baru", "ceremony"), ("Loket tutup selama upacara", "service"),
        ("Kepala kantor menerima kunjungan DPRD", "ceremony"), ("Syarat paspor anak", "service"),
        ("Apel pagi", "ceremony"), ("Apelmu busuk", ""), ("Selamat pagi", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_post_is_what_it_names_first(title, expected):
    """Whole words alone count, and the first one decides."""
    assert kind_of(crowding(), title)[0] == expected


def test_rubric_and_pillar_speak_where_the_title_is_silent():
    """The title goes before them."""
    assert kind_of(crowding(), "Bersama kita bisa", "Selasa Tanya Jawab", "")[0] == "service"
    assert kind_of(crowding(), "Apel pagi", "", "Panduan layanan")[0] == "ceremony"


@pytest.mark.parametrize(
    ("ceremonies", "services", "others", "expected"),
    [
        (2, 1, 2, False),
        (3, 2, 0, True),
        (3, 3, 4, False),
        (4, 6, 3, True),
        (3, 0, 0, False),
        (0, 0, 0, False),
    ],
)
def test_ceremonies_crowd_out_when_they_are_more_or_too_many(ceremonies, services, others, expected):
    """More than services or above the share; too few posts or ceremonies say nothing."""
    titles = ["Apel pagi"] * ceremonies + ["Syarat paspor"] * services + ["Selamat pagi"] * others
    found = [Post(id=str(n), title=title) for n, title in enumerate(titles)]
    seen = crowd(crowding(), found, {}, lambda _post: "")
    assert seen.crowded is expected
    assert (len(seen.ceremonies), len(seen.services), seen.whole) == (ceremonies, services, len(titles))
    assert dict(seen.words) == ({"apel pagi": ceremonies} if ceremonies else {})


def test_sets_to_start_from_are_whole():
    """Each adds up to a hundred, is named in both languages, and says its source and how sure it is."""
    for made, source in pillar_sets():
        assert sum(one.share for one in made.pillars) == 100
        assert source.title
        assert source.checked
        assert made.c == "H"
        named = SimpleNamespace(names=[made.name, made.note, made.basis, *(one.name for one in made.pillars)])
        assert all(set(name) == {"id", "en"} for name in named.names)


def test_a_share_is_rounded_once():
    """Two of nineteen are 11 percent, not 10, which rounding 10,5 again would give."""
    posts = [Post(id=str(n), title="x", pillar="a" if n < 2 else "b") for n in range(19)]
    row = shares([("a", "A", 0), ("b", "B", 0)], posts, pillar_of, "")[0]
    assert i18n.decimal(row.planned_share, 0) == "11"
