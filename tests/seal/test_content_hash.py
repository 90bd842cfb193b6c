"""What changes which part of a post's content hash."""

import json
import subprocess
import sys

import pytest
from msgspec.structs import replace

from studio.domain.content import (
    Asset,
    Caption,
    Design,
    DesignPage,
    Figure,
    FigureRef,
    FigureRefs,
    Item,
    Items,
    Override,
    Picture,
    Post,
    RichText,
    Run,
    Schedule,
)
from studio.domain.project import KINDS, Project
from studio.domain.review import Answer, ExportLog, ReviewState
from studio.seal.content_hash import PARTS, content_hashes

A, B = "a" * 64, "b" * 64
PAGE = DesignPage(
    id="g1",
    layout="depan",
    slots={
        "judul": RichText(paragraphs=((Run(text="Halo"),),)),
        "foto": Picture(asset="foto1"),
        "angka": FigureRef(figure="f1"),
        "deret": FigureRefs(figures=("f1", "f2")),
        "langkah": Items(items=(Item(title="Satu"), Item(title="Dua"))),
    },
)
POST = Post(
    id="p1", title="Judul", design="d1", placements=("x/post",), caption=Caption(text="Takarir"), note="n"
)
DESIGN = Design(id="d1", template="t", template_hash=A, kit="k", kit_hash=B, pages=("g1",))
PROJECT = Project().with_records(
    POST,
    DESIGN,
    PAGE,
    Asset(id="foto1", sha256=A, alt="Seorang petugas"),
    Figure(id="f1", value="12,5", label="Inflasi", unit="%"),
    Figure(id="f2", value="3", label="Pasar"),
    Answer(id="w1", post="p1", item="KR1", answer="yes"),
)


def changed(*records):
    """Parts whose hash differs once these records are in the project."""
    before, after = content_hashes(PROJECT, "p1"), content_hashes(PROJECT.with_records(*records), "p1")
    assert (before["whole"] == after["whole"]) == all(before[part] == after[part] for part in PARTS)
    return {part for part in PARTS if before[part] != after[part]}


def slot(name, value):
    """The page with another value in one slot."""
    return replace(PAGE, slots={**PAGE.slots, name: value})


MEDIA = {
    "text": slot("judul", RichText(paragraphs=((Run(text="Halo!"),),))),
    "order of list": slot("langkah", Items(items=(Item(title="Dua"), Item(title="Satu")))),
    "focal point": slot("foto", Picture(asset="foto1", focal=(0.4, 0.5))),
    "layout": replace(PAGE, layout="lain"),
    "template": replace(DESIGN, template_hash=B),
    "kit": replace(DESIGN, kit_hash=A),
    "override": replace(DESIGN, overrides={"x/post": Override(text_scale=0.9)}),
    "pages": replace(DESIGN, pages=("g1", "g2")),
    "placements": replace(POST, placements=("x/post", "instagram/feed")),
    "asset bytes": Asset(id="foto1", sha256=B, alt="Seorang petugas"),
    "figure value": Figure(id="f1", value="12,6", label="Inflasi", unit="%"),
    "figure in a row": Figure(id="f2", value="4", label="Pasar"),
    "figure source": Figure(id="f1", value="12,5", label="Inflasi", unit="%", source="BPS"),
    "unknown key": replace(PAGE, extra={"baru": 1}),
}


@pytest.mark.parametrize("name", MEDIA)
def test_what_is_shown_changes_the_media_part_alone(name):
    """Every value a picture is painted from is in `media`, and in no other part."""
    assert changed(MEDIA[name]) == {"media"}


def test_captions_are_a_part_of_their_own():
    """The common caption and each platform's own change `captions` alone."""
    assert changed(replace(POST, caption=Caption(text="Lain"))) == {"captions"}
    assert changed(replace(POST, captions={"x": Caption(first_comment="!")})) == {"captions"}


def test_alt_texts_are_a_part_of_their_own():
    """Alt text of a slot, or of the asset where the slot has none, changes `alt` alone."""
    assert changed(slot("foto", Picture(asset="foto1", alt="Lain"))) == {"alt"}
    assert changed(Asset(id="foto1", sha256=A, alt="Lain")) == {"alt"}
    assert changed(slot("foto", Picture(asset="foto1", alt="Seorang petugas"))) == set()


