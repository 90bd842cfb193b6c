"""A named version made the present again, as part of a command that can be taken back."""

from studio.domain.change import diff
from studio.session.projects import version_of
from studio.session.session import Draft, Session
from studio.store.history import NEVER_UNDONE


def put_version(draft: Draft, session: Session, number: int) -> None:
    """Put into a draft what differs from a named version; that something was exported or reviewed stays."""
    change = diff(draft.project, version_of(session, number)).without_kinds(NEVER_UNDONE)
    for (kind, ident), (_before, after) in change.pairs().items():
        if after is None:
            draft.remove(kind, ident)
        else:
            draft.put(after)
