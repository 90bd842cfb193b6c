"""What a campaign is: name, dates, goal, audience, colour, hashtags, who is expected to carry it."""

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.content import Campaign
from studio.domain.typed import iso_day
from studio.session.campaigns import change_campaign
from studio.session.session import Draft
from studio.ui.colors import campaign_choices
from studio.ui.desk import Desk
from studio.ui.naming import long_day
from studio.ui.widgets.basic import put, row, writes
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import FormRow, TextArea, TextField
from studio.ui.widgets.swatches import Swatches
from studio.ui.words import _, sense

WIDTH = 560


class CampaignForm(QWidget):
    """The fields; what is typed is stored after a pause."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        writes(self)
        self.desk, self.ident = desk, ""
        self.setMaximumWidth(WIDTH)
        self.setMinimumWidth(400)
        self.name = TextField(_("Nama kampanye"), hint=_("mis. Layanan paspor tanpa pungutan"))
        self.start, self.end = DayField(_("Mulai")), DayField(sense("tanggal", "Selesai"))
        self.objective = TextArea(
            _("Tujuan"), hint=_("Apa yang berubah pada khalayak bila kampanye ini berhasil?")
        )
        self.audience = TextField(_("Khalayak"), hint=_("mis. pemohon paspor pertama di pesisir"))
        self.swatches = Swatches(_("Warna kampanye"), campaign_choices())
        self.hashtags = TextField(_("Tagar"), hint=_("mis. #Antipungli #LayananPasti"))
        self.regions = TextArea(_("Kantor atau wilayah"), rows=3, hint=_("Satu nama di tiap baris"))
        self._build()
        self._wire()

    def show_campaign(self, campaign: Campaign) -> None:
        """Show a campaign; a field being typed in keeps its words."""
        self.ident = str(campaign.id)
        self.name.show_text(campaign.name)
        for field, day in ((self.start, campaign.start), (self.end, campaign.end)):
            field.today = self.desk.now.date()
            if not field.hasFocus() or field.day() != day:
                field.show_text(long_day(day) if day else "")
        self.objective.show_text(campaign.objective)
        self.audience.show_text(campaign.audience)
        self.swatches.show_color(campaign.color)
        if not self.hashtags.hasFocus():
            self.hashtags.show_text(" ".join(campaign.hashtags))
        if not self.regions.hasFocus():
            self.regions.show_text("\n".join(campaign.regions))
        late = bool(campaign.start and campaign.end and campaign.end < campaign.start)
        self.end_row.say(_("Selesai lebih dahulu daripada mulai.") if late else "", "warn")

    @property
    def campaign(self) -> Campaign | None:
        """The campaign shown, as it is now."""
        return self.desk.project.find(Campaign, self.ident)

    def _type(self, what: str, command: str, **changes: Any) -> None:
        now = self.campaign
        if now is not None:
            made = msgspec.structs.replace(now, **changes)
            draft = Draft(self.desk.project)
            change_campaign(draft, made)
            self.desk.type(f"campaign:{self.ident}:{what}", command, *_touched(draft))

    def _day(self, what: str, text: str) -> None:
        day = iso_day(text)
        if day or not text.strip():
            self._type(what, _("Ubah tanggal kampanye"), **{what: day})

    def _wire(self) -> None:
        def typed(what: str, command: str) -> Callable[[str], None]:
            return lambda text: self._type(what, command, **{what: text})

        self.name.typed.connect(typed("name", _("Ubah nama kampanye")))
        self.objective.typed.connect(typed("objective", _("Ubah tujuan kampanye")))
        self.audience.typed.connect(typed("audience", _("Ubah khalayak kampanye")))
        self.start.typed.connect(lambda text: self._day("start", text))
        self.end.typed.connect(lambda text: self._day("end", text))
        self.hashtags.typed.connect(
            lambda text: self._type("hashtags", _("Ubah tagar kampanye"), hashtags=tags_in(text))
        )
        self.regions.typed.connect(
            lambda text: self._type("regions", _("Ubah wilayah kampanye"), regions=lines_in(text))
        )
        self.swatches.picked.connect(lambda color: self._type("color", _("Ubah warna kampanye"), color=color))

    def _build(self) -> None:
        self.end_row = FormRow(sense("tanggal", "Selesai"), self.end)
        both = QWidget()
        when = row(FormRow(_("Mulai"), self.start), self.end_row, gap=16)
        when.setAlignment(Qt.AlignmentFlag.AlignTop)
        both.setLayout(when)
        expected = _("Dipakai di cakupan: yang belum mengirim balik tampak kosong.")
        put(
            QVBoxLayout(self), FormRow(_("Nama kampanye"), self.name, required=True), both,
            FormRow(_("Tujuan"), self.objective), FormRow(_("Khalayak"), self.audience),
            FormRow(sense("satu", "Warna"), self.swatches), FormRow(_("Tagar"), self.hashtags),
            FormRow(_("Kantor atau wilayah yang diharapkan"), self.regions, hint=expected), None, gap=16,
        )  # fmt: skip


def _touched(draft: Draft) -> tuple[Any, ...]:
    pairs = draft.change().pairs().values()
    return tuple(after for _before, after in pairs if after is not None)


def lines_in(text: str) -> tuple[str, ...]:
    """The lines that say something, each once."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def tags_in(text: str) -> tuple[str, ...]:
    """Hashtags, each with its sign and once."""
    words = text.replace(",", " ").split()
    return tuple(dict.fromkeys(f"#{word.lstrip('#')}" for word in words if word.strip("#")))
