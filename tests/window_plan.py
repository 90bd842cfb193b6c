"""A plan for the example office, for the handbook's pictures: campaigns, ideas, figures, questions."""

from datetime import date, timedelta

from studio.domain.content import Campaign, Figure, Post
from studio.domain.ids import CampaignId, FigureId, PillarId, PlacementId, PostId
from studio.domain.planning import Rubric
from studio.domain.strategy import Indicator, Inquiry, KeyMessage, StrategyPlan
from studio.session.session import Draft

FEED = (PlacementId("instagram/feed-portrait"), PlacementId("facebook/feed-portrait"))
FARE, LEAVE = CampaignId("tarif"), CampaignId("libur")
CAMPAIGNS = (
    Campaign(
        id=FARE, name="Layanan paspor tanpa pungutan liar", start="2026-11-10", end="2026-12-18",
        objective="Pemohon tahu tarif resmi dan berani menolak pungutan di luar itu.",
        audience="Pemohon paspor pertama dan keluarganya", color="#0B7A75",
        hashtags=("#PasporResmi",),
        regions=("Kantor Imigrasi Pulau Lembayung", "Kantor Imigrasi Batu Karang"),
    ),
    Campaign(
        id=LEAVE, name="Siap libur: cek masa berlaku paspor", start="2026-12-14", end="2027-01-05",
        color="#B9790F",
    ),
)  # fmt: skip
MESSAGES = (
    KeyMessage(
        id="sama", campaign=FARE, order=0, text="Tarif paspor sama di semua kantor dan tertulis di loket",
        wording="Tarif paspor sama di semua kantor. Bayar sesuai tarif resmi, lalu simpan buktinya.",
        facts=("Tarif terpasang di setiap ruang tunggu",), dos=("Sebut tarif lengkap dengan tahunnya",),
        donts=("Menuduh petugas tertentu",),
    ),
    KeyMessage(
        id="bank", campaign=FARE, order=1, text="Pembayaran lewat bank atau kanal resmi, tidak lewat petugas",
        wording="Pembayaran hanya lewat bank atau kanal resmi.",
    ),
    KeyMessage(id="lapor", campaign=FARE, order=2, text="Ada jalur lapor yang menjaga nama pelapor"),
)  # fmt: skip
RUBRICS = (
    Rubric(id="tanya", name="Selasa Tanya Jawab", rule="FREQ=WEEKLY;BYDAY=TU", time="10:00",
           start="2026-12-01", placements=FEED, pillar=PillarId("layanan")),
    Rubric(id="cerita", name="Jumat Cerita Loket", rule="FREQ=WEEKLY;BYDAY=FR", time="15:00",
           start="2026-12-01", placements=FEED),
)  # fmt: skip
IDEAS = ("Beda paspor biasa dan elektronik", "Tiga tanda calo daring", "Cerita petugas antar pulau")
ASKED = (
    ("Paspor hilang atau rusak", "Paspor hilang saat pindah, bagaimana mengurusnya?", (2, 3, 2, 4, 6, 9)),
    ("Antrean", "Kuota antrean selalu habis pukul delapan, kapan ditambah?", (6, 5, 5, 4, 4, 5)),
    ("Biaya", "Berapa biaya paspor elektronik sepuluh tahun?", (3, 3, 2, 3, 2, 3)),
    ("Anak", "Apa saja syarat paspor bayi dua bulan?", (1, 2, 1, 2, 3, 2)),
)  # fmt: skip
FIGURES = (
    ("18", "lama menunggu di loket prioritas", "menit", "Buku register layanan", "2026-10-31", ""),
    ("92.4", "indeks kepuasan masyarakat", "", "Survei Kepuasan Masyarakat, triwulan III 2026", "2026-09-30",
     "2026-12-10"),
    ("15210", "permohonan paspor setahun", "permohonan", "Laporan kinerja 2024", "2024-12-31", ""),
)  # fmt: skip
CARRIED = {"03": ("sama", "bank"), "04": ("bank",), "05": ("sama",)}
"""Messages of the first campaign in the example's posts, by how their file begins."""
PLAN = StrategyPlan(
    id="strategi", form="strategy", title="Strategi komunikasi publik 2026", start="2026-01-01",
    end="2026-12-31",
    indicators=(
        Indicator(name="Indeks kepuasan masyarakat", baseline="88.2", target="92", actual="92.4",
                  source="Survei Kepuasan Masyarakat"),
        Indicator(name="Waktu jawab pertama", unit="jam", baseline="30", target="8", actual="11",
                  source="Catatan kanal"),
    ),
)  # fmt: skip


def fill(draft: Draft, today: date) -> None:
    """Put the plan into the example."""
    draft.put(*CAMPAIGNS, *MESSAGES, *RUBRICS, PLAN)
    for number, title in enumerate(IDEAS):
        draft.put(Post(id=PostId(f"{number:032x}"), title=title, status="idea", pillar=PillarId("layanan")))
    for number, (value, label, unit, source, as_of, expires) in enumerate(FIGURES):
        draft.put(
            Figure(id=FigureId(f"angka-{number}"), value=value, label=label, unit=unit, source=source,
                   as_of=as_of, expires=expires)
        )  # fmt: skip
    for topic, words, counts in ASKED:
        for back, count in enumerate(reversed(counts)):
            day = today.replace(day=15) - timedelta(days=30 * back)
            draft.put(
                Inquiry(id=f"{topic}-{back}", words=words, topic=topic, service="Paspor", count=count,
                        date=day.isoformat(), channel="instagram")
            )  # fmt: skip
