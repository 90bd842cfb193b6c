"""A post of finished media: where it fits, what goes out, pixel by pixel, and without a word too many."""

import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from studio.catalog.platforms import placements
from studio.domain.content import Asset, Design, DesignPage, Post
from studio.domain.outside import Outside
from studio.domain.outside_fit import fitting
from studio.export.verify import verify_bundle
from studio.intake import picture
from studio.intake.outside.read import Logos, sought
from studio.seal.content_hash import content_hashes
from studio.session import projects
from studio.session.checking import check_post
from studio.session.exporting import export_posts
from studio.session.outside.command import from_files
from studio.session.outside.making import keep, make, suits
from studio.session.outside.reading import logos_of, proposed_alt, read_files
from studio.session.rendering import page_facts
from studio.session.tuning import with_fit
from tests.intake.outside_media import film, frame_of, pdf, poster, said_by_ffmpeg, saved, slides
from tests.settled import settle

PLACES = placements()


@pytest.fixture
def session(tmp_path, monkeypatch):
    """An open new project; faces are counted in tests of their own."""
    monkeypatch.setattr(picture, "find_faces", lambda _data, **_: None)
    with projects.create_project(
        tmp_path / "kantor", institution="Pemkot Contoh", unit="Kominfo", city="Contoh", who="Sari"
    ) as session:
        yield session


def read(session, folder, *files, logos=None):
    """Files read into a folder beside the project; logos are looked for only where a test is about them."""
    into = folder / "baca"
    into.mkdir(exist_ok=True)
    return read_files(files, into, logos or Logos(), lambda *_: None, lambda: False)


def made(session, folder, *files, places=(), fits=None):
    """The stored post of these files."""
    found = read(session, folder, *files)
    assert not found.refused
    keep(session, found.pages)
    new = make(session, found.pages, "Poster jadi", places, "nila", fits=fits)
    with session.edit("Buat konten") as draft:
        draft.put(*new.all)
    return session.project.get(Post, new.post.id)


@pytest.mark.parametrize(
    ("size", "place", "kind", "lost"),
    [
        ((1080, 1350), "instagram/feed-portrait", "exact", 0.0),
        ((2160, 2700), "instagram/feed-portrait", "same", 0.0),
        ((1080, 1351), "instagram/feed-portrait", "same", 0.001),
        ((1080, 1350), "instagram/feed-tall", "near", 0.0625),
        ((1080, 1350), "instagram/feed-square", "cut", 0.2),
        ((1080, 1350), "instagram/story", "far", 0.297),
    ],
)
def test_how_a_shape_suits(size, place, kind, lost):
    """What is cut off is told as the share of the picture that is not seen."""
    found = fitting(size, PLACES[place])
    assert (found.kind, round(found.lost, 3)) == (kind, pytest.approx(lost, abs=0.001))
    assert fitting(size, PLACES[place], fit="blur").lost == 0


def test_a_poster_goes_where_it_fits(session, tmp_path):
    """A portrait of Canva is proposed for the portraits alone, and everything is one step of undo."""
    post = made(session, tmp_path, saved(poster(), tmp_path / "poster-lansia.png"))
    assert "instagram/feed-portrait" in post.placements
    assert "instagram/feed-square" not in post.placements
    assert all(fitting((1080, 1350), PLACES[ident]).lost <= 0.08 for ident in post.placements)
    session.undo()
    assert not session.project.all(Post)
    assert not session.project.all(Asset)


def test_pages_of_a_pdf_become_pages_of_the_post(session, tmp_path):
    """In order, with the words as a first alt text and caption."""
    post = made(session, tmp_path, pdf(tmp_path / "geser.pdf", 2))
    design = session.project.get(Design, post.design)
    shown = [session.project.get(DesignPage, ident).slots["media"] for ident in design.pages]
    assets = [session.project.get(Asset, picture.asset) for picture in shown]
    assert [asset.outside.page for asset in assets] == [1, 2]
    assert assets[0].alt.startswith("Bertuliskan: Halaman 1")
    assert post.caption.text.startswith("Halaman 1")


