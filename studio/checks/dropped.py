"""Which slots a page left out for want of room, and whether the caption says their words."""

import re
import unicodedata

from studio import i18n
from studio.checks.subject import Subject, caption_of
from studio.domain.content import Figure, FigureRef, FigureRefs, Items, Link, RichText, SlotValue
from studio.domain.layout_facts import LayoutFacts
from studio.domain.project import Project

ROW = re.compile(r"#(\d{1,6})")
SCHEME = re.compile(r"https?://", re.IGNORECASE)


def dropped_slots(facts: LayoutFacts) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Each slot left out, with the numbers from 1 of its rows when only rows are; none means all of it."""
    found: dict[str, set[int]] = {}
    whole: set[str] = set()
    for entry in facts.dropped:
        slot = re.split(r"[.#]", entry, maxsplit=1)[0]
        row = ROW.search(entry)
        rows = found.setdefault(slot, set())
        if row:
            rows.add(int(row.group(1)))
        else:
            whole.add(slot)
    return tuple((slot, () if slot in whole else tuple(sorted(rows))) for slot, rows in found.items())


def stands_in_caption(subject: Subject, facts: LayoutFacts, slot: str, rows: tuple[int, ...] = ()) -> bool:
    """Whether the caption of the page's placement holds every word of the slot, in its order."""
    placement = subject.placements.get(facts.placement)
    caption = caption_of(subject, placement) if placement else None
    page = dict(subject.pages).get(facts.page)
    value = page.slots.get(slot) if page else None
    if caption is None or value is None:
        return False
    wanted = [plain_words(words) for words in words_of(subject.project, value, rows)]
    wanted = [words for words in wanted if words]
    said = f" {plain_words(caption.all)} "
    return bool(wanted) and all(f" {words} " in said for words in wanted)


def words_of(project: Project, value: SlotValue, rows: tuple[int, ...] = ()) -> list[str]:
    """What a slot says, piece by piece; a picture says nothing."""
    if isinstance(value, RichText):
        return value.plain.split("\n")
    if isinstance(value, Items):
        chosen = [item for number, item in enumerate(value.items, 1) if not rows or number in rows]
        return [text for item in chosen for text in (item.title, item.detail)]
    if isinstance(value, Link):
        return [value.url]
    if isinstance(value, FigureRef):
        return _figures(project, (value.figure,), ())
    if isinstance(value, FigureRefs):
        return _figures(project, value.figures, rows)
    return []


def plain_words(text: str) -> str:
    """Words alone, in lower case, parted by one space."""
    folded = unicodedata.normalize("NFKC", SCHEME.sub("", text)).casefold()
    return " ".join(re.findall(r"\w+", folded))


def _figures(project: Project, idents: tuple[str, ...], rows: tuple[int, ...]) -> list[str]:
    chosen = [ident for number, ident in enumerate(idents, 1) if not rows or number in rows]
    found = [project.find(Figure, ident) for ident in chosen]
    return [i18n.number(figure.value) for figure in found if figure]
