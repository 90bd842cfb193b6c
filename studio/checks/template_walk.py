"""Walking a template's raw tree: every node with its parts put in, and what is shown in a given situation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from studio.domain.template import CONDITION, PLACEHOLDER, PageLayout, Template

NESTED = ("children", "each")


@dataclass(frozen=True, slots=True)
class Form:
    """A node as written, or one of its patches; `key` names the classes of a patch, `contain`, or nothing."""

    page: str
    path: str
    raw: dict[str, Any]
    key: str = ""
    shared: bool = False
    """Whether it comes from a part that the template did not write itself."""

    @property
    def name(self) -> str:
        """The node's id, else its kind."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Shown:
    """A node that a situation may show, with the conditions of itself and of all that it stands in.

    Inside a repeat the id gets a `#`, as the renderer numbers what it repeats.
    """

    ident: str
    needs: frozenset[str]
    refuses: frozenset[str]


def forms(template: Template, own: frozenset[str]) -> Iterator[Form]:
    """Every form of every node of each page; `own` are the names of parts that the template wrote."""
    for page in template.pages:
        yield from _forms(template, own, page.id, page.root, page.id, shared=False)


def _forms(
    template: Template, own: frozenset[str], page: str, raw: dict[str, Any], path: str, *, shared: bool
) -> Iterator[Form]:
    name = part_of(raw)
    here = f"{path}/{raw.get('id') or name or raw.get('type', 'frame')}"
    yield Form(page, here, raw, shared=shared)
    for key, piece in _pieces(raw, ""):
        if key:
            yield Form(page, here, piece, key, shared)
        for child in nested(piece):
            yield from _forms(template, own, page, child, here, shared=shared)
    if name in template.parts:
        part = template.parts[name]
        if "part" in part:  # only a node stands for a part, a part does not
            part = {k: v for k, v in part.items() if k != "part"}
        yield from _forms(template, own, page, part, here, shared=shared or name not in own)


def _pieces(raw: dict[str, Any], key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """A node as written and its patches; those by class may hold others by width."""
    yield key, raw
    for name, patch in raw.get("when", {}).items():
        yield from _pieces(patch, name)
    for query in raw.get("contain", ()):
        yield from _pieces(query.get("patch", {}), key or "contain")


def nested(raw: dict[str, Any]) -> list[dict[str, Any]]:
    """Children and the node of a repeat."""
    return [*raw.get("children", ()), *([raw["each"]] if raw.get("each") else [])]


def part_of(raw: dict[str, Any]) -> str:
    """Name of the part a node stands for, or nothing."""
    return str(raw.get("part") or ("footer" if raw.get("type") == "footer" else ""))


def shown(template: Template, page: PageLayout, shape: str, purpose: str, *, narrow: bool) -> list[Shown]:
    """Nodes with an id that may be shown at a class and purpose; `narrow` applies every `contain` patch."""
    found: list[Shown] = []
    _show(template, page.root, (shape, purpose), narrow, frozenset(), frozenset(), found)
    return found


def _show(
    template: Template, raw: dict[str, Any], at: tuple[str, str], narrow: bool, needs: frozenset[str],
    refuses: frozenset[str], out: list[Shown], mark: str = "",
) -> None:  # fmt: skip
    node = patched(template, raw, *at, narrow=narrow)
    if node.get("hide"):
        return
    needs |= {c.strip() for c in node.get("if", "").split("&") if c.strip()}
    refuses |= {c.strip() for c in node.get("unless", "").split("|") if c.strip()}
    if f"is.{at[1]}" in refuses or any(c.startswith("is.") and c != f"is.{at[1]}" for c in needs):
        return
    if node.get("id"):
        out.append(Shown(node["id"] + mark, needs, refuses))
    for child in node.get("children", ()):
        _show(template, child, at, narrow, needs, refuses, out, mark)
    if node.get("each"):
        _show(template, node["each"], at, narrow, needs, refuses, out, f"{mark}#")


def patched(
    template: Template, raw: dict[str, Any], shape: str, purpose: str, *, narrow: bool
) -> dict[str, Any]:
    """The node with its part, and its patches by class first and then by purpose, as the renderer has it."""
    part = template.parts.get(part_of(raw), {})
    merged = {**part, **raw}
    if "when" in part and "when" in raw:
        keys = {**part["when"], **raw["when"]}
        merged["when"] = {k: {**part["when"].get(k, {}), **raw["when"].get(k, {})} for k in keys}
    patches = [(key.split("|"), patch) for key, patch in sorted(merged.get("when", {}).items())]
    by_class = [patch for names, patch in patches if shape in names and purpose not in names]
    by_purpose = [patch for names, patch in patches if purpose in names]
    for patch in (*by_class, *by_purpose):
        merged = {**merged, **patch}
    for query in merged.get("contain", ()) if narrow else ():
        merged = {**merged, **query.get("patch", {})}
    return merged


def exclusive(needs: frozenset[str], refuses: frozenset[str]) -> bool:
    """Whether these conditions can never hold together; a long text is there, and so is what it stands in."""
    bases = [found.group(1).split(".") for c in needs if (found := CONDITION.fullmatch(c))]
    implied = {".".join(parts[:count]) for parts in bases for count in range(1, len(parts) + 1)}
    if (needs | implied) & refuses:
        return True
    bounds = [found for c in needs if (found := CONDITION.fullmatch(c)) and found.group(2)]
    lows = {(b.group(1), int(b.group(3))) for b in bounds if b.group(2) == ">"}
    highs = {(b.group(1), int(b.group(3))) for b in bounds if b.group(2) == "<"}
    return any(a == b and most <= least + 1 for a, least in lows for b, most in highs)


def shown_paths(raw: dict[str, Any]) -> set[str]:
    """Data paths whose value a form shows: bindings, words with placeholders, icons, bars."""
    return {path for chain in chains(raw) for path in chain}


def chains(raw: dict[str, Any]) -> set[tuple[str, ...]]:
    """What a form shows, each as the paths of which the first that is filled is taken."""
    words = raw.get("text", "")
    texts = [*(words.values() if isinstance(words, dict) else [words]), raw.get("icon", "")]
    found = [group for text in texts for group in PLACEHOLDER.findall(str(text))]
    found += [str(raw.get("bind", "")), str(raw.get("ratio", ""))]
    return {tuple(group.split("|")) for group in found if group}


def asked_paths(raw: dict[str, Any]) -> set[str]:
    """Data paths that a form's conditions ask about."""
    conditions = [*str(raw.get("if", "")).split("&"), *str(raw.get("unless", "")).split("|")]
    return {found.group(1) for c in conditions if (found := CONDITION.fullmatch(c))}
