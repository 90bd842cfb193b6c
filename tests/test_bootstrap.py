"""`main.py` on machines that lack something: it says what to do, and an interrupted run goes on."""

import base64
import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"


@pytest.fixture
def bootstrap(tmp_path: Path) -> ModuleType:
    """`main.py` as a module whose checkout is an empty folder."""
    spec = importlib.util.spec_from_file_location("bootstrap_under_test", ROOT / "main.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    inside = module.PYTHON.relative_to(module.ROOT)
    module.ROOT, module.VENV, module.PYTHON = tmp_path, tmp_path / ".venv", tmp_path / inside
    (tmp_path / "requirements.lock").write_text("satu==1.0 --hash=sha256:" + "0" * 64 + "\n", "ascii")
    return module


class Pip:
    """Stands for child processes: notes each command, and whether the stamp was there by then."""

    def __init__(self, module: ModuleType, code: int = 0) -> None:
        self.commands: list[list[str]] = []
        self.stamps: list[bool] = []
        self._module, self._code = module, code

    def __call__(self, command: list[str], **_: Any) -> int:
        """Take the place of `subprocess.call`."""
        if "install" not in command:
            return 0  # a question about the environment
        self.commands.append(command)
        self.stamps.append((self._module.VENV / ".requirements").exists())
        return self._code


@pytest.fixture
def pip(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Pip:
    """An environment that is there, with a pip that succeeds."""
    bootstrap.PYTHON.parent.mkdir(parents=True)
    bootstrap.PYTHON.touch()
    stand_in = Pip(bootstrap)
    monkeypatch.setattr(bootstrap.subprocess, "call", stand_in)
    return stand_in


@pytest.mark.parametrize("name", ["ensurepip", "venv"])
def test_a_missing_venv_module_names_the_package(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Debian's Python without ensurepip ends with 2 and the apt line, and makes no environment."""
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(SystemExit) as stopped:
        bootstrap.prepare(bootstrap.ROOT / "requirements.lock")
    assert stopped.value.code == 2
    assert "sudo apt-get install python3-venv" in capsys.readouterr().err
    assert not bootstrap.VENV.exists()


def test_the_stamp_is_written_last(bootstrap: ModuleType, pip: Pip) -> None:
    """The stamp, the lock's hash, appears after pip has succeeded and never before."""
    lock = bootstrap.ROOT / "requirements.lock"
    bootstrap.prepare(lock)
    assert pip.stamps == [False]
    stamp = (bootstrap.VENV / ".requirements").read_text("ascii")
    assert stamp == hashlib.sha256(lock.read_bytes()).hexdigest()


def test_a_failed_install_leaves_no_stamp(
    bootstrap: ModuleType, pip: Pip, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When pip fails the run ends with 2 and a sentence, and the next run installs again."""
    monkeypatch.setattr(bootstrap.subprocess, "call", Pip(bootstrap, code=1))
    with pytest.raises(SystemExit) as stopped:
        bootstrap.prepare(bootstrap.ROOT / "requirements.lock")
    assert stopped.value.code == 2
    assert "wheels/" in capsys.readouterr().err
    monkeypatch.setattr(bootstrap.subprocess, "call", pip)
    bootstrap.prepare(bootstrap.ROOT / "requirements.lock")
    assert len(pip.commands) == 1


def test_the_second_run_installs_nothing(bootstrap: ModuleType, pip: Pip) -> None:
    """A prepared environment is used as it is; a changed lock is installed once more."""
    lock = bootstrap.ROOT / "requirements.lock"
    bootstrap.prepare(lock)
    bootstrap.prepare(lock)
    assert len(pip.commands) == 1
    lock.write_text(lock.read_text("ascii") + "# changed\n", "ascii")
    bootstrap.prepare(lock)
    assert len(pip.commands) == 2


def test_only_hashed_wheels_are_installed(bootstrap: ModuleType, pip: Pip) -> None:
    """Pip takes wheels with their hashes alone, and no dependency the lock does not name."""
    bootstrap.prepare(bootstrap.ROOT / "requirements.lock")
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:"} <= set(pip.commands[0])
    assert "--no-index" not in pip.commands[0]


def test_wheels_from_a_stick_need_no_index(bootstrap: ModuleType, pip: Pip) -> None:
    """With a folder `wheels/` beside it, pip asks no index."""
    (bootstrap.ROOT / "wheels").mkdir()
    bootstrap.prepare(bootstrap.ROOT / "requirements.lock")
    command = pip.commands[0]
    assert "--no-index" in command
    assert command[command.index("--find-links") + 1] == str(bootstrap.ROOT / "wheels")


def make_wheel(folder: Path) -> str:
    """Write a one-module wheel and return its SHA-256."""
    files = {
        "satu.py": b"NILAI = 1\n",
        "satu-1.0.dist-info/METADATA": b"Metadata-Version: 2.1\nName: satu\nVersion: 1.0\n",
        "satu-1.0.dist-info/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = [f"{name},sha256={_digest(data)},{len(data)}" for name, data in files.items()]
    files["satu-1.0.dist-info/RECORD"] = "\n".join([*rows, "satu-1.0.dist-info/RECORD,,\n"]).encode()
    folder.mkdir()
    wheel = folder / "satu-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def test_a_half_made_environment_is_made_again_without_a_network(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a run interrupted before pip was there, a real environment is made from the stick alone."""
    monkeypatch.setenv("PIP_INDEX_URL", "file:///nowhere")
    monkeypatch.delenv("PYTHONPATH", raising=False)
    venv.create(bootstrap.VENV, with_pip=False)
    lock = bootstrap.ROOT / "requirements.lock"
    lock.write_text(f"satu==1.0 --hash=sha256:{make_wheel(bootstrap.ROOT / 'wheels')}\n", "ascii")
    bootstrap.prepare(lock)
    command = [str(bootstrap.PYTHON), "-c", "import satu; print(satu.NILAI)"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "1\n"


def test_missing_qt_libraries_give_the_apt_line(
    bootstrap: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """When Qt cannot be loaded, the program ends with 2, the loader's own words and the apt line."""
    package = tmp_path / "broken" / "PySide6"
    package.mkdir(parents=True)
    words = "libEGL.so.1: cannot open shared object file"
    (package / "__init__.py").write_text(f"raise ImportError({words!r})\n", "ascii")
    bootstrap.PYTHON = Path(sys.executable)
    with pytest.raises(SystemExit) as stopped:
        bootstrap.check_qt({**os.environ, "PYTHONPATH": str(package.parent)})
    shown = capsys.readouterr().err
    assert stopped.value.code == 2
    assert words in shown
    assert f"sudo apt-get install --no-install-recommends {LIBRARIES}" in shown


def test_present_qt_libraries_pass(bootstrap: ModuleType) -> None:
    """When Qt loads, nothing is said and the program goes on."""
    bootstrap.PYTHON = Path(sys.executable)
    assert bootstrap.check_qt(dict(os.environ)) is None


def test_an_old_python_is_told_so(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Python 3.10 ends with 2 and a sentence before anything is made."""
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 10, 12))
    with pytest.raises(SystemExit) as stopped:
        bootstrap.main()
    assert stopped.value.code == 2
    assert "Python 3.11" in capsys.readouterr().err
    assert not bootstrap.VENV.exists()


def test_the_code_of_the_program_is_the_code_of_the_bootstrap() -> None:
    """`python3 main.py` passes arguments on and ends as the program does."""
    started = [sys.executable, str(ROOT / "main.py"), "contrast", "#1C2456", "bukan-warna"]
    child = subprocess.run(started, capture_output=True, text=True, check=False, cwd=ROOT.parent, timeout=100)
    assert child.returncode == 2
    assert "bukan-warna" in child.stderr


@pytest.mark.parametrize("missing", ["", "libEGL.so.1", "ensurepip"])
def test_ci_installs_what_is_missing_and_ends_as_the_tests_do(tmp_path: Path, missing: str) -> None:
    """`.ci/run` calls apt only for what is missing, needs no input, and ends with the code of the tests."""
    log = tmp_path / "log"
    python = (
        f'case "$*" in *main.py*) echo "$@" >> {log}; exit 7;; *"{missing or "nothing"}"*) exit 1;; esac\n'
    )
    for name, body in (
        ("python3", python),
        ("apt-get", f'echo "apt-get $@" >> {log}\n'),
        ("sudo", 'shift; "$@"\n'),
    ):
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}", "ascii")
        (tmp_path / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    child = subprocess.run([ROOT / ".ci" / "run"], env=environment, stdin=subprocess.DEVNULL, check=False)
    wanted = {"": [], "libEGL.so.1": LIBRARIES.split(), "ensurepip": ["python3-venv"]}[missing]
    install = ["apt-get update", " ".join(["apt-get install -y --no-install-recommends", *wanted])]
    assert log.read_text("ascii").splitlines() == [*(install if wanted else []), "main.py --test"]
    assert child.returncode == 7


def test_everybody_names_the_same_libraries(bootstrap: ModuleType) -> None:
    """The bootstrap, the README and the CI script ask for the same system libraries."""
    assert bootstrap.QT_LIBRARIES == LIBRARIES
    assert LIBRARIES in re.sub(r"\s+", " ", (ROOT / "README.md").read_text("utf-8"))
    assert f'QT="{LIBRARIES}"' in (ROOT / ".ci" / "run").read_text("utf-8")
    if os.name == "posix":
        assert os.access(ROOT / ".ci" / "run", os.X_OK)
