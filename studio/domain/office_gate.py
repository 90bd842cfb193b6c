"""What an office may make of the questions of the gate: checked as it is typed, each fault a sentence."""

import re

import msgspec

from studio.domain.ethics import (
    Asked,
    Attester,
    Basis,
    Binds,
    Group,
    Item,
    OfficeItem,
    Situation,
    Text,
)
from studio.domain.record import Value
from studio.domain.review import Severity
from studio.domain.typed import iso_day
from studio.errors import StudioError
from studio.i18n import N_

LEAST = 10
"""Characters of a reason, without blanks around it."""
MOST_QUESTION, MOST_TEXT = 300, 2000
WEIGHT: dict[Severity, int] = {"advice": 0, "warning": 1, "blocker": 2}
OWN = re.compile(r"X([1-9]\d{0,5})")
HOUSE = N_("Kebijakan kantor")
"""The basis of a question of the office's own when no rule is named."""


class OwnQuestion(Value, frozen=True, kw_only=True):
    """A question of the office's own as typed; English left out says what Indonesian says."""

    question: Text
    group: Group = "legal"
    severity: Severity = "warning"
    attests: tuple[Attester, ...] = ("ED",)
    asked: Asked = Asked(always=True)
    binds: Binds = "whole"
    why: str = ""
    do: str = ""
    right: str = ""
    wrong: str = ""
    rule: str = ""
    article: str = ""


def bare(text: str) -> str:
    """A line without blanks around it or doubled in it."""
    return " ".join(text.split())


def reason_of(text: str) -> str:
    """The reason as it is printed; StudioError when it says too little."""
    made = text.strip()
    if len(made) < LEAST:
        raise StudioError(
            "gate/reason", f"Alasannya kurang dari {LEAST} huruf.",
            "Tulis alasan yang dimengerti orang lain; ia tercetak di setiap lembar persetujuan.",
        )  # fmt: skip
    if len(made) > MOST_TEXT:
        raise StudioError("gate/long", f"Teksnya lebih dari {MOST_TEXT} huruf.", "Persingkat teksnya.")
    return made


def graver(severity: Severity) -> tuple[Severity, ...]:
    """The severities that a question may be tightened to."""
    return tuple(level for level in ("warning", "blocker") if WEIGHT[level] > WEIGHT[severity])


def retitled(item: Item, title: Text) -> Text:
    """A title of the office's own in both languages; nothing when it says what the shipped one says."""
    made = {language: bare(title.get(language, "")) for language in ("id", "en")}
    made = {language: "" if text == item.question.get(language) else text for language, text in made.items()}
    if not any(made.values()):
        return {}
    if not all(made.values()):
        raise StudioError(
            "gate/title", "Judul kantor baru ditulis dalam satu bahasa.",
            "Isi bahasa Indonesia dan Inggris, atau kosongkan keduanya.",
        )  # fmt: skip
    _short(made)
    return made


def changed(
    item: Item, reason: str, *, off: bool = False, severity: Severity | None = None,
    title: Text | None = None, own: Item | None = None,
) -> OfficeItem:  # fmt: skip
    """What the office makes of a question, `item` as the profile has it; StudioError says what is wrong."""
    if severity == item.severity:
        severity = None
    if severity and WEIGHT[severity] < WEIGHT[item.severity]:
        raise StudioError(
            "gate/lighter", "Tingkat butir bawaan hanya boleh naik.",
            "Bila butir ini tidak cocok bagi kantor Anda, matikan dengan alasan.",
        )  # fmt: skip
    return OfficeItem(
        id=item.id, reason=reason_of(reason), off=off, severity=severity,
        question=retitled(item, title or {}) if own is None else {}, own=own,
    )  # fmt: skip


