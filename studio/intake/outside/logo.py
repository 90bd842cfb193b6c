"""Whether a picture shows one of the kit's logos: the drawing is laid over every place at several sizes.

Likeness is normalised cross-correlation of lightness, by FFT, so that brightness and a JPEG's noise matter
little. Between `SURE_NOT` and `SURE` nobody can tell by numbers, and a person is asked. The two bounds are
proved in tests on renders of the shipped templates with and without their logo.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Plane = np.ndarray[Any, np.dtype[np.float32]]

SIDES = (800, 448)
"""Px of the longer side at which small and large logos are looked for."""
SMALL = (13, 15, 18, 21, 25, 30, 36)
"""Heights of the drawing in px at either side; together a logo of 1.6 to 17 % of the longer side."""
LARGE = (24, 29, 35, 42, 51, 61, 74)
SURE, SURE_NOT = 0.92, 0.88
FLAT = 1e-4
"""Variance under which a place is one tone: nothing can be likened to it."""
MARGIN = 0.12
"""Ground around the drawing, in its heights: every kit asks for more clear space than that."""
CANDIDATES = 10
TURNS = tuple(1 + step / 50 for step in range(-6, 7))
"""Sizes tried around a candidate's."""
AT_MOST = 240
"""Px that a drawing's height keeps: three times the largest at which it is looked for."""
FINE = 64
"""Px that a drawing's height has, at most, in the second look."""


def find_logo(image: Any, drawings: list[tuple[Any, str]]) -> dict[str, Any]:
    """The best likeness of any drawing, each on the ground it was made for, and where it stands (shares).

    A first look at few sizes gives places; a second, at full size and finely stepped, decides.
    """
    solid = [_solid(*one) for one in drawings]
    gray = image.convert("L")
    best, box = 0.0, None
    for place in sorted(_candidates(gray, solid), reverse=True)[:CANDIDATES]:
        likeness, found = _closer(gray, solid[place[1]], place[2])
        if likeness > best:
            best, box = likeness, found
    return {
        "likeness": round(best, 3), "box": [round(v, 4) for v in box] if box and best >= SURE_NOT else None,
        "found": best >= SURE, "sure": best >= SURE or best < SURE_NOT,
    }  # fmt: skip


Spot = tuple[float, float, float, float]
"""Left, top, width, height as shares of the picture."""


def _candidates(gray: Any, solid: list[Any]) -> list[tuple[float, int, Spot]]:
    """For each drawing and size the place it is likest to: likeness, drawing, spot."""
    import numpy as np  # noqa: PLC0415 - heavy

    found = []
    for side, heights in zip(SIDES, (SMALL, LARGE), strict=True):
        shown = gray.copy()
        shown.thumbnail((side, side), 3)  # 3 = bicubic, as pictures are made smaller elsewhere
        sums = _Sums(np.asarray(shown, np.float32) / np.float32(255))
        for number, drawing in enumerate(solid):
            for height in heights:
                likeness = sums.best(_sized(drawing, height))
                if likeness is not None:
                    found.append((likeness[0], number, _shares(likeness[1], shown.size)))
    return found


def _closer(gray: Any, drawing: Any, spot: Spot) -> tuple[float, Spot | None]:
    """The likeness around a spot in as many px as there are, and where."""
    import numpy as np  # noqa: PLC0415 - heavy

    width, height = gray.size
    left, top = (spot[0] - spot[2] * 0.3) * width, (spot[1] - spot[3] * 0.3) * height
    right, bottom = (spot[0] + spot[2] * 1.3) * width, (spot[1] + spot[3] * 1.3) * height
    box = (max(0, int(left)), max(0, int(top)), min(width, int(right) + 1), min(height, int(bottom) + 1))
    k = min(1.0, FINE / max(1.0, spot[3] * height))
    size = (max(1, round((box[2] - box[0]) * k)), max(1, round((box[3] - box[1]) * k)))
    sums = _Sums(np.asarray(gray.resize(size, 3, box=box), np.float32) / np.float32(255))
    best: tuple[float, Spot | None] = (0.0, None)
    for turn in TURNS:
        found = sums.best(_sized(drawing, max(8, round(spot[3] * height * k * turn))))
        if found is not None and found[0] > best[0]:
            x, y, wide, high = found[1]
            at = (box[0] + x / k, box[1] + y / k, wide / k, high / k)
            best = (found[0], _shares(at, (width, height)))
    return best


