"""Every text of a post with its place, so that checks of words read them all in one way."""

from collections.abc import Iterator
from typing import Literal

from studio.checks.subject import Subject, placed_pictures
from studio.domain.content import Caption, Items, Link, RichText, SlotValue
from studio.domain.record import Value
from studio.domain.review import Where

Sort = Literal["caption", "slot", "alt", "file-name", "note", "link", "words"]
PUBLISHED: frozenset[Sort] = frozenset({"caption", "slot", "alt", "link", "words"})
"""What the public sees. `words` stand in a finished picture and are mended where that was made; file names
leave with originals only, notes with the approval sheet."""
NOTES = ("title", "summary", "key_message", "note")


class Passage(Value, frozen=True, kw_only=True):
    """A text as it is kept, and where. A finding in it adds its span to `where`."""

    text: str
    where: Where
    sort: Sort

    def at(self, start: int, end: int) -> Where:
        """The place of some of its characters."""
        where = self.where
        return Where(
            page=where.page, slot=where.slot, placement=where.placement, platform=where.platform,
            field=where.field, asset=where.asset, span=(start, end),
        )  # fmt: skip


def passages(subject: Subject) -> tuple[Passage, ...]:
    """Captions, slots, links, alt texts, file names and notes of the post that hold words."""
    found = (*_captions(subject), *_slots(subject), *_pictures(subject), *_notes(subject))
    return tuple(passage for passage in found if passage.text.strip())


def published(subject: Subject) -> tuple[Passage, ...]:
    """Those which the public will see."""
    return tuple(passage for passage in passages(subject) if passage.sort in PUBLISHED)


def plain_of(value: SlotValue | None) -> str:
    """The words of a slot; rows of a list each on a line, title and detail parted by a line too."""
    if isinstance(value, RichText):
        return value.plain
    if isinstance(value, Items):
        return "\n".join(part for item in value.items for part in (item.title, item.detail))
    return ""


def _captions(subject: Subject) -> Iterator[Passage]:
    yield from _caption("", subject.post.caption)
    for platform, caption in subject.post.captions.items():
        yield from _caption(platform, caption)


def _caption(platform: str, caption: Caption) -> Iterator[Passage]:
    texts = {
        "text": caption.text, "call_to_action": caption.call_to_action,
        "first_comment": caption.first_comment, **caption.fields,
    }  # fmt: skip
    for field, text in texts.items():
        yield Passage(text=text, where=Where(platform=platform, field=field), sort="caption")
    yield Passage(text=caption.link, where=Where(platform=platform, field="link"), sort="link")


def _slots(subject: Subject) -> Iterator[Passage]:
    for number, page in subject.pages:
        for slot, value in page.slots.items():
            where = Where(page=number, slot=slot)
            if isinstance(value, Link):
                yield Passage(text=value.url, where=where, sort="link")
            else:
                yield Passage(text=plain_of(value), where=where, sort="slot")


def _pictures(subject: Subject) -> Iterator[Passage]:
    for placed in placed_pictures(subject):
        asset = placed.asset.id if placed.asset else ""
        where = Where(page=placed.page, slot=placed.slot, asset=asset)
        yield Passage(text=placed.alt, where=where, sort="alt")
        if placed.asset:
            yield Passage(text=placed.asset.name, where=where, sort="file-name")
            if placed.asset.outside:
                stands = Where(page=placed.page, slot=placed.slot, asset=asset, field="words")
                yield Passage(text=placed.asset.outside.words, where=stands, sort="words")


def _notes(subject: Subject) -> Iterator[Passage]:
    for name in NOTES:
        yield Passage(text=getattr(subject.post, name), where=Where(field=f"note.{name}"), sort="note")
