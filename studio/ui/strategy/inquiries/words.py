"""How inquiries are spoken of: kinds, states, what was masked."""

from studio.catalog.inquiry_topics import shipped_topics
from studio.session.inquiries import USUAL_CHANNELS
from studio.ui.personal import personal_words
from studio.ui.said import said
from studio.ui.widgets.basic import Tone
from studio.ui.words import _, named, sense


def kind_words() -> dict[str, str]:
    """Name of each kind."""
    return {
        "question": _("Pertanyaan"), "complaint": _("Pengaduan"), "suggestion": _("Saran warga"),
        "thanks": _("Ucapan terima kasih"),
    }  # fmt: skip


def state_words() -> dict[str, tuple[str, Tone, str]]:
    """Name, tone and icon of each state."""
    return {
        "open": (sense("masukan", "Baru"), "warn", "inbox"), "planned": (_("Jadi rencana"), "info", "bulb"),
        "answered": (_("Terjawab"), "ok", "circle-check"), "closed": (_("Selesai"), "", "archive"),
    }  # fmt: skip


def masked_words(found: dict[str, int]) -> str:
    """`Disamarkan: telepon, nama.`; empty when nothing was."""
    if not found:
        return ""
    told = personal_words(found)
    return _("Disamarkan: {what}.").format(what=told)


def service_words(service: str) -> str:
    """A service as it is called; those of shipped topics in the language spoken."""
    known = next((t.service for t in shipped_topics() if t.service.get("id") == service), None)
    return named(known, service) if known else service


def channel_words(channel: str) -> str:
    """A channel as it is called; the usual ones in the language spoken."""
    return said(channel) if channel in USUAL_CHANNELS else channel
