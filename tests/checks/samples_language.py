"""Spoiled copies of the sound post for the checks of words."""

from collections.abc import Callable
from dataclasses import replace as with_fields

from msgspec.structs import replace

from studio.checks.subject import Subject
from studio.domain.content import DesignPage
from tests.checks import samples

LONG = (
    "Datang Sabtu pagi dengan KTP elektronik dan kartu keluarga asli karena petugas kami akan membantu Anda"
    " mengisi formulir sampai selesai lalu menemani Anda ke ruang foto bersama satu anggota keluarga."
)
HOLDING = (
    "Pukul 09.40 WIB antrean daring terganggu. Kami mohon maaf, kami tahu Anda sudah menunggu. Tim teknis"
    " sedang memeriksa peladen. Kabar berikutnya pukul 10.30 WIB. Hubungi pusat layanan 1500123."
)


def said(words: str) -> Subject:
    """The sound post with these words for caption."""
    return samples.with_caption("instagram/feed-square", text=words)


def bare(headline: str) -> DesignPage:
    """The sound page with a headline and its picture alone."""
    return replace(
        samples.PAGE, slots={"headline": samples.text(headline), "photo": samples.PAGE.slots["photo"]}
    )


def holding(words: str) -> Subject:
    """A first statement with these words; nothing on its picture speaks."""
    made = said(words)
    post = replace(made.post, tags=("holding",))
    page = bare("Antrean daring terganggu")
    return with_fields(made, post=post, project=made.project.with_records(post, page))


def silent() -> Subject:
    """A post that asks nothing of anybody."""
    words = (
        "Gedung arsip berdiri sejak lama dan menyimpan ribuan naskah tua dari masa kerajaan."
        " Kertasnya rapuh. Lembar paling tua memuat silsilah raja, lalu peta laut, lalu daftar upeti rempah."
    )
    made = said(words)
    page = bare("Arsip tua")
    return with_fields(made, project=made.project.with_records(page))


WRONG: dict[str, Callable[[], Subject]] = {
    "language/bureaucratic": lambda: said("Datang saja, agar supaya Anda cepat selesai."),
    "language/superfluous": lambda: said("Bersama ini kami sampaikan bahwa loket buka Sabtu."),
    "language/rewrite": lambda: said("Mohon maaf atas ketidaknyamanan ini. Datang lagi Senin."),
    "language/nonstandard": lambda: said("Bawa fotocopy ijasah."),
    "language/spelling": lambda: said("Bawa formulir dan lengkapi persyartan di rumah."),
    "language/spelling-doubt": lambda: with_fields(
        said("Datang ke gelandrum hari Sabtu."), unknown_words=frozenset({"gelandrum"})
    ),
    "language/abbreviation": lambda: said("Bayar PNBP di loket 2."),
    "language/abbreviation-unknown": lambda: said("Datang ke gedung XQRT hari Sabtu."),
    "language/long-sentence": lambda: said(LONG),
    "language/long-sentences": lambda: said(
        "Datang Sabtu pagi dengan KTP elektronik dan kartu keluarga asli, lalu ambil nomor di pintu timur. "
        * 3
    ),
    "language/nominal": lambda: said(
        "Bawa bukti pembenahan, pembongkaran, pencabutan, penyimpangan, dan penggandaan arsip ke loket. " * 4
    ),
    "language/passive": lambda: said(
        "Berkas diperiksa petugas. Foto diambil di ruang dua. Biaya dibayar di bank. Kartu dikirim ke rumah."
    ),
    "language/ceremony": lambda: said(
        "Kepala Kantor menghadiri rapat koordinasi di aula. Warga dapat datang mulai Senin."
    ),
    "language/next-step": silent,
    "language/respect": lambda: said("Loket khusus penyandang cacat buka Sabtu."),
    "language/respect-rewrite": lambda: said("Laporkan bila ada oknum meminta uang."),
    "child/stigma": lambda: said("Ajak bicara anak nakal di rumah Anda."),
    "child/stigma-rewrite": lambda: said("Datang dan lihat anak koruptor itu bersekolah."),
    "legal/classified": lambda: said("RAHASIA\nDatang hari Sabtu pukul 08.00."),
    "legal/classified-file": lambda: samples.with_asset(name="draf-loket-prioritas.jpg"),
    "legal/threat": lambda: said("Komentar yang menghina kantor kami akan kami bawa ke jalur hukum."),
    "legal/indecent": lambda: said("Daftar slot gacor malam Sabtu."),
    "legal/presumption": lambda: said("Pelaku ditangkap Sabtu malam. Hubungi kami bila melihat barang Anda."),
    "crisis/holding": lambda: holding(HOLDING.replace("Kabar berikutnya pukul 10.30 WIB. ", "")),
    "crisis/speculation": lambda: holding(HOLDING + " Penyebabnya mungkin listrik."),
    "crisis/denial": lambda: holding(HOLDING + " Ini bukan salah kami."),
}
"""One for each code; the case is expected, and nothing else."""
