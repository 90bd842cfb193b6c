"""Makes docs/gambar/galeri.webp, the gallery in the README: `python3 -m tests.gallery_picture`.

Every family once, in turn in the three example kits, each in a shape it serves well.
"""

from pathlib import Path

from PIL import Image

from studio.session import gallery, previews

TARGET = Path(__file__).resolve().parent.parent / "docs" / "gambar" / "galeri.webp"
PORTRAIT, STORY, WIDE = "instagram/feed-portrait", "instagram/story", "x/post"
ROWS = (
    (
        ("kabar", "nila", "lazim", STORY), ("angka", "songket", "lazim", PORTRAIT),
        ("undangan", "mega", "lazim", PORTRAIT), ("klarifikasi", "nila", "lazim", PORTRAIT),
        ("kutipan", "songket", "lazim", WIDE),
    ),
    (
        ("pengumuman", "mega", "lazim", WIDE), ("ucapan", "songket", "lazim", PORTRAIT),
        ("layanan", "nila", "lazim", PORTRAIT), ("data", "mega", "lazim", PORTRAIT),
        ("linimasa", "songket", "lazim", STORY),
    ),
    (
        ("ucapan", "mega", "keagamaan", STORY), ("darurat", "nila", "lazim", PORTRAIT),
        ("karusel", "nila", "lazim", PORTRAIT), ("kabar", "mega", "lazim", WIDE),
        ("angka", "nila", "pendek", PORTRAIT),
    ),
)  # fmt: skip
WIDTH, GAP, GROUND, QUALITY = 1800, 24, (226, 224, 218), 84


def make(target: Path = TARGET) -> None:
    """Write the rows, each as wide as the picture, below each other."""
    rows = [_row([_page(*one) for one in row]) for row in ROWS]
    size = (WIDTH, sum(row.height + GAP for row in rows) + GAP)
    picture = Image.new("RGB", size, GROUND)
    y = GAP
    for row in rows:
        picture.paste(row, (0, y))
        y += row.height + GAP
    picture.save(target, "WEBP", quality=QUALITY, method=6)


def _page(family: str, kit: str, example: str, place: str) -> Image.Image:
    want = previews.wanted(gallery.look_of(family, kit), (example,), (place,))[:1]
    return Image.open(previews.previews(want)[0].path).convert("RGB")


def _row(pages: list[Image.Image]) -> Image.Image:
    room = WIDTH - GAP * (len(pages) + 1)
    height = round(room / sum(page.width / page.height for page in pages))
    row = Image.new("RGB", (WIDTH, height), GROUND)
    x = GAP
    for page in pages:
        width = round(page.width * height / page.height)
        row.paste(page.resize((width, height), Image.Resampling.LANCZOS), (x, 0))
        x += width + GAP
    return row


if __name__ == "__main__":
    make()
