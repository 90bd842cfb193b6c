"""Lists of an election come from the tables people have, and only when they say so."""

from pathlib import Path

import pytest

from studio.domain.election_table import read, with_lists
from studio.domain.ethics import Situation
from studio.errors import StudioError
from studio.export.plan_tables import csv_bytes, xlsx_bytes
from studio.session.election_lists import preview

HEAD = ["Jenis", "Nama", "Nomor", "Slogan"]
ROWS = [
    ["Partai", "Partai Rakyat Sejahtera Raya (PRSR)", "4", ""],
    ["Paslon", "Bagus Wiranata - Ratna Lestari", "02", "Sekar Maju Bersama"],
    ["Semboyan", "#TanjungBangkit", "", ""],
    ["Makanan", "Pempek", "", ""],
    ["Paslon", "Teguh Pamungkas", "dua", ""],
]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_table_with_a_header_is_read(tmp_path: Path, suffix: str) -> None:
    """A party's number is its place on the list of parties, not a pair's; strange rows are told."""
    file = tmp_path / f"daftar.{suffix}"
    file.write_bytes(csv_bytes(HEAD, ROWS) if suffix == "csv" else xlsx_bytes("Daftar", HEAD, ROWS))
    found = preview(file)
    assert found.parties == ("Partai Rakyat Sejahtera Raya (PRSR)",)
    assert found.candidates == ("Bagus Wiranata - Ratna Lestari",)
    assert found.numbers == ("02",)
    assert found.slogans == ("Sekar Maju Bersama", "#TanjungBangkit")
    assert [bad.line for bad in found.bad] == [5, 6]


def test_plain_lines_are_read(tmp_path: Path) -> None:
    """A text of lines needs no header."""
    file = tmp_path / "daftar.txt"
    file.write_text(
        "Partai: Partai Buruh Tani\nPartai Gelora\nCalon: Teguh Pamungkas\n3\n#KerjaNyata\n", "utf-8"
    )
    found = preview(file)
    assert found.parties == ("Partai Buruh Tani", "Partai Gelora")
    assert (found.candidates, found.numbers, found.slogans) == (
        ("Teguh Pamungkas",),
        ("3",),
        ("#KerjaNyata",),
    )


def test_a_file_without_entries_is_refused(tmp_path: Path) -> None:
    """The refusal says which columns are wanted."""
    file = tmp_path / "kosong.csv"
    file.write_text("Jenis;Nama\nMakanan;Pempek\n", "utf-8")
    with pytest.raises(StudioError) as caught:
        preview(file)
    assert "jenis, nama, nomor, slogan" in caught.value.hint


def test_lists_are_added_to_what_is_there() -> None:
    """Each entry stands once, the typed ones first."""
    before = Situation(id="s", mode="election", start="2026-01-01", numbers=("1",))
    after = with_lists(before, read([(1, ["Nomor", "Slogan"]), (2, ["1", "A B"]), (3, ["2", "A B"])]))
    assert after.numbers == ("1", "2")
    assert after.slogans == ("A B",)
