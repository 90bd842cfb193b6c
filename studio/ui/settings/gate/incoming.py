"""Another office's changes, looked at before they are taken: new, changed, conflicting, refused."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.catalog.profiles import load_profiles
from studio.domain.ethics import OfficeItem
from studio.session.office_profile import Offer, Seen
from studio.ui import theme
from studio.ui.naming import number
from studio.ui.post.checks.where import severity_word
from studio.ui.said import said
from studio.ui.settings.gate.words import told
from studio.ui.widgets.basic import Icon, Label, box, button, column, line, put, row
from studio.ui.widgets.choice import Search
from studio.ui.words import _, many


class Incoming(QWidget):
    """`taken` gives the keys ticked and whether the profile is taken too; `closed` that nothing is wanted."""

    taken = Signal(object, bool)
    closed = Signal()

    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self.seen = seen
        self.boxes: dict[str, QCheckBox] = {}
        self.profile: QCheckBox | None = None
        self._lines: list[tuple[str, QWidget]] = []
        self.search = Search(_("Cari perubahan"))
        self.search.setFixedWidth(220)
        self.search.textChanged.connect(self._narrow)
        self.take = button(_("Ambil"), self._take, kind="primary")
        title = _("Dari “{file}”").format(file=seen.name)
        office = _("ditulis {office}").format(office=seen.office) if seen.office else ""
        head = box(
            row(Label(title, "section"), Label(office, "muted"), None, self.search, margins=(24, 10, 24, 10))
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._body())
        every = button(_("Centang semua"), lambda: self._tick(on=True), kind="ghost")
        none = button(_("Kosongkan"), lambda: self._tick(on=False), kind="ghost")
        cancel = button(_("Batal"), self.closed.emit, kind="ghost")
        foot = box(row(self.take, cancel, None, every, none, margins=(24, 10, 24, 10)), "bar")
        put(QVBoxLayout(self), head, line(), area, line(), foot, gap=0).setStretch(2, 1)
        self._count()

    def start(self) -> None:
        """Put the keys on the first tick."""
        first = next(iter(self.boxes.values()), self.take)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _body(self) -> QWidget:
        frame = QFrame()
        frame.setObjectName("card")
        lines = QVBoxLayout(frame)
        put(lines, gap=0)
        for offer in self.seen.offers:
            lines.addWidget(self._offer(offer))
        if self.seen.profile:
            name = told(load_profiles()[self.seen.profile].name)
            self.profile = QCheckBox(_("Pakai juga profil {name}").format(name=name))
            self.profile.toggled.connect(lambda _on: self._count())
            lines.addWidget(box(row(self.profile, None, margins=(16, 12, 16, 12))))
        for wrong in self.seen.wrong:
            icon = Icon("alert-octagon", "stop", 16)
            made = row(
                icon, Label(f"{wrong.id}: {said(wrong.why)}", "", "stop", wrap=True), margins=(16, 10, 16, 10)
            )
            made.setStretch(1, 1)
            lines.addWidget(box(made))
        notes = []
        if self.seen.same:
            same = many("{count} butir sudah sama.", self.seen.same)
            notes.append(same.format(count=number(self.seen.same)))
        if not self.seen.offers and not self.seen.profile:
            notes.append(_("Tidak ada yang baru di berkas ini."))
        inner = QWidget()
        inner.setFixedWidth(theme.look().size("measure"))
        frame.setVisible(bool(lines.count()))
        note = Label(" ".join(notes), "muted", wrap=True)
        note.setVisible(bool(notes))
        put(QVBoxLayout(inner), note, frame, None, gap=10)
        return box(row(None, inner, None, margins=(24, 16, 24, 24)))

    def _offer(self, offer: Offer) -> QWidget:
        tick = QCheckBox()
        tick.setAccessibleName(f"{offer.record.id} {offer.title}")
        tick.setChecked(not offer.looser)
        tick.toggled.connect(lambda _on: self._count())
        self.boxes[offer.key] = tick
        sort = {"new": _("baru"), "changed": _("berubah"), "conflict": _("nomor bentrok")}[offer.sort]
        title = Label(f"{offer.record.id} · {offer.title}", "strong", wrap=True)
        parts: list[QWidget] = [title, Label(what(offer.record), wrap=True)]
        if offer.before is not None:
            parts.append(Label(_("Sekarang: {what}").format(what=what(offer.before)), "hint", wrap=True))
        if offer.sort == "conflict":
            parts.append(
                Label(
                    _("Nomornya sudah dipakai di sini, jadi menjadi {id}.").format(id=offer.record.id),
                    "hint",
                    wrap=True,
                )
            )
        if offer.looser:
            parts.append(
                Label(
                    _("Lebih longgar daripada sekarang; centang bila memang dimaksud."),
                    "hint",
                    "warn",
                    wrap=True,
                )
            )
        made = row(
            tick,
            column(*parts, gap=2),
            Label(sort, "chip", "warn" if offer.sort == "conflict" else ""),
            gap=12,
            margins=(16, 12, 16, 12),
        )
        made.setStretch(1, 1)
        made.setAlignment(tick, Qt.AlignmentFlag.AlignTop)
        whole = box(column(box(made), line(), gap=0))
        self._lines.append((f"{offer.record.id} {offer.title} {offer.record.reason}".casefold(), whole))
        return whole

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for said_, made in self._lines:
            made.setVisible(all(word in said_ for word in words))

    def _tick(self, *, on: bool) -> None:
        for tick in self.boxes.values():
            if tick.isVisible():
                tick.setChecked(on)

    def _count(self) -> None:
        count = len(self._chosen())
        words = many("Ambil {count} perubahan", count).format(count=number(count))
        self.take.setText(words if count else _("Ambil"))
        self.take.setEnabled(bool(count) or bool(self.profile and self.profile.isChecked()))

    def _chosen(self) -> tuple[str, ...]:
        return tuple(key for key, tick in self.boxes.items() if tick.isChecked())

    def _take(self) -> None:
        self.taken.emit(self._chosen(), bool(self.profile and self.profile.isChecked()))


def what(change: OfficeItem) -> str:
    """What a change does, in words, with its reason."""
    parts = []
    if change.own is not None:
        parts.append(
            _("pertanyaan kantor, {severity}").format(severity=severity_word(change.own.severity).lower())
        )
    if change.off:
        parts.append(_("dimatikan"))
    if change.severity:
        parts.append(
            _("diketatkan menjadi {severity}").format(severity=severity_word(change.severity).lower())
        )
    if change.question:
        parts.append(_("judul “{title}”").format(title=told(change.question)))
    shown = "; ".join(parts) or _("ditanyakan")
    return f"{shown[:1].upper()}{shown[1:]}. {change.reason}"
