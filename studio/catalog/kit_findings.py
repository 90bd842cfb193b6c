"""What a kit still lacks before every template looks right with it; what it must have is in `brand`."""

from collections.abc import Iterator
from pathlib import Path

from studio.catalog.brand import contrast_table, load_kit
from studio.domain.brand import MOTIFS, Kit
from studio.domain.record import Value
from studio.errors import StudioError
from studio.i18n import N_


class KitFinding(Value, frozen=True, kw_only=True):
    """One thing to put right: a code, what is so, what helps."""

    code: str
    message: str
    hint: str


def examine(folder: Path) -> tuple[Kit | None, tuple[KitFinding, ...]]:
    """The kit, or None when it cannot be used at all, with everything found."""
    try:
        kit = load_kit(folder)
    except StudioError as error:
        return None, (KitFinding(code=error.code, message=error.message, hint=error.hint),)
    return kit, tuple(_findings(kit))


def _findings(kit: Kit) -> Iterator[KitFinding]:
    for row in contrast_table(kit):
        if row.ratio < row.needed:
            yield KitFinding(
                code="kit/contrast",
                message=f"Warna “{row.role}” di atas “{row.ground}” hanya {_number(row.ratio)} : 1.",
                hint=f"Perlu {_number(row.needed)} : 1; gelapkan yang gelap atau terangkan yang terang.",
            )
    for ground, words in (("light", N_("kertas")), ("dark", N_("bidang gelap"))):
        if not any(logo.ground == ground for logo in kit.logos):
            yield KitFinding(
                code="kit/logo-missing", message=f"Belum ada logo untuk {words}.",
                hint=f'Tambahkan [[logos]] dengan ground = "{ground}".',
            )  # fmt: skip
    if not kit.textures:
        yield KitFinding(
            code="kit/texture-missing", message="Belum ada motif.",
            hint="Tambahkan sedikitnya satu [[textures]].",
        )  # fmt: skip
    for name in MOTIFS:
        if kit.textures and name not in kit.motifs:
            yield KitFinding(
                code="kit/motif-missing", message=f"Motif untuk “{name}” belum ditunjuk.",
                hint=f"Tulis {name} di bagian [motifs]; tanpa itu dipakai motif pertama.",
            )  # fmt: skip


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
