"""What the public asks, gathered: topics, groups, months, and questions that are the same in other words."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from studio.domain.masking import mask
from studio.domain.privacy_lexicon import Lexicon
from studio.domain.record import Value
from studio.domain.strategy import Inquiry, InquiryKind, InquiryState, InquiryTopic

LONGEST, READ = 600, 4000
"""Letters of one inquiry that are kept, and that are looked at."""
ALIKE = 0.6
"""Share of words two questions have in common from which they are taken for the same."""
WORD = re.compile(r"[^\W\d_]{2,}")
PLACEHOLDER = re.compile(r"\[[^\]]{2,20}\]")
FILLER = frozenset(
    """yang dan di ke dari itu ini untuk saya sy aku kami kita kak min admin mau ingin tanya nanya bertanya
    mohon tolong info informasi apakah apa ya yah dong sih kah pak bu bapak ibu selamat pagi siang sore
    malam halo hai assalamualaikum terima kasih makasih bagaimana gimana caranya cara kalau kalo jika
    adalah ada dengan juga sudah udah sdh telah bisa dapat boleh the permisi maaf izin ijin nih tuh saja
    aja kan""".split()  # noqa: SIM905
)
"""Words that say nothing of what is asked."""
KIND_WORDS: dict[InquiryKind, tuple[str, ...]] = {
    "complaint": (
        "kecewa",
        "mengeluh",
        "keluhan",
        "lama sekali",
        "tidak ramah",
        "kasar",
        "pungli",
        "calo",
        "komplain",
        "lapor",
        "protes",
        "kenapa tidak",
        "tidak dilayani",
        "tidak jelas",
        "buruk",
        "dipersulit",
        "tidak bisa",
        "belum juga",
    ),
    "suggestion": (
        "saran",
        "usul",
        "sebaiknya",
        "alangkah baiknya",
        "seharusnya",
        "semoga",
        "mohon ditambah",
    ),
    "thanks": ("terima kasih atas", "makasih pelayanannya", "sangat membantu", "puas", "mantap", "apresiasi"),
}
By = Literal["topic", "service"]
KIND_NAMES: dict[InquiryKind, str] = {
    "question": "pertanyaan",
    "complaint": "pengaduan",
    "suggestion": "saran",
    "thanks": "ucapan terima kasih",
}
STATE_NAMES: dict[InquiryState, str] = {
    "open": "baru", "answered": "terjawab", "planned": "jadi rencana", "closed": "selesai",
}  # fmt: skip


class Topic(Value, frozen=True, kw_only=True):
    """A topic as the project knows it. `name` and `service` by language; `words` suggest it."""

    id: str
    name: dict[str, str]
    service: dict[str, str] = msgspec.field(default_factory=dict)
    words: tuple[str, ...] = ()
    own: bool = False


class Group(Value, frozen=True, kw_only=True):
    """Inquiries of one topic or service: how many, by kind and state, by month, and the posts that answer.

    `before` counts the month before the last of the span; `items` are ids, the most asked first.
    """

    key: str
    service: str = ""
    count: int = 0
    waiting: int = 0
    last: int = 0
    before: int = 0
    kinds: dict[str, int] = msgspec.field(default_factory=dict)
    months: tuple[int, ...] = ()
    items: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()


class Same(Value, frozen=True, kw_only=True):
    """One question in all the records that ask it, the newest first."""

    items: tuple[Inquiry, ...]

    @property
    def one(self) -> Inquiry:
        """The newest that waits, else the newest."""
        return next((one for one in self.items if one.state == "open"), self.items[0])

    @property
    def count(self) -> int:
        """How often it was asked."""
        return sum(one.count for one in self.items)


class Asked(Value, frozen=True, kw_only=True):
    """What is shown of all inquiries; empty means everything. Days are `YYYY-MM-DD`, both included."""

    words: str = ""
    first: str = ""
    last: str = ""
    kinds: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()

    def takes(self, one: Inquiry, more: str = "") -> bool:
        """Whether an inquiry is shown; `more` are words it is found by as well."""
        return (
            (not self.first or self.first <= one.date <= self.last)
            and (not self.kinds or one.kind in self.kinds)
            and (not self.states or one.state in self.states)
            and (not self.channels or one.channel in self.channels)
            and _has(f"{one.words} {more} {one.service} {one.channel}", self.words)
        )


def _has(text: str, wanted: str) -> bool:
    low = text.casefold()
    return all(word in low for word in wanted.casefold().split())


def topics_of(shipped: Iterable[Topic], records: Sequence[InquiryTopic]) -> dict[str, Topic]:
    """Every topic by id: the shipped ones as the office calls them, and its own.

    A merged topic is gone; the one it became part of is suggested by its words as well.
    """
    found = {topic.id: topic for topic in shipped}
    for record in records:
        if record.into:
            continue
        known = found.get(record.id)
        service = {"id": record.service} if record.service else {}
        if known is not None and record.service in {"", known.service.get("id", "")}:
            service = known.service
        words = (*record.words, *(known.words if known else ()), record.name.casefold())
        name = {"id": record.name}
        found[record.id] = Topic(id=record.id, name=name, service=service, words=words, own=True)
    for source, target in merged_topics(records).items():
        gone, heir = found.pop(source, None), found.get(target)
        if gone is not None and heir is not None:
            found[target] = msgspec.structs.replace(heir, words=(*heir.words, *gone.words))
    return found


def merged_topics(records: Iterable[InquiryTopic]) -> dict[str, str]:
    """What merged topics have become, by id; a chain of merges is followed to its end."""
    into = {record.id: record.into for record in records if record.into}
    found: dict[str, str] = {}
    for ident in into:
        end, seen = ident, set[str]()
        while end in into and end not in seen:
            seen.add(end)
            end = into[end]
        found[ident] = end
    return found


def suggest(words: str, topics: Mapping[str, Topic]) -> str:
    """The topic whose words a text has most of, longer ones counting more; empty when it has none."""
    low = f" {' '.join(WORD.findall(PLACEHOLDER.sub(' ', words.casefold())))} "
    flat = f" {' '.join(words.casefold().split())} "
    best, most = "", 0
    for ident, topic in topics.items():
        score = sum(len(w.split()) ** 2 * 2 + 1 for w in topic.words if f" {w}" in low or f" {w}" in flat)
        if score > most:
            best, most = ident, score
    return best


def kind_of(words: str) -> InquiryKind:
    """What a text seems to be: a question unless its words say otherwise."""
    low = words.casefold()
    for kind, signs in KIND_WORDS.items():
        if any(sign in low for sign in signs):
            return kind
    return "question"


@lru_cache(maxsize=20_000)
def gist(words: str) -> frozenset[str]:
    """The words that say what is asked."""
    found = WORD.findall(PLACEHOLDER.sub(" ", words.casefold()))
    return frozenset(_root(word) for word in found if word not in FILLER)


def _root(word: str) -> str:
    for end in ("nya", "kah", "lah"):
        if len(word) > 5 and word.endswith(end):
            return word[: -len(end)]
    return word


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of what is asked two questions share, 0..1."""
    if not one or not other:
        return 0.0
    return len(one & other) / len(one | other)


