"""Tab Takarir: platforms above, the text in work with all that goes with it, the preview at the right."""

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.domain.find_replace import Hit
from studio.domain.project import Key
from studio.ui.post.captions.alts import Alts, Note
from studio.ui.post.captions.bar import PlatformBar
from studio.ui.post.captions.context import Captions
from studio.ui.post.captions.emoji import EmojiPicker, bring_emoji_font
from studio.ui.post.captions.fields import ExtraFields
from studio.ui.post.captions.find import FindBar
from studio.ui.post.captions.guide import Guide
from studio.ui.post.captions.preview import Preview
from studio.ui.post.captions.snippets import snippet_menu
from studio.ui.post.captions.tags import Tags
from studio.ui.post.captions.text import TextBlock
from studio.ui.widgets.basic import box, column, line, put
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

READING = 716
NARROWEST = 560


class CaptionsTab(QWidget):
    """All words that go with a post."""

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self.page = page
        self.captions = Captions(page)
        self.bar = PlatformBar(self.captions)
        self.finding = FindBar(self.captions)
        self.text = TextBlock(self.captions, lambda: self.go_to(""))
        self.guide = Guide(self.captions, self.text.edit)
        self.tags = Tags(self.captions)
        self.fields = ExtraFields(self.captions)
        self.alts, self.note = Alts(self.captions), Note(self.captions)
        self.preview = Preview(self.captions)
        self._picker: EmojiPicker | None = None
        self._actions: list[QAction] = []
        self._ordered: list[QWidget] = []
        self._build()
        self._wire()
        self.setFocusProxy(self.text.edit)
        self.refresh(frozenset())

    def refresh(self, keys: frozenset[Key]) -> None:  # noqa: ARG002 - one signature for all tabs
        """Show the post as it is now."""
        if self.captions.where and self.captions.surface() is None:
            self.captions.where = ""
        parts = (self.bar, self.text, self.guide, self.tags, self.fields, self.alts, self.note, self.preview)
        for part in parts:
            part.refresh()
        if self.finding.isVisible():
            self.finding.search(keep=True)
        self._order()

    def go_to(self, where: str) -> None:
        """Show a platform's caption: by its id, by a placement's id, or the common text for anything else."""
        platform = where.partition("/")[0]
        self.page.desk.flush()
        self.captions.where = platform if platform in self.captions.surfaces() else ""
        self.text.compare.setChecked(False)
        self.refresh(frozenset())
        self.room.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """Close what floats, paint no more."""
        self.preview.leave()
        if self._picker is not None:
            self._picker.close()

    def add(self, platform: str) -> None:
        """Take a platform in, by the first of its placements that takes words."""
        place = self.captions.addable()[platform]
        command = _("Tambah platform {name}").format(name=self.captions.called(platform))
        post = self.captions.post
        made = msgspec.structs.replace(post, placements=(*post.placements, place))
        if self.page.desk.put(command, made):
            self.go_to(platform)

    def open_picker(self) -> None:
        """Choose an emoji for the text in work."""
        if self._picker is None:
            self._picker = EmojiPicker(self, self.text.edit.insert)
        self._picker.open_at(self.text.emoji)

    def open_snippets(self) -> None:
        """Choose a snippet for the text in work."""
        button = self.text.snippets
        snippet_menu(button, self.captions, self.text.edit).popup(
            button.mapToGlobal(button.rect().bottomLeft())
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Keys for finding are this tab's as long as it is seen."""
        super().showEvent(event)
        self._ordered = []  # parts that had no window yet could not be put in order
        self._order()
        for action in self._actions:
            action.setEnabled(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the keys to others."""
        super().hideEvent(event)
        for action in self._actions:
            action.setEnabled(False)

    def _order(self) -> None:
        """Tab goes in reading order, also to parts that were made later."""
        text, tags, finding = self.text, self.tags, self.finding
        order: list[QWidget] = [
            *self.bar.tabs.values(), self.bar.more,
            finding.wanted, finding.before, finding.after, finding.by, finding.all, finding.case,
            finding.close_button, text.well.open, text.compare, text.back, text.edit,
            text.emoji, text.snippets, text.search, text.copy, *self.guide.buttons,
            tags.back, tags.sets, *tags.chips, tags.add,
            *(entry.field for entry in self.fields.entries.values()),
            *(one.area for one in self.alts.rows.values()), self.note.area,
            *self.preview.fold.buttons.values(), self.preview.comment,
        ]  # fmt: skip
        if order != self._ordered:
            self._ordered = order
            for first, second in pairwise(order):
                QWidget.setTabOrder(first, second)

    def _build(self) -> None:
        words = column(
            self.text, self.guide, self.tags, line(), self.fields, line(), self.alts, line(), self.note, None,
            gap=18, margins=(24, 18, 24, 32),
        )  # fmt: skip
        inner = box(words)
        inner.setMaximumWidth(READING + 48)
        self.room = QScrollArea()
        self.room.setWidgetResizable(True)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setWidget(inner)
        self.room.setMinimumWidth(NARROWEST)
        self.room.setMaximumWidth(READING + 60)
        left = box(put(QVBoxLayout(), self.finding, self.room, gap=0))
        left.setMaximumWidth(READING + 60)
        body = put(QHBoxLayout(), left, line(upright=True), self.preview, gap=0)
        body.setStretch(0, 3)
        body.setStretch(2, 2)
        put(QVBoxLayout(self), self.bar, line(), body, gap=0)

    def _wire(self) -> None:
        self.bar.chosen.connect(self.go_to)
        self.bar.added.connect(self.add)
        self.finding.searched.connect(self._show_hits)
        self.finding.moved.connect(self._show_hit)
        self.text.emoji.clicked.connect(lambda _on=False: self.open_picker())
        self.text.snippets.clicked.connect(lambda _on=False: self.open_snippets())
        self.text.search.clicked.connect(lambda _on=False: self.finding.open())
        add = self.page.window_.actions_by_id.add
        self._actions = [
            add("captions-find", _("Cari di takarir"), self.finding.open, "Ctrl+F"),
            add(
                "captions-replace",
                _("Cari dan ganti di takarir"),
                lambda: self.finding.open(replace=True),
                "Ctrl+H",
            ),
        ]
        QTimer.singleShot(0, self, bring_emoji_font)

    def _show_hits(self, hits: tuple[Hit, ...]) -> None:
        where = self.captions.where
        main = self.captions.main(where) if where else "text"
        parts = {"text", f"fields.{main}"}
        here = tuple((h.start, h.end) for h in hits if h.platform == where and h.part in parts)
        follows = bool(where) and self.captions.follows(where)
        if follows:
            here = tuple((h.start, h.end) for h in hits if not h.platform and h.part == "text")
        self.text.edit.show_hits(here)

    def _show_hit(self, hit: Hit) -> None:
        at = (hit.platform, hit.part)
        if hit.platform == "alt":
            page, _blank, slot = hit.part.partition(" ")
            row = self.alts.rows.get((page, slot))
            if row is not None:
                self.room.ensureWidgetVisible(row)
            return
        if hit.platform != self.captions.where:
            self.captions.where = hit.platform
            self.text.refresh()
            for part in (self.bar, self.tags, self.fields, self.alts, self.preview):
                part.refresh()
            self._show_hits(self.finding.hits)
        entry = self.fields.entries.get(at[1])
        if entry is None and not hit.part.startswith(("hashtags", "mentions")):
            self.text.edit.select(hit.start, hit.end)
        self.room.ensureWidgetVisible(entry.row if entry else self.text.frame)
