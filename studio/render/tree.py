"""From a template's raw node tree to the elements of one page: patches, conditions, repeats, bindings."""

from collections import OrderedDict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec

from studio.domain.conditions import holds, is_empty, look_up
from studio.domain.content import RichText, Run
from studio.domain.geometry import AspectClass
from studio.domain.template import PLACEHOLDER, SIZES, Node, PageLayout, Template
from studio.errors import StudioError

SPECIAL = ("when", "part")
EDGE = -1
"""The keep level of a kit's strip: the first thing to go when the words need its room."""
PAINTED = frozenset({"text", "picture", "icon", "qr", "logo", "drawing"})
TOKENS = ("fill", "color", "line", "texture", "ground")
"""Keys whose value may come from the data, as in `"{item.color}"`."""


class Element(msgspec.Struct):
    """A resolved node in place: its parent's index, the slot it shows, its content."""

    node: Node
    key: str
    parent: int
    slot: str = ""
    content: Any = None
    scope: dict[str, Any] = msgspec.field(default_factory=dict)


class Situation(msgspec.Struct, frozen=True):
    """What a tree is resolved for: class, data, language, hidden nodes, dropped levels, known widths."""

    shape: AspectClass
    purpose: str
    data: dict[str, Any]
    language: str = "id"
    hidden: frozenset[str] = frozenset()
    dropped: frozenset[int] = frozenset()
    widths: dict[str, float] = msgspec.field(default_factory=dict)
    scale: float = 1.0
    parts: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    """The kit's parts, which stand before the template's."""


def to_rich(value: Any) -> RichText:
    """Text of any kind as rich text; one paragraph a line."""
    if isinstance(value, RichText):
        return value
    lines = str(value).split("\n")
    return RichText(paragraphs=tuple((Run(text=line),) for line in lines))


def has_edge(template: Template, parts: dict[str, dict[str, Any]]) -> bool:
    """Whether the kit sets its strip along this template's pages."""
    return template.edge and "edge" in parts


def with_defaults(template: Template, data: dict[str, Any]) -> dict[str, Any]:
    """The data with the default words of the slots that hold nothing."""
    said = {s.id: to_rich(s.default) for s in template.slots if s.default and is_empty(data.get(s.id))}
    return {**data, **said}


def resolve(template: Template, page: PageLayout, situation: Situation) -> list[Element]:
    """The page's elements in paint order, parents before children."""
    situation = msgspec.structs.replace(situation, data=with_defaults(template, situation.data))
    elements: list[Element] = []
    if not has_edge(template, situation.parts) or EDGE in situation.dropped:
        _grow(template, page.root, situation, elements, -1, situation.data, "", ())
        return elements
    wide = situation.shape in {"wide", "banner"}
    elements.append(Element(Node(id="page", layout="row" if wide else "column"), "page", -1))
    _grow(template, {"part": "edge"}, situation, elements, 0, situation.data, "", ())
    at = len(elements)
    _grow(template, page.root, situation, elements, 0, situation.data, "", ())
    # the page takes what its strip leaves, and its large shapes stay off the strip
    own = elements[at].node
    elements[at].node = msgspec.structs.replace(own, grow=1, basis=0, min_w=0, min_h=0, clip=True)
    return elements


def _grow(
    template: Template, raw: dict[str, Any], situation: Situation, out: list[Element], parent: int,
    scope: dict[str, Any], suffix: str, areas: tuple[str, ...],
) -> None:  # fmt: skip
    node = _node(template, raw, situation)
    if _absent(node, situation, scope, areas):
        return
    if node.type == "repeat":
        for item_scope, mark in _items(node, scope):
            _grow(template, node.each or {}, situation, out, parent, item_scope, suffix + mark, areas)
        return
    node = _colored(node, scope)
    content = _content(node, scope, situation)
    if node.type in PAINTED and node.type != "logo" and is_empty(content):
        return
    slot = _slot(node.bind, scope)
    if slot == "item":
        slot = str(scope.get("_slot", ""))
    out.append(Element(node, (node.id or f"n{len(out)}") + suffix, parent, slot, content, scope))
    index = len(out) - 1
    inner = tuple(" ".join(node.areas).split()) if node.layout == "grid" and node.areas else ()
    for child in _ordered(template, node, situation):
        _grow(template, child, situation, out, index, scope, suffix, inner)


def _colored(node: Node, scope: dict[str, Any]) -> Node:
    """The node with tokens that its data give."""
    given = {
        key: _plain(look_up(scope, value[1:-1]))
        for key in TOKENS
        if isinstance(value := getattr(node, key), str) and value[:1] == "{"
    }
    return msgspec.structs.replace(node, **given) if given else node


def _slot(bind: str, scope: dict[str, Any]) -> str:
    for path in bind.split("|"):
        if path and not is_empty(look_up(scope, path)):
            return path.split(".")[0]
    return ""


def _ordered(template: Template, node: Node, situation: Situation) -> list[dict[str, Any]]:
    children = [c for c in node.children if isinstance(c, dict)]
    if any("order" in c or "when" in c for c in children):
        return sorted(children, key=lambda c: _node(template, c, situation).order)
    return children


