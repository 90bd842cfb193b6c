"""Days as data: holidays as the joint decrees have them, commemorations with their marks, other calendars."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from studio import paths
from studio.catalog.days import (
    day_folders,
    days_of,
    hijri_text,
    is_ramadan,
    pasaran_of,
    read_days,
)
from studio.catalog.hijri import hijri_days
from studio.catalog.public_holidays import package_days
from studio.errors import StudioError

PUBLIC = {
    2025: (
        "01-01 01-27 01-29 03-29 03-31 04-01 04-18 04-20 05-01 05-12 05-29 06-01 06-06 06-27 08-17 09-05"
        " 12-25"
    ),
    2026: (
        "01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31 06-01 06-16 08-17 08-25"
        " 12-25"
    ),
    2027: (
        "01-01 01-05 02-06 03-08 03-10 03-11 03-26 03-28 05-01 05-06 05-17 05-20 06-01 06-06 08-15 08-17"
        " 12-25 12-26"
    ),
}
LEAVE = {
    2026: "02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24",
    2027: "02-05 03-09 03-12 03-15 03-25 05-18 05-19 12-24",
}


@pytest.mark.parametrize("year", PUBLIC)
def test_public_holidays_are_those_of_the_decree(year):
    """Holidays of 2025 to 2027 are day for day those of the joint decrees (SKB 3 Menteri)."""
    assert [d.date[5:] for d in days_of(year) if d.kind == "holiday"] == PUBLIC[year].split()


@pytest.mark.parametrize("year", LEAVE)
def test_joint_leave_is_that_of_the_decree(year):
    """Joint leave of 2026 and 2027 is day for day that of the joint decrees."""
    assert [d.date[5:] for d in days_of(year) if d.kind == "joint-leave"] == LEAVE[year].split()


FACTS = {
    2026: """01-01 Tahun Baru Masehi; 01-16 Isra Mikraj; 02-17 Imlek; 03-19 Nyepi; 03-21 Idulfitri;
        03-22 kedua Idulfitri; 04-03 Wafat Yesus Kristus; 04-05 Paskah; 05-01 Buruh;
        05-14 Kenaikan Yesus Kristus; 05-27 Iduladha; 05-31 Waisak; 06-01 Pancasila; 06-16 Tahun Baru Islam;
        08-17 Kemerdekaan; 08-25 Maulid; 12-25 Natal""",
    2027: """01-01 Tahun Baru Masehi; 01-05 Isra Mikraj; 02-06 Imlek; 03-08 Nyepi; 03-10 Idulfitri;
        03-11 kedua Idulfitri; 03-26 Wafat Yesus Kristus; 03-28 Paskah; 05-01 Buruh;
        05-06 Kenaikan Yesus Kristus; 05-17 Iduladha; 05-20 Waisak; 06-01 Pancasila; 06-06 Tahun Baru Islam;
        08-15 Maulid; 08-17 Kemerdekaan; 12-25 Natal; 12-26 Isra Mikraj""",
}
"""Days and names of the facts table, read from the joint decrees and setneg.go.id in November 2026."""
FEAST_OF_LEAVE = {
    2026: {"02-16": "imlek", "03-18": "nyepi", "05-15": "kenaikan", "05-28": "iduladha", "12-24": "natal"}
    | dict.fromkeys(("03-20", "03-23", "03-24"), "idulfitri"),
    2027: {"02-05": "imlek", "03-25": "wafat", "12-24": "natal"}
    | dict.fromkeys(("03-09", "03-12", "03-15"), "idulfitri"),
}
"""Which feast joint leave belongs to, where the order of the table leaves no doubt."""


@pytest.mark.parametrize("year", FACTS)
def test_holidays_have_the_names_of_the_decree(year):
    """Each holiday stands on its day under its name, and none stands between them."""
    told = [line.split(maxsplit=1) for line in FACTS[year].split(";")]
    shown = [d for d in days_of(year) if d.kind == "holiday"]
    assert [d.date[5:] for d in shown] == [day for day, _name in told]
    said = [" ".join((d.title, *d.aliases)) for d in shown]
    assert [(one, name) for one, (_day, name) in zip(said, told, strict=True) if name not in one] == []


@pytest.mark.parametrize("year", FEAST_OF_LEAVE)
def test_joint_leave_belongs_to_its_feast(year):
    """Joint leave is named after the feast it lies at."""
    shown = {d.date[5:]: d.id for d in days_of(year) if d.kind == "joint-leave"}
    assert {day for day, feast in FEAST_OF_LEAVE[year].items() if feast not in shown[day]} == set()


@pytest.mark.parametrize("year", [2025, 2026, 2027])
@pytest.mark.parametrize(("category", "kind"), [("public", "holiday"), ("government", "joint-leave")])
def test_the_table_is_that_of_the_package(year, category, kind):
    """Day for day, and estimate for estimate, what `holidays` has; nothing added, nothing lost."""
    theirs = [(day.isoformat(), name.endswith("(perkiraan)")) for day, name in package_days(year, category)]
    ours = [(d.date, d.provisional) for d in days_of(year) if d.kind == kind]
    assert theirs
    assert sorted(ours) == sorted(theirs)


def test_estimates_are_marked():
    """Only the two Eids of 2027 are estimates; from 2028 on more are; 2026 has none among holidays."""
    estimated = {
        year: {d.id for d in days_of(year) if d.kind == "holiday" and d.provisional}
        for year in (2026, 2027, 2028)
    }
    assert estimated[2026] == set()
    assert estimated[2027] == {"idulfitri", "idulfitri-kedua", "iduladha"}
    assert len(estimated[2028]) > 3
    assert all("perkiraan" not in d.title and d.mark for d in days_of(2028) if d.provisional)


def test_every_holiday_of_the_package_has_a_name_here():
    """No holiday of 2025 to 2030 is left without our id, so an office's renaming holds over the years."""
    known = {one.id for one in read_days(day_folders()).holidays.values()}
    ids = {d.id.removeprefix("cuti-") for year in range(2025, 2031) for d in days_of(year)
           if d.kind in ("holiday", "joint-leave")}  # fmt: skip
    assert ids <= known


