"""Neutrality, verification, copyright and security: labelled sentences, and cases beside them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.checks.copyright_checks import copied
from studio.checks.debunk_checks import rumour_first
from studio.checks.neutrality_checks import last_posts
from studio.checks.runner import run
from studio.checks.traits import traits_of
from studio.domain.accounts import AccountCheck, AccountEntry, days_since, secret_in
from studio.domain.addresses import Known, judge, looks_like, server_of
from studio.domain.campaign_lists import sought_in
from studio.domain.content import Account, Caption, Office
from studio.domain.ethics import Situation
from studio.domain.likeness import alike, distance
from studio.domain.rule_references import references, same_title
from studio.domain.shingles import copied_share
from studio.domain.told_numbers import same_number, told_numbers
from tests.checks import samples, samples_claims
from tests.checks.labelled_claims import CHECKS, precision_recall, read, score

AIM = 0.9


def codes(subject, *only: str) -> list[str]:
    """Codes of what some checks found."""
    return [found.code for found in run(subject, only=only or None).findings]


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_labelled_sentences_are_told_right(name: str) -> None:
    """Of what is found and of what is there nine in ten are right, over at least sixty sentences."""
    assert len(read(name)["line"]) >= 60
    precision, recall = precision_recall(score(name)["*"])
    assert precision >= AIM
    assert recall >= AIM


def test_a_sourced_number_needs_no_words_where_a_figure_is_shown() -> None:
    """12.480 passports stand in the register and in the picture; in the caption they are no news."""
    for text in ("Kami menerbitkan 12.480 paspor.", "Kami menerbitkan 12,5 ribu paspor."):
        assert codes(samples_claims.said(text), "verify/unsourced-number") == []
    other = "Kami menerbitkan 13.480 paspor."
    assert codes(samples_claims.said(other), "verify/unsourced-number") == ["verify/unsourced-number"]


def test_growth_between_shown_figures_is_known() -> None:
    """A percentage that follows from a figure and its earlier value needs no source of its own."""
    subject = samples_claims.said("Naik 13,0 persen dari 11.042 paspor.")
    figure = replace(samples.FIGURE, previous="11042")
    wanted = samples.good(project=subject.project.with_records(figure), post=subject.post)
    assert codes(wanted, "verify/unsourced-number") == []
    assert len(codes(subject, "verify/unsourced-number")) == 2


def test_a_line_of_sources_serves_the_texts_beside_it() -> None:
    """A source in one slot covers the numbers of its page."""
    steps = samples.rows(2)
    for deck, wanted in (
        ("Terbit 3.245 paspor.", ["verify/unsourced-number"]),
        ("Terbit 3.245 paspor.\nSumber: SIMKIM.", []),
    ):
        subject = samples.with_slots(deck=samples.text(deck), steps=steps)
        assert codes(subject, "verify/unsourced-number") == wanted


def test_an_ai_label_is_offered_as_a_click() -> None:
    """The fix goes behind the caption, and once taken the finding is gone."""
    subject = samples_claims.WRONG["verify/ai-label"]()
    [found] = run(subject, only=["verify/ai-label"]).findings
    text = subject.post.caption.text
    assert found.where.span == (len(text), len(text))
    labelled = replace(subject.post, caption=replace(subject.post.caption, text=text + (found.fix or "")))
    assert codes(samples.good(project=subject.project, post=labelled), "verify/ai-label") == []


def test_an_archive_photo_may_be_of_another_day() -> None:
    """A caption that calls it one is enough, for its day and for its second use."""
    for code in ("verify/photo-date", "verify/photo-reused"):
        subject = samples_claims.WRONG[code]()
        caption = replace(subject.post.caption, text=f"{samples.TEXT} (foto arsip)")
        assert codes(replace_post(subject, replace(subject.post, caption=caption)), code) == []


def replace_post(subject, post):
    """The subject with another post."""
    return samples.good(project=subject.project.with_records(post), post=post)


def test_photo_reuse_sees_near_likeness() -> None:
    """Another file of the same picture is told by its fingerprint."""
    other = replace(samples.ASSET, id="foto-2", sha256="cd" * 32, likeness="f0f0f0f0f0f0f0f3")
    page = replace(
        samples.PAGE, id="hal-2", slots={"photo": replace(samples.PAGE.slots["photo"], asset="foto-2")}
    )
    design = replace(samples.DESIGN, id="desain-2", pages=("hal-2",))
    before = samples_claims.earlier(design="desain-2", event_date="2026-10-01")
    near = samples_claims.of_day("2026-11-20", other, page, design, before, likeness="f0f0f0f0f0f0f0f0")
    assert codes(near, "verify/photo-reused") == ["verify/photo-reused"]
    far = samples_claims.of_day("2026-11-20", other, page, design, before, likeness="0f0f0f0f0f0f0f0f")
    assert codes(far, "verify/photo-reused") == []
    assert not alike("0" * 16, "0" * 16)
    assert distance("", "f" * 16) is None


def test_the_share_of_an_official_counts_the_last_thirty() -> None:
    """Up to the limit and with few posts nothing is said; posts that do not name the official neither."""
    subject = samples_claims.named_often()
    [found] = run(subject, only=["neutrality/official-share"]).findings
    assert found.values["share"] == 100
    assert len(last_posts(subject.project, subject.post)) == 13
    silent = replace_post(
        subject, replace(subject.post, caption=Caption(text="Layanan buka."), title="Layanan")
    )
    assert codes(silent, "neutrality/official-share") == []


def test_quotes_and_named_sources_are_no_copies() -> None:
    """Words in quotes are left out, and a text that names where it comes from is fine."""
    quoted = f"Kata kepala kantor: “{samples_claims.LONG}”"
    assert copied_share(quoted, samples_claims.LONG) == 0
    subject = samples_claims.said(
        f"{samples_claims.LONG} Sumber: siaran pers kantor.", note=samples_claims.LONG
    )
    assert codes(subject, copied.id) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Beredar pesan tentang kuota paspor gratis. Itu penipuan.", True),
        ("Tidak ada kuota paspor gratis. Pesan yang beredar itu penipuan.", False),
        ("HOAKS: beredar tautan kuota paspor.", False),
        ("Viral video antrean di bandara! Faktanya, itu video 2019.", True),
        ("Tarif paspor sama untuk semua orang.", False),
    ],
)
def test_a_clarification_opens_with_the_fact(text: str, first: bool) -> None:
    """The rumour alone in the first sentence is what sticks."""
    assert (rumour_first(text) is not None) == first


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("UU No. 27 Tahun 2022", ("uu", "27", 2022)),
        ("PP 94/2021", ("pp", "94", 2021)),
        ("Permenpan RB No 83 Tahun 2012", ("permenpanrb", "83", 2012)),
        ("Permen PAN-RB 29/2011", ("permenpanrb", "29", 2011)),
        ("UU 24 Th 2009", ("uu", "24", 2009)),
        ("Undang-undang nomor 1 tahun 2023", ("uu", "1", 2023)),
        ("Undang-Undang Republik Indonesia Nomor 6 Tahun 2011", ("uu", "6", 2011)),
        ("PMK 48/2023", ("permenkeu", "48", 2023)),
        ("SE MenPANRB 137/2018", ("sepanrb", "137", 2018)),
        ("Perda Kota Tanjung Sekar Nomor 5 Tahun 2020", ("perda", "5", 2020)),
        ("Kepmenkumham M.HH-11.HH.04.05 Tahun 2023", ("kepmenkumham", "m.hh-11.hh.04.05", 2023)),
    ],
)
def test_rules_are_read_in_their_real_spellings(text: str, wanted: tuple[str, str, int]) -> None:
    """Kind, number and year, whoever wrote it."""
    [ref] = references(f"Sesuai {text}, layanan gratis.")
    assert (ref.kind, ref.number, ref.year) == wanted


def test_titles_are_compared_by_their_words() -> None:
    """Abbreviations and parts of a title are the title; another rule's is not."""
    assert same_title("Disiplin PNS", "Disiplin Pegawai Negeri Sipil")
    assert same_title("pelindungan data pribadi yang berlaku", "Pelindungan Data Pribadi")
    assert not same_title("Pelayanan Publik", "Keterbukaan Informasi Publik")


