"""Coverage of a campaign: which message stands on which platform and in which region, and what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from studio.domain.cadence import accounts_of
from studio.domain.content import Post
from studio.domain.record import Value
from studio.domain.shares import GONE, LEFT_OUT
from studio.domain.strategy import KeyMessage, PackPost, PackReturn


class Cell(Value, frozen=True, kw_only=True):
    """Posts of one message at one place; `posts` are ids of our own, `told` what a region reported."""

    planned: int = 0
    published: int = 0
    posts: tuple[str, ...] = ()
    told: tuple[PackPost, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is there, nor planned."""
        return not self.planned and not self.published


class Line(Value, frozen=True, kw_only=True):
    """One message with a cell for each column."""

    message: KeyMessage
    cells: tuple[Cell, ...]


class Column(Value, frozen=True, kw_only=True):
    """A platform or a region; `known` is false for a region that has returned nothing yet."""

    key: str
    name: str
    own: bool = False
    known: bool = True
    returned: str = ""


class Matrix(Value, frozen=True, kw_only=True):
    """Messages against columns."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def gaps(self) -> int:
        """Cells with nothing in them."""
        return sum(cell.empty for line in self.lines for cell in line.cells)


def by_platform(messages: Sequence[KeyMessage], posts: Iterable[Post], expected: Sequence[str]) -> Matrix:
    """Own posts of each message on each platform: those expected, then others in use."""
    found: dict[tuple[str, str], list[Post]] = {}
    for message, post in _carried(messages, posts):
        for one in accounts_of(post):
            found.setdefault((message, one), []).append(post)
    used = sorted({platform for _message, platform in found})
    columns = tuple(Column(key=one, name=one) for one in dict.fromkeys((*expected, *used)))
    return Matrix(
        columns=columns,
        lines=tuple(
            Line(message=m, cells=tuple(_own(found.get((m.id, c.key), ())) for c in columns))
            for m in messages
        ),
    )


def by_region(
    messages: Sequence[KeyMessage],
    posts: Iterable[Post],
    returns: Iterable[PackReturn],
    regions: Sequence[str],
    office: str,
) -> Matrix:
    """Posts of each message by region: the own office from its posts, others from what they returned."""
    mine: dict[str, list[Post]] = {}
    for message, post in _carried(messages, posts):
        mine.setdefault(message, []).append(post)
    by_name = {plain(r.region): r for r in sorted(returns, key=lambda r: r.at)}
    names = {plain(r.region): r.region for r in by_name.values()}
    names = {plain(name): name for name in (office, *regions) if name.strip()} | {
        key: name for key, name in names.items() if key not in {plain(n) for n in (office, *regions)}
    }
    columns = tuple(
        Column(
            key=key, name=name, own=key == plain(office), known=key == plain(office) or key in by_name,
            returned=by_name[key].at if key in by_name else "",
        )
        for key, name in names.items()
    )  # fmt: skip
    lines = tuple(
        Line(
            message=m,
            cells=tuple(
                _own(mine.get(m.id, ())) if c.own else _told(m.id, by_name.get(c.key)) for c in columns
            ),
        )
        for m in messages
    )
    return Matrix(columns=columns, lines=lines)


def _carried(messages: Sequence[KeyMessage], posts: Iterable[Post]) -> Iterator[tuple[str, Post]]:
    """Each message with each post that counts and carries it; the posts are walked once."""
    wanted = {m.id for m in messages}
    for post in posts:
        if post.messages and post.status not in LEFT_OUT:
            for ident in dict.fromkeys(post.messages):
                if ident in wanted:
                    yield ident, post


def plain(name: str) -> str:
    """A region's name as it is compared: one blank between words, no capitals."""
    return " ".join(normalize("NFC", name).casefold().split())


def _own(posts: Sequence[Post]) -> Cell:
    out = sum(p.status in GONE for p in posts)
    return Cell(planned=len(posts) - out, published=out, posts=tuple(str(p.id) for p in posts))


def _told(message: str, returned: PackReturn | None) -> Cell:
    posts = returned.posts if returned else ()
    found = tuple(p for p in posts if message in p.messages and p.status not in LEFT_OUT)
    out = sum(p.status in GONE for p in found)
    return Cell(planned=len(found) - out, published=out, told=found)
