"""Personal data by pattern: the cases of the facts, invented numbers, and what the lists hold."""

import datetime as dt
import gzip
import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import paths
from studio.catalog.privacy import load_privacy, read_privacy
from studio.domain.identity_numbers import is_card, is_nik, is_nip, is_npwp, luhn
from studio.domain.personal_data import Allowed, allowed_of, find, national, redacted
from studio.errors import StudioError

LEXICON = load_privacy()
NIKS = {
    "3171011708450001": True,
    "9201014403910003": True,
    "9971011708450001": False,
    "3171013213450001": False,
    "3171017213450001": False,
    "3171011708450000": False,
    "1234567890123456": False,
    "3171013102850001": False,
    "3171012902840001": True,
    "3171012902850001": False,
    "3170011708450001": False,
    "3171001708450001": False,
    "3100011708450001": False,
}
PAPUA = {"91": True, "92": True, "93": True, "94": True, "95": True, "96": True, "97": False, "90": False}


def kinds(text: str, allowed: Allowed | None = None) -> list[str]:
    """Kinds in the order of the text."""
    return [hit.kind for hit in find(text, LEXICON, allowed)]


@pytest.mark.parametrize(("digits", "right"), NIKS.items())
def test_a_nik_is_told_by_province_place_day_and_serial(digits: str, right: bool) -> None:
    """The cases of the facts, and days that the calendar does not have."""
    assert is_nik(digits, LEXICON) is right
    assert ("nik" in kinds(f"NIK {digits}")) is right


@pytest.mark.parametrize(("province", "right"), PAPUA.items())
def test_the_six_provinces_of_papua_are_known(province: str, right: bool) -> None:
    """By the ministry's codes, which are not those of the statistics office."""
    assert is_nik(f"{province}01011708900001", LEXICON) is right


def test_longer_runs_hold_no_nik() -> None:
    """19 digits are another number."""
    assert kinds("NIK 3171011708450001123") == []


def test_known_districts_make_a_bare_number_sure() -> None:
    """Without a word beside it a number is sure only if its district is one of today."""
    (own,) = find("3171011708450001", LEXICON)
    (old,) = find("9201014403910003", LEXICON)
    (said,) = find("NIK 9201014403910003", LEXICON)
    assert [own.level, old.level, said.level] == ["sure", "suspect", "sure"]


def test_tax_numbers_of_both_lengths_pass_their_check_digit() -> None:
    """The same number with 15 and 16 digits; a changed digit fails."""
    assert is_npwp("013121660091000")
    assert is_npwp("0013121660091000")
    assert not is_npwp("013121670091000")


@pytest.mark.parametrize(
    "number", ["14045", "1500123", "0800 123 4567", "110", "119", "112", "0804 1 401 401"]
)
def test_public_numbers_are_never_taken(number: str) -> None:
    """Service lines are for everybody."""
    assert kinds(f"Hubungi {number} sekarang.") == []


@pytest.mark.parametrize(
    ("digits", "right"),
    [
        ("198503152010121003", True),
        ("199208112024212015", True),
        ("198513152010121003", False),
        ("198502302010121003", False),
        ("198503151990121003", False),
        ("198503152010131003", False),
        ("198503152010123003", False),
    ],
)
def test_a_nip_holds_real_days(digits: str, right: bool) -> None:
    """Day of birth, month of entry (21 and on of contract staff), sex."""
    assert is_nip(digits) is right


def test_cards_need_start_and_check_digit() -> None:
    """Well-known test numbers pass; a changed digit does not."""
    assert is_card("4111111111111111")
    assert is_card("378282246310005")
    assert not is_card("4111111111111112")
    assert not is_card("9111111111111111")


