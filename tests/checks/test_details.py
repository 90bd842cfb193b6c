"""Bounds, numbers and words of single checks, each against a case known from outside."""

import dataclasses
from datetime import date

import pytest
from msgspec.structs import replace

from studio.checks.brand_checks import plain_color
from studio.checks.dropped import dropped_slots, plain_words
from studio.checks.runner import Report, run
from studio.checks.texts import control_characters
from studio.domain.content import Caption, FigureRef, Item, Items, Link, Picture
from studio.domain.review import Finding
from studio.domain.template import Slot
from tests.checks.samples import (
    ALT,
    ASSET,
    FACTS,
    HEADLINE,
    LOGO_FACT,
    PICTURE_FACT,
    POST,
    TEMPLATE,
    good,
    kit,
    rows,
    with_asset,
    with_caption,
    with_facts,
    with_figure,
    with_figures,
    with_pages,
    with_placements,
    with_slots,
    with_text,
)


def only(report: Report) -> Finding:
    """The one finding of a report."""
    (found,) = report.findings
    return found


def codes(report: Report) -> list[str]:
    """The codes of a report in order."""
    return [found.code for found in report.findings]


def test_the_x_caption_says_how_much_is_too_much() -> None:
    """303 light characters are 23 over X's 280, in Indonesian and in English."""
    spoiled = with_caption(text="a" * 303, hashtags=())
    found = only(run(spoiled))
    assert found.message == "Takarir X lebih 23 dari 280 hitungan X."
    assert found.hint == "Pendekkan atau pindahkan sebagian ke komentar."
    assert found.values == {"used": 303, "limit": 280, "over": 23, "unit": "weighted", "field": "main"}
    assert (found.where.platform, found.where.placement, found.where.field) == ("x", "x/post", "text")
    assert found.status == "fail"
    english = only(run(dataclasses.replace(spoiled, language="en")))
    assert english.message == "X caption is 23 over 280 in X's count."


@pytest.mark.parametrize(("length", "expected"), [(280, []), (281, ["caption/too-long"])])
def test_the_limit_itself_is_allowed(length: int, expected: list[str]) -> None:
    """A caption of exactly the limit passes; one more does not."""
    assert codes(run(with_caption(text="a" * length, hashtags=()))) == expected


def test_hashtags_of_the_set_count_towards_the_length() -> None:
    """The caption is counted as it is pasted: text, blank line, hashtags."""
    found = only(run(with_caption(text="a" * 270, hashtags=("LayananPaspor",))))
    assert found.values["used"] == 270 + 2 + len("#LayananPaspor")


def test_bluesky_counts_characters_and_bytes() -> None:
    """A family emoji is one character of 25 bytes, so 130 of them break only the limit in bytes."""
    found = only(
        run(with_caption("bluesky/post", text="👨‍👩‍👧‍👦" * 130, hashtags=()), skip=["access/emoji-run"])
    )
    assert (found.values["unit"], found.values["used"], found.values["limit"]) == ("bytes", 3250, 3000)
    assert "bita" in found.message


def test_a_platform_caption_replaces_the_common_one() -> None:
    """A long common text does not matter to the platform that has its own."""
    captions = {"x": Caption(text="Lansia dilayani tiap Sabtu.")}
    post = replace(POST, placements=("x/post",), caption=Caption(text="a" * 900), captions=captions)
    assert codes(run(good(post=post))) == []


def test_a_caption_is_judged_once_for_a_platform() -> None:
    """Three placements with the same caption make one finding."""
    idents = ("instagram/feed-portrait", "instagram/feed-square", "instagram/reel")
    post = replace(POST, placements=idents, caption=Caption(text="a" * 2201), captions={})
    assert codes(run(good(post=post))) == ["caption/too-long"]


def test_a_story_needs_no_caption() -> None:
    """Where the platform takes no text an empty caption is no fault."""
    post = replace(POST, placements=("instagram/story",), caption=Caption(), captions={})
    assert codes(run(good(post=post))) == []


