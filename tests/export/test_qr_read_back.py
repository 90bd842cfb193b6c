"""A code in an exported picture is read by another library and says the post's link."""

from pathlib import Path

import pytest

from studio.domain.content import DesignPage, Link, Post
from studio.intake.picture import picture_marks, take_picture
from studio.session.demo import example_files, make_example
from studio.session.exporting import export_posts


@pytest.mark.parametrize("placement", ["instagram/feed-portrait", "instagram/story"])
def test_the_code_of_an_exported_picture_is_its_link(tmp_path: Path, placement: str) -> None:
    """Decoded from the file as it leaves the office, whatever its size."""
    with make_example(tmp_path / "contoh.humas", example_files()[:1]) as session:
        post = session.project.all(Post)[0]
        links = {v.url for p in session.project.all(DesignPage) for v in p.slots.values() if isinstance(v, Link)}
        made = export_posts(session, [post], tmp_path / "out", [placement])
        pictures = [f for f in made.folder.rglob("*") if f.suffix in {".png", ".jpg"} and "media" in f.parts]
        read = {code for file in pictures for code in take_picture(file).codes or ()}
    assert read == links
    assert picture_marks(pictures[0].read_bytes())[1] == tuple(links)
