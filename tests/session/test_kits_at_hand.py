"""Kits from outside and kits switched: what is checked, what is kept, what changes."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio import paths
from studio.catalog.brand import load_kit
from studio.domain.content import Design, Office
from studio.errors import StudioError
from studio.session.demo import example_files, make_example
from studio.session.kit_draft import order_of
from studio.session.kit_import import import_kit
from studio.session.kits import ident_for, new_kit
from studio.session.resources import pin_kit
from studio.session.session import Session
from studio.session.switching import kit_and_files, kits_at_hand, use_kit

ORDER = {"id": "uji", "name": "Dinas Uji", "short": "Dinas Uji", "primary": "#1F4E5F", "accent": "#F2A65A"}
BOLD = paths.resources() / "fonts" / "bricolage-grotesque" / "BricolageGrotesque-Bold.ttf"


@pytest.fixture(autouse=True)
def _home(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A project with one example post."""
    with make_example(tmp_path / "uji.humas", example_files()[:1]) as made:
        yield made


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """Somebody else's kit, as a folder."""
    return new_kit(order_of({**ORDER, "id": "kantor-lain"}), tmp_path / "asing").folder


def test_switching_changes_office_and_designs_in_one_step(session: Session) -> None:
    """The office and every design get the kit that was pinned; undo brings both back."""
    before = session.project
    now = kits_at_hand(session)[0]
    assert now.in_use
    other = next(one for one in kits_at_hand(session) if one.id == "songket")
    _kit, digest = pin_kit(session, other.id)
    with session.edit("Pakai kit") as draft:
        assert use_kit(draft, other.id, digest) == len(before.all(Design))
    assert {d.kit for d in session.project.all(Design)} == {"songket"}
    assert session.project.get(Office, "office").kit_hash == digest
    assert kits_at_hand(session)[0].id == "songket"
    session.undo()
    assert session.project == before


def test_a_kit_only_in_the_project_is_at_hand(session: Session, foreign: Path, tmp_path: Path) -> None:
    """A kit that was taken off the disk is still shown from the project's own copy."""
    kept = import_kit(foreign)
    _kit, digest = pin_kit(session, "kantor-lain")
    with session.edit("Pakai kit") as draft:
        use_kit(draft, "kantor-lain", digest)
    shutil.rmtree(kept.folder)
    found = kits_at_hand(session)[0]
    assert (found.id, found.origin) == ("kantor-lain", "project")
    kit, files = kit_and_files(session, found, tmp_path)
    assert all(files[logo.file].is_file() for logo in kit.logos)


@pytest.mark.parametrize("inside", ["", "kit-kami/"])
def test_a_pack_is_kept_without_what_the_kit_does_not_name(
    foreign: Path, tmp_path: Path, inside: str
) -> None:
    """A ZIP with the kit at its root or in a folder comes in; stray files stay outside."""
    pack = tmp_path / "kit.zip"
    with zipfile.ZipFile(pack, "w") as archive:
        for file in sorted(p for p in foreign.rglob("*") if p.is_file()):
            archive.write(file, inside + file.relative_to(foreign).as_posix())
        archive.writestr(inside + "jalankan.sh", "echo")
    made = import_kit(pack)
    assert load_kit(made.folder).id == "kantor-lain"
    assert not (made.folder / "jalankan.sh").exists()
    assert import_kit(pack).known


def test_a_broken_kit_is_refused_by_file_and_key(foreign: Path) -> None:
    """The error names the kit's own file and the key, not a folder of ours."""
    file = foreign / "brand.toml"
    file.write_text(file.read_text().replace('paper = "kertas"', 'papper = "kertas"'))
    with pytest.raises(StudioError, match=r"kantor-lain/brand\.toml.*papper"):
        import_kit(foreign)


def test_an_unsafe_drawing_in_a_pack_is_refused(foreign: Path) -> None:
    """A logo with a script does not come in."""
    logo = next((foreign / "logos").glob("*.svg"))
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>1</script></svg>')
    with pytest.raises(StudioError) as told:
        import_kit(foreign)
    assert told.value.code == "kit/svg-unsafe"


def test_an_id_that_is_taken_is_refused(foreign: Path) -> None:
    """A kit never replaces another one in silence."""
    file = foreign / "brand.toml"
    file.write_text(file.read_text().replace('id = "kantor-lain"', 'id = "nila"'))
    with pytest.raises(StudioError) as told:
        import_kit(foreign)
    assert told.value.code == "kit/exists"


def test_own_letters_set_the_headlines(tmp_path: Path) -> None:
    """The office's face takes the headlines; the kit loads like any other and says to mind the licence."""
    made = new_kit(order_of({**ORDER, "fonts": [str(BOLD)]}), tmp_path)
    style = made.kit.styles["headline"]
    assert style.family.startswith("Bricolage")
    assert made.kit.styles["body"].family == "Figtree"
    assert any("lisensi" in note for note in made.notes)
    broken = tmp_path / "rusak.ttf"
    broken.write_bytes(BOLD.read_bytes()[:400])
    with pytest.raises(StudioError) as told:
        new_kit(order_of({**ORDER, "id": "uji-2", "fonts": [str(broken)]}), tmp_path)
    assert told.value.code == "kit/font-file"


def test_ids_are_made_of_names_and_free() -> None:
    """A taken id gets a number."""
    assert ident_for("Dinas Kébudayaan, Kota Uji") == "dinas-kebudayaan-kota-uji"
    assert ident_for("Nila") == "nila-2"
