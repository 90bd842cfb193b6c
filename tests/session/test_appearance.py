"""How a post looks within its family: layouts that can be taken, in every placement, undone at once."""

from pathlib import Path

import msgspec
import pytest

from studio.catalog.templates import list_templates, load_template
from studio.domain.content import Design, DesignPage, Post, RichText, Run
from studio.domain.variants import variants_of
from studio.seal.content_hash import content_hashes
from studio.session import appearance, projects
from studio.session.demo import example_files, make_example
from studio.session.session import Session
from studio.session.stage import Stage
from studio.session.template_lint import static_faults


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a news post that has a photo."""
    path = tmp_path_factory.mktemp("tampilan") / "contoh.humas"
    make_example(path, example_files()[:1]).close()
    return path


@pytest.fixture
def session(made: Path, tmp_path: Path):
    """A copy of it, open."""
    path = tmp_path / "contoh.humas"
    path.write_bytes(made.read_bytes())
    with projects.open_project(path, who="uji") as opened:
        yield opened


def parts(session: Session) -> tuple[Post, Design]:
    """Post and design."""
    post = session.project.all(Post)[0]
    return post, session.project.get(Design, post.design)


@pytest.mark.parametrize("ident", list_templates())
def test_every_family_offers_layouts_that_its_rules_allow(ident: str) -> None:
    """Two to four, named in both languages, none leaving out what must be said."""
    template = load_template(ident)
    assert 2 <= len(template.variants) <= 4
    assert [seen.fault for seen in static_faults(ident) if "variant" in seen.fault.rule] == []


def test_a_layout_changes_every_placement_and_is_one_command(session: Session, qapp) -> None:
    """The photo is gone everywhere, the approval's hash knows it, undo brings it back."""
    post, design = parts(session)
    before = session.project
    with Stage(session) as stage:
        kit, template = stage.kit(design), stage.template(design)
        assert [one.variant.id for one in appearance.layouts(before, post, template, kit)] == [
            one.id for one in variants_of(template, "")
        ]
        with session.edit("Tata letak") as draft:
            draft.put(appearance.with_layout(design, "bidang"))
        after = session.project
        plan = stage.plan(after, post)
        assert plan.pages
        assert all("photo" not in job.data and not job.data["credit"] for job in plan.pages)
        elements = stage.scene(after, plan.pages[0]).laid.elements
        assert "photo" not in {element.slot for element in elements}
    assert appearance.left_out(after, post, template, kit) == {"photo"}
    old, new = content_hashes(before, post.id), content_hashes(after, post.id)
    assert {part for part in old if old[part] != new[part]} == {"media", "whole"}
    session.undo()
    assert session.project == before


def test_a_layout_that_lacks_something_says_what_and_falls_back(session: Session) -> None:
    """Without its photo the post is shown as its content asks, until there is one again."""
    post, design = parts(session)
    page = session.project.get(DesignPage, design.pages[0])
    bare = msgspec.structs.replace(page, slots={k: v for k, v in page.slots.items() if k != "photo"})
    with session.edit("Tanpa foto") as draft:
        draft.put(bare, appearance.with_layout(design, "foto"))
    with Stage(session) as stage:
        kit, template = stage.kit(design), stage.template(design)
        offers = {o.variant.id: o for o in appearance.layouts(session.project, post, template, kit)}
        assert [need.slot for need in offers["foto"].lacks] == ["photo"]
        assert all("variant" not in job.data for job in stage.plan(session.project, post).pages)


def test_a_bound_is_told_as_it_counts() -> None:
    """`quote<121` asks for at most 120 letters, `steps>1` for two rows."""
    quote, line = load_template("kutipan"), load_template("linimasa")
    long = {"quote": RichText(paragraphs=((Run(text="a" * 121),),))}
    field = next(v for v in quote.variants if v.id == "bidang")
    assert appearance.needs_of(field, quote, long) == (appearance.Need("quote", "<", 120),)
    path = next(v for v in line.variants if v.id == "jalur")
    assert appearance.needs_of(path, line, {"steps": ()}) == (appearance.Need("steps", ">", 2, items=True),)


def test_a_scheme_and_a_motif_reach_the_picture_and_survive_reopening(session: Session, qapp) -> None:
    """Stored with the design, worn by the painter, photographs in their own tones."""
    post, design = parts(session)
    with Stage(session) as stage:
        kit, template = stage.kit(design), stage.template(design)
        assert "dark" in appearance.roles_of(kit, template)
        texture = appearance.textures(template, kit, "")[0].id
        worn = appearance.with_texture(design, template, kit, "", texture)
        with session.edit("Warna dan motif") as draft:
            draft.put(appearance.with_scheme(worn, "dark"))
        job = stage.page(session.project, post, post.placements[0])
        assert job is not None
        context = stage.scene(session.project, job).context
        assert context.kit.roles["paper"] == kit.roles["deep"]
        assert context.tone("paper") != context.rgb("paper")
        assert context.texture("corner").id == texture
    path = session.path
    session.close()
    with projects.open_project(path, who="uji") as again:
        now = again.project.get(Design, design.id)
        assert (now.scheme, appearance.texture_of(now)) == ("dark", texture)
        assert not appearance.is_plain(now)
        assert appearance.is_plain(appearance.plain(now))
        again.undo()
        assert again.project.get(Design, design.id) == design


def test_a_template_that_draws_in_its_field_s_colour_gets_no_field_like_paper() -> None:
    """Dates in the field's colour stay readable on paper in whatever scheme is offered."""
    from studio.session.gallery import find_kit

    line, kit = load_template("linimasa"), find_kit("nila")[0]
    assert appearance.field_on_paper(line) > 4.5
    assert "light" not in appearance.roles_of(kit, line)
    assert "accent-ink" in appearance.roles_of(kit, line)
    assert "light" in appearance.roles_of(kit, load_template("kabar"))
