"""Finished files on their way in: pages, words, exact pixels, limits, refusals that say what to do."""

import io
from pathlib import Path

import pytest
from PIL import Image

from studio.errors import StudioError
from studio.intake.limits import LIMITS
from studio.intake.outside.jpeg import bare_jpeg
from studio.intake.outside.read import Logos, drawn_size, read_file, read_subtitles
from tests.intake.outside_media import film, pdf, poster, said_by_ffmpeg, saved, slides

NONE = Logos()


def only(path: Path):
    """The one page of a file."""
    (page,) = read_file(path, NONE)
    return page


@pytest.mark.parametrize("size", [(1080, 1350), (1080, 1920)])
def test_a_png_keeps_every_pixel(tmp_path, size):
    """What Canva exported is what the project keeps, whatever its size."""
    image = poster(*size)
    page = only(saved(image, tmp_path / "poster.png"))
    assert page.taken.mime == "image/png"
    assert Image.open(io.BytesIO(page.taken.data)).convert("RGB").tobytes() == image.tobytes()


def test_a_jpeg_is_not_encoded_again(tmp_path):
    """The copy decodes to the same pixels and carries neither words nor place."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0132] = "Rumah Budi", "2026:11:02 09:10:11"
    file = saved(poster(600, 750), tmp_path / "foto.jpg", quality=80, exif=exif, comment=b"rahasia")
    page = only(file)
    before, after = Image.open(file), Image.open(io.BytesIO(page.taken.data))
    assert after.tobytes() == before.tobytes()
    assert len(page.taken.data) < file.stat().st_size
    assert not after.getexif()
    assert "comment" not in after.info
    assert b"Budi" not in page.taken.data
    assert page.taken.taken == "2026-11-02T09:10:11"


def test_a_turned_jpeg_is_set_upright(tmp_path):
    """A picture that must be turned is encoded anew instead."""
    exif = Image.Exif()
    exif[0x0112] = 6
    page = only(saved(poster(600, 300), tmp_path / "foto.jpg", exif=exif))
    assert (page.taken.width, page.taken.height) == (300, 600)


def test_colours_of_other_jpegs_are_left_to_the_decoder():
    """CMYK keeps its note and is not taken as it is."""
    out = io.BytesIO()
    poster(60, 80).convert("CMYK").save(out, "JPEG")
    assert bare_jpeg(out.getvalue()) is None
    assert bare_jpeg(b"\xff\xd8\xff\xe0") is None


def test_pages_of_a_pdf_come_with_their_words(tmp_path):
    """Each page is a picture at twice the px of the screen, with its words and where they stand."""
    pages = list(read_file(pdf(tmp_path / "geser.pdf", 3), NONE))
    assert [(p.outside.page, p.outside.pages, p.outside.form) for p in pages] == [
        (n, 3, "pdf") for n in (1, 2, 3)
    ]
    assert pages[1].outside.words.startswith("Halaman 2: paspor")
    assert pages[1].name == "geser 02.pdf"
    assert (pages[0].taken.width, pages[0].taken.height // 10) == (2160, 270)
    assert pages[0].outside.areas
    assert all(area.ratio > 7 for area in pages[0].outside.areas if area.sure)


@pytest.mark.parametrize(
    ("points", "px"),
    [
        ((810, 1012.5), (2160, 2700)),  # Canva, 1080 × 1350
        ((810, 1440), (2160, 3840)),  # a story
        ((1440, 810), (3840, 2160)),  # 1920 × 1080
        ((595.28, 841.89), (2480, 3507)),  # A4 at 300 dpi
    ],
)
def test_a_page_is_drawn_at_whole_multiples_of_its_pixels(points, px):
    """Pages made for a screen at twice their px, paper at 300 dpi."""
    assert drawn_size(*points) == px


def test_a_page_of_paper_keeps_the_bound():
    """A0 is drawn smaller rather than refused."""
    width, height = drawn_size(2384, 3370)
    assert width * height <= LIMITS.pdf.pixels


def test_slides_of_full_pictures_need_no_office_program(tmp_path):
    """Canva's way: the picture stands for the slide, notes stay apart from what is shown."""
    pages = list(read_file(slides(tmp_path / "canva.pptx", pictures=2), NONE))
    assert [(p.taken.width, p.taken.height) for p in pages] == [(540, 675)] * 2
    assert [p.outside.notes for p in pages] == ["Catatan pembicara 1", "Catatan pembicara 2"]
    assert [p.outside.words for p in pages] == ["", ""]


