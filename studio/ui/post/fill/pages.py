"""The strip of a design's pages: choose, add, duplicate, reorder, delete; layouts within the family."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.domain.content import Design
from studio.session.filling import add_page, copy_page, move_page, remove_page
from studio.session.session import Draft
from studio.ui import theme
from studio.ui.post.fill.base import Filling
from studio.ui.widgets.basic import Label, ToolButton, clear, line, put, row, tool
from studio.ui.words import _, named

Change = Callable[[Draft, Design], int]


class PageStrip(QWidget):
    """Pages as numbered buttons; `chosen` gives the number of the page to fill."""

    chosen = Signal(int)

    def __init__(self, filling: Filling) -> None:
        super().__init__()
        self.filling = filling
        self.buttons: list[QToolButton] = []
        self._shown: tuple[object, ...] = ()
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        inner = QWidget()
        inner.setLayout(self._row)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFixedHeight(40)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area = area
        self.add = tool("plus", _("Tambah halaman"), self._add)
        self.layouts = QComboBox()
        self.layouts.setAccessibleName(_("Jenis halaman ini"))
        self.layouts.setToolTip(_("Jenis halaman ini"))
        self.layouts.setFixedWidth(160)
        self.layouts.activated.connect(self._layout)
        self.more = tool("dots", _("Atur halaman ini"), self._menu)
        told = Label(_("Jenis"), "hint")
        bar = row(area, self.add, 8, told, 2, self.layouts, self.more, gap=4, margins=(24, 4, 16, 4))
        bar.setStretch(0, 1)
        put(QVBoxLayout(self), bar, line(), gap=0)

    def refresh(self) -> None:
        """Show the pages as they are."""
        page = self.filling.page
        template, design = page.template, page.design
        self.setVisible(len(template.pages) > 1 or len(design.pages) > 1)
        names = {p.id: named(p.name, p.id) for p in template.pages}
        layouts = [template.page(page.design_page(n).layout).id for n in range(len(design.pages))]
        now = (tuple(layouts), design.pages, self.filling.number)
        if now == self._shown:
            return
        self._shown = now
        self._fill([names.get(ident, ident) for ident in layouts])
        self.layouts.clear()
        for ident, words in names.items():
            self.layouts.addItem(words, ident)
        self.layouts.setCurrentIndex(self.layouts.findData(layouts[self.filling.number]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk over the pages, with Alt they move the page, Delete takes it away."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(by)
        elif by:
            self._go(self.filling.number + by)
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            return super().eventFilter(watched, event)
        return True

    def _fill(self, words: list[str]) -> None:
        clear(self._row)
        self.buttons = []
        group = QButtonGroup(self)
        for number, name in enumerate(words):
            made = ToolButton()
            made.setObjectName("pageChip")
            made.setText(f"{number + 1}  {name}")
            made.setAccessibleName(_("Halaman {number}: {name}").format(number=number + 1, name=name))
            made.setCheckable(True)
            made.setChecked(number == self.filling.number)
            made.clicked.connect(partial(self._go, number))
            made.installEventFilter(self)
            group.addButton(made)
            self._row.addWidget(made)
            self.buttons.append(made)
        self._row.addStretch(1)

    def _go(self, number: int, _on: bool = False) -> None:
        if not 0 <= number < len(self.filling.page.design.pages):
            return
        focused = any(made.hasFocus() for made in self.buttons)
        self.chosen.emit(number)
        if focused and number < len(self.buttons):
            self.buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.buttons[number])

    def _add(self) -> None:
        menu = QMenu(self)
        for layout in self.filling.page.template.pages:
            menu.addAction(named(layout.name, layout.id), partial(self._added, layout.id))
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _added(self, layout: str) -> None:
        number = self.filling.number
        self._change(_("Tambah halaman"), lambda draft, design: add_page(draft, design, layout, number))

    def _layout(self) -> None:
        page = self.filling.design_page
        layout = self.layouts.currentData()
        if layout != page.layout:
            self.filling.desk.put(_("Ganti jenis halaman"), msgspec.structs.replace(page, layout=layout))

    def _menu(self) -> None:
        count = len(self.filling.page.design.pages)
        menu = QMenu(self)
        menu.addAction(theme.icon("copy"), _("Gandakan halaman"), self._copy)
        left = menu.addAction(theme.icon("arrow-left"), _("Pindah ke kiri (Alt+←)"), partial(self._move, -1))
        right = menu.addAction(
            theme.icon("arrow-right"), _("Pindah ke kanan (Alt+→)"), partial(self._move, 1)
        )
        menu.addSeparator()
        gone = menu.addAction(theme.icon("trash", "stop"), _("Hapus halaman (Del)"), self._remove)
        left.setEnabled(self.filling.number > 0)
        right.setEnabled(self.filling.number < count - 1)
        gone.setEnabled(count > 1)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _copy(self) -> None:
        number = self.filling.number
        self._change(_("Gandakan halaman"), lambda draft, design: copy_page(draft, design, number))

    def _move(self, by: int) -> None:
        number = self.filling.number
        self._change(_("Pindahkan halaman"), lambda draft, design: move_page(draft, design, number, by))

    def _remove(self) -> None:
        number, window = self.filling.number, self.filling.page.window_
        if len(self.filling.page.design.pages) < 2:
            return
        if self._change(_("Hapus halaman"), lambda draft, design: remove_page(draft, design, number)):
            words = _("Halaman {number} dihapus.").format(number=number + 1)
            window.notices.say(words, "info", (_("Urungkan"), window.undo))

    def _change(self, command: str, change: Change) -> bool:
        made: list[int] = []
        design = self.filling.page.design
        stored = self.filling.desk.edit(command, lambda draft: made.append(change(draft, design)))
        if stored and made:
            self._go(made[0])
        return stored
