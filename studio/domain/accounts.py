"""The register of the office's accounts: who holds them, how they are secured, what monthly checks found.

No passwords, codes or recovery keys: `secret_in` tells texts that look like one, and forms refuse them.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from studio.domain.ids import PersonId
from studio.domain.record import Record, Value

Known = Literal["yes", "no", "unknown"]
QUESTIONS = ("two-factor", "admins", "recovery", "devices", "sessions", "official")
"""What a monthly check asks of each account; the words are the window's."""
SECRET_WORD = re.compile(
    r"(?i)\b(?:pass\s*word|kata\s*sandi|sandi|pass\s*phrase|passcode|pwd|pin|otp|kode\s+(?:cadangan|pemulihan|verifikasi|otp)"
    r"|backup\s+codes?|recovery\s+(?:code|key)s?|kunci\s+pemulihan|token|secret|seed)\b\s*(?:nya)?\s*(?:akun\s*)?(?:\w+\s*)?[:=]\s*\S+"
)
CODES = re.compile(r"(?<!\d)(?:\d{4}[\s-]?\d{4}(?:[\s,;]+\d{4}[\s-]?\d{4})+|\d{6}(?:[\s,;]+\d{6})+)(?!\d)")
"""Backup codes as platforms hand them out: several of eight or six digits."""
TOKEN = re.compile(r"\S{8,}")
PLAIN = re.compile(r"(?i)^(?:https?://\S+|\S+@\S+\.\S+|@[\w.]+|[\d/().+-]+|[\w]+(?:[-/&'’][\w]+)*[.,;:)]*)$")


class AccountEntry(Record, frozen=True, kw_only=True):
    """What is known of one account. `id` is its platform, as in `Office.accounts`.

    `holders` and `admins` are names of people with their positions, `recovery` says who holds the mail or
    number by which the account is won back, `devices` on what it is signed in, `handover` when it last was.
    """

    platform: str
    handle: str = ""
    holders: str = ""
    admins: str = ""
    two_factor: Known = "unknown"
    recovery: str = ""
    devices: str = ""
    handover: str = ""
    note: str = ""


class Checked(Value, frozen=True, kw_only=True):
    """What a check found of one account: an answer to each of QUESTIONS, and a remark."""

    platform: str
    answers: dict[str, Known] = msgspec.field(default_factory=dict)
    note: str = ""

    @property
    def open(self) -> tuple[str, ...]:
        """Questions that were not answered with yes."""
        return tuple(question for question in QUESTIONS if self.answers.get(question) != "yes")


class AccountCheck(Record, frozen=True, kw_only=True):
    """One monthly check: the day, who made it, what was found of each account."""

    day: str
    person: PersonId | None = None
    by: str = ""
    accounts: tuple[Checked, ...] = ()
    at: str = ""

    @property
    def open(self) -> int:
        """How many answers were not yes."""
        return sum(len(one.open) for one in self.accounts)


def last_check(checks: Iterable[AccountCheck]) -> AccountCheck | None:
    """The latest check."""
    return max(checks, key=lambda one: (one.day, one.at), default=None)


def days_since(check: AccountCheck, today: str) -> int:
    """Days from a check to a day; 0 where either is no date."""
    try:
        return max(0, (date.fromisoformat(today) - date.fromisoformat(check.day)).days)
    except ValueError:
        return 0


def secret_in(text: str) -> bool:
    """Whether a text seems to hold a password or a code; names, addresses and sentences do not."""
    if SECRET_WORD.search(text) or CODES.search(text):
        return True
    return any(_is_password(token.group()) for token in TOKEN.finditer(text))


def _is_password(token: str) -> bool:
    """A run that mixes letters, digits and signs as words, mail, handles, dates and models do not."""
    bare = token.strip(".,;:()“”\"'")
    if len(bare) < 8 or PLAIN.match(bare):
        return _mixed(bare) >= 3 and not _is_word_like(bare)
    return _mixed(bare) >= 3


def _is_word_like(token: str) -> bool:
    """Handles, models and numbered names: `Galaxy-A54`, `HP-Dinas-2`, `iPhone13`, `Ruang3B`."""
    return (
        bool(re.fullmatch(r"(?i)@?[a-z]+(?:[-/&'’_.]?[a-z]+)*[-_]?\d{0,4}[a-z]{0,2}", token))
        or "@" in token
        or "/" in token
    )


def _mixed(token: str) -> int:
    """How many kinds of characters a run has."""
    kinds = (r"[a-z]", r"[A-Z]", r"\d", r"[^\w\s]|_")
    return sum(bool(re.search(kind, token)) for kind in kinds)