def test_slides_of_loose_parts_say_what_to_do_without_an_office_program(tmp_path, monkeypatch):
    """No half slide is drawn: the refusal names the way that works everywhere."""
    monkeypatch.setattr("studio.intake.outside.read.office_program", str)
    with pytest.raises(StudioError) as caught:
        list(read_file(slides(tmp_path / "teks.pptx", words="Layanan paspor"), NONE))
    assert caught.value.code == "intake/pptx-no-office"
    assert "PDF" in caught.value.hint


def test_an_office_program_draws_slides_of_loose_parts(tmp_path, monkeypatch):
    """It is started with an own profile in the child's folder; its PDF is seen, the words are the slides'."""
    drawn = pdf(tmp_path / "jadi.pdf", 1)
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/dipanggil\nfor a in "$@"; do last="$a"; done\n'
        f'cp {drawn} "$(dirname "$PWD/$last")/salindia.pdf"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    page = only(slides(tmp_path / "teks.pptx", words="Layanan paspor"))
    assert page.outside.words == "Layanan paspor"
    assert page.outside.form == "pptx"
    assert page.taken.width == 2160
    called = (tmp_path / "dipanggil").read_text()
    assert "-env:UserInstallation=file:///" in called
    assert "--headless" in called


def test_a_film_comes_with_its_facts_and_without_its_words(tmp_path):
    """Size, length, sound and codec are told; title, place and comment are gone from the copy."""
    file = film(tmp_path / "tegak.mp4", seconds=2)
    page = only(file)
    found = page.outside.film
    assert (found.width, found.height, found.seconds, found.fps) == (270, 480, 2.0, 25.0)
    assert (found.codec, found.sound, found.plain) == ("h264", "aac", True)
    assert (page.taken.width, page.taken.height) == (270, 480)
    assert "Rahasia dapur" in said_by_ffmpeg(file)
    clean = tmp_path / "bersih.mp4"
    clean.write_bytes(page.film)
    told = said_by_ffmpeg(clean)
    assert not [word for word in ("Rahasia", "106.8", "Budi") if word in told]
    assert "Video: h264" in told


def test_a_silent_film_has_no_sound(tmp_path):
    """The absence of a track is a fact too."""
    assert only(film(tmp_path / "bisu.mp4", sound=False)).outside.film.sound == ""


@pytest.mark.parametrize("name", ["rusak.pdf", "rusak.mp4", "rusak.pptx"])
def test_damaged_files_are_refused_in_words(tmp_path, name):
    """Half a file breaks nothing and is told with the next step."""
    makers = {
        "rusak.pdf": lambda p: pdf(p, 2),
        "rusak.mp4": film,
        "rusak.pptx": lambda p: slides(p, pictures=1),
    }
    file = makers[name](tmp_path / name)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])
    with pytest.raises(StudioError) as caught:
        list(read_file(file, NONE))
    assert caught.value.hint


def test_a_film_above_the_bound_is_refused_with_its_weight(tmp_path, monkeypatch):
    """The bound is said, and how to come below it."""
    from msgspec.structs import replace

    small = replace(LIMITS, film=replace(LIMITS.film, bytes=10_000))
    monkeypatch.setattr("studio.intake.outside.read.LIMITS", small)
    with pytest.raises(StudioError, match="lebih dari batas"):
        list(read_file(film(tmp_path / "berat.mp4"), NONE))


def test_letters_are_sent_to_their_own_door(tmp_path):
    """A text is no finished medium, and the refusal says where it goes."""
    file = tmp_path / "naskah.txt"
    file.write_text("Siaran pers")
    with pytest.raises(StudioError, match="bukan media jadi"):
        list(read_file(file, NONE))


def test_subtitles_are_srt(tmp_path):
    """Line ends are made plain; what is no SRT is refused."""
    file = tmp_path / "a.srt"
    file.write_bytes(b"\xef\xbb\xbf1\r\n00:00:00,000 --> 00:00:01,000\r\nLoket Sabtu\r\n")
    assert read_subtitles(file) == b"1\n00:00:00,000 --> 00:00:01,000\nLoket Sabtu\n"
    file.write_text("bukan")
    with pytest.raises(StudioError):
        read_subtitles(file)
