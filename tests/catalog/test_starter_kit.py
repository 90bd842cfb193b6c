"""The starter kit is what `studio kit new` makes, so that an office's kit is as sound as it."""

from pathlib import Path

import pytest

from studio import paths
from studio.catalog.kit_findings import examine
from studio.domain.color import parse
from studio.session.kits import KitOrder, footer_lines, initials, new_kit

STARTER = KitOrder(
    id="mula", name="Nama Kantor Anda", short="Nama Kantor Anda", lines=("Nama Kantor", "Anda"),
    primary=parse("#26465c"), accent=parse("#f0a35e"),
    footer=("@akunkantor", "situs-kantor.example", "Alamat kantor, nama kota"),
)  # fmt: skip


@pytest.mark.usefixtures("qapp")
def test_the_starter_is_made_by_the_command(tmp_path: Path) -> None:
    """Every file of the shipped starter kit is, byte for byte, what the same order makes anew."""
    made = new_kit(STARTER, tmp_path)
    shipped = paths.brand_kits() / "mula"
    names = sorted(str(file.relative_to(shipped)) for file in shipped.rglob("*") if file.is_file())
    assert names == sorted(made.files)
    for name in names:
        assert (tmp_path / "mula" / name).read_bytes() == (shipped / name).read_bytes(), name


@pytest.mark.parametrize("ident", ["mula", "nila"])
def test_shipped_kits_have_no_finding(ident: str) -> None:
    """`kit check` is silent on the kits we ship."""
    kit, found = examine(paths.brand_kits() / ident)
    assert kit is not None
    assert found == ()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Imigrasi Tanjung Sekar", "ITS"),
        ("Dinas Komunikasi dan Informatika Kota Uji", "DKI"),
        ("Kantor Kelas II Uji", "KU"),
        ("BPS", "B"),
        ("dan", "D"),
    ],
)
def test_initials_come_from_the_words_that_carry_the_name(name: str, letters: str) -> None:
    """Small words, classes and roman numbers give no letter; three are the most."""
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("short", "lines"),
    [
        ("Diskominfo", ("Diskominfo",)),
        ("Imigrasi Tanjung Sekar", ("Imigrasi", "Tanjung Sekar")),
        ("Dinas Kesehatan Kota Uji", ("Dinas Kesehatan", "Kota Uji")),
    ],
)
def test_names_part_into_even_lines(short: str, lines: tuple[str, ...]) -> None:
    """A long short name is set on two lines of like length."""
    assert footer_lines(short) == lines
