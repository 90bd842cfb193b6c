"""Layout, fit, painting: what templates and users rely on."""

import hashlib
import subprocess
import sys

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.domain.content import Override
from studio.domain.template import Slot
from studio.errors import StudioError
from studio.render import timeline
from studio.render.display import Photo, Text, record
from studio.render.inspect import inspect
from studio.render.painter import paint
from tests.render import scenes

pytestmark = pytest.mark.usefixtures("qapp")

NEWS = {
    "kicker": "Kabar layanan",
    "headline": "Lansia bisa urus paspor tiap Sabtu tanpa antre daring",
    "short": "Sabtu khusus lansia",
    "deck": "Petugas menyambut di pintu dan mendampingi sampai foto selesai.",
    "date_line": "Selasa, 1 Desember 2026",
    "source": "Keterangan: Seksi Layanan Paspor.",
}
PLACES = (
    "instagram/feed-portrait", "instagram/feed-square", "instagram/story", "x/post", "x/header",
    "web/opengraph", "print/a4", "youtube/banner",
)  # fmt: skip
words = st.text("abcdefghijklmnopqrstuvwxyz ABC0123456789.,–", min_size=1, max_size=140).filter(str.strip)


def hash_of(image) -> str:
    return hashlib.sha256(bytes(image.constBits())).hexdigest()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words, words, st.sampled_from(PLACES))
def test_text_is_never_cut_silently(headline, deck, place):
    """Whatever the words, a text is set whole inside its box, or the page says that it overflows."""
    result, display = scenes.drawn(
        "kabar", {"headline": headline, "deck": deck, "photo": scenes.picture()}, place
    )
    facts = inspect(result, display, scenes.context(), measure=False)
    for text in facts.texts:
        said = "".join(
            result.elements[i].content.plain for i, e in enumerate(result.elements) if e.key == text.node
        )
        shown = "".join("".join(text.lines).split())
        assert shown == "".join(said.split())
        assert text.size >= text.floor - 1e-6
    if not facts.overflow:
        assert facts.outside == ()
        assert facts.overlaps == ()


@pytest.mark.parametrize("place", PLACES)
def test_the_news_card_is_whole_at_every_shape(place):
    """Nothing overflows, leaves the safe area, overlaps or falls under AA at any aspect class."""
    result, display = scenes.drawn("kabar", {**NEWS, "photo": scenes.picture()}, place)
    facts = inspect(result, display, scenes.context())
    assert facts.overflow == ()
    assert facts.outside == ()
    assert facts.overlaps == ()
    assert all(t.contrast is None or t.contrast >= 4.5 for t in facts.texts)
    assert all(not logo.crowded_by for logo in facts.logos)


def test_a_missing_photo_gives_a_designed_page():
    """Without a photo the picture's place is taken by the field and motif, and no photo is drawn."""
    _, display = scenes.drawn("kabar", NEWS)
    assert not [op for op in display.ops if isinstance(op, Photo)]
    assert any("motif" in line for line in record(display))


def test_what_stands_behind_a_forced_break_has_its_own_width():
    """A text of two set lines is as wide as its longer line, also when that is the second."""
    root = {
        "id": "root",
        "children": [{"layout": "row", "children": [{"type": "text", "id": "t", "bind": "t", "size": 40}]}],
    }
    result, _ = scenes.drawn(scenes.template_of(root, ("t",)), {"t": "Dinas\u2028Segara Kencana"})
    alone, _ = scenes.drawn(scenes.template_of(root, ("t",)), {"t": "Segara Kencana"})

    def width(laid):
        return next(
            box.width for e, box in zip(laid.elements, laid.attempt.boxes, strict=True) if e.key == "t"
        )

    assert width(result) == pytest.approx(width(alone), abs=0.5)


def test_overflow_names_the_node():
    """A text that does not fit at its floor is reported, with all its words still in the page."""
    root = {"id": "root", "children": [{"type": "text", "id": "isi", "bind": "isi", "size": 40, "fit": "a"}]}
    result, display = scenes.drawn(scenes.template_of(root, ("isi",)), {"isi": "kata " * 2000})
    facts = inspect(result, display, scenes.context(), measure=False)
    assert facts.overflow == ("isi",)
    assert sum(line.count("kata") for line in facts.texts[0].lines) == 2000


