"""Each rule for templates sees what it is for, and nothing in a sound template."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from studio.checks.gallery_rules import layout_faults
from studio.checks.template_rules import part_faults, template_faults
from studio.checks.template_walk import exclusive, patched, shown
from studio.checks.variant_rules import variant_faults
from studio.domain.layout_facts import LayoutFacts
from studio.domain.template import Template
from studio.render.compose import compose
from studio.render.inspect import inspect
from studio.render.page import lay_out
from studio.session import template_lint
from tests.render import scenes

pytestmark = pytest.mark.usefixtures("qapp")

BOTH = {"id": "Ada", "en": "There"}
GOOD: dict[str, Any] = {
    "id": "uji", "family": "uji", "name": BOTH, "about": BOTH, "purposes": ["post"],
    "slots": [
        {"id": "headline", "kind": "text", "required": True, "label": BOTH, "help": BOTH},
        {"id": "photo", "kind": "picture", "label": BOTH, "help": BOTH},
    ],
    "parts": {"mark": {"id": "mark", "h": 40, "fill": "accent"}},
    "pages": [{
        "id": "satu", "slots": ["headline", "photo"],
        "root": {"id": "root", "fill": "paper", "pad": [80, "7s", 80, "7s"], "gap": 24, "children": [
            {"type": "picture", "id": "photo", "bind": "photo", "grow": 1},
            {"type": "text", "id": "headline", "bind": "headline", "style": "headline", "size": "m5",
             "floor": "m1", "when": {"wide": {"size": "m4"}}},
            {"part": "mark", "if": "photo"},
            {"id": "bare", "unless": "photo", "h": 40, "fill": "field"},
        ]},
    }],
}  # fmt: skip
PLACES = (("portrait", "post"), ("square", "post"), ("wide", "post"))


def faults(raw: dict[str, Any]) -> set[str]:
    """Rules a raw template breaks."""
    return {one.rule for one in template_faults(msgspec.convert(raw, Template), raw["parts"], PLACES)}


def root(raw: dict[str, Any]) -> dict[str, Any]:
    """The root node of the only page."""
    found: dict[str, Any] = raw["pages"][0]["root"]
    return found


def text(raw: dict[str, Any]) -> dict[str, Any]:
    """The headline node."""
    found: dict[str, Any] = root(raw)["children"][1]
    return found


def child(raw: dict[str, Any], **node: Any) -> None:
    """One node more at the end."""
    root(raw)["children"].append({"h": 8, **{key.rstrip("_"): value for key, value in node.items()}})


def slot(raw: dict[str, Any], ident: str) -> None:
    """One slot more."""
    raw["slots"].append({"id": ident, "kind": "text", "label": BOTH, "help": BOTH})


def second_page(raw: dict[str, Any], slots: list[str]) -> None:
    """One page more that lists these slots and shows the headline alone."""
    node = {"id": "headline", "type": "text", "bind": "headline", "size": "m2"}
    raw["pages"].append({"id": "dua", "slots": slots, "root": {"id": "root", "children": [node]}})


def layout(raw: dict[str, Any], **changes: Any) -> None:
    """One layout to choose."""
    made = {"id": "polos", "name": BOTH, "omits": ["photo"], **changes}
    raw.setdefault("variants", []).append(made)


SPOILED: dict[str, Callable[[dict[str, Any]], object]] = {
    "static/about": lambda raw: raw.update(about={"id": "Ada"}),
    "static/help": lambda raw: raw["slots"][0].update(help={"en": "There"}),
    "static/slot-unused": lambda raw: slot(raw, "deck"),
    "static/slot-unknown": lambda raw: child(raw, id="x", type="text", bind="deck"),
    "static/page-slots-missing": lambda raw: raw["pages"][0].update(slots=["photo"]),
    "static/page-slots-idle": lambda raw: second_page(raw, ["headline", "photo"]),
    "static/part-unused": lambda raw: raw["parts"].update(lain={"h": 8}),
    "static/page-twice": lambda raw: raw["pages"].append(raw["pages"][0]),
    "static/unreachable": lambda raw: child(raw, id="x", if_="photo&headline>9", unless="photo"),
    "static/patch-idle": lambda raw: text(raw)["when"].update(banner={"size": "m3"}),
    "static/id-twice": lambda raw: child(raw, id="headline", fill="field"),
    "static/color": lambda raw: text(raw).update(color="soga-tua"),
    "static/floor": lambda raw: text(raw).update(floor=20),
    "static/variant-twice": lambda raw: (layout(raw), layout(raw)),
    "static/variant-name": lambda raw: layout(raw, name={"id": "Polos"}),
    "static/variant-page": lambda raw: layout(raw, pages=["satu", "tiga"]),
    "static/variant-idle": lambda raw: layout(raw, omits=[]),
    "static/variant-omits": lambda raw: layout(raw, omits=["headline"]),
    "static/variant-needs": lambda raw: layout(raw, needs=["photo"]),
    "static/variant-holds": lambda raw: layout(raw, holds={"headline>9": True}),
    "advice/off-scale": lambda raw: text(raw).update(size=80),
    "advice/off-grid": lambda raw: root(raw).update(gap=22),
}
"""How to break each rule, and no other."""


def test_a_sound_template_has_no_fault() -> None:
    """Nothing is found in a template that keeps the rules, layouts to choose included."""
    assert faults(GOOD) == set()
    raw = copy.deepcopy(GOOD)
    layout(raw, holds={"photo": False}, needs=["headline<80"])
    assert faults(raw) == set()


@pytest.mark.parametrize("rule", SPOILED)
def test_each_rule_fires_alone(rule: str) -> None:
    """A template that breaks one rule is reported for that rule, and for nothing else."""
    raw = copy.deepcopy(GOOD)
    SPOILED[rule](raw)
    assert faults(raw) == {rule}


def test_every_rule_has_words_and_every_word_a_rule() -> None:
    """The list of rules holds each one that code can report, and no other."""
    source = "".join(
        Path(module).read_text("utf-8")
        for module in (str(template_faults.__code__.co_filename), layout_faults.__code__.co_filename,
                       template_lint.__file__, str(variant_faults.__code__.co_filename))
    )  # fmt: skip
    assert {rule for rule in template_lint.rules() if f'"{rule}"' not in source} == set()
    assert set(SPOILED) <= set(template_lint.rules())


@pytest.mark.parametrize(
    ("spoil", "seen"),
    [
        (lambda raw: child(raw, id="x", hide=True), {"static/unreachable"}),
        (lambda raw: child(raw, id="x", hide=True, when={"wide": {"hide": False}}), set()),
        (lambda raw: child(raw, id="x", if_="is.story"), {"static/unreachable"}),
        (lambda raw: child(raw, id="x", if_="headline>9&headline<10"), {"static/unreachable"}),
        (lambda raw: child(raw, id="x", if_="headline>9&headline<12"), set()),
        (lambda raw: child(raw, id="bare", if_="photo"), set()),
        (lambda raw: child(raw, type="repeat", bind="pages", each={"id": "headline", "h": 8}), set()),
        (lambda raw: child(raw, id="x", fill="#ff0000"), {"static/color"}),
        (lambda raw: child(raw, id="x", fill="line/0.5", overlay=["deep/0.2"]), set()),
        (lambda raw: child(raw, id="x", fill={"stops": [[0, "deep"], [1, "merah"]]}), {"static/color"}),
        (lambda raw: text(raw)["when"].update(wide={"bind": "short|headline"}), {"static/slot-unknown"}),
        (lambda raw: child(raw, id="x", type="text", text="{office.city}, {deck}"), {"static/slot-unknown"}),
    ],
)  # fmt: skip
def test_conditions_patches_and_colours_are_understood(
    spoil: Callable[[dict[str, Any]], object], seen: set[str]
) -> None:
    """Hidden nodes, conditions that cancel each other, opacities and fallbacks are read as they work."""
    raw = copy.deepcopy(GOOD)
    spoil(raw)
    assert faults(raw) == seen


def test_conditions_that_cannot_hold_together() -> None:
    """A long text is there, so it excludes what stands in for an empty one; other texts exclude nothing."""
    assert exclusive(frozenset({"a.title>4"}), frozenset({"a"}))
    assert exclusive(frozenset({"a>3", "a<4"}), frozenset())
    assert not exclusive(frozenset({"a>3", "b<4"}), frozenset({"c"}))


@pytest.mark.parametrize("family", ["kabar", "layanan", "angka"])
@pytest.mark.parametrize("placement", ["instagram/story", "x/post", "instagram/feed-portrait", "print/a4"])
def test_the_walk_agrees_with_the_renderer(family: str, placement: str) -> None:
    """Every node that a page shows is one that the rules' own walk expects there."""
    spec = scenes.spec(family, {"headline": "Judul", "photo": scenes.picture()}, placement)
    laid = lay_out(spec, scenes.context())
    place = spec.placement
    expected = {
        one.ident.rstrip("#")
        for narrow in (False, True)
        for one in shown(spec.template, spec.layout, place.aspect, place.purpose, narrow=narrow)
    }
    named = {e.node.id for e in laid.elements if e.node.id}
    assert named <= expected