def test_what_the_office_made_public_is_none() -> None:
    """Its numbers however they are written, its mail, domains and address."""
    allowed = allowed_of(
        ["0811-2233-4455; halo@kantor.com", "(0251) 8345678", "BRI 0123 01 000123 305"],
        ["https://www.kanim.id/"],
        "Jl. Melati No. 5 RT 01/RW 02, Bogor",
    )
    assert kinds("WA +62 811 2233 4455 atau halo@kantor.com", allowed) == []
    assert kinds("Surel info@kanim.id dan cs@layanan.kanim.id", allowed) == []
    assert kinds("Telepon rumah dinas (0251) 8345678", allowed) == []
    assert kinds("Warga datang ke RT 01/RW 02", allowed) == []
    assert kinds("WA 0811-2233-4456", allowed) == ["phone"]
    assert national("+62 (0)811 2233 4455") == "081122334455"


def test_nothing_of_the_value_is_told() -> None:
    """Neither the masked words nor the redacted text hold a digit of it."""
    text = "NIK 3171011708450001, HP 0812-3456-7890, budi@gmail.com"
    hits = find(text, LEXICON)
    assert [hit.masked for hit in hits] == ["NIK/KK ****", "telepon ****", "surel ****"]
    assert redacted(text, hits) == "NIK [NIK/KK], HP [telepon], [surel]"
    assert find(redacted(text, hits), LEXICON) == ()


def test_schedules_are_no_numbers() -> None:
    """Sixteen digits of a day and its hours look like a NIK of Aceh."""
    assert is_nik("1205202608001200", LEXICON)
    assert kinds("12-05-2026 08.00-12.00") == []


BORN = st.dates(dt.date(1930, 1, 1), dt.date(2025, 12, 31))
DISTRICT = st.sampled_from(sorted(LEXICON.districts))


@st.composite
def niks(draw: st.DrawFn) -> str:
    """A NIK that could be real: of a district of today, a man or a woman."""
    born, woman = draw(BORN), draw(st.booleans())
    return f"{draw(DISTRICT)}{born.day + 40 * woman:02}{born:%m%y}{draw(st.integers(1, 9999)):04}"


@given(niks(), st.sampled_from(["{}", "NIK {}.", "a.n. Budi ({})", "ktp_{}.jpg", "\n{}\n"]))
def test_every_possible_nik_is_found_and_sure(nik: str, around: str) -> None:
    """However it stands, and in groups too."""
    (hit,) = find(around.format(nik), LEXICON)
    assert (hit.kind, hit.level) == ("nik", "sure")
    grouped = " ".join(nik[at : at + 4] for at in range(0, 16, 4))
    assert kinds(f"NIK {grouped}") == ["nik"]


@given(niks(), st.integers(0, 3))
def test_a_spoiled_nik_is_none(nik: str, how: int) -> None:
    """Another province, a 13th month, no serial, a day after the last."""
    wrong = [f"99{nik[2:]}", f"{nik[:8]}13{nik[10:]}", f"{nik[:12]}0000", f"{nik[:6]}32{nik[8:]}"][how]
    assert "nik" not in kinds(f"NIK {wrong}")


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever the text, hits lie in it, in order and apart, and their spans are of this very text."""
    end = 0
    for hit in find(text, LEXICON):
        assert end <= hit.start < hit.end <= len(text)
        end = hit.end


@given(st.integers(0, 10**14))
def test_luhn_accepts_one_check_digit(number: int) -> None:
    """Exactly one digit completes a number."""
    assert sum(luhn(f"{number}{digit}") for digit in range(10)) == 1


def test_the_districts_are_those_of_the_source() -> None:
    """The shipped codes are the ones of the package they were taken from."""
    packed = resources.files("lokal").joinpath("data/wilayah.json.gz").read_bytes()
    codes = {code.replace(".", "") for code in json.loads(gzip.decompress(packed)) if code.count(".") == 2}
    assert codes == LEXICON.districts


def test_a_damaged_list_is_refused(tmp_path) -> None:
    """A list nobody knows, and one that is missing, name themselves."""
    shipped = paths.resources() / "privacy"
    text = (shipped / "nomor.toml").read_text("utf-8")
    (tmp_path / "nomor.toml").write_text(text.replace("banks = [", "bangku = ["), "utf-8")
    with pytest.raises(StudioError, match=r"bangku|banks"):
        read_privacy(shipped, tmp_path)