def _shares(box: tuple[float, float, float, float], size: tuple[int, int]) -> Spot:
    return box[0] / size[0], box[1] / size[1], box[2] / size[0], box[3] / size[1]


def _solid(drawing: Any, ground: str) -> Any:
    """A drawing in grays on its ground, with a margin of it."""
    from PIL import Image  # noqa: PLC0415 - heavy

    margin = round(drawing.height * MARGIN)
    solid = Image.new("RGBA", (drawing.width + 2 * margin, drawing.height + 2 * margin), ground)
    solid.alpha_composite(drawing, (margin, margin))
    gray = solid.convert("L")
    gray.thumbnail((gray.width, AT_MOST), Image.Resampling.BICUBIC)
    return gray


def _sized(drawing: Any, height: int) -> "Plane":
    import numpy as np  # noqa: PLC0415 - heavy

    width = max(4, round(drawing.width * height / drawing.height))
    plane: Plane = np.asarray(drawing.resize((width, height), 3), np.float32) / np.float32(255)
    return plane


class _Sums:
    """A plane with what every likeness on it needs: its transform, and sums over any box."""

    def __init__(self, plane: "Plane") -> None:
        import numpy as np  # noqa: PLC0415 - heavy

        self.plane = plane - plane.mean()
        self.size = tuple(_smooth(n) for n in plane.shape)
        self.transform = np.fft.rfft2(self.plane, self.size)
        padded = np.pad(self.plane.astype(np.float64), ((1, 0), (1, 0)))
        self.total = padded.cumsum(0).cumsum(1)
        self.squares = (padded**2).cumsum(0).cumsum(1)

    def best(self, template: "Plane") -> tuple[float, tuple[float, float, float, float]] | None:
        """The highest likeness and its box in px; None when the template does not fit in."""
        high, wide = template.shape
        if high >= self.plane.shape[0] or wide >= self.plane.shape[1]:
            return None
        found = self.likeness(template)
        y, x = divmod(int(found.argmax()), found.shape[1])
        return float(found[y, x]), (float(x), float(y), float(wide), float(high))

    def likeness(self, template: "Plane") -> "Plane":
        """-1..1 at each place where the template lies inside."""
        import numpy as np  # noqa: PLC0415 - heavy

        high, wide = template.shape
        zero = template - template.mean()
        crossed = np.fft.irfft2(self.transform * np.conj(np.fft.rfft2(zero, self.size)), self.size)
        rows, columns = self.plane.shape[0] - high + 1, self.plane.shape[1] - wide + 1
        mean = self._over(self.total, high, wide)
        mean /= high * wide
        variance = self._over(self.squares, high, wide)
        variance /= high * wide
        np.multiply(mean, mean, out=mean)
        variance -= mean
        flat = variance <= FLAT
        variance[flat] = 1
        variance *= high * wide * float((zero**2).sum())
        np.sqrt(variance, out=variance)
        found: Plane = crossed[:rows, :columns].astype(np.float32)
        found /= variance
        found[flat] = 0
        return found

    def _over(self, table: Any, high: int, wide: int) -> Any:
        """The sum over the box of that size at each place, in single precision."""
        import numpy as np  # noqa: PLC0415 - heavy

        over = table[high:, wide:] - table[:-high, wide:]
        over -= table[high:, :-wide]
        over += table[:-high, :-wide]
        return over.astype(np.float32)


def _smooth(number: int) -> int:
    """The next number that a fast transform likes: 2, 3 and 5 alone as factors."""
    while True:
        rest = number
        for factor in (2, 3, 5):
            while rest % factor == 0:
                rest //= factor
        if rest == 1:
            return number
        number += 1
