"""Templates shown with their examples: content, template and kit become pages, without a project file."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import msgspec

from studio.catalog.brand import kit_paths, list_kits
from studio.catalog.decode import nearest
from studio.catalog.platforms import default_layers, placements
from studio.catalog.templates import load_template, template_path
from studio.domain.brand import Kit
from studio.domain.content import Account, Asset, Design, Office, Post
from studio.domain.platform import Placement
from studio.domain.project import Project
from studio.domain.template import Template
from studio.errors import StudioError
from studio.export.job import RenderJob
from studio.export.plan import pages_for, plan_post
from studio.intake.content_file import ContentFile, read_content
from studio.intake.example_pictures import picture_path
from studio.intake.picture import TakenPicture
from studio.session.posts import asset_of, records_of, take_named
from studio.session.resources import find_kit, kit_file, template_file

EXAMPLES = ("pendek", "lazim", "sulit")
"""What every template brings: a short, a usual and a hard content; further files stand beside them."""
HARD = "sulit"
HANDLE_LENGTH = 30
"""Instagram's bound for an account name, and the longest a footer has to carry."""
FILLINGS = (
    "", ".resmi", ".layanan", ".pelayanan", ".layanan.publik", ".pelayanan.publik",
    ".pelayanan.masyarakat", ".pelayanan.publik.resmi", ".pelayanan.masyarakat.resmi",
)  # fmt: skip

REPRESENTATIVES = (
    ("1:1", "instagram/feed-square"),
    ("4:5", "instagram/feed-portrait"),
    ("3:4", "instagram/feed-tall"),
    ("9:16", "instagram/story"),
    ("A4", "print/a4"),
    ("16:9", "x/post"),
    ("16:9", "screen/tv"),
    ("1,91:1", "web/opengraph"),
    ("16:9", "youtube/banner"),
    ("3:1", "x/header"),
    ("1:1", "instagram/avatar"),
)
"""One placement for each shape and purpose, with the name of its shape, in the order of a contact sheet."""


@dataclass(frozen=True, slots=True)
class Look:
    """A template in a kit: what is shown, where their files lie, and the hashes they go by."""

    template: Template
    template_hash: str
    kit: Kit
    kit_hash: str
    kit_folder: Path
    examples: Path

    @property
    def name(self) -> str:
        """How people call it: `kabar · nila`."""
        return f"{self.template.id} · {self.kit.id}"


@dataclass(frozen=True, slots=True)
class Show:
    """An example in a look, bound: an unstored project with one post, and the pictures it shows by hash."""

    look: Look
    example: str
    project: Project
    post: Post
    pictures: dict[str, bytes]

    def jobs(self, wanted: Iterable[str]) -> tuple[RenderJob, ...]:
        """The pages at each wanted placement that the template serves."""
        plan = plan_post(
            self.project, self.post, self.look.template, self.look.kit, placements(default_layers()), wanted
        )
        return plan.pages

    def in_variant(self, variant: str) -> "Show":
        """The same in a layout somebody chose."""
        design = self.project.get(Design, self.post.design)
        worn = msgspec.structs.replace(design, variant=variant)
        return replace(self, project=self.project.with_records(worn))


def look_of(template: str, kit: str) -> Look:
    """A template and a kit of the catalogues, made ready to show."""
    return look_in(template, *find_kit(kit))


def look_in(template: str, found: Kit, folder: Path) -> Look:
    """A template in a kit that lies in a folder, listed or not."""
    shown = load_template(template)
    return Look(
        shown, template_file(shown)[0], found, kit_file(found)[0], folder,
        template_path(template).parent / "examples",
    )  # fmt: skip


def kit_names() -> tuple[str, ...]:
    """Ids of every kit."""
    return tuple(sorted(list_kits()))


def example_names(folder: Path) -> tuple[str, ...]:
    """The examples in a folder, the three usual ones first."""
    found = {file.stem for file in folder.glob("*.toml")}
    return (*(name for name in EXAMPLES if name in found), *sorted(found - set(EXAMPLES)))