def test_a_long_page_gives_an_alt_text_that_platforms_take():
    """Words are cut at a space, and no words give no alt text."""
    alt = proposed_alt(Outside(form="pdf", words="kata " * 200))
    assert len(alt) <= 250
    assert alt.endswith("kata…")
    assert proposed_alt(Outside(form="pdf")) == ""


def exported(session, post, folder, *places, answered=True):
    """The bundle of a post, by the name of its media files; its questions are answered first."""
    if answered:
        settle(session)
    out = export_posts(session, [post], folder / "keluar", places)
    assert verify_bundle(out.archive).ok
    return {file.name: file for file in (out.folder / "media").iterdir()}, out


def test_the_same_size_goes_out_pixel_by_pixel(session, tmp_path):
    """PNG and JPEG of the very size of a placement are not resampled, and a JPEG not encoded again."""
    png, jpeg = poster(), poster(words="Loket Minggu tutup")
    files = saved(png, tmp_path / "satu.png"), saved(jpeg, tmp_path / "dua.jpg", quality=85)
    before = Image.open(files[1]).convert("RGB").tobytes()
    post = made(session, tmp_path, *files, places=("instagram/feed-portrait",))
    media, _ = exported(session, post, tmp_path)
    first, second = (
        next(f for n, f in media.items() if n.rpartition(".")[0].endswith(end)) for end in ("01", "02")
    )
    assert first.suffix == ".png"
    assert Image.open(first).convert("RGB").tobytes() == png.tobytes()
    assert second.suffix == ".jpg"
    assert Image.open(second).convert("RGB").tobytes() == before


def test_nothing_but_pixels_goes_out(session, tmp_path):
    """Neither place nor words of the file are in what is sent."""
    exif = Image.Exif()
    exif[0x010E] = "Rumah Budi"
    exif.get_ifd(0x8825)[1] = "S"
    file = saved(poster(), tmp_path / "foto.jpg", exif=exif, comment=b"rahasia")
    post = made(session, tmp_path, file, places=("instagram/feed-portrait", "web/opengraph"))
    media, _ = exported(session, post, tmp_path)
    for sent in media.values():
        image = Image.open(sent)
        assert not image.getexif()
        assert not {"comment", "exif", "icc_profile"} & set(image.info)
        assert b"Budi" not in sent.read_bytes()


@pytest.mark.parametrize("fit", ["paper", "field", "blur"])
def test_another_shape_may_be_shown_whole(session, tmp_path, fit):
    """The whole poster stands in the story, with a ground around it and nothing lost."""
    post = made(
        session, tmp_path, saved(poster(), tmp_path / "poster.png"), places=("instagram/story",),
        fits={"instagram/story": fit},
    )  # fmt: skip
    (facts,) = page_facts(session, post)
    picture = facts.pictures[0].box
    assert (round(picture.x), round(picture.y), round(picture.width), round(picture.height)) == (
        0,
        285,
        1080,
        1350,
    )
    media, _ = exported(session, post, tmp_path)
    image = Image.open(next(iter(media.values()))).convert("RGB")
    assert image.size == (1080, 1920)
    middle = image.crop((40, 300, 1040, 1500))
    whole = poster().crop((40, 15, 1040, 1215))
    assert _difference(middle, whole) < 4
    assert _difference(image.crop((0, 0, 1080, 280)), Image.new("RGB", (1080, 280), (255, 0, 255))) > 60


def _difference(one: Image.Image, other: Image.Image) -> float:
    from PIL import ImageChops, ImageStat

    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def test_a_film_of_the_size_goes_out_as_its_own_bytes(session, tmp_path):
    """Same size: no second encoding; its subtitles lie beside it; no word of where it was made."""
    words = tmp_path / "tegak.srt"
    words.write_text("1\n00:00:00,000 --> 00:00:01,000\nLoket Sabtu dibuka\n")
    file = film(tmp_path / "tegak.mp4", "1080x1920", 1.2)
    post = made(session, tmp_path, file, words, places=("instagram/story",))
    asset = session.project.all(Asset)[0]
    media, out = exported(session, post, tmp_path)
    sent = next(f for n, f in media.items() if n.endswith(".mp4"))
    assert sent.read_bytes() == session.blob(asset.outside.film.sha256)
    told = said_by_ffmpeg(sent)
    assert "1080x1920" in told
    assert not [word for word in ("Rahasia", "106.8", "Budi") if word in told]
    assert sent.with_suffix(".srt").read_text().startswith("1\n00:00:00,000")
    assert [f.suffix for f in sorted(media.values())].count(".srt") == 1
    assert out.files == len([f for f in out.folder.rglob("*") if f.is_file()]) - 2


