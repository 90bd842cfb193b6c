"""The controls beside the board: faces to tick, the tool, the look of what covers, steps back and forth."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QSlider, QVBoxLayout, QWidget

from studio.domain.covering import FaceBox
from studio.ui.blur.board import Tool
from studio.ui.blur.marks import Marks
from studio.ui.widgets.basic import Label, Segments, box, button, clear, column, line, put, row, tool
from studio.ui.words import _, many

WIDTH = 316
SMALLEST, LARGEST = 1, 20
"""Radius of the brush in hundredths of the picture's longer side."""


class Side(QWidget):
    """What one may choose. Signals tell what a person chose; `show_marks` shows what holds."""

    ticked = Signal(int)
    all_ticked = Signal()
    tool_chosen = Signal(str)
    radius_chosen = Signal(float)
    style_chosen = Signal(str)
    strength_chosen = Signal(int)
    undone = Signal()
    redone = Signal()
    search_asked = Signal()

    def __init__(self, radius: float) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.checks: list[QCheckBox] = []
        self._list = QVBoxLayout()
        put(self._list, gap=2)
        self.note = Label("", "hint", wrap=True)
        self.search = button(_("Cari wajah"), self.search_asked.emit, icon="user-search", small=True)
        self.all = button(_("Tutup semua wajah"), self.all_ticked.emit, small=True)
        self.tools = Segments((("face", _("Wajah")), ("box", _("Kotak")), ("brush", _("Kuas"))))
        self.tools.chosen.connect(self.tool_chosen)
        self.how = Label("", "hint", wrap=True)
        self.size_ = QSlider(Qt.Orientation.Horizontal)
        self.size_.setRange(SMALLEST, LARGEST)
        self.size_.setValue(round(radius * 100))
        self.size_.setAccessibleName(_("Ukuran kuas"))
        self.size_.valueChanged.connect(lambda value: self.radius_chosen.emit(value / 100))
        self.styles = Segments((("pixelate", _("Kotak-kotak")), ("blur", _("Kabur"))), "pixelate")
        self.styles.chosen.connect(self.style_chosen)
        levels = (("1", _("Kuat")), ("2", _("Lebih kuat")), ("3", _("Terkuat")))
        self.levels = Segments(levels, "2")
        self.levels.chosen.connect(lambda key: self.strength_chosen.emit(int(key)))
        self.undo = tool("arrow-back-up", _("Urungkan (Ctrl+Z)"), self.undone.emit)
        self.redo = tool("arrow-forward-up", _("Ulangi (Ctrl+Y)"), self.redone.emit)
        self._build()

    def _build(self) -> None:
        for segments, name in (
            (self.tools, _("Alat")),
            (self.styles, _("Cara")),
            (self.levels, _("Kekuatan")),
        ):
            for made in segments.buttons.values():
                made.setAccessibleName(f"{name}: {made.text()}")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(box(column(self._list, None)))
        self.area = area
        self.brush = box(column(Label(_("Ukuran kuas"), "muted"), self.size_, gap=4))
        steps = row(self.undo, self.redo, None, gap=4)
        put(
            QVBoxLayout(self), Label(_("Wajah"), "strong"), area, self.note, row(self.all, self.search, None),
            line(), Label(_("Alat"), "muted"), self.tools, self.how, self.brush, line(),
            Label(_("Cara"), "muted"),
            self.styles, Label(_("Kekuatan"), "muted"), self.levels, 4, steps, None, gap=8,
        )  # fmt: skip

    def show_faces(self, faces: tuple[FaceBox, ...] | None, note: str, *, search: bool) -> None:
        """List the faces found; `note` says what is to be known about them."""
        clear(self._list)
        self.checks = []
        for number in range(len(faces or ())):
            made = QCheckBox(_("Wajah {number}").format(number=number + 1))
            made.clicked.connect(lambda _on=False, number=number: self.ticked.emit(number))
            self._list.addWidget(made)
            self.checks.append(made)
        count = len(self.checks)
        self.area.setVisible(bool(count))
        self.area.setFixedHeight(min(150, max(1, count) * 30))
        found = many("{count} wajah ditemukan. Yang dicentang akan tertutup.", count).format(count=count)
        self.note.setText(note or found)
        self.all.setVisible(count > 0)
        self.search.setVisible(search)
        self.tools.buttons["face"].setVisible(count > 0)

    def show_marks(self, marks: Marks, *, undo: bool, redo: bool) -> None:
        """Show what is marked and which steps there are."""
        for number, made in enumerate(self.checks):
            made.setChecked(number in marks.ticked)
        self.styles.buttons[marks.style].setChecked(True)
        self.levels.buttons[str(marks.strength)].setChecked(True)
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)
        self.all.setEnabled(len(marks.ticked) < len(self.checks))

    def show_tool(self, kind: Tool, how: str) -> None:
        """Show the tool in hand and how it is used."""
        self.how.setText(how)
        self.tools.buttons[kind].setChecked(True)
        self.brush.setVisible(kind == "brush")
