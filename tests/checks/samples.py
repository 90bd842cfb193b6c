"""A post in which nothing is wrong, and one spoiled copy of it for each case that a check may report."""

from collections.abc import Callable
from functools import cache
from typing import Any

from msgspec.structs import replace

from studio import paths
from studio.catalog.brand import load_kit
from studio.catalog.platforms import load_platforms
from studio.checks.subject import Subject
from studio.domain.brand import Kit
from studio.domain.content import (
    Asset,
    Campaign,
    Caption,
    Design,
    DesignPage,
    Figure,
    FigureRef,
    FigureRefs,
    Item,
    Items,
    Link,
    Picture,
    Post,
    RichText,
    Run,
    Schedule,
)
from studio.domain.geometry import Box
from studio.domain.layout_facts import LayoutFacts, LogoFact, PictureFact, TextFact
from studio.domain.project import Project
from studio.domain.record import Record
from studio.domain.strategy import NarrativePack
from studio.domain.template import PageLayout, Slot, SlotLimits, Template

HEADLINE = "Lansia bisa urus paspor tiap Sabtu tanpa antre daring"
ALT = "Petugas menunjuk baris yang perlu ditandatangani seorang bapak lanjut usia di loket satu."
TEXT = f"{HEADLINE}. Datang pukul 08.00–12.00 WITA, petugas mendampingi sampai foto selesai."
BOX = Box(x=100, y=100, width=600, height=80)


def text(words: str) -> RichText:
    """Plain words as a slot holds them."""
    return RichText(paragraphs=tuple((Run(text=line),) for line in words.split("\n")))


@cache
def kit() -> Kit:
    """The shipped kit."""
    return load_kit(paths.brand_kits() / "nila")


TEMPLATE = Template(
    id="contoh",
    family="contoh",
    name={"id": "Contoh uji", "en": "Test sample"},
    purposes=("post", "story", "link", "print"),
    slots=(
        Slot(id="headline", kind="text", label={"id": "Judul", "en": "Headline"}, required=True,
             limits=SlotLimits(max_chars=60)),
        Slot(id="deck", kind="text", label={"id": "Keterangan", "en": "Deck"}),
        Slot(id="photo", kind="picture", label={"id": "Foto", "en": "Photo"}),
        Slot(id="steps", kind="items", label={"id": "Langkah", "en": "Steps"},
             limits=SlotLimits(max_chars=80, min_items=2, max_items=4)),
        Slot(id="figure", kind="figure", label={"id": "Angka utama", "en": "Key figure"}),
        Slot(id="figures", kind="figures", label={"id": "Angka lain", "en": "Other figures"}),
        Slot(id="link", kind="link", label={"id": "Tautan", "en": "Link"}),
    ),
    pages=(
        PageLayout(
            id="utama", root={},
            slots=("headline", "deck", "photo", "steps", "figure", "figures", "link"),
        ),
    ),
)  # fmt: skip

PAGE = DesignPage(
    id="hal-1",
    layout="utama",
    slots={
        "headline": text(HEADLINE),
        "deck": text("Petugas menyambut di pintu."),
        "photo": Picture(asset="foto-1"),
        "steps": Items(items=(Item(title="Datang", detail="Pukul 08.00"), Item(title="Isi formulir"))),
        "figure": FigureRef(figure="paspor-2026"),
        "figures": FigureRefs(figures=("paspor-2026",)),
        "link": Link(url="https://imigrasi-tanjungsekar.example/lansia"),
    },
)
DESIGN = Design(id="desain-1", template="contoh", kit="nila", pages=("hal-1",))
ASSET = Asset(
    id="foto-1",
    sha256="ab" * 32,
    name="loket-prioritas.jpg",
    width=2400,
    height=1600,
    source="Dokumentasi kantor",
    author="Tim Dokumentasi",
    licence="Milik sendiri",
    alt=ALT,
)
FIGURE = Figure(
    id="paspor-2026",
    value="12480",
    label="Paspor terbit",
    unit="paspor",
    source="SIMKIM",
    as_of="2026-10-31",
    expires="2027-01-31",
)
POST = Post(
    id="konten-1",
    title="Jalur prioritas lansia",
    design="desain-1",
    placements=("x/post", "instagram/feed-portrait", "youtube/thumbnail"),
    caption=Caption(text=TEXT, hashtags=("LayananPaspor",)),
    captions={
        "youtube": Caption(fields={"title": "Lansia bisa urus paspor tiap Sabtu", "description": TEXT}),
    },
    schedule=Schedule(date="2026-12-01", time="09:00"),
)
TEXT_FACT = TextFact(
    node="headline",
    slot="headline",
    box=BOX,
    ink=BOX,
    size=64,
    floor=24,
    color="ink",
    contrast=12.4,
    large=True,
)
PICTURE_FACT = PictureFact(node="photo", slot="photo", box=BOX, enlarged=0.8)
LOGO_FACT = LogoFact(node="logo", box=Box(x=40, y=40, width=60, height=60), clear=BOX, minimum=40)
FACTS = LayoutFacts(
    placement="x/post",
    width=1600,
    height=900,
    safe=Box(x=0, y=0, width=1600, height=900),
    texts=(TEXT_FACT,),
    pictures=(PICTURE_FACT,),
    logos=(LOGO_FACT,),
    colors=("#272d76", "#FAF6EC"),
    fonts=("Plus Jakarta Sans", "Noto Color Emoji"),
    qr_module=6.0,
)


