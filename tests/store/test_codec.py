"""Records to JSON and back: nothing known or unknown is lost."""

import json

import msgspec
import msgspec.inspect as inspection
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.domain.content import Caption, DesignPage, Link, Post, Schedule
from studio.domain.project import KINDS, NAMES
from studio.errors import StudioError
from studio.store.codec import decode, encode, to_raw
from tests.store.samples import LOGS, RECORDS

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(-1e9, 1e9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.text(max_size=4) | st.sampled_from(["a/b", "~", "~1", "", "extra", "$nested", "0", "/"])
NEW_TYPES = st.builds(
    lambda tag, rest: {**rest, "type": tag}, st.text().map("x-{}".format), st.dictionaries(KEYS, JSON)
)


def page():
    """A page that uses every kind of slot."""
    return {
        "id": "g1",
        "layout": "depan",
        "slots": {
            "judul": {
                "type": "text",
                "paragraphs": [[{"text": "Halo"}, {"text": "dunia", "bold": True}], []],
            },
            "foto": {"type": "picture", "asset": "a1", "focal": [0.25, 0.5], "alt": "x"},
            "a/b~": {"type": "items", "items": [{"title": "Satu"}, {"detail": "Dua"}]},
            "tautan": {"type": "link", "url": "contoh.go.id"},
        },
    }


PAGE_STRUCTS = [
    (),
    ("slots", "judul"),
    ("slots", "judul", "paragraphs", 0, 0),
    ("slots", "judul", "paragraphs", 0, 1),
    ("slots", "foto"),
    ("slots", "a/b~"),
    ("slots", "a/b~", "items", 1),
    ("slots", "tautan"),
]
POST_STRUCTS = [(), ("caption",), ("captions", "x"), ("captions", "ig/~"), ("schedule",)]


def add_unknown(raw, path, unknown):
    """Put unknown keys into the object at the end of the path, beside the known ones."""
    for token in path:
        if isinstance(raw, dict) and token not in raw:
            raw[token] = {}
        raw = raw[token]
    for key, value in unknown.items():
        raw.setdefault(key, value)


UNKNOWN = st.dictionaries(KEYS, JSON, max_size=3).map(
    lambda keys: {f"{key}+": v for key, v in keys.items()} | keys
)


def test_equal_records_have_equal_bytes():
    """A part set by hand to its default is written like one that was never touched."""
    plain, touched = Post(id="p", title="T"), Post(id="p", title="T", caption=Caption(), schedule=Schedule())
    assert plain == touched
    assert encode(plain) == encode(touched) == encode(decode("post", b'{"id":"p","title":"T","caption":{}}'))


@given(RECORDS | LOGS)
def test_every_record_survives_the_round_trip(record):
    """Reading what was written gives the same record, and writing it again the same bytes."""
    body = encode(record)
    again = decode(NAMES[type(record)], body)
    assert again == record
    assert encode(again) == body


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(PAGE_STRUCTS), UNKNOWN), max_size=4), st.dictionaries(KEYS, NEW_TYPES)
)
def test_unknown_keys_and_slot_types_of_a_page_survive(additions, slots):
    """Unknown keys at any depth and slots of an unknown type come back exactly, as another reader sees."""
    raw = page()
    for path, unknown in additions:
        add_unknown(raw, path, {k: v for k, v in unknown.items() if k not in KNOWN_WORDS})
    for name, slot in slots.items():
        raw["slots"].setdefault(name, slot)
    text = json.dumps(raw)
    assert json.loads(encode(decode("page", text))) == json.loads(text)


@given(st.lists(st.tuples(st.sampled_from(POST_STRUCTS), UNKNOWN), max_size=4), st.text(max_size=5))
def test_unknown_keys_of_a_post_survive_an_edit(additions, title):
    """Editing a known field keeps every unknown key, also in parts that hold nothing else."""
    raw = {"id": "p1", "title": "T", "captions": {"x": {"text": "a"}, "ig/~": {}}}
    for path, unknown in additions:
        add_unknown(raw, path, {k: v for k, v in unknown.items() if k not in KNOWN_WORDS})
    empty = [part for part in ("caption", "schedule") if raw.get(part) == {}]  # defaults are not written
    post = replace(decode("post", json.dumps(raw)), title=title)
    expected = {key: value for key, value in raw.items() if key not in empty} | {"title": title}
    assert json.loads(encode(post)) == json.loads(json.dumps(expected))


