"""How many faces a picture shows, and where: CenterFace run by onnxruntime, the optional extra `wajah`.

The picture is looked at in the limited child like every foreign file. It counts faces and knows nobody: no
features are kept, nobody is compared. Without the package or the model nothing is counted, which callers say.
"""

import importlib.util
import io
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from studio import paths
from studio.domain.covering import FaceBox
from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.child import run_job

if TYPE_CHECKING:
    from PIL.Image import Image

Presence = Literal["ready", "no-package", "no-model"]

MODEL = "centerface.onnx"
INPUT, OUTPUTS = "input.1", ("537", "538", "539")
STRIDE = 32
"""The network halves the picture five times, so both sides are multiples of this."""
LEAST_SCORE = 0.5
WHOLE_SIDE = 960
"""Longest side, px, at which the whole picture is looked at; finds faces from about a hundredth of it on."""
PAGE_SIDE = 1280
"""The same for a page drawn from a file, which is looked at once: it goes out at about that size."""
FINE_SIDE, TILE, SHARED = 1920, 1024, 128
"""Larger pictures are looked at again in tiles, which share a strip wide enough for the faces they find."""
ALIKE = 0.3
"""Two boxes that share this much of their union are one face."""
WITHIN = 0.7
"""A box of which this much lies in another is a part of that face, cut by a tile's edge."""
WALL, MEMORY = 30.0, 4_000_000_000
"""Seconds, and bytes of address space; onnxruntime reserves far more than it uses."""


def presence() -> Presence:
    """Whether faces can be counted on this computer, and if not what is wanting."""
    if importlib.util.find_spec("onnxruntime") is None:
        return "no-package"
    return "ready" if model_file().is_file() else "no-model"


def model_file() -> Path:
    """Where the shipped model lies."""
    return paths.resources() / "models" / MODEL


def find_faces(data: bytes, *, fine: bool = True) -> tuple[FaceBox, ...] | None:
    """Faces of a clean picture, largest first; None when they cannot be counted here or the child failed.

    A picture that cannot be counted is still a picture: its question is asked of a person instead. Without
    `fine` it is looked at once, in a sixth of the time.
    """
    if presence() != "ready":
        return None
    try:
        answer = run_job("faces" if fine else "faces:once", data, wall=WALL, memory=MEMORY)
    except StudioError:
        return None
    return tuple(_box(found) for found in answer.facts.get("faces", ()))


def _box(found: Any) -> FaceBox:
    x, y, width, height = (min(1.0, max(0.0, float(number))) for number in found)
    return x, y, min(width, 1.0 - x), min(height, 1.0 - y)


def look_for_faces(data: bytes, *, fine: bool = True) -> tuple[dict[str, Any], bytes]:
    """In the child: boxes of the faces in a picture."""
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy, and only inside the limits

    from studio.intake.limits import LIMITS  # noqa: PLC0415

    Pictures.MAX_IMAGE_PIXELS = LIMITS.image.pixels
    image = Pictures.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    if image.width * image.height > LIMITS.image.pixels:
        raise StudioError("intake/pixels", N_("Gambar terlalu besar."), N_("Perkecil gambarnya."))
    image.draft("RGB", (FINE_SIDE, FINE_SIDE))
    found = [face for view in _views(_opaque(image), fine=fine) for face in _seen(*view)]
    return {"faces": [list(face[:4]) for face in _merged(found)]}, b""


def _opaque(image: "Image") -> "Image":
    if "A" not in image.getbands():
        return image.convert("RGB")
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy

    ground = Pictures.new("RGBA", image.size, "white")
    return Pictures.alpha_composite(ground, image.convert("RGBA")).convert("RGB")


def _views(image: "Image", *, fine: bool = True) -> Iterator[tuple["Image", float, float, float, float]]:
    """Pieces to look at, each with its place in the picture in shares."""
    from PIL.Image import Resampling  # noqa: PLC0415 - heavy

    def scaled(side: int) -> "Image":
        factor = min(1.0, side / max(image.size))
        size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
        return image if factor == 1.0 else image.resize(size, Resampling.BILINEAR)

    yield scaled(WHOLE_SIDE if fine else PAGE_SIDE), 0.0, 0.0, 1.0, 1.0
    if not fine or max(image.size) <= 1.5 * WHOLE_SIDE:
        return
    large = scaled(FINE_SIDE)
    width, height = large.size
    for top, bottom in _spans(height):
        for left, right in _spans(width):
            piece = large.crop((left, top, right, bottom))
            yield piece, left / width, top / height, piece.width / width, piece.height / height


def _spans(length: int) -> tuple[tuple[int, int], ...]:
    """Spans of about TILE px which share SHARED px, all of one length, so that little is looked at twice."""
    count = max(1, math.ceil((length - SHARED) / (TILE - SHARED) - 0.1))
    each = math.ceil((length + (count - 1) * SHARED) / count)
    return tuple(
        (start, start + each) for start in (min(n * (each - SHARED), length - each) for n in range(count))
    )


def _seen(
    piece: "Image", left: float, top: float, width: float, height: float
) -> Iterator[tuple[float, float, float, float, float]]:
    """Faces of a piece as shares of the whole picture, with their scores."""
    import numpy as np  # noqa: PLC0415 - heavy

    wide, high = (math.ceil(side / STRIDE) * STRIDE for side in piece.size)
    pixels = np.zeros((high, wide, 3), np.float32)
    pixels[: piece.height, : piece.width] = np.asarray(piece, np.float32)[:, :, ::-1]
    heat, scale, offset = _model().run(list(OUTPUTS), {INPUT: pixels.transpose(2, 0, 1)[None]})
    for row, column in zip(*np.where(heat[0, 0] > LEAST_SCORE), strict=True):
        tall, broad = np.exp(scale[0, :, row, column]) * 4
        down, right = (offset[0, :, row, column] + 0.5 + (row, column)) * 4
        x, y = max(0.0, float(right - broad / 2)), max(0.0, float(down - tall / 2))
        x2, y2 = min(float(right + broad / 2), piece.width), min(float(down + tall / 2), piece.height)
        if x2 <= x or y2 <= y:
            continue
        yield (
            left + width * x / piece.width, top + height * y / piece.height,
            width * (x2 - x) / piece.width, height * (y2 - y) / piece.height, float(heat[0, 0, row, column]),
        )  # fmt: skip


@cache
def _model() -> Any:
    """The network, in this process for one picture; one thread, since the child may use two cores at most."""
    import onnxruntime  # type: ignore[import-untyped] # noqa: PLC0415 - optional, only in the child

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model_file()), options, providers=["CPUExecutionProvider"])


def _merged(
    found: list[tuple[float, float, float, float, float]],
) -> list[tuple[float, float, float, float, float]]:
    """One box a face, largest first; of boxes that share a face the surest, or the one that holds more."""
    kept: list[tuple[float, float, float, float, float]] = []
    for face in sorted(found, key=lambda face: -face[4]):
        if all(not _same(face, other) for other in kept):
            kept.append(face)
    return sorted(kept, key=lambda face: -face[2] * face[3])


def _same(face: tuple[float, ...], other: tuple[float, ...]) -> bool:
    wide = min(face[0] + face[2], other[0] + other[2]) - max(face[0], other[0])
    high = min(face[1] + face[3], other[1] + other[3]) - max(face[1], other[1])
    if wide <= 0 or high <= 0:
        return False
    both, one, two = wide * high, face[2] * face[3], other[2] * other[3]
    return both >= ALIKE * (one + two - both) or both >= WITHIN * min(one, two)