def test_low_keep_levels_are_dropped_together_and_reported():
    """When the floor does not fit, level 1 goes before level 2, and the page says which slots are lost."""
    root = {
        "id": "root",
        "children": [
            {"type": "text", "id": "a", "bind": "a", "size": 60, "floor": 60},
            {"type": "text", "id": "b", "bind": "b", "size": 60, "floor": 60, "keep": 1},
            {"type": "text", "id": "c", "bind": "c", "size": 60, "floor": 60, "keep": 2},
        ],
    }
    long = "panjang sekali " * 18
    result = scenes.laid(scenes.template_of(root, ("a", "b", "c")), {"a": long, "b": long * 2, "c": "pendek"})
    assert result.dropped == ("b",)
    assert not result.attempt.faults


def test_the_same_page_paints_the_same_pixels():
    """Two paintings of a page are equal, bit for bit."""
    _, display = scenes.drawn("kabar", {**NEWS, "photo": scenes.picture()})
    assert hash_of(paint(display, scenes.context().pictures)) == hash_of(
        paint(display, scenes.context().pictures)
    )


def test_other_processes_paint_the_same_pixels():
    """Hash seed and locale do not reach the pixels."""
    code = (
        "from PySide6.QtGui import QGuiApplication; app = QGuiApplication([])\n"
        "from tests.render import scenes, test_engine as t\n"
        "from studio.render.painter import paint\n"
        "_, d = scenes.drawn('kabar', {**t.NEWS, 'photo': scenes.picture()})\n"
        "print(t.hash_of(paint(d, scenes.context().pictures)))\n"
    )
    seen = set()
    for seed, lang in (("1", "C.UTF-8"), ("2", "id_ID.UTF-8")):
        env = {"PYTHONHASHSEED": seed, "LANG": lang, "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"}
        done = subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
        )
        seen.add(done.stdout.strip())
    assert len(seen) == 1


def test_an_override_hides_scales_and_moves_only_its_placement():
    """A hidden node goes, text scale shrinks type, the focal point moves the crop."""
    plain, display = scenes.drawn("kabar", {**NEWS, "photo": scenes.picture()}, "x/post")
    changed = Override(hidden=("deck",), text_scale=0.8, focal={"photo": (0.0, 0.5)})
    other, moved = scenes.drawn("kabar", {**NEWS, "photo": scenes.picture()}, "x/post", override=changed)
    assert "deck" in {e.key for e in plain.elements}
    assert "deck" not in {e.key for e in other.elements}
    assert next(o for o in moved.ops if isinstance(o, Photo)).source.x == 0
    assert next(o for o in display.ops if isinstance(o, Photo)).source.x > 0


def test_an_unknown_colour_is_a_clear_error():
    """A template that names a colour the kit lacks is refused by name."""
    root = {"id": "root", "fill": "ungu-muda", "children": []}
    with pytest.raises(StudioError, match="ungu-muda"):
        scenes.drawn(scenes.template_of(root), {})


@pytest.mark.parametrize("color", [(255, 255, 255), (10, 10, 10), (240, 200, 120), (120, 130, 140)])
def test_the_veil_makes_text_on_any_photo_readable(color):
    """The scrim is as strong as the photo needs: contrast on the painted pixels reaches AA."""
    root = {
        "id": "root",
        "children": [
            {"type": "picture", "id": "foto", "bind": "foto", "inset": [0, 0, 0, 0],
             "scrim": {"color": "deep", "under": ["judul"], "side": "bottom"}},
            {"grow": 1},
            {"type": "text", "id": "judul", "bind": "judul", "style": "body", "size": 30, "color": "on-deep",
             "margin": [0, 75, 80, 75]},
        ],
    }  # fmt: skip
    data = {"judul": "Teks kecil di atas foto", "foto": scenes.picture(color)}
    result, display = scenes.drawn(scenes.template_of(root, ("judul", "foto")), data)
    facts = inspect(result, display, scenes.context())
    assert facts.texts[0].contrast >= 4.5


def test_missing_glyphs_are_found():
    """A letter that no face of the kit has is reported; Javanese and emoji are set by their own faces."""
    root = {"id": "root", "children": [{"type": "text", "id": "t", "bind": "t", "style": "body", "size": 40}]}
    result, display = scenes.drawn(scenes.template_of(root, ("t",)), {"t": "Halo ꦗꦮ 👨‍👩‍👧 ཨ"})
    facts = inspect(result, display, scenes.context(), measure=False)
    assert facts.texts[0].missing == ("ཨ",)
    assert {"Noto Sans Javanese", "Noto Color Emoji"} <= set(facts.fonts)


def test_the_last_frame_is_the_still():
    """After the last entrance the moving page is the still, operation for operation and pixel for pixel."""
    _, display = scenes.drawn("kabar", {**NEWS, "photo": scenes.picture()})
    end = timeline.end_of(display)
    assert end > 0
    pictures = scenes.context().pictures
    assert hash_of(paint(timeline.at(display, end), pictures)) == hash_of(paint(display, pictures))
    assert hash_of(paint(timeline.at(display, 0.0), pictures)) != hash_of(paint(display, pictures))


