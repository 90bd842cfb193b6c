"""The catalogues of the window's words: `python3 -m tests.words` brings them up to date.

Words are taken from `_("…")`, `sense("…", "…")` and `many("…", n)` in the window, and from the sentences
made below it (`tests/sentences.py`); what is no longer said is dropped, what is new is left empty to
be translated, and the compiled catalogues are written beside the others.
"""

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.sentences import below

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("en",)
KEYWORDS: dict[str, Any] = {"_": None, "N_": None, "sense": ((1, "c"), 2), "many": (1,)}
NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""What a compiled catalogue gives for its day, so that the same words compile to the same bytes."""


def spoken() -> Catalog:
    """Every word the program says, with the files that say it."""
    catalog = Catalog(project="Studio Humas", charset="utf-8")
    for sentence, where in below():
        catalog.add(sentence, locations=[(where, 0)])
    for file in sorted((ROOT / "studio" / "ui").rglob("*.py")):
        where = file.relative_to(ROOT).as_posix()
        counts = set(re.findall(r"""many\(\s*"([^"]+)\"""", file.read_text("utf-8")))
        for _line, words, _comments, context in extract_from_file("python", file, keywords=KEYWORDS):
            ident = (words, words) if words in counts else words
            catalog.add(ident, locations=[(where, 0)], context=context)
    return catalog


def key(message: Message) -> tuple[str, str]:
    """What tells a message from others: its context and its words."""
    ident = message.id[0] if isinstance(message.id, tuple | list) else message.id
    return message.context or "", ident


def texts(message: Message) -> tuple[str, ...]:
    """A message's translations, one for each number of things."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def po_file(language: str) -> Path:
    """Where a language's words are kept."""
    return LOCALE / language / "LC_MESSAGES" / "studio.po"


def translated(language: str) -> Catalog:
    """A language's words as they are kept."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    out = io.BytesIO()
    catalog.creation_date = NO_DAY
    write_mo(out, catalog)
    return out.getvalue()


def main() -> None:
    """Bring every catalogue up to date."""
    for language in LANGUAGES:
        file = po_file(language)
        known = translated(language) if file.is_file() else Catalog(locale=language)
        fresh = Catalog(locale=language, project="Studio Humas", charset="utf-8")
        old = {key(m): m.string for m in known if m.id}
        for message in sorted((m for m in spoken() if m.id), key=lambda m: (key(m)[1], key(m)[0])):
            kept = old.get(key(message), "")
            if isinstance(message.id, tuple) and isinstance(kept, str):
                kept = (kept, kept)
            fresh.add(message.id, kept, locations=message.locations, context=message.context)
        fresh.fuzzy = False
        file.parent.mkdir(parents=True, exist_ok=True)
        out = io.BytesIO()
        write_po(out, fresh, width=110, omit_header=False, include_lineno=False)
        lines = [
            line for line in out.getvalue().decode().splitlines() if not line.startswith('"POT-Creation-Date')
        ]
        lines = [line for line in lines if not line.startswith('"PO-Revision-Date')]
        file.write_text("\n".join(lines) + "\n", "utf-8")
        file.with_suffix(".mo").write_bytes(compiled(translated(language)))
        missing = [m.id for m in fresh if m.id and not all(texts(m))]
        print(f"{language}: {len(fresh)} messages, {len(missing)} to translate")


if __name__ == "__main__":
    main()
