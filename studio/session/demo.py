"""The main job on the shipped examples: project, posts, checks, bundle, verification."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from studio import paths
from studio.catalog.decode import decode, read_toml
from studio.domain.content import Office, Person, Pillar, Post
from studio.domain.layout_facts import LayoutFacts
from studio.domain.record import Value
from studio.export.pipeline import Cancelled, Progress
from studio.export.verify import Verification, verify_bundle
from studio.i18n import N_
from studio.session import exporting, gate, posts, projects
from studio.session.checking import check_post
from studio.session.resources import pin_kit
from studio.session.session import Clock, Session, utc_now
from studio.store import faults

EXAMPLES = "examples"
LARGEST = "print/a3"
SIX = ("01", "02", "03", "04", "05", "06")


class OfficeFile(Value, frozen=True, kw_only=True):
    """`office.toml` of the examples: the invented office, its pillars and people."""

    format: int
    office: Office
    pillars: tuple[Pillar, ...] = ()
    persons: tuple[Person, ...] = ()


class DemoAnswer(Value, frozen=True, kw_only=True):
    """What the people of the example say to a question of the gate, or to a finding."""

    item: str
    answer: gate.Said
    reason: str
    evidence: str = ""


class AnswerFile(Value, frozen=True, kw_only=True):
    """`jawaban.toml` of the examples."""

    format: int
    answer: tuple[DemoAnswer, ...]


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made."""

    project: Path
    posts: tuple[Post, ...]
    exported: exporting.Exported
    verified: Verification
    seconds: float


def example_files() -> tuple[Path, ...]:
    """The six content files of the demo."""
    folder = paths.resources() / EXAMPLES
    return tuple(file for file in sorted(folder.glob("[0-9][0-9]-*.toml")) if file.name.startswith(SIX))


def read_office() -> OfficeFile:
    """The invented office of the examples."""
    file = paths.resources() / EXAMPLES / "office.toml"
    raw = read_toml(file)
    raw["office"]["id"] = "office"
    return decode(raw, OfficeFile, str(file))


def run_demo(
    out: Path, progress: Progress | None = None, cancelled: Cancelled | None = None, *, video: bool = False
) -> Demo:
    """Make `<out>/contoh.humas` and the bundle of its six posts beside it."""
    started = time.monotonic()
    project = free_path(out / f"contoh{projects.SUFFIX}")
    with faults.guarded(out):
        out.mkdir(parents=True, exist_ok=True)
    with make_example(project) as session:
        made = session.project.all(Post)
        exported = exporting.export_posts(
            session, made, out, video=video, progress=progress, cancelled=cancelled
        )
    verified = verify_bundle(exported.archive)
    return Demo(project, made, exported, verified, time.monotonic() - started)


def make_example(
    project: Path,
    files: Sequence[Path] | None = None,
    progress: Progress | None = None,
    *,
    clock: Clock = utc_now,
) -> Session:
    """A project of the invented office with posts of content files (all six of the demo), open for work."""
    said = read_office()
    office = said.office
    session = projects.create_project(project, institution=office.institution, unit=office.unit, clock=clock)
    try:
        _, digest = pin_kit(session, office.kit)
        with session.edit(N_("Isi profil kantor contoh")) as draft:
            draft.put(msgspec.structs.replace(office, kit_hash=digest), *said.pillars, *said.persons)
        wanted = example_files() if files is None else tuple(files)
        for number, file in enumerate(wanted):
            if progress is not None:
                progress(number, len(wanted), file.stem)
            posts.add_post(session, file)
        answer_all(session)
    except BaseException:
        session.close()
        raise
    return session


def answer_all(session: Session) -> None:
    """Let the people of the example answer what the gate asks them, as far as `jawaban.toml` says."""
    file = paths.resources() / EXAMPLES / "jawaban.toml"
    said = {one.item: one for one in decode(read_toml(file), AnswerFile, str(file)).answer}
    people, at = session.project.all(Person), session.now()
    with session.edit(N_("Jawab pertanyaan contoh")) as draft:
        for post in session.project.all(Post):
            rows = check_post(session, post, _on_poster).gate.rows
            for row in (row for row in rows if row.open and row.item in said):
                who = next((p for p in people if gate.may_answer(session.project, row, p)), None)
                one = said[row.item]
                draft.put(gate.answer(session.project, post.id, row, one.answer, who, at,
                                      reason=one.reason, evidence=one.evidence))  # fmt: skip


def _on_poster(session: Session, post: Post, wanted: tuple[str, ...]) -> tuple[LayoutFacts, ...]:
    """The pages at the largest placement alone, where pictures may be too small: quick to lay out."""
    from studio.session.rendering import page_facts  # noqa: PLC0415 - Qt, needed only to lay out

    return page_facts(session, post, tuple(ident for ident in wanted if ident == LARGEST))


def free_path(path: Path) -> Path:
    """The path, or with a number when it is taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
