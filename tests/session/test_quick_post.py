"""A post written in one line: day, time and platforms are read in two languages, the rest is the title."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import paths
from studio.catalog.platforms import load_platforms
from studio.catalog.quick_words import FILE, quick_words, read_quick_words
from studio.errors import StudioError
from studio.session.quick_post import Quick, read_line

TODAY = date(2026, 11, 22)
"""A Sunday."""
BOTH = ("instagram", "facebook")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Rabu 09.00 IG FB: Paspor simpatik", ("2026-11-25", "09:00", BOTH, "Paspor simpatik")),
        ("Wed 9:00 IG FB: Friendly service", ("2026-11-25", "09:00", BOTH, "Friendly service")),
        ("besok jam 7 malam tiktok: Di loket", ("2026-11-23", "19:00", ("tiktok",), "Di loket")),
        ("tomorrow 7pm TikTok: At the counter", ("2026-11-23", "19:00", ("tiktok",), "At the counter")),
        ("12 Des IG: Selamat Hari Nusantara", ("2026-12-12", "", ("instagram",), "Selamat Hari Nusantara")),
        ("Dec 12 IG: Archipelago Day", ("2026-12-12", "", ("instagram",), "Archipelago Day")),
        ("lusa pukul 9 WA: Loket tutup", ("2026-11-24", "09:00", ("whatsapp",), "Loket tutup")),
        ("besok: Loket tutup", ("2026-11-23", "", (), "Loket tutup")),
        ("12 Des 10:30 WA Pengumuman libur", ("2026-12-12", "10:30", ("whatsapp",), "Pengumuman libur")),
        ("17/8 Upacara", ("2027-08-17", "", (), "Upacara")),
        ("17-08-2027 Upacara", ("2027-08-17", "", (), "Upacara")),
        ("2027-08-17 08.00 YT: Siaran upacara", ("2027-08-17", "08:00", ("youtube",), "Siaran upacara")),
        ("2 Mei 2028 Hardiknas", ("2028-05-02", "", (), "Hardiknas")),
        ("May 2, 2028: Education Day", ("2028-05-02", "", (), "Education Day")),
        ("tanggal 5 Nopember 2027 FB: Puspa dan satwa", ("2027-11-05", "", ("facebook",), "Puspa dan satwa")),
        ("hari ini pukul 08.00 WIB Apel", ("2026-11-22", "08:00", (), "Apel")),
        ("Minggu 07.00 Senam", ("2026-11-29", "07:00", (), "Senam")),
        ("Jum'at 15.30 WITA IG: Jumat Angka", ("2026-11-27", "15:30", ("instagram",), "Jumat Angka")),
        ("Sen 8.15 Apel pagi", ("2026-11-23", "08:15", (), "Apel pagi")),
        ("Rabu depan 10.00 IG: Tanya jawab", ("2026-11-25", "10:00", ("instagram",), "Tanya jawab")),
        ("next Wed at 10 IG: Ask us", ("2026-11-25", "10:00", ("instagram",), "Ask us")),
        ("9.30 X: Siaran langsung", ("", "09:30", ("x",), "Siaran langsung")),
        ("instagram, facebook: Ide", ("", "", BOTH, "Ide")),
        ("IG/FB/WA: Tiga kanal", ("", "", (*BOTH, "whatsapp"), "Tiga kanal")),
        ("besok di IG dan FB: Dua kanal", ("2026-11-23", "", BOTH, "Dua kanal")),
        ("tomorrow on IG and FB: Two places", ("2026-11-23", "", BOTH, "Two places")),
        ("IG besok 12 malam: Tengah malam", ("2026-11-23", "00:00", ("instagram",), "Tengah malam")),
        ("besok jam 2 siang Rapat daring", ("2026-11-23", "14:00", (), "Rapat daring")),
        ("Selasa jam 4 sore di IG: Tanya", ("2026-11-24", "16:00", ("instagram",), "Tanya")),
        ("day after tomorrow 12 pm: Lunch hours", ("2026-11-24", "12:00", (), "Lunch hours")),
        ("IG IG FB: Sekali saja", ("", "", BOTH, "Sekali saja")),
        ("Kamis 09.00 – Rapat pengurus", ("2026-11-26", "09:00", (), "Rapat pengurus")),
        ("besok", ("2026-11-23", "", (), "")),
    ],
)  # fmt: skip
def test_what_a_line_says(line: str, said: tuple[str, str, tuple[str, ...], str]) -> None:
    """Days, months, times and platforms as people write them, in Indonesian and in English."""
    day, time, platforms, title = said
    assert read_line(line, TODAY) == Quick(title=title, date=day, time=time, platforms=platforms)


@pytest.mark.parametrize(
    "line",
    ["X sedang ramai", "Layanan X baru", "13 orang dilayani", "Web kami pindah", "Selasaan bersama warga",
     "minggu depan rapat", "minggu lalu ramai", "31 Feb ada apa", "99.99 persen", "Sat set layanan paspor",
     "Sun care untuk petugas lapangan", "Min usia 17 tahun", "12 malam minggu", "7 pagi hari sehat",
     "May day bukan hari biasa", "Jam layanan Ramadan", "Pukul rata biaya paspor", "On time, setiap hari",
     "Di balik loket", "Dan lain-lain", "24.30 bukan jam", "5 langkah lapor paspor hilang", "2026 tahun",
     "https://imigrasi.example/paspor", "🙂", "…", "Next level layanan", "At your service", "TTD pejabat"],
)  # fmt: skip
def test_words_that_only_look_like_it_stay_in_the_title(line: str) -> None:
    """A title may begin with a number, with X, or with a word that begins like a day."""
    assert read_line(line, TODAY) == Quick(title=line)


WORDS = quick_words()
DAYS = st.sampled_from(sorted(word for word in WORDS.weekdays if len(word) > 3))
HOURS = st.tuples(st.integers(0, 23), st.integers(0, 59))
CLOCKS = (
    "{0:02}.{1:02}",
    "{0}.{1:02}",
    "{0}:{1:02}",
    "pukul {0:02}.{1:02}",
    "jam {0}.{1:02} WITA",
    "at {0}:{1:02}",
)
PLACES = st.lists(st.sampled_from(sorted(WORDS.platforms)), min_size=1, max_size=4)
TITLES = st.sampled_from(["Layanan paspor simpatik", "Loket tutup 24–25 Des", "9 dari 10 puas", "X dan kita"])


@given(DAYS, HOURS, st.sampled_from(CLOCKS), PLACES, TITLES, st.permutations((0, 1, 2)), st.booleans())
def test_parts_are_read_in_any_order(day, hour, clock, places, title, order, capital) -> None:
    """Every weekday, time and platform of the table, in any order and in capitals too, before a colon."""
    said = " ".join(word.upper() if capital else word for word in places)
    parts = (day.title() if capital else day, clock.format(*hour), said)
    read = read_line(f"{' '.join(parts[n] for n in order)}: {title}", TODAY)
    when = date.fromisoformat(read.date)
    assert when.weekday() == WORDS.weekdays[day]
    assert TODAY < when <= TODAY + timedelta(days=7)
    assert read.time == f"{hour[0]:02}:{hour[1]:02}"
    assert read.platforms == tuple(dict.fromkeys(WORDS.platforms[word] for word in places))
    assert read.title == title


@given(st.integers(1, 28), st.sampled_from(sorted(WORDS.months)), st.booleans())
def test_every_name_of_a_month(day, month, first) -> None:
    """The day before the month or after it; the nearest such day from today on."""
    said = f"{month} {day}" if first else f"{day} {month}"
    read = read_line(f"{said} IG: Judul", TODAY)
    when = date.fromisoformat(read.date)
    assert (when.month, when.day) == (WORDS.months[month], day)
    assert TODAY <= when < TODAY + timedelta(days=366)


@given(st.text(max_size=120))
def test_nonsense_is_a_title(line) -> None:
    """Whatever is typed is read without an error, and what is no part of the head stays in the title."""
    read = read_line(line, TODAY)
    assert " ".join(line.split()).strip(" :-–—").endswith(read.title)
    if read == Quick(title=read.title):
        assert read.title == " ".join(line.split()).strip(" :-–—")


def test_the_words_are_sourced_and_fit_the_platforms() -> None:
    """Every table names a source with a day; every platform with accounts can be written."""
    told = (paths.resources() / FILE).read_text("utf-8")
    assert told.count("checked = ") == 2
    assert set(load_platforms()) - {"print", "screen"} == set(WORDS.platforms.values())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('instagram = ["ig"', 'instagrem = ["ig"', "instagrem"),
        ('s = "LAZIM"', 's = "ENTAH"', "ENTAH"),
        ('["senin", "sen"', '["senin", "sel"', "sel"),
        ("malam = [18, 3]", "malam = [18, 30]", "malam"),
        ('c = "D"', 'c = "?"', "tulis-cepat.toml"),
        ("zones = ", "zonez = ", "zonez"),
    ],
)
def test_a_faulty_table_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    """An unknown platform, source, mark or key, a word twice, an hour there is not: each is named."""
    path = tmp_path / "tulis-cepat.toml"
    path.write_text((paths.resources() / FILE).read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(StudioError) as caught:
        read_quick_words(path)
    assert said in caught.value.message
