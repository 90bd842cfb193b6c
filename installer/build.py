"""Builds the program folder, proves it, and packs it as a .deb. Any Python >= 3.11 on Debian or Ubuntu.

python3 installer/build.py            the folder dist/studio-humas, proved by its own self-test
python3 installer/build.py --deb      also dist/studio-humas_VERSION_amd64.deb
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
FOLDER = DIST / "studio-humas"
PYTHON = BUILD / "venv" / "bin" / "python"
HERE = ROOT / "installer"


def run(*command: str | Path, **extra: str) -> None:
    """Run a command; its failure ends the build."""
    subprocess.run([str(part) for part in command], check=True, env={**os.environ, **extra})


def prepare() -> None:
    """A venv with what the program and its builder need, pinned by hash."""
    locks = [ROOT / "requirements.lock", HERE / "requirements.lock"]
    stamp, want = BUILD / ".stamp", hashlib.sha256(b"".join(lock.read_bytes() for lock in locks)).hexdigest()
    if stamp.exists() and stamp.read_text("ascii") == want:
        return
    venv.create(BUILD / "venv", with_pip=True, clear=True)
    for lock in locks:
        run(
            PYTHON,
            "-m",
            "pip",
            "install",
            "-q",
            "--no-deps",
            "--require-hashes",
            "--only-binary=:all:",
            "-r",
            lock,
        )
    stamp.write_text(want, "ascii")


def size_of(path: Path) -> str:
    """Megabytes of a file or of all in a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return f"{sum(f.stat().st_size for f in files if f.is_file() and not f.is_symlink()) / 1e6:.0f} MB"


def build() -> None:
    """The folder, and the proof that it is complete."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    work = ("--workpath", BUILD / "work", "--distpath", DIST)
    run(PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *work, HERE / "studio.spec")
    for name in ("LICENSE", "THIRD_PARTY.md"):
        shutil.copy(ROOT / name, FOLDER / name)
    started = time.monotonic()
    run(FOLDER / "studio", "--version")
    print(f"folder {size_of(FOLDER)}, command line starts in {time.monotonic() - started:.2f} s", flush=True)
    run(FOLDER / "studio", "self-test")


def deb() -> Path:
    """The folder under /opt with a command, a menu entry, an icon and the file type."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    stage = BUILD / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(FOLDER, stage / "opt" / "studio-humas", symlinks=True)
    shutil.copytree(HERE / "linux" / "usr", stage / "usr")
    icons = stage / "usr" / "share" / "icons" / "hicolor" / "scalable" / "apps"
    icons.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "window" / "studio-humas.svg", icons)
    (stage / "usr" / "bin").mkdir(parents=True)
    (stage / "usr" / "bin" / "studio-humas").symlink_to("/opt/studio-humas/studio")
    control = (HERE / "linux" / "control").read_text("utf-8")
    whole = (f for f in stage.rglob("*") if f.is_file() and not f.is_symlink())
    installed = sum(f.stat().st_size for f in whole) // 1024
    (stage / "DEBIAN").mkdir()
    (stage / "DEBIAN" / "control").write_text(control.format(version=version, size=installed), "utf-8")
    target = DIST / f"studio-humas_{version}_amd64.deb"
    run(
        "dpkg-deb",
        "--root-owner-group",
        f"-Z{os.environ.get('DEB_COMPRESSION', 'xz')}",
        "--build",
        stage,
        target,
    )
    print(f"{target.name} {size_of(target)}", flush=True)
    return target


def main() -> None:
    """Build what was asked for."""
    BUILD.mkdir(exist_ok=True)
    prepare()
    build()
    if "--deb" in sys.argv[1:]:
        deb()


if __name__ == "__main__":
    main()
