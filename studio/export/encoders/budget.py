"""Finds the quality whose file just fits a byte limit, in few encodes."""

import math
from collections.abc import Callable
from dataclasses import dataclass

FLOOR = 60
CLOSE_ENOUGH = 0.94
AIM = 0.975
FIRST_SLOPE = 0.045
"""Growth of log(bytes) per step of quality near q 80, measured on posters; only the first guess uses it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best file under the limit; `data` is None when even the floor, `smallest`, is too big."""

    data: bytes | None
    quality: int
    tries: int
    smallest: int


def search(encode: Callable[[int], bytes], *, start: int, limit: int | None, floor: int = FLOOR) -> Found:
    """Secant on log(bytes) from `start` down to `floor`; ends within 6 % of the limit or at the best."""
    data = encode(start)
    tries, smallest = 1, len(data)
    if limit is None or len(data) <= limit:
        return Found(data, start, tries, smallest)
    best: bytes | None = None
    low, high = floor - 1, start
    known = {start: len(data)}
    while high - low > 1:
        quality = _guess(known, low, high, limit, bisect=tries >= 4)
        data = encode(quality)
        tries += 1
        known[quality] = len(data)
        smallest = min(smallest, len(data))
        if len(data) > limit:
            high = quality
            continue
        low, best = quality, data
        if len(data) >= CLOSE_ENOUGH * limit:
            break
    return Found(best, low, tries, smallest)


def _guess(known: dict[int, int], low: int, high: int, limit: int, *, bisect: bool) -> int:
    """The next quality to try, strictly between `low` (fits or is under the floor) and `high` (too big)."""
    if bisect:
        return (low + high) // 2
    aim = math.log(limit * AIM)
    points = sorted(known.items(), key=lambda point: abs(math.log(point[1]) - aim))[:2]
    quality, size = points[0]
    slope = FIRST_SLOPE
    if len(points) == 2 and points[1][1] != size:
        slope = (math.log(points[1][1]) - math.log(size)) / (points[1][0] - quality)
    step = (aim - math.log(size)) / slope if slope > 0 else 0.0
    return min(high - 1, max(low + 1, round(quality + max(-99.0, min(99.0, step)))))
