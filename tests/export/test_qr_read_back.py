"""A code in an exported picture is read by another library and says the post's link."""

from pathlib import Path

from studio.domain.content import DesignPage, Link, Post
from studio.intake.picture import take_picture
from studio.session.demo import example_files, make_example
from studio.session.exporting import export_posts


def test_the_code_of_an_exported_poster_is_its_link(tmp_path: Path) -> None:
    """Decoded from the file as it leaves the office; a phone's screen gets a link instead of a code."""
    with make_example(tmp_path / "contoh.humas", example_files()[:1]) as session:
        post = session.project.all(Post)[0]
        links = {
            v.url for p in session.project.all(DesignPage) for v in p.slots.values() if isinstance(v, Link)
        }
        made = export_posts(session, [post], tmp_path / "out", ["print/a4"])
        pictures = [f for f in made.folder.rglob("*") if f.suffix == ".jpg"]
        read = {code for file in pictures for code in take_picture(file).codes or ()}
    assert read == links
