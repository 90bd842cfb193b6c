"""Finished files as offices bring them, made for the tests: posters, PDFs, presentations, films."""

import io
import subprocess
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from studio import paths

PAPER, INK, FIELD = (250, 246, 236), (28, 30, 60), (39, 45, 118)


def poster(
    width: int = 1080,
    height: int = 1350,
    words: str = "Loket Sabtu dibuka untuk lansia",
    ink: tuple[int, ...] = INK,
) -> Image.Image:
    """A plain poster with a headline, as Canva exports it."""
    image = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, round(height * 0.8), width, height), fill=FIELD)
    face = next((paths.resources() / "fonts").rglob("*.ttf"))
    size = width // 14
    font = ImageFont.truetype(str(face), size)
    for number, line in enumerate((words, "Datang pukul 08.00 sampai 12.00", "Bawa KTP elektronik")):
        draw.text((width // 14, height // 5 + number * size * 2), line, font=font, fill=ink)
    return image


def saved(image: Image.Image, path: Path, **options: object) -> Path:
    """The picture in a file."""
    image.save(path, **options)
    return path


def pdf(path: Path, pages: int, size: tuple[float, float] = (810, 1012.5)) -> Path:
    """A PDF of pages with words on them, by Qt."""
    from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
    from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter

    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QSizeF(*size), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(72)
    painter = QPainter(writer)
    for number in range(pages):
        if number:
            writer.newPage()
        painter.fillRect(0, 0, int(size[0]), int(size[1]), Qt.GlobalColor.white)
        painter.setFont(QFont("Plus Jakarta Sans", 30))
        box = QRectF(50, 50, size[0] - 100, size[1] - 100)
        painter.drawText(
            box, int(Qt.TextFlag.TextWordWrap), f"Halaman {number + 1}: paspor terbit dalam empat hari"
        )
    painter.end()
    return path


def slides(path: Path, pictures: int = 0, words: str = "") -> Path:
    """A presentation: slides that are one picture each, and one slide of words."""
    from pptx import Presentation
    from pptx.util import Emu

    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(1080 * 9525), Emu(1350 * 9525)
    for number in range(pictures):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        out = io.BytesIO()
        poster(540, 675, f"Salindia {number + 1}").save(out, "PNG")
        out.seek(0)
        slide.shapes.add_picture(out, 0, 0, deck.slide_width, deck.slide_height)
        slide.notes_slide.notes_text_frame.text = f"Catatan pembicara {number + 1}"
    if words:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        slide.shapes.add_textbox(
            Emu(500_000), Emu(500_000), Emu(8_000_000), Emu(2_000_000)
        ).text_frame.text = words
    deck.save(path)
    return path


def film(
    path: Path, size: str = "270x480", seconds: float = 1.0, *, sound: bool = True, fps: int = 25
) -> Path:
    """A short film with a place and a title in its words."""
    from imageio_ffmpeg import get_ffmpeg_exe

    tone = ["-f", "lavfi", "-i", f"sine=440:d={seconds}", "-c:a", "aac"] if sound else []
    video = ["-f", "lavfi", "-i", f"testsrc2=s={size}:r={fps}:d={seconds}"]
    told = [
        "-metadata",
        "title=Rahasia dapur",
        "-metadata",
        "location=-06.2+106.8/",
        "-metadata",
        "comment=Budi",
    ]
    subprocess.run(
        [get_ffmpeg_exe(), "-y", "-loglevel", "error", *video, *tone[:4], "-c:v", "libx264", "-preset",
         "ultrafast", "-pix_fmt", "yuv420p", *tone[4:], *told, str(path)],
        check=True,
    )  # fmt: skip
    return path


def said_by_ffmpeg(path: Path) -> str:
    """What ffmpeg tells of a file: an independent look at what is in it."""
    from imageio_ffmpeg import get_ffmpeg_exe

    order = [get_ffmpeg_exe(), "-hide_banner", "-i", str(path)]
    return subprocess.run(order, capture_output=True, check=False).stderr.decode("utf-8", "replace")


def frame_of(path: Path, folder: Path) -> Image.Image:
    """The first picture of a film."""
    from imageio_ffmpeg import get_ffmpeg_exe

    out = folder / f"{path.stem[:40]}-{path.stat().st_size}.png"
    read = [get_ffmpeg_exe(), "-loglevel", "error", "-y", "-i", str(path)]
    subprocess.run([*read, "-frames:v", "1", str(out)], check=True)
    return Image.open(out).convert("RGB")
