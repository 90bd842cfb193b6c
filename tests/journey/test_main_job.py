"""From a content file to a verified bundle by the command line, read back by independent readers."""

import hashlib
import io
import json
import re
import zipfile
from html import unescape
from html.parser import HTMLParser

import docx
import pytest
from PIL import Image
from pypdf import PdfReader

from studio.export.verify import verify_bundle
from tests.journey.conftest import THREE, TITLE
from tests.journey.support import (
    NAME,
    Bundle,
    assert_same,
    export,
    placement_facts,
    studio,
    tree,
    zipped,
)

PICTURES = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
PLAIN = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
MM = 72 / 25.4
HEADLINE = "Lansia bisa urus paspor tiap Sabtu tanpa antre daring"


def words(text):
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def stills(bundle: Bundle):
    """Path, bytes and manifest entry of each picture."""
    for path, entry in bundle.media.items():
        if path[path.rindex(".") :] in PICTURES:
            yield path, (bundle.folder / path).read_bytes(), entry


def pdf_of(bundle: Bundle):
    """The A4 page as PDF."""
    (path,) = [p for p in bundle.media if p.endswith(".pdf")]
    return PdfReader(bundle.folder / path)


def test_check_tells_findings_as_json(checked):
    """`check --json` lists findings with the pinned keys; it exits 1 exactly when one needs attention."""
    findings = checked.json["findings"]
    for found in findings:
        assert {"id", "code", "severity", "where", "message"} <= set(found)
        assert found["severity"] in {"blocker", "warning", "advice"}
        assert found["message"].endswith((".", "!", "?")), found["message"]
    assert checked.code == int(any(f["status"] in {"warn", "fail", "error"} for f in findings))


def test_check_counts_the_caption(tmp_path):
    """A caption of 290 letters is too long for X by ten and fits Bluesky; a post without one says so."""
    project, file = tmp_path / "a.humas", tmp_path / "isi.toml"
    assert studio("project", "new", project, "--institution", "A", "--unit", "B", "--kit", "nila").code == 0
    text = ("abcdefghi " * 29).strip() + "j"
    file.write_text(
        f'format = 1\ntitle = "Takarir"\ntemplate = "kabar"\nplacements = ["x/post", "bluesky/post"]\n'
        f'[slots]\nheadline = "Judul"\n[caption]\ntext = "{text}"\n',
        "utf-8",
    )
    assert studio("post", "add", project, "--from", file).code == 0
    done = studio("check", project, "Takarir", "--json")
    assert done.code == 1
    long = [found for found in done.json["findings"] if found["code"] == "caption/too-long"]
    assert [(found["where"]["platform"], found["values"]["over"]) for found in long] == [("x", 10)]
    assert long[0]["severity"] == "blocker"


def test_verify_accepts_folder_and_zip(bundle):
    """`verify` exits 0 for the ZIP and for the folder, and counts the same files."""
    counts = set()
    for path in (bundle.archive, bundle.folder):
        done = studio("verify", path, "--json")
        assert done.code == 0, done.out
        assert done.json["ok"] is True
        assert done.json["faults"] == []
        counts.add((done.json["files"], done.json["bytes"], done.json["manifest_sha256"]))
    assert counts == {(len(bundle.files), sum(e["bytes"] for e in bundle.files.values()),
                       bundle.said["manifest_sha256"])}  # fmt: skip


def test_verify_refuses_one_changed_byte(bundle, tmp_path):
    """One flipped byte anywhere in the ZIP's files is found: exit 1 and, for a listed file, its name."""
    whole = bytearray(bundle.archive.read_bytes())
    with zipfile.ZipFile(bundle.archive) as opened:
        spots = {
            info.filename: info.header_offset + 30 + len(info.filename.encode()) + info.file_size // 2
            for info in opened.infolist()
        }
    target = tmp_path / "berubah.bundel.zip"
    for name, at in spots.items():
        whole[at] ^= 1
        target.write_bytes(whole)
        found = verify_bundle(target)
        assert not found.ok, name
        if name in bundle.files:
            assert [fault.path for fault in found.faults] == [name]
        whole[at] ^= 1
    picture = next(iter(bundle.media))
    whole[spots[picture]] ^= 0x80
    target.write_bytes(whole)
    done = studio("verify", target, "--json")
    assert done.code == 1
    assert done.json["ok"] is False
    assert [fault["path"] for fault in done.json["faults"]] == [picture]


