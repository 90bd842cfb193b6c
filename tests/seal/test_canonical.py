"""Canonical JSON against the vectors of RFC 8785, and what it refuses."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import StudioError
from studio.seal.canonical import canonical, hash_json, sha256_hex

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def test_canonical_matches_the_example_of_the_standard():
    """The sample of RFC 8785 section 3.2.3 comes out byte for byte."""
    value = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": '\u20ac$\u000f\nA\'B"\\\\"/',
        "literals": [None, True, False],
    }
    expected = (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )
    assert canonical(value) == expected.encode()


def test_keys_are_ordered_by_utf16():
    """The key order of RFC 8785 section 3.2.3 is by UTF-16 code units, not by code points."""
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    ordered = list(json.loads(canonical(dict.fromkeys(keys, 0))))
    assert ordered == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


@given(JSON)
def test_canonical_is_json_of_the_same_value(value):
    """The standard library reads back what was written, and a second writing gives the same bytes."""
    data = canonical(value, integers_only=True)
    assert json.loads(data) == value
    assert canonical(json.loads(data)) == data


@pytest.mark.parametrize(
    "value", [2**53, float("nan"), float("inf"), "\ud800", {1: 2}, {"\ud800": 1}, {1, 2}]
)
def test_values_without_canonical_form_are_refused(value):
    """Big integers, NaN, unpaired surrogates and non-JSON values raise a StudioError."""
    with pytest.raises(StudioError) as caught:
        canonical([value])
    assert caught.value.code == "seal/not-canonical"


@pytest.mark.parametrize("value", [1.5, [1.0], {"a": [{"b": 0.0}]}])
def test_manifests_refuse_floats(value):
    """With integers only, a float at any depth is refused; without, it is written."""
    with pytest.raises(StudioError):
        canonical(value, integers_only=True)
    assert canonical(value)


def test_hashes_are_sha256_of_the_bytes():
    """The hash of a value is the SHA-256 of its canonical bytes."""
    assert hash_json({"b": 1, "a": 2}) == hashlib.sha256(b'{"a":2,"b":1}').hexdigest()
    assert sha256_hex(b"") == hashlib.sha256(b"").hexdigest()
