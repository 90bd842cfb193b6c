"""Children in cases, victims of sexual violence, and data of children that a post asks for."""

from collections.abc import Iterator

from studio.catalog.privacy import load_privacy
from studio.checks.passages import passages, published
from studio.checks.privacy_checks import FIXED, officials_in
from studio.checks.registry import Case, check
from studio.checks.subject import Subject
from studio.domain.child_identity import story_of, told
from studio.domain.person_names import initials
from studio.domain.review import Severity

PERSONS = frozenset({"name", "parents", "victim"})
TOGETHER = 260
"""Characters within which an activity, its pupils and the data asked for belong together."""


@check(
    id="child/identity",
    severity="blocker",
    applies_to="post",
    rationale="Children of a case and victims of sexual violence are harmed again when people know them.",
    basis="UU 11/2012 Articles 19, 61 (2), 97; UU 35/2014 Article 64; UU 12/2022; UU 31/2014 Article 5 (C1)",
    codes=("child/name", "child/parents", "child/school", "child/address", "child/victim"),
)
def identity(subject: Subject) -> Iterator[Case]:
    """Names, families, schools and addresses where the post tells of a case; initials and age are fine."""
    lexicon = load_privacy()
    texts = passages(subject)
    story = story_of((passage.text for passage in texts), subject.post.tags, lexicon)
    for passage in texts:
        for part in told(passage.text, story, lexicon, officials_in(subject.project)):
            sure = part.sure and passage.sort != "note"
            severity: Severity = "blocker" if sure else "warning"
            named = part.part in PERSONS and passage.sort in FIXED
            yield Case(
                code=f"child/{part.part}", where=passage.at(part.start, part.end), severity=severity,
                values={"kept": passage.sort},
                fix=initials(passage.text[part.start : part.end]) if named else None,
            )  # fmt: skip


@check(
    id="child/data",
    severity="warning",
    applies_to="post",
    rationale="Data of a child may be gathered only when the parents agree.",
    basis="UU 27/2022 Article 25 (2); PP 17/2025 Article 9 (C3)",
)
def data(subject: Subject) -> Iterator[Case]:
    """A quiz, twibbon or contest for pupils that asks for data and says nothing of the parents' consent."""
    lexicon = load_privacy()
    texts = published(subject)
    if any(lexicon.words("child", "consent").search(passage.text) for passage in texts):
        return
    for passage in texts:
        for activity in lexicon.words("child", "activity").finditer(passage.text):
            start, end = max(0, activity.start() - TOGETHER), activity.end() + TOGETHER
            near = passage.text[start:end]
            asked = lexicon.words("child", "data").search(near)
            if asked and lexicon.words("child", "pupils").search(near):
                yield Case(
                    where=passage.at(start + asked.start(), start + asked.end()),
                    values={"kept": passage.sort},
                )
                break
