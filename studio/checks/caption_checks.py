"""Whether captions fit their platform by its own counting rule, and hold nothing it refuses."""

from collections.abc import Iterator

from studio.checks.registry import Case, check
from studio.checks.subject import CaptionText, Subject
from studio.checks.texts import control_characters, countable
from studio.domain.counting import count
from studio.domain.platform import Allowance
from studio.domain.review import Where

SIGNS_SHOWN = 6


@check(
    id="caption/too-long",
    severity="blocker",
    applies_to="caption",
    rationale="The platform refuses a longer text, or cuts it.",
    basis="Limits and counting rules of the platform data",
    codes=("caption/too-long", "caption/long"),
)
def too_long(subject: Subject, caption: CaptionText) -> Iterator[Case]:
    """Each field over its limit, and as advice each over what is recommended."""
    for name, limit in caption.profile.fields.items():
        counted = count(countable(caption.texts.get(name, "")), limit)
        field = _name(subject, caption, name)
        for part in counted.parts:
            if part.limit is not None and part.over:
                values: dict[str, str | int | float] = {
                    "used": part.used,
                    "limit": part.limit,
                    "over": part.used - part.limit,
                    "unit": part.unit,
                    "field": field,
                }
                yield Case(where=_at(caption, name), values=values)
        if counted.soft is not None and counted.over_soft and not counted.over:
            yield Case(
                code="caption/long",
                severity="advice",
                where=_at(caption, name),
                values={
                    "used": counted.used,
                    "limit": counted.soft,
                    "over": counted.used - counted.soft,
                    "unit": counted.unit,
                    "field": field,
                },
            )


@check(
    id="caption/too-many-hashtags",
    severity="blocker",
    applies_to="caption",
    rationale="Above the platform's number a post is refused; above the advice it reads as advertising.",
    basis="Limits of the platform data",
    codes=("caption/too-many-hashtags", "caption/many-hashtags"),
)
def too_many_hashtags(_subject: Subject, caption: CaptionText) -> Iterator[Case]:
    """More hashtags than allowed, or than advised."""
    yield from _amount(caption, "hashtags", caption.profile.hashtags)


@check(
    id="caption/too-many-mentions",
    severity="blocker",
    applies_to="caption",
    rationale="Above the platform's number a post is refused.",
    basis="Limits of the platform data",
    codes=("caption/too-many-mentions", "caption/many-mentions"),
)
def too_many_mentions(_subject: Subject, caption: CaptionText) -> Iterator[Case]:
    """More mentions than allowed, or than advised."""
    yield from _amount(caption, "mentions", caption.profile.mentions)


@check(
    id="caption/too-many-links",
    severity="blocker",
    applies_to="caption",
    rationale="Above the platform's number a post is refused.",
    basis="Limits of the platform data",
    codes=("caption/too-many-links", "caption/many-links"),
)
def too_many_links(_subject: Subject, caption: CaptionText) -> Iterator[Case]:
    """More links than allowed, or than advised."""
    yield from _amount(caption, "links", caption.profile.links)


@check(
    id="caption/empty",
    severity="warning",
    applies_to="caption",
    rationale="A picture without words is not found by search and says nothing to those who cannot see it.",
    basis="House rule: captions",
    codes=("caption/empty", "caption/no-title"),
)
def empty(_subject: Subject, caption: CaptionText) -> Iterator[Case]:
    """A caption without text, or without the title that goes beside it."""
    if not caption.texts.get(caption.profile.main, "").strip():
        yield Case(where=_at(caption, caption.profile.main))
    if "title" in caption.profile.fields and not caption.texts.get("title", "").strip():
        yield Case(code="caption/no-title", where=_at(caption, "title"))


@check(
    id="caption/control-characters",
    severity="blocker",
    applies_to="caption",
    rationale="Pasted text brings invisible characters along; they break links and tags, or are refused.",
    basis="Counting rules of the platform data; Unicode categories Cc and Cs",
)
def control(subject: Subject, caption: CaptionText) -> Iterator[Case]:
    """Each text with control characters, or characters that the platform refuses."""
    for name, limit in caption.profile.fields.items():
        found = control_characters(caption.texts.get(name, ""), limit.forbidden)
        if found:
            yield Case(
                where=_at(caption, name),
                values={
                    "signs": ", ".join(found[:SIGNS_SHOWN]) + (" …" if len(found) > SIGNS_SHOWN else ""),
                    "count": len(found),
                    "field": _name(subject, caption, name),
                },
            )


def _amount(caption: CaptionText, what: str, allowed: Allowance) -> Iterator[Case]:
    """The finding for a number over its allowance, all fields together."""
    fields = caption.profile.fields.items()
    counts = [count(countable(caption.texts.get(name, "")), limit) for name, limit in fields]
    used = sum(getattr(counted, what) for counted in counts)
    where = _at(caption, caption.profile.main)
    if allowed.max is not None and used > allowed.max:
        values: dict[str, str | int | float] = {
            "used": used,
            "limit": allowed.max,
            "over": used - allowed.max,
        }
        yield Case(code=f"caption/too-many-{what}", where=where, values=values)
    elif allowed.soft is not None and used > allowed.soft:
        values = {"used": used, "limit": allowed.soft, "over": used - allowed.soft}
        yield Case(code=f"caption/many-{what}", severity="warning", where=where, values=values)


def _name(subject: Subject, caption: CaptionText, name: str) -> str:
    """What the field is called; the main one goes by the catalogue's word for a caption."""
    if name == caption.profile.main:
        return "main"
    return subject.label(caption.profile.fields[name].name, name)


def _at(caption: CaptionText, name: str) -> Where:
    return Where(platform=caption.platform.id, placement=caption.placement.id, field=name)