@pytest.mark.slow
@pytest.mark.parametrize("fit", ["cover", "field", "blur"])
def test_a_film_of_another_shape_is_cut_or_framed(session, tmp_path, fit):
    """The placement gets its size; sound and length stay."""
    file = film(tmp_path / "datar.mp4", "640x360", 3.2)
    post = made(session, tmp_path, file, places=("instagram/story",), fits={"instagram/story": fit})
    media, _ = exported(session, post, tmp_path)
    told = said_by_ffmpeg(next(f for n, f in media.items() if n.endswith(".mp4")))
    assert "1080x1920" in told
    assert "Audio: aac" in told
    assert "Duration: 00:00:03.2" in told
    assert "Rahasia" not in told


def test_the_seal_knows_the_film_and_its_subtitles(session, tmp_path):
    """Another film behind the same cover is another content; a plain picture hashes as before."""
    post = made(session, tmp_path, film(tmp_path / "a.mp4"), places=("instagram/story",))
    asset = session.project.all(Asset)[0]
    before = content_hashes(session.project, post.id)
    for change in ({"sha256": "e" * 64}, {"subtitles": "d" * 64}):
        other = replace(asset, outside=replace(asset.outside, film=replace(asset.outside.film, **change)))
        assert content_hashes(session.project.with_records(other), post.id)["media"] != before["media"]
    told = replace(asset, outside=replace(asset.outside, words="lain", bytes=1))
    assert content_hashes(session.project.with_records(told), post.id) == before


def test_the_logo_of_the_kit_is_found_or_not(session, tmp_path):
    """A render of ours bears it; a bare poster does not."""
    kit = logos_of("nila")
    bare = read(session, tmp_path, saved(poster(), tmp_path / "polos.png"), logos=kit)
    seen = bare.pages[0].outside.logo
    assert (seen.found, seen.sure) == (False, True)
    own = read(session, tmp_path, saved(_with_logo(), tmp_path / "bermerek.jpg", quality=60), logos=kit)
    seen = own.pages[0].outside.logo
    assert seen.found
    assert seen.likeness > 0.92
    assert (round(seen.box[0], 1), round(seen.box[1], 1)) == (0.1, 0.8)


def _with_logo() -> Image.Image:
    image = poster()
    drawing = logos_of("nila").drawings[0]
    logo = Image.open(io.BytesIO(drawing.png)).convert("RGBA")
    logo = logo.resize((round(logo.width * 90 / logo.height), 90))
    ground = Image.new("RGBA", (260, 160), drawing.ground)
    image.paste(ground, (60, 1050))
    image.paste(logo, (100, 1080), logo)
    return image


def test_the_gate_speaks_of_finished_media(session, tmp_path):
    """A square of a portrait is a finding with its placement; the exact one has none of that kind."""
    post = made(
        session, tmp_path, saved(poster(), tmp_path / "poster.png"),
        places=("instagram/feed-portrait", "instagram/feed-square"),
    )  # fmt: skip
    report = check_post(session, post).report
    cut = [found for found in report.findings if found.code == "outside/crop"]
    assert [found.where.placement for found in cut] == ["instagram/feed-square"]
    assert not [found for found in report.findings if found.status == "error"]
    design = with_fit(session.project.get(Design, post.design), "instagram/feed-square", "media", "blur")
    with session.edit("Utuh") as draft:
        draft.put(design)
    assert "outside/crop" not in {found.code for found in check_post(session, post).report.findings}