def good(**changes: Any) -> Subject:
    """The sound post, or it with other values."""
    platforms = load_platforms((paths.resources() / "platforms",))
    given: dict[str, Any] = {
        "project": Project().with_records(POST, DESIGN, PAGE, ASSET, FIGURE),
        "post": POST,
        "kit": kit(),
        "templates": {"contoh": TEMPLATE},
        "platforms": platforms,
        "placements": {p.id: p for platform in platforms.values() for p in platform.placements.values()},
        "facts": (FACTS,),
        "today": "2026-11-21",
    }
    return Subject(**{**given, **changes})


def with_records(*records: Record, **changes: Any) -> Subject:
    """The sound post with other records in its project."""
    sound = good()
    return good(project=sound.project.with_records(*records), **changes)


def with_facts(**changes: Any) -> Subject:
    """The sound post laid out otherwise."""
    return good(facts=(replace(FACTS, **changes),))


def with_text(**changes: Any) -> Subject:
    """The sound post with its headline set otherwise."""
    return with_facts(texts=(replace(TEXT_FACT, **changes),))


def with_slots(**slots: Any) -> Subject:
    """The sound post with slots filled otherwise; None empties one."""
    filled = {name: value for name, value in {**PAGE.slots, **slots}.items() if value is not None}
    return with_records(replace(PAGE, slots=filled))


def with_asset(**changes: Any) -> Subject:
    """The sound post with a picture described otherwise."""
    return with_records(replace(ASSET, **changes))


def with_figure(**changes: Any) -> Subject:
    """The sound post with another figure."""
    return with_records(replace(FIGURE, **changes))


def with_figures(units: tuple[str, ...]) -> Subject:
    """The sound post comparing one figure of each unit."""
    figures = [replace(FIGURE, id=f"angka-{n}", unit=unit) for n, unit in enumerate(units)]
    subject = with_slots(figures=FigureRefs(figures=tuple(figure.id for figure in figures)))
    return good(project=subject.project.with_records(*figures))


def with_caption(placement: str = "x/post", **changes: Any) -> Subject:
    """The sound post at one placement, with another caption."""
    caption = replace(POST.caption, **changes)
    return good(post=replace(POST, placements=(placement,), caption=caption, captions={}))


def with_placements(*idents: str) -> Subject:
    """The sound post at other placements."""
    return good(post=replace(POST, placements=idents))


def with_pages(number: int, *placements: str) -> Subject:
    """The sound post with this many pages."""
    pages = tuple(replace(PAGE, id=f"hal-{n}") for n in range(1, number + 1))
    design = replace(DESIGN, pages=tuple(page.id for page in pages))
    return with_records(design, *pages, post=replace(POST, placements=placements))


def in_narrative(*records: Record, messages: tuple[str, ...] = ()) -> Subject:
    """The sound post in a campaign."""
    post = replace(POST, campaign="k", messages=messages)
    return with_records(post, Campaign(id="k", name="Antipungli"), *records, post=post)


def rows(number: int, words: str = "Bawa KTP") -> Items:
    """A list of this many rows."""
    return Items(items=tuple(Item(title=f"{words} {n}") for n in range(1, number + 1)))


