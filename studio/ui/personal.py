"""Kinds of personal data as people call them."""

from studio.ui.words import _, sense


def personal_words(found: dict[str, int]) -> str:
    """`NIK/KK 2, telepon`: each kind with how often, when more than once."""
    names = {
        "email": _("surel"), "link": _("tautan"), "nip": _("NIP"), "nik": _("NIK/KK"), "phone": _("telepon"),
        "passport": _("nomor paspor"), "account": _("nomor rekening"), "plate": _("pelat nomor"),
        "number": _("nomor"), "birth": _("tanggal lahir"), "address": sense("rumah", "alamat"),
        "name": sense("orang", "nama"), "handle": _("akun pribadi"), "npwp": _("NPWP"), "nitku": _("NITKU"),
        "bpjs": _("nomor BPJS"), "licence": _("nomor SIM"), "card": _("nomor kartu"),
        "coordinates": _("koordinat"),
    }  # fmt: skip
    return ", ".join(
        f"{names.get(kind, kind)} {count}" if count > 1 else names.get(kind, kind)
        for kind, count in sorted(found.items())
    )
