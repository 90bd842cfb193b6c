"""Lines of paragraphs: greedy, balanced, no orphan, no break where Indonesian has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.render.breaking import Atom, break_lines, glued, greedy


def atoms_of(words: list[int]) -> tuple[Atom, ...]:
    """Atoms of these widths with spaces of 2."""
    made, at = [], 0
    for width in words:
        made.append(Atom(at, at + 1, float(width), 2.0))
        at += 2
    return tuple(made)


WORDS = st.lists(st.integers(1, 40), min_size=1, max_size=40)


@given(WORDS, st.integers(40, 200), st.booleans())
def test_no_line_is_wider_than_the_measure_and_no_atom_is_lost(words, width, even):
    """Every atom stands in exactly one line, in order, and no line exceeds the measure."""
    atoms = atoms_of(words)
    lines = break_lines(atoms, width, even=even)
    assert sum(line.atoms for line in lines) == len(atoms)
    assert [line.start for line in lines] == sorted(line.start for line in lines)
    assert lines[0].start == atoms[0].start
    assert lines[-1].end == atoms[-1].end
    assert all(line.width <= width + 0.01 for line in lines)


@given(WORDS, st.integers(40, 200))
def test_balancing_never_adds_a_line(words, width):
    """Balanced text has exactly as many lines as first fit needs."""
    atoms = atoms_of(words)
    assert len(break_lines(atoms, width, even=True)) == len(greedy(atoms, width))


def test_balanced_lines_are_even():
    """Ten equal words in a measure of seven become five and five."""
    lines = break_lines(atoms_of([10] * 10), 84.0, even=True)
    assert [line.atoms for line in lines] == [5, 5]


def test_the_last_line_is_not_one_short_word():
    """A word is pulled down so that the last line has two."""
    lines = break_lines(atoms_of([10, 10, 10, 10, 4]), 46.0, even=False)
    assert [line.atoms for line in lines] == [3, 2]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Hubungi (021) 555 0142 sekarang", "(021) 555 0142"),
        ("biaya Rp 350.000 saja", "Rp 350.000"),
        ("buka 08.00–15.00 WITA tiap hari", "08.00–15.00 WITA"),
        ("selesai 4 hari kerja kemudian", "4 hari kerja"),
        ("pada 17 Agustus 2026 nanti", "17 Agustus 2026"),
        ("dari Januari–Oktober saja", "Januari–Oktober"),
        ("warga di Selayar", "di Selayar"),
        ("naik 6,3 persen tahun ini", "6,3 persen"),
        ("selesai rata-rata dua hari", "rata-rata"),
    ],
)
def test_what_belongs_together_stays_together(text, inside):
    """No break inside telephone numbers, RT/RW, money, times, number and unit, dates, di + noun."""
    start = text.index(inside)
    breakable = {i for i, c in enumerate(text, 1) if c in " -–" and start < i < start + len(inside)}
    assert breakable
    assert breakable <= glued(text)


def test_a_headline_breaks_after_a_comma_and_not_after_its_first_word():
    """Where lines come out alike, the break after a pause wins over a line of one word."""
    made = []
    for width, pause in (
        (30, False),
        (42, True),
        (34, False),
        (34, False),
        (32, False),
        (36, False),
        (36, False),
    ):
        start = made[-1].end + 1 if made else 0
        made.append(Atom(start, start + 1, float(width), 5.0, pause=pause))
    lines = break_lines(tuple(made), 118.0, even=True)
    assert lines[0].atoms == 2


def test_rt_rw_is_one_word():
    """RT/RW never parts at its slash."""
    assert {8 + 3} <= glued("tingkat RT/RW setempat")


def test_a_comma_does_not_cut_a_line_in_half():
    """A pause wins over evenness only where its line is well filled."""
    atoms, at = [], 0
    for length, pause in ((6, False), (4, True), *[(6, False)] * 5):
        atoms.append(Atom(at, at + length, float(length), 1.0, pause=pause))
        at += length + 1
    assert [line.width for line in break_lines(tuple(atoms), 20.0, even=True)] == [18, 13, 13]
