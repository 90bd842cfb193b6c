"""The library without a window: what is found, what is used where, taking in, replacing, removing."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from studio.domain.content import Asset, Design, DesignPage, Picture, Post
from studio.errors import StudioError
from studio.session import library
from studio.session.demo import example_files, make_example
from studio.session.session import Session
from studio.session.taking import pictures_in, take_many
from studio.session.thumbnails import forget, size_of, thumbnail


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A project with one example post that shows one picture."""
    with make_example(tmp_path / "uji.humas", example_files()[:1]) as made:
        yield made


def picture(path: Path, color: str = "teal", size: tuple[int, int] = (640, 480)) -> Path:
    """A picture file of one colour."""
    Image.new("RGB", size, color).save(path)
    return path


def taken(session: Session, *paths: Path) -> tuple[Asset, ...]:
    """Pictures taken in and stored."""
    found = take_many(session, paths, lambda *_: None, lambda: False)
    with session.edit("Tambah") as draft:
        draft.put(*found.new)
    return found.new


def test_many_files_go_in_and_each_refusal_says_why(session: Session, tmp_path: Path) -> None:
    """Good pictures come in, equal ones are found by their content, broken ones are named with the reason."""
    good = picture(tmp_path / "a.png")
    same = tmp_path / "b.png"
    same.write_bytes(good.read_bytes())
    bad = tmp_path / "c.jpg"
    bad.write_bytes(b"\xff\xd8\xff\xe0 bukan gambar")
    told: list[tuple[int, int, str]] = []
    found = take_many(session, [good, same, bad], lambda *so_far: told.append(so_far), lambda: False)
    assert [asset.name for asset in found.new] == ["a.png"]
    assert [(name, asset.name) for name, asset in found.known] == [("b.png", "a.png")]
    assert found.refused[0].name == "c.jpg"
    assert "c.jpg" in found.refused[0].why
    assert told[-1] == (3, 3, "c.jpg")
    assert size_of(session, found.new[0].sha256) > 0


def test_stopping_keeps_what_is_in(session: Session, tmp_path: Path) -> None:
    """After a stop no further file is looked at; those before it are in."""
    files = [
        picture(tmp_path / f"{n}.png", color) for n, color in enumerate(("red", "blue", "green", "pink"))
    ]
    done: list[int] = []
    found = take_many(session, files, lambda count, *_: done.append(count), lambda: bool(done))
    assert len(found.new) == 2
    assert found.skipped == 2


def test_a_folder_gives_its_pictures(tmp_path: Path) -> None:
    """Of a folder the pictures are taken, other files are not."""
    picture(tmp_path / "a.png")
    (tmp_path / "catatan.txt").write_text("x")
    assert [p.name for p in pictures_in([tmp_path])] == ["a.png"]


def test_search_and_filters_find_pictures(session: Session, tmp_path: Path) -> None:
    """Words are looked for in names, labels and makers; filters narrow to what is missing."""
    (new,) = taken(session, picture(tmp_path / "rapat.png"))
    described = msgspec.structs.replace(new, tags=("Rapat Kerja",), people="Ani", licence="Milik kantor")
    with session.edit("Isi") as draft:
        draft.put(described)
    project = session.project
    used = library.uses(project)
    assert library.matching(project, used, text="kerja RAPAT") == (described,)
    assert library.matching(project, used, lacking=("consent",)) == (described,)
    assert library.matching(project, used, lacking=("unused",)) == (described,)
    assert library.matching(project, used, lacking=("licence", "unused")) == ()
    assert library.counts(project, used)["unused"] == 1


def test_a_picture_in_use_is_not_removed(session: Session) -> None:
    """Removing names the posts that show it; one that nothing shows goes."""
    project = session.project
    shown = next(a for a in project.all(Asset) if a.id in library.uses(project))
    with pytest.raises(StudioError, match=project.all(Post)[0].title), session.edit("Hapus") as draft:
        library.remove(draft, [shown])
    assert session.project.find(Asset, shown.id) == shown


def test_replacing_everywhere_is_one_step(session: Session, tmp_path: Path) -> None:
    """Every slot shows the new picture with its own alt text; undo brings the old one back."""
    (new,) = taken(session, picture(tmp_path / "baru.png"))
    before = session.project
    old = next(a for a in before.all(Asset) if a.id in library.uses(before))
    with session.edit("Ganti") as draft:
        assert library.replace_everywhere(draft, old, new) == 1
    post = session.project.all(Post)[0]
    assert library.assets_of(session.project, post) == (new.id,)
    page = session.project.get(DesignPage, session.project.get(Design, post.design).pages[0])
    assert [v.alt for v in page.slots.values() if isinstance(v, Picture)] == [""]
    session.undo()
    assert session.project == before


def test_tags_of_many_keep_each_pictures_own() -> None:
    """What is common is replaced, what only one has stays."""
    one = Asset(id="a" * 32, sha256="0" * 64, tags=("acara", "2026"))
    two = Asset(id="b" * 32, sha256="1" * 64, tags=("acara", "paspor"))
    assert library.common((one, two), "tags") == ("acara",)
    first, second = library.changed((one, two), "tags", library.tags_of("rapat, layanan"))
    assert first.tags == ("rapat", "layanan", "2026")
    assert second.tags == ("rapat", "layanan", "paspor")


def test_small_pictures_are_made_once(session: Session) -> None:
    """A small picture stays in the cache and is made anew when its file is gone."""
    sha = str(session.project.all(Asset)[0].sha256)
    path = thumbnail(session, sha)
    made = path.stat().st_mtime_ns
    assert thumbnail(session, sha).stat().st_mtime_ns == made
    with Image.open(path) as image:
        assert max(image.size) == 320
    forget(sha)
    assert not path.exists()
    assert thumbnail(session, sha).is_file()