def test_names_of_lists_have_their_usual_spellings() -> None:
    """Titles go, pairs are parted and joined, short names and hashtags count; everyday words do not."""
    texts = {
        s.text
        for s in sought_in(
            [
                samples_claims.ELECTION,
                Situation(id="x", mode="election", start="2026-01-01", parties=("Partai Buruh",)),
            ],
            ("buruh",),
        )
    }
    assert {
        "Bagus Wiranata",
        "BagusWiranata",
        "Bagus-Ratna",
        "Ratna Lestari",
        "PRSR",
        "SekarMajuBersama",
        "nomor urut 2",
        "paslon 02",
        "Partai Buruh",
    } <= texts
    assert "Buruh" not in texts
    assert "2" not in texts


def test_numbers_that_are_data_are_told_from_the_rest() -> None:
    """Scales, decimals, money; dates, times, telephones and rules are not numbers here."""
    told = list(
        told_numbers(
            "Naik 12,5 persen menjadi Rp4,2 miliar dari 3.245 paspor pada 31 Oktober 2026 pukul 09.30."
        )
    )
    assert [one.value for one in told] == [Decimal("12.5"), Decimal(4200000000), Decimal(3245)]
    assert [one.kind for one in told] == ["percent", "money", "plain"]
    assert same_number(told[2], Decimal(3245))
    assert not same_number(told[2], Decimal(3246))


