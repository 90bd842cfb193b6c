"""Running the command line as people do, and reading what it wrote without the code that wrote it."""

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "resources" / "examples"
PROGRESS = "Merender"
"""What a progress bar leaves where there is no terminal."""
NAME = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d|tanpa-tanggal)_(?P<unit>[a-z0-9-]+)_(?P<post>[a-z0-9-]+)"
    r"_(?P<platform>[a-z0-9-]+)_(?P<placement>[a-z0-9-]+)_(?P<nn>\d\d)\.(?P<kind>jpg|png|webp|pdf|mp4)"
)


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Bundle:
    """A bundle that was written, and what the command said about it."""

    folder: Path
    archive: Path
    said: dict[str, Any]

    @property
    def manifest(self) -> dict[str, Any]:
        """Its manifest, read as plain JSON."""
        return json.loads((self.folder / "manifest.json").read_text("utf-8"))

    @property
    def files(self) -> dict[str, dict[str, Any]]:
        """Every entry of the manifest by path."""
        manifest = self.manifest
        entries = [entry for post in manifest["posts"] for entry in post["files"]] + manifest["files"]
        return {entry["path"]: entry for entry in entries}

    @property
    def media(self) -> dict[str, dict[str, Any]]:
        """The entries of pictures, pages and films."""
        return {path: entry for path, entry in self.files.items() if path.startswith("media/")}


def environment(**more: str) -> dict[str, str]:
    """The environment of a child process: no display, this checkout, and `more`."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), **more}


def studio(*arguments: object, prefix: tuple[str, ...] = (), **more: Any) -> Done:
    """Run `python -m studio` in a process of its own; `env` adds to its environment."""
    env = environment(**more.pop("env", {}))
    command = [*prefix, sys.executable, "-m", "studio", *map(str, arguments)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=100, **more)
    return Done(done.returncode, done.stdout, done.stderr)


def export(project: Path, post: str, out: Path, placements: str, *more: object, **how: Any) -> Bundle:
    """Export a post by the command line; anything but success fails the test."""
    done = studio("export", project, post, "--out", out, "--placements", placements, "--json", *more, **how)
    assert done.code == 0, done.err
    said = done.json
    return Bundle(Path(said["folder"]), Path(said["archive"]), said)


def bundle_at(folder: Path) -> Bundle:
    """A finished bundle by its folder."""
    return Bundle(folder, folder.with_name(folder.name + ".bundel.zip"), {})


def tree(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below the folder, hidden ones too, by relative path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def zipped(archive: Path) -> dict[str, str]:
    """SHA-256 of every file in a ZIP, read by the standard library."""
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        return {name: hashlib.sha256(opened.read(name)).hexdigest() for name in opened.namelist()}


def assert_same(one: Bundle, other: Bundle) -> None:
    """Both bundles are equal file by file and as ZIP, byte for byte."""
    here, there = tree(one.folder), tree(other.folder)
    differ = sorted(path for path in here.keys() | there.keys() if here.get(path) != there.get(path))
    assert not differ, "\n".join(differ)
    assert one.archive.read_bytes() == other.archive.read_bytes()


def placement_facts(ident: str) -> dict[str, Any]:
    """Width, height, formats and max_bytes of a placement, straight from the platform's file."""
    platform, _, name = ident.partition("/")
    raw = tomllib.loads((ROOT / "resources" / "platforms" / f"{platform}.toml").read_text("utf-8"))
    facts = {**raw.get("defaults", {}), **raw["placements"][name]}
    return {key: fact["v"] if isinstance(fact, dict) and "v" in fact else fact for key, fact in facts.items()}


def sentences(text: str) -> list[str]:
    """The sentences of a message."""
    return [part for part in re.split(r"(?<=[.?!])\s+", text.strip()) if part]


def assert_refused(done: Done, *words: str) -> None:
    """Exit 2 with one to three short sentences that say these words, and no trace of the program."""
    assert done.code == 2, (done.out, done.err)
    assert "Traceback" not in done.err
    lines = [line for line in done.err.strip().splitlines() if line != PROGRESS]
    assert len(lines) == 1, done.err
    assert 1 <= len(sentences(lines[0])) <= 3, done.err
    for word in words:
        assert word in done.err, (word, done.err)
