"""Forms of written plans: their parts with guidance, `resources/strategy/forms/*.toml`."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from studio import paths
from studio.catalog.decode import decode_toml
from studio.domain.platform import Confidence
from studio.domain.record import Value
from studio.domain.strategy import PlanForm
from studio.errors import StudioError

FOLDER = "strategy/forms"
Aid = Literal["inquiries", "audiences", "messages", "channels", "calendar", "pillars", "figures"]
"""What a part can be filled from."""
Said = dict[str, str]
"""Words by language."""


class Basis(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a form follows, where that was read, when, and how sure it is."""

    name: Said
    short: Said
    note: Said
    source: str
    checked: str
    confidence: Confidence


class Part(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One part: what to write, questions that lead there, a good wording and a weak one."""

    id: str
    order: int
    title: Said
    write: Said
    questions: dict[str, tuple[str, ...]]
    good: Said
    weak: Said
    helpers: tuple[Aid, ...] = ()


class Form(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A form; `years` is how long a plan of it usually runs."""

    format: int
    id: PlanForm
    title: Said
    about: Said
    years: int
    basis: Basis
    part: tuple[Part, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts in order."""
        return tuple(sorted(self.part, key=lambda part: part.order))


@lru_cache(maxsize=1)
def forms() -> dict[str, Form]:
    """The forms by id, the eight parts first."""
    found = [read_form(file) for file in sorted((paths.resources() / FOLDER).glob("*.toml"))]
    return {form.id: form for form in sorted(found, key=lambda form: (-form.years, form.id))}


def read_form(file: Path) -> Form:
    """The form of a file; parts are counted from one without a gap, and every text is in Indonesian."""
    form = decode_toml(file, Form)
    if [part.order for part in form.parts] != list(range(1, len(form.part) + 1)):
        raise _wrong(file, "urutan bagiannya tidak berurut dari 1")
    if len({part.id for part in form.part}) != len(form.part):
        raise _wrong(file, "ada bagian yang ditulis dua kali")
    for part in form.part:
        said = (part.title, part.write, part.good, part.weak, part.questions)
        if not all(words.get("id") for words in said):
            raise _wrong(file, f"bagian “{part.id}” belum lengkap dalam bahasa Indonesia")
    return form


def _wrong(file: Path, why: str) -> StudioError:
    return StudioError("strategy/form", f"{file}: {why}.", "Perbaiki berkas itu.")
