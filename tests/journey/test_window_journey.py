"""A newcomer at a real screen, with keys and mouse: from the first start to a verified bundle."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from studio.catalog.theme import theme
from studio.domain.content import Design, DesignPage, Office, Person, Post, RichText
from studio.domain.project import Project
from studio.export.verify import verify_bundle
from studio.session.accent import accent_of
from studio.session.projects import open_project
from studio.store import check, lock
from tests.journey.screen import Screen, real_screen, until
from tests.journey.support import bundle_at, placement_facts

pytestmark = [pytest.mark.slow, pytest.mark.timeout(420)]

OFFICE = (
    "Pemerintah Kota Tanjung Sekar", "Dinas Komunikasi dan Informatika", "Diskominfo", "Tanjung Sekar",
)  # fmt: skip
ME = "Sari Wulandari, S.I.Kom."
HOME = r"^Diskominfo · Studio Humas$"
HEADLINE = "Loket pengaduan pindah ke lantai dua gedung baru"
CAPTION = "Mulai Senin loket pengaduan melayani warga di lantai dua. Tangga landai ada di sisi timur."
LOST = 2.3
"""Seconds of typing that may be lost: two, and what a key takes to arrive."""
THIRD_KIT = (1076, 632)
"""Where the third kit, the one named nila, has its card in the first window of 1366 x 740."""
SIDE, BELOW = 1000, 120
"""Right of and below this is the side panel of the tab Bundel."""


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A display of its own and a person with an empty home."""
    with real_screen(tmp_path) as made:
        yield made


def saved(file: Path) -> Project:
    """What is on the disk now."""
    with open_project(file, read_only=True) as session:
        return session.project


def projects_of(screen: Screen) -> list[Path]:
    """The project files below the person's home."""
    return [path for path in screen.home.rglob("*.humas") if not path.name.startswith(".")]


def found_an_office(screen: Screen) -> tuple["subprocess.Popen[bytes]", Path]:
    """First start, by keyboard, the kit by mouse: the window and its project."""
    child = screen.studio()
    first = screen.window(child, r"^Studio Humas$")
    _x, _y, width, height = screen.inside(first)
    assert (width, height) == (1366, 740), "the first window fits a 1366 x 768 screen with its title bar"
    screen.shot("00-awal")
    screen.write("\t".join(OFFICE) + "\t\t" + ME)
    screen.click(first, *THIRD_KIT)
    screen.shot("01-kantor")
    screen.keys(*["shift+Tab"] * 7)
    screen.keys("Return")
    home = screen.window(child, HOME)
    assert until(lambda: screen.windows(child, "."), "window") == [home], "the first page is gone"
    file = until(lambda: projects_of(screen), "project file")[0]
    return child, file


def make_a_post(screen: Screen, file: Path) -> Post:
    """Ctrl+N, search, Enter."""
    screen.keys("ctrl+n")
    screen.write("pengumuman")
    screen.shot("02-galeri")
    screen.keys("Return")
    return until(lambda: saved(file).all(Post), "post")[0]


def words_of(file: Path, slot: str) -> str:
    """What a slot of the only post says on the disk."""
    value = saved(file).all(DesignPage)[0].slots.get(slot)
    return value.plain if isinstance(value, RichText) else ""


def fill(screen: Screen, file: Path) -> None:
    """The form by Tab: topic, headline, short title, what it means, when."""
    for words in ("Layanan publik", HEADLINE, "Loket pindah", "Antre tetap di lantai satu.", "Senin", "24"):
        screen.write(words)
        screen.keys("Tab")
    screen.write("November 2026")
    until(lambda: words_of(file, "month") == "November 2026", "month on the disk")
    assert words_of(file, "headline") == HEADLINE
    assert saved(file).all(Post)[0].title == HEADLINE, "the post is named by its headline"


