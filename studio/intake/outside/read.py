"""Finished files as pages: each a clean picture with what is known of it, whatever it came in as.

Every foreign byte is read in the worker. A page of a PDF, a slide and the still of a film pass the door of
pictures again, so that all that is measured of pictures is measured of them.
"""

import hashlib
import json
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from studio.domain.ids import Sha256
from studio.domain.outside import Film, LogoSeen, Outside, TextArea
from studio.domain.record import Value
from studio.errors import StudioError
from studio.intake.child import Answer, run_job
from studio.intake.limits import LIMITS
from studio.intake.outside.measure import packed, unpacked
from studio.intake.outside.office import no_office, office_program
from studio.intake.picture import TakenPicture, read_bounded, take_picture, taken_of
from studio.intake.sniff import RASTER, judge, sniff

POINT = 96 / 72
"""Px of a screen in one point: Canva writes a page of 1080 px as 810 points."""
PAPER_DPI = 300
PAPER = (math.sqrt(2) * 0.98, math.sqrt(2) * 1.02)
LEAST_SIDE = 2_160
"""Px of the shorter side of a drawn page: twice what most placements show, and whole for the rest."""
COVER_AT = 1.0
"""Seconds into a film at which its still is taken, or a third of a short one."""


class LogoDrawing(Value, frozen=True, kw_only=True):
    """A logo of the kit as a small PNG, and the colour it was made to stand on."""

    png: bytes
    ground: str


class Logos(Value, frozen=True, kw_only=True):
    """The logos of a kit to look for; `kit` is the kit's hash."""

    kit: str = ""
    drawings: tuple[LogoDrawing, ...] = ()


class MadePage(Value, frozen=True, kw_only=True):
    """One page of a finished file: its picture, what is known of it, and the film it is the cover of."""

    name: str
    taken: TakenPicture
    outside: Outside
    film: bytes = b""


Told = Callable[[str], None]


def draw_logos(files: Sequence[bytes]) -> list[bytes]:
    """Logos as PNGs to be looked for, drawn in one child; empty for what is neither SVG nor PNG."""
    return unpacked(run_job("outside:logos", packed(files), wall=LIMITS.pdf.wall).data) if files else []


def read_file(path: Path, logos: Logos, told: Told = lambda _what: None) -> Iterator[MadePage]:
    """The pages of a file one by one, so that one can stop between them; StudioError when it is refused."""
    kind = sniff(path).kind
    if kind == "pdf":
        yield from _pdf(path, logos, told)
    elif kind == "pptx":
        yield from _slides(path, logos, told)
    elif kind == "film":
        yield _film(path, logos)
    elif kind in ("docx", "zip", "text"):
        raise StudioError(
            "intake/outside-kind",
            f"“{path.name}” bukan media jadi.",
            "Pakai PNG, JPEG, PDF, PPTX, atau MP4; naskah .docx dan .txt dibuka lewat Dari siaran pers.",
        )
    else:
        yield _picture(path, logos)


def _picture(path: Path, logos: Logos) -> MadePage:
    data = read_bounded(path, LIMITS.image.bytes)
    sniffed = judge(data, path)
    known = Outside(form="picture", file=path.name, bytes=len(data))
    if sniffed.kind in RASTER:
        return _seen(data, known, logos, note=sniffed.note)
    taken = take_picture(path, exact=True)  # says no, or draws what must be drawn first
    page = _seen(taken.data, known, logos)
    return msgspec.structs.replace(page, taken=taken)


def _pdf(path: Path, logos: Logos, told: Told) -> Iterator[MadePage]:
    data = read_bounded(path, LIMITS.pdf.bytes)
    judge(data, path)
    pages = run_job("outside:pdf", data, wall=LIMITS.pdf.wall).facts["pages"]
    for number, page in enumerate(pages):
        told(f"{path.name} {number + 1}/{len(pages)}")
        known = Outside(
            form="pdf", file=path.name, bytes=len(data), page=number + 1, pages=len(pages),
            words=str(page["words"]),
        )  # fmt: skip
        made = _drawn(data, number, page, known, sought(logos, known))
        logos = _still_sought(logos, made)
        yield made


