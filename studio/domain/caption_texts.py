"""What a platform's caption holds, how long each part is by its rule, and what is wrong with it."""

import difflib
import re
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from studio.domain.caption import assemble
from studio.domain.content import Caption
from studio.domain.counting import Count, count
from studio.domain.platform import Allowance, CaptionProfile, TextLimit
from studio.domain.record import Value
from studio.errors import StudioError

NEAR = 0.9
"""Share of a limit from which the counter warns."""
State = Literal["ok", "warn", "stop"]
LONE = 2
"""So few equal words between two changes are read as changed too."""
WORDS = re.compile(r"\s+|[^\s]+")
TEXT = "text"
Filler = Callable[[str], str]


class Field(Value, frozen=True, kw_only=True):
    """One text of a caption, counted. `name` is its key in the profile."""

    name: str
    limit: TextLimit
    count: Count
    state: State


class Tally(Value, frozen=True, kw_only=True):
    """A caption measured against one profile: every field, what is counted over all of them, the worst."""

    fields: tuple[Field, ...]
    main: str
    hashtags: int
    mentions: int
    links: int
    states: dict[str, State]
    """State of `hashtags`, `mentions`, `links`."""

    @property
    def state(self) -> State:
        """The worst of all."""
        found = {field.state for field in self.fields} | set(self.states.values())
        return "stop" if "stop" in found else "warn" if "warn" in found else "ok"

    @property
    def text(self) -> Field:
        """The main field."""
        return next(field for field in self.fields if field.name == self.main)

    @property
    def worst(self) -> Field:
        """The field to speak of: the first one in the worst state, else the main one."""
        wanted = self.state
        bad = [f for f in self.fields if f.state == wanted and wanted != "ok"]
        return self.text if self.text in bad or not bad else bad[0]


def texts_of(caption: Caption, common: Caption, profile: CaptionProfile) -> dict[str, str]:
    """The texts by field as written: the main field takes the assembled text unless filled itself."""
    made = assemble(caption, common)
    texts = {name: made.fields.get(name, "") for name in profile.fields}
    texts[profile.main] = texts[profile.main] or made.text
    return texts


def tally(caption: Caption, common: Caption, profile: CaptionProfile) -> Tally:
    """Measure what would be written."""
    texts = texts_of(caption, common, profile)
    fields = tuple(
        _field(name, limit, texts[name])
        for name, limit in profile.fields.items()
        if name == profile.main or texts[name]
    )
    amounts = {
        what: sum(getattr(f.count, what) for f in fields) for what in ("hashtags", "mentions", "links")
    }
    allowed = {"hashtags": profile.hashtags, "mentions": profile.mentions, "links": profile.links}
    states = {what: _amount(used, allowed[what]) for what, used in amounts.items()}
    return Tally(fields=fields, main=profile.main, states=states, **amounts)


def measured(text: str, limit: TextLimit) -> Count:
    """Count a text; characters that cannot be counted are left out."""
    try:
        return count(text, limit)
    except StudioError:
        clean = "".join(c for c in text if c != "\0" and not "\ud800" <= c <= "\udfff")
        return count(clean, limit)


def _field(name: str, limit: TextLimit, text: str) -> Field:
    counted = measured(text, limit)
    return Field(name=name, limit=limit, count=counted, state=state_of(counted))


def state_of(counted: Count) -> State:
    """Over the limit or refused; above the advice or near the limit; or fine."""
    if counted.over or counted.forbidden:
        return "stop"
    near = counted.limit is not None and counted.used > counted.limit * NEAR
    return "warn" if near or counted.over_soft else "ok"


def _amount(used: int, allowed: Allowance) -> State:
    if allowed.max is not None and used > allowed.max:
        return "stop"
    return "warn" if allowed.soft is not None and used > allowed.soft else "ok"


# a platform's own text


def own_text(caption: Caption, main: str = TEXT) -> str:
    """The platform's own main text, wherever it is kept; nothing when it follows the common text."""
    return caption.fields.get(main, "") or caption.text


def with_text(caption: Caption, main: str, text: str) -> Caption:
    """The caption with another main text, kept where it was: a field that was filled stays the one."""
    if caption.fields.get(main):
        fields = {**caption.fields, main: text} if text else _without(caption.fields, main)
        return msgspec.structs.replace(caption, fields=fields)
    return msgspec.structs.replace(caption, text=text)


def following(caption: Caption, main: str) -> Caption:
    """The caption whose main text is the common one again."""
    return msgspec.structs.replace(caption, text="", fields=_without(caption.fields, main))


def with_field(caption: Caption, name: str, text: str) -> Caption:
    """The caption with another extra field; an empty one is left out."""
    fields = {**caption.fields, name: text} if text else _without(caption.fields, name)
    return msgspec.structs.replace(caption, fields=fields)


def _without(fields: dict[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in fields.items() if key != name}


def fold_at(text: str, counted: Count) -> int | None:
    """Where in the text the platform hides the rest, in code points; None when all of it is seen."""
    if counted.fold is None or not counted.past_fold:
        return None
    import regex  # noqa: PLC0415 - heavy

    at = 0
    for number, sign in enumerate(regex.finditer(r"\X", text)):
        if number == counted.fold:
            return at
        at = sign.end()
    return at if at < len(text) else None


def folded(text: str, counted: Count) -> str:
    """The text as it is seen before “more” is tapped, ended at a word."""
    at = fold_at(text, counted)
    if at is None:
        return text
    kept = text[:at]
    cut = max(kept.rfind(" "), kept.rfind("\n"))
    return (kept[:cut] if cut > len(kept) * 0.7 else kept).rstrip()


# hashtags, snippets, differences


def as_tags(typed: str) -> tuple[str, ...]:
    """Hashtags of what was typed or pasted: `layanan publik, #paspor` gives two or three, each with one #."""
    words = re.split(r"[\s,;]+", typed.strip())
    return tuple(dict.fromkeys("#" + word.lstrip("#") for word in words if word.strip("#")))


def with_tags(now: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Tags with others added that are not there yet, however they are written."""
    have = {tag.lstrip("#").casefold() for tag in now}
    return (*now, *(tag for tag in more if tag.lstrip("#").casefold() not in have))


def moved(tags: tuple[str, ...], at: int, to: int) -> tuple[str, ...]:
    """Tags in another order."""
    rest = [tag for number, tag in enumerate(tags) if number != at]
    rest.insert(max(0, min(to, len(rest))), tags[at])
    return tuple(rest)


def fill_in(snippet: str, values: dict[str, str]) -> str:
    """A snippet with its fields put in; a field without a value stays to be seen."""
    return re.sub(r"\{(\w+)\}", lambda m: values.get(m[1].lower(), "") or m[0], snippet)


def word_changes(before: str, after: str) -> Iterator[tuple[Literal["same", "gone", "new"], str]]:
    """What differs between two texts, by words."""
    a, b = WORDS.findall(before.strip()), WORDS.findall(after.strip())
    gone = new = ""
    blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for number, (kind, a1, a2, b1, b2) in enumerate(blocks):
        same, last = "".join(a[a1:a2]), number == len(blocks) - 1
        if kind == "equal" and (len(same.split()) > LONE or not (gone or new) or last):
            yield from _changed(gone, new)
            gone = new = ""
            yield "same", same
            continue
        gone, new = gone + same, new + "".join(b[b1:b2])
    yield from _changed(gone, new)


def _changed(gone: str, new: str) -> Iterator[tuple[Literal["gone", "new"], str]]:
    if gone:
        yield "gone", gone
    if new:
        yield "new", new
