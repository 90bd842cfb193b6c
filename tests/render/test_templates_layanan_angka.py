"""The service and the key-figure family hold hard content at every placement of the purposes they serve."""

from functools import cache
from typing import Any

import pytest

from studio.catalog.platforms import placements
from studio.catalog.templates import load_template
from studio.domain import binding
from studio.domain.content import Figure
from studio.domain.ids import FigureId
from studio.domain.layout_facts import LayoutFacts
from studio.render.compose import compose
from studio.render.inspect import inspect
from studio.render.page import LaidOut
from tests.render import scenes

pytestmark = pytest.mark.usefixtures("qapp")

PROMISE = (
    "Penggantian paspor hilang atau rusak bagi warga di kepulauan kini dapat diselesaikan dalam "
    "empat hari kerja sejak wawancara di kantor terdekat"
)
STEP = "Unggah surat keterangan kehilangan dan formulir yang lengkap"
DETAIL = "Berkas dipindai berwarna, ukurannya paling besar dua megabita, lalu tunggu balasan petugas"
NEED = "Surat keterangan kehilangan dari kepolisian setempat yang terbit paling lama tiga bulan ini"
SOURCE = (
    "Sumber: Laporan realisasi penerimaan negara bukan pajak, Subbagian Keuangan, Januari–Oktober 2026. "
    "Data per 31 Oktober 2026, sebelum audit pihak luar"
)
YEARS = {"2023": "512300000", "2024": "898120400", "2025": "1088410700", "2026": "1284563200"}


def items(*pairs: tuple[str, str]) -> tuple[dict[str, str], ...]:
    return tuple({"title": title, "detail": detail, "icon": ""} for title, detail in pairs)


def figures() -> tuple[Figure, ...]:
    return tuple(
        Figure(
            id=FigureId(f"pnbp-{year}"), value=value, unit="rupiah", label=f"Januari–Oktober {year}",
            source="Rekap keuangan", previous="588100200",
            previous_label="periode Januari sampai Oktober 2025",
        )
        for year, value in YEARS.items()
    )  # fmt: skip


@cache
def contents() -> dict[str, dict[str, Any]]:
    """The hardest words each family must hold, with and without what is optional."""
    amounts = figures()
    service = {
        "kicker": "Layanan keimigrasian terpadu keliling", "headline": PROMISE, "source": SOURCE,
        "steps": items(*[(STEP, DETAIL)] * 5), "requirements": items(*[(NEED, "")] * 5),
        "facts": items(
            ("Biaya layanan dan denda", "Rp1.350.000"), ("Jam layanan", "08.00–15.00 WITA"),
            ("Tempat", "Loket 3, lantai 1"), ("Narahubung", "0812-0000-0000"),
        ),
        "link": "https://kantor.example/paspor/hilang-atau-rusak",
    }  # fmt: skip
    amount = {
        "kicker": "Penerimaan negara bukan pajak", "headline": PROMISE, "source": SOURCE,
        "short": "penerimaan negara sepuluh bulan ini", "deck": DETAIL,
        "figure": binding.figure_data(amounts[-1]), "figures": binding.figures_data(list(amounts)),
    }  # fmt: skip
    return {
        "layanan": service,
        "layanan dengan foto": {**service, "deck": DETAIL, "photo": scenes.picture()},
        "angka": amount,
        "angka tunggal": {k: v for k, v in amount.items() if k not in {"figures", "deck", "kicker"}},
    }


def cases() -> list[tuple[str, str]]:
    """Every placement of the purposes served; of those with one purpose, shape and safe box the first."""
    seen: dict[Any, tuple[str, str]] = {}
    for name in ("layanan", "layanan dengan foto", "angka", "angka tunggal"):
        for ident, place in sorted(placements().items()):
            if place.purpose in load_template(name.partition(" ")[0]).purposes:
                safe, width = place.safe_box, place.width
                edges = (place.height, safe.x, safe.y, safe.right, safe.bottom)
                shares = tuple(round(edge / width, 3) for edge in edges)
                seen.setdefault((name, place.purpose, place.shown_scale, shares), (name, ident))
    return list(seen.values())


def looked_at(name: str, place: str) -> tuple[LaidOut, LayoutFacts]:
    result = scenes.laid(name.partition(" ")[0], contents()[name], place)
    display = compose(result, scenes.context())
    return result, inspect(result, display, scenes.context(), measure=False)


@pytest.mark.parametrize(("name", "place"), cases())
def test_hard_content_fits(name: str, place: str) -> None:
    """Nothing overflows, leaves the safe box or touches other words, and what must stay is shown."""
    result, facts = looked_at(name, place)
    assert facts.overflow == ()
    assert facts.outside == ()
    assert facts.overlaps == ()
    shown = {element.slot for element in result.elements}
    if name.startswith("angka"):
        assert {"figure", "source"} <= shown
    else:
        assert "headline" in shown
        assert "source" in shown or result.spec.placement.purpose == "link"
