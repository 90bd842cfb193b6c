"""The printed plan as a PDF or as a picture of its first page, by the one painter."""

import hashlib
from typing import Literal

import msgspec

from studio.domain.plan_sheet import PAPERS, Letterhead, Paper, PlanSheet, months_of
from studio.domain.platform import Placement
from studio.export.pipeline import Cancelled, Progress
from studio.export.plan_print import frame, listing, month
from studio.export.plan_print.ink import DPI, MM, Ink, context_of
from studio.render.display import DisplayList

PrintForm = Literal["month-pdf", "list-pdf"]
MOST = 6
"""Pages that a preview counts."""
OVER = "Lanjutan {month}: hari yang judulnya terpotong atau tidak muat di halaman bulan"


def plan_pdf(
    sheet: PlanSheet, form: PrintForm, paper: Paper, progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> bytes:  # fmt: skip
    """All pages: months on their side, lists upright. The same sheet gives the same bytes."""
    from studio.export.print_pdf import pages_pdf  # noqa: PLC0415 - heavy

    context = context_of(sheet.head)
    width, height = size_of(form, paper)
    pages = pages_of(sheet, form, paper, progress, cancelled)
    place = Placement(
        id="plan/sheet", platform="plan", name={"id": "Rencana"}, purpose="print",
        width=round(width * MM), height=round(height * MM), paper=True, formats=("pdf",), dpi=DPI,
    )  # fmt: skip
    told = msgspec.json.encode((sheet, form, paper), order="deterministic")
    key = hashlib.sha256(told).hexdigest()
    return pages_pdf(pages, context.pictures, place, key, f"{sheet.title} {sheet.span}")


def first_page(
    sheet: PlanSheet, form: PrintForm, paper: Paper, width: int, cancelled: Cancelled | None = None
) -> tuple[bytes, int]:
    """A PNG of the first page, so many px wide, and the number of pages; 0 when they are too many to wait."""
    from studio.export.encoders.png import encode_png  # noqa: PLC0415 - heavy
    from studio.export.rendering import pixels_of  # noqa: PLC0415
    from studio.render.painter import paint  # noqa: PLC0415

    context = context_of(sheet.head)
    pages = pages_of(sheet, form, paper, cancelled=cancelled, most=MOST)
    image = paint(pages[0], context.pictures, width / pages[0].width)
    return encode_png(pixels_of(image)).data, len(pages) if len(pages) <= MOST else 0


def emblem_png(head: Letterhead, height: int = 240) -> bytes:
    """The office's emblem as a PNG; empty without one."""
    from studio.export.encoders.png import encode_png  # noqa: PLC0415 - heavy
    from studio.export.rendering import pixels_of  # noqa: PLC0415
    from studio.render.painter import paint  # noqa: PLC0415

    if not head.emblem:
        return b""
    context = context_of(head)
    ink, tall = Ink(context), height / MM
    wide = tall * head.aspect
    ink.emblem(head, 0, 0, wide, tall)
    return encode_png(pixels_of(paint(ink.page(wide, tall), context.pictures))).data


def size_of(form: PrintForm, paper: Paper) -> tuple[float, float]:
    """Width and height in mm."""
    width, height = PAPERS[paper]
    return (height, width) if form == "month-pdf" else (width, height)


def pages_of(
    sheet: PlanSheet, form: PrintForm, paper: Paper, progress: Progress | None = None,
    cancelled: Cancelled | None = None, *, most: int = 0,
) -> list[DisplayList]:  # fmt: skip
    """Every page as it is painted; with `most` no more than are needed to know that there are more."""
    width, height = size_of(form, paper)
    made = _months if form == "month-pdf" else _list
    inks = made(sheet, width, height, _step(progress, cancelled), most)
    margin = month.MARGIN if form == "month-pdf" else listing.MARGIN
    told = " · ".join(part for part in (*sheet.head.lines[-1:], sheet.title, sheet.span) if part)
    frame.numbered(inks, width, height, margin, told, known=not most or len(inks) <= most)
    return [ink.page(width, height) for ink in inks]


def _step(progress: Progress | None, cancelled: Cancelled | None) -> listing.Step:
    def step(done: int, total: int, what: str) -> None:
        from studio.export.pipeline import stop_if  # noqa: PLC0415 - heavy

        stop_if(cancelled)
        if progress is not None:
            progress(done, total, what)

    return step


def _list(sheet: PlanSheet, width: float, height: float, step: listing.Step, most: int) -> list[Ink]:
    return listing.list_pages(context_of(sheet.head), sheet, width, height, step=step, most=most)


def _months(sheet: PlanSheet, width: float, height: float, step: listing.Step, most: int) -> list[Ink]:
    context, inks = context_of(sheet.head), list[Ink]()
    months = months_of(sheet.first, sheet.last)
    for number, name in enumerate(months):
        if most and len(inks) > most:
            break
        step(number, len(months), month.title_of(name))
        ink = Ink(context)
        left = month.month_page(ink, sheet, name, width, height)
        inks.append(ink)
        if left:
            over = OVER.format(month=month.title_of(name))
            inks += listing.list_pages(
                context, sheet, width, height, days=left, over=over, margin=month.MARGIN
            )
    return inks
