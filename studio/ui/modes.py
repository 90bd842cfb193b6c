"""Special times in the window: badges on the rail, a line on pages they touch, a crisis begun and ended."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studio.domain.project import Key
from studio.session import special_times
from studio.session.special_times import On
from studio.ui import theme
from studio.ui.naming import short_date
from studio.ui.settings.gate.words import mode_about, mode_icon, mode_name
from studio.ui.widgets.basic import (
    Icon,
    Label,
    ToolButton,
    box,
    button,
    clear,
    plain_tip,
    put,
    row,
)
from studio.ui.widgets.painting import draw_icon, write
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

KINDS = frozenset({"situation", "rhythm", "office"})
TALL = 58
"""Height of a badge, px."""


def on_now(window: "MainWindow") -> tuple[On, ...]:
    """The modes that are on today."""
    return special_times.on_now(window.desk.project, window.desk.now.date().isoformat())


def until_words(on: On) -> str:
    """Until when a mode is on."""
    if not on.until:
        return _("sampai diakhiri")
    return _("s.d. {day}").format(day=short_date(on.until).rpartition(", ")[2])


def short_until(on: On, today: str) -> str:
    """The same in the room of the rail: `s.d. 30 Nov`, or `s.d. Jan 2027` where it ends in another year."""
    if not on.until:
        return _("menyala")
    day, month, year = short_date(on.until).rpartition(", ")[2].split(" ")
    return _("s.d. {day}").format(day=f"{day} {month}" if on.until[:4] == today[:4] else f"{month} {year}")


class ModeBadge(ToolButton):
    """Icon, word and until when, painted so that long words end in … and never widen the rail."""

    def __init__(self, on: On, today: str) -> None:
        super().__init__()
        self.on, self.until = on, short_until(on, today)
        self.tone = "stop" if on.mode == "crisis" else "warn"
        self.setObjectName("modeBadge")
        self.setProperty("tone", self.tone)
        named_ = ", ".join(one.name or one.reason for one in on.situations if one.name or one.reason)
        words = f"{mode_name(on.mode)}, {until_words(on)}"
        self.setAccessibleName(words)
        self.setToolTip(plain_tip("\n".join(part for part in (words, named_, mode_about(on.mode)) if part)))
        self.setFixedSize(theme.look().size("rail") - 8, TALL)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground by the style sheet, the rest over it."""
        super().paintEvent(event)
        painter, wide = QPainter(self), self.width() - 4
        draw_icon(painter, QRect(2, 5, wide, 18), mode_icon(self.on.mode), self.tone, 18)
        for top, words, weight in ((24, mode_name(self.on.mode), 600), (39, self.until, 500)):
            write(
                painter,
                QRect(2, top, wide, 15),
                words,
                self.tone,
                size=11,
                weight=weight,
                align=Qt.AlignmentFlag.AlignCenter,
            )


class ModeBadges(QWidget):
    """On the rail: icon, word and until when of each mode that is on; a click opens the page of them."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_ = window
        self.buttons: list[ModeBadge] = []
        self._lines = QVBoxLayout(self)
        put(self._lines, gap=4)
        self._shown: tuple[On, ...] | None = None
        window.desk.changed.connect(self._changed)
        window.moved.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the modes of today."""
        now = on_now(self.window_)
        if now == self._shown:
            return
        self._shown = now
        clear(self._lines)
        self.buttons = [self._badge(on) for on in now]
        for made in self.buttons:
            self._lines.addWidget(made)
        self.setVisible(bool(now))

    def _badge(self, on: On) -> "ModeBadge":
        made = ModeBadge(on, self.window_.desk.now.date().isoformat())
        made.clicked.connect(lambda _on=False: open_times(self.window_))
        return made

    def _changed(self, keys: frozenset[Key]) -> None:
        if any(kind in KINDS for kind, _ident in keys):
            self.refresh()


class ModeNotice(QFrame):
    """A line under the head of a page while modes are on that it should know of."""

    def __init__(self, window: "MainWindow", words: Callable[[On], str]) -> None:
        super().__init__()
        self.setObjectName("modeNotice")
        self.window_, self._words = window, words
        self._lines = QVBoxLayout(self)
        put(self._lines, gap=4, margins=(24, 6, 16, 6))
        self._shown: tuple[str, ...] | None = None
        self.refresh()

    def refresh(self) -> None:
        """Say what is so today; no room is taken while there is nothing to say."""
        found = [(on, self._words(on)) for on in on_now(self.window_)]
        told = tuple(words for _on, words in found if words)
        if told == self._shown:
            return
        self._shown = told
        clear(self._lines)
        parts = [_part(on, words, whole=not place) for place, (on, words) in enumerate(found) if words]
        if parts:
            look = button(_("Lihat"), lambda: open_times(self.window_), small=True, kind="ghost")
            look.setAccessibleName(_("Lihat keadaan khusus"))
            made = row(*parts, *((None,) if len(parts) > 1 else ()), look, gap=16)
            made.setStretch(0, 1 if len(parts) == 1 else 0)
            self._lines.addWidget(box(made))
        self.setVisible(bool(told))

    def words(self) -> str:
        """What it says."""
        return "\n".join(self._shown or ())


def _part(on: On, words: str, *, whole: bool) -> QWidget:
    """A mode on the line: the gravest in a sentence, others by name and until when; all in the tooltip."""
    icon = Icon(mode_icon(on.mode), "stop" if on.mode == "crisis" else "warn", 18)
    short = f"{mode_name(on.mode)} ({until_words(on)})"
    label = Label(words if whole else short, "strong" if whole else "")
    label.setToolTip(plain_tip(words))
    made = row(icon, label, gap=8)
    made.setStretch(1, 1)
    return box(made)


def calendar_words(on: On) -> str:
    """What the calendar tells of a mode."""
    name = f"{mode_name(on.mode)} ({until_words(on)})"
    return f"{name}: {mode_about(on.mode)}"


def bundle_words(on: On) -> str:
    """What the tab of the bundle tells: only a crisis holds a bundle back."""
    if on.mode != "crisis":
        return ""
    return _(
        "Masa krisis: sebelum butir K1 dijawab untuk krisis ini, bundel hanya keluar sebagai cetak coba."
    )


def open_times(window: "MainWindow") -> None:
    """Go to the page of special times."""
    from studio.ui.settings.gate.door import open_gate  # noqa: PLC0415 - the first window need not wait for it

    open_gate(window, "times")


def start_crisis(window: "MainWindow") -> None:
    """Ask for the reason, then begin; a holding statement is offered next."""
    if not window.desk.attempt(window.desk.session.require_writable):
        return
    if any(on.mode == "crisis" for on in on_now(window)):
        window.notices.say(
            _("Mode krisis sudah menyala."), "info", (_("Akhiri krisis"), lambda: end_crisis(window))
        )
        return
    from studio.ui.crisis_sheet import show_crisis_sheet  # noqa: PLC0415 - rare

    show_crisis_sheet(window)


def end_crisis(window: "MainWindow") -> None:
    """End the crisis at once; Ctrl+Z brings it back."""
    desk = window.desk
    gone = special_times.ended(desk.project, "crisis", desk.session.local_now())
    if not gone:
        window.notices.say(_("Tidak ada krisis yang menyala."), "info")
    elif desk.put(_("Akhiri krisis"), *gone):
        told = _("Krisis diakhiri; konten tidak ditahan lagi.")
        window.notices.say(told, "ok", (_("Urungkan"), window.undo))
