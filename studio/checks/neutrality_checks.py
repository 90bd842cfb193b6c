"""Whether a post stays out of elections, and out of the promotion of one official."""

import re
from collections.abc import Iterator

from studio.catalog.claim_words import CampaignWords, campaign_words
from studio.checks.passages import Passage, plain_of, published
from studio.checks.registry import Case, check
from studio.checks.situations import modes_on, situations_on
from studio.checks.subject import Subject
from studio.checks.wording import around, has_any, pattern, shown
from studio.domain.campaign_lists import Sought, bare_name, finder, sought_in
from studio.domain.content import Asset, Caption, Design, DesignPage, Picture, Post
from studio.domain.ethics import GateRules
from studio.domain.project import Project

LAST_POSTS = 30
FEWEST_POSTS = 10
"""Below so many posts a share says nothing."""
NUMBER_BEHIND = re.compile(
    r"\s*(?:urut\s*)?[:#]?\s*(?:0?[1-9]\d?|satu|dua|tiga|empat|lima|enam|tujuh|delapan)\b", re.IGNORECASE
)
WORD = re.compile(r"\w[\w.-]*")


def election(subject: Subject) -> bool:
    """Whether an election is on, today or on the day of publication."""
    return any("election" in modes_on(subject.project, day) for day in days_of(subject))


def days_of(subject: Subject) -> tuple[str, ...]:
    """Today and the day of publication, as far as they are known."""
    return tuple(dict.fromkeys(filter(None, (subject.today, subject.post.schedule.date))))


@check(
    id="neutrality/campaign",
    severity="warning",
    applies_to="post",
    rationale="An office serves all voters: not a word of it may speak for a party or a candidate.",
    basis="SKB 22 September 2022 Lampiran II; PP 94/2021 Pasal 5 huruf n; UU 7/2017 Pasal 283 (N1)",
    codes=("neutrality/campaign", "neutrality/election-name", "neutrality/election-word"),
)
def campaign(subject: Subject) -> Iterator[Case]:
    """Calls to vote at all times; in times of election also names of its lists and suspect words."""
    words, on = campaign_words(), election(subject)
    lists = _sought(subject) if on else ()
    for passage in published(subject):
        taken: list[tuple[int, int]] = []
        for start, end in strong_calls(words, passage.text):
            taken.append((start, end))
            yield Case(
                where=passage.at(start, end),
                severity="warning" if on else "advice",
                values=_quoted(passage, start, end),
            )
        for sought, start, end in _named(words, lists, passage.text):
            if not _within(start, end, taken):
                taken.append((start, end))
                yield Case(
                    code="neutrality/election-name", where=passage.at(start, end),
                    values={"list": sought.kind, **_quoted(passage, start, end)},
                )  # fmt: skip
        for start, end in weak_words(words, passage.text) if on else ():
            if not _within(start, end, taken):
                yield Case(
                    code="neutrality/election-word",
                    where=passage.at(start, end),
                    values=_quoted(passage, start, end),
                )


def strong_calls(words: CampaignWords, text: str) -> tuple[tuple[int, int], ...]:
    """Where a text asks for votes, whoever reads it and whenever."""
    strong, neutral = words.strong, words.neutral
    found = [match.span() for match in pattern(strong.phrases).finditer(text)]
    for match in pattern(strong.named).finditer(text):
        behind = NUMBER_BEHIND.match(text, match.end())
        said = _said(text, match.start())
        service = has_any((*neutral.queue, *neutral.service, *neutral.others), said)
        if behind and not service:
            found.append((match.start(), behind.end()))
    targets = pattern(strong.targets)
    for match in pattern(strong.calls).finditer(text):
        target = _target_behind(targets, text, match.end(), strong.apart)
        said = _said(text, match.start())
        if target and not has_any((*neutral.others, *_warnings(neutral.service)), said):
            found.append((match.start(), target))
    return _joined(found)


def weak_words(words: CampaignWords, text: str) -> Iterator[tuple[int, int]]:
    """Words of campaigns in sentences that explain no service of an election."""
    neutral = words.neutral
    for match in pattern(words.weak.words).finditer(text):
        queue = neutral.queue if "no" in match.group().casefold() else ()
        if not has_any((*queue, *neutral.service, *neutral.others), _said(text, match.start())):
            yield match.span()


