"""Posts of finished media with one fault each."""

from collections.abc import Callable
from dataclasses import replace as changed

from msgspec.structs import replace

from studio.catalog.templates import load_template
from studio.checks.subject import Subject
from studio.domain.content import Caption, Picture
from studio.domain.outside import Film, LogoSeen, Outside, TextArea

ALT = "Poster layanan: loket khusus lansia dibuka tiap Sabtu pukul 08.00 sampai 12.00 di kantor."
FILM = Film(
    sha256="f" * 64, width=1080, height=1920, seconds=12.0, fps=30.0, codec="h264", sound="aac", plain=True,
    bytes=9_000_000, subtitles="e" * 64,
)  # fmt: skip
MOVING = Outside(form="film", file="loket.mp4", film=FILM)
STILL = Outside(form="picture", file="poster.png")
WEAK = TextArea(box=(0.1, 0.1, 0.4, 0.05), ratio=1.9, sure=True)
CLEAR = TextArea(box=(0.1, 0.3, 0.4, 0.05), ratio=9.0, sure=True)


def outside(
    known: Outside = STILL, size: tuple[int, int] = (1080, 1350), placement: str = "instagram/feed-portrait",
    alt: str = ALT,
) -> Subject:  # fmt: skip
    """A sound post of one finished page at one placement."""
    from tests.checks.samples import ASSET, DESIGN, PAGE, POST, good

    asset = replace(ASSET, width=size[0], height=size[1], alt=alt, outside=known)
    page = replace(PAGE, layout="penuh", slots={"media": Picture(asset=asset.id)})
    design = replace(DESIGN, template="luar")
    post = replace(
        POST, placements=(placement,), captions={}, caption=Caption(text="Datang saja hari Sabtu.")
    )
    sound = good()
    project = sound.project.with_records(asset, page, design, post)
    return changed(sound, project=project, post=post, templates={"luar": load_template("luar")}, facts=())


def film(placement: str = "instagram/story", **changes: object) -> Subject:
    """A post of one film."""
    return outside(replace(MOVING, film=replace(FILM, **changes)), (1080, 1920), placement)


def seen(*areas: TextArea, words: str = "Loket Sabtu dibuka untuk lansia", alt: str = ALT) -> Subject:
    """A post in which writing was found."""
    return outside(replace(STILL, areas=areas, words=words), alt=alt)


def logo(*, sure: bool) -> Subject:
    """A post in which the kit's logo was not found, or perhaps."""
    design = outside().design
    kit = design.kit_hash if design else ""
    return outside(replace(STILL, logo=LogoSeen(kit=kit, likeness=0.3 if sure else 0.9, sure=sure)))


WRONG: dict[str, Callable[[], Subject]] = {
    "outside/crop": lambda: outside(placement="instagram/feed-square"),
    "outside/crop-far": lambda: outside(placement="instagram/story", size=(1620, 2025)),
    "outside/upscaled": lambda: outside(size=(800, 1000)),
    "outside/upscaled-far": lambda: outside(size=(400, 500)),
    "outside/heavy": lambda: film("whatsapp/status", bytes=20_000_000, seconds=30.0),
    "outside/too-heavy": lambda: outside(
        replace(MOVING, film=replace(FILM, width=1920, height=1080, seconds=800.0, bytes=200_000_000)),
        (1920, 1080),
        "mastodon/post",
    ),
    "outside/long": lambda: film(seconds=75.0),
    "outside/short": lambda: film(seconds=1.0),
    "outside/format": lambda: outside(size=(1080, 1920), placement="instagram/reel"),
    "outside/cover-only": lambda: film("instagram/reel-cover"),
    "outside/no-logo": lambda: logo(sure=True),
    "outside/logo-unsure": lambda: logo(sure=False),
    "outside/contrast": lambda: seen(WEAK, CLEAR),
    "outside/contrast-unsure": lambda: seen(replace(WEAK, sure=False), CLEAR),
    "outside/unread-text": lambda: seen(CLEAR, CLEAR, CLEAR, words="", alt="Poster layanan hari Sabtu"),
}
