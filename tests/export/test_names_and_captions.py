"""File names, captions put together, and the caption files."""

import json
import re
import string

from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.domain.caption import AssembledCaption, assemble
from studio.domain.content import Caption
from studio.export.captions import CaptionSet, caption_files
from studio.export.naming import MediaKey, media_names, slug, unique_slugs

ALLOWED = set(string.ascii_lowercase + string.digits + "-_.")
TEXT = st.text(max_size=90)
KEYS = st.builds(
    MediaKey,
    date=st.sampled_from(["", "2026-11-24", "2026-1-2", "../x"]),
    unit=st.one_of(st.sampled_from(["Kanwil Kalimantan Barat", "kanwil-kalimantan-barat"]), TEXT),
    post=st.sampled_from(["p1", "p2", "p3"]),
    title=st.one_of(st.sampled_from(["Layanan Paspor", "layanan paspor!", "ᬮᬬᬦᬦ᭄", ""]), TEXT),
    platform=st.sampled_from(["x", "instagram"]),
    placement=st.sampled_from(["x/post", "instagram/feed-portrait", "instagram/feed_portrait"]),
    number=st.integers(1, 120),
    extension=st.sampled_from(["png", "jpg", "mp4"]),
)


@settings(max_examples=150)
@given(st.lists(KEYS, max_size=12))
def test_media_names_never_collide(keys):
    """Any keys get as many names: ASCII, at most 150 bytes, six parts, different in any letter case."""
    names = media_names(keys)
    assert set(names) == set(keys)
    assert len({name.lower() for name in names.values()}) == len(set(keys))
    for name in names.values():
        assert set(name) <= ALLOWED
        assert len(name.encode()) <= 150
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d|tanpa-tanggal)(_[a-z0-9-]+){4}_\d{2,3}\.[a-z0-9]+", name)


def test_media_name_says_what_the_file_is():
    """Without a clash the name is plain to read, and does not depend on what else is exported."""
    key = MediaKey(
        "2026-11-24", "Kanwil Kalbar", "p1", "Paspor Simpatik: buka Sabtu!", "instagram",
        "instagram/feed-portrait", 2, "jpg",
    )  # fmt: skip
    wanted = "2026-11-24_kanwil-kalbar_paspor-simpatik-buka-sabtu_instagram_feed-portrait_02.jpg"
    other = MediaKey("", "Kanwil Kalbar", "p2", "Lain", "x", "x/post", 1, "png")
    assert media_names([key])[key] == wanted
    assert media_names([other, key]) == {
        other: "tanpa-tanggal_kanwil-kalbar_lain_x_post_01.png",
        key: wanted,
    }


def test_slug_cuts_at_words_and_keeps_letters_of_accented_text():
    """Accents fall away, long titles end at a word, and text without ASCII letters has a name too."""
    assert slug("Café & Résumé — 2026") == "cafe-resume-2026"
    assert slug("satu dua tiga empat", limit=10) == "satu-dua"
    assert slug("ᬮᬬᬦᬦ᭄") == "tanpa-judul"
    assert len(slug("a" * 500)) == 48


@given(st.lists(TEXT, max_size=8))
def test_unique_slugs_are_unique(titles):
    """Posts with equal titles get different folders."""
    made = unique_slugs([(f"id{number}", title) for number, title in enumerate(titles)])
    assert len(set(made.values())) == len(titles)


COMMON = Caption(
    text="Teks umum",
    hashtags=("#Layanan", "Paspor"),
    mentions=("kanwil",),
    link="https://contoh.go.id",
    call_to_action="Daftar sekarang.",
    first_comment="Komentar umum",
    fields={"title": "Judul umum", "tags": "a, b"},
)


def test_empty_parts_fall_back_to_the_common_caption():
    """An empty caption is the common one: text, call to action, link, mentions, hashtags in this order."""
    made = assemble(Caption(), COMMON)
    assert made.text == (
        "Teks umum\n\nDaftar sekarang.\n\nhttps://contoh.go.id\n\n@kanwil\n\n#Layanan #Paspor"
    )
    assert made.first_comment == "Komentar umum"
    assert made.fields == {"title": "Judul umum", "tags": "a, b"}


def test_own_parts_win_and_empty_hashtags_mean_none():
    """A part of its own replaces the common one; `()` for hashtags or mentions means none at all."""
    own = Caption(
        text="Sendiri\r\nbaris dua", hashtags=(), mentions=(), fields={"title": "Punya sendiri", "x": ""}
    )
    made = assemble(own, COMMON)
    assert made.text == "Sendiri\nbaris dua\n\nDaftar sekarang.\n\nhttps://contoh.go.id"
    assert made.fields == {"title": "Punya sendiri", "tags": "a, b"}


@given(st.text(st.characters(codec="utf-8"), max_size=40))
@example("e\u0301 café")
def test_assembled_text_is_in_nfc(text):
    """Whatever was typed comes out in NFC, so that counting and pasting agree."""
    import unicodedata

    made = assemble(Caption(text=text, hashtags=(text,), first_comment=text), Caption())
    for part in (made.text, made.first_comment):
        assert unicodedata.is_normalized("NFC", part)
        assert "\r" not in part


def test_caption_files_of_one_post():
    """One post has its texts directly in captions/, fields named, the first comment in a file of its own."""
    post = CaptionSet(
        id="p1",
        title="Uji",
        captions={
            "x": AssembledCaption(text="Halo @instansi"),
            "instagram": AssembledCaption(text="Halo", first_comment="#tagar"),
            "youtube": AssembledCaption(text="Isi", fields={"tags": "a, b", "title": "Judul video"}),
        },
        alt=("Loket", "Grafik"),
    )
    files = caption_files([post])
    assert sorted(files) == [
        "captions/alt.txt", "captions/captions.json", "captions/instagram-komentar-pertama.txt",
        "captions/instagram.txt", "captions/x.txt", "captions/youtube.txt",
    ]  # fmt: skip
    assert files["captions/x.txt"].decode() == "Halo @instansi\n"
    assert (
        files["captions/youtube.txt"].decode() == "[Judul]\nJudul video\n\n[Deskripsi]\nIsi\n\n[Tag]\na, b\n"
    )
    assert files["captions/alt.txt"].decode() == "[Halaman 1]\nLoket\n\n[Halaman 2]\nGrafik\n"
    read = json.loads(files["captions/captions.json"])
    assert read["posts"][0]["platforms"]["instagram"] == {
        "text": "Halo",
        "first_comment": "#tagar",
        "fields": {},
    }
    assert read["posts"][0]["alt"][1] == {"page": 2, "text": "Grafik"}


def test_caption_files_of_several_posts_are_apart():
    """Posts of equal title have folders of their own."""
    posts = [CaptionSet(id=i, title="Sama", captions={"x": AssembledCaption(text=i)}) for i in ("a", "b")]
    files = caption_files(posts)
    texts = {path: data.decode().strip() for path, data in files.items() if path.endswith("/x.txt")}
    assert sorted(texts.values()) == ["a", "b"]
    assert all(re.fullmatch(r"captions/sama-[0-9a-f]{6}/x\.txt", path) for path in texts)
