"""One spoiled sample for each case of privacy and of children; the numbers and persons are invented."""

from collections.abc import Callable

from msgspec.structs import replace

from studio.checks.subject import Subject
from studio.domain.content import Caption
from tests.checks import samples


def captioned(words: str) -> Callable[[], Subject]:
    """The sound post with one more sentence in its caption."""

    def made() -> Subject:
        text = f"{samples.TEXT} {words}"
        return samples.good(
            post=replace(
                samples.POST, caption=Caption(text=text), captions={}, placements=("instagram/feed-portrait",)
            )
        )

    return made


def kept_place() -> Subject:
    """The sound post with a photo that came with a place."""
    return samples.with_asset(had_place=True)


WRONG: dict[str, Callable[[], Subject]] = {
    "privacy/nik": captioned("NIK pemohon 3171011708450001 sudah kami catat."),
    "privacy/npwp": captioned("NPWP beliau 01.312.166.0-091.000 sudah benar."),
    "privacy/nitku": captioned("NITKU 0013121660091000000000 sudah benar."),
    "privacy/nip": captioned("Temui petugas dengan NIP 198503152010121003 di loket."),
    "privacy/passport": captioned("Paspor dengan nomor C1234567 sudah dapat diambil."),
    "privacy/bpjs": captioned("Nomor BPJS pemohon 0001234567890 sudah kami catat."),
    "privacy/licence": captioned("Nomor SIM pemohon 850317123456 sudah kami catat."),
    "privacy/phone": captioned("Tanya langsung ke 0812-3456-7890 milik petugas."),
    "privacy/email": captioned("Kirim berkasnya ke budi.santoso@gmail.com sekarang."),
    "privacy/plate": captioned("Mobil dengan pelat B 1234 XYZ mohon dipindahkan."),
    "privacy/account": captioned("Bayar ke rekening BRI 012301001234567 sekarang."),
    "privacy/card": captioned("Nomor kartu kredit 4111 1111 1111 1111 tertinggal di loket."),
    "privacy/birth": captioned("Tanggal lahir 12 Maret 1990 tercatat di berkas."),
    "privacy/address": captioned("Petugas datang ke rumah beliau di RT 02/RW 05."),
    "privacy/coordinates": captioned("Rumah beliau ada di -6.175392, 106.827153 menurut peta."),
    "privacy/specific": captioned("Pasien HIV bernama Rina Wulandari sudah dilayani."),
    "privacy/metadata": kept_place,
    "child/name": captioned("Rani Putri (13) menjadi korban penganiayaan."),
    "child/parents": captioned("Korban penganiayaan itu anak dari Joko Susilo."),
    "child/school": captioned("Anak korban penganiayaan itu bersekolah di SMPN 3 Sukamaju."),
    "child/address": captioned("Anak korban penganiayaan itu warga Kampung Sukamaju."),
    "child/victim": captioned("Korban pelecehan seksual bernama Rina Wulandari sudah dilayani."),
    "child/data": captioned("Ikuti lomba untuk pelajar dan isi formulir data diri."),
}
"""A spoiled copy for each code."""
