"""Tab Ukuran: the wall, the large view, and beside them what the chosen placement asks."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from studio.catalog.platforms import load_platforms
from studio.catalog.templates import OUTSIDE
from studio.domain.content import Design
from studio.domain.platform import Placement
from studio.domain.project import Key
from studio.session.tuning import count, override_of
from studio.ui.post.sizes.acts import Acts
from studio.ui.post.sizes.chooser import Chooser
from studio.ui.post.sizes.large import LargeView
from studio.ui.post.sizes.marks import Mark, dropped_names, mark_of
from studio.ui.post.sizes.paint_queue import PaintQueue
from studio.ui.post.sizes.panel import Panel
from studio.ui.post.sizes.tile import Overlays
from studio.ui.post.sizes.tile_picture import paint_tile
from studio.ui.post.sizes.toolbar import Toolbar
from studio.ui.post.sizes.wall import Wall
from studio.ui.widgets.basic import button, column, empty, line, put, writes
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

CONCERNS = frozenset({"post", "design", "page", "asset", "figure", "office"})
"""Kinds of records that show in pictures."""


class SizesTab(QWidget):
    """All placements of a post."""

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self.page = page
        self.acts = Acts(page)
        self.overlays = Overlays()
        self.toolbar, self.wall = Toolbar(), Wall(self.overlays)
        self.large = LargeView(self.acts, self.overlays)
        self.panel = Panel(self.acts)
        self.queue = PaintQueue(partial(paint_tile, self.acts, self.wall), self.wall.in_sight)
        self.chooser: Chooser | None = None
        self._build()
        self._wire()

    # what the page asks

    def refresh(self, keys: frozenset[Key]) -> None:
        """Show the post as it is now."""
        if keys and not any(kind in CONCERNS for kind, _ident in keys):
            return
        served, known = self.page.served(), self._known()
        self.toolbar.show_count(len(served), len(self.page.post.placements) - len(served))
        self.toolbar.show_platforms([*dict.fromkeys(known[i].platform for i in served)])
        only = self.toolbar.filter()
        shown = [known[i] for i in served if not only or known[i].platform in only]
        self.wall.hang(shown)
        self.acts.now = self.wall.now
        self._describe()
        self._sight(self._empty if not served else self.large if self._is_large(served) else self.wall)
        self.panel.setVisible(bool(served))
        self.queue.expire()
        if self._stack.currentWidget() is self.large:
            self.large.refresh()
        self._show_panel()

    def go_to(self, where: str) -> None:
        """Choose a placement."""
        if where in self.page.served() and where not in self.wall.tiles:
            self.toolbar.no_filter()
        self.wall.choose(where)

    def leave(self) -> None:
        """Paint no more."""
        self.queue.stop()
        self.large.leave()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what may have changed meanwhile."""
        super().showEvent(event)
        self._show_panel()
        self.queue.expire()

    # the large view

    def open_large(self, ident: str) -> None:
        """See one placement large."""
        self.wall.choose(ident, focus=False)
        self.large.open(self._known()[ident])
        self._sight(self.large)
        at = QApplication.focusWidget()
        if at is None or not self.large.isAncestorOf(at):  # its own buttons keep the focus
            self.large.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_large(self) -> None:
        """Back to the wall."""
        self.large.leave()
        self._sight(self.wall)
        self.wall.choose(self.acts.now)
        self.queue.expire()

    def step(self, by: int) -> None:
        """The next placement, large."""
        order = list(self.wall.order())
        at = order.index(self.acts.now) + by
        if 0 <= at < len(order):
            self.open_large(order[at])

    def choose_placements(self) -> None:
        """Open the list of placements."""
        desk = self.page.desk
        if not desk.attempt(desk.session.require_writable) or not desk.flush():
            return
        known, purposes = self._known(), self.page.template.purposes
        self.chooser = Chooser([*known.values()], purposes, self.page.post.placements, self)
        self.chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.chooser.changed.connect(self.acts.choose_placements)
        self.chooser.set_deleted.connect(self.acts.set_deleted)
        self.chooser.open_below(self.toolbar.add)

    # inside

    def _sight(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.toolbar.for_large(part is self.large)

    def _known(self) -> dict[str, Placement]:
        return self.page.desk.stage.placements()

    def _is_large(self, served: tuple[str, ...]) -> bool:
        at = self.large.placement
        return self._stack.currentWidget() is self.large and at is not None and at.id in served

    def _chosen(self, ident: str) -> None:
        self.acts.now = ident
        self._show_panel()

    def _describe(self) -> None:
        design = self.acts.project.get(Design, self.page.post.design)
        verdict = self.page.verdict
        for ident in self.wall.tiles:
            found = verdict.at(ident) if verdict is not None else None
            mark: Mark | None = mark_of(count(override_of(design, ident)), found)
            self.wall.describe(ident, mark)

    def _show_panel(self) -> None:
        placement = self.acts.placement
        if placement is None or not self.isVisible():
            return
        names, verdict = self.acts.names(), self.page.verdict
        self.panel.show_placement(placement, load_platforms().get(placement.platform))
        self.panel.show_differences(self.acts.differences(), names)
        self.panel.show_findings(verdict.at(placement.id) if verdict is not None else None)
        self.panel.show_dropped(*dropped_names(verdict, placement.id, names))
        parts = self.acts.parts()
        outside = self.page.template.id == OUTSIDE
        photo = any(slot.kind == "picture" for slot in self.page.template.slots)
        self.panel.tuning.show_settings(self.acts.override, parts, names, photo=photo, outside=outside)

    def _previewed(self) -> None:
        """Something is being dragged, and pictures follow; or it was let go or refused."""
        self.queue.expire()
        if self._stack.currentWidget() is self.large:
            self.large.refresh()
        if not self.acts.previewing:
            self._show_panel()

    def _overlaid(self) -> None:
        self.overlays.safe = self.toolbar.safe.isChecked()
        self.overlays.frame = self.toolbar.frame.isChecked()
        self.wall.repaint_tiles()
        self.large.refresh()

    def _shifted(self) -> None:
        self.toolbar.show_scale(self.wall.scale)
        self.queue.start()

    def _build(self) -> None:
        choose = writes(button(_("Pilih penempatan"), self.choose_placements, kind="primary", icon="plus"))
        words = _("Pilih platform dan ukuran tempat konten ini terbit; gambarnya tersusun sendiri.")
        self._empty = empty("layout-grid", _("Belum ada ukuran"), words, choose)
        self._stack = QStackedWidget()
        for part in (self.wall, self.large, self._empty):
            self._stack.addWidget(part)
        left = column(self.toolbar, line(), self._stack, gap=0)
        layout = put(QHBoxLayout(self), left, line(upright=True), self.panel, gap=0)
        layout.setStretch(0, 1)

    def _wire(self) -> None:
        self.wall.chosen.connect(self._chosen)
        self.wall.opened.connect(self.open_large)
        self.wall.rescaled.connect(self.queue.expire)
        self.wall.shifted.connect(self._shifted)
        self.large.closed.connect(self.close_large)
        self.large.stepped.connect(self.step)
        self.queue.painted.connect(lambda ident: self.wall.show_painted(ident, self.queue.done.get(ident)))
        self.toolbar.scaled.connect(self.wall.use_scale)
        self.toolbar.filtered.connect(lambda _only: self.refresh(frozenset()))
        self.toolbar.overlaid.connect(self._overlaid)
        self.toolbar.asked.connect(self.choose_placements)
        self.acts.previewed.connect(self._previewed)
        self.acts.focal_asked.connect(lambda: self.open_large(self.acts.now))
        for show in (self._describe, self._show_panel):
            self.page.checked.connect(lambda _verdict, show=show: show())
        add = self.page.window_.actions_by_id.add
        add("sizes-safe", _("Ukuran: area aman"), partial(_here, self, self.toolbar.safe.toggle))
        add("sizes-frame", _("Ukuran: bingkai platform"), partial(_here, self, self.toolbar.frame.toggle))
        add("sizes-choose", _("Ukuran: pilih penempatan"), partial(_here, self, self.choose_placements))


def _here(tab: SizesTab, act: Callable[[], object]) -> None:
    """Do what the palette or a key asks, when the tab is in sight."""
    if tab.page.window_.current() is tab.page and tab.isVisible():
        act()
