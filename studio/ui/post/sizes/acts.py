"""What the tab does to the post: each one undoable command, about the placement that is chosen."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from studio.domain.content import Design, Override
from studio.domain.outside import Fit
from studio.domain.platform import Placement
from studio.domain.project import Project
from studio.domain.review import Finding
from studio.errors import StudioError
from studio.session import preferences, tuning
from studio.session.locking import WHOLE
from studio.session.tuning import Difference
from studio.ui.naming import placement_name
from studio.ui.post.fill.locked import locks_now, refuse
from studio.ui.words import _, named

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


class Acts(QObject):
    """Edits and ways out of the tab. While something is dragged, `project` is as it would be."""

    previewed = Signal()
    focal_asked = Signal()

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self.page = page
        self.now = ""
        self._preview: Project | None = None
        self._parts: tuple[str, dict[str, tuple[str, ...]]] = ("", {})

    @property
    def project(self) -> Project:
        """The project to paint."""
        return self._preview or self.page.desk.project

    @property
    def previewing(self) -> bool:
        """Whether something is being dragged."""
        return self._preview is not None

    @property
    def override(self) -> Override:
        """The chosen placement's own settings."""
        return tuning.override_of(self.project.get(Design, self.page.post.design), self.now)

    @property
    def placement(self) -> Placement | None:
        """The chosen placement."""
        return self.page.desk.stage.placements().get(self.now)

    def key_of(self, ident: str) -> str:
        """Names the layout of a placement by content; empty when there is none."""
        try:
            job = self.page.desk.stage.page(self.project, self.page.post, ident)
        except StudioError:  # the tile says it
            return ""
        return job.key if job is not None else ""

    def names(self) -> dict[str, str]:
        """Slots as the form calls them."""
        return {slot.id: named(slot.label, slot.id) for slot in self.page.template.slots}

    def parts(self) -> dict[str, tuple[str, ...]]:
        """Nodes that may be left out at the chosen placement, by slot."""
        stage, post = self.page.desk.stage, self.page.post
        try:
            job = stage.page(self.project, post, self.now)
            if job is None:
                return {}
            job = msgspec.structs.replace(job, override=msgspec.structs.replace(job.override, hidden=()))
            if self._parts[0] != job.key:
                elements = stage.scene(self.project, job).laid.elements
                self._parts = (job.key, tuning.hideable(elements, self.page.template))
        except StudioError:  # the tile says it
            return {}
        return self._parts[1]

    def differences(self) -> tuple[Difference, ...]:
        """Where the chosen placement differs."""
        override = self.override
        return tuning.differences(override, self.parts() if override.hidden else {})

    def scale_text(self, scale: float, *, settled: bool) -> None:
        """Another text scale; unsettled ones are shown and not kept."""
        if _locked(self, WHOLE, "style"):
            return
        made = tuning.with_scale(self.page.design, self.now, scale)
        self._set(made, "text-scale", _("Ubah ukuran huruf {name}"), settled=settled)

    def move_focal(self, slot: str, focal: tuple[float, float], *, settled: bool) -> None:
        """Another focal point; unsettled ones are shown and not kept."""
        if _locked(self, slot, "position"):
            return
        made = tuning.with_focal(self.page.design, self.now, slot, focal)
        self._set(made, f"focal-{slot}", _("Geser foto {name}"), settled=settled)

    def hide_part(self, slot: str, *, hide: bool) -> None:
        """Leave what a slot shows out, or show it again."""
        if _locked(self, slot, "position"):
            return
        made = tuning.with_hidden(self.page.design, self.now, self.parts().get(slot, ()), hide=hide)
        part = self.names().get(slot, slot)
        words = _("Sembunyikan {part} di {name}") if hide else _("Tampilkan {part} di {name}")
        self._put(words.format(part=part, name=self._name()), made)

    def reset(self, one: Difference) -> None:
        """Take one difference back."""
        made = tuning.reset(self.page.design, self.now, one, self.parts().get(one.slot, ()))
        self._put(_("Kembalikan {name} ke aturan").format(name=self._name()), made)

    def reset_all(self) -> None:
        """Take all differences back."""
        made = tuning.usual(self.page.design, self.now)
        self._put(_("Kembalikan {name} ke aturan").format(name=self._name()), made)

    def leave_out(self) -> None:
        """Do not publish to the chosen placement."""
        name, post = self._name(), self.page.post
        if len(self.page.served()) < 2:  # none at all would mean every placement
            words = _("Konten perlu paling sedikit satu penempatan. Pilih yang lain dulu.")
            self.page.window_.notices.say(words, "warn")
            return
        kept = tuple(p for p in post.placements if p != self.now)
        if self.page.edit_post(_("Jangan terbitkan ke {name}").format(name=name), placements=kept):
            words = _("{name} tidak ikut diterbitkan.").format(name=name)
            self.page.window_.notices.say(words, "ok", (_("Urungkan"), self.page.window_.undo))

    def choose_placements(self, wanted: tuple[str, ...]) -> None:
        """Publish to these."""
        post = msgspec.structs.replace(self.page.post, placements=wanted)
        self.page.desk.type("placements", _("Pilih penempatan"), post)

    def set_deleted(self, name: str, held: tuple[str, ...]) -> None:
        """Say that a set is gone, and how to have it back: it is no part of the project."""

        def back() -> None:
            preferences.change(sets={**preferences.read().sets, name: held})

        words = _("Set “{name}” dihapus.").format(name=name)
        self.page.window_.notices.say(words, "ok", (_("Kembalikan"), back))

    def jump(self, finding: Finding) -> None:
        """Go where a finding is mended."""
        where = finding.where
        if where.slot:
            self.page.show_tab("fill", where.slot)
        elif where.field or where.platform:
            self.page.show_tab("captions", where.platform)
        else:
            self.page.show_tab("checks", finding.id)

    def _set(self, design: Design, field: str, command: str, *, settled: bool) -> None:
        if not settled:
            self._preview = self.page.desk.project.with_records(design)
            self.previewed.emit()
            return
        self._preview = None
        if design != self.page.design:
            words = command.format(name=self._name())
            self.page.desk.type(f"{field}-{self.now}", words, design)
        self.previewed.emit()

    def _put(self, command: str, design: Design) -> None:
        if not self.page.desk.put(command, design):
            self.previewed.emit()

    def _name(self) -> str:
        place = self.placement
        return placement_name(place) if place else self.now


def fit_picture(acts: Acts, slot: str, fit: Fit) -> None:
    """Show a finished picture of another shape whole at the chosen placement, or cut to it."""
    if _locked(acts, slot, "position"):
        return
    place = acts.placement
    made = tuning.with_fit(acts.page.design, acts.now, slot, fit)
    command = _("Ubah cara tampil media di {name}").format(name=placement_name(place) if place else acts.now)
    if not acts.page.desk.put(command, made):
        acts.previewed.emit()


def _locked(acts: Acts, slot: str, kind: str) -> bool:
    """Whether a lock forbids it, which the bar of messages says."""
    if not getattr(locks_now(acts.page, slot), kind):
        return False
    refuse(acts.page, slot)
    acts.previewed.emit()
    return True
