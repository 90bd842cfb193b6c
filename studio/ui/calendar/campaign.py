"""A small panel for a campaign on the calendar: name, first and last day, colour."""

from datetime import date
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QWidget

from studio.domain.content import Campaign
from studio.domain.ids import CampaignId
from studio.session.projects import new_id
from studio.ui import theme
from studio.ui.calendar.popup import Popup
from studio.ui.naming import long_day, number
from studio.ui.widgets.basic import Label, ToolButton, box, button, column, row, writes
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

COLORS = ("#0B7A75", "#3B63C4", "#B9790F", "#8A4799", "#B2445C", "#4E7A27", "#5C6675", "#0E6F9E")
"""What a campaign may be marked with; readable as a stripe on light and dark ground."""


class Swatch(ToolButton):
    """A colour to choose."""

    def __init__(self, color: str, name: str) -> None:
        super().__init__()
        self.color = color
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(28, 28)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """A disc, ringed when chosen; the one without a colour is hollow."""
        now, painter = theme.look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(now.color("accent" if self.hasFocus() else "strong"), 2))
            painter.drawEllipse(QRectF(2, 2, 24, 24))
        painter.setPen(QPen(now.color("control"), 1.5) if not self.color else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.color) if self.color else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(6, 6, 16, 16))


class CampaignPanel(Popup):
    """The panel. What it holds is stored by Simpan or Enter, as one command."""

    def __init__(self, page: "CalendarPage", campaign: Campaign, start: date, end: date, posts: int) -> None:
        self.campaign, self.fresh = campaign, not campaign.id
        title = _("Kampanye baru") if self.fresh else _("Kampanye")
        super().__init__(page, title)
        self.name = TextField(_("Nama kampanye"), campaign.name, hint=_("mis. Paspor untuk pelajar"))
        self.start = self._day(_("Hari pertama"), start)
        self.end = self._day(_("Hari terakhir"), end)
        self.colors = QButtonGroup(self)
        names = (
            _("Toska"), _("Biru"), _("Kunyit"), _("Ungu"), _("Merah"), _("Hijau"), _("Abu-abu"), _("Langit"),
        )  # fmt: skip
        swatches = [Swatch("", _("Warna otomatis")), *map(Swatch, COLORS, names)]
        for swatch in swatches:
            self.colors.addButton(swatch)
            swatch.setChecked(swatch.color.casefold() == campaign.color.casefold())
        self.told = Label("", "hint", wrap=True)
        self.save = writes(button(_("Simpan"), self._save, kind="primary", small=True))
        told = many("{count} konten", posts).format(count=number(posts))
        head = row(Label(title, "section"), None, Label("" if self.fresh else told, "muted"))
        self.fill(
            head,
            column(Label(_("Nama"), "hint"), self.name, gap=4),
            row(_labelled(_("Dari"), self.start), _labelled(_("Sampai"), self.end), gap=12),
            column(Label(_("Warna"), "hint"), row(*swatches, None, gap=4), gap=2),
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
        chosen = self.colors.checkedButton()
        color = chosen.color if isinstance(chosen, Swatch) else self.campaign.color
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