KNOWN_WORDS = {
    field.encode_name
    for kind in (Post, DesignPage)
    for info in [inspection.type_info(kind)]
    for field in info.fields
    if field.encode_name != "extra"
} | {
    "type", "text", "bold", "italic", "color", "paragraphs", "bullets", "asset", "focal", "crop", "alt",
    "figure", "url", "items", "title", "detail", "icon", "hashtags", "mentions", "link", "call_to_action",
    "first_comment", "fields", "date", "time", "zone",
}  # fmt: skip


def test_unknown_slot_gives_way_to_a_new_value():
    """Filling a slot whose old value was unknown replaces it; the others stay."""
    raw = {**page(), "slots": {"film": {"type": "video", "src": 1}, "lagu": {"type": "audio"}}}
    opened = decode("page", json.dumps(raw))
    filled = replace(opened, slots={"film": Link(url="x")})
    assert to_raw(filled)["slots"] == {"film": {"type": "link", "url": "x"}, "lagu": {"type": "audio"}}


def test_unknown_keys_leave_with_what_they_belonged_to():
    """Removing a slot or a list row removes its unknown keys; the record can be read again."""
    raw = page()
    raw["slots"]["tautan"]["warna"] = "merah"
    raw["slots"]["a/b~"]["items"][1]["baru"] = 1
    opened = decode("page", json.dumps(raw))
    items = opened.slots["a/b~"]
    emptied = replace(
        opened, slots={"judul": opened.slots["judul"], "a/b~": replace(items, items=items.items[:1])}
    )
    text = encode(emptied)
    assert b"merah" not in text
    assert b"baru" not in text
    assert decode("page", text).slots == emptied.slots


def test_body_is_plain_json_with_unknown_keys_in_place():
    """A file written here reads like any JSON: no reserved keys, unknown ones where they were."""
    body = encode(decode("post", b'{"id":"p","title":"T","zz":1,"caption":{"baru":[1]}}'))
    assert json.loads(body) == {"id": "p", "title": "T", "zz": 1, "caption": {"baru": [1]}}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("post", b"{"),
        ("post", b"[]"),
        ("post", b'{"id":"p"}'),
        ("post", b'{"id":"p","title":7}'),
        ("post", b'{"id":"p","title":"T","status":"unheard-of"}'),
        ("page", b'{"id":"p","layout":"a","slots":{"x":"text"}}'),
        ("unheard-of", b'{"id":"p"}'),
        ("post", b"[" * 100_000 + b"]" * 100_000),
        ("post", b'{"id":"p","title":"\xff"}'),
    ],
)
def test_what_is_no_record_is_refused_with_a_sentence(kind, body):
    """Broken JSON, missing or wrong fields and unknown kinds raise a StudioError, never anything else."""
    with pytest.raises(StudioError) as caught:
        decode(kind, body)
    assert caught.value.code == "project/record-unreadable"
    assert caught.value.hint


@pytest.mark.parametrize(("depth", "fits"), [(18, True), (40, False)])
def test_depth_is_limited_both_ways(depth, fits):
    """More than 20 levels are refused on reading and on writing, so nothing is saved that cannot be read."""
    deep = 1
    for _ in range(depth):
        deep = [deep]
    body = json.dumps({"id": "p", "title": "T", "x": deep})
    if fits:
        assert json.loads(encode(decode("post", body))) == json.loads(body)
        return
    with pytest.raises(StudioError) as caught:
        decode("post", body)
    assert caught.value.code == "project/too-deep"
    with pytest.raises(StudioError):
        encode(Post(id="p", title="T", extra={"x": deep}))


def test_unpaired_surrogates_are_refused_with_a_sentence():
    """Text that has no UTF-8 form is refused instead of half saved."""
    with pytest.raises(StudioError) as caught:
        encode(Post(id="p", title="\ud800"))
    assert caught.value.code == "project/text-not-unicode"


def test_tagged_unions_stand_only_where_unknown_types_can_be_kept():
    """Every union of tagged structs in the domain is the value of a dict, where the codec wraps it."""

    def unions(kind, inside_dict):
        if isinstance(kind, inspection.UnionType):
            tagged = [m for m in kind.types if isinstance(m, inspection.StructType) and m.tag_field]
            if len(tagged) > 1:
                yield inside_dict
            for member in kind.types:
                yield from unions(member, False)
        elif isinstance(kind, inspection.StructType):
            for field in kind.fields:
                yield from unions(field.type, False)
        elif isinstance(kind, inspection.DictType):
            yield from unions(kind.value_type, True)
        elif isinstance(kind, inspection.VarTupleType | inspection.ListType):
            yield from unions(kind.item_type, False)

    found = [where for cls in KINDS.values() for where in unions(inspection.type_info(cls), False)]
    assert found
    assert all(found)
    assert all(issubclass(cls, msgspec.Struct) for cls in KINDS.values())
