"""Few clean Bézier segments through the many that boolean operations leave (after Schneider, 1990)."""

from typing import Any

import numpy as np
from PySide6.QtGui import QPainterPath, QTransform

ZOOM, TOLERANCE, CORNER = 24.0, 0.07, 28.0
Curve = Any
"""Four points as a (4, 2) array."""


def curves(path: QPainterPath) -> list[list[Curve]]:
    """The closed outlines of a path, each as Bézier segments that join at its corners."""
    found = []
    for polygon in path.toSubpathPolygons(QTransform.fromScale(ZOOM, ZOOM)):
        points = np.array([(p.x(), p.y()) for p in polygon]) / ZOOM
        points = _distinct(points)
        if len(points) > 2 and _area(points) > 0.05:
            found.append(_loop(points))
    return found


def _distinct(points: Any) -> Any:
    kept = [points[0]]
    for point in points[1:]:
        if np.hypot(*(point - kept[-1])) > 0.01:
            kept.append(point)
    if len(kept) > 1 and np.hypot(*(kept[0] - kept[-1])) <= 0.01:
        kept.pop()
    return np.array(kept)


def _area(points: Any) -> float:
    x, y = points[:, 0], points[:, 1]
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def _loop(points: Any) -> list[Curve]:
    dense = _dense(points)
    marks = _corners(dense)
    if not marks:
        marks = [0, len(dense) // 2]
        smooth = True
    else:
        smooth = False
    result = []
    for start, end in zip(marks, [*marks[1:], marks[0] + len(dense)], strict=True):
        part = dense[np.arange(start, end + 1) % len(dense)]
        ends = None
        if smooth:
            ends = (
                _unit(dense[(start + 1) % len(dense)] - dense[start - 1]),
                _unit(dense[(end - 1) % len(dense)] - dense[(end + 1) % len(dense)]),
            )
        result += _fit(part, *(ends or (_unit(part[min(2, len(part) - 1)] - part[0]),
                                        _unit(part[-min(3, len(part))] - part[-1]))))  # fmt: skip
    return result


def _dense(points: Any) -> Any:
    """Points no farther apart than a share of the outline, so that corners stand out from curves."""
    closed = np.vstack([points, points[:1]])
    lengths = np.hypot(*np.diff(closed, axis=0).T)
    step = min(1.0, max(0.12, lengths.sum() / 160))
    result = []
    for i, length in enumerate(lengths):
        count = max(1, int(length // step))
        result += [closed[i] + (closed[i + 1] - closed[i]) * k / count for k in range(count)]
    return np.array(result)


def _corners(points: Any) -> list[int]:
    closed = np.vstack([points, points[:1]])
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    total = along[-1]
    reach = min(0.9, total / 70)

    def sample(s: Any) -> Any:
        s = np.mod(s, total)
        return np.stack([np.interp(s, along, closed[:, 0]), np.interp(s, along, closed[:, 1])], -1)

    ahead, behind = sample(along[:-1] + reach) - points, points - sample(along[:-1] - reach)
    cross = behind[:, 0] * ahead[:, 1] - behind[:, 1] * ahead[:, 0]
    turn = np.degrees(np.abs(np.arctan2(cross, (behind * ahead).sum(1))))
    marks: list[int] = []
    for i in np.argsort(-turn, kind="stable"):
        if turn[i] < CORNER:
            break
        apart = [abs(along[i] - along[j]) for j in marks]
        if all(min(d, total - d) > reach * 1.5 for d in apart):
            marks.append(int(i))
    return sorted(marks)


def _unit(v: Any) -> Any:
    return v / (np.hypot(*v) or 1)


def _fit(points: Any, t1: Any, t2: Any) -> list[Curve]:
    chord = points[-1] - points[0]
    long = np.hypot(*chord)
    if len(points) < 3 or _off_line(points, chord, long) < TOLERANCE * 0.6:
        return [np.array([points[0], points[0] + chord / 3, points[0] + chord * 2 / 3, points[-1]])]
    u = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    u /= u[-1]
    for _ in range(6):
        curve = _least_squares(points, u, t1, t2)
        errors = np.hypot(*(_bezier(curve, u) - points).T)
        if errors.max() < TOLERANCE:
            return [curve]
        u = _better(curve, points, u)
    cut = min(max(int(errors.argmax()), 2), len(points) - 3) if len(points) > 5 else len(points) // 2
    middle = _unit(points[cut - 1] - points[cut + 1])
    return _fit(points[: cut + 1], t1, middle) + _fit(points[cut:], -middle, t2)


def _off_line(points: Any, chord: Any, long: float) -> float:
    if long < 1e-6:
        return float("inf")
    away = points - points[0]
    return float(np.abs(chord[0] * away[:, 1] - chord[1] * away[:, 0]).max() / long)


def _bezier(c: Curve, u: Any) -> Any:
    v, u = (1 - u)[:, None], u[:, None]
    return v**3 * c[0] + 3 * v**2 * u * c[1] + 3 * v * u**2 * c[2] + u**3 * c[3]


def _least_squares(points: Any, u: Any, t1: Any, t2: Any) -> Curve:
    v = 1 - u
    a1, a2 = (3 * v**2 * u)[:, None] * t1, (3 * v * u**2)[:, None] * t2
    first, last = points[0], points[-1]
    rest = points - ((v**3 + 3 * v**2 * u)[:, None] * first + (3 * v * u**2 + u**3)[:, None] * last)
    c11, c12, c22 = (a1 * a1).sum(), (a1 * a2).sum(), (a2 * a2).sum()
    x1, x2 = (a1 * rest).sum(), (a2 * rest).sum()
    det = c11 * c22 - c12 * c12
    chord = float(np.hypot(*(last - first)))
    l1 = l2 = 0.0
    if abs(det) > 1e-9:
        l1, l2 = (x1 * c22 - x2 * c12) / det, (c11 * x2 - c12 * x1) / det
    if not 1e-3 * chord < l1 < 3 * chord or not 1e-3 * chord < l2 < 3 * chord:
        l1 = l2 = chord / 3
    return np.array([first, first + t1 * l1, last + t2 * l2, last])


def _better(c: Curve, points: Any, u: Any) -> Any:
    """Parameters one Newton step nearer to the points."""
    d1, d2 = 3 * np.diff(c, axis=0), 6 * np.diff(c, 2, axis=0)
    v = (1 - u)[:, None]
    w = u[:, None]
    away = _bezier(c, u) - points
    first = v**2 * d1[0] + 2 * v * w * d1[1] + w**2 * d1[2]
    second = v * d2[0] + w * d2[1]
    below = (first**2).sum(1) + (away * second).sum(1)
    step = np.where(np.abs(below) > 1e-9, (away * first).sum(1) / np.where(below == 0, 1, below), 0)
    return np.clip(u - step, 0, 1)