def _absent(node: Node, situation: Situation, scope: dict[str, Any], areas: tuple[str, ...]) -> bool:
    return (
        node.hide
        or (node.id != "" and node.id in situation.hidden)
        or (node.keep != 0 and node.keep in situation.dropped)
        or (node.if_ != "" and not all(holds(scope, c) for c in node.if_.split("&")))
        or (node.unless != "" and any(holds(scope, c) for c in node.unless.split("|")))
        or (bool(areas) and node.inset is None and node.area not in areas)
    )


def _items(node: Node, scope: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    values = look_up(scope, node.bind) or ()
    shown = list(values)[: node.most_items or len(values)]
    for index, value in enumerate(shown):
        item = {
            **scope, "item": value, "index": str(index + 1), "first": index == 0,
            "last": index == len(shown) - 1, "_slot": node.bind.split(".")[0],
        }  # fmt: skip
        yield item, f"#{index + 1}"


def _content(node: Node, scope: dict[str, Any], situation: Situation) -> Any:
    if node.bind:
        value = look_up(scope, node.bind)
        if node.type == "text" and not is_empty(value):
            rich = to_rich(value)
            return RichText(paragraphs=rich.paragraphs, bullets=rich.bullets or node.bullets)
        return value
    if node.type == "text":
        words = node.text.get(situation.language, "") if isinstance(node.text, dict) else node.text
        parts = [look_up(scope, path) for path in PLACEHOLDER.findall(words)]
        if any(is_empty(part) for part in parts):
            return None
        filled = PLACEHOLDER.sub(lambda m: _plain(look_up(scope, m.group(1))), words)
        return to_rich(filled) if filled else None
    if node.type == "icon":
        return _plain(look_up(scope, node.icon[1:-1])) if node.icon.startswith("{") else node.icon
    return None


def _plain(value: Any) -> str:
    return value.plain if isinstance(value, RichText) else str(value or "")


_resolved: OrderedDict[tuple[int, int, str, str, str], tuple[dict[str, Any], dict[str, Any], Node]] = (
    OrderedDict()
)
"""Nodes by raw node, kit parts, template, class and purpose; raw node and parts are kept, so that their ids
stay their own."""


def _node(template: Template, raw: dict[str, Any], situation: Situation) -> Node:
    key = (id(raw), id(situation.parts), template.id, situation.shape, situation.purpose)
    known = _resolved.get(key)
    if known is not None:
        return known[2]
    node = _patched(template, raw, situation)
    if not node.contain:  # those depend on measured widths as well
        _resolved[key] = (raw, situation.parts, node)
        if len(_resolved) > 8192:
            _resolved.popitem(last=False)
    return node


def _patched(template: Template, raw: dict[str, Any], situation: Situation) -> Node:
    merged = _with_part(template, raw, situation)
    # by class first, then by purpose: the order of keys does not survive canonical JSON
    patches = [(key.split("|"), patch) for key, patch in sorted(merged.get("when", {}).items())]
    by_class = [
        patch for names, patch in patches if situation.shape in names and situation.purpose not in names
    ]
    by_purpose = [patch for names, patch in patches if situation.purpose in names]
    for patch in (*by_class, *by_purpose):
        merged = {**merged, **patch}
    ident = merged.get("id", "")
    if merged.get("contain") and ident in situation.widths:
        for query in merged["contain"]:
            if situation.widths[ident] < query["below"] * situation.scale:
                merged = {**merged, **query["patch"]}
    plain = {k: v for k, v in merged.items() if k not in SPECIAL}
    for key in SIZES:
        if isinstance(plain.get(key), str):
            plain[key] = template.modular.size(plain[key], situation.shape)
    return _convert(_Frozen(plain))


def _with_part(
    template: Template, raw: dict[str, Any], situation: Situation, seen: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The node over the part it calls, which may itself stand on another part."""
    name = raw.get("part") or ("footer" if raw.get("type") == "footer" else "")
    if not name:
        return raw
    part = situation.parts.get(name) or template.parts.get(name)
    if part is None or name in seen:
        raise StudioError("template/part", f"Bagian “{name}” tidak ada di templat {template.id}.")
    part = _with_part(template, part, situation, (*seen, name))
    merged = {**part, **{k: v for k, v in raw.items() if k != "type" or name != "footer"}}
    if "when" in part and "when" in raw:
        merged["when"] = _both(part["when"], raw["when"])
    return merged


def _both(part: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """A part's patches with the node's own over them, key by key."""
    return {key: {**part.get(key, {}), **own.get(key, {})} for key in {**part, **own}}


class _Frozen:
    """A raw node as a cache key: equal when its JSON is equal."""

    __slots__ = ("key", "raw")

    def __init__(self, raw: dict[str, Any]) -> None:
        self.raw = raw
        self.key = msgspec.json.encode(raw)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and self.key == other.key


@lru_cache(maxsize=8192)
def _convert(frozen: _Frozen) -> Node:
    try:
        return msgspec.convert(frozen.raw, Node)
    except msgspec.ValidationError as error:
        name = frozen.raw.get("id", "?")
        raise StudioError("template/node", f"Simpul “{name}” keliru: {error}.", "Perbaiki templat.") from None
