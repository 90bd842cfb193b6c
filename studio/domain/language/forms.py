"""Shapes of Indonesian words that a count needs: passive verbs and nouns made of verbs."""

PASSIVE_ROOTS = frozenset(
    """
    buka tutup bawa ambil beri buat cek jual beli pilih tunggu minta kirim terima proses cetak isi bayar
    ubah ganti simpan tulis baca gelar ikut hadir bantu dukung susun pakai bangun bentuk tahan tangkap
    sita larang pimpin ajak undang sebut kenal lihat dengar cari temu rawat obat uji nilai ukur hitung
    jaga pantau tunda batal tolak cabut pasang potong pungut titip antar jemput usir deportasi evakuasi
    vaksin skrining data daftar urus proses susul tata rancang bahas kaji tinjau periksa bina latih ajar
    didik guna tanda cipta bagi beda sambut lantik resmi angkut rusak bakar tanam panen jalan tunjuk
    kunci unggah unduh klik pindai awasi atasi fasilitasi antisipasi sosialisasi evaluasi mutasi
    organisasi verifikasi vaksinasi konfirmasi rekam foto muat salin ketik hapus jawab tanya balas
    tanggap lapor kecam hukum vonis tuntut adili
    """.split()  # noqa: SIM905
)
NOT_PASSIVE = frozenset(
    """
    dia diam diri dini dinas dinding dingin diet diskusi disiplin diskon digital dialog diare divisi
    dimensi direksi direktur direktorat distribusi distrik diploma diplomasi diagnosis diabetes dinamika
    dinasti disabilitas disinfektan disertasi diskriminasi disinformasi diversi diversifikasi
    digitalisasi diskresi disposisi diktat dikti ditjen dirjen diklat difteri difabel diorama diesel
    dispensasi dedikasi dispora disdukcapil dishub disdik dinkes dinsos disperindag disnaker dikbud
    diskominfo dipa dirinya dimaksud direktori dinamis diaspora didi dilema
    """.split()  # noqa: SIM905
)
PLAIN_NOUNS = frozenset(
    """
    kementerian kesehatan pendidikan pemerintahan kabupaten kecamatan kelurahan perempuan kendaraan
    pekerjaan keamanan kepolisian kejaksaan pengadilan kehutanan kelautan perikanan pertanian
    perhubungan perumahan permukiman perdagangan perindustrian pelabuhan perbatasan peraturan kebakaran
    kecelakaan kehamilan keluarga kekayaan kewarganegaraan kependudukan keimigrasian pemasyarakatan
    kebudayaan pariwisata kegiatan keterangan kesempatan keadaan kejadian keluhan kebutuhan kepulauan
    kelahiran kematian perusahaan perkantoran perpustakaan permainan pertanyaan pekan pakaian pesan
    peran pelan pesisir pelayanan pelatihan pengumuman pengaduan perjalanan pertemuan permohonan
    pendaftaran persyaratan perkawinan perceraian persalinan pernikahan penghasilan pendapatan penyakit
    pengalaman perasaan kekerasan kesulitan kemiskinan kebersihan kecepatan kepala kehidupan
    kesehatannya kenyataan ketentuan pinggiran kelompokan perwakilan kedutaan pelajaran keuangan
    ketenagakerjaan ketahanan keagamaan kemerdekaan persatuan kebangsaan ketuhanan kemanusiaan
    kerakyatan keadilan pernyataan percakapan
    """.split()  # noqa: SIM905
)


def is_passive(word: str) -> bool:
    """Whether a word is a passive verb with `di-`."""
    low = word.lower()
    if len(low) < 5 or not low.startswith("di") or low in NOT_PASSIVE or not low.isalpha():
        return False
    rest = low[2:]
    if rest.endswith(("nya", "lah", "kah")):
        rest = rest[:-3]
    if rest in PASSIVE_ROOTS or rest.startswith("per"):
        return True
    return rest.endswith("kan") or (
        rest.endswith("i") and not rest.endswith(("si", "gi", "tri")) and len(rest) > 4
    )


def is_nominal(word: str) -> bool:
    """Whether a word is a deed made a noun: pe-…-an, ke-…-an, per-…-an; everyday nouns are not counted."""
    low = word.lower()
    low = low.removesuffix("nya")
    if len(low) < 8 or not low.endswith("an") or low in PLAIN_NOUNS or not low.isalpha():
        return False
    if low.endswith("kan"):
        return low.startswith(("pen", "pem", "per"))
    return low.startswith(("pe", "ke")) and not low.endswith(("wan", "man"))
