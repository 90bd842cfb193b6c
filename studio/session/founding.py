"""A new office: its project with profile, accounts, pinned kit and its first person."""

from pathlib import Path

import msgspec

from studio.domain.content import Office, Person
from studio.errors import StudioError
from studio.session.projects import create_project
from studio.session.resources import pin_kit


def found_office(path: Path, office: Office, person: Person | None, *, command: str, who: str = "") -> None:
    """Make the project and let it go again; a file that could not be finished is taken away."""
    session = create_project(
        path, institution=office.institution, unit=office.unit, city=office.city, zone=office.zone, who=who
    )
    try:
        kit_hash = pin_kit(session, office.kit)[1] if office.kit else office.kit_hash
        with session.edit(command) as draft:
            draft.put(msgspec.structs.replace(office, kit_hash=kit_hash))
            if person is not None:
                draft.put(person)
    except StudioError:
        made = session.path
        session.close()
        made.unlink(missing_ok=True)
        raise
    session.close()


def file_name(unit: str) -> str:
    """A file name from a unit's name: letters, digits and hyphens."""
    kept = "".join(c if c.isalnum() else "-" for c in unit.casefold())
    return "-".join(part for part in kept.split("-") if part)[:48] or "kantor"
