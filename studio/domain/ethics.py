"""The ethics gate as values: the questions, profiles that choose among them, and what an office changes."""

import hashlib
from typing import Literal

import msgspec

from studio.domain.ids import PersonId
from studio.domain.platform import Confidence
from studio.domain.record import Record, Value
from studio.domain.review import Severity

Group = Literal[
    "legal",
    "neutrality",
    "privacy",
    "child",
    "verify",
    "copyright",
    "access",
    "language",
    "security",
    "crisis",
]
Attester = Literal["KR", "ED", "VE", "HK", "PPID", "KB", "KP", "IT"]
"""Who answers, as the list of the law calls them; `checks.roles` maps them to roles of the project."""
Mode = Literal["election", "crisis", "mourning"]
Trait = Literal[
    "picture", "people", "child", "figure", "rule", "link", "video", "sound", "quote", "outside", "hoax",
    "holding", "state-symbol", "ai", "official", "suspected",
]  # fmt: skip
"""What a post has or is about; `suspected`: one of the question's own checks found something."""
Binds = Literal[
    "whole", "texts", "media", "captions", "caption", "picture", "figure", "situation", "accounts"
]
"""What an answer attests. `caption`, `picture` and `figure` ask once for each that the post has."""
Means = Literal["decides", "suspects", "person"]


Text = dict[str, str]
"""Words by language, `id` and `en`."""


class Basis(Value, frozen=True, kw_only=True):
    """A rule a question rests on: which, where in it, what it demands in one line, how sure we are."""

    rule: str
    article: str = ""
    demand: Text
    as_of: str
    confidence: Confidence
    source: str = ""


class Asked(Value, frozen=True, kw_only=True):
    """When a question is put: always, or when any of these holds."""

    always: bool = False
    traits: tuple[Trait, ...] = ()
    tags: tuple[str, ...] = ()
    modes: tuple[Mode, ...] = ()
    platforms: tuple[str, ...] = ()


class Item(Value, frozen=True, kw_only=True):
    """One question of the ethics list; its id is for ever.

    `means`: the program decides it by `checks`, or suspects by them and a person decides, or a person alone.
    `evidence` says what serves as proof; with `evidence_needed` a yes without it does not count.
    """

    id: str
    group: Group
    question: Text
    basis: tuple[Basis, ...]
    severity: Severity
    severity_in: dict[Mode, Severity] = msgspec.field(default_factory=dict)
    attests: tuple[Attester, ...]
    evidence: Text = msgspec.field(default_factory=dict)
    evidence_needed: bool = False
    asked: Asked
    binds: Binds
    means: Means
    checks: tuple[str, ...] = ()
    why: Text
    do: Text
    right: Text
    wrong: Text


class Tuned(Value, frozen=True, kw_only=True):
    """What a profile changes of a question, with the reason that is printed."""

    item: str
    reason: Text
    off: bool = False
    always: bool = False
    severity: Severity | None = None


class Profile(Value, frozen=True, kw_only=True):
    """A choice of questions for a kind of office or case; what it does not name stands as shipped."""

    id: str
    name: Text
    note: Text = msgspec.field(default_factory=dict)
    tuned: tuple[Tuned, ...] = ()
    skip_checks: tuple[str, ...] = ()


class OfficeItem(Record, frozen=True, kw_only=True):
    """What the office made of a question, or one of its own. `id` is the question's: `P1`, or `X1` and on.

    Empty fields leave the shipped ones. A reason is always there, and printed; severity may only rise for a
    shipped question, `off` takes it away with the reason on every approval sheet.
    """

    reason: str
    off: bool = False
    severity: Severity | None = None
    question: Text = msgspec.field(default_factory=dict)
    own: Item | None = None
    person: PersonId | None = None
    at: str = ""


class Situation(Record, frozen=True, kw_only=True):
    """A time in which the gate is stricter, dates `YYYY-MM-DD` both included; an open end lasts.

    `ended` is when somebody ended it before that, local time: from that day on it holds no more. An election
    brings its lists: parties, candidates, ballot numbers, slogans; as typed or read from a file.
    """

    mode: Mode
    name: str = ""
    start: str
    end: str = ""
    ended: str = ""
    reason: str = ""
    parties: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    person: PersonId | None = None
    at: str = ""


class GateRules(Record, frozen=True, kw_only=True):
    """How the office uses the gate; one a project, id `gate`.

    `officials` are names whose share of posts is watched, at most `official_share` percent of the last 30.
    `domains` are the office's own beside `.go.id`; `numbers` are telephone numbers and mail that are public.
    `own_next` is the number of the office's next own question: one once given never comes again.
    """

    profile: str = "umum"
    officials: tuple[str, ...] = ()
    official_share: int = 20
    domains: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    own_next: int = 1


class Ignored(Record, frozen=True, kw_only=True):
    """Advice that people decided to pass over for good: a code and the words it was about. `id` from both."""

    code: str
    words: str
    person: PersonId | None = None
    at: str = ""


def ignored_id(code: str, words: str) -> str:
    """The id of the record that passes these words over for a code; case and spacing do not matter."""
    plain = " ".join(words.casefold().split())
    return hashlib.sha256(f"{code}\n{plain}".encode()).hexdigest()[:24]
