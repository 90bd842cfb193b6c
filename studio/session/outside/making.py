"""A post of finished media: records as one step, a page of the design for each page that was taken."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from studio.catalog.platforms import placements
from studio.catalog.templates import OUTSIDE
from studio.domain.content import Asset, Caption, Design, DesignPage, Picture, Post
from studio.domain.ids import PlacementId
from studio.domain.outside import Fit
from studio.domain.outside_fit import Fitting, Problem, fitting, problems
from studio.domain.platform import Placement
from studio.domain.record import Record, Value
from studio.errors import StudioError
from studio.intake.outside.read import read_subtitles
from studio.session.layers import platform_layers
from studio.session.outside.reading import ReadPage, proposed_caption
from studio.session.projects import new_id
from studio.session.session import Session
from studio.session.starting import NewPost, kit_of, new_post
from studio.session.tuning import with_fit

SLOT = "media"
LAYOUT = "penuh"
BLURRED = 2.0
"""Enlarged further than this, nothing is proposed without being asked."""
FIRST = ("post", "story")
SHOWN = ("post", "story", "link", "screen", "print", "cover")
"""Purposes in the order of the table; pictures of a profile are not made of posters."""


class Suits(Value, frozen=True, kw_only=True):
    """A placement and how the pages suit it: the worst of them, and what stands against the films."""

    placement: Placement
    fitting: Fitting
    problems: tuple[Problem, ...] = ()
    page: int = 0
    """The page that suits worst, from 0."""

    @property
    def fits(self) -> bool:
        """Whether it is chosen unless somebody says otherwise."""
        return self.fitting.fits and not self.problems


class NewOutside(Value, frozen=True, kw_only=True):
    """Records of a post of finished media; all of them are one command."""

    made: NewPost
    assets: tuple[Asset, ...]

    @property
    def post(self) -> Post:
        """The post."""
        return self.made.post

    @property
    def all(self) -> tuple[Record, ...]:
        """Every record, parents last."""
        return (*self.assets, *self.made.all)


def suits(session: Session, assets: Sequence[Asset]) -> tuple[Suits, ...]:
    """Every placement a poster may go to, those that fit first."""
    places = [p for p in placements(platform_layers(session)).values() if p.purpose in SHOWN]
    found = [suited(assets, place) for place in places if place.items_min <= len(assets)]
    order = {purpose: number for number, purpose in enumerate(SHOWN)}
    found.sort(key=lambda one: (not one.fits, bool(one.problems), round(one.fitting.lost, 2),
                                order[one.placement.purpose]))  # fmt: skip
    return tuple(found)


def suited(assets: Sequence[Asset], place: Placement) -> Suits:
    """How the pages suit one placement."""
    seen = [fitting((asset.width, asset.height), place) for asset in assets]
    worst = max(range(len(seen)), key=lambda n: (seen[n].lost, seen[n].enlarged))
    against = {p.trouble: p for asset in assets[: place.items_max] for p in problems(asset, place)}
    return Suits(placement=place, fitting=seen[worst], problems=tuple(against.values()), page=worst)


def chosen(found: Sequence[Suits]) -> tuple[str, ...]:
    """Placements of a new post: all that fit; when none does, the three that lose least."""
    fit = tuple(one.placement.id for one in found if one.fits)
    without = [one for one in found if not one.problems] or list(found)
    least = sorted(
        without,
        key=lambda one: (
            one.fitting.enlarged > BLURRED,
            one.placement.purpose not in FIRST,
            one.fitting.lost,
        ),
    )
    return fit or tuple(one.placement.id for one in least[:3])


def title_of(pages: Sequence[ReadPage]) -> str:
    """A name for the post: the file's, made readable."""
    stem = Path(pages[0].outside.file or pages[0].asset.name).stem if pages else ""
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] if words else "Media jadi"


def make(
    session: Session, pages: Sequence[ReadPage], title: str, placements: Sequence[str] = (), kit: str = "",
    *, words: bool = True, fits: Mapping[str, Fit] | None = None,
) -> NewOutside:  # fmt: skip
    """The records of a post of these pages; nothing is stored, and their bytes are for `keep`.

    Without `placements` it goes where it fits. `words`: those on the pages begin its caption and alt texts.
    `fits` says by placement how another shape is shown there.
    """
    if not pages:
        raise StudioError("outside/none", "Belum ada halaman yang dipilih.", "Pilih sedikitnya satu halaman.")
    session.require_writable()
    assets = [_known(session, page.asset, words=words) for page in pages]
    begun = new_post(session, OUTSIDE, kit or kit_of(session), title)
    shown = tuple(
        DesignPage(id=new_id(), layout=LAYOUT, slots={SLOT: Picture(asset=asset.id)}) for asset in assets
    )
    design: Design = msgspec.structs.replace(begun.design, pages=tuple(page.id for page in shown))
    for ident, fit in (fits or {}).items():
        design = with_fit(design, ident, SLOT, fit)
    wanted = tuple(placements) or chosen(suits(session, assets))
    caption = Caption(text=proposed_caption(pages)) if words else Caption()
    post = msgspec.structs.replace(
        begun.post, placements=tuple(PlacementId(ident) for ident in wanted), caption=caption
    )
    made = msgspec.structs.replace(begun, post=post, design=design, pages=shown)
    new = {asset.id: asset for asset in assets if session.project.find(Asset, asset.id) != asset}
    return NewOutside(made=made, assets=tuple(new.values()))


def keep(session: Session, pages: Sequence[ReadPage]) -> None:
    """Keep the bytes of the pages in the project; takes as long as films are heavy, so it is for a thread."""
    for page in pages:
        session.add_blob(Path(page.clean).read_bytes(), page.asset.mime)
        session.add_blob(Path(page.original).read_bytes(), "application/octet-stream")
        if page.film:
            session.add_blob(Path(page.film).read_bytes(), "video/mp4")
        if page.subtitles:
            session.add_blob(Path(page.subtitles).read_bytes(), "application/x-subrip")


def replaced(session: Session, page: ReadPage) -> Asset:
    """The record of a page that takes another's place in a post; its bytes are kept."""
    keep(session, [page])
    return _known(session, page.asset, words=True)


def subtitled(session: Session, asset: Asset, path: Path) -> Asset:
    """The record of a film with an SRT beside it, which is kept; StudioError when it is no film."""
    film = asset.outside.film if asset.outside else None
    if asset.outside is None or film is None:
        raise StudioError(
            "outside/no-film", "Takarir SRT hanya untuk video.", "Pilih halaman yang berisi video dahulu."
        )
    digest = session.add_blob(read_subtitles(path), "application/x-subrip")
    film = msgspec.structs.replace(film, subtitles=digest)
    return msgspec.structs.replace(asset, outside=msgspec.structs.replace(asset.outside, film=film))


def _known(session: Session, asset: Asset, *, words: bool) -> Asset:
    """The record to store: one the library has keeps what people wrote, and learns where it came from."""
    known = session.project.find(Asset, asset.id)
    if known is not None:
        return msgspec.structs.replace(
            known, outside=asset.outside, alt=known.alt or (asset.alt if words else "")
        )
    return asset if words else msgspec.structs.replace(asset, alt="")