def press_the_button(screen: Screen, window: str, file: Path) -> None:
    """Click the one button of the side panel that is filled with the kit's colour, as soon as it is."""
    with open_project(file, read_only=True) as session:
        accent_ = accent_of(session, session.project.get(Office, "office"))
    accent = Image.new("RGB", (1, 1), theme().colors("light", accent_)["fill"]).getpixel((0, 0))
    left, top, width, height = screen.inside(window)

    def look() -> tuple[int, int, int, int] | None:
        room = (left + SIDE, top + BELOW, left + width, top + height)
        with Image.open(screen.shot("tombol")) as shot:
            part = shot.convert("RGB").crop(room)
        unlike = ImageChops.difference(part, Image.new("RGB", part.size, accent)).convert("L")
        box = unlike.point(lambda level: 255 * (level < 4)).getbbox()
        return box if box and box[2] - box[0] > 80 and box[3] - box[1] < 60 else None

    box = until(look, "button to make the bundle")
    screen.click(window, SIDE + (box[0] + box[2]) // 2, BELOW + (box[1] + box[3]) // 2)


def test_from_first_start_to_a_verified_bundle(screen: Screen) -> None:
    """Office, kit, template, form, sizes, caption, bundle; every act is found on the disk."""
    child, file = found_an_office(screen)
    office = saved(file).get(Office, "office")
    assert (office.institution, office.unit, office.short_name, office.city) == OFFICE
    assert office.kit == "nila"
    assert [person.name for person in saved(file).all(Person)] == [ME]
    screen.shot("03-beranda")

    post = make_a_post(screen, file)
    assert saved(file).get(Design, post.design).template == "pengumuman"
    fill(screen, file)
    screen.shot("04-isi")
    screen.keys("alt+2")
    screen.shot("05-ukuran")
    screen.keys("alt+3")
    screen.write(CAPTION)
    until(lambda: saved(file).all(Post)[0].caption.text.strip() == CAPTION, "caption on the disk")
    screen.shot("06-takarir")
    screen.keys("alt+5")
    window = screen.active()
    press_the_button(screen, window, file)
    archive = until(lambda: list(screen.home.rglob("*.bundel.zip")), "bundle", 180)[0]
    screen.shot("07-bundel")

    folder = archive.with_name(archive.name.removesuffix(".bundel.zip"))
    for path in (folder, archive):
        assert verify_bundle(path).ok, verify_bundle(path)
    media = bundle_at(folder).media
    assert {entry["placement"] for entry in media.values()} == set(post.placements)
    for path, entry in media.items():
        facts = placement_facts(entry["placement"])
        with Image.open(folder / path) as picture:
            picture.load()
            assert picture.size == (facts["width"], facts["height"])
            assert len(picture.convert("RGB").getcolors(picture.width * picture.height) or ()) > 20
    captions = [p for p in folder.rglob("*.txt") if CAPTION in p.read_text("utf-8")]
    assert captions, "the caption lies in the bundle as text"
    screen.keys("alt+F4")
    assert until(lambda: child.poll() is not None, "end")
    assert child.returncode == 0


def test_killed_while_typing_loses_two_seconds_at_most(screen: Screen) -> None:
    """By kill -9 in a sentence: all but the last 2 s is there, and nothing is asked at the next start."""
    child, file = found_an_office(screen)
    make_a_post(screen, file)
    screen.write("Layanan publik")
    until(lambda: words_of(file, "kicker") == "Layanan publik", "topic on the disk")
    screen.keys("Tab")
    typed = [(0.0, "")]
    for number in range(16):
        screen.write(f"kata{number} ", 60)
        typed.append((time.monotonic(), f"{typed[-1][1]}kata{number} "))
    os.kill(child.pid, signal.SIGKILL)
    killed = time.monotonic()
    child.wait()
    sure = max((at, text) for at, text in typed if at < killed - LOST)[1]
    assert sure.count("kata") > 2
    assert words_of(file, "headline").startswith(sure.strip())

    again = screen.studio()
    window = screen.window(again, HOME)
    screen.shot("08-sesudah-mati")
    assert screen.windows(again, ".") == [window], "no question is in the way, and the project can be written"
    assert check.check(file).ok
    with open_project(file, read_only=True) as session:
        back, _forth = session.commands()
    assert len(back) > 2
    before = saved(file).all(DesignPage)[0].slots
    screen.keys("ctrl+z")
    until(lambda: saved(file).all(DesignPage)[0].slots != before, "undone command on the disk")


def test_second_opener_reads_only_and_is_told_who(screen: Screen) -> None:
    """The title says so, Ctrl+N makes nothing, and when the first one has closed the next may write."""
    child, file = found_an_office(screen)
    second = screen.studio(file)
    screen.window(second, r"^Diskominfo \(hanya baca\) · Studio Humas$")
    screen.shot("09-hanya-baca")
    screen.keys("ctrl+n")
    screen.write("pengumuman")
    screen.keys("Return")
    screen.shot("10-ditolak")
    holder = lock.read(lock.lock_path(file))
    assert holder is not None
    assert (holder.pid, holder.name) == (child.pid, "sari")
    screen.keys("alt+F4")
    until(lambda: second.poll() is not None, "end of the second")
    assert not saved(file).all(Post)
    screen.window(child, HOME)
    make_a_post(screen, file)