def test_manifest_lists_every_file_with_its_hash(bundle):
    """The manifest names each file once with size and SHA-256; folder and ZIP hold exactly these."""
    present = tree(bundle.folder)
    own = {"manifest.json", "mimetype"}
    assert {path: entry["sha256"] for path, entry in bundle.files.items()} == {
        path: digest for path, digest in present.items() if path not in own
    }
    for path, entry in bundle.files.items():
        assert entry["bytes"] == (bundle.folder / path).stat().st_size
    assert zipped(bundle.archive) == present
    assert bundle.said["manifest_sha256"] == present["manifest.json"]
    assert bundle.said["files"] == len(present) - len(own)
    everything = {"index.html", "proof.pdf", "lembar-persetujuan.docx", "captions/captions.json",
                  "captions/instagram.txt", "captions/alt.txt"}  # fmt: skip
    assert everything <= set(present)


def test_zip_has_no_clock_and_no_order_of_its_own(bundle):
    """In the ZIP `mimetype` comes first, the rest is sorted, stored, dated 1980 and without extra fields."""
    with zipfile.ZipFile(bundle.archive) as opened:
        infos = opened.infolist()
    assert infos[0].filename == "mimetype"
    assert [i.filename for i in infos[1:]] == sorted(i.filename for i in infos[1:])
    for info in infos:
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert info.compress_type == zipfile.ZIP_STORED
        assert (info.extra, info.comment) == (b"", b"")


def test_media_are_named_by_rule(bundle):
    """Names are date_unit_post_platform_placement_nn in ASCII of at most 150 bytes."""
    found = set()
    for path, entry in bundle.media.items():
        name = path.removeprefix("media/")
        match = NAME.fullmatch(name)
        assert match, name
        assert len(name.encode("ascii")) <= 150
        assert match["date"] == "2026-12-01"
        assert match["unit"] == "kantor-contoh-teluk"
        assert match["post"] == "jalur-prioritas-lansia-setiap-sabtu"
        assert f"{match['platform']}/{match['placement']}" == entry["placement"]
        assert match["nn"] == "01"
        found.add((entry["placement"], match["kind"]))
    assert found == {
        ("instagram/feed-portrait", "jpg"),
        ("instagram/story", "jpg"),
        ("print/a4", "jpg"),
        ("print/a4", "pdf"),
    }


def test_pictures_have_the_size_of_their_placement(bundle):
    """Every picture decodes to the pixels its platform file asks for, in its formats, in its limit."""
    for path, data, entry in stills(bundle):
        facts = placement_facts(entry["placement"])
        kind = PICTURES[path[path.rindex(".") :]]
        assert kind.lower() in facts["formats"]
        with Image.open(io.BytesIO(data), formats=[kind]) as opened:
            opened.load()
            assert opened.size == (facts["width"], facts["height"]) == tuple(entry["pixels"])
            assert opened.mode == "RGB"
            assert len(set(opened.resize((60, 60)).getdata())) > 300, "the picture is not empty"
        assert len(data) <= facts.get("max_bytes", 1 << 30)


def test_pictures_carry_nothing_but_pixels(bundle):
    """No EXIF, XMP, ICC profile, comment, thumbnail or other marker stands in any picture."""
    for path, data, _ in stills(bundle):
        with Image.open(io.BytesIO(data), formats=[PICTURES[path[path.rindex(".") :]]]) as opened:
            assert set(opened.info) <= PLAIN, opened.info.keys()
            assert not opened.getexif()
            assert [marker for marker, _ in getattr(opened, "applist", [])] in ([], ["APP0"])
        for mark in (b"Exif\0", b"http://ns.adobe.com", b"<x:xmpmeta", b"ICC_PROFILE", b"Photoshop"):
            assert mark not in data


