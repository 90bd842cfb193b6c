"""Tables of figures chosen, read and written in the background, taken in when somebody says so."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtWidgets import QFileDialog

from studio.domain.figure_table import Table
from studio.session.figure_tables import take
from studio.ui.content.acts import reveal
from studio.ui.naming import number
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.strategy.figures.section import FigureSection

PATTERNS = "*.csv *.xlsx *.tsv *.txt"
KINDS = "CSV (*.csv);;XLSX (*.xlsx)"


def choose(page: "FigureSection") -> None:
    """Ask for a table and read it."""
    kinds = _("Tabel ({patterns})").format(patterns=PATTERNS)
    found, _kind = QFileDialog.getOpenFileName(page, _("Impor angka"), str(Path.home()), kinds)
    if found:
        read(page, found)


def read(page: "FigureSection", path: str) -> None:
    """Read a table in the background; the page shows what it holds."""
    window = page.window_
    if not window.desk.flush():
        return
    given = {"project": str(window.desk.session.path), "path": path}
    job = window.jobs.run("figures", _("Membaca tabel"), given)
    job.done.connect(lambda found: page.show_table(Path(path).name, msgspec.convert(found, Table)))
    job.failed.connect(window.notices.fail)


def choose_target(page: "FigureSection") -> None:
    """Ask where the register goes and write it."""
    start = str(Path.home() / "angka.csv")
    found, _kind = QFileDialog.getSaveFileName(page, _("Ekspor angka"), start, KINDS)
    if found:
        write(page, found if Path(found).suffix else f"{found}.csv")


def write(page: "FigureSection", path: str) -> None:
    """Write the register in the background."""
    window = page.window_
    if not window.desk.flush():
        return
    given: dict[str, Any] = {"project": str(window.desk.session.path), "path": path}

    def told(count: int) -> None:
        words = many("{count} angka ditulis ke {file}.", count)
        said = words.format(count=number(count), file=Path(path).name)
        window.notices.say(said, "ok", (_("Buka folder"), lambda: reveal(str(Path(path).parent))))

    job = window.jobs.run("figures_out", _("Menulis tabel"), given, told)
    job.failed.connect(window.notices.fail)


def take_in(page: "FigureSection", seen: Table, lines: frozenset[int]) -> bool:
    """Take the lines ticked into the register as one command; False when that was refused."""
    window, count = page.window_, len(lines)
    words = many("Impor {count} angka", count).format(count=number(count))
    if not window.desk.edit(words, lambda draft: take(draft, seen, lines)):
        return False
    told = many("{count} angka masuk ke daftar.", count).format(count=number(count))
    window.notices.say(told, "ok", (_("Urungkan"), window.undo))
    return True
