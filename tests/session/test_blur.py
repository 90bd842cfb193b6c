"""The covered copy is a picture of its own; the original stays, and one step puts the copy in its place."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops

from studio.domain.content import Asset, Design, DesignPage, Picture
from studio.domain.covering import Area, Covering, face_area
from studio.intake import faces
from studio.intake.cover import cover_picture
from studio.session import blur
from studio.session.posts import take_asset
from studio.session.projects import create_project
from studio.session.session import Session

PORTRAIT = Path(__file__).parents[1] / "intake" / "samples" / "wajah" / "astronaut.jpg"


def quiet(_done: int, _total: int, _what: str) -> None:
    """Tell nobody."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A project with one portrait shown on two pages."""
    with create_project(tmp_path / "wajah.humas", institution="Kanwil", unit="Humas") as made:
        asset = replace(
            take_asset(made, PORTRAIT), author="Rina", source="Dokumentasi humas", licence="Milik kantor",
            alt="Seorang antariksawan tersenyum.", tags=("deteni",),
        )  # fmt: skip
        shown = Picture(asset=asset.id, focal=(0.4, 0.3), alt="Tersenyum ke kamera.")
        pages = [DesignPage(id=f"hal-{n}", layout="utama", slots={"photo": shown}) for n in (1, 2)]
        with made.edit("Siapkan") as draft:
            draft.put(asset, Design(id="d", template="kabar", kit="nila", pages=("hal-1", "hal-2")), *pages)
        yield made


def portrait(session: Session) -> Asset:
    """The portrait of the library."""
    return next(asset for asset in session.project.all(Asset) if not asset.made_from)


def copy(session: Session, covering: Covering | None = None) -> Asset:
    """The covered copy of the portrait."""
    asset = portrait(session)
    chosen = covering or Covering(areas=tuple(face_area(face) for face in asset.faces or ()))
    made = blur.covered(session, asset, chosen, quiet, lambda: False)
    assert made is not None
    return made


def test_the_copy_hides_the_face_and_keeps_what_is_known(session: Session) -> None:
    """Licence, credit, alt text and labels come along; no face is left, and the bytes differ."""
    old, new = portrait(session), copy(session)
    assert old.faces
    assert new.faces == ()
    assert new.made_from == old.id
    assert new.original == ""
    assert new.name == "astronaut (disamarkan).jpg"
    for name in ("author", "source", "licence", "alt", "tags", "width", "height"):
        assert getattr(new, name) == getattr(old, name)
    with (
        Image.open(io.BytesIO(session.blob(old.sha256))) as before,
        Image.open(io.BytesIO(session.blob(new.sha256))) as after,
    ):
        changed = ImageChops.difference(before.convert("RGB"), after.convert("RGB"))
        assert changed.crop((200, 80, 250, 150)).getbbox() == (0, 0, 50, 70)


def test_one_step_puts_it_everywhere_and_one_takes_it_back(session: Session) -> None:
    """Both pages show the copy with crop, focal point and alt text as they were; the original stays."""
    old, new = portrait(session), copy(session)
    with session.edit("Samarkan gambar") as draft:
        assert blur.swap(draft, old, new) == 2
    shown = [page.slots["photo"] for page in session.project.all(DesignPage)]
    assert all(isinstance(value, Picture) and value.asset == new.id for value in shown)
    kept = [(v.focal, v.alt) for v in shown if isinstance(v, Picture)]
    assert kept == [((0.4, 0.3), "Tersenyum ke kamera.")] * 2
    assert portrait(session) == old
    session.undo()
    assert [asset.id for asset in session.project.all(Asset)] == [old.id]
    assert all(
        isinstance(page.slots["photo"], Picture) and page.slots["photo"].asset == old.id
        for page in session.project.all(DesignPage)
    )


def test_it_can_go_into_one_slot_alone(session: Session) -> None:
    """Only the named page changes, or none when the copy is only kept."""
    old, new = portrait(session), copy(session)
    with session.edit("Samarkan gambar") as draft:
        assert blur.swap(draft, old, new, ("hal-2",), "photo") == 1
    assert blur.shown_on(session.project.all(DesignPage), old)[0].id == "hal-1"
    with session.edit("Simpan saja") as draft:
        assert blur.swap(draft, old, new, ()) == 0


def test_covering_that_was_stopped_leaves_nothing(session: Session) -> None:
    """No record and no bytes come of it."""
    asset = portrait(session)
    covering = Covering(areas=(face_area((0.3, 0.1, 0.2, 0.2)),))
    assert blur.covered(session, asset, covering, quiet, lambda: True) is None


def test_without_the_extra_unknown_stays_unknown(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """A brushed picture whose faces nobody counted is not said to have none."""
    monkeypatch.setattr(faces, "presence", lambda: "no-package")
    brushed = Covering(areas=(Area(points=((0.44, 0.22),), radius=0.15),))
    with session.edit("Lupa") as draft:
        draft.put(replace(portrait(session), faces=None))
    assert copy(session, brushed).faces is None


def test_without_the_extra_ticked_faces_go(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Faces counted elsewhere are gone once boxes cover them, and stay under a brush alone."""
    monkeypatch.setattr(faces, "presence", lambda: "no-package")
    assert copy(session).faces == ()
    assert copy(session, Covering(areas=(Area(points=((0.9, 0.9),), radius=0.05),))).faces


def test_counting_goes_on_until_stopped(session: Session) -> None:
    """Faces of the library are counted by id; a stop keeps what was counted so far."""
    asset = portrait(session)
    assert blur.faces_of(session, (asset,), quiet, lambda: False)[asset.id]
    assert blur.faces_of(session, (asset,), quiet, lambda: True) == {}


def test_the_board_shows_what_the_copy_will_be() -> None:
    """The look of a small picture is covered in the same place and colours as the large one."""
    with Image.open(PORTRAIT) as image:
        small = image.convert("RGB").resize((256, 256))
        covering = Covering(areas=(face_area((0.355, 0.115, 0.171, 0.231)),))
        shown = Image.frombytes("RGB", (256, 256), blur.look(small.tobytes(), (256, 256), covering))
        out = io.BytesIO()
        image.save(out, "PNG")
    made = cover_picture(out.getvalue(), covering, lambda _done, _all: True)
    assert made is not None
    with Image.open(io.BytesIO(made[1])) as large:
        apart = ImageChops.difference(shown, large.convert("RGB").resize((256, 256)))
    face = apart.crop((95, 35, 130, 85)).convert("L")
    assert sum(n * count for n, count in enumerate(face.histogram())) / (35 * 50) < 14
