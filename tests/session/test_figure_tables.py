"""Figures from a workbook through the limited child, and a preview that the register has outrun."""

from pathlib import Path

import openpyxl
import pytest

from studio.domain.content import Figure
from studio.domain.ids import FigureId
from studio.errors import StudioError
from studio.session import figure_tables, projects


def test_numbers_of_a_workbook_keep_their_size(tmp_path: Path) -> None:
    """1.284 in a number cell is one and a bit; typed as text it is one thousand and more."""
    book = openpyxl.Workbook()
    for row in (["Uraian", "Nilai"], ["rasio", 1.284], ["warga", "1.284"], ["menit", 12.5], ["paspor", 1284]):
        book.active.append(row)
    book.save(tmp_path / "angka.xlsx")
    with projects.create_project(tmp_path / "a.humas", institution="I", unit="U") as session:
        seen = figure_tables.preview(session, tmp_path / "angka.xlsx")
    values = {row.figure.label: row.figure.value for row in seen.new}
    assert values == {"rasio": "1.284", "warga": "1284", "menit": "12.5", "paspor": "1284"}


def test_a_preview_is_taken_only_while_it_is_true(tmp_path: Path) -> None:
    """Somebody has changed the figure meanwhile: nothing is stored."""
    table = tmp_path / "angka.csv"
    table.write_text("Uraian;Nilai\nwarga;7\n", "utf-8")
    before = Figure(id=FigureId("f"), value="5", label="warga")
    with projects.create_project(tmp_path / "a.humas", institution="I", unit="U") as session:
        with session.edit("Angka") as draft:
            draft.put(before)
        seen = figure_tables.preview(session, table)
        with session.edit("Lain") as draft:
            draft.put(Figure(id=FigureId("f"), value="6", label="warga"))
        with pytest.raises(StudioError, match="sudah berubah"), session.edit("Impor") as draft:
            figure_tables.take(draft, seen, frozenset({2}))
        assert session.project.get(Figure, "f").value == "6"


def test_a_table_of_something_else_says_what_it_lacks(tmp_path: Path) -> None:
    """The columns that are wanted are named."""
    table = tmp_path / "orang.csv"
    table.write_text("Nama;Alamat\nA;B\n", "utf-8")
    with (
        projects.create_project(tmp_path / "a.humas", institution="I", unit="U") as session,
        pytest.raises(StudioError) as told,
    ):
        figure_tables.preview(session, table)
    assert "Nilai" in told.value.hint
