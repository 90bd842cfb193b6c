"""The gesture card on one sheet of A4, by the one painter: poses to avoid, disputed ones, allowed ones."""

import hashlib
from collections.abc import Sequence

from studio.catalog.gestures import Gesture, GestureStatus, drawing
from studio.domain.geometry import Box
from studio.domain.plan_sheet import PAPERS, Letterhead
from studio.domain.platform import Placement
from studio.export.plan_print.ink import DPI, MM, Ink, context_of
from studio.render import display as d

MARGIN, COLUMNS, GAP, TALL, SIDE = 16.0, 3, 5.0, 46.0, 27.0
"""Mm of the sheet's margin, poses in a row, between them, height of one, side of its drawing."""
HEADS: dict[GestureStatus, tuple[str, str, str, str]] = {
    "avoid": ("Dihindari di masa pemilihan", "ban", "stop", "red-wash"),
    "disputed": ("Diperselisihkan: lebih aman pilih foto lain", "help-circle", "warn", "wash"),
    "allowed": ("Boleh", "circle-check", "ok", "wash"),
}
TITLE = "Kartu gestur"
LEAD = "Untuk foto dan video akun dinas di masa pemilihan. Pose di baris atas dapat dibaca sebagai dukungan."


def gesture_pdf(gestures: Sequence[Gesture], sources: Sequence[str]) -> bytes:
    """The card as a PDF; the same card gives the same bytes."""
    from studio.export.print_pdf import pages_pdf  # noqa: PLC0415 - heavy

    context = context_of(Letterhead())
    width, height = PAPERS["a4"]
    place = Placement(
        id="ethics/gestures", platform="plan", name={"id": TITLE}, purpose="print",
        width=round(width * MM), height=round(height * MM), paper=True, formats=("pdf",), dpi=DPI,
    )  # fmt: skip
    key = hashlib.sha256(repr((gestures, sources)).encode()).hexdigest()
    page = _page(Ink(context), gestures, sources, width, height)
    return pages_pdf([page], context.pictures, place, key, TITLE)


def _page(
    ink: Ink, gestures: Sequence[Gesture], sources: Sequence[str], width: float, height: float
) -> d.DisplayList:
    inner = width - 2 * MARGIN
    ink.words(TITLE, MARGIN, MARGIN, inner, pt=22, style="strong")
    ink.words(LEAD, MARGIN, MARGIN + 10, inner, pt=10, color="muted", lines=2)
    y = MARGIN + 19
    rest = [one for one in gestures if one.status != "avoid"]
    y = _group(ink, "avoid", [one for one in gestures if one.status == "avoid"], MARGIN, y, inner)
    wide = (inner - 2 * GAP) / COLUMNS
    x = MARGIN
    for status in ("disputed", "allowed"):
        mine = [one for one in rest if one.status == status]
        if mine:
            room = len(mine) * wide + (len(mine) - 1) * GAP
            _group(ink, status, mine, x, y, room)
            x += room + GAP
    told = "Sumber: " + "; ".join(sources)
    ink.words(told, MARGIN, height - MARGIN - 6, inner, pt=7.5, color="muted", lines=2)
    return ink.page(width, height)


def _group(
    ink: Ink, status: GestureStatus, mine: Sequence[Gesture], x: float, y: float, room: float
) -> float:
    """A heading and its poses from `y` on; where it ends."""
    words, icon, color, wash = HEADS[status]
    ink.icon(icon, color, x, y, 4.2)
    ink.words(words, x + 6, y, room - 6, pt=11, style="strong", color=color, lines=2)
    top = y + (7 if status == "avoid" else 11)
    wide = (room - (min(COLUMNS, len(mine)) - 1) * GAP) / min(COLUMNS, len(mine))
    for number, one in enumerate(mine):
        row, column = divmod(number, COLUMNS)
        _pose(ink, one, x + column * (wide + GAP), top + row * (TALL + GAP), wide, wash)
    rows = (len(mine) + COLUMNS - 1) // COLUMNS
    return top + rows * (TALL + GAP) + 2


def _pose(ink: Ink, one: Gesture, x: float, y: float, wide: float, wash: str) -> None:
    ink.rect(x, y, wide, TALL, wash, radius=2)
    box = Box(x=(x + (wide - SIDE) / 2) * MM, y=(y + 2.5) * MM, width=SIDE * MM, height=SIDE * MM)
    ink.ops.append(d.Vector("", box, drawing(one.id).read_bytes(), f"gesture:{one.id}"))
    ink.words(one.name["id"], x + 2, y + SIDE + 5, wide - 4, pt=10, style="strong", align="center")
    ink.words(
        one.looks["id"], x + 2, y + SIDE + 10.5, wide - 4, pt=7.5, color="muted", align="center", lines=3
    )
