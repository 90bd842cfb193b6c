"""What stands beside the media of a bundle: captions, alt texts, page, proof, approval sheet, manifest."""

import hashlib
import platform as machine
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from studio import __version__, i18n
from studio.checks.freeze import frozen
from studio.checks.gate import Gate
from studio.domain.brand import Kit
from studio.domain.caption import AssembledCaption, assemble
from studio.domain.content import (
    ZONE_NAMES,
    Asset,
    Caption,
    Design,
    DesignPage,
    Figure,
    FigureRef,
    FigureRefs,
    Office,
    Picture,
    Pillar,
    Post,
)
from studio.domain.platform import Platform
from studio.domain.project import Project
from studio.domain.review import Finding
from studio.domain.strategy import KeyMessage
from studio.export import manifest as m
from studio.export.bundle import file_entry, with_media, write_manifest
from studio.export.captions import CaptionSet, caption_files, caption_folders
from studio.export.docx import ApprovalSheet, Kop, Work, approval_docx, facts_of
from studio.export.gate_sheet import gate_paper
from studio.export.index_page import FileKind, PostView, Shown, index_page
from studio.export.index_style import look_of
from studio.export.job import scene_of
from studio.export.outside_plan import film_in
from studio.export.pipeline import Made
from studio.export.proof import Cell, proof_pdf
from studio.export.rendering import logo_png
from studio.seal.content_hash import content_hashes
from studio.store.atomic import write_atomic

SHEET, PROOF, INDEX = "lembar-persetujuan.docx", "proof.pdf", "index.html"


@dataclass(frozen=True, slots=True)
class PostBundle:
    """A post with what was made of it and what the checks said."""

    post: Post
    design: Design
    kit: Kit
    made: tuple[Made, ...]
    findings: tuple[Finding, ...]
    revision: int
    gate: Gate

    @property
    def draft(self) -> bool:
        """Whether its media are marked: something blocks it, or a crisis holds it back."""
        return self.gate.blocked or frozen(self.post, self.gate)


def captions_of(post: Post, platforms: Sequence[str]) -> dict[str, AssembledCaption]:
    """The text of each platform that gets media and takes a caption."""
    return {p: assemble(post.captions.get(p, Caption()), post.caption) for p in platforms}


def alts_of(project: Project, design: Design) -> tuple[str, ...]:
    """The alternative text of each page: those of its pictures."""
    texts = []
    for ident in design.pages:
        page = project.get(DesignPage, ident)
        found = []
        for value in page.slots.values():
            if isinstance(value, Picture):
                asset = project.find(Asset, value.asset)
                found.append(value.alt or (asset.alt if asset else ""))
        texts.append(" ".join(t for t in found if t))
    return tuple(texts)


def write_documents(
    folder: Path, project: Project, project_id: str, bundles: Sequence[PostBundle],
    platforms: Mapping[str, Platform], versions: m.DataVersions, store: Path,
) -> str:  # fmt: skip
    """Write everything but the media, the manifest last; gives the manifest's SHA-256."""
    sets = [_caption_set(project, b, platforms) for b in bundles]
    texts = caption_files(sets)
    for path, data in texts.items():
        _put(folder, path, data)
    _put(folder, PROOF, _proof(project, bundles, store))
    _put(folder, SHEET, _sheets(project, bundles, sets, store))
    _put(folder, INDEX, _index(project, bundles, sets, platforms))
    folders = caption_folders([(b.post.id, b.post.title) for b in bundles])
    entries = []
    shared = [SHEET, PROOF, INDEX, "captions/captions.json"]
    for bundle, texts_of in zip(bundles, sets, strict=True):
        subtitles = _subtitles(folder, bundle, store)
        own = [p for p in texts if p.startswith(folders[bundle.post.id] + "/") and p not in shared]
        own += subtitles
        entries.append(_post_entry(folder, project, bundle, texts_of, own))
    manifest = m.Manifest(
        studio=__version__, platform=_software(),
        project=m.ProjectEntry(id=project_id, revision=bundles[0].revision),
        data=versions, posts=tuple(entries), files=tuple(file_entry(folder, p) for p in shared),
    )  # fmt: skip
    return write_manifest(folder, manifest)


def _subtitles(folder: Path, bundle: PostBundle, store: Path) -> list[str]:
    """The subtitles of films made elsewhere, each beside its film under the same name."""
    found = []
    for made in bundle.made:
        film = film_in(made.job.data) if made.job.kind == "video" else None
        if film is not None and film.subtitles:
            path = made.path.rpartition(".")[0] + ".srt"
            _put(folder, path, (store / film.subtitles).read_bytes())
            found.append(path)
    return found


