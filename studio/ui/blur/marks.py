"""What is marked on the board: ticked faces, boxes and strokes, with steps back and forth."""

from dataclasses import dataclass, field, replace

from studio.domain.covering import Area, Covering, FaceBox, Style, face_area


@dataclass(frozen=True, slots=True)
class Marks:
    """One state of the board. `ticked` are numbers of faces, `areas` what was marked by hand, in order."""

    ticked: frozenset[int] = frozenset()
    areas: tuple[Area, ...] = ()
    style: Style = "pixelate"
    strength: int = 2

    def covering(self, faces: tuple[FaceBox, ...]) -> Covering:
        """All that is to be covered."""
        chosen = tuple(face_area(face) for number, face in enumerate(faces) if number in self.ticked)
        return Covering(areas=(*chosen, *self.areas), style=self.style, strength=self.strength)


@dataclass(slots=True)
class History:
    """The states of a board, so that every mark can be taken back."""

    now: Marks = field(default_factory=Marks)
    _past: list[Marks] = field(default_factory=list)
    _undone: list[Marks] = field(default_factory=list)

    def to(self, marks: Marks) -> None:
        """Another state; what was undone is forgotten."""
        if marks != self.now:
            self._past.append(self.now)
            self._undone.clear()
            self.now = marks

    def add(self, area: Area) -> None:
        """One more part marked by hand."""
        self.to(replace(self.now, areas=(*self.now.areas, area)))

    def toggle(self, face: int) -> None:
        """Tick a face, or take its tick away."""
        self.to(replace(self.now, ticked=self.now.ticked ^ {face}))

    def undo(self) -> bool:
        """One step back."""
        if not self._past:
            return False
        self._undone.append(self.now)
        self.now = self._past.pop()
        return True

    def redo(self) -> bool:
        """One step forth again."""
        if not self._undone:
            return False
        self._past.append(self.now)
        self.now = self._undone.pop()
        return True

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step forth."""
        return bool(self._undone)
