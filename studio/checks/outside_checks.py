"""Whether media made elsewhere suit the placements they go to, and what can be seen in them."""

from collections.abc import Iterator

from studio.checks.registry import Case, check
from studio.checks.subject import PlacedPicture, Subject, placed_pictures
from studio.domain.content import Override
from studio.domain.ids import PlacementId
from studio.domain.outside import Fit, Outside, Share
from studio.domain.outside_fit import FAR, NEAR, SOFT, Fitting, Problem, Trouble, fitting, problems
from studio.domain.platform import Placement
from studio.domain.review import Severity, Where

HARD = 2.0
READABLE = 3.0
"""WCAG's least contrast of large text; which size a found text has nobody knows."""
WRITTEN = 3
"""Areas of writing from which a picture counts as one with words on it."""
TOLD = 60
"""Characters of an alt text that may say what stands on a picture."""
Values = dict[str, str | int | float]


@check(
    id="outside/crop",
    severity="warning",
    applies_to="placement",
    rationale="A finished poster that is cut loses words and logos that nobody meant to lose.",
    basis="Shapes of the platform data (A2)",
    codes=("outside/crop", "outside/crop-far"),
    needs=("design",),
)
def crop(subject: Subject, placement: Placement) -> Iterator[Case]:
    """Each finished picture of which too much is cut off."""
    for placed, _known, found in _fitted(subject, placement):
        if found.kind == "whole" or found.lost <= NEAR:
            continue
        values: Values = {"percent": round(found.lost * 100)}
        code = "outside/crop-far" if found.lost >= FAR else "outside/crop"
        yield Case(code=code, where=_at(placed, placement), values=values)


@check(
    id="outside/upscaled",
    severity="warning",
    applies_to="placement",
    rationale="Finished work has its letters in it: enlarged, they blur before the picture does.",
    basis="House rule: at most 1.15 times without a warning, 2 times at all",
    codes=("outside/upscaled", "outside/upscaled-far"),
    needs=("design",),
)
def upscaled(subject: Subject, placement: Placement) -> Iterator[Case]:
    """Each finished picture that has too few pixels for a placement."""
    for placed, _known, found in _fitted(subject, placement):
        if found.enlarged <= SOFT:
            continue
        values: Values = {"times": round(found.enlarged, 2)}
        where = _at(placed, placement)
        if found.enlarged > HARD:
            yield Case(code="outside/upscaled-far", severity="blocker", where=where, values=values)
        else:
            yield Case(where=where, values=values)


def _film_case(subject: Subject, placement: Placement, *wanted: Trouble) -> Iterator[tuple[Problem, Where]]:
    for placed, _known in _outside(subject):
        if placed.asset is None or placed.page >= placement.items_max:
            continue
        for problem in problems(placed.asset, placement):
            if problem.trouble in wanted:
                yield problem, _at(placed, placement)


@check(
    id="outside/heavy",
    severity="advice",
    applies_to="placement",
    rationale="A film above the platform's weight is refused, or made lighter until it breaks up.",
    basis="Limits of the platform data",
    codes=("outside/heavy", "outside/too-heavy"),
    needs=("design",),
)
def heavy(subject: Subject, placement: Placement) -> Iterator[Case]:
    """Each film heavier than the placement takes."""
    for problem, where in _film_case(subject, placement, "heavy", "too-heavy"):
        values: Values = {"weight": round(problem.value / 1e6), "limit": round(problem.limit / 1e6)}
        severe: Severity = "warning" if problem.trouble == "too-heavy" else "advice"
        yield Case(code=f"outside/{problem.trouble}", severity=severe, where=where, values=values)


@check(
    id="outside/long",
    severity="blocker",
    applies_to="placement",
    rationale="The platform does not take a film that is longer or shorter than its bounds.",
    basis="Limits of the platform data",
    codes=("outside/long", "outside/short"),
    needs=("design",),
)
def long(subject: Subject, placement: Placement) -> Iterator[Case]:
    """Each film that lasts too long, or not long enough."""
    for problem, where in _film_case(subject, placement, "too-long", "too-short"):
        values: Values = {"seconds": round(problem.value, 1), "limit": round(problem.limit, 1)}
        code = "outside/long" if problem.trouble == "too-long" else "outside/short"
        yield Case(code=code, where=where, values=values)


@check(
    id="outside/format",
    severity="blocker",
    applies_to="placement",
    rationale="Some placements take films alone, and others none.",
    basis="Formats of the platform data",
    codes=("outside/format", "outside/cover-only"),
    needs=("design",),
)
def wrong_format(subject: Subject, placement: Placement) -> Iterator[Case]:
    """A still where films alone go; a film where its cover alone is shown."""
    for problem, where in _film_case(subject, placement, "needs-film", "no-film"):
        if problem.trouble == "needs-film":
            yield Case(where=where)
        else:
            yield Case(code="outside/cover-only", severity="advice", where=where)


