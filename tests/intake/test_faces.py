"""Faces are counted in pictures where the extra is installed, and nothing is pretended where it is not."""

import hashlib
import importlib.util
import io
from pathlib import Path

import pytest
from PIL import Image

from studio import paths
from studio.intake import faces
from studio.intake.picture import take_picture, with_faces
from studio.session.posts import asset_of

SAMPLES = Path(__file__).parent / "samples" / "wajah"


def test_a_portrait_has_one_face_where_it_is() -> None:
    """The box lies around the face of the portrait, in shares of the picture."""
    (face,) = faces.find_faces((SAMPLES / "astronaut.jpg").read_bytes()) or ()
    x, y, width, height = face
    assert x < 0.44 < x + width  # between the eyes
    assert y < 0.2 < y + height
    assert 0.12 < width < 0.25


@pytest.mark.parametrize("name", ["chelsea.jpg", "coffee.jpg"])
def test_a_cat_and_a_cup_are_no_faces(name: str) -> None:
    """What has no human face gives an empty list, which is not the same as not counted."""
    assert faces.find_faces((SAMPLES / name).read_bytes()) == ()


def test_small_faces_of_a_large_picture_are_found_in_its_tiles() -> None:
    """Four portraits 90 px wide on 4000 x 3000 are found, each once, also where tiles meet."""
    with Image.open(SAMPLES / "astronaut.jpg") as portrait:
        small = portrait.resize((260, 260))
    group = Image.new("RGB", (4000, 3000), "#8a9aa8")
    for place in ((300, 400), (1880, 1370), (3500, 300), (1870, 2600)):
        group.paste(small, place)
    out = io.BytesIO()
    group.save(out, "JPEG", quality=90)
    found = faces.find_faces(out.getvalue())
    assert found is not None
    assert len(found) == 4


def test_a_picture_taken_in_remembers_its_faces() -> None:
    """The record of a picture holds the boxes, and its main colours."""
    asset = asset_of(with_faces(take_picture(SAMPLES / "astronaut.jpg")), "astronaut.jpg")
    assert asset.faces is not None
    assert len(asset.faces) == 1
    assert asset.colors


def test_a_crowd_of_the_examples_is_counted() -> None:
    """The drawn boat landing shows people whose faces are found, the passport on a table none."""
    folder = paths.resources() / "examples" / "pictures"
    assert len(faces.find_faces((folder / "dermaga-fajar.jpg").read_bytes()) or ()) >= 3
    assert faces.find_faces((folder / "paspor-di-meja.jpg").read_bytes()) == ()


def test_without_the_extra_nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """No package: the count is unknown, not zero, and no child is started for it."""
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *a: None if name == "onnxruntime" else find(name, *a)
    )
    monkeypatch.setattr(faces, "run_job", lambda *_a, **_k: pytest.fail("a child was started"))
    assert faces.presence() == "no-package"
    assert asset_of(with_faces(take_picture(SAMPLES / "astronaut.jpg")), "a.jpg").faces is None


def test_without_the_model_nothing_is_counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A missing model file is told apart from a missing package."""
    monkeypatch.setattr(faces, "model_file", lambda: tmp_path / "tidak-ada.onnx")
    assert faces.presence() == "no-model"
    assert faces.find_faces(b"") is None


def test_a_picture_that_breaks_the_counting_is_unknown() -> None:
    """What the child cannot read is not counted; the picture itself is judged elsewhere."""
    assert faces.find_faces(b"\xff\xd8 rusak") is None


def test_the_shipped_model_is_the_one_named_in_its_note() -> None:
    """The file is whole, small enough, and its licence lies beside it."""
    data = faces.model_file().read_bytes()
    note = (faces.model_file().parent / "README.md").read_text("utf-8")
    assert hashlib.sha256(data).hexdigest() in note
    assert len(data) <= 7_500_000
    assert "MIT" in (faces.model_file().parent / "LICENSE-centerface.txt").read_text("utf-8")