def test_counting_up_ends_at_the_exact_figure():
    """A count starts low, keeps the id-ID form, and ends at the figure as it is set."""
    root = {
        "id": "root",
        "children": [
            {"type": "text", "id": "f", "bind": "f", "style": "figure", "size": 200,
             "motion": {"effect": "count", "at": 0, "takes": 1}}
        ],
    }  # fmt: skip
    _, display = scenes.drawn(scenes.template_of(root, ("f",)), {"f": "12.480"})

    def shown(at: float) -> str:
        return next(o.text for o in timeline.at(display, at).ops if isinstance(o, Text))

    assert shown(0.0) == "0"
    assert "." in shown(0.5)
    assert shown(1.0) == "12.480"


def test_a_container_query_answers_to_the_measured_width():
    """A frame narrower than its bound is rearranged, also when the same node was laid out wider before."""
    inner = [{"type": "text", "id": n, "bind": n, "style": "body", "size": 30} for n in ("a", "b")]
    box = {
        "id": "kotak",
        "w": "90%",
        "contain": [{"below": 900, "patch": {"layout": "row"}}],
        "children": inner,
    }
    template = scenes.template_of(
        {"id": "root", "children": [{"part": "isi"}]}, ("a", "b"), parts={"isi": box}
    )

    def tops(place: str) -> set[float]:
        result = scenes.laid(template, {"a": "satu", "b": "dua"}, place)
        return {
            b.y for e, b in zip(result.elements, result.attempt.boxes, strict=True) if e.key in {"a", "b"}
        }

    assert len(tops("x/post")) == 2
    assert len(tops("instagram/story")) == 1


def test_purpose_patches_win_over_class_patches():
    """A cover that is as wide as a post is arranged as a cover, whatever the order of the keys."""
    for keys in (("wide", "cover"), ("cover", "wide")):
        when = {key: {"fill": {"wide": "paper", "cover": "field"}[key]} for key in keys}
        template = scenes.template_of({"id": "root", "when": when, "children": []})
        assert scenes.laid(template, {}, "facebook/event-cover").elements[0].node.fill == "field"
        assert scenes.laid(template, {}, "x/post").elements[0].node.fill == "paper"


def test_a_headline_takes_three_lines_before_four() -> None:
    """One line less is worth a little size; with room for the size that costs too much it stays."""
    text = {
        "type": "text",
        "id": "t",
        "bind": "a",
        "style": "headline",
        "balance": True,
        "size": 98,
        "floor": 30,
    }
    template = scenes.template_of({"id": "root", "pad": "7s", "children": [text]}, ("a",))
    done = scenes.laid(template, {"a": "Lansia bisa urus paspor tiap Sabtu tanpa antre daring"})
    setting = done.attempt.settings[1]
    assert setting.count == 3
    assert 0.84 * 98 <= setting.size / done.page.unit < 98
    long = scenes.laid(template, {"a": "Kependudukan Pencatatan Pertanahan"})
    assert long.attempt.settings[1].size / long.page.unit == pytest.approx(98)


@pytest.mark.parametrize("size", [84, 92, 100, 108, 116])
def test_a_quote_keeps_its_size(size: int) -> None:
    """A quote gives no size for fewer lines: its words are the picture."""
    text = {
        "type": "text",
        "id": "t",
        "bind": "a",
        "style": "quote",
        "balance": True,
        "size": size,
        "floor": 30,
    }
    template = scenes.template_of({"id": "root", "pad": "7s", "children": [text]}, ("a",))
    done = scenes.laid(template, {"a": "Lansia bisa urus paspor tiap Sabtu tanpa antre daring"})
    assert done.attempt.settings[1].size / done.page.unit == pytest.approx(size)


@pytest.mark.parametrize(
    ("said", "shown"), [({}, "Hoaks"), ({"stamp": " "}, "Hoaks"), ({"stamp": "Keliru"}, "Keliru")]
)
def test_an_empty_slot_shows_its_default_words(said, shown):
    root = {"id": "root", "children": [{"type": "text", "id": "cap", "bind": "stamp", "if": "stamp"}]}
    slot = Slot(id="stamp", kind="text", label={"id": "Cap"}, default="Hoaks")
    template = msgspec.structs.replace(scenes.template_of(root), slots=(slot,))
    elements = scenes.laid(template, said, "instagram/feed-square").elements
    assert [e.content.plain for e in elements if e.key == "cap"] == [shown]