def same_as(words: str, known: Iterable[Inquiry], least: float = ALIKE) -> Inquiry | None:
    """The known inquiry that asks the same, the most alike, of equals the latest."""
    wanted = gist(words)
    rated = [(alike(wanted, gist(one.words)), one.date, one) for one in known]
    found = max(rated, key=lambda r: r[:2], default=None)
    return found[2] if found is not None and found[0] >= least else None


def kept(words: str, lexicon: Lexicon) -> tuple[str, dict[str, int]]:
    """A text as it may be kept: on one line, without personal data, not too long; and what was masked."""
    hidden = mask(" ".join(words[:READ].split()), lexicon)
    text = hidden.text
    if len(text) > LONGEST:
        text = text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip() + "…"
    return text, hidden.found


def gathered(
    known: Sequence[Inquiry], coming: Iterable[Inquiry], new_id: Callable[[], str]
) -> tuple[list[Inquiry], dict[str, int]]:
    """New records, and how many more of which known ones: alike words of one month are one."""
    spots: dict[tuple[object, ...], str] = {_spot(one): one.id for one in known}
    new: dict[str, Inquiry] = {}
    more: dict[str, int] = {}
    for one in coming:
        spot = _spot(one)
        ident = spots.get(spot)
        if ident is None:
            ident = spots[spot] = new_id()
            new[ident] = msgspec.structs.replace(one, id=ident)
        elif ident in new:
            new[ident] = msgspec.structs.replace(new[ident], count=new[ident].count + one.count)
        else:
            more[ident] = more.get(ident, 0) + one.count
    return list(new.values()), more


