"""What one looks for in the library: words, what is missing, the order, how large the tiles are."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QSlider, QToolButton, QWidget

from studio.domain.content import Asset
from studio.domain.project import Project
from studio.session import library
from studio.ui.assets.shelf import LARGEST, SMALLEST, USUAL, lack_words
from studio.ui.naming import number
from studio.ui.widgets.basic import Icon, Label, ToolButton, box, row
from studio.ui.widgets.choice import Search
from studio.ui.words import _, many


class Finder(QObject):
    """The search's widgets. `asked` comes when something else is looked for."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count = Label("", "hint")
        self.search = Search(_("Cari gambar"), _("Cari nama, label, pembuat"))
        self.search.setFixedWidth(260)
        self.search.typed.connect(lambda _text: self.asked.emit())
        self.order = QComboBox()
        self.order.setAccessibleName(_("Urutan"))
        names = (_("Terbaru"), _("Nama"), _("Terbesar"), _("Paling dipakai"))
        for key, words in zip(library.ORDERS, names, strict=True):
            self.order.addItem(words, key)
        self.order.currentIndexChanged.connect(lambda _index: self.asked.emit())
        self.chips = {key: self._chip() for key in library.LACKS}

    def find(self, project: Project, used: library.Uses) -> tuple[Asset, ...]:
        """The pictures that match, with every count brought up to date."""
        lacking = [key for key, chip in self.chips.items() if chip.isChecked()]
        found = library.matching(
            project, used, text=self.search.text(), lacking=lacking, order=str(self.order.currentData())
        )
        total = len(project.all(Asset))
        for key, count in library.counts(project, used).items():
            self.chips[key].setText(f"{lack_words(key)}  {count}")
        words = many("{count} gambar", total) if len(found) == total else _("{found} dari {count} gambar")
        self.count.setText(words.format(found=number(len(found)), count=number(total)))
        return found

    def clear(self) -> None:
        """Look for everything again."""
        self.search.show_text("")
        for chip in self.chips.values():
            chip.setChecked(False)
        self.asked.emit()

    def focus(self) -> None:
        """Go to the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def chips_row(self) -> QWidget:
        """The filters side by side."""
        return box(row(*self.chips.values(), None, gap=8, margins=(6, 0, 0, 0)))

    def _chip(self) -> QToolButton:
        chip = ToolButton()
        chip.setObjectName("assetChip")
        chip.setCheckable(True)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(lambda _on=False: self.asked.emit())
        return chip


class Zoom(QWidget):
    """How large the tiles are. `changed` gives px."""

    changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(SMALLEST, LARGEST)
        self.slider.setValue(USUAL)
        self.slider.setFixedWidth(96)
        self.slider.setAccessibleName(_("Besar gambar kecil"))
        self.slider.setToolTip(_("Besar gambar kecil"))
        self.slider.valueChanged.connect(self.changed)
        self.setLayout(row(Icon("photo", "muted", 14), self.slider, Icon("photo", "muted", 20), gap=6))
