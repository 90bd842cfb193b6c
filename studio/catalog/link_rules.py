"""What addresses are official, which hide their goal, which letters deceive: `resources/security`."""

from functools import lru_cache
from pathlib import Path

from studio.catalog.claim_words import own_or_shipped, require_sources
from studio.catalog.decode import decode_toml
from studio.domain.platform import Confidence, Source
from studio.domain.record import Value

ABOUT = ("s", "c")


class OfficialNames(Value, frozen=True, kw_only=True):
    """Suffixes that only the state can register, and names reserved for examples."""

    s: str
    c: Confidence
    suffixes: tuple[str, ...]
    reserved: tuple[str, ...]


class Deceiving(Value, frozen=True, kw_only=True):
    """Letters and pairs that look like others: seen → taken for."""

    s: str
    c: Confidence
    confusable: dict[str, str]


class LinkRules(Value, frozen=True, kw_only=True):
    """All that is known of addresses; `platforms` are servers by platform, `shorteners` servers that hide."""

    official: OfficialNames
    names: Deceiving
    platforms: dict[str, tuple[str, ...]]
    shorteners: frozenset[str]


class _Links(Value, frozen=True, kw_only=True):
    format: int
    sources: dict[str, Source]
    official: OfficialNames
    names: Deceiving
    platforms: dict[str, str | tuple[str, ...]]


class _About(Value, frozen=True, kw_only=True):
    s: str
    c: Confidence


class _Shorteners(Value, frozen=True, kw_only=True):
    format: int
    hosts: tuple[str, ...]
    sources: dict[str, Source]
    about: _About


def link_rules() -> LinkRules:
    """The rules of addresses."""
    return _rules(own_or_shipped("security", "tautan.toml"), own_or_shipped("security", "pemendek.toml"))


@lru_cache(maxsize=4)
def _rules(links: Path, short: Path) -> LinkRules:
    found, hosts = decode_toml(links, _Links), decode_toml(short, _Shorteners)
    require_sources(links, found.sources, (found.official.s, found.names.s, str(found.platforms.get("s"))))
    require_sources(short, hosts.sources, (hosts.about.s,))
    platforms = {
        name: hosts
        for name, hosts in found.platforms.items()
        if name not in ABOUT and not isinstance(hosts, str)
    }
    return LinkRules(
        official=found.official, names=found.names, platforms=platforms, shorteners=frozenset(hosts.hosts)
    )
