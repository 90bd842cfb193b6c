"""One click takes personal data out of the text it stands in now; other words, styles and records stay."""

import pytest
from msgspec.structs import replace

from studio.checks.runner import run
from studio.checks.subject import Subject
from studio.domain.content import Asset, Caption, DesignPage, Item, Items, Link, Picture, Post, RichText, Run
from studio.domain.project import Project
from studio.domain.record import Record
from studio.domain.review import Finding
from studio.errors import StudioError
from studio.session.redact import can_redact, masked, redact
from tests.checks import samples

NIK = "3171011708450001"
ONLY = ("privacy/identifiers", "privacy/specific", "child/identity")


def findings(subject: Subject) -> list[Finding]:
    """What the checks of people say."""
    return list(run(subject, only=ONLY).findings)


def after(subject: Subject, *found: Finding) -> Subject:
    """The post with these findings redacted."""
    project = subject.project.with_records(subject.post)
    changed = project.with_records(*redact(project, subject.post, found))
    return replace_subject(subject, changed)


def replace_subject(subject: Subject, project: Project) -> Subject:
    """The subject in another project."""
    return samples.good(project=project, post=project.get(Post, subject.post.id))


def post_with(**changes: object) -> Subject:
    """The sound post with other texts."""
    return samples.good(post=replace(samples.POST, **changes))


WAYS = {
    "caption": lambda: post_with(caption=Caption(text=f"Berkas {NIK} siap."), captions={}),
    "own caption": lambda: post_with(captions={"x": Caption(first_comment=f"Berkas {NIK} siap.")}),
    "field": lambda: post_with(captions={"youtube": Caption(fields={"title": f"Berkas {NIK} siap."})}),
    "note": lambda: post_with(note=f"Berkas {NIK} siap."),
    "title": lambda: post_with(title=f"Berkas {NIK} siap."),
    "slot": lambda: samples.with_slots(deck=samples.text(f"Satu.\nBerkas {NIK} siap.")),
    "list": lambda: samples.with_slots(
        steps=Items(items=(Item(title="a"), Item(title="b", detail=f"NIK {NIK}")))
    ),
    "own alt": lambda: samples.with_slots(
        photo=Picture(asset="foto-1", alt=f" Kartu dengan NIK {NIK} di meja ")
    ),
    "alt": lambda: samples.with_asset(alt=f"Kartu dengan NIK {NIK} di meja"),
}


@pytest.mark.parametrize("way", WAYS)
def test_each_kind_of_text_can_be_redacted(way: str) -> None:
    """The finding is gone afterwards, the number with it, and one record changed."""
    subject = WAYS[way]()
    (found,) = findings(subject)
    assert can_redact(found)
    done = after(subject, found)
    assert findings(done) == []
    assert NIK not in repr(done.project.all(Post)) + repr(done.project.all(DesignPage)) + repr(
        done.project.all(Asset)
    )
    assert "[NIK/KK]" in repr(done.project.all(Post)) + repr(done.project.all(DesignPage)) + repr(
        done.project.all(Asset)
    )


def test_styles_stay_around_what_was_taken_out() -> None:
    """A number over two runs gives its place to the first; what stands around keeps its look."""
    value = RichText(paragraphs=((Run(text="WA "), Run(text="0812-3456", bold=True), Run(text="-7890 ya")),))
    subject = samples.with_slots(deck=value)
    (found,) = findings(subject)
    (page,) = redact(subject.project, subject.post, [found])
    assert isinstance(page, DesignPage)
    assert page.slots["deck"] == RichText(
        paragraphs=((Run(text="WA "), Run(text="[telepon]", bold=True), Run(text=" ya")),)
    )


def test_names_become_initials() -> None:
    """A child of a case and a patient keep their initials."""
    subject = post_with(caption=Caption(text="Rani Putri (13) dianiaya temannya."), captions={})
    done = after(subject, *findings(subject))
    assert done.post.caption.text == "RP (13) dianiaya temannya."


def test_a_text_that_changed_since_is_looked_at_anew() -> None:
    """Words put before it move the place; when it is gone nothing is changed and that is said."""
    old = post_with(caption=Caption(text=f"Berkas {NIK} siap."), captions={})
    (found,) = findings(old)
    moved = post_with(caption=Caption(text=f"Halo semua, hari ini berkas {NIK} siap."), captions={})
    assert after(moved, found).post.caption.text == "Halo semua, hari ini berkas [NIK/KK] siap."
    gone = post_with(caption=Caption(text="Berkas sudah siap diambil."), captions={})
    with pytest.raises(StudioError, match="sudah berubah"):
        after(gone, found)


def test_several_in_one_text_go_together() -> None:
    """All findings of a post in one edit, each record once."""
    text = f"NIK {NIK}, HP 0812-3456-7890 dan 0857-1234-5678, surel budi@gmail.com."
    subject = post_with(caption=Caption(text=text), captions={})
    records: tuple[Record, ...] = redact(subject.project, subject.post, findings(subject))
    assert len(records) == 1
    assert after(subject, *findings(subject)).post.caption.text == (
        "NIK [NIK/KK], HP [telepon] dan [telepon], surel [surel]."
    )


def test_links_and_file_names_are_not_broken() -> None:
    """An address without its number leads nowhere, so no click is offered."""
    link = samples.with_slots(link=Link(url="https://wa.me/6281234567890"))
    name = samples.with_asset(name=f"ktp_{NIK}.jpg")
    for subject in (link, name):
        (found,) = findings(subject)
        assert not can_redact(found)
        with pytest.raises(StudioError):
            redact(subject.project, subject.post, [found])


def test_a_text_from_outside_is_masked_and_counted() -> None:
    """As a press release or a comment comes in."""
    assert masked(f"NIK {NIK} dan {NIK}") == ("NIK [NIK/KK] dan [NIK/KK]", {"nik": 2})
