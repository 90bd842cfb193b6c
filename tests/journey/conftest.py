"""One project and one bundle that the tests of this folder read and never change."""

from pathlib import Path

import pytest

from tests.journey.support import EXAMPLES, Bundle, Done, export, studio

TITLE = "Jalur prioritas lansia setiap Sabtu"
THREE = "instagram/feed-portrait,instagram/story,print/a4"


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project made by the command line with the posts of examples 01, 07 and 08."""
    path = tmp_path_factory.mktemp("kantor") / "kantor.humas"
    made = studio(
        "project", "new", path, "--institution", "Kementerian Contoh", "--unit", "Kantor Contoh Teluk",
        "--city", "Tanjung Sekar", "--zone", "Asia/Makassar", "--kit", "nila", "--json",
    )  # fmt: skip
    assert made.code == 0, made.err
    assert made.json == {"path": str(path), "written": True}
    for number in ("01", "07", "08"):
        file = next(EXAMPLES.glob(f"{number}-*.toml"))
        added = studio("post", "add", path, "--from", file, "--json")
        assert added.code == 0, added.err
        assert added.json["status"] == "draft"
    return path


@pytest.fixture(scope="session")
def checked(office: Path) -> Done:
    """What the checks said about example 01."""
    return studio("check", office, TITLE, "--json")


@pytest.fixture(scope="session")
def bundle(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """Example 01 as one feed picture, one story, and A4 as picture and PDF."""
    out = tmp_path_factory.mktemp("keluar")
    how = {"env": {"PYTHONHASHSEED": "1", "LANG": "C", "LC_ALL": "C", "TZ": "UTC"}}
    return export(office, TITLE, out, THREE, **how)