@check(
    id="neutrality/official-share",
    severity="warning",
    applies_to="post",
    rationale="An account that shows one official again and again promotes a person, not a service.",
    basis="Inpres 9/2015 Kedua; UU 10/2016 Pasal 71 ayat (3) (N3)",
)
def official_share(subject: Subject) -> Iterator[Case]:
    """Each watched official whom this post names, and too many of the last posts too."""
    rules = subject.project.find(GateRules, "gate") or GateRules(id="gate")
    own = told_of(subject.project, subject.post)
    for name in rules.officials:
        if not name.strip() or not _names(name, own):
            continue
        recent = last_posts(subject.project, subject.post)
        named = sum(_names(name, told_of(subject.project, post)) for post in recent)
        share = round(100 * named / len(recent))
        if len(recent) >= FEWEST_POSTS and share > rules.official_share:
            values: dict[str, str | int | float] = {
                "name": name, "posts": named, "of": len(recent), "share": share,
                "limit": rules.official_share,
            }  # fmt: skip
            yield Case(severity=None if election(subject) else "advice", values=values)


def last_posts(project: Project, post: Post) -> tuple[Post, ...]:
    """The last posts by day up to this one, which is one of them."""
    day = post.schedule.date or "9999"
    before = [p for p in project.all(Post) if p.id != post.id and p.schedule.date and p.schedule.date <= day]
    before.sort(key=lambda p: (p.schedule.date, p.schedule.time, p.id), reverse=True)
    return (post, *before[: LAST_POSTS - 1])


def told_of(project: Project, post: Post) -> str:
    """All that a post says and shows, people named on its pictures included."""
    captions = (post.caption, *post.captions.values())
    parts = [post.title, *(text for caption in captions for text in _texts(caption))]
    design = project.find(Design, post.design)
    for page in (project.find(DesignPage, ident) for ident in (design.pages if design else ())):
        parts += [_slot(project, value) for value in page.slots.values()] if page else []
    return "\n".join(parts)


def _slot(project: Project, value: object) -> str:
    if isinstance(value, Picture):
        asset = project.find(Asset, value.asset)
        return f"{value.alt}\n{asset.alt}\n{asset.people}" if asset else value.alt
    return plain_of(value)  # type: ignore[arg-type] # any other slot


def _texts(caption: Caption) -> tuple[str, ...]:
    return (caption.text, caption.call_to_action, caption.first_comment, *caption.fields.values())


def _sought(subject: Subject) -> tuple[Sought, ...]:
    found = {
        s.id: s
        for day in days_of(subject)
        for s in situations_on(subject.project, day)
        if s.mode == "election"
    }
    return sought_in(found.values(), campaign_words().neutral.common)


def _named(words: CampaignWords, lists: tuple[Sought, ...], text: str) -> Iterator[tuple[Sought, int, int]]:
    """Names of the lists, the longest first; ambiguous short names only where they mean the party."""
    meant = {one.name: one.unless for one in words.ambiguous}
    for sought in sorted(lists, key=lambda one: -len(one.text)):
        for match in finder(sought).finditer(text):
            said = _said(text, match.start())
            if has_any(meant.get(sought.text, ()), said):
                continue
            if sought.kind == "number" and has_any((*words.neutral.queue, *words.neutral.others), said):
                continue
            yield sought, match.start(), match.end()


def _target_behind(targets: re.Pattern[str], text: str, at: int, apart: int) -> int:
    """Where a target ends that begins at most so many words behind; 0 for none."""
    last = around(text, max(0, at - 1))[1]
    match = targets.search(text, at, last)
    if match is None:
        return 0
    between = len(WORD.findall(text, at, match.start()))
    return match.end() if between <= apart else 0


def _warnings(service: tuple[str, ...]) -> tuple[str, ...]:
    """Words beside which a call is one to stay neutral."""
    known = {
        "netral",
        "netralitas",
        "dilarang",
        "larangan",
        "tidak boleh",
        "sanksi",
        "bawaslu",
        "disiplin",
        "jangan menyukai",
    }
    return tuple(word for word in service if word in known)


def _said(text: str, at: int) -> str:
    first, last = around(text, at)
    return text[first:last]


def _joined(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order; those that overlap as one."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return tuple(made)


def _within(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in taken)


def _names(name: str, text: str) -> bool:
    bare = bare_name(name)
    return (
        bool(bare)
        and pattern((bare, f"#{bare.replace(' ', '')}", bare.replace(" ", ""))).search(text) is not None
    )


def _quoted(passage: Passage, start: int, end: int) -> dict[str, str | int | float]:
    return {"words": shown(passage.text[start:end])}
