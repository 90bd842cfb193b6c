"""Every shipped template holds its hardest content at every size and safe area.

In two kits, and contrast by turns, to stay quick; `studio templates lint --all` goes through all of them.
"""

from functools import cache
from pathlib import Path

import pytest

from studio import paths
from studio.catalog.brand import list_kits
from studio.catalog.platforms import find_placement, placements
from studio.catalog.templates import load_template
from studio.export.job import RenderJob, perform
from studio.session import gallery
from studio.session.gallery import Show
from studio.session.previews import representatives
from studio.session.template_lint import Seen, distinct, faults_of, jobs_of, report, static_faults, way

pytestmark = pytest.mark.usefixtures("qapp")

FAMILIES = sorted(file.parent.name for file in (paths.resources() / "templates").glob("*/template.json"))
KITS = sorted(list_kits([paths.brand_kits()]))
each_family = pytest.mark.parametrize("family", FAMILIES)
each_hard_kit = pytest.mark.parametrize("kit", ["mega", pytest.param("songket", marks=pytest.mark.slow)])
"""The widest letters, and the strip that takes most room; every kit has its turn in `templates lint`."""
some_families = pytest.mark.parametrize(
    "family",
    [
        name if turn % 3 == 0 else pytest.param(name, marks=pytest.mark.slow)
        for turn, name in enumerate(FAMILIES)
    ],
)
"""Every third family at once, the others in the slow set: each takes seconds."""
in_turn = pytest.mark.parametrize(
    ("family", "kit"), [(family, KITS[turn % len(KITS)]) for turn, family in enumerate(FAMILIES)]
)


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder of inputs for all tests of a worker, so that each kit is made ready once."""
    return tmp_path_factory.mktemp("gallery")


@cache
def shown(family: str, kit: str, example: str) -> Show:
    """An example of a family in a kit."""
    return gallery.show(gallery.look_of(family, kit), example)


def found(made: Show, jobs: list[RenderJob], stage: Path) -> list[str]:
    """Errors of these layouts, as sentences."""
    gallery.fill_stage(stage, [made])
    seen: list[Seen] = []
    for job in jobs:
        seen += faults_of(made, job, perform(job, stage).facts)
    return [
        f"{f.rule} {f.where} {f.examples} {f.placements}: {f.message}"
        for f in report(seen, len(jobs), 0).findings
        if f.level == "error"
    ]


@each_family
def test_the_file_of_a_family_keeps_every_rule(family: str) -> None:
    """No shipped template has an unused slot, an unreachable node, a missing help or a foreign colour."""
    errors = [f for f in report(list(static_faults(family)), 0, 0).findings if f.level == "error"]
    assert errors == []


@each_hard_kit
@some_families
def test_the_hardest_content_fits_everywhere(family: str, kit: str, stage: Path) -> None:
    """Nothing overflows, leaves the safe area, overlaps or crowds the logo with the hard examples."""
    look = gallery.look_of(family, kit)
    errors = []
    for example in gallery.example_names(look.examples):
        if example.startswith(gallery.HARD):
            made = shown(family, kit, example)
            errors += found(made, list(jobs_of(made, everything=False)), stage)
    assert errors == []


@in_turn
def test_text_stands_out_in_every_shape(family: str, kit: str, stage: Path) -> None:
    """The usual example has enough contrast, measured on pixels, at one placement of each shape."""
    made = shown(family, kit, "lazim")
    jobs = [job for job in jobs_of(made, everything=False) if job.kind == "facts"]
    assert len({job.placement.id for job in jobs}) == len(representatives(made.look))
    assert found(made, jobs, stage) == []


@each_family
def test_every_served_placement_has_a_layout_that_stands_for_it(family: str) -> None:
    """The placements that are laid out differ from each other, and stand for all that the family serves."""
    template = load_template(family)
    ways = [way(find_placement(ident)) for ident in distinct(template)]
    assert len(ways) == len(set(ways))
    assert set(ways) == {way(p) for p in placements().values() if p.purpose in template.purposes}
