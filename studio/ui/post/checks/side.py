"""The panel beside the findings: the one chosen, its place enlarged, why it matters, what to do."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QScrollArea, QVBoxLayout, QWidget

from studio.session.findings import about
from studio.ui.canvas.spots import Spot, Spots
from studio.ui.post.checks.rows import Row
from studio.ui.post.checks.where import place_words, severity_word, severity_words, speech
from studio.ui.widgets.basic import Icon, Label, Tone, box, button, column, line, put, row, tool
from studio.ui.widgets.painting import draw_tile
from studio.ui.words import _

WIDTH, PICTURE = 372, QSize(340, 212)


class SpotView(QWidget):
    """The place of a finding, enlarged, with its box outlined."""

    def __init__(self, spots: Spots) -> None:
        super().__init__()
        self._spots = spots
        self.wish: Spot | None = None
        self.setFixedSize(PICTURE)
        spots.painted.connect(self._painted)

    def look_at(self, wish: Spot | None) -> None:
        """Show another place, or nothing."""
        self.wish = wish
        self.setVisible(wish is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw the place, or its ground until it is painted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = self._spots.get(self.wish, self.devicePixelRatioF()) if self.wish else None
        draw_tile(painter, self.rect().adjusted(0, 0, -1, -1), picture, "photo")

    def _painted(self, wish: object) -> None:
        if wish == self.wish:
            self.update()


class FindingPanel(QWidget):
    """The chosen finding in full."""

    def __init__(self, spots: Spots, step: Callable[[int], object], jump: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._row: Row | None = None
        self.anywhere = ""
        self._icon, self._chip, self._rule = (
            Icon("alert-octagon", "stop", 16),
            Label("", "strong"),
            Label("", "hint"),
        )
        self.back = tool("chevron-up", _("Temuan sebelumnya (Shift+F8)"), lambda: step(-1))
        self.next = tool("chevron-down", _("Temuan berikutnya (F8)"), lambda: step(1))
        self._message = Label("", "section", wrap=True)
        self._picture = SpotView(spots)
        self.places = QComboBox()
        self.places.setAccessibleName(_("Penempatan yang dilihat"))
        self.places.currentIndexChanged.connect(self._look)
        self._why_head, self._why = Label(_("Mengapa diperiksa"), "strong"), Label("", wrap=True)
        self._basis = Label("", wrap=True)
        self._do_head, self._do = Label(_("Yang harus dilakukan"), "strong"), Label("", wrap=True)
        self.go = button("", jump, kind="primary", icon="arrow-right")
        self._build()

    def show_row(self, chosen: Row | None) -> None:
        """Show another finding."""
        self._row = chosen
        self._body.setVisible(chosen is not None)
        if chosen is None or chosen.spread is None or chosen.target is None:
            return
        spread, told = chosen.spread, about(chosen.spread.first.id, speech())
        _many, icon, tone, _means = severity_words(spread.severity)
        words = severity_word(spread.severity)
        self._show_severity(words, icon, tone)
        self._rule.setText(told.name)
        self._message.setText(spread.message)
        self._show_places(spread.placements)
        for label, text in ((self._why, told.why), (self._do, spread.hint), (self._basis, told.basis)):
            label.setText(text)
        for part, text in (
            (self._why_head, told.why),
            (self._do_head, spread.hint),
            (self._well, told.basis),
        ):
            part.setVisible(bool(text))
        self.go.setText(chosen.target.words)

    def placement(self) -> str:
        """The placement looked at, of those where the finding stands."""
        return str(self.places.currentData() or "")

    def _show_severity(self, words: str, icon: str, tone: Tone) -> None:
        fresh = Icon(icon, tone or "muted", 16)
        self._icon.setPixmap(fresh.pixmap())
        self._chip.setText(words)
        self._chip.tint(tone)

    def _show_places(self, placements: tuple[str, ...]) -> None:
        self.places.blockSignals(True)
        self.places.clear()
        for number, ident in enumerate(placements, 1):
            of = f"{number}/{len(placements)}  " if len(placements) > 1 else ""
            self.places.addItem(f"{of}{place_words(ident)}", ident)
        self.places.blockSignals(False)
        self.places.setVisible(len(placements) > 1)
        self._look()

    def _look(self) -> None:
        spread = self._row.spread if self._row else None
        if spread is None:
            return
        at = self.placement()
        found = next((f for f in spread.findings if f.where.placement == at), spread.first)
        where = found.where
        caption = bool(where.field) or found.id.startswith("caption/")
        placement = where.placement or (self.anywhere if where.slot else "")
        size = (PICTURE.width(), PICTURE.height())
        wish = (
            Spot(placement, where.page, *size, where.box, where.slot) if placement and not caption else None
        )
        self._picture.look_at(wish)

    def _build(self) -> None:
        rule = row(Icon("scale", "normal", 16), Label(_("Dasar"), "strong"), None, gap=8)
        self._well = box(column(rule, self._basis, gap=4, margins=(12, 10, 12, 10)), "well")
        inside = column(
            self._message, 4, self._picture, self.places, 8, self._why_head, self._why, 4, self._well, 4,
            self._do_head, self._do, 8, row(self.go, None), None, gap=6, margins=(16, 12, 16, 16),
        )  # fmt: skip
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(box(inside))
        head = row(self._icon, self._chip, Label("·", "muted"), self._rule, None, self.back, self.next, gap=6,
                   margins=(16, 10, 12, 6))  # fmt: skip
        self._body = box(column(head, line(), scroll, gap=0))
        put(QVBoxLayout(self), self._body, gap=0)
        self._body.hide()
