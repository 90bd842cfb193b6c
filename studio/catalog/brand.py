"""Brand kits: read, check that nothing is missing or unsafe, and hash."""

import hashlib
import json
import math
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec
import rfc8785

from studio import paths
from studio.catalog import textures
from studio.catalog.decode import decode_toml, nearest, read_toml
from studio.catalog.fonts import PREFIX, font_file
from studio.catalog.templates import check_parts
from studio.domain import color
from studio.domain.brand import CONTRASTS, MOTIFS, ROLES, STYLES, FontFace, Kit, TypeStyle
from studio.domain.record import Value
from studio.errors import StudioError
from studio.i18n import N_

FILE = "brand.toml"
PARTS = "parts.json"
MAX_BYTES = 32 * 1024 * 1024
SVG_MAX_BYTES = 2 * 1024 * 1024
SVG = "{http://www.w3.org/2000/svg}"
SVG_ELEMENTS = {
    *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    *("title", "desc", "defs", "clipPath", "mask", "linearGradient", "radialGradient", "stop"),
}
"""What a drawing may hold. No `use`: nested ones multiply without end."""
SIGNATURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".ttf": (b"\x00\x01\x00\x00", b"true"),
    ".otf": (b"OTTO",),
}
ASPECT_TOLERANCE = 0.02


class RoleContrast(Value, frozen=True, kw_only=True):
    """The measured contrast of a role on its ground, and what it needs."""

    role: str
    ground: str
    ratio: float
    needed: float


def load_kit(folder: Path, *, drawings: bool = True) -> Kit:
    """The kit in `folder`, complete and safe, with the hash of every file it uses.

    Without `drawings` its pictures are not looked into: for a kit of the program's own that is only shown.
    """
    kit = decode_toml(folder / FILE, Kit)
    where = str(folder / FILE)
    kit = msgspec.structs.replace(kit, parts=_parts(folder / PARTS) or kit.parts)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", kit.id):
        raise _fault(
            "id", f"{where}: id “{kit.id}” tidak sah.", "Pakai huruf kecil, angka, dan tanda hubung."
        )
    if kit.files:
        raise _fault("files", f"{where}: kunci “files” dihitung sendiri.", "Hapus kunci itu.")
    _check_names(kit.roles, ROLES, N_(f"{where}: peran warna"))
    _check_names(kit.styles, STYLES, N_(f"{where}: gaya huruf"))
    _check_colors(kit, where)
    _check_fonts(kit, where)
    kit = msgspec.structs.replace(kit, textures=tuple(textures.completed(t) for t in kit.textures))
    files = kit_paths(kit, folder)
    if drawings:
        _check_drawings(kit, files, where)
    return msgspec.structs.replace(kit, files={name: _sha256(path) for name, path in files.items()})


def kit_paths(kit: Kit, folder: Path) -> dict[str, Path]:
    """Where each file is, by the name the kit uses; `fonts:KEY` and `textures:ID` lead to the libraries."""
    names = [font.file for font in kit.fonts]
    names += [logo.file for logo in kit.logos] + [texture.file for texture in kit.textures]
    return {name: _path_of(name, folder) for name in dict.fromkeys(names)}


def _path_of(name: str, folder: Path) -> Path:
    if name.startswith(PREFIX):
        return font_file(name).path
    if name.startswith(textures.PREFIX):
        return textures.texture_file(name)[1]
    return _inside(folder, name)


def kit_hash(kit: Kit) -> str:
    """SHA-256 over the canonical JSON of the kit with its file hashes."""
    return hashlib.sha256(rfc8785.dumps(msgspec.to_builtins(kit))).hexdigest()


def list_kits(folders: Iterable[Path] | None = None) -> dict[str, Path]:
    """Folder of each kit by id, from shipped then office folders; an office kit replaces a shipped one."""
    roots = [paths.brand_kits(), paths.office_data() / "brand"] if folders is None else list(folders)
    found: dict[str, Path] = {}
    for root in roots:
        for file in sorted(root.glob(f"*/{FILE}")):
            found[_kit_id(file)] = file.parent
    return found


def contrast_table(kit: Kit) -> tuple[RoleContrast, ...]:
    """Every pair of CONTRASTS measured in this kit's colours."""
    rgb = {role: color.parse(kit.color(role)) for role in ROLES}
    return tuple(
        RoleContrast(role=role, ground=ground, ratio=color.contrast(rgb[role], rgb[ground]), needed=needed)
        for role, ground, needed in CONTRASTS
    )


