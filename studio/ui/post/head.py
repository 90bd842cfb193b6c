"""The head of a post's page: title, status, undo, findings, the one button; and the tabs below it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from studio.domain.content import Post
from studio.ui import theme
from studio.ui.naming import status_of
from studio.ui.post.verdict import Verdict
from studio.ui.widgets.basic import Elided, Icon, Label, ToolButton, button, header, put, tool
from studio.ui.widgets.painting import write
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


class PostHead(QWidget):
    """56 px: back, title, status, undo and redo, count of findings, the bundle."""

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self._page = page
        known = page.window_.actions_by_id.known
        self._title, self._status = Elided("", "title"), Label("", "chip", "info")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._back = tool("arrow-back-up", _("Urungkan (Ctrl+Z)"), known["undo"].action.trigger)
        self._back.setObjectName("undoButton")  # the undo list hangs from it
        self._forth = tool("arrow-forward-up", _("Ulangi (Ctrl+Shift+Z)"), known["redo"].action.trigger)
        self.bundle = button(
            _("Buat bundel"), lambda: page.show_tab("bundle"), kind="primary", icon="package"
        )
        self._stops, self._warns = Label("–", "strong", "stop"), Label("–", "strong", "warn")
        self._dones = Label("–", "strong", "ok")
        self.counts = self._counts()
        head = header(
            tool("arrow-left", _("Kembali ke daftar konten"), lambda: page.window_.go("content")),
            self._title,
            self._status,
            None,
            self._back,
            self._forth,
            self.counts,
            self.bundle,
            tool("dots", _("Lainnya"), self._more),
        )
        put(QHBoxLayout(self), head)
        page.desk.state_changed.connect(self._saved)
        self._show_steps()

    def show_post(self, post: Post) -> None:
        """Show title and status."""
        self._title.setText(post.title)
        words, tone, _icon = status_of(post.status)
        self._status.setText(words)
        self._status.tint(tone)

    def leave(self) -> None:
        """Follow no more."""
        self._page.desk.state_changed.disconnect(self._saved)

    def show_counts(self, verdict: Verdict) -> None:
        """Show how many questions and findings are open, and how many are done."""
        stop, warn, done = verdict.count("blocker"), verdict.count("warning"), verdict.done
        for label, count in ((self._stops, stop), (self._warns, warn), (self._dones, done)):
            label.setText(str(count))
        for part, on in zip(self._signs, (stop, stop, warn, warn, done, done, True), strict=True):
            part.setVisible(bool(on))
        words = _("{stop} penghalang, {warn} peringatan, {done} beres")
        words = words.format(stop=stop, warn=warn, done=done)
        self.counts.setToolTip(words)
        self.counts.setAccessibleName(words)
        self.counts.setFixedWidth(max(96, self.counts.layout().sizeHint().width() + 20))  # type: ignore[union-attr]

    def _saved(self, tone: str, _words: str) -> None:
        if tone == "ok":
            self._show_steps()
        else:
            self._back.setEnabled(True)

    def _show_steps(self) -> None:
        """What can be undone and done again, by name."""
        shut = self._page.desk.session.read_only
        back, forth = ((), ()) if shut else self._page.desk.commands()
        steps = (
            (self._back, back, _("Urungkan: {name} (Ctrl+Z)"), _("Belum ada yang dapat diurungkan")),
            (self._forth, forth, _("Ulangi: {name} (Ctrl+Shift+Z)"), _("Tidak ada yang dapat diulangi")),
        )
        for made, names, words, none in steps:
            made.setEnabled(bool(names))
            made.setToolTip(words.format(name=names[0]) if names else none)

    def _counts(self) -> QToolButton:
        made = ToolButton()
        made.setObjectName("counts")
        made.setAccessibleName(_("Yang terbuka di tab Periksa"))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(self._open_counts)
        stop, warn = Icon("alert-octagon", "stop", 16), Icon("alert-triangle", "warn", 16)
        for label in (self._stops, self._warns, self._dones):
            label.setContentsMargins(0, 0, 6, 0)
        fine, more = Icon("check", "ok", 16), Icon("chevron-down", "muted", 16)
        self._signs: tuple[QWidget, ...] = (stop, self._stops, warn, self._warns, fine, self._dones, more)
        inside = put(QHBoxLayout(made), *self._signs, gap=5)
        for part in self._signs:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in self._signs[:-2]:
            part.hide()  # until the first check says how many
        made.setFixedSize(96, 32)
        return made

    def _open_counts(self) -> None:
        """What is open, worst first, each leading to its row; before the first check, the tab alone."""
        from studio.ui.post.counts import counts_menu  # noqa: PLC0415 - only when asked for

        if self._page.verdict is None:
            self._page.show_tab("checks")
            return
        menu = counts_menu(self._page, self)
        menu.popup(self.counts.mapToGlobal(self.counts.rect().bottomLeft()) + QPoint(0, 4))

    def _more(self) -> None:
        from studio.ui.post.menu import fill_menu  # noqa: PLC0415 - only when asked for

        menu = QMenu(self)
        fill_menu(menu, self._page)
        corner = self.mapToGlobal(self.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width() + 12, 4))


class TabButton(ToolButton):
    """A tab's word, with a small number in a pill behind it while something is open there."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setObjectName("tab")
        self.setText(words)
        self.count, self.tone = 0, "stop"

    def badge(self, count: int, tone: str) -> None:
        """Show a number; a screen reader is told what it counts."""
        if (count, tone) == (self.count, self.tone):
            return
        self.count, self.tone = count, tone
        more = many("{count} terbuka", count).format(count=count)
        self.setAccessibleDescription(more if count else "")
        self.setToolTip(more if count else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the pill."""
        hint = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + 8 + self._pill() if self.count else hint.width(), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word at the left, the pill at the right."""
        if not self.count:
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionToolButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        painter.setFont(self.font())
        now = theme.look()
        on = self.isChecked() or self.underMouse()
        painter.setPen(now.color("strong" if on else "muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignLeft | middle), words)
        pill = QRect(self.width() - self._pill(), self.height() // 2 - 10, self._pill(), 20)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color(f"{self.tone}_tint"))
        painter.drawRoundedRect(pill, 10, 10)
        write(
            painter, pill, str(self.count), self.tone, size=12, weight=600, align=Qt.AlignmentFlag.AlignCenter
        )

    def _pill(self) -> int:
        return max(20, 12 + self.fontMetrics().horizontalAdvance(str(self.count)))


class TabBar(QWidget):
    """40 px: words with a line below the one in sight; `aside` stands at the right."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.aside = Label("", "muted")
        self._buttons: dict[str, TabButton] = {}
        group = QButtonGroup(self)
        for ident, words in tabs:
            made = TabButton(words)
            made.setCheckable(True)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.setFixedHeight(theme.look().size("tabs"))
            made.clicked.connect(lambda _on=False, ident=ident: self.chosen.emit(ident))
            group.addButton(made)
            self._buttons[ident] = made
        put(QHBoxLayout(self), *self._buttons.values(), None, self.aside, gap=24, margins=(24, 0, 16, 0))

    def mark(self, ident: str) -> None:
        """Show where one is."""
        self._buttons[ident].setChecked(True)

    def say(self, ident: str, words: str) -> None:
        """Change a tab's words."""
        self._buttons[ident].setText(words)

    def badge(self, ident: str, count: int, tone: str) -> None:
        """Show how much is open there; 0 shows nothing."""
        self._buttons[ident].badge(count, tone)