def test_answers_and_schedule_are_parts_of_their_own():
    """A new, changed or moved answer changes `answers`; a move in time changes `schedule`."""
    assert changed(Answer(id="w1", post="p1", item="KR1", answer="no")) == {"answers"}
    assert changed(Answer(id="w2", post="p1", item="KR2", answer="yes")) == {"answers"}
    assert changed(replace(POST, schedule=Schedule(date="2026-08-17"))) == {"schedule"}
    assert changed(replace(POST, schedule=Schedule(zone="Asia/Jayapura"))) == {"schedule"}


@pytest.mark.parametrize(
    "record",
    [
        replace(POST, title="Lain", status="approved", note="x", tags=("a",)),
        Asset(id="foto1", sha256=A, alt="Seorang petugas", name="IMG_1.jpg", tags=("x",), taken="2026"),
        Figure(id="f1", value="12,5", label="Inflasi", unit="%", expires="2027-01-01"),
        Answer(id="w9", post="p2", item="KR1", answer="yes"),
        ReviewState(id="r1", post="p1", decision="approve"),
        ExportLog(id="e1", posts=("p1",), at="", manifest=A),
        Asset(id="foto2", sha256=B),
    ],
)
def test_office_work_around_a_post_changes_nothing(record):
    """Status, notes, file names, other posts, decisions and exports are in no part."""
    assert changed(record) == set()


def test_a_value_set_back_to_its_default_is_no_change():
    """A focal point or text scale set by hand to its default hashes as if it was never set."""
    assert changed(slot("foto", Picture(asset="foto1", focal=(0.25 + 0.25, 1 / 2)))) == set()
    assert changed(replace(POST, schedule=Schedule(date=""), captions={})) == set()


def test_ids_and_order_of_records_do_not_matter():
    """Same content under other ids, added in another order, has the same hash."""
    page = replace(
        PAGE,
        id="z9",
        slots={
            **PAGE.slots,
            "foto": Picture(asset="gambar"),
            "angka": FigureRef(figure="q"),
            "deret": FigureRefs(figures=("q", "f2")),
        },
    )
    moved = Project().with_records(
        Answer(id="w1", post="p1", item="KR1", answer="yes"),
        Figure(id="q", value="12,5", label="Inflasi", unit="%"),
        Figure(id="f2", value="3", label="Pasar"),
        Asset(id="gambar", sha256=A, alt="Seorang petugas"),
        page,
        replace(DESIGN, id="d7", pages=("z9",)),
        replace(POST, design="d7"),
    )
    assert content_hashes(moved, "p1") == content_hashes(PROJECT, "p1")


def test_a_dangling_reference_is_a_change_of_media():
    """Taking away a shown figure, asset or page changes `media`, and nothing raises."""
    whole = content_hashes(PROJECT, "p1")["media"]
    for key in (("figure", "f1"), ("asset", "foto1"), ("page", "g1"), ("design", "d1")):
        assert content_hashes(PROJECT.without(key), "p1")["media"] != whole


def test_hash_is_the_same_in_another_process():
    """Neither the hash seed nor the process enters the hash."""
    code = (
        "import json; from studio.domain.project import Project;"
        "from studio.domain.content import Post, Caption;"
        "from studio.seal.content_hash import content_hashes;"
        "p = Post(id='p', title='t', captions={k: Caption(text=k) for k in {'x', 'ig', 'fb'}});"
        "print(json.dumps(content_hashes(Project().with_records(p), 'p')))"
    )
    outs = {
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outs) == 1
    assert set(json.loads(outs.pop())) == {*PARTS, "whole"}


def test_every_kind_of_record_was_thought_of():
    """A new kind of record must be placed in the content hash or outside it; this list says who decided."""
    inside = {"post", "design", "page", "asset", "figure", "answer"}
    outside = {
        "office", "pillar", "campaign", "person", "review", "export", "office-template", "day",
        "rhythm", "rubric", "targets", "trash", "message", "pack", "pack-return", "plan",
        "inquiry", "inquiry-topic", "office-item", "situation", "gate", "ignored", "account", "account-check",
    }  # fmt: skip
    assert set(KINDS) == inside | outside
