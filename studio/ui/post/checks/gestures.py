"""The gesture card over the window: poses that people read as support, disputed ones, allowed ones."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.catalog.gestures import Gesture, GestureStatus, drawing, load_gestures
from studio.ui import theme
from studio.ui.help import Sheet
from studio.ui.naming import short_date
from studio.ui.widgets.basic import Icon, Label, Tone, box, button, card, column, line, put, row
from studio.ui.words import _, named

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

WIDTH, SIDE, COLUMNS = 880, 84, 5
ORDER: tuple[GestureStatus, ...] = ("avoid", "disputed", "allowed")


class GestureCard(QWidget):
    """All poses with a drawing, a name and how they look; nothing here knows who is in a picture."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_ = window
        known = tuple(load_gestures().values())
        lines: list[QWidget] = [
            Label(
                _("Untuk foto di masa pemilihan. Lihat tangan setiap orang, juga di latar."),
                "muted",
                wrap=True,
            )
        ]
        for status in ORDER:
            mine = [one for one in known if one.status == status]
            if mine:
                lines += [_head(status), _grid(mine)]
        days = ", ".join(sorted({short_date(one.as_of) for one in known}))
        words = _("Menurut pers tentang daftar BKN dan Bawaslu, bukan teks aturannya; dicek {day}.")
        lines.append(Label(words.format(day=days), "hint", wrap=True))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Kartu gestur"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(box(column(*lines, None, gap=10, margins=(20, 14, 20, 16))))
        self.paper = button(_("Simpan PDF A4…"), self.choose, icon="printer")
        foot = box(row(self.paper, None, margins=(20, 10, 20, 12)))
        put(QVBoxLayout(self), area, line(), foot, gap=0).setStretch(0, 1)

    def choose(self) -> None:
        """Choose where the card on paper goes."""
        name, _f = QFileDialog.getSaveFileName(
            self, _("Simpan kartu gestur"), "kartu-gestur.pdf", "PDF (*.pdf)"
        )
        if name:
            self.write_to(Path(name))

    def write_to(self, path: Path) -> None:
        """Write the card on paper in the background."""
        window = self.window_
        job = window.jobs.run("gesture_card", _("Menulis kartu gestur"), {"path": str(path)})
        told = _("Kartu gestur disimpan: {file}").format(file=path.name)
        job.done.connect(lambda _size: window.notices.say(told, "ok"))
        job.failed.connect(window.notices.fail)


def show_gestures(window: "MainWindow") -> Sheet:
    """Show the card over the window; Esc closes it."""
    return Sheet(window, _("Kartu gestur"), GestureCard(window), WIDTH)


def _head(status: GestureStatus) -> QWidget:
    known: dict[GestureStatus, tuple[str, str, Tone]] = {
        "avoid": (_("Dihindari di masa pemilihan"), "ban", "stop"),
        "disputed": (_("Diperselisihkan: sumber berbeda"), "help-circle", "warn"),
        "allowed": (_("Boleh"), "circle-check", "ok"),
    }
    words, icon, tone = known[status]
    return box(row(Icon(icon, tone, 18), Label(words, "strong", tone), None, gap=8))


def _grid(mine: list[Gesture]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(10)
    for number, one in enumerate(mine):
        grid.addWidget(_pose(one), number // COLUMNS, number % COLUMNS)
    for place in range(COLUMNS):
        grid.setColumnStretch(place, 1)
    return box(grid)


def _pose(one: Gesture) -> QWidget:
    picture = QLabel()
    picture.setPixmap(_drawn(one.id))
    picture.setFixedSize(SIDE, SIDE)
    name, looks = Label(named(one.name), "strong", wrap=True), Label(named(one.looks), "hint", wrap=True)
    for part in (name, looks):
        part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    note = [Label(named(one.note), "hint", wrap=True)] if one.note else []
    return card(row(None, picture, None), name, looks, *note, None, gap=4, margins=(10, 10, 10, 10))


def _drawn(ident: str) -> QPixmap:
    """A pose in the colour of words."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    ink = theme.look().color("strong").name().encode()
    svg = drawing(ident).read_bytes().replace(b'stroke="#000"', b'stroke="' + ink + b'"')
    made = QPixmap(QSize(round(SIDE * ratio), round(SIDE * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, SIDE * ratio, SIDE * ratio))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
