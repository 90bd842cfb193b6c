"""What a post has or is about, as far as records tell: which questions are worth asking rests on it."""

import re

from studio.checks.crisis_checks import is_holding
from studio.checks.debunk_checks import is_debunk
from studio.checks.passages import published
from studio.checks.slot_checks import figures_of
from studio.checks.subject import Subject, placed_pictures
from studio.domain.content import Asset
from studio.domain.ethics import GateRules, Trait

NOBODY = "tanpa-orang"
"""The tag of a picture in which somebody saw that there is nobody."""
CHILD = frozenset({"anak", "abh", "siswa", "balita", "bayi", "remaja"})
SYMBOLS = frozenset({"garuda", "bendera", "merah-putih", "lambang-negara"})
RULE = re.compile(
    r"\b(?:UU|PP|Perpres|Keppres|Inpres|Permen\w*|Perda|Perbup|Pergub|Perka|Keputusan|Surat Edaran|SE|SKB)\b"
    r"[^.\n]{0,40}\d"
)


def traits_of(subject: Subject) -> frozenset[Trait]:
    """Every trait of the post but `suspected`, which is a question's own."""
    placed = tuple(placed_pictures(subject))
    assets = tuple(one.asset for one in placed if one.asset is not None)
    tags = {tag.casefold() for tag in subject.post.tags}
    theirs = {tag.casefold() for asset in assets for tag in asset.tags}
    words = tuple(passage.text for passage in published(subject))
    slots = [value for _number, page in subject.pages for value in page.slots.values()]
    family = subject.template.family if subject.template else ""
    officials = _officials(subject)
    held: dict[Trait, bool] = {
        "picture": bool(placed),
        "people": any(shows_people(asset) for asset in assets),
        "child": bool((tags | theirs) & CHILD),
        "figure": any(figures_of(value) for value in slots),
        "rule": any(RULE.search(text) for text in words),
        "link": any(passage.sort == "link" or "://" in passage.text for passage in published(subject)),
        "video": any(asset.mime.startswith("video/") for asset in assets),
        "sound": any(asset.mime.startswith("audio/") for asset in assets),
        "quote": family == "kutipan",
        "outside": family == "luar",
        "hoax": is_debunk(subject),
        "holding": is_holding(subject),
        "state-symbol": bool(theirs & SYMBOLS),
        "ai": any(asset.ai for asset in assets),
        "official": any(name in text for name in officials for text in words),
    }
    return frozenset(trait for trait, holds in held.items() if holds)


def tags_of(subject: Subject) -> tuple[str, ...]:
    """The tags of the post and of the pictures it shows."""
    assets = (one.asset for one in placed_pictures(subject) if one.asset is not None)
    return (*subject.post.tags, *(tag for asset in assets for tag in asset.tags))


def shows_people(asset: Asset) -> bool:
    """Whether somebody can be seen, or nobody has looked yet; a picture is asked about until then."""
    if asset.faces or asset.people.strip():
        return True
    return asset.faces is None and NOBODY not in {tag.casefold() for tag in asset.tags}


def _officials(subject: Subject) -> tuple[str, ...]:
    rules = subject.project.find(GateRules, "gate")
    return tuple(name for name in rules.officials if name.strip()) if rules else ()
