"""The steps of a post in a panel: who takes each, until when; filled with what is usual by one button."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.domain.content import Person, Post, Status, Step
from studio.domain.ids import PersonId
from studio.domain.steps import FLOW, Pace, StepRule, is_late, step_of, still_to_come
from studio.domain.typed import clock_time
from studio.session.waiting import proposed, rules
from studio.ui.calendar.details import held_of
from studio.ui.calendar.popup import Popup
from studio.ui.naming import long_day, status_of, when
from studio.ui.waiting import role_name, step_name, waiting_words
from studio.ui.widgets.basic import Elided, Icon, Label, Toned, box, button, column, line, row, writes
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

WIDE = 660


class StepRow:
    """One step: its state, who, the day and, when it matters, the time."""

    def __init__(self, panel: "StepsPanel", rule: StepRule, over: bool) -> None:
        post, page = panel.post, panel.page
        self.status: Status = rule.status
        self.rule, self.over = rule, over
        step, name = step_of(post, rule.status), step_name(rule.status)
        late = bool(step and not over and is_late(step.due, page.desk.now))
        icon, token = ("circle-check", "ok") if over else ("alert-triangle", "stop") if late else (
            "circle-dashed", "muted"
        )  # fmt: skip
        if not (over or late) and rule.status in still_to_come(post.status)[:1]:
            icon, token = "hourglass-high", "warn"
        words = status_of(rule.status)[0]
        self.icon = Icon(icon, token, 18)
        self.name = box(column(Label(name, "strong"), Label(f"→ {words}", "hint"), gap=0))
        people = page.desk.project.all(Person)
        able = [p for p in people if rule.role in p.roles]
        rest = [p for p in people if rule.role not in p.roles]
        anyone = role_name(rule.role)
        anyone = anyone[:1].upper() + anyone[1:]
        options = [("", anyone), *((str(p.id), p.name) for p in (*able, *rest))]
        self.owner = Choice(_("Petugas {step}").format(step=name), options)
        self.day = DayField(_("Tenggat {step}").format(step=name), hint=_("mis. 18/11/2026"))
        self.day.today = page.today
        self.time = TextField(_("Jam tenggat {step}").format(step=name), hint="–")
        self.time.setFixedWidth(64)
        self.show_step(step)
        for part in (self.owner, self.day, self.time):
            part.setEnabled(not over)

    def show_step(self, step: Step | None) -> None:
        """Show who and until when."""
        day, _t, time = (step.due if step else "").partition("T")
        self.owner.show_key(str(step.owner or "") if step else "")
        self.day.setText(long_day(day) if day else "")
        self.day.setCursorPosition(0)
        self.time.setText(time.replace(":", "."))

    def step(self) -> Step | None:
        """What the row says; None when it says nothing, ValueError when the time cannot be read."""
        day, time = self.day.day(), clock_time(self.time.text())
        if (self.day.text().strip() and not day) or (self.time.text().strip() and not time):
            raise ValueError(self.status)
        owner = PersonId(self.owner.key()) if self.owner.key() else None
        due = f"{day}T{time}" if day and time else day
        return Step(status=self.status, owner=owner, due=due) if owner or due else None


class StepsPanel(Popup):
    """The panel. It is stored by Simpan, as one command."""

    def __init__(self, page: "CalendarPage", post: Post) -> None:
        super().__init__(page, _("Langkah dan tenggat"), WIDE)
        self.post = post
        left = still_to_come(post.status)
        over = set() if post.status == "on-hold" else set(FLOW) - set(left)
        self.rows = [StepRow(self, rule, rule.status in over) for rule in rules()]
        self.told = Label("", "hint", "stop", wrap=True)
        self.told.hide()
        self.save = writes(button(_("Simpan"), self._save, kind="primary", small=True))
        out = when(post.schedule)
        head = column(
            row(Label(_("Langkah dan tenggat"), "section"), None, Label(out, "muted")),
            Elided(post.title, "muted"), gap=2,
        )  # fmt: skip
        held = held_of(page, post)
        state = []
        if held is not None:
            state = [Toned(waiting_words(held, page.desk.now), "stop" if held.late else "info")]
        usual = button(_("Isi tenggat lazim"), lambda: self._propose(None), small=True, icon="sparkles")
        usual.setToolTip(_("Hari kerja dihitung mundur dari tanggal tayang, melewati libur dan cuti bersama"))
        news = button(_("Berita harian: 3 jam"), lambda: self._propose("news"), kind="link", small=True)
        urgent = button(_("Isu mendesak: 60 menit"), lambda: self._propose("urgent"), kind="link", small=True)
        self.fill(
            head, *state, line(), self._grid(), line(), row(usual, 4, news, 4, urgent, None), self.told,
            row(None, button(_("Batal"), self.leave, small=True), self.save),
        )  # fmt: skip

    def ask(self) -> None:
        """Come up over the view, with the caret on the first step that is still to come."""
        views = self.page.views
        at = views.mapTo(self.page, QPoint((views.width() - WIDE) // 2, 0))
        first = next((r.owner for r in self.rows if not r.over), self.save)
        self.appear(at, first)

    def _grid(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for at, one in enumerate(self.rows):
            for place, part in enumerate((one.icon, one.name, one.owner, one.day, one.time)):
                grid.addWidget(part, at, place, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(2, 204)
        grid.setColumnMinimumWidth(3, 160)
        return made

    def _propose(self, pace: Pace | None) -> None:
        page = self.page
        found = proposed(page.desk.project, self.post, page.desk.now, page.days.off, pace)
        for one in self.rows:
            step = next((s for s in found if s.status == one.status), None)
            if step is not None:
                kept = PersonId(one.owner.key()) if one.owner.key() else step.owner
                one.show_step(msgspec.structs.replace(step, owner=kept))

    def _save(self) -> None:
        steps = []
        for one in self.rows:
            try:
                step = one.step()
            except ValueError:
                words = _("Tulis tanggal seperti 18/11/2026 dan jam seperti 09.30; jam boleh kosong.")
                self.told.setText(words)
                self.told.show()
                self.adjustSize()
                one.day.setFocus()
                return
            if step is not None:
                steps.append(step)
        page, now = self.page, self.page.desk.project.find(Post, self.post.id)
        self.leave()
        if now is not None and now.steps != tuple(steps):
            made = msgspec.structs.replace(now, steps=tuple(steps))
            page.desk.put(_("Atur langkah “{title}”").format(title=now.title), made)
