"""One click: what tells a person is replaced by its kind, or a name by its initials, where it stands now."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from studio.catalog.privacy import load_privacy
from studio.checks.every import every_check
from studio.checks.privacy_checks import allowed_in
from studio.checks.registry import Case
from studio.checks.subject import Subject
from studio.domain.content import (
    Asset,
    Caption,
    Design,
    DesignPage,
    Item,
    Items,
    Picture,
    Post,
    RichText,
    Run,
)
from studio.domain.personal_data import Hit, find, redacted
from studio.domain.project import Project
from studio.domain.record import Record
from studio.domain.review import Finding, Where
from studio.errors import StudioError

AREAS = ("privacy/", "child/")
PARTS = ("text", "call_to_action", "first_comment", "link")


def can_redact(finding: Finding) -> bool:
    """Whether one click can take the words away: personal data or a name, in a text that may be changed."""
    return finding.code.startswith(AREAS) and finding.fix is not None and finding.where.span is not None


def redact(project: Project, post: Post, findings: Iterable[Finding]) -> tuple[Record, ...]:
    """The records that taking the found words away changes; one undoable edit.

    Each finding is looked for anew, by its case and place, so that a text changed since is handled as it is
    now. StudioError when it is gone.
    """
    changed: dict[tuple[type[Record], str], Record] = {}
    for finding in findings:
        case = _case_now(project, post, finding)
        record = _with_fix(project, post, case)
        changed[type(record), record.id] = record
        project = project.with_records(record)
        post = record if isinstance(record, Post) else post
    return tuple(changed.values())


def masked(text: str, project: Project | None = None) -> tuple[str, dict[str, int]]:
    """A text with personal data replaced by its kind, and how many of which kind that was."""
    hits = personal(text, project)
    counts: dict[str, int] = {}
    for hit in hits:
        counts[hit.kind] = counts.get(hit.kind, 0) + 1
    return redacted(text, hits), counts


def personal(text: str, project: Project | None = None) -> tuple[Hit, ...]:
    """Personal data in a text; what the office of the project has made public is none."""
    return find(text, load_privacy(), allowed_in(project) if project else None)


def _case_now(project: Project, post: Post, finding: Finding) -> Case:
    """What the finding's check says of the same place now, the nearest of several."""
    check = next((check for check in every_check() if check.id == finding.id), None)
    span = finding.where.span
    if check is None or span is None or not can_redact(finding):
        raise _gone()
    kept = finding.values.get("kept")
    cases = [
        case
        for case in check.cases(Subject(project=project, post=post))
        if (case.code or check.id) == finding.code
        and case.where.span is not None
        and case.values.get("kept") == kept
        and replace(case.where, span=None) == replace(finding.where, span=None)
    ]
    if not cases:
        raise _gone()
    return min(cases, key=lambda case: abs((case.where.span or span)[0] - span[0]))


def _gone() -> StudioError:
    return StudioError(
        "redact/gone", "Bagian yang akan disamarkan sudah berubah atau sudah tidak ada.",
        "Tunggu pemeriksaan selesai, lalu lihat temuannya lagi.",
    )  # fmt: skip


def _with_fix(project: Project, post: Post, case: Case) -> Record:
    where, kept = case.where, case.values.get("kept")
    start, end = where.span or (0, 0)
    words = case.fix or ""
    if kept == "caption":
        return _in_caption(post, where, lambda text: _put(text, start, end, words))
    if kept == "note":
        name = where.field.partition(".")[2]
        return replace(post, **{name: _put(getattr(post, name), start, end, words)})
    page = _page(project, post, where)
    value = page.slots.get(where.slot)
    if kept == "alt" and isinstance(value, Picture):
        return _in_alt(project, page, where, value, (start, end, words))
    if isinstance(value, RichText):
        return _with_slot(page, where.slot, _in_runs(value, start, end, words))
    if isinstance(value, Items):
        return _with_slot(page, where.slot, _in_items(value, start, end, words))
    raise _gone()


def _in_caption(post: Post, where: Where, change: Callable[[str], str]) -> Post:
    caption = post.captions.get(where.platform, Caption()) if where.platform else post.caption
    if where.field in caption.fields:
        made = replace(caption, fields={**caption.fields, where.field: change(caption.fields[where.field])})
    elif where.field in PARTS:
        made = replace(caption, **{where.field: change(getattr(caption, where.field))})
    else:
        raise _gone()
    if where.platform:
        return replace(post, captions={**post.captions, where.platform: made})
    return replace(post, caption=made)


def _page(project: Project, post: Post, where: Where) -> DesignPage:
    design = project.find(Design, post.design)
    page = project.find(DesignPage, design.pages[where.page]) if design else None
    if page is None:
        raise _gone()
    return page


def _in_alt(
    project: Project, page: DesignPage, where: Where, value: Picture, edit: tuple[int, int, str]
) -> Record:
    """The placed text where there is one, else the asset's, which then is right for every post."""
    asset = project.find(Asset, value.asset)
    if value.alt or asset is None:
        return _with_slot(page, where.slot, replace(value, alt=_put(value.alt.strip(), *edit)))
    return replace(asset, alt=_put(asset.alt.strip(), *edit))


def _with_slot(page: DesignPage, slot: str, value: RichText | Items | Picture) -> DesignPage:
    return replace(page, slots={**page.slots, slot: value})


def _in_runs(value: RichText, start: int, end: int, words: str) -> RichText:
    """The text with a stretch replaced in the first run it lies in, each run keeping its style."""
    at = 0
    made: list[tuple[Run, ...]] = []
    for runs in value.paragraphs:
        kept: list[Run] = []
        for run in runs:
            first, last = max(start, at), min(end, at + len(run.text))
            put = words if first == start else ""
            text = _put(run.text, first - at, last - at, put) if first < last else run.text
            kept += [replace(run, text=text)] if text or not run.text else []
            at += len(run.text)
        made.append(tuple(kept))
        at += 1
    return replace(value, paragraphs=tuple(made))


def _in_items(value: Items, start: int, end: int, words: str) -> Items:
    at = 0
    made: list[Item] = []
    for item in value.items:
        texts = []
        for text in (item.title, item.detail):
            inside = at <= start and end <= at + len(text)
            texts.append(_put(text, start - at, end - at, words) if inside else text)
            at += len(text) + 1
        made.append(replace(item, title=texts[0], detail=texts[1]))
    if tuple(made) == value.items:
        raise _gone()
    return replace(value, items=tuple(made))


def _put(text: str, start: int, end: int, words: str) -> str:
    return f"{text[:start]}{words}{text[end:]}"
