"""The catalogues of the window's words: `python3 -m tests.words` brings them up to date.

Words are taken from `_("…")` in the program; what is no longer said is dropped, what is new is left empty to
be translated, and the compiled catalogues are written beside the others.
"""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("en",)
NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""What a compiled catalogue gives for its day, so that the same words compile to the same bytes."""


def spoken() -> Catalog:
    """Every word the program says, with the files that say it."""
    catalog = Catalog(project="Studio Humas", charset="utf-8")
    for file in sorted((ROOT / "studio" / "ui").rglob("*.py")):
        where = file.relative_to(ROOT).as_posix()
        for _line, words, _comments, _context in extract_from_file("python", file, keywords={"_": None}):
            catalog.add(words, locations=[(where, 0)])
    return catalog


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
        for message in sorted((m for m in spoken() if m.id), key=lambda m: str(m.id)):
            old = known.get(message.id)
            fresh.add(message.id, old.string if old else "", locations=message.locations)
        fresh.fuzzy = False
        file.parent.mkdir(parents=True, exist_ok=True)
        out = io.BytesIO()
        write_po(out, fresh, width=110, omit_header=False, include_lineno=False)
        lines = [
            line for line in out.getvalue().decode().splitlines() if not line.startswith('"POT-Creation-Date')
        ]
        kept = [line for line in lines if not line.startswith('"PO-Revision-Date')]
        file.write_text("\n".join(kept) + "\n", "utf-8")
        file.with_suffix(".mo").write_bytes(compiled(translated(language)))
        missing = [m.id for m in fresh if m.id and not m.string]
        print(f"{language}: {len(fresh)} messages, {len(missing)} to translate")


if __name__ == "__main__":
    main()
