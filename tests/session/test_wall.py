"""A wall of pictures at one scale, and what a placement may do otherwise."""

from studio.domain.content import Design
from studio.domain.geometry import Box
from studio.domain.template import Node, Slot, Template
from studio.render.tree import Element
from studio.session import tuning
from studio.session.wall import LABEL, Framed, arrange, neighbour, readable_scale

WALL = (
    Framed("instagram", "ig/portrait", 1080, 1350),
    Framed("instagram", "ig/story", 1080, 1920),
    Framed("facebook", "fb/cover", 1640, 720),
    Framed("facebook", "fb/link", 1200, 630),
)


def test_all_pictures_share_one_scale_and_never_overlap() -> None:
    """Sizes on the wall stand to each other as in truth; a flat picture goes below a wider one."""
    for room in (300, 700, 1000):
        made = arrange(WALL, 0.15, room)
        for spot, picture in zip(made.spots, WALL, strict=True):
            assert (spot.width, spot.height) == (round(picture.width * 0.15), round(picture.height * 0.15))
        for a in made.spots:
            for b in made.spots:
                apart = a.x + a.cell <= b.x or b.x + b.cell <= a.x
                assert a is b or apart or a.y + a.height + LABEL <= b.y or b.y + b.height + LABEL <= a.y
    cover, link = arrange(WALL[1:], 0.15, 1000).spots[1:]
    assert (link.x, link.y > cover.y) == (cover.x, True) or link.x > cover.x


def test_a_few_pictures_hang_larger_than_many() -> None:
    """The scale is the largest at which everything is in sight, else the smallest usual one."""
    assert readable_scale(WALL[:1], 1000, 700) > readable_scale(WALL * 6, 1000, 700) == 0.15


def test_arrows_lead_to_neighbours_and_stop_at_the_edge() -> None:
    """Left and right follow reading order, down goes to what hangs below."""
    spots = arrange(WALL, 0.15, 700).spots
    assert neighbour(spots, "ig/portrait", 1, 0) == "ig/story"
    assert neighbour(spots, "ig/portrait", -1, 0) == "ig/portrait"
    assert neighbour(spots, "ig/portrait", 0, 1) == "fb/cover"


def test_a_placement_differs_and_returns_to_the_rules() -> None:
    """Each difference is listed and taken back alone; usual settings leave no trace."""
    design = tuning.with_scale(Design(id="d", template="t", kit="k"), "x/post", 3)
    design = tuning.with_hidden(design, "x/post", ("deck",), hide=True)
    design = tuning.with_focal(design, "x/post", "photo", (0.25, 0.5))
    own = tuning.override_of(design, "x/post")
    assert own.text_scale == tuning.MOST
    found = tuning.differences(own, {"deck": ("deck",)})
    assert [one.part for one in found] == ["scale", "focal", "hidden"]
    for one in found:
        design = tuning.reset(design, "x/post", one, ("deck",))
    assert design.overrides == {}


def test_hideable_parts_are_the_outermost_nodes_of_one_optional_slot() -> None:
    """A frame around a slot goes whole; what is required, and the source, stays."""
    slots = tuple(
        Slot(id=i, kind="text", label={"id": i}, required=i == "headline")
        for i in ("headline", "facts", "source")
    )
    template = Template(id="t", family="t", name={"id": "t"}, purposes=("post",), slots=slots, pages=())
    tree = [("root", -1, ""), ("headline", 0, "headline"), ("facts", 0, ""), ("fact", 2, "facts")]
    tree += [("value", 2, "facts"), ("source", 0, "source")]
    elements = [Element(Node(id=i), i, parent, slot) for i, parent, slot in tree]
    assert tuning.hideable(elements, template) == {"facts": ("facts",)}


def test_a_dragged_photo_follows_the_hand_and_stops_at_its_edge() -> None:
    """Moving it left shows what was to the right, as far as there is picture."""
    source, target = Box(x=500, y=0, width=1000, height=1000), Box(x=0, y=0, width=500, height=500)
    assert tuning.dragged_focal(source, target, (2000, 1000), (-100, 0)) == (0.6, 0.5)
    assert tuning.dragged_focal(source, target, (2000, 1000), (-9000, 40)) == (0.75, 0.5)
