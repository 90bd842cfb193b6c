"""A small panel for a campaign on the calendar: name, first and last day, colour."""

from datetime import date
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from studio.domain.content import Campaign
from studio.domain.ids import CampaignId
from studio.session.projects import new_id
from studio.ui.calendar.popup import Popup
from studio.ui.colors import campaign_choices
from studio.ui.naming import long_day, many_posts
from studio.ui.widgets.basic import Label, box, button, column, row, writes
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import TextField
from studio.ui.widgets.swatches import Swatches
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage


class CampaignPanel(Popup):
    """The panel. What it holds is stored by Simpan or Enter, as one command."""

    def __init__(self, page: "CalendarPage", campaign: Campaign, start: date, end: date, posts: int) -> None:
        self.campaign, self.fresh = campaign, not campaign.id
        title = _("Kampanye baru") if self.fresh else _("Kampanye")
        super().__init__(page, title)
        self.name = TextField(_("Nama kampanye"), campaign.name, hint=_("mis. Paspor untuk pelajar"))
        self.start = self._day(_("Hari pertama"), start)
        self.end = self._day(_("Hari terakhir"), end)
        self.colors = Swatches(_("Warna kampanye"), campaign_choices())
        self.colors.show_color(campaign.color)
        self.told = Label("", "hint", wrap=True)
        self.save = writes(button(_("Simpan"), self._save, kind="primary", small=True))
        told = many_posts(posts)
        head = row(Label(title, "section"), None, Label("" if self.fresh else told, "muted"))
        self.fill(
            head,
            column(Label(_("Nama"), "hint"), self.name, gap=4),
            row(_labelled(_("Dari"), self.start), _labelled(_("Sampai"), self.end), gap=12),
            column(Label(_("Warna"), "hint"), self.colors, gap=2),
            self.told,
            row(None, button(_("Batal"), self.leave, small=True), self.save),
        )
        self.told.hide()
        for field in (self.name, self.start, self.end):
            field.returnPressed.connect(self._save)

    def open_near(self, first: str = "name") -> None:
        """Come up near the first day, with the caret in a field."""
        views = self.page.views
        at = views.mapTo(self.page, QPoint(views.width() // 2 - self.width() // 2, 64))
        field = {"name": self.name, "start": self.start}[first]
        self.appear(at, field)
        field.selectAll()

    def _day(self, name: str, day: date) -> DayField:
        made = DayField(name)
        made.today = self.page.today
        made.setText(long_day(day.isoformat()))
        made.setCursorPosition(0)
        return made

    def _save(self) -> None:
        name, start, end = self.name.text().strip(), self.start.day(), self.end.day()
        wrong, field = next(
            (
                (words, field)
                for bad, words, field in (
                    (not name, _("Beri nama dulu."), self.name),
                    (not start, _("Tulis tanggal, misalnya 18/11/2026."), self.start),
                    (not end, _("Tulis tanggal, misalnya 18/11/2026."), self.end),
                    (end < start, _("Hari terakhir mendahului hari pertama."), self.end),
                )
                if bad
            ),
            ("", self.name),
        )
        if wrong:
            self.told.setText(wrong)
            self.told.tint("stop")
            self.told.show()
            self.adjustSize()
            field.setFocus()
            return
        self._store(name, start, end)

    def _store(self, name: str, start: str, end: str) -> None:
        chosen = self.colors.color()
        color = self.campaign.color if chosen is None else chosen
        made = msgspec.structs.replace(self.campaign, name=name, start=start, end=end, color=color)
        if self.fresh:
            made = msgspec.structs.replace(made, id=CampaignId(new_id()))
        words = _("Kampanye baru “{name}”") if self.fresh else _("Ubah kampanye “{name}”")
        page = self.page
        self.leave()
        if made != self.campaign and page.desk.put(words.format(name=name), made):
            page.bars.pick(str(made.id))


def _labelled(words: str, field: QWidget) -> QWidget:
    return box(column(Label(words, "hint"), field, gap=4))
