"""Whether a clarification puts the fact first, wears its stamp, and leads nobody to the falsehood."""

import re
from collections.abc import Iterator

from studio.checks.passages import Passage, published
from studio.checks.phrases import has_any, pattern, sentences
from studio.checks.registry import Case, check
from studio.checks.subject import Subject
from studio.domain.content import RichText
from studio.domain.text_parts import links

FAMILY = "klarifikasi"
TAGS = frozenset({"hoaks", "hoax", "klarifikasi", "cek fakta", "cekfakta", "disinformasi"})
CLAIM_SLOTS = frozenset({"claim", "claim_label"})
RUMOUR = (
    "beredar", "viral", "kabar", "isu", "pesan berantai", "narasi", "klaim", "informasi yang menyebut",
    "video yang menyebut", "unggahan", "tangkapan layar", "katanya",
)  # fmt: skip
VERDICT = (
    "hoaks", "hoax", "penipuan", "tidaklah", "salah", "keliru", "palsu", "bukan", "tidak", "faktanya",
    "fakta", "klarifikasi", "jangan percaya", "disinformasi", "menyesatkan", "waspada", "belum ada",
)  # fmt: skip
STAMPS = (
    "hoaks", "hoax", "keliru", "penipuan", "salah", "palsu", "disinformasi", "menyesatkan", "tidak benar",
    "klarifikasi", "cek fakta",
)  # fmt: skip
QUOTED = re.compile(r"""\s*["“][^"“”]+["”]\s*(?:benarkah|betulkah|apa benar|apakah benar)""", re.IGNORECASE)
"""A text that begins with the rumour's own words and then asks."""


def is_debunk(subject: Subject) -> bool:
    """Whether the post puts a falsehood right: by its template, or by its tags."""
    template = subject.template
    return bool(template and template.family == FAMILY) or any(
        tag.strip("# ").casefold().replace("-", " ") in TAGS for tag in subject.post.tags
    )


def quotes_claim(subject: Subject, passage: Passage) -> bool:
    """Whether a passage only quotes the falsehood that the post puts right."""
    return passage.where.slot in CLAIM_SLOTS and is_debunk(subject)


@check(
    id="verify/debunk-order",
    severity="warning",
    applies_to="post",
    rationale="What is read first is what stays: a falsehood told first is remembered as true.",
    basis="Komdigi, Verify–Clarify–Respond, 2025 (V5)",
    codes=("verify/debunk-order", "verify/no-stamp", "verify/hoax-link"),
)
def debunk_order(subject: Subject) -> Iterator[Case]:
    """Texts that begin with the rumour, pictures without a stamp, addresses of the rumour."""
    if not is_debunk(subject):
        return
    for passage in published(subject):
        if passage.where.field == "text" or passage.where.slot == "headline":
            first = rumour_first(passage.text)
            if first:
                yield Case(where=passage.at(*first))
        if quotes_claim(subject, passage):
            for span in links(passage.text):
                yield Case(code="verify/hoax-link", where=passage.at(span.start, span.end))
    if subject.pages and not _stamped(subject):
        yield Case(code="verify/no-stamp")


def rumour_first(text: str) -> tuple[int, int] | None:
    """The first sentence of a text when it tells the rumour without saying that it is one."""
    for start, end in sentences(text):
        words = text[start:end]
        if not words.strip():
            continue
        rumour = pattern(RUMOUR).search(words) or QUOTED.match(text)
        told = rumour is not None and not has_any(VERDICT, words)
        return (start, start + len(words.rstrip())) if told else None
    return None


def _stamped(subject: Subject) -> bool:
    """Whether a word of judgement stands in the picture; a template's own counts where it was left."""
    template = subject.template
    for _number, page in subject.pages:
        for slot, value in page.slots.items():
            if isinstance(value, RichText) and slot not in CLAIM_SLOTS and has_any(STAMPS, value.plain):
                return True
        stamp = template.slot("stamp") if template else None
        if stamp and "stamp" not in page.slots and has_any(STAMPS, str(stamp.default or "")):
            return True
    return False
