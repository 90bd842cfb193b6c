"""Spoiled copies for the checks of neutrality, verification, copyright and security."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from studio.checks.subject import Subject
from studio.domain.accounts import AccountCheck, AccountEntry
from studio.domain.brand import FontFace
from studio.domain.content import Account, Campaign, Caption, Office, Post, Schedule
from studio.domain.ethics import GateRules, Situation
from studio.domain.strategy import KeyMessage
from tests.checks import samples

ELECTION = Situation(
    id="pilkada", mode="election", start="2026-11-01", end="2026-12-31", numbers=("2",),
    parties=("Partai Rakyat Sejahtera Raya (PRSR)",), slogans=("Sekar Maju Bersama",),
    candidates=("H. Bagus Wiranata, S.E. - Ratna Lestari",),
)  # fmt: skip
LONG = (
    "Mulai hari Senin pekan depan loket tiga di lantai dasar melayani penggantian paspor yang rusak."
    " Pemohon datang dengan paspor lama, kartu keluarga, dan surat keterangan dari kelurahan."
    " Petugas memeriksa berkas di tempat lalu memotret pemohon."
)


def said(text: str, *records: Any, **changes: Any) -> Subject:
    """The sound post saying something else in its common caption."""
    caption = replace(samples.POST.caption, text=text)
    post = replace(
        samples.POST, caption=caption, captions={}, placements=("instagram/feed-portrait",), **changes
    )
    return samples.with_records(post, *records, post=post)


def linked(url: str, *records: Any) -> Subject:
    """The sound post with another link in its caption."""
    return said(f"{samples.HEADLINE}. Baca {url}", *records)


def of_day(event: str, *records: Any, **asset: Any) -> Subject:
    """The sound post about an event, its picture described otherwise."""
    post = replace(samples.POST, event_date=event)
    return samples.with_records(post, replace(samples.ASSET, **asset), *records, post=post)


def earlier(**changes: Any) -> Post:
    """A post before the sound one that shows the same picture."""
    given: dict[str, Any] = {
        "id": "konten-0", "title": "Apel gelar pasukan", "design": "desain-1",
        "schedule": Schedule(date="2026-10-01", time="09:00"),
    }  # fmt: skip
    return Post(**{**given, **changes})


def named_often() -> Subject:
    """A watched official in each of a dozen posts."""
    text = "Andi Prakoso membuka layanan paspor keliling."
    posts = [earlier(id=f"p{n}", design="", caption=Caption(text=f"{text} Hari {n}.")) for n in range(12)]
    rules = replace(RULES, officials=("Andi Prakoso, S.H.",))
    return said(text, *posts, rules)


def own_letters() -> Subject:
    """A kit with letters of its own and no licence."""
    kit = samples.kit()
    face = FontFace(family="Huruf Kantor", file="fonts/huruf-1.ttf")
    return samples.good(kit=replace(kit, fonts=(*kit.fonts, face)))


def debunk(text: str = "", **slots: Any) -> Subject:
    """The sound post as a clarification; its picture wears a stamp unless a slot takes its place."""
    filled = {"deck": samples.text("Hoaks. Petugas menyambut di pintu."), **slots}
    subject = samples.with_slots(**filled)
    post = replace(
        samples.POST, tags=("hoaks",), caption=replace(samples.POST.caption, text=text or samples.TEXT)
    )
    return samples.good(
        project=subject.project.with_records(post),
        post=replace(post, captions={}, placements=("instagram/feed-portrait",)),
    )


def watched(day: str) -> Subject:
    """An office with an account that was last checked on a day, or whose register was only begun."""
    office = Office(
        id="office", institution="Imigrasi", unit="Kantor", accounts={"x": Account(handle="@imigrasi")}
    )
    known = AccountCheck(id="c1", day=day) if day else AccountEntry(id="x", platform="x")
    return samples.with_records(office, known)


def hoax_link() -> Subject:
    """A clarification that repeats the rumour's address."""
    subject = debunk()
    slot = replace(samples.TEMPLATE.slots[1], id="claim")
    template = replace(samples.TEMPLATE, family="klarifikasi", slots=(*samples.TEMPLATE.slots, slot))
    page = replace(
        subject.pages[0][1],
        slots={**subject.pages[0][1].slots, "claim": samples.text("Isi data di kuota-paspor.com")},
    )
    return samples.good(
        project=subject.project.with_records(page), post=subject.post, templates={"contoh": template}
    )


