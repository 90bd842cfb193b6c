"""What the section reads of the project: walked once for each state, counted anew only when it must be."""

from heapq import nsmallest
from typing import TypeVar

from studio.domain.campaigns import Progress, grouped, messages_of, progress_of
from studio.domain.content import Campaign, Post
from studio.domain.project import NAMES, Project
from studio.domain.record import Record
from studio.domain.strategy import KeyMessage, NarrativePack, PackReturn
from studio.ui.desk import Desk

R = TypeVar("R", bound=Record)
KINDS: tuple[type[Record], ...] = (Campaign, KeyMessage, NarrativePack, PackReturn, Post)


class Seen:
    """Records of the section's kinds, and what follows from them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._project: Project | None = None
        self._records: dict[str, list[Record]] = {}
        self._places: dict[str, int] = {}
        self._home: dict[str, str] = {}
        self._posts: list[Record] = []
        self._of: dict[str, list[Post]] | None = None
        self._progress: dict[str, Progress] = {}

    def all(self, kind: type[R]) -> list[R]:
        """Every record of a kind."""
        self._look()
        return [r for r in self._records[NAMES[kind]] if isinstance(r, kind)]

    def place(self, campaign: str) -> int:
        """The place of a campaign among all, which gives its colour when it has none of its own."""
        self._look()
        return self._places[campaign]

    def messages(self, campaign: str) -> tuple[KeyMessage, ...]:
        """The messages of a campaign in their order."""
        return messages_of(campaign, self.all(KeyMessage))

    def pack(self, campaign: str) -> NarrativePack | None:
        """The pack a campaign came with."""
        return next((p for p in self.all(NarrativePack) if p.campaign == campaign), None)

    def posts(self, campaign: str) -> list[Post]:
        """Posts that belong to a campaign."""
        self._count()
        return (self._of or {}).get(campaign, [])

    def first_posts(self, campaign: str, most: int) -> list[Post]:
        """The first of them by date."""
        return nsmallest(most, self.posts(campaign), key=_when)

    def progress(self, campaign: str) -> Progress:
        """How far a campaign is."""
        self._count()
        messages = self.messages(campaign)
        return self._progress.get(campaign) or Progress(messages=len(messages))

    def _look(self) -> None:
        """Walk the records, once for each state of the project."""
        project = self._desk.project
        if project is self._project:
            return
        self._project = project
        found: dict[str, list[Record]] = {NAMES[kind]: [] for kind in KINDS}
        for (kind, _ident), record in project.items():
            if kind in found:
                found[kind].append(record)
        self._records = found
        self._places = {str(record.id): n for n, record in enumerate(found["campaign"])}

    def _count(self) -> None:
        """Count the posts, unless neither they nor the homes of messages differ."""
        self._look()
        messages = self.all(KeyMessage)
        home = {m.id: str(m.campaign) for m in messages}
        posts = self._records["post"]
        if self._of is not None and home == self._home and posts == self._posts:
            return
        self._home, self._posts, self._of = home, posts, grouped(self.all(Post), home)
        self._progress = {
            ident: progress_of(messages_of(ident, messages), mine) for ident, mine in self._of.items()
        }


def _when(post: Post) -> tuple[bool, str, str, str]:
    return (not post.schedule.date, post.schedule.date, post.schedule.time, post.title)
