"""How large a foreign file may be: the one table that code, tests and manual read.

Numbers are upper bounds that are still accepted. A file beyond one is refused with the bound named.
"""

from studio.domain.record import Value

MB = 1_000_000


class NameLimits(Value, frozen=True, kw_only=True):
    """Bounds of a stored file name."""

    bytes: int = 150


class ImageLimits(Value, frozen=True, kw_only=True):
    """Bounds of PNG, JPEG, WebP, GIF, TIFF and BMP pictures."""

    formats: tuple[str, ...] = ("PNG", "JPEG", "WEBP", "GIF", "TIFF", "BMP")
    bytes: int = 100 * MB
    pixels: int = 50 * MB
    side: int = 16_384
    frames: int = 300
    frame_pixels: int = 500 * MB
    metadata: int = 8 * MB
    copy_bytes: int = 250 * MB


class SvgLimits(Value, frozen=True, kw_only=True):
    """Bounds of SVG drawings; `expansion` counts elements after every reference is followed."""

    bytes: int = 5 * MB
    inflated: int = 10 * MB
    data_uri: int = 10 * MB
    elements: int = 20_000
    depth: int = 100
    expansion: int = 10_000
    path_commands: int = 50_000
    blur: float = 100.0
    octaves: int = 10
    side: int = 4_096
    side_small: int = 2_048


class ContainerLimits(Value, frozen=True, kw_only=True):
    """Bounds of the ZIP container that Word documents and workbooks are."""

    bytes: int = 20 * MB
    parts: int = 500
    inflated: int = 200 * MB
    entry_ratio: int = 100
    entry_ratio_from: int = 1 * MB
    total_ratio: int = 20
    name_bytes: int = 150
    folders: int = 8
    gap: int = 64_000


class DocxLimits(ContainerLimits, frozen=True, kw_only=True):
    """Bounds of Word documents."""

    document: int = 20 * MB
    depth: int = 200
    paragraphs: int = 20_000


class TableLimits(ContainerLimits, frozen=True, kw_only=True):
    """Bounds of tables, CSV and XLSX; a workbook repeats itself more than a letter does."""

    bytes: int = 10 * MB
    total_ratio: int = 100
    rows: int = 50_000
    columns: int = 200
    cell: int = 32_767


class CalendarLimits(Value, frozen=True, kw_only=True):
    """Bounds of calendar files (ICS); `instances` counts those of one event within the span."""

    bytes: int = 5 * MB
    components: int = 5_000
    line: int = 64_000
    depth: int = 5
    instances: int = 1_000
    wall: float = 5.0


class NarrativeLimits(ContainerLimits, frozen=True, kw_only=True):
    """Bounds of narrative packs and what regions return of them; `template_depth` is of a template's tree."""

    bytes: int = 100 * MB
    parts: int = 400
    folders: int = 4
    template: int = 2 * MB
    template_depth: int = 80
    messages: int = 200
    figures: int = 1_000
    templates: int = 50
    posts: int = 5_000
    lines: int = 100
    name: int = 500
    text: int = 20_000


class TextLimits(Value, frozen=True, kw_only=True):
    """Bounds of plain text: a file, the text of a press release, one caption or slot."""

    bytes: int = 2 * MB
    press: int = 200_000
    caption: int = 20_000
    line: int = 20_000


class JsonLimits(Value, frozen=True, kw_only=True):
    """Bounds of JSON."""

    bytes: int = 1 * MB
    depth: int = 20
    integer: int = 2**53 - 1


class ContentLimits(Value, frozen=True, kw_only=True):
    """Bounds of a content file (TOML)."""

    bytes: int = 1 * MB
    pages: int = 50
    slots: int = 100
    figures: int = 200
    items: int = 200
    pictures: int = 100
    placements: int = 200


class WorkerLimits(Value, frozen=True, kw_only=True):
    """What the child process that reads a foreign file may use; times in seconds."""

    wall: float = 10.0
    cpu: int = 12
    memory: int = 1_500 * MB
    files: int = 32
    file_bytes: int = 300 * MB
    reply: int = 1 * MB


class ScanLimits(ContainerLimits, frozen=True, kw_only=True):
    """Bounds of files that are only read for personal data: their container, pages, characters, QR codes."""

    bytes: int = 100 * MB
    parts: int = 3_000
    inflated: int = 400 * MB
    total_ratio: int = 100
    pages: int = 500
    text: int = 2_000_000
    codes: int = 40
    wall: float = 30.0


class Limits(Value, frozen=True, kw_only=True):
    """All input limits."""

    name: NameLimits = NameLimits()
    image: ImageLimits = ImageLimits()
    svg: SvgLimits = SvgLimits()
    docx: DocxLimits = DocxLimits()
    table: TableLimits = TableLimits()
    calendar: CalendarLimits = CalendarLimits()
    narrative: NarrativeLimits = NarrativeLimits()
    text: TextLimits = TextLimits()
    json: JsonLimits = JsonLimits()
    content: ContentLimits = ContentLimits()
    scan: ScanLimits = ScanLimits()
    worker: WorkerLimits = WorkerLimits()


LIMITS = Limits()
