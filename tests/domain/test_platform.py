"""Platform values: shapes, safe boxes, fields and origins."""

import pytest

from studio.domain.geometry import Box, Insets
from studio.domain.platform import (
    AvoidBox,
    CaptionProfile,
    Fact,
    Placement,
    Platform,
    TextLimit,
)

NAME = {"id": "Nama", "en": "Name"}


def placement(**more: object) -> Placement:
    values = {"id": "p/a", "platform": "p", "name": NAME, "purpose": "post", "width": 1000, "height": 1000}
    return Placement(**{**values, **more})


@pytest.mark.parametrize(
    ("width", "height", "paper", "aspect"),
    [
        (1080, 1920, False, "tall"),
        (1080, 1350, False, "portrait"),
        (1080, 1080, False, "square"),
        (1600, 900, False, "wide"),
        (1500, 500, False, "banner"),
        (2551, 3579, True, "paper"),
    ],
)
def test_aspect_follows_shape_unless_paper(width: int, height: int, paper: bool, aspect: str):
    """The class comes from the shape; paper only where the placement says so."""
    assert placement(width=width, height=height, paper=paper).aspect == aspect


def test_safe_box_is_inset_and_clear():
    """The safe box leaves the insets and the side that the avatar covers."""
    avatar = AvoidBox(name=NAME, kind="avatar", box=Box(x=0, y=400, width=300, height=600))
    one = placement(safe=Insets(left=10, top=20, right=30, bottom=40), avoid=(avatar,))
    assert one.safe_box == Box(x=300, y=20, width=670, height=940)


def test_main_field_answers_to_text():
    """`text` and no name both mean the main field; other names must exist."""
    title, body = TextLimit(name=NAME, rule="utf16", limit=90), TextLimit(name=NAME, rule="bytes", limit=5000)
    profile = CaptionProfile(fields={"title": title, "description": body}, main="description")
    assert profile.limit_of() == profile.limit_of("text") == profile.limit_of("description") == body
    assert profile.limit_of("title") == title
    assert profile.limit_of("tags") is None


def test_fact_of_a_group_speaks_for_its_members():
    """A number inside a stated group has the group's origin; the nearest one wins."""
    group = Fact(value={}, source="A", confidence="Q", checked="2026-01-01")
    single = Fact(value=3, source="B", confidence="M", checked="2026-01-02")
    facts = {"placements.a.safe": group, "placements.a.safe.top": single}
    platform = Platform(id="p", name=NAME, placements={"a": placement()}, facts=facts)
    assert platform.fact("placements.a.safe.left") == group
    assert platform.fact("placements.a.safe.top") == single
    assert platform.fact("placements.a.width") is None


@pytest.mark.parametrize(
    ("rule", "unit"),
    [("x", "weighted"), ("mastodon", "graphemes"), ("telegram", "utf16"), ("bytes", "bytes")],
)
def test_unit_follows_rule(rule: str, unit: str):
    """Each rule counts in one unit."""
    assert TextLimit(name=NAME, rule=rule, limit=1).unit == unit
