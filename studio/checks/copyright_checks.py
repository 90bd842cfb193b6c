"""Whether letters and sound may be used, and whether a caption is written anew."""

from collections.abc import Iterator

from studio.checks.phrases import has_any
from studio.checks.registry import Case, check
from studio.checks.subject import Subject, placed_pictures
from studio.domain.content import Caption, Post
from studio.domain.review import Where
from studio.domain.shingles import copied_share, runs
from studio.domain.strategy import KeyMessage

BUNDLED = "fonts:"
FEWEST_RUNS = 12
"""Runs of eight words below which a caption is too short to judge."""
MUCH = 0.5
SUMMARY_MUCH = 0.6
CREDITED = (
    "sumber:",
    "dikutip dari",
    "menurut siaran pers",
    "siaran pers",
    "kutipan:",
    "seperti dilansir",
    "repost",
    "unggah ulang",
)
SOUND = ("audio/", "video/")


@check(
    id="copyright/font-licence",
    severity="blocker",
    applies_to="post",
    rationale="Letters are a work like a photograph: whoever spreads them needs leave.",
    basis="UU 28/2014 Pasal 9 dan 113 (H1)",
    needs=("kit",),
)
def font_licence(subject: Subject) -> Iterator[Case]:
    """Each family of the kit's own letters without a licence."""
    faces = subject.kit.fonts if subject.kit else ()
    lacking = [
        face.family for face in faces if not face.file.startswith(BUNDLED) and not face.licence.strip()
    ]
    for family in dict.fromkeys(lacking):
        yield Case(values={"family": family})


@check(
    id="copyright/sound",
    severity="blocker",
    applies_to="post",
    rationale="Music and films belong to people too; platforms mute or take down what has no leave.",
    basis="UU 28/2014 Pasal 9 dan 113; PP 56/2021 (H1)",
    needs=("design",),
)
def sound(subject: Subject) -> Iterator[Case]:
    """Each sound or film of the post without a licence."""
    for placed in placed_pictures(subject):
        asset = placed.asset
        if asset and asset.mime.startswith(SOUND) and not asset.licence.strip():
            where = Where(page=placed.page, slot=placed.slot, asset=asset.id)
            yield Case(where=where, values={"name": asset.name or asset.id})


@check(
    id="copyright/copied",
    severity="advice",
    applies_to="post",
    rationale="A text taken over word for word belongs to somebody, and readers have seen it before.",
    basis="UU 28/2014 Pasal 43 dan 44 (H2)",
    codes=("copyright/copied", "copyright/press-copied"),
)
def copied(subject: Subject) -> Iterator[Case]:
    """Captions that stand for a good part in an earlier post, or in the pasted text they were made from."""
    approved = _approved(subject)
    for platform, caption in _captions(subject.post):
        text = caption.text
        if len(runs(text)) < FEWEST_RUNS or has_any(CREDITED, text):
            continue
        where = Where(platform=platform, field="text")
        source = copied_share(text, subject.post.note)
        if source >= SUMMARY_MUCH:
            yield Case(code="copyright/press-copied", where=where, values={"share": round(100 * source)})
            continue
        share, title = _most(subject, text)
        if share >= MUCH and copied_share(text, approved) < MUCH:
            yield Case(where=where, values={"share": round(100 * share), "post": title})


def _most(subject: Subject, text: str) -> tuple[float, str]:
    """The largest share of a text in an earlier post, and which."""
    best, title = 0.0, ""
    day = subject.post.schedule.date or "9999"
    for other in subject.project.all(Post):
        if other.id == subject.post.id or (other.schedule.date or "0000") > day:
            continue
        for _platform, caption in _captions(other):
            share = copied_share(text, caption.text)
            if share > best:
                best, title = share, other.title
    return best, title


def _captions(post: Post) -> Iterator[tuple[str, Caption]]:
    if post.caption.text.strip():
        yield "", post.caption
    yield from ((platform, own) for platform, own in post.captions.items() if own.text.strip())


def _approved(subject: Subject) -> str:
    """Words that the whole institution is to say alike."""
    found = (subject.project.find(KeyMessage, ident) for ident in subject.post.messages)
    return "\n".join(f"{message.wording}\n{message.text}" for message in found if message)
