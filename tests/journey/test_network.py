"""The whole main job opens no network socket, and needs no network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journey.conftest import TITLE
from tests.journey.support import EXAMPLES, ROOT, assert_same, environment, export, studio

GUARD = Path(__file__).parent / "guard"


def guarded(tmp_path: Path) -> dict[str, str]:
    """An environment in which every Python process ends when it asks for the network."""
    path = os.pathsep.join((str(GUARD), str(ROOT)))
    return {"PYTHONPATH": path, "STUDIO_GUARD_NOTE": str(tmp_path / "catatan")}


def test_guard_itself_works(tmp_path):
    """The guard ends a process that opens a network socket and lets a local one be."""
    env = environment(**guarded(tmp_path))
    local = "import socket; socket.socketpair(); print('ok')"
    assert subprocess.run([sys.executable, "-c", local], env=env, check=True, capture_output=True).stdout
    for kind in ("AF_INET", "AF_INET6"):
        code = f"import socket\ntry: socket.socket(socket.{kind})\nexcept BaseException: pass"
        assert subprocess.run([sys.executable, "-c", code], env=env, check=False).returncode == 97
    assert "socket.__new__" in (tmp_path / "catatan").read_text("utf-8")


def test_main_job_opens_no_network_socket(tmp_path):
    """Project, content with a picture, check, export and verification run under the guard untouched."""
    env = guarded(tmp_path)
    project = tmp_path / "a.humas"
    steps = (
        ("project", "new", project, "--institution", "A", "--unit", "B", "--kit", "nila"),
        ("post", "add", project, "--from", next(EXAMPLES.glob("01-*.toml"))),
        ("check", project, TITLE),
        ("export", project, TITLE, "--out", tmp_path / "o", "--placements", "web/opengraph,print/a4"),
    )
    for step in steps:
        done = studio(*step, env=env)
        assert done.code in ({0, 1} if step[0] == "check" else {0}), done.err
    (archive,) = (tmp_path / "o").glob("*.bundel.zip")
    assert studio("verify", archive, env=env).code == 0
    assert not (tmp_path / "catatan").exists()
    started = (tmp_path / "catatan.aktif").read_text("utf-8").split()
    assert len(started) > len(steps), "the picture's child process was under the guard too"


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_main_job_runs_without_any_network(bundle, office, tmp_path):
    """In a namespace without even a loopback interface, and with the film, the same bundle comes out."""
    alone = ("unshare", "--net", "--map-root-user")
    shown = subprocess.run([*alone, "cat", "/proc/net/route"], capture_output=True, text=True, check=True)
    assert len(shown.stdout.splitlines()) <= 1, "the namespace has no route"
    wanted = "instagram/feed-portrait,instagram/story,print/a4"
    assert_same(bundle, export(office, TITLE, tmp_path / "o", wanted, prefix=alone))
    film = export(office, TITLE, tmp_path / "film", "x/post", "--video", prefix=alone)
    assert [path for path in film.media if path.endswith(".mp4")]
    assert studio("verify", film.archive, prefix=alone).code == 0
