"""Whether digits can be a number of a person: NIK, NPWP, NIP, card. By structure; no register is asked."""

import calendar
import re

from studio.domain.privacy_lexicon import Lexicon

WOMAN = 40
"""What is added to a woman's day of birth in a NIK."""
YOUNGEST, OLDEST = 15, 70
"""Years of age between which somebody may enter the civil service."""
NIP_MONTHS = frozenset({*(f"{month:02d}" for month in range(1, 13)), "21"})
CARD_STARTS = re.compile(r"(?:4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[47]|35)")


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others."""
    total = 0
    for at, char in enumerate(reversed(digits)):
        value = int(char) * (2 if at % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def real_day(day: int, month: int, year: int) -> bool:
    """Whether there is such a day; of two digits of a year the kinder century is taken."""
    if not 1 <= month <= 12 or day < 1:
        return False
    return day <= calendar.monthrange(2000 + year if year < 100 else year, month)[1]


def is_nik(digits: str, lexicon: Lexicon) -> bool:
    """Whether 16 digits can be a NIK or the number of a family card: province, places, day, serial."""
    if len(digits) != 16 or digits[:2] not in lexicon.provinces or digits[12:] == "0000":
        return False
    regency, district = digits[2:4], digits[4:6]
    in_place = any(first <= regency <= last for first, last in (lexicon.regency, lexicon.city))
    if not in_place or not lexicon.district[0] <= district <= lexicon.district[1]:
        return False
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    return real_day(day - WOMAN if day > WOMAN else day, month, year)


def is_nip(digits: str) -> bool:
    """Whether 18 digits can be the number of a civil servant: day of birth, entry, sex."""
    if len(digits) != 18 or digits[14] not in "12":
        return False
    born, entry = int(digits[:4]), int(digits[8:12])
    if not (1940 <= born <= 2019 and real_day(int(digits[6:8]), int(digits[4:6]), born)):
        return False
    return born + YOUNGEST <= entry <= born + OLDEST and digits[12:14] in NIP_MONTHS


def is_npwp(digits: str) -> bool:
    """Whether 15 digits, or 16 that begin with 0, hold the check digit of a tax number."""
    bare = digits[1:] if len(digits) == 16 and digits[0] == "0" else digits
    return len(bare) == 15 and luhn(bare[:9]) and bare[:9] != "0" * 9


def is_card(digits: str) -> bool:
    """Whether digits can be the number of a payment card."""
    return 13 <= len(digits) <= 19 and bool(CARD_STARTS.match(digits)) and luhn(digits)