def test_own_field_of_a_platform_is_its_text() -> None:
    """YouTube's own description is counted in place of the common text."""
    caption = Caption(fields={"title": "Judul video", "description": "a" * 5001})
    post = replace(POST, placements=("youtube/thumbnail",), captions={"youtube": caption})
    assert only(run(good(post=post))).values["used"] == 5001


@pytest.mark.parametrize(
    ("ratio", "large", "expected"),
    [(4.5, False, []), (4.49, False, ["contrast/text"]), (3.0, True, []), (2.99, True, ["contrast/text"])],
)
def test_contrast_bounds_are_those_of_wcag(ratio: float, large: bool, expected: list[str]) -> None:
    """4.5 for text and 3 for large text pass, less does not."""
    assert codes(run(with_text(contrast=ratio, large=large))) == expected


def test_contrast_is_never_rounded_up_to_what_is_needed() -> None:
    """4.4996 is shown as 4,49, not as the 4,5 it lacks."""
    found = only(run(with_text(contrast=4.4996, large=False)))
    assert found.values["ratio"] == 4.49
    assert "4,49 banding 1" in found.message


def test_unmeasured_contrast_is_no_finding() -> None:
    """Text whose contrast was not measured is not accused."""
    assert codes(run(with_text(contrast=None))) == []


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (1.15, []),
        (1.16, ["picture/upscaled"]),
        (2.0, ["picture/upscaled"]),
        (2.01, ["picture/upscaled-far"]),
    ],
)
def test_enlargement_bounds(times: float, expected: list[str]) -> None:
    """Up to 1.15 passes, up to 2 warns, more blocks."""
    found = run(with_facts(pictures=(replace(PICTURE_FACT, enlarged=times),))).findings
    assert [f.code for f in found] == expected
    assert [f.severity for f in found] == ["blocker" if "far" in code else "warning" for code in expected]


def test_a_dropped_required_slot_may_stand_in_the_caption() -> None:
    """Its words in the caption, however cased and punctuated, make it advice; other words do not."""
    dropped = (replace(FACTS, dropped=("headline",)),)
    said = Caption(text=f"“{HEADLINE.upper()}!” Begini caranya.")
    other = Caption(text="Lansia bisa urus paspor tiap hari.")
    shouted = replace(POST, captions={"x": said}, placements=("x/post",))
    kept = run(good(facts=dropped, post=shouted), skip=["access/all-caps"])
    lost = run(good(facts=dropped, post=replace(POST, captions={"x": other}, placements=("x/post",))))
    assert [(f.code, f.severity) for f in kept.findings] == [("layout/dropped-slot", "advice")]
    assert [(f.code, f.severity) for f in lost.findings] == [("layout/dropped-required", "blocker")]
    assert kept.clean
    assert not lost.clean


def test_a_surface_without_caption_cannot_hold_dropped_words() -> None:
    """A story has no caption, so what it drops of the required is lost."""
    report = run(good(facts=(replace(FACTS, placement="instagram/story", dropped=("headline",)),)))
    assert codes(report) == ["layout/dropped-required"]


@pytest.mark.parametrize(
    ("slot", "words", "expected"),
    [
        ("steps", "1. Datang (pukul 08.00)\n2. Isi formulir", "advice"),
        ("steps", "1. Datang (pukul 08.00)", "blocker"),
        ("figure", "Sudah 12.480 paspor terbit", "advice"),
        ("figure", "Sudah 112.480 paspor terbit", "blocker"),
        ("link", "Selengkapnya imigrasi-tanjungsekar.example/lansia", "advice"),
        ("photo", ALT, "blocker"),
    ],
)
def test_dropped_words_of_every_kind(slot: str, words: str, expected: str) -> None:
    """Lists, figures and links are looked for in the caption; a picture cannot stand there."""
    slots = tuple(replace(s, required=s.id == slot) for s in TEMPLATE.slots)
    subject = good(
        facts=(replace(FACTS, dropped=(slot,)),),
        templates={"contoh": replace(TEMPLATE, slots=slots)},
        post=replace(POST, placements=("x/post",), captions={"x": Caption(text=words, hashtags=())}),
    )
    assert only(run(subject)).severity == expected