def example_file(look: Look, example: str) -> Path:
    """The content file of an example; an unknown one is answered with the nearest."""
    names = example_names(look.examples)
    if example not in names:
        near = nearest(example, names)
        hint = f"Mungkin maksudnya “{near}”?" if near else f"Yang ada: {', '.join(names) or 'belum ada'}."
        raise StudioError(
            "gallery/example", f"Templat “{look.template.id}” tidak punya contoh “{example}”.", hint
        )
    return look.examples / f"{example}.toml"


def show(look: Look, example: str) -> Show:
    """The example bound as `post add` would bind it, with an office made of the kit's names."""
    content = read_example(look, example)
    pictures: dict[str, bytes] = {}

    def take(path: Path) -> Asset:
        taken = _taken(path, path.stat().st_mtime_ns)
        pictures[taken.sha256] = taken.data
        return asset_of(taken, path.name)

    made = records_of(content, look.template, look.kit.id, take, default_layers())
    design = msgspec.structs.replace(
        made.design, kit=look.kit.id, template_hash=look.template_hash, kit_hash=look.kit_hash
    )
    office = office_of(look.kit, longest=example.startswith(HARD))
    project = Project().with_records(office, *made.assets, *made.figures, *made.pages, design, made.post)
    return Show(look, example, project, made.post, pictures)


def read_example(look: Look, example: str) -> ContentFile:
    """The content of an example; it must be one of this template."""
    content = read_content(example_file(look, example))
    if content.template != look.template.id:
        raise StudioError(
            "gallery/template",
            f"Contoh “{example}” ditulis untuk templat “{content.template}”, bukan “{look.template.id}”.",
            f'Tulis template = "{look.template.id}".',
        )
    return content


def page_numbers(content: ContentFile, placement: Placement) -> range:
    """Which pages of an example a placement gets."""
    return pages_for(placement, max(1, len(content.pages)))


def example_digest(content: ContentFile, file: Path) -> str:
    """Hash of an example's text and of every picture it shows."""
    digest = hashlib.sha256(file.read_bytes())
    names = {getattr(entry, "file", "") for page in content.pages for entry in page.slots.values()}
    for name in sorted(names - {""}):
        digest.update(picture_path(Path(content.folder), name).read_bytes())
    return digest.hexdigest()


def office_of(kit: Kit, *, longest: bool = False) -> Office:
    """The office a kit names: its footer gives account, site and address."""
    handle = next((line for line in kit.footer if line.startswith("@")), "")
    others = [line for line in kit.footer if not line.startswith("@")]
    site = next((line for line in others if " " not in line and "." in line), "")
    if handle and longest:
        names = [f"{handle}{filling}" for filling in FILLINGS]
        handle = max((name for name in names if len(name) <= HANDLE_LENGTH + 1), key=len, default=handle)
    accounts = {name: Account(handle=handle) for name in ("instagram", "facebook", "youtube")}
    return Office(
        id="office", institution=kit.name.full, unit=kit.name.full, short_name=kit.name.short,
        accounts=accounts if handle else {}, site=f"https://{site}" if site else "",
        address=next((line for line in others if line != site), ""), kit=kit.id,
    )  # fmt: skip


def fill_stage(stage: Path, shows: Iterable[Show]) -> None:
    """Write what the shows' jobs read into a folder of files named by hash."""
    for item in shows:
        look = item.look
        for digest, data in (template_file(look.template), kit_file(look.kit)):
            _keep(stage / digest, data)
        for name, path in kit_paths(look.kit, look.kit_folder).items():
            if not (stage / look.kit.files[name]).exists():
                _keep(stage / look.kit.files[name], path.read_bytes())
        for sha, data in item.pictures.items():
            _keep(stage / sha, data)


def _keep(target: Path, data: bytes) -> None:
    if not target.exists():
        target.write_bytes(data)


@lru_cache(maxsize=32)
def _taken(path: Path, _mtime: int) -> TakenPicture:
    return take_named(path)
