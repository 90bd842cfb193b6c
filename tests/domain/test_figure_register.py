"""The register of figures: how fresh, where shown, as a table and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.catalog.share_rules import figure_age
from studio.domain.content import Design, DesignPage, Figure, FigureRef, FigureRefs, Post
from studio.domain.figure_register import AgeRule, Use, freshness, lacks, later, uses_of
from studio.domain.figure_table import COLUMNS, cells_of, read
from studio.domain.project import Project

RULE = AgeRule(months=12, soon_days=30, s="x", c="H")
IDS = [f"n{n}" for n in range(20)]
HEADER = (1, [column.header for column in COLUMNS])


def figure(ident="f", **more):
    return Figure(id=ident, **{"value": "1284", "label": "paspor terbit", "source": "Register", **more})


@pytest.mark.parametrize(
    ("as_of", "expires", "expected"),
    [
        ("2026-11-01", "", "fresh"), ("2025-11-23", "", "fresh"), ("2025-11-22", "", "old"),
        ("2020-01-01", "2027-12-31", "fresh"), ("2026-11-01", "2026-11-21", "expired"),
        ("2026-11-01", "2026-11-22", "soon"), ("2026-11-01", "2026-12-22", "soon"),
        ("2026-11-01", "2026-12-23", "fresh"), ("", "", "fresh"), ("kemarin", "besok", "fresh"),
    ],
)  # fmt: skip
def test_its_own_expiry_goes_before_its_age(as_of, expires, expected):
    """Expired the day after, soon within thirty days; old after twelve months only without an expiry."""
    assert freshness(figure(as_of=as_of, expires=expires), date(2026, 11, 22), RULE) == expected


def test_the_rule_is_advice_from_a_file():
    """What ships is marked as the studio's own advice."""
    assert (figure_age().months, figure_age().c) == (12, "H")


def test_what_a_figure_lacks():
    """Value, label, source, day; a number that is none lacks its value."""
    assert lacks(Figure(id="f", value="banyak", label="")) == ("value", "label", "source", "date")
    assert lacks(figure(as_of="2026-10-31")) == ()


def test_uses_name_post_page_and_slot():
    """Both kinds of slots count, on every page; what is shown nowhere is left out."""
    project = Project().with_records(
        Post(id="p", title="Judul", design="d", status="approved"),
        Design(id="d", template="t", template_hash="h", kit="k", pages=("g1", "g2")),
        DesignPage(id="g1", layout="a", slots={"angka": FigureRef(figure="f")}),
        DesignPage(id="g2", layout="b", slots={"deret": FigureRefs(figures=("g", "f"))}),
        DesignPage(id="g3", layout="b", slots={"angka": FigureRef(figure="tua")}),
        figure(), figure("g"), figure("tua"),
    )  # fmt: skip
    first = Use(post="p", title="Judul", page=1, slot="angka", status="approved")
    second = Use(post="p", title="Judul", page=2, slot="deret", status="approved")
    assert uses_of(project) == {"f": (first, second), "g": (second,)}


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 60))
def test_months_on_are_never_too_early(day, months):
    """So many months on is the same day, or the first after a month that is too short."""
    found = later(day, months)
    assert found.day in {day.day, 1}
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) in {months, months + 1}


words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12).map(
    lambda t: " ".join(t.split())
)
numbers = st.decimals(-(10**9), 10**9, allow_nan=False, places=3).map(lambda n: f"{n:f}")
dates = st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(date.isoformat)
figures = st.builds(
    Figure, id=st.uuids().map(str), value=numbers, label=words.filter(bool), unit=words, source=words,
    as_of=dates | st.just(""), period=words, previous=numbers | st.just(""), previous_label=words,
    expires=dates | st.just(""),
)  # fmt: skip


@given(st.lists(figures, max_size=8, unique_by=lambda f: f.id))
def test_a_table_that_went_out_comes_in_equal(found):
    """Nothing is new, changed or bad when the register reads its own table."""
    rows = [HEADER, *((n, cells_of(one)) for n, one in enumerate(found, 2))]
    seen = read(rows, found, IDS)
    assert (seen.new, seen.changed, seen.bad, seen.same) == ((), (), (), len(found))


def test_foreign_tables_are_read_by_the_names_of_their_columns():
    """A title may stand above; numbers as Indonesians write them; bad rows by line with the reason."""
    rows = [
        (1, ["Capaian kinerja"]),
        (2, ["Uraian", "Realisasi", "Satuan", "Tahun", "Sumber data", "No surat"]),
        (3, ["Paspor terbit", "1.402", "paspor", "2026", "Register", "7"]),
        (4, ["Waktu antre", "12,5", "menit", "2026", "", ""]),
        (5, ["Pengaduan", "banyak", "laporan", "2026", "", ""]),
        (6, ["", "5", "", "", "", ""]),
        (7, ["PASPOR  terbit", "9", "Paspor", "2026", "", ""]),
    ]
    known = figure(value="1284", label="paspor terbit", unit="paspor", period="2026")
    seen = read(rows, [known], IDS)
    (changed,), (new,) = seen.changed, seen.new
    assert (changed.figure.id, changed.figure.value, changed.before) == ("f", "1402", known)
    assert (new.figure.value, new.figure.label, new.remarks[0]) == ("12.5", "Waktu antre", "tanpa sumber")
    assert {bad.line: bad.reasons for bad in seen.bad} == {
        5: ("“banyak” bukan angka",), 6: ("keterangannya kosong",), 7: ("sama dengan baris 3",),
    }  # fmt: skip
    assert dict(seen.columns)["No surat"] == ""


def test_a_table_without_values_is_none():
    """Nothing is guessed."""
    assert read([(1, ["Nama", "Alamat"]), (2, ["A", "B"])], [], IDS).columns == ()
