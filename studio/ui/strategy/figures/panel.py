"""Beside the register: the figure one is on, to be changed, how fresh it is, and the posts that show it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.catalog.share_rules import figure_age
from studio.domain.content import Figure, Post
from studio.domain.ids import FigureId
from studio.session.figure_register import Row
from studio.session.projects import new_id
from studio.ui.naming import many_posts, short_date
from studio.ui.strategy.posts import PostList, PostRow
from studio.ui.widgets.basic import Elided, Label, Tone, Toned, box, column, line, put, row, tool, writes
from studio.ui.widgets.figure_form import FigureForm
from studio.ui.widgets.figure_rows import lack_words, value_of
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.strategy.figures.section import FigureSection

WIDE = 348


def fresh() -> Figure:
    """A figure that is not in the register yet."""
    return Figure(id=FigureId(new_id()), value="", label="")


def advice(shown: Row) -> tuple[str, Tone]:
    """What to do about a figure, and how pressing it is."""
    figure = shown.figure
    if shown.freshness == "expired":
        words = _("Kedaluwarsa sejak {day}. Perbarui nilainya, atau perpanjang bila masih benar.")
        return words.format(day=short_date(figure.expires)), "warn"
    if shown.lacks:
        words = _("Angka ini belum boleh keluar: {what}.")
        return words.format(what=", ".join(lack_words((lack,)) for lack in shown.lacks)), "stop"
    if shown.freshness == "old":
        words = _("Datanya sudah lebih dari {months} bulan. Perbarui, atau tulis berlaku sampai kapan.")
        return words.format(months=figure_age().months), "warn"
    if shown.freshness == "soon":
        return _("Sebentar lagi berakhir: {day}.").format(day=short_date(figure.expires)), "info"
    return "", ""


class FigurePanel(QFrame):
    """The fields are those of the tab Isi, and until when the figure is valid."""

    def __init__(self, section: "FigureSection") -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDE)
        self.section, self.desk = section, section.desk
        self.title = Elided("", "section")
        self.away = writes(tool("trash", _("Hapus angka"), section.remove, side=18))
        self._head = box(row(self.title, self.away, margins=(16, 0, 8, 0)))
        self._head.setFixedHeight(48)
        self.form = FigureForm(fresh(), lambda _part: None, expires=True)
        writes(self.form)
        self.form.fields["as_of"].today = self.form.fields["expires"].today = self.desk.now.date()  # type: ignore[attr-defined] # DayFields
        self.form.typed.connect(self._typed)
        self.note, self.warning = Toned("", ""), Toned("", "")
        self.posts = PostList(_("Konten yang memakai angka ini"))
        self.posts.opened.connect(lambda shown: section.window_.open_post(shown.ident, "fill", shown.where))
        self.count = Label("", "hint")
        self.none = Label(
            _("Belum dipakai. Di tab Isi, isian angka punya tombol “Pilih dari daftar angka”."), "muted",
            wrap=True,
        )  # fmt: skip
        self.none.setContentsMargins(16, 0, 16, 16)
        top = box(column(self.note, self.form, self.warning, gap=12, margins=(16, 14, 16, 16)))
        used = row(Label(_("Dipakai di"), "strong"), None, self.count, margins=(16, 12, 16, 8))
        inside = column(top, line(), used, self.none, self.posts, gap=0)
        inside.addStretch(1)
        inside.setStretch(4, 100)  # the posts take the room when there are any
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(box(inside))
        put(QVBoxLayout(self), self._head, line(), area, gap=0).setStretch(2, 1)

    @property
    def figure(self) -> Figure:
        """The figure as it stands in the fields."""
        return self.form.figure

    def show_figure(self, figure: Figure, shown: Row | None) -> None:
        """Show a figure; without a row it is not in the register yet."""
        if figure != self.form.figure:
            self.form.show_figure(figure)
        named = f"{value_of(figure)} {figure.unit}".strip() if figure.value else figure.label
        self.title.setText(named or _("Angka baru"))
        self.away.setVisible(shown is not None)
        words, tone = advice(shown) if shown is not None else ("", "")
        self._say(self.note, words, tone)
        self._say(self.warning, *self._falls(shown))
        self._uses(shown)

    def begin(self) -> None:
        """A new figure: the caret into its value."""
        self.show_figure(fresh(), None)
        self.form.fields["value"].setFocus()

    def _typed(self, figure: Figure) -> None:
        words = _("Ubah angka “{label}”").format(label=figure.label or figure.value)
        self.section.key = str(figure.id)
        self.desk.type(f"figure:{figure.id}", words, figure)

    def _falls(self, shown: Row | None) -> tuple[str, Tone]:
        """Which posts a change reaches."""
        if shown is None or not shown.uses:
            return "", ""
        words = _("Mengubahnya mengganti gambar di {posts}.").format(posts=many_posts(shown.posts))
        sealed = shown.sealed
        if not sealed:
            return words, "info"
        fallen = many("Persetujuan gambar {count} konten gugur: {titles}.", len(sealed))
        titles = ", ".join(f"“{use.title}”" for use in sealed[:3])
        return f"{words} {fallen.format(count=len(sealed), titles=titles)}", "warn"

    def _uses(self, shown: Row | None) -> None:
        uses = shown.uses if shown is not None else ()
        made = []
        for use in uses:
            post = self.desk.project.get(Post, use.post)
            page = _("halaman {number}").format(number=use.page)
            made.append(PostRow(use.post, use.title, use.status, post.schedule.date, use.slot, page))
        self.posts.show_rows(made)
        self.posts.setVisible(bool(made))
        self.none.setVisible(not made)
        self.count.setText(many_posts(shown.posts) if shown is not None and made else "")

    def _say(self, part: QWidget, words: str, tone: Tone) -> None:
        if isinstance(part, Toned):
            part.say(words, tone)
        part.setVisible(bool(words))