def sought(logos: Logos, known: Outside) -> Logos:
    """The logos on pages that usually bear one, the first two and the last: looking takes half a second."""
    return logos if known.page <= 2 or known.page == known.pages else Logos()


def _still_sought(logos: Logos, made: MadePage) -> Logos:
    """No logos once one was found: a carousel bears it on one page."""
    return Logos() if made.outside.logo and made.outside.logo.found else logos


def _drawn(data: bytes, number: int, page: dict[str, Any], known: Outside, logos: Logos) -> MadePage:
    """One page of a PDF."""
    width, height = drawn_size(float(page["width"]), float(page["height"]))
    parts = _order(data, logos, page["areas"])
    answer = run_job(f"outside:pdf-page:{number}:{width}:{height}", parts, wall=LIMITS.pdf.wall)
    return _page(answer, answer.data, known, logos)


def _seen(data: bytes, known: Outside, logos: Logos, *, note: str = "") -> MadePage:
    """A picture taken and looked at in one child; only taken when the looking broke it."""
    try:
        answer = run_job("outside:picture", _order(data, logos, []), wall=LIMITS.pdf.wall)
    except StudioError as error:
        if error.code not in {"intake/crashed", "intake/too-slow", "intake/too-large"}:
            raise
        answer = run_job("picture:exact", data)
    return _page(answer, data, known, logos, note)


def _order(data: bytes, logos: Logos, areas: Sequence[Any]) -> bytes:
    """What a child gets: what is asked, the file, the logos."""
    grounds = [drawing.ground for drawing in logos.drawings]
    order = json.dumps({"areas": list(areas), "grounds": grounds}).encode()
    return packed([order, data, *(drawing.png for drawing in logos.drawings)])


def _page(answer: Answer, original: bytes, known: Outside, logos: Logos, note: str = "") -> MadePage:
    """The page of what a child answered; without writing and logo when they could not be measured."""
    taken = taken_of(answer, original, note)
    with suppress(msgspec.ValidationError, KeyError):
        areas = tuple(msgspec.convert(area, TextArea) for area in answer.facts["areas"])
        logo = answer.facts.get("logo")
        seen = msgspec.convert({"kit": logos.kit, **logo}, LogoSeen) if logo else None
        known = msgspec.structs.replace(known, areas=areas, logo=seen)
    return MadePage(name=page_name(known), taken=taken, outside=known)


def drawn_size(width: float, height: float) -> tuple[int, int]:
    """Px at which a page of so many points is drawn: whole multiples of its own px, paper at 300 dpi."""
    ratio = max(width, height) / min(width, height)
    if PAPER[0] <= ratio <= PAPER[1] and not _is_screen(width, height):
        k = PAPER_DPI / 72
    else:
        k = POINT * max(1, math.ceil(LEAST_SIDE / (min(width, height) * POINT) - 0.01))
    k = min(k, math.sqrt(LIMITS.pdf.pixels / (width * height)), LIMITS.image.side / max(width, height))
    return max(1, math.floor(width * k + 0.05)), max(1, math.floor(height * k + 0.05))


def _is_screen(width: float, height: float) -> bool:
    """Whether the points are whole tens of px, as of pages made for a screen, which paper never is."""
    return all(abs(side * POINT / 10 - round(side * POINT / 10)) < 0.01 for side in (width, height))


def _slides(path: Path, logos: Logos, told: Told) -> Iterator[MadePage]:
    data = read_bounded(path, LIMITS.slides.bytes)
    facts = run_job("outside:slides", data, wall=LIMITS.pdf.wall).facts
    slides = facts["slides"]
    plain = all(slide["plain"] for slide in slides)
    drawable = bool(office_program()) and not facts["fetches"]
    pdf, refusal = b"", _not_drawn(fetches=bool(facts["fetches"]))
    pages: list[dict[str, Any]] = []
    if not plain and drawable:
        told(f"{path.name}: LibreOffice")
        try:
            pdf, pages = _by_office(data, len(slides))
        except StudioError as error:
            refusal = error
    for number, slide in enumerate(slides):
        told(f"{path.name} {number + 1}/{len(slides)}")
        known = Outside(
            form="pptx", file=path.name, bytes=len(data), page=number + 1, pages=len(slides),
            words=str(slide["words"]), notes=str(slide["notes"]),
        )  # fmt: skip
        if pages:
            made = _drawn(pdf, number, pages[number], known, sought(logos, known))
            logos = _still_sought(logos, made)
            yield made
        elif slide["covered"]:
            found = run_job(f"outside:slide-picture:{number}", data, wall=LIMITS.pdf.wall)
            made = _seen(found.data, known, sought(logos, known))
            logos = _still_sought(logos, made)
            yield made
        else:
            raise refusal


