"""The office's own templates in the gallery: their cards, their pictures, what can be done with them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMenu, QToolButton

from studio.domain.content import OfficeTemplate
from studio.domain.template import Template
from studio.errors import StudioError
from studio.session import office_templates as office
from studio.ui import theme
from studio.ui.post.card import ART_HEIGHT, TemplateCard
from studio.ui.widgets.basic import plain_tip, tool
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class OfficeShelf(QObject):
    """Cards by id of the record. `edit_asked` gives a record somebody wants to change."""

    edit_asked = Signal(object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_, self.desk = window, window.desk
        self.templates: dict[str, Template] = {}
        self.cards: dict[str, TemplateCard] = {}
        self._place = ""
        self._waiting: list[tuple[str, str]] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._next)

    def records(self) -> tuple[OfficeTemplate, ...]:
        """The templates by name."""
        found = self.desk.project.all(OfficeTemplate)
        return tuple(sorted(found, key=lambda record: record.name.casefold()))

    def template(self, record: OfficeTemplate) -> Template | None:
        """What is pinned for it; None when the file lacks it."""
        _project, post = office.shown(self.desk.project, record)
        try:
            design = office.source_design(self.desk.project, post)
            return self.desk.stage.template(design)
        except (KeyError, StudioError):
            return None

    def card(self, record: OfficeTemplate, template: Template, *, liked: bool) -> TemplateCard:
        """A card with its menu; its picture is painted later."""
        card = TemplateCard(template, liked=liked)
        words = _("Atur templat {name}").format(name=record.name)
        more = tool("dots-vertical", words, side=18)
        more.setToolTip(plain_tip(words))
        more.clicked.connect(partial(self._menu, record.id, more))
        card.add(more)
        self.templates[record.id], self.cards[record.id] = template, card
        return card

    def clear(self) -> tuple[str, ...]:
        """Let go of every card; the ids they had."""
        old = tuple(self.cards)
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.templates, self.cards, self._waiting = {}, {}, []
        return old

    def show_place(self, place: str) -> None:
        """Paint every card at a placement."""
        self._place = place
        for ident, card in self.cards.items():
            card.show_place(place)
            if (ident, place) not in self._waiting:
                self._waiting.append((ident, place))
        self._turn.start(0)

    def stop(self) -> None:
        """Paint no more."""
        self._waiting = []
        self._turn.stop()

    def _next(self) -> None:
        """One picture a turn of the event loop."""
        if not self._waiting:
            return
        ident, place = self._waiting.pop(0)
        if ident in self.cards and place == self._place:
            self.cards[ident].show_picture(place, self._paint(ident, place))
        self._turn.start(0)

    def _paint(self, ident: str, place: str) -> QPixmap | None:
        from studio.ui.canvas.picture import image_of, try_shown  # noqa: PLC0415 - brings the engine in

        record = self.desk.project.find(OfficeTemplate, ident)
        if record is None:
            return None
        project, post = office.shown(self.desk.project, record)
        found, _why = try_shown(self.desk.stage, project, post, place)
        if found is None:
            return None
        scale = ART_HEIGHT * 2 * self.window_.devicePixelRatioF() / found.display.height
        return image_of(found, scale)

    # what can be done with one

    def _menu(self, ident: str, under: QToolButton) -> None:
        menu, record = QMenu(under), self.desk.project.get(OfficeTemplate, ident)
        menu.addAction(
            theme.icon("pencil"), _("Ubah nama, catatan, dan kunci…"), lambda: self.edit_asked.emit(record)
        )
        menu.addSeparator()
        menu.addAction(theme.icon("trash", "stop"), _("Hapus templat"), lambda: self._remove(record))
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))

    def _remove(self, record: OfficeTemplate) -> None:
        command = _("Hapus templat kantor “{name}”").format(name=record.name)
        if self.desk.edit(command, lambda draft: office.remove(draft, record)):
            words = _("“{name}” dihapus. Konten yang sudah dibuat tidak berubah.").format(name=record.name)
            self.window_.notices.say(words, "info", (_("Urungkan"), self.window_.undo))
