"""Find and replace over every caption and alternative text of the post."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from studio.domain.find_replace import Hit, find_all, replaced
from studio.ui.post.captions.context import Captions
from studio.ui.widgets.basic import Label, button, line, put, row, tool
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, many


class FindBar(QWidget):
    """`moved` gives the hit to show; `searched` every hit."""

    moved = Signal(object)
    searched = Signal(object)

    def __init__(self, captions: Captions) -> None:
        super().__init__()
        self.captions = captions
        self.hits: tuple[Hit, ...] = ()
        self.at = 0
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.wanted = TextField(_("Cari di takarir dan teks alternatif"), hint=_("Cari di semua takarir"))
        self.by = TextField(_("Ganti dengan"), hint=_("Ganti dengan"))
        self.case = QCheckBox(_("Huruf besar/kecil"))
        self.case.setToolTip(_("Bedakan huruf besar dan kecil"))
        self.count = Label("", "muted")
        self.before = tool("chevron-up", _("Temuan sebelumnya (Shift+Enter)"), lambda: self.step(-1), side=18)
        self.after = tool("chevron-down", _("Temuan berikutnya (Enter)"), lambda: self.step(1), side=18)
        self.all = button(_("Ganti semua"), self.replace_all, small=True)
        self.close_button = tool("x", _("Tutup pencarian (Esc)"), self.close_bar, side=18)
        self.wanted.textChanged.connect(lambda _text: self.search())
        self.case.toggled.connect(lambda _on: self.search())
        self.by.returnPressed.connect(self.replace_all)
        for field in (self.wanted, self.by):
            field.setMinimumWidth(120)
        parts = row(
            self.wanted, self.before, self.after, self.count, 8, self.by, self.all,
            self.case, self.close_button, gap=6, margins=(24, 8, 12, 8),
        )  # fmt: skip
        parts.setStretch(0, 3)
        parts.setStretch(5, 2)
        put(QVBoxLayout(self), parts, line(), gap=0)
        self.hide()

    def open(self, *, replace: bool = False) -> None:
        """Show the bar, ready to type."""
        self.show()
        field = self.by if replace and self.wanted.text() else self.wanted
        field.setFocus()
        field.selectAll()
        self.search()

    def close_bar(self) -> None:
        """Put it away."""
        self.hide()
        self.hits = ()
        self.searched.emit(())

    def search(self, *, keep: bool = False) -> None:
        """Look for the words anew."""
        captions = self.captions
        self.hits = find_all(
            captions.desk.project, captions.post, self.wanted.text(), match_case=self.case.isChecked()
        )
        self.at = min(self.at, max(0, len(self.hits) - 1)) if keep else 0
        self._say()
        self.searched.emit(self.hits)

    def step(self, by: int) -> None:
        """Go to the next or the previous hit."""
        if self.hits:
            self.at = (self.at + by) % len(self.hits)
            self._say()
            self.moved.emit(self.hits[self.at])

    def replace_all(self) -> None:
        """Replace every hit as one command."""
        find, by = self.wanted.text(), self.by.text()
        captions, count = self.captions, len(self.hits)
        captions.desk.flush()
        records = replaced(captions.desk.project, captions.post, find, by, match_case=self.case.isChecked())
        if records and captions.desk.put(
            _("Ganti “{find}” dengan “{by}”").format(find=find, by=by), *records
        ):
            captions.desk.told.emit(
                many("{count} temuan diganti. Ctrl+Z mengembalikan semuanya.", count).format(count=count)
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter goes back, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.wanted.hasFocus():
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        self.all.setEnabled(bool(self.hits))
        for arrow in (self.before, self.after):
            arrow.setEnabled(len(self.hits) > 0)
        if not self.wanted.text():
            self.count.setText("")
            self.all.setToolTip(_("Tulis dulu yang dicari."))
            return
        self.all.setToolTip("" if self.hits else _("Tidak ada yang dapat diganti."))
        words = _("{at} dari {count}").format(at=self.at + 1, count=len(self.hits))
        self.count.setText(words if self.hits else _("tidak ada"))
