"""index.html: every rendition in place beside its caption, readable on a phone without a script."""

import base64
import string
from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal

from studio import i18n
from studio.domain.caption import AssembledCaption
from studio.domain.content import ZONE_NAMES, Schedule, Status
from studio.domain.record import Value
from studio.domain.review import Finding, Severity
from studio.export.captions import FIELD_NAMES
from studio.export.index_style import SCRIPT, Look, style_sheet

PER_POST = 1_000_000
SMALLEST_THUMB = 2_000
PLAIN = frozenset(string.ascii_letters + string.digits + "-._~/")
STATUS_NAMES: dict[Status, str] = {
    "idea": "Ide", "draft": "Draf", "editing": "Sunting", "verifying": "Verifikasi",
    "in-review": "Menunggu persetujuan", "changes-asked": "Perlu perbaikan", "approved": "Disetujui",
    "scheduled": "Terjadwal", "published": "Terbit", "evaluated": "Dievaluasi", "on-hold": "Ditahan",
    "archived": "Arsip",
}  # fmt: skip
SEVERITY_NAMES: dict[Severity, str] = {"blocker": "Penghalang", "warning": "Peringatan", "advice": "Saran"}
POLICY = "default-src 'none'; img-src data: 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


FileKind = Literal["image", "video", "pdf"]


class Shown(Value, frozen=True, kw_only=True):
    """One file of `media/`; `thumb` is a WebP of at most 25 KB, empty when there is no picture of it."""

    path: str
    platform: str
    placement: str
    width: int
    height: int
    file_bytes: int
    kind: FileKind = "image"
    thumb: bytes = b""
    alt: str = ""
    page: int = 1
    pages: int = 1


class PostView(Value, frozen=True, kw_only=True):
    """One post as shown; `captions` and `platforms` (names to show) by platform id, in order."""

    id: str
    title: str
    status: Status = "draft"
    schedule: Schedule = Schedule()
    summary: str = ""
    platforms: dict[str, str] = {}  # noqa: RUF012 - msgspec copies an empty default
    captions: dict[str, AssembledCaption] = {}  # noqa: RUF012
    shown: tuple[Shown, ...] = ()
    findings: tuple[Finding, ...] = ()
    draft: bool = False


DRAFT = "Masih ada penghalang yang belum selesai; medianya bertanda dan bukan untuk disiarkan."
PAGE = string.Template("""<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>$title</title>
<style>$style</style>
</head>
<body>
<div class="page">
<header class="top">
<p class="office">$office</p>
<h1>$title</h1>
$contents
$documents
</header>
<main>
$posts
</main>
<footer>$footer</footer>
</div>
<script>$script</script>
</body>
</html>
""")


def index_page(
    posts: Sequence[PostView],
    look: Look,
    *,
    office: str,
    documents: Sequence[tuple[str, str]] = (),
    footer: str = "",
) -> str:
    """The page as text; thumbnails are made smaller where a post would pass 1 MB.

    Args:
        posts: in the order of the bundle.
        look: colours of the kit.
        office: institution and unit, over the title.
        documents: (relative path, words) of files to link, such as proof.pdf.
        footer: one line at the end.
    """
    title = posts[0].title if len(posts) == 1 else f"{len(posts)} konten siap unggah"
    links = "".join(f'<a href="{_href(path)}">{escape(words)}</a>' for path, words in documents)
    return PAGE.substitute(
        policy=escape(POLICY),
        title=escape(title),
        office=escape(office),
        style=style_sheet(look),
        contents=_contents(posts) if len(posts) > 1 else "",
        documents=f'<p class="files">{links}</p>' if links else "",
        posts="\n".join(
            _post(post, number, sole=len(posts) == 1) for number, post in enumerate(posts, start=1)
        ),
        footer=escape(footer),
        script=SCRIPT,
    )


def when(schedule: Schedule) -> str:
    """`Selasa, 24 November 2026 · 09.00 WIB`, or that it has no date yet."""
    if not schedule.date:
        return "Belum dijadwalkan"
    day = i18n.long_date(schedule.date, weekday=True)
    clock = f" · {schedule.time.replace(':', '.')} {ZONE_NAMES[schedule.zone]}" if schedule.time else ""
    return day + clock


