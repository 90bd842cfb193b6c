"""Templates of the office: made of a post, kept in its project, obeyed, taken back by undo."""

import random
from pathlib import Path

import pytest

from studio.domain.content import Asset, Design, DesignPage, OfficeTemplate, Person, Post
from studio.domain.template import Locks
from studio.errors import StudioError
from studio.session import appearance, library, locking, projects
from studio.session import office_templates as office
from studio.session.demo import example_files, make_example
from studio.session.locking import WHOLE
from studio.session.office_templates import Wish
from studio.session.resources import pinned_kit, pinned_template
from studio.session.session import Session
from studio.store import backup

WISH = Wish(
    name=" Syarat layanan ", purpose="Untuk syarat satu layanan", note="Perbarui tiap tahun.",
    locks={"kicker": Locks(content=True), "headline": Locks(style=True), WHOLE: Locks(position=True)},
)  # fmt: skip


@pytest.fixture
def session(tmp_path: Path):
    """A project with a service post that has a photo."""
    with make_example(tmp_path / "contoh.humas", example_files()[:1]) as made:
        yield made


def saved(session: Session, wish: Wish = WISH, record: OfficeTemplate | None = None) -> OfficeTemplate:
    """The first post saved as a template."""
    post = session.project.all(Post)[0]
    template = pinned_template(session, session.project.get(Design, post.design))
    source = office.source_of_post(session.project, post, template)
    ident = record.id if record else office.new_ident()
    digest = office.pin(session, source, ident, wish)[1]
    with session.edit("Simpan templat kantor") as draft:
        office.keep(draft, source, wish, ident, digest, record)
    return session.project.get(OfficeTemplate, ident)


def begun(session: Session, record: OfficeTemplate):
    """A new post of it, not stored, and its template."""
    template = pinned_template(session, session.project.get(Design, record.design))
    source = office.source_of(session.project, record, template)
    digest = source.design.template_hash
    made = office.started(session.project, source, template, digest, "Baru", filled=record.filled)
    return made, template


def test_a_new_post_keeps_what_is_locked_and_nothing_else(session: Session) -> None:
    """The locked words stay, the rest is empty; look and placements are those of the post."""
    record = saved(session)
    made, template = begun(session, record)
    assert (record.name, template.name["id"]) == ("Syarat layanan", "Syarat layanan")
    assert template.about["id"] == "Untuk syarat satu layanan. Perbarui tiap tahun."
    assert set(made.pages[0].slots) == {"kicker"}
    assert made.post.placements == session.project.all(Post)[0].placements
    assert locking.locks_of(template, made.design, "headline") == Locks(style=True)
    assert locking.locks_of(template, made.design, WHOLE) == Locks(position=True)
    assert office.wish_of(record, template).locks == WISH.locks
    filled = saved(session, Wish(name="Penuh", filled=True))
    assert "headline" in begun(session, filled)[0].pages[0].slots


def test_saving_updating_and_deleting_are_each_taken_back_fully(session: Session) -> None:
    """Every act is one command; undo gives the very project that was, redo the one that came."""
    states = [session.project]
    record = saved(session)
    states.append(session.project)
    record = saved(session, Wish(name="Nama lain", locks={"photo": Locks(position=True)}), record)
    assert session.project.get(Design, record.design).template_hash
    assert len(session.project.all(OfficeTemplate)) == 1
    states.append(session.project)
    with session.edit("Hapus templat kantor") as draft:
        office.remove(draft, record)
    assert session.project == states[0]
    for state in reversed(states):
        session.undo()
        assert session.project == state
        if state == states[0]:
            break
    session.redo()
    assert session.project == states[1]


def test_a_template_outlives_its_post_and_its_own_deletion_harms_no_post(session: Session) -> None:
    """A post made of it is pinned to its own version."""
    record = saved(session)
    made, _template = begun(session, record)
    with session.edit("Buat konten") as draft:
        draft.put(*made.all)
    with session.edit("Hapus templat kantor") as draft:
        office.remove(draft, record)
    design = session.project.get(Design, made.design.id)
    assert pinned_template(session, design).slot("kicker").lock.content


