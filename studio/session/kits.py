"""A kit for an office that has two colours and perhaps a logo: derived, written whole or not at all."""

import json
import re
import tempfile
from pathlib import Path
from typing import Any
from unicodedata import normalize

import msgspec

from studio import paths
from studio.catalog.brand import FILE, list_kits, load_kit
from studio.catalog.decode import nearest
from studio.domain.brand import Kit, Logo
from studio.domain.color import Rgb, to_hex
from studio.domain.derive import Palette, derive
from studio.domain.record import Value
from studio.errors import StudioError
from studio.export.job import ensure_application
from studio.i18n import N_
from studio.session.kit_fonts import OwnFonts, own_fonts, with_fonts
from studio.session.kit_logos import Drawing, LogoSet, logo_set, read_logo
from studio.store.atomic import atomic_folder

STARTER = "mula"
SHARED = "# --- Di bawah baris ini"
"""From this line on the starter's `brand.toml` is every new kit's: styles, motifs, tone, rules, fonts."""
SMALL_WORDS = {"dan", "di", "ke", "dari", "yang", "untuk", "bagi", "pada", "kelas", "republik", "indonesia"}
ROMAN = re.compile(r"[IVXLC]+|\d+")
INITIALS, LINE = 3, 26
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class KitOrder(Value, frozen=True, kw_only=True):
    """What an office says about itself; `footer` holds account, site and address in that order."""

    id: str
    name: str
    short: str
    primary: Rgb
    accent: Rgb
    lines: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    logo: Path | None = None
    logo_dark: Path | None = None
    fonts: tuple[Path, ...] = ()
    """The office's own faces for headlines, figures and titles."""


class NewKit(Value, frozen=True, kw_only=True):
    """The kit as written, where, and sentences on what was decided for the office."""

    kit: Kit
    folder: Path
    files: tuple[str, ...]
    notes: tuple[str, ...]


def office_kits() -> Path:
    """Where the office's own kits are."""
    return paths.office_data() / "brand"


def find_kit(ident: str) -> tuple[Kit, Path]:
    """The kit of that id, or in that folder, and where it is."""
    known = list_kits()
    folder = known.get(ident)
    if folder is None and (Path(ident) / FILE).is_file():
        folder = Path(ident)
    if folder is None:
        near = nearest(ident, known)
        hint = f"Mungkin maksudnya “{near}”?" if near else f"Yang ada: {', '.join(known)}."
        raise StudioError("kit/unknown", f"Kit merek “{ident}” tidak ada.", hint)
    return load_kit(folder), folder


def new_kit(order: KitOrder, out: Path | None = None, *, dry_run: bool = False) -> NewKit:
    """Make the kit in a folder of its id below `out`; a dry run makes it elsewhere and throws it away."""
    _refuse_bad_words(order)
    final = (out or office_kits()) / order.id
    if final.exists() and any(final.iterdir()):
        raise StudioError(
            "kit/exists", f"Folder {final} sudah berisi.", "Pakai --id lain, atau pindahkan kit yang lama."
        )
    palette = derive(order.primary, order.accent)
    logos = _logos(order, palette)
    fonts = own_fonts(order.fonts)
    if dry_run:
        with tempfile.TemporaryDirectory(prefix="studio-kit-") as name:
            kit = _fill(Path(name), order, palette, logos, fonts)
    else:
        final.parent.mkdir(parents=True, exist_ok=True)
        with atomic_folder(final) as folder:
            kit = _fill(folder, order, palette, logos, fonts)
    own = () if order.id not in list_kits((paths.brand_kits(),)) else (_over(order.id),)
    used = {logo.file for logo in kit.logos} | {one.file for one in kit.textures} | set(fonts.files)
    notes = (*palette.notes, *logos.notes, *fonts.notes, *own)
    return NewKit(kit=kit, folder=final, files=(FILE, *sorted(used)), notes=notes)


def _over(ident: str) -> str:
    return N_(f"Kit ini memakai id “{ident}” dan menggantikan kit bawaan dengan id yang sama.")


def ident_for(short: str) -> str:
    """A free id made of a name."""
    plain = normalize("NFKD", short).encode("ascii", "ignore").decode().lower()
    base = "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-") or "kit-kantor"
    known, number, ident = list_kits(), 2, base
    while ident in known or (office_kits() / ident).exists():
        ident, number = f"{base}-{number}", number + 1
    return ident


