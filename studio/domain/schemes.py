"""A post in other roles of its kit: colour schemes whose every pair stands off, and motifs for other motifs.

A scheme only gives the kit's own colours other jobs. It is worked out from the kit and offered when every
pair of CONTRASTS holds in it, so that any template can set small text on it as safely as before.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from studio.domain.brand import CONTRASTS, MOTIFS, ROLES, Kit, Texture
from studio.domain.color import Rgb, contrast, parse
from studio.domain.content import Design

Roles = Mapping[str, str]
"""For a role, the role whose colour it takes; a role that is not named keeps its own."""
SIGNALS = ("ok", "warn", "stop")
JOBS = {"ornament": ("corner",), "band": ("band",), "tile": ("corner", "band", "pattern")}
"""Which motifs a texture of a kind may stand for. The quiet one stays: it lies where much is to be read."""
LARGE = 600
"""A drawing of this size without a kind is one large ornament, as for the painter."""


def schemes_of(kit: Kit) -> dict[str, dict[str, str]]:
    """The schemes that a kit allows and whose colours stand off each other: roles by scheme."""
    return _schemes_of(_key(kit))


def dressed(kit: Kit, scheme: str, motifs: Mapping[str, str]) -> Kit:
    """The kit in a scheme and with other motifs; what it does not have stays as it is."""
    roles, known = schemes_of(kit).get(scheme, {}), {texture.id for texture in kit.textures}
    now = {role: kit.roles.get(roles.get(role, role), kit.roles[role]) for role in kit.roles}
    worn = {job: ident for job, ident in motifs.items() if job in MOTIFS and ident in known}
    if now == kit.roles and not worn:
        return kit
    return msgspec.structs.replace(kit, roles=now, motifs={**kit.motifs, **worn})


def worn_by(kit: Kit, design: Design) -> Kit:
    """The kit as a design wears it."""
    return dressed(kit, design.scheme, design.motifs)


def textures_for(kit: Kit, used: frozenset[str]) -> tuple[Texture, ...]:
    """The textures that a post may take in the places its template has; a kit's own edges stay edges."""
    edges = named_by(kit.parts) - set(kit.motifs.values())
    return tuple(one for one in kit.textures if one.id not in edges and set(jobs_of(one)) & used)


def named_by(raw: Any) -> frozenset[str]:
    """Every texture that a raw tree names."""
    if isinstance(raw, list | tuple):
        return frozenset().union(*(named_by(one) for one in raw))
    if not isinstance(raw, dict):
        return frozenset()
    own = frozenset({raw["texture"]} if isinstance(raw.get("texture"), str) else ())
    return own.union(*(named_by(one) for one in raw.values()))


def jobs_of(texture: Texture) -> tuple[str, ...]:
    """The motifs that a texture may stand for."""
    kind = texture.kind or ("ornament" if max(texture.tile) >= LARGE else "tile")
    return JOBS[kind]


def motifs_with(kit: Kit, texture: str, used: frozenset[str]) -> dict[str, str]:
    """The motifs of a design in which a texture takes every place it can; empty when nothing would differ."""
    found = next((one for one in kit.textures if one.id == texture), None)
    jobs = [job for job in jobs_of(found) if job in used] if found else []
    return dict.fromkeys(jobs, texture) if any(kit.motifs.get(job, "") != texture for job in jobs) else {}


def safe(kit: Kit, roles: Roles) -> bool:
    """Whether every pair of CONTRASTS holds when these roles take the colours of those."""
    return _stands(lambda role: parse(kit.color(roles.get(role, role))))


def _stands(of: Callable[[str], Rgb]) -> bool:
    veiled = mixed(of("line"), of("paper"))  # a card of half a hairline's colour, with muted words
    return contrast(of("muted"), veiled) >= 4.5 and all(
        contrast(of(role), of(ground)) >= needed for role, ground, needed in CONTRASTS
    )