def _spot(one: Inquiry) -> tuple[object, ...]:
    return (
        gist(one.words) or one.words,
        one.kind,
        one.topic,
        one.service,
        one.channel,
        one.date[:7],
        one.state,
    )


def once_more(one: Inquiry, today: str, new_id: Callable[[], str]) -> Inquiry:
    """Asked again: one more of it this month, or a record of its own for another month."""
    if one.date[:7] == today[:7]:
        return msgspec.structs.replace(one, count=one.count + 1)
    state: InquiryState = "open" if one.state == "closed" else one.state
    return msgspec.structs.replace(one, id=new_id(), date=today, count=1, state=state)


def clustered(found: Iterable[Inquiry]) -> tuple[Same, ...]:
    """Records that ask the same with the same words that matter, the most asked first."""
    by_gist: dict[object, list[Inquiry]] = defaultdict(list)
    for one in found:
        by_gist[gist(one.words) or one.words].append(one)
    made = [
        Same(items=tuple(sorted(items, key=lambda one: (one.date, one.id), reverse=True)))
        for items in by_gist.values()
    ]
    return tuple(sorted(made, key=lambda same: (-same.count, same.one.words)))


def months_until(last: str, count: int) -> tuple[str, ...]:
    """The months `YYYY-MM` up to and with a day's."""
    year, month = int(last[:4]), int(last[5:7])
    whole = year * 12 + month - 1
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(whole - count + 1, whole + 1))


def groups(
    inquiries: Iterable[Inquiry], asked: Asked, months: Sequence[str], by: By = "topic",
    names: Mapping[str, str] | None = None,
) -> tuple[Group, ...]:  # fmt: skip
    """Groups of what is asked for, the most asked first. `names` are words by which topics are found too."""
    gathered_by: dict[str, list[Inquiry]] = defaultdict(list)
    for one in inquiries:
        if asked.takes(one, (names or {}).get(one.topic, "")):
            gathered_by[one.topic if by == "topic" else one.service].append(one)
    made = [_group(key, found, months) for key, found in gathered_by.items()]
    return tuple(sorted(made, key=lambda g: (-g.count, g.key)))


def _group(key: str, found: Collection[Inquiry], months: Sequence[str]) -> Group:
    by_month: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    services: Counter[str] = Counter()
    for one in found:
        by_month[one.date[:7]] += one.count
        kinds[one.kind] += one.count
        services[one.service] += one.count
    posts = dict.fromkeys(str(one.post) for one in found if one.post)
    ranked = sorted(found, key=lambda one: (-one.count, one.state != "open", one.words))
    return Group(
        key=key, service=services.most_common(1)[0][0], count=sum(kinds.values()),
        waiting=sum(one.count for one in found if one.state == "open"),
        last=by_month[months[-1]] if months else 0, before=by_month[months[-2]] if len(months) > 1 else 0,
        kinds=dict(kinds.most_common()), months=tuple(by_month[m] for m in months),
        items=tuple(one.id for one in ranked), posts=tuple(posts),
    )  # fmt: skip
