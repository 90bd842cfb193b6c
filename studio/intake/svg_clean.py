"""Copies what is harmless of an SVG into a new tree; everything that is not named here is left behind."""

import base64
import binascii
import math
import re
from collections import Counter

from lxml import etree  # type: ignore[import-untyped]  # lxml has no stubs

from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.limits import LIMITS
from studio.intake.sentences import words
from studio.intake.sniff import sniff_bytes
from studio.intake.svg_cost import check_cost

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"
SHAPES = "svg g defs symbol use path rect circle ellipse line polyline polygon image switch a style"
PAINT = "linearGradient radialGradient stop clipPath mask pattern marker filter"
EFFECTS = (
    "feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting"
    " feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR"
    " feGaussianBlur feMerge feMergeNode"
    " feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
)
ELEMENTS = words(f"{SHAPES} {PAINT} {EFFECTS}")
SILENT = words("title desc metadata view cursor animate animateTransform animateMotion set")
TEXTS = words("text tspan textPath tref font font-face glyph")
ATTRIBUTES = words(
    """id class style transform d x y x1 y1 x2 y2 cx cy r rx ry fx fy fr width height viewBox points
    pathLength preserveAspectRatio clip-path clip-rule color color-interpolation
    color-interpolation-filters display fill fill-opacity fill-rule filter flood-color flood-opacity
    image-rendering isolation lighting-color marker marker-end marker-mid marker-start mask
    mask-type mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width transform-origin vector-effect visibility gradientTransform
    gradientUnits spreadMethod offset clipPathUnits maskContentUnits maskUnits patternContentUnits
    patternTransform patternUnits markerHeight markerUnits markerWidth orient refX refY filterUnits
    primitiveUnits in in2 result mode type values tableValues slope intercept amplitude exponent
    operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha
    surfaceScale diffuseConstant specularConstant specularExponent kernelUnitLength azimuth
    elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle scale xChannelSelector
    yChannelSelector stdDeviation dx dy radius baseFrequency numOctaves seed stitchTiles"""
)
URL = re.compile(r"url\s*\(\s*(['\"]?)(.*?)\1\s*\)", re.IGNORECASE | re.DOTALL)
LOCAL = re.compile(r"#[^\s'\"()<>]{1,200}")
DATA_URI = re.compile(r"data:image/(?:png|jpe?g|webp|gif)\s*;\s*base64\s*,", re.IGNORECASE)
AT_RULE = re.compile(r"@[^{};]*(?:;|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|$)")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def clean_svg(data: bytes) -> tuple[str, Counter[str]]:
    """A new SVG text holding allowed content only, and what was dropped, counted by kind."""
    root = _parse(data)
    _check_shape(root)
    dropped: Counter[str] = Counter()
    if root.getroottree().docinfo.doctype:
        dropped["doctype"] += 1
    fresh = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG, "xlink": XLINK})
    _copy(root, fresh, dropped)
    _set_size(fresh)
    check_cost(fresh)
    return etree.tostring(fresh, encoding="unicode"), dropped


def _refuse(
    code: str, message: str, hint: str = N_("Sederhanakan gambarnya atau simpan sebagai PNG.")
) -> StudioError:
    return StudioError(code, message, hint)


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refuse("intake/damaged", "SVG ini bukan XML yang sah, tidak dipakai.") from error
    if etree.QName(root).localname != "svg":
        raise _refuse("intake/kind", "Berkas ini bukan SVG.")
    inner = root.getroottree().docinfo.internalDTD
    if inner is not None and (list(inner.entities()) or list(inner.elements())):
        raise _refuse(
            "intake/doctype",
            "SVG ini mendefinisikan entitas sendiri, tidak dipakai.",
            "Simpan ulang sebagai SVG biasa (tanpa entitas).",
        )
    return root


def _check_shape(root: etree._Element) -> None:
    limits = LIMITS.svg
    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > limits.depth:
            raise _refuse(
                "intake/depth-limit", f"SVG ini bersarang lebih dari {limits.depth} tingkat, tidak dipakai."
            )
        if count > limits.elements:
            raise _refuse(
                "intake/elements", f"SVG ini berisi lebih dari {limits.elements} unsur, tidak dipakai."
            )


def _copy(old: etree._Element, new: etree._Element, dropped: Counter[str]) -> None:
    """Allowed attributes and children of `old` into `new`; depth is bounded by `_check_shape`."""
    for name, value in old.attrib.items():
        kept = _attribute(str(name), str(value), etree.QName(old).localname, dropped)
        if kept is not None:
            new.set(*kept)
    for child in old:
        tag = _allowed_tag(child, dropped)
        if tag == "style":
            etree.SubElement(new, f"{{{SVG}}}style").text = _css(child.text or "", dropped)
        elif tag:
            _copy(child, etree.SubElement(new, f"{{{SVG}}}{tag}"), dropped)
            _drop_empty_image(new)


