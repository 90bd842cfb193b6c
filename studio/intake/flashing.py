"""Whether a film flashes more than three times in a second, which can bring on seizures.

After WCAG 2.2 SC 2.3.1: a flash is a pair of opposing changes of relative luminance of a tenth or more, where
the darker state is below 0.8, over a quarter of the picture or more; saturated red has a rule of its own.
Frames are looked at in a coarse grid: 60 seconds of film take a second or two beside decoding it.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from studio.domain.record import Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GRID = (24, 24)
"""Rows and columns in which a frame is looked at."""
CHANGE, DARK = 0.1, 0.8
RED_CHANGE, RED_SHARE = 20.0, 0.8
AREA = 0.25
"""Share of the picture that flashes together."""
MOST = 3
"""Flashes in any one second up to which a film is safe."""


class Flashes(Value, frozen=True, kw_only=True):
    """The most flashes in any one second, and the second in which that begins."""

    most: int = 0
    at: float = 0.0

    @property
    def safe(self) -> bool:
        """Whether the film keeps the limit."""
        return self.most <= MOST


def flashes(frames: Iterable[Any], fps: float) -> Flashes:
    """Flashes of a film; `frames` are arrays of height × width × 3 bytes of sRGB, `fps` is their rate."""
    import numpy as np  # noqa: PLC0415 - heavy

    light, red = _Turns(CHANGE, dark=DARK), _Turns(RED_CHANGE, dark=float("inf"))
    times: list[float] = []
    for number, frame in enumerate(frames):
        cells = _cells(np.asarray(frame))
        turned = max(light.turned(_luminance(cells)), red.turned(_redness(cells)))
        if turned >= AREA:
            times.append(number / fps)
    return _worst(times)


def _worst(times: list[float]) -> Flashes:
    """Two opposing changes are a flash; the most of them within a second."""
    worst, at, first = 0, 0.0, 0
    for last, time in enumerate(times):
        while time - times[first] >= 1.0:
            first += 1
        pairs = (last - first + 1) // 2
        if pairs > worst:
            worst, at = pairs, times[first]
    return Flashes(most=worst, at=round(at, 2))


class _Turns:
    """Follows each cell to its last turning point and tells when it has turned back far enough."""

    def __init__(self, change: float, *, dark: float) -> None:
        self._change, self._dark = change, dark
        self._low: NDArray[np.float64] | None = None
        self._high: NDArray[np.float64] | None = None
        self._rising: NDArray[np.int8] | None = None

    def turned(self, now: "NDArray[np.float64]") -> float:
        """Share of the cells in which the value changed its way by enough since its last extreme."""
        import numpy as np  # noqa: PLC0415 - heavy

        if self._low is None or self._high is None or self._rising is None:
            self._low, self._high = now.copy(), now.copy()
            self._rising = np.zeros(now.shape, np.int8)
            return 0.0
        self._low, self._high = np.minimum(self._low, now), np.maximum(self._high, now)
        up = (now - self._low >= self._change) & (self._low < self._dark) & (self._rising <= 0)
        down = (self._high - now >= self._change) & (now < self._dark) & (self._rising >= 0)
        self._rising = np.where(up, 1, np.where(down, -1, self._rising)).astype(np.int8)
        turned = up | down
        self._low, self._high = np.where(turned, now, self._low), np.where(turned, now, self._high)
        return float(max(up.mean(), down.mean()))


def _cells(frame: "NDArray[Any]") -> "NDArray[np.float64]":
    """Mean linear light of each cell of the grid, 0..1."""
    import numpy as np  # noqa: PLC0415 - heavy

    rows, columns = GRID
    down = np.linspace(0, frame.shape[0], 4 * rows, endpoint=False).astype(int)
    across = np.linspace(0, frame.shape[1], 4 * columns, endpoint=False).astype(int)
    picked = _linear()[frame[np.ix_(down, across)][..., :3]]
    return np.asarray(picked.reshape(rows, 4, columns, 4, 3).mean(axis=(1, 3)))


@cache
def _linear() -> "NDArray[np.float64]":
    """Linear light of each of the 256 values of a channel."""
    import numpy as np  # noqa: PLC0415 - heavy

    value = np.arange(256) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def _luminance(cells: "NDArray[np.float64]") -> "NDArray[np.float64]":
    return 0.2126 * cells[..., 0] + 0.7152 * cells[..., 1] + 0.0722 * cells[..., 2]


def _redness(cells: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """How red a cell is, 0..320 as the rule has it, nothing where it is not saturated."""
    import numpy as np  # noqa: PLC0415 - heavy

    red, green, blue = cells[..., 0], cells[..., 1], cells[..., 2]
    total = red + green + blue
    saturated = red >= RED_SHARE * np.where(total > 0, total, 1.0)
    return np.where(saturated, np.maximum(0.0, red - green - blue) * 320, 0.0)