def test_rows_that_are_dropped_are_looked_for_alone() -> None:
    """When only the second row is left out, only its words must stand in the caption."""
    slots = tuple(replace(s, required=s.id == "steps") for s in TEMPLATE.slots)
    facts = replace(FACTS, dropped=("steps.step-title#2", "steps.step-detail#2"))
    assert dropped_slots(facts) == (("steps", (2,)),)
    said = replace(POST, placements=("x/post",), captions={"x": Caption(text="Lalu isi formulir.")})
    found = only(run(good(facts=(facts,), post=said, templates={"contoh": replace(TEMPLATE, slots=slots)})))
    assert (found.code, found.values) == ("layout/dropped-slot", {"rows": 1})


def test_part_of_a_word_does_not_stand_for_it() -> None:
    """Words are compared whole."""
    assert plain_words("Pukul 08.00–12.00 WITA!") == "pukul 08 00 12 00 wita"
    assert " 480 " not in f" {plain_words('1480 orang')} "


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        ("IMG_20261121_0012", ["picture/alt-file-name"]),
        ("WhatsApp Image 2026-11-21 at 10.22.33", ["picture/alt-file-name"]),
        ("foto kegiatan final.JPEG", ["picture/alt-file-name"]),
        ("loket-prioritas", ["picture/alt-file-name"]),
        ("Foto 3 orang petugas di loket layanan paspor.", []),
        ("Img milik kantor dipajang di dinding lobi utama.", []),
        (ALT, []),
    ],
)
def test_file_names_are_told_from_descriptions(alt: str, expected: list[str]) -> None:
    """Camera names, names with a suffix and the asset's own name are no description."""
    assert codes(run(with_asset(alt=alt))) == expected


def test_the_placed_alternative_stands_over_the_library_one() -> None:
    """A picture described in its slot needs no description in the library."""
    placed = with_slots(photo=Picture(asset="foto-1", alt=ALT)).project
    assert codes(run(good(project=placed.with_records(replace(ASSET, alt=""))))) == []


@pytest.mark.parametrize(
    ("expires", "scheduled", "expected"),
    [
        ("2026-12-01", "2026-12-01", []),
        ("2026-11-30", "2026-12-01", ["figure/expired"]),
        ("2026-11-30", "", []),
        ("2026-11-20", "", ["figure/expired"]),
        ("2026-11-20", "2026-11-01", ["figure/expired"]),
        ("", "2027-10-30", []),
        ("", "2027-10-31", ["figure/old"]),
    ],
)
def test_a_figure_must_hold_on_the_day_of_publication(
    expires: str, scheduled: str, expected: list[str]
) -> None:
    """The later of today (21 November 2026) and the planned day decides; the last day itself is valid."""
    subject = with_figure(expires=expires)
    post = replace(POST, schedule=replace(POST.schedule, date=scheduled))
    found = run(good(project=subject.project, post=post)).findings
    assert sorted({f.code for f in found}) == expected
    if expires and found:
        assert found[0].values["day"] == max("2026-11-21", scheduled)
        assert date.fromisoformat(str(found[0].values["day"])) > date.fromisoformat(expires)


def test_each_slot_that_shows_a_figure_is_named() -> None:
    """A figure without source in two slots makes two findings, one for each place."""
    found = run(with_figure(source="")).findings
    assert [f.where.slot for f in found] == ["figure", "figures"]
    assert found[0].message == "Angka “Paspor terbit” belum punya sumber."


def test_colours_of_the_kit_in_any_writing() -> None:
    """Upper case, short form and opacity do not make another colour; a foreign one is named."""
    assert plain_color("#FAF6EC") == plain_color("#faf6ec80") == plain_color("#faf6ec/0.4") == "#faf6ec"
    assert plain_color("#fff") == "#ffffff"
    found = only(run(with_facts(colors=("#FFF", "#272D7680", "#123456"))))
    assert (found.code, found.values) == ("brand/off-color", {"color": "#123456"})


def test_a_kit_may_allow_any_colour_and_font() -> None:
    """Where the kit's rules are off nothing is said."""
    free = replace(kit(), rules=replace(kit().rules, brand_colors_only=False, brand_fonts_only=False))
    facts = replace(FACTS, colors=("#123456",), fonts=("Comic Sans MS",))
    assert codes(run(good(kit=free, facts=(facts,)))) == []