def test_commemorations_carry_source_mark_and_no_holiday():
    """Each has a source with a day it was checked; those from memory say so; ids are unique."""
    data = read_days((paths.resources() / "days",))
    marks = Counter(one.c for one in data.observances.values())
    assert marks == {"M": 63, "S": 17, "O": 6, "C": 3}
    assert all(data.origins[ident].checked for ident in data.observances)
    shown = [d for d in days_of(2026) if d.confidence == "M"]
    assert len(shown) == 63
    assert all("dari ingatan" in d.mark for d in shown)
    assert "hari-bakti-kementerian-imigrasi-dan-pemasyarakatan" not in data.observances


def test_numbers_only_where_the_base_year_is_known():
    """Immigration, corrections, Pengayoman and the republic are counted; nothing else is."""
    numbers = {d.id: d.number for d in days_of(2026) if d.number}
    assert numbers == {
        "hari-bakti-imigrasi": 76,
        "hari-bakti-pemasyarakatan": 62,
        "hari-pengayoman": 81,
        "hari-kemerdekaan": 81,
    }


def test_days_begin_when_they_were_made():
    """A day is not shown before the year since when it is known."""
    assert not any(d.id == "hari-desa-nasional" for d in days_of(2024))
    assert any(d.id == "hari-desa-nasional" for d in days_of(2025))


def test_other_calendars():
    """Independence was a Jumat Legi in Ramadan; a Hijri date always says that it is an estimate."""
    assert pasaran_of(date(1945, 8, 17)) == "Legi"
    assert is_ramadan(date(1945, 8, 17))
    assert hijri_text(date(2026, 11, 21)) == "11 Jumadilakhir 1448 H (perkiraan)"
    assert hijri_text(date(1900, 1, 1)) == ""
    assert [d.isoformat() for d in hijri_days(2026, 9, 1)] == ["2026-02-18"]


def test_an_office_file_takes_the_place_of_a_day(tmp_path: Path):
    """A day of the same id in the office's folder stands instead of the shipped one."""
    (tmp_path / "kantor.toml").write_text(
        '[sources.K]\ntitle = "SK kantor"\nchecked = "2026-01-01"\n'
        '[[day]]\nid = "hari-gizi-nasional"\nname = { id = "Hari Gizi" }\nwhen = "02-28"\n'
        'kind = "national"\ns = "K"\nc = "O"\n',
        "utf-8",
    )
    found = [d for d in days_of(2026, (paths.resources() / "days", tmp_path)) if d.id == "hari-gizi-nasional"]
    assert [(d.date, d.mark) for d in found] == [("2026-02-28", "")]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('s = "K"\nc = "O"\nwhen = "32-13"', "days/invalid"),
        ('s = "X"\nc = "O"\nwhen = "01-01"', "days/invalid"),
        ('s = "K"\nc = "?"\nwhen = "01-01"', "catalog/invalid"),
        ('s = "K"\nc = "O"\nwhen = "01-01"\nbasiss = "x"', "catalog/unknown-key"),
    ],
)
def test_a_faulty_file_is_refused(tmp_path: Path, line, code):
    """A wrong date, a source nobody named, an unknown mark and a mistyped key are each named."""
    (tmp_path / "salah.toml").write_text(
        '[sources.K]\ntitle = "SK"\nchecked = "2026-01-01"\n'
        f'[[day]]\nid = "satu"\nname = {{ id = "Satu" }}\nkind = "national"\n{line}\n',
        "utf-8",
    )
    with pytest.raises(StudioError) as caught:
        read_days((paths.resources() / "days", tmp_path))
    assert caught.value.code == code
    assert "salah.toml" in caught.value.message


@pytest.mark.parametrize("year", [1900, 2100])
def test_years_without_tables_are_refused(year):
    """A year that a calendar has no tables for is an error that names those it has."""
    with pytest.raises(StudioError, match=str(year)):
        days_of(year)
