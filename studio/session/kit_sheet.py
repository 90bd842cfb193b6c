"""The sheet of a kit: its colours, type, logo, motifs and tone as pages of a brand book, PNG and PDF."""

import hashlib
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from studio import paths
from studio.catalog.brand import contrast_table, kit_paths
from studio.catalog.templates import read_template
from studio.domain.brand import Kit
from studio.domain.color import luminance, parse
from studio.domain.kit_facts import HALF, kit_facts
from studio.domain.layout_facts import LayoutFacts
from studio.domain.platform import Placement
from studio.domain.record import Value
from studio.domain.template import Template
from studio.export.job import RenderJob, ensure_application, perform, refuse_unfit
from studio.intake.picture import take_picture
from studio.intake.svg_figures import figures, plain
from studio.seal.canonical import canonical
from studio.session.kit_logos import WIDE
from studio.session.kits import find_kit
from studio.store.atomic import write_atomic

DPI = 300
A4 = (3508, 2480)
LEAST_POINTS = 7.0
"""Smallest type of a page that is read from the hand; posters have the contract's larger floor."""
PAGE = Placement(
    id="kit/sheet", platform="kit", name={"id": "Lembar kit", "en": "Kit sheet"}, purpose="print",
    width=A4[0], height=A4[1], paper=True, formats=("png", "pdf"), dpi=DPI, text_min=LEAST_POINTS / 72 * DPI,
)  # fmt: skip
SAMPLE = "dermaga-fajar.jpg"


class Sheet(Value, frozen=True, kw_only=True):
    """Files written, or that would be: one PNG a page, and all pages as one PDF."""

    kit: str
    folder: Path
    files: tuple[str, ...]


def write_sheet(ident: str, out: Path, *, dry_run: bool = False, width: int = A4[0]) -> Sheet:
    """Render the kit's sheet into `out`; each file is whole or absent."""
    kit, folder = find_kit(ident)
    template = sheet_template()
    names = [f"{kit.id}-{number}-{page.id}.png" for number, page in enumerate(template.pages, start=1)]
    sheet = Sheet(kit=kit.id, folder=out, files=(*names, f"{kit.id}.pdf"))
    if dry_run:
        return sheet
    ensure_application()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="studio-sheet-") as name:
        jobs = _jobs(kit, folder, template, Path(name))
        for job in jobs:
            facts = perform(msgspec.structs.replace(job, kind="facts"), Path(name)).facts
            refuse_unfit(_required(facts), f"lembar kit {kit.id}")
        for job, file in zip(jobs, names, strict=True):
            write_atomic(out / file, _scaled(perform(job, Path(name)).data, width))
        document = msgspec.structs.replace(jobs[0], kind="pdf", more=tuple(jobs[1:]))
        write_atomic(out / sheet.files[-1], perform(document, Path(name)).data)
    return sheet


def sheet_previews(kit: Kit, folder: Path, out: Path) -> tuple[Path, ...]:
    """The sheet's pages small enough for a screen, as PNG files in `out`."""
    ensure_application()
    out.mkdir(parents=True, exist_ok=True)
    files = []
    with tempfile.TemporaryDirectory(prefix="studio-sheet-") as name:
        for job in _jobs(kit, folder, sheet_template(), Path(name)):
            shown = msgspec.structs.replace(job, kind="preview")
            files.append(out / f"{kit.id}-{job.number}.png")
            write_atomic(files[-1], perform(shown, Path(name)).data)
    return tuple(files)


def sheet_template() -> Template:
    """The pages of a kit sheet."""
    return read_template(paths.resources() / "sheets" / "kit" / "template.json")


def _required(facts: LayoutFacts | None) -> LayoutFacts:
    assert facts is not None  # noqa: S101 - a job for facts has them
    return facts


def _jobs(kit: Kit, folder: Path, template: Template, store: Path) -> list[RenderJob]:
    """A job for each page; everything they read lies in `store` by hash."""

    def keep(data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        (store / digest).write_bytes(data)
        return digest

    for path in kit_paths(kit, folder).values():
        keep(path.read_bytes())
    picture = take_picture(paths.resources() / "examples" / "pictures" / SAMPLE)
    keep(picture.data)
    shown = {"sha256": str(picture.sha256), "width": picture.width, "height": picture.height}
    data = {**_facts(kit, folder), "photo": shown}
    return [
        RenderJob(
            kind="image", template=keep(canonical(msgspec.to_builtins(template))),
            kit=keep(canonical(msgspec.to_builtins(kit))), layout=page.id, placement=PAGE, number=number,
            data={**data, "page": _page(template, number)}, title=f"Kit merek {kit.name.short}",
        )
        for number, page in enumerate(template.pages)
    ]  # fmt: skip


def _page(template: Template, number: int) -> dict[str, Any]:
    page = template.pages[number]
    rest = tuple(
        {"number": f"{index:02}", "title": one.name["id"]}
        for index, one in enumerate(template.pages[1:], start=1)
    )
    return {"number": f"{number:02}", "title": page.name.get("id", page.id), "rest": rest}


def _facts(kit: Kit, folder: Path) -> dict[str, Any]:
    rows = tuple((row.role, row.ground, row.ratio) for row in contrast_table(kit))
    return {**kit_facts(kit, rows), "logo": _logos(kit, folder)}


def _logos(kit: Kit, folder: Path) -> dict[str, Any]:
    """Drawings of the logo on each ground, and of what is not done to it; empty when the kit has none."""
    light = next((logo for logo in kit.logos if logo.ground == "light"), None)
    if light is None:
        return {}
    dark = next((logo for logo in kit.logos if logo.ground == "dark"), light)
    shown: dict[str, Any] = {}
    for role in ("paper", "field", "deep"):
        one = dark if luminance(parse(kit.color(role))) < HALF else light
        shown[role] = plain(one, (folder / one.file).read_bytes())
    colors = {role: kit.color(role) for role in kit.roles}
    clear = f"{light.clear:g}".replace(".", ",")
    return {
        **shown, **figures(light, (folder / light.file).read_bytes(), colors),
        "wide": light.aspect > WIDE,
        "told": {
            "clear": f"Ruang kosong di sekeliling logo sedikitnya {clear} kali tingginya (kotak berwarna).",
            "least": f"Tinggi terkecil {light.min_px:g} piksel; di bawah itu lambang tidak terbaca.",
        },
    }  # fmt: skip


def _scaled(data: bytes, width: int) -> bytes:
    """The PNG at another width."""
    if width >= A4[0]:
        return data
    import io  # noqa: PLC0415 - only for smaller pictures

    from PIL import Image  # noqa: PLC0415 - heavy

    picture = Image.open(io.BytesIO(data), formats=("PNG",)).convert("RGB")
    out = io.BytesIO()
    smaller = picture.resize((width, round(width * A4[1] / A4[0])), Image.Resampling.LANCZOS)
    smaller.save(out, "PNG", optimize=True)
    return out.getvalue()
