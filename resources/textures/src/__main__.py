"""Draw every SVG of the library anew: `python resources/textures/src`."""

from pathlib import Path

import batik
import carving
import weave

DRAWINGS = {
    "kawung": batik.kawung,
    "kawung-pita": batik.kawung_band,
    "parang": batik.parang,
    "parang-pita": batik.parang_band,
    "mega-mendung": batik.mega_mendung,
    "mega-mendung-besar": batik.mega_mendung_large,
    "ceplok": batik.ceplok,
    "truntum": batik.truntum,
    "nitik": batik.nitik,
    "gringsing": batik.gringsing,
    "tenun-sumba": weave.tenun,
    "tenun-pita": weave.tenun_band,
    "songket-pucuk-rebung": weave.songket_band,
    "songket-tabur": weave.songket_field,
    "tapis": weave.tapis,
    "ulos": weave.ulos,
    "poleng": weave.poleng,
    "lipa-sabbe": weave.sabbe,
    "sulur-dayak": carving.dayak,
    "ukiran-asmat": carving.asmat,
    "barre-allo": carving.toraja,
}

if __name__ == "__main__":
    for name, draw in DRAWINGS.items():
        draw().save(Path(__file__).resolve().parent.parent, name)
