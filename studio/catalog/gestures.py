"""The gesture card: poses read as support in election time, from `resources/neutrality/gestur.toml`."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from studio import paths
from studio.catalog.decode import decode, read_toml
from studio.domain.ethics import Text
from studio.domain.platform import Confidence, Source
from studio.domain.record import Value
from studio.errors import StudioError

FOLDER = "neutrality"
FILE = "gestur.toml"
DRAWINGS = "gestur"
GestureStatus = Literal["avoid", "disputed", "allowed"]
"""Avoided in election time; sources differ; allowed."""


class Gesture(Value, frozen=True, kw_only=True):
    """A pose of the hand: its name, its looks in words, whether it is avoided, who says so, how surely."""

    id: str
    name: Text
    looks: Text
    status: GestureStatus
    note: Text = msgspec.field(default_factory=dict)
    as_of: str
    confidence: Confidence
    source: str


class GestureFile(Value, frozen=True, kw_only=True):
    """The card with its sources."""

    format: int = 1
    sources: dict[str, Source] = msgspec.field(default_factory=dict)
    gesture: tuple[Gesture, ...] = ()


def default_folder() -> Path:
    """Where the shipped card lies."""
    return paths.resources() / FOLDER


def load_gestures(folder: Path | None = None) -> dict[str, Gesture]:
    """All poses by id, in the order of the card."""
    return {gesture.id: gesture for gesture in _read(folder or default_folder()).gesture}


def gesture_sources(folder: Path | None = None) -> dict[str, Source]:
    """What the source keys of the card stand for."""
    return dict(_read(folder or default_folder()).sources)


def drawing(gesture: str, folder: Path | None = None) -> Path:
    """The line drawing of a pose: SVG, 96 x 96, black strokes of 2, for the window to colour."""
    return (folder or default_folder()) / DRAWINGS / f"{gesture}.svg"


@lru_cache(maxsize=4)
def _read(folder: Path) -> GestureFile:
    path = folder / FILE
    file = decode(read_toml(path), GestureFile, str(path))
    seen: set[str] = set()
    for gesture in file.gesture:
        faults = {
            "tercatat dua kali": gesture.id in seen,
            "belum punya nama atau gambaran dalam kedua bahasa": not all(
                text.get(language, "").strip()
                for text in (gesture.name, gesture.looks)
                for language in ("id", "en")
            ),
            "menyebut sumber yang tidak ada": gesture.source not in file.sources,
            "belum punya gambar": not drawing(gesture.id, folder).is_file(),
        }
        for said, wrong in faults.items():
            if wrong:
                message = f"{path}: gestur “{gesture.id}” {said}."
                raise StudioError("catalog/invalid", message, "Lengkapi bagian itu.")
        seen.add(gesture.id)
    return file
