"""The service and key-figure families with hard content at every placement of the purposes they serve."""

import hashlib
from collections.abc import Callable
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PIL import Image

from studio import paths
from studio.catalog import platforms
from studio.catalog.brand import kit_paths, load_kit
from studio.catalog.templates import load_template
from studio.domain import binding
from studio.domain.content import Account, Figure, Office
from studio.domain.platform import Placement
from studio.render.context import Context
from studio.render.fonts import Faces
from studio.render.page import LaidOut, PageSpec, lay_out
from studio.render.raster import Pictures
from studio.render.tree import is_empty, look_up

PAINTED = frozenset({"text", "logo", "qr"})
HEADLINE = (
    "Penggantian paspor hilang atau rusak bagi warga kepulauan kini dapat diselesaikan "
    "dalam empat hari kerja sejak wawancara di kantor terdekat"
)
STEP = ("Unggah surat keterangan kehilangan dan formulir permohonan", "Berkas dipindai berwarna, paling besar dua megabita, lalu tunggu balasan dari petugas kami.")
REQUIREMENT = "Surat keterangan kehilangan dari kepolisian setempat yang terbit paling lama tiga bulan ini"
SOURCE = (
    "Sumber: Laporan realisasi penerimaan negara bukan pajak, Subbagian Keuangan, Januari–Oktober 2026. "
    "Data per 31 Oktober 2026, belum diaudit pihak luar."
)
AMOUNTS = ("512300000", "898120400", "1088410700", "1284563200")

LayOut = Callable[[str, Placement, dict[str, Any]], LaidOut]


def every_placement(template: str) -> tuple[Placement, ...]:
    """All placements of the purposes a template serves."""
    purposes = load_template(template).purposes
    return tuple(p for p in platforms.placements() if p.purpose in purposes)
