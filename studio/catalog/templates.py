"""Templates of the three layers, checked node by node so that errors name file, node and key."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

import msgspec

from studio import paths
from studio.catalog.decode import decode, nearest
from studio.domain.geometry import AspectClass
from studio.domain.record import Value
from studio.domain.template import SIZES, STEP, Node, Purpose, Template
from studio.errors import StudioError

CLASSES = (*get_args(AspectClass), *get_args(Purpose))
"""Keys of `when`: an aspect class, or a purpose where the same shape must do another job."""
NODE_KEYS = frozenset(f.encode_name for f in msgspec.structs.fields(Node)) | {"when", "part"}


OUTSIDE = "luar"
"""The template of media made elsewhere. It lies apart, because nobody chooses it and no list names it."""


def folders(extra: tuple[Path, ...] = ()) -> tuple[Path, ...]:
    """Template folders, later ones over earlier ones: shipped, office, project."""
    return (paths.resources() / "templates", paths.office_data() / "templates", *extra)


@lru_cache(maxsize=64)
def load_template(ident: str, extra: tuple[Path, ...] = ()) -> Template:
    """The template of that id from the last layer that has it."""
    return read_template(template_path(ident, extra))


def template_path(ident: str, extra: tuple[Path, ...] = ()) -> Path:
    """The file of that id in the last layer that has it."""
    for folder in reversed((paths.resources() / "outside", *folders(extra))):
        file = folder / ident / "template.json"
        if file.is_file():
            return file
    known = list_templates(extra)
    near = nearest(ident, known)
    raise StudioError(
        "template/unknown",
        f"Templat “{ident}” tidak ada.",
        f"Mungkin maksudnya “{near}”?" if near else f"Yang ada: {', '.join(known)}.",
    )


def list_templates(extra: tuple[Path, ...] = ()) -> tuple[str, ...]:
    """Ids of all templates."""
    found = {f.parent.name for folder in folders(extra) for f in folder.glob("*/template.json")}
    return tuple(sorted(found))


class _Named(Value, frozen=True, kw_only=True):
    name: dict[str, str]


@lru_cache(maxsize=4)
def template_names(extra: tuple[Path, ...] = ()) -> dict[str, dict[str, str]]:
    """Name of each template by language; their trees are not read."""
    return {
        ident: msgspec.json.decode(template_path(ident, extra).read_bytes(), type=_Named).name
        for ident in list_templates(extra)
    }


def read_template(file: Path) -> Template:
    """A template file with the shared parts of its folder's neighbour `parts.json` put under its own."""
    try:
        raw = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise StudioError(
            "template/read", f"{file.name} tidak terbaca: {error}.", "Periksa berkasnya."
        ) from error
    raw["parts"] = {**shared(file, "parts.json"), **raw.get("parts", {})}
    raw.setdefault("modular", shared(file, "type.json"))
    template = decode(raw, Template, str(file))
    check_template(template, str(file))
    return template


def shared(file: Path, name: str) -> dict[str, Any]:
    """What all templates of a folder share: the file `name` beside theirs, else the shipped one."""
    own = file.parent.parent / name
    found = own if own.is_file() else paths.resources() / "templates" / name
    values: dict[str, Any] = json.loads(found.read_text("utf-8"))
    return values


def check_template(template: Template, where: str) -> None:
    """Walk every raw node: known keys, known classes, known slots."""
    for page in template.pages:
        _check_node(page.root, f"{where}: {page.id}")
    check_parts(template.parts, where)


def check_parts(parts: dict[str, dict[str, Any]], where: str) -> None:
    """Walk the nodes of named parts, a template's or a kit's."""
    for name, part in parts.items():
        _check_node(part, f"{where}: bagian {name}")


def _check_node(raw: dict[str, Any], where: str) -> None:
    here = f"{where}/{raw.get('id') or raw.get('type', 'frame')}"
    _check_keys(raw, here)
    plain = {k: v for k, v in raw.items() if k not in {"when", "part", "children", "each", "contain"}}
    plain |= {k: 1.0 for k in SIZES if isinstance(plain.get(k), str) and STEP.fullmatch(plain[k])}
    try:
        msgspec.convert(plain, Node)
    except msgspec.ValidationError as error:
        raise StudioError("template/node", f"{here}: {error}.", "Perbaiki nilai itu.") from None
    for key, patch in raw.get("when", {}).items():
        for name in key.split("|"):
            if name not in CLASSES:
                raise StudioError(
                    "template/class",
                    f"{here}: kelas bentuk “{name}” tidak dikenal.",
                    f"Pilih: {', '.join(CLASSES)}.",
                )
        _check_node({"id": raw.get("id", ""), **patch}, f"{here} when {key}")
    for child in (*raw.get("children", ()), *([raw["each"]] if "each" in raw else ())):
        _check_node(child, here)


def _check_keys(raw: dict[str, Any], here: str) -> None:
    for key in raw:
        if key not in NODE_KEYS:
            near = nearest(key, NODE_KEYS)
            hint = f"Mungkin maksudnya “{near}”?" if near else ""
            raise StudioError("template/key", f"{here}: kunci “{key}” tidak dikenal.", hint)
