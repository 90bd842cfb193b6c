"""What can go wrong: a sentence or two, exit 2, and nothing half-written."""

import json
import resource
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from studio.cli.root import root
from studio.domain.content import Asset
from studio.session import projects
from tests.journey.conftest import THREE, TITLE
from tests.journey.support import EXAMPLES, Done, assert_refused, studio, tree

CONTENT = """
format = 1
title = "Uji kesalahan"
template = "kabar"
kit = "nila"
placements = ["web/opengraph"]
[slots]
headline = "Judul uji"
"""
PHOTO = """
[slots.photo]
file = "%s"
alt = "Gambar uji"
"""


def run(*arguments: object) -> Done:
    """Run a command in this process."""
    done = CliRunner().invoke(root, [str(a) for a in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


@pytest.fixture
def project(office, tmp_path) -> Path:
    """A project of one's own to try errors on."""
    return Path(shutil.copy(office, tmp_path / "salinan.humas"))


def posts_in(project: Path) -> list[str]:
    """Titles of the posts in a project."""
    return [row["title"] for row in json.loads(run("post", "list", project, "--json").out)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("post", "add", "{project}", "--from", "{here}/tidak-ada.toml"),
        ("post", "new", "{project}", "--from-text", "{here}/tidak-ada.txt"),
        ("post", "list", "{here}/tidak-ada.humas"),
        ("check", "{here}/tidak-ada.humas", "x"),
        ("export", "{here}/tidak-ada.humas", "x", "--out", "{here}/o"),
        ("verify", "{here}/tidak-ada.bundel.zip"),
    ],
)
def test_missing_file_is_named(project, tmp_path, arguments):
    """A file that is not there is named in the sentence."""
    done = run(*(a.format(project=project, here=tmp_path) for a in arguments))
    assert_refused(done, "tidak-ada")
    assert {p.name for p in tmp_path.iterdir()} == {"salinan.humas"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CONTENT.replace("title =", "titel ="), ("isi.toml", "titel", "title")),
        (CONTENT.replace("headline", "hedline"), ("hedline", "headline")),
        (CONTENT.replace("kabar", "kabra"), ("kabra", "kabar")),
        (CONTENT.replace("web/opengraph", "web/opengrap"), ("web/opengrap", "web/opengraph")),
        (CONTENT.replace("nila", "nilla"), ("nilla", "nila")),
        (CONTENT.replace('"Uji kesalahan"', '"Uji'), ("isi.toml",)),
        (CONTENT + PHOTO % "../../../../etc/passwd", ("passwd",)),
    ],
)
def test_wrong_content_file_names_the_nearest(project, tmp_path, text, words):
    """A wrong key, slot, template, placement or kit is named with the nearest right one; nothing is added."""
    file = tmp_path / "isi.toml"
    file.write_text(text, "utf-8")
    before = posts_in(project)
    assert_refused(run("post", "add", project, "--from", file), *words)
    assert posts_in(project) == before


def test_unknown_placement_and_post(project, tmp_path):
    """An unknown placement names the nearest, an unknown post says so; no out folder appears."""
    out = tmp_path / "o"
    wrong = run("export", project, TITLE, "--out", out, "--placements", "instagram/feed-potrait")
    assert_refused(wrong, "instagram/feed-potrait", "instagram/feed-portrait")
    assert_refused(run("export", project, "Tidak ada judul ini", "--out", out), "Tidak ada judul ini")
    assert_refused(run("export", project, TITLE, "--out", out, "--placements", "x/avatar"))
    assert not out.exists()


def test_json_error_is_json(tmp_path):
    """With --json the error also stands on standard output as JSON with code, message and hint."""
    done = studio("post", "list", tmp_path / "x.humas", "--json")
    assert_refused(done)
    error = done.json["error"]
    assert set(error) == {"code", "message", "hint"}
    assert error["message"] in done.err


