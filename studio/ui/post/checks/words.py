"""How the list of the gate calls things: parts of a post, groups, answers and why they fell, rules."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from studio.checks.gate import Row
from studio.domain.content import Asset, Figure, Person, Role
from studio.domain.ethics import Basis, Text
from studio.domain.project import Project
from studio.domain.review import Answer
from studio.ui.naming import platform_name, short_date
from studio.ui.post.checks.where import speech
from studio.ui.words import _, many


def told(text: Text) -> str:
    """Words of a question in the language of the findings."""
    return text.get(speech()) or text.get("id", "")


def group_name(group: str) -> str:
    """The group of a question."""
    known = {
        "legal": _("Hukum"), "neutrality": _("Netralitas"), "privacy": _("Privasi"), "child": _("Anak"),
        "verify": _("Verifikasi"), "copyright": _("Hak cipta"), "access": _("Keterbacaan"),
        "language": _("Bahasa"), "security": _("Keamanan"), "crisis": _("Krisis"),
    }  # fmt: skip
    return known.get(group, group)


def part_name(project: Project, about: str) -> str:
    """The part of a post that a row speaks of."""
    kind, _colon, ident = about.partition(":")
    if kind == "picture":
        asset = project.find(Asset, ident)
        file = asset.outside if asset else None
        if file and file.pages > 1:  # its pages are asked about together
            return _("Semua halaman {name}").format(name=file.file)
        return _("Gambar {name}").format(name=asset.name) if asset and asset.name else _("Gambar")
    if kind == "figure":
        figure = project.find(Figure, ident)
        return _("Angka {name}").format(name=figure.label) if figure else _("Angka")
    if kind == "caption":
        name = platform_name(ident)
        return _("Takarir umum") if ident == "common" else _("Takarir {platform}").format(platform=name)
    known = {
        "texts": _("Semua teks"), "media": _("Gambar jadi"), "captions": _("Semua takarir"),
        "whole": _("Seluruh konten"), "situation": _("Keadaan saat terbit"), "accounts": _("Akun kantor"),
    }  # fmt: skip
    return known.get(kind, about)


def said_name(answer: Answer) -> str:
    """What somebody answered."""
    known = {
        "yes": _("Ya"), "no": _("Belum"), "not-applicable": _("Tidak berlaku"), "waived": _("Dikecualikan"),
    }  # fmt: skip
    return known[answer.answer]


def fell_words(project: Project, row: Row) -> str:
    """Why the answer of a row does not hold any more."""
    answer = row.answer
    if answer is None or not row.fell:
        return ""
    name = person_name(project, answer)
    known = {
        "changed": _("Gugur: {part} berubah setelah dijawab; jawaban {name} masih terbaca"),
        "unrecorded": _("Gugur: catatan jawaban {name} diubah di luar Studio Humas"),
        "person": _("Gugur: {name} tidak lagi berwenang menjawab"),
        "short": _("Gugur: jawaban {name} kurang dari 10 huruf"),
        "evidence": _("Gugur: bukti pada jawaban {name} kosong"),
        "no": _("{name} menjawab belum; perbaiki dulu, lalu jawab lagi"),
    }
    part = part_name(project, row.about)
    return known[row.fell].format(part=part[:1].lower() + part[1:], name=name or _("orang lain"))


def person_name(project: Project, answer: Answer) -> str:
    """Who answered; empty when that person is gone."""
    person = project.find(Person, answer.person) if answer.person else None
    return person.name if person else ""


def moment(at: str, zone: ZoneInfo, today: str) -> str:
    """`14.20` of today, else `Sel, 24 Nov 2026 14.20`, on the office's wall."""
    try:
        local = datetime.fromisoformat(at).astimezone(zone)
    except ValueError:
        return ""
    day = local.date().isoformat()
    return f"{local:%H.%M}" if day == today else f"{short_date(day)} {local:%H.%M}"


def sure_words(basis: Basis) -> str:
    """How sure we are of a rule, and since when."""
    known = {
        "O": _("teks resmi"), "Q": _("resmi, dikutip di tempat lain"), "S": _("sumber kedua"),
        "M": _("dari ingatan, belum dicek"), "C": _("hasil hitungan"), "H": _("anjuran studio"),
    }  # fmt: skip
    return _("{sure}, dicek {day}").format(sure=known[basis.confidence], day=short_date(basis.as_of)) \
        if basis.confidence != "M" else known["M"]  # fmt: skip


def rule_words(basis: Basis) -> str:
    """`UU 27/2022 …, Pasal 20`."""
    return ", ".join(part for part in (basis.rule, basis.article) if part)


def role_list(roles: Iterable[Role]) -> str:
    """`penyunting atau penyetuju`."""
    return _(" atau ").join(role_name(role) for role in roles)


def role_name(role: str) -> str:
    """A role as Setelan calls it, amid a sentence."""
    from studio.ui.settings.people import role_words  # noqa: PLC0415 - the first window need not wait

    return next((name.lower() for known, (name, _does) in role_words().items() if known == role), role)


def more_words(count: int) -> str:
    """How many further places a finding has."""
    return many("dan {count} tempat lagi", count).format(count=count)
