"""Whether a picture belongs to what is told: its day, its earlier uses, whether a machine made it."""

from collections.abc import Iterator
from datetime import date

from studio.checks.passages import published
from studio.checks.registry import Case, check
from studio.checks.subject import PlacedPicture, Subject, placed_pictures
from studio.checks.wording import has_any
from studio.domain.content import Asset, Caption, Design, DesignPage, Picture, Post
from studio.domain.likeness import alike
from studio.domain.project import Project
from studio.domain.review import Where

DAYS_APART = 3
ARCHIVE = (
    "arsip",
    "ilustrasi",
    "dokumentasi lama",
    "foto lama",
    "stok",
    "file foto",
    "archive",
    "illustration",
)
AI_LABELS = (
    "ai", "kecerdasan artifisial", "kecerdasan buatan", "akal imitasi", "dibuat mesin", "gambar sintetis",
    "artificial intelligence",
)  # fmt: skip
LABEL = "Gambar dibuat dengan bantuan AI."


@check(
    id="verify/photo-date",
    severity="warning",
    applies_to="post",
    rationale="A picture of another day shown as this event's misleads, even when nobody meant it.",
    basis="UU 11/2008 Pasal 35; UU 1/2023 Pasal 263 (V4)",
    needs=("design",),
)
def photo_date(subject: Subject) -> Iterator[Case]:
    """Each photograph taken days from the event, unless the post calls it one of the archive."""
    event = _day(subject.post.event_date)
    if event is None:
        return
    for placed in placed_pictures(subject):
        taken = _day(placed.asset.taken[:10]) if placed.asset else None
        apart = abs((taken - event).days) if taken else 0
        if taken and apart > DAYS_APART and not called_archive(subject, placed):
            values: dict[str, str | int | float] = {
                "taken": taken.isoformat(), "event": event.isoformat(), "days": apart,
            }  # fmt: skip
            yield Case(where=_at(placed), values=values)


@check(
    id="verify/photo-reused",
    severity="warning",
    applies_to="post",
    rationale="The same photograph under two events makes readers doubt both.",
    basis="UU 11/2008 Pasal 35; UU 1/2023 Pasal 263 (V4)",
    needs=("design",),
)
def photo_reused(subject: Subject) -> Iterator[Case]:
    """Each photograph of an event that an earlier post showed for another, as it is or nearly so."""
    post = subject.post
    if not post.event_date:
        return
    placed = [p for p in placed_pictures(subject) if p.asset and not called_archive(subject, p)]
    seen = _earlier(subject.project, post) if placed else ()
    for picture in placed:
        for other, asset in seen:
            if picture.asset and _same(picture.asset, asset):
                values: dict[str, str | int | float] = {
                    "post": other.title, "day": other.event_date or other.schedule.date or "–",
                }  # fmt: skip
                yield Case(where=_at(picture), values=values)
                break


@check(
    id="verify/ai-label",
    severity="warning",
    applies_to="post",
    rationale="People may know what a camera saw and what a machine made up.",
    basis="SE Menkominfo 9/2023; UU 11/2008 Pasal 35 (V7)",
    needs=("design",),
)
def ai_label(subject: Subject) -> Iterator[Case]:
    """Each caption beside a picture made or changed by a machine, while neither says so."""
    made = [p for p in placed_pictures(subject) if p.asset and p.asset.ai.strip()]
    unsaid = [p for p in made if p.asset and not has_any(AI_LABELS, p.asset.credit)]
    slots = "\n".join(p.text for p in published(subject) if p.sort == "slot")
    if not unsaid or has_any(AI_LABELS, slots):
        return
    for platform, caption in _main_captions(subject.post):
        whole = "\n".join((caption.text, caption.first_comment, *caption.fields.values()))
        if not has_any(AI_LABELS, whole):
            end = len(caption.text)
            where = Where(platform=platform, field="text", span=(end, end))
            yield Case(where=where, fix=f"\n\n{LABEL}" if caption.text else LABEL)


def called_archive(subject: Subject, placed: PlacedPicture) -> bool:
    """Whether the picture, or the caption beside it, says that it is not of the event."""
    asset = placed.asset
    own = (placed.alt, asset.credit, *asset.tags) if asset else (placed.alt,)
    texts = (p.text for p in published(subject) if p.sort == "caption")
    return has_any(ARCHIVE, "\n".join((*own, *texts)))


def _earlier(project: Project, post: Post) -> tuple[tuple[Post, Asset], ...]:
    """Pictures of posts of other events that came before, the latest first."""
    day = post.schedule.date or "9999"
    others = [
        other
        for other in project.all(Post)
        if other.id != post.id
        and other.event_date != post.event_date
        and (other.schedule.date or "0000") <= day
    ]
    others.sort(key=lambda other: other.schedule.date, reverse=True)
    return tuple((other, asset) for other in others for asset in _assets(project, other))


def _assets(project: Project, post: Post) -> Iterator[Asset]:
    design = project.find(Design, post.design)
    for ident in design.pages if design else ():
        page = project.find(DesignPage, ident)
        for value in page.slots.values() if page else ():
            asset = project.find(Asset, value.asset) if isinstance(value, Picture) else None
            if asset is not None:
                yield asset


def _same(one: Asset, other: Asset) -> bool:
    return one.id == other.id or one.sha256 == other.sha256 or alike(one.likeness, other.likeness)


def _main_captions(post: Post) -> Iterator[tuple[str, Caption]]:
    """The common caption, and those of platforms that have a text of their own."""
    yield "", post.caption
    yield from ((platform, own) for platform, own in post.captions.items() if own.text.strip())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _at(placed: PlacedPicture) -> Where:
    return Where(page=placed.page, slot=placed.slot, asset=placed.asset.id if placed.asset else "")
