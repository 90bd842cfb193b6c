"""Which stretches of a text are one emoji. Source: Unicode emoji sequences up to Emoji 17 (RGI)."""

from functools import cache
from typing import Any

FLAGS = (
    "ACDEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNOPQRUVWXYZ DEGJKMOZ EACEGHRSTU FIJKMOR "
    "GABDEFGHILMNPQRSTUWY HKMNRTU ICDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ "
    "NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TACDFGHJKLMNORTVWZ UAGMNSYZ "
    "VACEGINU WFS XK YET ZAMW"
)
"""Region codes with a flag: a first letter, then each second letter."""
SKIN = "[\U0001f3fb-\U0001f3ff]"
ADULT = f"[👨👩🧑]{SKIN}?"
ROLE = "[⚕⚖✈🌾🍳🍼🎄🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒🦯🦰🦱🦲🦳🦼🦽🩰]\ufe0f?"
ARROW = "(?:\u200d➡\ufe0f?)?"
PAIRS = "🏳🌈 🏳⚧ 🏴☠ 👁🗨 🐻❄ 🐈⬛ 🐦⬛ 🐦🔥 🐕🦺 ❤🔥 ❤🩹 😮💨 😵💫 😶🌫 🙂↔ 🙂↕ 🍋🟩 🍄🟫 ⛓💥"
"""Two signs that a joiner makes one."""


def _flag(group: str) -> str:
    first, *seconds = (chr(0x1F1E6 + ord(letter) - ord("A")) for letter in group)
    return f"{first}[{''.join(seconds)}]"


def _tagged(region: str) -> str:
    return "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in region) + "\U000e007f"


@cache
def emoji_pattern() -> Any:
    """Compiled pattern that matches one emoji, the longest known sequence first; bare © and ® are text."""
    import regex  # noqa: PLC0415 - heavy

    pairs = "|".join(f"{pair[0]}\ufe0f?\u200d{pair[1]}\ufe0f?" for pair in PAIRS.split())
    kinds = (
        rf"{ADULT}\u200d❤\ufe0f?\u200d(?:💋\u200d)?{ADULT}",
        rf"{ADULT}\u200d[🤝🫯]\u200d{ADULT}",
        rf"{ADULT}\u200d{ROLE}{ARROW}",
        r"[👨👩🧑](?:\u200d[👨👩🧑])?(?:\u200d[👦👧🧒]){1,2}",
        rf"[\p{{Emoji_Modifier_Base}}👯🤼🧞🧟](?:{SKIN}|\ufe0f)?\u200d[♀♂]\ufe0f?{ARROW}",
        rf"[🚶🏃🧎]{SKIN}?\u200d➡\ufe0f?",
        rf"🫱{SKIN}\u200d🫲{SKIN}",
        pairs,
        r"[#*0-9]\ufe0f?\u20e3",
        "|".join(_flag(group) for group in FLAGS.split()),
        "|".join(_tagged(region) for region in ("gbeng", "gbsct", "gbwls")),
        r"[©®]\ufe0f",
        rf"\p{{Emoji_Modifier_Base}}\ufe0f?{SKIN}?",
        r"(?![©®#*0-9])\p{Emoji}\ufe0f?",
    )
    return regex.compile("|".join(kinds))
