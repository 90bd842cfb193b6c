"""What a kit sheet binds to: measured pairs, motifs by their jobs, shares in the kit's own words."""

import msgspec
import pytest

from studio import paths
from studio.catalog.brand import contrast_table, load_kit
from studio.domain.brand import Kit
from studio.domain.kit_facts import kit_facts


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit(paths.brand_kits() / "nila")


def test_pairs_say_their_ratio_and_grade(kit: Kit) -> None:
    """Each pair has its ratio with a comma and its WCAG grade; weak ones are captioned in plain ink."""
    pairs = kit_facts(kit, (("ink", "paper", 15.44), ("muted", "card", 5.0), ("accent", "paper", 3.2)))
    shown = [(p["ratio"], p["grade"], p["words"]) for p in pairs["kit"]["pairs"]]
    assert shown == [("15,4", "AAA", "ink"), ("5,0", "AA", "muted"), ("3,2", "besar", "ink")]
    assert pairs["kit"]["pairs"][0]["said"] == "Teks di kertas"


def test_every_pair_of_a_kit_is_shown(kit: Kit) -> None:
    """The sheet's table has as many pairs as the kit's contrast table."""
    rows = tuple((row.role, row.ground, row.ratio) for row in contrast_table(kit))
    assert len(kit_facts(kit, rows)["kit"]["pairs"]) == len(rows) > 10


def test_motifs_come_by_their_jobs(kit: Kit) -> None:
    """The corner's motif leads, then pattern, quiet, band, then the rest; at most four."""
    shown = kit_facts(kit, ())["kit"]["textures"]
    assert [one["id"] for one in shown] == ["kawung-besar", "kawung-isen", "kawung-halus", "kawung"]
    bare = msgspec.structs.replace(kit, motifs={})
    assert [one["id"] for one in kit_facts(bare, ())["kit"]["textures"]] == [t.id for t in kit.textures][:4]


@pytest.mark.parametrize(
    ("told", "shares"),
    [
        ("Kapur 55, saga 30, palung 5, telang 10.", ("55", "30", "10")),
        ("Kebanyakan kertas.", ("60", "30", "10")),
    ],
)
def test_shares_are_the_kits_own(kit: Kit, told: str, shares: tuple[str, ...]) -> None:
    """Numbers in the kit's sentence stand in the colour blocks; without them the usual ones."""
    own = msgspec.structs.replace(kit, about={"shares": told})
    assert tuple(kit_facts(own, ())["kit"]["share"].values()) == shares


def test_an_accent_script_greets_in_its_own_letters(kit: Kit) -> None:
    """The office's name in its script is the sample; without it a welcome."""
    assert kit_facts(kit, ())["kit"]["welcome"] == kit.name.script
    plain = msgspec.structs.replace(kit, name=msgspec.structs.replace(kit.name, script=""))
    assert kit_facts(plain, ())["kit"]["welcome"] == "ꦱꦸꦒꦼꦁꦫꦮꦸꦃ"
