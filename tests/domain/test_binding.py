"""What the templates are given for bars."""

from msgspec.structs import replace

from studio.domain.binding import figures_data
from studio.domain.content import Figure
from studio.domain.ids import FigureId


def test_bars_share_the_largest_and_percentages_carry_their_sign() -> None:
    """Bars show no unit of their own; other units stay in the label."""
    first = Figure(id="a", label="Puas", value="48.5", unit="persen")
    shown = figures_data([first, replace(first, id="b", value="97"), replace(first, id="c", unit="menit")])
    assert [one["value"] for one in shown] == ["48,5%", "97%", "48,5"]
    assert [one["share"] for one in shown] == [0.5, 1.0, 0.5]
    assert [one["top"] for one in shown] == [False, True, False]
    assert [one["unit"] for one in shown] == ["", "", "menit"]
    assert not any(one["comparable"] for one in shown)
    assert all(one["comparable"] for one in figures_data([first, replace(first, id="b", value="97")]))


def test_the_main_figure_stands_out_where_less_is_better() -> None:
    before = Figure(id=FigureId("lama"), value="41", label="2025", unit="menit")
    now = replace(before, id="kini", value="26", label="2026")
    assert [one["top"] for one in figures_data([before, now], lead=frozenset({"kini"}))] == [False, True]
    assert [one["top"] for one in figures_data([before, now], lead=frozenset({"lain"}))] == [True, False]