@check(
    id="outside/no-logo",
    severity="advice",
    applies_to="post",
    rationale="People know an office's word by its mark; finished work has it in the picture or not at all.",
    basis="Rules of the brand kit",
    codes=("outside/no-logo", "outside/logo-unsure"),
    needs=("design",),
)
def no_logo(subject: Subject) -> Iterator[Case]:
    """A post in none of whose pages a logo of its kit was found, where it was looked for."""
    seen = [(placed, known.logo) for placed, known in _outside(subject) if known.logo]
    design = subject.design
    kit = design.kit_hash if design else ""
    if not seen or any(logo.kit != kit or logo.found for _, logo in seen):
        return
    unsure = next((placed for placed, logo in seen if not logo.sure), None)
    if unsure is not None:
        yield Case(code="outside/logo-unsure", where=_first(subject, unsure))
    else:
        yield Case(where=_first(subject, seen[0][0]))


@check(
    id="outside/contrast",
    severity="warning",
    applies_to="post",
    rationale="Words in a finished picture cannot be mended here; who cannot read them is left out.",
    basis="WCAG 2.2 SC 1.4.3 (A2)",
    codes=("outside/contrast", "outside/contrast-unsure"),
    needs=("design",),
)
def contrast(subject: Subject) -> Iterator[Case]:
    """The weakest writing of each finished picture; a question where the program cannot tell."""
    for placed, known in _outside(subject):
        areas = [area for area in known.areas or () if area.ratio < READABLE]
        sure = [area for area in areas if area.sure]
        if sure:
            weakest = min(sure, key=lambda area: area.ratio)
            values: Values = {"ratio": weakest.ratio, "least": READABLE}
            yield Case(where=_first(subject, placed, weakest.box), values=values)
        elif areas:
            where = _first(subject, placed, areas[0].box)
            yield Case(code="outside/contrast-unsure", severity="advice", where=where)


@check(
    id="outside/unread-text",
    severity="advice",
    applies_to="post",
    rationale="Words in a picture reach neither a screen reader nor the checks until somebody types them.",
    basis="WCAG 2.2 SC 1.1.1, 1.4.5 (A1)",
    needs=("design",),
)
def unread_text(subject: Subject) -> Iterator[Case]:
    """Each finished picture that seems to hold words which nobody knows, with too short an alt text."""
    for placed, known in _outside(subject):
        written = sum(area.sure for area in known.areas or ()) >= WRITTEN
        if written and not known.words.strip() and 0 < len(placed.alt) < TOLD:
            yield Case(where=_first(subject, placed))


def is_outside(subject: Subject) -> bool:
    """Whether the post shows finished media alone: their size is judged here, not as that of a photograph."""
    template = subject.template
    return template is not None and template.id == "luar"


def _outside(subject: Subject) -> Iterator[tuple[PlacedPicture, Outside]]:
    for placed in placed_pictures(subject):
        if placed.asset is not None and placed.asset.outside is not None:
            yield placed, placed.asset.outside


def _fitted(subject: Subject, placement: Placement) -> Iterator[tuple[PlacedPicture, Outside, Fitting]]:
    """The finished pictures that fill a placement, as it shows them."""
    if not is_outside(subject):
        return
    for placed, known in _outside(subject):
        if placed.asset is not None and (placed.page == 0 or placed.page < placement.items_max):
            yield placed, known, _fitting(subject, placed, placement)


def _fitting(subject: Subject, placed: PlacedPicture, placement: Placement) -> Fitting:
    asset, design = placed.asset, subject.design
    override = design.overrides.get(PlacementId(placement.id), Override()) if design else Override()
    fit: Fit = override.fit.get(placed.slot, "cover")
    focal = override.focal.get(placed.slot, placed.picture.focal)
    size = (asset.width, asset.height) if asset else (1, 1)
    crop_ = placed.picture.crop
    if crop_:
        size = (round(size[0] * (crop_[2] - crop_[0])), round(size[1] * (crop_[3] - crop_[1])))
    return fitting((max(1, size[0]), max(1, size[1])), placement, focal, fit)


def _at(placed: PlacedPicture, placement: Placement) -> Where:
    return Where(
        page=placed.page, slot=placed.slot, placement=placement.id, platform=placement.platform,
        asset=placed.asset.id if placed.asset else "",
    )  # fmt: skip


def _first(subject: Subject, placed: PlacedPicture, box: Share | None = None) -> Where:
    """The picture at the first placement, with a part of it in px where it is seen there."""
    asset = placed.asset.id if placed.asset else ""
    if not subject.chosen or not is_outside(subject):
        return Where(page=placed.page, slot=placed.slot, asset=asset)
    place = subject.chosen[0]
    where = _at(placed, place)
    seen = _fitting(subject, placed, place)
    if box is None or seen.kind == "whole":
        return where
    x, y, across, down = seen.shown
    kx, ky = place.width / across, place.height / down
    shown = ((box[0] - x) * kx, (box[1] - y) * ky, box[2] * kx, box[3] * ky)
    inside = shown[0] >= 0 and shown[1] >= 0 and shown[0] + shown[2] <= place.width + 1
    return Where(
        page=where.page, slot=where.slot, placement=where.placement, platform=where.platform, asset=asset,
        box=shown if inside else None,
    )  # fmt: skip
