"""The section Masukan publik: write down, find, group, answer."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.domain.inquiries import Asked, Group, Topic, months_until
from studio.domain.strategy import Inquiry
from studio.session import inquiries
from studio.ui.naming import number
from studio.ui.strategy.inquiries import acts
from studio.ui.strategy.inquiries.detail import GroupDetail, nothing_chosen
from studio.ui.strategy.inquiries.entry import QuickEntry
from studio.ui.strategy.inquiries.groups import GroupList, GroupRow
from studio.ui.strategy.inquiries.one import OneInquiry
from studio.ui.strategy.inquiries.take import TakeMany
from studio.ui.strategy.inquiries.words import channel_words, kind_words, service_words, state_words
from studio.ui.widgets.basic import Label, Segments, box, button, column, empty, line, put, row, writes
from studio.ui.widgets.choice import Chip, Choice, Search
from studio.ui.words import _, many, named

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

LEFT, MONTHS_SHOWN = 480, 12
PERIODS = {"1": 1, "3": 3, "12": 12}


class InquirySection(QWidget):
    """What the public asks."""

    kinds = frozenset({"inquiry", "inquiry-topic", "post"})

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_, self.desk = window, window.desk
        self.by, self.months = "topic", months_until(self._today, MONTHS_SHOWN)
        self.chosen: str | None = None
        self.one: OneInquiry | None = None
        self.entry = QuickEntry(self)
        self.search = Search(_("Cari pertanyaan, pokok, layanan"), _("Cari masukan"))
        self.search.setMinimumWidth(200)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.period = Choice(
            _("Periode"),
            [
                ("12", _("12 bulan terakhir")),
                ("1", _("Bulan ini")),
                ("3", _("3 bulan terakhir")),
                ("", _("Semua waktu")),
            ],
            "12",
        )
        self.period.picked.connect(lambda _key: self.refresh())
        self.chips = {
            "kinds": Chip(_("Jenis"), lambda: list(kind_words().items())),
            "states": Chip(_("Keadaan"), lambda: [(k, w[0]) for k, w in state_words().items()]),
            "channels": Chip(
                _("Kanal"), lambda: [(c, channel_words(c)) for c in inquiries.channels(self.desk.project)]
            ),
        }
        for chip in self.chips.values():
            chip.changed.connect(lambda _keys: self.refresh())
        self.segments = Segments([("topic", _("Pokok")), ("service", _("Layanan"))], "topic")
        self.segments.chosen.connect(self.group_by)
        self.count = Label("", "muted")
        self.list = GroupList()
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.detail, self.take = GroupDetail(self), TakeMany(self)
        self.list.entered.connect(self.detail.items.setFocus)
        self.right, self.pages = QStackedWidget(), QStackedWidget()
        self.head, self.filters = QWidget(), QWidget()
        _build(self)

    @property
    def _today(self) -> str:
        return self.desk.now.date().isoformat()

    def topics(self) -> dict[str, Topic]:
        """Every topic by id."""
        return inquiries.topics(self.desk.project)

    def name_of(self, ident: str) -> str:
        """A topic's name."""
        topic = self.topics().get(ident)
        return named(topic.name, ident) if topic else ident or _("Tanpa pokok")

    def title_of(self, group: Group) -> str:
        """What a group is called."""
        if self.by == "topic":
            return self.name_of(group.key)
        return service_words(group.key) or _("Tanpa layanan")

    def asked(self) -> Asked:
        """What is shown."""
        span = PERIODS.get(self.period.key())
        first = f"{months_until(self._today, span)[0]}-01" if span else ""
        return Asked(
            words=self.search.text(), first=first, last=f"{self._today[:7]}-31" if span else "",
            kinds=self.chips["kinds"].chosen, states=self.chips["states"].chosen,
            channels=self.chips["channels"].chosen,
        )  # fmt: skip

    def refresh(self) -> None:
        """Show what is so now."""
        self.months = months_until(self._today, MONTHS_SHOWN)
        found = inquiries.grouped(self.desk.project, self.asked(), self._today, self.by, MONTHS_SHOWN)
        rows = [_row(self, group) for group in found]
        self.entry.refresh()
        total = sum(group.count for group in found)
        self.count.setText(many("{count} masukan", total).format(count=number(total)))
        if rows != self.list.rows.rows:
            self.list.rows.show_rows(rows)
        self._keep_chosen(found)
        if self.one is not None:
            if self.one.one is None:
                self.close_one()
            else:
                self.one.refresh()
        some = bool(self.desk.project.all(Inquiry))
        self.filters.setVisible(some)
        if self.pages.currentWidget() is not self.take:
            self.pages.setCurrentIndex(0 if found else 1 if some else 2)

    def search_here(self) -> None:
        """Put the caret into the search field."""
        self.search.setFocus()

    def leave(self) -> None:
        """Store what is typed."""
        self.desk.flush()

    def group_by(self, key: str) -> None:
        """Group by topic or by service."""
        self.by, self.chosen = key, None
        self.segments.buttons[key].setChecked(True)
        self.close_one()
        self.refresh()

    def show_topic(self, topic: str, ident: str = "") -> None:
        """Show a topic's group, and a question in it."""
        self.segments.buttons["topic"].setChecked(True)
        self.by, self.chosen = "topic", topic
        self.close_one()
        if self.pages.currentWidget() is self.take:
            self.pages.setCurrentIndex(0)
            self.head.show()
        self.refresh()
        if topic not in {row.group.key for row in self.list.rows.rows}:
            self.show_all()
        if ident:
            self.detail.choose_item(ident)

    def show_all(self) -> None:
        """Let everything through."""
        for chip in self.chips.values():
            chip.choose(frozenset())
        self.period.show_key("")
        self.search.clear()
        self.refresh()

    def show_groups(self) -> None:
        """Go back from taking in."""
        self.pages.setCurrentIndex(0)
        self.head.show()
        self.refresh()
        self.entry.line.setFocus()

    def paste(self) -> None:
        """Take pasted lines in."""
        self._show_take()
        self.take.paste()

    def open_file(self, path: Path) -> None:
        """Look at a table."""
        self._show_take()
        self.take.open_file(path)

    def _show_take(self) -> None:
        self.pages.setCurrentWidget(self.take)
        self.head.hide()

    def open_one(self, one: Inquiry) -> None:
        """Show a question with all its fields."""
        self.close_one()
        self.one = OneInquiry(self, one)
        self.right.addWidget(self.one)
        self.right.setCurrentWidget(self.one)
        self.one.words.setFocus()

    def close_one(self) -> None:
        """Go back to the group."""
        if self.one is None:
            return
        had = self.one.isAncestorOf(self.window_.focusWidget()) if self.window_.focusWidget() else False
        made, self.one = self.one, None
        self.right.setCurrentWidget(self.detail)
        self.right.removeWidget(made)
        made.deleteLater()
        if had:
            self.detail.items.setFocus()

    def _keep_chosen(self, found: tuple[Group, ...]) -> None:
        keys = [group.key for group in found]
        if not keys:
            self.right.setCurrentIndex(1)
            return
        place = keys.index(self.chosen) if self.chosen in keys else 0
        if self.list.currentIndex().row() != place:
            self.list.setCurrentIndex(self.list.rows.index(place, 0))
        self.chosen = keys[place]
        self.detail.show_group(found[place], by_topic=self.by == "topic")
        if self.one is None:
            self.right.setCurrentWidget(self.detail)

    def _chosen(self, now: QModelIndex, before: QModelIndex) -> None:  # noqa: ARG002 - Qt gives both
        if not now.isValid():
            return
        group = self.list.rows.rows[now.row()].group
        if group.key != self.chosen:
            self.chosen = group.key
            self.close_one()
            self.detail.show_group(group, by_topic=self.by == "topic")


