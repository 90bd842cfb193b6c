"""Projects, changes and strategies that the tests of the store share."""

from hypothesis import strategies as st

from studio.domain.content import (
    Asset,
    Caption,
    DesignPage,
    Figure,
    Item,
    Items,
    Link,
    Office,
    Picture,
    Pillar,
    Post,
    RichText,
    Run,
    Schedule,
)
from studio.domain.project import Project
from studio.domain.record import Record
from studio.domain.review import Answer, ExportLog, ReviewState

AT = "2026-08-17T03:00:00Z"
HASH = "ab" * 32
OFFICE = Office(id="office", institution="Pemerintah Kota Contoh", unit="Dinas Kominfo")
PROJECT = Project().with_records(OFFICE, Post(id="p1", title="Pasar murah"))

IDS = st.sampled_from(["a", "b", "c", "d"])
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
FRACTION = st.floats(0, 1)
SLOTS = st.one_of(
    st.builds(
        lambda runs, bullets: RichText(paragraphs=tuple(map(tuple, runs)), bullets=bullets),
        st.lists(st.lists(st.builds(lambda t, b: Run(text=t, bold=b), TEXT, st.booleans()), max_size=2)),
        st.booleans(),
    ),
    st.builds(lambda a, x, y, alt: Picture(asset=a, focal=(x, y), alt=alt), IDS, FRACTION, FRACTION, TEXT),
    st.builds(lambda url: Link(url=url), TEXT),
    st.builds(
        lambda rows: Items(items=tuple(Item(title=t, detail=d) for t, d in rows)),
        st.lists(st.tuples(TEXT, TEXT), max_size=3),
    ),
)
RECORDS: st.SearchStrategy[Record] = st.one_of(
    st.builds(
        lambda i, t, c, n, d: Post(
            id=i,
            title=t,
            caption=Caption(text=c, hashtags=(n,)),
            captions={n: Caption()},
            schedule=Schedule(date=d),
        ),
        IDS,
        TEXT,
        TEXT,
        TEXT,
        TEXT,
    ),
    st.builds(
        lambda i, s: DesignPage(id=i, layout="a", slots=s), IDS, st.dictionaries(TEXT, SLOTS, max_size=3)
    ),
    st.builds(lambda i, v: Figure(id=i, value=v, label=v), IDS, TEXT),
    st.builds(lambda i, n, s: Pillar(id=i, name=n, share=s), IDS, TEXT, st.integers(0, 100)),
    st.builds(lambda i, w: Asset(id=i, sha256=HASH, width=w), IDS, st.integers(0, 2**31)),
    st.builds(lambda i, r: Answer(id=i, post="a", item="KR1", answer="no", reason=r), IDS, TEXT),
)
LOGS: st.SearchStrategy[Record] = st.one_of(
    st.builds(
        lambda i, n: ExportLog(id=i, posts=("a",), at=AT, manifest=HASH, files=n), IDS, st.integers(0, 9)
    ),
    st.builds(lambda i, c: ReviewState(id=i, post="a", comment=c), IDS, TEXT),
)
"""Rows no undo may take away."""
PROJECTS = st.lists(RECORDS, max_size=8).map(lambda records: Project().with_records(*records))
