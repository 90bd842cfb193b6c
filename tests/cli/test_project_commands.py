"""`studio project …`: every command, its JSON, its exit code, and that a dry run writes nothing."""

import json

import pytest
from click.testing import CliRunner

from studio import paths
from studio.cli.project import command
from studio.domain.content import Pillar
from studio.errors import StudioError
from studio.session import projects

NEW = ("--institution", "Pemkot Contoh", "--unit", "Kominfo")


@pytest.fixture(autouse=True)
def office_data(tmp_path, monkeypatch):
    """The office's data folder inside the test's own."""
    monkeypatch.setattr(paths, "office_data", lambda: tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def project(tmp_path):
    """A project with one command on its undo stack."""
    with projects.create_project(tmp_path / "kantor", institution="Pemkot Contoh", unit="Kominfo") as session:
        session.add_blob(b"gambar", "image/png")
        with session.edit("Tambah pilar") as draft:
            draft.put(Pillar(id="a", name="Layanan"))
    return session.path


def run(*arguments):
    """Exit code and standard output of a command; a StudioError is given as its code."""
    result = CliRunner().invoke(command, [str(argument) for argument in arguments])
    if isinstance(result.exception, StudioError):
        return result.exception.code, result.exception.hint
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout


def facts(*arguments):
    """What a command that exits with 0 says as JSON."""
    code, output = run(*arguments, "--json")
    assert code == 0
    return json.loads(output)


def test_new_makes_a_project(tmp_path):
    """`new` writes the file with its office profile and prints where it is."""
    made = facts("new", tmp_path / "a", *NEW, "--city", "Contoh", "--zone", "Asia/Makassar", "--kit", "dasar")
    assert made == {"path": str(tmp_path / "a.humas"), "written": True}
    info = facts("info", tmp_path / "a.humas")
    wanted = {"institution": "Pemkot Contoh", "city": "Contoh", "zone": "Asia/Makassar", "kit": "dasar"}
    assert wanted.items() <= info.items()
    assert info["records"] == {"office": 1}
    assert run("new", tmp_path / "a", *NEW)[0] == "project/exists"


def test_new_dry_run_writes_nothing(tmp_path):
    """`new --dry-run` makes no file, and refuses a taken name like the real run."""
    assert facts("new", tmp_path / "a", *NEW, "--dry-run") == {
        "path": str(tmp_path / "a.humas"),
        "written": False,
    }
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "a.humas").touch()
    assert run("new", tmp_path / "a", *NEW, "--dry-run")[0] == "project/exists"


def test_info_tells_what_is_inside_and_changes_nothing(project):
    """`info` counts records and media, names the next undo and who works on it, and leaves the file alone."""
    before = project.read_bytes()
    info = facts("info", project)
    assert info["records"] == {"office": 1, "pillar": 1}
    assert info["media"] == {"files": 1, "bytes": 6}
    assert (info["undo"], info["redo"], info["opened_by"]) == ("Tambah pilar", "", "")
    with projects.open_project(project, who="Sari"):
        assert facts("info", project)["opened_by"].startswith("Sari di komputer ")
    assert "Pemkot Contoh" in run("info", project)[1]
    assert project.read_bytes() == before


def test_check_exits_1_on_damage(project):
    """`check` exits 0 on a sound project and 1 with the fault listed when a picture was changed."""
    sound = facts("check", project)
    assert (sound["ok"], sound["faults"], sound["records"], sound["blobs"]) == (True, [], 2, 1)
    data = project.read_bytes()
    assert data.count(b"gambar") == 1
    project.write_bytes(data.replace(b"gambar", b"gombar"))
    code, output = run("check", project, "--json")
    assert code == 1
    assert [fault["code"] for fault in json.loads(output)["faults"]] == ["project/blob-damaged"]
    assert run("check", project)[0] == 1
    assert run("check", project.with_name("tiada.humas"))[0] == "project/missing"


def test_backup_and_restore(project, office_data, tmp_path):
    """`backup` writes to the office's data or the folder named; `restore` gives a sound copy."""
    made = facts("backup", project)["path"]
    assert made.startswith(str(office_data))
    elsewhere = facts("backup", project, "--to", tmp_path / "stik")["path"]
    assert elsewhere.startswith(str(tmp_path / "stik"))
    restored = facts("restore", made, tmp_path / "pulih")
    assert restored["path"] == str(tmp_path / "pulih.humas")
    assert (restored["records"], restored["blobs"], restored["lost"]) == (2, 1, [])
    assert facts("check", tmp_path / "pulih.humas")["ok"]
    assert run("restore", made, tmp_path / "pulih")[0] == "project/exists"


def test_backup_and_restore_dry_runs_write_nothing(project, office_data, tmp_path):
    """With `--dry-run` neither a backup nor a restored file appears, and a taken target is still refused."""
    made = facts("backup", project, "--to", tmp_path / "stik")["path"]
    assert facts("backup", project, "--dry-run")["written"] is False
    assert not office_data.exists()
    assert facts("restore", made, tmp_path / "pulih", "--dry-run")["written"] is False
    assert not (tmp_path / "pulih.humas").exists()
    assert run("restore", made, project, "--dry-run")[0] == "project/exists"


def test_undo_and_redo(project):
    """`undo` and `redo` name the command; when there is none they say so and exit 0."""
    assert facts("undo", project, "--dry-run") == {"command": "Tambah pilar", "written": False}
    assert facts("undo", project) == {"command": "Tambah pilar", "written": True}
    assert facts("info", project)["records"] == {"office": 1}
    assert facts("undo", project) == {"command": "", "written": False}
    assert "Diulangi: Tambah pilar" in run("redo", project)[1]
    assert facts("info", project)["records"] == {"office": 1, "pillar": 1}
    assert run("redo", project) == (0, "Tidak ada yang dapat diulangi\n")


def test_undo_of_a_project_in_use_is_refused(project):
    """While somebody works on the project, `undo` and `unlock` are refused and change nothing."""
    with projects.open_project(project, who="Sari") as session:
        assert run("undo", project)[0] == "project/locked"
        assert session.file.snapshot() == session.project
        assert run("unlock", project)[0] == "project/locked"
        assert facts("unlock", project, "--dry-run")["written"] is False
        assert facts("unlock", project, "--force")["holder"].startswith("Sari")
    assert facts("unlock", project) == {"holder": "", "written": False}


def test_every_command_has_json_and_every_writing_one_a_dry_run():
    """Each command of the group offers --json; all but those that only look offer --dry-run."""
    for name, item in command.commands.items():
        options = {option for parameter in item.params for option in parameter.opts}
        assert "--json" in options, name
        assert ("--dry-run" in options) == (name not in {"info", "check"}), name
        assert item.help, name
