"""How much work a sanitised SVG asks of a renderer, computed before any renderer sees it."""

import re

from lxml import etree  # type: ignore[import-untyped]  # lxml has no stubs

from studio.errors import StudioError
from studio.intake.limits import LIMITS

HREF = "{http://www.w3.org/1999/xlink}href"
LOCAL_URL = re.compile(r"url\s*\(\s*['\"]?#([^'\")\s]+)")
COMMANDS = re.compile(r"[MmZzLlHhVvCcSsQqTtAa]")
GRADIENTS = ("linearGradient", "radialGradient")
SIZED = ("d", "points")


def check_cost(root: etree._Element) -> None:
    """StudioError when path data or followed references exceed their bounds, or form a ring."""
    limits = LIMITS.svg
    commands = sum(_commands(element) for element in root.iter())
    if commands > limits.path_commands:
        raise _too_much(f"SVG ini berisi lebih dari {limits.path_commands} perintah garis, tidak dipakai.")
    own = sum(1 for _ in root.iter())
    if _expanded(root) - own > limits.expansion:
        raise _too_much(f"SVG ini mekar menjadi lebih dari {limits.expansion} unsur ulangan, tidak dipakai.")


def _too_much(message: str) -> StudioError:
    return StudioError("intake/expansion", message, "Sederhanakan gambarnya atau simpan sebagai PNG.")


def _commands(element: etree._Element) -> int:
    points = element.get("points", "").replace(",", " ").split()
    return len(COMMANDS.findall(element.get("d", ""))) + len(points) // 2


def _expanded(root: etree._Element) -> int:
    """Elements drawn when every `use`, mask, pattern, clip, marker and filter is followed, each time anew."""
    by_id = {str(element.get("id")): element for element in root.iter() if element.get("id")}
    costs: dict[etree._Element, int] = {}
    open_now: set[etree._Element] = set()
    stack = [root]
    while stack:
        element = stack[-1]
        needs = [*element, *_targets(element, by_id)]
        waiting = [need for need in needs if need not in costs]
        if not waiting:
            times = _commands(element) if element.get("marker-mid") or element.get("marker") else 1
            targets = sum(costs[target] for target in _targets(element, by_id)) * max(1, times)
            costs[element] = 1 + sum(costs[child] for child in element) + targets
            open_now.discard(element)
            stack.pop()
            continue
        open_now.add(element)
        if any(need in open_now for need in waiting):
            raise _too_much("SVG ini merujuk ke dirinya sendiri, tidak dipakai.")
        stack.append(waiting[0])
    return costs[root]


def _targets(element: etree._Element, by_id: dict[str, etree._Element]) -> list[etree._Element]:
    names = [match for value in element.attrib.values() for match in LOCAL_URL.findall(str(value))]
    href = element.get(HREF, "")
    if href.startswith("#"):
        names.append(href[1:])
    found = (by_id.get(name) for name in names)
    return [
        target for target in found if target is not None and etree.QName(target).localname not in GRADIENTS
    ]
