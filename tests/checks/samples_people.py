"""Spoiled posts about people in pictures, state symbols and access; see samples.py."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from studio.checks.subject import Subject
from studio.domain.geometry import Box
from tests.checks import samples as s

FACE = ((0.4, 0.2, 0.1, 0.15),)
AWAY = replace(s.PICTURE_FACT, box=Box(x=900, y=300, width=300, height=200))


def labelled(*tags: str, **changes: Any) -> Subject:
    """The sound post, its picture labelled, text and picture apart."""
    subject = s.with_asset(tags=tags, **changes)
    return s.good(project=subject.project, facts=(replace(s.FACTS, pictures=(AWAY,)),))


def outside(*colors: tuple[str, float]) -> Subject:
    """A post that shows a picture made elsewhere, of these colours."""
    template = replace(s.TEMPLATE, id="luar")
    return s.with_records(
        replace(s.DESIGN, template="luar"), replace(s.ASSET, colors=colors),
        templates={"luar": template},
    )  # fmt: skip


def signals() -> Subject:
    """A page in two signal colours that some eyes cannot tell apart."""
    kit = s.kit()
    kit = replace(kit, roles={**kit.roles, "ok": "#5a8f00", "stop": "#c46a10"})
    return s.good(kit=kit, facts=(replace(s.FACTS, colors=("#5a8f00", "#c46a10")),))


def film(**changes: Any) -> Subject:
    """A post that shows a film made elsewhere."""
    from tests.checks.outside_samples import FILM, MOVING
    from tests.checks.outside_samples import outside as made_elsewhere

    known = replace(MOVING, film=replace(FILM, **changes))
    return made_elsewhere(known, (1080, 1920), "instagram/reel")


WRONG: dict[str, Callable[[], Subject]] = {
    "people/consent": lambda: labelled("layanan", faces=FACE),
    "people/consent-named": lambda: labelled(people="Sri Wahyuni"),
    "people/faces-shown": lambda: labelled("razia WBP", faces=FACE, consent="B-12/2026"),
    "people/faces-unknown": lambda: labelled("deteni"),
    "child/consent": lambda: labelled("anak sekolah", faces=FACE),
    "child/consent-guardian": lambda: labelled("siswa", faces=FACE, consent="B-7/2026"),
    "symbol/flag-color": lambda: labelled(
        "bendera", colors=(("#0033aa", 0.5), ("#ffffff", 0.5)), width=2400, height=1600
    ),
    "symbol/flag-ratio": lambda: labelled(
        "bendera", colors=(("#ff0000", 0.5), ("#ffffff", 0.5)), width=2400, height=1200
    ),
    "symbol/emblem-color": lambda: labelled("lambang negara", colors=(("#128a3a", 0.6), ("#ffffff", 0.3))),
    "symbol/text-over": lambda: s.with_asset(tags=("garuda",)),
    "access/phone-size": lambda: s.with_text(size=15.5, floor=11),
    "access/color-only": signals,
    "access/color-word": lambda: s.with_caption(text="Pilih kotak merah di halaman depan."),
    "access/hashtag-case": lambda: s.with_caption(text="Datang hari Sabtu. #layananpaspor", hashtags=()),
    "access/hashtag-long": lambda: s.with_caption(hashtags=("tanjungsekarbersamasungaibatang",)),
    "access/emoji-run": lambda: s.with_caption(text="Loket buka hari Sabtu 🎉🎉🎉🎉"),
    "access/emoji-word": lambda: s.with_caption(text="Datang saja ke 🏢 hari Sabtu."),
    "access/all-caps": lambda: s.with_caption(text="LOKET PASPOR TUTUP HARI SABTU, datang hari Senin."),
    "access/subtitles": lambda: film(subtitles=""),
    "access/flashing": lambda: film(flashes=7, flash_at=2.4),
    "logo/missing": lambda: s.with_facts(logos=()),
    "brand/palette-drift": lambda: outside(("#7cfc00", 0.6), ("#ffffff", 0.4)),
}