def test_sizes_of_text_and_logo_bear_rounding() -> None:
    """A hundredth of a pixel is no breach; half a pixel is."""
    assert codes(run(with_text(size=23.99, floor=24))) == []
    assert codes(run(with_text(size=23.5, floor=24))) == ["text/under-floor"]
    logo = replace(LOGO_FACT, minimum=60.01)
    assert codes(run(with_facts(logos=(logo,)))) == []


def test_qr_modules_count_on_the_device() -> None:
    """Where a placement is shown at half its size 6 px modules are 3 px; at full size 4 px suffice."""
    assert codes(run(with_facts(qr_module=4.0))) == []
    found = only(run(with_facts(placement="youtube/thumbnail", qr_module=6.0)))
    assert (found.code, found.values) == ("qr/module", {"module": 3.0, "least": 4.0})


def test_findings_point_at_their_box() -> None:
    """A text's finding carries page, slot, node and box, so that a click can jump there."""
    where = only(run(with_facts(overflow=("headline",), page=0))).where
    assert (where.placement, where.slot, where.node) == ("x/post", "headline", "headline")
    assert where.box == (100, 100, 600, 80)


def test_missing_signs_are_named_by_code_point() -> None:
    """A sign no font has is shown with its code point; a control sign by its code point alone."""
    found = only(run(with_text(missing=("ꦲ", "\u0007"))))
    assert found.values["signs"] == "ꦲ (U+A9B2), U+0007"


def test_joiners_of_emoji_are_no_control_characters() -> None:
    """Zero-width joiners and right-to-left marks stay; zero-width spaces and direction overrides do not."""
    assert control_characters("👨‍👩‍👧 \u200fسلام\n\tbaris") == ()
    assert control_characters("a\u200bb\u202ec\u200b") == ("U+200B", "U+202E")


def test_page_layouts_ask_only_for_their_own_slots() -> None:
    """A required slot that the page's layout does not show may stay empty."""
    other = replace(TEMPLATE.pages[0], slots=("deck",))
    needs = Slot(id="kicker", kind="text", label={"id": "Rubrik"}, required=True)
    template = replace(TEMPLATE, pages=(other,), slots=(*TEMPLATE.slots, needs))
    assert codes(run(good(templates={"contoh": template}))) == []


def test_rows_without_words_do_not_count() -> None:
    """Four steps and an empty row are four; a list of empty rows is an empty slot."""
    five = Items(items=(*rows(4).items, Item(title=" ")))
    assert codes(run(with_slots(steps=five))) == []


@pytest.mark.parametrize(
    ("number", "placement", "expected"),
    [
        (20, "instagram/feed-portrait", ["placement/many-items"]),
        (21, "instagram/feed-portrait", ["placement/too-many-items"]),
        (10, "instagram/feed-portrait", []),
        (2, "x/pair", []),
        (3, "x/pair", ["placement/too-many-items"]),
    ],
)
def test_item_counts_follow_the_platform(number: int, placement: str, expected: list[str]) -> None:
    """Instagram takes 20 pages, 10 with some tools; X's pair takes exactly two."""
    assert codes(run(with_pages(number, placement))) == expected


def test_without_placements_all_served_ones_are_checked() -> None:
    """A post that names no placement is judged for every one its template serves."""
    places = {f.where.placement for f in run(with_placements()).findings}
    assert {"x/pair", "linkedin/multi"} <= places
    assert "x/header" not in places


def test_a_figure_slot_is_not_filled_by_a_link() -> None:
    """The wrong kind of value is named by what the slot takes."""
    found = only(run(with_slots(deck=FigureRef(figure="paspor-2026"))))
    assert found.message == "“Keterangan” di halaman 1 seharusnya berisi teks."
    assert codes(run(with_slots(link=Link(url=" ")))) == []


def test_figures_of_one_unit_compare() -> None:
    """The same unit in other capitals is the same unit, and one without a unit differs."""
    assert codes(run(with_figures(("persen", "Persen ")))) == []
    assert codes(run(with_figures(("persen", "")))) == ["figure/mixed-units"]