def test_purpose_patches_go_over_class_patches() -> None:
    """The rules' own walk patches by class first, then by purpose."""
    raw = {"size": 1, "when": {"wide": {"size": 2}, "post": {"size": 3}}, "contain": [{"patch": {"gap": 4}}]}
    template = msgspec.convert(GOOD, Template)
    assert patched(template, raw, "wide", "post", narrow=False)["size"] == 3
    assert patched(template, raw, "wide", "post", narrow=True)["gap"] == 4


def test_shared_parts_are_checked_for_themselves() -> None:
    """A colour of one kit in a shared part is found, once."""
    parts: dict[str, dict[str, Any]] = {"a": {"children": [{"part": "b"}]}, "b": {"id": "b", "fill": "soga"}}
    assert [(f.rule, f.where) for f in part_faults(parts, "parts.json")] == [("static/color", "b/b")]


def facts(children: list[dict[str, Any]], data: dict[str, Any], **place: Any) -> LayoutFacts:
    """Facts of a page of these nodes on paper."""
    page = {"fill": "paper", "pad": [80, 80, 80, 80], "gap": 40, "children": children}
    template = scenes.template_of(page, ("headline",), **place)
    context = scenes.context()
    laid = lay_out(scenes.spec(template, data, "instagram/feed-square"), context)
    return inspect(laid, compose(laid, context), context)


