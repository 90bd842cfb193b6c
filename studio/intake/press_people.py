"""Names and positions of people as a press release writes them."""

import re

from studio.domain.record import Value
from studio.intake.sentences import ABBREVIATIONS, DAYS, words

HEADS = words(
    """Kepala Sekretaris Deputi Direktur Menteri Ketua Staf Dosen Akademisi Bupati Gubernur Camat Lurah
    Inspektur Asisten Manajer Koordinator Plt Plt. Pj Pj. Plh Plh. Wakil Kabag Kabid Kasi Kadis
    Kasubag Kasubbag Kakanwil Rektor Dekan Kapolres Kapolda Kapolsek Dandim Specialist Spesialis
    Juru Jubir Pengamat Peneliti Pakar Presiden Wali Walikota Wakapolres Sekda Sekjen Dirjen Irjen
    Kepala-Kepala Anggota Penyuluh Pranata Analis Perwakilan Pimpinan Direktorat Komisioner Komandan
    Panglima Duta Konsul Hakim Jaksa Pembina Pengurus Bendahara Penjabat Pejabat CEO Kades Bunda"""
)
HONORIFICS = words(
    "R. H. Hj. Dr. dr. Drs. Dra. Ir. Prof. KH. KH K.H. Tgk. Tb. RM. Rr. Apt. apt. drg. Ns. Ny. Nn."
)
POLITE = words("Bapak Pak Ibu Bu Sdr. Saudara Mas Mbak Kang")
PARTICLES = words("dan dan/atau of the bin binti van de al el la untuk")
ADVERBS = words(
    """Kemudian Sementara Selain Selanjutnya Menurut Lebih Senada Adapun Namun Sebelumnya Demikian Lalu"""
)
DEGREE = re.compile(
    r",\s*(?:[A-Z][A-Za-z]{0,4}\.(?:[A-Z][A-Za-z]{0,4}\.?)*|S\.?H|M\.?Si|SE|MM|Ph\.D\.?|M\.?Kes|SH|MH|ST)(?=[,.;]|\s*$|\s[a-z])"
)
TOKEN = re.compile(r"\S+")


class Speaker(Value, frozen=True, kw_only=True):
    """A person by name, and the position as written; both verbatim, either may be empty."""

    name: str = ""
    position: str = ""


def _core(token: str) -> str:
    return token.strip(',;()“”"')


def _proper(token: str) -> bool:
    core = _core(token)
    return bool(core) and (core[0].isupper() or core in HONORIFICS)


def name_phrase(text: str) -> str:
    """The run of proper names at the start of `text`, commas and brackets included, particles inside only."""
    end = 0
    for token in TOKEN.finditer(text):
        core = _core(token.group())
        if core.lower().replace("’", "").replace("'", "") in DAYS:
            break
        if _proper(token.group()):
            end = token.end()
            if _ends_sentence(token.group(), text, token.end()):
                break
        elif core not in PARTICLES:
            break
    run = text[:end].rstrip(",;: ")
    return run if _dotted_end(run) else run.rstrip(".")


def _ends_sentence(token: str, text: str, end: int) -> bool:
    if token.endswith(";"):
        return True
    known = token in HONORIFICS or token.rstrip(".").lower() in ABBREVIATIONS
    return token.endswith(".") and not known and not _dotted_end(text[:end])


def _dotted_end(text: str) -> bool:
    return bool(re.search(r"(?:[A-Z][a-z]{0,3}\.[A-Z][a-z]{0,3}|,\s[A-Z][a-z]{0,3}\.[A-Z]\w{0,3})\.$", text))


def split_person(phrase: str, text: str) -> Speaker:
    """Name and position out of a phrase such as `Kepala Dinas Sosial, Rina Hartati`."""
    parts = _comma_parts(phrase)
    if not parts:
        return Speaker()
    if parts[0].split()[0] not in HEADS:
        return Speaker(name=_without_polite(parts[0]), position=_position_after(parts[1:], phrase))
    if len(parts) > 1:
        name = _without_polite(parts[-1])
        return Speaker(name=name, position=phrase[: phrase.rindex(parts[-1])].rstrip(", "))
    return _split_run(parts[0], text)


def _comma_parts(phrase: str) -> list[str]:
    """The parts between commas, degrees such as `, S.H.` kept with the name before them."""
    held = DEGREE.sub(lambda match: match.group(0).replace(",", "\0"), phrase)
    return [part.strip().replace("\0", ",") for part in held.split(",") if part.strip()]


