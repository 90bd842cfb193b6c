"""People of the project: who they are, what they do, which of them one is."""

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studio.domain.content import Person, Role
from studio.domain.ids import PersonId
from studio.session.projects import new_id
from studio.ui.home.parts import two_lines
from studio.ui.naming import initials
from studio.ui.widgets.basic import (
    Elided,
    Label,
    box,
    button,
    card,
    clear,
    empty,
    line,
    put,
    row,
    tool,
    writes,
)
from studio.ui.widgets.choice import Search
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


def role_words() -> dict[Role, tuple[str, str]]:
    """Name of each role and what it may do."""
    return {
        "filler": (_("Pengisi"), _("mengisi templat dan takarir")),
        "designer": (_("Penata visual"), _("mengatur templat dan kit")),
        "editor": (_("Penyunting"), _("menyunting naskah")),
        "verifier": (_("Pemeriksa"), _("memeriksa fakta dan angka")),
        "approver": (_("Penyetuju"), _("menyetujui sebelum terbit")),
        "admin": (_("Pengelola"), _("mengatur proyek dan orang")),
    }


class RoleBoxes(QWidget):
    """A tick for each role."""

    def __init__(self, now: tuple[Role, ...]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self.boxes: dict[Role, QCheckBox] = {}
        for role, (name, does) in role_words().items():
            made = QCheckBox(f"{name}: {does}")
            made.setChecked(role in now)
            self.boxes[role] = made
        self._columns = 0
        self._arrange(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where the words have room, else one."""
        super().resizeEvent(event)
        widest = max(made.sizeHint().width() for made in self.boxes.values())
        self._arrange(2 if 2 * widest + self._grid.horizontalSpacing() <= self.width() else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, made in enumerate(self.boxes.values()):
            self._grid.removeWidget(made)
            made.setMinimumWidth(0)
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._grid.addWidget(made, number // columns, number % columns)

    def chosen(self) -> tuple[Role, ...]:
        """The roles ticked."""
        return tuple(role for role, made in self.boxes.items() if made.isChecked())


SETTLED_MS = 50
"""Until the page has taken the height of what was put into it."""


class PeopleSection(QWidget):
    """A list with search; one person at a time is open for changes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        writes(self)
        self.window_, self.desk = window, window.desk
        self.open_one = ""
        self.search = Search(_("Cari orang"), _("Cari nama, jabatan, peran"))
        self.search.setFixedWidth(280)
        self.search.textChanged.connect(lambda _text: self.refresh())
        add = button(_("Tambah orang"), self.add, kind="primary", icon="user-plus")
        self._list = QVBoxLayout()
        put(self._list, gap=0)
        frame = QFrame()
        frame.setObjectName("card")
        frame.setLayout(self._list)
        put(
            QVBoxLayout(self),
            row(Label(_("Orang dan peran"), "section"), None, self.search, add),
            Label(_("Peran menentukan siapa yang memeriksa dan menyetujui."),
                  "muted", wrap=True),
            frame, None, gap=14,
        )  # fmt: skip

    def refresh(self) -> None:
        """Show the people that fit the search."""
        clear(self._list)
        wanted = self.search.text().casefold().split()
        people = [p for p in self.desk.project.all(Person) if all(w in found_in(p) for w in wanted)]
        for number, person in enumerate(people):
            if number:
                self._list.addWidget(line())
            self._list.addWidget(self._editor(person) if person.id == self.open_one else self._row(person))
        if not people:
            self._list.addWidget(self._nothing())

    def add(self) -> None:
        """Register somebody and open the form."""
        person = Person(id=PersonId(new_id()), name=_("Orang baru"), roles=("filler",))
        if self.desk.put(_("Tambah orang"), person):
            self.search.clear()
            self.edit(person)

    def edit(self, person: Person) -> None:
        """Open a person for changes."""
        self.open_one = str(person.id)
        self.refresh()
        self.name.setFocus()
        self.name.selectAll()
        QTimer.singleShot(SETTLED_MS, self.form, lambda: show_whole(self.form))

    def _nothing(self) -> QWidget:
        if self.search.text():
            return empty("search", _("Tidak ada yang cocok"), _("Coba kata lain."),
                         button(_("Tampilkan semua"), self.search.clear))  # fmt: skip
        return empty("users", _("Belum ada orang"), _("Daftarkan diri Anda dan rekan yang memeriksa."),
                     button(_("Tambah orang"), self.add, icon="user-plus"))  # fmt: skip

    def _row(self, person: Person) -> QWidget:
        me = self.window_.me is not None and self.window_.me.id == person.id
        names = two_lines(person.name, person.position or "–")
        roles = ", ".join(role_words()[r][0] for r in person.roles) or _("Tanpa peran")
        said = box(row(Elided(roles, "muted")))
        said.setFixedWidth(180)
        mark = (
            Label(_("Saya"), "chip", "ok")
            if me
            else button(_("Ini saya"), partial(self._be, person), small=True)
        )
        side = box(row(mark, None))
        side.setFixedWidth(82)
        change = tool(
            "pencil", _("Ubah {name}").format(name=person.name), partial(self.edit, person), side=18
        )
        away = tool(
            "trash", _("Hapus {name}").format(name=person.name), partial(self._remove, person), side=18
        )
        made = box(row(disc_of(person), names, said, side, change, away, gap=12, margins=(16, 0, 8, 0)))
        made.setFixedHeight(56)
        made.layout().setStretch(1, 1)  # type: ignore[union-attr]
        return made

    def _editor(self, person: Person) -> QWidget:
        self.name = TextField(_("Nama"), person.name)
        self.position = TextField(_("Jabatan"), person.position)
        self.roles = RoleBoxes(person.roles)
        self.name_row = FormRow(_("Nama lengkap dengan gelar"), self.name, required=True)
        self.name.returnPressed.connect(lambda: self._store(person))
        self.position.returnPressed.connect(lambda: self._store(person))
        made = card(
            self.name_row, FormRow(_("Jabatan"), self.position), FormRow(_("Peran"), self.roles),
            row(button(_("Simpan"), lambda: self._store(person), kind="primary"),
                button(_("Batal"), self._close, kind="ghost"), None),
            gap=14,
        )  # fmt: skip
        made.setObjectName("personForm")
        self.form = made
        return made

    def _store(self, person: Person) -> None:
        name = self.name.text().strip()
        if not name:
            self.name_row.say(_("Nama belum diisi."))
            return
        made = msgspec.structs.replace(
            person, name=name, position=self.position.text().strip(), roles=self.roles.chosen()
        )
        self.open_one = ""
        if made == person or self.desk.put(_("Ubah data {name}").format(name=name), made):
            self.window_.status.refresh()
            self.refresh()

    def _close(self) -> None:
        self.open_one = ""
        self.refresh()

    def _be(self, person: Person) -> None:
        self.window_.be(person)
        self.refresh()

    def _remove(self, person: Person) -> None:
        command = _("Hapus {name}").format(name=person.name)
        if self.desk.edit(command, lambda draft: draft.remove(Person, person.id)):
            self.window_.status.refresh()
            self.window_.notices.say(
                _("{name} dihapus dari daftar.").format(name=person.name),
                "info",
                (_("Urungkan"), self.desk.undo),
            )


def show_whole(part: QWidget) -> None:
    """Scroll until all of a part is in sight."""
    area = part.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        area.ensureWidgetVisible(part, 0, 16)


def disc_of(person: Person) -> Label:
    """A small disc with the first letters of a name."""
    made = Label(initials(person.name), "disc")
    made.setFixedSize(32, 32)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def found_in(person: Person) -> str:
    """All that a search looks at."""
    roles = [role_words()[r][0] for r in person.roles]
    return " ".join((person.name, person.position, *roles)).casefold()
