"""How the gate is called in the settings: groups, who answers, when a question is put, how sure a rule is."""

from collections.abc import Iterable

from studio.domain.ethics import Asked, Attester, Basis, Binds, Group, Item, Mode, Text, Trait
from studio.ui.naming import platform_name, short_date
from studio.ui.widgets.basic import Tone
from studio.ui.words import _, named


def told(text: Text) -> str:
    """Words of a question in the language spoken."""
    return named(text)


def group_name(group: Group) -> str:
    """The group of a question."""
    return {
        "legal": _("Hukum"), "neutrality": _("Netralitas"), "privacy": _("Privasi"), "child": _("Anak"),
        "verify": _("Verifikasi"), "copyright": _("Hak cipta"), "access": _("Keterbacaan"),
        "language": _("Bahasa"), "security": _("Keamanan"), "crisis": _("Krisis"),
    }[group]  # fmt: skip


def attester_name(who: Attester) -> str:
    """Who answers."""
    return {
        "KR": _("pembuat konten"), "ED": _("penyunting"), "VE": _("pemeriksa fakta"),
        "HK": _("bagian hukum"), "PPID": _("PPID"), "KB": _("kepala bagian humas"),
        "KP": _("kepala kantor"), "IT": _("pengelola akun"),
    }[who]  # fmt: skip


def attesters(item: Item) -> str:
    """Everybody who may answer."""
    return listed(attester_name(who) for who in item.attests)


def trait_name(trait: Trait) -> str:
    """What a post has."""
    return {
        "picture": _("gambar"), "people": _("orang dalam gambar"), "child": _("anak"), "figure": _("angka"),
        "rule": _("sebutan aturan"), "link": _("tautan"), "video": _("video"), "sound": _("suara"),
        "quote": _("kutipan"), "outside": _("media dari luar"), "hoax": _("klarifikasi hoaks"),
        "holding": _("pernyataan awal"), "state-symbol": _("lambang negara"), "ai": _("buatan AI"),
        "official": _("nama pejabat"), "suspected": _("dugaan dari pemeriksaan"),
    }[trait]  # fmt: skip


def mode_name(mode: Mode) -> str:
    """A special time."""
    return {"election": _("Pemilu"), "crisis": _("Krisis"), "mourning": _("Berkabung")}[mode]


def mode_icon(mode: Mode) -> str:
    """Its drawing."""
    return {"election": "gavel", "crisis": "urgent", "mourning": "candle"}[mode]


def mode_about(mode: Mode) -> str:
    """What it means while it is on."""
    return {
        "election": _("Pertanyaan netralitas lebih ketat; nama, partai, dan nomor di daftar ditandai."),
        "crisis": _("Konten terjadwal ditahan sampai butir K1 dijawab untuk krisis ini."),
        "mourning": _("Slot tidak diusulkan; konten di hari ini ditanya butir K1."),
    }[mode]


def binds_name(binds: Binds) -> str:
    """What an answer is about."""
    return {
        "whole": _("seluruh konten"), "texts": _("semua teks"), "media": _("gambar jadi"),
        "captions": _("semua takarir"), "caption": _("tiap takarir"), "picture": _("tiap gambar"),
        "figure": _("tiap angka"), "situation": _("keadaan saat terbit"), "accounts": _("akun kantor"),
    }[binds]  # fmt: skip


def asked_words(asked: Asked) -> str:
    """When a question is put, in words."""
    if asked.always:
        return _("Selalu ditanyakan")
    parts = []
    if asked.traits:
        parts.append(_("bila ada {what}").format(what=listed(trait_name(trait) for trait in asked.traits)))
    if asked.tags:
        parts.append(_("bila bertanda {tags}").format(tags=listed(f"“{tag}”" for tag in asked.tags)))
    if asked.modes:
        names = listed(mode_name(mode).lower() for mode in asked.modes)
        parts.append(_("selama masa {modes}").format(modes=names))
    if asked.platforms:
        names = listed(platform_name(one) for one in asked.platforms)
        parts.append(_("untuk {platforms}").format(platforms=names))
    shown = "; ".join(parts)
    return shown[:1].upper() + shown[1:]


def listed(words: Iterable[str]) -> str:
    """`a, b atau c`."""
    found = list(words)
    if len(found) < 2:
        return "".join(found)
    return _("{some} atau {last}").format(some=", ".join(found[:-1]), last=found[-1])


def sure_words(basis: Basis) -> tuple[str, Tone]:
    """How sure we are of a rule; what asks for a check is toned."""
    known = {
        "O": _("teks resmi"), "Q": _("resmi, dikutip di tempat lain"), "S": _("sumber kedua"),
        "M": _("dari ingatan, belum dicek"), "C": _("hasil hitungan"), "H": _("anjuran studio"),
    }  # fmt: skip
    if basis.confidence == "M":
        return known["M"], "warn"
    return _("{sure}, dicek {day}").format(sure=known[basis.confidence], day=short_date(basis.as_of)), ""