def test_look_alikes_are_told_from_relatives() -> None:
    """One letter, another ending, letters that look alike; a sub-domain of the own name is the own name."""
    known = Known(suffixes=("go.id",), own=("imigrasi-sekar.id",), confusable={"1": "l", "i": "l", "0": "o"})
    assert judge("https://antre.imigrasi-sekar.id/x", known) == "own"
    assert looks_like("lmigrasi-sekar.id", known) == "imigrasi-sekar.id"
    assert judge("https://imigrasi-sekar.go.id", known) == "official"
    assert judge("https://go.id.jahat.com", known) == "look-alike"
    assert judge("https://pasarsekar.com", known) == "unknown"


@given(st.text(max_size=60))
def test_any_text_has_a_server_or_none(text: str) -> None:
    """No address, however broken, stops the reader."""
    assert "/" not in server_of(text)


@pytest.mark.parametrize(
    "text",
    ["kata sandi: Rahasia2026", "password=abc", "PIN: 123456", "Kode cadangan: 1234 5678", "Hj7!kPq29x",
     "1234 5678 8765 4321", "pw Merdeka#1945", "OTP : 998877", "token: x8Jq"],
)  # fmt: skip
def test_secrets_are_refused(text: str) -> None:
    """Passwords, codes and what looks like one."""
    assert secret_in(text)


@pytest.mark.parametrize(
    "text",
    ["Andi Prakoso (Kasubag Humas), Siti Rahma", "humas@imigrasi.go.id", "Nomor dinas 0812-3456-7890",
     "HP dinas Samsung Galaxy-A54", "Laptop-Humas-02, ruang 3B", "@imigrasi.sekar", "iPhone13 milik kantor",
     "Kata sandi disimpan di brankas kepala kantor.", "Serah terima 2026-11-01",
     "https://business.facebook.com/settings", "Aplikasi autentikator di dua ponsel dinas"],
)  # fmt: skip
def test_honest_notes_are_taken(text: str) -> None:
    """Names, mail, telephones, devices, and the word password alone."""
    assert not secret_in(text)


def test_a_check_ages_by_days() -> None:
    """Thirty-one days are fine, thirty-two are due, and two months a warning."""
    check = AccountCheck(id="c", day="2026-10-21")
    assert days_since(check, "2026-11-21") == 31
    assert codes(samples_claims.watched("2026-10-21"), "security/account-check") == []
    [found] = run(samples_claims.watched("2026-09-01"), only=["security/account-check"]).findings
    assert found.severity == "warning"


