"""A better wording put in the place of the words that a check found, in the record that holds them."""

from msgspec.structs import replace

from studio.domain.content import (
    Asset,
    Caption,
    Design,
    DesignPage,
    Items,
    Link,
    Picture,
    Post,
    RichText,
    Run,
    SlotValue,
)
from studio.domain.project import Project
from studio.domain.record import Record
from studio.domain.review import Finding
from studio.errors import StudioError

OWN = ("text", "call_to_action", "first_comment", "link")
NOTE = "note."


def fixed(project: Project, post: Post, finding: Finding) -> tuple[Record, ...]:
    """The records to store, with `finding.fix` instead of the span; StudioError without such a place."""
    where, fix = finding.where, finding.fix
    if fix is None or where.span is None:
        raise _gone()
    if where.field.startswith(NOTE):
        name = where.field.removeprefix(NOTE)
        return (replace(post, **{name: _with(getattr(post, name, ""), where.span, fix)}),)
    if where.field:
        return (_caption(post, finding, fix),)
    design = project.find(Design, post.design)
    ident = design.pages[where.page] if design is not None and where.page < len(design.pages) else None
    page = project.find(DesignPage, ident) if ident else None
    value = page.slots.get(where.slot) if page is not None else None
    if page is None or value is None:
        raise _gone()
    asset = project.find(Asset, value.asset) if isinstance(value, Picture) and not value.alt else None
    if asset is not None:  # the words of the library stand for all posts that say none of their own
        return (replace(asset, alt=_with(asset.alt, where.span, fix)),)
    return (replace(page, slots={**page.slots, where.slot: _slot(value, where.span, fix)}),)


def _caption(post: Post, finding: Finding, fix: str) -> Post:
    where, span = finding.where, finding.where.span or (0, 0)
    old = post.captions.get(where.platform) if where.platform else post.caption
    if old is None:
        raise _gone()
    if where.field in OWN:
        made: Caption = replace(old, **{where.field: _with(getattr(old, where.field), span, fix)})
    else:
        fields = {**old.fields, where.field: _with(old.fields.get(where.field, ""), span, fix)}
        made = replace(old, fields=fields)
    if where.platform:
        return replace(post, captions={**post.captions, where.platform: made})
    return replace(post, caption=made)


def _slot(value: SlotValue, span: tuple[int, int], fix: str) -> SlotValue:
    if isinstance(value, RichText):
        return replace(value, paragraphs=_runs(value, span, fix))
    if isinstance(value, Link):
        return replace(value, url=_with(value.url, span, fix))
    if isinstance(value, Picture):
        return replace(value, alt=_with(value.alt, span, fix))
    if isinstance(value, Items):
        return _items(value, span, fix)
    raise _gone()


def _runs(value: RichText, span: tuple[int, int], fix: str) -> tuple[tuple[Run, ...], ...]:
    """The paragraphs with the span replaced; the new words look as those they replace began."""
    if "\n" in value.plain[slice(*span)] or span[1] > len(value.plain):
        raise _gone()
    made, at, put = [], 0, False
    for runs in value.paragraphs:
        line = []
        for run in runs:
            start, end = max(0, span[0] - at), min(len(run.text), span[1] - at)
            if start < end or (not put and start == end == len(run.text) and span[0] == span[1]):
                text = run.text[:start] + ("" if put else fix) + run.text[end:]
                run, put, at = replace(run, text=text), True, at + len(run.text)  # noqa: PLW2901 - the run as mended
            else:
                at += len(run.text)
            if run.text:
                line.append(run)
        made.append(tuple(line))
        at += 1
    return tuple(made)


def _items(value: Items, span: tuple[int, int], fix: str) -> Items:
    """Titles and details stand each on a line of the text that was checked."""
    made, at = [], 0
    for item in value.items:
        changed = {}
        for name in ("title", "detail"):
            text = getattr(item, name)
            if at <= span[0] and span[1] <= at + len(text) and span[0] < span[1]:
                changed[name] = _with(text, (span[0] - at, span[1] - at), fix)
            at += len(text) + 1
        made.append(replace(item, **changed))
    return replace(value, items=tuple(made))


def _with(text: str, span: tuple[int, int], fix: str) -> str:
    if not 0 <= span[0] <= span[1] <= len(text):
        raise _gone()
    return text[: span[0]] + fix + text[span[1] :]


def _gone() -> StudioError:
    return StudioError(
        "gate/fix-gone", "Kata yang akan diganti sudah tidak di tempatnya.",
        "Tunggu pemeriksaan berikutnya selesai, lalu coba lagi.",
    )  # fmt: skip
