"""The page of one post: its head, its five tabs, and what they share."""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.domain.content import Design, DesignPage, Post
from studio.domain.project import Key
from studio.domain.template import Template
from studio.errors import StudioError
from studio.ui import theme
from studio.ui.naming import status_of, when
from studio.ui.post.verdict import Verdict, verdict_of
from studio.ui.widgets.basic import Elided, Icon, Label, button, header, line, put, row, tool
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

TABS = (
    ("fill", lambda: _("Isi"), "studio.ui.post.fill.tab:FillTab"),
    ("sizes", lambda: _("Ukuran"), "studio.ui.post.sizes.tab:SizesTab"),
    ("captions", lambda: _("Takarir"), "studio.ui.post.captions.tab:CaptionsTab"),
    ("checks", lambda: _("Periksa"), "studio.ui.post.checks.tab:ChecksTab"),
    ("bundle", lambda: _("Bundel"), "studio.ui.post.bundle.tab:BundleTab"),
)
"""A tab is a QWidget made with its PostPage. It may have `refresh(keys)` for what changed, `go_to(where)`
for a slot, placement, platform or finding, and `leave()`."""
CHECK_AFTER_MS = 900


class PostPage(QWidget):
    """One post. `checked` comes when the findings are those of what is stored now."""

    checked = Signal(object)

    def __init__(self, window: "MainWindow", ident: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.window_ = window
        self.desk = window.desk
        self.ident = ident
        self.tab = "fill"
        self.verdict: Verdict | None = None
        self._tabs: dict[str, QWidget] = {}
        self._check = QTimer(self)
        self._check.setSingleShot(True)
        self._check.timeout.connect(self.check_now)
        self._checking = False
        self._again = False
        self._build()
        self.desk.changed.connect(self._changed)
        self._check.start(CHECK_AFTER_MS)

    # what it is about

    @property
    def post(self) -> Post:
        """The post as it is now."""
        return self.desk.project.get(Post, self.ident)

    @property
    def design(self) -> Design:
        """Its design."""
        return self.desk.project.get(Design, self.post.design)

    @property
    def template(self) -> Template:
        """The template pinned for it."""
        return self.desk.stage.template(self.design)

    def design_page(self, number: int = 0) -> DesignPage:
        """A page of its design."""
        return self.desk.project.get(DesignPage, self.design.pages[number])

    def served(self) -> tuple[str, ...]:
        """Ids of the post's placements that its template serves, in order."""
        known, purposes = self.desk.stage.placements(), self.template.purposes
        return tuple(i for i in self.post.placements if i in known and known[i].purpose in purposes)

    def edit_post(self, command: str, **changes: Any) -> bool:
        """Change fields of the post as one command."""
        return self.desk.put(command, msgspec.structs.replace(self.post, **changes))

    # tabs

    def show_tab(self, ident: str, where: str = "") -> None:
        """Show a tab, made when first asked for, at `where`."""
        self.desk.flush()
        home = next(home for key, _words, home in TABS if key == ident)
        if ident not in self._tabs:
            module, name = home.split(":")
            self._tabs[ident] = getattr(import_module(module), name)(self)
            self._stack.addWidget(self._tabs[ident])
        self.tab = ident
        self._buttons[ident].setChecked(True)
        self._stack.setCurrentWidget(self._tabs[ident])
        self._tell(self._tabs[ident], frozenset())
        go_to = getattr(self._tabs[ident], "go_to", None)
        if where and callable(go_to):
            go_to(where)

    def leave(self) -> None:
        """Let go of what the tabs hold."""
        self.desk.changed.disconnect(self._changed)
        for tab in self._tabs.values():
            leave = getattr(tab, "leave", None)
            if callable(leave):
                leave()

    # checks

    def check_now(self) -> None:
        """Check what is stored, in the background; a check under way is followed by another."""
        if self._checking:
            self._again = True
            return
        if not self.desk.flush():
            return
        self._checking, self._again = True, False
        job = self.window_.jobs.run(
            "check", _("Memeriksa"), {"project": str(self.desk.session.path), "post": self.ident}, quiet=True
        )
        job.done.connect(self._take_check)
        job.failed.connect(self._no_check)
        job.ended.connect(self._check_ended)

    def _take_check(self, given: dict[str, Any]) -> None:
        self.verdict = verdict_of(given)
        self._show_counts()
        self.checked.emit(self.verdict)

    def _no_check(self, error: StudioError) -> None:
        self.window_.notices.fail(error)

    def _check_ended(self) -> None:
        self._checking = False
        if self._again:
            self._check.start(CHECK_AFTER_MS)

    # itself

    def refresh(self) -> None:
        """Show the post as it is now."""
        post = self.post
        self._title.setText(post.title)
        words, tone, _icon = status_of(post.status)
        self._status.setText(words)
        self._status.tint(tone)
        self._buttons["sizes"].setText(_("Ukuran {count}").format(count=len(self.served())))
        due = when(post.schedule)
        self._when.setText(_("Tayang {when}").format(when=due) if due else _("Belum dijadwalkan"))

    def _changed(self, keys: frozenset[Key]) -> None:
        if self.desk.project.find(Post, self.ident) is None:
            QTimer.singleShot(0, lambda: self.window_.go("content"))
            return
        self.refresh()
        for tab in self._tabs.values():
            if tab is self._stack.currentWidget():
                self._tell(tab, keys)
        self._check.start(CHECK_AFTER_MS)

    def _tell(self, tab: QWidget, keys: frozenset[Key]) -> None:
        refresh = getattr(tab, "refresh", None)
        if callable(refresh):
            refresh(keys)

    def _show_counts(self) -> None:
        if self.verdict is None:
            return
        stop, warn = self.verdict.count("blocker"), self.verdict.count("warning")
        self._stops.setText(str(stop))
        self._warns.setText(str(warn))
        label = _("Periksa") + (f"  {stop + warn}" if stop + warn else "")
        self._buttons["checks"].setText(label)
        self._counts.setToolTip(_("{stop} penghalang, {warn} peringatan").format(stop=stop, warn=warn))
        self._counts.setAccessibleName(self._counts.toolTip())

    def _build(self) -> None:
        actions = self.window_.actions_by_id.known
        self._title = Elided("", "title")
        self._status = Label("", "chip", "info")
        self._when = Label("", "muted")
        self._counts = QToolButton()
        self._counts.setObjectName("counts")
        self._counts.setCursor(Qt.CursorShape.PointingHandCursor)
        self._counts.clicked.connect(lambda: self.show_tab("checks"))
        self._stops, self._warns = Label("·", "strong", "stop"), Label("·", "strong", "warn")
        put(
            QHBoxLayout(self._counts),
            Icon("alert-octagon", "stop", 16),
            self._stops,
            4,
            Icon("alert-triangle", "warn", 16),
            self._warns,
            gap=4,
            margins=(10, 4, 10, 4),
        )
        self._counts.setFixedSize(QSize(104, 32))
        undo = tool("arrow-back-up", _("Urungkan (Ctrl+Z)"), actions["undo"].action.trigger)
        redo = tool("arrow-forward-up", _("Ulangi (Ctrl+Shift+Z)"), actions["redo"].action.trigger)
        head = header(
            tool("arrow-left", _("Kembali ke daftar konten"), lambda: self.window_.go("content")),
            self._title,
            self._status,
            undo,
            redo,
            self._counts,
            button(_("Buat bundel"), lambda: self.show_tab("bundle"), kind="primary", icon="package"),
            tool("dots", _("Lainnya"), self._more),
        )
        head.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        tabs = row(gap=24, margins=(24, 0, 16, 0))
        for number, (ident, words, _home) in enumerate(TABS, 1):
            made = QToolButton()
            made.setObjectName("tab")
            made.setText(words())
            made.setCheckable(True)
            made.setFixedHeight(theme.look().size("tabs"))
            made.clicked.connect(lambda _on=False, ident=ident: self.show_tab(ident))
            group.addButton(made)
            tabs.addWidget(made)
            self._buttons[ident] = made
            self.window_.actions_by_id.add(
                f"tab-{ident}",
                _("Tab {name}").format(name=words()),
                partial(self._tab_key, ident),
                f"Alt+{number}",
            )
        tabs.addStretch(1)
        tabs.addWidget(self._when)
        bar = QWidget()
        bar.setObjectName("bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setLayout(tabs)
        self._stack = QStackedWidget()
        put(QVBoxLayout(self), head, bar, line(), self._stack, gap=0)

    def _tab_key(self, ident: str) -> None:
        if self.window_.current() is self:
            self.show_tab(ident)

    def _more(self) -> None:
        from studio.ui.post.menu import fill_menu  # noqa: PLC0415 - only when asked for

        menu = QMenu(self)
        fill_menu(menu, self)
        corner = self.mapToGlobal(self.rect().topRight())
        menu.popup(corner + QPoint(-menu.sizeHint().width() - 12, 48))
