"""Pictures and a whole bundle folder to try things on."""

import json
from pathlib import Path

import numpy as np
import pytest

from studio.domain.caption import AssembledCaption
from studio.export.bundle import file_entry, folder_files, with_media, write_manifest
from studio.export.captions import CaptionSet, caption_files
from studio.export.encoders.jpeg import encode_jpeg
from studio.export.encoders.png import encode_png
from studio.export.encoders.webp import encode_webp
from studio.export.manifest import (
    AltEntry,
    CaptionEntry,
    DataVersions,
    FindingCounts,
    Manifest,
    PostEntry,
    ProjectEntry,
    ScheduleEntry,
    Software,
)
from studio.export.pixels import Pixels


def picture(width: int, height: int, *, noise: float = 0.2, seed: int = 1, pad: int = 0) -> Pixels:
    """A gradient with a bar and some noise, as a painted poster's memory would be."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    base = np.stack([x * 255 / width, y * 255 / height, (x + y) % 256, np.full_like(x, 255)], axis=-1)
    base[height // 3 : height // 2, width // 8 : width // 2, :3] = (86, 36, 28)
    base[..., :3] += random.normal(0, 255 * noise / 4, (height, width, 3))
    rows = np.zeros((height, width * 4 + pad), np.uint8)
    rows[:, : width * 4] = np.clip(base, 0, 255).astype(np.uint8).reshape(height, width * 4)
    return Pixels(width, height, width * 4 + pad, rows.tobytes())


def rgb_of(pixels: Pixels) -> np.ndarray:
    """Height × width × 3 RGB, by another way than the code under test."""
    rows = np.frombuffer(pixels.data, np.uint8).reshape(pixels.height, pixels.stride)
    return np.stack([rows[:, c : pixels.width * 4 : 4] for c in (2, 1, 0)], axis=-1)


@pytest.fixture(scope="session")
def made_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle folder of one post with three pictures, captions and a page; never change it, copy it."""
    folder = tmp_path_factory.mktemp("made") / "bundel"
    return build_bundle(folder)


def build_bundle(folder: Path) -> Path:
    """Writes the same bundle each time."""
    media = folder / "media"
    media.mkdir(parents=True)
    facts = {}
    for name, encoded in (
        ("tanpa-tanggal_humas_uji_x_post_01.png", encode_png(picture(64, 48))),
        ("tanpa-tanggal_humas_uji_instagram_feed_01.jpg", encode_jpeg(picture(54, 68, seed=2))),
        ("tanpa-tanggal_humas_uji_web_og_01.webp", encode_webp(picture(120, 63, seed=3))),
    ):
        (media / name).write_bytes(encoded.data)
        facts[f"media/{name}"] = encoded
    caption = AssembledCaption(
        text="Layanan buka Sabtu — “gratis”.\n\n#Layanan", first_comment="Info: contoh.go.id"
    )
    sets = [CaptionSet(id="p1", title="Uji", captions={"x": caption}, alt=("Loket layanan",))]
    for path, data in caption_files(sets).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)
    (folder / "index.html").write_bytes("<!doctype html><title>é</title>".encode())
    entries = []
    for path in folder_files(folder):
        entry = file_entry(folder, path)
        made = facts.get(path)
        if made is not None:
            entry = with_media(
                entry,
                pixels=(made.width, made.height),
                placement="x/post",
                quality=made.quality,
                tries=made.tries,
            )
        entries.append(entry)
    write_manifest(folder, manifest_of(entries, caption))
    return folder


def manifest_of(entries: list, caption: AssembledCaption) -> Manifest:
    """A manifest whose post owns media and captions."""
    post = PostEntry(
        id="p1",
        title="Uji",
        version=3,
        status="draft",
        content={"media": "a" * 64, "captions": "b" * 64},
        captions={"x": CaptionEntry(text=caption.text, first_comment=caption.first_comment)},
        alt=(AltEntry(page=1, text="Loket layanan"),),
        schedule=ScheduleEntry(date="2026-11-24", time="09:00", zone="Asia/Jakarta"),
        findings=FindingCounts(warning=1),
        files=tuple(entry for entry in entries if entry.path.startswith(("media/", "captions/"))),
    )
    return Manifest(
        studio="0.1.0",
        platform=Software(os="linux-x86_64", python="3.11", qt="6.11.3", pillow="11.3.0"),
        project=ProjectEntry(id="proj", revision=12),
        data=DataVersions(
            platforms={"x": "c" * 64}, templates={"berita": "d" * 64}, kits={"kanwil": "e" * 64}
        ),
        posts=(post,),
        files=tuple(entry for entry in entries if not entry.path.startswith(("media/", "captions/"))),
    )


def manifest_json(folder: Path) -> dict:
    """The manifest as an independent reader sees it."""
    return json.loads((folder / "manifest.json").read_text("utf-8"))
