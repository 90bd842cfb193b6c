"""What a region did with a pack goes back to the centre as rows alone, and is taken in there."""

from pathlib import Path
from typing import Any

import msgspec

from studio.domain import narrative as n
from studio.domain.cadence import accounts_of
from studio.domain.content import Campaign
from studio.domain.coverage import plain
from studio.domain.ids import CampaignId, Sha256
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.strategy import NarrativePack, PackPost, PackReturn
from studio.errors import StudioError
from studio.export.naming import slug
from studio.export.narrative import write_pack
from studio.i18n import N_
from studio.session.campaigns import own_name, posts_in
from studio.session.narrative_compare import Preview, preview
from studio.session.narrative_file import Read, read_pack
from studio.session.session import Session

SUFFIX = ".narasi-balik"


class Sent(Value, frozen=True, kw_only=True):
    """A return as written, and the pack that now says so."""

    path: str
    region: str
    posts: int
    bytes: int
    pack: NarrativePack


class ReturnPreview(Value, frozen=True, kw_only=True):
    """What taking a region's return would do; `before` is what it returned last."""

    read: Read
    record: PackReturn
    before: PackReturn | None = None
    notes: tuple[str, ...] = ()


def find_pack(project: Project, name: str) -> NarrativePack:
    """A pack that came, by id or by name."""
    every = project.all(NarrativePack)
    found = [p for p in every if name == p.id or name.casefold() == p.name.casefold()]
    found = found or [p for p in every if p.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"“{p.name}”" for p in every)
    hint = f"Yang ada: {known}." if known else "Terima dulu paketnya: studio narrative import."
    raise StudioError("narrative/no-pack", f"Paket narasi “{name}” tidak ada di proyek ini.", hint)


def rows(project: Project, pack: NarrativePack) -> tuple[PackPost, ...]:
    """The posts of a pack's campaign, as they go back: no pictures and no captions."""
    brought = set(pack.messages)
    return tuple(
        PackPost(
            title=post.title, status=post.status, date=post.schedule.date,
            messages=tuple(m for m in post.messages if m in brought),
            platforms=tuple(sorted(accounts_of(post))),
            link=post.caption.link,
        )
        for post in posts_in(project, pack.campaign)
    )  # fmt: skip


def write_return(session: Session, pack: NarrativePack, out: Path, region: str = "") -> Sent:
    """Write the file for the centre; storing the pack with the time is the caller's."""
    name = region.strip() or own_name(session.project)
    if not name:
        raise StudioError(
            "narrative/no-office", "Nama kantor belum diisi, jadi pusat tidak tahu dari siapa ini.",
            "Isi nama kantor di Setelan.",
        )  # fmt: skip
    posts = rows(session.project, pack)
    body = n.Returned(
        pack=pack.id, edition=pack.edition, pack_sha256=str(pack.sha256), region=name,
        posts=tuple(n.ReturnPost(**_plain(post)) for post in posts),
    )  # fmt: skip
    now = session.now()
    head = {"id": pack.id, "edition": pack.edition, "issued": now, "sender": name}
    target = out if out.suffix else out.with_suffix(SUFFIX)
    write_pack(target, n.RETURN, head, msgspec.to_builtins(body), {})
    return Sent(
        path=str(target), region=name, posts=len(posts), bytes=target.stat().st_size,
        pack=msgspec.structs.replace(pack, returned=now),
    )  # fmt: skip


def preview_return(session: Session, read: Read) -> ReturnPreview:
    """Compare a region's return with what it returned before; nothing is stored."""
    told = read.returned
    if told is None:
        raise StudioError(
            "narrative/a-pack", f"“{read.name}” adalah paket narasi, bukan berkas balik.",
            "Pilih berkas berakhiran .narasi-balik.",
        )  # fmt: skip
    project = session.project
    campaign = project.find(Campaign, told.pack)
    if campaign is None:
        raise StudioError(
            "narrative/not-ours", "Berkas balik ini untuk kampanye yang tidak ada di proyek ini.",
            "Buka proyek yang membuat paketnya.",
        )  # fmt: skip
    ident = f"{campaign.id}-{slug(plain(told.region))}"[:120]
    record = PackReturn(
        id=ident, campaign=CampaignId(told.pack), region=told.region, at=read.manifest.issued,
        edition=told.edition, sha256=Sha256(read.sha256), posts=tuple(n.post_of(p) for p in told.posts),
    )  # fmt: skip
    before = project.find(PackReturn, ident)
    notes = []
    if before is not None and before.at > record.at:
        notes.append(N_(f"Berkas balik {told.region} yang lebih baru sudah ada di sini."))
    if told.edition < campaign.edition:
        notes.append(
            N_(f"{told.region} masih memakai edisi {told.edition}; yang terakhir edisi {campaign.edition}.")
        )
    return ReturnPreview(read=read, record=record, before=before, notes=tuple(notes))


def look(session: Session, path: Path) -> Preview | ReturnPreview:
    """A file from outside compared with the project, whichever of the two it is."""
    read = read_pack(path)
    return preview_return(session, read) if read.body is None else preview(session, read)


def apply_return(session: Session, seen: ReturnPreview) -> int:
    """Store what a region returned, over what it returned before; how many posts it told of."""
    with session.edit(N_(f"Terima berkas balik “{seen.record.region}”")) as draft:
        draft.put(seen.record)
    return len(seen.record.posts)


def _plain(post: PackPost) -> dict[str, Any]:
    return {name: getattr(post, name) for name in post.__struct_fields__}
