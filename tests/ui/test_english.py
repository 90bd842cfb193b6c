"""In the English window nothing is left in Indonesian but what the office wrote itself."""

import re
from collections.abc import Iterable, Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from studio.domain.content import Post
from studio.errors import StudioError
from studio.store.lock import Holder
from studio.ui import words
from studio.ui.main_window import MainWindow
from studio.ui.said import error_words, said, stored
from studio.ui.undo_list import undo_menu
from studio.ui.words import _, many
from tests.sentences import below
from tests.ui.screens import EVERY, screen
from tests.ui.test_words import own_texts

INDONESIAN = re.compile(
    r"(?<![-/_])\b(yang|dan|belum|tidak|untuk|dengan|dari|pada|ini|itu|akan|sudah|dapat|atau|agar|oleh|lebih|bila|"
    r"jika|tanpa|hanya|perlu|bukan|harus|dalam|setiap|kurang|masih|sedang|antara|semua|seluruh|ada|jadi|karena|"
    r"konten|templat|penempatan|takarir|bundel|kantor|huruf|gambar|judul|ukuran|isian|berkas|warna|teks|baris|"
    r"tambah|hapus|ubah|buat|pilih|simpan|buka|ganti|pakai|kata|lolos|merek|halaman|tulis|temuan|contoh)\b(?![-/_])",
    re.IGNORECASE,
)
"""Words that stand in most Indonesian sentences, and those of this window, none of which is English."""
EXAMPLES = ("Dinas Komunikasi dan Informatika", "“Pemerintah Kota Contoh”", "contoh.humas")
"""Names given as examples, and that of the test's project."""
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def english(window: MainWindow) -> MainWindow:
    """The window after its language was switched."""
    words.use("en")
    window.rebuild()
    return window


def texts_of(top: QWidget) -> Iterator[str]:
    """Whatever a widget and those in it show or tell a screen reader."""
    for child in (top, *top.findChildren(QWidget)):
        if isinstance(child, QLabel | QAbstractButton):
            yield child.text()
        if isinstance(child, QLineEdit | QPlainTextEdit):
            yield child.placeholderText()
        if isinstance(child, QComboBox):
            yield from (child.itemText(row) for row in range(child.count()))
        if isinstance(child, QAbstractItemView) and child.model() is not None:
            yield from rows_of(child)
        yield child.toolTip()
        yield child.accessibleName()
        yield child.windowTitle()
    yield from (action.text() for action in top.findChildren(QAction))


def rows_of(view: QAbstractItemView) -> Iterator[str]:
    """Texts of the rows of a list."""
    model = view.model()
    for row in range(model.rowCount()):
        for role in ROLES:
            text = model.index(row, 0).data(role)
            if isinstance(text, str):
                yield text


def left(top: QWidget, own: set[str]) -> list[str]:
    """Texts with Indonesian words in them that are not the office's own."""
    parts = sorted((part for part in own if " " in part), key=len, reverse=True)
    found = []
    for text in {text for text in texts_of(top) if text}:
        rest = without(text, (*parts, *EXAMPLES))
        if rest not in own and INDONESIAN.search(rest):
            found.append(text)
    return sorted(found)


def without(text: str, parts: Iterable[str]) -> str:
    """A text with these taken out of it."""
    for part in parts:
        text = text.replace(part, "")
    return text


@pytest.mark.parametrize("name", EVERY)
def test_no_indonesian_is_left(english: MainWindow, name: str, qtbot) -> None:
    """After switching to English, without a restart, every screen is in English."""
    top = screen(english, name)
    qtbot.waitUntil(lambda: not english.jobs.open, timeout=60_000)
    qtbot.wait(150)
    own = own_texts(english)
    if name == "calendar-prepare":  # titles become posts, and those are in Indonesian
        page = english.pages["calendar"]
        own |= {offer.idea.title for offer in page.prepare.all}
        assert {"day", "leave", "rubric", "pillar"} <= {offer.idea.origin for offer in page.prepare.all}
    assert left(top, own) == []


def test_the_undo_list_is_in_english(english: MainWindow, post: Post, qtbot) -> None:
    """What was done in Indonesian is told in English; what is done in English is kept in Indonesian."""
    words.use("id")
    english.desk.put(_("Ganti jenis halaman"), msgspec.structs.replace(post, title="Satu"))
    words.use("en")
    command = _("Buat konten “{title}”").format(title="Isi dari Beranda")
    english.desk.put(command, msgspec.structs.replace(post, title="Dua"))
    shown = [action.text() for action in undo_menu(english, english).actions()]
    assert shown[:2] == ["Create post “Isi dari Beranda”", "Change kind of page"]
    assert english.desk.session.commands()[0][:2] == ("Buat konten “Isi dari Beranda”", "Ganti jenis halaman")


def test_an_error_is_told_in_english(dressed) -> None:
    """Its sentence and what to do next, with the names in it left as they are."""
    words.use("en")
    holder = Holder(name="Ani", host="meja-2")
    error = StudioError(
        "project/locked",
        f"Proyek “dan.humas” sedang dibuka {holder.sentence()}, jadi hanya dapat dibaca.",
        "Tunggu sebentar lalu coba lagi.",
    )
    assert error_words(error) == (
        "The project “dan.humas” is open with Ani on the computer meja-2, so it can only be read here. "
        "Wait a moment, then try again."
    )


def test_every_sentence_made_below_the_window_is_found_again(dressed) -> None:
    """Filled with values, each template of an error or a note comes out in English, and goes back."""
    words.use("en")
    lost = []
    for template, _where in below():
        text = template.format(*(f"“{n}x”" if f"“{{{n}}}”" in template else f"{n}x" for n in range(6)))
        shown = said(text)
        if (shown == text and text != "0x MB") or INDONESIAN.search(without(shown, EXAMPLES)):
            lost.append(text)
    assert lost == []


def test_one_and_many(dressed) -> None:
    """English says one thing otherwise than many; a stored name of a command too."""
    words.use("en")
    assert many("{count} berkas", 1).format(count=1) == "1 file"
    assert many("{count} berkas", 2).format(count=2) == "2 files"
    assert said("Tambah 1 gambar") == "Add 1 picture"
    assert said("Tambah 12 gambar") == "Add 12 pictures"
    assert stored("Add 12 pictures") == "Tambah 12 gambar"
