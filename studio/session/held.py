"""Posts that a crisis holds back, for every way out of the studio: one rule, `checks.freeze`."""

from collections.abc import Iterable

from studio.checks import freeze
from studio.domain.content import Post
from studio.i18n import N_
from studio.session.checking import today_of
from studio.session.gate import altered_of, chosen_profile, items, profile_of
from studio.session.session import Session

HELD = N_("ditahan krisis")
"""Why a post is not in a file that goes out."""


def held_posts(session: Session, posts: Iterable[Post] | None = None) -> frozenset[str]:
    """Ids of the posts, of all without any given, that the crisis of today holds back."""
    project, altered = session.project, altered_of(session)
    wanted = project.all(Post) if posts is None else tuple(posts)
    profile = profile_of(chosen_profile(project, altered))
    return freeze.held_back(project, wanted, today_of(session), items(), profile, altered)