def _put(folder: Path, path: str, data: bytes) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(target, data)


def _software() -> m.Software:
    import PIL  # noqa: PLC0415 - only its version
    from PySide6.QtCore import qVersion  # noqa: PLC0415 - heavy

    return m.Software(
        os=f"{machine.system()} {machine.machine()}", python=machine.python_version(),
        qt=str(qVersion()), pillow=PIL.__version__,
    )  # fmt: skip


def _platforms_of(bundle: PostBundle) -> list[str]:
    return list(dict.fromkeys(made.job.placement.platform for made in bundle.made))


def _caption_set(project: Project, bundle: PostBundle, platforms: Mapping[str, Platform]) -> CaptionSet:
    with_text = [p for p in _platforms_of(bundle) if p in platforms and platforms[p].captions]
    alts = alts_of(project, bundle.design)
    return CaptionSet(
        id=bundle.post.id, title=bundle.post.title, captions=captions_of(bundle.post, with_text), alt=alts
    )


def _proof(project: Project, bundles: Sequence[PostBundle], store: Path) -> bytes:
    cells = [
        Cell(
            made.job,
            f"{made.job.placement.id}"
            + (f" · hal. {made.job.number + 1}" if len(b.design.pages) > 1 else ""),
            f"{made.result.width} × {made.result.height} px",
        )
        for b in bundles
        for made in b.made
        if made.job.kind == "image"
    ]
    title = bundles[0].post.title if len(bundles) == 1 else f"{len(bundles)} konten"
    digest = hashlib.sha256("".join(content_hashes(project, b.post.id)["whole"] for b in bundles).encode())
    return proof_pdf(cells, store, title=title, content_hash=digest.hexdigest())


def _index(
    project: Project,
    bundles: Sequence[PostBundle],
    sets: Sequence[CaptionSet],
    platforms: Mapping[str, Platform],
) -> bytes:
    office = project.find(Office, "office")
    views = []
    for bundle, texts in zip(bundles, sets, strict=True):
        shown = tuple(_shown(made, texts.alt, len(bundle.design.pages)) for made in bundle.made)
        names = {p: platforms[p].name.get("id", p) for p in _platforms_of(bundle)}
        views.append(PostView(
            id=bundle.post.id, title=bundle.post.title, status=bundle.post.status,
            schedule=bundle.post.schedule, summary=bundle.post.summary, platforms=names,
            captions=texts.captions, shown=shown, findings=bundle.findings, draft=bundle.draft,
        ))  # fmt: skip
    documents = ((SHEET, "Lembar persetujuan (DOCX)"), (PROOF, "Cetak coba (PDF)"))
    unit = office.unit if office else ""
    page = index_page(
        views, look_of(bundles[0].kit), office=unit, documents=documents,
        footer="Dibuat dengan Studio Humas. Halaman ini tidak memerlukan jaringan.",
    )  # fmt: skip
    return page.encode()


def _shown(made: Made, alt: Sequence[str], pages: int) -> Shown:
    job = made.job
    return Shown(
        path=made.path, platform=job.placement.platform,
        placement=job.placement.name.get("id", job.placement.id),
        width=made.result.width, height=made.result.height, file_bytes=made.bytes,
        kind=FILE_KINDS.get(job.kind, "image"), thumb=made.result.thumb,
        alt=alt[job.number] if job.number < len(alt) else "", page=job.number + 1, pages=pages,
    )  # fmt: skip


def _sheets(
    project: Project, bundles: Sequence[PostBundle], sets: Sequence[CaptionSet], store: Path
) -> bytes:
    office = project.find(Office, "office")
    sheets = []
    for bundle, texts in zip(bundles, sets, strict=True):
        works = tuple(
            Work(
                picture=_as_jpeg(made.result.thumb),
                label=made.job.placement.name.get("id", made.job.placement.id),
            )
            for made in _telling(bundle)
        )
        kop = Kop(
            logo=logo_png(scene_of(bundle.made[0].job, store).context),
            lines=tuple(filter(None, (office.institution.upper(), office.unit.upper()))) if office else (),
            address=tuple(filter(None, (office.address, office.site))) if office else (),
        )
        sheets.append(ApprovalSheet(
            kop=kop, title=bundle.post.title, facts=facts_of(_facts(project, bundle, texts)), works=works,
            gate=gate_paper(project, bundle.gate), city=office.city if office else "",
        ))  # fmt: skip
    return approval_docx(sheets)


FILE_KINDS: dict[str, FileKind] = {"pdf": "pdf", "video": "video"}
LEVELS = ("blocker", "warning", "advice")


