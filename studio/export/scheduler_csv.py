"""Files for scheduling tools: exact headers where they are known, else the header of the tool's own template.

These texts are published as they stand, so no guard may be put before them: a row whose text a spreadsheet
could run is left out and named.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from studio.domain.record import Value
from studio.domain.safe_cells import is_dangerous
from studio.i18n import N_

PUBLER = (
    "Date", "Text", "Link(s)", "Media URL(s)", "Title", "Label(s)", "Alt text(s)", "Comment(s)",
    "Board/Album", "Post subtype", "CTA", "Reminder",
)  # fmt: skip
"""Header of 2025 and later, all twelve needed (publer.com/blog, checked 2026-11-21)."""
BUFFER = ("Text", "Image URL", "Tags", "Posting Time")
"""Case-sensitive, one picture a row, one channel an upload (exporters citing Buffer Help, 2026)."""
BUFFER_ROWS = 100
BETWEEN = "||"


class ScheduledPost(Value, frozen=True, kw_only=True):
    """What a scheduler is told of one post on one platform; `media` are addresses."""

    when: str
    text: str
    title: str = ""
    link: str = ""
    media: tuple[str, ...] = ()
    alts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    comment: str = ""


class Written(Value, frozen=True, kw_only=True):
    """The file, and the posts that are not in it with the reason."""

    data: bytes
    rows: int
    left_out: tuple[tuple[str, str], ...] = ()


def publer(posts: Sequence[ScheduledPost]) -> Written:
    """Publer's bulk file."""
    return _written(PUBLER, posts, _publer_cells)


def buffer(posts: Sequence[ScheduledPost]) -> Written:
    """Buffer's bulk file: text with one picture, at most a hundred rows."""
    written = _written(BUFFER, posts[:BUFFER_ROWS], _buffer_cells)
    why = N_(f"Buffer menerima {BUFFER_ROWS} baris sekali unggah")
    rest = tuple((post.title, why) for post in posts[BUFFER_ROWS:])
    return Written(data=written.data, rows=written.rows, left_out=(*written.left_out, *rest))


def by_template(header: Sequence[str], mapping: Mapping[str, str], posts: Sequence[ScheduledPost]) -> Written:
    """A file under the header of a tool's own template; `mapping` says which field fills which column."""
    return _written(
        tuple(header), posts, lambda post: {col: _field(post, key) for col, key in mapping.items()}
    )


FIELDS = (
    "when",
    "date",
    "time",
    "text",
    "title",
    "link",
    "media",
    "first_media",
    "alts",
    "labels",
    "comment",
)
"""What a column of a foreign template can be filled with."""


def _field(post: ScheduledPost, key: str) -> str:
    parts = {"date": post.when[:10], "time": post.when[11:], "first_media": "".join(post.media[:1])}
    if key in parts:
        return parts[key]
    value = getattr(post, key)
    return value if isinstance(value, str) else ", ".join(value)


def _publer_cells(post: ScheduledPost) -> dict[str, str]:
    return {
        "Date": post.when,
        "Text": post.text,
        "Link(s)": "" if post.media else post.link,  # a link would take the place of the media
        "Media URL(s)": ",".join(post.media),
        "Title": post.title,
        "Label(s)": ",".join(post.labels),
        "Alt text(s)": BETWEEN.join(post.alts) if post.media else "",
        "Comment(s)": post.comment,
    }


def _buffer_cells(post: ScheduledPost) -> dict[str, str]:
    return {
        "Text": post.text,
        "Image URL": "".join(post.media[:1]),
        "Tags": ",".join(post.labels),
        "Posting Time": post.when,
    }


def _written(
    header: Sequence[str], posts: Sequence[ScheduledPost], cells_of: Callable[[ScheduledPost], dict[str, str]]
) -> Written:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    rows, left = 0, []
    for post in posts:
        cells = cells_of(post)
        runs = next((name for name in header if is_dangerous(cells.get(name, ""))), "")
        if runs:
            why = N_(f"kolom {runs} berawal “{cells[runs][:1]}”; mulailah dengan kata")
            left.append((post.title, why))
            continue
        writer.writerow([cells.get(name, "") for name in header])
        rows += 1
    return Written(data=out.getvalue().encode(), rows=rows, left_out=tuple(left))
