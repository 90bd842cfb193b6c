"""Rows from outside against the posts there are: what is new, what changes, what cannot be taken."""

import re
import uuid
from collections.abc import Iterable, Mapping

import msgspec

from studio.domain.content import Caption, Post, Schedule
from studio.domain.ids import CampaignId, PersonId, PillarId, PlacementId, PostId
from studio.domain.plan_table import CODES, KEYS, Names, PlanRow, plain, row_of
from studio.domain.record import Value
from studio.i18n import N_

OUR_UID = "@studio-humas"
SPACE = uuid.UUID("6d1f5c8e-3a58-4a0e-9a37-2b7f5d1f4c10")
"""Where ids of posts from foreign calendars and tables come from: the same event is the same post."""
OPEN = frozenset({"idea", "draft", "editing", "on-hold", "archived"})
"""Statuses that a file may give; all others come from what people do in the program."""
TIMED = ("date", "time", "zone")
PLAIN = frozenset({"title", "status", "summary", "key_message", "tags", "note"})
"""Columns that a post holds as they are."""
OWN_ID = re.compile(r"[0-9a-f]{32}")


class Incoming(Value, frozen=True, kw_only=True):
    """A row that could be read: where it stood, its values, which columns its file has."""

    line: int
    row: PlanRow
    columns: frozenset[str]


class BadRow(Value, frozen=True, kw_only=True):
    """A row that cannot be taken: where it stood, how it begins, why."""

    line: int
    reasons: tuple[str, ...]
    shown: str = ""


class Taking(Value, frozen=True, kw_only=True):
    """A row that can be taken: the post as it will be, what differs, remarks; a new one has no `before`."""

    line: int
    post: Post
    before: Post | None = None
    fields: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Merged(Value, frozen=True, kw_only=True):
    """What taking a file in would do; nothing has been done yet."""

    new: tuple[Taking, ...] = ()
    changed: tuple[Taking, ...] = ()
    same: int = 0
    bad: tuple[BadRow, ...] = ()


def event_uid(post: Post) -> str:
    """The name of a post in calendars: what it came with, else its own."""
    return post.calendar_uid or f"{post.id}{OUR_UID}"


def post_id(row: PlanRow) -> PostId:
    """The id a row's post has or will have: the same row, the same id."""
    if _ours(row.uid):
        return PostId(row.uid.removesuffix(OUR_UID))
    told = row.uid or f"{plain(row.title)}|{row.date}|{row.time}"
    return PostId(uuid.uuid5(SPACE, told).hex)


def _ours(uid: str) -> bool:
    """Whether a post of this program was named, in this project or another."""
    return OWN_ID.fullmatch(uid.removesuffix(OUR_UID)) is not None


def merge(rows: Iterable[Incoming], posts: Iterable[Post], names: Names) -> Merged:
    """Compare rows with posts; a second row of the same post is refused."""
    known = {post.id: post for post in posts}
    by_uid = {post.calendar_uid: post for post in known.values() if post.calendar_uid}
    new: list[Taking] = []
    changed: list[Taking] = []
    bad: list[BadRow] = []
    seen: dict[str, int] = {}
    same = 0
    for one in rows:
        uid = one.row.uid
        before = (
            known.get(PostId(uid.removesuffix(OUR_UID))) or by_uid.get(uid) or known.get(post_id(one.row))
        )
        ident = before.id if before else post_id(one.row)
        reason = _refusal(one, ident, before, seen)
        if reason:
            bad.append(BadRow(line=one.line, reasons=(reason,), shown=one.row.title[:60]))
            continue
        seen[ident] = one.line
        taking = _changed(one, before, names) if before else _new(one, ident, names)
        if before is None:
            new.append(taking)
        elif taking.fields:
            changed.append(taking)
        else:
            same += 1
    return Merged(new=tuple(new), changed=tuple(changed), same=same, bad=tuple(bad))


def _refusal(one: Incoming, ident: str, before: Post | None, seen: Mapping[str, int]) -> str:
    if ident in seen:
        return N_(f"sama dengan baris {seen[ident]}")
    if before is None and not one.row.title:
        return N_("judulnya kosong")
    if before is not None and "title" in one.columns and not one.row.title:
        return N_("judulnya kosong, padahal kontennya ada")
    return ""


def _new(one: Incoming, ident: PostId, names: Names) -> Taking:
    row = one.row
    remarks: list[str] = []
    status = row.status or "idea"
    if status not in OPEN:
        remarks.append(N_("status persetujuan tidak diambil dari berkas; menjadi draf"))
        status = "draft"
    foreign = "" if _ours(row.uid) else row.uid
    schedule = Schedule(zone=names.zone)
    post = Post(id=ident, title=row.title, status=CODES[status], calendar_uid=foreign, schedule=schedule)
    post = _filled(post, row, [key for key in KEYS if key not in {"status", "title"}], names, remarks)
    return Taking(line=one.line, post=post, remarks=tuple(remarks))


def _changed(one: Incoming, before: Post, names: Names) -> Taking:
    now = row_of(before, names)
    row = one.row
    told = one.columns | {"time"} if row.time else one.columns
    differ = [key for key in KEYS if key in told and getattr(row, key) != getattr(now, key)]
    if "zone" in differ and not row.zone:
        differ.remove("zone")
    remarks: list[str] = []
    if "status" in differ:
        differ.remove("status")
        if row.status in OPEN and before.status in OPEN:
            differ.append("status")
        elif row.status:
            remarks.append(N_("status persetujuan tidak diubah dari berkas"))
    after = _filled(before, row, differ, names, remarks)
    fields = tuple(key for key in differ if after != before)
    return Taking(line=one.line, post=after, before=before, fields=fields, remarks=tuple(remarks))


def _filled(post: Post, row: PlanRow, keys: list[str], names: Names, remarks: list[str]) -> Post:
    """The post with these columns of the row in it."""
    values: dict[str, object] = {key: getattr(row, key) for key in keys if key in PLAIN}
    if timed := {key: getattr(row, key) for key in keys if key in TIMED and (key != "zone" or row.zone)}:
        values["schedule"] = msgspec.structs.replace(post.schedule, **timed)
    if "placements" in keys:
        values["placements"] = tuple(PlacementId(ident) for ident in row.placements)
    if {"text", "hashtags"} & set(keys):
        values["caption"] = _caption(post.caption, row, keys)
    for key, kind, ids in (
        ("pillar", PillarId, names.pillars),
        ("campaign", CampaignId, names.campaigns),
        ("owner", PersonId, names.people),
    ):
        if key in keys:
            said = getattr(row, key)
            if said and said not in ids:
                what = LOOKED_UP[key]
                remarks.append(N_(f"{what} “{said}” belum ada di proyek; dibiarkan seperti semula"))
            else:
                values[key] = kind(ids[said]) if said else None
    return msgspec.structs.replace(post, **values)


LOOKED_UP = {"pillar": N_("pilar"), "campaign": N_("kampanye"), "owner": N_("penanggung jawab")}


def _caption(caption: Caption, row: PlanRow, keys: list[str]) -> Caption:
    text = row.text if "text" in keys else caption.text
    tags = (row.hashtags or (caption.hashtags and ())) if "hashtags" in keys else caption.hashtags
    return msgspec.structs.replace(caption, text=text, hashtags=tags)
