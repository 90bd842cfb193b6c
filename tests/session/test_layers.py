"""Platform files inside a project: the strongest layer, for that project alone."""

import json

import pytest

from studio.catalog.platforms import find_placement
from studio.errors import StudioError
from studio.session.layers import platform_layers, use_platform_file
from studio.session.projects import create_project, open_project

SCREEN = """
[sources]
RAPAT = { title = "Keputusan rapat humas", checked = "2026-11-20" }

[placements.tv]
width = { v = 1280, s = "RAPAT", c = "H" }
height = { v = 720, s = "RAPAT", c = "H" }
"""


@pytest.fixture
def project(tmp_path):
    """A new project file, closed."""
    path = tmp_path / "kantor.humas"
    create_project(path, institution="A", unit="B").close()
    return path


def test_a_project_brings_its_own_numbers(project, tmp_path):
    """A file kept in the project wins there after reopening, and nowhere else."""
    (tmp_path / "screen.toml").write_text(SCREEN, "utf-8")
    with open_project(project) as session:
        assert "tv" in " ".join(use_platform_file(session, tmp_path / "screen.toml"))
    with open_project(project) as session:
        mine = find_placement("screen/tv", platform_layers(session))
    assert (mine.width, mine.height) == (1280, 720)
    assert find_placement("screen/tv").width == 1920


def test_a_faulty_file_is_refused_and_not_kept(project, tmp_path):
    """A number without a source is refused by name, and the project stays as it was."""
    (tmp_path / "screen.toml").write_text("[placements.tv]\nwidth = 1280\n", "utf-8")
    with open_project(project) as session:
        with pytest.raises(StudioError):
            use_platform_file(session, tmp_path / "screen.toml")
        assert not [kind for kind, _, _ in session.file.pins() if kind == "platforms"]


def test_the_command_says_what_it_kept(project, tmp_path):
    """`platforms use --json` names the file and its placements."""
    from click.testing import CliRunner

    from studio.cli.platforms import command

    (tmp_path / "screen.toml").write_text(SCREEN, "utf-8")
    done = CliRunner().invoke(command, ["use", str(project), str(tmp_path / "screen.toml"), "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.output)["file"] == "screen.toml"
