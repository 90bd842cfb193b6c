"""Campaigns: progress, order, linking, old messages, coverage and differences, without a window."""

import msgspec
import pytest

from studio.domain import narrative as n
from studio.domain.campaigns import (
    converted,
    expired,
    in_campaign,
    linked,
    messages_of,
    moved,
    progress,
    state_of,
)
from studio.domain.content import Campaign, Post
from studio.domain.coverage import by_platform, by_region
from studio.domain.strategy import KeyMessage, NarrativePack, PackPost, PackReturn
from studio.store.codec import decode, encode

CAMPAIGN = Campaign(id="k", name="Antipungli", start="2026-12-01", end="2026-12-31")
MESSAGES = tuple(KeyMessage(id=f"m{i}", campaign="k", text=f"Pesan {i}", order=i) for i in range(3))


def post(
    ident: str, *messages: str, status: str = "draft", platforms: tuple[str, ...] = ("x",), **more
) -> Post:
    """A post that carries messages."""
    places = tuple(f"{name}/post" for name in platforms)
    return Post(id=ident, title=ident, status=status, messages=messages, placements=places, **more)


@pytest.mark.parametrize(
    ("today", "state"), [("2026-11-30", "coming"), ("2026-12-31", "running"), ("2027-01-01", "over")]
)
def test_where_a_campaign_stands(today, state):
    """Its last day is still a day of it; without dates it has no place in time."""
    assert state_of(CAMPAIGN, today) == state
    assert state_of(Campaign(id="x", name="x"), today) == "undated"


def test_progress_counts_posts_once():
    """By campaign or by message, out or not; what is held or filed away does not count."""
    posts = (
        post("a", "m0", "m1", status="published"), post("b", campaign="k"), post("c", "m0", campaign="k"),
        post("d", "m2", status="archived"), post("e", campaign="lain"),
    )  # fmt: skip
    told = progress([CAMPAIGN], MESSAGES, posts)["k"]
    assert (told.published, told.planned, told.messages, told.covered) == (1, 2, 3, 2)


def test_messages_move():
    """The order is renumbered, and what did not move keeps its number."""
    after = moved(MESSAGES, "m2", 0)
    assert [m.id for m in after] == ["m2", "m0", "m1"]
    assert [m.id for m in messages_of("k", reversed(after))] == ["m2", "m0", "m1"]


def test_posts_are_linked_and_let_go():
    """A link brings the campaign; another campaign lets its messages go."""
    made = linked(post("a"), MESSAGES[0])
    assert (made.campaign, made.messages) == ("k", ("m0",))
    assert linked(made, MESSAGES[0]) == made
    assert in_campaign(made, "lain", MESSAGES).messages == ()
    assert in_campaign(made, "k", MESSAGES).messages == ("m0",)


def test_old_messages_become_records_and_nothing_is_lost():
    """A file of an earlier version keeps its texts until they are records; posts that said them link."""
    old = decode("campaign", b'{"id":"k","name":"Antipungli","key_messages":["Satu","Dua"],"lain":7}')
    assert isinstance(old, Campaign)
    assert msgspec.json.decode(encode(old))["key_messages"] == ["Satu", "Dua"]
    said = post("a", campaign="k", key_message="Dua")
    idents = iter(("x1", "x2"))
    campaign, made, posts = converted(old, (), (said,), lambda: next(idents))
    assert [(m.id, m.text, m.order) for m in made] == [("x1", "Satu", 0), ("x2", "Dua", 1)]
    assert (posts[0].messages, posts[0].key_message) == (("x2",), "Dua")
    assert campaign.extra == {"lain": 7}
    assert converted(campaign, made, posts, lambda: "nie") == (campaign, (), ())


def test_coverage_by_platform():
    """Expected platforms come first, others in use after them; cells count planned and published apart."""
    posts = (
        post("a", "m0", status="published", platforms=("x", "instagram")),
        post("b", "m0", "m1"), post("c", "m1", status="on-hold"),
    )  # fmt: skip
    found = by_platform(MESSAGES, posts, ("facebook", "x"))
    assert [c.key for c in found.columns] == ["facebook", "x", "instagram"]
    first = found.lines[0].cells
    assert first[0].empty
    assert (first[1].planned, first[1].published, first[1].posts) == (1, 1, ("a", "b"))
    assert found.gaps == 6


def test_coverage_by_region():
    """The own office from its posts, others from their last return, however they write their name."""
    told = (PackPost(title="T", status="published", messages=("m1",)), PackPost(title="U", messages=("m1",)))
    returns = (
        PackReturn(id="r1", campaign="k", region="KANWIL  Nusa", at="2026-12-02", posts=told),
        PackReturn(id="r2", campaign="k", region="Kanwil Jauh", at="2026-12-01"),
    )
    found = by_region(MESSAGES, (post("a", "m0"),), returns, ("Kanwil Nusa", "Kanwil Diam"), "Pusat")
    assert [(c.name, c.own, c.known) for c in found.columns] == [
        ("Pusat", True, True), ("Kanwil Nusa", False, True), ("Kanwil Diam", False, False),
        ("Kanwil Jauh", False, True),
    ]  # fmt: skip
    assert found.lines[0].cells[0].planned == 1
    nusa = found.lines[1].cells[1]
    assert (nusa.planned, nusa.published) == (1, 1)


def test_a_pack_ends_with_its_day():
    """The day of expiry still counts; without one a pack never ends."""
    pack = NarrativePack(id="p", name="p", expires="2026-12-31")
    assert not expired(pack, "2026-12-31")
    assert expired(pack, "2027-01-01")
    assert not expired(NarrativePack(id="p", name="p"), "2099-01-01")


def test_differences_name_their_fields():
    """New, changed, gone, the same; what this office knows beside stays when it takes something."""
    mine = MESSAGES[0]
    theirs = msgspec.structs.replace(n.told_message(mine), wording="Begini")
    assert n.compared("message", "m0", "", n.told_message(mine), n.told_message(mine)).change == "same"
    one = n.compared("message", "m0", "", n.told_message(mine), theirs)
    assert (one.change, one.fields, one.theirs["wording"]) == ("changed", ("wording",), "Begini")
    assert n.compared("message", "m0", "", None, theirs).change == "new"
    gone = n.compared("message", "m0", "", n.told_message(mine), None)
    assert gone.change == "gone"
    assert gone.suggested
    own = msgspec.structs.replace(CAMPAIGN, edition=4)
    assert n.campaign_of(n.told_campaign(msgspec.structs.replace(own, name="Lain")), own).edition == 4
