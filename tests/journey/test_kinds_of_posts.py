"""Posts of other kinds: without a photo, a carousel of seven, one of five hundred, from a press text."""

import json
import re
import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from pypdf import PdfReader

from studio.domain.content import Design, DesignPage, Post
from studio.session import posts, projects
from tests.journey.support import EXAMPLES, NAME, export, studio, zipped

SAMPLES = Path(__file__).parent / "samples"
WORD = re.compile(r"[^\W_]+(?:[.,:–-][^\W_]+)*")


def test_post_without_a_photo(office, tmp_path):
    """A post with no picture at all gives full pictures and no alternative text it does not have."""
    made = export(office, "Loket libur 25 dan 26 Desember", tmp_path, "instagram/feed-square,web/opengraph")
    assert studio("verify", made.archive).code == 0
    sizes = set()
    for path in made.media:
        with Image.open(made.folder / path, formats=["JPEG", "PNG", "WEBP"]) as opened:
            sizes.add(opened.size)
            assert len(set(opened.convert("L").resize((60, 60)).getdata())) > 20
    assert sizes == {(1080, 1080), (1200, 630)}
    (post,) = made.manifest["posts"]
    assert [alt["text"] for alt in post["alt"] if alt["text"]] == []


@pytest.mark.slow
def test_carousel_of_seven_pages(office, tmp_path):
    """Seven pages where the placement takes seven, the cover alone where it takes fewer; numbered names."""
    title = "Tujuh hal sebelum menerima tawaran kerja di luar negeri"
    made = export(office, title, tmp_path, "instagram/feed-portrait,x/post")
    assert studio("verify", made.archive).code == 0
    pages: dict[str, list[int]] = {}
    for path, entry in made.media.items():
        match = NAME.fullmatch(path.removeprefix("media/"))
        assert match
        assert int(match["nn"]) == entry["page"]
        pages.setdefault(entry["placement"], []).append(entry["page"])
    assert pages == {"instagram/feed-portrait": [1, 2, 3, 4, 5, 6, 7], "x/post": [1]}
    feed = [e["sha256"] for e in made.media.values() if e["placement"] == "instagram/feed-portrait"]
    assert len(set(feed)) == 7, "every page is a picture of its own"
    text = " ".join(" ".join(p.extract_text().split()) for p in PdfReader(made.folder / "proof.pdf").pages)
    for words in ("Penawarnya bisa dilacak", "Keluarga tahu tujuan Anda"):
        assert set(words.split()) <= set(text.split())


@pytest.fixture(scope="session")
def crowded(tmp_path_factory) -> Path:
    """A project of five hundred posts."""
    path = tmp_path_factory.mktemp("ramai") / "ramai.humas"
    with projects.create_project(path, institution="Kabupaten Contoh", unit="Humas", kit="nila") as session:
        first = posts.add_post(session, next(EXAMPLES.glob("07-*.toml")))
        design = session.project.get(Design, first.design)
        page = session.project.get(DesignPage, design.pages[0])
        with session.edit("Isi 499 konten") as draft:
            for n in range(2, 501):
                draft.put(
                    replace(page, id=f"halaman{n}"),
                    replace(design, id=f"desain{n}", pages=(f"halaman{n}",)),
                    replace(first, id=f"konten{n}", title=f"Kabar ke-{n}", design=f"desain{n}"),
                )
        assert len(session.project.all(Post)) == 500
    return path


def test_project_of_five_hundred_posts(crowded, tmp_path):
    """With 500 posts the list comes in under 5 s, one post is found by title, and it can be exported."""
    started = time.monotonic()
    done = studio("post", "list", crowded, "--json")
    assert time.monotonic() - started < 5
    assert done.code == 0, done.err
    assert len({row["id"] for row in done.json}) == 500
    found = studio("post", "list", crowded, "--search", "ke-377", "--json").json
    assert [row["title"] for row in found] == ["Kabar ke-377"]
    shown = studio("post", "show", crowded, "konten377", "--json").json
    assert shown["title"] == "Kabar ke-377"
    assert shown["pages"][0]["slots"]["headline"]
    made = export(crowded, "Kabar ke-377", tmp_path, "web/opengraph")
    assert [post["title"] for post in made.manifest["posts"]] == ["Kabar ke-377"]
    assert len(made.media) == 1
    assert studio("verify", made.archive).code == 0


def texts_in(value) -> list[str]:
    """Every text a slot shows."""
    if isinstance(value, dict):
        return [t for key, part in value.items() if key not in {"type", "id", "icon"} for t in texts_in(part)]
    if isinstance(value, list):
        return [t for part in value for t in texts_in(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pasar-malam", "jembatan-gantung"])
def test_press_text_becomes_a_bundle_and_nothing_is_invented(tmp_path, name):
    """A press text gives slots that hold only its own words, and goes on to a verified bundle."""
    source = SAMPLES / f"{name}.txt"
    project = tmp_path / "a.humas"
    office = ("--institution", "Kabupaten Contoh", "--unit", "Humas", "--kit", "nila")
    assert studio("project", "new", project, *office).code == 0
    added = studio("post", "new", project, "--from-text", source, "--json")
    assert added.code == 0, added.err
    shown = studio("post", "show", project, added.json["id"], "--json").json
    said = source.read_text("utf-8")
    assert shown["title"] in said.splitlines()[0]
    known = {word.lower() for word in WORD.findall(said)}
    slots = shown["pages"][0]["slots"]
    assert slots["headline"]
    for slot, value in slots.items():
        for text in texts_in(value):
            strange = [word for word in WORD.findall(text) if word.lower() not in known]
            assert not strange, (slot, strange)
    made = export(project, added.json["id"], tmp_path / "o", "instagram/feed-portrait")
    assert studio("verify", made.archive).code == 0
    assert len(zipped(made.archive)) == made.said["files"] + 2  # the manifest and the type mark
    assert json.loads((made.folder / "captions" / "captions.json").read_text("utf-8"))["posts"]


@pytest.mark.slow
def test_a_drafted_post_takes_its_photo_along(tmp_path):
    """`post new --photo` works into a project and into a file, from which `post add` then works as well."""
    project, draft = tmp_path / "p.humas", tmp_path / "draf" / "konten.toml"
    draft.parent.mkdir()
    photo = next(Path(EXAMPLES).glob("pictures/*.jpg"))
    text = Path(__file__).parent / "samples" / "pasar-malam.txt"
    assert studio("project", "new", project, "--institution", "A", "--unit", "B", "--kit", "nila").code == 0
    made = studio("post", "new", project, "--from-text", text, "--photo", photo, "--toml", draft)
    assert made.code == 0, made.err
    assert (draft.parent / photo.name).read_bytes() == photo.read_bytes()
    assert studio("post", "add", project, "--from", draft).code == 0
