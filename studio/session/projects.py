"""Making, opening, checking and saving projects, for the command line and the window."""

import secrets
from pathlib import Path
from typing import Any

from studio.domain.content import Office, Zone
from studio.domain.project import NAMES, Project
from studio.errors import StudioError
from studio.session.session import Clock, Session, stamp, utc_now
from studio.store import backup, check, history, lock
from studio.store.backup import Restored
from studio.store.check import Report
from studio.store.project_file import ProjectFile

SUFFIX = ".humas"


def new_id() -> str:
    """An id for a new record."""
    return secrets.token_hex(16)


def project_path(path: Path) -> Path:
    """The path with the suffix of project files."""
    return path if path.suffix else path.with_suffix(SUFFIX)


def create_project(
    path: Path,
    *,
    institution: str,
    unit: str,
    city: str = "",
    zone: Zone = "Asia/Jakarta",
    kit: str = "",
    who: str = "",
    clock: Clock = utc_now,
) -> Session:
    """A new project with its office profile, open for work."""
    if not institution.strip() or not unit.strip():
        raise StudioError(
            "project/no-office",
            "Nama instansi dan unit kerja belum diisi.",
            "Isi keduanya, misalnya: --institution “Pemerintah Kota Contoh” --unit “Dinas Kominfo”.",
        )
    office = Office(
        id="office", institution=institution.strip(), unit=unit.strip(), city=city, zone=zone, kit=kit
    )
    at = stamp(clock)
    project = Project().with_records(office)
    return Session(ProjectFile.create(project_path(path), at=at, who=who, project=project), clock)


def open_project(
    path: Path, *, read_only: bool = False, who: str = "", take_over: bool = False, clock: Clock = utc_now
) -> Session:
    """The project, for reading only when somebody else holds it or the place cannot be written."""
    at = stamp(clock)
    file = ProjectFile.open(path, read_only=read_only, who=who, at=at, force=take_over)
    try:
        return Session(file, clock)
    except BaseException:
        file.close()
        raise


def open_to_work(path: Path, *, who: str = "", clock: Clock = utc_now) -> Session:
    """The project for work; a lock left by a program that died on this computer is taken over."""
    left = lock.read(lock.lock_path(path))
    return open_project(path, who=who, take_over=left is not None and left.gone, clock=clock)


def free_to_work(path: Path) -> bool:
    """Whether nobody holds the project, or who did is gone from this computer."""
    holder = lock.read(lock.lock_path(path))
    return holder is None or holder.gone


def project_info(path: Path) -> dict[str, Any]:
    """What a project holds and who has it open; nothing is changed."""
    with open_project(path, read_only=True) as session:
        office = session.project.find(Office, "office")
        counts = {name: len(session.project.all(kind)) for kind, name in NAMES.items()}
        with session.file.reading() as connection:
            back, forth = history.commands(connection)
            media = connection.execute("SELECT count(*), coalesce(sum(size), 0) FROM blob").fetchone()
        holder = lock.read(lock.lock_path(path))
        return {
            "path": str(path),
            "id": session.file.id,
            "institution": office.institution if office else "",
            "unit": office.unit if office else "",
            "city": office.city if office else "",
            "zone": office.zone if office else "",
            "kit": office.kit if office else "",
            "records": {name: count for name, count in counts.items() if count},
            "media": {"files": media[0], "bytes": media[1]},
            "bytes": path.stat().st_size,
            "undo": back[0] if back else "",
            "redo": forth[0] if forth else "",
            "opened_by": holder.sentence() if holder else "",
        }


def name_version(session: Session, name: str) -> int:
    """Bookmark the project as it is now; the version's number."""
    with session.file.writing() as connection:
        return history.add_version(connection, name, session.now())


def versions(session: Session) -> tuple[history.Version, ...]:
    """Every named version, oldest first."""
    with session.file.reading() as connection:
        return history.versions(connection)


def version_of(session: Session, number: int) -> Project:
    """The records of a named version; KeyError when there is none."""
    with session.file.reading() as connection:
        return history.version_project(connection, number)


def check_project(path: Path) -> Report:
    """Read the whole file and say what is wrong with it."""
    return check.check(path)


def backup_project(path: Path, *, to: Path | None = None, clock: Clock = utc_now) -> Path:
    """Back a project up, verify the backup, and thin out old ones; where it is."""
    made = backup.make(path, stamp(clock), to)
    backup.tidy(made.parent)
    return made


def restore_project(source: Path, target: Path) -> Restored:
    """Write the project in a backup to a new file; the backup and every existing file stay as they are."""
    return backup.restore(source, project_path(target))


def unlock_project(path: Path, *, force: bool = False) -> str:
    """Remove the lock a crash left; `force` also one of somebody else. Who it named, or empty."""
    found = lock.clear(path, force=force)
    return found.sentence() if found else ""