def hostile(folder: Path) -> dict[str, Path]:
    """Pictures nobody should open."""
    good = EXAMPLES / "pictures" / "loket-prioritas.jpg"
    script = b"""<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><script>alert(1)</script>
        <image href="file:///etc/passwd" width="9" height="9"/></svg>"""
    laughs = (
        b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + i, (b"&%c;" % (97 + i)) * 10) for i in range(9))
        + b']><svg xmlns="http://www.w3.org/2000/svg"><text>&j;</text></svg>'
    )
    made = {
        "skrip.svg": script,
        "tawa.svg": laughs,
        "terpotong.jpg": good.read_bytes()[:20_000],
        "teks.png": b"bukan gambar sama sekali\n" * 40,
        "kosong.jpg": b"",
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    Image.new("1", (30_000, 30_000)).save(folder / "bom.png", optimize=True)
    (folder / "folder.jpg").mkdir()
    return {name: folder / name for name in (*made, "bom.png", "folder.jpg")}


def assert_cleaned(project: Path) -> None:
    """The drawing as it is shown holds only drawing."""
    with projects.open_project(project, read_only=True) as session:
        asset = next(a for a in session.project.all(Asset) if a.name == "skrip.svg")
        shown = session.blob(asset.sha256)
    for part in (b"script", b"alert", b"href", b"file:", b"passwd"):
        assert part not in shown


def test_hostile_pictures_stay_outside(project, tmp_path):
    """Entity bombs, broken, empty, lying and giant pictures are refused by name; the project is unchanged.

    A drawing with a script may come in, but what is shown of it has neither script nor file reference.
    """
    for name, path in hostile(tmp_path).items():
        file = tmp_path / "isi.toml"
        file.write_text(CONTENT + PHOTO % path.name, "utf-8")
        done = run("post", "add", project, "--from", file)
        if name == "skrip.svg" and done.code == 0:
            assert_cleaned(project)
            assert run("project", "undo", project).code == 0
            continue
        assert_refused(done, name)
        assert "Uji kesalahan" not in posts_in(project)
    left = {p.name for p in tmp_path.iterdir()}
    assert not [name for name in left if name.startswith(".") or "journal" in name or ".lock" in name]


@pytest.mark.parametrize("place", ["file", "under-file", "proc"])
def test_out_folder_that_cannot_be_written(project, tmp_path, place):
    """A file in the place of the out folder, or a folder that takes no files, is refused whole."""
    taken = tmp_path / "bukan-folder"
    taken.write_bytes(b"isi")
    out = {"file": taken, "under-file": taken / "keluar", "proc": Path("/proc/keluar")}[place]
    before = tree(tmp_path)
    done = run("export", project, TITLE, "--out", out, "--placements", "web/opengraph")
    assert_refused(done)
    assert tree(tmp_path) == before


def test_project_in_a_folder_that_cannot_be_written():
    """A new project where nothing may be written is refused."""
    assert_refused(run("project", "new", "/proc/x.humas", "--institution", "A", "--unit", "B"))
    assert_refused(run("project", "new", "/tidak/ada/x.humas", "--institution", "A", "--unit", "B"))


@pytest.mark.parametrize("limit", [40_000, 300_000, 1_000_000, 2_000_000])
def test_disk_that_takes_no_more_leaves_nothing(project, tmp_path, limit):
    """Wherever in an export files can grow no more, it exits 2 and the out folder is empty."""
    out = tmp_path / "keluar"

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = studio("export", project, TITLE, "--out", out, "--placements", THREE, preexec_fn=limited)
    assert_refused(done)
    assert not out.exists() or list(out.iterdir()) == []
    assert len(posts_in(project)) == 3


@pytest.mark.slow
@pytest.mark.parametrize("size", ["300k", "1m", "3m"])
def test_full_disk_leaves_nothing(office, tmp_path, size):
    """On a disk that is really full the export exits 2, and neither a bundle nor a part of one is on it."""
    disk = tmp_path / "diska"
    disk.mkdir()
    (tmp_path / "sementara").mkdir()
    inside = f"mount -t tmpfs -o size={size} tmpfs '{disk}' && \"$@\"; code=$?; ls -A '{disk}/o'; exit $code"
    prefix = ("unshare", "--mount", "--map-root-user", "sh", "-c", inside, "sh")
    where = ("--out", disk / "o", "--placements", THREE)
    done = studio("export", office, TITLE, *where, prefix=prefix, env={"TMPDIR": str(tmp_path / "sementara")})
    assert_refused(done, "penuh")
    assert done.out.strip() == "", "nothing is left on the disk"
    assert list((tmp_path / "sementara").iterdir()) == []
