"""What every encoder of stills gives back, and how it refuses."""

import msgspec

from studio.errors import StudioError
from studio.i18n import N_

MEDIA_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}
EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}
OVER_BUDGET = "export/over-budget"


class Encoded(msgspec.Struct, frozen=True):
    """A finished file in memory. `quality` is None for lossless; `tries` counts encodes it took."""

    data: bytes
    media_type: str
    width: int
    height: int
    quality: int | None = None
    tries: int = 1

    @property
    def extension(self) -> str:
        """File name extension without the dot."""
        return EXTENSIONS[self.media_type]


def over_budget(placement: str, size: int, limit: int) -> StudioError:
    """The refusal that names the placement, the smallest size reached and the limit."""
    where = N_(f"untuk {placement} ") if placement else ""
    return StudioError(
        OVER_BUDGET,
        f"Gambar {where}tetap {_kib(size)}, padahal batasnya {_kib(limit)}.",
        "Pakai foto yang lebih tenang atau kurangi tekstur, lalu ekspor lagi.",
    )


def _kib(size: int) -> str:
    """Bytes in KB of 1024, with the Indonesian decimal comma."""
    return f"{size / 1024:.1f} KB".replace(".", ",")
