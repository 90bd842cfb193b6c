"""The rows of the list: shown by the smallest steps, so that what stays stays chosen; open ones first."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex

from studio.checks.gate import Gate
from studio.checks.gate import Row as GateRow
from studio.domain.ids import Sha256
from studio.domain.review import Answer, Finding
from studio.session.gate_list import settled
from studio.ui.post.checks.rows import Row, Rows

KEYS = st.lists(st.sampled_from("abcdefghijkl"), unique=True, max_size=12)
RANK = ("blocker", "warning", "advice")


def shown(keys: list[str], title: str = "") -> list[Row]:
    """Rows of these keys."""
    return [Row("quiet", key, title or key) for key in keys]


@given(KEYS, KEYS)
def test_any_rows_follow_any_others_and_what_stays_is_the_same(before: list[str], after: list[str]) -> None:
    """The model shows exactly the new rows in their order; an index held on a row that stays follows it."""
    model = Rows()
    model.show_rows(shown(before))
    held = {key: QPersistentModelIndex(model.index(number, 0)) for number, key in enumerate(before)}
    model.show_rows(shown(after, "baru"))
    assert [row.key for row in model.rows] == after
    assert all(row.title == "baru" for row in model.rows)
    for key, index in held.items():
        assert index.isValid() == (key in after)
        assert not index.isValid() or model.rows[index.row()].key == key


@given(st.lists(st.sampled_from(RANK), min_size=1, max_size=9), st.data())
def test_an_answer_moves_its_row_below_the_open_ones(levels: list[str], data: st.DataObject) -> None:
    """Whatever was answered, open rows stand first and the worst of them at the top."""
    found = Finding(id="a/b", code="a/b", severity="warning", status="warn", message="x")
    rows = tuple(
        GateRow(item=f"i{n}", about="whole", attests=Sha256("0"), severity=level,  # type: ignore[arg-type] # RANK
                state="open", findings=(found,))
        for n, level in enumerate(levels)
    )  # fmt: skip
    chosen = data.draw(st.sampled_from(rows))
    said = Answer(id="x", post="p", item=chosen.item, about="whole", answer="waived")  # type: ignore[arg-type] # ids
    after = settled(Gate(profile="umum", rows=rows), [said]).rows
    assert {row.key for row in after} == {row.key for row in rows}
    assert [row.open for row in after] == sorted((row.open for row in after), reverse=True)
    ranks = [RANK.index(row.severity) for row in after if row.open]
    assert ranks == sorted(ranks)
    assert next(row for row in after if row.key == chosen.key).state == "waived"
