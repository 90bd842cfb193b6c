"""Writes a press draft as the text of a content file, ready to be edited."""

import json

from studio.intake.draft import PressDraft
from studio.intake.press_numbers import FoundFigure
from studio.intake.rich_text import escaped
from studio.intake.sentences import sentences

DECK, BODY = 220, 900
"""Letters that the slots of the shipped template hold."""
CONTROLS = {code: f"\\u{code:04X}" for code in (0x7F, *range(0x80, 0xA0), 0x2028, 0x2029)}


def toml_string(text: str) -> str:
    """`text` as a TOML basic string: JSON's escapes, non-ASCII as typed, controls escaped."""
    return json.dumps(text, ensure_ascii=False).translate(CONTROLS)


def draft_to_content(
    draft: PressDraft,
    *,
    template: str = "kabar",
    kit: str = "",
    placements: tuple[str, ...] = (),
    photo: str = "",
) -> str:
    """TOML of a content file. Figures come without a source, so that the check asks for it.

    `photo` is a picture file beside the content file to be; without it the slot waits as a comment.
    """
    parts = [
        ("format", "1"),
        ("title", toml_string(draft.title)),
        ("template", toml_string(template)),
        ("kit", toml_string(kit) if kit else ""),
        ("placements", _array(placements) if placements else ""),
        ("summary", toml_string(" ".join(draft.summary)) if draft.summary else ""),
        ("event_date", toml_string(draft.event_date or draft.date_line.iso) if _date(draft) else ""),
    ]
    lines = [f"{name} = {value}" for name, value in parts if value]
    if draft.title_from_lead:
        lines.insert(
            0, "# Naskah ini tidak berjudul: judul diambil dari kalimat pertamanya. Periksa dan ganti."
        )
    return "\n".join([*lines, "", *_slots(draft, photo), "", *_caption(draft), *_figures(draft.figures), ""])


def _date(draft: PressDraft) -> str:
    return draft.event_date or draft.date_line.iso


def _array(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(toml_string, values))}]"


def _slots(draft: PressDraft, photo: str) -> list[str]:
    deck, body, rest = _told(draft)
    date = ", ".join(part for part in (draft.date_line.city, draft.date_line.date) if part)
    credit = draft.photographer
    texts = [
        ("headline", draft.title),
        ("kicker", draft.kicker),
        ("deck", deck),
        ("body", "\n\n".join(body)),
        ("date_line", date),
        ("source", draft.source or draft.date_line.outlet),
    ]
    lines = ["[slots]", *(f"{name} = {toml_string(escaped(text))}" for name, text in texts if text)]
    alt = draft.captions[0] if draft.captions else ""
    shown = toml_string(photo or "foto.jpg")
    line = f"photo = {{ file = {shown}, alt = {toml_string(alt)}, author = {toml_string(credit)} }}"
    lines.append(line if photo else f"# {line}")
    if rest:
        lines += ["", "# Selebihnya dari naskah, belum dipakai:", *(f"# {_comment(part)}" for part in rest)]
    return lines


def _told(draft: PressDraft) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Deck, the paragraphs that fit the body slot, and the rest; whole sentences and paragraphs only."""
    parts = sentences(draft.lead)
    most = max(1, sum(len(" ".join(parts[: count + 1])) <= DECK for count in range(len(parts))))
    end = draft.lead.find(parts[most - 1]) + len(parts[most - 1]) if parts else 0
    fitting = max(
        1, sum(len("\n\n".join(draft.body[: count + 1])) <= BODY for count in range(len(draft.body)))
    )
    return draft.deck or draft.lead[:end], draft.body[:fitting], draft.body[fitting:]


def _caption(draft: PressDraft) -> list[str]:
    return ["[caption]", f"text = {toml_string(draft.lead)}"]


def _figures(figures: tuple[FoundFigure, ...]) -> list[str]:
    lines: list[str] = []
    for number, figure in enumerate(figures, 1):
        lines += [
            "",
            f"# {_comment(figure.sentence)}",
            "[[figures]]",
            f'id = "angka-{number}"',
            f"value = {toml_string(figure.exact)}",
            f"label = {toml_string(figure.label or figure.unit)}",
            f"unit = {toml_string(figure.unit)}",
            'source = ""',
        ]
    return lines


def _comment(text: str) -> str:
    return " ".join("".join(ch if ch.isprintable() else " " for ch in text).split())
