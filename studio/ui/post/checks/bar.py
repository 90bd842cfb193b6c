"""The bar over the list: everything, mine, the program's; search, how much is done, the profile."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QProgressBar, QVBoxLayout, QWidget

from studio.domain.ethics import GateRules, Profile
from studio.session.gate_list import profiles, with_profile
from studio.ui import theme
from studio.ui.post.check_state import CheckState
from studio.ui.post.checks.rows import Counts
from studio.ui.post.checks.where import severity_word
from studio.ui.post.checks.words import told
from studio.ui.widgets.basic import Elided, Segments, ToolButton, put, row, tool, writes
from studio.ui.widgets.choice import Search
from studio.ui.widgets.painting import RIGHT
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

HEIGHT, NARROW = 51, 820


class Bar(QWidget):
    """`narrowed` comes with a part (`all`, `mine`, `auto`) and the words looked for."""

    narrowed = Signal(str, str)

    def __init__(self, page: "PostPage", state: CheckState, check: Callable[[], object]) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._state = state
        self.part = "all"
        self.segments = Segments([(key, words) for key, words in _parts().items()], "all")
        self.segments.setFixedHeight(34)
        self.segments.chosen.connect(self._narrow)
        self.search = Search(_("Cari pertanyaan atau temuan"), _("Cari"))
        self.search.setMaximumWidth(170)
        self.search.textChanged.connect(lambda _text: self._tell())
        self.done = QProgressBar()
        self.done.setTextVisible(False)
        self.done.setFixedWidth(72)
        self.said = Elided("", "hint")
        self.said.setAlignment(RIGHT)
        self.again = tool("refresh", _("Periksa lagi"), check, side=18)
        self.profile = ProfileButton(page)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setObjectName("thin")
        keep = self.progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keep)
        self.progress.setAccessibleName(_("Kemajuan pemeriksaan"))
        tools = row(self.segments, self.search, self.said, self.done, self.again, self.profile, gap=8,
                    margins=(24, 6, 12, 0))  # fmt: skip
        tools.setStretch(1, 2)
        tools.setStretch(2, 3)
        put(QVBoxLayout(self), tools, self.progress, gap=0)
        self.counts = Counts()
        self.search.setMinimumWidth(110)
        state.changed.connect(self.show_state)
        self.show_state()

    def show_counts(self, counts: Counts) -> None:
        """Show how many there are, and how many are done."""
        self.counts = counts
        for key, words in _parts().items():
            self.segments.buttons[key].setText(f"{words}  {getattr(counts, key)}")
        self.segments.buttons[self.part].setChecked(True)
        self.done.setRange(0, max(1, counts.all))
        self.done.setValue(counts.done)
        words = _("{done} dari {all} beres").format(done=counts.done, all=counts.all)
        self.done.setAccessibleName(words)
        self.done.setToolTip(words)
        self.show_state()

    def show_state(self) -> None:
        """Show whether a check is under way, and how much is done."""
        state, (done, total) = self._state, self._state.progress
        self.again.setEnabled(not state.busy)
        self.progress.setVisible(state.busy)
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        words = _("{done} dari {all} beres").format(done=self.counts.done, all=self.counts.all)
        if state.failed:
            words = _("Pemeriksaan terakhir gagal")
        elif state.busy and total:
            words = _("Memeriksa {done} dari {total}").format(done=done, total=total)
        elif not self.counts.all:
            words = _("Memeriksa…") if state.busy else ""
        self.said.setText(words)
        self.said.tint("stop" if state.failed else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for the words, the line says them."""
        super().resizeEvent(event)
        self.said.setVisible(self.width() >= NARROW)

    def clear(self) -> None:
        """Show everything again."""
        self.part = "all"
        self.segments.buttons["all"].setChecked(True)
        self.search.clear()
        self._tell()

    def _narrow(self, part: str) -> None:
        self.part = part
        self._tell()

    def _tell(self) -> None:
        self.narrowed.emit(self.part, self.search.text())


class ProfileButton(ToolButton):
    """Which choice of questions the office uses; its menu says what each changes."""

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self._page = page
        self._known: tuple[Profile, ...] = ()
        self.setObjectName("chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIcon(theme.icon("chevron-down", "muted", 14))
        self.clicked.connect(lambda _on=False: self.open_menu())
        writes(self)
        page.window_.jobs.here(lambda _tell, _stop: profiles(), _("Membaca profil"), self._read, quiet=True)
        self.refresh()

    def refresh(self) -> None:
        """Show the profile of the office."""
        ident = self._now()
        name = next((told(one.name) for one in self._known if one.id == ident), "")
        shown = self.fontMetrics().elidedText(name or ident.capitalize(), Qt.TextElideMode.ElideRight, 110)
        self.setText(_("Profil: {name}").format(name=shown).replace("&", "&&"))
        self.setAccessibleName(_("Profil pemeriksaan: {name}").format(name=name or ident))

    def open_menu(self) -> None:
        """The profiles, each with what it changes."""
        menu = self.menu_of()
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def menu_of(self) -> QMenu:
        """The menu, made anew."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for one in self._known:
            icon = theme.icon("check" if one.id == self._now() else "list-check")
            changes = _changes(one)
            act = menu.addAction(
                icon, f"{told(one.name)}  ·  {changes}".replace("&", "&&"), partial(self._use, one)
            )
            act.setToolTip("\n".join(line for line in (told(one.note), *_tuned(one)) if line))
        return menu

    def _use(self, profile: Profile) -> None:
        if profile.id != self._now():
            words = _("Pakai profil pemeriksaan {name}").format(name=told(profile.name))
            self._page.desk.put(words, with_profile(self._page.desk.project, profile.id))
            self.refresh()

    def _read(self, known: Sequence[Profile]) -> None:
        self._known = tuple(known)
        self.refresh()

    def _now(self) -> str:
        rules = self._page.desk.project.find(GateRules, "gate")
        return rules.profile if rules else "umum"


def _changes(profile: Profile) -> str:
    """What a profile changes, counted."""
    off = sum(one.off for one in profile.tuned)
    more, graver = sum(one.always for one in profile.tuned), sum(bool(one.severity) for one in profile.tuned)
    parts = [
        _("{count} selalu ditanyakan").format(count=more) if more else "",
        _("{count} diperketat").format(count=graver) if graver else "",
        _("{count} dimatikan").format(count=off) if off else "",
    ]
    return ", ".join(part for part in parts if part) or _("daftar bawaan")


def _tuned(profile: Profile) -> list[str]:
    lines = []
    for one in profile.tuned:
        what = _("dimatikan") if one.off else _("selalu ditanyakan") if one.always else ""
        grave = severity_word(one.severity) if one.severity else ""
        lines.append(f"{one.item}: {' · '.join(p for p in (what, grave, told(one.reason)) if p)}")
    return lines


def _parts() -> dict[str, str]:
    return {"all": _("Semua"), "mine": _("Perlu saya"), "auto": _("Otomatis")}
