"""What the public asks, in an open project: topics, entries, ideas for posts, topics renamed and merged."""

from collections.abc import Iterable
from typing import get_args

import msgspec

from studio.catalog.inquiry_topics import shipped_topics
from studio.catalog.privacy import load_privacy
from studio.catalog.templates import list_templates
from studio.domain import inquiries as asked_words
from studio.domain.content import Post, RichText, Run, SlotValue
from studio.domain.inquiries import (
    Asked,
    By,
    Group,
    Topic,
    clustered,
    groups,
    kind_of,
    months_until,
    same_as,
    suggest,
    topics_of,
)
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.strategy import Inquiry, InquiryKind, InquiryTopic
from studio.errors import StudioError
from studio.i18n import N_
from studio.session.projects import new_id
from studio.session.session import Draft, Session
from studio.session.starting import NewPost, kit_of, new_post

ANSWERING = {"service": "layanan", "several": "karusel", "warning": "klarifikasi"}
"""Templates that answer: a service with its steps, several questions, false claims."""
FALSE_CLAIMS = "penipuan"
SEVERAL = 3
USUAL_CHANNELS = (
    N_("Loket"), "WhatsApp", N_("Telepon"), "Instagram", "Facebook", N_("Surel"), N_("Laman"),
    "SP4N-LAPOR!",
)  # fmt: skip
"""Channels offered before an office has used others."""


class Entry(Value, frozen=True, kw_only=True):
    """A line as it would be kept: the inquiry, what was masked, and one that asks the same."""

    inquiry: Inquiry
    masked: dict[str, int]
    same: Inquiry | None = None


def kept(words: str) -> tuple[str, dict[str, int]]:
    """A text as it may be kept, masked by the lists at hand; and what was masked."""
    return asked_words.kept(words, load_privacy())


def topics(project: Project) -> dict[str, Topic]:
    """Every topic of the project by id."""
    return topics_of(shipped_topics(), project.all(InquiryTopic))


def topic_name(known: dict[str, Topic], ident: str, language: str = "id") -> str:
    """A topic's name; what has no topic is said so, a topic nobody knows by its id."""
    topic = known.get(ident)
    if topic is not None:
        return topic.name.get(language) or topic.name["id"]
    return ident


def service_of(known: dict[str, Topic], ident: str) -> str:
    """The service that a topic belongs to, as it is kept."""
    topic = known.get(ident)
    return topic.service.get("id", "") if topic is not None else ""


def channels(project: Project) -> tuple[str, ...]:
    """Channels by which questions came, then the usual ones."""
    used = sorted({one.channel for one in project.all(Inquiry) if one.channel})
    return tuple(dict.fromkeys((*used, *USUAL_CHANNELS)))


def usual_channel(said: str) -> str:
    """A channel as the studio writes it, so that `whatsapp` and `WhatsApp` are one."""
    bare = said.strip()
    return next((name for name in USUAL_CHANNELS if name.casefold() == bare.casefold()), bare)


def read_entry(
    project: Project, line: str, today: str, channel: str = "", kind: str = "", topic: str = ""
) -> Entry:
    """What a line that somebody typed would become; nothing is stored."""
    words, masked = kept(line)
    known = topics(project)
    found = topic or suggest(words, known)
    told: InquiryKind = kind if kind in get_args(InquiryKind) else kind_of(words)  # type: ignore[assignment]
    one = Inquiry(
        id=new_id(), words=words, date=today, kind=told, topic=found, service=service_of(known, found),
        channel=channel,
    )  # fmt: skip
    same = same_as(words, (i for i in project.all(Inquiry) if i.topic == found)) if words else None
    return Entry(inquiry=one, masked=masked, same=same)


def grouped(
    project: Project, asked: Asked, today: str, by: str = "topic", months: int = 12
) -> tuple[Group, ...]:
    """Groups of what is asked for; months are those up to today."""
    names = {ident: " ".join(topic.name.values()) for ident, topic in topics(project).items()}
    kind: By = "service" if by == "service" else "topic"
    return groups(project.all(Inquiry), asked, months_until(today, months), kind, names)


