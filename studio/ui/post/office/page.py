"""Saving a post as a template of the office: its name, when to use it, its locks, and a try as a filler."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.content import OfficeTemplate, SlotValue
from studio.domain.ids import Sha256
from studio.domain.template import Slot, Template
from studio.session import office_templates as office
from studio.session.filling import slots_of
from studio.session.office_templates import Source, Wish
from studio.session.starting import NewPost
from studio.ui import theme
from studio.ui.canvas.pixels import Pixels
from studio.ui.post.fill.base import Filling
from studio.ui.post.fill.form import Form
from studio.ui.post.fill.preview import Preview
from studio.ui.post.office.locks import LocksTable
from studio.ui.post.office.trial import Trial
from studio.ui.widgets.basic import Label, Switch, Toned, box, button, column, header, line, put, row, tool
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

NAME, PURPOSE, NOTE = 60, 90, 160


class OfficePage(QWidget):
    """What a template is to be, beside its picture. `closed` comes with or without it saved."""

    closed = Signal()

    def __init__(self, window: "MainWindow", source: Source, record: OfficeTemplate | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.window_, self.source, self.record = window, source, record
        self.fixed = record is not None
        """Whether this changes one template and asks for no other."""
        self.trial: Trial | None = None
        self.preview: Preview | None = None
        self.form: Form | None = None
        self._build()
        self.show_record(record)
        self.try_it(on=False)

    @property
    def wish(self) -> Wish:
        """What is said in the fields."""
        return Wish(
            name=self.name.text(), purpose=self.purpose.text(), note=self.note.text(),
            locks=self.table.locks, filled=self.filled.isChecked(),
        )  # fmt: skip

    def begin(self) -> None:
        """The caret into the name."""
        self.name.setFocus()

    def suggest(self, template: str) -> None:
        """Begin with the template that the post was made of, if the office still has it."""
        if self.which.findData(template) > 0:
            self.which.show_key(template)
            self._choose(template)

    def show_record(self, record: OfficeTemplate | None) -> None:
        """Fill the fields as a template has them; without one they begin empty."""
        self.record = record
        template = self._template_of(record) if record else self.source.template
        wish = office.wish_of(record, template) if record else Wish(name="")
        self.name.show_text(wish.name)
        self.purpose.show_text(wish.purpose)
        self.note.show_text(wish.note)
        self.filled.setChecked(wish.filled)
        self.table.show_locks(wish.locks)
        self.save_.setText(_("Simpan perubahan") if record else _("Simpan templat"))

    def try_it(self, *, on: bool) -> None:
        """Show the form as a filler will see it, or the fields of the template."""
        self._let_go()
        if on:
            made, template = self._started()
            self.trial = Trial(self.window_, made, template)
            self._show_form(self.trial)
        else:
            full = office.started(
                self.window_.desk.project, self.source, self.source.template,
                self.source.design.template_hash, self.wish.name, filled=True,
            )  # fmt: skip
            self.trial = Trial(self.window_, self._paintable(full), self.source.template)
        self.left.setCurrentIndex(1 if on else 0)
        self.preview = Preview(self.trial.as_page)
        self.preview.all.hide()
        self.right.addWidget(self.preview)
        self.preview.refresh()
        if self.form is not None:
            self.form.edited.connect(self.preview.view.edit)
            self.preview.picked.connect(self.form.go_to)
            self.preview.shown.connect(self.form.tell)
            form = self.form
            QTimer.singleShot(0, form, lambda: form.fields and form.go_to(next(iter(form.fields))))

    def save(self) -> None:
        """Store the template; without a name say so."""
        if not self.name.text().strip():
            self.trying.setChecked(False)
            self.rows["name"].say(_("Beri nama dulu, supaya mudah dicari."))
            self.name.setFocus()
            return
        desk, wish, record = self.window_.desk, self.wish, self.record
        ident = record.id if record else office.new_ident()
        pinned: list[Sha256] = []

        def pin() -> None:
            desk.session.require_writable()
            pinned.append(office.pin(desk.session, self.source, ident, wish)[1])

        if not desk.attempt(pin):
            return
        words = _("Perbarui templat kantor “{name}”") if record else _("Simpan templat kantor “{name}”")
        done = desk.edit(
            words.format(name=wish.name.strip()),
            lambda draft: office.keep(draft, self.source, wish, ident, pinned[0], record),
        )
        if done:
            told = _("“{name}” ada di galeri, di bawah Templat kantor.").format(name=wish.name.strip())
            self.window_.notices.say(told, "ok", (_("Buka galeri"), self.window_.new_post))
            self.close_()

    def close_(self) -> None:
        """Let go of the trial and go back."""
        self._let_go()
        self.closed.emit()

    def _started(self) -> tuple[NewPost, Template]:
        """A new post as a filler would get it, and the template with the locks as they are ticked."""
        wish = self.wish
        template = office.template_with(self.source.template, self.source.template.id, wish)
        template = msgspec.structs.replace(template, name={"id": wish.name.strip() or _("Templat ini")})
        title = _("{name} baru").format(name=wish.name.strip() or _("Konten"))
        made = office.started(
            self.window_.desk.project, self.source, template, self.source.design.template_hash, title,
            filled=wish.filled,
        )  # fmt: skip
        return self._paintable(made), template

    def _paintable(self, made: NewPost) -> NewPost:
        """The post with the template that is pinned: locks change no picture."""
        own = self.source.design
        design = msgspec.structs.replace(made.design, template=own.template, template_hash=own.template_hash)
        return msgspec.structs.replace(made, design=design)

    def _template_of(self, record: OfficeTemplate) -> Template:
        desk = self.window_.desk
        return desk.stage.template(office.source_of(desk.project, record, self.source.template).design)

    def _show_form(self, trial: Trial) -> None:
        filling = Filling(trial.as_page)
        self.form = Form(filling, Pixels(trial.desk.session.blob))
        self.form.refresh()
        self._form_room.addWidget(self.form)
        trial.desk.changed.connect(self._follow)

    def _follow(self) -> None:
        if self.form is not None and self.preview is not None:
            self.form.refresh()
            self.preview.refresh()

    def _let_go(self) -> None:
        if self.preview is not None:
            self.preview.stop()
        for made in (self.preview, self.form):
            if made is not None:
                made.hide()
                made.setParent(None)
                made.deleteLater()
        self.preview = self.form = self.trial = None

    def _slots(self) -> tuple[Slot, ...]:
        template, found = self.source.template, dict[str, Slot]()
        for page in self.source.pages:
            found |= {slot.id: slot for slot in slots_of(template, page.layout)}
        return tuple(found.values())

    def _values(self) -> dict[str, SlotValue]:
        found: dict[str, SlotValue] = {}
        for page in reversed(self.source.pages):
            found |= page.slots
        return found

    def _choose(self, ident: str) -> None:
        project = self.window_.desk.project
        self.show_record(project.find(OfficeTemplate, ident) if ident else None)
        if self.trying.isChecked():
            self.try_it(on=True)

    def _look_at(self, slot: str, name: str) -> None:
        if self.preview is not None and not self.trying.isChecked():
            self.preview.view.edit(slot, name)

    # its parts

    def _build(self) -> None:
        records = self.window_.desk.project.all(OfficeTemplate)
        options = [("", _("Templat baru"))]
        options += [(r.id, _("Perbarui “{name}”").format(name=r.name)) for r in records]
        self.which = Choice(_("Simpan ke"), options)
        self.which.setFixedWidth(220)
        self.which.picked.connect(self._choose)
        if self.fixed or not records:
            self.which.hide()
        self.trying = Switch(_("Coba sebagai pengisi"), changed=lambda on: self.try_it(on=on))
        self.save_ = button("", self.save, kind="primary", icon="device-floppy")
        title = _("Ubah templat kantor") if self.fixed else _("Simpan sebagai templat kantor")
        head = header(
            tool("arrow-left", _("Kembali"), self.close_), Label(title, "title"), None,
            self.trying, 8, self.which, self.save_,
        )  # fmt: skip
        self.left = QStackedWidget()
        self.left.addWidget(self._fields())
        self.left.addWidget(self._tried())
        self.left.setFixedWidth(theme.look().size("fill"))
        holder = QWidget()
        self.right = QVBoxLayout(holder)
        self.right.setContentsMargins(0, 0, 0, 0)
        both = QHBoxLayout()
        put(both, self.left, line(upright=True), holder, gap=0).setStretch(2, 1)
        put(QVBoxLayout(self), head, line(), both, gap=0).setStretch(2, 1)

    def _fields(self) -> QWidget:
        self.name = TextField(_("Nama templat"), most=NAME, hint=_("mis. Pengumuman loket pindah"))
        self.purpose = TextField(_("Untuk apa"), most=PURPOSE, hint=_("mis. Untuk perubahan tempat layanan"))
        self.note = TextField(
            _("Kapan dipakai"), most=NOTE, hint=_("mis. Terbitkan paling lambat tiga hari sebelumnya")
        )
        self.rows = {
            "name": FormRow(_("Nama templat"), self.name, required=True),
            "purpose": FormRow(_("Untuk apa"), self.purpose),
            "note": FormRow(_("Kapan dipakai, kapan jangan"), self.note),
        }
        self.name.typed.connect(lambda _text: self.rows["name"].say(""))
        self.table = LocksTable(self._slots(), self._values(), {})
        self.table.looked_at.connect(self._look_at)
        self.filled = Switch(_("Konten baru mulai dengan isi ini"))
        hint = _("Yang dikunci tidak dapat diubah pengisi. Penata visual dapat membukanya dengan alasan.")
        begins = _("Tanpa ini, isian yang tidak dikunci mulai kosong.")
        inner = QWidget()
        put(
            QVBoxLayout(inner), *self.rows.values(), 4,
            column(Label(_("Kunci"), "section"), Label(hint, "hint", wrap=True), gap=4), self.table, line(),
            column(self.filled, Label(begins, "hint", wrap=True), gap=2), None,
            gap=14, margins=(24, 20, 24, 24),
        )  # fmt: skip
        area = QScrollArea()
        area.setWidget(box(column(inner, gap=0), "panel"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _tried(self) -> QWidget:
        words = _("Beginilah formulir di mata pengisi. Cobalah mengisi; tidak ada yang disimpan.")
        told = box(row(Toned(words, "info"), margins=(24, 12, 24, 12)), "well")
        self._form_room = QVBoxLayout()
        self._form_room.setContentsMargins(0, 0, 0, 0)
        whole = column(told, line(), self._form_room, gap=0)
        whole.setStretch(2, 1)
        return box(whole, "panel")
