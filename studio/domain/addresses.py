"""Web addresses judged by their server: official, the office's own, hiding their goal, or a look-alike."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Literal

import msgspec

from studio.domain.record import Value

Judged = Literal["official", "own", "account", "reserved", "shortener", "look-alike", "unknown"]
SERVER = re.compile(
    r"(?i)^(?:[a-z][a-z0-9+.-]*:)?//(?:[^/@?#\s]*@)?([^/:?#\s]+)|^(?:[^/@?#\s]*@)?([^/:?#\s]+)"
)
ADDRESS = re.compile(r"(?i)^(?:https?://|www\.)\S+$|^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$")
PAYMENT = re.compile(r"^000201\d{4}\S{16,}", re.DOTALL)
"""How a payment code of Indonesian banks begins (EMV merchant codes, QRIS)."""
LEAST_NAME = 5
"""Letters of a name below which one letter more or less proves nothing."""
SECOND_LEVEL = frozenset({"co", "or", "ac", "sch", "web", "my", "biz", "net", "go", "mil", "desa", "ponpes"})
"""Second levels of `.id` that are no names of their own."""


class Known(Value, frozen=True, kw_only=True):
    """What addresses are held against; all servers in lower case without `www.`."""

    suffixes: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    shorteners: frozenset[str] = frozenset()
    platforms: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    accounts: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    confusable: dict[str, str] = msgspec.field(default_factory=dict)


def server_of(address: str) -> str:
    """The server of an address, in lower case, without `www.` and a closing dot; empty when there is none."""
    found = SERVER.match(address.strip())
    name = (found.group(1) or found.group(2) or "") if found else ""
    return name.casefold().strip(".").removeprefix("www.")


def is_address(text: str) -> bool:
    """Whether a text is a web address and nothing else."""
    return bool(ADDRESS.match(text.strip())) and " " not in text.strip()


def is_payment(text: str) -> bool:
    """Whether the text of a code asks for money."""
    return bool(PAYMENT.match(text.strip()))


def judge(address: str, known: Known) -> Judged:
    """What an address is; doubtful names are told before unknown ones."""
    server = server_of(address)
    if _under(server, known.own):
        return "own"
    if _under(server, known.suffixes):
        return "look-alike" if not server.isascii() or "xn--" in server else "official"
    if server.rpartition(".")[2] in known.reserved:
        return "reserved"
    if server in known.shorteners:
        return "shortener"
    platform = next((p for p, hosts in known.platforms.items() if _under(server, hosts)), "")
    if platform:
        return "account" if _is_account(address, known.accounts.get(platform, ())) else "unknown"
    return "look-alike" if looks_like(server, known) else "unknown"


def looks_like(server: str, known: Known) -> str:
    """The official or own name that a server imitates; empty when it imitates none."""
    if "xn--" in server or not server.isascii():
        return _imitated(server, known) or server
    for suffix in known.suffixes:
        parts = "[.-]?".join(map(re.escape, suffix.split(".")))
        if re.search(rf"(?:^|[.-]){parts}(?:[.-]|$)", server):
            return suffix
    borne = next((name for name in known.own if f".{name}." in f".{server}"), "")
    return borne or _imitated(server, known)


def skeleton(name: str, confusable: Mapping[str, str]) -> str:
    """A name with letters that look alike made one, so that names that look alike are equal."""
    made = name.casefold().replace("-", "")
    for seen in sorted(confusable, key=len, reverse=True):
        made = made.replace(seen, confusable[seen])
    return made


def _imitated(server: str, known: Known) -> str:
    """The known name that differs from this one by look-alike letters, by one letter, or by its ending."""
    shown = _decoded(server)
    own, platforms = set(known.own), {host for hosts in known.platforms.values() for host in hosts}
    for name in sorted(own | platforms):
        head, other = _head(name), _head(shown)
        if len(head) < LEAST_NAME:
            continue
        if skeleton(head, known.confusable) == skeleton(other, known.confusable):
            return name
        if _one_apart(head, other) or _joined(head, other, name in own):
            return name
    for suffix in known.suffixes:
        if skeleton(shown, known.confusable).endswith(skeleton(f".{suffix}", known.confusable)):
            return suffix
    return ""


def _joined(head: str, other: str, own: bool) -> bool:
    """Whether an own name stands in a longer one, as in `imigrasi-online`."""
    return own and len(head) > LEAST_NAME and head in other and other != head


def _head(server: str) -> str:
    """The part of a server's name that people read: `imigrasi` of `www.imigrasi.go.id`."""
    parts = server.split(".")
    if len(parts) > 2 and parts[-2] in SECOND_LEVEL:
        return parts[-3]
    return parts[-2] if len(parts) > 1 else parts[0]


def _decoded(server: str) -> str:
    try:
        return server.encode("ascii").decode("idna") if "xn--" in server else server
    except (UnicodeError, ValueError):
        return server


def _one_apart(first: str, second: str) -> bool:
    """Whether one letter added, taken away, changed, or two swapped make one name of the other."""
    if first == second or abs(len(first) - len(second)) > 1 or min(len(first), len(second)) < LEAST_NAME:
        return False
    at = next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b),
        min(len(first), len(second)),
    )
    rests = (
        first[at + 1 :] == second[at + 1 :],
        first[at:] == second[at + 1 :],
        first[at + 1 :] == second[at:],
    )
    swapped = first[at : at + 2] == second[at : at + 2][::-1] and first[at + 2 :] == second[at + 2 :]
    return any(rests) or swapped


def _under(server: str, names: Iterable[str]) -> bool:
    return any(server == name or server.endswith(f".{name}") for name in names)


def _is_account(address: str, handles: Collection[str]) -> bool:
    """Whether the path of an address names one of the handles."""
    path = re.sub(r"(?i)^(?:https?:)?//", "", address.strip()).partition("/")[2]
    parts = {part.casefold().lstrip("@+") for part in re.split(r"[/?#=&]", path) if part}
    said = {part for handle in handles for part in (handle.casefold().lstrip("@+"),)}
    return bool(parts & said)