def test_nothing_tells_where_it_was_made(bundle, office):
    """No file of the bundle holds a path of this machine or the name of its user."""
    secrets = [str(bundle.folder.parent).encode(), str(office.parent).encode(), b"/tmp/", b"/root", b"/home/"]

    def search(name, data):
        for secret in secrets:
            assert secret not in data, (name, secret)

    for path in bundle.folder.rglob("*"):
        if not path.is_file():
            continue
        data = path.read_bytes()
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as opened:
                for name in opened.namelist():
                    search(name, opened.read(name))
        elif path.suffix in {".jpg", ".pdf"}:
            secrets_here = secrets[:2]
            assert not [s for s in secrets_here if s in data], path.name
        else:
            search(path.name, data)


def test_print_page_has_its_boxes_and_text(bundle):
    """The A4 page as PDF: trim 210 × 297 mm, bleed 3 mm around it, inside the sheet; text is text."""
    reader = pdf_of(bundle)
    (page,) = reader.pages
    trim, bleed, media = page.trimbox, page.bleedbox, page.mediabox
    assert float(trim.width) == pytest.approx(210 * MM, abs=0.2)
    assert float(trim.height) == pytest.approx(297 * MM, abs=0.2)
    for near, far in ((bleed.left, trim.left), (bleed.bottom, trim.bottom)):
        assert float(far) - float(near) == pytest.approx(3 * MM, abs=0.2)
    for near, far in ((trim.right, bleed.right), (trim.top, bleed.top)):
        assert float(far) - float(near) == pytest.approx(3 * MM, abs=0.2)
    assert media.left < bleed.left < bleed.right < media.right
    assert media.bottom < bleed.bottom < bleed.top < media.top
    text = words(page.extract_text())
    for part in ("Kabar layanan", "Selasa, 1 Desember 2026", "Bawa KTP elektronik, kartu keluarga"):
        assert part in text
    assert set(HEADLINE.split()) <= set(text.split())
    fonts = page["/Resources"]["/Font"]
    for font in fonts.values():
        parts = font.get_object().get("/DescendantFonts", [font])
        for part in parts:
            descriptor = part.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor), "fonts are embedded"


def test_pdf_documents_have_no_clock(bundle):
    """Dates in the PDFs are fixed ones and no author stands in them."""
    for reader in (pdf_of(bundle), PdfReader(bundle.folder / "proof.pdf")):
        said = reader.metadata
        assert said["/CreationDate"].startswith("D:19800101")
        assert said["/ModDate"].startswith("D:19800101")
        assert said["/Title"] == TITLE
        assert "/Author" not in said


def test_proof_shows_every_placement(bundle):
    """The contact sheet names each placement with its size, and its text can be searched."""
    text = words(" ".join(page.extract_text() for page in PdfReader(bundle.folder / "proof.pdf").pages))
    for ident in THREE.split(","):
        facts = placement_facts(ident)
        assert ident in text
        assert f"{facts['width']} × {facts['height']} px" in text


def test_approval_sheet_names_the_content(bundle):
    """The DOCX opens in python-docx and holds title, unit, content hash and the captions to approve."""
    sheet = docx.Document(str(bundle.folder / "lembar-persetujuan.docx"))
    cells = [cell.text for table in sheet.tables for row in table.rows for cell in row.cells]
    text = words(" ".join([*(p.text for p in sheet.paragraphs), *cells]))
    (post,) = bundle.manifest["posts"]
    assert "LEMBAR PERSETUJUAN" in text
    assert TITLE in text
    assert "KANTOR CONTOH TELUK" in text.upper()
    assert post["content"]["whole"][:16] in text
    assert "Setuju dengan perbaikan" in text
    assert sheet.core_properties.created.year == 1980
    with zipfile.ZipFile(bundle.folder / "lembar-persetujuan.docx") as opened:
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_captions_stand_alike_in_text_json_and_manifest(bundle):
    """Each platform's text file holds the manifest's caption and nothing else; captions.json agrees."""
    (post,) = bundle.manifest["posts"]
    assert set(post["captions"]) == {"instagram"}, "print takes no caption"
    said = post["captions"]["instagram"]
    folder = bundle.folder / "captions"
    assert folder.joinpath("instagram.txt").read_text("utf-8") == said["text"] + "\n"
    first = folder.joinpath("instagram-komentar-pertama.txt").read_text("utf-8")
    assert first == said["first_comment"] + "\n"
    assert "Pertanyaan yang sering masuk" in first
    assert said["text"].endswith("#ImigrasiTanjungSekar #LayananPaspor #RamahLansia #LayananPublik")
    (as_json,) = json.loads(folder.joinpath("captions.json").read_text("utf-8"))["posts"]
    assert as_json["platforms"]["instagram"] == said
    assert folder.joinpath("alt.txt").read_text("utf-8").startswith("Petugas berkerudung menunjuk")
    assert [alt["text"] for alt in as_json["alt"]] == [alt["text"] for alt in post["alt"]]


