"""Settings of one placement: text scale, parts left out, the way to the focal point."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSlider, QVBoxLayout, QWidget

from studio.domain.content import Override
from studio.session.outside.making import SLOT
from studio.session.tuning import LEAST, MOST
from studio.ui.post.outside.words import as_fit, fits
from studio.ui.post.sizes.acts import fit_picture
from studio.ui.widgets.basic import Label, box, button, clear, column, put, row, writes
from studio.ui.widgets.choice import Choice
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.sizes.acts import Acts


class Tuning(QWidget):
    """Says what is to differ at the chosen placement."""

    def __init__(self, acts: "Acts") -> None:
        super().__init__()
        writes(self)
        self.acts = acts
        self.scale = QSlider(Qt.Orientation.Horizontal)
        self.scale.setRange(round(LEAST * 100), round(MOST * 100))
        self.scale.setSingleStep(1)
        self.scale.setPageStep(5)
        self.scale.setAccessibleName(_("Ukuran huruf pada ukuran ini"))
        self.percent = Label("", "muted")
        self.percent.setFixedWidth(44)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.scale.valueChanged.connect(self._scaled)
        self.scale.sliderReleased.connect(self._released)
        self.boxes: dict[str, QCheckBox] = {}
        self._parts = QVBoxLayout()
        put(self._parts, gap=2)
        self._hide = Label(_("Tampilkan"), "muted")
        self.focal = button(_("Geser foto"), acts.focal_asked.emit, icon="arrows-move", small=True)
        self.focal.setToolTip(_("Buka besar, lalu seret fotonya ke tempat yang pas"))
        self.fit = Choice(_("Cara tampil media di bentuk ini"), fits())
        self.fit.picked.connect(lambda key: fit_picture(acts, SLOT, as_fit(key)))
        self._fit_row = box(column(Label(_("Bila bentuknya lain"), "muted"), self.fit, gap=4))
        self._size_row = box(column(Label(_("Ukuran huruf"), "muted"), row(self.scale, self.percent), gap=4))
        self._title = Label(_("Sesuaikan ukuran ini"), "section")
        put(
            QVBoxLayout(self),
            self._title,
            self._size_row,
            self._fit_row,
            column(self._hide, self._parts, gap=4),
            row(self.focal, None),
            gap=10,
        )

    def show_settings(
        self, override: Override, parts: dict[str, tuple[str, ...]], names: dict[str, str], *, photo: bool,
        outside: bool = False,
    ) -> None:  # fmt: skip
        """Show what is set; `parts` are the nodes of each slot that may go. Finished media have no type."""
        self._fit_row.setVisible(outside)
        self._size_row.setVisible(not outside)
        self.fit.show_key(override.fit.get(SLOT, "cover"))
        if not self.scale.isSliderDown():
            self.scale.blockSignals(True)
            self.scale.setValue(round(override.text_scale * 100))
            self.scale.blockSignals(False)
            self.percent.setText(f"{self.scale.value()} %")
        if list(parts) != list(self.boxes):
            clear(self._parts)
            self.boxes = {}
            for slot in parts:
                made = QCheckBox(names.get(slot, slot).replace("&", "&&"))
                made.clicked.connect(lambda on, slot=slot: self.acts.hide_part(slot, hide=not on))
                self._parts.addWidget(made)
                self.boxes[slot] = made
        for slot, nodes in parts.items():
            self.boxes[slot].setChecked(not all(node in override.hidden for node in nodes))
        self._hide.setVisible(bool(parts))
        self.focal.setVisible(photo)

    def _toggled(self, slot: str, on: bool) -> None:
        self.acts.hide_part(slot, hide=not on)

    def _scaled(self, value: int) -> None:
        self.percent.setText(f"{value} %")
        self.acts.scale_text(value / 100, settled=not self.scale.isSliderDown())

    def _released(self) -> None:
        self.acts.scale_text(self.scale.value() / 100, settled=True)