def open_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those somebody must read, the gravest first."""
    order = list(SEVERITY_NAMES)
    stand = (finding for finding in findings if finding.status in {"warn", "fail", "error"})
    return tuple(sorted(stand, key=lambda finding: order.index(finding.severity)))


def _contents(posts: Sequence[PostView]) -> str:
    rows = (
        f'<li><a href="#konten-{number}">{escape(post.title)}</a> '
        f"<span>{escape(when(post.schedule))}</span></li>"
        for number, post in enumerate(posts, start=1)
    )
    return f'<nav aria-label="Daftar konten"><ul class="toc">{"".join(rows)}</ul></nav>'


def _post(post: PostView, number: int, *, sole: bool) -> str:
    """The section of one post, its thumbnails shrunk until the section fits its share."""
    limit = 0
    while True:
        text = _section(post, number, limit, sole=sole)
        size = len(text.encode())
        pictures = sum(len(_fitted(shown.thumb, limit)) for shown in post.shown)
        if size <= PER_POST or not pictures or (limit and limit <= SMALLEST_THUMB):
            return text
        room = max(0.5, min(0.9, (PER_POST - (size - pictures * 4 / 3)) / (pictures * 4 / 3)))
        largest = limit or max(len(shown.thumb) for shown in post.shown)
        limit = max(SMALLEST_THUMB, int(largest * room))


def _section(post: PostView, number: int, limit: int, *, sole: bool) -> str:
    known = {*post.platforms, *(shown.platform for shown in post.shown)}
    order = [*post.platforms, *sorted(known - set(post.platforms))]
    heading = "" if sole else f"<h2>{escape(post.title)}</h2>"
    lead = f'<p class="lead">{escape(post.summary)}</p>' if post.summary else ""
    lead = f'<p class="draft"><b>Cetak coba.</b> {DRAFT}</p>{lead}' if post.draft else lead
    blocks = "\n".join(_platform(post, platform, number, limit) for platform in order)
    return (
        f'<section class="post" id="konten-{number}"><header>{heading}'
        f'<p class="when"><b>{escape(when(post.schedule))}</b> · {escape(STATUS_NAMES[post.status])}</p>'
        f"{lead}{_checks(post.findings)}</header>\n{blocks}</section>"
    )


def _checks(findings: tuple[Finding, ...]) -> str:
    stand = open_findings(findings)
    if not stand:
        return '<ul class="chips"><li class="ok">✓ Pemeriksaan otomatis tanpa temuan</li></ul>'
    counts = {name: sum(f.severity == name for f in stand) for name in SEVERITY_NAMES}
    chips = "".join(
        f'<li class="{name}">{count} {SEVERITY_NAMES[name].lower()}</li>'
        for name, count in counts.items()
        if count
    )
    rows = "".join(
        f'<li class="{finding.severity}"><p>{escape(finding.message)}</p>'
        f"<small>{escape(' · '.join(_about(finding)))}</small></li>"
        for finding in stand
    )
    opened = " open" if counts["blocker"] else ""
    return (
        f'<ul class="chips">{chips}</ul><details class="findings"{opened}>'
        f"<summary>Temuan pemeriksaan ({len(stand)})</summary><ul>{rows}</ul></details>"
    )


def _about(finding: Finding) -> list[str]:
    where = finding.where.placement or finding.where.platform
    return [part for part in (SEVERITY_NAMES[finding.severity], where, finding.hint, finding.code) if part]


def _platform(post: PostView, platform: str, number: int, limit: int) -> str:
    mine = [shown for shown in post.shown if shown.platform == platform]
    shots = "".join(_figure(shown, limit) for shown in mine)
    words = _copy(post.captions.get(platform, AssembledCaption()), mine, f"t{number}-{platform}")
    name = post.platforms.get(platform, platform)
    body = f'<div class="shots">{shots}</div>' if shots else ""
    alone = "" if body and words else " alone"
    return f'<section class="platform{alone}"><h3>{escape(name)}</h3>{body}{words}</section>'


def _figure(shown: Shown, limit: int) -> str:
    thumb = _fitted(shown.thumb, limit)
    tag = {"video": "Video", "pdf": "PDF"}.get(shown.kind, "")
    page = f" · {shown.page}/{shown.pages}" if shown.pages > 1 else ""
    alt = shown.alt or f"{shown.placement}, tanpa teks alternatif"
    if thumb:
        source = f"data:image/webp;base64,{base64.b64encode(thumb).decode()}"
        picture = f'<img src="{source}" width="{shown.width}" height="{shown.height}" alt="{escape(alt)}">'
    else:
        picture = f'<span class="none">{escape(tag or "Buka berkas")}</span>'
    badge = f'<span class="tag">{escape(tag)}</span>' if tag and thumb else ""
    facts = f"{shown.width} × {shown.height} px · {_size(shown.file_bytes)}"
    return (
        f'<figure style="--r:{shown.width / shown.height:.4f}">'
        f'<a href="{_href(shown.path)}">{picture}{badge}</a>'
        f"<figcaption><b>{escape(shown.placement)}{page}</b>{facts}</figcaption></figure>"
    )


def _copy(caption: AssembledCaption, mine: list[Shown], ident: str) -> str:
    """The card of texts to paste: caption, fields, first comment, and the alt text of each page."""
    parts = [("Takarir", caption.text)]
    parts += [(FIELD_NAMES.get(name, name), value) for name, value in caption.fields.items()]
    parts += [("Komentar pertama", caption.first_comment)]
    alts = {shown.page: shown.alt for shown in mine if shown.alt}
    several = any(shown.pages > 1 for shown in mine)
    parts += [
        (f"Teks alternatif {page}" if several else "Teks alternatif", text)
        for page, text in sorted(alts.items())
    ]
    rows = "".join(
        f'<div class="part"><h4>{escape(name)}</h4>'
        f'<button type="button" hidden data-copy="{escape(ident)}-{at}">'
        f'Salin<span class="for"> {escape(name.lower())}</span></button></div>'
        f'<p class="words" id="{escape(ident)}-{at}">{escape(text)}</p>'
        for at, (name, text) in enumerate(parts)
        if text
    )
    return f'<div class="copy">{rows}</div>' if rows else ""


def _fitted(thumb: bytes, limit: int) -> bytes:
    if not limit or len(thumb) <= limit:
        return thumb
    from studio.export.encoders.webp import shrink  # noqa: PLC0415 - heavy

    return shrink(thumb, limit)


def _href(path: str) -> str:
    """The relative path as an address: anything but plain ASCII in percent form."""
    return "".join(chr(byte) if chr(byte) in PLAIN else f"%{byte:02X}" for byte in path.encode())


def _size(size: int) -> str:
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{i18n.number(f'{size / 1e6:.1f}')} MB"
