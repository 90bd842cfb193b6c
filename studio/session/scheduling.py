"""Files for scheduling tools: approved posts of one platform, media as a written bundle names them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from studio.domain.caption import assemble
from studio.domain.content import Caption, Design, Post
from studio.domain.ids import PostId
from studio.domain.record import Value
from studio.errors import StudioError
from studio.export import scheduler_csv
from studio.export.manifest import FileEntry
from studio.export.plan_calendar import SURE
from studio.i18n import N_
from studio.session.held import HELD, held_posts
from studio.session.office_year import rhythm_of
from studio.session.plan_export import PlanFile, posts_between
from studio.session.schedule import OVER
from studio.session.session import Session

Tool = Literal["publer", "buffer", "template"]


class Scheduler(Value, frozen=True, kw_only=True):
    """What is asked for: the tool, the platform, where media will lie, the bundle that names them."""

    platform: str
    tool: Tool = "publer"
    media_base: str = ""
    bundle: str = ""
    header: tuple[str, ...] = ()
    mapping: dict[str, str] = msgspec.field(default_factory=dict)


def scheduler_file(session: Session, wanted: Scheduler, first: str = "", last: str = "") -> PlanFile:
    """Approved and dated posts of one platform as the tool takes them; who is left out is named.

    What is out already is not sent a second time, nor what a crisis holds back.
    """
    if wanted.tool == "template":
        _require_fields(wanted.mapping, wanted.header)
    media = _media(Path(wanted.bundle), wanted.platform) if wanted.bundle else {}
    told: list[scheduler_csv.ScheduledPost] = []
    left: list[tuple[str, str]] = []
    held = held_posts(session)
    for post in posts_between(session, first, last):
        if not any(ident.partition("/")[0] == wanted.platform for ident in post.placements):
            continue
        if not post.schedule.date:
            left.append((post.title, N_("belum bertanggal")))
        elif post.status in OVER:
            left.append((post.title, N_("sudah terbit")))
        elif post.status not in SURE:
            left.append((post.title, N_("belum disetujui")))
        elif post.id in held:
            left.append((post.title, HELD))
        else:
            told.append(_scheduled(session, post, wanted, media.get(post.id, ())))
    made = _made(wanted, told)
    return PlanFile(data=made.data, rows=made.rows, left_out=(*left, *made.left_out))


def ready(posts: Iterable[Post], platform: str, first: str = "", last: str = "") -> int:
    """How many posts of a span a scheduling tool would get for a platform."""
    return sum(
        post.status in SURE - OVER
        and (first or "0") <= post.schedule.date <= (last or "9")
        and any(ident.partition("/")[0] == platform for ident in post.placements)
        for post in posts
    )


def _made(wanted: Scheduler, told: Sequence[scheduler_csv.ScheduledPost]) -> scheduler_csv.Written:
    if wanted.tool == "publer":
        return scheduler_csv.publer(told)
    if wanted.tool == "buffer":
        return scheduler_csv.buffer(told)
    return scheduler_csv.by_template(wanted.header, wanted.mapping, told)


def _require_fields(mapping: Mapping[str, str], header: Sequence[str]) -> None:
    if not mapping:
        raise StudioError(
            "plan/no-mapping",
            "Belum ada kolom templat yang dipetakan.",
            "Petakan, misalnya --map “Kolom teks=text” --map “Kolom waktu=when”.",
        )
    for column, field in mapping.items():
        if column not in header:
            known = ", ".join(header)
            raise StudioError(
                "plan/no-column", f"Kolom “{column}” tidak ada di templat.", f"Yang ada: {known}."
            )
        if field not in scheduler_csv.FIELDS:
            known = ", ".join(scheduler_csv.FIELDS)
            raise StudioError("plan/no-field", f"Isian “{field}” tidak dikenal.", f"Pakai: {known}.")


def _scheduled(
    session: Session, post: Post, wanted: Scheduler, names: Sequence[str]
) -> scheduler_csv.ScheduledPost:
    from studio.export.documents import alts_of  # noqa: PLC0415 - brings the export with it

    own = post.captions.get(wanted.platform, Caption())
    caption = assemble(own, post.caption)
    base = (wanted.media_base or rhythm_of(session.project).media_base).rstrip("/")
    design = session.project.find(Design, post.design)
    return scheduler_csv.ScheduledPost(
        when=f"{post.schedule.date} {post.schedule.time}".strip(),
        text=caption.text,
        title=post.title,
        link=own.link or post.caption.link,
        media=tuple(f"{base}/{name}" for name in names) if base else (),
        alts=alts_of(session.project, design) if design else (),
        labels=post.tags,
        comment=caption.first_comment,
    )


def _media(bundle: Path, platform: str) -> dict[PostId, tuple[str, ...]]:
    """File names of a sound bundle's media on one platform, by post: those of its first placement there."""
    from studio.export.verify import verify_bundle  # noqa: PLC0415 - only when a bundle is named

    found = verify_bundle(bundle)
    if not found.ok:
        raise StudioError(
            "plan/bundle", f"Bundel “{bundle.name}” tidak utuh.", "Periksa dengan: studio verify."
        )
    named: dict[PostId, tuple[str, ...]] = {}
    for post in found.posts:
        files = [f for f in post.files if _shows(f, platform)]
        first = [f for f in files if f.placement == files[0].placement]
        named[PostId(post.id)] = tuple(f.path.rpartition("/")[2] for f in first)
    return named


def _shows(file: FileEntry, platform: str) -> bool:
    place = file.placement if isinstance(file.placement, str) else ""
    return place.partition("/")[0] == platform and file.media_type.startswith("image/")
