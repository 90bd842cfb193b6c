"""A post written in one line: day, time and platforms are read, the rest is the title."""

from datetime import date

import pytest

from studio.session.quick_post import Quick, read_line

TODAY = date(2026, 11, 22)
"""A Sunday."""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "Rabu 09.00 IG FB: Layanan paspor simpatik",
            Quick(title="Layanan paspor simpatik", date="2026-11-25", time="09:00",
                  platforms=("instagram", "facebook")),
        ),
        ("besok: Loket tutup", Quick(title="Loket tutup", date="2026-11-23")),
        ("12 Des 10:30 WA Pengumuman libur",
         Quick(title="Pengumuman libur", date="2026-12-12", time="10:30", platforms=("whatsapp",))),
        ("17/8 Upacara", Quick(title="Upacara", date="2027-08-17")),
        ("2 Mei 2028 Hardiknas", Quick(title="Hardiknas", date="2028-05-02")),
        ("hari ini pukul 08.00 WIB Apel", Quick(title="Apel", date="2026-11-22", time="08:00")),
        ("Minggu 07.00 Senam", Quick(title="Senam", date="2026-11-29", time="07:00")),
        ("9.30 X: Siaran langsung", Quick(title="Siaran langsung", time="09:30", platforms=("x",))),
        ("instagram, facebook: Ide", Quick(title="Ide", platforms=("instagram", "facebook"))),
    ],
)  # fmt: skip
def test_what_a_line_says(line: str, said: Quick) -> None:
    """Indonesian days and months, times with a point or colon, platforms by name or letters."""
    assert read_line(line, TODAY) == said


@pytest.mark.parametrize(
    "line",
    ["X sedang ramai", "Layanan X baru", "13 orang dilayani", "Web kami pindah", "Selasaan bersama warga",
     "minggu depan rapat", "31 Feb ada apa", "99.99 persen"],
)  # fmt: skip
def test_words_that_only_look_like_it_stay_in_the_title(line: str) -> None:
    """A title may begin with a number, with X, or with a word that begins like a day."""
    assert read_line(line, TODAY) == Quick(title=line)
