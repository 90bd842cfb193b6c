"""Words, sentences and lists: counts, wording taken with a click, how seldom checks are wrong."""

from dataclasses import replace as with_fields
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.catalog.lexicon import FILES, Law, Phrases, lexicon, pattern
from studio.checks.runner import run
from studio.checks.spelling import nearby
from studio.domain.language.forms import is_nominal, is_passive
from studio.domain.language.measures import measures
from studio.domain.language.sentences import sentences, syllables, words_of
from studio.session.ignoring import about_words, ignore, ignore_in
from tests.checks.labelled_language import items, scores, subject

LEAST = 0.9


@pytest.mark.parametrize(
    ("word", "count"),
    [("pemerintah", 4), ("pulau", 2), ("baik", 2), ("mulai", 2), ("pegawai", 3), ("daun", 2), ("di", 1)],
)
def test_syllables_are_vowels(word: str, count: int) -> None:
    """A last ai, au, ei, oi is one."""
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("Datang ke Jl. Melati No. 5 pukul 08.00 WIB. Bawa KTP.", [9, 2]),
        ("Bawa KTP, KK, dll. ke loket. Biaya Rp1.500,00 saja!", [6, 3]),
        ("Ambil, isi, dll. Lalu bayar.", [3, 2]),
        ("Surat a.n. Dr. R. Andika, S.H., M.Si. sudah jadi.", [9]),
        ("1. Ambil nomor.\n2. Isi formulir", [3, 3]),
        ("Buka pukul 08.00. Tutup pukul 15.00.", [3, 3]),
        ("#LayananPaspor @kantor https://a.go.id", []),
        ("Apa? Ya! Benar…", [1, 1, 1]),
        ("", []),
    ],
)
def test_sentences_keep_short_forms_whole(text: str, lengths: list[int]) -> None:
    """Abbreviations, clocks, sums and numbers of rows end no sentence; tags and addresses are no words."""
    assert [len(found.words) for found in sentences(text)] == lengths


@given(st.text(alphabet="abAB12. \n,!?:()#@é😀", max_size=60))
def test_places_are_those_of_the_text(text: str) -> None:
    """Sentences follow each other, and each word is what stands at its place."""
    found = sentences(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(text[word.start : word.end] == word.text for word in words_of(text))


def test_passive_and_nominal_words() -> None:
    """Verbs in di- are told from other words that begin so, deeds from everyday nouns."""
    passive = {"dilayani", "dibuka", "disampaikan", "diperiksa", "diawasi"}
    active = {
        "dinas",
        "disabilitas",
        "digital",
        "diskusi",
        "direktur",
        "distribusi",
        "diri",
        "divisi",
        "dimensi",
    }
    assert {word for word in passive | active if is_passive(word)} == passive
    assert is_nominal("pembenahan")
    assert not is_nominal("pelayanan")
    assert not is_nominal("kegiatan")


def test_counts_are_counts() -> None:
    """Nothing but numbers, and an empty text has none."""
    made = measures("Berkas diperiksa petugas. Datang Senin pukul 08.00.")
    assert (made.sentences, made.words, made.longest, made.passive) == (2, 7, 4, 1)
    assert measures("  ") == measures("#Tagar")


def test_lists_are_whole() -> None:
    """Each list tells its source and date; each entry has a pattern and either a wording or an example."""
    for name, type_ in FILES.items():
        made = lexicon(name, type_)
        assert made.source
        assert made.checked >= "2026-11-22"
    phrases = [*lexicon("birokratis", Phrases).entries, *lexicon("istilah", Phrases).entries]
    for entry in (*phrases, *lexicon("hukum", Law).stigma.entries):
        pattern(entry.find)
        assert (entry.use is None) == bool(entry.by_hand), entry.find


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Bersama ini kami sampaikan bahwa loket buka.", "Loket buka."),
        ("Dalam rangka meningkatkan mutu, loket buka.", "Untuk meningkatkan mutu, loket buka."),
        ("Kantor melakukan pengecekan terhadap kapal.", "Kantor memeriksa kapal."),
        ("Silahkan datang.", "Silakan datang."),
        ("IJIN usaha", "IZIN usaha"),
        ("Warga menunggu disini.", "Warga menunggu di sini."),
        ("Biaya Rp. 5.000", "Biaya Rp5.000"),
        ("Layanan non tunai", "Layanan nontunai"),
        ("Bayar PNBP dulu.", "Bayar penerimaan negara bukan pajak (PNBP) dulu."),
        ("Pelaku ditangkap.", "Terduga pelaku ditangkap."),
        ("Harga mengalami kenaikan.", "Harga naik."),
        ("Penderita TBC sembuh.", "Pasien TBC sembuh."),
        ("Para petugas-petugas siap.", "Para petugas siap."),
    ],
)
def test_a_click_gives_good_indonesian(text: str, after: str) -> None:
    """The wording replaces its span alone, with capitals as they were."""
    found = next(f for f in run(subject(text)).findings if f.fix is not None and f.where.field == "text")
    assert found.where.span is not None
    start, end = found.where.span
    assert text[:start] + (found.fix or "") + text[end:] == after


