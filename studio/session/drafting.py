"""A press text as a proposed post: verbatim words in slots, nothing invented."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from studio.domain.content import Post
from studio.errors import StudioError
from studio.intake.draft import PressDraft, draft_from_text
from studio.intake.draft_content import draft_to_content
from studio.intake.limits import LIMITS
from studio.intake.picture import read_bounded
from studio.intake.press import read_text
from studio.session.posts import add_post
from studio.session.session import Session
from studio.store.atomic import write_atomic


@dataclass(frozen=True, slots=True)
class Proposal:
    """The draft of a text, the content file made of it, and the photo that goes beside that file."""

    draft: PressDraft
    toml: str
    photo: Path | None


def propose(source: Path, *, template: str = "kabar", kit: str = "", photo: Path | None = None) -> Proposal:
    """Read a .txt or .docx and propose a content file."""
    draft = draft_from_text(read_text(source))
    toml = draft_to_content(draft, template=template, kit=kit, photo=photo.name if photo else "")
    return Proposal(draft, toml, photo)


def write(proposal: Proposal, target: Path) -> None:
    """Keep the proposal as a content file to edit, with its photo beside it."""
    _bring(proposal.photo, target.parent)
    write_atomic(target, proposal.toml.encode())


def add(session: Session, proposal: Proposal) -> Post:
    """Add the proposal to a project as a draft post."""
    with tempfile.TemporaryDirectory(prefix="studio-draft-") as folder:
        _bring(proposal.photo, Path(folder))
        file = Path(folder) / "usulan.toml"
        file.write_text(proposal.toml, "utf-8")
        return add_post(session, file)


def _bring(photo: Path | None, folder: Path) -> None:
    """Copy the photo into the folder; content files name pictures by relative paths only."""
    if photo is None:
        return
    data = read_bounded(photo, LIMITS.image.bytes)
    target = folder / photo.name
    if target.exists():
        if target.read_bytes() == data:
            return
        raise StudioError(
            "post/photo-exists",
            f"Di folder itu sudah ada berkas lain bernama “{photo.name}”.",
            "Ganti nama foto, atau pilih folder lain.",
        )
    write_atomic(target, data)


def summary(proposal: Proposal) -> dict[str, Any]:
    """The draft as plain JSON values."""
    return dict(msgspec.to_builtins(proposal.draft))
