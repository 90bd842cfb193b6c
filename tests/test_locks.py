"""The two locks: what is installed is named by hash, for every Python, from wherever packages come."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
BUILDER = "installer/requirements.lock"
"""What makes installers; it brings no Qt of its own."""
ENTRY = re.compile(r"([a-z0-9][a-z0-9._-]*)==(\S+)(?: ; (.+))?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def entries(text: str) -> dict[tuple[str, str], tuple[str, list[str]]]:
    """Each (name, version) of a lock with its marker and its hashes; any other line is refused."""
    found: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for whole in text.replace("\\\n", " ").splitlines():
        line = whole.strip()
        if not line or line.startswith("#"):
            continue
        requirement, *hashes = re.split(r"\s+(?=--)", line)
        match = ENTRY.fullmatch(requirement)
        if match is None or not all(HASH.fullmatch(part) for part in hashes):
            raise ValueError(line)
        found[match[1], match[2]] = (match[3] or "", hashes)
    return found


def lock(name: str) -> dict[tuple[str, str], tuple[str, list[str]]]:
    """The entries of one lock of this checkout."""
    return entries((ROOT / name).read_text("ascii"))


@pytest.mark.parametrize("name", [*LOCKS, BUILDER])
def test_a_lock_names_no_address(name: str) -> None:
    """No lock says where packages are fetched from."""
    text = (ROOT / name).read_text("ascii")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links)\b", text, re.MULTILINE)


@pytest.mark.parametrize("name", [*LOCKS, BUILDER])
def test_every_entry_is_pinned_by_hash(name: str) -> None:
    """Every package has one version for each marker, and at least one SHA-256."""
    found = lock(name)
    assert len(found) > (5 if name == BUILDER else 20)
    assert [key for key, (_, hashes) in found.items() if not hashes] == []
    names = [package for package, _ in found]
    twice = {package for package in names if names.count(package) > 1}
    assert [key for key, (marker, _) in found.items() if key[0] in twice and not marker] == []


@pytest.mark.parametrize("line", ["numpy>=2", "numpy==2.4.6 --hash=md5:00", "-r other.txt"])
def test_the_reader_refuses_what_is_not_pinned(line: str) -> None:
    """A line that is not `name==version` with SHA-256 hashes does not pass as an entry."""
    with pytest.raises(ValueError, match=r"^(numpy|-r)"):
        entries(line)


@pytest.mark.parametrize("name", LOCKS)
def test_qt_is_split_by_python(name: str) -> None:
    """Python 3.11 gets PySide6 6.11, newer ones 6.12, which aborts on 3.11."""
    qt = {version: marker for (package, version), (marker, _) in lock(name).items()
          if package == "pyside6-essentials"}  # fmt: skip
    assert sorted(qt) == ["6.11.3", "6.12.0"]
    assert qt["6.11.3"] == "python_full_version < '3.12'"
    assert qt["6.12.0"] == "python_full_version >= '3.12'"


def test_the_test_lock_holds_what_runs() -> None:
    """Tests run with exactly the versions and hashes users get."""
    program, tests = lock(LOCKS[0]), lock(LOCKS[1])
    assert {key: tests.get(key) for key in program} == program


def test_there_is_no_other_lock() -> None:
    """`uv.lock`, which names addresses, is not in the repository, and git ignores it."""
    if (ROOT / ".git").exists() and (git := shutil.which("git")):
        command = [git, "-c", f"safe.directory={ROOT}", "ls-files", "*.lock"]
        tracked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        assert sorted(tracked.stdout.split()) == sorted((*LOCKS, BUILDER))
    assert "uv.lock" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