def _by_office(data: bytes, count: int) -> tuple[bytes, list[dict[str, Any]]]:
    """The slides as a PDF with its pages; nothing when the program left some out."""
    limits = LIMITS.slides
    made = run_job(
        "outside:office",
        data,
        wall=limits.office_wall,
        memory=0,
        cpu=limits.office_cpu,
        files=limits.office_files,
    )
    pages = run_job("outside:pdf", made.data, wall=LIMITS.pdf.wall).facts["pages"]
    return (made.data, pages) if len(pages) == count else (b"", [])


def _not_drawn(*, fetches: bool) -> StudioError:
    if not fetches:
        return no_office()
    return StudioError(
        "intake/pptx-fetches",
        "Presentasi ini merujuk gambar atau berkas di luar dirinya, jadi tidak digambar di sini.",
        "Simpan sebagai PDF dari Canva atau PowerPoint, lalu seret PDF-nya.",
    )


def _film(path: Path, logos: Logos) -> MadePage:
    limits = LIMITS.film
    size = path.stat().st_size
    if size > limits.bytes:
        raise StudioError(
            "intake/film-large",
            f"Video “{path.name}” {size // 1_000_000} MB, lebih dari batas {limits.bytes // 1_000_000} MB.",
            "Ekspor versi yang lebih kecil (1080p, 8 Mbps cukup), lalu coba lagi.",
        )
    data = read_bounded(path, limits.bytes)
    held = {"wall": limits.wall, "memory": limits.memory, "cpu": limits.cpu, "files": 256}
    made = run_job("outside:film", data, **held)  # type: ignore[arg-type] # each of its own type
    film = msgspec.convert(
        {**made.facts, "sha256": hashlib.sha256(made.data).hexdigest(), "bytes": len(made.data)}, Film
    )
    at = min(COVER_AT, film.seconds / 3)
    still = run_job(f"outside:film-cover:{int(at * 1000)}", made.data, **held)  # type: ignore[arg-type] # as above
    with suppress(StudioError):  # a film whose flashes cannot be counted is still a film
        seen = run_job("outside:film-flashes", made.data, **held).facts  # type: ignore[arg-type] # as above
        film = msgspec.structs.replace(film, flashes=int(seen["flashes"]), flash_at=float(seen["at"]))
    known = Outside(form="film", file=path.name, bytes=size, film=film)
    return msgspec.structs.replace(_seen(still.data, known, logos), film=made.data)


def read_subtitles(path: Path) -> bytes:
    """An SRT as UTF-8 with plain line ends; StudioError when it is none."""
    from studio.intake.press import decode_text  # noqa: PLC0415 - only for subtitles

    text = decode_text(read_bounded(path, LIMITS.film.subtitles)).replace("\r\n", "\n").replace("\r", "\n")
    if " --> " not in text or "\x00" in text:
        raise StudioError(
            "intake/subtitles",
            f"“{path.name}” bukan takarir video SRT.",
            "Ekspor takarirnya dari CapCut sebagai .srt.",
        )
    return text.strip().encode() + b"\n"


def page_name(known: Outside) -> str:
    """What a page of a file is called in the library."""
    if known.pages < 2:
        return known.file
    return f"{Path(known.file).stem} {known.page:02d}{Path(known.file).suffix}"


def digest_of(data: bytes) -> Sha256:
    """The hash bytes go by."""
    return Sha256(hashlib.sha256(data).hexdigest())
