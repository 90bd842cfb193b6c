"""Whether a first statement in a crisis says what it must, and nothing that is only supposed."""

import re
from collections.abc import Iterator
from functools import cache

from studio.catalog.lexicon import Crisis, either, lexicon
from studio.checks.registry import Case, check
from studio.checks.situations import modes_on
from studio.checks.subject import Subject
from studio.checks.wording import prose, shown
from studio.domain.language.sentences import folded
from studio.domain.review import Where

EMERGENCY = "darurat"
SLOT_BLOCKS = {"time": "known", "next": "update", "contact": "contact", "action": "action"}
"""Slots of the emergency template that are a block by themselves."""


def is_holding(subject: Subject) -> bool:
    """Whether a post is a first statement: tagged so, or of the emergency template while a crisis lasts."""
    tags = {tag.lower().strip("# ").replace("-", " ") for tag in subject.post.tags}
    if tags & set(lexicon("krisis", Crisis).tags):
        return True
    template = subject.template
    return (
        template is not None
        and template.family == EMERGENCY
        and "crisis" in modes_on(subject.project, subject.today)
    )


@cache
def _blocks() -> dict[str, re.Pattern[str]]:
    blocks = lexicon("krisis", Crisis).blocks
    return {name: either(getattr(blocks, name)) for name in blocks.__struct_fields__}


@cache
def _suppositions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon("krisis", Crisis)
    return either(words.speculation), either(words.denial)


@check(
    id="crisis/holding",
    severity="warning",
    applies_to="post",
    rationale="In the first hour people need timed facts, empathy, action, and when the next word comes.",
    basis="PermenPANRB 29/2011; Komdigi, pernyataan awal (K2)",
    codes=("crisis/holding", "crisis/speculation", "crisis/denial"),
)
def holding(subject: Subject) -> Iterator[Case]:
    """Missing parts of a first statement, each once; suppositions and defence where they stand."""
    if not is_holding(subject):
        return
    texts = prose(subject)
    whole = folded("\n".join(passage.text for passage in texts))
    filled = {SLOT_BLOCKS[p.where.slot] for p in texts if p.where.slot in SLOT_BLOCKS}
    for name, cue in _blocks().items():
        if name not in filled and not cue.search(whole):
            yield Case(where=Where(field="text"), values={"block": name})
    supposing, denying = _suppositions()
    for passage in texts:
        for code, cue in (("crisis/speculation", supposing), ("crisis/denial", denying)):
            for hit in cue.finditer(folded(passage.text)):
                words = shown(passage.text[hit.start() : hit.end()])
                yield Case(code=code, where=passage.at(*hit.span()), values={"words": words})
