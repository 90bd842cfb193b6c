"""A pack from the centre looked at: what is new, changed, gone beside what is here; the person ticks."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from studio import i18n
from studio.domain.content import Figure
from studio.domain.narrative import KINDS, Difference, counts
from studio.domain.project import Project
from studio.session.narrative_compare import Preview
from studio.ui.naming import number, short_date
from studio.ui.said import said
from studio.ui.strategy.campaigns.said import change_words, field_words, kind_words
from studio.ui.widgets.basic import (
    Elided,
    Icon,
    Label,
    Toned,
    box,
    button,
    clear,
    column,
    line,
    put,
    row,
    writes,
)
from studio.ui.words import _, language, many, sense

AT_ONCE = 8
"""Cards made in one turn of the event loop."""


class DifferenceCard(QFrame):
    """One thing: tick, name, what happens to it; of what changed both sides, field by field."""

    ticked = Signal(str, bool)

    def __init__(self, one: Difference, figures: dict[str, str], *, on: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self.one = one
        words, icon = kind_words(one.kind)
        change, tone, sign = change_words(one.change)
        self.box = QCheckBox()
        self.box.setChecked(on)
        self.box.setEnabled(not one.locked)
        self.box.setAccessibleName(f"{words}: {one.title}. {change}")
        self.box.toggled.connect(lambda on: self.ticked.emit(one.key, on))
        chip = box(row(Icon(sign, tone or "muted", 16), Label(change, "" if tone else "muted", tone), gap=4))
        head = row(
            self.box, Icon(icon, "muted", 18), Label(words, "hint"), Elided(one.title, "strong"), chip, gap=10
        )
        head.setStretch(3, 1)
        notes: list[QWidget] = []
        if one.locked:
            notes.append(Toned(said(one.locked), "warn"))
        elif one.own:
            notes.append(
                Toned(_("Milik kantor ini sendiri; centang hanya bila ingin mengikuti pusat."), "info")
            )
        elif one.change == "gone" and one.kind == "message":
            gone = Label(_("Dihapus juga dari konten yang memakainya."), "hint")
            gone.setContentsMargins(28, 0, 0, 0)
            notes.append(gone)
        body = _sides(one, figures) if _told(one) else None
        put(QVBoxLayout(self), head, *notes, *([body] if body else []), gap=10, margins=(16, 12, 16, 12))


class Incoming(QWidget):
    """The whole of a pack. `agreed` gives the keys ticked, `closed` says that nothing is wanted."""

    agreed = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.preview: Preview | None = None
        self.ticks: set[str] = set()
        self.cards: list[DifferenceCard] = []
        self._waiting: list[Difference] = []
        self._figures: dict[str, str] = {}
        """What figures count, of this project and of the pack."""
        self.title, self.about = Elided("", "title"), Label("", "muted", wrap=True)
        self._notes, self._list = QVBoxLayout(), QVBoxLayout()
        put(self._notes, gap=6)
        put(self._list, gap=8)
        self.taker = writes(button("", self._agree, kind="primary", icon="check"))
        self.count = Label("", "muted")
        self._build()

    def show_preview(self, seen: Preview, project: Project) -> None:
        """Show what a pack would do."""
        self.preview = seen
        self._figures = {f.id: f.label for f in project.all(Figure)}
        self.ticks = set(seen.suggested)
        self.cards = []
        clear(self._notes)
        clear(self._list)
        head, body = seen.read.manifest, seen.read.body
        self._figures |= {f.id: f.label for f in body.figures} if body else {}
        self.title.setText(body.campaign.name if body else seen.read.name)
        told = [_("Dari {sender}, edisi {edition}, dibuat {day}.").format(
            sender=head.sender or "–", edition=head.edition, day=short_date(head.issued[:10]))]  # fmt: skip
        if head.expires:
            told.append(_("Berlaku sampai {day}.").format(day=short_date(head.expires)))
        self.about.setText(" ".join(told))
        if head.note:
            self._notes.addWidget(Label(_("Catatan pengirim: {note}").format(note=head.note), wrap=True))
        for number_, note in enumerate(seen.notes):
            self._notes.addWidget(Toned(said(note), "info" if number_ == 0 else "warn"))
        self._waiting = [
            d for kind in KINDS for d in seen.differences if d.kind == kind and d.change != "same"
        ]
        self._same(seen)
        self._more()
        self._count()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _more(self) -> None:
        """A few cards each turn, so that a large pack never holds the window."""
        for one in self._waiting[:AT_ONCE]:
            made = DifferenceCard(one, self._figures, on=one.key in self.ticks)
            made.ticked.connect(self._tick)
            self.cards.append(made)
            self._list.addWidget(made)
        del self._waiting[:AT_ONCE]
        if self._waiting:
            QTimer.singleShot(0, self, self._more)

    def _same(self, seen: Preview) -> None:
        found = counts(seen.differences)
        if found["same"]:
            words = many("{count} hal sama dengan yang ada di sini.", found["same"])
            self._notes.addWidget(Label(words.format(count=number(found["same"])), "muted"))
        if not self._waiting:
            self._list.addWidget(
                Toned(_("Tidak ada yang baru. Semua isi paket ini sudah ada di sini."), "ok")
            )

    def _tick(self, key: str, on: bool) -> None:
        (self.ticks.add if on else self.ticks.discard)(key)
        self._count()

    def _count(self) -> None:
        found = counts(self.preview.differences) if self.preview else None
        if found is not None:
            self.count.setText(
                _("{new} baru, {changed} berubah, {gone} tidak ada lagi").format(
                    new=number(found["new"]), changed=number(found["changed"]), gone=number(found["gone"])
                )
            )
        words = many("Terima {count} hal", len(self.ticks)).format(count=number(len(self.ticks)))
        seen = self.preview
        if not self.ticks and seen is not None and not seen.same and not seen.older:
            words = _("Catat edisi {n}").format(n=seen.read.manifest.edition)
        self.taker.setText(words)
        self.taker.setEnabled(bool(self.ticks) or bool(seen and not seen.same and not seen.older))

    def _agree(self) -> None:
        self.agreed.emit(frozenset(self.ticks))

    def _all(self, *, on: bool) -> None:
        for card_ in self.cards:
            if card_.box.isEnabled():
                card_.box.setChecked(on)

    def _build(self) -> None:
        head = box(column(row(self.title, gap=0), self.about, self._notes, gap=8, margins=(24, 16, 24, 12)))
        inner = QWidget()
        inner.setLayout(column(self._list, None, gap=0, margins=(24, 16, 24, 24)))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        foot = QWidget()
        foot.setLayout(
            row(button(_("Centang semua"), partial(self._all, on=True), small=True),
                button(_("Kosongkan"), partial(self._all, on=False), small=True), self.count, None,
                button(_("Batal"), self.closed.emit), self.taker, margins=(24, 10, 16, 10))
        )  # fmt: skip
        put(QVBoxLayout(self), head, line(), area, line(), foot, gap=0).setStretch(2, 1)


def _told(one: Difference) -> list[str]:
    """Fields to be shown; the title stands above."""
    both = one.change == "changed"
    names = [n for n in one.fields if n not in {"order", "name", "text", "color"} or both]
    return [] if one.kind == "template" or one.change == "same" else names


def _sides(one: Difference, figures: dict[str, str]) -> QWidget:
    """What is here beside what the pack says; of new and gone things the one side there is."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(28, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    both = one.change == "changed"
    if both:
        grid.addWidget(Label(_("Di sini"), "hint"), 0, 1)
        grid.addWidget(Label(_("Di paket"), "hint"), 0, 2)
    for place, name in enumerate(_told(one), start=1):
        label = Label(field_words(name), "muted")
        label.setFixedWidth(140)
        grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        sides: Sequence[str] = (one.mine.get(name, ""), one.theirs.get(name, ""))
        shown = sides if both else (sides[0] or sides[1],)
        for at, text in enumerate(shown, start=1):
            grid.addWidget(
                _value(name, text, figures, changed=both and at == 2), place, at, Qt.AlignmentFlag.AlignTop
            )
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, int(both))
    return made


def _value(name: str, text: str, figures: dict[str, str], *, changed: bool) -> QWidget:
    if name == "figures":
        text = "\n".join(figures.get(ident) or ident for ident in text.splitlines())
    if name in {"start", "end", "expires", "as_of"} and text:
        text = short_date(text)
    if name in {"value", "previous"} and text:
        text = i18n.number(text, locale=i18n.ENGLISH if language() == "en" else i18n.LOCALE)
    if name == "order" and text.isdigit():
        text = number(int(text) + 1)
    made = Label(
        text or sense("isian", "kosong"), "strong" if changed else "" if text else "muted", wrap=True
    )
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made