def mixed(first: Rgb, second: Rgb) -> Rgb:
    """The colour between two."""
    return ((first[0] + second[0]) // 2, (first[1] + second[1]) // 2, (first[2] + second[2]) // 2)


def _key(kit: Kit) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    return tuple((role, kit.color(role)) for role in ROLES), kit.rules.schemes


@lru_cache(maxsize=64)
def _schemes_of(key: tuple[tuple[tuple[str, str], ...], tuple[str, ...]]) -> dict[str, dict[str, str]]:
    colors, allowed = {role: parse(value) for role, value in key[0]}, key[1]
    found: dict[str, dict[str, str]] = {}
    for name, made in CANDIDATES.items():
        for roles in made(colors) if name in allowed else ():
            if _stands(lambda role, roles=roles: colors[roles.get(role, role)]):  # type: ignore[misc]
                found[name] = roles
                break
    return found


def _light(_colors: Mapping[str, Rgb]) -> Iterator[dict[str, str]]:
    """Dark words on light areas everywhere."""
    calm = {
        "paper": "card", "card": "paper", "field": "paper", "on-field": "ink", "on-field-muted": "muted",
        "accent-on-field": "accent-ink", "line-on-field": "line", "on-deep": "ink",
    }  # fmt: skip
    for deep in ("line", "card"):
        yield {**calm, "deep": deep}
        yield {**calm, "paper": "paper", "card": "card", "field": "card", "deep": deep}


def _primary(colors: Mapping[str, Rgb]) -> Iterator[dict[str, str]]:
    """The field's colour is the page, the darkest one its strong area."""
    yield _over(colors, "field", "deep")


def _dark(colors: Mapping[str, Rgb]) -> Iterator[dict[str, str]]:
    """The darkest colour is the page, the field's its strong area."""
    yield _over(colors, "deep", "field")


def _inverse(colors: Mapping[str, Rgb]) -> Iterator[dict[str, str]]:
    """The darkest colour is the page, the paper its strong area."""
    for deep in ("line", "card"):
        yield {
            **_over(colors, "deep", "field"), "field": "paper", "on-field": "ink", "on-field-muted": "muted",
            "accent-on-field": "accent-ink", "line-on-field": "line", "deep": deep, "on-deep": "ink",
        }  # fmt: skip


def _over(colors: Mapping[str, Rgb], page: str, area: str) -> dict[str, str]:
    words = {
        "paper": page, "card": area, "field": area, "ink": "on-field", "muted": "on-field-muted",
        "accent": "accent-on-field", "accent-ink": "accent-on-field", "line": "line-on-field",
    }  # fmt: skip
    grounds = (colors[page], colors[area])
    for role in SIGNALS:  # the kit's signals are for light grounds; words and icons still say what they mean
        fits = [r for r in (role, "accent-on-field", "on-field") if _least(colors[r], grounds) >= 4.6]
        words[role] = fits[0] if fits else "on-field"
    return words


def _accent(colors: Mapping[str, Rgb]) -> Iterator[dict[str, str]]:
    """The accent is the strong area."""
    yield from _strong(colors, ("accent", "accent-on-field"))


def _accent_ink(colors: Mapping[str, Rgb]) -> Iterator[dict[str, str]]:
    """The accent for words is the strong area: dark enough for words in its colour on paper."""
    yield from _strong(colors, ("accent-ink",))


def _strong(colors: Mapping[str, Rgb], fields: tuple[str, ...]) -> Iterator[dict[str, str]]:
    inks = ("on-field", "card", "paper", "on-deep", "ink", "deep")
    for field in fields:
        for deep in ("accent-ink", "deep", "accent", "line", "paper"):
            grounds = (colors[field], colors[deep])
            ink = next((r for r in inks if _least(colors[r], grounds) >= 4.6), "")
            if field == deep or not ink or contrast(colors[ink], colors[deep]) < 7.0:
                continue

            def best(*wanted: str, grounds: tuple[Rgb, Rgb] = grounds, ink: str = ink) -> str:
                return next((r for r in wanted if _least(colors[r], grounds) >= 4.6), ink)

            yield {
                "field": field, "deep": deep, "on-field": ink, "on-deep": ink,
                "on-field-muted": best("on-field-muted", "line", "muted"),
                "accent-on-field": best("accent-on-field", "deep", "field"),
                "line-on-field": "accent-ink" if field != "accent-ink" else "accent",
            }  # fmt: skip


def _least(ink: Rgb, grounds: tuple[Rgb, ...]) -> float:
    return min(contrast(ink, ground) for ground in grounds)


CANDIDATES: dict[str, Callable[[Mapping[str, Rgb]], Iterator[dict[str, str]]]] = {
    "light": _light, "primary": _primary, "dark": _dark, "inverse": _inverse, "accent": _accent,
    "accent-ink": _accent_ink,
}  # fmt: skip
