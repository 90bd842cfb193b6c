"""Hashtags as chips: typed with Enter, removed, put in order; sets kept by name."""

from itertools import pairwise

import msgspec
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from studio.domain.caption_texts import as_tags, moved, with_tags
from studio.session import preferences
from studio.ui import theme
from studio.ui.post.captions.context import Captions
from studio.ui.post.captions.name_popup import ask_name
from studio.ui.widgets.basic import Label, button, plain_tip, put, row, tool, writes
from studio.ui.widgets.flow import Flow
from studio.ui.words import _


class Chip(QAbstractButton):
    """One hashtag. Delete removes it, Alt with an arrow moves it; it may be dragged."""

    removed = Signal(str)
    shifted = Signal(str, int)
    dropped = Signal(str, QPoint)

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag
        self.setObjectName("tagChip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(24)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(
            _("Tagar {tag}. Hapus dengan Delete, geser dengan Alt dan panah.").format(tag=tag)
        )
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        close = tool("x", _("Hapus {tag}").format(tag=tag), lambda: self.removed.emit(tag), side=14)
        close.setObjectName("chipClose")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button = close
        put(QHBoxLayout(self), Label(tag), close, gap=2, margins=(9, 0, 3, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the ground, which the style sheet draws."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove or move by key."""
        arrows = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit(self.tag)
        elif event.key() in arrows and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shifted.emit(self.tag, arrows[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self.setFocus()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go, perhaps elsewhere."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit(self.tag, event.globalPosition().toPoint())


class Tags(QWidget):
    """The hashtags of the caption in work."""

    def __init__(self, captions: Captions) -> None:
        super().__init__()
        writes(self)
        self.captions = captions
        self.chips: list[Chip] = []
        self.note = Label("", "muted")
        self.back = button(_("Kembali ke tagar umum"), self._follow, kind="link")
        self.sets = button(_("Set tagar"), self._menu, icon="tags", small=True)
        self.add = QLineEdit()
        self.add.setObjectName("tagAdd")
        self.add.setAccessibleName(_("Tambah tagar"))
        self.add.setPlaceholderText(_("+ Tagar"))
        self.add.setFixedWidth(140)
        self.add.returnPressed.connect(self._add)
        self.add.editingFinished.connect(self._add)
        holder = QWidget()
        self._flow = Flow(holder, gap=6)
        self._flow.addWidget(self.add)
        head = row(Label(_("Tagar"), "section"), self.note, None, self.back, self.sets, gap=10)
        put(QVBoxLayout(self), head, holder, gap=8)

    def now(self) -> tuple[str, ...]:
        """The tags as they will be written."""
        own, common = self.captions.caption.hashtags, self.captions.common.hashtags
        return tuple(own if own is not None else common or ())

    def refresh(self) -> None:
        """Show the tags."""
        follows = bool(self.captions.where) and self.captions.caption.hashtags is None
        self.note.setText(_("ikut umum") if follows else "")
        self.back.setVisible(bool(self.captions.where) and not follows)
        tags = self.now()
        if tuple(chip.tag for chip in self.chips) == tags:
            return
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        self._flow.removeWidget(self.add)
        self.chips = [self._chip(tag) for tag in tags]
        self._flow.addWidget(self.add)
        for first, second in pairwise([*self.chips, self.add]):
            QWidget.setTabOrder(first, second)

    def _chip(self, tag: str) -> Chip:
        made = Chip(tag)
        made.removed.connect(self._remove)
        made.shifted.connect(self._shift)
        made.dropped.connect(self._drop)
        self._flow.addWidget(made)
        made.show()
        return made

    def _store(self, command: str, tags: tuple[str, ...], focus: str = "") -> None:
        self.captions.put(command, msgspec.structs.replace(self.captions.caption, hashtags=tags))
        chip = next((c for c in self.chips if c.tag == focus), None)
        if chip is not None:
            chip.setFocus()

    def _add(self) -> None:
        typed = as_tags(self.add.text())
        self.add.clear()
        tags = with_tags(self.now(), typed)
        if tags != self.now():
            self._store(_("Tambah tagar {tags}").format(tags=" ".join(typed)), tags)

    def _remove(self, tag: str) -> None:
        at = self.now().index(tag)
        rest = tuple(t for t in self.now() if t != tag)
        self._store(
            _("Hapus tagar {tag}").format(tag=tag), rest, rest[min(at, len(rest) - 1)] if rest else ""
        )
        if not rest:
            self.add.setFocus()

    def _shift(self, tag: str, by: int) -> None:
        at = self.now().index(tag)
        tags = moved(self.now(), at, at + by)
        if tags != self.now():
            self._store(_("Geser tagar {tag}").format(tag=tag), tags, tag)

    def _drop(self, tag: str, where: QPoint) -> None:
        target = next((c for c in self.chips if c.rect().contains(c.mapFromGlobal(where))), None)
        if target is not None and target.tag != tag:
            now = self.now()
            self._store(
                _("Geser tagar {tag}").format(tag=tag),
                moved(now, now.index(tag), now.index(target.tag)),
                tag,
            )

    def _follow(self) -> None:
        name = self.captions.name()
        self.captions.put(
            _("{name} kembali ke tagar umum").format(name=name),
            msgspec.structs.replace(self.captions.caption, hashtags=None),
        )

    # sets

    def menu(self) -> QMenu:
        """Sets to add, to keep, to forget."""
        menu = QMenu(self)
        known = preferences.read().tags
        for name, tags in sorted(known.items()):
            action = menu.addAction(theme.icon("hash"), f"{name}   ({len(tags)})")
            action.setToolTip(plain_tip(" ".join(tags)))
            action.triggered.connect(lambda _on=False, name=name, tags=tags: self.use(name, tags))
        if not known:
            menu.addAction(_("Belum ada set tersimpan")).setEnabled(False)
        menu.addSeparator()
        keep = menu.addAction(theme.icon("device-floppy"), _("Simpan tagar ini sebagai set…"), self._keep)
        keep.setEnabled(bool(self.now()))
        if known:
            drop = menu.addMenu(theme.icon("trash"), _("Hapus set"))
            for name in sorted(known):
                drop.addAction(name).triggered.connect(lambda _on=False, name=name: self.forget(name))
        return menu

    def use(self, name: str, tags: tuple[str, ...]) -> None:
        """Add a set's tags that are not there yet."""
        made = with_tags(self.now(), tags)
        if made != self.now():
            self._store(_("Pakai set tagar “{name}”").format(name=name), made)

    def keep(self, name: str) -> None:
        """Remember the tags by a name."""
        preferences.change(tags={**preferences.read().tags, name: self.now()})
        self.captions.desk.told.emit(_("Set tagar “{name}” disimpan.").format(name=name))

    def forget(self, name: str) -> None:
        """Forget a set; the notice brings it back."""
        known = preferences.read().tags
        preferences.change(tags={k: v for k, v in known.items() if k != name})
        self.captions.page.window_.notices.say(
            _("Set tagar “{name}” dihapus.").format(name=name),
            "info",
            (
                _("Kembalikan"),
                lambda: preferences.change(tags={**preferences.read().tags, name: known[name]}),
            ),
        )

    def _keep(self) -> None:
        ask_name(self.sets, _("Nama set tagar"), self.keep)

    def _menu(self) -> None:
        menu = self.menu()
        menu.setToolTipsVisible(True)
        menu.popup(self.sets.mapToGlobal(self.sets.rect().bottomLeft()))
