"""Layout facts of pages that were laid out before: a change of a caption lays nothing out anew."""

from studio.domain.content import Post
from studio.domain.layout_facts import LayoutFacts
from studio.export.job import ensure_application, perform
from studio.export.pipeline import Cancelled, Progress, stop_if
from studio.session.rendering import ready, store_of
from studio.session.session import Session

MOST = 600


class FactsMemory:
    """The facts by the key of their job, which names everything a layout depends on; the oldest go first."""

    def __init__(self) -> None:
        self._known: dict[str, LayoutFacts] = {}

    def of(
        self, session: Session, post: Post, wanted: tuple[str, ...],
        progress: Progress | None = None, cancelled: Cancelled | None = None,
    ) -> tuple[LayoutFacts, ...]:  # fmt: skip
        """The facts of a post's pages at the wanted placements; only pages not known yet are laid out."""
        item = ready(session, post, wanted)
        pages = {page.key: page for page in item.plan.pages}
        missing = [key for key in pages if key not in self._known]
        if missing:
            ensure_application()
            with store_of(session, [item]) as store:
                for number, key in enumerate(missing):
                    stop_if(cancelled)
                    if progress is not None:
                        progress(number, len(missing), pages[key].name)
                    facts = perform(pages[key], store).facts
                    if facts is not None:
                        self._known[key] = facts
        found = [self._known[page.key] for page in item.plan.pages if page.key in self._known]
        self._forget(set(pages))
        return tuple(found)

    def _forget(self, fresh: set[str]) -> None:
        for key in [k for k in self._known if k not in fresh][: max(0, len(self._known) - MOST)]:
            del self._known[key]
