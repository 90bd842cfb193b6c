"""The first page of a project: what to go on with, what is due, how many, how safe."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from studio.domain.content import Design, Post
from studio.domain.project import Key
from studio.errors import StudioError
from studio.session import preferences
from studio.ui.canvas.thumbs import Thumbs
from studio.ui.desk import Desk
from studio.ui.home.opener import Opener
from studio.ui.modes import start_crisis
from studio.ui.naming import long_day
from studio.ui.widgets.basic import Label, box, button, column, empty, header, line, put, row, tool, writes
from studio.ui.widgets.flow import SideBySide
from studio.ui.words import _, language

if TYPE_CHECKING:
    from studio.ui.calendar.marks import Year
    from studio.ui.main_window import MainWindow
    from studio.ui.post.verdict import Verdict

LOOK_AFTER_MS = 1200
LOOK_BACK_DAYS = 60
HELD = frozenset({"verifying", "in-review", "changes-asked"})
BIG, SMALL = QSize(132, 165), QSize(34, 42)
SIDE = 372


class HomePage(QWidget):
    """Beranda."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setObjectName("page")
        self.window_ = window
        self.desk: Desk = window.desk
        self.big, self.small = Thumbs(self.desk, BIG, self), Thumbs(self.desk, SMALL, self)
        self._verdicts: dict[str, Verdict] = {}
        self._last: Post | None = None
        self._year: Year | None = None
        self._stale = True
        self._seen = window.isVisible()
        """In a window that opens now the cards come after its first picture, which waits for nothing."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self._greeting, self._day = Label("", "title"), Label("", "muted")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        new = writes(button(_("Konten baru"), window.new_post, kind="primary", icon="plus"))
        crisis = writes(tool("urgent", _("Mulai mode krisis…"), partial(start_crisis, window)))
        head = header(self._greeting, self._day, None, Opener(window), crisis, new)
        put(QVBoxLayout(self), head, line(), self._area, gap=0)
        self.desk.changed.connect(self._changed)

    @property
    def today(self) -> date:
        """The day on the office's wall."""
        return self.desk.now.date()

    def refresh(self) -> None:
        """Show the project as it is now."""
        self._stale = False
        if not self._seen:
            return
        self._greet()
        at = self._area.verticalScrollBar().value()
        self._area.setWidget(self._body())
        self._area.verticalScrollBar().setValue(at)
        if self._last is not None and self._last.id not in self._verdicts:
            self._soon.start(LOOK_AFTER_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first time, the cards."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.refresh)

    def leave(self) -> None:
        """Let go of the desk."""
        self._soon.stop()
        self._stale = False  # what is due in the next turn finds nothing to show any more
        self.desk.changed.disconnect(self._changed)
        if self._year is not None:
            self._year.leave()
        self.big.stop()
        self.small.stop()

    def off(self) -> frozenset[str]:
        """Holidays and joint leave of this year, once they are read; nobody's time runs on them."""
        if self._year is None and any(post.status in HELD for post in self.desk.project.all(Post)):
            from studio.ui.calendar.marks import Year  # noqa: PLC0415 - only where something waits

            self._year = Year(self.window_)
            self._year.ready.connect(self._days_known)
            self._year.between(self.today - timedelta(days=LOOK_BACK_DAYS), self.today)
        return self._year.off if self._year else frozenset()

    def open(self, post: Post, tab: str = "") -> None:
        """Go to a post."""
        self.window_.open_post(post.id, tab)

    def all_posts(self) -> None:
        """Go to the list."""
        self.window_.go("content")

    def inquiries(self, topic: str | None = None) -> None:
        """Go to what the public asks, to one topic when named."""
        from studio.ui.strategy.page import StrategyPage  # noqa: PLC0415 - the first window need not wait for it

        self.window_.go("strategy")
        page = self.window_.pages["strategy"]
        if isinstance(page, StrategyPage):
            section = page.show_section("inquiries")
            if topic is not None:
                section.show_topic(topic)  # type: ignore[attr-defined] # the section of inquiries

    def back_up(self) -> None:
        """Make a backup in the background."""
        self.desk.flush()
        job = self.window_.jobs.run("backup", _("Mencadangkan"), {"project": str(self.desk.session.path)})
        job.done.connect(self._backed_up)
        job.failed.connect(self.window_.notices.fail)

    def marks_of(self, post: Post) -> tuple[dict[str, tuple[str, str]], str]:
        """Mark and count of each step, and the step to go on with."""
        from studio.session import overview  # noqa: PLC0415 - the first window need not wait for it
        from studio.ui.home import cards  # noqa: PLC0415

        design = self.desk.project.find(Design, post.design)
        try:
            template = self.desk.stage.template(design) if design else None
        except StudioError:
            template = None
        if template is None:
            return {ident: ("unknown", "") for ident, _words in cards.STEPS}, "fill"
        known, purposes = self.desk.stage.placements(), template.purposes
        served = sum(i in known and known[i].purpose in purposes for i in post.placements)
        made = overview.marks(self.desk.project, post, template, served)
        marks: dict[str, tuple[str, str]] = {ident: (mark, "") for ident, mark in made.items()}
        if post.id in self._verdicts:
            marks["checks"] = verdict_mark(self._verdicts[post.id])
        first = next((i for i, _words in cards.STEPS if marks[i][0] not in {"done", "warn"}), "bundle")
        return marks, first

    def _body(self) -> QWidget:
        from studio.session import overview  # noqa: PLC0415 - the first window need not wait for it
        from studio.session.waiting import all_held  # noqa: PLC0415
        from studio.ui.home import cards  # noqa: PLC0415
        from studio.ui.home.accounts import accounts_cards  # noqa: PLC0415
        from studio.ui.home.packs import packs_cards  # noqa: PLC0415
        from studio.ui.home.waiting import waiting_card  # noqa: PLC0415

        edited = overview.last_edited(self.desk.session)
        edited = tuple(e for e in edited if self.desk.project.find(Post, e.post.id))
        self._last = edited[0].post if edited else None
        if not edited:
            return self._nothing()
        pins = preferences.read().pinned
        pinned = tuple(p for ident in pins if (p := self.desk.project.find(Post, ident)))
        waits = waiting_card(self, all_held(self.desk.project, self.desk.now, self.off()))
        lists = (cards.due_card(self, self.small), cards.recent_card(self, edited[1:], self.small))
        left = [cards.last_post(self, edited[0], self.big), SideBySide(*(c for c in lists if c))]
        left[1:1] = [waits] if waits else []
        right = [
            cards.counts_card(self),
            *packs_cards(self),
            *accounts_cards(self),
            cards.inquiries_card(self),
            cards.pinned_card(self, pinned, self.small),
            cards.exports_card(self),
            cards.backup_card(self),
        ]
        side = box(column(*right, None, gap=16))
        side.setFixedWidth(SIDE)
        both = row(column(*left, None, gap=16), side, gap=24, margins=(24, 16, 24, 24))
        both.setStretch(0, 1)
        return box(both)

    def _nothing(self) -> QWidget:
        return empty(
            "sparkles",
            _("Proyek ini masih kosong"),
            _("Pilih templat dan isi kalimatnya; semua ukuran dibuat sekaligus dengan kit merek kantor."),
            writes(button(_("Buat konten pertama"), self.window_.new_post, kind="primary", icon="plus")),
            button(_("Lengkapi profil kantor"), lambda: self.window_.go("settings")),
        )

    def _greet(self) -> None:

        me = self.window_.me
        hour = self.desk.now.hour
        words = _("Selamat pagi") if hour < 11 else _("Selamat siang") if hour < 15 else _("Selamat malam")
        if 15 <= hour < 18:
            words = _("Selamat sore")
        self._greeting.setText(f"{words}, {short_name(me.name)}" if me else words)
        self._day.setText(long_day(self.today.isoformat(), weekday=True))

    def _changed(self, keys: frozenset[Key]) -> None:
        self._verdicts = {} if keys else self._verdicts
        if self.window_.current() is self and not self._stale:
            self._stale = True
            QTimer.singleShot(0, self, self._refresh_if_stale)

    def _days_known(self) -> None:
        if self.window_.pages.get("home") is self and self.window_.current() is self:
            self.refresh()

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self.refresh()

    def _look(self) -> None:
        """Check the post one goes on with, in the background, for its marks."""
        if self._last is None or self.window_.current() is not self:
            return
        ident = self._last.id
        given = {"project": str(self.desk.session.path), "post": ident, "language": language()}
        job = self.window_.jobs.run("check", _("Memeriksa"), given, quiet=True)
        job.done.connect(lambda result: self._checked(ident, result))

    def _checked(self, ident: str, result: dict[str, Any]) -> None:
        from studio.ui.post.verdict import verdict_of  # noqa: PLC0415 - brings the gate, which nobody waits for

        self._looked(ident, verdict_of(result))

    def _looked(self, ident: str, verdict: "Verdict") -> None:
        self._verdicts[ident] = verdict
        if self.window_.pages.get("home") is self and self.window_.current() is self:
            self.refresh()

    def _backed_up(self, path: str) -> None:
        self.window_.notices.say(_("Cadangan dibuat dan sudah diuji: {file}").format(file=path), "ok")
        if self.window_.pages.get("home") is self:
            self.refresh()


def verdict_mark(verdict: "Verdict") -> tuple[str, str]:
    """Mark and count of the step `checks`."""
    stop, warn = verdict.count("blocker"), verdict.count("warning")
    if stop:
        return "stop", str(stop)
    return ("warn", str(warn)) if warn else ("done", "")


def short_name(name: str) -> str:
    """What one calls somebody: the first word that is a name, not a title before or after it."""
    words = [w for w in name.split(",", maxsplit=1)[0].split() if not w.endswith(".")]
    return words[0] if words else name