def tags(number: int) -> tuple[str, ...]:
    """This many hashtags."""
    return tuple(f"Tagar{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(number))


WRONG: dict[str, Callable[[], Subject]] = {
    "text/overflow": lambda: with_facts(overflow=("headline",)),
    "text/missing-glyph": lambda: with_text(missing=("ꦲ", "\u0007")),
    "text/under-floor": lambda: with_text(size=17.5, floor=24.4),
    "layout/safe-area": lambda: with_facts(outside=("logo",)),
    "layout/overlap": lambda: with_facts(overlaps=(("headline", "logo"),)),
    "layout/dropped-slot": lambda: with_facts(dropped=("deck",)),
    "layout/dropped-required": lambda: good(
        facts=(replace(FACTS, dropped=("headline",)),),
        post=replace(POST, placements=("x/post",), captions={"x": Caption(text="Datang saja hari Sabtu.")}),
    ),
    "logo/clear-space": lambda: with_facts(logos=(replace(LOGO_FACT, crowded_by="headline"),)),
    "logo/too-small": lambda: with_facts(logos=(replace(LOGO_FACT, minimum=72.5),)),
    "contrast/text": lambda: with_text(contrast=2.86),
    "picture/upscaled": lambda: with_facts(pictures=(replace(PICTURE_FACT, enlarged=1.4),)),
    "picture/upscaled-far": lambda: with_facts(pictures=(replace(PICTURE_FACT, enlarged=2.75),)),
    "picture/missing": lambda: with_slots(photo=Picture(asset="hilang")),
    "picture/no-alt": lambda: with_asset(alt=" "),
    "picture/alt-file-name": lambda: with_asset(alt="loket-prioritas.jpg"),
    "picture/alt-too-short": lambda: with_asset(alt="Foto loket"),
    "picture/alt-too-long": lambda: with_asset(alt=ALT * 3),
    "picture/alt-over-limit": lambda: with_asset(alt=ALT * 12),
    "picture/no-licence": lambda: with_asset(licence=""),
    "picture/no-source": lambda: with_asset(source=""),
    "picture/no-author": lambda: with_asset(author=" "),
    "caption/too-long": lambda: with_caption(text="a" * 303, hashtags=()),
    "caption/long": lambda: with_caption("facebook/feed-square", text="Paspor " * 300),
    "caption/too-many-hashtags": lambda: with_caption("instagram/feed-square", hashtags=tags(31)),
    "caption/many-hashtags": lambda: with_caption("instagram/feed-square", hashtags=tags(6)),
    "caption/too-many-mentions": lambda: with_caption("instagram/feed-square", mentions=tags(21)),
    "caption/many-mentions": lambda: with_caption("instagram/feed-square", mentions=tags(4)),
    "caption/too-many-links": lambda: with_caption(
        "threads/portrait", text=" ".join(f"https://kantor{n}.go.id/a" for n in range(6))
    ),
    "caption/many-links": lambda: good(
        post=replace(
            POST, placements=("contoh/kiriman",), caption=Caption(text="https://a.go.id dan https://b.go.id")
        ),
        **invented_platform(),
    ),
    "caption/empty": lambda: with_caption(text="", hashtags=()),
    "caption/no-title": lambda: with_caption("youtube/thumbnail"),
    "caption/control-characters": lambda: with_caption(text="Datang\u200b hari\u0007 Sabtu"),
    "post/no-design": lambda: good(post=replace(POST, design="")),
    "slot/required-empty": lambda: with_slots(headline=text("  \n ")),
    "slot/too-long": lambda: with_slots(headline=text(HEADLINE + " mulai 5 Desember")),
    "slot/row-too-long": lambda: with_slots(steps=rows(2, "Bawa KTP elektronik dan kartu keluarga " * 3)),
    "slot/too-many-items": lambda: with_slots(steps=rows(5)),
    "slot/too-few-items": lambda: with_slots(steps=rows(1)),
    "slot/wrong-kind": lambda: with_slots(deck=Link(url="https://kantor.example")),
    "slot/unknown": lambda: with_slots(pantun=text("Buah mangga buah pepaya")),
    "figure/missing": lambda: with_slots(figure=FigureRef(figure="hilang")),
    "figure/no-source": lambda: with_figure(source=""),
    "figure/no-date": lambda: with_figure(as_of=""),
    "figure/bad-date": lambda: with_figure(as_of="31 Oktober"),
    "figure/expired": lambda: with_figure(expires="2026-11-30"),
    "figure/old": lambda: with_figure(as_of="2025-10-31", expires=""),
    "figure/mixed-units": lambda: with_figures(("persen", "menit")),
    "brand/off-color": lambda: with_facts(colors=("#272d76", "#ff00ff")),
    "brand/off-font": lambda: with_facts(fonts=("Plus Jakarta Sans", "Comic Sans MS")),
    "placement/unknown": lambda: with_placements("x/post", "friendster/testimoni"),
    "placement/refused": lambda: with_placements("x/header"),
    "placement/too-few-items": lambda: with_placements("linkedin/multi"),
    "placement/too-many-items": lambda: with_pages(5, "x/post"),
    "placement/many-items": lambda: with_pages(11, "instagram/feed-portrait"),
    "placement/series": lambda: with_pages(3, "instagram/story"),
    "placement/first-page-only": lambda: with_pages(3, "x/link"),
    "narrative/expired-pack": lambda: in_narrative(
        NarrativePack(id="p", name="Antipungli", campaign="k", expires="2026-11-30")
    ),
    "narrative/unknown-message": lambda: in_narrative(messages=("hilang",)),
    "qr/module": lambda: with_facts(qr_module=3.2),
}
"""A spoiled copy for each code; the case is expected, others may come with it."""


def invented_platform() -> dict[str, Any]:
    """A platform that advises against more than one link; none of the shipped ones has that number."""
    sound = good()
    allowance = replace(sound.platforms["x"].captions["post"].links, soft=1)
    profile = replace(sound.platforms["x"].captions["post"], links=allowance)
    place = replace(sound.placements["x/post"], id="contoh/kiriman", platform="contoh")
    platform = replace(
        sound.platforms["x"], id="contoh", placements={"kiriman": place}, captions={"post": profile}
    )
    return {"platforms": {"contoh": platform}, "placements": {place.id: place}}


from tests.checks import privacy_samples  # noqa: E402 - they are made of what stands above

WRONG |= privacy_samples.WRONG
