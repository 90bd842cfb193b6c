"""What an office may set as its rhythm, checked: each fault is a sentence."""

import re
from urllib.parse import urlsplit

from studio.domain.planning import Mourning
from studio.domain.typed import clock_time, iso_day
from studio.errors import StudioError

MOST_APART, MOST_MOVE = 1440, 60
LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
HOST = re.compile(rf"(?=.{{4,253}}$){LABEL}(?:\.{LABEL})+", re.IGNORECASE)


def minutes_apart(text: str) -> int:
    """Minutes between two posts; none for an empty text."""
    return _whole(text, MOST_APART)


def move_days(text: str) -> int:
    """Days that an approved post may move; none for an empty text."""
    return _whole(text, MOST_MOVE)


def _whole(text: str, most: int) -> int:
    bare = text.strip() or "0"
    if not (bare.isdecimal() and len(bare) < 6 and int(bare) <= most):
        raise StudioError(
            "plan/number", f"“{text}” bukan bilangan 0 sampai {most}.", "Tulis dengan angka saja."
        )
    return int(bare)


def quiet_hours(begin: str, end: str) -> tuple[str, str]:
    """Both ends of the quiet hours; both empty for none."""
    if not begin.strip() and not end.strip():
        return "", ""
    found = clock_time(begin), clock_time(end)
    if not all(found):
        wrong = end if found[0] else begin
        raise StudioError(
            "plan/quiet-hours",
            f"Jam “{wrong}” tidak dikenal.",
            "Tulis seperti 21.00, atau kosongkan keduanya bila tidak ada jam tenang.",
        )
    if found[0] == found[1]:
        raise StudioError(
            "plan/quiet-hours", "Jam tenang mulai dan selesai pada jam yang sama.", "Ubah salah satunya."
        )
    return found


def mourning(start: str, end: str, reason: str) -> Mourning:
    """Days of mourning as typed; the end may be left empty."""
    first, last = iso_day(start), iso_day(end) if end.strip() else ""
    if not first or (end.strip() and not last):
        wrong = end if first else start
        raise StudioError(
            "plan/mourning-day", f"Tanggal “{wrong}” tidak dikenal.", "Tulis seperti 31/12/2026."
        )
    if last and last < first:
        raise StudioError(
            "plan/mourning-day", "Hari berkabung selesai sebelum mulai.", "Tukar kedua tanggalnya."
        )
    return Mourning(start=first, end="" if last == first else last, reason=" ".join(reason.split()))


def media_base(text: str) -> str:
    """The address under which media will lie, without a slash at its end; empty for none. HTTPS alone."""
    bare = text.strip()
    if not bare:
        return ""
    try:
        parts = urlsplit(bare)
        sound = HOST.fullmatch(parts.hostname or "") is not None and parts.port in {None, 443}
    except ValueError:
        sound = False
    if not sound or parts.scheme != "https" or re.search(r"\s", bare):
        raise StudioError(
            "plan/media-base",
            f"“{text}” bukan alamat https yang lengkap.",
            "Tulis seperti https://media.contoh.go.id/2026.",
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise StudioError(
            "plan/media-base",
            "Alamat media tidak boleh memuat sandi, tanda tanya, atau tanda pagar.",
            "Tulis alamat folder umumnya saja.",
        )
    return bare.rstrip("/")
