"""Placements of a post to come: which fit, what is cut where, and how another shape is to be shown."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.outside import Fit
from studio.domain.outside_fit import Fitting
from studio.session.outside.making import Suits
from studio.session.outside.words import fitting_words, suits_words
from studio.ui.naming import PLATFORM_ICONS, pixels, placement_name, platform_name
from studio.ui.post.outside.preview import CropPicture
from studio.ui.post.outside.words import as_fit, fits
from studio.ui.said import said
from studio.ui.widgets.basic import (
    Elided,
    Icon,
    Label,
    Segments,
    Tone,
    button,
    clear,
    column,
    empty,
    put,
    row,
)
from studio.ui.widgets.choice import Choice, Search
from studio.ui.words import _

FIT_WIDTH = 168


class PlaceRow(QFrame):
    """One placement: taken or not, its crop, what that means, how it is shown."""

    changed = Signal()

    def __init__(self, one: Suits, fit: Fit, *, on: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self.one = one
        place = one.placement
        name = f"{platform_name(place.platform)} · {placement_name(place)}"
        self.tick = QCheckBox()
        self.tick.setChecked(on)
        self.tick.setAccessibleName(name)
        self.tick.toggled.connect(lambda _on: self.changed.emit())
        self.picture = CropPicture(place)
        self.words = Label("", "muted", wrap=True)
        head = row(Icon(PLATFORM_ICONS.get(place.platform, "world"), side=16), Elided(name, "strong"), gap=6)
        head.setStretch(1, 1)
        told = column(None, head, Label(pixels(place.width, place.height), "hint"), self.words, None, gap=1)
        self.fit = Choice(_("Cara tampil di {name}").format(name=name), fits(), fit)
        self.fit.setFixedWidth(FIT_WIDTH)
        self.fit.picked.connect(self._picked)
        self.fit.setVisible(one.fitting.kind in {"near", "cut", "far"} and not self._film_only())
        line = row(self.tick, self.picture, told, self.fit, gap=10, margins=(10, 6, 10, 6))
        line.setStretch(2, 1)
        self.setLayout(line)

    def show_page(self, image: QImage | None) -> None:
        """Draw the page that suits worst, and say how."""
        fit = as_fit(self.fit.key())
        self.picture.show_fit(image, self.one.fitting, fit)
        self.words.setText(said(self._said(fit)))
        self.words.tint(self._tone(fit))

    def _said(self, fit: Fit) -> str:
        if self.one.problems:
            return suits_words(self.one)
        if fit == "cover":
            return fitting_words(self.one.fitting)
        return fitting_words(Fitting(kind="whole", lost=0, enlarged=1, shown=(0, 0, 1, 1)))

    def _tone(self, fit: Fit) -> Tone:
        hard = {p.trouble for p in self.one.problems} - {"heavy", "fast", "other-codec", "no-film"}
        if hard:
            return "stop"
        if fit != "cover" or self.one.fits:
            return "ok"
        return "warn"

    def _picked(self, _key: str) -> None:
        if not self.tick.isChecked():
            self.tick.setChecked(True)
        self.changed.emit()

    def _film_only(self) -> bool:
        return any(problem.trouble == "needs-film" for problem in self.one.problems)


class PlaceList(QWidget):
    """Placements with a search; those that fit come first. `changed` when the choice is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.found: tuple[Suits, ...] = ()
        self.on: set[str] = set()
        self.fits: dict[str, Fit] = {}
        self._image: dict[int, QImage | None] = {}
        self.rows: dict[str, PlaceRow] = {}
        self.search = Search(_("Cari penempatan"), _("Cari kanal atau ukuran"))
        self.search.setFixedWidth(220)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.which = Segments((("fit", _("Yang pas")), ("all", _("Semua"))), "fit")
        self.which.chosen.connect(lambda _key: self._filter())
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        put(self._rows, gap=6, margins=(24, 4, 16, 16))
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        all_ = button(_("Perlihatkan semua"), self._show_all)
        none = empty(
            "search",
            _("Tidak ada penempatan yang cocok"),
            _("Lihat semua penempatan, atau coba kata lain."),
            all_,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(area)
        self.stack.addWidget(none)
        head = row(
            Label(_("Terbit di"), "section"), self.which, None, self.search, gap=12, margins=(24, 10, 16, 8)
        )
        put(QVBoxLayout(self), head, self.stack, gap=0).setStretch(1, 1)

    def show_suits(
        self, found: tuple[Suits, ...], images: dict[int, QImage | None], chosen: tuple[str, ...]
    ) -> None:
        """Show placements for pages; `images` by page number. Who chose keeps the choice."""
        self.on = {ident for ident in self.on if any(one.placement.id == ident for one in found)} or set(
            chosen
        )
        self.found, self._image = found, images
        clear(self._rows)
        self.rows = {}
        for one in found:
            ident = one.placement.id
            usual: Fit = "blur" if one.fitting.kind == "far" else "cover"
            made = PlaceRow(one, self.fits.get(ident, usual), on=ident in self.on)
            made.changed.connect(partial(self._changed, ident))
            made.show_page(images.get(one.page))
            self.rows[ident] = made
            self._rows.addWidget(made)
        self._rows.addStretch(1)
        if not any(one.fits for one in found):
            self.which.buttons["all"].setChecked(True)
        self._filter()

    def chosen(self) -> tuple[str, ...]:
        """Ids of the placements taken, in the order of the list."""
        return tuple(one.placement.id for one in self.found if one.placement.id in self.on)

    def chosen_fits(self) -> dict[str, Fit]:
        """How the taken placements show another shape, where they do not cut it."""
        keys = {ident: as_fit(self.rows[ident].fit.key()) for ident in self.chosen()}
        shown = {one.placement.id for one in self.found if one.fitting.kind in {"near", "cut", "far"}}
        return {ident: fit for ident, fit in keys.items() if fit != "cover" and ident in shown}

    def _changed(self, ident: str) -> None:
        made = self.rows[ident]
        (self.on.add if made.tick.isChecked() else self.on.discard)(ident)
        self.fits[ident] = as_fit(made.fit.key())
        made.show_page(self._image.get(made.one.page))
        self.changed.emit()

    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        fit_only = self.which.buttons["fit"].isChecked()
        count = 0
        for ident, made in self.rows.items():
            place = made.one.placement
            names = f"{platform_name(place.platform)} {placement_name(place)}"
            told = f"{names} {ident} {place.width} {place.height}".casefold()
            shown = all(word in told for word in words) and (
                not fit_only or made.one.fits or ident in self.on
            )
            made.setVisible(shown)
            count += shown
        self.stack.setCurrentIndex(0 if count or not self.rows else 1)

    def _show_all(self) -> None:
        self.search.clear()
        self.which.buttons["all"].setChecked(True)
        self._filter()