def check_svg(data: bytes, where: str) -> tuple[float, float]:
    """Width and height of a drawing's viewBox; anything but plain shapes is refused."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, and it ships no types

    if len(data) > SVG_MAX_BYTES:
        raise _unsafe(where, "terlalu besar")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _fault("svg", f"{where} bukan SVG yang sah.", "Simpan ulang gambarnya.") from error
    if root.getroottree().docinfo.doctype:
        raise _unsafe(where, "DOCTYPE")
    if root.tag != f"{SVG}svg":
        raise _fault("svg", f"{where} bukan SVG yang sah.", "Simpan ulang gambarnya sebagai SVG.")
    for node in root.getroottree().xpath("//node()[not(self::text())]"):
        _check_node(node, etree, where)
    return _view_box(root.get("viewBox", ""), where)


def _check_node(node: Any, etree: Any, where: str) -> None:
    if node.tag is etree.Comment:
        return
    name = node.tag.removeprefix(SVG) if isinstance(node.tag, str) else N_("instruksi XML")
    if name not in SVG_ELEMENTS:
        raise _unsafe(where, name)
    for key, value in node.attrib.items():
        plain = etree.QName(key).localname.lower()
        if plain.startswith("on") or (plain == "href" and not value.strip().startswith("#")):
            raise _unsafe(where, plain)
        if _reaches_out(value):
            raise _unsafe(where, plain)


def _reaches_out(value: str) -> bool:
    """Whether an attribute names something outside the drawing (CSS escapes are refused too)."""
    text = re.sub(r"\s", "", value.lower())
    outside = re.search(r"url\((?!['\"]?#)", text)
    return bool(outside or "\\" in text or "@import" in text or "javascript:" in text)


def _view_box(text: str, where: str) -> tuple[float, float]:
    parts = re.split(r"[\s,]+", text.strip())
    try:
        _, _, width, height = (float(part) for part in parts)
    except ValueError:
        width = height = 0.0
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise _fault(
            "svg", f"{where} tidak memuat viewBox.", "Simpan ulang dengan ukuran halaman yang jelas."
        )
    return width, height


def _check_names(given: Iterable[str], known: tuple[str, ...], where: str) -> None:
    names = set(given)
    unknown = sorted(names - set(known))
    if unknown:
        close = nearest(unknown[0], known)
        hint = f"Mungkin maksudnya “{close}”." if close else f"Yang dikenal: {', '.join(known)}."
        raise _fault("unknown", f"{where} “{unknown[0]}” tidak dikenal.", hint)
    missing = [name for name in known if name not in names]
    if missing:
        raise _fault(
            "missing", f"{where} “{missing[0]}” belum ada.", "Tambahkan agar semua templat dapat dipakai."
        )


def _check_colors(kit: Kit, where: str) -> None:
    for key, value in kit.swatches.items():
        _parse(value, f"{where}: swatches.{key}")
    for role, value in kit.roles.items():
        if value not in kit.swatches:
            _parse(value, f"{where}: roles.{role}")


def _parse(value: str, where: str) -> None:
    if not value.startswith("#"):
        raise _fault("color", f"{where}: “{value}” bukan warna.", "Tulis nama warna kit atau #rrggbb.")
    try:
        color.parse(value)
    except StudioError as error:
        raise _fault("color", f"{where}: {error.message}", error.hint) from error


def _check_fonts(kit: Kit, where: str) -> None:
    for face in kit.fonts:
        _check_face(face, where)
    faces = {(face.family, face.weight, face.italic) for face in kit.fonts}
    families = {face.family for face in kit.fonts}
    for name, style in kit.styles.items():
        _check_style(name, style, faces, where)
    for script, family in kit.scripts.items():
        if family not in families:
            raise _fault(
                "font", f"{where}: huruf “{family}” untuk {script} tidak ada di fonts.", "Tambahkan hurufnya."
            )


def _check_face(face: FontFace, where: str) -> None:
    if not face.file.startswith(PREFIX):
        return
    bundled = font_file(face.file)
    if (bundled.family, bundled.weight, bundled.italic) != (face.family, face.weight, face.italic):
        told = f"{bundled.family} {bundled.weight}{' italic' if bundled.italic else ''}"
        raise _fault("font", f"{where}: “{face.file}” adalah {told}.", "Samakan family, weight, dan italic.")


def _check_style(name: str, style: TypeStyle, faces: set[tuple[str, int, bool]], where: str) -> None:
    for weight in (style.weight, style.bold_weight):
        if (style.family, weight, style.italic) not in faces:
            face = f"{style.family} {weight}{' italic' if style.italic else ''}"
            raise _fault("font", f"{where}: gaya “{name}” perlu {face} di fonts.", "Tambahkan hurufnya.")


def _check_drawings(kit: Kit, files: dict[str, Path], where: str) -> None:
    wanted = {logo.file: logo.aspect for logo in kit.logos}
    wanted |= {texture.file: texture.tile[0] / texture.tile[1] for texture in kit.textures}
    _check_ids(where, "logos", [logo.id for logo in kit.logos])
    _check_ids(where, "textures", [texture.id for texture in kit.textures])
    _check_motifs(kit, where)
    patterns = {texture.file for texture in kit.textures}
    for name, path in files.items():
        if name not in wanted:
            _check_signature(path, name, (".ttf", ".otf"))
        elif path.suffix.lower() == ".svg":
            width, height = check_svg(path.read_bytes(), str(path))
            if abs(width / height / wanted[name] - 1) > ASPECT_TOLERANCE:
                raise _fault(
                    "aspect",
                    f"{where}: perbandingan “{name}” bukan {wanted[name]:g}.",
                    f"Tulis {width / height:.4g}.",
                )
        else:
            _check_signature(path, name, () if name in patterns else (".png",))


def _parts(file: Path) -> dict[str, dict[str, Any]]:
    """The kit's own parts of templates, checked node by node."""
    if not file.is_file():
        return {}
    try:
        parts: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8"))
    except ValueError as error:
        raise _fault("parts", f"{file} tidak terbaca: {error}.", "Periksa berkasnya.") from error
    check_parts(parts, str(file))
    return parts


