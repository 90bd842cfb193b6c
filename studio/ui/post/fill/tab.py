"""The tab Isi: the form at the left, the live picture at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from studio.catalog.templates import OUTSIDE
from studio.domain.content import RichText
from studio.domain.project import Key
from studio.session.filling import figures_in, required, with_slot
from studio.session.press_fill import Offer
from studio.ui import theme
from studio.ui.canvas.picture import Shown
from studio.ui.canvas.pixels import Pixels
from studio.ui.post.fill.base import Filling
from studio.ui.post.fill.form import Form
from studio.ui.post.fill.pages import PageStrip
from studio.ui.post.fill.preview import Preview
from studio.ui.post.look.bar import LookBar
from studio.ui.widgets.basic import Elided, Label, box, button, column, line, put, row, writes
from studio.ui.words import _, named

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


class FillTab(QWidget):
    """Fields beside the picture they fill."""

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self.page = page
        self.filling = Filling(page)
        self.pixels = Pixels(page.desk.session.blob)
        self.form = Form(self.filling, self.pixels)
        self.strip = PageStrip(self.filling)
        self.preview = Preview(page)
        self.looks = LookBar(self.filling, lambda: self.preview.placement)
        self._build()
        self.form.edited.connect(self.preview.view.edit)
        self.preview.picked.connect(self.go_to)
        self.preview.shown.connect(self._laid)
        self.strip.chosen.connect(self._turn)

    def refresh(self, keys: frozenset[Key]) -> None:  # noqa: ARG002 - every key may show
        """Show the post as it is now."""
        last = len(self.page.design.pages) - 1
        if self.filling.number > last:
            self.filling.number = last
            self.preview.show_number(last)
        self.strip.refresh()
        self.looks.refresh()
        self.form.refresh()
        self._count()
        self.preview.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """The caret goes into the first field, unless it stands in one."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if self.form.fields and not self.isAncestorOf(self.window().focusWidget() or self.page):
            self.form.go_to(next(iter(self.form.fields)))

    def go_to(self, where: str) -> None:
        """A slot's field, `headline` or `headline@2` for that of the third page, or a placement."""
        where, _at, page = where.partition("@")
        if page.isdecimal() and int(page) < len(self.page.design.pages) and int(page) != self.filling.number:
            self._turn(int(page))
        if where in self.preview.thumbs:
            self.preview.choose(where)
        elif not self.form.go_to(where):
            self._find(where)

    def leave(self) -> None:
        """Paint nothing more."""
        self.preview.stop()

    def _find(self, slot: str) -> None:
        """The first page that has the slot."""
        template, pages = self.page.template, self.page.design.pages
        for number in range(len(pages)):
            if slot in template.page(self.page.design_page(number).layout).slots:
                self._turn(number)
                self.form.go_to(slot)
                return

    def _turn(self, number: int) -> None:
        self.filling.number = number
        self.preview.view.edit("")
        self.strip.refresh()
        self.looks.refresh()
        self.form.refresh()
        self.form.verticalScrollBar().setValue(0)
        self._count()
        self.preview.show_number(number)

    def _laid(self, page: Shown) -> None:
        self.form.tell(page)

    def _count(self) -> None:
        template = self.page.template
        pages = self.page.design.pages
        told = [required(template, self.page.design_page(number)) for number in range(len(pages))]
        done, count = sum(one for one, _all in told), sum(every for _one, every in told)
        self.progress.setVisible(count > 0)
        self.progress.setMaximum(max(1, count))
        self.progress.setValue(done)
        self.done.setText(
            _("{done} dari {count} wajib terisi").format(done=done, count=count) if count else ""
        )
        name = _("Templat {name}, v{version}").format(
            name=named(template.name, template.id), version=template.version
        )
        self.about.setText(name)

    def _press(self) -> None:
        from studio.ui.post.press import PressPage  # noqa: PLC0415 - only when asked for

        page = PressPage(self.page.window_, (self.page.template,), self._words())
        page.closed.connect(lambda: self._back(page))
        page.accepted.connect(lambda _template, offers, _title, _caption: self._accept(page, offers))
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.begin()

    def keep_as_template(self) -> None:
        """What this post is to be as a template of the office."""
        from studio.session.office_templates import source_of_post  # noqa: PLC0415 - only when asked for
        from studio.ui.post.office.page import OfficePage  # noqa: PLC0415

        source = source_of_post(self.page.desk.project, self.page.post, self.page.template)
        page = OfficePage(self.page.window_, source)
        page.suggest(self.page.design.template)
        page.closed.connect(lambda: self._back(page))
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.begin()

    def _words(self) -> dict[str, str]:
        """What the slots say now, in words."""
        slots = self.filling.design_page.slots
        texts = {name: value.plain for name, value in slots.items() if isinstance(value, RichText)}
        figures = {name: figures_in(self.page.desk.project, value) for name, value in slots.items()}
        return texts | {
            name: "\n".join(f"{f.value} {f.unit}" for f in found) for name, found in figures.items() if found
        }

    def _accept(self, page: QWidget, offers: tuple[Offer, ...]) -> None:
        made = self.filling.design_page
        for offer in offers:
            made = with_slot(made, offer.slot, offer.value)
        figures = tuple(figure for offer in offers for figure in offer.figures)
        if self.page.desk.put(_("Isi dari siaran pers"), *figures, made):
            self._back(page)

    def _back(self, page: QWidget) -> None:
        self.stack.setCurrentIndex(0)
        self.stack.removeWidget(page)
        page.deleteLater()

    def _build(self) -> None:
        self.about, self.done = Elided("", "muted"), Label("", "muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(76)
        self.progress.setAccessibleName(_("Isian wajib yang terisi"))
        top = row(Label(_("Isian"), "section"), self.about, self.progress, self.done, gap=12)
        top.setStretch(1, 1)
        top.setContentsMargins(24, 0, 24, 0)
        head = box(top, "panel")
        head.setFixedHeight(48)
        press = button(_("Ambil dari siaran pers"), self._press, kind="link", icon="file-import", small=True)
        foot = box(
            row(
                Label("Tab", "key"), Label(_("isian berikutnya"), "hint"), 8,
                Label("F8", "key"), Label(_("temuan berikutnya"), "hint"), None, press,
                gap=8, margins=(24, 0, 24, 0),
            ),
            "panel",
        )  # fmt: skip
        foot.setFixedHeight(44)
        if self.page.template.id == OUTSIDE:
            press.hide()
            self.looks.setMaximumHeight(0)  # neither the kit's colours nor its motifs touch finished media
        for part in (self.form, self.strip, self.looks, press):
            writes(part)
        left = box(column(head, line(), self.strip, self.looks, self.form, line(), foot, gap=0), "panel")
        left.layout().setStretch(4, 1)  # type: ignore[union-attr]
        left.setFixedWidth(theme.look().size("fill"))
        both = QWidget()
        put(QHBoxLayout(both), left, line(upright=True), self.preview, gap=0).setStretch(2, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(both)
        put(QVBoxLayout(self), self.stack, gap=0)
