"""The labelled sentences, and how well the checks of words tell them apart."""

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from dataclasses import replace as with_fields
from pathlib import Path

from msgspec.structs import replace

from studio.checks.runner import run
from studio.checks.subject import Subject
from studio.domain.content import Caption
from tests.checks import samples

FILE = Path(__file__).parent / "sets" / "bahasa.toml"
LEGAL = ("classified", "threat", "indecent", "presumption")
AREAS = ("language/", "child/stigma", "crisis/", *(f"legal/{name}" for name in LEGAL))


@dataclass
class Score:
    """Hits, false alarms and misses of one code."""

    right: int = 0
    alarms: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was reported, how much is so."""
        return self.right / (self.right + len(self.alarms)) if self.right + len(self.alarms) else 1.0

    @property
    def recall(self) -> float:
        """Of what is so, how much was reported."""
        return self.right / (self.right + len(self.missed)) if self.right + len(self.missed) else 1.0


def subject(text: str, tags: tuple[str, ...] = ()) -> Subject:
    """A post with this caption and nothing else to read."""
    caption = Caption(text=text)
    post = replace(
        samples.POST, caption=caption, captions={}, tags=tags, placements=("instagram/feed-square",)
    )
    page = replace(samples.PAGE, slots={})
    return with_fields(samples.good(project=samples.good().project.with_records(post, page)), post=post)


def items() -> list[dict[str, list[str] | str]]:
    """The labelled set."""
    found: list[dict[str, list[str] | str]] = tomllib.loads(FILE.read_text("utf-8"))["items"]
    return found


def scores() -> dict[str, Score]:
    """The score of each code over the whole set."""
    made: dict[str, Score] = {}
    for item in items():
        text, expected = str(item["text"]), Counter(item["expect"])
        found = Counter(
            f.code
            for f in run(subject(text, tuple(item.get("tags", ())))).findings
            if f.code.startswith(AREAS)
        )
        for code in found | expected:
            score = made.setdefault(code, Score())
            score.right += min(found[code], expected[code])
            score.alarms += [text] * (found[code] - expected[code])
            score.missed += [text] * (expected[code] - found[code])
    return dict(sorted(made.items()))
