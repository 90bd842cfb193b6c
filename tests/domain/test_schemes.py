"""Colour schemes: the kit's own colours in other jobs, offered only where every pair stands off."""

import msgspec
import pytest

from studio.catalog.brand import list_kits, load_kit
from studio.domain.brand import CONTRASTS, SCHEMES, Kit
from studio.domain.color import contrast, parse
from studio.domain.derive import derive
from studio.domain.schemes import dressed, jobs_of, motifs_with, safe, schemes_of

KITS = {ident: load_kit(folder, drawings=False) for ident, folder in list_kits().items()}


def holds(kit: Kit) -> bool:
    """Whether every pair of roles stands off."""
    return all(contrast(parse(kit.color(r)), parse(kit.color(g))) >= least for r, g, least in CONTRASTS)


@pytest.mark.parametrize("ident", KITS)
def test_every_scheme_offered_keeps_every_pair(ident: str) -> None:
    """Only colours of the kit, each pair as far apart as templates rely on."""
    kit = KITS[ident]
    found = schemes_of(kit)
    assert {"light", "inverse"} <= set(found) <= set(SCHEMES)
    for scheme, roles in found.items():
        worn = dressed(kit, scheme, {})
        assert holds(worn), scheme
        assert safe(kit, roles)
        assert set(worn.roles.values()) <= set(kit.roles.values())
        assert worn.roles != kit.roles


@pytest.mark.parametrize("pair", [("#0b3d91", "#f2a900"), ("#7a0019", "#ffcc33"), ("#00654b", "#c0392b")])
def test_an_office_s_own_kit_has_schemes_as_well(pair: tuple[str, str]) -> None:
    """A kit worked out of two colours is dressed like any other, and never below the bounds."""
    made = derive(parse(pair[0]), parse(pair[1]))
    kit = msgspec.structs.replace(KITS["mula"], swatches=made.swatches, roles=made.roles)
    assert schemes_of(kit)
    assert all(holds(dressed(kit, scheme, {})) for scheme in schemes_of(kit))


def test_what_a_kit_does_not_have_changes_nothing() -> None:
    """An unknown scheme or motif of another version leaves the kit as it is."""
    kit = KITS["nila"]
    assert dressed(kit, "", {}) is kit
    assert dressed(kit, "pelangi", {"corner": "tidak-ada", "langit": "kawung"}) is kit


def test_a_kit_may_allow_fewer() -> None:
    """What its rules do not name is not offered and not worn."""
    kit = KITS["nila"]
    strict = msgspec.structs.replace(kit, rules=msgspec.structs.replace(kit.rules, schemes=("light",)))
    assert list(schemes_of(strict)) == ["light"]
    assert dressed(strict, "accent", {}) is strict


def test_a_texture_takes_only_the_places_it_can() -> None:
    """A large shape stands in the corner alone; the calm ground keeps its own motif."""
    kit = KITS["nila"]
    by_id = {texture.id: texture for texture in kit.textures}
    assert jobs_of(by_id["kawung-besar"]) == ("corner",)
    assert "quiet" not in jobs_of(by_id["ombak"])
    assert motifs_with(kit, "ombak", frozenset({"corner", "quiet"})) == {"corner": "ombak"}
    assert motifs_with(kit, "kawung-besar", frozenset({"corner"})) == {}
    assert dressed(kit, "", {"corner": "ombak"}).motifs == {**kit.motifs, "corner": "ombak"}