def _count(bundle: PostBundle, level: str) -> int:
    return sum(1 for f in bundle.findings if f.severity == level and f.status in {"fail", "warn", "error"})


def _telling(bundle: PostBundle) -> list[Made]:
    """Up to four stills of different shapes."""
    seen: dict[str, Made] = {}
    for made in bundle.made:
        if made.job.kind == "image" and made.result.thumb:
            seen.setdefault(made.job.placement.aspect, made)
    return list(seen.values())[:4]


def _as_jpeg(webp: bytes) -> bytes:
    import io  # noqa: PLC0415 - only here

    from PIL import Image  # noqa: PLC0415 - heavy

    out = io.BytesIO()
    with Image.open(io.BytesIO(webp), formats=["WEBP"]) as picture:
        picture.convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


def _facts(project: Project, bundle: PostBundle, texts: CaptionSet) -> dict[str, str]:
    post, hashes = bundle.post, content_hashes(project, bundle.post.id)
    pillar = project.find(Pillar, post.pillar) if post.pillar else None
    used = list({a.id: a for p in bundle.design.pages for a in _assets(project, p)}.values())
    plan = post.schedule
    when = f"{i18n.long_date(plan.date, weekday=True)}, {plan.time.replace(':', '.')} {ZONE_NAMES[plan.zone]}"
    consents = [f"{a.name}: {a.consent}" for a in used if a.consent]
    sources = dict.fromkeys(
        f"{f.label}: {f.source} (per {i18n.long_date(f.as_of)})"
        for f in _figures(project, bundle)
        if f.source
    )
    return {
        "Kode konten dan versi": f"{post.id[:8]}, revisi {bundle.revision}",
        "Sidik isi (SHA-256)": hashes["whole"][:16],
        "Kanal dan jadwal": ", ".join(texts.captions)
        + (f"; {when}" if post.schedule.date else "; belum dijadwalkan"),
        "Judul": post.title,
        "Pilar": pillar.name if pillar else (post.pillar or ""),
        "Tujuan": post.purpose,
        "Khalayak": post.audience,
        "Pesan kunci": "; ".join(filter(None, (*_messages(project, post), post.key_message))),
        "Ringkasan": post.summary,
        "Sumber data": "; ".join(sources),
        "Persetujuan orang/anak": "; ".join(consents),
        "Lisensi aset": "; ".join(sorted({f"{a.name}: {a.credit}" for a in used})),
    }


def _messages(project: Project, post: Post) -> list[str]:
    """The words of the key messages a post carries."""
    return [m.text for i in post.messages if (m := project.find(KeyMessage, i)) is not None]


def _assets(project: Project, page_id: str) -> list[Asset]:
    page = project.get(DesignPage, page_id)
    found = [project.find(Asset, v.asset) for v in page.slots.values() if isinstance(v, Picture)]
    return [asset for asset in found if asset is not None]


def _figures(project: Project, bundle: PostBundle) -> list[Figure]:
    found: list[Figure | None] = []
    for ident in bundle.design.pages:
        for value in project.get(DesignPage, ident).slots.values():
            if isinstance(value, FigureRef):
                found.append(project.find(Figure, value.figure))
            elif isinstance(value, FigureRefs):
                found += [project.find(Figure, f) for f in value.figures]
    return [figure for figure in found if figure is not None]


def _post_entry(
    folder: Path, project: Project, bundle: PostBundle, texts: CaptionSet, own: Sequence[str]
) -> m.PostEntry:
    post = bundle.post
    media = [
        with_media(
            file_entry(folder, made.path), pixels=(made.result.width, made.result.height),
            placement=made.job.placement.id, page=made.job.number + 1, quality=made.result.quality,
            tries=made.result.tries,
        )
        for made in bundle.made
    ]  # fmt: skip
    return m.PostEntry(
        id=post.id, title=post.title, version=bundle.revision, status=post.status,
        content=dict(content_hashes(project, post.id)),
        captions={
            p: m.CaptionEntry(text=c.text, first_comment=c.first_comment, fields=c.fields)
            for p, c in texts.captions.items()
        },
        alt=tuple(m.AltEntry(page=n, text=t) for n, t in enumerate(texts.alt, start=1)),
        schedule=m.ScheduleEntry(date=post.schedule.date, time=post.schedule.time, zone=post.schedule.zone),
        findings=m.FindingCounts(
            **{level: _count(bundle, level) for level in LEVELS},
            waived=sum(row.state == "waived" for row in bundle.gate.rows),
        ),
        draft=bundle.draft or msgspec.UNSET,
        files=(*media, *(file_entry(folder, p) for p in own)),
    )  # fmt: skip