RULES = GateRules(id="gate", domains=("imigrasi-tanjungsekar.example",))
WRONG: dict[str, Callable[[], Subject]] = {
    "neutrality/campaign": lambda: said("Ayo coblos paslon nomor urut 2 pada hari Rabu."),
    "neutrality/election-name": lambda: said("Kegiatan ini dihadiri Bagus Wiranata.", ELECTION),
    "neutrality/election-word": lambda: said("Elektabilitas kepala daerah naik.", ELECTION),
    "neutrality/official-share": named_often,
    "verify/unsourced-number": lambda: said("Kami menerbitkan 3.245 paspor bulan lalu."),
    "verify/fee-no-rule": lambda: said("Biaya paspor elektronik Rp650.000 per buku."),
    "verify/overclaim": lambda: said("Layanan paspor kami tercepat dan terlengkap."),
    "verify/absolute": lambda: said("Paspor Anda dijamin selesai besok."),
    "verify/hearsay": lambda: said("Konon loket ini akan pindah."),
    "verify/no-key-message": lambda: samples.with_records(
        replace(samples.POST, campaign="k"), Campaign(id="k", name="Antipungli"),
        KeyMessage(id="m", campaign="k", text="Layanan tanpa pungutan."),
        post=replace(samples.POST, campaign="k"),
    ),
    "verify/photo-date": lambda: of_day("2026-11-20", taken="2026-10-02T09:15:00"),
    "verify/photo-reused": lambda: of_day("2026-11-20", earlier(event_date="2026-10-01")),
    "verify/ai-label": lambda: samples.good(
        project=samples.with_asset(ai="Model gambar").project,
        post=replace(samples.POST, captions={}, placements=("instagram/feed-portrait",)),
    ),
    "verify/debunk-order": lambda: debunk("Beredar pesan berantai tentang kuota paspor. Pesan itu palsu."),
    "verify/no-stamp": lambda: debunk(deck=samples.text("Petugas menyambut di pintu.")),
    "verify/hoax-link": hoax_link,
    "legal/rule-unknown": lambda: said("Layanan ini diatur PP Nomor 99 Tahun 1999."),
    "legal/rule-changed": lambda: said("Layanan ini diatur UU Nomor 11 Tahun 2008."),
    "legal/rule-revoked": lambda: said("Pegawai terikat PP 53/2010."),
    "legal/rule-mistitled": lambda: said("Lihat UU Nomor 27 Tahun 2022 tentang Pelayanan Perizinan."),
    "copyright/font-licence": own_letters,
    "copyright/sound": lambda: samples.with_asset(mime="audio/mpeg", licence=""),
    "copyright/copied": lambda: said(LONG, earlier(design="", caption=Caption(text=LONG))),
    "copyright/press-copied": lambda: said(LONG, note=LONG),
    "security/link": lambda: linked("https://layanan-keren.com/daftar"),
    "security/shortener": lambda: linked("https://bit.ly/paspor2026"),
    "security/look-alike": lambda: linked("https://imigrasi.go.id.com/daftar"),
    "security/qr": lambda: samples.with_asset(codes=("https://layanan-keren.com",)),
    "security/qr-payment": lambda: samples.with_asset(codes=("00020101021126570011ID.DANA.WWW01189360091",)),
    "security/account-check": lambda: watched("2026-10-01"),
    "security/account-never": lambda: watched(""),
}  # fmt: skip
