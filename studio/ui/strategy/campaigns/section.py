"""Strategi, bagian Kampanye: the list at the left, one campaign or a pack that came in at the right."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.content import Campaign
from studio.domain.narrative import PACK, RETURN
from studio.session.campaigns import new_campaign
from studio.session.narrative_compare import Preview
from studio.session.narrative_import import Kept, kept, take
from studio.session.narrative_return import ReturnPreview, look
from studio.session.session import Draft
from studio.ui.colors import CAMPAIGN_COLORS
from studio.ui.naming import number
from studio.ui.said import said
from studio.ui.strategy.campaigns.detail import Detail, new_button
from studio.ui.strategy.campaigns.incoming import Incoming
from studio.ui.strategy.campaigns.listing import CampaignList, rows
from studio.ui.strategy.campaigns.seen import Seen
from studio.ui.widgets.basic import Label, box, button, column, empty, line, put, row, writes
from studio.ui.widgets.choice import Search
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

SIDE = 336
SUFFIXES = (f".{PACK}", f".{RETURN}")
last = [""]
"""The campaign last looked at."""


class CampaignSection(QWidget):
    """Campaigns of the office."""

    kinds = frozenset(
        {"campaign", "message", "post", "figure", "pack", "pack-return", "office", "office-template"}
    )

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_, self.desk = window, window.desk
        self.setAcceptDrops(True)
        self.search = Search(_("Cari kampanye"))
        self.search.setFixedWidth(250)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.list = CampaignList()
        self.list.chosen.connect(self.show_campaign)
        self.seen = Seen(self.desk)
        self.detail, self.incoming = Detail(window, self.seen), Incoming()
        self.list.discarded.connect(self._discard)
        self.incoming.closed.connect(self._close_pack)
        self.incoming.agreed.connect(self._agree)
        self.drop_hint = Label(_("Lepaskan paket narasi atau berkas balik di sini"))
        self.drop_hint.setParent(self)
        self.drop_hint.setObjectName("dropHint")
        self.drop_hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.drop_hint.hide()
        self._build()

    def refresh(self) -> None:
        """Show the campaigns as they are now."""
        today = self.desk.now.date().isoformat()
        found = rows(self.seen, today, self.search.text())
        known = {str(row_.campaign.id) for row_ in found}
        if last[0] not in known and found and not self.search.text():
            last[0] = str(found[0].campaign.id)
        self.list.show_rows(found, last[0])
        self._sides.setCurrentIndex(0 if found else 1)
        some = bool(self.seen.all(Campaign))
        for part in self._shown_with_some:
            part.setVisible(some)
        if self._stack.currentWidget() is self.incoming:
            return
        if self.desk.project.find(Campaign, last[0]) is not None:
            self._stack.setCurrentWidget(self.detail)
            self.detail.show_campaign(last[0])
        else:
            self._stack.setCurrentIndex(2)

    def search_here(self) -> None:
        """Put the caret into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_campaign(self, ident: str, part: str = "") -> None:
        """Show a campaign, on a side of it when named."""
        self.desk.flush()
        if ident != last[0]:
            self.detail.messages.tidy()
        last[0] = ident
        self._stack.setCurrentWidget(self.detail)
        self.refresh()
        if part:
            self.detail.show_part(part)

    def add(self) -> None:
        """A new campaign, its name ready to be written over."""
        count = len(self.desk.project.all(Campaign))
        made = new_campaign(_("Kampanye baru"))
        made = type(made)(id=made.id, name=made.name, color=CAMPAIGN_COLORS[count % len(CAMPAIGN_COLORS)])
        if self.desk.put(_("Tambah kampanye"), made):
            self.search.clear()
            self.show_campaign(str(made.id), "form")
            self.detail.form.name.setFocus()
            self.detail.form.name.selectAll()

    def _discard(self) -> None:
        if self._stack.currentWidget() is self.detail:
            self.detail.remove()
            self.list.setFocus()

    # packs

    def take_file(self, path: Path) -> None:
        """Read a pack or a return; what it would do is shown first."""
        if not self.desk.flush() or not self.desk.attempt(self.desk.session.require_writable):
            return
        session = self.desk.session
        job = self.window_.jobs.here(
            lambda _p, _c: look(session, path), _("Membaca paket narasi"), self._read
        )
        job.failed.connect(self.window_.notices.fail)

    def _read(self, seen: Preview | ReturnPreview) -> None:
        if isinstance(seen, Preview):
            self.incoming.show_preview(seen, self.desk.project)
            self._stack.setCurrentWidget(self.incoming)
            self.incoming.setFocus()
        elif seen.notes and seen.before is not None and seen.before.at > seen.record.at:
            self.window_.notices.say(
                said(seen.notes[0]), "warn", (_("Terima yang lama juga"), partial(self._take_return, seen))
            )
        else:
            self._take_return(seen)

    def _take_return(self, seen: ReturnPreview) -> None:
        record = seen.record
        if self.desk.put(_("Terima berkas balik “{name}”").format(name=record.region), record):
            words = many("{name} melaporkan {count} konten; cakupan wilayah diperbarui.", len(record.posts))
            told = words.format(name=record.region, count=number(len(record.posts)))
            notes = " ".join(said(note) for note in seen.notes)
            tone = "warn" if notes else "ok"
            self.window_.notices.say(f"{told} {notes}".strip(), tone, (_("Urungkan"), self.window_.undo))  # type: ignore[arg-type]
            self.show_campaign(str(record.campaign))

    def _agree(self, ticks: frozenset[str]) -> None:
        seen = self.incoming.preview
        if seen is None or not self.desk.flush():
            return
        session = self.desk.session
        job = self.window_.jobs.here(
            lambda _p, _c: kept(session, seen, ticks),
            _("Menerima paket narasi"),
            partial(self._take, seen, ticks),
        )
        job.failed.connect(self.window_.notices.fail)

    def _take(self, seen: Preview, ticks: frozenset[str], made: Kept) -> None:
        body = seen.read.body
        if body is None:
            return
        counted: list[int] = []

        def change(draft: Draft) -> None:
            counted.append(take(self.desk.session, draft, seen, ticks, made))

        if self.desk.edit(_("Terima paket narasi “{name}”").format(name=body.campaign.name), change):
            self._close_pack()
            self.show_campaign(body.campaign.id, "messages")
            words = many("{count} hal dari paket diterima.", counted[0]).format(count=number(counted[0]))
            if made.kit_hash:
                words += " " + _("Kitnya ada di halaman Merek; memakainya tetap keputusan Anda.")
            self.window_.notices.say(words, "ok", (_("Urungkan"), self.window_.undo))

    def _close_pack(self) -> None:
        self._stack.setCurrentWidget(self.detail)
        self.refresh()

    def _ask(self) -> None:
        kinds = _("Paket narasi dan berkas balik") + f" (*{SUFFIXES[0]} *{SUFFIXES[1]})"
        name, _kind = QFileDialog.getOpenFileName(self, _("Terima paket narasi"), "", kinds)
        if name:
            self.take_file(Path(name))

    # dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Packs are welcome."""
        if _pack_in(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.drop_hint.setGeometry(self.rect().adjusted(16, 16, -16, -16))
            self.drop_hint.show()
            self.drop_hint.raise_()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self.drop_hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        self.drop_hint.hide()
        if (path := _pack_in(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.take_file(path)

    # parts

    def _build(self) -> None:
        take_in = writes(button(_("Terima paket…"), self._ask, icon="file-import"))
        first = writes(button(_("Buat kampanye pertama"), self.add, kind="primary", icon="plus"))
        nothing = empty(
            "speakerphone", _("Belum ada kampanye"),
            _("Kampanye menyatukan pesan, tanggal, dan konten; dari pusat ia datang sebagai paket narasi."),
            first, writes(button(_("Terima paket…"), self._ask, icon="file-import")),
        )  # fmt: skip
        none_found = empty("search", _("Tidak ada yang cocok"), _("Coba kata lain."))
        self._sides = QStackedWidget()
        for part in (self.list, none_found):
            self._sides.addWidget(part)
        bar = box(row(self.search, None, take_in, new_button(self.add), margins=(24, 0, 16, 0)), "bar")
        bar.setFixedHeight(48)
        left, edge, under = box(column(self._sides, gap=0), "panel"), line(upright=True), line()
        left.setFixedWidth(SIDE)
        self._shown_with_some = (bar, under, left, edge)
        self._stack = QStackedWidget()
        for page in (self.detail, self.incoming, nothing):
            self._stack.addWidget(page)
        body = row(left, edge, self._stack, gap=0)
        body.setStretch(2, 1)
        put(QVBoxLayout(self), bar, under, box(body), gap=0).setStretch(2, 1)


def _pack_in(mime: QMimeData) -> Path | None:
    """The first file dropped that may be a pack."""
    found = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return next((path for path in found if path.suffix in SUFFIXES), None)


def open_campaign(window: "MainWindow", ident: str, part: str = "") -> None:
    """Go to a campaign from elsewhere."""
    window.go("strategy")
    page: Any = window.current()
    section = page.show_section("campaigns")
    section.show_campaign(ident, part)
