"""One click puts a wording in the place of exactly the words that were found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.content import Caption, Design, DesignPage, Item, Items, Link, Picture, Post, RichText, Run
from studio.domain.project import Project
from studio.domain.review import Finding, Where
from studio.errors import StudioError
from studio.session.fixing import fixed


def finding(where: Where, fix: str = "baru") -> Finding:
    """A finding with a wording."""
    return Finding(id="a/b", code="a/b", severity="advice", status="info", message="", where=where, fix=fix)


def project(**slots: object) -> tuple[Project, Post]:
    """A post with a page of these slots."""
    post = Post(id="p" * 32, title="Judul lama", design="d" * 32, caption=Caption(text="satu dua tiga"),
                captions={"x": Caption(text="dua saja", fields={"judul": "dua judul"})})  # fmt: skip
    page = DesignPage(id="g" * 32, layout="a", slots=slots)  # type: ignore[arg-type] # values of slots
    design = Design(id="d" * 32, template="t", template_hash="0", kit="k", kit_hash="0", pages=(page.id,))  # type: ignore[arg-type] # hashes
    return Project().with_records(post, page, design), post


@pytest.mark.parametrize(
    ("where", "read", "now"),
    [
        (Where(field="text", span=(5, 8)), lambda p: p.caption.text, "satu baru tiga"),
        (Where(field="text", platform="x", span=(0, 3)), lambda p: p.captions["x"].text, "baru saja"),
        (Where(field="judul", platform="x", span=(0, 3)), lambda p: p.captions["x"].fields["judul"],
         "baru judul"),
        (Where(field="note.title", span=(6, 10)), lambda p: p.title, "Judul baru"),
    ],
)  # fmt: skip
def test_captions_and_notes(where: Where, read, now: str) -> None:
    """The common caption, one of a platform, its field, the title."""
    whole, post = project()
    (made,) = fixed(whole, post, finding(where))
    assert read(made) == now


def test_slots_of_every_kind() -> None:
    """Words over two runs keep the look of the first; a list, an address, an alt text."""
    text = RichText(paragraphs=((Run(text="atas"),), (Run(text="satu du", bold=True), Run(text="a tiga"))))
    items = Items(items=(Item(title="judul", detail="rincian dua"),))
    whole, post = project(
        text=text, items=items, link=Link(url="bit.ly/x"), foto=Picture(asset="a", alt="foto dua")
    )
    cases = {
        "text": ((10, 13), lambda v: v.plain, "atas\nsatu baru tiga"),
        "items": ((14, 17), lambda v: v.items[0].detail, "rincian baru"),
        "link": ((0, 6), lambda v: v.url, "baru/x"),
        "foto": ((5, 8), lambda v: v.alt, "foto baru"),
    }
    for slot, (span, read, now) in cases.items():
        (page,) = fixed(whole, post, finding(Where(slot=slot, span=span)))
        assert read(page.slots[slot]) == now
    (page,) = fixed(whole, post, finding(Where(slot="text", span=(10, 13))))
    assert [run.bold for run in page.slots["text"].paragraphs[1]] == [True, False]


@pytest.mark.parametrize(
    "where",
    [
        Where(field="text"), Where(field="text", span=(5, 99)),
        Where(field="text", platform="y", span=(0, 1)),
        Where(slot="tidak-ada", span=(0, 1)), Where(slot="text", page=4, span=(0, 1)),
    ],
)  # fmt: skip
def test_what_is_not_there_is_refused(where: Where) -> None:
    """A span outside, a caption or slot that is gone: a sentence, and nothing made."""
    whole, post = project(text=RichText(paragraphs=((Run(text="a"),),)))
    with pytest.raises(StudioError) as refused:
        fixed(whole, post, finding(where))
    assert refused.value.code == "gate/fix-gone"


LINES = st.lists(st.lists(st.text("ab é", max_size=6), max_size=3), min_size=1, max_size=3)


@given(LINES, st.integers(0, 9999))
def test_any_span_of_a_line_is_replaced_as_in_plain_text(lines: list[list[str]], pick: int) -> None:
    """Whatever runs a text is made of, its words afterwards are those of plain text so changed."""
    made = tuple(tuple(Run(text=t, bold=bool(n % 2)) for n, t in enumerate(line) if t) for line in lines)
    text = RichText(paragraphs=made)
    plain = text.plain
    starts = [at for at in range(len(plain)) if plain[at] != "\n"]
    if not starts:
        return
    start = starts[pick % len(starts)]
    line_end = (plain + "\n").index("\n", start)
    end = min(line_end, start + 1 + pick // 7 % 9)
    whole, post = project(text=text)
    (page,) = fixed(whole, post, finding(Where(slot="text", span=(start, end))))
    assert page.slots["text"].plain == plain[:start] + "baru" + plain[end:]
