"""Where a recurring slot goes: platforms to turn on, and the exact placements for who wants them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.ids import PlacementId
from studio.session.office_year import known_placements, usual_places
from studio.session.session import Session
from studio.ui import theme
from studio.ui.naming import PLATFORM_ICONS, placement_name, platform_name
from studio.ui.settings.office_fields import platforms
from studio.ui.widgets.basic import Label, ToolButton, put, row
from studio.ui.widgets.choice import Chip, Options
from studio.ui.widgets.flow import Flow
from studio.ui.words import _

WEB = "web"
"""No account, and yet one posts there."""


class PlacesField(QWidget):
    """Platforms as toggles; one turned on brings its usual placements."""

    def __init__(self, session: Session, now: tuple[PlacementId, ...]) -> None:
        super().__init__()
        self.known = known_placements(session)
        self.now: frozenset[str] = frozenset(str(ident) for ident in now)
        self.buttons: dict[str, ToolButton] = {}
        lines = QWidget()
        flow = Flow(lines, gap=6)
        there = {place.platform for place in self.known.values()}
        for platform in (*platforms(), WEB):
            if platform in there:
                made = self.buttons[platform] = self._toggle(platform)
                flow.addWidget(made)
        self.exact = Chip(_("Tempat persis"), self._options)
        self.exact.changed.connect(self._chosen)
        self.words = Label("", "hint", wrap=True)
        put(QVBoxLayout(self), lines, row(self.exact, None), self.words, gap=8)
        self._show()

    def chosen(self) -> tuple[PlacementId, ...]:
        """The placements, in the order of platforms."""
        return tuple(PlacementId(ident) for ident in self.known if ident in self.now)

    def _toggle(self, platform: str) -> ToolButton:
        made = ToolButton()
        made.setObjectName("assetChip")
        made.setText(platform_name(platform))
        made.setAccessibleName(platform_name(platform))
        made.setIcon(theme.icon(PLATFORM_ICONS.get(platform, "world"), "normal", 16, on="accent"))
        made.setIconSize(QSize(16, 16))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setCheckable(True)
        made.clicked.connect(lambda on=False: self._turn(platform, on=on))
        return made

    def _turn(self, platform: str, *, on: bool) -> None:
        own = frozenset(ident for ident, place in self.known.items() if place.platform == platform)
        usual = frozenset(str(ident) for ident in usual_places((platform,), self.known))
        self.now = self.now | usual if on else self.now - own
        self._show()

    def _chosen(self, keys: frozenset[str]) -> None:
        shown = {key for key, _words in self._options()}
        self.now = frozenset(ident for ident in self.now if ident not in shown) | keys
        self._show()

    def _options(self) -> Options:
        """Placements of the platforms turned on."""
        on = {self.known[ident].platform for ident in self.now if ident in self.known}
        return [
            (ident, f"{platform_name(place.platform)} · {placement_name(place)}")
            for ident, place in self.known.items()
            if place.platform in on
        ]

    def _show(self) -> None:
        on = {self.known[ident].platform for ident in self.now if ident in self.known}
        for platform, made in self.buttons.items():
            made.setChecked(platform in on)
        self.exact.choose(self.now)
        self.exact.setEnabled(bool(on))
        names = [words for key, words in self._options() if key in self.now]
        self.words.setText(", ".join(names) or _("Tanpa pilihan, slot ini ikut templatnya."))