def _without_polite(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if first in POLITE and rest else name


def _position_after(parts: list[str], phrase: str) -> str:
    heads = [part for part in parts if part.split()[0] in HEADS]
    return phrase[phrase.index(heads[0]) :].strip(", ") if heads else ""


def _split_run(run: str, text: str) -> Speaker:
    """Position and name without a comma: the name starts after a bracket, a title, or where it is known."""
    words = run.split()
    for index in range(1, len(words)):
        titled = words[index] in HONORIFICS or words[index - 1].endswith(")") or words[index] in POLITE
        if titled or (_core(words[index - 1])[:1].isupper() and _acts_alone(words[index], text)):
            name = run[run.index(" ".join(words[index:])) :]
            return Speaker(name=_without_polite(name), position=run[: run.index(name)].strip())
    if len(words) < 4:
        return Speaker(position=run)
    name = " ".join(words[-2:])
    return Speaker(name=name, position=run[: run.rindex(name)].strip())


ACTS = r"(?:juga |kembali |turut |pun |lalu |kemudian )*(?:me(?:m|n|ng|ny|l|r|w|y)\w+|ber\w+)"


def _acts_alone(word: str, text: str) -> bool:
    """Whether the text speaks of the person by this one word: `Rina mengatakan`, `ujar Rina`."""
    name = re.escape(word)
    said = "ujar|kata|tegas|jelas|tutur|ungkap|papar|imbuh|ucap|terang"
    alone = rf"(?:^|[.”\"]\s+|\n|\b(?:{said}) ){name}(?=[\s,.]+{ACTS}|[.,]|$)"
    return word[:1].isupper() and word not in HEADS and re.search(alone, text, re.MULTILINE) is not None


def full_person(short: str, text: str) -> Speaker:
    """The fullest mention of the person whom the text also calls `short`."""
    best = Speaker(name=short)
    for found in re.finditer(rf"(?<![\w.]){re.escape(short)}(?!\w)", text):
        name, start, end = _around(text, found.start())
        position = _before(text[:start]) or _after(text[end:])
        better = len(name.split()) > len(best.name.split()) or (
            not best.position and len(name) >= len(best.name)
        )
        if better and (position or len(name) > len(best.name)):
            best = Speaker(name=name, position=position or best.position)
    return best


def _around(text: str, at: int) -> tuple[str, int, int]:
    """The whole name at `at`: titles before it, further names and degrees after it."""
    start = at
    while (word := re.search(r"(\S+)\s$", text[max(0, start - 12) : start])) and word.group(1) in HONORIFICS:
        start -= len(word.group(0))
    end = at
    for token in TOKEN.finditer(text, at):
        core = token.group().rstrip('.,;:”")')
        if not core[:1].isupper() or core in HEADS or token.group()[0] in '(“"':
            break
        if text[end : token.start()].strip(" ") or "\n" in text[end : token.start()]:
            break
        end = token.start() + len(core)
        if token.group() != core and not re.fullmatch(r"[A-Z]\.", token.group()):
            break
        end = token.end()
    if degrees := re.match(rf"(?:{DEGREE.pattern})+", text[end:]):
        end += degrees.end()
    return text[start:end], start, end


def _before(text: str) -> str:
    """A position that ends right before a name: `Kepala Biro Humas, ` or `Deputi Bidang Kerja (DKK) `."""
    line = re.split(r"[\n“”\"]|\.\s", text[-220:])[-1]
    words = list(TOKEN.finditer(line))
    start = len(words)
    while start and (_proper(words[start - 1].group()) or words[start - 1].group() in PARTICLES):
        start -= 1
    run = words[start:]
    first = next((index for index, word in enumerate(run) if word.group() in HEADS), None)
    if first is None:
        return ""
    position = line[run[first].start() :].strip(" ,")
    return "" if re.search(r"\b(?:dan|serta)$", position) else position


def _after(text: str) -> str:
    """A position that follows a name: `, Staf Ahli …,`, ` Menteri …` or ` dari Humas …`."""
    found = re.match(r"(?:,\s|\s)(?=(\w+))", text)
    if found and found.group(1) in HEADS:
        return _comma_cut(name_phrase(text[found.end() :]))
    if text.startswith(" dari "):
        return _comma_cut(name_phrase(text[6:]))
    return ""


def _comma_cut(phrase: str) -> str:
    """The phrase up to its last comma when what follows is no part of an office's list, else whole."""
    return phrase.split(",", maxsplit=1)[0]