def _check_motifs(kit: Kit, where: str) -> None:
    ids = {texture.id for texture in kit.textures}
    for name, texture in kit.motifs.items():
        for given, known in ((name, MOTIFS), (texture, tuple(ids))):
            if given not in known:
                raise _fault(
                    "motif", f"{where}: motifs “{given}” tidak dikenal.", f"Pilih: {', '.join(known)}."
                )


def _check_ids(where: str, key: str, ids: list[str]) -> None:
    twice = [ident for ident in ids if ids.count(ident) > 1]
    if twice:
        raise _fault("duplicate", f"{where}: {key} “{twice[0]}” ada dua kali.", "Beri id lain.")


def _check_signature(path: Path, name: str, allowed: tuple[str, ...]) -> None:
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        head = file.read(8)
    if suffix not in allowed or not head.startswith(SIGNATURES[suffix]):
        raise _fault(
            "type", f"Berkas kit “{name}” bukan jenis yang diterima.", "Pakai SVG, PNG, TTF, atau OTF."
        )


def _inside(folder: Path, name: str) -> Path:
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or "\\" in name or ":" in name:
        raise _fault(
            "path", f"Berkas kit “{name}” berada di luar folder kit.", "Pakai nama di dalam folder kit."
        )
    path = folder / pure
    if not path.resolve().is_relative_to(folder.resolve()):
        raise _fault(
            "path", f"Berkas kit “{name}” berada di luar folder kit.", "Salin berkasnya ke folder kit."
        )
    if not path.is_file():
        raise _fault("file", f"Berkas kit “{name}” tidak ada di {folder}.", "Kembalikan berkas itu.")
    if path.stat().st_size > MAX_BYTES:
        raise _fault(
            "size", f"Berkas kit “{name}” terlalu besar.", "Perkecil berkasnya sampai di bawah 32 MB."
        )
    return path


def _kit_id(file: Path) -> str:
    """The id a kit gives itself; a broken file goes by its folder, so that loading it tells what is wrong."""
    stat = file.stat()
    return _id_in(file, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=256)
def _id_in(file: Path, _size: int, _mtime: int) -> str:
    try:
        return str(read_toml(file).get("id", file.parent.name))
    except StudioError:
        return file.parent.name


def _sha256(path: Path) -> str:
    stat = path.stat()
    return _hash_of(path, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=256)
def _hash_of(path: Path, _size: int, _mtime: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fault(code: str, message: str, hint: str) -> StudioError:
    return StudioError(f"kit/{code}", message, hint)


def _unsafe(where: str, what: str) -> StudioError:
    return _fault(
        "svg-unsafe",
        N_(f"{where} memuat hal yang tidak aman: {what}."),
        N_("Simpan sebagai SVG polos berisi bentuk."),
    )
