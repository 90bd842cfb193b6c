"""The page of one post: its head, its five tabs, and what they share."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.checks.gate import Gate
from studio.domain.content import Design, DesignPage, Post
from studio.domain.project import Key
from studio.domain.template import Template
from studio.ui.naming import when
from studio.ui.post.check_run import CheckRun
from studio.ui.post.head import PostHead, TabBar
from studio.ui.post.verdict import Verdict, verdict_of
from studio.ui.widgets.basic import line, put
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

TABS: tuple[tuple[str, Callable[[], str], str], ...] = (
    ("fill", lambda: sense("langkah", "Isi"), "studio.ui.post.fill.tab:FillTab"),
    ("sizes", lambda: _("Ukuran"), "studio.ui.post.sizes.tab:SizesTab"),
    ("captions", lambda: _("Takarir"), "studio.ui.post.captions.tab:CaptionsTab"),
    ("checks", lambda: _("Periksa"), "studio.ui.post.checks.tab:ChecksTab"),
    ("bundle", lambda: _("Bundel"), "studio.ui.post.bundle.tab:BundleTab"),
)
"""A tab is a QWidget made with its PostPage. It may have `refresh(keys)` for what changed, `go_to(where)`
for a slot, placement, platform or finding, and `leave()`."""


class PostPage(QWidget):
    """One post. `checked` comes when the findings are those of what is written now."""

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
        self.run = CheckRun(self)
        self.run.found.connect(self._take_check)
        self._build()
        self.desk.changed.connect(self._changed)
        self.run.soon()

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

    def show_tab(self, ident: str, where: str = "") -> QWidget:
        """Show a tab, made when first asked for, at `where`; the tab."""
        self.desk.flush()
        if ident not in self._tabs:
            self._make(ident)
        self.tab = ident
        self._bar.mark(ident)
        self._head.bundle.setVisible(ident != "bundle")  # that tab has its own
        self._stack.setCurrentWidget(self._tabs[ident])
        _tell(self._tabs[ident], frozenset())
        go_to = getattr(self._tabs[ident], "go_to", None)
        if where and callable(go_to):
            go_to(where)
        self.window_.moved.emit()
        return self._tabs[ident]

    def _make(self, ident: str) -> QWidget:
        module, name = next(home for key, _words, home in TABS if key == ident).split(":")
        self._tabs[ident] = getattr(import_module(module), name)(self)
        self._stack.addWidget(self._tabs[ident])
        return self._tabs[ident]

    def leave(self) -> None:
        """Let go of what the tabs hold."""
        self.desk.changed.disconnect(self._changed)
        self.run.stop()
        self._head.leave()
        for tab in self._tabs.values():
            leave = getattr(tab, "leave", None)
            if callable(leave):
                leave()

    # checks

    def check_now(self) -> None:
        """Check what is written, stored or not, in the background."""
        self.run.now()

    def _take_check(self, given: dict[str, Any]) -> None:
        self.verdict = verdict_of(given)
        self._show_counts(self.verdict)
        self.checked.emit(self.verdict)

    def act(self, what: str) -> None:
        """Do something with the row chosen in Periksa."""
        tab: Any = self._tabs.get("checks")
        if tab is not None:
            tab.act(what)

    def settle(self, gate: Gate) -> None:
        """Show the gate as an answer just stored leaves it; the next check says it itself."""
        if self.verdict is None:
            return
        self.verdict = msgspec.structs.replace(self.verdict, gate=gate)
        self._show_counts(self.verdict)
        show_gate = getattr(self._tabs.get("checks"), "show_gate", None)
        if callable(show_gate):
            show_gate()

    def _show_counts(self, verdict: Verdict) -> None:
        """How much is open, in the head and on each tab where it is mended."""
        from studio.ui.post.counts import open_by_tab, template_of  # noqa: PLC0415 - as above

        self._head.show_counts(verdict)
        for ident, (count, tone) in open_by_tab(verdict, template_of(self)).items():
            self._bar.badge(ident, count, tone)

    # itself

    def refresh(self) -> None:
        """Show the post as it is now."""
        self._head.show_post(self.post)
        self._bar.say("sizes", _("Ukuran {count}").format(count=len(self.served())))
        due = when(self.post.schedule)
        self._bar.aside.setText(_("Tayang {when}").format(when=due) if due else _("Belum dijadwalkan"))

    def _changed(self, keys: frozenset[Key]) -> None:
        if self.desk.project.find(Post, self.ident) is None:
            QTimer.singleShot(0, self, self._gone)
            return
        self.refresh()
        for tab in self._tabs.values():
            if tab is self._stack.currentWidget():
                _tell(tab, keys)
        self.run.soon()

    def _gone(self) -> None:
        """The post was taken away; so may the page be by now, with the window."""
        if self.window_.pages.get("post") is self:
            self.window_.go("content")

    def _build(self) -> None:
        self._head = PostHead(self)
        self._bar = TabBar([(ident, words()) for ident, words, _home in TABS])
        self._bar.chosen.connect(self.show_tab)
        for number, (ident, words, _home) in enumerate(TABS, 1):
            name = _("Tab {name}").format(name=words())
            act = partial(self._tab_key, ident)
            self.window_.actions_by_id.add(f"tab-{ident}", name, act, f"Alt+{number}")
        steps = (("next-finding", _("Temuan berikutnya"), 1, "F8"),
                 ("previous-finding", _("Temuan sebelumnya"), -1, "Shift+F8"))  # fmt: skip
        for ident, name, by, key in steps:
            self.window_.actions_by_id.add(ident, name, partial(self._step, by), key)
        named = _("Tindakan di kata yang ditandai")
        self.window_.actions_by_id.add("word-menu", named, partial(_open_words, self), "Ctrl+.")
        said = (("yes", _("Periksa: jawab Ya")), ("no", _("Periksa: jawab Belum")),
                ("not-applicable", _("Periksa: jawab Tidak berlaku")),
                ("again", _("Periksa: jawab lagi dengan kata yang sama")),
                ("fix", _("Periksa: perbaiki temuan")), ("ignore", _("Periksa: abaikan saran")),
                ("jump", _("Periksa: buka tempatnya")))  # fmt: skip
        for ident, name in said:
            self.window_.actions_by_id.add(f"answer-{ident}", name, partial(_answer, self, ident))
        self._stack = QStackedWidget()
        put(QVBoxLayout(self), self._head, self._bar, line(), self._stack, gap=0)

    def _step(self, by: int) -> None:
        """F8 from any tab, also before the findings were looked at."""
        if self.window_.current() is not self:
            return
        if self.verdict is None:
            self.window_.notices.say(_("Pemeriksaan pertama masih berjalan."), "info")
            return
        begun = "checks" in self._tabs
        tab: Any = self._tabs["checks"] if begun else self._make("checks")
        tab.step(by if begun else 0)  # a new list begins with its first finding

    def _tab_key(self, ident: str) -> None:
        if self.window_.current() is self and (ident != self.tab or ident not in self._tabs):
            self.show_tab(ident)
            _enter(self._tabs[ident])


def _tell(tab: QWidget, keys: frozenset[Key]) -> None:
    """Let a tab know what changed."""
    refresh = getattr(tab, "refresh", None)
    if callable(refresh):
        refresh(keys)


def _open_words(page: PostPage) -> None:
    """What can be done about the words marked where the caret is."""
    from studio.ui.post.line_marks import LineMarks  # noqa: PLC0415 - the tabs bring it
    from studio.ui.post.word_marks import WordMarks  # noqa: PLC0415

    field = page.window_.focusWidget()
    if page.window_.current() is not page or field is None:
        return
    marks = field.findChild(WordMarks) or field.findChild(LineMarks)
    if marks is None or not marks.open_menu():
        page.window_.notices.say(_("Tidak ada kata yang ditandai di sini."), "info")


def _answer(page: PostPage, said: str) -> None:
    """Answer the row chosen in Periksa, when that is in sight; there Y, B, T and L do the same."""
    if page.window_.current() is page and page.tab == "checks":
        page.act(said)


def _enter(tab: QWidget) -> None:
    """Put the focus where work on a tab begins; keys must not meet the page's head."""
    here, begin, at = tab.window().focusWidget(), tab.focusProxy(), tab.nextInFocusChain()
    if begin is None and here is not None and tab.isAncestorOf(here):
        return
    while begin is None and at is not None and at is not tab:
        if tab.isAncestorOf(at) and at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible():
            begin = at
        at = at.nextInFocusChain()
    if begin is not None:
        begin.setFocus(Qt.FocusReason.ShortcutFocusReason)
