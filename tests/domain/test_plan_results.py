"""Indicators are judged by where they began; texts become paragraphs, lists and tables."""

import pytest

from studio.domain.content import Post, Schedule
from studio.domain.ids import PostId
from studio.domain.plan_results import blocks, by_month, carried, counted, judged, words_in
from studio.domain.strategy import Indicator, KeyMessage


@pytest.mark.parametrize(
    ("values", "verdict", "left"),
    [
        (("62", "90", "74.5"), "closer", "15.5"),
        (("55", "80", "83"), "reached", ""),
        (("41", "5", "47"), "back", "42"),
        (("41", "5", "5"), "reached", ""),
        (("41", "5", "41"), "still", "36"),
        (("", "50", "25"), "closer", "25"),
        (("0", "50", ""), "unmeasured", ""),
        (("0", "", "10"), "no-target", ""),
        (("50", "50", "50"), "reached", ""),
    ],
)
def test_an_indicator_is_judged_in_its_own_direction(
    values: tuple[str, str, str], verdict: str, left: str
) -> None:
    """Less is better where the target lies below the baseline."""
    base, target, actual = values
    found = judged(Indicator(name="x", baseline=base, target=target, actual=actual))
    assert (found.verdict, found.left) == (verdict, left)


def test_text_becomes_blocks() -> None:
    """Dashes are lists, numbers keep their marks, bars are tables, two tables stay apart."""
    text = "Satu kalimat.\n- pertama\n2. kedua\nA | B\nx | 1\n\nC | D | E\ny | 2\n"
    found = blocks(text)
    assert [block.kind for block in found] == ["text", "bullet", "numbered", "table", "table"]
    assert found[2].mark == "2."
    assert found[3].rows == (("A", "B"), ("x", "1"))
    assert found[4].rows == (("C", "D", "E"), ("y", "2", ""))


def post(day: str, status: str, *messages: str) -> Post:
    """A post on a day."""
    return Post(
        id=PostId(day + status), title="x", status=status, schedule=Schedule(date=day), messages=messages
    )  # type: ignore[arg-type]


def test_a_year_is_counted_by_month_and_message() -> None:
    """Held and archived posts do not count; what is out is part of what was planned."""
    posts = [
        post("2026-01-05", "published", "m1"),
        post("2026-01-06", "draft"),
        post("2026-03-01", "scheduled", "m1"),
        post("2026-01-07", "archived", "m1"),
        post("2025-12-31", "published"),
    ]
    now = counted(posts, "2026-01-01", "2026-03-31")
    months = by_month(now, "2026-01-01", "2026-03-31")
    assert [(m.month, m.planned, m.published) for m in months] == [
        ("2026-01", 2, 1), ("2026-02", 0, 0), ("2026-03", 1, 0),
    ]  # fmt: skip
    message = KeyMessage(id="m1", campaign="k", text="Satu pesan")  # type: ignore[arg-type]
    (done,) = carried([message], {"k": "Kampanye"}, now)
    assert (done.planned, done.published, done.campaign) == (2, 1, "Kampanye")


def test_words_are_counted_as_people_do() -> None:
    """Numbers, abbreviations and hyphened words are one word each."""
    assert words_in("Buka 08.00–15.00, anak-anak Rp650.000.") == 5
