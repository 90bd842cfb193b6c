"""The cards of the first page."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from studio.domain.content import Post
from studio.domain.platform import platforms_of
from studio.session import overview
from studio.ui.canvas.thumbs import Thumb, Thumbs
from studio.ui.home import parts
from studio.ui.naming import many_posts, number, platform_name, short_date, size_of, when
from studio.ui.widgets.basic import Elided, Icon, Label, button, card, column, put, row
from studio.ui.words import _, named, sense

if TYPE_CHECKING:
    from studio.ui.home.page import HomePage

STEPS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("fill", lambda: sense("langkah", "Isi")),
    ("sizes", lambda: _("Ukuran")),
    ("captions", lambda: _("Takarir")),
    ("checks", lambda: _("Periksa")),
    ("bundle", lambda: _("Bundel")),
)


def near_day(iso: str, today: date) -> str:
    """`hari ini`, `besok`, or the date."""
    try:
        away = (date.fromisoformat(iso) - today).days
    except ValueError:
        return ""
    return {0: _("hari ini"), 1: _("besok"), -1: _("kemarin")}.get(away) or short_date(iso)


def due_words(post: Post, today: date) -> str:
    """When a post goes out, near days in words."""
    exact = when(post.schedule)
    if not exact:
        return _("Belum dijadwalkan")
    near = near_day(post.schedule.date, today)
    return exact.replace(short_date(post.schedule.date), near[:1].upper() + near[1:], 1)


def local(page: "HomePage", stamp: str) -> str:
    """`hari ini 14.32` of a time in UTC."""
    try:
        at = datetime.fromisoformat(stamp).astimezone(page.desk.zone)
    except ValueError:
        return ""
    return f"{near_day(at.date().isoformat(), page.desk.now.date())} {at:%H.%M}"


def last_post(page: "HomePage", edited: overview.Edited, big: Thumbs) -> QFrame:
    """Continue what was worked on: picture, state, the five steps, the next thing to do."""
    post = edited.post
    marks, next_step = page.marks_of(post)
    steps: list[QWidget] = []
    for ident, words in STEPS:
        mark, count = marks[ident]
        steps += [parts.dash()] if steps else []
        steps.append(parts.step(words(), mark, count))
    name = next(words() for ident, words in STEPS if ident == next_step)
    go = button(_("Lanjutkan ke {tab}").format(tab=name), partial(page.open, post, next_step),
                kind="primary", icon="arrow-right")  # fmt: skip
    title = Elided(post.title, "title")
    facts = row(
        parts.chip(post.status), 4, Icon("calendar", "muted", 18), Label(due_words(post, page.today)), 4,
        parts.platform_icons(platforms_of(post.placements)), None, gap=6,
    )  # fmt: skip
    at = Label(_("Disunting {when}").format(when=local(page, edited.at)) if edited.at else "", "hint")
    right = column(
        Label(_("Lanjutkan yang terakhir"), "hint"), title, 4, facts, None, row(*steps, None, gap=8), None,
        row(go, button(_("Buka"), partial(page.open, post)), None, at), gap=4,
    )  # fmt: skip
    made = QFrame()
    made.setObjectName("card")
    thumb = Thumb(big, post)
    layout = put(QHBoxLayout(made), thumb, right, gap=20, margins=(16, 16, 16, 16))
    layout.setStretch(1, 1)
    layout.setAlignment(thumb, Qt.AlignmentFlag.AlignTop)
    return made


def due_card(page: "HomePage", small: Thumbs) -> QFrame:
    """What goes out in the days to come; what is late comes first and says so."""
    found = overview.due(page.desk.project, page.today)
    note = _("tujuh hari ke depan")
    if not found:
        found, note = overview.due(page.desk.project, page.today, 400)[:3], _("yang berikutnya")
    rows: list[QWidget] = []
    for post in found[:5]:
        late = post.schedule.date < page.today.isoformat()
        names = ", ".join(platform_name(p) for p in platforms_of(post.placements)[:3])
        below = f"{due_words(post, page.today)} · {names}" if names else due_words(post, page.today)
        mark = [Icon("alert-triangle", "warn", 18), Label(_("Terlewat"), "", "warn")] if late else []
        rows.append(
            parts.OpenRow(post.title, partial(page.open, post), Thumb(small, post),
                          parts.two_lines(post.title, below), *mark, parts.state(post.status))
        )  # fmt: skip
    if not found:
        rows.append(hint_row(_("Tidak ada konten yang dijadwalkan.")))
    more = many_posts(len(found)) if len(found) > 5 else note
    return parts.titled(_("Harus keluar"), more, *rows, action=link(_("Semua konten"), page.all_posts))


def recent_card(page: "HomePage", edited: tuple[overview.Edited, ...], small: Thumbs) -> QFrame | None:
    """Other posts last worked on."""
    if not edited:
        return None
    rows = [
        parts.OpenRow(
            one.post.title, partial(page.open, one.post), Thumb(small, one.post),
            parts.two_lines(one.post.title, _("Disunting {when}").format(when=local(page, one.at))),
            parts.state(one.post.status),
        )
        for one in edited[:4]
    ]  # fmt: skip
    return parts.titled(_("Disunting baru-baru ini"), "", *rows)


def counts_card(page: "HomePage") -> QFrame:
    """Posts by where they stand, in numbers."""
    counts = overview.counts(page.desk.project)
    words = {
        "published": _("terbit"),
        "ready": _("siap tayang"),
        "waiting": _("menunggu"),
        "making": _("disiapkan"),
    }
    made = QFrame()
    made.setObjectName("card")
    numbers = [
        parts.number(number(counts[key]), text, "warn" if key == "waiting" and counts[key] else "")
        for key, text in words.items()
    ]
    layout = put(QHBoxLayout(made), *numbers, gap=8, margins=(16, 12, 16, 14))
    for index in range(4):
        layout.setStretch(index, 1)
    return made


def pinned_card(page: "HomePage", posts: tuple[Post, ...], small: Thumbs) -> QFrame:
    """Posts somebody pinned."""
    rows: list[QWidget] = [
        parts.OpenRow(p.title, partial(page.open, p), Thumb(small, p),
                      parts.two_lines(p.title, due_words(p, page.today)))
        for p in posts
    ]  # fmt: skip
    if not posts:
        rows.append(hint_row(_("Sematkan konten dari menu Lainnya di halamannya.")))
    return parts.titled(_("Disematkan"), "", *rows)


def exports_card(page: "HomePage") -> QFrame:
    """The last bundles."""
    rows: list[QWidget] = []
    for log in overview.exports(page.desk.project):
        posts = [p for ident in log.posts if (p := page.desk.project.find(Post, ident))]
        name = posts[0].title if posts else _("Konten yang sudah dihapus")
        if len(log.posts) > 1:
            name = many_posts(len(log.posts))
        below = _("Dibuat {when} · {files} berkas, {size}").format(
            when=local(page, log.at), files=number(log.files), size=size_of(log.bytes)
        )
        rows.append(
            parts.OpenRow(name, partial(page.open, posts[0], "bundle") if posts else page.all_posts,
                          Icon("package", "muted", 20), parts.two_lines(name, below))
        )  # fmt: skip
    if not rows:
        rows.append(hint_row(_("Belum ada bundel yang dibuat.")))
    return parts.titled(_("Bundel terakhir"), "", *rows)


def inquiries_card(page: "HomePage") -> QFrame:
    """What people asked most this month, each a way to its group."""
    from studio.session import inquiries  # noqa: PLC0415 - the first window need not wait for it

    found = inquiries.this_month(page.desk.project, page.today.isoformat())
    known = inquiries.topics(page.desk.project)
    rows: list[QWidget] = []
    for group in found[:4]:
        topic = known.get(group.key)
        name = named(topic.name, group.key) if topic else group.key or _("Tanpa pokok")
        count = Label(number(group.last), "section")
        count.setMinimumWidth(28)
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        said = _("{name}: ditanyakan {count} kali").format(name=name, count=number(group.last))
        shown = (parts.one_line(name), parts.trend(group.months), count)
        rows.append(parts.OpenRow(said, partial(page.inquiries, group.key), *shown, height=40))
    if not rows:
        rows.append(hint_row(_("Catat pertanyaan dan keluhan warga; yang terbanyak menjadi gagasan konten.")))
    action = link(_("Semua") if found else _("Catat"), page.inquiries)
    action.setAccessibleName(_("Semua masukan publik") if found else _("Catat masukan publik"))
    return parts.titled(_("Ditanyakan warga bulan ini"), "", *rows, action=action)


def backup_card(page: "HomePage") -> QFrame:
    """When the project was last backed up, and the button for it."""
    last = overview.last_backup(page.desk.session)
    if last is None:
        title, below, token = (
            _("Belum ada cadangan"),
            _("Sebaiknya dibuat sekarang."),
            "warn",
        )
    else:
        at = local(page, last.at.isoformat())
        title, below, token = _("Cadangan terakhir, {when}").format(when=at), size_of(last.bytes), "ok"
    make = button(_("Cadangkan"), page.back_up, small=True)
    line = row(Icon("device-usb", token, 20), parts.two_lines(title, below), make, gap=12)
    line.setStretch(1, 1)
    return card(line, margins=(16, 8, 16, 8))


def hint_row(text: str) -> QWidget:
    """A line that says there is nothing."""
    made = Label(text, "muted", wrap=True)
    made.setContentsMargins(16, 12, 16, 10)
    return made


def link(text: str, clicked: Callable[[], object]) -> QWidget:
    """A small action in a card's head."""
    return button(text, clicked, kind="link")