def test_accounts_never_looked_after_are_asked_about_and_not_told() -> None:
    """Before a register is begun nothing is found and nothing passes: the question is for people."""
    office = Office(id="office", institution="I", unit="U", accounts={"x": Account(handle="@imigrasi")})
    wanted = ("security/account-check",)
    fresh = run(samples.with_records(office), wanted)
    assert (fresh.findings, [ident for ident, _why in fresh.skipped if ident in wanted]) == ((), [*wanted])
    begun = run(samples.with_records(office, AccountEntry(id="x", platform="x")), wanted)
    assert [finding.code for finding in begun.findings] == ["security/account-never"]
    bare = run(samples.with_records(Office(id="office", institution="I", unit="U")), wanted)
    assert bare.findings == ()
    assert "security/account-check" not in dict(bare.skipped)


@pytest.mark.parametrize("title", ["M.Si.", "S.Si", "S.Tr.Ak.", "S.ST", "M.Sc"])
def test_degrees_are_no_addresses(title: str) -> None:
    """What stands behind a name ends as addresses of countries do, and is none."""
    assert (
        run(samples_claims.said(f"Rina Hapsari, {title}, membuka loket baru."), ("security/link",)).findings
        == ()
    )
    assert run(samples_claims.said("Buka imigrasi.si untuk mendaftar."), ("security/link",)).findings


def test_the_slot_of_sources_speaks_for_its_page() -> None:
    """A number on a page is sourced by the page's line of sources, with or without the word."""
    told = samples.text("Sebanyak 164 warga mengurus paspor di dermaga.")
    bare = samples.with_slots(deck=told)
    named = samples.with_slots(deck=told, source=samples.text("Rekap layanan kantor, per 9 Desember 2026."))
    wanted = ("verify/unsourced-number",)
    on_page = [f for f in run(bare, wanted).findings if f.where.slot == "deck"]
    assert on_page
    assert not [f for f in run(named, wanted).findings if f.where.slot == "deck"]


def test_a_clarification_that_opens_with_the_rumours_words_is_turned_round() -> None:
    """A quotation asked about is the rumour first, though no word says rumour."""
    wrong = "“Bayar di muka, paspor jadi hari itu juga.” Benarkah? Tidak ada layanan seperti itu."
    right = "“Biaya paspor hanya lewat bank,” kata kepala kantor. Pesan yang menawarkan jalan lain hoaks."
    wanted = ("verify/debunk-order",)
    order = [
        [f.code for f in run(samples_claims.said(t, tags=("hoaks",)), wanted).findings]
        for t in (wrong, right)
    ]
    assert ["verify/debunk-order" in codes for codes in order] == [True, False]


@pytest.mark.parametrize("label", ["holding", "pernyataan-awal", "Pernyataan awal"])
def test_a_holding_statement_is_known_by_each_spelling_of_its_label(label: str) -> None:
    """The label that calls the question calls the check too."""
    subject = samples_claims.said("Ada gangguan.", tags=(label,))
    assert "holding" in traits_of(subject)
    assert "crisis/holding" in codes(subject, "crisis/holding")


@pytest.mark.parametrize("label", ["hoaks", "klarifikasi", "cek-fakta", "#Hoax"])
def test_a_clarification_is_known_by_each_spelling_of_its_label(label: str) -> None:
    """Question and check agree on what puts a rumour right."""
    subject = samples_claims.said("Kabar yang beredar: loket tutup.", tags=(label,))
    assert "hoax" in traits_of(subject)
    assert "verify/debunk-order" in codes(subject, "verify/debunk-order")


def test_a_sum_at_the_end_of_a_line_is_whole() -> None:
    """The next line's “Jam” does not make hours of its last digits."""
    text = "Biaya\nRp350.000\nJam\n08.00–15.00"
    assert [text[told.start : told.end] for told in told_numbers(text)] == ["Rp350.000"]
    assert [told.value for told in told_numbers("Selesai dalam 1.500 jam.")] == []
