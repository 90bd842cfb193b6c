"""What the reference poster says and shows; the photograph is made here, the same one every time."""

from pathlib import Path

from studio.domain.binding import brand_data, figure_data, figures_data
from studio.domain.brand import Kit
from studio.domain.content import Figure, RichText, Run

WIDTH, HEIGHT = 4000, 3000
SEED = 20
LINK = "https://example.org/guide/12-kebiasaan"
HEADLINE = "Dua belas kebiasaan yang menghidupkan warung kecil"
DECK = "Kata 1.240 pemilik tentang rencana, unggahan, dan harga"
CARDS = (
    ("calendar-check", "Rencana per triwulan",
     ("Pemilik yang menulis tiga sasaran tiap triwulan, dan menempelnya di tempat yang terlihat semua orang, "
      "dua kali lebih sering mencapai sasaran pertama.")),
    ("send", "Unggah dengan maksud",
     ("Setiap unggahan punya satu tugas: mengajar, menunjukkan, berterima kasih, atau menjual. Pesan campur "
      "kehilangan sepertiga pembacanya di baris kedua.")),
    ("message-circle", "Balas dalam satu jam",
     ("Jawaban pertama dalam satu jam menjaga empat dari lima percakapan. Sehari kemudian tinggal satu dari "
      "lima, dan potongan harga tidak menolong.")),
    ("receipt", "Harga yang terbuka",
     ("Daftar harga yang jelas adalah halaman paling sering dibuka. Toko yang menutupinya menjawab "
      "pertanyaan yang sama setiap malam, berulang kali.")),
    ("camera", "Foto saat terang",
     ("Cahaya jendela, meja bersih, dan sepuluh menit mengalahkan semua saringan. Foto yang paling sering "
      "dibagikan diambil sebelum siang dengan telepon biasa.")),
    ("chart-line", "Ukur satu angka saja",
     ("Pilih angka yang membayar sewa dan lihat setiap Jumat. Sisanya di papan hanyalah cuaca: cukup "
      "dilirik, tidak untuk dijadikan arah mengemudi.")),
)  # fmt: skip
MONTHS = tuple(zip("JFMAMJJASOND", (34, 41, 38, 52, 61, 58, 66, 74, 71, 83, 92, 88), strict=True))
QUARTER = 9
"""From this month on the bars are of the second colour."""


def write_photo(path: Path) -> None:
    """A 12-megapixel JPEG with a photograph's spectrum: noise that weakens with frequency, and grain."""
    import numpy as np
    from PIL import Image

    random = np.random.default_rng(SEED)
    total = np.zeros((HEIGHT, WIDTH, 3), np.float32)
    cells, strength = 4, 70.0
    while cells < 2400:
        coarse = random.normal(0, 1, (cells * 3 // 4, cells, 1)) * 0.8
        coarse = coarse + random.normal(0, 1, (cells * 3 // 4, cells, 3)) * 0.25
        for channel in range(3):
            band = Image.fromarray(coarse[..., channel].astype(np.float32))
            total[..., channel] += strength * np.asarray(
                band.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
            )
        cells, strength = cells * 2, strength * 0.64
    down = np.linspace(0, 1, HEIGHT, dtype=np.float32)[:, None, None]
    total += np.array([118, 158, 204], np.float32) * (1 - down) + np.array([98, 86, 64], np.float32) * down
    total += random.normal(0, 5, (HEIGHT, WIDTH, 1)).astype(np.float32)
    picture = Image.fromarray(np.clip(total, 0, 255).astype(np.uint8))
    picture.save(path, "JPEG", quality=88, subsampling="4:2:0")


def bound(kit: Kit, photo: str) -> dict[str, object]:
    """The poster's slots as templates read them; `photo` is the hash of the photograph."""
    figures = [
        Figure(id=f"m{i}", value=str(value), label=name, previous="1" if i >= QUARTER else "")
        for i, (name, value) in enumerate(MONTHS)
    ]
    return {
        "brand": brand_data(kit),
        "photo": {
            "sha256": photo, "width": WIDTH, "height": HEIGHT, "focal": (0.5, 0.5), "crop": None,
            "alt": "Latar", "credit": "",
        },
        "headline": _text(HEADLINE),
        "deck": _text(DECK),
        "cards": tuple({"title": title, "detail": text, "icon": icon} for icon, title, text in CARDS),
        "months": figures_data(figures),
        "share": {**(figure_data(Figure(id="share", value="42", label="bagian")) or {}), "value": "42%"},
        "link": LINK,
    }  # fmt: skip


def _text(words: str) -> RichText:
    return RichText(paragraphs=((Run(text=words),),))
