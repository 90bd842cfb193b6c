"""Line breaking over measured words: greedy, balanced, without orphans. No Qt; unit is the caller's."""

import re

import msgspec

NO_BREAK = re.compile(
    r"""
    \(\d{2,4}\)\s?\d[\d\s.-]*\d            # (021) 555 0142
    | (?:\+62|0)\d{2,3}[\s-]\d{3,4}(?:[\s-]\d{2,5})?  # 0812 3456 789
    | \b[A-Z]{1,4}/[A-Z]{1,4}\b            # RT/RW
    | \b\w{2,11}[-–]\w{2,11}\b            # rata-rata, Senin–Jumat
    | \bRp\s?\d[\d.,]*(?:\s(?:ribu|juta|miliar|triliun))?
    | \b\d{1,2}[.:]\d{2}\s?[–-]\s?\d{1,2}[.:]\d{2}(?:\s(?:WIB|WITA|WIT))?
    | \b\d{1,2}[.:]\d{2}\s(?:WIB|WITA|WIT)\b
    | \b\d[\d.,]*\s(?:%|persen|orang|hari(?:\skerja)?|jam|menit|bulan|tahun|km|kg|juta|ribu|miliar|triliun
        |warga|paspor|berkas|lembar|kali|unit|kasus|titik|poin)\b
    | \b\d{1,2}\s(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)
        (?:\s\d{4})?\b
    | \b(?:di|ke|dari|dan|yang|untuk|atau|dengan|pada|oleh|para|tak|No\.|Nomor|Pasal|Jalan|Jl\.)\s(?=\S)
    """,
    re.VERBOSE,
)
"""Stretches that stay on one line: telephone numbers, RT/RW, doubled words, money, times, dates,
number + unit, and small words with the word they lead to."""

SMALL_WORD_SPAN = 28
"""Characters above which a small word may part from its neighbour after all."""


class Atom(msgspec.Struct, frozen=True):
    """A stretch no line may break: characters `start`..`end`, its width, and its trailing space."""

    start: int
    end: int
    width: float
    space: float
    forced: bool = False
    """A line ends here whatever happens."""
    pause: bool = False
    """A comma or another pause stands at its end: a good place for a headline to break."""


class Line(msgspec.Struct, frozen=True):
    """Characters `start`..`end` of the paragraph, without the trailing space, and their width."""

    start: int
    end: int
    width: float
    atoms: int = 1


def glued(text: str) -> set[int]:
    """Offsets inside `text` at which no line may break."""
    keep: set[int] = set()
    for found in NO_BREAK.finditer(text):
        end = found.end()
        if found.group().endswith(" "):  # a small word: glue it to the next one, unless that is long
            following = re.compile(r"\S+").match(text, end)
            if following is None or following.end() - found.start() > SMALL_WORD_SPAN:
                continue
            keep.add(end)
            continue
        keep.update(range(found.start() + 1, end))
    return keep


def greedy(atoms: tuple[Atom, ...], width: float) -> list[Line]:
    """First fit. An atom wider than `width` stands alone and sticks out; the caller must look."""
    lines: list[Line] = []
    start, used, space, count = 0, 0.0, 0.0, 0
    for index, atom in enumerate(atoms):
        if count and used + space + atom.width > width + 0.01:
            lines.append(Line(atoms[start].start, atoms[index - 1].end, used, count))
            start, used, space, count = index, 0.0, 0.0, 0
        used += space + atom.width
        space = atom.space
        count += 1
        if atom.forced:
            lines.append(Line(atoms[start].start, atom.end, used, count))
            start, used, space, count = index + 1, 0.0, 0.0, 0
    if count:
        lines.append(Line(atoms[start].start, atoms[-1].end, used, count))
    return lines


ALONE, PAUSE = 0.25, 0.4
"""What a line of one word costs and a break after a comma saves, as shares of the measure, squared."""
PAUSE_FILL = 0.62
"""A pause is a good place to break only when its line is this full."""
MOST_BALANCED = 60
"""Atoms above which a text is no headline and is left to first fit."""


def balanced(atoms: tuple[Atom, ...], width: float) -> list[Line]:
    """As few lines as first fit needs, as even as they can be: the least sum of squared slack."""
    count = len(greedy(atoms, width))
    if count < 2 or len(atoms) > MOST_BALANCED or any(a.forced for a in atoms):
        return greedy(atoms, width)
    ends, widths = _best_ends(atoms, width, count)
    lines, start = [], 0
    for end, used in zip(ends, widths, strict=True):
        lines.append(Line(atoms[start].start, atoms[end - 1].end, used, end - start))
        start = end
    return lines


def _best_ends(atoms: tuple[Atom, ...], width: float, count: int) -> tuple[list[int], list[float]]:
    """Where each of `count` lines ends, and how wide it is (dynamic programming over the atoms)."""
    total = len(atoms)
    best: list[dict[int, tuple[float, int, float]]] = [{0: (0.0, 0, 0.0)}]
    for _ in range(count):
        row: dict[int, tuple[float, int, float]] = {}
        for start, (cost, _, _) in best[-1].items():
            used, space = 0.0, 0.0
            for end in range(start + 1, total + 1):
                used += space + atoms[end - 1].width
                space = atoms[end - 1].space
                if used > width + 0.01 and end > start + 1:
                    break
                price = cost + max(0.0, width - used) ** 2
                price += (ALONE * width) ** 2 if end == start + 1 else 0.0
                good = atoms[end - 1].pause and start + 1 < end < total and used >= PAUSE_FILL * width
                price -= (PAUSE * width) ** 2 if good else 0.0
                if end not in row or price < row[end][0]:
                    row[end] = (price, start, used)
        best.append(row)
    ends, widths, end = [], [], total
    for number in range(count, 0, -1):
        _, start, used = best[number][end]
        ends.append(end)
        widths.append(used)
        end = start
    return ends[::-1], widths[::-1]


def without_orphan(atoms: tuple[Atom, ...], width: float, lines: list[Line]) -> list[Line]:
    """Pull the last word of the line before down when the last line is one short word."""
    if len(lines) < 2 or lines[-1].atoms > 1 or lines[-2].atoms < 3 or atoms[-2].forced:
        return lines
    before, last = lines[-2], lines[-1]
    joined = atoms[-2].width + atoms[-2].space + last.width
    if last.width > 0.4 * max(ln.width for ln in lines) or joined > width:
        return lines
    shorter = before.width - atoms[-2].width - atoms[-3].space
    return [
        *lines[:-2],
        Line(before.start, atoms[-3].end, shorter, before.atoms - 1),
        Line(atoms[-2].start, last.end, joined, 2),
    ]


def break_lines(atoms: tuple[Atom, ...], width: float, *, even: bool) -> list[Line]:
    """Lines of a paragraph in a measure of `width`."""
    if not atoms:
        return []
    if even:
        return balanced(atoms, width)
    return without_orphan(atoms, width, greedy(atoms, width))
