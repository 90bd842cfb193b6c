"""Makes docs/gambar/lembar-kit.webp, the kit sheet in the handbook: `python3 -m tests.kit_picture`."""

import tempfile
from pathlib import Path

from PIL import Image

from studio.session.kit_sheet import write_sheet

TARGET = Path(__file__).resolve().parent.parent / "docs" / "gambar" / "lembar-kit.webp"
KIT, COLUMNS, WIDTH, GAP, GROUND = "nila", 2, 800, 24, (214, 214, 210)
QUALITY = 86


def make(target: Path = TARGET) -> None:
    """Write the sheet's pages side by side as one picture."""
    with tempfile.TemporaryDirectory(prefix="studio-picture-") as name:
        sheet = write_sheet(KIT, Path(name), width=WIDTH)
        pages = [
            Image.open(Path(name) / file).convert("RGB") for file in sheet.files if file.endswith(".png")
        ]
    height = pages[0].height
    rows = -(-len(pages) // COLUMNS)
    size = (COLUMNS * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP)
    picture = Image.new("RGB", size, GROUND)
    for number, page in enumerate(pages):
        row, column = divmod(number, COLUMNS)
        picture.paste(page, (GAP + column * (WIDTH + GAP), GAP + row * (height + GAP)))
    picture.save(target, "WEBP", quality=QUALITY, method=6)


if __name__ == "__main__":
    make()
