"""Personal data in what the public writes never survives; what is no personal data stays as it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.catalog.privacy import load_privacy
from studio.domain.masking import KINDS, Masked
from studio.domain.masking import mask as mask_with


def mask(text: str) -> Masked:
    """The text masked by the shipped lists."""
    return mask_with(text, load_privacy())


HIDDEN = [
    ("NIK saya 3171011708450001", "nik"),
    ("nik 3171 0117 0845 0001 belum terbaca", "nik"),
    ("hubungi 0812-3456-7890 ya", "phone"),
    ("wa saya +62 812 3456 7890", "phone"),
    ("62812 3456 7890", "phone"),
    ("telp kantor 021-5224658 sibuk", "phone"),
    ("kirim ke budi.santoso+paspor@gmail.com", "email"),
    ("budi (at) kantor.go.id", "email"),
    ("NIP 198503152010121003", "nip"),
    ("paspor lama C1234567 hilang", "passport"),
    ("rekening BCA 1234567890", "account"),
    ("mobil B 1234 XYZ parkir", "plate"),
    ("nomor permohonan 120400001234", "number"),
    ("kode MPP2026ABC12345", "number"),
    ("lahir di Bogor 12-03-1990", "birth"),
    ("rumah di RT 02/RW 05", "address"),
    ("alamat saya Jalan Melati 5 Bogor, mau pindah", "address"),
    ("cek akun @budi_santoso", "handle"),
    ("lihat wa.me/6281234567890", "link"),
    ("nama saya budi santoso mau tanya", "name"),
    ("a.n. Dewi Lestari belum jadi", "name"),
    ("Pak Joko di loket 3 tidak ramah", "name"),
    ("Bu Hj. Fatimah Zahra sudah datang", "name"),
    ("Kapan jadi? Terima kasih, Rina Wulandari", "name"),
]
KEPT = [
    "nama saya salah di paspor bagaimana?",
    "Nama di KTP beda dengan ijazah",
    "Biaya paspor Rp650.000 atau Rp 1.350.000.000?",
    "Buka jam 08.00-12.00 dan 13.00-15.00 hari Jumat?",
    "Apakah call center 1500123 benar?",
    "Menurut UU Nomor 6 Tahun 2011 dan PP 48/2021",
    "tanggal 22 November 2026 masih buka?",
    "Bapak/Ibu petugas mohon info",
    "Terima kasih Pak Kepala",
    "Saya WNI tinggal di Malaysia",
    "Ibu saya sakit, ada layanan prioritas?",
    "Paspor 48 halaman 10 tahun berapa?",
]


@pytest.mark.parametrize(("text", "kind"), HIDDEN)
def test_personal_data_is_put_out_of_sight(text: str, kind: str) -> None:
    """Each kind is masked, told by its kind, and a second look finds nothing more."""
    hidden = mask(text)
    assert hidden.found.get(kind)
    assert KINDS[kind] in hidden.text
    assert mask(hidden.text).text == hidden.text


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_personal_data_stays(text: str) -> None:
    """Questions, sums, hours, rules and public numbers are left alone."""
    assert mask(text).text == text
    assert mask(text).found == {}


GAPS = st.sampled_from(["", " ", "-", "."])
AROUND = st.sampled_from(["", "halo ", "mau tanya, ", "paspor hilang ", "hub: "])


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, str]:
    """A text with a mobile number or NIK in it, and its digits."""
    if draw(st.booleans()):
        digits = f"08{draw(st.sampled_from('1235789'))}{draw(st.integers(10_000_000, 999_999_999))}"
        groups = [digits[:4], digits[4:8], digits[8:]]
    else:
        day, month = draw(st.integers(1, 28)), draw(st.integers(1, 12))
        digits = f"3171{draw(st.integers(10, 99))}{day:02}{month:02}85{draw(st.integers(1, 9999)):04}"
        groups = [digits[:4], digits[4:8], digits[8:12], digits[12:]]
    return (
        f"{draw(AROUND)}{draw(GAPS).join(groups)}{draw(st.sampled_from(['', ' ya', ', terima kasih', '?']))}",
        digits,
    )


@given(numbers())
def test_no_number_survives_however_it_is_written(case: tuple[str, str]) -> None:
    """Blanks, dots and dashes between its digits do not save a number from being masked."""
    text, digits = case
    shown = mask(text).text
    assert digits not in re.sub(r"\D", "", shown)
    assert len(re.sub(r"\D", "", shown)) < 5


@given(st.from_regex(r"[a-z][a-z0-9._]{1,12}@[a-z]{3,10}\.(com|co\.id|go\.id)", fullmatch=True), AROUND)
def test_no_address_survives(address: str, before: str) -> None:
    """An e-mail address is never kept."""
    shown = mask(f"{before}{address} terima kasih").text
    assert address not in shown
    assert "@" not in shown


@given(st.text(max_size=300))
def test_masking_twice_is_masking_once(text: str) -> None:
    """Whatever the text, a masked text is stable and masking never fails."""
    once = mask(text).text
    assert mask(once).text == once
