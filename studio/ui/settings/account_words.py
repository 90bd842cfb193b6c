"""What the register of accounts asks and says."""

from studio.domain.accounts import Known
from studio.ui.words import _, sense


def known_words() -> dict[Known, str]:
    """The three answers."""
    return {"yes": _("Ya"), "no": _("Tidak"), "unknown": _("Belum tahu")}


def question_words() -> dict[str, tuple[str, str]]:
    """What a monthly check asks, and what to do when the answer is not yes."""
    return {
        "two-factor": (_("Verifikasi dua langkah menyala"), _("nyalakan verifikasi dua langkah")),
        "admins": (_("Admin hanya orang yang masih bertugas"), _("cabut admin yang sudah pindah")),
        "recovery": (_("Surel dan nomor pemulihan milik kantor"), _("ganti pemulihan ke milik kantor")),
        "devices": (_("Hanya perangkat dinas yang masuk"), _("keluarkan perangkat pribadi")),
        "sessions": (_("Tidak ada sesi atau aplikasi asing"), _("keluarkan sesi asing")),
        "official": (_("Nama, foto, dan tautan profil benar"), _("perbaiki profil")),
    }


def field_words() -> dict[str, tuple[str, str]]:
    """Name and hint of each text of an entry."""
    return {
        "holders": (_("Pemegang akun"), _("Nama dan jabatan, misalnya Siti Rahma, Pranata Humas")),
        "admins": (_("Admin lain"), _("Nama yang juga dapat masuk atau mengatur")),
        "recovery": (
            _("Surel atau nomor pemulihan dipegang oleh"),
            _("Misalnya surel humas, dipegang Kasubag"),
        ),
        "devices": (_("Perangkat yang masuk"), _("Misalnya ponsel dinas 1, laptop ruang humas")),
        "note": (sense("akun", "Catatan"), ""),
    }
