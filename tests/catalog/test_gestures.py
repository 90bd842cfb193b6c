"""The gesture card: nine poses to avoid, each with words, a drawing that shows, and a source."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from studio.catalog.gestures import default_folder, drawing, gesture_sources, load_gestures
from studio.errors import StudioError

AVOIDED = {
    "jempol", "jempol-kelingking", "jempol-telunjuk", "hati-jari", "ok", "dua-jari", "lima-jari",
    "telunjuk", "metal",
}  # fmt: skip


def test_nine_poses_are_avoided_and_a_fist_is_allowed() -> None:
    """As the lists of 2023 have it; the two-hand heart is disputed and says so."""
    gestures = load_gestures()
    assert {one.id for one in gestures.values() if one.status == "avoid"} == AVOIDED
    assert [one.id for one in gestures.values() if one.status == "allowed"] == ["kepal"]
    assert [one.id for one in gestures.values() if one.status == "disputed"] == ["hati-dua-tangan"]
    assert gestures["hati-dua-tangan"].note["id"]
    assert {one.source for one in gestures.values()} <= gesture_sources().keys()


@pytest.mark.parametrize("ident", sorted(load_gestures()))
def test_each_drawing_shows_a_line_drawing_at_64(ident: str) -> None:
    """It opens, fills the frame well, stays inside it, and is lines in one colour, not a blot."""
    text = drawing(ident).read_text("utf-8")
    assert 'stroke="#000" stroke-width="2"' in text
    assert text.count("#") == 1
    renderer = QSvgRenderer(str(drawing(ident)))
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, 64, 64))
    painter.end()
    inked = {(x, y) for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() > 60}
    columns, rows = {x for x, _ in inked}, {y for _, y in inked}
    assert 0.05 < len(inked) / 64**2 < 0.3
    assert max(max(rows) - min(rows), max(columns) - min(columns)) >= 36
    assert not columns & {0, 63}
    assert not rows & {0, 63}


def test_no_two_drawings_look_alike() -> None:
    """Each pose has a drawing of its own."""
    drawn = {drawing(ident).read_bytes() for ident in load_gestures()}
    assert len(drawn) == len(load_gestures())
    assert {path.stem for path in (default_folder() / "gestur").iterdir()} == set(load_gestures())


def test_a_pose_without_a_drawing_is_refused_with_its_file(tmp_path: Path) -> None:
    """The file and the pose are named."""
    text = (default_folder() / "gestur.toml").read_text("utf-8")
    (tmp_path / "gestur.toml").write_text(text, "utf-8")
    with pytest.raises(StudioError, match=r"gestur\.toml: gestur “jempol” belum punya gambar"):
        load_gestures(tmp_path)
