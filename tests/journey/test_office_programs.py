"""What the plan becomes is opened by other programs: LibreOffice turns it into what it shows."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from studio.domain.content import Caption, Post, Schedule
from studio.session.plan_export import Wanted, plan_of
from studio.session.projects import create_project

pytestmark = pytest.mark.slow
FORMULA = '=HYPERLINK("http://contoh.invalid";"klik")'


def converted(path: Path, to: str) -> Path:
    """The file as LibreOffice writes it in another form."""
    home = path.parent / "rumah"
    program = shutil.which("soffice")
    assert program, "apt-get install libreoffice-writer libreoffice-calc"
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation=file://{home}", "--convert-to", to,
         "--outdir", str(path.parent / "hasil"), str(path)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return path.parent / "hasil" / f"{path.stem}.{to.partition(':')[0]}"


@pytest.fixture
def session(tmp_path: Path):
    """A plan whose words try to run."""
    with create_project(tmp_path / "k.humas", institution="Instansi", unit="Kantor Uji") as made:
        with made.edit("Isi") as draft:
            draft.put(*(
                Post(id=f"{n:032x}", title=title, caption=Caption(text="@sobat\n+62 812"), status="draft",
                     schedule=Schedule(date=f"2026-12-{n + 1:02d}", time="09:00"))
                for n, title in enumerate((FORMULA, "-2+3", 'Layanan paspor; "simpatik", 150 kuota'))
            ))  # fmt: skip
        yield made


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_table_runs_nothing_in_libreoffice(session, tmp_path: Path, form):
    """Opened and written again as CSV, every title is still the text it was, and no formula was reckoned."""
    out = tmp_path / f"rencana.{form}"
    out.write_bytes(plan_of(session, Wanted(form=form)).data)
    text = converted(out, "csv:Text - txt - csv (StarCalc):44,34,76").read_text("utf-8")
    assert FORMULA.replace('"', '""') in text
    assert "-2+3" in text
    assert "\n1\n" not in text
    assert "150 kuota" in text


@pytest.mark.usefixtures("qapp")
def test_a_document_is_shown_by_libreoffice(session, tmp_path: Path):
    """Turned into a PDF it has the office's name, the title and every post."""
    out = tmp_path / "rencana.docx"
    wanted = Wanted(form="docx", first="2026-12-01", last="2026-12-31", with_days=True, sign=True)
    out.write_bytes(plan_of(session, wanted).data)
    text = " ".join(page.extract_text() for page in PdfReader(converted(out, "pdf")).pages)
    for words in ("KANTOR UJI", "Desember 2026", "150 kuota", "Hari Raya Natal", "Mengetahui"):
        assert words in text
