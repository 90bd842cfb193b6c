"""The loader of the catalogues."""

from pathlib import Path

import pytest

from studio.catalog.check_words import read_words
from studio.errors import StudioError

SOUND = """
[skips]
asked = "Diminta dilewati."
[codes."teks/contoh"]
message = "“{slot}” perlu dilihat."
"""


def test_a_catalogue_is_read(tmp_path: Path) -> None:
    """Message and hint of a code are as written; a hint may be left out."""
    file = tmp_path / "id.toml"
    file.write_text(SOUND, encoding="utf-8")
    words = read_words(tmp_path)
    assert words.codes["teks/contoh"].message == "“{slot}” perlu dilihat."
    assert words.codes["teks/contoh"].hint == ""
    assert words.skips == {"asked": "Diminta dilewati."}


def test_an_unknown_key_names_file_key_and_nearest(tmp_path: Path) -> None:
    """A slip of the pen is refused with the key that was meant."""
    file = tmp_path / "id.toml"
    file.write_text(SOUND.replace("message", "mesage"), encoding="utf-8")
    with pytest.raises(StudioError) as caught:
        read_words(tmp_path)
    assert "id.toml" in caught.value.message
    assert "mesage" in caught.value.message
    assert "message" in str(caught.value)


def test_a_missing_catalogue_is_told(tmp_path: Path) -> None:
    """A folder without themes is an error with its name."""
    with pytest.raises(StudioError, match="gone"):
        read_words(tmp_path / "gone")


def test_a_code_said_twice_is_refused(tmp_path: Path) -> None:
    """Two themes never speak of the same code: one of them would be silent."""
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(SOUND.replace("asked", name[0]), encoding="utf-8")
    with pytest.raises(StudioError, match="teks/contoh"):
        read_words(tmp_path)