class Links(HTMLParser):
    """Collects what a page refers to."""

    def __init__(self):
        super().__init__()
        self.to, self.shown, self.tags, self.text = [], [], set(), []

    def handle_starttag(self, tag, attrs):
        """Note addresses by what they do."""
        self.tags.add(tag)
        for name, value in attrs:
            if name in {"src", "srcset", "poster", "data"}:
                self.shown.append(value)
            elif name == "href":
                (self.shown if tag in {"link", "base"} else self.to).append(value)

    def handle_data(self, data):
        """Keep the visible text."""
        self.text.append(data)


def test_index_page_shows_everything_and_asks_for_nothing(bundle):
    """index.html links each rendition, shows it from inside the page, and loads nothing from elsewhere."""
    page = (bundle.folder / "index.html").read_text("utf-8")
    seen = Links()
    seen.feed(page)
    assert set(bundle.media) <= set(seen.to)
    local = [address for address in seen.to if not re.match(r"#|[a-z]+:", address)]
    assert all((bundle.folder / address).is_file() for address in local)
    assert "default-src 'none'" in unescape(page), "the page itself forbids every address but its own files"
    assert "script-src 'unsafe-inline'" in unescape(page)
    assert not [address for address in seen.shown if not address.startswith("data:")]
    assert not re.findall(r"url\((?!['\"]?data:)|@import", page)
    assert len(page.encode()) <= 1_000_000
    small = [address for address in seen.shown if address.startswith("data:image/webp")]
    assert len(small) >= len(bundle.media)
    assert all(len(address) * 3 // 4 <= 25 * 1024 + 30 for address in small)
    text = words(" ".join(seen.text))
    (post,) = bundle.manifest["posts"]
    assert words(post["captions"]["instagram"]["text"]) in text
    assert words(post["alt"][0]["text"]) in words(text + page)


def test_two_exports_are_equal_byte_for_byte(bundle, office, tmp_path):
    """Another process with other hash seed, language and time zone writes the same bundle and ZIP."""
    how = {"PYTHONHASHSEED": "4242", "LANG": "id_ID.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "Asia/Jayapura"}
    again = export(office, TITLE, tmp_path / "lagi", THREE, env=how)
    assert again.folder.name == bundle.folder.name
    assert_same(bundle, again)


def test_dry_run_writes_nothing(office, tmp_path):
    """`export --dry-run --json` names each file with its size and leaves the disk as it was."""
    before = hashlib.sha256(office.read_bytes()).hexdigest()
    wanted = ("--out", tmp_path / "o", "--placements", THREE)
    done = studio("export", office, TITLE, *wanted, "--dry-run", "--json")
    assert done.code == 0, done.err
    rows = {(row["placement"], row["kind"], row["width"], row["height"]) for row in done.json["files"]}
    assert rows == {
        ("instagram/feed-portrait", "image", 1080, 1350),
        ("instagram/story", "image", 1080, 1920),
        ("print/a4", "image", 2551, 3579),
        ("print/a4", "pdf", 2551, 3579),
    }
    assert not (tmp_path / "o").exists()
    assert hashlib.sha256(office.read_bytes()).hexdigest() == before


def test_second_export_takes_a_free_name(bundle, office):
    """Exporting again into the same folder overwrites nothing: the new bundle gets a number."""
    before = tree(bundle.folder)
    again = export(office, TITLE, bundle.folder.parent, "web/opengraph")
    assert again.folder.name == bundle.folder.name + "-2"
    assert tree(bundle.folder) == before
    assert studio("verify", again.archive).code == 0