def _drop_empty_image(parent: etree._Element) -> None:
    last = parent[-1]
    if last.tag == f"{{{SVG}}}image" and last.get(HREF) is None:
        parent.remove(last)


def _allowed_tag(child: etree._Element, dropped: Counter[str]) -> str:
    """Local name of an element to copy (`a` becomes `g`), or empty."""
    if not isinstance(child.tag, str):
        dropped["element"] += 1
        return ""
    name = etree.QName(child)
    if name.namespace not in (SVG, None) or name.localname in SILENT:
        return ""
    if name.localname in ELEMENTS:
        return "g" if name.localname == "a" else str(name.localname)
    kinds = {"script": "script", "foreignObject": "element"}
    dropped["text" if name.localname in TEXTS else kinds.get(name.localname, "element")] += 1
    return ""


def _attribute(name: str, value: str, element: str, dropped: Counter[str]) -> tuple[str, str] | None:
    if name in ("href", HREF):
        return _href(value.strip(), element, dropped)
    if name.lower().startswith("on"):
        dropped["event"] += 1
        return None
    if name not in ATTRIBUTES:
        return None
    if name == "style":
        return name, _css(value, dropped)
    if not _urls_local(value):
        dropped["link"] += 1
        return None
    return name, _clamped(name, value)


def _href(value: str, element: str, dropped: Counter[str]) -> tuple[str, str] | None:
    if element == "a":
        return None
    if LOCAL.fullmatch(value):
        return HREF, value
    if element == "image" and DATA_URI.match(value):
        if _raster_inside(value):
            return HREF, re.sub(r"\s+", "", value)
        dropped["image"] += 1
        return None
    dropped["link"] += 1
    return None


def _raster_inside(value: str) -> bool:
    """Whether a data URI really holds points: renderers sniff too, and would follow an inner SVG."""
    body = value.split(",", 1)[1]
    if len(body) > LIMITS.svg.data_uri:
        return False
    try:
        head = base64.b64decode(re.sub(r"\s+", "", body), validate=True)
    except (binascii.Error, ValueError):
        return False
    return sniff_bytes(head) in ("png", "jpeg", "webp", "gif")


def _urls_local(value: str) -> bool:
    found = URL.findall(value)
    return len(found) == value.lower().count("url") and all(
        LOCAL.fullmatch(inner.strip()) for _, inner in found
    )


def _css(text: str, dropped: Counter[str]) -> str:
    """Style rules without at-rules, escapes and outside references."""
    text = re.sub(r"/\*.*?(?:\*/|$)", "", text, flags=re.DOTALL)
    text, rules = AT_RULE.subn("", text)
    dropped["style"] += rules
    kept = []
    for part in re.split(r"(?<=[;{}])", text):
        if "\\" in part or not _urls_local(part):
            dropped["style"] += 1
            part = "}" if part.endswith("}") else "{" if part.endswith("{") else ""  # noqa: PLW2901 - braces stay
        kept.append(_clamped_rule(part))
    if not dropped["style"]:
        del dropped["style"]
    return "".join(kept)


def _clamped_rule(rule: str) -> str:
    name, colon, value = rule.partition(":")
    return f"{name}{colon}{_clamped(name.strip(' {'), value)}" if colon else rule


def _clamped(name: str, value: str) -> str:
    limits = LIMITS.svg
    if name == "stdDeviation":
        return " ".join(f"{min(abs(n), limits.blur):g}" for n in _numbers(value))
    if name == "numOctaves":
        return f"{min([limits.octaves, *_numbers(value)]):g}"
    if name == "stroke-dasharray" and 0 < sum(_numbers(value)) < 0.5:
        return "none"
    return value


def _numbers(value: str) -> list[float]:
    return [number for number in map(float, NUMBER.findall(value)) if math.isfinite(number)]


def _set_size(root: etree._Element) -> None:
    """Give the root a view box and a size in px within the raster bounds."""
    box = _numbers(root.get("viewBox", ""))
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    if len(box) != 4 or min(box[2:]) <= 0:
        box = [0.0, 0.0, width or 100.0, height or width or 100.0]
    width = width or (height * box[2] / box[3] if height else box[2])
    height = height or width * box[3] / box[2]
    longest = max(width, height)
    ratio = min(max(longest, LIMITS.svg.side_small), LIMITS.svg.side) / longest
    root.set("viewBox", " ".join(f"{part:.10g}" for part in box))
    root.set("width", str(max(1, round(width * ratio))))
    root.set("height", str(max(1, round(height * ratio))))


def _length(text: str) -> float:
    found = re.fullmatch(r"\s*([0-9.]+(?:[eE][-+]?\d+)?)\s*([a-z]*)\s*", text)
    try:
        return float(found.group(1)) * UNITS[found.group(2)] if found else 0.0
    except (KeyError, ValueError):
        return 0.0
