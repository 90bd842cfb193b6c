"""Captions for the clipboard are those of the bundle, and the note to the reviewer is in none of them."""

from studio.domain.content import Caption, Post
from studio.domain.ids import PostId
from studio.export.captions import CaptionSet, caption_files
from studio.export.documents import captions_of
from studio.session.captions import comment_to_paste, text_to_paste

SECRET = "RAHASIA-UNTUK-PEMERIKSA"  # noqa: S105 - a mark to look for
POST = Post(
    id=PostId("p"), title="Paspor", note=SECRET,
    caption=Caption(text="Teks umum", hashtags=("paspor",), first_comment="Tanya di sini"),
    captions={"x": Caption(text="Teks X"), "youtube": Caption(fields={"title": "Judul"})},
)  # fmt: skip


def test_the_clipboard_gets_what_the_bundle_writes() -> None:
    """Byte for byte, but for the line end of the file."""
    for platform in ("x", "youtube", "instagram"):
        files = caption_files([CaptionSet(id="p", title="Paspor", captions=captions_of(POST, [platform]))])
        assert text_to_paste(POST, platform) + "\n" == files[f"captions/{platform}.txt"].decode()
    assert text_to_paste(POST, "x") == "Teks X\n\n#paspor"
    assert text_to_paste(POST, "youtube").startswith("[Judul]\nJudul\n\n[Deskripsi]\nTeks umum")
    assert text_to_paste(POST, "") == "Teks umum\n\n#paspor"
    assert comment_to_paste(POST, "x") == "Tanya di sini"


def test_the_note_is_in_no_written_caption() -> None:
    """No file of the captions folder holds it, for any platform."""
    platforms = ("x", "youtube", "instagram", "facebook", "web")
    files = caption_files(
        [CaptionSet(id="p", title="Paspor", captions=captions_of(POST, platforms), alt=("a",))]
    )
    assert len(files) > len(platforms)
    assert not any(SECRET.encode() in data for data in files.values())
