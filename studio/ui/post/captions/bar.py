"""The bar of platforms: the common text first, each with its counter or state in words."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QScrollArea, QWidget

from studio.domain.caption_texts import Field, State
from studio.ui import theme
from studio.ui.naming import PLATFORM_ICONS, number
from studio.ui.post.captions.context import Captions
from studio.ui.widgets.basic import (
    TONE_ICONS,
    Icon,
    Label,
    Tone,
    ToolButton,
    box,
    button,
    column,
    line,
    put,
    row,
    tool,
    writes,
)
from studio.ui.words import _, many, named

STEP = 240
TONES: dict[State, Tone] = {"ok": "", "warn": "warn", "stop": "stop"}


class PlatformTab(ToolButton):
    """One platform: icon, name, state."""

    def __init__(self, ident: str, icon: str, name: str) -> None:
        super().__init__()
        self.ident, self.name = ident, name
        self._said: tuple[str, str] | None = None
        self.setObjectName("platformTab")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(44)
        self.title, self.state = Label(name, "strong"), Label("", "hint")
        self.mark = Icon("alert-octagon", "stop", 14)
        self.icon_name = icon
        words = column(self.title, row(self.mark, self.state, None, gap=4), gap=0)
        put(QHBoxLayout(self), Icon(icon, "normal", 20), words, gap=10, margins=(10, 3, 12, 3))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, words: str, tone: Tone) -> None:
        """Show a state."""
        if self._said == (words, tone):
            return
        self._said = (words, tone)
        self.state.setText(words)
        self.state.tint(tone)
        self.mark.setVisible(bool(tone))
        if tone:
            self.mark.setPixmap(theme.pixmap(TONE_ICONS[tone], tone, 14))
        self.setAccessibleName(f"{self.name}, {words}")
        self.fit()

    def fit(self) -> None:
        """Take the width that name and state need."""
        mark = 18 if self.mark.isVisibleTo(self) else 0
        words = max(self.title.sizeHint().width(), mark + self.state.sizeHint().width())
        self.setFixedWidth(10 + 20 + 10 + words + 14)

    def event(self, event: QEvent) -> bool:
        """Other letters, another width."""
        if event.type() in {QEvent.Type.Polish, QEvent.Type.FontChange}:
            QTimer.singleShot(0, self, self.fit)
        return super().event(event)


class PlatformBar(QWidget):
    """`chosen` gives a platform's id, empty for the common text; `added` the platform to add."""

    chosen = Signal(str)
    added = Signal(str)

    def __init__(self, captions: Captions) -> None:
        super().__init__()
        self.captions = captions
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(56)
        self.tabs: dict[str, PlatformTab] = {}
        self.group = QButtonGroup(self)
        self._tabs = QHBoxLayout()
        put(self._tabs, gap=4, margins=(0, 0, 0, 0))
        self.room = QScrollArea()
        self.room.setWidgetResizable(True)
        self.room.setFrameShape(QScrollArea.Shape.NoFrame)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for policy in (self.room.setHorizontalScrollBarPolicy, self.room.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setWidget(box(self._tabs))
        self.back = tool("chevron-left", _("Platform sebelumnya"), lambda: self._slide(-STEP), side=18)
        self.forth = tool("chevron-right", _("Platform berikutnya"), lambda: self._slide(STEP), side=18)
        for arrow in (self.back, self.forth):
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more = writes(
            button(_("Platform"), self._menu, icon="plus", small=True, tip=_("Tambah platform"))
        )
        parts = put(
            QHBoxLayout(self), self.back, self.room, self.forth, 4, self.more, gap=4, margins=(16, 0, 16, 0)
        )
        parts.setStretch(1, 1)
        self.room.horizontalScrollBar().rangeChanged.connect(lambda *_: self._arrows())
        self.room.horizontalScrollBar().valueChanged.connect(lambda *_: self._arrows())
        self._arrows()

    def refresh(self) -> None:
        """Show the platforms and how each stands."""
        found = self.captions.surfaces()
        if [*self.tabs] != ["", *found]:
            self._make(["", *found])
        length = len(self.captions.common.text.strip())
        self.tabs[""].say(_("{count} huruf").format(count=number(length)), "")
        for ident, surface in found.items():
            if not surface.placements:
                self.tabs[ident].say(_("tanpa penempatan"), "warn")
                continue
            tally = self.captions.tally(surface)
            follows = self.captions.follows(ident)
            if follows and tally.state == "ok":
                self.tabs[ident].say(_("ikut umum"), "")
                continue
            field = tally.worst
            main = field.name == tally.main
            if field.state == "ok" and tally.state != "ok":
                self.tabs[ident].say(
                    many("{count} tagar", tally.hashtags).format(count=tally.hashtags), TONES[tally.state]
                )
                continue
            self.tabs[ident].say(counted(field, named_too=not main), TONES[tally.state])
        self.mark(self.captions.where)

    def mark(self, ident: str) -> None:
        """Show which one is in work."""
        if ident in self.tabs:
            self.tabs[ident].setChecked(True)
            self.room.ensureWidgetVisible(self.tabs[ident], 40, 0)

    def _make(self, idents: list[str]) -> None:
        had = self.focusWidget()
        ident_had = had.ident if isinstance(had, PlatformTab) else None
        while self._tabs.count():
            item = self._tabs.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.tabs = {}
        for ident in idents:
            icon = PLATFORM_ICONS.get(ident, "world") if ident else "align-left"
            made = PlatformTab(ident, icon, self.captions.called(ident) if ident else _("Umum"))
            made.clicked.connect(lambda _on=False, ident=ident: self.chosen.emit(ident))
            self.group.addButton(made)
            self._tabs.addWidget(made)
            self.tabs[ident] = made
            if not ident:
                rule = line(upright=True)
                rule.setFixedHeight(28)
                self._tabs.addWidget(rule)
        self._tabs.addStretch(1)
        if ident_had in self.tabs:
            self.tabs[ident_had].setFocus()

    def _slide(self, by: int) -> None:
        bar = self.room.horizontalScrollBar()
        bar.setValue(bar.value() + by)

    def _arrows(self) -> None:
        bar = self.room.horizontalScrollBar()
        wide = bar.maximum() > 0
        self.back.setVisible(wide)
        self.forth.setVisible(wide)
        self.back.setEnabled(bar.value() > 0)
        self.forth.setEnabled(bar.value() < bar.maximum())

    def _menu(self) -> None:
        menu = QMenu(self)
        for platform in self.captions.addable():
            action = menu.addAction(
                theme.icon(PLATFORM_ICONS.get(platform, "world")), self.captions.called(platform)
            )
            action.triggered.connect(lambda _on=False, platform=platform: self.added.emit(platform))
        if menu.isEmpty():
            menu.addAction(_("Semua platform yang dilayani templat sudah dipakai")).setEnabled(False)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def minimumSizeHint(self) -> QSize:
        """The tabs scroll, so any width will do."""
        return QSize(320, 56)


def counted(field: Field, *, named_too: bool = False) -> str:
    """`446 / 2.200`, with the field's name in front where it is not the main one."""
    count = field.count
    top = count.soft if count.limit is None else count.limit
    words = number(count.used) if top is None else f"{number(count.used)} / {number(top)}"
    return f"{named(field.limit.name, field.name).lower()} {words}" if named_too else words
