"""Which templates fit which pillar of an office."""

from pathlib import Path

import pytest

from studio.catalog.template_pillars import read_themes, themes
from studio.catalog.templates import list_templates
from studio.domain.content import Design, Pillar, Post
from studio.domain.ids import PillarId, PostId
from studio.domain.project import Project
from studio.errors import StudioError
from studio.session.pillars import choices, fitting


def pillar(ident: str, name: str) -> Pillar:
    """A pillar."""
    return Pillar(id=PillarId(ident), name=name)


def test_every_template_fits_a_theme_and_every_theme_has_both_names() -> None:
    """So none is beyond reach of the filter."""
    named = {template for theme in themes().values() for template in theme.templates}
    assert named == set(list_templates())
    assert all(theme.name.keys() >= {"id", "en"} for theme in themes().values())


def test_a_pillar_is_placed_by_its_id_by_words_and_by_use() -> None:
    """A pillar nobody can place lets every template through."""
    post = Post(id=PostId("p"), title="x", design="d", pillar=PillarId("unik"))
    design = Design(id="d", template="ucapan", template_hash="h", kit="k", kit_hash="k", pages=())
    project = Project().with_records(
        pillar("angka", "Apa saja"), pillar("b", "Layanan dalam angka"), pillar("unik", "Xyz"),
        pillar("lain", "Qwerty"), post, design,
    )  # fmt: skip
    assert fitting(project, ()) == frozenset()
    assert fitting(project, ("angka",)) == set(themes()["angka"].templates)
    both = set(themes()["angka"].templates) | set(themes()["layanan"].templates)
    assert fitting(project, ("b",)) == both
    assert fitting(project, ("unik",)) == {"ucapan"}
    assert fitting(project, ("lain",)) == frozenset()
    assert choices(project, "id")[1] == ("b", "Layanan dalam angka")
    assert ("edukasi", "Education") in choices(Project(), "en")


def test_a_theme_with_an_unknown_template_is_refused(tmp_path: Path) -> None:
    """The error names file, theme and template."""
    file = tmp_path / "pillars.toml"
    file.write_text('[theme.a]\nname = {id = "A"}\nwords = []\ntemplates = ["tiada"]\n', "utf-8")
    with pytest.raises(StudioError, match="tiada"):
        read_themes(file)
