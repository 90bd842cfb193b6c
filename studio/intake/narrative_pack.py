"""A narrative pack, or what a region returns of one, read in the limited child: container, hashes, values.

Nothing of the file is believed: names, sizes and places of the ZIP, then the hash of every file it lists,
then the shape of every value. What comes out is the manifest and the body as JSON, and the blobs by hash.
"""

import hashlib
import json
import re
import zipfile
from typing import Any, NoReturn
from unicodedata import category

import msgspec

from studio.domain.narrative import FORMAT, PACK, RETURN, Manifest, Narrative, PackTemplate, Returned
from studio.domain.typed import iso_day
from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.limits import LIMITS
from studio.intake.strict_json import read_json
from studio.intake.zip_check import open_checked, read_entry

MIMETYPE, MANIFEST = "mimetype", "manifest.json"
TYPES = {kind: f"application/vnd.studio-humas.{kind}+json" for kind in (PACK, RETURN)}
BODIES = {PACK: "narasi.json", RETURN: "balik.json"}
IDENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
HASH = re.compile(r"[0-9a-f]{64}")
COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
ARCHIVES = (b"PK\3\4", b"PK\5\6", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
HINT = N_("Minta pengirim mengirim ulang berkasnya sebagai dokumen, tanpa dibuka dan disimpan program lain.")


def narrative_pack(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Facts (kind, hash of the manifest, lengths) and bytes: manifest and body, then each blob."""
    try:
        with open_checked(data, LIMITS.narrative) as archive:
            return _read(archive)
    except StudioError as error:
        if error.code.startswith("narrative/"):
            raise
        raise StudioError(error.code, error.message, HINT) from None


def _read(archive: zipfile.ZipFile) -> tuple[dict[str, Any], bytes]:
    names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    if MANIFEST not in names:
        refuse("not-a-pack", message="Berkas ini bukan paket narasi Studio Humas.")
    raw = read_entry(archive, MANIFEST, LIMITS.json.bytes)
    kind, manifest = _manifest(raw)
    files = _files(archive, names, manifest)
    body_name = BODIES[kind]
    if body_name not in files:
        refuse("incomplete", message=f"Paket ini tidak memuat {body_name}.")
    body = read_json(files.pop(body_name), body_name)
    if kind == PACK:
        blobs = _check_narrative(_shaped(body, Narrative, body_name), manifest, files)
    else:
        _check_returned(_shaped(body, Returned, body_name))
        blobs = []
    whole = json.dumps({"manifest": json.loads(raw), "body": body}).encode()
    by_hash = {name.rpartition("/")[2].partition(".")[0]: content for name, content in files.items()}
    facts = {
        "kind": kind, "sha256": hashlib.sha256(raw).hexdigest(), "json": len(whole),
        "blobs": [[sha, len(by_hash[sha])] for sha in blobs],
    }  # fmt: skip
    return facts, whole + b"".join(by_hash[sha] for sha in blobs)


def _manifest(raw: bytes) -> tuple[str, Manifest]:
    value = read_json(raw, MANIFEST)
    told = value.get("type") if isinstance(value, dict) else None
    kind = next((k for k, name in TYPES.items() if name == told), "")
    if not kind:
        refuse("not-a-pack", message="Berkas ini bukan paket narasi Studio Humas.")
    if value.get("format") != FORMAT:
        refuse(
            "format",
            message="Paket ini dibuat dengan versi Studio Humas yang lebih baru; perbarui dulu program ini.",
        )
    manifest = _shaped(value, Manifest, MANIFEST)
    _check_ident(manifest.id)
    _check_day(manifest.expires)
    _check_day(manifest.issued[:10])
    if not 1 <= manifest.edition <= 100_000:
        refuse("value", message="Nomor edisi paket ini tidak masuk akal.")
    _check_texts(manifest)
    _check_names(manifest.sender)
    return kind, manifest


def _files(archive: zipfile.ZipFile, names: list[str], manifest: Manifest) -> dict[str, bytes]:
    """Every listed file, proved by its hash; one too many or too few is refused."""
    listed = [entry.path for entry in manifest.files]
    if len(set(listed)) != len(listed) or MANIFEST in listed or MIMETYPE in listed:
        refuse("manifest", message="Daftar isi paket ini menyebut satu berkas dua kali.")
    if odd := sorted(set(listed) ^ (set(names) - {MANIFEST, MIMETYPE})):
        refuse("manifest", message=f"Isi paket tidak sama dengan daftarnya: “{odd[0][:60]}”.")
    found: dict[str, bytes] = {}
    for entry in manifest.files:
        content = read_entry(archive, entry.path, LIMITS.narrative.inflated)
        if len(content) != entry.bytes or hashlib.sha256(content).hexdigest() != entry.sha256:
            refuse(
                "hash",
                message=f"“{entry.path[:60]}” di dalam paket berubah sejak dibuat; sidiknya tidak cocok.",
            )
        if content.startswith(ARCHIVES):
            refuse("nested", message="Ada arsip di dalam paket ini.")
        if (
            entry.path not in BODIES.values()
            and entry.path.rpartition("/")[2].partition(".")[0] != entry.sha256
        ):
            refuse("manifest", message=f"“{entry.path[:60]}” tidak bernama menurut sidiknya.")
        found[entry.path] = content
    return found


def _shaped(value: Any, shape: Any, name: str) -> Any:
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        refuse("shape", message=f"Isi “{name}” tidak sesuai aturan paket: {error}.")


def _check_narrative(body: Narrative, manifest: Manifest, files: dict[str, bytes]) -> list[str]:
    """The rules of a pack; hashes of the blobs it needs."""
    limits = LIMITS.narrative
    for found, most, what in (
        (body.messages, limits.messages, N_("pesan kunci")),
        (body.figures, limits.figures, N_("angka")),
        (body.templates, limits.templates, N_("templat")),
    ):
        if len(found) > most:
            refuse("too-many", message=f"Paket ini memuat lebih dari {most} {what}.")
        idents = [one.id for one in found]
        if len(set(idents)) != len(idents):
            refuse("value", message=f"Paket ini memuat satu {what} dua kali.")
        for ident in idents:
            _check_ident(ident)
    _check_campaign(body, manifest)
    campaign = body.campaign
    _check_texts(body)
    _check_names(campaign.name, *campaign.regions, *campaign.hashtags, body.kit.name if body.kit else "")
    _check_names(*(f.label for f in body.figures), *(f.unit for f in body.figures))
    _check_names(*(t.name for t in body.templates), *(m.text for m in body.messages))
    return _blobs(body, files)


def _check_campaign(body: Narrative, manifest: Manifest) -> None:
    campaign = body.campaign
    _check_ident(campaign.id)
    if campaign.id != manifest.id or not campaign.name.strip():
        refuse("value", message="Kampanye di dalam paket tidak bernama, atau bukan kampanye paket ini.")
    for day in (campaign.start, campaign.end, *(f.expires for f in body.figures)):
        _check_day(day)
    if campaign.color and not COLOR.fullmatch(campaign.color):
        refuse("value", message=f"“{campaign.color[:20]}” di dalam paket bukan warna.")
    if any(not m.text.strip() for m in body.messages):
        refuse("value", message="Ada pesan kunci yang kosong di dalam paket ini.")


def _blobs(body: Narrative, files: dict[str, bytes]) -> list[str]:
    wanted = [one.sha256 for one in (body.kit.files if body.kit else ())]
    if body.kit is not None:
        _check_hash(body.kit.sha256)
        _check_ident(body.kit.id)
        for file in body.kit.files:
            parts = file.name.split("/")
            if ".." in parts or "" in parts or "\\" in file.name or ":" in file.name or len(parts) > 3:
                refuse("value", message="Nama berkas kit di dalam paket tidak wajar.")
    for template in body.templates:
        wanted += [template.sha256] if template.sha256 else []
        wanted += [asset.sha256 for asset in template.assets]
        _check_template(template, files)
    for sha in wanted:
        _check_hash(sha)
    unique = list(dict.fromkeys(wanted))
    have = {name.rpartition("/")[2].partition(".")[0] for name in files}
    if set(unique) != have:
        refuse(
            "incomplete",
            message="Paket ini tidak memuat semua berkas yang disebutnya, atau memuat berkas lain.",
        )
    return unique


def _check_template(template: PackTemplate, files: dict[str, bytes]) -> None:
    for asset in template.assets:
        _check_ident(asset.id)
    found = [content for name, content in files.items() if template.sha256 and template.sha256 in name]
    for content in found:
        read_json(
            content, template.name, most=LIMITS.narrative.template, depth=LIMITS.narrative.template_depth,
            fractions=True,
        )  # fmt: skip


def _check_returned(body: Returned) -> None:
    if len(body.posts) > LIMITS.narrative.posts:
        refuse("too-many", message=f"Berkas balik ini memuat lebih dari {LIMITS.narrative.posts} konten.")
    _check_ident(body.pack)
    if not body.region.strip():
        refuse("value", message="Berkas balik ini tidak menyebut nama kantornya.")
    for post in body.posts:
        _check_day(post.date)
    _check_texts(body)
    _check_names(body.region, *(post.title for post in body.posts))


def _check_names(*names: str) -> None:
    """What stands in one line of the window."""
    for name in names:
        if len(name) > LIMITS.narrative.name or "\n" in name:
            refuse("too-long", message=f"Nama “{name[:40]}…” di dalam paket terlalu panjang.")


def _check_texts(value: Any) -> None:
    """No text longer, no list longer than a person would write."""
    left = [msgspec.to_builtins(value)]
    most = max(LIMITS.narrative.posts, LIMITS.narrative.figures, LIMITS.narrative.parts)
    while left:
        one = left.pop()
        if isinstance(one, dict):
            left += one.values()
        elif isinstance(one, list | tuple):
            inner = most if one and isinstance(one[0], dict) else LIMITS.narrative.lines
            if len(one) > inner:
                refuse("too-many", message=f"Satu daftar di dalam paket memuat lebih dari {inner} baris.")
            left += one
        elif isinstance(one, str) and any(category(c) == "Cc" and c not in "\n\t" for c in one):
            refuse("value", message="Satu teks di dalam paket memuat tanda kendali.")
        elif isinstance(one, str) and len(one) > LIMITS.narrative.text:
            refuse(
                "too-long", message=f"Satu teks di dalam paket lebih dari {LIMITS.narrative.text} karakter."
            )


def _check_ident(ident: str) -> None:
    if not IDENT.fullmatch(ident):
        refuse("value", message=f"“{ident[:40]}” di dalam paket bukan id yang sah.")


def _check_hash(sha: str) -> None:
    if not HASH.fullmatch(sha):
        refuse("value", message="Satu sidik di dalam paket tidak sah.")


def _check_day(day: str) -> None:
    if day and iso_day(day) != day:
        refuse("value", message=f"“{day[:20]}” di dalam paket bukan tanggal.")


def refuse(code: str, *, message: str) -> NoReturn:
    """Refuse the file with a sentence."""
    raise StudioError(f"narrative/{code}", f"{message} Tidak ada yang disimpan.", HINT)
