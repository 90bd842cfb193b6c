"""Naskah: the parts of a plan on the left, the one being written in the middle, its guide on the right."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.catalog.strategy_forms import Part
from studio.domain.plan_results import filled, words_in
from studio.session.strategy_plan import form_of, with_part
from studio.ui import theme
from studio.ui.naming import number
from studio.ui.strategy.plan.aids import Aids
from studio.ui.strategy.plan.guide import guide
from studio.ui.widgets.bars import ShareBar
from studio.ui.widgets.basic import Label, box, button, clear, column, line, put, row, writes
from studio.ui.widgets.fields import TextArea
from studio.ui.widgets.painting import draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel, Spoken
from studio.ui.words import _, many, named

if TYPE_CHECKING:
    from studio.ui.strategy.plan.editor import PlanEditor

Index = QModelIndex | QPersistentModelIndex
LEFT, RIGHT, TALL = 248, 340, 52


@dataclass(frozen=True, slots=True)
class PartRow(Spoken):
    """A part and how much is written of it."""

    part: Part
    words: int

    @property
    def state(self) -> str:
        """`kosong` or how many words."""
        if not self.words:
            return _("kosong")
        return many("{count} kata", self.words).format(count=number(self.words))

    @property
    def said(self) -> str:
        """What a screen reader says."""
        return f"{self.part.order}. {named(self.part.title)}: {self.state}"


class PartsTab(QWidget):
    """The parts."""

    def __init__(self, editor: "PlanEditor") -> None:
        super().__init__()
        self.editor, self.desk = editor, editor.desk
        self.form = form_of(editor.plan)
        self.at: Part = self.form.parts[0]
        self.rows = RowModel[PartRow]()
        self.list = RowList(self.rows, _("Bagian rencana"))
        self.list.setItemDelegate(_Painter(self.list))
        self._done = Label("", "hint")
        self._bar = column(gap=0)
        self.heading, self.what = Label("", "title", wrap=True), Label("", "", wrap=True)
        self.count = Label("", "hint")
        self.field = writes(TextArea(_("Isi bagian"), rows=16, most_rows=60, hint=_("Tulis di sini.")))
        self.field.typed.connect(self._typed)
        self.aids = Aids(self)
        self.next = button(_("Bagian berikutnya"), self._next, icon="arrow-right")
        self._guide = QScrollArea()
        self._build()
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.refresh()

    def start(self) -> None:
        """Go to the first part that holds nothing, ready to write."""
        empty = next((p for p in self.form.parts if not self.text_of(p).strip()), self.form.parts[0])
        self.show_part(empty.id)
        self.field.setFocus()

    def text_of(self, part: Part) -> str:
        """What is written of a part."""
        return self.editor.plan.parts.get(part.id, "")

    def show_part(self, ident: str) -> None:
        """Write another part."""
        place = next(n for n, part in enumerate(self.form.parts) if part.id == ident)
        if self.list.currentIndex().row() == place:
            self._open(self.form.parts[place])
        else:
            self.list.setCurrentIndex(self.rows.index(place, 0))

    def take_in(self, text: str) -> None:
        """Replace the text of the part by one that took proposals in, as one command."""
        name = named(self.at.title)
        if self.desk.put(
            _("Ambil usulan ke {part}").format(part=name), with_part(self.editor.plan, self.at.id, text)
        ):
            self.refresh()
            self.field.setFocus()

    def refresh(self) -> None:
        """Show what is written by now."""
        plan, parts = self.editor.plan, self.form.parts
        rows = [PartRow(part, words_in(plan.parts.get(part.id, ""))) for part in parts]
        if not self.rows.rows:
            self.rows.show_rows(rows)
            self.list.setCurrentIndex(self.rows.index(0, 0))
        elif rows != self.rows.rows:
            self.rows.rows = rows
            self.list.paint_anew()
        done = filled(plan, [part.id for part in parts])
        words = _("{done} dari {whole} bagian terisi").format(done=number(done), whole=number(len(parts)))
        if self._done.text() != words:
            self._done.setText(words)
            clear(self._bar)
            self._bar.addWidget(ShareBar(done / len(parts), words, "ok" if done == len(parts) else "accent"))
        self.field.show_text(self.text_of(self.at))
        self._count()

    def _open(self, part: Part) -> None:
        self.desk.flush()
        self.at = part
        name = named(part.title)
        self.heading.setText(f"{part.order}. {name}")
        self.what.setText(named(part.write))
        self.field.setAccessibleName(_("Isi {part}").format(part=name))
        self.field.show_text(self.text_of(part))
        self.aids.show_part(part)
        last = part.order == len(self.form.part)
        self.next.setText(_("Ke indikator") if last else _("Bagian berikutnya"))
        self._guide.setWidget(guide(part))
        self._count()

    def _chosen(self, now: QModelIndex, before: QModelIndex) -> None:  # noqa: ARG002 - Qt gives both
        if now.isValid():
            self._open(self.rows.rows[now.row()].part)

    def _typed(self, text: str) -> None:
        command = _("Isi {part}").format(part=named(self.at.title))
        plan = with_part(self.editor.plan, self.at.id, text)
        self.desk.type(f"plan-{self.editor.ident}-{self.at.id}", command, plan)

    def _count(self) -> None:
        words = words_in(self.field.toPlainText())
        self.count.setText(many("{count} kata", words).format(count=number(words)) if words else _("kosong"))

    def _next(self) -> None:
        if self.at.order == len(self.form.part):
            self.editor.show_tab("indicators")
            return
        self.show_part(self.form.parts[self.at.order].id)
        self.field.setFocus()

    def _build(self) -> None:
        progress = box(column(self._done, self._bar, gap=4, margins=(16, 12, 16, 10)))
        left = box(column(progress, line(), self.list, gap=0), "panel")
        left.setFixedWidth(LEFT)
        left.layout().setStretch(2, 1)  # type: ignore[union-attr]
        hint = Label(
            _("Baris yang diawali “- ” menjadi daftar; kolom tabel dipisah “ | ”."), "hint", wrap=True
        )
        foot = row(hint, self.next, gap=16)
        foot.setStretch(0, 1)
        body = column(
            self.heading, self.what, 4, self.aids, self.field, row(None, self.count), 4, foot, None, gap=8,
            margins=(24, 20, 24, 24),
        )  # fmt: skip
        middle = QScrollArea()
        middle.setWidgetResizable(True)
        middle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        held = box(body)
        held.setMaximumWidth(860)
        middle.setWidget(held)
        self._guide.setWidgetResizable(True)
        self._guide.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = box(column(self._guide, gap=0), "panel")
        right.setFixedWidth(RIGHT)
        whole = row(left, line(upright=True), middle, line(upright=True), right, gap=0)
        whole.setStretch(2, 1)
        put(QVBoxLayout(self), whole, gap=0)


class _Painter(QStyledItemDelegate):
    def __init__(self, shown: RowList) -> None:
        super().__init__(shown)
        self.list = shown

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Two lines."""
        return QSize(120, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Mark, number and title over how much is written."""
        now, room = theme.look(), option.rect
        one: PartRow = index.data(ROW)
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, now.color("tint" if on else "surface2" if over else "surface1"))
        icon, token = ("circle-check", "ok") if one.words else ("circle-dashed", "muted")
        draw_icon(painter, QRect(room.left() + 14, room.top(), 20, room.height()), icon, token, 18)
        wide = room.width() - 54
        title = f"{one.part.order}. {named(one.part.title)}"
        top = QRect(room.left() + 44, room.top() + 7, wide, 20)
        write(painter, top, title, "strong", weight=600 if on else 500)
        write(painter, QRect(room.left() + 44, room.top() + 26, wide, 18), one.state, "muted", size=12)
        if option.state & QStyle.StateFlag.State_HasFocus and self.list.hasFocus():
            draw_ring(painter, room)
        painter.restore()