def this_month(project: Project, today: str) -> tuple[Group, ...]:
    """What was asked this month, the most asked first; the groups know the months before as well."""
    found = (group for group in grouped(project, Asked(), today) if group.last)
    return tuple(sorted(found, key=lambda group: (-group.last, group.key)))


def answers(project: Project, group: Group) -> tuple[Post, ...]:
    """Posts that were made for a group and are still there."""
    found = (project.find(Post, ident) for ident in group.posts)
    return tuple(post for post in found if post is not None)


def idea_for(session: Session, project: Project, group: Group, title: str, name: str) -> NewPost:
    """A post that would answer a group: an idea from a template that fits, its questions noted in it."""
    asked = clustered(project.get(Inquiry, ident) for ident in group.items)[:8]
    template = _template_for(group, len(asked))
    slots: dict[str, SlotValue] = {
        "kicker": RichText(paragraphs=((Run(text="Tanya jawab"),),)),
        "headline": RichText(paragraphs=((Run(text=name),),)),
    }
    made = new_post(session, template, kit_of(session), title, slots)
    note = "\n".join(("Yang ditanyakan warga:", *(f"- {same.one.words} ({same.count})" for same in asked)))
    post = msgspec.structs.replace(
        made.post, status="idea", note=note, summary="", content_type="educating",
        purpose=f"Menjawab yang ditanyakan warga tentang {name.lower()}", since=session.now(),
    )  # fmt: skip
    return msgspec.structs.replace(made, post=post)


def _template_for(group: Group, questions: int) -> str:
    wanted = (
        "warning" if group.key == FALSE_CLAIMS
        else "several" if questions >= SEVERAL and not group.service
        else "service"
    )  # fmt: skip
    known = list_templates()
    fitting = [ANSWERING[wanted], *ANSWERING.values()]
    found = next((ident for ident in fitting if ident in known), "")
    if not found:
        raise StudioError("inquiries/template", "Tidak ada templat untuk menjawab.", "Pasang ulang program.")
    return found


def linked(draft: Draft, group: Group, post: Post) -> int:
    """Mark the open inquiries of a group as planned in a post; how many."""
    count = 0
    for ident in group.items:
        one = draft.get(Inquiry, ident)
        if one.state in {"open", "planned"}:
            draft.put(msgspec.structs.replace(one, state="planned", post=post.id))
            count += 1
    return count


def answered(project: Project, group: Group) -> tuple[Inquiry, ...]:
    """The group's inquiries as answered, those that are not done yet."""
    found = (project.get(Inquiry, ident) for ident in group.items)
    return tuple(
        msgspec.structs.replace(one, state="answered") for one in found if one.state in {"open", "planned"}
    )


def renamed(project: Project, ident: str, name: str, service: str = "") -> InquiryTopic:
    """A topic under another name; StudioError when the name is taken or empty."""
    name = " ".join(name.split())
    known = topics(project)
    if not name:
        raise StudioError("inquiries/name", "Nama pokok belum diisi.", "Tulis namanya.")
    taken = next(
        (t for key, t in known.items() if key != ident and t.name["id"].casefold() == name.casefold()), None
    )
    if taken is not None:
        raise StudioError(
            "inquiries/name", f"Pokok “{name}” sudah ada.", "Gabungkan keduanya bila maksudnya sama."
        )
    own = project.find(InquiryTopic, ident)
    words = own.words if own else ()
    return InquiryTopic(
        id=ident or new_id(), name=name, service=service or service_of(known, ident), words=words
    )


def merge(draft: Draft, source: str, target: str, known: dict[str, Topic]) -> int:
    """Make one topic part of another; how many inquiries moved."""
    moved = 0
    service = service_of(known, target)
    for one in draft.before.all(Inquiry):
        if one.topic == source:
            draft.put(msgspec.structs.replace(one, topic=target, service=service or one.service))
            moved += 1
    if source:
        draft.put(InquiryTopic(id=source, name=topic_name(known, source), into=target))
    return moved


def moved(items: Iterable[Inquiry], topic: str, known: dict[str, Topic]) -> tuple[Inquiry, ...]:
    """Inquiries put under another topic, with its service."""
    service = service_of(known, topic)
    return tuple(msgspec.structs.replace(one, topic=topic, service=service or one.service) for one in items)
