"""One spelling for every JSON value (RFC 8785), and its SHA-256."""

import hashlib
from typing import Any

import rfc8785

from studio.domain.ids import Sha256
from studio.errors import StudioError


def canonical(value: Any, *, integers_only: bool = False) -> bytes:
    """RFC 8785 bytes; `integers_only` refuses floats, as manifests do.

    Integers beyond 53 bits, NaN, infinities and unpaired surrogates have no canonical form: StudioError.
    """
    if integers_only and _has_float(value):
        raise _refused("pecahan desimal")
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise _refused("angka atau huruf yang tidak baku") from error


def sha256_hex(data: bytes) -> Sha256:
    """SHA-256 of bytes, in lower-case hexadecimal."""
    return Sha256(hashlib.sha256(data).hexdigest())


def hash_json(value: Any) -> Sha256:
    """SHA-256 of the canonical JSON of a value."""
    return sha256_hex(canonical(value))


def _has_float(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_float, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_has_float, value))
    return isinstance(value, float)


def _refused(what: str) -> StudioError:
    return StudioError(
        "seal/not-canonical",
        f"Isi ini memuat {what} sehingga tidak dapat disegel.",
        "Perbaiki nilai itu, lalu coba lagi.",
    )
