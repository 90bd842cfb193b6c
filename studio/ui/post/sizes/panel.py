"""Beside the wall: what the chosen placement asks, where it differs, what was found."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.domain.platform import Placement, Platform
from studio.domain.review import Finding
from studio.session.tuning import Difference
from studio.ui.naming import PLATFORM_ICONS, placement_name
from studio.ui.post.sizes.marks import facts_of, open_findings
from studio.ui.post.sizes.tuning import Tuning
from studio.ui.post.sizes.words import listed
from studio.ui.widgets.basic import (
    TONE_ICONS,
    Elided,
    Icon,
    Label,
    Tone,
    Toned,
    box,
    button,
    clear,
    column,
    line,
    put,
    row,
)
from studio.ui.words import _, many, named

if TYPE_CHECKING:
    from studio.ui.post.sizes.acts import Acts

WIDTH = 296
INNER = (16, 12, 16, 12)
TONES: dict[str, Tone] = {"blocker": "stop", "warning": "warn", "advice": "info"}
MOST = 12


class Panel(QScrollArea):
    """296 px of facts and settings. Sections that did not change are not made anew."""

    def __init__(self, acts: "Acts") -> None:
        super().__init__()
        self.acts = acts
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: dict[str, object] = {}
        self._facts, self._other, self._found, self._foot, self._room = (QVBoxLayout() for _ in range(5))
        put(self._room, gap=8)
        self._room_section = self._section(self._room)
        self._room_section.hide()
        self.tuning = Tuning(acts)
        inner = column(
            self._section(self._facts), line(), self._section(self._other), line(),
            self._section(put(QVBoxLayout(), self.tuning)), line(), self._section(self._found),
            self._room_section, line(), self._section(self._foot), None, gap=0,
        )  # fmt: skip
        self.setWidget(box(inner, "panel"))

    def show_placement(self, placement: Placement, platform: Platform | None) -> None:
        """The placement's rules."""
        if self._same("facts", (placement, platform)):
            return
        clear(self._facts)
        head = row(
            Icon(PLATFORM_ICONS.get(placement.platform, "world")),
            Label(placement_name(placement), "section"),
            None,
        )
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, 84)
        grid.setColumnStretch(1, 1)
        for at, (name, words, tip) in enumerate(facts_of(placement, platform)):
            label = Label(name, "muted", wrap=True)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            value = Label(words, wrap=True)
            value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            value.setToolTip(tip)
            grid.addWidget(value, at, 1)
        put(self._facts, head, grid, gap=4)
        note = named(placement.note)
        if note:
            self._facts.addWidget(Label(note, "hint", wrap=True))
        clear(self._foot)
        leave = button(_("Jangan terbitkan ukuran ini"), self.acts.leave_out, icon="eye-off", small=True)
        words = _("Jangan terbitkan ke {name}").format(name=placement_name(placement))
        leave.setAccessibleName(words)
        leave.setToolTip(_("Ukuran ini tidak ikut diekspor. Dapat diurungkan dengan Ctrl+Z."))
        put(self._foot, row(leave, None), gap=0)

    def show_differences(self, found: tuple[Difference, ...], names: dict[str, str]) -> None:
        """Where it differs from the rules, each to take back."""
        if self._same("other", (self.acts.now, found)):
            return
        clear(self._other)
        chip = Label(str(len(found)), "chip", "info")
        chip.setVisible(bool(found))
        put(self._other, row(Label(_("Beda dari aturan"), "section"), None, chip), gap=8)
        if not found:
            hint = _("Tidak ada: ukuran ini mengikuti isi dan templatnya.")
            self._other.addWidget(Label(hint, "muted", wrap=True))
        for one in found:
            title, words = self._said(one, names)
            self._other.addWidget(self._difference(title, words, partial(self.acts.reset, one)))
        if len(found) > 1:
            every = button(
                _("Kembalikan semua ke aturan"), self.acts.reset_all, kind="link", icon="arrow-back-up"
            )
            self._other.addLayout(row(every, None))

    def show_findings(self, found: tuple[Finding, ...] | None) -> None:
        """What the checks found here, each with the way to it."""
        if self._same("found", (self.acts.now, found)):
            return
        clear(self._found)
        asked = open_findings(found or ())
        put(self._found, Label(_("Temuan"), "section"), gap=10)
        if found is None:
            self._found.addWidget(Label(_("Sedang diperiksa…"), "muted"))
        elif not asked:
            words = Label(_("Tidak ada temuan pada ukuran ini."), wrap=True)
            self._found.addLayout(_led(Icon("check", "ok", 16), words))
        for finding in asked[:MOST]:
            self._found.addWidget(self._finding(finding))
        if len(asked) > MOST:
            rest = many("Lihat {count} temuan lain", len(asked) - MOST).format(count=len(asked) - MOST)
            more = button(rest, partial(self.acts.page.show_tab, "checks"), kind="link")
            self._found.addLayout(row(more, None))

    def show_dropped(self, dropped: tuple[str, ...], everywhere: tuple[int, tuple[str, ...]]) -> None:
        """What found no room: here by name, and in how many placements of the post."""
        if self._same("dropped", (dropped, everywhere)):
            return
        clear(self._room)
        if dropped:
            words = _("Tidak tampil karena ruang kurang: {names}.").format(names=listed(dropped))
            self._room.addWidget(Toned(words, "info"))
        count, names = everywhere
        if count > 1:
            words = _(
                "{count} ukuran tidak memuat semua isi ({names}) karena ruang kurang. Sebutkan di takarir."
            )
            self._room.addWidget(Toned(words.format(count=count, names=listed(names)), "warn"))
        self._room_section.setVisible(bool(self._room.count()))

    def _said(self, one: Difference, names: dict[str, str]) -> tuple[str, str]:
        name = names.get(one.slot, one.slot)
        if one.part == "scale":
            return _("Ukuran huruf"), _("{percent} % dari aturan").format(percent=round(one.value * 100))
        if one.part == "focal":
            return _("Letak {name}").format(name=name), _("digeser di ukuran ini")
        if one.part == "fit":
            return _("Bentuk {name}").format(name=name), _("tampil utuh di ukuran ini")
        return name, _("disembunyikan di ukuran ini")

    def _difference(self, title: str, words: str, act: Callable[[], object]) -> QWidget:
        def reset() -> None:
            act()
            self.tuning.scale.setFocus()  # this button is gone by then

        back = button(_("Kembalikan"), reset, kind="link")
        back.setAccessibleName(_("Kembalikan {title}").format(title=title))
        made = QFrame()
        made.setObjectName("difference")
        texts = column(Elided(title, "strong"), Label(words, "hint", wrap=True), gap=2)
        layout = put(QHBoxLayout(made), texts, back, gap=8, margins=(12, 8, 6, 8))
        layout.setStretch(0, 1)
        layout.setAlignment(back, Qt.AlignmentFlag.AlignTop)
        return made

    def _finding(self, finding: Finding) -> QWidget:
        tone = TONES[finding.severity]
        jump = button(_("Ke tempatnya"), partial(self.acts.jump, finding), kind="link")
        jump.setAccessibleName(_("Ke tempatnya: {what}").format(what=finding.message))
        texts = column(Label(finding.message, wrap=True), gap=2)
        if finding.hint:
            texts.addWidget(Label(finding.hint, "hint", wrap=True))
        texts.addLayout(row(jump, None))
        return box(_led(Icon(TONE_ICONS[tone], tone, 16), texts))

    def _same(self, part: str, given: object) -> bool:
        same = part in self._shown and self._shown[part] == given
        self._shown[part] = given
        return same

    def _section(self, layout: QLayout) -> QWidget:
        outer = QVBoxLayout()
        outer.setContentsMargins(*INNER)
        outer.addLayout(layout)
        return box(outer)


def _led(icon: Icon, part: QWidget | QLayout) -> QHBoxLayout:
    """An icon before what it belongs to, level with its first line."""
    made = QHBoxLayout()
    put(made, icon, part, gap=8)
    made.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
    made.setStretch(1, 1)
    return made