def test_pages_of_one_file_are_asked_about_together(session, tmp_path):
    """Whose work a PDF is, is asked once and not on every page; another picture on one page asks again."""
    post = made(session, tmp_path, pdf(tmp_path / "geser.pdf", 2), places=("instagram/feed-portrait",))
    rows = check_post(session, post).gate.rows
    pictures = [row for row in rows if row.about.startswith("picture:")]
    assert len({row.about for row in pictures}) == 1
    assert len({row.item for row in pictures}) == len(pictures)
    licence = next(row for row in pictures if row.item == "picture/no-licence")
    assert {found.where.page for found in licence.findings} == {0, 1}
    settle(session)
    assert not check_post(session, post).gate.blocked
    first, second = session.project.all(Asset)
    with session.edit("Ganti gambar") as draft:
        draft.put(replace(second, sha256=first.sha256))
    fell = [row for row in check_post(session, post).gate.rows if row.fell == "changed"]
    assert pictures[0].about in {row.about for row in fell}


def test_the_command_tells_before_it_does(session, tmp_path, monkeypatch):
    """Dry, it stores nothing; else one post, with how it suits every placement."""
    monkeypatch.setattr("studio.session.outside.command.logos_of", lambda _kit: Logos())
    file = saved(poster(), tmp_path / "poster.png")
    told = from_files(session, [file], dry=True)
    assert told["title"] == "Poster"
    assert not session.project.all(Post)
    done = from_files(session, [file, slides(tmp_path / "x.pptx", pictures=1)], "Dua halaman", ["x/post"])
    post = session.project.get(Post, done["id"])
    assert (post.title, post.placements) == ("Dua halaman", ("x/post",))
    words = {one["placement"]: one["words"] for one in done["suits"]}
    assert words["instagram/reel"] == "Hanya menerima video."
    assert "Terpotong" in words["x/post"]


def test_a_logo_is_sought_on_the_pages_that_bear_one():
    """The first two pages of a file and the last; others say that nobody looked."""
    kit = logos_of("nila")
    pages = [Outside(form="pdf", page=number, pages=5) for number in range(1, 6)]
    assert [sought(kit, page) == kit for page in pages] == [True, True, False, False, True]
    assert sought(kit, Outside(form="picture")) == kit


def test_films_are_not_proposed_where_none_go(session, tmp_path):
    """A film's placements take films; stills' do not come first."""
    found = suits(
        session, [p.asset for p in read(session, tmp_path, film(tmp_path / "a.mp4", "540x960", 4)).pages]
    )
    fits = {one.placement.id for one in found if one.fits}
    by_id = {one.placement.id: one for one in found}
    assert fits == set()  # half the px a story has
    assert by_id["instagram/feed-portrait"].problems[0].trouble == "no-film"
    assert not by_id["instagram/reel"].problems


def test_what_was_refused_does_not_stop_the_rest(session, tmp_path):
    """One bad file among good ones is named, and the others come in."""
    bad = tmp_path / "rusak.pdf"
    bad.write_bytes(b"%PDF-1.7 rusak")
    found = read(session, tmp_path, bad, saved(poster(300, 400), tmp_path / "baik.png"))
    assert [one.name for one in found.refused] == ["rusak.pdf"]
    assert len(found.pages) == 1


def test_reading_stops_when_asked(tmp_path):
    """Between pages; what was not looked at is counted."""
    files = [saved(poster(300, 400), tmp_path / f"{n}.png") for n in range(3)]
    asked: list[Path] = []
    found = read_files(files, tmp_path, Logos(), lambda *_: asked.append(tmp_path), lambda: len(asked) > 0)
    assert (len(found.pages), found.skipped) == (1, 2)


def test_a_film_of_a_blocked_post_is_marked_too(session, tmp_path):
    """What may not be published leaves with words over every picture of the film, never as it came."""
    file = film(tmp_path / "tegak.mp4", "1080x1920", 1.2)
    post = made(session, tmp_path, file, places=("instagram/story",))
    marked, out = exported(session, post, tmp_path, answered=False)
    assert out.gates[post.id].blocked
    sent = next(f for n, f in marked.items() if n.endswith(".mp4"))
    assert sent.read_bytes() != session.blob(session.project.all(Asset)[0].outside.film.sha256)
    frames = [frame_of(one, tmp_path) for one in (file, sent)]
    assert _difference(*frames) > 4
    for third in range(3):
        box = (0, third * 640, 1080, third * 640 + 640)
        assert _difference(frames[0].crop(box), frames[1].crop(box)) > 2
