"""What the section says in many places: states, spans, changes, names of fields."""

from studio.domain.campaigns import State
from studio.domain.content import Campaign
from studio.domain.narrative import Change, Kind
from studio.ui.naming import between, short_date
from studio.ui.widgets.basic import Tone
from studio.ui.words import _, sense


def state_words(state: State) -> tuple[str, Tone, str]:
    """Word, tone and icon of where a campaign stands."""
    known: dict[State, tuple[str, Tone, str]] = {
        "coming": (_("Akan datang"), "info", "clock"), "running": (_("Berjalan"), "ok", "player-play"),
        "over": (sense("kampanye", "Selesai"), "", "circle-check"),
        "undated": (_("Tanpa tanggal"), "", "circle-dashed"),
    }  # fmt: skip
    return known[state]


def span_words(campaign: Campaign) -> str:
    """`1 Des – 31 Des 2026`."""
    if campaign.start and campaign.end:
        return between(campaign.start, campaign.end)
    if campaign.start:
        return _("mulai {day}").format(day=bare_day(campaign.start))
    return _("sampai {day}").format(day=bare_day(campaign.end)) if campaign.end else _("Tanpa tanggal")


def bare_day(iso: str) -> str:
    """A day without the name of the day of the week."""
    return short_date(iso).rpartition(", ")[2]


def change_words(change: Change) -> tuple[str, Tone, str]:
    """Word, tone and icon of what a pack would do to a thing."""
    known: dict[Change, tuple[str, Tone, str]] = {
        "new": (sense("di paket", "Baru"), "ok", "plus"), "changed": (_("Berubah"), "info", "replace"),
        "gone": (_("Tidak ada lagi"), "warn", "minus"), "same": (sense("di paket", "Sama"), "", "equal"),
    }  # fmt: skip
    return known[change]


def kind_words(kind: Kind) -> tuple[str, str]:
    """Word and icon of a kind of thing in a pack."""
    known: dict[Kind, tuple[str, str]] = {
        "campaign": (_("Kampanye"), "speakerphone"), "message": (_("Pesan kunci"), "message"),
        "figure": (_("Angka"), "chart-bar"), "kit": (_("Kit merek"), "palette"),
        "template": (sense("satu", "Templat"), "template"),
    }  # fmt: skip
    return known[kind]


def field_words(name: str) -> str:
    """What people call a field of a campaign, a message or a figure."""
    known = {
        "name": _("Nama"), "start": _("Mulai"), "end": sense("tanggal", "Selesai"), "objective": _("Tujuan"),
        "audience": _("Khalayak"), "color": sense("satu", "Warna"), "hashtags": _("Tagar"),
        "regions": _("Wilayah"),
        "text": _("Pesan"), "order": _("Urutan"), "facts": _("Fakta pendukung"), "figures": _("Angka"),
        "dos": sense("dalam naskah", "Boleh"), "donts": sense("dalam naskah", "Jangan"),
        "wording": _("Kalimat yang disetujui"), "value": _("Nilai"), "label": _("Keterangan"),
        "unit": _("Satuan"), "source": _("Sumber"), "as_of": _("Per tanggal"), "period": _("Kurun"),
        "previous": _("Nilai sebelumnya"), "previous_label": _("Keterangan nilai sebelumnya"),
        "expires": _("Berlaku sampai"), "hash": _("Sidik"),
    }  # fmt: skip
    return known.get(name, name)
