"""The office's own dictionary: read in a child, asked by word, never a reason to wait or to break."""

from pathlib import Path

import pytest

from studio.intake import dictionary

RULES = "SET UTF-8\nSFX N Y 1\nSFX N 0 nya .\n"
WORDS = "3\nlayang/N\nrumah/N\nsungai\n"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office's data folder."""
    monkeypatch.setattr(dictionary, "office_data", lambda: tmp_path)
    return tmp_path


def test_without_a_dictionary_nothing_is_doubted(office: Path) -> None:
    """No folder, no child."""
    assert office.is_dir()
    assert dictionary.unknown_words({"entahapa"}, 1) == frozenset()


def test_words_are_looked_up_with_their_endings(office: Path) -> None:
    """What the dictionary has is known; an answer is kept; a broken dictionary doubts nothing."""
    folder = office / "kamus"
    folder.mkdir()
    (folder / "id_ID.aff").write_text(RULES, "utf-8")
    (folder / "id_ID.dic").write_text(WORDS, "utf-8")
    asked = {"rumahnya", "sungai", "layng"}
    try:
        assert dictionary.unknown_words(asked, 20) == {"layng"}
        dictionary._reader[0].close()
        assert dictionary.unknown_words(asked, 0) == {"layng"}
        assert dictionary.unknown_words({"barulah"}, 1) == frozenset()
    finally:
        dictionary._reader.pop().close()
