"""Results of the two layout passes are kept by value: what was laid out before changes nothing."""

import pytest

from studio.render import page, passes, text
from studio.render.fit import Attempt
from tests.render import scenes
from tests.render.test_engine import NEWS
from tests.render.test_templates_layanan_angka import contents

pytestmark = pytest.mark.usefixtures("qapp")

PLACES = ("instagram/feed-portrait", "x/post")


def forget() -> None:
    """Empty every cache of layout."""
    page._cache.clear()
    passes._frames.clear()
    passes._widths.clear()
    passes._boxes.clear()
    text.set_text.cache_clear()


def outcome(template: str, words: str, place: str) -> tuple[Attempt, dict[str, float]]:
    """Settings, boxes, faults and factors of a page with these words as its headline."""
    known = NEWS if template == "kabar" else contents()[template]
    laid = scenes.laid(template, {**known, "headline": words}, place)
    return laid.attempt, laid.factors


@pytest.mark.parametrize("template", ["kabar", "layanan", "angka"])
@pytest.mark.parametrize("place", PLACES)
def test_what_was_typed_before_changes_nothing(template: str, place: str) -> None:
    """A headline typed letter by letter ends in the layout that it has in a process that saw nothing else."""
    words = "Layanan paspor keliling kembali ke pulau terluar mulai Sabtu"
    for length in range(len(words) - 12, len(words)):
        outcome(template, words[:length], place)
    typed = outcome(template, words, place)
    forget()
    fresh = outcome(template, words, place)
    for seen, alone in zip(typed[0].settings.values(), fresh[0].settings.values(), strict=True):
        assert (seen.size, seen.width, seen.lines) == (alone.size, alone.width, alone.lines)
    assert (typed[0].boxes, typed[0].faults, typed[1]) == (fresh[0].boxes, fresh[0].faults, fresh[1])


def test_a_tree_in_use_answers_like_a_fresh_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every result of a tree restyled many times is exactly that of a tree made for it alone."""
    compared = []
    kept = passes.Passes.boxes

    def both(used: passes.Passes, wanted: passes.Sizes) -> object:
        found = kept(used, wanted)
        passes._boxes.clear()
        fresh = passes.Passes(used.frame)
        compared.append(kept(fresh, wanted) == found)
        fresh.close()
        return found

    forget()
    monkeypatch.setattr(passes.Passes, "boxes", both)
    outcome("layanan", "Paspor hilang diganti dalam empat hari kerja", PLACES[0])
    assert len(compared) > 5
    assert all(compared)