def seen(children: list[dict[str, Any]], data: dict[str, Any]) -> set[str]:
    """Rules that a page of these nodes breaks."""
    template = msgspec.convert(GOOD, Template)
    return {one.rule for one in layout_faults(template, facts(children, data))}


def headline(**more: Any) -> dict[str, Any]:
    """A text that shows the headline."""
    return {"type": "text", "id": "headline", "bind": "headline", "size": 60, **more}


FREE = {"inset": [200, None, None, 200], "overlap": False}
PICTURE = {"type": "picture", "id": "photo", "bind": "photo", "h": 400}
LAYOUTS: dict[str, tuple[list[dict[str, Any]], dict[str, Any]]] = {
    "layout/overflow": ([headline(floor=60, max_lines=1)], {"headline": "Kata " * 40}),
    "layout/safe-area": ([headline(inset=[100, None, None, -60])], {"headline": "Judul"}),
    "layout/overlap": (
        [headline(**FREE), {"type": "text", "id": "b", "text": "Lain", "size": 60, **FREE}],
        {"headline": "Judul"},
    ),
    "layout/missing-glyph": ([headline()], {"headline": "Judul \U00013000"}),
    "layout/clear-space": (
        [{"layout": "row", "gap": [0, 4], "align": "center", "children": [
            {"type": "logo", "id": "logo", "h": 80, "ground": "paper"}, headline()]}],
        {"headline": "Judul"},
    ),
    "layout/enlarged": ([PICTURE], {"photo": scenes.picture(size=(300, 200))}),
    "layout/focal": (
        [PICTURE, {"inset": [220, None, None, 300], "w": 480, "h": 200, "fill": "paper"}],
        {"photo": scenes.picture()},
    ),
    "pixels/contrast": ([headline(color="line")], {"headline": "Judul"}),
}  # fmt: skip


def test_a_sound_page_has_no_fault() -> None:
    """A headline over a picture, apart from it, with room for the logo, breaks nothing."""
    nodes = [PICTURE, headline(balance=True), {"type": "logo", "id": "logo", "h": 80, "ground": "paper"}]
    assert seen(nodes, {"headline": "Judul yang cukup", "photo": scenes.picture()}) == set()


@pytest.mark.parametrize("rule", LAYOUTS)
def test_each_layout_rule_fires(rule: str) -> None:
    """A page made to break a rule is reported for it."""
    assert rule in seen(*LAYOUTS[rule])


def test_required_slots_may_not_drop() -> None:
    """A required slot that went for want of room is an error, a source only an advice."""
    template = msgspec.convert(GOOD, Template)
    plain = facts([headline()], {"headline": "Judul"})
    dropped = msgspec.structs.replace(plain, texts=(), dropped=("headline", "source"))
    assert {f.rule for f in layout_faults(template, dropped)} == {"layout/dropped", "advice/dropped"}
    partly = msgspec.structs.replace(plain, dropped=("headline",))
    assert {f.rule for f in layout_faults(template, partly)} == {"advice/dropped"}


def test_orphans_small_marks_and_floors_are_seen() -> None:
    """A last line under a quarter, a logo, a code and a text under their least size are errors."""
    template = msgspec.convert(GOOD, Template)
    plain = facts(
        [headline(), {"type": "logo", "id": "logo", "h": 80, "ground": "paper"}], {"headline": "Judul"}
    )
    words = msgspec.structs.replace(
        plain.texts[0], balanced=True, widths=(400.0, 90.0), size=20.0, floor=22.0
    )
    small = msgspec.structs.replace(plain.logos[0], minimum=999.0)
    spoiled = msgspec.structs.replace(plain, texts=(words,), logos=(small,), qr_module=3.0)
    rules = {f.rule for f in layout_faults(template, spoiled)}
    assert rules == {"layout/orphan", "layout/under-floor", "layout/logo-small", "layout/qr-small"}
    longer = msgspec.structs.replace(words, widths=(400.0, 110.0), size=22.0)
    assert not list(layout_faults(template, msgspec.structs.replace(plain, texts=(longer,))))
