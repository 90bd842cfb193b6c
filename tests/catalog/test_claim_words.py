"""Word lists of campaigns, claims and addresses: complete, sourced, and strict about their keys."""

from pathlib import Path

import pytest

from studio import paths
from studio.catalog import claim_words, link_rules
from studio.errors import StudioError
from studio.session.kit_fonts import licence_in

FILES = {"neutrality": "kampanye.toml", "claims": "klaim.toml"}


def test_the_shipped_lists_are_read() -> None:
    """Each list has words, each once, and every file names its sources."""
    words = claim_words.campaign_words()
    assert len(set(words.strong.calls)) == len(words.strong.calls)
    assert {claim.kind for claim in claim_words.claims().claim} == {"superlative", "absolute", "hearsay"}
    assert claim_words.number_rule().small == 100
    rules = link_rules.link_rules()
    assert {"bit.ly", "s.id"} <= rules.shorteners
    assert "go.id" in rules.official.suffixes
    assert not {host for hosts in rules.platforms.values() for host in hosts} & rules.shorteners


@pytest.mark.parametrize(("folder", "name"), sorted(FILES.items()))
def test_an_office_list_with_a_slip_is_refused(
    folder: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key nobody knows is an error that names the file."""
    monkeypatch.setattr(paths, "office_data", lambda: tmp_path)
    (tmp_path / folder).mkdir()
    text = (paths.resources() / folder / name).read_text("utf-8")
    (tmp_path / folder / name).write_text(text.replace("unless =", "unles =", 1), "utf-8")
    with pytest.raises(StudioError, match="unles"):
        claim_words.campaign_words() if folder == "neutrality" else claim_words.claims()


def test_a_font_tells_its_own_licence() -> None:
    """Shipped letters say theirs; bytes that are no font say nothing."""
    face = paths.resources() / "fonts" / "plus-jakarta-sans" / "PlusJakartaSans-Regular.ttf"
    assert "Open Font License" in licence_in(face.read_bytes())
    assert licence_in(b"bukan huruf") == ""