def own_item(ident: str, typed: OwnQuestion, today: str) -> Item:
    """A question of the office's own; StudioError says what is missing. `today` dates its basis."""
    question = _both(typed.question)
    if not question["id"]:
        raise StudioError("gate/question", "Pertanyaannya belum ditulis.",
                          "Tulis sebagai kalimat tanya yang dijawab “ya” bila aman.")  # fmt: skip
    _short(question)
    why = typed.why.strip()
    if len(why) < LEAST:
        raise StudioError("gate/why", "Belum jelas mengapa pertanyaan ini penting.",
                          "Tulis satu kalimat yang dimengerti rekan baru.")  # fmt: skip
    if not typed.attests:
        raise StudioError(
            "gate/attests", "Belum dipilih siapa yang menjawab.", "Pilih sedikitnya satu peran."
        )
    asked = typed.asked
    if not (asked.always or asked.traits or asked.tags or asked.modes or asked.platforms):
        raise StudioError("gate/asked", "Belum jelas kapan pertanyaan ini diajukan.",
                          "Pilih “selalu”, atau sedikitnya satu keadaan.")  # fmt: skip
    for text in (why, typed.do, typed.right, typed.wrong):
        if len(text) > MOST_TEXT:
            raise StudioError("gate/long", f"Teksnya lebih dari {MOST_TEXT} huruf.", "Persingkat teksnya.")
    basis = Basis(rule=bare(typed.rule) or HOUSE, article=bare(typed.article), demand=_both({"id": why}),
                  as_of=today, confidence="H")  # fmt: skip
    return Item(
        id=ident, group=typed.group, question=question, basis=(basis,), severity=typed.severity,
        attests=typed.attests, asked=asked, binds=typed.binds, means="person", why=_both({"id": why}),
        do=_both({"id": typed.do}), right=_both({"id": typed.right}), wrong=_both({"id": typed.wrong}),
    )  # fmt: skip


def next_own(used: frozenset[str]) -> str:
    """The id of the next question of the office's own; a number once used is never given again."""
    numbers = [int(found[1]) for ident in used if (found := OWN.fullmatch(ident))]
    return f"X{max(numbers, default=0) + 1}"


def election(now: Situation, name: str, start: str, end: str) -> Situation:
    """An election with its name and dates as typed; StudioError says what cannot be read."""
    first, last = iso_day(start), iso_day(end)
    if not bare(name):
        raise StudioError("mode/name", "Nama pemilihannya belum ditulis.", "Tulis misalnya Pilkada 2029.")
    for typed, found in ((start, first), (end, last)):
        if not found:
            raise StudioError("mode/day", f"Tanggal “{typed}” tidak dikenal.", "Tulis seperti 31/12/2026.")
    if last < first:
        raise StudioError("mode/order", "Masa pemilihan selesai sebelum mulai.", "Tukar kedua tanggalnya.")
    return msgspec.structs.replace(now, name=bare(name), start=first, end=last, ended="")


def entries(text: str) -> tuple[str, ...]:
    """Lines as typed or read, without blanks, doubles and lines that say nothing."""
    lines = (bare(line) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _both(text: Text) -> Text:
    shown = bare(text.get("id", "")) if "\n" not in text.get("id", "") else text["id"].strip()
    return {"id": shown, "en": bare(text.get("en", "")) or shown}


def _short(text: Text) -> None:
    if any(len(words) > MOST_QUESTION for words in text.values()):
        raise StudioError(
            "gate/long-question",
            f"Pertanyaannya lebih dari {MOST_QUESTION} huruf.",
            "Persingkat menjadi satu kalimat.",
        )


HOST = re.compile(r"(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
MAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,60}")
PHONE = re.compile(r"\+?[\d ()./-]{2,24}")
MOST_NAME = 120


def official(text: str) -> str:
    """A name whose share of posts is watched."""
    made = bare(text)
    if len(made) < 3 or len(made) > MOST_NAME:
        raise StudioError("gate/official", "Namanya terlalu pendek atau terlalu panjang.",
                          "Tulis nama seperti biasa disebut di takarir.")  # fmt: skip
    return made


def own_domain(text: str) -> str:
    """A domain of the office, without scheme and path."""
    made = re.sub(r"^[a-z]+://", "", bare(text).lower()).partition("/")[0].removeprefix("www.").rstrip(".")
    if not HOST.fullmatch(made):
        raise StudioError(
            "gate/domain", f"“{bare(text)[:60]}” bukan nama domain.", "Tulis seperti bkn.go.id."
        )
    return made


def public_number(text: str) -> str:
    """A telephone number or mail address that anybody may see."""
    made = bare(text)
    digits = sum(ch.isdigit() for ch in made)
    if not (MAIL.fullmatch(made) or (PHONE.fullmatch(made) and digits >= 3)):
        raise StudioError("gate/number", f"“{made[:60]}” bukan nomor telepon atau surel.",
                          "Tulis seperti 021 500 123 atau info@bkn.go.id.")  # fmt: skip
    return made


def share_of(text: str) -> int:
    """Percent of posts that officials may take, 1 to 100."""
    made = bare(text).removesuffix("%").strip()
    if not (made.isdecimal() and len(made) < 4 and 1 <= int(made) <= 100):
        raise StudioError(
            "gate/share", f"“{bare(text)[:20]}” bukan bilangan 1 sampai 100.", "Tulis dengan angka saja."
        )
    return int(made)
