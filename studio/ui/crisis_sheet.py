"""The panel where a crisis begins: why, and then the holding statement."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.session import special_times
from studio.ui.help import Sheet
from studio.ui.said import error_words
from studio.ui.widgets.basic import Label, Toned, box, button, column, put, row, writes
from studio.ui.widgets.fields import FormRow, TextArea, TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

WIDTH, TALL = 560, 396


class CrisisPanel(QWidget):
    """First the reason, then the offer of a holding statement."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_, self.desk = window, window.desk
        self.sheet: Sheet | None = None
        self.name = TextField(_("Nama krisis"), hint=_("Misalnya: Sistem paspor tidak berfungsi"))
        self.reason = TextArea(
            _("Alasan"), rows=3, hint=_("Apa yang terjadi, sejak kapan, siapa yang memutuskan")
        )
        self.reason_row = FormRow(
            _("Alasan"), self.reason, required=True, hint=_("Tersimpan di riwayat proyek.")
        )
        self.begin = writes(button(_("Mulai mode krisis"), self.start, kind="primary", icon="urgent"))
        about = _(
            "Konten terjadwal ditahan sampai butir K1 dijawab untuk krisis ini. Bisa diakhiri kapan saja."
        )
        first = column(
            Label(about, wrap=True),
            FormRow(_("Nama krisis"), self.name),
            self.reason_row,
            _acts(self.begin, button(_("Batal"), self.leave, kind="ghost")),
            None,
            gap=14,
        )
        self.holding = writes(
            button(_("Buat pernyataan awal"), self.make_holding, kind="primary", icon="speakerphone")
        )
        next_ = _(
            "Berikutnya: pernyataan awal. Fakta yang pasti, empati, tindakan, dan jam kabar berikutnya."
        )
        second = column(
            Toned(_("Mode krisis menyala."), "warn", "strong"),
            Label(next_, wrap=True),
            _acts(self.holding, button(_("Nanti"), self.leave, kind="ghost")),
            None,
            gap=14,
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(box(first))
        self.pages.addWidget(box(second))
        put(QVBoxLayout(self), self.pages, margins=(20, 16, 20, 20))

    def start(self) -> None:
        """Begin the crisis, one step of undo."""
        desk = self.desk
        try:
            made = special_times.crisis(
                desk.project,
                self.name.text(),
                self.reason.toPlainText(),
                desk.now.date().isoformat(),
                self.window_.me,
                desk.session.now(),
            )
        except StudioError as error:
            self.reason_row.say(error_words(error))
            self.reason.setFocus()
            return
        if desk.put(_("Mulai mode krisis"), made):
            self.pages.setCurrentIndex(1)
            self.holding.setFocus()

    def make_holding(self) -> None:
        """A post for the holding statement, and go to it."""
        desk = self.desk
        title = _("Pernyataan awal")
        if self.name.text().strip():
            title = _("Pernyataan awal: {name}").format(name=self.name.text().strip())
        try:
            made = special_times.holding_post(desk.session, title, desk.now.date().isoformat())
        except StudioError as error:
            self.window_.notices.fail(error)
            return
        if desk.put(_("Buat pernyataan awal"), *made.all):
            self.leave()
            self.window_.open_post(str(made.post.id))

    def leave(self) -> None:
        """Close the panel."""
        if self.sheet is not None:
            self.sheet.leave()


def _acts(*buttons: QWidget) -> QLayout:
    return row(*buttons, None)


def show_crisis_sheet(window: "MainWindow") -> CrisisPanel:
    """Show the panel over the window."""
    panel = CrisisPanel(window)
    panel.sheet = Sheet(window, _("Mode krisis"), panel, WIDTH)
    panel.sheet.setFixedHeight(TALL)
    panel.name.setFocus()
    return panel
