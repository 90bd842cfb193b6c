"""Content files: a post written by hand in TOML, as a validated value; see docs/berkas-konten.md."""

import datetime as dt
import re
from pathlib import Path, PureWindowsPath
from typing import Any

import msgspec

from studio.catalog.decode import decode, nearest, read_toml_text, unknown_key
from studio.domain.content import Caption, Item, Items, Link, RichText, Schedule, Zone
from studio.domain.record import Value
from studio.errors import StudioError
from studio.intake.example_pictures import picture_path
from studio.intake.limits import LIMITS
from studio.intake.picture import read_bounded
from studio.intake.rich_text import rich_text

FORMAT = 1
DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
DECIMAL = re.compile(r"-?\d{1,30}(?:\.\d{1,20})?")
FIGURE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class PictureEntry(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A picture slot: a file beside the content file, and what is known about it."""

    file: str
    alt: str = ""
    source: str = ""
    author: str = ""
    licence: str = ""
    consent: str = ""
    people: str = ""
    focal: tuple[float, float] = (0.5, 0.5)
    crop: tuple[float, float, float, float] | None = None


class FigureEntry(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A slot that shows one figure of the file."""

    figure: str


class FiguresEntry(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A slot that shows several figures."""

    figures: tuple[str, ...]


class LinkEntry(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A slot that shows an address."""

    url: str


class ItemEntry(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of a list slot."""

    title: str = ""
    detail: str = ""
    icon: str = ""


class ItemsEntry(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A list slot."""

    items: tuple[ItemEntry, ...]


SAME = (
    "title", "template", "kit", "variant", "placements", "pillar", "campaign", "tags", "summary", "purpose",
    "audience", "key_message", "event_date", "note", "figures",
)  # fmt: skip
Entry = RichText | PictureEntry | FigureEntry | FiguresEntry | Link | Items
SHAPES: dict[str, type[Value]] = {
    "file": PictureEntry,
    "figure": FigureEntry,
    "figures": FiguresEntry,
    "url": LinkEntry,
    "items": ItemsEntry,
}


class CaptionEntry(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A caption as written in the file."""

    text: str = ""
    hashtags: tuple[str, ...] | None = None
    mentions: tuple[str, ...] | None = None
    link: str = ""
    call_to_action: str = ""
    first_comment: str = ""
    fields: dict[str, str] = msgspec.field(default_factory=dict)


class ScheduleEntry(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When to publish."""

    date: str = ""
    time: str = ""
    zone: Zone = "Asia/Jakarta"


class FigureLine(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A figure of the register; `value` is an exact decimal such as `1112` or `6.3`."""

    id: str
    value: str
    label: str
    unit: str = ""
    source: str = ""
    as_of: str = ""
    period: str = ""
    previous: str = ""
    previous_label: str = ""
    expires: str = ""


class _Page(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    layout: str = ""
    slots: dict[str, Any] = msgspec.field(default_factory=dict)
    alt: dict[str, str] = msgspec.field(default_factory=dict)


class _File(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: int
    title: str
    template: str
    kit: str = ""
    variant: str = ""
    layout: str = ""
    placements: tuple[str, ...] = ()
    pillar: str = ""
    campaign: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    purpose: str = ""
    audience: str = ""
    key_message: str = ""
    event_date: str = ""
    note: str = ""
    slots: dict[str, Any] = msgspec.field(default_factory=dict)
    pages: tuple[_Page, ...] = ()
    caption: CaptionEntry = CaptionEntry()
    captions: dict[str, CaptionEntry] = msgspec.field(default_factory=dict)
    schedule: ScheduleEntry = ScheduleEntry()
    figures: tuple[FigureLine, ...] = ()
    alt: dict[str, str] = msgspec.field(default_factory=dict)


class Page(Value, frozen=True, kw_only=True):
    """One page: its template page (empty for the first of the template) and its slots."""

    layout: str = ""
    slots: dict[str, Entry] = msgspec.field(default_factory=dict)


class ContentFile(Value, frozen=True, kw_only=True):
    """A validated content file. `folder` is where it lies; picture files are relative to it."""

    folder: str
    title: str
    template: str
    kit: str = ""
    variant: str = ""
    placements: tuple[str, ...] = ()
    pillar: str = ""
    campaign: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    purpose: str = ""
    audience: str = ""
    key_message: str = ""
    event_date: str = ""
    note: str = ""
    pages: tuple[Page, ...] = ()
    caption: Caption = Caption()
    captions: dict[str, Caption] = msgspec.field(default_factory=dict)
    schedule: Schedule = Schedule()
    figures: tuple[FigureLine, ...] = ()


def read_content(path: Path) -> ContentFile:
    """The content file at `path`; StudioError names the file and the key that is wrong."""
    data = read_bounded(path, LIMITS.content.bytes)
    return decode_content(read_toml_text(data, path.name), path.parent, path.name)


def decode_content(raw: dict[str, Any], folder: Path, where: str) -> ContentFile:
    """Raw tables as a content file whose pictures lie under `folder`."""
    raw = _as_text(raw)
    file = decode(raw, _File, where)
    if file.format != FORMAT:
        raise _wrong(where, "format", f"harus {FORMAT}", f"Tulis format = {FORMAT}.")
    pages = _pages(file, folder, where)
    _check_dates(file, where)
    _check_figures(file, pages, where)
    _check_texts(raw, where, "")
    captions = {name: _caption(entry) for name, entry in file.captions.items()}
    return ContentFile(
        folder=str(folder),
        pages=pages,
        caption=_caption(file.caption),
        captions=captions,
        schedule=msgspec.convert(msgspec.to_builtins(file.schedule), Schedule),
        **{name: getattr(file, name) for name in SAME},
    )


def _as_text(value: Any, key: str = "") -> Any:
    """TOML dates, times and whole numbers of figures as the texts that the records hold."""
    if isinstance(value, dict):
        return {name: _as_text(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    whole = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if whole and key in ("value", "previous") else value


def _wrong(where: str, key: str, what: str, hint: str) -> StudioError:
    return StudioError("content/invalid", f"{where}: nilai “{key}” tidak sah, {what}.", hint)


def _caption(entry: CaptionEntry) -> Caption:
    return Caption(**{name: getattr(entry, name) for name in entry.__struct_fields__})


def _pages(file: _File, folder: Path, where: str) -> tuple[Page, ...]:
    limits = LIMITS.content
    if len(file.pages) >= limits.pages:
        raise _wrong(where, "pages", f"lebih dari {limits.pages} halaman", "Bagi menjadi beberapa konten.")
    first = [("", file.layout, file.slots, file.alt)] if file.slots or not file.pages else []
    later = [(f"pages[{n}].", page.layout, page.slots, page.alt) for n, page in enumerate(file.pages)]
    pages = []
    for prefix, layout, slots, alt in (*first, *later):
        if len(slots) > limits.slots:
            raise _wrong(where, f"{prefix}slots", f"lebih dari {limits.slots} isian", "Kurangi isiannya.")
        entries = {
            name: _entry(value, folder, where, f"{prefix}slots.{name}") for name, value in slots.items()
        }
        pages.append(Page(layout=layout, slots=_with_alt(entries, alt, where, f"{prefix}alt")))
    if not first and (file.alt or file.layout):
        raise _wrong(where, "alt" if file.alt else "layout", "tanpa [slots]", "Pindahkan ke dalam [[pages]].")
    return tuple(pages)


def _with_alt(entries: dict[str, Entry], alt: dict[str, str], where: str, key: str) -> dict[str, Entry]:
    pictures = [name for name, entry in entries.items() if isinstance(entry, PictureEntry)]
    for name, text in alt.items():
        entry = entries.get(name)
        if not isinstance(entry, PictureEntry):
            raise unknown_key(name, key, pictures, where)
        if entry.alt and entry.alt != text:
            raise _wrong(
                where,
                f"{key}.{name}",
                "berbeda dari alt pada gambarnya",
                "Tulis teks alternatif sekali saja.",
            )
        entries = {**entries, name: msgspec.structs.replace(entry, alt=text)}
    return entries


def _entry(value: Any, folder: Path, where: str, key: str) -> Entry:
    if isinstance(value, str):
        return rich_text(value)
    if not isinstance(value, dict):
        raise _wrong(where, key, "harus teks atau tabel", 'Tulis teks, atau misalnya { file = "foto.jpg" }.')
    shape = next((SHAPES[name] for name in SHAPES if name in value), None)
    if shape is None:
        wrong = next(iter(value), "")
        near = nearest(wrong, SHAPES) if wrong else ""
        hint = (
            f"Mungkin maksudnya “{near}”." if near else f"Tabel isian memuat salah satu: {', '.join(SHAPES)}."
        )
        raise StudioError("catalog/unknown-key", f"{where}: isian “{key}” tidak dikenal.", hint)
    entry = decode(value, shape, f"{where}: {key}")
    if isinstance(entry, PictureEntry):
        _check_picture(entry, folder, where, key)
        return entry
    if isinstance(entry, LinkEntry):
        return Link(url=entry.url)
    if isinstance(entry, ItemsEntry):
        if len(entry.items) > LIMITS.content.items:
            raise _wrong(where, key, f"lebih dari {LIMITS.content.items} butir", "Kurangi butirnya.")
        return Items(items=tuple(Item(title=i.title, detail=i.detail, icon=i.icon) for i in entry.items))
    if isinstance(entry, FigureEntry | FiguresEntry):
        return entry
    raise TypeError(shape)


def _check_picture(entry: PictureEntry, folder: Path, where: str, key: str) -> None:
    windows = PureWindowsPath(entry.file)
    if windows.drive or windows.root or "\x00" in entry.file or not entry.file.strip():
        raise _wrong(
            where, f"{key}.file", "harus relatif terhadap berkas ini", "Salin gambarnya ke folder yang sama."
        )
    if "\\" in entry.file:
        raise _wrong(
            where, f"{key}.file", "memakai garis miring terbalik", "Pakai garis miring biasa: foto/a.jpg."
        )
    path = picture_path(folder, entry.file)
    if not path.is_file():
        siblings = sorted(p.name for p in path.parent.glob("*") if p.is_file())
        near = nearest(path.name, siblings[:1000])
        hint = f"Mungkin maksudnya “{near}”." if near else "Letakkan gambar itu di samping berkas konten."
        raise StudioError(
            "content/missing-file", f"{where}: gambar “{entry.file}” di “{key}” tidak ada.", hint
        )
    numbers = (*entry.focal, *(entry.crop or ()))
    if any(not 0 <= number <= 1 for number in numbers):
        raise _wrong(
            where, key, "focal dan crop harus 0 sampai 1", "Tulis pecahan, misalnya focal = [0.5, 0.4]."
        )


def _check_dates(file: _File, where: str) -> None:
    for key, value, pattern, like in (
        ("event_date", file.event_date, DATE, "2026-11-21"),
        ("schedule.date", file.schedule.date, DATE, "2026-11-21"),
        ("schedule.time", file.schedule.time, TIME, "09:30"),
        *((f"figures[{n}].as_of", figure.as_of, DATE, "2026-11-21") for n, figure in enumerate(file.figures)),
        *(
            (f"figures[{n}].expires", figure.expires, DATE, "2026-11-21")
            for n, figure in enumerate(file.figures)
        ),
    ):
        if value and not pattern.fullmatch(value):
            raise _wrong(where, key, f"ternyata “{value}”", f"Tulis seperti {like}.")


def _check_figures(file: _File, pages: tuple[Page, ...], where: str) -> None:
    if len(file.figures) > LIMITS.content.figures:
        raise _wrong(where, "figures", f"lebih dari {LIMITS.content.figures} angka", "Kurangi angkanya.")
    known: list[str] = []
    for number, figure in enumerate(file.figures):
        key = f"figures[{number}]"
        if not FIGURE_ID.fullmatch(figure.id) or figure.id in known:
            raise _wrong(
                where,
                f"{key}.id",
                f"“{figure.id}” ganda atau bukan huruf kecil, angka, tanda hubung",
                "Ganti id-nya.",
            )
        for name, value in (("value", figure.value), ("previous", figure.previous)):
            if (name == "value" or value) and not DECIMAL.fullmatch(value):
                raise _wrong(
                    where,
                    f"{key}.{name}",
                    f"ternyata “{value}”",
                    'Tulis angka persis tanpa pemisah ribuan: "1112" atau "6.3".',
                )
        known.append(figure.id)
    for page in pages:
        for name, entry in page.slots.items():
            for used in _used(entry):
                if used not in known:
                    raise unknown_key(used, f"slots.{name}.figure", known, where)


def _used(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, FigureEntry):
        return (entry.figure,)
    return entry.figures if isinstance(entry, FiguresEntry) else ()


def _check_texts(value: Any, where: str, key: str) -> None:
    """No text beyond its bound, no NUL and no lone surrogate anywhere."""
    if isinstance(value, str):
        if len(value) > LIMITS.text.caption:
            raise _wrong(where, key, f"lebih dari {LIMITS.text.caption} huruf", "Pendekkan teksnya.")
        if re.search("[\x00\ud800-\udfff]", value):
            raise _wrong(where, key, "memuat karakter yang bukan tulisan", "Ketik ulang teksnya.")
    elif isinstance(value, dict):
        for name, inner in value.items():
            _check_texts(inner, where, f"{key}.{name}" if key else str(name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _check_texts(inner, where, f"{key}[{number}]")
