"""Where a picture seems to hold writing, and how its ink stands against its ground.

Known boxes (a PDF tells where its lines lie) are measured as they are. Else strokes are looked for: many
strong edges close together in a low, wide band. A box counts as sure only when its light and dark parts fall
apart in two clear groups; what does not is for people to judge.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Plane = np.ndarray[Any, np.dtype[np.float32]]

SIDE, KNOWN_SIDE = 1024, 1536
EDGE = 0.16
"""Least difference of lightness (0..1) between neighbours that counts as an edge of a stroke."""
JOIN, LIFT = 13, 3
"""Px at SIDE over which strokes of a line grow together, sideways and upwards."""
LEAST_HEIGHT, MOST_HEIGHT = 7, 200
DENSE = 0.10
APART = 0.86
"""Share of the variance that two groups must explain for a measure to be sure (Otsu's η)."""
INK = (0.06, 0.62)
MOST = 40


def text_areas(image: Any, known: list[list[float]]) -> list[dict[str, Any]]:
    """Boxes in shares, with contrast and whether it is sure; worst first."""
    import numpy as np  # noqa: PLC0415 - heavy

    shown = image.copy()
    shown.thumbnail((KNOWN_SIDE, KNOWN_SIDE) if known else (SIDE, SIDE))
    light = luminance(np.asarray(shown, np.uint8))
    height, width = light.shape
    boxes = [_pixels(box, width, height) for box in known] if known else strokes(light)
    found = []
    for left, top, right, bottom in boxes:
        if right - left < 4 or bottom - top < 4:
            continue
        measured = _contrast(light[top:bottom, left:right])
        if measured is None:
            continue
        ratio, sure = measured
        share = [left / width, top / height, (right - left) / width, (bottom - top) / height]
        found.append({"box": [round(v, 4) for v in share], "ratio": round(ratio, 2), "sure": sure})
    return sorted(found, key=lambda one: (not one["sure"], one["ratio"]))[:MOST]


def luminance(pixels: "np.ndarray[Any, np.dtype[np.uint8]]") -> "Plane":
    """Relative luminance of WCAG from sRGB bytes, by a table."""
    import numpy as np  # noqa: PLC0415 - heavy

    steps = np.arange(256, dtype=np.float64) / 255
    linear = np.where(steps <= 0.04045, steps / 12.92, ((steps + 0.055) / 1.055) ** 2.4).astype(np.float32)
    red, green, blue = (linear[pixels[..., channel]] for channel in range(3))
    plane: Plane = np.float32(0.2126) * red + np.float32(0.7152) * green + np.float32(0.0722) * blue
    return plane


def strokes(light: "Plane") -> list[tuple[int, int, int, int]]:
    """Boxes of what looks like lines of writing, in px: dense edges in low, wide bands."""
    import numpy as np  # noqa: PLC0415 - heavy

    tone = np.sqrt(light)
    edges = np.zeros(tone.shape, bool)
    edges[:, 1:] |= np.abs(np.diff(tone, axis=1)) > EDGE
    edges[1:, :] |= np.abs(np.diff(tone, axis=0)) > EDGE
    grown = _spread(edges, JOIN, LIFT)
    found = []
    for left, top, right, bottom in components(grown):
        wide, high = right - left, bottom - top
        if not (LEAST_HEIGHT <= high <= MOST_HEIGHT and wide >= 1.6 * high):
            continue
        inside = edges[top:bottom, left:right]
        turns = np.count_nonzero(np.diff(inside.astype(np.int8), axis=1) == 1) / max(1, high)
        if inside.mean() >= DENSE and turns >= 3:
            found.append((left, top, right, bottom))
    return found


def _spread(mask: Any, sideways: int, upwards: int) -> Any:
    import numpy as np  # noqa: PLC0415 - heavy

    for axis, reach in ((1, sideways), (0, upwards)):
        total = np.cumsum(np.insert(mask.astype(np.int32), 0, 0, axis=axis), axis=axis)
        count = mask.shape[axis]
        low, high = (
            np.clip(np.arange(count) - reach // 2, 0, count),
            np.clip(np.arange(count) + reach // 2 + 1, 0, count),
        )
        mask = (np.take(total, high, axis) - np.take(total, low, axis)) > 0
    return mask


def components(mask: Any) -> list[tuple[int, int, int, int]]:
    """Boxes of the parts of a mask that hang together, by runs of rows."""
    import numpy as np  # noqa: PLC0415 - heavy

    parent: list[int] = []
    boxes: list[list[int]] = []

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    before: list[tuple[int, int, int]] = []
    for y, row in enumerate(mask):
        turns = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
        now: list[tuple[int, int, int]] = []
        at = 0
        for start, end in zip(turns[::2].tolist(), turns[1::2].tolist(), strict=True):
            own = len(parent)
            parent.append(own)
            boxes.append([start, y, end, y + 1])
            while at < len(before) and before[at][1] <= start:
                at += 1
            other = at
            while other < len(before) and before[other][0] < end:
                parent[root(before[other][2])] = root(own)
                other += 1
            now.append((start, end, own))
        before = now
    joined: dict[int, list[int]] = {}
    for index, box in enumerate(boxes):
        have = joined.setdefault(root(index), list(box))
        have[:] = [min(have[0], box[0]), min(have[1], box[1]), max(have[2], box[2]), max(have[3], box[3])]
    return [(box[0], box[1], box[2], box[3]) for box in joined.values()]


def _contrast(part: "Plane") -> tuple[float, bool] | None:
    """Contrast of ink and ground, and whether both are clear; None where everything is one tone."""
    import numpy as np  # noqa: PLC0415 - heavy

    tone = np.sqrt(part).ravel()
    counts, edges = np.histogram(tone, bins=64, range=(0.0, 1.0))
    share = counts / max(1, counts.sum())
    middles = (edges[:-1] + edges[1:]) / 2
    below, mean = np.cumsum(share), np.cumsum(share * middles)
    total = mean[-1]
    spread = float((share * (middles - total) ** 2).sum())
    if spread < 1e-4:
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        between = np.nan_to_num((total * below - mean) ** 2 / (below * (1 - below)))
    cut = float(edges[int(between.argmax()) + 1])
    apart = float(between.max()) / spread
    dark, bright = tone[tone <= cut], tone[tone > cut]
    if not dark.size or not bright.size:
        return None
    ink = min(dark.size, bright.size) / tone.size
    # edges are blended: the ink is what lies furthest from the ground, the ground what most of it is
    low, high = (np.percentile(dark, 20), np.median(bright)) if dark.size < bright.size else (
        np.median(dark), np.percentile(bright, 80))  # fmt: skip
    ratio = (float(high) ** 2 + 0.05) / (float(low) ** 2 + 0.05)
    return ratio, bool(apart >= APART and INK[0] <= ink <= INK[1])


def _pixels(box: list[float], width: int, height: int) -> tuple[int, int, int, int]:
    left, top = max(0, int(box[0] * width)), max(0, int(box[1] * height))
    right = min(width, int((box[0] + box[2]) * width) + 1)
    return left, top, right, min(height, int((box[1] + box[3]) * height) + 1)