@pytest.mark.parametrize(
    ("word", "better"),
    [
        ("pelayanna", "pelayanan"), ("persyratan", "persyaratan"), ("petugs", "petugas"),
        ("formullir", "formulir"),
        ("pelayaran", ""), ("pelajari", ""), ("pelayanannya", ""), ("kuliner", ""), ("gerbang", ""),
    ],
)  # fmt: skip
def test_slips_are_one_key_away(word: str, better: str) -> None:
    """A letter missing, doubled, swapped or beside its key; words that exist are left alone."""
    assert nearby(word) == better


def test_the_labelled_set_is_told_apart() -> None:
    """At least nine of ten reports are right and nine of ten faults are found, for each code."""
    made = scores()
    assert len(items()) >= 180
    weak = {code: s for code, s in made.items() if min(s.precision, s.recall) < LEAST}
    assert weak == {}


def test_ignored_advice_stays_away() -> None:
    """The same words under the same code are passed over anywhere; warnings and other words are not."""
    made = subject("Silahkan isi, lalu SILAHKAN bayar di apotik.")
    found = [f for f in run(made).findings if f.code == "language/nonstandard"]
    record = ignore(found[0], made.post.caption.text, None, "2026-11-22T03:00:00Z")
    assert record is not None
    left = run(with_fields(made, project=made.project.with_records(record))).findings
    assert [f.values["words"] for f in left if f.code == "language/nonstandard"] == ["apotik"]
    warned = subject("Jalur penyandang cacat buka.")
    firm = next(f for f in run(warned).findings if f.code == "language/respect")
    assert ignore(firm, warned.post.caption.text, None, "") is None


def test_findings_hold_no_personal_data() -> None:
    """A sentence is quoted with its numbers masked."""
    words = "Kepala Kantor 0812 3456 7890 menghadiri rapat di aula. Datang Senin."
    found = next(f for f in run(subject(words)).findings if f.code == "language/ceremony")
    assert "3456" not in f"{found.message}{found.values}"


def test_advice_about_a_whole_text_is_passed_over_for_that_text_alone() -> None:
    """The record names the post and the text's hash; another text of the post is advised anew."""
    words = "Bawa bukti pembenahan, pembongkaran, pencabutan, penyimpangan, dan penggandaan arsip. " * 5
    made = subject(words)
    found = next(f for f in run(made).findings if f.code == "language/nominal")
    record = ignore_in(made.project, made.post, found, None, "2026-11-22T03:00:00Z")
    assert record is not None
    assert about_words(record) == ""
    held = run(with_fields(made, project=made.project.with_records(record))).findings
    assert found.code not in {f.code for f in held}
    other = subject(f"{words} Loket buka Senin.")
    left = run(with_fields(other, project=other.project.with_records(record))).findings
    assert found.code in {f.code for f in left}


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("Yang menyebarkan komentar ini akan kami tindak tegas dan penjarakan.", "legal/threat", True),
        ("Calo yang mengatasnamakan kantor akan kami tindak tegas; jangan percaya.", "legal/threat", False),
        ("Dua bocah nakal merusak taman kota semalam.", "child/stigma", True),
        (
            "Kepala Dinas Sosial, Dra. Hj. Rina Hapsari, M.Si., membuka secara resmi rapat kerja tahunan.",
            "language/ceremony",
            True,
        ),
        (
            "SELAMAT DAN SUKSES ATAS PELANTIKAN PEJABAT DINAS PERHUBUNGAN SAGARA.",
            "language/abbreviation-unknown",
            False,
        ),
        ("Bawa berkas ke loket SAGARA sebelum Jumat.", "language/abbreviation-unknown", True),
    ],
)
def test_what_fresh_captions_taught(text: str, code: str, found: bool) -> None:
    """Cases that captions written before reading the lists brought to light."""
    assert (code in {one.code for one in run(subject(text)).findings}) is found
