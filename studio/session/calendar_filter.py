"""What the calendar is narrowed to: words, platforms, pillars, campaigns, statuses, owners, content types."""

from typing import TYPE_CHECKING

from studio.domain.record import Value

if TYPE_CHECKING:
    from studio.session.schedule import Entry


class Filter(Value, frozen=True, kw_only=True):
    """What is shown; empty means all."""

    words: str = ""
    statuses: frozenset[str] = frozenset()
    pillars: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    campaigns: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()

    def takes(self, entry: "Entry") -> bool:
        """Whether an entry is shown."""
        post = entry.post
        return (
            (not self.statuses or post.status in self.statuses)
            and (not self.pillars or str(post.pillar or "") in self.pillars)
            and (not self.platforms or not self.platforms.isdisjoint(entry.platforms))
            and (not self.campaigns or str(post.campaign or "") in self.campaigns)
            and (not self.owners or str(post.owner or "") in self.owners)
            and (not self.types or post.content_type in self.types)
            and all(word in entry.words for word in self.words.casefold().split())
        )
