"""Scenes: a job with its template, kit and layout at hand, and the files that can be made of it."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from studio.domain.brand import Kit
from studio.domain.geometry import Box
from studio.domain.layout_facts import LayoutFacts
from studio.domain.schemes import dressed
from studio.domain.template import PageLayout, Template
from studio.export.encoders.png import encode_png
from studio.export.encoders.still import encode_still
from studio.export.encoders.webp import thumbnail
from studio.export.job import THUMB_WIDTH, RenderJob, RenderResult
from studio.export.outside import as_it_came, lone_photo
from studio.export.outside_plan import film_in
from studio.export.pixels import Pixels
from studio.render import display as d
from studio.render import timeline
from studio.render.compose import compose
from studio.render.context import Context
from studio.render.fonts import Faces
from studio.render.inspect import inspect
from studio.render.page import LaidOut, PageSpec, lay_out, lay_out_near
from studio.render.painter import layer, paint
from studio.render.raster import Pictures
from studio.render.stamp import stamped

WATERMARK = "CETAK COBA · BUKAN UNTUK DISIARKAN"


def _reader(store: Path) -> Callable[[str], bytes]:
    return lambda digest: (store / digest).read_bytes()


def context(kit: Kit, store: Path, scheme: str = "", motifs: Mapping[str, str] | None = None) -> Context:
    """The kit made ready in this process, once for each way it is worn."""
    return _context(msgspec.json.encode(kit), store, scheme, tuple(sorted((motifs or {}).items())))


@lru_cache(maxsize=16)
def _context(encoded: bytes, store: Path, scheme: str, motifs: tuple[tuple[str, str], ...]) -> Context:
    kit = msgspec.json.decode(encoded, type=Kit)
    worn = dressed(kit, scheme, dict(motifs))
    files = {name: store / digest for name, digest in kit.files.items()}
    return Context(worn, files, Faces(worn, files), Pictures(_reader(store)), native=kit)


class Scene:
    """A page of a post at one placement, laid out when first asked."""

    def __init__(
        self, job: RenderJob, template: Template, layout: PageLayout, data: dict[str, Any], ctx: Context,
        last: LaidOut | None = None,
    ) -> None:  # fmt: skip
        self.job = job
        self.context = ctx
        self.spec = PageSpec(
            template, layout, job.placement, {**data, "is": {job.placement.purpose: True}}, job.number,
            job.override, job.language, job.key,
        )  # fmt: skip
        self.laid = lay_out(self.spec, ctx) if last is None else lay_out_near(self.spec, ctx, last)
        page = compose(self.laid, ctx)
        self.display = stamped(page, ctx, WATERMARK) if job.draft else page

    def facts(self, *, measure: bool = True) -> LayoutFacts:
        """What checks ask; contrast only when pixels are measured."""
        return inspect(self.laid, self.display, self.context, measure=measure)

    def preview(self, side: int) -> RenderResult:
        """A PNG of the page, its longer side at most `side`."""
        scale = min(1.0, side / max(self.display.width, self.display.height))
        pixels = pixels_of(paint(self.display, self.context.pictures, scale))
        made = encode_png(pixels)
        return RenderResult(data=made.data, media_type=made.media_type, width=made.width, height=made.height)

    def image(self) -> RenderResult:
        """The still in the placement's best format, under its limit, with a thumbnail."""
        place = self.job.placement
        image = paint(self.display, self.context.pictures)
        pixels = pixels_of(image)
        own = set(self.context.kit.files.values())
        photo = any(isinstance(op, d.Photo) and op.sha256 not in own for op in self.display.ops)
        lone = lone_photo(self.display)
        if lone is not None:  # finished work of this very size is not encoded again
            data = self.context.pictures.bytes_of(lone.sha256)
            if as_it_came(data, place):
                return RenderResult(
                    data=data, media_type="image/jpeg", width=image.width(), height=image.height(),
                    thumb=self._thumb_of(pixels),
                )  # fmt: skip
            photo = data.startswith(b"\xff\xd8")
        made = encode_still(
            pixels, place.formats, max_bytes=place.max_bytes, has_photo=photo, placement=place.id
        )
        return RenderResult(
            data=made.data, media_type=made.media_type, width=made.width, height=made.height,
            quality=made.quality, tries=made.tries, thumb=self._thumb_of(pixels),
        )  # fmt: skip

    def thumb(self) -> bytes:
        """A small WebP of the page, for files that are not painted here."""
        scale = min(1.0, THUMB_WIDTH / min(self.display.width, self.display.height * 1.4))
        return self._thumb_of(pixels_of(paint(self.display, self.context.pictures, scale)))

    def _thumb_of(self, pixels: Pixels) -> bytes:
        scale = min(1.0, THUMB_WIDTH / min(pixels.width, pixels.height * 1.4))
        side = round(max(pixels.width, pixels.height) * scale)
        return thumbnail(pixels, max_bytes=self.job.thumb_bytes, side=side)

    def pdf(self, more: Sequence[d.DisplayList] = ()) -> RenderResult:
        """The page and those that follow as a vector PDF; print with bleed and crop marks."""
        from studio.export.print_pdf import pages_pdf  # noqa: PLC0415 - only print needs it

        pages = (self.display, *more)
        data = pages_pdf(pages, self.context.pictures, self.job.placement, self.job.key, self.job.title)
        return RenderResult(
            data=data, media_type="application/pdf", width=self.display.width, height=self.display.height,
            thumb=self.thumb(),
        )  # fmt: skip

    def _over(self, folder: Path) -> str:
        """The mark of a draft alone, as a clear PNG to lay over a film."""
        page = d.DisplayList(self.display.width, self.display.height, ())
        file = folder / "stamp.png"
        layer(stamped(page, self.context, WATERMARK), self.context.pictures).save(str(file))
        return str(file)

    def video(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool] | None,
        store: Path | None = None,
    ) -> RenderResult:  # fmt: skip
        """The staged entrances as an MP4 whose last frame is the still; or the film made elsewhere."""
        import tempfile  # noqa: PLC0415 - only video needs it

        from studio.export.encoders.video import write_video  # noqa: PLC0415 - heavy

        outside = film_in(self.job.data)
        if outside is not None and store is not None:
            from studio.export.outside_film import film_bytes  # noqa: PLC0415 - only films need it

            with tempfile.TemporaryDirectory(prefix="studio-video-") as folder:
                place, page = self.job.placement, self.display
                over = self._over(Path(folder)) if self.job.draft else ""
                data = film_bytes(store, outside, page, place, Path(folder), progress, cancelled, over)
            return RenderResult(
                data=data, media_type="video/mp4", width=int(page.width), height=int(page.height),
                thumb=self.thumb(),
            )  # fmt: skip
        seconds = self.display.seconds or 6.0
        still = rgb_of(paint(self.display, self.context.pictures))
        settled = timeline.end_of(self.display)

        def frame(at: float) -> Any:
            if at >= settled:
                return still
            return rgb_of(paint(timeline.at(self.display, at), self.context.pictures))

        with tempfile.TemporaryDirectory(prefix="studio-video-") as folder:
            path = Path(folder) / "video.mp4"
            write_video(
                path, width=self.display.width, height=self.display.height, seconds=seconds, frame=frame,
                on_progress=progress, cancelled=cancelled,
            )  # fmt: skip
            data = path.read_bytes()
        return RenderResult(
            data=data, media_type="video/mp4", width=self.display.width, height=self.display.height,
            thumb=self.thumb(),
        )  # fmt: skip


def pixels_of(image: Any) -> Pixels:
    """The memory of a painted image, kept alive by the value itself."""
    return Pixels(image.width(), image.height(), image.bytesPerLine(), image.constBits(), image)


def rgb_of(image: Any) -> Any:
    """Height × width × 3 RGB array of a painted image."""
    import numpy as np  # noqa: PLC0415 - heavy

    data = bytes(image.constBits())
    rows = np.frombuffer(data, np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return np.ascontiguousarray(rows[:, : image.width(), 2::-1])


def logo_png(ctx: Context, height: int = 240) -> bytes:
    """The kit's emblem for light paper as a PNG, for letterheads; empty when the kit has none."""
    logo = ctx.logo("light")
    if logo is None:
        return b""
    width = round(height * logo.aspect)
    box = Box(x=0, y=0, width=width, height=height)
    page = d.DisplayList(width, height, (ctx.drawn(logo, "logo", box),))
    return encode_png(pixels_of(paint(page, ctx.pictures))).data
