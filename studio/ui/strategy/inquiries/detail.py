"""A group in full: its months, the posts that answer it, what can be done, every question of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from studio.domain.content import Post
from studio.domain.inquiries import Group, clustered
from studio.domain.strategy import Inquiry
from studio.session.inquiries import answers
from studio.ui.home import parts
from studio.ui.naming import MONTHS, number
from studio.ui.strategy.inquiries import acts
from studio.ui.strategy.inquiries.groups import trend_words
from studio.ui.strategy.inquiries.items import ItemList, ItemRow
from studio.ui.strategy.inquiries.words import service_words
from studio.ui.widgets.bars import MonthBars
from studio.ui.widgets.basic import (
    Elided,
    Icon,
    Label,
    box,
    button,
    clear,
    column,
    line,
    put,
    row,
    tool,
    writes,
)
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, language, many

if TYPE_CHECKING:
    from studio.ui.strategy.inquiries.section import InquirySection


class GroupDetail(QWidget):
    """The panel beside the groups."""

    def __init__(self, section: "InquirySection") -> None:
        super().__init__()
        self.section, self.desk = section, section.desk
        self.group: Group | None = None
        self.title = Elided("", "title")
        self.about = Label("", "muted", wrap=True)
        self.renaming = writes(TextField(_("Nama pokok")))
        self.renaming.hide()
        self.renaming.returnPressed.connect(self._rename)
        self.renaming.editingFinished.connect(self._stop_renaming)
        self.pencil = writes(tool("pencil", _("Ganti nama pokok"), self.start_renaming, side=18))
        self.join = writes(tool("arrows-join", _("Gabungkan ke pokok lain"), self._merge_menu, side=18))
        self.idea = writes(button(_("Buat gagasan konten"), self.make_idea, kind="primary", icon="bulb"))
        self.done = writes(button(_("Tandai terjawab"), self._answered, icon="circle-check"))
        self._months = column(gap=0)
        self._answers = column(gap=0)
        self.items = ItemList()
        self.items.opened.connect(section.open_one)
        self.items.again.connect(partial(acts.count_again, section))
        self.items.left.connect(section.list.setFocus)
        self.items.removed.connect(partial(acts.remove, section))
        names = row(self.title, self.renaming, self.pencil, self.join, gap=8)
        names.setStretch(0, 1)
        names.setStretch(1, 1)
        head = column(
            names, self.about, 4, self._months, 4, row(self.idea, self.done, None), gap=6,
            margins=(20, 16, 20, 14),
        )  # fmt: skip
        put(QVBoxLayout(self), head, self._answers, line(), self.items, gap=0).setStretch(3, 1)

    def show_group(self, group: Group, *, by_topic: bool) -> None:
        """Show a group."""
        if self.group is not None and self.group.key != group.key:
            self._stop_renaming()
        self.group = group
        self.title.setText(self.section.title_of(group))
        for made in (self.pencil, self.join):
            made.setVisible(by_topic and bool(group.key))
        waiting = many("{count} menunggu jawaban", group.waiting).format(count=number(group.waiting))
        waiting = waiting if group.waiting else _("semua ditangani")
        times = _("Ditanyakan {count} kali").format(count=number(group.count))
        about = [times, waiting, trend_words(group)]
        if by_topic and group.service:
            about.insert(0, service_words(group.service))
        self.about.setText(" · ".join(about))
        self._show_months(group)
        posts = answers(self.desk.project, group)
        self._show_answers(posts)
        self.done.setEnabled(any(one.state in {"open", "planned"} for one in self.inquiries()))
        self._show_items()

    def inquiries(self) -> list[Inquiry]:
        """The inquiries of the group that are still there."""
        items = self.group.items if self.group else ()
        found = (self.desk.project.find(Inquiry, ident) for ident in items)
        return [one for one in found if one is not None]

    def make_idea(self) -> None:
        """Make a post that would answer the group."""
        if self.group is not None:
            acts.make_idea(self.section, self.group)

    def start_renaming(self) -> None:
        """Write another name."""
        if self.group is None:
            return
        self.renaming.setText(self.title.whole)
        self.title.hide()
        self.renaming.show()
        self.renaming.setFocus()
        self.renaming.selectAll()

    def choose_item(self, ident: str) -> None:
        """Make a question the current one."""
        for place, one in enumerate(self.items.rows.rows):
            if any(item.id == ident for item in one.same.items):
                self.items.setCurrentIndex(self.items.rows.index(place, 0))

    def _show_items(self) -> None:
        rows = [ItemRow(same) for same in clustered(self.inquiries())]
        if rows == self.items.rows.rows:
            return
        at = self.items.currentIndex().row()
        self.items.rows.show_rows(rows)
        if 0 <= at < len(rows):
            self.items.setCurrentIndex(self.items.rows.index(at, 0))

    def _show_months(self, group: Group) -> None:
        clear(self._months)
        names = MONTHS[language() if language() in MONTHS else "id"]
        words = [names[int(month[5:7]) - 1] for month in self.section.months]
        said = ", ".join(f"{word} {count}" for word, count in zip(words, group.months, strict=False))
        self._months.addWidget(MonthBars(group.months, words, said, height=92))

    def _show_answers(self, posts: tuple[Post, ...]) -> None:
        clear(self._answers)
        for post in posts[:3]:
            title = _("Dijawab oleh konten “{title}”").format(title=post.title)
            self._answers.addWidget(line())
            self._answers.addWidget(
                parts.OpenRow(
                    title,
                    partial(self.section.window_.open_post, post.id),
                    Icon("link", "accent", 18),
                    Elided(title, "strong"),
                    parts.state(post.status),
                    height=44,
                )
            )
        if len(posts) > 3:
            self._answers.addWidget(
                Label(_("dan {count} konten lain").format(count=number(len(posts) - 3)), "hint")
            )

    def _answered(self) -> None:
        if self.group is not None:
            acts.mark_answered(self.section, self.group)

    def _rename(self) -> None:
        group, name = self.group, self.renaming.text()
        if group is not None and name.strip() != self.title.whole:
            acts.rename(self.section, group.key, name)
        self._stop_renaming()

    def _stop_renaming(self) -> None:
        self.renaming.hide()
        self.title.show()

    def _merge_menu(self) -> None:
        menu = QMenu(self)
        known = self.section.topics()
        for ident in sorted(known, key=lambda key: self.section.name_of(key).casefold()):
            if self.group is not None and ident != self.group.key:
                name = self.section.name_of(ident).replace("&", "&&")
                menu.addAction(name).triggered.connect(
                    partial(acts.merge, self.section, self.group.key, ident)
                )
        menu.popup(self.join.mapToGlobal(self.join.rect().bottomLeft()))


def nothing_chosen() -> QWidget:
    """What stands there before a group is chosen."""
    return box(
        column(
            None, Label(_("Pilih satu pokok untuk melihat isinya."), "muted"), None, margins=(24, 24, 24, 24)
        )
    )
