"""The list of posts: search as one types, filters as chips, many at once."""

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.content import Post
from studio.domain.project import Key
from studio.session.post_list import Row, Wanted, arranged, rows
from studio.ui.canvas.thumbs import Thumbs
from studio.ui.content import acts
from studio.ui.content.choices import nothing, nothing_found, only_chip, pillars, statuses, templates, types
from studio.ui.content.delegate import SHORT, TALL
from studio.ui.content.model import COLUMNS, PostTable
from studio.ui.content.trash import TrashPage
from studio.ui.content.view import PostView
from studio.ui.naming import number
from studio.ui.widgets.basic import Label, box, button, header, line, put, row, tool, writes
from studio.ui.widgets.choice import Chip, Search
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

SHOWN_KINDS = frozenset({"trash", "post", "design", "page", "asset", "pillar", "person"})


class ContentPage(QWidget):
    """Konten."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setObjectName("page")
        self.window_ = window
        self.desk = window.desk
        self.wanted = Wanted(sort="")
        self.all: tuple[Row, ...] = ()
        self.table = PostTable()
        self.thumbs = Thumbs(self.desk, QSize(38, 47), self)
        self._stale = True
        self._build()
        self.desk.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read the posts anew, keeping what is selected."""
        self._stale = False
        self.all = rows(self.desk.project, self.desk.stage.template)
        for chip in self.chips.values():
            chip.choose(chip.chosen)
        if self._both.currentWidget() is self.trash:
            self.trash.refresh()
        self.arrange()

    def leave(self) -> None:
        """Let go of the desk."""
        self.desk.changed.disconnect(self._changed)
        self.thumbs.stop()

    def search_here(self) -> None:
        """Put the caret into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def arrange(self, **changes: object) -> None:
        """Search, filter and sort anew."""
        self.wanted = msgspec.structs.replace(self.wanted, **changes)
        chosen, now = set(self.view.chosen()), self.view.currentIndex()
        current = str(self.table.rows[now.row()].post.id) if now.isValid() else ""
        shown = arranged(self.all, self.wanted)
        self.table.show(shown)
        self.view.choose(chosen, current)
        self._stack.setCurrentIndex(0 if shown else 1 if self.all else 2)
        total, count = number(len(self.all)), number(len(shown))
        self._count.setText(total if len(shown) == len(self.all) else f"{count} / {total}")
        self._mark_sort()
        self._selected()

    def chosen(self) -> list[Post]:
        """The selected posts."""
        return [self.desk.project.get(Post, ident) for ident in self.view.chosen()]

    def open(self) -> None:
        """Open the selected post."""
        posts = self.chosen()
        if posts:
            self.window_.open_post(posts[0].id)

    def remove(self) -> None:
        """Take the selected posts away."""
        posts = self.chosen()
        if posts:
            acts.trash(self.window_, posts)

    def clear(self) -> None:
        """Show everything."""
        self.search.clear()
        for chip in self.chips.values():
            chip.choose(frozenset())
        none: frozenset[str] = frozenset()
        self._only.hide()
        self.arrange(words="", statuses=none, pillars=none, templates=none, types=none, only=None)
        self.view.setFocus()

    def show_only(self, idents: frozenset[str], words: str) -> None:
        """These posts alone, until the chip that says so is taken away."""
        self.clear()
        self.show_trash(on=False)
        self._only.setText(_("Hanya: {words}").format(words=words))
        self._only.setAccessibleName(_("Hanya: {words}. Tampilkan semua").format(words=words))
        self._only.show()
        self.arrange(only=idents)
        self.view.selectRow(0)

    def show_trash(self, *, on: bool = True) -> None:
        """What was taken away, or the list of posts again."""
        self.trash.refresh()
        self._both.setCurrentIndex(1 if on else 0)
        (self.trash if on else self.view).setFocus()

    # parts

    def _build(self) -> None:
        self.search = Search(_("Cari konten"), _("Cari judul, takarir, teks alternatif"))
        self.search.setFixedWidth(320)
        self.search.textChanged.connect(lambda text: self.arrange(words=text))
        self._count = Label("", "chip")
        new = writes(button(_("Konten baru"), self.window_.new_post, kind="primary", icon="plus"))
        head = header(Label(_("Konten"), "title"), self._count, None, self.search, new)
        self.chips = {
            "statuses": Chip(_("Status"), partial(statuses, self)),
            "pillars": Chip(_("Pilar"), partial(pillars, self)),
            "types": Chip(_("Jenis"), partial(types, self)),
            "templates": Chip(sense("satu", "Templat"), partial(templates, self)),
        }
        for key, chip in self.chips.items():
            chip.changed.connect(lambda keys, key=key: self.arrange(**{key: keys}))
        self._only = only_chip(self.clear)
        self._density = tool("baseline-density-medium", _("Baris rapat"), self._dense, checkable=True)
        columns = tool("columns", _("Pilih kolom"), self._columns)
        bin_ = tool("trash", _("Tempat sampah"), self.show_trash)
        bar = box(
            row(self._only, *self.chips.values(), None, bin_, self._density, columns, margins=(24, 0, 16, 0)),
            "bar",
        )
        bar.setFixedHeight(44)
        self.view = PostView(self.table, self.thumbs)
        self.view.opened.connect(self.open)
        self.view.removed.connect(self.remove)
        self.view.asked.connect(partial(_menu, self))
        self.view.sorted_by.connect(self._sort)
        self.view.selectionModel().selectionChanged.connect(lambda *_both: self._selected())
        self._stack = QStackedWidget()
        for page in (self.view, nothing_found(self), nothing(self)):
            self._stack.addWidget(page)
        self.trash = TrashPage(self.window_)
        self.trash.closed.connect(lambda: self.show_trash(on=False))
        posts = QWidget()
        put(QVBoxLayout(posts), head, bar, line(), self._stack, self._many(), gap=0)
        self._both = QStackedWidget()
        self._both.addWidget(posts)
        self._both.addWidget(self.trash)
        put(QVBoxLayout(self), self._both, gap=0)
        QWidget.setTabOrder(self.search, new)

    def _many(self) -> QWidget:
        copy = button(
            _("Gandakan"), lambda: acts.duplicate(self.window_, self.chosen()), icon="copy", small=True
        )
        writes(copy)
        self._chosen_words = Label("", "strong")
        self._status_button = writes(
            button(_("Ubah status"), self._status_menu, icon="chevron-down", small=True)
        )
        self._status_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
        self._open_button = button(_("Buka"), self.open, small=True, tip=_("Klik dua kali atau Enter"))
        window = self.window_
        self._many_bar = box(
            row(
                self._chosen_words, None, self._open_button,
                button(_("Buat bundel"), lambda: acts.bundle(window, self.chosen()), kind="primary",
                       icon="package", small=True),
                self._status_button,
                copy,
                writes(button(_("Hapus"), self.remove, kind="danger", icon="trash", small=True)),
                tool("x", _("Lepas pilihan"), self.view.clearSelection, side=16),
                margins=(24, 0, 16, 0),
            ),
            "bar",
        )  # fmt: skip
        self._many_bar.setFixedHeight(48)
        made = box(put(QVBoxLayout(), line(), self._many_bar, gap=0))
        made.hide()
        self._foot = made
        return made

    # what happens

    def _changed(self, keys: frozenset[Key]) -> None:
        if not any(kind in SHOWN_KINDS for kind, _ident in keys):
            return
        if not self._stale:
            self._stale = True
            QTimer.singleShot(0, self, self._refresh_if_seen)

    def _refresh_if_seen(self) -> None:
        if self._stale and self.window_.current() is self:
            self.refresh()

    def _selected(self) -> None:
        count = len(self.view.chosen())
        self._foot.setVisible(count > 0)
        self._open_button.setVisible(count == 1)
        self._chosen_words.setText(_("{count} dipilih").format(count=number(count)))

    def _sort(self, column: str) -> None:
        down = self.wanted.sort == column and not self.wanted.down
        self.arrange(sort=column, down=down)

    def _mark_sort(self) -> None:
        head = self.view.horizontalHeader()
        keys = [key for key, _words, _width in COLUMNS]
        head.setSortIndicatorShown(bool(self.wanted.sort))
        if self.wanted.sort:
            order = Qt.SortOrder.DescendingOrder if self.wanted.down else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(keys.index(self.wanted.sort), order)

    def _dense(self) -> None:
        self.view.set_height(SHORT if self._density.isChecked() else TALL)

    def _columns(self) -> None:
        menu = QMenu(self)
        for place, (_key, words, width) in enumerate(COLUMNS):
            if width:
                action = menu.addAction(words())
                action.setCheckable(True)
                action.setChecked(not self.view.isColumnHidden(place))
                action.toggled.connect(lambda on, place=place: self.view.setColumnHidden(place, not on))
        menu.popup(self.mapToGlobal(QPoint(self.width() - 220, 96)))

    def _status_menu(self) -> None:
        menu = acts.status_menu(self.window_, self.chosen(), self)
        corner = self._status_button.mapToGlobal(QPoint(0, 0))
        menu.popup(corner - QPoint(0, menu.sizeHint().height() + 4))


def _menu(page: ContentPage, at: QPoint) -> None:
    posts = page.chosen()
    if posts:
        acts.row_menu(page.window_, posts, page).popup(at)
