"""The template gallery: what each looks like in the office's kit, what it is for, and a new post of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.content import OfficeTemplate, Post
from studio.domain.project import Key
from studio.domain.template import Template
from studio.errors import StudioError
from studio.session import preferences
from studio.session.pillars import choices, fitting, of_pillar
from studio.session.press_fill import Offer
from studio.session.starting import dressed, kit_of, templates
from studio.ui.post.card import TemplateCard
from studio.ui.post.card_grid import CardGrid
from studio.ui.post.office.making import begun, edit_page
from studio.ui.post.office.shelf import OfficeShelf
from studio.ui.post.outside.door import open_sheet
from studio.ui.post.press import PressPage
from studio.ui.post.template_pictures import TemplatePictures
from studio.ui.widgets.basic import (
    Label,
    Segments,
    Switch,
    button,
    empty,
    header,
    line,
    put,
    row,
    tool,
    writes,
)
from studio.ui.widgets.choice import Chip
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, language, many, named

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

SHAPES = {
    "": "instagram/feed-portrait", "post": "instagram/feed-portrait", "story": "instagram/story",
    "link": "web/opengraph", "print": "print/a4", "screen": "screen/tv",
}  # fmt: skip
"""Which placement shows a template when a purpose is asked for."""


class GalleryPage(QWidget):
    """Choose a template; a click or Enter makes the post and opens it."""

    def __init__(self, window: "MainWindow", post: str = "") -> None:
        super().__init__()
        self.post = post
        """The post that is waiting for a template; empty: a new one is made."""
        self.setObjectName("page")
        self.window_ = window
        self.templates = templates()
        self.cards: dict[str, TemplateCard] = {}
        self.purpose = ""
        self.pictures = TemplatePictures(window.jobs, partial(_kit, window))
        self.pictures.came.connect(self._came)
        self.pictures.free.connect(self._next)
        self.shelf = OfficeShelf(window)
        self.shelf.edit_asked.connect(self._edit)
        self._build()
        self._fill()
        window.desk.changed.connect(self._changed)

    def refresh(self) -> None:
        """Begin with the search; bring the pictures one at a time."""
        self.search.setFocus()
        QTimer.singleShot(0, self._next)

    def leave(self) -> None:
        """Ask for no more pictures."""
        self.pictures.stop()
        self.shelf.stop()
        self.window_.desk.changed.disconnect(self._changed)

    def make(self, template: str, offers: tuple[Offer, ...] = (), title: str = "", caption: str = "") -> None:
        """A new post of a template, with what was accepted of a press release."""
        desk = self.window_.desk
        known = {**{t.id: t for t in self.templates}, **self.shelf.templates}
        title = title or _("{name} baru").format(name=named(known[template].name, template))
        try:
            made = begun(desk.session, desk.project, template, title, offers, caption)
        except StudioError as error:
            self.window_.notices.fail(error)
            return
        waiting = desk.project.find(Post, self.post)
        if waiting is not None:
            made = dressed(made, waiting)
            command = _("Pilih templat “{title}”").format(title=waiting.title)
        else:
            made = of_pillar(desk.project, made, self.pillars.chosen)
            command = _("Buat konten “{title}”").format(title=title)
        if desk.put(command, *made.all):
            self.window_.open_post(made.post.id, "fill")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The down arrow goes from the search and the filters into the cards."""
        if event.key() == Qt.Key.Key_Down and self.found and self.stack.currentIndex() == 0:
            self.cards[self.found[0]].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    # what is shown

    def _wanted(self) -> list[Template]:
        words = self.search.text().casefold().split()
        favourites = preferences.read().favourites
        fit = fitting(self.window_.desk.project, self.pillars.chosen)
        found = []
        for template in (*self.shelf.templates.values(), *self.templates):
            text = f"{template.id} {named(template.name)} {named(template.about)}".casefold()
            serves = not self.purpose or self.purpose in template.purposes
            liked = not self.liked.isChecked() or template.id in favourites
            fits = not fit or not fit.isdisjoint({template.id, template.family})
            if serves and liked and fits and all(word in text for word in words):
                found.append(template)
        mine = self.shelf.templates
        return sorted(
            found, key=lambda t: (t.id not in mine, not _is_called(t, words), t.id not in favourites)
        )

    def _filter(self) -> None:
        wanted = self._wanted()
        self.found = [t.id for t in wanted]
        self.count.setText(many("{count} templat", len(wanted)).format(count=len(wanted)))
        for ident, card in self.cards.items():
            card.setVisible(ident in self.found)
        self.inner.setCurrentIndex(0 if wanted else 1)
        mine = [self.cards[i] for i in self.found if i in self.shelf.cards]
        rest = [self.cards[i] for i in self.found if i not in self.shelf.cards]
        heads = (_("Templat kantor"), _("Templat bawaan")) if mine else ("", "")
        self.grid.show_sections(((heads[0], mine), (heads[1], rest)), self.liked)
        QTimer.singleShot(0, self._next)

    def _like(self, ident: str) -> None:
        now = preferences.read().favourites
        liked = ident not in now
        preferences.change(favourites=(*now, ident) if liked else tuple(i for i in now if i != ident))
        self.cards[ident].like(on=liked)
        if self.liked.isChecked():
            self._filter()

    def _shape(self, purpose: str) -> None:
        self.purpose = purpose
        for card in self.cards.values():
            card.show_place(SHAPES[purpose])
        self.shelf.show_place(SHAPES[purpose])
        self._filter()

    # pictures, one template at a time, what is in sight first

    def _next(self) -> None:
        found = [i for i in self.found if i not in self.shelf.cards]
        seen = [i for i in found if not self.cards[i].visibleRegion().isEmpty()]
        self.pictures.bring([*seen, *found], SHAPES[self.purpose])

    def _came(self, ident: str, place: str, image: QImage) -> None:
        self.cards[ident].show_picture(place, QPixmap.fromImage(image))

    # press release

    def _press(self) -> None:
        page = PressPage(self.window_, choose=(*self.shelf.templates.values(), *self.templates))
        page.closed.connect(lambda: self._back(page))
        page.accepted.connect(self.make)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.begin()

    def _back(self, page: QWidget) -> None:
        self.stack.setCurrentIndex(0)
        self.stack.removeWidget(page)
        page.deleteLater()
        self.search.setFocus()

    def _build(self) -> None:
        self.search = TextField(_("Cari templat"), hint=_("Cari templat, misalnya jadwal atau hoaks"))
        self.search.setFixedWidth(300)
        self.search.typed.connect(lambda _text: self._filter())
        self.search.returnPressed.connect(self._enter)
        press = writes(button(_("Dari siaran pers…"), self._press, icon="file-import"))
        outside = writes(
            button(_("Dari berkas jadi…"), lambda: open_sheet(self.window_), icon="photo-plus",
                   tip=_("Gambar, PDF, salindia, atau video yang sudah jadi di program lain"))
        )  # fmt: skip
        head = header(
            tool("arrow-left", _("Kembali ke daftar konten"), lambda: self.window_.go("content")),
            Label(_("Konten baru"), "title"), None, self.search, outside, press,
        )  # fmt: skip
        shapes = Segments((
            ("", _("Semua")), ("post", _("Feed")), ("story", _("Cerita")), ("link", _("Tautan")),
            ("print", _("Cetak")), ("screen", _("Layar")),
        ))  # fmt: skip
        shapes.chosen.connect(self._shape)
        self.pillars = Chip(_("Pilar"), lambda: choices(self.window_.desk.project, language()))
        self.pillars.changed.connect(lambda _chosen: self._filter())
        self.liked = Switch(_("Favorit saja"), changed=lambda _on: self._filter())
        self.count = Label("", "muted")
        bar = row(shapes, 8, self.pillars, 8, self.liked, None, self.count, gap=8, margins=(24, 12, 24, 12))
        self.shapes, self.grid = shapes, CardGrid()
        self.grid.verticalScrollBar().valueChanged.connect(lambda _value: self._next())
        self._frame(head, bar)

    def _fill(self) -> None:
        """Cards of all templates, the office's own anew."""
        favourites, old = preferences.read().favourites, self.shelf.clear()
        for record in self.shelf.records():
            template = self.shelf.template(record)
            if template is not None:
                card = self.shelf.card(record, template, liked=template.id in favourites)
                self._connect(template.id, card)
        for ident in old:
            if ident not in self.shelf.cards:
                self.cards.pop(ident, None)
        for template in self.templates:
            if template.id not in self.cards:
                self._connect(template.id, TemplateCard(template, liked=template.id in favourites))
                self.cards[template.id].show_place(SHAPES[""])
        self.shelf.show_place(SHAPES[self.purpose])
        self._filter()

    def _connect(self, ident: str, card: TemplateCard) -> None:
        card.chosen.connect(partial(self.make, ident))
        card.liked.connect(partial(self._like, ident))
        card.stepped.connect(partial(self.grid.step, card))
        card.setParent(self.grid.inside)
        self.cards[ident] = card

    def _changed(self, keys: frozenset[Key]) -> None:
        """The office's templates were changed, here or by undo."""
        if any(kind == "office-template" for kind, _ident in keys):
            self._fill()

    def _edit(self, record: OfficeTemplate) -> None:
        page = edit_page(self.window_, record)
        page.closed.connect(lambda: self._back(page))
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.begin()

    def _frame(self, head: QWidget, bar: QBoxLayout) -> None:
        self.inner = QStackedWidget()
        self.inner.addWidget(self.grid)
        words, back = _("Coba kata lain, atau perlihatkan semua."), button(_("Perlihatkan semua"), self._all)
        none = empty("template", _("Tidak ada templat yang cocok"), words, back)
        self.inner.addWidget(none)
        main = QWidget()
        put(QVBoxLayout(main), head, line(), bar, self.inner, gap=0).setStretch(3, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(main)
        put(QVBoxLayout(self), self.stack, gap=0)

    def _enter(self) -> None:
        if self.found:
            self.make(self.found[0])

    def _all(self) -> None:
        self.search.clear()
        self.liked.setChecked(False)
        self.pillars.choose(frozenset())
        self.shapes.buttons[""].setChecked(True)
        self._shape("")


def _kit(window: "MainWindow") -> str:
    try:
        return kit_of(window.desk.session)
    except StudioError as error:
        window.notices.fail(error)
        return ""


def _is_called(template: Template, words: list[str]) -> bool:
    """Whether a template's name has the words; its description may only say what it is not for."""
    name = named(template.name).casefold()
    return all(word in name for word in words)
