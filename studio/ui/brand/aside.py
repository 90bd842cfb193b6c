"""Beside the kit: what it looks like on real templates, where it is used, what it locks."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from studio.catalog.brand import list_kits
from studio.catalog.templates import load_template
from studio.domain.brand import Kit
from studio.domain.content import Design, Post
from studio.session.switching import KitAtHand
from studio.ui.brand.paint import Shot
from studio.ui.widgets.basic import Icon, Label, box, clear, column, line, row, tool
from studio.ui.words import _, named

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

WIDTH = 316
PORTRAIT, SQUARE, STORY = "instagram/feed-portrait", "instagram/feed-square", "instagram/story"
SHOWN = (
    ("layanan", PORTRAIT), ("kabar", SQUARE), ("angka", PORTRAIT), ("kutipan", SQUARE), ("pengumuman", STORY),
    ("karusel", PORTRAIT),
)  # fmt: skip
EXAMPLE = "lazim"


class Aside(QScrollArea):
    """The right column."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_ = window
        self.at_hand: KitAtHand | None = None
        self.number = 0
        self._files: dict[tuple[str, str], str] = {}
        self._asked: set[tuple[str, str]] = set()
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Kit di templat"))
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.shot = Shot(_("Kit di templat"), 300)
        self.told, self.count = Label("", "hint"), Label("", "hint")
        back = tool("chevron-left", _("Templat sebelumnya"), partial(self._turn, -1), side=16)
        forth = tool("chevron-right", _("Templat berikutnya"), partial(self._turn, 1), side=16)
        head = row(Label(_("Kit di templat"), "section"), None, back, self.count, forth, gap=4)
        self.use, self.locks = QVBoxLayout(), QVBoxLayout()
        body = column(
            head, self.shot, self.told, line(), Label(_("Dipakai di"), "section"), self.use, line(),
            Label(_("Kunci"), "section"), self.locks, None, gap=12, margins=(16, 16, 16, 20),
        )  # fmt: skip
        self.setWidget(box(body, "panel"))

    def show_kit(self, at_hand: KitAtHand, kit: Kit) -> None:
        """Show another kit."""
        if self.at_hand is None or (at_hand.id, at_hand.digest) != (self.at_hand.id, self.at_hand.digest):
            self.number = 0
        self.at_hand = at_hand
        self._count(at_hand)
        self._lock(kit)
        QTimer.singleShot(0, self, self._picture)

    def stop(self) -> None:
        """Want no picture any more: the page goes."""
        self.at_hand = None

    def _turn(self, step: int) -> None:
        self.number = (self.number + step) % len(SHOWN)
        self._picture()

    def _picture(self) -> None:
        if self.at_hand is None:
            return
        template, place = SHOWN[self.number]
        self.count.setText(f"{self.number + 1} / {len(SHOWN)}")
        name = named(load_template(template).name, template)
        only = self.at_hand.origin == "project"
        self.told.setText(f"{name} · " + _("contoh dari versi kit terbaru") if only else name)
        if only and self.at_hand.id not in list_kits():
            self.shot.show_file("", _("Kit ini hanya tersimpan di proyek, jadi tanpa contoh templat."))
            return
        key = (self.at_hand.digest, template)
        self.shot.show_file(self._files.get(key, ""))
        if key in self._asked:
            return
        self._asked.add(key)
        given = {"template": template, "kit": self.at_hand.id, "examples": [EXAMPLE], "placements": [place]}
        job = self.window_.jobs.run(
            "preview", _("Pratinjau kit"), given, partial(self._came, key), quiet=True
        )
        job.failed.connect(partial(self._failed, key))

    def _came(self, key: tuple[str, str], result: list[dict[str, Any]]) -> None:
        if result:
            self._files[key] = str(result[0]["path"])
        self._show(key)

    def _failed(self, key: tuple[str, str], error: Exception) -> None:
        self._asked.discard(key)
        if self._now() == key:
            self.shot.show_file("", getattr(error, "message", ""))

    def _show(self, key: tuple[str, str]) -> None:
        if self._now() == key:
            self.shot.show_file(self._files.get(key, ""))

    def _now(self) -> tuple[str, str]:
        return (self.at_hand.digest if self.at_hand else "", SHOWN[self.number][0])

    def _count(self, at_hand: KitAtHand) -> None:
        project = self.window_.desk.project
        using = {d.id: d for d in project.all(Design) if (d.kit, d.kit_hash) == (at_hand.id, at_hand.digest)}
        posts = sum(post.design in using for post in project.all(Post))
        templates = len({design.template for design in using.values()})
        clear(self.use)
        for icon, word, count in (("files", _("Konten"), posts), ("template", _("Templat"), templates)):
            self.use.addWidget(_line(icon, word, str(count)))

    def _lock(self, kit: Kit) -> None:
        clear(self.locks)
        yes, no = _("dikunci"), _("bebas")
        for locked, word in (
            (True, _("Letak logo dan kaki gambar")),
            (kit.rules.brand_colors_only, _("Warna di luar kit")),
            (kit.rules.brand_fonts_only, _("Huruf di luar kit")),
        ):
            self.locks.addWidget(_line("lock" if locked else "lock-open", word, yes if locked else no))


def _line(icon: str, word: str, value: str) -> QWidget:
    return box(row(Icon(icon, "muted", 18), Label(word), None, Label(value, "muted"), gap=10))