def _row(section: InquirySection, group: Group) -> GroupRow:
    answered = bool(inquiries.answers(section.desk.project, group))
    told = [service_words(group.service)] if section.by == "topic" and group.service else []
    told.append(
        many("{count} menunggu", group.waiting).format(count=number(group.waiting))
        if group.waiting
        else _("semua ditangani")
    )
    return GroupRow(group, section.title_of(group), " · ".join(told), answered)


def _build(section: InquirySection) -> None:
    narrow = (section.search, section.period, *section.chips.values())
    section.filters = box(row(*narrow, None, section.count, 4, section.segments, margins=(24, 4, 16, 10)))
    section.head.setObjectName("bar")
    section.head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    put(QVBoxLayout(section.head), section.entry, section.filters, line(), gap=0)
    section.list.setMinimumWidth(380)
    for page in (section.detail, nothing_chosen()):
        section.right.addWidget(page)
    left = box(column(section.list, gap=0), "panel")
    left.setFixedWidth(LEFT)
    panel = box(column(section.right, gap=0), "panel")
    both = row(left, line(upright=True), panel, gap=0)
    both.setStretch(2, 1)
    none_found = empty("search", _("Tidak ada yang cocok"), _("Coba kata, periode, atau saringan lain."),
                       button(_("Tampilkan semua"), section.show_all))  # fmt: skip
    nothing = empty(
        "message-question",
        _("Belum ada masukan publik"),
        _(
            "Tulis yang ditanyakan warga di baris atas, tempel catatan loket, atau impor tabel"
            " dari aplikasi layanan. Yang sering ditanyakan menjadi gagasan konten."
        ),
        writes(button(_("Tempel banyak"), section.paste, icon="clipboard-text")),
        writes(button(_("Impor berkas"), partial(acts.choose_file, section), icon="file-import")),
    )
    for page in (box(both), none_found, nothing, section.take):
        section.pages.addWidget(page)
    put(QVBoxLayout(section), section.head, section.pages, gap=0).setStretch(1, 1)