def test_it_travels_with_the_backup(session: Session, tmp_path: Path) -> None:
    """Record, design, pages and the pinned template are in the project's file."""
    record = saved(session)
    target = tmp_path / "salinan.humas"
    backup.restore(session.path, target)
    with projects.open_project(target, who="uji") as other:
        kept = other.project.get(OfficeTemplate, record.id)
        design = other.project.get(Design, kept.design)
        assert other.project.get(DesignPage, design.pages[0]).slots
        assert pinned_template(other, design).slot("kicker").lock.content


def test_unlocking_has_a_reason_and_an_end(session: Session) -> None:
    """Only somebody who designs may; the reason stands in the design until it is locked again."""
    made, template = begun(session, saved(session))
    design = locking.unlocked(made.design, "kicker", " Nama layanan berganti ")
    assert design.unlocked == {"kicker": "Nama layanan berganti"}
    assert not locking.locks_of(template, design, "kicker")
    assert locking.set_locks(template, "kicker").content
    assert locking.locked_again(design, "kicker") == made.design
    assert not locking.may_unlock(None)
    assert not locking.may_unlock(Person(id="p", name="P", roles=("filler", "admin")))
    assert all("designer" in person.roles for person in locking.designers(session.project))


def test_a_picture_that_a_template_shows_is_not_deleted(session: Session) -> None:
    """The refusal names the template."""
    saved(session)
    asset = session.project.all(Asset)[0]
    with session.edit("Hapus konten") as draft:
        draft.remove(Post, session.project.all(Post)[0].id)
    with pytest.raises(StudioError, match="Syarat layanan"), session.edit("Hapus gambar") as draft:
        library.remove(draft, [asset])


@pytest.mark.parametrize("seed", range(6))
def test_any_row_of_acts_is_taken_back_step_by_step(session: Session, seed: int) -> None:
    """Looks, locks, templates: undo gives each state that was, redo each that came."""
    chance, states = random.Random(seed), [session.project]  # noqa: S311 - chance, not secrecy
    acts = (_take_layout, _take_scheme, _take_texture, _lift, _put_back, _save, _update, _remove)
    for _step in range(12):
        before = session.project
        chance.choice(acts)(session, chance)
        if session.project != before:
            states.append(session.project)
    for state in reversed(states[:-1]):
        session.undo()
        assert session.project == state
    for state in states[1:]:
        session.redo()
        assert session.project == state


def _design(session: Session) -> Design:
    return session.project.get(Design, session.project.all(Post)[0].design)


def _change(session: Session, made: Design) -> None:
    if made != _design(session):
        with session.edit("Ubah tampilan") as draft:
            draft.put(made)


def _take_layout(session: Session, chance: random.Random) -> None:
    template = pinned_template(session, _design(session))
    idents = ["", *(variant.id for variant in template.variants)]
    _change(session, appearance.with_layout(_design(session), chance.choice(idents)))


def _take_scheme(session: Session, chance: random.Random) -> None:
    kit, template = pinned_kit(session, _design(session)), pinned_template(session, _design(session))
    scheme = chance.choice(["", *appearance.roles_of(kit, template)])
    _change(session, appearance.with_scheme(_design(session), scheme))


def _take_texture(session: Session, chance: random.Random) -> None:
    kit, template = pinned_kit(session, _design(session)), pinned_template(session, _design(session))
    idents = ["", *(texture.id for texture in appearance.textures(template, kit, ""))]
    made = appearance.with_texture(_design(session), template, kit, "", chance.choice(idents))
    _change(session, made)


def _lift(session: Session, chance: random.Random) -> None:
    _change(session, locking.unlocked(_design(session), chance.choice(("kicker", WHOLE)), "Diminta"))


def _put_back(session: Session, _chance: random.Random) -> None:
    _change(session, locking.locked_again(_design(session), "kicker"))


def _save(session: Session, _chance: random.Random) -> None:
    saved(session)


def _update(session: Session, chance: random.Random) -> None:
    records = session.project.all(OfficeTemplate)
    if records:
        saved(session, Wish(name=f"Nama {chance.random()}"), chance.choice(records))


def _remove(session: Session, chance: random.Random) -> None:
    records = session.project.all(OfficeTemplate)
    if records:
        with session.edit("Hapus templat kantor") as draft:
            office.remove(draft, chance.choice(records))