def initials(name: str) -> str:
    """At most three capitals of the words that carry the name."""
    words = [word for word in re.findall(r"\w+", name) if not ROMAN.fullmatch(word)]
    heavy = [word for word in words if word.casefold() not in SMALL_WORDS] or words or [name]
    return "".join(word[0] for word in heavy[:INITIALS]).upper()


def footer_lines(short: str) -> tuple[str, ...]:
    """The name on two lines of like length when it is long, else on one."""
    words = short.split()
    if len(short) <= LINE // 2 or len(words) < 2:
        return (short,)
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return min(cuts, key=lambda pair: abs(len(pair[0]) - len(pair[1])))


def _refuse_bad_words(order: KitOrder) -> None:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", order.id):
        raise StudioError(
            "kit/id", f"Id “{order.id}” tidak sah.", "Pakai huruf kecil, angka, dan tanda hubung."
        )
    for text in (order.name, order.short, *order.lines, *order.footer):
        if not text.strip() or CONTROL.search(text):
            raise StudioError(
                "kit/text", "Nama atau isian kit kosong, atau memuat tanda kendali.", "Tulis ulang."
            )


def _logos(order: KitOrder, palette: Palette) -> LogoSet:
    colors = {role: palette.swatches[swatch] for role, swatch in palette.roles.items()}
    if order.logo is not None:
        dark = read_logo(order.logo_dark) if order.logo_dark else None
        return logo_set(read_logo(order.logo), dark, colors)
    if order.logo_dark is not None:
        raise StudioError(
            "kit/logo", "Logo untuk bidang gelap diberikan tanpa logo utama.", "Sebut juga --logo."
        )
    from studio.render.monogram import emblem  # noqa: PLC0415 - brings Qt in

    ensure_application()
    text = initials(order.short)
    light = emblem(text, colors["field"], colors["on-field"], colors["accent-on-field"])
    dark_data = emblem(text, colors["on-field"], colors["field"], colors["accent"])
    made = logo_set(
        Drawing(data=light, suffix=".svg", aspect=1.0), Drawing(data=dark_data, suffix=".svg", aspect=1.0),
        colors, drawn=True,
    )  # fmt: skip
    told = N_(f"Belum ada logo; dipakai monogram “{text}”. Ganti dengan lambang resmi bila sudah ada.")
    return msgspec.structs.replace(made, notes=(told,))


def _fill(folder: Path, order: KitOrder, palette: Palette, logos: LogoSet, fonts: OwnFonts) -> Kit:
    """Write every file of the kit, and read it back as any kit is read."""
    starter = paths.brand_kits() / STARTER
    shared = (starter / FILE).read_text("utf-8")
    shared = shared[shared.index(SHARED) :]
    text = _head(order, palette, logos.logos) + with_fonts(shared, fonts)
    files = {FILE: text.encode(), **logos.files, **fonts.files}
    for texture in sorted((starter / "textures").glob("*.svg")):
        files[f"textures/{texture.name}"] = texture.read_bytes()
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return load_kit(folder)


def _head(order: KitOrder, palette: Palette, logos: tuple[Logo, ...]) -> str:
    """The part of `brand.toml` that is the office's own."""
    tag = "#" + re.sub(r"\W", "", "".join(word[:1].upper() + word[1:] for word in order.short.split()))
    lines = [
        f"# Kit merek {order.name}. Penjelasan tiap kunci ada di docs/merek.md.",
        f"# Warna diturunkan dari utama {to_hex(order.primary)} dan aksen {to_hex(order.accent)}.",
        "", "format = 1", f"id = {_toml(order.id)}", "version = 1", f"footer = {_toml(order.footer)}",
        *_table("name", {
            "full": order.name, "short": order.short, "lines": order.lines or footer_lines(order.short),
        }),
        *_table("swatches", palette.swatches),
        *_table("roles", palette.roles),
        *_table("hashtags", {"umum": (tag,)}),
        *_table("about", {
            "shares": "Kertas 60, bidang 30, aksen 10.",
            "accent": "Aksen terang hanya di atas bidang; di atas kertas dipakai aksen yang lebih gelap.",
        }),
    ]  # fmt: skip
    for logo in logos:
        lines += ["", "[[logos]]"]
        lines += [f"{key} = {_toml(getattr(logo, key))}" for key in logo.__struct_fields__]
    return "\n".join([*lines, "", ""])


def _table(name: str, values: dict[str, Any]) -> list[str]:
    return ["", f"[{name}]", *(f"{key} = {_toml(value)}" for key, value in values.items())]


def _toml(value: Any) -> str:
    """A value as TOML writes it; JSON's strings, numbers and lists are TOML's as well."""
    return json.dumps(value, ensure_ascii=False)
