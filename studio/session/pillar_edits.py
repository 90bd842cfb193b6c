"""Changing the office's pillars, and giving posts a pillar or a content type. Colours that may be chosen."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from studio.catalog.theme import theme
from studio.domain.color import contrast, parse
from studio.domain.content import Office, Pillar, Post
from studio.domain.ids import PillarId
from studio.domain.planning import Rubric, Targets
from studio.domain.project import Project
from studio.domain.shares import pillars_of
from studio.session.accent import kit_of_office
from studio.session.projects import new_id
from studio.session.session import Draft, Session

if TYPE_CHECKING:
    from studio.catalog.share_rules import PillarSet

TOKENS = ("pillar1", "pillar2", "pillar3", "pillar4", "pillar5", "pillar6")
"""Colours of the window's theme that are seen in light and dark."""
SEEN = 3.0
"""Contrast that marks need against what they stand on (WCAG 2.2 SC 1.4.11)."""
GROUNDS = ("surface1", "surface0")
MOST_OF_KIT = 6
TARGETS = "targets"


def colors(session: Session) -> tuple[tuple[str, str], ...]:
    """Colours of the kit that are seen in both themes, each with its name; the theme's are `TOKENS`."""
    office = session.project.find(Office, "office")
    kit = kit_of_office(session, office) if office is not None and office.kit else None
    if kit is None:
        return ()
    found = {value.lower(): name for name, value in reversed(kit.swatches.items()) if is_seen(value)}
    return tuple((value, name) for value, name in reversed(found.items()))[:MOST_OF_KIT]


def is_seen(color: str) -> bool:
    """Whether a mark of this colour stands off the window's grounds, light and dark."""
    looks = (theme().colors(mode, "") for mode in ("light", "dark"))
    return all(contrast(parse(color), parse(look[ground])) >= SEEN for look in looks for ground in GROUNDS)


def new_pillar(project: Project, name: str) -> Pillar:
    """A pillar behind the others, in a colour that is free."""
    known = pillars_of(project)
    taken = {shown_color(pillar.color, place) for place, pillar in enumerate(known)}
    color = next((token for token in TOKENS if token not in taken), TOKENS[len(known) % len(TOKENS)])
    last = max((pillar.order for pillar in known), default=0)
    return Pillar(id=PillarId(new_id()), name=name, color=color, order=last + 1)


def first_pillars(chosen: "PillarSet", language: str) -> tuple[Pillar, ...]:
    """The pillars of a set, as the office's own."""
    return tuple(
        Pillar(
            id=PillarId(new_id()), name=one.name.get(language, one.name["id"]), share=one.share,
            color=one.color, order=place,
        )
        for place, one in enumerate(chosen.pillars, 1)
    )  # fmt: skip


def reordered(project: Project, ident: str, by: int) -> tuple[Pillar, ...]:
    """The pillars that change when one goes up or down; each keeps the colour it was seen in."""
    known = list(pillars_of(project))
    places = [pillar.id for pillar in known]
    at = places.index(PillarId(ident))
    to = min(max(at + by, 0), len(known) - 1)
    if at == to:
        return ()
    kept = [
        msgspec.structs.replace(pillar, color=shown_color(pillar.color, place))
        for place, pillar in enumerate(known)
    ]
    kept.insert(to, kept.pop(at))
    made = (msgspec.structs.replace(pillar, order=place) for place, pillar in enumerate(kept, 1))
    return tuple(pillar for pillar in made if pillar not in known)


def shown_color(own: str, place: int) -> str:
    """A pillar's own colour, else the theme's for its place."""
    return own if own in TOKENS or own.startswith("#") else TOKENS[place % len(TOKENS)]


def remove_pillar(draft: Draft, ident: str, to: str = "") -> None:
    """Take a pillar away; its posts and recurring slots go to another one, or to none."""
    heir = PillarId(to) if to else None
    owners: list[Post | Rubric] = [*draft.before.all(Post), *draft.before.all(Rubric)]
    draft.put(*(msgspec.structs.replace(owner, pillar=heir) for owner in owners if owner.pillar == ident))
    draft.remove(Pillar, ident)


def posts_with(project: Project, ident: str) -> int:
    """How many posts have a pillar."""
    return sum(post.pillar == ident for post in project.all(Post))


def give_pillar(draft: Draft, posts: Iterable[str], ident: str) -> None:
    """Give posts a pillar; an empty id takes theirs away."""
    for post in posts:
        draft.put(msgspec.structs.replace(draft.get(Post, post), pillar=PillarId(ident) if ident else None))


def give_type(draft: Draft, posts: Iterable[str], kind: str) -> None:
    """Give posts a content type; an empty one takes theirs away."""
    for post in posts:
        draft.put(msgspec.structs.replace(draft.get(Post, post), content_type=kind))


def targets(project: Project) -> Targets:
    """Targets of content types; none yet is none."""
    return project.find(Targets, TARGETS) or Targets(id=TARGETS)


def with_target(project: Project, kind: str, share: int) -> Targets:
    """The targets with another one for a content type; 0 takes it away."""
    now = targets(project)
    kinds = {**now.content_types, kind: share}
    return msgspec.structs.replace(now, content_types={key: value for key, value in kinds.items() if value})
